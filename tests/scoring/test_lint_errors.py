"""Standard errors that look as if written in another unit."""

from __future__ import annotations

import math

import numpy as np
import pytest

from scorecard.scoring import lint, observe
from scorecard.series import MeasureRecord
from tests.scoring.lint_cards import spoilt, write

SPEED = "perspectives.0.objectives.0.measures.0"


def lines(*records: MeasureRecord, unit: str = "percent", target: float = 100.0) -> list[str]:
    card = spoilt(write(SPEED, unit={"kind": unit}, worst=0, baseline=0.4 * target, target=target))
    found = lint(card, observe(card, values=records)).findings
    return [f.to_text("en") for f in found if f.code == "error-unit"]


def shares(*cells: tuple[float, int, float]) -> list[MeasureRecord]:
    return [MeasureRecord("speed", f"2026-{i:02}", v, n=n, standard_error=e) for i, (v, n, e) in enumerate(cells, 1)]


WORDS = (
    "advice: perspectives.0.objectives.0.measures.0 (speed): {} standard errors of Speed look a hundred times too small "
    "or too large; the first is {} in 2026-01. Write the standard error in the unit of the measure, or say in "
    "lint_ignore that it is so small. [error-unit]"
)


def test_fractions_beside_per_cent_by_n():
    """√(0.934 · 0.066 / 400) = 0.01241, √(0.9 · 0.1 / 250) = 0.01897; with n − 1: 0.01243 and 0.01901."""
    assert lines(*shares((93.4, 400, 0.0124), (90, 250, 0.019))) == [WORDS.format("2 of 2", "0.0124 beside 93.4")]
    assert lines(*shares((93.4, 400, 0.012), (90, 250, 0.0190094))) == [WORDS.format("2 of 2", "0.012 beside 93.4")]
    assert lines(*shares((93.4, 400, 1.24), (90, 250, 1.9))) == []


def test_means_of_percentages_are_left_alone():
    """Use of 12 halls from 93 to 94 %: their mean has an error of hundredths of a point, and is no share of cases."""
    rng = np.random.default_rng(1)
    for _ in range(200):
        halls = rng.normal(rng.uniform(60, 99), rng.uniform(0.1, 2), (2, 12))
        cells = [(float(h.mean()), 12, float(h.std(ddof=1)) / math.sqrt(12)) for h in halls]
        assert lines(*shares(*cells)) == []
    assert lines(*shares((93.4, 400, 0.0124), (90, 250, 0.03))) == []  # one that fits may be so by chance
    assert lines(*shares((93.4, 400, 0.01))) == []  # and one digit fits much


def test_by_counts_where_the_card_does_not_say_what_they_are():
    counted = MeasureRecord("speed", "2026-01", numerator=374, denominator=400, standard_error=0.02)
    assert lines(counted) == [WORDS.format("1 of 1", "0.02 beside 93.5")]
    fine = MeasureRecord("speed", "2026-02", numerator=374, denominator=400, standard_error=0.9)
    assert lines(fine) == []
    assert lines(counted, fine) == [WORDS.format("1 of 2", "0.02 beside 93.5")]


@pytest.mark.parametrize(("n", "error", "found"), [(400, 1.24, True), (400, 0.26, True), (400, 0.24, False)])
def test_points_beside_fractions(n, error, found):
    """Twenty times √(0.934 · 0.066 / 400) is 0.248, and three cases tell 0.143."""
    expected = [WORDS.format("1 of 1", f"{error} beside 0.934")] if found else []
    assert lines(*shares((0.934, n, error)), unit="fraction", target=1.0) == expected


def test_no_share_has_an_error_of_more_than_a_half():
    bare = MeasureRecord("speed", "2026-01", 0.934, standard_error=1.24)
    assert lines(bare, unit="fraction", target=1.0) == [WORDS.format("1 of 1", "1.24 beside 0.934")]
    assert lines(bare, unit="fraction", target=1.4) == []  # what may be more than 1 is no share
    half = MeasureRecord("speed", "2026-01", 0.5, standard_error=0.5)
    assert lines(half, unit="fraction", target=1.0) == []


def test_other_units_have_no_such_error():
    assert lines(*shares((93.4, 400, 0.0124)), unit="hours") == []
