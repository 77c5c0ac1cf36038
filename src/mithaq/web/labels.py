"""Names in the language of the interface: actors, instruments, principles and acts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mithaq.kb.lookup import Kb
from mithaq.web.messages import CATALOGUES, Messages

__all__ = ["Labels"]


@dataclass(frozen=True, slots=True)
class Labels:
    """Says what ids are called, in the language of ``words``."""

    kb: Kb
    words: Messages

    def actor(self, id_: str | None, otherwise: str = "") -> str:
        """The name of an actor in this language where a pack has it, else ``otherwise``, else what the id says."""
        if id_ is not None and id_ in self.kb.entities and self.kb.entities[id_].names.get(self.words.code):
            return self.kb.name(id_, self.words.code)
        if otherwise and otherwise != id_:
            return otherwise
        if id_ is None:
            return str(self.words("unknown"))
        return self.kb.name(id_) if id_ in self.kb.entities else id_.partition(":")[2].replace("-", " ") or id_

    def instrument(self, id_: str) -> str:
        """The name of a treaty, letter or declaration."""
        known = self.kb.instrument(id_)
        return (known and self._best(known.names)) or self._found(id_)

    def _best(self, names: Mapping[str, tuple[str, ...]]) -> str | None:
        """The first name in this language, else in the usual one, else in any."""
        wanted = (names.get(self.words.code), names.get(CATALOGUES[0]), *names.values())
        return next((all_[0] for all_ in wanted if all_), None)

    def _found(self, id_: str) -> str:
        """The name of an instrument that only articles know: its words, and in brackets its kind."""
        kind, _, rest = id_.partition(":")[2].partition("-")
        name = f"instrument_kind.{kind}"
        if rest and name in self.words:
            return f"{rest.replace('-', ' ')} ({self.words(name)})"
        return id_.partition(":")[2].replace("-", " ") or id_

    def concept(self, code: str) -> str:
        """The name of a principle or issue."""
        for one in self.kb.concepts:
            if one.code == code:
                return self._best(one.forms) or code.replace("_", " ").lower()
        return code.replace("_", " ").lower()

    def act(self, code: str) -> str:
        """What a speaker does, as a noun."""
        return self.words.or_code("act", code)

    def about(self, value: str) -> str:
        """The name of what a statement is about: an instrument or a principle."""
        return self.concept(value) if value.isupper() else self.instrument(value)
