"""A small invented pack that is right, and a way to spoil one file of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

SOURCE = "# source: invented for the tests\n"
FILES = {
    "pack.yml": "name: islands\nsays: an invented sea\nowner: tests\nversion: 3\n",
    "states.tsv": SOURCE
    + "id\tiso3\tcow\ten\tar\tru\tcapital_en\tcapital_ar\tcapital_ru\tdemonym_en\tdemonym_ar\tdemonym_ru\t"
    + "seat_en\tseat_ar\tseat_ru\n"
    + "XA\tXAA\t1\tArdania|AR\tأردانيا\tАрдания\tPort Ard\tبورت أرد\tПорт-Ард\tArdanian\tأرداني\tарданский\t"
    + "Blue House\tالبيت الأزرق\tСиний дом\n"
    + "XB\tXBB\t2\tBoravia\tبورافيا\tБоравия\tBoro\tبورو\tБоро\tBoravian\tبورافي\tборавский\t\t\t\n",
    "people.tsv": SOURCE
    + "id\tgender\ten\tar\tru\n"
    + "person:mira-tolan\tf\tMira Tolan\tميرا طولان\tМира Толан\n"
    + "person:edo-van-berg\tm\tEdo van Berg\tإيدو فان بيرغ\tЭдо ван Берг\n"
    + "person:sami-darun\tm\tSami Darun\tسامي دارون\tСами Дарун\n"
    + "person:lena-darun\tf\tLena Darun\tلينا دارون\tЛена Дарун\n",
    "organisations.tsv": SOURCE
    + "id\tkind\ten\tar\tru\tseat\n"
    + "org:islands-league\tleague\tIslands League|ISL\tرابطة الجزر\tЛига островов\tXA\n",
    "offices.tsv": SOURCE
    + "state\tkind\tperson\tfrom\tto\n"
    + "XA\tforeign-minister\tperson:mira-tolan\t2001-03-01\t2005-06-30\n"
    + "XA\tforeign-minister\tperson:edo-van-berg\t2005-06-30\t2009-01\n"
    + "XA\tforeign-minister\tperson:sami-darun\t2010-02-01\t\n"
    + "XB\thead-of-state\tperson:lena-darun\t2003\t\n"
    + "org:islands-league\tsecretary-general\tperson:mira-tolan\t2012\t\n",
    "members.tsv": SOURCE
    + "organisation\tstate\tfrom\tto\n"
    + "org:islands-league\tXA\t1999\t\n"
    + "org:islands-league\tXB\t2002-05-01\t2004-05-01\n",
    "instruments.yml": SOURCE
    + "- id: islands-charter-1999\n"
    + "  kind: charter\n"
    + "  names: {en: [Islands Charter], ar: [ميثاق الجزر], ru: [Хартия островов]}\n"
    + "  loose: {en: [the Charter]}\n"
    + "  date: 1999-05-04\n"
    + "  parties: ['state:XA', 'org:islands-league']\n"
    + "  provisions: [{ref: '3', concepts: [FISHING], says: Each may fish.}]\n"
    + "- id: tolan-letter-2003\n"
    + "  kind: letter\n"
    + "  names: {en: [Tolan letter]}\n"
    + "  from: person:mira-tolan\n"
    + "  to: ['state:XB']\n"
    + "  concepts: [FISHING]\n",
    "concepts.yml": SOURCE
    + "- {code: FISHING, says: Fish is caught, forms: {en: [fishing rights], ar: [حقوق الصيد], ru: [право лова]}}\n",
}


@pytest.fixture
def islands(tmp_path: Path) -> Path:
    """The folder of the invented pack."""
    folder = tmp_path / "islands"
    folder.mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def spoilt(islands: Path) -> Callable[[str, str, str], Path]:
    """Replace some words of a file of the invented pack."""

    def spoil(file: str, old: str, new: str) -> Path:
        text = (islands / file).read_text(encoding="utf-8")
        assert old in text
        (islands / file).write_text(text.replace(old, new, 1), encoding="utf-8")
        return islands

    return spoil
