"""Classes and months over which true figures are averaged."""

from __future__ import annotations

import pytest

from scorecard.errors import UsageError
from scorecard.logistics import ServiceDrift, ServiceTruth
from scorecard.logistics.truth_cells import TruthCells
from tests.refusal import refusal

CELLS = TruthCells(ServiceTruth(months=3, drift=ServiceDrift(trend=0.5)))


def test_cells_weigh_one_together() -> None:
    cells = list(CELLS.cells())
    assert len(cells) == 9
    assert sum(cell.weight for cell in cells) == pytest.approx(1)
    assert [cell.month for cell in CELLS.cells("key")] == [0, 1, 2]
    assert sum(cell.weight for cell in CELLS.cells("key")) == pytest.approx(0.45)
    assert [cell.weight for cell in CELLS.cells("key", 1)] == pytest.approx([0.45 * 28 / 90])


def test_lines_and_units_weigh_more() -> None:
    (cell,) = CELLS.cells("key", 0)
    assert cell.weighted("line") == pytest.approx(cell.weight * cell.laws.lines.mean)
    assert (
        cell.weighted("unit") == cell.weighted("value") == pytest.approx(cell.weighted("line") * cell.laws.units.mean)
    )


def test_failures_drift() -> None:
    assert [CELLS.failure(c, "on_time") for c in CELLS.cells("general")] == pytest.approx([0.12, 0.18, 0.24])
    assert [CELLS.failure(c, "in_full") for c in CELLS.cells("general")] == pytest.approx([0.06] * 3)


def test_what_does_not_exist_is_refused() -> None:
    assert refusal(lambda: list(CELLS.cells(month=3)), error=UsageError) == [
        "the simulation has no such month; found '3'. Count months from 0 to 2. [truth-month]"
    ]
    assert refusal(lambda: list(CELLS.cells("kye")), error=UsageError) == [  # type: ignore[arg-type]
        "value_class has no such option; found 'kye'. Did you mean 'key'? [unknown-option]"
    ]
