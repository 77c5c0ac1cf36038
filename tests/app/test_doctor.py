"""The doctor finds everything well here, and says what is not."""

from __future__ import annotations

import pytest

from mithaq.app import doctor
from mithaq.app.doctor import examine
from mithaq.lang.pack import load_pack, pack_codes


def test_everything_is_well_here() -> None:
    findings = [finding for finding in examine() if finding.what not in ("output encoding", "this folder")]
    assert [finding for finding in findings if not finding.well] == []
    assert {f"reading {load_pack(code).name}" for code in pack_codes()} <= {finding.what for finding in findings}


def test_a_missing_part_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "_PARTS", ("no-such-package",))
    assert [finding.what for finding in examine() if not finding.well][:1] == ["no-such-package"]
