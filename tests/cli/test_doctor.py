"""``mithaq doctor`` and ``mithaq demo`` work without any file and without a terminal."""

from __future__ import annotations

from typing import Any

import pytest


def test_doctor(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from mithaq.app import doctor

    assert run("doctor").out.startswith("ok    Python")
    monkeypatch.setattr(doctor, "_PARTS", ("no-such-package",))
    ran = run("doctor", "-q")
    assert ran.code == 4 and "WRONG no-such-package" in ran.out


def test_demo_shows_statements_and_explains_one(run: Any) -> None:
    ran = run("demo")
    assert ran.code == 0
    assert "Arabic: 6 articles" in ran.out and "Why?" in ran.out and "speaker." in ran.out
    assert "\u2068" not in ran.out
