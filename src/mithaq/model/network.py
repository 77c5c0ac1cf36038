"""Networks of actors: nodes and edges, each edge with the statements it stands on."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Any

from mithaq.model.marked import framed

__all__ = ["COUNTS", "KINDS", "Choice", "Edge", "Network", "Node"]

#: The kinds of network, with what an edge is.
KINDS = {
    "speaks": "An edge from A to B: A says something to B.",
    "refers": "An edge between A and B: both refer to the same instrument.",
    "agree": "An edge between A and B: both take the same side on the same subject.",
    "disagree": "An edge between A and B: one is for, the other against, the same subject.",
}
_SHOWN = 20  # edges in a notebook
#: What is counted once: how many units one statement, article, day or utterance (all its versions) makes.
COUNTS = ("statement", "article", "day", "version")


@dataclass(frozen=True, slots=True)
class Choice:
    """Which network: ``kind`` (:data:`KINDS`), what counts once (``count``), the least weight of an edge (``minimum``).

    ``level``: ``actor``, or ``party`` (the states and organisations that a speaker holds an office of); ``copies``:
    whether what an article copied from another counts again; ``isolates``: whether actors without an edge are shown;
    ``most``: the actors that are looked at, those with the most statements first.
    """

    kind: str = "speaks"
    count: str = "statement"
    minimum: int = 1
    level: str = "actor"
    copies: bool = False
    isolates: bool = False
    most: int = 200


@dataclass(frozen=True, slots=True)
class Node:
    """An actor: id, name, kind, and in how many units (as ``count`` says) it speaks or is spoken to."""

    id: str
    name: str
    kind: str
    units: int

    def to_json(self) -> dict[str, Any]:
        """The node as plain data."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class Edge:
    """Two actors (from ``source`` to ``target`` where the network is directed), how strongly they are joined, by what.

    ``about``: the instruments and principles they share; ``statements``: the ids of the statements it stands on.
    """

    source: str
    target: str
    weight: int
    about: tuple[str, ...]
    statements: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """The edge as plain data."""
        plain = {name: getattr(self, name) for name in self.__slots__}
        return {**plain, "about": list(self.about), "statements": list(self.statements)}


@dataclass(frozen=True, slots=True)
class Network:
    """Actors and what joins them, the strongest edge first.

    ``sentence``: the query in words; ``says``: what an edge is; ``left_out``: actors beyond ``choice.most``.

    >>> network = Network(Choice("agree"), "statements", (Node("a", "A", "person", 1),), (), 0)
    >>> network.directed, str(network)
    (False, 'statements: 1 actor, 0 edges. An edge between A and B: both take the same side on the same subject.')
    """

    choice: Choice
    sentence: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    left_out: int = 0

    @property
    def directed(self) -> bool:
        """Whether an edge runs from one to the other."""
        return self.choice.kind == "speaks"

    @property
    def says(self) -> str:
        """What an edge is, in a sentence."""
        return KINDS[self.choice.kind]

    def name(self, actor: str) -> str:
        """The name of an actor of the network."""
        return next((node.name for node in self.nodes if node.id == actor), actor)

    def __str__(self) -> str:
        """The query, how much there is, and what an edge is."""
        actors, edges = len(self.nodes), len(self.edges)
        left = f", {self.left_out:,} more with fewer statements not looked at" if self.left_out else ""
        counted = f"{actors:,} actor{'' if actors == 1 else 's'}{left}, {edges:,} edge{'' if edges == 1 else 's'}"
        return f"{self.sentence}: {counted}. {self.says}"

    def _repr_html_(self) -> str:
        """The strongest edges as a table for notebooks, every name in its own direction."""
        cells = ((self.name(e.source), self.name(e.target), str(e.weight)) for e in self.edges[:_SHOWN])
        rows = ("".join(f"<td><bdi>{escape(cell)}</bdi></td>" for cell in row) for row in cells)
        return framed(str(self), f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>")

    def to_json(self) -> dict[str, Any]:
        """The network as plain data."""
        choice = {name: getattr(self.choice, name) for name in Choice.__slots__}
        return {
            "query": self.sentence,
            "edge": self.says,
            "directed": self.directed,
            "choice": choice,
            "nodes": [node.to_json() for node in self.nodes],
            "edges": [edge.to_json() for edge in self.edges],
            "left_out": self.left_out,
        }
