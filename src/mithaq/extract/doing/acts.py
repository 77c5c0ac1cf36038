"""Find what a statement does: demands, refuses, promises, accuses, announces, or only says how things are."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from mithaq.extract.doing.wordings import Match, Wordings, read_wordings
from mithaq.lang.pack import Pack
from mithaq.model.why import Why
from mithaq.text.span import Span
from mithaq.text.tokens import Tokens, cut

__all__ = ["ACTS", "Acts", "Words", "act_of", "find_act"]

#: The sixteen acts; where two weigh the same, the earlier one is the main act.
ACTS = (
    "deny",
    "reject",
    "demand",
    "accuse_breach",
    "warn",
    "accept",
    "criticise",
    "reaffirm",
    "propose",
    "request",
    "commit",
    "announce",
    "endorse",
    "interpret",
    "invoke",
    "assert",
)
_ENDS = frozenset(".!?؟;؛:،,…\n")
_GAP = "…"
_BLAME = ("accuse_breach", "criticise")
_EARLY, _EARLY_BONUS = 6, 0.4
_ALSO = 2.0


@dataclass(frozen=True, slots=True)
class Acts:
    """The acts of a statement: ``main``, ``all`` of them (the main one first) and ``why``, one node for each."""

    main: str
    all: tuple[str, ...]
    why: tuple[Why, ...] = ()


@dataclass(frozen=True, slots=True)
class _Rules:
    wordings: Wordings
    cues: Mapping[str, float]
    lemmas: Mapping[str, float]


@cache
def _rules(pack: Pack) -> _Rules:
    data = pack.data("acts.yml")
    return _Rules(read_wordings(pack, "acts.yml"), data.get("cues", {}), data.get("lemmas", {}))


def find_act(content: str, cue_act: str, cue_lemma: str, pack: Pack) -> Acts:
    """What a statement does by its words and by the verb that reports it.

    Arguments: the words attributed, the act the reporting verb suggests and the verb's lemma (both from the pack's
    ``speech.tsv``; empty where there is none), the pack. Codes are those of the model, lower case. Every rule of
    ``acts.yml`` that matches adds its weight to its act, the verb adds its own, and the heaviest act is the main one;
    without any, a statement asserts. Accusing and criticising are weighed together, since both blame.

    >>> from mithaq.lang.pack import load_pack
    >>> find_act("هذا الاقتراح غير مقبول", "assert", "قال", load_pack("ar")).main
    'reject'
    >>> find_act("الطريق مفتوح", "", "", load_pack("ar")).all
    ('assert',)
    """
    return act_of(Words(cut(content)).of((Span(0, len(content)),)), cue_act, cue_lemma, pack)


class Words:
    """The words of a document and the marks that end something among them, to take those of a content."""

    def __init__(self, tokens: Tokens) -> None:
        rows = zip(tokens.starts, tokens.keys, tokens.kinds, strict=True)
        kept = [(start, word) for start, word, kind in rows if kind in "wn" or word in _ENDS or word[:2] == ".."]
        self._starts = [start for start, _ in kept]
        self._words = [word for _, word in kept]

    def of(self, content: Sequence[Span]) -> list[str]:
        """The words of a content; between two parts of it stands an ellipsis."""
        out: list[str] = []
        for span in content:
            first = bisect_left(self._starts, span.start)
            out += [_GAP] if out else []
            out += self._words[first : bisect_left(self._starts, span.stop, first)]
        return out


def act_of(words: list[str], cue_act: str, cue_lemma: str, pack: Pack) -> Acts:
    """As :func:`find_act`, of words that are cut already."""
    rules = _rules(pack)
    matches = _distinct(rules.wordings.find(words))
    if not matches:
        return _by_cue(pack, cue_act, cue_lemma)
    weights: dict[str, float] = {}
    best: dict[str, tuple[float, Match]] = {}
    for match in matches:
        act = match.rule.given["act"]
        weight = match.rule.given["weight"] + (_EARLY_BONUS if match.first < _EARLY else 0.0)
        weights[act] = weights.get(act, 0.0) + (weight if act not in best else weight / 2)
        if act not in best or weight > best[act][0]:
            best[act] = (weight, match)
    if cue_act:
        weights[cue_act] = weights.get(cue_act, 0.0) + _cue_weight(rules, cue_act, cue_lemma)
    return _weighed(weights, best, words, cue_act)


@lru_cache(maxsize=4096)
def _by_cue(pack: Pack, cue_act: str, cue_lemma: str) -> Acts:
    """What a statement does in whose words no rule matches."""
    weights = {cue_act: _cue_weight(_rules(pack), cue_act, cue_lemma)} if cue_act else {}
    return _weighed(weights, {}, [], cue_act)


def _distinct(matches: list[Match]) -> list[Match]:
    """One match a rule: the first."""
    return matches if len(matches) < 2 else list({m.rule.id: m for m in reversed(matches)}.values())[::-1]


def _cue_weight(rules: _Rules, cue_act: str, cue_lemma: str) -> float:
    return float(rules.lemmas.get(cue_lemma, rules.cues.get(cue_act, rules.cues.get("other", 1.0))))


def _weighed(
    weights: dict[str, float], best: Mapping[str, tuple[float, Match]], words: list[str], cue_act: str
) -> Acts:
    ranks = dict(weights)
    if all(act in weights for act in _BLAME):
        heavier = max(_BLAME, key=lambda act: weights[act])
        ranks[heavier] = weights[heavier] + weights[_BLAME[1 - _BLAME.index(heavier)]] / 2
    order = sorted((act for act in ranks if act in ACTS), key=lambda act: (-ranks[act], ACTS.index(act)))
    main = order[0] if order and (ranks[order[0]] >= _ALSO or order[0] == "assert" or order[0] in best) else "assert"
    chosen = tuple(dict.fromkeys((main, *(act for act in order if ranks[act] >= _ALSO and act != "assert"))))
    return Acts(main, chosen, tuple(_why(act, best, words, cue_act) for act in chosen))


def _why(act: str, best: Mapping[str, tuple[float, Match]], words: list[str], cue_act: str) -> Why:
    if act in best:
        rule, first, stop = best[act][1]
        return Why(rule.id, f"{rule.says}: «{' '.join(words[first:stop])}»")
    return Why("act.cue", f"{act}: the reporting verb") if act == cue_act else Why("act.plain", "no other act")
