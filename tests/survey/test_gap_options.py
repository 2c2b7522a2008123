"""Impossible choices are refused in plain words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from scorecard.errors import UsageError
from scorecard.instruments import Scale
from scorecard.scoring import observe
from scorecard.survey import (
    GapOptions,
    answer_quality,
    customer_satisfaction_from_counts,
    direct_comparison,
    exclude,
    exclusion_effect,
    five_gaps,
    gap_analysis,
    kano,
    net_promoter_score_from_answers,
    penalty_reward_from_ratings,
    priorities,
    reliability,
    segment_differences,
    tolerance_zone,
)
from tests.refusal import refusal
from tests.survey.samples import instrument, random_survey


def refused(**options: object) -> str:
    """Return what is said of options."""
    with pytest.raises(UsageError) as caught:
        gap_analysis(random_survey(instrument(), 9), **options)  # type: ignore[arg-type]  # that is the point
    return str(caught.value).splitlines()[1].strip()


def test_words_that_are_no_choice() -> None:
    assert refused(interval="normal") == (
        "the option interval has an unknown value; found 'normal'. "
        'Use "t", "t_hall", "percentile" or "bca". [bad-interval]'
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


SAMPLE = random_survey(instrument(), 12, groups=2)
GAPS = gap_analysis(SAMPLE)
RULES = (
    "the rules of careless answers must be QualityRules; found 'str'. "
    "Write rules=QualityRules(missing_share=0.3), or leave them out. [not-rules]"
)
NO_SURVEY = "the analysis needs a survey; found '{}'. Give what read_survey or tally_survey returns. [not-a-survey]"
NO_GAPS = "this needs a gap analysis; found '{}'. Give what gap_analysis returns. [not-gaps]"
TIMES = "the option {} must be a whole number from 100 to 1,000,000; found '{}'. Use 10000. [bad-{}]"
SEED = "the seed must be a whole number, zero or more; found '{}'. Use 1. [bad-seed]"

REFUSED: dict[str, tuple[Callable[..., object], tuple[object, ...], dict[str, object], str]] = {
    "rules": (answer_quality, (SAMPLE,), {"rules": "x"}, RULES),
    "rules of exclusion": (exclude, (SAMPLE, "straight_lining"), {"rules": "x"}, RULES),
    "effect": (exclusion_effect, (SAMPLE, GAPS), {}, NO_GAPS.format("Survey")),
    "customers": (five_gaps, (None,), {}, NO_SURVEY.format("NoneType")),
    "management": (five_gaps, (SAMPLE,), {"management": GAPS}, NO_SURVEY.format("GapAnalysis")),
    "comparison": (direct_comparison, (None,), {}, NO_SURVEY.format("NoneType")),
    "draws": (priorities, (GAPS,), {"draws": None}, TIMES.format("draws", "None", "draws")),
    "many draws": (priorities, (GAPS,), {"draws": 10**9}, TIMES.format("draws", 10**9, "draws")),
    "seed": (priorities, (GAPS,), {"seed": -1}, SEED.format(-1)),
    "seed of alpha": (reliability, (SAMPLE,), {"seed": ""}, SEED.format("")),
    "replicates": (reliability, (SAMPLE,), {"replicates": None}, TIMES.format("replicates", "None", "replicates")),
    "level": (
        tolerance_zone,
        (None, 7),
        {"perceived": 5},
        (
            "the minimum level must be a finite number; found 'None'. "
            "Give the three levels as they are printed, such as 6.0, 8.0 and 6.5. [bad-level-of-service]"
        ),
    ),
    "of": (
        segment_differences,
        (SAMPLE,),
        {"by": "group", "of": 3},
        "the option of must list ids of rows; found '3'. Write of=[\"overall\"], or leave it out for all rows. [bad-of]",
    ),
    "truth": (
        gap_analysis,
        (SAMPLE,),
        {"simultaneous": "x"},
        "the option simultaneous must be true or false; found 'x'. Use True or False. [bad-simultaneous]",
    ),
    "correction": (
        gap_analysis,
        (SAMPLE,),
        {"wilcoxon_correction": 2},
        "the option wilcoxon_correction must be true or false; found '2'. Use True or False. [bad-wilcoxon-correction]",
    ),
    "card": (
        observe,
        (None,),
        {},
        "observations need the card that they belong to; found 'NoneType'. Give what read_card returns. [not-a-card]",
    ),
    "scale": (
        customer_satisfaction_from_counts,
        ({1: 2}, None),
        {},
        (
            "counts of answers need their scale; found 'NoneType'. "
            "Give a Scale, such as Scale.from_points(5). [not-a-scale]"
        ),
    ),
    "counts": (
        customer_satisfaction_from_counts,
        (3, Scale.from_points(5)),
        {},
        "counts must be a mapping; found 'int'. Give a dict. [bad-counts]",
    ),
    "answers": (
        net_promoter_score_from_answers,
        ("x",),
        {},
        "answers must be a list of numbers; found 'str'. Give numbers; NaN stands for a missing one. [bad-answers]",
    ),
    "pair": (
        kano,
        ({"f": "x"},),
        {},
        (
            "f: a feature needs pairs of the functional question with the dysfunctional one; found 'x'. "
            'Write ("like", "dislike"), or the ids of the two items. [kano-pair]'
        ),
    ),
    "threshold": (
        penalty_reward_from_ratings,
        ([1, 2], {"a": [1, 2]}),
        {"thresholds": {"a": ("x", 3)}},
        (
            "a threshold must be a number; found 'x'. "
            "Write penalty_below=3 and reward_from=6, or a number for each attribute. [bad-penalty-threshold]"
        ),
    ),
}


@pytest.mark.parametrize("what", REFUSED)
def test_a_wrong_kind_is_refused_in_one_plain_sentence(what: str) -> None:
    call, given, options, said = REFUSED[what]
    assert refusal(lambda: call(*given, **options), error=UsageError) == [said]
