"""Files appear when they are whole; what was there before stays when something goes wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from mithaq.cli.target import open_target
from mithaq.errors import MithaqError


def test_a_file_is_not_there_until_all_is_written(tmp_path: Path) -> None:
    target = tmp_path / "out.txt"
    with open_target(str(target)) as write:
        write("نعم")
        assert not target.exists()
    assert target.read_text(encoding="utf-8") == "نعم"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("error", [KeyboardInterrupt, ValueError])
def test_an_error_leaves_nothing_behind_and_changes_nothing(tmp_path: Path, error: type[BaseException]) -> None:
    target = tmp_path / "out.txt"
    target.write_text("before", encoding="utf-8")
    with pytest.raises(error), open_target(str(target)) as write:
        write("after")
        raise error
    assert target.read_text(encoding="utf-8") == "before" and list(tmp_path.iterdir()) == [target]


def test_an_error_of_the_disk_is_three_lines(tmp_path: Path) -> None:
    with pytest.raises(MithaqError, match="cannot be written") as caught, open_target(str(tmp_path / "out.txt")):
        raise OSError(28, "No space left on device")
    assert str(caught.value).count("\n") == 2
