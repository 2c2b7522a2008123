"""What is known of the errors of values that are put together."""

from __future__ import annotations

import math
from types import MappingProxyType

import pytest

from scorecard.series import MeasureRecord
from scorecard.series.put_together import put_together
from tests.series.grids import grid


def year(obs):
    """All months as one, with the calendar as it is."""
    windows = [[*range(len(obs.periods))]] * len(obs.periods)
    return put_together(obs, windows, card=obs.card, periods=obs.periods, notes={}, incomplete="missing")


def test_no_degrees_of_freedom_without_errors():
    obs = grid(MeasureRecord("m", "2026-01", 1.0), MeasureRecord("m", "2026-02", 2.0), last="2026-02", m="mean")
    assert year(obs).degrees_of_freedom is None


@pytest.mark.parametrize(
    ("rule", "weights"), [("mean", (0.5, 0.5)), ("weighted", (0.05, 0.95)), ("sum", (1, 1)), ("last", (0, 1))]
)
def test_degrees_of_freedom_by_welch_and_satterthwaite(rule, weights):
    """3 respondents with an error of 1 and 57 with one of 0.1: their mean has little more than 2, not 59."""
    records = [
        MeasureRecord("m", "2026-01", 5.0, n=3, standard_error=1.0),
        MeasureRecord("m", "2026-02", 6.0, n=57, standard_error=0.1),
    ]
    found = year(grid(*records, last="2026-02", m=rule))
    parts = [(weight * error) ** 2 for weight, error in zip(weights, (1.0, 0.1), strict=True)]
    freedom = sum(parts) ** 2 / (parts[0] ** 2 / 2 + parts[1] ** 2 / 56)
    assert found.standard_error[0, 0, 0] == pytest.approx(math.sqrt(sum(parts)))
    assert found.degrees_of_freedom is not None
    assert found.degrees_of_freedom[0, 0, 0] == pytest.approx(freedom)


def test_steps_of_sums_come_to_the_same():
    """January with February, then with March: as all three at once; an error without n is as one of endless n."""
    records = [
        MeasureRecord("m", f"2026-0{i + 1}", 5.0, n=n, standard_error=error)
        for i, (n, error) in enumerate([(3, 0.5), (9, 0.4), (None, 0.2)])
    ]
    obs = grid(*records, last="2026-03", m="sum")
    first = put_together(
        obs, [[0, 1], [1], [2]], card=obs.card, periods=obs.periods, notes=MappingProxyType({}), incomplete="missing"
    )
    second = put_together(
        first, [[0, 2], [1], [2]], card=obs.card, periods=obs.periods, notes=MappingProxyType({}), incomplete="missing"
    )
    wanted = (0.25 + 0.16 + 0.04) ** 2 / (0.25**2 / 2 + 0.16**2 / 8)
    assert second.degrees_of_freedom is not None
    assert second.degrees_of_freedom[0, :, 0].tolist() == pytest.approx([wanted, 8.0, math.inf])
    assert year(obs).degrees_of_freedom[0, 0, 0] == pytest.approx(wanted)


def test_an_error_of_one_case_leaves_none():
    """A standard error with n below 2 is no standard error, whatever stands beside it."""
    records = [
        MeasureRecord("m", "2026-01", 5.0, n=1, standard_error=0.5),
        MeasureRecord("m", "2026-02", 6.0, n=57, standard_error=0.1),
    ]
    obs = grid(*records, last="2026-02", m="mean")
    assert year(obs).degrees_of_freedom[0, 0, 0] == 0.0
