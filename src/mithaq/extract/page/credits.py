"""Credits: whose name a report is under, and whose reports it was made of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from mithaq.extract.page.furniture import page_words
from mithaq.kb.lookup import Kb
from mithaq.kb.records import Entity
from mithaq.lang.pack import Pack
from mithaq.text.fold import fold, key

__all__ = ["Credit", "bare", "is_place", "known_outlet", "names_outlet", "read_credit"]

_EDGES = " \t\u00a0\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff.,،؛;:|/\\*+-–—_۔\"'«»“”„‘’{}()[]<>"
_EDGE = re.compile(rf"^[{re.escape(_EDGES)}]+|[{re.escape(_EDGES)}]+$")
_SPLIT = re.compile(r"\s*[+,،;؛|/&]\s*|\s+[-–—]\s+")
_DOMAIN = re.compile(r"\.(?:ru|com|org|net)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Credit:
    """What a credit says: the outlet as written, the agency's own short name, and every source as written."""

    outlet: str | None = None
    agency: str | None = None
    sources: tuple[str, ...] = ()


def bare(text: str) -> str:
    """The words without the marks and spaces around them.

    >>> bare(" «The Lake Mirror». "), bare("{مرآة الساحل}")
    ('The Lake Mirror', 'مرآة الساحل')
    """
    return " ".join(_EDGE.sub("", text).split())


def known_outlet(name: str, pack: Pack, kb: Kb) -> Entity | None:
    """The outlet or agency of this name, with or without the word for what it is («صحيفة», "newspaper").

    >>> from mithaq.kb.lookup import load_kb
    >>> from mithaq.lang.pack import load_pack
    >>> known_outlet("«أ ف ب»", load_pack("ar"), load_kb()).id
    'agency:afp'
    """
    name = bare(name)
    if not 1 < len(name) < 80:
        return None
    return _outlet(key(name), pack, kb)


@lru_cache(maxsize=4096)
def _outlet(name: str, pack: Pack, kb: Kb) -> Entity | None:
    words = name.split()
    tries = [name, _DOMAIN.sub("", name)]
    heads = sorted(page_words(pack, "outlet_heads"))
    tries += [f"{head} {name}" for head in heads]
    for head in heads:
        if name.startswith(f"{head} "):
            tries.append(name[len(head) + 1 :])
    if len(words) > 1 and words[-1] in page_words(pack, "outlet_tails"):
        tries.append(" ".join(words[:-1]))
    for text in dict.fromkeys(tries):
        found = next((entity for entity in kb.find(text) if entity.kind == "outlet"), None)
        if found is not None:
            return found
    return None


def names_outlet(name: str, pack: Pack) -> bool:
    """Whether a name says itself that it is an outlet's: it has a word such as «شبكة» or is in quotation marks."""
    return not page_words(pack, "outlet_words").isdisjoint(fold(bare(name)).split())


@cache
def _places(language: str, kb: Kb) -> frozenset[str]:
    named = {key(surface.text) for surface in kb.surfaces(language) if surface.form in ("capital", "seat")}
    for entity in kb.entities.values():
        if entity.kind in ("place", "state") or entity.id == "org:un":
            named.update(key(name) for name in entity.names.get(language, ()))
    return frozenset(named)


def is_place(name: str, pack: Pack, kb: Kb) -> bool:
    """Whether the packs know this name as a place: a capital, a state, a town."""
    return " ".join(key(bare(name)).split()) in _places(pack.code, kb)


def _pieces(text: str, pack: Pack, kb: Kb) -> list[str]:
    """The names that a credit lists, cut at signs and, where both sides are known, at the word "and"."""
    out: list[str] = []
    for piece in map(bare, _SPLIT.split(text)):
        if not piece or known_outlet(piece, pack, kb):
            out.extend([piece] if piece else ())
            continue
        for join in page_words(pack, "joins"):
            gap = r"\s+" if join.isascii() or len(join) > 1 else r"\s*"
            left, _, right = re.sub(rf"\s+{join}{gap}(?=\S)", "\n", piece, count=1, flags=re.IGNORECASE).partition("\n")
            if right and (known_outlet(right, pack, kb) or fold(right) in page_words(pack, "loose_credits")):
                out.extend((bare(left), bare(right)))
                break
        else:
            out.append(piece)
    return out


@lru_cache(maxsize=4096)
def read_credit(text: str, pack: Pack, kb: Kb) -> Credit:
    """What a credit such as «الخليج + وكالات» or "TASS, AFP" says.

    The agency is given only where the credit names exactly one; the outlet is the first name that is neither an agency
    nor a loose word (agencies, media), provided that the packs know it, that it has an outlet's word in it, or that
    others are listed after it. An institution that is its own source is no outlet.

    >>> from mithaq.kb.lookup import load_kb
    >>> from mithaq.lang.pack import load_pack
    >>> read_credit("مرآة الساحل + وكالات", load_pack("ar"), load_kb())
    Credit(outlet='مرآة الساحل', agency=None, sources=('مرآة الساحل', 'وكالات'))
    """
    pieces = _pieces(text, pack, kb)
    agencies, outlet = [], None
    for place, piece in enumerate(pieces):
        entity = known_outlet(piece, pack, kb)
        if entity is not None and entity.subkind == "agency":
            agencies.append(kb.name(entity.id))
        elif outlet is None and fold(piece) not in page_words(pack, "loose_credits") and place == len(agencies):
            first_of_several = len(pieces) > place + 1 and not kb.find(piece)
            if entity is not None or names_outlet(piece, pack) or first_of_several:
                outlet = piece
    named = set(agencies)
    return Credit(outlet, named.pop() if len(named) == 1 else None, tuple(pieces))
