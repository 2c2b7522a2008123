"""Counts of one question or of two, whichever way they are made."""

from __future__ import annotations

import numpy as np

from scorecard.survey.alpha_tally import AlphaTally
from scorecard.survey.gap_tally import GapCounter, GapTally, RoleCounter
from scorecard.survey.plan import TallyPlan
from tests.survey.samples import instrument, random_survey


def test_each_question_alone_is_counted_over_everybody_who_answered_it() -> None:
    s = random_survey(instrument((3, 2), reverse=(1,)), 150)
    plan = TallyPlan.of(s.instrument)
    codes = (s.answers["expectation"], s.answers["perception"])
    counter = GapCounter(plan, alone=True)
    counter.add((np.ascontiguousarray(codes[0].T), np.ascontiguousarray(codes[1].T)))
    for found, given in zip(counter.scales(), codes, strict=True):
        direct = AlphaTally.from_batch(plan, (given,), sets=plan.sets, missing="pairwise")
        assert found.tables == direct.tables
        assert found.units == direct.units


def test_parts_of_a_pair_add_up() -> None:
    s = random_survey(instrument(), 80)
    plan, codes = TallyPlan.of(s.instrument), (s.answers["expectation"], s.answers["perception"])
    rows = np.arange(80)
    parts = GapTally.from_batch(plan, codes, rows=rows[:9]) + GapTally.from_batch(plan, codes, rows=rows[9:])
    whole = GapTally.from_batch(plan, codes)
    assert parts.pairs == whole.pairs
    assert parts.scores.overall == whole.scores.overall
    assert parts.scores.items == whole.scores.items


def test_one_question_is_counted_in_parts() -> None:
    s = random_survey(instrument(), 60)
    plan, codes = TallyPlan.of(s.instrument), np.ascontiguousarray(s.answers["perception"].T)
    whole, first, second = RoleCounter(plan), RoleCounter(plan), RoleCounter(plan)
    whole.add(codes)
    first.add(codes[:, :21].copy())
    second.add(codes[:, 21:].copy())
    first.absorb(second)
    assert first.tally().codes.tolist() == whole.tally().codes.tolist()
    assert first.tally().scores.items == whole.tally().scores.items
