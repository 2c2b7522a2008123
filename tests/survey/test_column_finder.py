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


EXPECTED = "Hand over the answers to sample (Sample), in columns such as E1 and P1, or mend the layout. [other-table]"
LACKING = "s.csv, column E1: no column holds the expectation of item q1."


@pytest.mark.parametrize(
    ("names", "there", "cure"),
    [
        (
            ("measure", "Period", "value"),
            (
                "none of the 12 columns that should hold answers is there; found '3 columns: measure, Period, value'. "
                "This looks like a table of values of measures."
            ),
            "Add it, or mend the layout.",
        ),
        (
            ("P1", "P2", "", "comment"),
            "only 2 of the 12 columns that should hold answers are there; found '3 columns: P1, P2, comment'.",
            "Add it, or mend the layout.",
        ),
        (
            ("e_01",),
            "none of the 12 columns that should hold answers is there; found '1 column: e_01'.",
            "Did you mean 'e_01'?",
        ),
    ],
)
def test_a_source_of_something_else_is_told_first(names: tuple[str, ...], there: str, cure: str) -> None:
    with pytest.raises(SurveyError) as caught:
        choose(instrument(), LAYOUT, names, source="s.csv")
    lines = [str(problem) for problem in caught.value.problems]
    assert lines[:2] == [f"s.csv: {there} {EXPECTED}", f"{LACKING} {cure} [missing-column]"]
    assert caught.value.counts["other-table"] == 1
    assert caught.value.counts["missing-column"] == len(lines) - 1


def test_a_question_that_is_not_there_is_no_other_table() -> None:
    with pytest.raises(SurveyError) as caught:
        choose(instrument(), LAYOUT, tuple(n for n in NAMES if not n.startswith("E")))
    assert caught.value.counts == {"missing-column": 6}


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
