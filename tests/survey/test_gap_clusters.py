"""Errors over clusters equal the sandwich formula written out, and those of clusters analysed as respondents."""

from __future__ import annotations

import math

import numpy as np
import pytest

from scorecard.errors import AnalysisError, UsageError
from scorecard.instruments import Role
from scorecard.stats.clusters import clustered_mean
from scorecard.survey import Segment, Survey, gap_analysis
from scorecard.survey.gap_clusters import cluster_errors
from scorecard.survey.plan import TallyPlan
from scorecard.survey.tallied import TalliedSurvey
from tests.survey.samples import instrument, random_survey, survey, values_of


def nested(n: int = 90, *, clusters: int = 12, missing: float = 0.2) -> Survey:
    """Return random answers of people who work for some customers; a few of them for nobody."""
    base = random_survey(instrument(), n, missing=missing, groups=2)
    codes = np.random.default_rng(3).integers(-1, clusters, n).astype(np.int32)
    customers = Segment(tuple(f"c{i:02}" for i in range(clusters)), codes)
    return Survey(base.instrument, base.answers, segments={**base.segments, "customer": customers})


def sandwich(scores: dict[int, list[float]]) -> float:
    """Return the clustered standard error of the mean of all scores."""
    values = [v for of in scores.values() for v in of]
    mean, clusters = sum(values) / len(values), len(scores)
    residual = sum(sum(v - mean for v in of) ** 2 for of in scores.values())
    return math.sqrt(clusters / (clusters - 1) * residual) / len(values)


def test_item_row_equals_the_sandwich_written_out() -> None:
    s = nested()
    e, p = (values_of(s, role) for role in ("expectation", "perception"))
    codes = s.segments["customer"].codes.tolist()
    scores: dict[int, list[float]] = {}
    for r, code in enumerate(codes):
        first, second = e[r][1], p[r][1]
        if first is not None and second is not None:
            # whoever works for nobody stands alone
            scores.setdefault(code if code >= 0 else 1000 + r, []).append(second - first)
    row = gap_analysis(s, clusters="customer").row("q2")
    assert row.clusters == len(scores)
    assert row.standard_error == pytest.approx(sandwich(scores), rel=1e-12)
    assert row.gap is not None
    assert row.standard_error is not None
    assert row.statistic == pytest.approx(row.gap / row.standard_error)
    assert row.interval_method == "cluster_t"
    # t(0.975) with clusters - 1 degrees of freedom, from the t limits of the same row with respondents
    assert row.low is not None
    assert row.low < row.gap
    assert (row.wilcoxon, row.family) == (None, "items")
    plain = gap_analysis(s).row("q2")
    assert (row.t_low, row.t_high, row.effect_size) == (plain.t_low, plain.t_high, plain.effect_size)


def test_means_of_questions_equal_the_sandwich_written_out() -> None:
    s = nested()
    e, p = (values_of(s, role) for role in ("expectation", "perception"))
    codes = s.segments["customer"].codes.tolist()
    gaps = gap_analysis(s, clusters="customer")
    for role, answers in (("expectation", e), ("perception", p)):
        scores: dict[int, list[float]] = {}
        for r, code in enumerate(codes):
            given = answers[r][1]
            if e[r][1] is not None and p[r][1] is not None and given is not None:
                scores.setdefault(code if code >= 0 else 1000 + r, []).append(given)
        found = gaps.estimate(role, "q2")
        assert (found.clusters, found.reason) == (len(scores), None)
        assert found.standard_error == pytest.approx(sandwich(scores), rel=1e-12)
        # three items of the first dimension, where two of them at least have both answers
        means: dict[int, list[float]] = {}
        for r, code in enumerate(codes):
            both = [i for i in range(3) if e[r][i] is not None and p[r][i] is not None]
            if len(both) >= 2:
                mine = sum(answers[r][i] or 0 for i in both) / len(both)
                means.setdefault(code if code >= 0 else 1000 + r, []).append(mine)
        assert gaps.estimate(role, "d1").standard_error == pytest.approx(sandwich(means), rel=1e-12)


def test_a_question_of_its_own_counts_clusters_too() -> None:
    roles: tuple[Role, ...] = ("expectation", "perception", "importance")
    base = random_survey(instrument(roles=roles, reverse=(1,)), 60, missing=0.2)
    codes = np.random.default_rng(4).integers(0, 7, 60).astype(np.int32)
    s = Survey(base.instrument, base.answers, segments={"firm": Segment(tuple("abcdefg"), codes)})
    scores: dict[int, list[float]] = {}
    for code, given in zip(codes.tolist(), base.answers["importance"][:, 1].tolist(), strict=True):
        if given:
            scores.setdefault(code, []).append(given)  # not mirrored: it is about the item, not by it
    found = gap_analysis(s, clusters="firm").estimate("importance", "q2")
    assert found.clusters == len(scores)
    assert found.standard_error == pytest.approx(sandwich(scores), rel=1e-12)


def test_means_of_one_cluster_have_no_error() -> None:
    s = random_survey(instrument(), 20, missing=0.1)
    s = Survey(s.instrument, s.answers, segments={"customer": Segment(("c",), np.zeros(20, dtype=np.int32))})
    found = gap_analysis(s, clusters="customer").estimate("perception", "overall")
    assert (found.standard_error, found.reason, found.clusters) == (None, "one_cluster", 1)


def test_means_on_which_all_clusters_agree_have_no_error() -> None:
    agreed = survey(instrument((1,), free=0), {"expectation": [[5]] * 6, "perception": [[2], [4]] * 3})
    s = Survey(agreed.instrument, agreed.answers, segments={"firm": Segment(("a", "b"), np.int32([0, 0, 0, 1, 1, 1]))})
    found = gap_analysis(s, clusters="firm").estimate("expectation", "q1")
    assert (found.value, found.standard_error, found.reason) == (5.0, None, "no_variance")


def test_every_respondent_a_cluster_of_his_own_is_the_plain_analysis() -> None:
    base = random_survey(instrument(), 40, missing=0)
    alone = Segment(("x",), np.full(40, -1, dtype=np.int32))
    s = Survey(base.instrument, base.answers, segments={"customer": alone})
    plain, nest = (
        gap_analysis(s, weights={"d1": 1, "d2": 3}),
        gap_analysis(s, weights={"d1": 1, "d2": 3}, clusters="customer"),
    )
    for one, two in zip(plain.group().rows, nest.group().rows, strict=True):
        assert two.clusters == 40
        assert two.standard_error == pytest.approx(one.standard_error, rel=1e-12), one.id
        assert (two.low, two.high) == pytest.approx((one.t_low, one.t_high), rel=1e-10)
        assert two.p_value == pytest.approx(one.p_value, rel=1e-9)


def test_all_rows_of_groups_agree_with_the_kernel() -> None:
    s = nested()
    plan = TallyPlan.of(s.instrument)
    rows = np.flatnonzero(s.segments["group"].codes == 1)
    found = cluster_errors(s, plan, clusters="customer", groups={"g1": rows}, weights=None)["g1"]
    e, p = (values_of(s, role) for role in ("expectation", "perception"))
    codes = s.segments["customer"].codes.tolist()
    for item in range(6):
        totals: dict[int, int] = {}
        counts: dict[int, int] = {}
        for r in rows.tolist():
            first, second = e[r][item], p[r][item]
            if first is not None and second is not None:
                key = codes[r] if codes[r] >= 0 else 1000 + r
                totals[key] = totals.get(key, 0) + second - first
                counts[key] = counts.get(key, 0) + 1
        expected = clustered_mean(list(totals.values()), list(counts.values()))
        clusters, error = found[f"q{item + 1}"]
        assert clusters == expected.clusters
        assert error == pytest.approx(expected.standard_error, rel=1e-12)


def test_order_of_respondents_changes_no_digit() -> None:
    s = nested()
    order = np.random.default_rng(1).permutation(s.size)
    shuffled = Survey(
        s.instrument,
        {role: codes[order] for role, codes in s.answers.items()},
        segments={name: Segment(of.labels, of.codes[order]) for name, of in s.segments.items()},
    )
    one, two = (gap_analysis(x, by="group", clusters="customer", interval="bca") for x in (s, shuffled))
    assert one.numbers_json() == two.numbers_json()


def test_one_cluster_has_no_error_and_says_so() -> None:
    base = random_survey(instrument(), 30, missing=0)
    s = Survey(base.instrument, base.answers, segments={"customer": Segment(("x",), np.zeros(30, dtype=np.int32))})
    row = gap_analysis(s, clusters="customer", equivalence_margin=0.5).row("overall")
    assert (row.clusters, row.standard_error, row.low, row.p_value, row.reason) == (1, None, None, None, "one_cluster")
    assert row.gap is not None
    assert row.equivalence is not None
    assert (row.equivalence.met, row.equivalence.reason) == (None, "one_cluster")


def test_counts_hold_no_clusters() -> None:
    s = nested()
    counts = TalliedSurvey.of(s, plan=TallyPlan.of(s.instrument))
    with pytest.raises(AnalysisError) as caught:
        gap_analysis(counts, clusters="customer")
    assert str(caught.value) == (
        "An error over clusters of respondents needs the answers of each respondent, and a tally holds counts only.\n"
        "  an error over clusters of respondents needs the answers of each respondent, and a tally holds counts only. "
        "Read the survey with read_survey. [needs-respondents]"
    )


def test_unknown_cluster_and_own_points_are_refused() -> None:
    with pytest.raises(UsageError, match=r"\[unknown-segment\]"):
        gap_analysis(nested(), clusters="company")
    s = random_survey(instrument(), 30, points=True, groups=2)
    with pytest.raises(AnalysisError) as caught:
        gap_analysis(s, clusters="group", weights="own")
    assert str(caught.value) == (
        "An error over clusters cannot be formed with each respondent's own weights.\n"
        "  an error over clusters cannot be formed with each respondent's own weights. "
        "Give one weight for each dimension, or leave weights out. [clusters-own-points]"
    )
