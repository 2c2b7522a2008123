"""Numbers in words, right to the last digit shown."""

from __future__ import annotations

import pytest

from scorecard._text import LocalText
from scorecard.scoring.explain_numbers import fill, number_text, score_text, signed_text


@pytest.mark.parametrize(
    ("value", "text"), [(0, "0"), (2.5, "2.5"), (1 / 3, "0.3333333"), (1234567.25, "1\u00a0234\u00a0567"), (-4.0, "−4")]
)
def test_number(value, text):
    assert number_text(value) == text


def test_score_signed_and_filled():
    assert score_text(2 / 3) == "0.67"
    assert (signed_text(-1.5), signed_text(1.5)) == ("(−1.5)", "1.5")
    assert fill(LocalText(en="{a} of {b}", zh="{b} 中的 {a}"), "zh", a="1", b="2") == "2 中的 1"
