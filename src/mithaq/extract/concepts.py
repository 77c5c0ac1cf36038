"""Find the principles and issues of the domain packs, at the words that name them."""

from __future__ import annotations

from functools import cache

from mithaq.extract.doing.stems import Phrases, row_in, stems_of
from mithaq.kb.lookup import Kb
from mithaq.lang.pack import Pack
from mithaq.model.document import Document
from mithaq.model.marks import Concept

__all__ = ["find_concepts"]


@cache
def _phrases(pack: Pack, kb: Kb) -> Phrases[str]:
    stems = stems_of(pack)
    return Phrases(((form, item.code) for item in kb.concepts for form in item.forms.get(pack.code, ())), stems)


def find_concepts(doc: Document, pack: Pack, kb: Kb) -> tuple[Concept, ...]:
    """The concepts of a document, in text order; concepts of different codes may overlap.

    Wordings come from the domain packs; they match in any inflected form, across quotation marks and commas, and with
    one wrong letter in a longer phrase. A wording says what is talked about, never who is right.

    >>> from mithaq.kb.lookup import load_kb
    >>> from mithaq.lang.pack import load_pack
    >>> doc = Document("ناقش الوفد مبدأ عدم قابلية الأمن للتجزئة.")
    >>> [(doc[c.span], c.code) for c in find_concepts(doc, load_pack("ar"), load_kb())]
    [('عدم قابلية الأمن للتجزئة', 'INDIVISIBLE_SECURITY')]
    """
    places, row = row_in(doc.tokens, pack)
    span = doc.tokens.span
    out: list[Concept] = []
    done: dict[str, int] = {}
    for at, stop, code in _phrases(pack, kb).scan(row):
        if stop > done.get(code, 0):
            done[code] = stop
            out.append(Concept(span(places[at], places[stop - 1] + 1), code))
    return tuple(out)
