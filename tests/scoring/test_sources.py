"""Observing puts files and surveys together, and remembers where everything came from."""

from __future__ import annotations

from scorecard._result import Provenance
from scorecard.scoring import observe
from scorecard.series import MeasureRecord, ObservationRecords
from scorecard.survey import gap_analysis
from tests.scoring.cards import card, from_survey, measure, survey, survey_card


def test_files_and_surveys_together():
    described = survey_card(measure("otif"), from_survey("speed_gap", "gap", "speed", worst=-4, target=0))
    answers = survey([[6, 6]] * 3, [[5, 5]] * 3)
    file = ObservationRecords((MeasureRecord("otif", "2026-Q1", 95.0),), Provenance(source="kpi.csv"))
    obs = observe(described, surveys={"customers": {"2026-Q1": gap_analysis(answers)}}, values=file)
    assert obs.value[0, 0].tolist() == [95.0, -1.0]
    assert [p.source for p in obs.provenances] == [answers.provenance.source, "kpi.csv"]


def test_a_survey_has_no_plan():
    """What was planned for a measure of a survey stands beside what the survey found; one does not spoil the other."""
    described = survey_card(from_survey("speed_gap", "gap", "speed", worst=-4, target=0))
    surveys = {"customers": {"2026-Q1": gap_analysis(survey([[6, 6]] * 3, [[5, 5]] * 3))}}
    plan = [MeasureRecord("speed_gap", "2026-Q1", -0.5, scenario="plan")]
    assert observe(described, surveys=surveys, values=plan).series("speed_gap")[0] == -1.0
    planned = observe(described, surveys=surveys, values=plan, scenario="plan")
    assert planned.series("speed_gap")[0] == -0.5
    assert planned.facts == {}


def test_nothing_observed_is_all_missing():
    obs = observe(card(measure("otif")))
    assert obs.table().rows == ()
    assert (obs.state == 1).all()


def test_results_hold_no_respondent():
    described = survey_card(from_survey("speed_gap", "gap", "speed", worst=-4, target=0))
    obs = observe(described, surveys={"customers": {"2026-Q1": gap_analysis(survey([[6, 6]] * 3, [[5, 5]] * 3))}})
    assert "respondents" not in obs.numbers_json()
