"""Who passed the words on: between the verb of carrying and the word that leads to the speaker."""

from __future__ import annotations

import pytest

import mithaq

CASES = [
    ("نقلت وكالة النهر عن نزار الحلبي قوله أمس إن الباب مفتوح.", "نزار الحلبي", "وكالة النهر"),
    ("ونقل التلفزيون الرسمي، أمس، عن الوزير أن الباب مفتوح أمام الوفد.", "الوزير", "التلفزيون الرسمي"),
    ("ونقل عن نزار الحلبي قوله إن الباب مفتوح.", "نزار الحلبي", None),
    ("وقال نزار الحلبي إن الباب مفتوح.", "نزار الحلبي", None),
]


@pytest.mark.parametrize(("text", "speaker", "carrier"), CASES, ids=[text[:24] for text, _, _ in CASES])
def test_the_carrier_is_not_the_speaker(text: str, speaker: str, carrier: str | None) -> None:
    (statement,) = mithaq.read(text).statements
    assert (str(statement.speaker), statement.reported_by) == (speaker, carrier)
