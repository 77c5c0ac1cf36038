"""How a document is read: every step in order, what it needs and what it gives."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from mithaq.errors import MithaqError
from mithaq.extract.boilerplate import find_boilerplate
from mithaq.extract.concepts import find_concepts
from mithaq.extract.events import find_events
from mithaq.extract.instruments import find_instruments
from mithaq.extract.mentions import find_mentions
from mithaq.extract.metadata import find_metadata
from mithaq.extract.quotations import find_quotations
from mithaq.extract.quote_blocks import find_quote_blocks
from mithaq.extract.sentences import find_paragraphs, find_sentences
from mithaq.extract.speakers import find_speakers
from mithaq.extract.statements import build_statements
from mithaq.extract.times import find_times
from mithaq.kb.lookup import Kb
from mithaq.lang.pack import Pack
from mithaq.model.document import Document

__all__ = ["STEPS", "Step", "read_document"]

_LOG = logging.getLogger("mithaq")


@dataclass(frozen=True, slots=True)
class Step:
    """One step of reading: ``run`` fills the field ``gives`` of the document and looks at the fields in ``needs``.

    ``rules`` is a file of the language pack without which the step has nothing to go by and is left out.
    """

    name: str
    run: Callable[[Document, Pack, Kb], Any]
    needs: tuple[str, ...]
    gives: str
    rules: str = ""


STEPS: tuple[Step, ...] = (
    Step("paragraphs", lambda doc, _pack, _kb: find_paragraphs(doc), (), "paragraphs"),
    Step("metadata", find_metadata, ("paragraphs",), "metadata"),
    Step("boilerplate", find_boilerplate, ("paragraphs", "metadata"), "boilerplate"),
    Step("quote blocks", lambda doc, _pack, _kb: find_quote_blocks(doc), ("paragraphs",), "quote_blocks"),
    Step("sentences", lambda doc, pack, _kb: find_sentences(doc, pack), ("paragraphs", "quote_blocks"), "sentences"),
    Step("times", lambda doc, pack, _kb: find_times(doc, pack), ("metadata", "sentences"), "times", "time.yml"),
    Step("mentions", find_mentions, ("times",), "mentions", "names.yml"),
    Step("instruments", find_instruments, ("sentences", "times", "mentions"), "instruments", "instruments.yml"),
    Step("concepts", find_concepts, ("sentences",), "concepts"),
    Step("quotations", find_quotations, ("boilerplate", "sentences", "mentions"), "quotations", "quotations.yml"),
    Step("speakers", find_speakers, ("mentions", "quotations"), "speakers", "quotations.yml"),
    Step("events", find_events, ("instruments", "concepts", "speakers"), "events", "events.yml"),
    Step("statements", build_statements, ("events", "concepts", "speakers"), "statements", "quotations.yml"),
)


def read_document(doc: Document, pack: Pack, kb: Kb) -> Document:
    """The document with every layer that the steps find.

    A step that fails loses only its own layer: it is named in ``problems``, and the other steps are still taken.

    >>> from mithaq.kb.lookup import load_kb
    >>> from mithaq.lang.pack import load_pack
    >>> doc = read_document(Document("قال نزار الحلبي: «سنعود غدا إلى الطاولة»."), load_pack("ar"), load_kb())
    >>> [(str(s.speaker), s.kind, doc[s.content]) for s in doc.statements], doc.problems
    ([('نزار الحلبي', 'direct', 'سنعود غدا إلى الطاولة')], ())
    """
    packs = (f"{pack.code} {pack.settings.get('version', 1)}", *(f"{info.name} {info.version}" for info in kb.packs))
    doc = doc.adding(language=doc.language or pack.code, packs=packs)
    for step in STEPS:
        if not step.rules or pack.data(step.rules):
            doc = doc.adding(**_taken(step, doc, pack, kb))
    return doc


def _taken(step: Step, doc: Document, pack: Pack, kb: Kb) -> Mapping[str, Any]:
    """What a step gives: its layer, or the problem it met."""
    try:
        return {step.gives: step.run(doc, pack, kb)}
    except MithaqError:
        raise  # a pack that is wrong: the user can put it right
    except Exception as error:
        _LOG.debug("%s: the step «%s» failed", doc.path or doc.name or doc.id, step.name, exc_info=True)
        return {"problems": (*doc.problems, f"{step.name}: {type(error).__name__}: {error}")}
