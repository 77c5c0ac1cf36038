"""People whom no pack holds meet across articles and scripts, or stay apart."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from mithaq.app.ledger import Ledger
from mithaq.kb.lookup import load_kb
from mithaq.store.database import open_database
from mithaq.store.people import People

SAME = [
    ("نزار الحلبي", "Nizar Halabi"),
    ("Nizar Halabi", "Низар Халаби"),
    ("سلمى الهادي", "Salma Al-Hadi"),
    ("الحلبي", "Halabi"),
]
APART = [
    ("نزار الحلبي", "سامر الحلبي"),
    ("Halabi", "Nizar Halabi"),
    ("Ann Bell", "Bo Bell"),
]


def placed(place: Path, *names: str) -> list[str]:
    """The ids of names, met in this order by a new ledger."""
    people = People(load_kb())
    with open_database(str(place)).writing() as connection:
        return [people.named(connection, name, None) for name in names]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_names_of_one_person_meet(tmp_path: Path, one: str, other: str) -> None:
    first, second = placed(tmp_path / "a.db", one, other)
    assert first == second and first.startswith("name:")


@pytest.mark.parametrize(("one", "other"), APART)
def test_names_of_two_people_stay_apart(tmp_path: Path, one: str, other: str) -> None:
    first, second = placed(tmp_path / "a.db", one, other)
    assert first != second


def test_a_name_that_two_people_fit_is_somebody_new(tmp_path: Path) -> None:
    first, second, third = placed(tmp_path / "a.db", "N. Halabi", "Nizar Halabi", "نزار الحلبي")
    assert third in (first, second) or third.startswith("name:")
    assert placed(tmp_path / "b.db", "Zayd Karim Halabi", "Zayd Nabil Halabi", "Zayd Halabi")[2].startswith("name:")


def test_a_person_of_the_packs_is_found_in_another_spelling(tmp_path: Path) -> None:
    kb = load_kb()
    person = next(one for one in kb.entities.values() if one.id == "person:sergey-lavrov")
    (found,) = placed(tmp_path / "a.db", person.names["ru"][0])
    assert found == person.id


def test_one_speaker_of_three_scripts_is_one_actor(ledger: Ledger) -> None:
    names = ("نزار الحلبي", "Nizar Halabi", "Низар Халаби")
    assert len({ledger.actor(name).id for name in names}) == 1
    page = ledger.actor(names[0])
    assert page.statements == 5
    assert set(names) <= {name for all_ in page.names.values() for name in all_}


def test_a_name_is_placed_alike_by_every_process() -> None:
    names = "محمد أحمد صالحي", "حسن بن سلوان", "محمد حسن ناظر", "محمد حسن زيدا"
    ask = "import sys; from mithaq.kb.lookup import load_kb; from mithaq.store.people import People"
    told = "people = People(load_kb()); print([people._of_packs(name) for name in sys.argv[1:]])"
    command = [sys.executable, "-c", f"{ask}; {told}", *names]
    seeds = ({**os.environ, "PYTHONHASHSEED": seed} for seed in "1347")
    assert len({subprocess.run(command, env=env, capture_output=True, check=True).stdout for env in seeds}) == 1
