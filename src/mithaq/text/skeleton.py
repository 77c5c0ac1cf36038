"""Skeletons: what a word sounds like, roughly, whatever script it is written in.

A written word becomes a row of *sounds*. One letter may stand for several (ج is dj, g or zh; Latin ch is ch, sh, kh or
k), so a sound holds all its readings, the likeliest first. Two rows are compared by an alignment in which like sounds
cost little (b/p, g/gh, v/f), vowels hardly count and letters often left unwritten (h, the article's l, a Russian case
ending) may be missing. No language is known here, only how the letters of three scripts are rendered in each other.

Method: weighted edit distance over phonetic classes, after Kondrak, "A New Algorithm for the Alignment of Phonetic
Sequences" (2000); the costs are our own, set on lists of public persons' names (`tests/text/names.tsv`).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import combinations, product
from typing import NamedTuple

from mithaq.text.fold import key

__all__ = ["Sounds", "begin_alike", "join", "likeness", "listen", "skeletons"]

# letters=sounds. "^" at the start of a word, "$" at its end, "%" at its end after three letters or more; "/" parts the
# readings of one sound, likeliest first; a sound with "?" is often left unwritten, with "~" sometimes.
_ARABIC = """
ا=a ب=b/p پ=p ت=t ث=th ج=dj/g/zh/ch چ=ch/dj/g ح=h/kh خ=kh د=d ذ=dh ر=r ز=z ژ=zh س=s ش=sh/ch ص=s ض=d/z ط=t ظ=z/dh ع=a?
غ=gh/g ف=f/v ڤ=v ق=k/g ك=k/g گ=g ل=l م=m ن=n ه=h و=u/o/w/v ي=i/e/y ء= ئ=i? ؤ=u? ة=a تش=ch تس=ts/t,s? تز=ts/t,z?
دج=d~,dj/g نغ=n,g~ نغ$=n,g? نج$=n,dj/g? نق$=n,k/g? يه$=e/i اه$=a,h? يو=y?,u/o يا=y?,a ^اي=a?,i/e ^او=a?,u/o/w/v
^ال=a?,l? ^عبدال=a?,b,d,l? ^ابوال=a,b,u,l? ^ابيال=a,b,i,l?
"""
_CYRILLIC = """
а=a б=b/p в=v/w г=g/h/gh д=d е=e ж=zh/dj/r з=z/s и=i/y й=y к=k/g л=l м=m н=n о=o/a п=p/b р=r с=s т=t у=u/w ф=f х=kh/h
ц=ts/ch ч=ch/dj ш=sh щ=sh ъ= ы=i ь= э=e/a ю=y?,u я=y?,a дж=dj дз=z/dj цз=dj/ts/z чж=dj/zh тс=ts/t,s? тц=ts тч=ch тш=ch
ндж=n,dj нг=n,g~ нг$=n,g? і=i ї=y?,i є=e ґ=g ў=u/w ј=y љ=l њ=n ћ=ch ђ=dj џ=dj қ=k/g ғ=gh/g ң=n,g~ ө=o ү=u ұ=u һ=h
ә=a/e ҳ=h/kh ҷ=dj ӣ=i ӯ=u ^абдель=a,b,d,l? ^абдуль=a,b,d,l? ^абдул=a,b,d,l? ^абуль=a,b,u,l?
ого%=o,g?,o ому%=o,m?,u ему%=e,m?,u его%=e,g?,o ым%=i?,m? им%=i?,m? ом%=o?,m? ем%=e?,m? ой%=o?,y? ей%=e?,y? ою%=o?,u?
"""
_LATIN = """
a=a b=b c=k/dj/ts/ch d=d e=e f=f g=g h=h i=i j=dj/zh/y/kh k=k l=l m=m n=n o=o p=p q=k/ch r=r s=s/z t=t u=u v=v/f w=v/w
x=k?,s/sh/kh/z ^xi=s/sh,i ^xu=s/sh,u y=i/y z=z/ts/s ce=s/ch/ts/dj,e ci=s/ch/ts/dj,i cy=s/ch/ts/dj,i c$=k/ts/ch
ch=ch/sh/kh/k ck=ts?,k/g cq=k ge=g/dj/zh/kh,e gi=g/dj/zh/kh,i gy=g/dj,i dge=dj,e dg=d,g~ gh=gh/g gu=g,u ght=t gn=g~,n
^kn=k~,n ph=f qu=k,w? sh=sh/s sch=sh/s tsch=ch tch=ch tsh=ch dsch=dj zh=zh/dj/r kh=kh/h/k th=th/t dh=dh/d/z dj=dj
dzh=dj dz=z/dj ts=ts/t,s? tz=ts ds=z/ts cz=ch sz=s/sh rz=r~,zh/z/r drz=dj/d szcz=sh shch=sh schtsch=sh tc=ch ng=n,g~
nge=n,g/dj/zh,e ngi=n,g/dj,i ng$=n,g? ^st=s/sh,t ^sp=s/sh,p ^wh=w/v ^wr=v~,r ^ps=p?,s ee=i oo=u ou=u eau=o oe=o/u/e
ae=e/a t$=t~ d$=d~ s$=s/sh/z~ x$=k?,s~ z$=z/ts/s~ tt$=t tte$=t dt$=t nd$=n,d rd$=r,d ld$=l,d nt$=n,t~ st$=s,t ct$=k,t
rt$=r,t~ ç=ch/s/ts ş=sh ș=sh š=sh ś=sh/s č=ch ć=ch/ts ž=zh ż=zh ź=zh/z ğ=gh/g~ ñ=n,y? ń=n,y? ň=n,y? ł=l/w ø=o/e/u
æ=e/a œ=e/o ö=o/e/u ü=u/i ä=e/a å=o/a ß=s đ=dj/d ð=dh þ=th ı=i ə=e/a ʿ= ʾ= cc=k cce=ch,e cci=ch,i zz=ts/z ll=l/y
lh=l,y? nh=n,y? sci=sh/s,i sce=sh/s,e ^abdel=a,b,d,l? ^abdul=a,b,d,l? ^abdal=a,b,d,l? ^abdol=a,b,d,l? ^abul=a,b,u,l?
^aboul=a,b,u,l?
"""
_ALIKE = """
b:p.25 f:v.15 v:w.1 b:v.4 p:f.4 d:t.25 g:k.25 g:gh.05 gh:k.3 kh:h.15 kh:k.3 kh:gh.3 kh:sh.6 h:g.4 h:gh.4 s:z.2 s:sh.3
s:ts.2 z:ts.2 z:zh.25 z:dj.4 sh:zh.25 sh:ch.25 zh:dj.1 zh:ch.3 dj:ch.2 dj:g.4 ts:ch.2 ts:dj.3 ts:sh.35 s:ch.45 th:t.05
th:s.15 th:d.3 dh:d.05 dh:z.1 dh:t.3 m:n.6 l:r.6 n:l.6 y:dj.4 y:zh.5 t:ts.5 t:ch.5 w:u.05 w:o.1 y:i.05 y:e.1 v:u.3
v:o.4 h:a.25 a:e.12 a:o.12 a:i.25 a:u.2 e:i.08 e:o.2 e:u.25 o:u.08 o:i.25 i:u.22
"""
_CLASS = {
    "b": "P",
    "p": "P",
    "f": "F",
    "v": "F",
    "w": "",
    "m": "M",
    "n": "N",
    "l": "L",
    "r": "R",
    "t": "T",
    "d": "T",
    "th": "T",
    "dh": "T",
    "s": "S",
    "z": "S",
    "sh": "S",
    "zh": "S",
    "ts": "S",
    "ch": "S",
    "dj": "S",
    "k": "K",
    "g": "K",
    "gh": "K",
    "kh": "K",
    "h": "",
    "y": "",
    "a": "",
    "e": "",
    "i": "",
    "o": "",
    "u": "",
}
_DROP = {"a": 0.25, "e": 0.25, "i": 0.25, "o": 0.25, "u": 0.3, "h": 0.25, "y": 0.25, "w": 0.4, "kh": 0.6}


class Sounds(NamedTuple):
    """How a word sounds: ``row`` (numbers of sounds), ``weight`` (cost of leaving all of it out), ``coarse`` (consonant
    classes, to rule out quickly) and ``arabic`` (written in Arabic letters, so short vowels are missing)."""

    row: tuple[int, ...]
    weight: float
    coarse: str
    arabic: bool


_SOUNDS: list[str] = []
_NUMBER: dict[str, int] = {}


def _number(sound: str) -> int:
    if sound not in _NUMBER:
        _NUMBER[sound] = len(_SOUNDS)
        _SOUNDS.append(sound)
    return _NUMBER[sound]


def _letters(*tables: str) -> dict[str, tuple[int, ...]]:
    rows = (entry.split("=") for table in tables for entry in table.split())
    return {letters: tuple(_number(s) for s in sounds.split(",") if s) for letters, sounds in rows}


def _pairs() -> dict[tuple[str, str], float]:
    costs: dict[tuple[str, str], float] = {}
    for entry in _ALIKE.split():
        pair, dot, digits = entry.partition(".")
        one, other = pair.split(":")
        costs[one, other] = costs[other, one] = float(dot + digits)
    return costs


_LETTERS = _letters(_ARABIC, _CYRILLIC, _LATIN)
_READINGS = tuple(tuple(sound.rstrip("?~").split("/")) for sound in _SOUNDS)
_LONGEST = max(len(letters.strip("^$%")) for letters in _LETTERS)
_VOWELS = frozenset("aeiou")


def _drop(number: int) -> float:
    cost = _DROP.get(_READINGS[number][0], 1.0)
    return {"?": min(0.1, cost), "~": min(0.35, cost)}.get(_SOUNDS[number][-1], cost)


def _change(one: int, other: int, alike: dict[tuple[str, str], float]) -> float:
    best = 1.25 if _READINGS[one][0] in _VOWELS or _READINGS[other][0] in _VOWELS else 1.0
    for rank, a in enumerate(_READINGS[one]):
        for rank_other, b in enumerate(_READINGS[other]):
            step = 0.0 if a == b else alike.get((a, b), 9.0)
            unlikely = max(rank > 0, rank_other > 0) if a == b else (rank > 0) + (rank_other > 0)
            best = min(best, step + 0.05 * unlikely)
    return best


def _changes() -> tuple[tuple[float, ...], ...]:
    alike, all_sounds = _pairs(), range(len(_SOUNDS))
    return tuple(tuple(_change(one, other, alike) for other in all_sounds) for one in all_sounds)


_CHANGE = _changes()
_OMIT = tuple(_drop(number) for number in range(len(_SOUNDS)))
_OTHER_START = 0.4  # added where two words begin with unlike sounds
#: The same where the other word is in Arabic letters, which leave short vowels unwritten.
_OMIT_BY_ARABIC = tuple(min(cost, 0.12) if _READINGS[n][0] in _VOWELS else cost for n, cost in enumerate(_OMIT))
_COARSE = tuple(
    "" if _OMIT[n] < 0.3 and _SOUNDS[n] != "l?" else _CLASS[readings[0]].replace("K", "S")
    for n, readings in enumerate(_READINGS)
)
_KEYS = tuple(
    tuple(dict.fromkeys((*(_CLASS[r] for r in readings), *(("",) if _OMIT[n] < 0.7 else ()))))
    for n, readings in enumerate(_READINGS)
)


def _sounds(row: tuple[int, ...], arabic: bool) -> Sounds:
    return Sounds(row, sum(_OMIT[n] for n in row), "".join(_COARSE[n] for n in row), arabic)


def _spell(word: str) -> str:
    letters = key(unicodedata.normalize("NFC", word))
    return "".join(c if c in _LETTERS else unicodedata.normalize("NFKD", c)[0].lower() for c in letters)


def _next(word: str, at: int) -> tuple[tuple[int, ...], int]:
    for size in range(min(_LONGEST, len(word) - at), 0, -1):
        piece = word[at : at + size]
        last = at + size == len(word)
        ends = f"{piece}%" if last and at > 2 else "", f"{piece}$" if last and at else ""
        for form in ("" if at else f"^{piece}", *ends, piece):
            if form in _LETTERS:
                return _LETTERS[form], size
    return (), 1


@lru_cache(maxsize=1 << 16)
def listen(word: str) -> Sounds:
    """The sounds of one written word in Arabic, Cyrillic or Latin letters; other characters are passed over.

    >>> listen("Lavrov").coarse, listen("لافروف").coarse, listen("Лавровым").coarse
    ('LFRF', 'LFRF', 'LFRF')
    """
    spelt = _spell(word)
    row: list[int] = []
    at = 0
    while at < len(spelt):
        sounds, size = _next(spelt, at)
        at += size
        for number in sounds:
            if not row or _READINGS[row[-1]][0] != _READINGS[number][0]:
                row.append(number)
    return _sounds(tuple(row), bool(re.search("[\u0600-\u06ff]", spelt)))


def join(words: tuple[Sounds, ...]) -> Sounds:
    """The sounds of several words written as one (عبد الله and عبدالله, Jin Ping and Jinping)."""
    return _sounds(tuple(n for word in words for n in word.row), words[0].arabic)


@lru_cache(maxsize=1 << 17)
def likeness(one: Sounds, other: Sounds) -> float:
    """How alike two words sound, from 0 (nothing in common) to 1.

    >>> likeness(listen("جونسون"), listen("Johnson")) > 0.9 > 0.6 > likeness(listen("Peskov"), listen("Lavrov"))
    True
    """
    omit_one = _OMIT_BY_ARABIC if other.arabic and not one.arabic else _OMIT
    omit_other = _OMIT_BY_ARABIC if one.arabic and not other.arabic else _OMIT
    if not one.row or not other.row:
        return 0.0
    above = [0.0]
    for number in other.row:
        above.append(above[-1] + omit_other[number])
    for mine in one.row:
        change, gone = _CHANGE[mine], omit_one[mine]
        left = above[0] + gone
        line = [left]
        diagonal = above[0]
        for number, up in zip(other.row, above[1:], strict=True):
            left = min(diagonal + change[number], up + gone, left + omit_other[number])
            diagonal = up
            line.append(left)
        above = line
    cost = above[-1] if _starts_alike(one.row, other.row, 0.35) else above[-1] + _OTHER_START
    return max(0.0, 1.0 - cost / max(1.0, one.weight, other.weight))


def begin_alike(one: Sounds, other: Sounds) -> bool:
    """Whether two words begin with the same sound, as an initial and its name do (Дж. and جون)."""
    return _starts_alike(one.row, other.row, 0.12)


def _starts_alike(one: tuple[int, ...], other: tuple[int, ...], below: float) -> bool:
    firsts = [row[: 2 if _OMIT[row[0]] <= 0.25 else 1] for row in (one, other)]
    return any(_CHANGE[a][b] < below for a, b in product(*firsts))


@lru_cache(maxsize=1 << 16)
def skeletons(word: Sounds) -> tuple[str, ...]:
    """The consonant skeletons a word may have: the likeliest, and those with one or two sounds read otherwise.

    >>> skeletons(listen("سيرجي"))
    ('SRS', 'SRK')
    """
    plain = [_KEYS[number][0] for number in word.row]
    open_places = [place for place, number in enumerate(word.row) if len(_KEYS[number]) > 1]
    found = {"".join(plain): None}
    for many in (1, 2):
        for places in combinations(open_places, many):
            for letters in product(*(_KEYS[word.row[place]][1:] for place in places)):
                other = list(plain)
                for place, letter in zip(places, letters, strict=True):
                    other[place] = letter
                found["".join(other)] = None
    return tuple(found)
