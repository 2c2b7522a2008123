"""Correlations of errors are those of what respondents add to the numbers, and those that the bootstrap finds."""

from __future__ import annotations

import itertools
from collections.abc import Mapping

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from scorecard.errors import AnalysisError, UsageError
from scorecard.instruments import Role, Scale
from scorecard.survey import GapAnalysis, Segment, Survey, gap_analysis, question_means
from scorecard.survey.gaps import Statistic
from tests.survey.samples import instrument, survey, values_of

FloatArray = NDArray[np.float64]
Named = tuple[Statistic, str]

SIZES = (3, 2)
WEIGHTS = {"d1": 70.0, "d2": 30.0}
ROWS = ("q1", "q2", "q4", "q6", "d1", "d2", "overall", "overall_items", "weighted")
STATISTICS: tuple[Statistic, ...] = ("gap", "expectation", "perception")
ESTIMATES: tuple[Named, ...] = tuple(itertools.product(STATISTICS, ROWS))
OTHERS: tuple[Role, ...] = ("importance", "satisfaction")
ALL: tuple[Named, ...] = tuple(itertools.product((*STATISTICS, *OTHERS), ROWS))


def moody_survey(n: int, *, missing: float = 0.0, seed: int = 1, roles: tuple[Role, ...] = ()) -> Survey:
    """Answers of 1 to 7 that go together within a person and within a dimension; some are missing at random."""
    rng = np.random.default_rng(seed)
    questionnaire = instrument(SIZES, scale=Scale.from_points(7), roles=("expectation", "perception", *roles))
    owner = np.array([0, 0, 0, 1, 1, 2])
    mood = rng.normal(0, 1, (n, 1))
    answers: dict[Role, NDArray[np.int8]] = {}
    for role, centre in zip(questionnaire.roles, (5.6, 4.4, 5.0, 5.0), strict=False):
        part = rng.normal(0, 0.8, (n, 3))[:, owner]
        drawn = np.clip(np.rint(centre + 0.7 * mood + part + rng.normal(0, 0.9, (n, 6))), 1, 7).astype(np.int8)
        drawn[rng.random(drawn.shape) < missing] = 0
        answers[role] = np.asfortranarray(drawn)
    return Survey(questionnaire, answers)


def scores_of(s: Survey) -> Mapping[Named, FloatArray]:
    """What each respondent adds to each row, by the definitions; NaN where he does not count."""
    plain = [np.array(values_of(s, role), dtype=np.float64) for role in ("expectation", "perception")]
    both = ~np.isnan(plain[0]) & ~np.isnan(plain[1])
    expected, perceived = (np.where(both, values, np.nan) for values in plain)
    found: dict[Named, FloatArray] = {}
    tables: tuple[tuple[Statistic, FloatArray], ...] = (
        ("gap", perceived - expected),
        ("expectation", expected),
        ("perception", perceived),
        *((role, np.array(values_of(s, role), dtype=np.float64)) for role in OTHERS if role in s.answers),
    )
    for statistic, table in tables:
        for i in range(table.shape[1]):
            found[(statistic, f"q{i + 1}")] = table[:, i]
        dimensions = []
        for name, items in (("d1", [0, 1, 2]), ("d2", [3, 4])):
            answered = ~np.isnan(table[:, items])
            count = answered.sum(axis=1)
            total = np.where(answered, table[:, items], 0.0).sum(axis=1)
            enough = count >= (len(items) + 1) // 2
            dimensions.append(np.where(enough, total / np.maximum(count, 1), np.nan))
            found[(statistic, name)] = dimensions[-1]
        found[(statistic, "overall")] = (dimensions[0] + dimensions[1]) / 2
        found[(statistic, "weighted")] = 0.7 * dimensions[0] + 0.3 * dimensions[1]
    return found


def bootstrap(s: Survey, *, replicates: int, seed: int) -> Mapping[Named, FloatArray]:
    """The estimates of samples drawn anew from the respondents."""
    n = len(s.answers["perception"])
    times = np.random.default_rng(seed).multinomial(n, np.full(n, 1 / n), size=replicates).astype(np.float64)
    found: dict[Named, FloatArray] = {}
    for name, scores in scores_of(s).items():
        there = ~np.isnan(scores)
        found[name] = times @ np.where(there, scores, 0.0) / (times @ there)
    for statistic in STATISTICS:
        items = [found[(statistic, f"q{i}")] for i in range(1, 7)]
        found[(statistic, "overall_items")] = np.mean(items, axis=0)
    return found


def added(s: Survey) -> Mapping[Named, FloatArray]:
    """What one respondent more would change in each estimate, to first order: the bootstrap without its noise."""
    found: dict[Named, FloatArray] = {}
    for name, scores in scores_of(s).items():
        there = ~np.isnan(scores)
        found[name] = np.where(there, scores - np.nanmean(scores), 0.0) / there.mean()
    for statistic in dict.fromkeys(statistic for statistic, _ in found):
        found[(statistic, "overall_items")] = np.mean([found[(statistic, f"q{i}")] for i in range(1, 7)], axis=0)
    return found


def analysed(s: Survey) -> GapAnalysis:
    return gap_analysis(s, weights=WEIGHTS)


def correlated(found: Mapping[Named, FloatArray], names: tuple[Named, ...] = ESTIMATES) -> FloatArray:
    return np.asarray(np.corrcoef([found[name] for name in names]))


@pytest.mark.parametrize("n", [12, 60])
def test_without_holes_they_are_those_of_the_respondents_scores(n: int) -> None:
    """To the last digits, by numpy from the scores of each respondent."""
    s = moody_survey(n)
    found = analysed(s).correlations(ESTIMATES)
    np.testing.assert_allclose(found, correlated(added(s)), atol=1e-12)


def test_the_estimates_are_those_of_the_scores() -> None:
    """So that the other tests hold the right numbers against each other."""
    s = moody_survey(50, missing=0.2)
    gaps = analysed(s)
    for name, scores in scores_of(s).items():
        assert gaps.estimate(*name).value == pytest.approx(float(np.nanmean(scores)), abs=1e-12)


@pytest.mark.slow
def test_with_holes_they_are_right_in_a_large_survey() -> None:
    """A fifth of the answers missing at random: the distance is below three standard errors of a correlation."""
    n = 20_000
    s = moody_survey(n, missing=0.2, seed=5)
    distance = np.abs(analysed(s).correlations(ESTIMATES) - correlated(added(s)))
    assert distance.max() < 3 / np.sqrt(n)


@pytest.mark.parametrize(("missing", "largest", "mean"), [(0.0, 4 / np.sqrt(4000), 0.015), (0.2, 0.1, 0.025)])
def test_the_bootstrap_finds_the_same(missing: float, largest: float, mean: float) -> None:
    """Four standard errors of 4000 replicates; with holes, covariances over few common answers add their own error."""
    s = moody_survey(400, missing=missing)
    distance = np.abs(analysed(s).correlations(ESTIMATES) - correlated(bootstrap(s, replicates=4000, seed=3)))
    assert distance.max() < largest
    assert distance.mean() < mean


def test_whole_pages_that_were_left_out_are_no_different() -> None:
    """Half of the people skipped the second dimension: its mean rests on the other half alone, and so does the whole."""
    n = 20_000
    s = moody_survey(n, seed=2)
    skipped = np.random.default_rng(3).random(n) < 0.5
    answers: dict[Role, NDArray[np.int8]] = {}
    for role, codes in s.answers.items():
        answers[role] = codes.copy(order="F")
        answers[role][skipped, 3:5] = 0
    torn = Survey(s.instrument, answers)
    distance = np.abs(analysed(torn).correlations(ESTIMATES) - correlated(added(torn)))
    assert distance.max() < 3 / np.sqrt(n)


def torn(s: Survey, role: Role, people: NDArray[np.bool_], items: slice) -> Survey:
    """The survey without the answers of some people to some items of a question."""
    answers = dict(s.answers)
    answers[role] = s.answers[role].copy(order="F")
    answers[role][people, items] = 0
    return Survey(s.instrument, answers)


@pytest.mark.parametrize("n", [12, 60])
def test_questions_go_together_as_the_scores_of_their_respondents_do(n: int) -> None:
    """Importance and satisfaction with each other and with the gaps, to the last digits."""
    s = moody_survey(n, roles=OTHERS)
    found = analysed(s).correlations(ALL)
    np.testing.assert_allclose(found, correlated(added(s), ALL), atol=1e-12)
    places = [ALL.index(name) for name in (("importance", "overall"), ("satisfaction", "overall"))]
    assert abs(found[places[0], places[1]]) > 0.1


@pytest.mark.parametrize("seed", [7, 8])
def test_between_two_questions_it_does_not_matter_who_left_out_what(seed: int) -> None:
    """Answers, pages and whole questions that people left out, some of them the same people."""
    n = 20_000
    rng = np.random.default_rng(seed)
    s = moody_survey(n, missing=0.15, roles=OTHERS, seed=seed)
    s = torn(s, "importance", rng.random(n) < 0.4, slice(3, 5))
    lazy = rng.random(n) < 0.3
    s = torn(torn(s, "importance", lazy, slice(None)), "satisfaction", lazy, slice(3, 5))
    distance = np.abs(analysed(s).correlations(ALL) - correlated(added(s), ALL))
    assert distance.max() < 3 / np.sqrt(n)


def test_means_of_single_questions_go_together_too() -> None:
    """Without expectations: minimum, desired and perceived, reverse-keyed items mirrored."""
    questionnaire = instrument(SIZES, scale=Scale.from_points(7), reverse=(1,), roles=("minimum", "perception"))
    rng = np.random.default_rng(2)
    mood = rng.normal(4, 1.2, (50, 1))
    answers: dict[Role, NDArray[np.int8]] = {}
    for role in questionnaire.roles:
        answers[role] = np.asfortranarray(np.clip(np.rint(mood + rng.normal(0, 1, (50, 6))), 1, 7).astype(np.int8))
    s = Survey(questionnaire, answers)
    least, felt = (np.array(values_of(s, role), dtype=np.float64) for role in ("minimum", "perception"))
    means = question_means(s)
    for first, one in (("q2", least[:, 1]), ("d1", least[:, :3].mean(axis=1))):
        for second, other in (("q2", felt[:, 1]), ("d2", felt[:, 3:5].mean(axis=1))):
            found = means.correlations([("minimum", first), ("perception", second)])[0, 1]
            assert found == pytest.approx(np.corrcoef(one, other)[0, 1], abs=1e-12)


def test_groups_have_their_own() -> None:
    s = moody_survey(90)
    rows = np.random.default_rng(4).integers(0, 2, 90).astype(np.int32)
    grouped = Survey(s.instrument, s.answers, segments={"region": Segment(("north", "south"), rows)})
    north = Survey(s.instrument, {role: np.asfortranarray(codes[rows == 0]) for role, codes in s.answers.items()})
    gaps = gap_analysis(grouped, by="region", weights=WEIGHTS)
    np.testing.assert_array_equal(
        gaps.correlations(ESTIMATES, segment="north"), analysed(north).correlations(ESTIMATES)
    )
    assert not np.allclose(gaps.correlations(ESTIMATES), gaps.correlations(ESTIMATES, segment="north"))


def test_what_does_not_vary_goes_together_with_nothing() -> None:
    q = instrument((2,), free=0)
    gaps = gap_analysis(survey(q, {"expectation": [[5, 4]] * 9 + [[4, 5]], "perception": [[3, 3]] * 9 + [[2, 1]]}))
    assert gaps.row("q1").standard_error == 0 or gaps.row("q1").reason == "no_variance"
    assert gaps.correlation(("gap", "q1"), ("gap", "q2")) == 0
    assert gaps.correlation(("gap", "q1"), ("gap", "q1")) == 0
    assert gaps.correlation(("gap", "d1"), ("gap", "q2")) == pytest.approx(1.0)
    alone = gap_analysis(survey(q, {"expectation": [[5, 4]], "perception": [[3, 3]]}))
    assert alone.correlation(("gap", "q1"), ("gap", "q2")) == 0
    nobody = gap_analysis(survey(q, {"expectation": [[None, None]], "perception": [[3, 3]]}))
    assert nobody.correlation(("gap", "overall"), ("perception", "overall")) == 0


def test_a_questionnaire_without_dimensions_has_items_only() -> None:
    gaps = gap_analysis(
        survey(instrument((), free=2), {"expectation": [[5, 5], [5, 4]], "perception": [[3, 4], [1, 1]]})
    )
    assert gaps.correlation(("gap", "q1"), ("gap", "overall_items")) == pytest.approx(1.0)
    assert gaps.correlation(("gap", "q1"), ("gap", "overall")) == 0


def test_numbers_that_are_not_there_are_refused() -> None:
    gaps = gap_analysis(moody_survey(20))
    with pytest.raises(UsageError, match=r"the analysis has no such row; found 'q9'"):
        gaps.correlation(("gap", "q1"), ("gap", "q9"))
    with pytest.raises(UsageError, match=r"Give weights to gap_analysis\."):
        gaps.correlation(("gap", "q1"), ("gap", "weighted"))
    with pytest.raises(AnalysisError, match="the survey did not ask for importance"):
        gaps.correlation(("importance", "q1"), ("gap", "q1"))
    with pytest.raises(UsageError, match=r"Make the analysis with by=\."):
        gaps.correlation(("gap", "q1"), ("gap", "q2"), segment="north")
    with pytest.raises(UsageError) as caught:
        gaps.correlation("gap", "overall")  # type: ignore[arg-type]  # what a user may give
    assert str(caught.value) == (
        "A number is named by its statistic and its row.\n"
        '  a number is named by its statistic and its row; found \'gap\'. Write ("gap", "overall"). [bad-estimate]'
    )


@settings(max_examples=40)
@given(st.integers(2, 40), st.integers(0, 10_000), st.sampled_from([0.0, 0.2, 0.6]))
def test_every_survey_has_correlations(n: int, seed: int, missing: float) -> None:
    """From −1 to 1 and the same both ways, with 1 on the diagonal wherever an error is defined."""
    gaps = analysed(moody_survey(n, missing=missing, seed=seed))
    found = gaps.correlations(ESTIMATES)
    assert np.array_equal(found, found.T)
    assert np.abs(found).max() <= 1
    for at, name in enumerate(ESTIMATES):
        assert found[at, at] in (0.0, 1.0)
        if gaps.estimate(*name).standard_error is None:
            assert not found[at].any()
