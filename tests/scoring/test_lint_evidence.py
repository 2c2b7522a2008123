"""Tests of the rules on what values rest on, and on how measures go together."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.models import Scorecard
from scorecard.scoring import lint, observe
from scorecard.scoring.lint_evidence import pairwise_correlation
from scorecard.series import MeasureRecord
from tests.scoring.lint_cards import SERVE, spoilt, write

SPEED = f"{SERVE}.measures.0"
UP = [20, 26, 25, 31, 30, 41, 38, 44, 52, 47, 55, 58]
CARE = [55, 50, 58, 52, 59, 51, 57, 53, 56, 54, 50, 57]


def lines(*faults: object, codes: set[str], **series: list[float]) -> list[str]:
    """What lint says with these codes of the sound card with the series given."""
    card = spoilt(*faults)  # type: ignore[arg-type]
    periods = [str(p) for p in card.calendar.periods]
    values = [MeasureRecord(name, periods[i], v) for name, given in series.items() for i, v in enumerate(given)]
    return [f.to_text("en") for f in lint(card, observe(card, values=values)).findings if f.code in codes]


def test_correlation_of_columns_with_holes_is_that_of_their_common_rows() -> None:
    rng = np.random.default_rng(20260401)
    columns = rng.normal(size=(40, 4)) * [1, 1e6, 1e-6, 1] + [0, 1e9, 5, 0]
    columns[:, 3] = columns[:, 0] * -2 + 1
    columns[rng.random(columns.shape) < 0.2] = np.nan
    r, n = pairwise_correlation(columns)
    for i in range(4):
        for j in range(4):
            both = ~np.isnan(columns[:, i]) & ~np.isnan(columns[:, j])
            assert n[i, j] == both.sum()
            assert r[i, j] == pytest.approx(np.corrcoef(columns[both][:, [i, j]].T)[0, 1], abs=1e-9)
    assert r[0, 3] == pytest.approx(-1)


def test_a_column_that_does_not_vary_has_no_correlation() -> None:
    r, n = pairwise_correlation(np.array([[1.0, 5, np.nan], [2, 5, np.nan], [4, 5, np.nan]]))
    assert n.tolist() == [[3, 3, 0], [3, 3, 0], [0, 0, 0]]
    assert np.isnan(r[0, 1])
    assert np.isnan(r[2]).all()


def test_a_card_without_measures_is_looked_at_with_its_data() -> None:
    """A card may declare a survey alone, and an objective may wait for its measures."""
    card = Scorecard.model_validate(
        {
            "id": "c",
            "name": "C",
            "calendar": {"first": "2026-Q1", "last": "2026-Q2"},
            "perspectives": [{"id": "customer", "objectives": [{"id": "o", "name": "O"}]}],
        }
    )
    found = [finding.code for finding in lint(card, observe(card, values=[])).findings]
    assert found == ["bands-default", "owner-missing", "objective-empty"]


def test_two_measures_that_tell_the_same() -> None:
    doubled = [100 - 0.5 * v for v in UP]
    assert lines(codes={"measures-alike"}, speed=UP[:8], sales=doubled[:8]) == [
        (
            "advice: perspectives.1.objectives.0.measures.0 (sales): Sales and Speed tell nearly the same: r = -1.00 over "
            "8 common values. Keep one of the two, or share one weight between them. [measures-alike]"
        )
    ]
    assert lines(codes={"measures-alike"}, speed=UP[:7], sales=doubled[:7]) == []
    assert lines(codes={"measures-alike"}, speed=UP, care=CARE) == []


def test_straight_lines_cannot_be_told_apart() -> None:
    assert lines(codes={"measures-alike"}, speed=[*range(8)], sales=[*range(10, 26, 2)]) != []


def test_two_trends_do_not_make_a_pair() -> None:
    """Levels rise together, r = 0.99; changes go against each other."""
    first = [10 * i + (1 if i % 2 else -1) for i in range(9)]
    second = [10 * i - (1 if i % 2 else -1) for i in range(9)]
    assert np.corrcoef(first, second)[0, 1] > 0.99
    assert np.corrcoef(np.diff(first), np.diff(second))[0, 1] < -0.99
    assert lines(codes={"measures-alike"}, speed=first, sales=second) == []


def test_numbers_of_a_pair() -> None:
    card = spoilt()
    values = [
        MeasureRecord(m, f"2026-{i + 1:02}", k * v) for m, k in (("speed", 1), ("margin", 3)) for i, v in enumerate(UP)
    ]
    (found,) = [f for f in lint(card, observe(card, values=values)).findings if f.code == "measures-alike"]
    assert dict(found.numbers) == pytest.approx({"r": 1, "n": 12, "r_of_changes": 1, "n_of_changes": 11})


def test_parts_that_do_not_go_together() -> None:
    against = [90 - v for v in UP]
    assert lines(codes={"parts-unrelated"}, speed=UP, care=against) == [
        (
            "advice: perspectives.0.objectives.0.measures (serve): the 2 measures of Serve well do not go together: mean "
            "correlation of their scores -1.00, n = 12. "
            "Ask whether they measure one objective, or show them apart. [parts-unrelated]"
        )
    ]
    assert lines(codes={"parts-unrelated"}, speed=UP[:11], care=against[:11]) == []
    turned = write(f"{SERVE}.measures.1", direction="minimise", worst=100, target=0, baseline=60)
    assert lines(turned, codes={"parts-unrelated"}, speed=UP, care=against) == []  # scores go together


def test_n_without_standard_error_and_shares_without_counts() -> None:
    card = spoilt(write(SPEED, unit={"kind": "percent"}))
    values = [
        MeasureRecord("care", "2026-01", 50, n=30),
        MeasureRecord("care", "2026-02", 51, n=30, standard_error=2),
        MeasureRecord("speed", "2026-01", 50),
        MeasureRecord("speed", "2026-02", 60, numerator=60, denominator=100),
        MeasureRecord("speed", "2026-03", 70, n=10, standard_error=3),
        MeasureRecord("sales", "2026-01", 50),
        MeasureRecord("margin", "2026-01", 50),
    ]
    assert [f.to_text("en") for f in lint(card, observe(card, values=values)).findings] == [
        (
            "advice: perspectives.0.objectives.0.measures.1 (care): 1 of 2 values of Care has n but no standard error. "
            "Add standard_error, or write sampling: exact where every case was counted. [error-missing]"
        ),
        (
            "advice: perspectives.0.objectives.0.measures.0 (speed): 1 of 3 values of Speed is a share without counts. "
            "Add numerator and denominator. [rate-bare]"
        ),
        (
            "advice: perspectives.0.objectives.0.measures.0 (speed): 1 of 3 values of Speed has counts, and the card does "
            "not say what these tell of their error. Write sampling: proportion where each case came out one way or the "
            "other by itself, count for events, exact where nothing was left to chance; or add standard_error, as for "
            "order lines within orders. [sampling-unstated]"
        ),
    ]


@pytest.mark.parametrize("sampling", ["proportion", "count", "exact"])
def test_counts_of_which_the_card_says_what_they_tell_need_no_advice(sampling: str) -> None:
    card = spoilt(write(SPEED, unit={"kind": "percent"}, sampling=sampling))
    values = [
        MeasureRecord("speed", "2026-01", numerator=60, denominator=100),
        MeasureRecord("speed", "2026-02", 61, n=100),
    ]
    assert [f.code for f in lint(card, observe(card, values=values)).findings if f.node == "speed"] == []


def test_what_an_expert_thinks_possible_says_what_is_known_of_the_error() -> None:
    card = spoilt(write(SPEED, unit={"kind": "percent"}))
    values = [MeasureRecord("speed", "2026-01", 60, low=50, high=65), MeasureRecord("care", "2026-01", 60, n=3)]
    both = [*values[:1], MeasureRecord("care", "2026-01", 60, n=3, low=50, high=65)]
    codes = {"error-missing", "rate-bare", "sampling-unstated"}
    assert [f.code for f in lint(card, observe(card, values=values)).findings if f.code in codes] == ["error-missing"]
    assert [f.code for f in lint(card, observe(card, values=both)).findings if f.code in codes] == []
