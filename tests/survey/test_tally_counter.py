"""Counting in batches, on one thread or two, sorted or not, counts the same."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from scorecard.instruments import Scale
from scorecard.survey import Segment, Survey, gap_analysis, group_blocks, reliability
from scorecard.survey.plan import TallyPlan
from scorecard.survey.tallied import TalliedSurvey
from scorecard.survey.tally import SurveyCounter, SurveyTally
from scorecard.survey.tally_counter import TallyCounter
from tests.survey.samples import instrument, random_survey


def part(s: Survey, rows: np.ndarray | slice) -> Survey:
    group = s.segments["group"]
    return Survey(
        s.instrument,
        {role: codes[rows] for role, codes in s.answers.items()},
        segments={"group": Segment(group.labels, group.codes[rows])},
        points=None if s.points is None else s.points[rows],
    )


def numbers(counts: TalliedSurvey) -> list[str]:
    weights = "own" if counts.own else {"d1": 1, "d2": 2}
    return [
        gap_analysis(counts, by="group", weights=weights).numbers_json(),  # type: ignore[arg-type]
        reliability(counts, by="group", model="none").numbers_json(),
    ]


SCALES = [Scale.from_points(7), Scale(low=0, high=10), Scale(low=-3, high=200, codes=(-3, 1, 200))]


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("missing", [0.0, 0.05, 0.6])
@pytest.mark.parametrize("own", [True, False])
def test_batches_threads_and_sorting_do_not_show(
    scale: Scale, missing: float, own: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    q = instrument((4, 3), scale=scale, reverse=(1, 5))
    s = random_survey(q, 900, missing=missing, groups=3, points=True)
    plan = TallyPlan.of(q)
    shares = None if own else (Fraction(1, 3), Fraction(2, 3))
    whole = numbers(TalliedSurvey.of(s, plan=plan, by="group", own=own, weights=shares))
    monkeypatch.setattr(group_blocks, "_WAITING", 150)
    assert numbers(TalliedSurvey.of(s, plan=plan, by="group", own=own, weights=shares)) == whole
    order = np.random.default_rng(3).permutation(900)
    counter = TallyCounter(plan, by="group", own=own, weights=shares, threads=2)
    for rows in np.array_split(order, 7):
        counter.add(part(s, rows))
    assert numbers(TalliedSurvey.counted(counter, s.instrument, provenance=s.provenance)) == whole
    both = TallyCounter(plan, by="group", own=own, weights=shares)
    for rows in np.array_split(order, 2):
        one = TallyCounter(plan, by="group", own=own, weights=shares)
        one.add(part(s, rows))
        both.absorb(one)
    assert numbers(TalliedSurvey.counted(both, s.instrument, provenance=s.provenance)) == whole


def test_counting_goes_on_after_a_look() -> None:
    s = random_survey(instrument(), 50, groups=2, points=True)
    counter = TallyCounter(TallyPlan.of(s.instrument), by="group", own=True)
    counter.add(part(s, slice(0, 20)))
    early = TalliedSurvey.counted(counter, s.instrument, provenance=s.provenance)
    before = numbers(early)
    counter.add(part(s, slice(20, 50)))
    assert early.size == 20
    assert numbers(early) == before
    assert numbers(TalliedSurvey.counted(counter, s.instrument, provenance=s.provenance)) == numbers(
        TalliedSurvey.of(s, plan=TallyPlan.of(s.instrument), by="group", own=True)
    )


def test_no_respondent_is_a_survey_too() -> None:
    s = random_survey(instrument(), 10, groups=2, points=True)
    counts = TalliedSurvey.of(part(s, slice(0, 0)), plan=TallyPlan.of(s.instrument), by="group", own=True)
    assert (counts.size, dict(counts.sizes), counts.unlabelled) == (0, {}, 0)
    assert gap_analysis(counts, by="group").row("overall").reason == "nobody_answered"


@pytest.mark.parametrize("labels", [(), ("g0",)])
def test_everyone_of_one_group_is_told_once(labels: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    """Telling sums up what a counter has put off, which must not be done twice at the same time."""
    s = random_survey(instrument(), 30)
    s = Survey(s.instrument, s.answers, segments={"group": Segment(labels, np.full(30, len(labels) - 1, np.int32))})
    told: list[SurveyCounter] = []
    tally = SurveyCounter.tally

    def telling(counter: SurveyCounter) -> SurveyTally:
        told.append(counter)
        return tally(counter)

    monkeypatch.setattr(SurveyCounter, "tally", telling)
    counter = TallyCounter(TallyPlan.of(s.instrument), by="group", threads=2)
    counter.add(s)
    found = counter.tallies()
    assert len(told) == 1
    assert found.total.respondents == 30
    assert dict(found.groups) == dict.fromkeys(labels, found.total)
