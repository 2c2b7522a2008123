"""Impossible choices are refused in plain words."""

from __future__ import annotations

import pytest

from scorecard.errors import UsageError
from scorecard.survey import GapOptions, gap_analysis
from tests.survey.samples import instrument, random_survey


def refused(**options: object) -> str:
    """Return what is said of options."""
    with pytest.raises(UsageError) as caught:
        gap_analysis(random_survey(instrument(), 9), **options)  # type: ignore[arg-type]  # that is the point
    return str(caught.value).splitlines()[1].strip()


def test_words_that_are_no_choice() -> None:
    assert refused(interval="normal") == (
        'the option interval has an unknown value; found \'normal\'. Use "t", "percentile" or "bca". [bad-interval]'
    )
    assert refused(wilcoxon_zeros="split") == (
        'the option wilcoxon_zeros has an unknown value; found \'split\'. Use "drop" or "pratt". [bad-wilcoxon-zeros]'
    )
    assert refused(wilcoxon_method="monte-carlo") == (
        "the option wilcoxon_method has an unknown value; found 'monte-carlo'. "
        'Use "auto", "exact" or "normal". [bad-wilcoxon-method]'
    )


@pytest.mark.parametrize("margin", [0.0, -0.5, float("nan"), float("inf")])
def test_margin_must_be_above_zero(margin: float) -> None:
    assert refused(equivalence_margin=margin) == (
        f"the margin of equivalence must be a number above 0; found '{margin}'. "
        "Give the largest mean gap that counts as none, in points of the scale. [bad-equivalence-margin]"
    )


def test_boxes_must_be_some_of_the_scale() -> None:
    assert refused(top_boxes=0) == (
        "the option top_boxes must count at least one answer, and not all 5 of the scale; found '0'. "
        "Use 1 or 2. [bad-boxes]"
    )
    assert "the option bottom_boxes must count at least one answer" in refused(bottom_boxes=5)


def test_result_keeps_its_options() -> None:
    gaps = gap_analysis(random_survey(instrument(), 30), wilcoxon_zeros="pratt", equivalence_margin=0.5, top_boxes=2)
    assert gaps.options == GapOptions(
        wilcoxon_zeros="pratt", equivalence_margin=0.5, top_boxes=2, interval=gaps.options.interval
    )
