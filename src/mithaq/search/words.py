"""The words that are searched: folded, and cut to light stems by the pack of the script they are written in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache, lru_cache

from mithaq.extract.doing.stems import stems_of
from mithaq.lang.pack import language_of, load_pack, pack_codes
from mithaq.text.fold import DECORATION
from mithaq.text.span import Span
from mithaq.text.tokens import NUMBER, WORD, Tokens, cut

__all__ = ["forms_and_stems"]

_KEPT = (WORD, NUMBER)


def forms_and_stems(tokens: Tokens | str, spans: Iterable[Span] | None = None) -> tuple[str, str]:
    """The words and numbers of a text (or of these spans of it), once folded and once cut to stems, spaces between.

    >>> forms_and_stems("Выполнение договора, п. 8"), forms_and_stems("بالمعاهدات")[0]
    (('выполнение договора п 8', 'выполнен договор п 8'), 'بالمعاهدات')
    """
    if isinstance(tokens, str):
        tokens = cut(tokens)
    forms: list[str] = []
    stems: list[str] = []
    for first, last in [(0, len(tokens))] if spans is None else ((tokens.at(a), tokens.before(b)) for a, b in spans):
        for key, kind in zip(tokens.keys[first:last], tokens.kinds[first:last], strict=True):
            if kind in _KEPT:
                form, stem = _pair(key)
                forms.append(form)
                stems.append(stem)
    return " ".join(forms), " ".join(stems)


@lru_cache(maxsize=1 << 16)
def _pair(key: str) -> tuple[str, str]:
    form = _plain(key)
    return form, _stem(form)


def _plain(key: str) -> str:
    """The word without what the full-text index would cut it at."""
    return key if key.isalnum() else "".join(filter(str.isalnum, DECORATION.sub("", key))) or "_"


def _stem(word: str) -> str:
    return word if word.isdigit() else _cutter(language_of(word))(word)


@cache
def _cutter(code: str) -> Callable[[str], str]:
    return stems_of(load_pack(code)).__getitem__ if code in pack_codes() else str
