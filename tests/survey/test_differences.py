"""Differences between groups equal another program's, and give no hidden group away."""

from __future__ import annotations

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from scorecard.errors import AnalysisError, UsageError
from scorecard.stats.multiplicity import holm
from scorecard.survey import Segment, Survey, segment_differences
from scorecard.survey import differences as module
from scorecard.survey.plan import TallyPlan
from scorecard.survey.tallied import TalliedSurvey
from tests.survey.samples import PAIR, instrument, random_survey, survey, torn_answers, values_of


def by_label(s: Survey, item: int, role: str = "gap") -> dict[str, list[int]]:
    """Return the values of an item by group; those without a group under their own name."""
    e, p = values_of(s, "expectation"), values_of(s, "perception")
    found: dict[str, list[int]] = {}
    labels = (*s.segments["group"].labels, "nobody's")
    for a, b, code in zip(e, p, s.segments["group"].codes.tolist(), strict=True):
        first, second = a[item], b[item]
        if first is not None and second is not None:
            value = {"gap": second - first, "expectation": first, "perception": second}[role]
            found.setdefault(labels[code], []).append(value)
    return found


@pytest.mark.parametrize("statistic", ["gap", "expectation", "perception"])
def test_every_two_groups_equal_scipy(statistic: str) -> None:
    s = random_survey(instrument(), 160, groups=3)
    found = segment_differences(s, by="group", statistic=statistic, of=["q2"])  # type: ignore[arg-type]  # parametrised
    values = by_label(s, 1, statistic)
    assert [(r.first, r.second) for r in found.rows] == [("g0", "g1"), ("g0", "g2"), ("g1", "g2")]
    for row in found.rows:
        assert row.second is not None
        x, y = values[row.first], values[row.second]
        expected = stats.ttest_ind(x, y, equal_var=False)
        limits = expected.confidence_interval(0.95)
        assert (row.n_first, row.n_second) == (len(x), len(y))
        assert row.difference == pytest.approx(np.mean(x) - np.mean(y), rel=1e-12)
        assert (row.statistic, row.p_value) == pytest.approx((expected.statistic, expected.pvalue), rel=1e-10)
        assert (row.low, row.high) == pytest.approx((limits.low, limits.high), rel=1e-10)
    assert tuple(r.p_adjusted for r in found.rows) == holm([r.p_value for r in found.rows])


def test_every_group_against_all_others_equals_scipy() -> None:
    s = random_survey(instrument(), 160, groups=3)
    found = segment_differences(s, by="group", pairs="rest")
    for item in (0, 5):
        values = by_label(s, item)
        for label in ("g0", "g1", "g2"):
            others = [v for other, of in values.items() if other != label for v in of]
            expected = stats.ttest_ind(values[label], others, equal_var=False)
            row = found.row(f"q{item + 1}", label)
            assert (row.n_first, row.n_second, row.second) == (len(values[label]), len(others), None)
            assert row.p_value == pytest.approx(expected.pvalue, rel=1e-9)


def test_families_are_all_pairs_on_items_on_dimensions_and_on_each_whole() -> None:
    found = segment_differences(random_survey(instrument(), 160, groups=3), by="group", weights={"d1": 1, "d2": 2})
    sizes: dict[str, int] = {}
    for row in found.rows:
        sizes[row.family] = sizes.get(row.family, 0) + 1
    assert sizes == {"items": 18, "dimensions": 6, "overall": 3, "overall_items": 3, "weighted": 3}
    for family in sizes:
        rows = [r for r in found.rows if r.family == family]
        assert tuple(r.p_adjusted for r in rows) == holm([r.p_value for r in rows])
    plain = segment_differences(random_survey(instrument(), 160, groups=3), by="group", adjust="none")
    assert {(r.family, r.p_adjusted) for r in plain.rows} == {("none", None)}


def test_reference_is_compared_with_all_others() -> None:
    s = random_survey(instrument(roles=(*PAIR, "importance")), 160, groups=3)
    found = segment_differences(s, by="group", pairs="reference", reference="g1", statistic="importance", of=["d1"])
    assert [(r.first, r.second) for r in found.rows] == [("g0", "g1"), ("g2", "g1")]
    assert (found.reference, found.pairs, found.statistic) == ("g1", "reference", "importance")
    for reference, said in ((None, "nothing"), ("g9", "g9")):
        with pytest.raises(UsageError) as caught:
            segment_differences(s, by="group", pairs="reference", reference=reference)
        assert str(caught.value).startswith(
            f"The reference must be one of the groups.\n  the reference must be one of the groups; found '{said}'. "
        )
        assert str(caught.value).endswith("[unknown-reference]")


def test_groups_that_are_not_shown_have_no_difference() -> None:
    base = random_survey(instrument(), 60, missing=0)
    codes = np.repeat([0, 1, 2], [30, 26, 4]).astype(np.int32)
    s = Survey(base.instrument, base.answers, segments={"g": Segment(("a", "b", "c"), codes)})
    for pairs in ("all", "rest"):
        found = segment_differences(s, by="g", pairs=pairs)  # type: ignore[arg-type]  # parametrised
        for row in found.rows:
            shown = row.first == "a" and row.second is None
            assert (row.reason is None) is shown, row
            assert (row.mean_first is None, row.mean_second is None, row.difference is None) == (not shown,) * 3
    # b goes with c; with four left, a against b would show b, and the total less a and b would be c
    assert "Tables by other variables may give away together" in str(found)


@given(st.lists(st.integers(0, 9), min_size=2, max_size=4), st.integers(0, 6), st.integers(0, 99))
def test_no_difference_shows_what_its_analysis_hides(sizes: list[int], unlabelled: int, seed: int) -> None:
    n = sum(sizes) + unlabelled
    if n == 0:
        return
    base = random_survey(instrument((2,), free=0), n, seed=seed, missing=0.3)
    labels = tuple(f"g{i}" for i in range(len(sizes)))
    codes = np.concatenate([np.full(size, i) for i, size in enumerate([*sizes])] + [np.full(unlabelled, -1)])
    s = Survey(base.instrument, base.answers, segments={"g": Segment(labels, codes.astype(np.int32))})
    for row in segment_differences(s, by="g", pairs="rest").rows:
        if row.difference is not None:
            assert row.n_first >= 5
            assert row.n_second >= 5


def test_difference_of_a_mean_whose_variance_is_below_zero_says_so() -> None:
    answers = [*torn_answers(2, 4), *[[3, 2, 4], [2, 2, 2], [4, 2, 3]]]
    expected = [[None if a is None else 3 for a in row] for row in answers]
    labels = ["torn"] * 6 + ["whole"] * 3
    s = survey(instrument((), free=3), {"expectation": expected, "perception": answers}, segments={"group": labels})
    row = segment_differences(s, by="group", privacy_threshold=3).row("overall_items", first="torn", second="whole")
    # the whole ones have gaps 0, -1, 0
    assert (row.mean_first, row.mean_second) == (0.0, pytest.approx(-1 / 3))
    assert (row.standard_error, row.p_value, row.reason) == (None, None, "negative_variance")


def test_counts_give_the_same_numbers_in_any_order() -> None:
    s = random_survey(instrument(), 160, groups=3)
    order = np.random.default_rng(0).permutation(s.size)
    plan = TallyPlan.of(s.instrument)
    parts = [TalliedSurvey.of(s, plan=plan, by="group", rows=rows) for rows in np.array_split(order, 3)]
    for pairs in ("all", "rest"):
        one = segment_differences(s, by="group", pairs=pairs)  # type: ignore[arg-type]  # parametrised
        two = segment_differences(parts[0] + parts[1] + parts[2], by="group", pairs=pairs)  # type: ignore[arg-type]  # parametrised
        assert one.numbers_json() == two.numbers_json()
        assert json.loads(one.numbers_json())["rows"][0]["id"] == "q1"


def perceived() -> Survey:
    """Return perceptions of two groups and of somebody in none; the first item is reverse-keyed."""
    q = instrument((2,), free=0, roles=("perception",), reverse=(0,))
    answers = [[5, 3], [4, 4], [3, None], [2, 4], [1, None], [3, 5], [2, 4]]
    return survey(q, {"perception": answers}, segments={"group": ["n"] * 3 + ["s"] * 3 + [""]})


def test_perceptions_alone_by_hand() -> None:
    s = perceived()
    found = segment_differences(s, by="group", statistic="perception", weights={"d1": 1}, privacy_threshold=1)
    assert [row.id for row in found.rows] == ["q1", "q2", "d1", "overall", "overall_items", "weighted"]
    # mirrored 1, 2, 3 against 4, 5, 3: both variances 1, so that SE^2 = 1/3 + 1/3
    row = found.row("q1", first="n", second="s")
    assert (row.n_first, row.n_second, row.mean_first, row.mean_second, row.difference) == (3, 3, 2.0, 4.0, -2.0)
    assert (row.standard_error, row.degrees_of_freedom) == pytest.approx(((2 / 3) ** 0.5, 4))
    # 3, 4 against 4, 5: both variances 1/2
    row = found.row("q2", first="n", second="s")
    assert (row.n_first, row.n_second, row.difference) == (2, 2, -1.0)
    assert (row.standard_error, row.degrees_of_freedom) == pytest.approx((0.5**0.5, 2))
    # means of each respondent 2, 3, 3 against 4, 5, 4: both variances 1/3
    for of in ("d1", "overall", "weighted"):
        row = found.row(of, first="n", second="s")
        assert (row.n_first, row.n_second) == (3, 3)
        assert (row.mean_first, row.mean_second, row.difference) == pytest.approx((8 / 3, 13 / 3, -5 / 3))
        assert (row.standard_error, row.degrees_of_freedom) == pytest.approx(((2 / 9) ** 0.5, 4))
    assert (found.row("overall_items", first="n", second="s").mean_first, found.sizes) == (2.75, {"n": 3, "s": 3})
    counted = TalliedSurvey.of(s, plan=TallyPlan.of(s.instrument), by="group")
    again = segment_differences(counted, by="group", statistic="perception", weights={"d1": 1}, privacy_threshold=1)
    assert again.numbers_json() == found.numbers_json()


def test_perceptions_alone_against_all_others_count_those_without_a_group() -> None:
    found = segment_differences(perceived(), by="group", statistic="perception", pairs="rest", privacy_threshold=1)
    row = found.row("d1", "n")
    # means of the others 4, 5, 4, 4
    assert (row.n_second, row.mean_second) == (4, 4.25)
    assert found.row("overall_items", "n").mean_second == pytest.approx((4 + 13 / 3) / 2)


def test_small_groups_of_perceptions_alone_are_hidden() -> None:
    s = perceived().take(np.arange(6))
    found = segment_differences(s, by="group", statistic="perception", privacy_threshold=3)
    assert {row.id: row.reason for row in found.rows if row.reason} == {
        "q2": "suppressed",
        "overall_items": "suppressed",
    }


def test_what_was_not_asked_beside_perceptions_is_refused() -> None:
    s = perceived()
    with pytest.raises(AnalysisError) as caught:
        segment_differences(s, by="group", statistic="expectation")
    assert str(caught.value).splitlines()[1] == (
        "  the survey did not ask for expectation. Use one of: perception. [statistic-not-asked]"
    )
    with pytest.raises(AnalysisError, match=r"needs the answers for expectation; found 'perception'.*\[role-missing\]"):
        segment_differences(s, by="group")


def test_what_is_not_there_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    s = random_survey(instrument(), 60, groups=3)
    with pytest.raises(UsageError, match=r"found 'q9'\. .*\[unknown-row\]"):
        segment_differences(s, by="group", of=["q9"])
    with pytest.raises(AnalysisError, match=r"\[statistic-not-asked\]"):
        segment_differences(s, by="group", statistic="satisfaction")
    with pytest.raises(UsageError, match=r"\[bad-pairs\]"):
        segment_differences(s, by="group", pairs="some")  # type: ignore[arg-type]  # that is the point
    with pytest.raises(UsageError, match=r"\[bad-statistic\]"):
        segment_differences(s, by="group", statistic="mood")  # type: ignore[arg-type]  # that is the point
    monkeypatch.setattr(module, "_MOST_TESTS", 25)
    with pytest.raises(AnalysisError) as caught:
        segment_differences(s, by="group")
    assert str(caught.value) == (
        "3 groups make more than 25 comparisons.\n"
        '  3 groups make more than 25 comparisons; found \'30\'. Use pairs="rest" or pairs="reference", '
        "or name fewer rows in of. [too-many-differences]"
    )
