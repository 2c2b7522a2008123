"""Changes between waves equal another program's, whichever respondents are the same."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from scipy import stats

from scorecard.errors import AnalysisError, UsageError
from scorecard.instruments import Scale
from scorecard.stats.multiplicity import holm
from scorecard.survey import Survey, WaveChanges, change_over_waves, gap_analysis
from scorecard.survey.plan import TallyPlan
from scorecard.survey.tallied import TalliedSurvey
from tests.survey.samples import PAIR, by_definition, instrument, random_survey, survey, torn_answers, values_of

Q = instrument((3, 2))


def wave(seed: int, ids: range | None, *, n: int = 60, missing: float = 0.2) -> Survey:
    """Return random answers of these respondents, in an order of their own."""
    s = random_survey(Q, n if ids is None else len(ids), seed=seed, missing=missing)
    if ids is None:
        return s
    names = [f"r{i:03}" for i in ids]
    order = np.random.default_rng(seed).permutation(len(names))
    return replace(s, respondents=tuple(names[i] for i in order))


def item_gaps(s: Survey, item: int) -> dict[str, int]:
    """Return the gaps on an item by respondent, where both answers are there."""
    e, p = values_of(s, "expectation"), values_of(s, "perception")
    assert s.respondents is not None
    return {
        id_: b[item] - a[item]  # type: ignore[operator]  # checked
        for id_, a, b in zip(s.respondents, e, p, strict=True)
        if a[item] is not None and b[item] is not None
    }


def test_same_people_are_paired() -> None:
    one, two = wave(1, range(50)), wave(2, range(50))
    found = change_over_waves({"Q1": one, "Q2": two})
    assert (found.pairs[0].design, found.pairs[0].because, found.pairs[0].matched) == ("paired", "all_matched", 50)
    for item in range(6):
        first, second = item_gaps(one, item), item_gaps(two, item)
        both = sorted(first.keys() & second.keys())
        x, y = [first[i] for i in both], [second[i] for i in both]
        expected = stats.ttest_rel(y, x)
        limits = expected.confidence_interval(0.95)
        row = found.row(f"q{item + 1}")
        assert (row.design, row.n_earlier, row.n_later, row.n_matched) == ("paired", *(len(both),) * 3)
        assert (row.mean_earlier, row.mean_later) == pytest.approx((np.mean(x), np.mean(y)))
        assert row.change == pytest.approx(np.mean(y) - np.mean(x))
        assert (row.statistic, row.p_value, row.degrees_of_freedom) == pytest.approx(
            (expected.statistic, expected.pvalue, len(both) - 1), rel=1e-10
        )
        assert (row.low, row.high) == pytest.approx((limits.low, limits.high), rel=1e-9)
    items = [r for r in found.rows if r.kind == "item"]
    assert tuple(r.p_adjusted for r in items) == holm([r.p_value for r in items])
    assert {r.family for r in items} == {"items"}
    assert found.row("overall").p_adjusted is None


def test_scores_of_matched_respondents_are_paired_too() -> None:
    one, two = wave(1, range(50), missing=0), wave(2, range(50), missing=0)
    place = {id_: at for at, id_ in enumerate(two.respondents or ())}
    e1, p1, e2, p2 = (np.array(values_of(s, role), dtype=float) for s in (one, two) for role in PAIR)
    there = [place[id_] for id_ in one.respondents or ()]
    g1, g2 = p1 - e1, (p2 - e2)[there]
    found = change_over_waves({"Q1": one, "Q2": two}, weights={"d1": 1, "d2": 3})
    scores = {
        "d1": (g1[:, :3].mean(axis=1), g2[:, :3].mean(axis=1)),
        "overall_items": (g1.mean(axis=1), g2.mean(axis=1)),
        "weighted": tuple(g[:, :3].mean(axis=1) / 4 + g[:, 3:5].mean(axis=1) * 3 / 4 for g in (g1, g2)),
    }
    for name, (x, y) in scores.items():
        expected, row = stats.ttest_rel(y, x), found.row(name)
        assert (row.change, row.statistic, row.p_value) == pytest.approx(
            (np.mean(y - x), expected.statistic, expected.pvalue), rel=1e-9
        )
    # the same from all respondents and their correlation
    overlap = change_over_waves({"Q1": one, "Q2": two}, weights={"d1": 1, "d2": 3}, matching="overlap")
    for row in found.rows:
        other = overlap.row(row.id)
        assert (other.design, other.n_matched) == ("overlap", 50)
        assert (other.change, other.standard_error, other.degrees_of_freedom) == pytest.approx(
            (row.change, row.standard_error, 49), rel=1e-9
        )


def test_other_people_are_not() -> None:
    one, two = wave(1, range(50)), wave(2, range(50, 120))
    found = change_over_waves({"Q1": one, "Q2": two})
    assert (found.pairs[0].design, found.pairs[0].because, found.pairs[0].matched) == ("unpaired", "none_matched", 0)
    x, y = list(item_gaps(one, 3).values()), list(item_gaps(two, 3).values())
    expected, row = stats.ttest_ind(y, x, equal_var=False), found.row("q4")
    assert (row.n_earlier, row.n_later, row.n_matched, row.design) == (len(x), len(y), 0, "unpaired")
    assert (row.statistic, row.p_value) == pytest.approx((expected.statistic, expected.pvalue), rel=1e-10)
    # as without ids, or as counts
    plain = change_over_waves({"Q1": replace(one, respondents=None), "Q2": two})
    counted = change_over_waves({"Q1": TalliedSurvey.of(one, plan=TallyPlan.of(Q)), "Q2": two})
    asked = change_over_waves({"Q1": one, "Q2": one}, matching="unpaired")
    assert [p.because for f in (plain, counted, asked) for p in f.pairs] == ["no_ids", "counts_only", "asked"]
    assert plain.rows == counted.rows == found.rows
    assert asked.row("q1").design == "unpaired"


def test_some_of_the_same_people_enter_with_their_correlation() -> None:
    one, two = wave(1, range(60)), wave(2, range(20, 90))
    found = change_over_waves({"Q1": one, "Q2": two})
    assert (found.pairs[0].design, found.pairs[0].because, found.pairs[0].matched) == ("overlap", "some_matched", 40)
    first, second = item_gaps(one, 0), item_gaps(two, 0)
    both = sorted(first.keys() & second.keys())
    x, y = np.array(list(first.values())), np.array(list(second.values()))
    shared = np.cov([first[i] for i in both], [second[i] for i in both])[0, 1]
    row = found.row("q1")
    assert (row.design, row.n_earlier, row.n_later, row.n_matched) == ("overlap", len(x), len(y), len(both))
    variance = x.var(ddof=1) / len(x) + y.var(ddof=1) / len(y) - 2 * shared * len(both) / (len(x) * len(y))
    assert row.change == pytest.approx(y.mean() - x.mean())
    assert row.standard_error == pytest.approx(np.sqrt(variance))
    paired = change_over_waves({"Q1": one, "Q2": two}, matching="paired").row("q1")
    assert (paired.design, paired.n_earlier, paired.n_matched) == ("paired", len(both), len(both))
    assert paired.statistic == pytest.approx(
        stats.ttest_rel([second[i] for i in both], [first[i] for i in both]).statistic
    )


def test_waves_are_compared_with_the_one_before_or_with_the_first() -> None:
    waves = {"a": wave(1, None), "b": wave(2, None), "c": wave(3, None)}
    found = change_over_waves(waves)
    assert [(p.earlier, p.later) for p in found.pairs] == [("a", "b"), ("b", "c")]
    first = change_over_waves(waves, compare="first", statistic="perception")
    assert [(p.earlier, p.later) for p in first.pairs] == [("a", "b"), ("a", "c")]
    for label, later in (("b", "b"), ("c", "c")):
        row = first.row("d1", later=later)
        assert (row.mean_earlier, row.mean_later) == (
            gap_analysis(waves["a"]).row("d1").perception,
            gap_analysis(waves[label]).row("d1").perception,
        )
    # families are made within each two waves
    rows = [r for r in found.rows if r.later == "b" and r.kind == "item"]
    assert tuple(r.p_adjusted for r in rows) == holm([r.p_value for r in rows])
    assert found.row("q1").later == "c"


def test_rows_of_a_wave_are_those_of_its_definition() -> None:
    waves = {"a": wave(1, None), "b": wave(2, None)}
    found = change_over_waves(waves, min_answered="all", weights={"d1": 1, "d2": 1}, adjust="none")
    for label, s in waves.items():
        expected = by_definition(s, min_answered="all", weights=[1.0, 1.0])
        for row in found.rows:
            if row.id != "overall_items":
                n, mean = (row.n_earlier, row.mean_earlier) if label == "a" else (row.n_later, row.mean_later)
                assert (n, mean) == (expected[row.id][0], pytest.approx(expected[row.id][3]))
    assert {(r.family, r.p_adjusted) for r in found.rows} == {("none", None)}
    assert (found.min_answered, found.adjust) == ("all", "none")


def test_own_points_are_never_matched() -> None:
    one, two = (random_survey(Q, 40, seed=seed, points=True) for seed in (1, 2))
    named = {label: replace(s, respondents=tuple(map(str, range(40)))) for label, s in (("a", one), ("b", two))}
    found = change_over_waves(named, weights="own")
    assert (found.pairs[0].design, found.pairs[0].because) == ("unpaired", "own_points")
    assert found.row("weighted").mean_later == gap_analysis(two, weights="own").weighted.gap  # type: ignore[union-attr]  # there
    with pytest.raises(AnalysisError, match=r"each respondent's own weights cannot be matched.*\[no-matching\]"):
        change_over_waves(named, weights="own", matching="paired")


def test_change_of_few_matched_respondents_is_not_shown() -> None:
    waves = {"a": wave(1, range(40), missing=0), "b": wave(2, range(36, 80), missing=0)}
    found = change_over_waves(waves, matching="paired")
    assert {(row.reason, row.change, row.mean_later) for row in found.rows} == {("suppressed", None, None)}
    assert "Changes of fewer than 5 matched respondents are not shown." in str(found)
    shown = change_over_waves(waves, matching="paired", privacy_threshold=1)
    assert shown.row("overall_items").change is not None


def test_mean_of_all_items_gives_no_hidden_item_away() -> None:
    one, two = wave(1, range(40), missing=0), wave(2, range(40), missing=0)
    answers = {role: codes.copy() for role, codes in one.answers.items()}
    answers["perception"][3:, 1] = 0  # three answer q2
    found = change_over_waves({"a": replace(one, answers=answers), "b": two})
    assert found.pairs[0].design == "paired"
    assert {row.id for row in found.rows if row.reason == "suppressed"} == {"q2", "overall_items"}


@pytest.mark.parametrize("matching", ["paired", "unpaired"])
def test_change_of_a_mean_whose_variance_is_below_zero_says_so(matching: str) -> None:
    answers = torn_answers(2, 4)
    even = [[None if a is None else 3 for a in row] for row in answers]
    names = tuple("abcdef")
    one, two = (
        replace(survey(instrument((), free=3), {"expectation": even, "perception": given}), respondents=names)
        for given in (even, answers)
    )
    found = change_over_waves({"Q1": one, "Q2": two}, matching=matching, privacy_threshold=1)  # type: ignore[arg-type]  # parametrised
    row = found.row("overall_items")
    assert (row.n_earlier, row.n_later, row.change) == (6, 6, 0.0)
    assert (row.standard_error, row.p_value, row.reason) == (None, None, "negative_variance")


def test_order_of_respondents_changes_no_digit() -> None:
    one, two = wave(1, range(60)), wave(2, range(20, 90))

    def shuffled(s: Survey, seed: int) -> Survey:
        order = np.random.default_rng(seed).permutation(s.size)
        assert s.respondents is not None
        answers = {role: codes[order] for role, codes in s.answers.items()}
        return Survey(s.instrument, answers, respondents=tuple(s.respondents[i] for i in order))

    for matching in ("auto", "paired", "unpaired"):
        found: list[WaveChanges] = [
            change_over_waves(waves, matching=matching, weights={"d1": 0.3, "d2": 0.7})  # type: ignore[arg-type]  # parametrised
            for waves in ({"a": one, "b": two}, {"a": shuffled(one, 5), "b": shuffled(two, 6)})
        ]
        assert found[0].numbers_json() == found[1].numbers_json()


def test_nobody_and_everybody_alike() -> None:
    one = replace(random_survey(Q, 9, missing=1.0), respondents=tuple(map(str, range(9))))
    two = replace(random_survey(Q, 9, missing=0.0), respondents=tuple(map(str, range(9))))
    assert {r.reason for r in change_over_waves({"a": one, "b": two}).rows} == {"nobody_answered"}
    assert {r.reason for r in change_over_waves({"a": one, "b": two}, matching="unpaired").rows} == {"nobody_answered"}
    alike = change_over_waves({"a": two, "b": two})
    assert {(r.change, r.p_value, r.reason) for r in alike.rows} == {(0.0, None, "no_variance")}


PERCEIVED = (
    [[1, 3], [2, 4], [3, None]],
    [[3, 3], [3, 5], [3, 2]],
)


@pytest.mark.parametrize("matching", ["paired", "overlap", "unpaired"])
def test_perceptions_alone_by_hand(matching: str) -> None:
    q = instrument((2,), free=0, roles=("perception",))
    one, two = (replace(survey(q, {"perception": given}), respondents=("a", "b", "c")) for given in PERCEIVED)
    found = change_over_waves(
        {"Q1": one, "Q2": two},
        statistic="perception",
        matching=matching,  # type: ignore[arg-type]  # parametrised
        weights={"d1": 1},
        privacy_threshold=1,
    )
    assert [row.id for row in found.rows] == ["q1", "q2", "d1", "overall", "overall_items", "weighted"]
    # respondents' means 2, 3, 3, then 3, 4, 2.5: variances 1/3 and 7/12, covariance 1/12; changes 1, 1, -1/2
    variance = 1 / 9 + 7 / 36 - (0 if matching == "unpaired" else 2 * (1 / 12) * 3 / 9)
    for of in ("d1", "overall", "weighted"):
        row = found.row(of)
        assert (row.n_earlier, row.n_later) == (3, 3)
        assert (row.mean_earlier, row.mean_later, row.change) == pytest.approx((8 / 3, 19 / 6, 0.5))
        assert row.standard_error == pytest.approx(variance**0.5)
    # 1, 2, 3, then 3, 3, 3: the changes 2, 1, 0 have variance 1, and so have the first three
    row = found.row("q1")
    assert (row.mean_earlier, row.mean_later, row.change, row.standard_error) == pytest.approx(
        (2, 3, 1, (1 / 3) ** 0.5)
    )


def test_perceptions_of_pairs_are_not_compared_with_perceptions_alone() -> None:
    one, two = wave(1, None), wave(2, None)
    alone = replace(two, answers={"perception": two.answers["perception"]})
    with pytest.raises(AnalysisError) as caught:
        change_over_waves({"Q1": one, "Q2": alone}, statistic="perception")
    assert str(caught.value).splitlines()[1] == (
        "  the mean perception rests on pairs of answers in some waves and on single answers in others; "
        "found 'Q1: both asked, Q2: one asked'. Read all waves with the same questions: leave the columns of the other "
        "one out of their layouts. [waves-asked-otherwise]"
    )
    with pytest.raises(AnalysisError, match=r"\[role-missing\]"):
        change_over_waves({"Q1": one, "Q2": alone})


def test_waves_that_cannot_be_compared_are_refused() -> None:
    one, two = wave(1, range(20)), wave(2, range(20))
    with pytest.raises(UsageError) as caught:
        change_over_waves({"Q1": one})
    assert str(caught.value) == (
        "A change needs two waves.\n"
        "  a change needs two waves; found '1'. "
        'Give them by label in the order of time: {"2026-Q1": first, "2026-Q2": second}. [too-few-waves]'
    )
    other = random_survey(instrument((3, 2), scale=Scale.from_points(7)), 20)
    with pytest.raises(AnalysisError) as refused:
        change_over_waves({"Q1": one, "Q2": other})
    assert str(refused.value) == (
        "The wave was not asked with the questionnaire of 'Q1'.\n"
        "  waves.Q2: the wave was not asked with the questionnaire of 'Q1'; found 'sample'. "
        "Compare waves of one questionnaire: same items, dimensions, scale and roles. [instruments-differ]"
    )
    counted = TalliedSurvey.of(two, plan=TallyPlan.of(Q, min_answered="all"))
    with pytest.raises(UsageError) as differently:
        change_over_waves({"Q1": one, "Q2": counted})
    assert str(differently.value).splitlines()[1] == (
        "  the waves were counted with different rules of when a dimension counts; found 'half, all'. "
        "Count all waves with the same min_answered. [waves-counted-otherwise]"
    )
    with pytest.raises(
        AnalysisError, match=r"matching respondents of two waves needs the answers.*\[needs-respondents\]"
    ):
        change_over_waves({"Q1": one, "Q2": TalliedSurvey.of(two, plan=TallyPlan.of(Q))}, matching="paired")
    with pytest.raises(AnalysisError) as unknown:
        change_over_waves({"Q1": one, "Q2": replace(two, respondents=None)}, matching="paired")
    assert str(unknown.value).splitlines()[1] == (
        "  respondents cannot be matched: a wave has no ids of its respondents; found 'Q1 and Q2'. "
        'Name their column under respondent in the layout, or use matching="unpaired". [no-matching]'
    )
    for option in ("compare", "matching", "statistic", "adjust"):
        with pytest.raises(UsageError, match=rf"\[bad-{option}\]"):
            change_over_waves({"Q1": one, "Q2": two}, **{option: "other"})  # type: ignore[arg-type]  # that is the point


@pytest.mark.parametrize("waves", [None, [1, 2], "2026-Q1"])
def test_waves_without_labels_are_refused(waves: object) -> None:
    with pytest.raises(UsageError) as caught:
        change_over_waves(waves)  # type: ignore[arg-type]  # what a user may give
    assert str(caught.value).split("\n  ")[1:] == [
        (
            f"the waves must be surveys by label; found '{type(waves).__name__}'. "
            'Give them in the order of time: {"2026-Q1": first, "2026-Q2": second}. [not-waves]'
        )
    ]
