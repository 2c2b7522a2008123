"""Reliability of the scales of a survey."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from scorecard.errors import AnalysisError, UsageError
from scorecard.stats.alpha_bootstrap import alpha_bootstrap_interval
from scorecard.stats.consistency import consistency, pairwise_covariance
from scorecard.stats.factor import one_factor
from scorecard.stats.intervals import feldt_interval
from scorecard.stats.omega import omega_coefficients
from scorecard.survey import Segment, reliability
from scorecard.survey.plan import TallyPlan
from scorecard.survey.tallied import TalliedSurvey
from tests.survey.samples import PAIR, instrument, random_survey, survey, values_of


@pytest.mark.parametrize("missing", ["pairwise", "listwise"])
def test_rows_equal_alpha_of_the_answers(missing: str) -> None:
    s = random_survey(instrument(reverse=(0, 4)), 100)
    result = reliability(s, missing=missing)  # type: ignore[arg-type]  # parametrised
    e, p = (np.array(values_of(s, role), dtype=float) for role in PAIR)
    for scale_of, data in (("expectation", e), ("perception", p), ("gap", p - e)):
        for id_, columns in (("d1", [0, 1, 2]), ("d2", [3, 4]), ("all_items", list(range(6)))):
            row = result.row(id_, scale_of)  # type: ignore[arg-type]  # each is one
            expected = consistency(data[:, columns], missing=missing)  # type: ignore[arg-type]  # parametrised
            assert (row.n, row.k) == (expected.n, len(columns))
            assert row.alpha == pytest.approx(expected.overall.alpha, rel=1e-10)
            assert row.alpha_standardised == pytest.approx(expected.overall.alpha_standardised, rel=1e-10)
            assert row.mean_inter_item_r == pytest.approx(expected.overall.mean_inter_item_r, rel=1e-10, abs=1e-12)
            assert row.alpha is not None
            assert (row.low, row.high) == pytest.approx(feldt_interval(row.alpha, n=row.n, k=row.k))


def test_reverse_keyed_item_is_mirrored() -> None:
    answers = [[1, 5], [2, 4], [3, 3], [5, 1]]
    q = instrument((2,), free=0, roles=("perception",))
    assert (reliability(survey(q, {"perception": answers})).row("d1", "perception").alpha or 0) < 0.1
    mirrored = instrument((2,), free=0, roles=("perception",), reverse=(1,))
    assert reliability(survey(mirrored, {"perception": answers})).row("d1", "perception").alpha == pytest.approx(1)


def test_importance_of_a_reverse_keyed_item_is_not_mirrored() -> None:
    q = instrument((2,), free=0, roles=("importance",), reverse=(1,))
    same = survey(q, {"importance": [[1, 1], [2, 2], [5, 5]]})
    assert reliability(same).row("d1", "importance").alpha == pytest.approx(1)


def test_undefined_rows_say_why() -> None:
    q = instrument((1, 2, 2), free=0, roles=("perception",))
    s = survey(q, {"perception": [[1, 2, 2, None, None], [4, 2, 2, None, 3], [5, 2, 2, None, 4]]})
    reasons = {(r.id): (r.n, r.alpha, r.reason) for r in reliability(s).rows}
    assert reasons["d1"] == (3, None, "one_item")
    assert reasons["d2"] == (3, None, "no_variance")
    assert reasons["d3"] == (2, None, "one_respondent")
    nobody = survey(instrument((2,), free=0, roles=("perception",)), {"perception": [[None, None]]})
    assert reliability(nobody).row("d1", "perception").reason == "nobody_answered"


def test_rows_come_role_by_role_with_the_gaps_last() -> None:
    q = instrument((2,), free=0, roles=("expectation", "perception", "satisfaction"))
    rows = reliability(random_survey(q, 30)).rows
    assert [(r.scale_of, r.id) for r in rows] == [
        (role, name) for role in ("expectation", "perception", "satisfaction", "gap") for name in ("d1", "all_items")
    ]


def test_unknown_rule_is_refused() -> None:
    with pytest.raises(UsageError) as caught:
        reliability(random_survey(instrument(), 30), missing="drop")  # type: ignore[arg-type]  # that is the point
    assert str(caught.value) == (
        "The option missing has an unknown value.\n"
        '  the option missing has an unknown value; found \'drop\'. Use "pairwise" or "listwise". [bad-missing]'
    )
    for option, choices in (("interval", '"feldt", "percentile" or "bca"'), ("model", '"ml" or "none"')):
        with pytest.raises(UsageError) as caught:
            reliability(random_survey(instrument(), 30), **{option: "x"})  # type: ignore[arg-type]  # that is the point
        assert str(caught.value).endswith(f"found 'x'. Use {choices}. [bad-{option}]")


def test_reasons_of_omega_stand_in_the_row() -> None:
    q = instrument((2, 3), free=0, roles=("perception",))
    rows = reliability(random_survey(q, 200, seed=3)).rows
    assert rows[0].omega_reason == "too_few_items"
    assert reliability(random_survey(q, 40), model="none").row("d2", "perception").omega_reason == "not_asked"
    heywood = [[a, b, c] for a, b, c in ((1, 1, 1), (2, 1, 3), (3, 4, 2), (4, 4, 3), (5, 4, 5), (1, 2, 2), (4, 3, 5))]
    three = instrument((3,), free=0, roles=("perception",))
    row = reliability(survey(three, {"perception": heywood})).row("d1", "perception")
    assert row.omega_reason == "heywood"
    assert row.omega is not None
    assert "Heywood case" in str(reliability(survey(three, {"perception": heywood})))


def test_omega_of_answers_equals_the_fit_to_their_covariances() -> None:
    rng = np.random.default_rng(8)
    level = rng.normal(size=(300, 1))
    answers = np.clip(np.rint(3 + level + rng.normal(size=(300, 5))), 1, 5).astype(int)
    holed = [[None if rng.random() < 0.1 else int(v) for v in row] for row in answers]
    q = instrument((5,), free=0, roles=("perception",), reverse=(2,))
    turned = [[None if v is None else 6 - v if at == 2 else v for at, v in enumerate(row)] for row in holed]
    data = np.array(holed, dtype=float)
    for missing in ("pairwise", "listwise"):
        row = reliability(survey(q, {"perception": turned}), missing=missing).row("d1", "perception")  # type: ignore[arg-type]  # each is one
        there = ~np.isnan(data)
        chosen = data if missing == "pairwise" else data[there.all(axis=1)]
        c = pairwise_covariance(chosen)
        fit = one_factor(c)
        forms = omega_coefficients(fit.loadings, fit.error_variances, covariance=c)
        assert row.omega == pytest.approx(forms.model_implied, rel=1e-9)
        assert row.omega_forms is not None
        assert row.omega_forms.observed_variance == pytest.approx(forms.observed_variance, rel=1e-9)
        assert row.average_variance_extracted == pytest.approx(forms.average_variance_extracted, rel=1e-9)
        both = (there.T.astype(int) @ there.astype(int)).min()
        assert row.n_least == (both if missing == "pairwise" else row.n)
        assert [i.n for i in row.items] == (there.sum(axis=0).tolist() if missing == "pairwise" else [row.n] * 5)
        assert all(i.loading is not None and i.loading > 0 for i in row.items)


def test_gap_as_a_difference_of_two_scores() -> None:
    s = random_survey(instrument(reverse=(1,)), 150, seed=5)
    e, p = (np.array(values_of(s, role), dtype=float) for role in PAIR)
    both = ~np.isnan(e + p)
    e, p = np.where(both, e, np.nan), np.where(both, p, np.nan)
    for missing, chosen in (("pairwise", slice(None)), ("listwise", both[:, :3].all(axis=1))):
        c = pairwise_covariance(np.concatenate([e[chosen][:, :3], p[chosen][:, :3]], axis=1))
        first, second, cross = c[:3, :3].sum(), c[3:, 3:].sum(), c[:3, 3:].sum()
        alphas = [1.5 * (1 - np.trace(b) / b.sum()) for b in (c[:3, :3], c[3:, 3:])]
        found = reliability(s, missing=missing).row("d1", "gap").difference  # type: ignore[arg-type]  # each is one
        assert found is not None
        assert (found.alpha_expectation, found.alpha_perception) == pytest.approx(alphas, rel=1e-9)
        expected = (first * alphas[0] + second * alphas[1] - 2 * cross) / (first + second - 2 * cross)
        assert found.unequal_variances == pytest.approx(expected, rel=1e-9)
        r = cross / np.sqrt(first * second)
        assert found.correlation == pytest.approx(r, rel=1e-9)
        assert found.equal_variances == pytest.approx((sum(alphas) / 2 - r) / (1 - r), rel=1e-9)
    assert reliability(s).row("d1", "expectation").difference is None


def test_counts_give_the_same_numbers_as_respondents() -> None:
    s = random_survey(instrument(reverse=(0, 4)), 120, groups=3)
    plan = TallyPlan.of(s.instrument)
    counts = TalliedSurvey.of(s, plan=plan, by="group")
    assert reliability(counts, by="group").numbers_json() == reliability(s, by="group").numbers_json()
    halves = [TalliedSurvey.of(s, plan=plan, rows=np.arange(i, 120, 2)) for i in range(2)]
    assert reliability(halves[0] + halves[1]).numbers_json() == reliability(s).numbers_json()


def test_counts_cannot_tell_whole_answers() -> None:
    s = random_survey(instrument(), 40)
    counts = TalliedSurvey.of(s, plan=TallyPlan.of(s.instrument))
    for options, need in (
        ({"missing": "listwise"}, "listwise reliability"),
        ({"interval": "bca", "seed": 1}, "a bootstrap interval of alpha"),
    ):
        with pytest.raises(AnalysisError) as caught:
            reliability(counts, **options)  # type: ignore[arg-type]  # parametrised
        assert f"{need} needs the answers of each respondent" in str(caught.value)
        assert str(caught.value).endswith("[needs-respondents]")


def test_groups_have_their_own_rows_and_small_ones_are_hidden() -> None:
    s = random_survey(instrument(), 200, groups=3, missing=0.1)
    labels, codes = s.segments["group"].labels, s.segments["group"].codes.copy()
    codes[codes == 2] = -1
    codes[:3] = 2
    s = replace(s, segments={"group": Segment(labels, codes)})
    result = reliability(s, by="group")
    assert list(result.segments) == ["g0", "g1", "g2"]
    alone = reliability(s.take(codes == 0)).row("d1", "gap")
    grouped = result.row("d1", "gap", segment="g0")
    assert (grouped.alpha, grouped.low, grouped.omega, grouped.n) == (alone.alpha, alone.low, alone.omega, alone.n)
    assert (grouped.items, grouped.difference) == ((), None)
    hidden = result.row("d1", "gap", segment="g2")
    assert (hidden.n, hidden.alpha, hidden.omega, hidden.reason) == (3, None, None, "suppressed")
    assert "group too small to be shown" in str(result)
    assert "Everyone" in str(result)
    with pytest.raises(UsageError) as caught:
        result.row("d1", "gap", segment="g9")
    assert str(caught.value) == (
        "The analysis has no such group.\n"
        "  the analysis has no such group; found 'g9'. Use one of: g0, g1, g2. [unknown-group]"
    )
    with pytest.raises(UsageError, match=r"Make the analysis with by=\."):
        reliability(s).row("d1", "gap", segment="g0")


def test_bootstrap_needs_a_seed_and_gives_the_interval_of_the_answers() -> None:
    s = random_survey(instrument(), 60, missing=0.05)
    result = reliability(s, interval="percentile", seed=7, replicates=400)
    p = np.array(values_of(s, "perception"), dtype=float)[:, :3]
    row = result.row("d1", "perception")
    expected = alpha_bootstrap_interval(p, seed=7, kind="percentile", missing="pairwise", replicates=400)
    assert (row.low, row.high) == expected
    e = np.array(values_of(s, "expectation"), dtype=float)[:, :3]
    gap = result.row("d1", "gap")
    expected = alpha_bootstrap_interval(p - e, seed=7, kind="percentile", missing="pairwise", replicates=400)
    assert (gap.low, gap.high) == expected
    assert "95 % bootstrap interval (percentile, 400 resamples of respondents, seed 7)." in str(result)
    with pytest.raises(UsageError) as caught:
        reliability(s, interval="bca")
    assert str(caught.value) == (
        "Resampling respondents needs a seed, so that it can be done again.\n"
        "  resampling respondents needs a seed, so that it can be done again. "
        "Give seed=1 or any other whole number, and write it down with the result. [seed-missing]"
    )
    with pytest.raises(UsageError) as caught:
        reliability(s, interval="bca", seed=1, replicates=10)
    assert str(caught.value) == (
        "The option replicates must be a whole number from 100 to 1,000,000.\n"
        "  the option replicates must be a whole number from 100 to 1,000,000; found '10'. Use 10000. [bad-replicates]"
    )
