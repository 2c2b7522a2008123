"""The columns of a header that a layout asks for."""

from __future__ import annotations

import pytest

from scorecard.errors import SurveyError
from scorecard.instruments import ColumnLayout
from scorecard.survey.column_finder import choose, holds_items
from tests.survey.samples import instrument

LAYOUT = ColumnLayout(
    columns={"expectation": "E{number}", "perception": "P{number}"},
    respondent="id",
    segments={"region": "Region"},
    points={"d1": "W1", "d2": "W2"},
    duration="T",
)
NAMES = ("id", *(f"{role}{i}" for role in "EP" for i in range(1, 7)), "Region", "W1", "W2", "T", "comment")


def test_only_what_is_needed_is_wanted_each_once() -> None:
    chosen = choose(instrument(), LAYOUT, NAMES)
    assert chosen.items["perception"] == ("P1", "P2", "P3", "P4", "P5", "P6")
    assert set(chosen.wanted) == set(NAMES) - {"comment"}
    assert len(chosen.wanted) == len(NAMES) - 1


def test_everything_absent_is_told_at_once() -> None:
    with pytest.raises(SurveyError) as caught:
        choose(instrument(), LAYOUT, tuple(n for n in NAMES if n not in ("E3", "W2", "id")), source="s.csv")
    assert caught.value.counts == {"missing-column": 3}
    assert str(caught.value).startswith("s.csv cannot be used as it is.\n  s.csv, column E3:")


@pytest.mark.parametrize(
    ("names", "holds"),
    [
        (NAMES, True),
        (tuple(n for n in NAMES if n.startswith(("E", "P"))), True),
        (tuple(n for n in NAMES if n != "P6"), False),
        ((*NAMES, "E1"), False),
        (("5",) * len(NAMES), False),
        ((), False),
    ],
)
def test_a_row_holds_the_items_or_not(names: tuple[str, ...], holds: bool) -> None:
    assert holds_items(instrument(), LAYOUT, names) is holds
