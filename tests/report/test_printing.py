"""Numbers that must not be rounded over an edge."""

from __future__ import annotations

import pytest

from scorecard.models import Bands, Period
from scorecard.report.printing import percent, period_text, range_text, score_text, share_text


@pytest.mark.parametrize(
    ("score", "text"),
    [
        (None, "–"),
        (84.27, "84.3"),
        (74.94, "74.9"),
        (74.96, "74.96"),
        (89.997, "89.997"),
        (89.99997, "89.99997"),
        (90.0, "90.0"),
        (90.0 - 1e-12, "90.0"),  # what binary fractions make of 90, which is green
        (100.0, "100.0"),
    ],
)
def test_a_score_is_never_printed_in_another_band(score: float | None, text: str) -> None:
    assert score_text(score, Bands.default()) == text


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (None, "–"),
        (0.5, "50 %"),
        (1.0, "100 %"),
        (0.0, "0 %"),
        (0.996, "99.6 %"),
        (0.00001, "<0.1 %"),
        (0.99999, ">99.9 %"),
    ],
)
def test_less_than_all_is_never_printed_as_all(share: float | None, text: str) -> None:
    assert share_text(share) == text


def test_levels_ranges_and_periods() -> None:
    assert percent(0.95) == "95 %"
    assert range_text(-2.004, -1.6, decimals=2).text("en") == "−2.00 to −1.60"
    assert range_text(-2.004, -1.6, decimals=2).text("zh") == "−2.00 至 −1.60"
    assert period_text(Period.parse("2026-Q4")).text("en") == "2026 Q4"
