"""Tables of a reliability analysis name their method."""

from __future__ import annotations

from scorecard.survey import reliability
from tests.survey.samples import instrument, random_survey


def test_columns_follow_what_was_asked() -> None:
    s = random_survey(instrument(), 60, missing=0)
    keys = [column.key for column in reliability(s).table().columns]
    assert keys[-5:] == [
        "omega",
        "composite_reliability",
        "average_variance_extracted",
        "difference_reliability",
        "reason",
    ]
    plain = reliability(s, model="none").table()
    assert "omega" not in [column.key for column in plain.columns]
    assert len(plain.notes) == 2 + len(reliability(s, model="none").advice)
    only = random_survey(instrument(roles=("perception",)), 60, missing=0)
    assert "difference_reliability" not in [column.key for column in reliability(only).table().columns]


def test_notes_name_form_and_estimator_in_both_languages() -> None:
    result = reliability(random_survey(instrument(), 60, missing=0))
    notes = " ".join(note.text("en") for note in result.table().notes)
    assert "model-implied, one factor by maximum likelihood" in notes
    assert "unequal variances" in notes
    assert "极大似然" in result.table().to_text("zh")


def test_groups_come_below_everyone() -> None:
    table = reliability(random_survey(instrument(), 120, groups=2), by="group").table()
    assert table.columns[0].key == "segment"
    labels = [str(row[0]) for row in table.rows]
    assert labels[9:] == ["g0"] * 9 + ["g1"] * 9


def test_items_have_their_own_table() -> None:
    table = reliability(random_survey(instrument(), 60)).item_table()
    assert len(table.rows) == 3 * (3 + 2 + 6)
    first = table.records()[0]
    assert (first["scale"], first["id"]) == ("d1", "q1")
    assert isinstance(first["alpha_without"], float)
