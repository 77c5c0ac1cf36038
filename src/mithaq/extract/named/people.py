"""People of an article in a subject-first language: who a phrase means, by name, title, office or the phrase itself."""

from __future__ import annotations

from mithaq.extract.clause.clauses import Clauses
from mithaq.extract.named.offices import office_holder
from mithaq.extract.naming.actors import KIND_OF, Someone
from mithaq.extract.naming.titles import title_words
from mithaq.extract.quoting.reading import Reading
from mithaq.kb.lookup import Kb
from mithaq.model.marks import Mention
from mithaq.text.span import Span

__all__ = ["People"]


class People:
    """Everybody an article names; ``who`` finds the one a phrase means."""

    def __init__(self, r: Reading, kb: Kb) -> None:
        self.r, self.kb, self.c = r, kb, Clauses(r)
        self.people: list[Someone] = []
        self.bodies: dict[str, Someone] = {}
        self.ordered: list[tuple[int, Someone]] = []
        self._found: dict[Span, tuple[Someone | None, str]] = {}
        self._phrases: dict[tuple[str, ...], Someone] = {}
        for mention in r.doc.mentions:
            if mention.kind == "person" and mention.head is not None and mention.form in ("name", "title-name"):
                self._meet(mention)

    def _meet(self, mention: Mention) -> None:
        """Take in a mention of a person, as somebody known already or new."""
        r = self.r
        head = mention.head or mention.span
        a, b = r.tokens.at(head.start), r.tokens.before(head.stop)
        keys = tuple(r.keys[j] for j in range(a, b) if r.kinds[j] == "w")
        title = self._title_around(mention, a, b)
        someone = next((s for s in self.people if _same(s, keys, mention)), None)
        if someone is None:
            someone = Someone(mention.name, mention.actor, "person", mention.gender, mention.span, keys, title)
            self.people.append(someone)
        else:
            someone.title |= title
            someone.gender = someone.gender or mention.gender
            if len(keys) > len(someone.keys):
                someone.keys = keys
                someone.name = someone.name if someone.actor else mention.name
            if mention.actor and not someone.actor:
                someone.actor, someone.name = mention.actor, mention.name
        self.ordered.append((mention.span.start, someone))

    def _title_around(self, mention: Mention, a: int, b: int) -> frozenset[str]:
        """The words of the titles before a name and in apposition after it."""
        r, c = self.r, self.c
        first = r.tokens.at(mention.span.start)
        words = title_words(r, first, a, (a, b)) if first < a else frozenset()
        if c.comma(b):
            stop = b + 1
            while stop < len(r.keys) and stop < b + 22 and not r.is_mark(stop) and r.kinds[stop] != "b":
                if c.kind(stop) in ("V", "X", "R", "S"):
                    break
                stop += 1
            if any(r.grammar.head(r.keys[j]) == "roles" for j in range(b + 1, stop)):
                words |= title_words(r, b + 1, stop)
        return words

    def who(self, source: Span, recent: Someone | None) -> tuple[Someone | None, str]:
        """The one a source phrase means, and how that was found (explicit, title, epithet, phrase)."""
        if source not in self._found:
            self._found[source] = self._find(source, recent)
        return self._found[source]

    def _find(self, source: Span, recent: Someone | None) -> tuple[Someone | None, str]:
        r = self.r
        first, stop = r.tokens.at(source.start), r.tokens.before(source.stop)
        named = self._by_name(first, stop)
        if named is not None:
            return named, "explicit"
        body = self._by_body(first, stop)
        if body is not None:
            return body, "explicit"
        titled = self._by_title(first, stop, source, recent) or self._by_office(first, stop)
        if titled is not None:
            return titled
        return self._phrase(first, stop, source), "phrase"

    def _by_name(self, first: int, stop: int) -> Someone | None:
        """The person the phrase names, not one it only mentions (an aide to, the X campaign, X's spokesman)."""
        r, c = self.r, self.c
        j = first
        if r.is_a(first, "quantifiers") or r.grammar.head(r.keys[first]) == "plural_roles":
            comma = next((k for k in range(first, stop) if r.is_comma(k)), stop)
            if not self._late_apposition(first, stop):
                return None
            j = comma + 1
        while j < stop:
            hit = r.mention_at.get(j)
            if hit is None or hit[1].kind != "person" or hit[1].head is None or hit[0] > stop:
                if c.kind(j) == "P" and not self._late_apposition(j, stop) and not self._title_of(j, stop):
                    return None
                j += 1
                continue
            end = hit[0]
            owner = c.kind(end) == "K" or (r.keys[end : end + 1] in (("'",), ("’",)) and end < stop)
            if owner and end < stop:
                j = end + 1
                continue
            if end < stop and c.kind(end) in ("", "G") and r.is_word(end) and not r.grammar.head(r.keys[end - 1]):
                j = end + 1
                continue
            if end < stop and c.kind(end) == "C" and not r.is_comma(end - 1):
                return None
            return self._of_mention(hit[1])
        return None

    def _late_apposition(self, j: int, stop: int) -> bool:
        """Whether a name stands in apposition later in the phrase (the head of X, Name Surname)."""
        r = self.r
        return any(
            r.is_comma(k)
            and k + 1 in r.mention_at
            and r.mention_at[k + 1][1].kind == "person"
            and (r.mention_at[k + 1][0] >= stop or r.is_comma(r.mention_at[k + 1][0]))
            for k in range(j, stop - 1)
        )

    def _title_of(self, j: int, stop: int) -> bool:
        """Whether the preposition is inside a title before the name (secretary of state Name, chief of staff Name)."""
        r = self.r
        if not r.is_a(j, "genitive"):
            return False
        for k in range(j + 1, min(stop, j + 5)):
            hit = r.mention_at.get(k)
            if hit is not None and hit[1].kind == "person" and hit[1].head is not None:
                head = r.tokens.at(hit[1].head.start)
                return head > j + 1 and not any(r.grammar.head(r.keys[m]) == "roles" for m in range(j + 1, head))
        return False

    def _of_mention(self, mention: Mention) -> Someone | None:
        place = mention.span.start
        return next((someone for start, someone in self.ordered if start == place), None)

    def _by_body(self, first: int, stop: int) -> Someone | None:
        """The state or body that the whole phrase names, article or not."""
        r = self.r
        start = first + int(self.c.kind(first) == "D")
        hit = r.mention_at.get(start)
        if hit is None or hit[1].kind == "person" or hit[0] < stop or hit[1].form == "demonym":
            return None
        mention = hit[1]
        name = mention.actor or mention.name
        if name not in self.bodies:
            self.bodies[name] = Someone(mention.name, mention.actor, mention.kind, "n", mention.span, ())
        return self.bodies[name]

    def _by_title(self, first: int, stop: int, source: Span, recent: Someone | None) -> tuple[Someone, str] | None:
        """A person of the article whose title holds every word of a definite phrase or of a headline's bare title."""
        r, c = self.r, self.c
        part = next((j for j in range(first, stop) if r.is_comma(j)), stop)
        head = self._head(first, part)
        if head is None or r.grammar.head(r.keys[head]) != "roles":
            return None
        definite = r.grammar.pack.morph.refers_back(r.keys[first], part - first)
        bare = c.kind(first) not in ("D", "Q") and (c.headline(first) or c.capital(first))
        if not (definite or bare):
            return None
        stem = r.grammar.pack.morph.stem
        words = {
            word for word in title_words(r, first, part) if not r.grammar.is_a(word, "determiners") and len(word) > 1
        }
        fitting = [s for s in self.people if words and words <= s.title]
        how = "title"
        if not fitting and (len(words) > 1 or bare):
            fitting = [s for s in self.people if stem(r.keys[head]) in s.title and len(words - s.title) <= 1]
            fitting = fitting if len(fitting) == 1 else []
        if not fitting and definite and recent is not None and self._stands_for(head, words, recent):
            return recent, "epithet"
        if not fitting:
            return None
        places = [(place, s) for place, s in self.ordered if any(s is f for f in fitting)]
        before = [p for p in places if p[0] <= source.start]
        if before:
            return max(before, key=lambda p: p[0])[1], how
        return (min(places, key=lambda p: p[0])[1], how) if len(words) > 1 or bare else None

    def _by_office(self, first: int, stop: int) -> tuple[Someone, str] | None:
        """Who held the office of a state that the phrase names, on the day of publication (the X foreign minister)."""
        actor = office_holder(self.c, self.kb, first, stop)
        if actor is None:
            return None
        someone = next((s for s in self.people if s.actor == actor), None)
        if someone is None:
            someone = Someone(
                self.kb.name(actor),
                actor,
                "person",
                self.kb.entities[actor].gender,
                self.r.tokens.span(first, stop),
                (),
            )
            self.people.append(someone)
        return someone, "office"

    def _stands_for(self, head: int, words: set[str], someone: Someone) -> bool:
        """Whether a definite title can mean who spoke last: a plain word for anybody, or the first title they get."""
        r = self.r
        if someone.kind != "person" or not any(someone is other for other in self.people):
            return False
        if r.keys[head] in r.grammar.class_of("generic"):
            return len(words) <= 2
        return len(words) == 1 and not any(r.grammar.head(word) == "roles" for word in someone.title)

    def _head(self, first: int, stop: int) -> int | None:
        """The head noun of a phrase: the last noun before its first preposition, relative or mark."""
        r, c = self.r, self.c
        end = first
        while (
            end < stop
            and not (c.kind(end) in ("P", "R", "T", "t", "C") and end > first)
            and (r.is_word(end) or self.c.word(end) in "-.'’")
        ):
            end += 1
        words = [j for j in range(first, end) if r.kinds[j] == "w" and r.grammar.head(r.keys[j])]
        return words[-1] if words else None

    def _phrase(self, first: int, stop: int, source: Span) -> Someone:
        """A body, group or unnamed source, by the phrase itself without its apposition; later ones mean it too."""
        r = self.r
        part = next((j for j in range(first + 1, stop) if r.is_comma(j) and not self._in_a_place(j, stop)), stop)
        listed = any(self.c.kind(j) == "C" for j in range(part, stop))
        end = stop if listed else part
        text = " ".join(r.doc[r.tokens.span(first, end)].split()).strip("\"“”'‘’ ")
        keys = tuple(r.keys[j] for j in range(first, end) if self.c.kind(j) != "D")
        if keys in self._phrases:
            return self._phrases[keys]
        head = self._head(first, end)
        kind = KIND_OF.get(r.grammar.head(r.keys[head]) or "", "") if head is not None else ""
        gender = r.grammar.pack.morph.gender(r.keys[head]) if head is not None else ""
        if head is None and self._counts_people(first, end):
            kind = "group"
        someone = Someone(text, None, kind, gender, source, keys, frozenset(), kind == "group")
        self._phrases[keys] = someone
        return someone

    def _counts_people(self, first: int, stop: int) -> bool:
        """Whether a phrase is a share or number of people (48 percent of voters, half of those asked), not one."""
        r = self.r
        counted = (
            r.kinds[first] == "n" or r.is_a(stop - 1, "groups_meant") or r.next_a("shares", first, stop) is not None
        )
        return counted or (any(self.c.group(j) for j in range(first + 1, stop)) and not r.is_a(first, "single"))

    def _in_a_place(self, comma: int, stop: int) -> bool:
        """Whether the comma stands inside the name of a place (the Lindel, Westf.-based company)."""
        return any(self.r.is_a(k, "seated") for k in range(comma + 1, min(stop, comma + 6)))

    def opening(self, sentence: int) -> Someone | None:
        """The person whose name opens a sentence, among its first words: its likely subject."""
        r, c = self.r, self.c
        stop = min(r.sentence_stop[sentence], sentence + 14)
        for j in range(sentence, stop):
            hit = r.mention_at.get(j) if r.inside[j] is None else None  # whoever speaks does not name himself
            if hit is not None and hit[1].kind == "person" and hit[1].head is not None:
                end = hit[0]
                if c.kind(end) == "K" or (c.kind(j - 1) == "P" and j > sentence):
                    continue
                return self._of_mention(hit[1])
            if c.verb(j) and j > sentence:
                return None
        return None

    def named_before(self, place: int, gender: str) -> Someone | None:
        """The last person named before a place, of this gender where it is known."""
        best: Someone | None = None
        for start, someone in self.ordered:
            if start >= place:
                break
            if not gender or not someone.gender or someone.gender == gender:
                best = someone
        return best


def _same(someone: Someone, keys: tuple[str, ...], mention: Mention) -> bool:
    """Whether a mention is of somebody known: the same actor, the same name, or the surname alone."""
    if mention.actor and someone.actor:
        return mention.actor == someone.actor
    if not keys or not someone.keys:
        return False
    mine, short = (someone.keys, keys) if len(someone.keys) >= len(keys) else (keys, someone.keys)
    if mine[-len(short) :] == short:
        return True
    if len(short) > 1 and mine[0] == short[0] and mine[-1] == short[-1]:
        return True
    return bool(mention.actor is None and someone.actor is None and mention.name == someone.name)
