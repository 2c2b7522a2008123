"""Products between questions counted block by block are those of all respondents at once."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.instruments import Role
from scorecard.stats.comoments import CoMoments
from scorecard.survey import Survey
from scorecard.survey.plan import TallyPlan
from scorecard.survey.tally import SurveyTally
from tests.survey.samples import instrument, random_survey, values_of

ROLES: tuple[Role, ...] = ("expectation", "perception", "importance", "satisfaction")


def patterns(s: Survey, roles: tuple[Role, ...]) -> np.ndarray:
    """Who answered each item, counts in each dimension and in both, for every role of a question at once."""
    there = np.logical_and.reduce([s.answers[role].T > 0 for role in roles])
    counted = np.array([there[:3].sum(axis=0) >= 2, there[3:5].sum(axis=0) >= 1])
    return np.concatenate([there, counted, counted.all(axis=0, keepdims=True)])


@pytest.mark.parametrize("missing", [0.0, 0.3])
def test_all_questions(missing: float) -> None:
    """By the definition: expectation and perception where both are answered, importance wherever it is."""
    s = random_survey(instrument(roles=ROLES[:3], reverse=(1,)), 50, missing=missing)
    joint = SurveyTally.from_batch(TallyPlan.of(s.instrument), s).joint
    assert joint is not None
    pair, rated = patterns(s, ROLES[:2]), patterns(s, ("importance",))
    there = np.concatenate([pair, rated]).astype(np.int64)
    assert joint.n.tolist() == (there @ there.T).tolist()
    e, p = (np.array([[v or 0 for v in row] for row in values_of(s, role)]).T for role in ROLES[:2])
    importance = s.answers["importance"].T  # asked about an item, so that its wording mirrors nothing
    group = (*range(6), *range(6), *range(6, 12))
    expected = CoMoments.from_values(
        np.concatenate([e, p, importance]), np.concatenate([pair[:6], rated[:6]]), group=group
    )
    assert joint.items == expected


def test_batches_add_up() -> None:
    s = random_survey(instrument(roles=ROLES), 90)
    plan = TallyPlan.of(s.instrument)
    whole = SurveyTally.from_batch(plan, s)
    parts = [SurveyTally.from_batch(plan, s, rows=rows) for rows in (np.arange(0, 31), np.arange(31, 90))]
    joint, added = whole.joint, (parts[0] + parts[1]).joint
    assert joint is not None
    assert added is not None
    assert added.items == joint.items
    assert added.n.tolist() == joint.n.tolist()


@pytest.mark.parametrize("sizes", [(), (1,)])
def test_questions_with_few_or_no_dimensions(sizes: tuple[int, ...]) -> None:
    s = random_survey(instrument(sizes, free=2, roles=("minimum", "perception")), 20)
    joint = SurveyTally.from_batch(TallyPlan.of(s.instrument), s).joint
    assert joint is not None
    assert len(joint.n) == 2 * (len(s.instrument.items) + len(sizes) + 1)
    assert joint.n[0, 0] == np.count_nonzero(s.answers["minimum"][:, 0])
    # without dimensions nobody is left out of all of them
    assert joint.n[-1, -1] == (np.count_nonzero(s.answers["perception"][:, 0]) if sizes else 20)


def test_one_question_has_none() -> None:
    s = random_survey(instrument(), 20)
    assert SurveyTally.from_batch(TallyPlan.of(s.instrument), s).joint is None
