"""Whether the words around a time expression speak of what was or of what will be."""

from __future__ import annotations

import re
from collections.abc import Mapping

__all__ = ["CUES", "lean_of"]

CUES = ("past", "future", "present", "if", "ahead", "stop")

_BEFORE, _AFTER = 14, 8
_WITHIN = 3


def lean_of(letters: str, first: int, last: int, cues: Mapping[str, re.Pattern[str]]) -> str:
    """``past`` or ``future`` by the nearest cue in the sentence, or nothing.

    Arguments: the document as letters, the first and last (exclusive) token of the expression, and the pack's cues:
    ``past``, ``future``, ``if`` (always future), ``present`` (future where nothing is past), ``ahead`` (until, by: the
    same, just before) and ``stop`` (where the sentence ends). A past form just after a future one belongs to it.
    """
    left = letters[max(0, first - _BEFORE) : first]
    stops = [match.end() for match in cues["stop"].finditer(left)]
    left = left[stops[-1] :] if stops else left
    stop = cues["stop"].search(letters, last, last + _AFTER)
    right = letters[last : stop.start() if stop else last + _AFTER]
    if cues["if"].search(left):
        return "future"
    ahead = {match.start() for match in cues["future"].finditer(left)}
    found = [(len(left) - at, "future") for at in ahead]
    for match in cues["past"].finditer(left):
        at = match.start()
        if not ahead & set(range(at - _WITHIN, at)):
            found.append((len(left) - at, "past"))
    for name in ("past", "future"):
        found.extend((match.start() + 2, name) for match in cues[name].finditer(right))
    if found:
        return min(found)[1]
    return "future" if cues["present"].search(left + right) or cues["ahead"].search(left[-1:]) else ""
