"""Numbers in words, right to the last digit shown."""

from __future__ import annotations

import pytest

from scorecard._text import LocalText
from scorecard.models import Bands
from scorecard.scoring.explain_numbers import fill, number_text, score_text, share_text, signed_text


@pytest.mark.parametrize(
    ("value", "text"), [(0, "0"), (2.5, "2.5"), (1 / 3, "0.3333333"), (1234567.25, "1\u00a0234\u00a0567"), (-4.0, "−4")]
)
def test_number(value, text):
    assert number_text(value) == text


def test_score_signed_and_filled():
    assert score_text(2 / 3) == "0.67"
    assert (signed_text(-1.5), signed_text(1.5)) == ("(−1.5)", "1.5")
    assert fill(LocalText(en="{a} of {b}", zh="{b} 中的 {a}"), "zh", a="1", b="2") == "2 中的 1"


def test_a_score_stays_in_its_band_and_a_share_below_what_is_needed():
    assert (score_text(74.996), score_text(74.996, Bands.default())) == ("75.00", "74.996")
    assert (share_text(0.5), share_text(0.99996), share_text(1.0)) == ("50", "99.996", "100")
    assert (share_text(0.79996), share_text(0.79996, least=0.8)) == ("80", "79.996")
