"""Survey results become measure values with their n and standard error."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy.stats import ttest_1samp

from scorecard.errors import ObservationError, UsageError
from scorecard.instruments import ColumnLayout, Role
from scorecard.models import Period, Scorecard
from scorecard.scoring import evaluate, observe
from scorecard.series import MeasureRecord, aggregate
from scorecard.survey import GapAnalysis, Survey, build_survey, gap_analysis, question_means
from tests.refusal import refusal
from tests.scoring.cards import card, from_survey, instrument, measure, survey, survey_card

# gaps of speed: −1, −2, −3, so −2 with SD 1; expectation 6, perception 4
THREE = survey([[6, 6], [6, 6], [6, 6]], [[5, 5], [4, 4], [3, 3]])
GAP = from_survey("speed_gap", "gap", "speed", worst=-4, target=0)


def refused(described, surveys, **values) -> str:
    with pytest.raises(ObservationError) as caught:
        observe(described, surveys=surveys, **values)
    headline, _, rest = str(caught.value).partition("\n  ")
    assert headline == "The values cannot be used as they are."
    return rest


def test_gap_with_its_n_and_standard_error():
    described = survey_card(GAP)
    obs = observe(described, surveys={"customers": {"2026-Q2": gap_analysis(THREE, confidence=0.9)}})
    assert obs.series("speed_gap").tolist() == pytest.approx([np.nan, -2.0, np.nan, np.nan], nan_ok=True)
    assert (obs.n[0, 1, 0], obs.confidence[0, 1, 0]) == (3, 0.9)
    assert obs.standard_error[0, 1, 0] == pytest.approx(1 / math.sqrt(3))
    fact = obs.facts[0, 1, 0]
    assert (fact.survey, fact.statistic, fact.of, fact.n) == ("customers", "gap", "speed", 3)
    assert (fact.expectation, fact.perception) == (6.0, 4.0)


@pytest.mark.parametrize("again", [" 2026-Q1", Period.parse("2026-Q1")])
def test_two_results_for_one_period_are_refused(again: object) -> None:
    """The second replaced the first in silence."""
    gaps = gap_analysis(THREE)
    assert refused(survey_card(GAP), {"customers": {"2026-Q1": gaps, again: gaps}}) == (
        f"surveys.customers.{again}: another result of this survey is given for the same period. "
        "Give one result for each survey and period. [survey-twice]"
    )


def test_interval_of_the_leaf_is_the_interval_of_the_gap():
    described = survey_card(GAP)
    gaps = gap_analysis(THREE, confidence=0.9)
    found = evaluate(described, observe(described, surveys={"customers": {"2026-Q2": gaps}}), period="2026-Q2")[
        "speed_gap"
    ]
    row = gaps.row("speed")
    assert (found.value_low, found.value_high) == pytest.approx((row.low, row.high), abs=1e-12)
    # t(0.95; 2) = 2.91998558 in published tables
    assert found.value_low == pytest.approx(-2 - 2.91998558 / math.sqrt(3), abs=1e-7)
    assert found.score == pytest.approx(50.0)
    assert found.low == pytest.approx(50 - 25 * 2.91998558 / math.sqrt(3), abs=1e-6)


FIRMS = ["a", "b", "c", "d"]
# four firms of three people each, alike within: gaps −1, −2, −3, −4, so four cases and not twelve
NESTED = survey([[6, 6]] * 12, [[5, 5], [4, 4], [3, 3], [2, 2]] * 3, firm=FIRMS * 3)


@pytest.mark.parametrize(("statistic", "mean"), [("gap", -2.5), ("perception", 3.5)])
def test_interval_of_nested_respondents_counts_clusters(statistic, mean):
    described = survey_card(from_survey("m", statistic, "speed", worst=-8, target=8, carry_forward=1))
    obs = observe(described, surveys={"customers": {"2026-Q2": gap_analysis(NESTED, clusters="firm")}})
    # four firms: SD √(5/3), SE √(5/12), t(0.975; 3) = 3.18244631 in published tables
    assert obs.standard_error[0, 1, 0] == pytest.approx(math.sqrt(5 / 12))
    assert (obs.n[0, 1, 0], obs.facts[0, 1, 0].n, obs.facts[0, 1, 0].clusters) == (12, 12, 4)
    half = 3.18244631 * math.sqrt(5 / 12)
    ev = evaluate(described, obs)
    for period in ("2026-Q2", "2026-Q3"):
        found = ev.at(period=period)["m"]
        assert (found.value, found.value_low, found.value_high) == pytest.approx((mean, mean - half, mean + half))
    assert ev.at(period="2026-Q4")["m"].value is None


@pytest.mark.parametrize("between", ["frozen", "not applicable"])
def test_clusters_count_wherever_a_value_is_carried(between):
    """Two quarters on, the quarter between frozen or without the measure, it is still that of four firms."""
    described = survey_card(from_survey("m", "gap", "speed", worst=-8, target=8, carry_forward=2))
    surveys = {"customers": {"2026-Q1": gap_analysis(NESTED, clusters="firm")}}
    if between == "frozen":
        obs = observe(described, surveys=surveys)
        ev = evaluate(described, obs, frozen=[evaluate(described, obs, period=f"2026-Q{i}") for i in (1, 2)])
    else:
        obs = observe(described, surveys=surveys, values=[MeasureRecord("m", "2026-Q2", applicable=False)])
        ev = evaluate(described, obs)
    found, half = ev.at(period="2026-Q3")["m"], 3.18244631 * math.sqrt(5 / 12)
    assert (found.value_low, found.value_high) == pytest.approx((-2.5 - half, -2.5 + half), abs=1e-8)


def test_a_value_of_nested_respondents_is_explained_with_its_clusters():
    described = survey_card(from_survey("m", "gap", "speed", worst=-8, target=8))
    obs = observe(described, surveys={"customers": {"2026-Q2": gap_analysis(NESTED, clusters="firm")}})
    explained = evaluate(described, obs, period="2026-Q2").explain("m")
    assert "n = 12 in 4 clusters, standard error 0.645 over clusters" in explained.to_text()
    assert "样本数 n = 12，分属 4 个群组，按群组计算的标准误 0.645" in explained.to_text(lang="zh")


def test_clusters_count_where_several_periods_become_one():
    described = survey_card(from_survey("m", "gap", "speed", worst=-8, target=8, aggregation="mean"))
    gaps = gap_analysis(NESTED, clusters="firm")
    year = aggregate(
        observe(described, surveys={"customers": {"2026-Q1": gaps, "2026-Q2": gaps}}),
        frequency="year",
        incomplete="keep",
    )
    ev = evaluate(year.card, year)
    # the mean of two quarters, four firms in each: SE √(5/24), 3 + 3 degrees of freedom as both variances are equal;
    # t(0.975; 6) = 2.44691185 in published tables
    half = 2.44691185 * math.sqrt(5 / 24)
    assert (ev["m"].n, ev["m"].standard_error) == (24, pytest.approx(math.sqrt(5 / 24)))
    assert (ev["m"].value_low, ev["m"].value_high) == pytest.approx((-2.5 - half, -2.5 + half), abs=1e-8)
    assert "n = 24, standard error 0.456, degrees of freedom 6" in ev.explain("m").to_text()
    assert "样本数 n = 24，标准误 0.456，自由度 6" in ev.explain("m").to_text(lang="zh")


def test_the_last_of_several_periods_keeps_its_clusters():
    described = survey_card(from_survey("m", "gap", "speed", worst=-8, target=8, aggregation="last"))
    obs = observe(described, surveys={"customers": {"2026-Q4": gap_analysis(NESTED, clusters="firm")}})
    year = aggregate(obs, frequency="year")
    found, half = evaluate(year.card, year)["m"], 3.18244631 * math.sqrt(5 / 12)
    assert (found.value_low, found.value_high) == pytest.approx((-2.5 - half, -2.5 + half), abs=1e-8)


def test_errors_of_one_survey_go_together_over_several_periods():
    """Every item moves with the other one: their mean is no surer than each of them."""
    described = survey_card(
        from_survey("a", "gap", "i1", worst=-8, target=0, aggregation="mean"),
        from_survey("b", "gap", "i2", worst=-8, target=0, aggregation="mean"),
    )
    gaps = gap_analysis(NESTED)
    obs = observe(described, surveys={"customers": {f"2026-Q{i}": gaps for i in (1, 2, 3, 4)}})
    year = aggregate(obs, frequency="year")
    ev = evaluate(year.card, year)
    assert year.correlations == {(0, 0, 0, 1): pytest.approx(1.0)}
    assert (ev["deliver"].low, ev["deliver"].high) == pytest.approx((ev["a"].low, ev["a"].high))


@pytest.mark.parametrize(
    ("statistic", "of", "expected"),
    [("perception", "speed", 4.0), ("expectation", "speed", 6.0), ("gap", "i1", -2.0), ("gap", "overall_items", -2.0)],
)
def test_other_statistics_and_rows(statistic, of, expected):
    described = survey_card(from_survey("m", statistic, of, worst=-10, target=10))
    answers = survey([[6, 6, 5, 5, 5]] * 3, [[5, 5, 3, 3, 3], [4, 4, 3, 3, 3], [3, 3, 3, 3, 3]])
    obs = observe(described, surveys={"customers": {"2026-Q1": gap_analysis(answers)}})
    assert obs.series("m")[0] == pytest.approx(expected)


def test_statistic_that_is_not_defined_is_missing_with_its_reason():
    described = survey_card(from_survey("care_gap", "gap", "care", worst=-4, target=0))
    obs = observe(described, surveys={"customers": {"2026-Q1": gap_analysis(THREE)}})
    found = evaluate(described, obs, period="2026-Q1")["care_gap"]
    assert (found.value, found.score, found.reason) == (None, None, "no_data")
    assert obs.facts[0, 0, 0].reason == "nobody_answered"


def test_everybody_agrees_is_a_value_without_an_interval():
    described = survey_card(GAP)
    agreed = survey([[6, 6]] * 3, [[5, 5]] * 3)
    obs = observe(described, surveys={"customers": {"2026-Q1": gap_analysis(agreed)}})
    found = evaluate(described, obs, period="2026-Q1")["speed_gap"]
    assert (found.value, found.low, found.value_low) == (-1.0, None, None)


REGIONS = [{"id": "north", "name": "North"}, {"id": "south", "name": "South"}]


def test_groups_are_entities():
    described = survey_card(GAP, entities=REGIONS)
    answers = survey([[6, 6]] * 12, [[5, 5], [4, 4]] * 6, region=["north", "south"] * 6)
    gaps = gap_analysis(answers, by="region")
    obs = observe(described, surveys={"customers": {"2026-Q1": gaps}})
    assert obs.value[:, 0, 0].tolist() == [-1.0, -2.0]
    assert obs.n[:, 0, 0].tolist() == [6, 6]


def test_a_value_that_is_not_shown_is_explained_as_such():
    described = survey_card(GAP, entities=REGIONS)
    answers = survey([[6, 6]] * 9, [[5, 5], [4, 4], [3, 3]] * 3, region=["north"] * 6 + ["south"] * 3)
    obs = observe(described, surveys={"customers": {"2026-Q1": gap_analysis(answers, by="region")}})
    explained = evaluate(described, obs, period="2026-Q1").at(entity="south").explain("speed_gap")
    assert explained.to_text().splitlines()[1:] == [
        "  n = 3",
        "  Short form: mean gap (perception − expectation), Speed",
        "  No value from the survey: too few to show",
    ]
    assert explained.to_text(lang="zh").endswith("问卷未给出数值：人数过少，不予显示")


def test_entity_without_respondents_is_missing():
    described = survey_card(GAP, entities=REGIONS)
    answers = survey([[6, 6]] * 6, [[5, 5]] * 6, region=["north"] * 6)
    obs = observe(described, surveys={"customers": {"2026-Q1": gap_analysis(answers, by="region")}})
    assert obs.value[:, 0, 0].tolist() == pytest.approx([-1.0, np.nan], nan_ok=True)
    assert obs.facts[1, 0, 0].reason == "nobody_answered"


def test_several_entities_need_their_groups():
    described = survey_card(GAP, entities=REGIONS)
    assert refused(described, {"customers": {"2026-Q1": gap_analysis(THREE)}}) == (
        "surveys.customers.2026-Q1: the card has several entities, and the analysis is not made by them. "
        "Make it with by=, a segment whose labels are the ids of the entities. [survey-entities]"
    )


def test_labels_in_other_words_are_told_how_the_layout_names_the_entities():
    """A file has the names that people use; the layout gives them the ids."""
    entities = [{"id": "north", "name": {"en": "Hill depot", "zh": "北区"}}, {"id": "south", "name": "South"}]
    described = survey_card(GAP, entities=entities)

    def told(label: str) -> str:
        answers = survey([[6, 6]] * 12, [[5, 5]] * 12, region=["south", label] * 6)
        return refused(described, {"customers": {"2026-Q1": gap_analysis(answers, by="region")}})

    start = "surveys.customers.2026-Q1: the card has no such entity; found "
    renamed = 'The layout gives labels the ids of entities: labels: {"region": '
    assert told("北区") == f"""{start}'北区'. {renamed}{{"北区": "north"}}}}. [unknown-entity]"""
    assert told("hill depot") == f"""{start}'hill depot'. {renamed}{{"hill depot": "north"}}}}. [unknown-entity]"""
    assert told("7") == f"""{start}'7'. Use one of: north, south. {renamed}{{"7": "…"}}}}. [unknown-entity]"""


def test_group_that_is_no_entity_is_never_dropped_silently():
    described = survey_card(GAP, entities=REGIONS)
    answers = survey([[6, 6]] * 12, [[5, 5]] * 12, region=["north", "sooth"] * 6)
    assert refused(described, {"customers": {"2026-Q1": gap_analysis(answers, by="region")}}) == (
        "surveys.customers.2026-Q1: the card has no such entity; found 'sooth'. Did you mean 'south'? [unknown-entity]"
    )


def test_undeclared_survey():
    assert refused(survey_card(GAP), {"custmers": {"2026-Q1": gap_analysis(THREE)}}) == (
        "surveys.custmers: the card declares no such survey; found 'custmers'. Did you mean 'customers'? [unknown-survey]"
    )
    assert refused(card(measure("a")), {"customers": {"2026-Q1": gap_analysis(THREE)}}).endswith(
        "There is none to choose from. [unknown-survey]"
    )


def test_period_outside_the_calendar():
    assert refused(survey_card(GAP), {"customers": {"2027-Q1": gap_analysis(THREE)}}) == (
        "surveys.customers.2027-Q1: this period is outside the card's calendar; found '2027-Q1'. "
        "The calendar runs from 2026-Q1 to 2026-Q4; change it in the card or leave the value out. [period-outside]"
    )


def test_another_questionnaire():
    described = survey_card(GAP)
    other = described.surveys["customers"].instrument.model_copy(update={"id": "long_form"})
    gaps = gap_analysis(THREE)
    changed = type(gaps)(**{name: getattr(gaps, name) for name in gaps.__slots__} | {"instrument": other})
    assert refused(described, {"customers": {"2026-Q1": changed}}) == (
        "surveys.customers.2026-Q1: the analysis was made with another questionnaire than the card declares for this "
        "survey; found 'long_form'. Read the answers with card.surveys['customers']. [survey-instrument]"
    )


def test_weighted_row_needs_weights_in_the_analysis():
    declared = {"weights": {"speed": 60, "care": 40}}
    base = survey_card().surveys["customers"]
    described = card(
        from_survey("m", "gap", "weighted", worst=-4, target=0),
        surveys={"customers": {"instrument": base.instrument, "layout": base.layout, **declared}},
    )
    assert refused(described, {"customers": {"2026-Q1": gap_analysis(THREE)}}) == (
        "surveys.customers.2026-Q1: m has no value: the analysis has no such row; found 'weighted'. "
        "Give weights to gap_analysis. [unknown-row]"
    )
    complete = survey([[6, 6, 5, 5]] * 3, [[5, 5, 4, 4], [4, 4, 4, 4], [3, 3, 4, 4]])
    obs = observe(described, surveys={"customers": {"2026-Q1": gap_analysis(complete, weights=declared["weights"])}})
    assert obs.series("m")[0] == pytest.approx(0.6 * -2 + 0.4 * -1)


def test_file_value_beside_a_survey_result_is_refused():
    described = survey_card(GAP)
    surveys = {"customers": {"2026-Q1": gap_analysis(THREE)}}
    assert refused(described, surveys, values=[MeasureRecord("speed_gap", "2026-Q1", -1.5)]) == (
        "values.0: speed_gap takes its value in 2026-Q1 from a survey; found '-1.5'. "
        "Remove this value, or leave out the survey of the period. [value-and-survey]"
    )
    # in a period without the survey, a value from a file is welcome: last year's result, typed in
    obs = observe(described, surveys=surveys, values=[MeasureRecord("speed_gap", "2026-Q2", -1.5)])
    assert obs.series("speed_gap")[:2].tolist() == [-2.0, -1.5]


def test_periods_may_be_given_as_periods():
    described = survey_card(GAP)
    obs = observe(described, surveys={"customers": {Period.parse("2026-Q2"): gap_analysis(THREE)}})
    assert obs.series("speed_gap")[1] == -2.0


@pytest.mark.parametrize(
    ("results", "found"),
    [
        (gap_analysis(THREE), "GapAnalysis"),
        ({"2026-Q1": THREE}, "Survey"),
        ({"2026-Q1": GapAnalysis}, "class GapAnalysis"),  # the class has every name of its objects
    ],
)
def test_result_without_a_period_or_before_its_analysis_is_refused(results, found):
    with pytest.raises(UsageError) as caught:
        observe(survey_card(GAP), surveys={"customers": results})
    assert str(caught.value) == (
        "Surveys must give each survey its gap analyses or question means by period.\n"
        f"  surveys.customers: surveys must give each survey its gap analyses or question means by period; found '{found}'. "
        "Write surveys={'customers': {'2026-Q1': gap_analysis(…)}}, with a period of the calendar; "
        "question_means(…) serves where no measure is a gap. [surveys-kind]"
    )


def test_a_measure_of_another_card_is_left_alone():
    described = survey_card(GAP, measure("unit", source={"card": "north", "node": "total"}))
    obs = observe(described, surveys={"customers": {"2026-Q2": gap_analysis(THREE)}})
    assert np.isnan(obs.series("unit")).all()
    assert obs.series("speed_gap")[1] == pytest.approx(-2)


def two_surveys():
    """A card with four measures of one survey, one of another, and one from a file."""
    base = survey_card(GAP)
    declared = base.surveys["customers"].model_dump(exclude_defaults=True)
    return card(
        GAP,
        measure("filed"),
        from_survey("care_gap", "gap", "care", worst=-4, target=0),
        from_survey("speed_seen", "perception", "speed", worst=1, target=7),
        measure("staff", worst=-4, target=0, source={"survey": "staff", "statistic": "gap", "of": "speed"}),
        surveys={"customers": declared, "staff": declared},
        entities=[{"id": "north", "name": "N"}, {"id": "south", "name": "S"}],
    )


EXPECTED = [[6, 7, 5, 5], [5, 6, 6, 7], [7, 7, 7, 6], [6, 5, 6, 4], [6, 7, 7, 7], [5, 5, 6, 6]]
SEEN = [[5, 5, 4, 4], [4, 6, 6, 7], [3, 5, 4, 4], [6, 4, 6, 5], [2, 3, 4, 5], [5, 4, 6, 5]]


def test_errors_of_one_survey_go_together_as_the_scores_of_its_respondents():
    """By entity and period; by numpy, from the scores of each respondent."""
    described = two_surveys()
    answers = survey(EXPECTED * 2, SEEN * 2, region=["north"] * 6 + ["south"] * 6)
    gaps = gap_analysis(answers, by="region", privacy_threshold=1)
    surveys = {"customers": {"2026-Q2": gaps}, "staff": {"2026-Q2": gaps}}
    found = observe(described, surveys=surveys).correlations
    differences = np.array(SEEN) - np.array(EXPECTED)
    speed, care, seen = differences[:, :2].mean(axis=1), differences[:, 2:].mean(axis=1), np.array(SEEN)[:, :2]
    expected = np.corrcoef([speed, care, seen.mean(axis=1)])
    assert set(found) == {(e, 1, *pair) for e in (0, 1) for pair in ((0, 2), (0, 3), (2, 3))}
    for e in (0, 1):
        for pair, (i, j) in {(0, 2): (0, 1), (0, 3): (0, 2), (2, 3): (1, 2)}.items():
            assert found[(e, 1, *pair)] == pytest.approx(expected[i, j], abs=1e-12)


def test_an_entity_without_respondents_has_no_correlations():
    described = two_surveys()
    gaps = gap_analysis(survey(EXPECTED, SEEN, region=["north"] * 6), by="region", privacy_threshold=1)
    found = observe(described, surveys={"customers": {"2026-Q1": gaps}}).correlations
    assert {key[:2] for key in found} == {(0, 0)}


# ------------------------------------------------------------ surveys without gaps


def rated_card(*measures, roles: tuple[Role, ...], **fields) -> Scorecard:
    """A card whose survey asks the short form in these roles alone."""
    asked = instrument().model_copy(update={"roles": roles})
    columns = ColumnLayout(columns={role: f"{role}{{number}}" for role in roles}, segments={"region": "region"})
    return card(*measures, surveys={"customers": {"instrument": asked, "layout": columns}}, **fields)


def rated(described: Scorecard, **answers: list[list[int | None]]):
    """Answers to the two items of speed, in two regions by turns."""
    declared = described.surveys["customers"]
    columns: dict[str, list[int | None] | list[str]] = {
        "region": ["north", "south"] * (len(next(iter(answers.values()))) // 2)
    }
    for role, rows in answers.items():
        for number in range(5):
            columns[f"{role}{number + 1}"] = [row[number] if number < len(row) else None for row in rows]
    return build_survey(declared.instrument, declared.layout, columns)


@pytest.mark.parametrize(
    ("roles", "statistic"),
    [
        (("perception",), "perception"),
        (("minimum", "desired", "perception"), "minimum"),
        (("minimum", "desired", "perception"), "desired"),
        (("importance", "satisfaction"), "importance"),
        (("importance", "satisfaction"), "satisfaction"),
        (("expectation",), "expectation"),
    ],
)
def test_means_of_a_survey_without_gaps_feed_their_measures(roles, statistic):
    described = rated_card(from_survey("m", statistic, "speed", worst=1, target=7), roles=roles)
    # scores of speed 2, 4, 6, 4: mean 4, SD √(8/3)
    asked = {role: [[1, 1]] * 4 for role in roles} | {statistic: [[1, 3], [4, 4], [5, 7], [4, None]]}
    found = question_means(rated(described, **asked), confidence=0.9)
    obs = observe(described, surveys={"customers": {"2026-Q2": found}})
    assert (obs.value[0, 1, 0], obs.n[0, 1, 0], obs.confidence[0, 1, 0]) == (4.0, 4, 0.9)
    assert obs.standard_error[0, 1, 0] == pytest.approx(math.sqrt(8 / 3) / 2)
    fact = obs.facts[0, 1, 0]
    assert (fact.statistic, fact.of, fact.n, fact.expectation, fact.perception) == (statistic, "speed", 4, None, None)
    explained = evaluate(described, obs, period="2026-Q2").explain("m")
    english, chinese = explained.to_text("en"), explained.to_text("zh")
    assert {"expectation": "mean expectation", "minimum": "mean minimum level", "desired": "mean desired level"}.get(
        statistic, f"mean {statistic}"
    ) in english
    assert "gap" not in english
    assert "差距" not in chinese


def test_measures_of_one_question_have_correlated_errors():
    described = rated_card(
        from_survey("all", "perception", "overall_items", worst=1, target=7),
        from_survey("first", "perception", "i1", worst=1, target=7),
        from_survey("second", "perception", "i2", worst=1, target=7),
        roles=("perception",),
    )
    answers = [[1, 2, 3, 4, 5], [2, 2, 4, 4, 4], [5, 4, 4, 3, 7], [3, 6, 4, 2, 1], [7, 7, 5, 6, 6], [2, 3, 1, 1, 4]]
    obs = observe(described, surveys={"customers": {"2026-Q1": question_means(rated(described, perception=answers))}})
    table = np.array(answers, dtype=float)
    expected = np.corrcoef([table.mean(axis=1), table[:, 0], table[:, 1]])
    assert {key[2:]: value for key, value in obs.correlations.items()} == {
        (i, j): pytest.approx(expected[i, j]) for i, j in ((0, 1), (0, 2), (1, 2))
    }


def test_an_objective_of_two_questions_has_the_error_of_what_each_respondent_adds_to_it():
    """Importance and satisfaction of the same people; by numpy from the mean of both of each respondent."""
    described = rated_card(
        from_survey("wanted", "importance", "overall_items", worst=1, target=7),
        from_survey("served", "satisfaction", "overall_items", worst=1, target=7),
        roles=("importance", "satisfaction"),
    )
    rng = np.random.default_rng(6)
    mood = rng.normal(4, 1.5, (40, 1))
    wanted, served = (np.clip(np.rint(mood + rng.normal(0, 1, (40, 5))), 1, 7).astype(int) for _ in range(2))
    means = question_means(rated(described, importance=wanted.tolist(), satisfaction=served.tolist()))
    obs = observe(described, surveys={"customers": {"2026-Q1": means}})
    score = 100 * ((wanted.mean(axis=1) + served.mean(axis=1)) / 2 - 1) / 6
    found = evaluate(described, obs, period="2026-Q1")[described.objectives[0].id]
    low, high = ttest_1samp(score, 0).confidence_interval(0.95)
    assert (found.score, found.low, found.high) == pytest.approx((score.mean(), low, high))


def test_means_by_group_are_those_of_entities():
    described = rated_card(
        from_survey("m", "satisfaction", "speed", worst=1, target=7), roles=("satisfaction",), entities=REGIONS
    )
    answers = rated(described, satisfaction=[[5, 5], [2, 2]] * 6)
    obs = observe(described, surveys={"customers": {"2026-Q1": question_means(answers, by="region")}})
    assert obs.value[:, 0, 0].tolist() == [5.0, 2.0]
    assert obs.n[:, 0, 0].tolist() == [6, 6]
    assert refused(described, {"customers": {"2026-Q1": question_means(answers)}}).endswith("[survey-entities]")


def test_a_gap_is_no_number_of_single_questions():
    """Both were asked, so the card is right; the analysis is the wrong one, and says which is right."""
    both = survey([[6, 6], [6, 6]], [[5, 5], [4, 4]])
    assert refused(survey_card(GAP), {"customers": {"2026-Q1": question_means(both)}}) == (
        "surveys.customers.2026-Q1: speed_gap has no value: the means of single questions tell no gap; "
        "found 'expectation, perception'. Give what gap_analysis returns. [no-gaps]"
    )


def test_a_gap_of_answers_without_expectations_is_no_number():
    """The card declares both questions, and the answers hold one."""
    both = survey([[6, 6], [6, 6]], [[5, 5], [4, 4]])
    found = question_means(Survey(both.instrument, {"perception": both.answers["perception"]}))
    assert refused(survey_card(GAP), {"customers": {"2026-Q1": found}}) == (
        "surveys.customers.2026-Q1: speed_gap has no value: a gap needs the answers for expectation and perception; "
        "found 'perception'. Use one of: perception. [no-gaps]"
    )


def test_a_card_with_a_gap_of_a_survey_without_expectations_is_refused():
    assert refusal(lambda: rated_card(GAP, roles=("perception",))) == [
        (
            "perspectives.0.objectives.0.measures.0.source.statistic: the survey has no columns for expectation; "
            "found 'gap'. Use one of: perception. [unknown-role]"
        )
    ]
