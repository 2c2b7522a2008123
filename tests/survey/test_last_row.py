"""Tests of the last row of a survey, which may be a total."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.errors import Place
from scorecard.survey.last_row import LastRow
from scorecard.survey.responses import Segment

COLUMNS = {"region": "Region", "": "id"}


def seen(*batches: list[str], keys: tuple[str, ...] | None = None) -> LastRow:
    """Return a watch that saw these labels batch by batch."""
    watch = LastRow()
    row = 1
    for labels in batches:
        known = tuple(sorted(set(labels)))
        codes = np.array([known.index(label) for label in labels], dtype=np.int32)
        row += len(labels)
        watch.see({"region": Segment(known, codes)}, keys, columns=COLUMNS, last=Place(file="s.csv", row=row))
    return watch


@pytest.mark.parametrize(
    "label", ["Total", "totals", "AVG.", "Average:", "Gesamt", "小计", "總計", "平均", "均值", "总分："]
)
def test_a_total_in_the_last_row_is_told(label: str) -> None:
    problem = seen(["North", "South"], ["West", label]).problem()
    assert str(problem) == (
        f"s.csv, row 5, column Region: the last row looks like a total or a mean, which is no respondent; found '{label}'. "
        "Delete the row; if it is an answer, name the label differently. [total-row]"
    )


@pytest.mark.parametrize(
    "batches",
    [
        (["Total", "North"],),
        (["Total"], ["Total"]),
        (["North"], ["Totality"]),
        (["Total"],),
        (["North", "Meaning"],),
    ],
)
def test_other_labels_and_other_rows_are_no_total(batches: tuple[list[str], ...]) -> None:
    """A label that comes twice is a group; one in another row is an answer; one row alone is a respondent."""
    assert seen(*batches).problem() is None


def test_a_key_may_name_the_total_too() -> None:
    problem = seen(["North", "South"], keys=("1", "合计")).problem()
    assert problem is not None
    assert (problem.place.field, problem.found) == ("id", "合计")


def test_parts_are_put_together_in_order() -> None:
    first, second = seen(["North", "Total"]), seen(["South"])
    first.absorb(second)
    assert first.problem() is None
    second.absorb(seen(["North", "Total"]))
    assert second.problem() is not None
