"""The check batch by batch tells what the check at once tells."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard._result import Provenance
from scorecard.errors import UsageError
from scorecard.instruments import ColumnLayout
from scorecard.survey.bad_cells import BadCellsError
from scorecard.survey.batch_check import BadCellsRule, SurveyCheck
from tests.survey.samples import instrument

LAYOUT = ColumnLayout(columns={"expectation": "E{number}", "perception": "P{number}"}, missing=("99",))
NAMES = tuple(f"{role}{i}" for role in "EP" for i in range(1, 7))


def columns(rows: int) -> dict[str, list[str]]:
    """Return cells of which every fifth is bad, and every seventh missing."""
    rng = np.random.default_rng(3)
    drawn = {
        name: rng.choice(
            ["1", "5", "3", "", "99", "8", "x", "inf"], rows, p=[0.3, 0.3, 0.1, 0.1, 0.1, 0.04, 0.03, 0.03]
        )
        for name in NAMES
    }
    return {name: cells.tolist() for name, cells in drawn.items()}


def outcome(rows: int, sizes: list[int], *, parts: bool = False, rule: BadCellsRule = "refuse") -> object:
    """Return what is told at the end, when rows come in batches of these sizes."""
    cells = columns(rows)
    main = check = SurveyCheck(instrument(), LAYOUT, source="s.csv", bad_cells=rule)
    start = 0
    for size in sizes:
        if parts:
            check = SurveyCheck(instrument(), LAYOUT, source="s.csv", bad_cells=rule)
        check.header(NAMES)
        part = {name: column[start : start + size] for name, column in cells.items()}
        check.batch(part, rows=size, first_row=start + 2)
        if parts:
            main.absorb(check)
        start += size
    try:
        return main.close(Provenance("s.csv", rows_read=rows))
    except BadCellsError as error:
        return str(error), error.counts, error.cells, error.respondents, error.empty


@pytest.mark.parametrize("parts", [False, True])
@pytest.mark.parametrize("rule", ["refuse", "missing"])
def test_batches_do_not_matter(rule: BadCellsRule, parts: bool) -> None:
    """The first hundred places by row, all counts, and the provenance."""
    whole = outcome(400, [400], rule=rule)
    assert outcome(400, [1] * 400, parts=parts, rule=rule) == whole
    assert outcome(400, [7, 300, 93], parts=parts, rule=rule) == whole


def test_first_places_are_by_row_then_column() -> None:
    found = outcome(400, [400])
    assert isinstance(found, tuple)
    lines = [line for line in found[0].split("\n") if "[answer-out-of-scale]" in line and "row" in line]
    places = [(int(line.split("row ")[1].split(",")[0]), NAMES.index(line.split("column ")[1][:2])) for line in lines]
    cells = columns(400)
    right = [(r + 2, c) for r in range(400) for c, name in enumerate(NAMES) if cells[name][r] == "8"]
    assert places == right[:100]
    assert found[1]["answer-out-of-scale"] == len(right)


def test_an_unknown_rule_is_refused() -> None:
    with pytest.raises(UsageError) as caught:
        SurveyCheck(instrument(), LAYOUT, bad_cells="drop")  # type: ignore[arg-type]  # a wrong rule
    assert str(caught.value.problems[0]) == (
        'the option bad_cells has an unknown value; found \'drop\'. Use "refuse" or "missing". [bad-cells-rule]'
    )
