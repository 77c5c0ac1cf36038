"""REFI-QDA: a project (``.qdpx``) that NVivo, MAXQDA, ATLAS.ti and QualCoder open, each statement a coded passage."""

from __future__ import annotations

import uuid
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from mithaq.export.items import Bundle, Item, Source, Tally

__all__ = ["NAMESPACE", "write_project"]

NAMESPACE = "urn:QDA-XML:project:1.0"
_OURS = uuid.uuid5(uuid.NAMESPACE_URL, "urn:mithaq:refi-qda")
_BRANCHES = ("act", "speaker", "principle", "instrument")


def write_project(bundle: Bundle, path: Path) -> Tally:
    """A zip with ``project.qde`` and the texts; codes are acts, speakers, principles and instruments."""
    passages: dict[str, list[str]] = {}
    sources: dict[str, tuple[str, Source]] = {}
    codes: dict[tuple[str, str], str] = {}
    written = 0
    for item in bundle.items():
        article = item.entry.article
        sources.setdefault(article.id, (article.title or article.name, item.source))
        passages.setdefault(article.id, []).extend(_passages(bundle, item, codes))
        written += 1
    user = _guid("user")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        parts = [_opening(bundle, user), _codebook(codes), "<Sources>"]
        for id_, (title, source) in sources.items():
            inner = "".join(passages[id_])
            place = f"plainTextPath={quoteattr(f'internal://{_guid(id_)}.txt')}"
            parts.append(
                f"<TextSource guid={quoteattr(_guid(id_))} name={quoteattr(title)} {place}>{inner}</TextSource>"
            )
            _put(file, bundle, f"Sources/{_guid(id_)}.txt", _lines(source.text))
        _put(file, bundle, "project.qde", "\n".join([*parts, "</Sources>", "</Project>"]))
    return Tally(written, noun="statement")


def _put(file: zipfile.ZipFile, bundle: Bundle, name: str, text: str) -> None:
    info = zipfile.ZipInfo(name, bundle.about.made.timetuple()[:6])
    info.compress_type = zipfile.ZIP_DEFLATED
    file.writestr(info, text.encode("utf-8", "replace"))


def _guid(name: str) -> str:
    """The id of a thing, made of its name: the same in every export."""
    return str(uuid.uuid5(_OURS, name))


def _lines(text: str) -> str:
    """The text as these programs read it: every line end one character."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _opening(bundle: Bundle, user: str) -> str:
    about = f"creatingUserGUID={quoteattr(user)} creationDateTime={quoteattr(bundle.about.moment)}"
    name, origin = quoteattr(bundle.about.sentence), quoteattr(bundle.about.program)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f"<Project xmlns={quoteattr(NAMESPACE)} name={name} origin={origin} {about}>\n"
        f'<Users><User guid={quoteattr(user)} name="Mithaq"/></Users>'
    )


def _codebook(codes: dict[tuple[str, str], str]) -> str:
    parts = ["<CodeBook><Codes>"]
    for branch in _BRANCHES:
        parts.append(f'<Code guid={quoteattr(_guid(f"code:{branch}"))} name={quoteattr(branch)} isCodable="false">')
        inner = sorted((name, id_) for (kind, id_), name in codes.items() if kind == branch)
        parts += (
            f'<Code guid={quoteattr(_guid(f"code:{branch}:{id_}"))} name={quoteattr(name)} isCodable="true"/>'
            for name, id_ in inner
        )
        parts.append("</Code>")
    return "\n".join([*parts, "</Codes></CodeBook>"])


def _passages(bundle: Bundle, item: Item, codes: dict[tuple[str, str], str]) -> Iterator[str]:
    """The passages of a statement, one a piece, each with all its codes; new codes are entered."""
    one, text = item.entry.statement, item.source.text
    found = [("act", one.act, one.act.replace("_", " ")), ("speaker", item.actor, bundle.speaker(item))]
    found += [("principle", code, bundle.name(code)) for code in one.concepts]
    found += [("instrument", id_, bundle.name(id_)) for id_ in one.instruments]
    for number, span in enumerate(one.content):
        id_ = f"{one.id}:{number}"
        coded = []
        for branch, code, name in found:
            codes.setdefault((branch, code), name)
            target = _guid(f"code:{branch}:{code}")
            coding = quoteattr(_guid(f"{id_}:{branch}:{code}"))
            coded.append(f"<Coding guid={coding}><CodeRef targetGUID={quoteattr(target)}/></Coding>")
        start, stop = (len(_lines(text[:offset])) for offset in span)
        place = f'startPosition="{start}" endPosition="{stop}"'
        name = quoteattr(f"{item.entry.speaker}: {one.act}")
        said = f"<Description>{escape(one.id)}</Description>"
        inner = said + "".join(coded)
        yield f"<PlainTextSelection guid={quoteattr(_guid(id_))} name={name} {place}>{inner}</PlainTextSelection>"
