"""Every statistic of a row equals another program's, a hand calculation, or the kernel on the same answers."""

from __future__ import annotations

import json
import math
from fractions import Fraction

import numpy as np
import pytest
from scipy import stats

from scorecard.errors import AnalysisError
from scorecard.stats.bootstrap_mean import bootstrap_intervals
from scorecard.stats.counts import ScoreHistogram
from scorecard.stats.multiplicity import bonferroni, holm
from scorecard.survey import GapAnalysis, GapRow, Segment, Survey, gap_analysis
from scorecard.survey.plan import TallyPlan
from scorecard.survey.tallied import TalliedSurvey
from tests.survey.samples import instrument, random_survey, survey, values_of


def item_gaps(s: Survey, item: int) -> np.ndarray:
    """Return the gaps of the respondents with both answers."""
    e, p = values_of(s, "expectation"), values_of(s, "perception")
    pairs = ((a[item], b[item]) for a, b in zip(e, p, strict=True))
    return np.array([b - a for a, b in pairs if a is not None and b is not None])


def reordered(s: Survey, order: np.ndarray) -> Survey:
    """Return the survey with its respondents in another order."""
    segments = {name: Segment(of.labels, of.codes[order]) for name, of in s.segments.items()}
    return Survey(s.instrument, {role: codes[order] for role, codes in s.answers.items()}, segments=segments)


@pytest.mark.parametrize(("zeros", "other"), [("drop", "wilcox"), ("pratt", "pratt")])
@pytest.mark.parametrize("correction", [False, True])
def test_wilcoxon_of_a_row_equals_scipy(zeros: str, other: str, correction: bool) -> None:
    s = random_survey(instrument(), 150)
    gaps = gap_analysis(s, wilcoxon_zeros=zeros, wilcoxon_correction=correction)  # type: ignore[arg-type]  # parametrised
    for item in (0, 4):
        expected = stats.wilcoxon(item_gaps(s, item), zero_method=other, correction=correction, method="approx")
        found = gaps.items[item].wilcoxon
        assert found is not None
        assert found.statistic == pytest.approx(expected.statistic)
        assert found.p_value == pytest.approx(expected.pvalue, rel=1e-10)
        assert found.rank_biserial == pytest.approx((found.w_plus - found.w_minus) / (found.w_plus + found.w_minus))  # type: ignore[operator]  # defined


def test_wilcoxon_is_adjusted_in_the_same_families() -> None:
    gaps = gap_analysis(random_survey(instrument(), 80), adjust="bonferroni")
    for rows in (gaps.items, gaps.dimensions):
        p = [r.wilcoxon.p_value if r.wilcoxon else None for r in rows]
        assert tuple(r.wilcoxon_p_adjusted for r in rows) == bonferroni(p)
        assert tuple(r.p_adjusted for r in rows) == bonferroni([r.p_value for r in rows])
    assert gaps.overall.wilcoxon is not None
    assert gaps.overall.wilcoxon_p_adjusted is None
    # a mean of item means is no mean over respondents
    assert gaps.overall_items.wilcoxon is None
    plain = gap_analysis(random_survey(instrument(), 80), adjust="none").items[0]
    assert (plain.p_adjusted, plain.wilcoxon_p_adjusted, plain.family) == (None, None, "none")


def test_effect_sizes_by_hand() -> None:
    # E 5 4 3 2, P 3 3 3 1: gaps -2 -1 0 -1; SD of E sqrt(5/3), of P 1, of gaps sqrt(2/3)
    q = instrument((1,), free=0)
    row = gap_analysis(survey(q, {"expectation": [[5], [4], [3], [2]], "perception": [[3], [3], [3], [1]]})).row("q1")
    assert row.d_average_sd == pytest.approx(-1 / math.sqrt((5 / 3 + 1) / 2))
    assert row.effect_size == pytest.approx(-1 / math.sqrt(2 / 3))
    # J(3) = gamma(3/2) / (sqrt(3/2) gamma(1))
    assert row.effect_size_corrected == pytest.approx(row.effect_size * math.gamma(1.5) / math.sqrt(1.5))
    assert row.wilcoxon is not None
    # ranks of 2, 1, 1: 3, 1.5, 1.5, all negative
    assert (row.wilcoxon.w_plus, row.wilcoxon.w_minus, row.wilcoxon.zeros, row.wilcoxon.rank_biserial) == (0, 6, 1, -1)
    assert row.wilcoxon.p_value == 2 / 2**3


def test_shares_of_highest_and_lowest_answers_by_hand() -> None:
    q = instrument((2,), free=0, reverse=(1,))
    s = survey(
        q,
        {
            "expectation": [[5, 1], [5, 1], [4, 2], [1, 5], [None, 3]],
            "perception": [[5, 5], [4, 1], [2, 5], [1, 4], [5, None]],
        },
    )
    gaps = gap_analysis(s, top_boxes=1, bottom_boxes=2)
    top, bottom = gaps.row("q1").top_box, gaps.row("q1").bottom_box
    assert top is not None
    assert bottom is not None
    assert (top.expectation.count, top.expectation.n, top.perception.count) == (2, 4, 1)
    assert (bottom.codes, bottom.expectation.count, bottom.perception.count) == (2, 1, 2)
    # Wilson for 2 of 4 by another program
    expected = stats.binomtest(2, 4).proportion_ci(method="wilson")
    assert (top.expectation.low, top.expectation.high) == pytest.approx((expected.low, expected.high))
    # the mirrored item: answers 1 are the highest
    mirrored = gaps.row("q2").top_box
    assert mirrored is not None
    assert (mirrored.expectation.count, mirrored.perception.count) == (2, 1)
    assert gaps.row("d1").top_box is None
    assert gap_analysis(s).row("q1").bottom_box is None


def test_equivalence_is_two_one_sided_tests() -> None:
    s = random_survey(instrument(), 120, missing=0)
    assert gap_analysis(s).items[0].equivalence is None
    row = gap_analysis(s, equivalence_margin=0.6).items[2]
    values = item_gaps(s, 2)
    lower = stats.ttest_1samp(values, -0.6, alternative="greater").pvalue
    upper = stats.ttest_1samp(values, 0.6, alternative="less").pvalue
    assert row.equivalence is not None
    assert row.equivalence.p_value == pytest.approx(max(lower, upper), rel=1e-9)
    assert row.equivalence.met is bool(max(lower, upper) < 0.05)


@pytest.mark.parametrize("method", ["percentile", "bca"])
def test_bootstrap_interval_is_that_of_the_gaps_and_t_is_kept(method: str) -> None:
    s = random_survey(instrument(), 60)
    gaps = gap_analysis(s, interval=method, weights={"d1": 1, "d2": 1})  # type: ignore[arg-type]  # parametrised
    plain = gap_analysis(s, interval="t", weights={"d1": 1, "d2": 1})
    ((low, high),) = bootstrap_intervals([ScoreHistogram.from_scores(item_gaps(s, 3), 1)], method=method)  # type: ignore[misc, arg-type]  # defined
    row = gaps.items[3]
    assert (row.low, row.high) == pytest.approx((low, high), abs=1e-9)
    assert (gaps.interval_method, row.interval_method) == (method, method)
    for one, two in zip(gaps.group().rows, plain.group().rows, strict=True):
        assert (one.t_low, one.t_high) == (two.low, two.high) == (two.t_low, two.t_high)
        assert two.interval_method == "t"
        assert (one.p_value, one.standard_error) == (two.p_value, two.standard_error)
    # equal weights: the weighted row is the overall row in another grid
    assert gaps.weighted is not None
    assert (gaps.weighted.low, gaps.weighted.high) == pytest.approx((gaps.overall.low, gaps.overall.high), abs=0.02)
    assert (gaps.overall_items.interval_method, gaps.overall_items.low) == ("t", plain.overall_items.low)


def test_resampling_respondents_gives_the_interval() -> None:
    s = random_survey(instrument(), 40, missing=0)
    row = gap_analysis(s, interval="percentile").items[0]
    values = item_gaps(s, 0)
    means = np.random.default_rng(1).choice(values, (40_000, 40)).mean(axis=1)
    assert (row.low, row.high) == pytest.approx(np.quantile(means, [0.025, 0.975]), abs=0.03)


def test_rounded_weights_are_told() -> None:
    s = random_survey(instrument(), 60)
    exact = gap_analysis(s, weights={"d1": 30, "d2": 70})
    assert not exact.weighted_rounded
    odd = gap_analysis(s, weights={"d1": math.pi, "d2": math.e})
    assert odd.weighted_rounded
    assert "rounded to 1/10 000 of their sum" in str(odd)
    assert "rounded" not in str(exact)
    assert odd.weighted is not None
    assert odd.weighted.wilcoxon is not None
    # counts with odd weights, asked for plain ones: nothing rounded enters the result
    total = Fraction(math.pi) + Fraction(math.e)
    shares = (Fraction(math.pi) / total, Fraction(math.e) / total)
    counts = TalliedSurvey.of(s, plan=TallyPlan.of(s.instrument), weights=shares)
    assert not gap_analysis(counts, weights={"d1": 1, "d2": 1}).weighted_rounded
    assert not gap_analysis(counts).weighted_rounded


def test_counts_made_with_other_weights_give_moments_but_no_ranks() -> None:
    s = random_survey(instrument(), 60)
    weights = {"d1": 1.0, "d2": 3.0}
    direct = gap_analysis(s, weights=weights, interval="percentile")
    assert direct.weighted is not None
    for counted_with in (None, (Fraction(1, 2), Fraction(1, 2))):
        counts = TalliedSurvey.of(s, plan=TallyPlan.of(s.instrument), weights=counted_with)
        found = gap_analysis(counts, weights=weights, interval="percentile").weighted
        assert found is not None
        assert (found.gap, found.standard_error, found.p_value) == (
            direct.weighted.gap,
            direct.weighted.standard_error,
            direct.weighted.p_value,
        )
        assert (found.wilcoxon, found.interval_method, found.low) == (None, "t", direct.weighted.t_low)


@pytest.mark.parametrize(
    "options", [{}, {"interval": "bca", "adjust": "benjamini_hochberg", "equivalence_margin": 0.3}]
)
def test_order_and_chunks_change_no_digit(options: dict[str, object]) -> None:
    s = random_survey(instrument(), 220, groups=3)
    weights = {"d1": 0.3, "d2": 0.7}
    order = np.random.default_rng(4).permutation(s.size)
    expected = gap_analysis(s, by="group", weights=weights, simultaneous=True, **options).numbers_json()  # type: ignore[arg-type]  # options
    shuffled = gap_analysis(reordered(s, order), by="group", weights=weights, simultaneous=True, **options)  # type: ignore[arg-type]  # options
    assert shuffled.numbers_json() == expected
    from scorecard.survey.dimension_weights import dimension_shares

    shares = dimension_shares(weights, s.instrument)
    plan = TallyPlan.of(s.instrument)
    parts = [TalliedSurvey.of(s, plan=plan, by="group", weights=shares, rows=rows) for rows in np.array_split(order, 7)]
    whole = parts[0]
    for part in parts[1:]:
        whole = whole + part
    found = gap_analysis(whole, by="group", weights=weights, simultaneous=True, **options)  # type: ignore[arg-type]  # options
    assert found.numbers_json() == expected


def test_item_that_few_of_a_shown_group_answered_is_hidden_everywhere() -> None:
    base = random_survey(instrument((3, 2)), 90, missing=0)
    answers = {role: codes.copy() for role, codes in base.answers.items()}
    answers["perception"][3:30, 1] = 0  # three of the first group answer q2
    s = Survey(
        base.instrument, answers, segments={"g": Segment(("a", "b", "c"), np.repeat([0, 1, 2], 30).astype(np.int32))}
    )
    gaps = gap_analysis(s, by="g", interval="bca", simultaneous=True)
    rows = {label: gaps.row("q2", segment=label) for label in "abc"}
    # a is too small; b goes with it, or a would be the total less b and c
    assert [rows[label].reason for label in "abc"] == ["suppressed", "suppressed", None]
    hidden = rows["a"]
    assert hidden == GapRow("q2", "item", 3, family="items", reason="suppressed")
    # the mean of all items less the others is that of q2
    assert gaps.row("overall_items", segment="a").reason == "suppressed"
    assert gaps.row("q1", segment="a").reason is None
    assert not gaps.segments["a"].hidden
    assert gaps.estimate("perception", "q2", segment="a").value is None
    # the family of the tests is what is shown
    shown = [r.p_value for r in gaps.segments["a"].items]
    assert tuple(r.p_adjusted for r in gaps.segments["a"].items) == holm(shown)
    assert "Nor are rows that fewer than 5 respondents of a group answered." in str(gaps)


def test_frame_has_a_column_for_every_number_and_print_has_a_page() -> None:
    gaps: GapAnalysis = gap_analysis(random_survey(instrument(), 40), interval="bca")
    frame = gaps.to_frame(backend="pyarrow")
    for name in (
        "t_low",
        "rank_biserial",
        "wilcoxon_p_adjusted",
        "top_box_perception",
        "effect_size_corrected",
        "family",
    ):
        assert name in frame.column_names
    assert frame.column("rank_biserial").to_pylist()[0] == gaps.items[0].wilcoxon.rank_biserial  # type: ignore[union-attr]  # defined
    assert len(gaps.table().columns) == 16
    numbers = json.loads(gaps.numbers_json())
    assert numbers["options"]["interval"] == "bca"
    assert numbers["items"][0]["wilcoxon"]["w_plus"] == gaps.items[0].wilcoxon.w_plus  # type: ignore[union-attr]  # defined


def test_survey_that_asks_no_expectations_is_refused_as_counts_too() -> None:
    s = random_survey(instrument(), 9)
    alone = Survey(s.instrument, {"perception": s.answers["perception"]})
    with pytest.raises(AnalysisError, match=r"a gap analysis needs the answers for expectation.*\[role-missing\]"):
        gap_analysis(TalliedSurvey.of(alone, plan=TallyPlan.of(s.instrument)))
