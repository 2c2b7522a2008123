"""Tallies of parts add up to the tally of the whole, and equal counts made one by one."""

from __future__ import annotations

import numpy as np

from scorecard.survey.plan import TallyPlan
from scorecard.survey.tally import GapTally, RoleTally, SurveyTally
from tests.survey.samples import instrument, random_survey, values_of


def test_pairs_are_counted_with_their_holes() -> None:
    s = random_survey(instrument(), 200)
    tally = GapTally.from_batch(TallyPlan.of(s.instrument), (s.answers["expectation"], s.answers["perception"]))
    e, p = (s.answers[role][:, 2] for role in ("expectation", "perception"))
    expected = np.zeros((6, 6), dtype=int)
    for a, b in zip(e, p, strict=True):
        expected[a, b] += 1
    assert tally.pairs[2].counts.tolist() == expected.tolist()


def test_chosen_rows_are_the_rows() -> None:
    s = random_survey(instrument(), 100, points=True)
    plan = TallyPlan.of(s.instrument)
    rows = np.array([5, 17, 17, 3])
    some = SurveyTally.from_batch(plan, s, own=True, rows=rows).gaps
    codes = (s.answers["expectation"][rows], s.answers["perception"][rows])
    assert s.points is not None
    direct = GapTally.from_batch(plan, codes, points=s.points[rows])
    assert some.pairs == direct.pairs
    assert some.scores.overall == direct.scores.overall
    assert some.scores.own == direct.scores.own
    assert some.scores.items == direct.scores.items


def test_blocks_do_not_show() -> None:
    # more respondents than one block holds
    s = random_survey(instrument(), 70_000, points=True)
    plan = TallyPlan.of(s.instrument)
    whole = SurveyTally.from_batch(plan, s, own=True)
    parts = SurveyTally.from_batch(plan, s, own=True, rows=np.arange(9)) + SurveyTally.from_batch(
        plan, s, own=True, rows=np.arange(9, s.size)
    )
    for a, b in ((whole.gaps, parts.gaps),):
        assert a.pairs == b.pairs
        assert a.scores.dimensions == b.scores.dimensions
        assert a.scores.overall == b.scores.overall
        assert a.scores.own == b.scores.own
        assert a.scores.own_shares == b.scores.own_shares
        assert a.scores.complete == b.scores.complete
        assert a.scores.items == b.scores.items


def test_other_roles_are_counted_as_they_were_answered() -> None:
    q = instrument(roles=("expectation", "perception", "importance"), reverse=(0,))
    s = random_survey(q, 80)
    tally = SurveyTally.from_batch(TallyPlan.of(q), s)
    given = [
        row[0]
        for row in values_of(
            random_survey(
                q.model_copy(update={"items": tuple(i.model_copy(update={"reverse": False}) for i in q.items)}), 80
            ),
            "importance",
        )
    ]
    known = [v for v in given if v is not None]
    assert tally.roles["importance"].item(0).moments().total == sum(known)


def test_role_tallies_add_up() -> None:
    s = random_survey(instrument(), 60)
    plan, codes = TallyPlan.of(s.instrument), s.answers["perception"]
    parts = RoleTally.from_batch(plan, codes[:7]) + RoleTally.from_batch(plan, codes[7:])
    whole = RoleTally.from_batch(plan, codes)
    assert parts.codes.tolist() == whole.codes.tolist()
    assert parts.scores.overall == whole.scores.overall
