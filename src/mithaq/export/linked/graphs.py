"""GraphML: networks with all their attributes, as networkx, Gephi, visone and igraph open them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from mithaq.export.items import Bundle, Item, Tally
from mithaq.kb.acts import act_codes

__all__ = ["Attributes", "Shape", "write_graph", "write_statements_graph"]

_BAD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
#: The attributes of nodes or edges: name, and its type in GraphML (string, int, double, boolean).
Attributes = Mapping[str, str]
_NODE: Attributes = {"label": "string", "kind": "string"}
_EDGE: Attributes = {
    **{"statement": "string", "relation": "string", "act": "string", "stance": "string", "date": "string"},
    **{"language": "string", "outlet": "string", "document": "string", "words": "string", "confidence": "double"},
}


@dataclass(frozen=True, slots=True)
class Shape:
    """What a file says of a graph before its nodes and edges: a description, whether directed, the attributes."""

    says: str
    directed: bool
    node: Attributes
    edge: Attributes


def write_graph(
    path: Path,
    shape: Shape,
    nodes: Iterable[tuple[str, Mapping[str, Any]]],
    edges: Iterable[tuple[str, str, Mapping[str, Any]]],
) -> int:
    """How many edges were written: of nodes (id, values) and edges (id, id, values); ``None`` is left out."""
    written = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(_head(shape))
        for id_, values in nodes:
            file.write(f"<node id={_quoted(id_)}>{_data('n', shape.node, values)}</node>\n")
        for written, (source, target, values) in enumerate(edges, 1):
            ends = f"source={_quoted(source)} target={_quoted(target)}"
            file.write(f'<edge id="e{written}" {ends}>{_data("e", shape.edge, values)}</edge>\n')
        file.write("</graph>\n</graphml>\n")
    return written


def write_statements_graph(bundle: Bundle, path: Path) -> Tally:
    """Speakers, addressees, instruments and principles; an edge for each statement and each of what it names.

    Statements that name nothing and nobody have no edge, and are left out and counted.
    """
    kinds: dict[str, str] = {}
    names: dict[str, str] = {}
    left = 0
    for item in bundle.items():
        ties = tuple(_ties(item))
        left += not ties
        speaker = item.actor
        names.setdefault(speaker, bundle.speaker(item))
        kinds.setdefault(speaker, "actor")
        for relation, target in ties:
            kinds.setdefault(target, "actor" if relation == "to" else relation)
            names.setdefault(target, bundle.name(target.partition(":")[2] if relation != "to" else target))
    nodes = ((id_, {"label": names[id_], "kind": kind}) for id_, kind in kinds.items())
    edges = (edge for item in bundle.items() for edge in _edges(bundle, item))
    shape = Shape(bundle.about.line, True, _NODE, _EDGE)
    return Tally(write_graph(path, shape, nodes, edges), left, "they name nobody and nothing", "edge")


def _ties(item: Item) -> Iterator[tuple[str, str]]:
    one = item.entry.statement
    yield from (("to", who) for who in item.addressees)
    yield from (("instrument", f"instrument:{id_}") for id_ in one.instruments)
    yield from (("principle", f"principle:{code}") for code in one.concepts)


def _edges(bundle: Bundle, item: Item) -> Iterator[tuple[str, str, dict[str, Any]]]:
    entry, codes = item.entry, act_codes().get(item.entry.act)
    stance = None if codes is None or codes.stance is None else ("for" if codes.stance else "against")
    for relation, target in _ties(item):
        code = target.partition(":")[2]
        yield (
            item.actor,
            target,
            {
                "statement": entry.id,
                "relation": relation,
                "act": entry.act,
                "stance": None if relation == "to" or code in bundle.kb.topics else stance,
                "date": entry.date,
                "language": entry.article.language,
                "outlet": entry.article.outlet,
                "document": entry.article.id,
                "words": entry.words,
                "confidence": entry.statement.confidence,
            },
        )


def _head(graph: Shape) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    yield f"<desc>{_text(graph.says)}</desc>\n"
    for part, attributes in (("node", graph.node), ("edge", graph.edge)):
        for name, kind in attributes.items():
            where = f'id="{part[0]}_{name}" for="{part}"'
            yield f'<key {where} attr.name="{name}" attr.type="{kind}"/>\n'
    yield f'<graph id="G" edgedefault="{"directed" if graph.directed else "undirected"}">\n'


def _data(part: str, attributes: Attributes, values: Mapping[str, Any]) -> str:
    cells = ((name, values.get(name)) for name in attributes)
    return "".join(f'<data key="{part}_{name}">{_text(value)}</data>' for name, value in cells if value is not None)


def _text(value: Any) -> str:
    return escape(_BAD.sub("\ufffd", str(value).lower() if isinstance(value, bool) else str(value)))


def _quoted(value: str) -> str:
    return quoteattr(_BAD.sub("\ufffd", value))
