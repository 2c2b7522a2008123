"""Answers to one question per item, summed up."""

from __future__ import annotations

import pytest

from scorecard.errors import UsageError
from scorecard.survey.plan import TallyPlan
from scorecard.survey.role_parts import role_groups
from scorecard.survey.tallied import TalliedSurvey
from tests.survey.samples import instrument, random_survey

Q = instrument((3, 2), roles=("perception", "satisfaction"))


def test_answers_and_counts_have_the_same_parts() -> None:
    s = random_survey(Q, 70, groups=3)
    counted = TalliedSurvey.of(s, plan=TallyPlan.of(Q, min_answered="all"), by="group")
    first = role_groups(s, "satisfaction", by="group", min_answered="all", what="it")
    second = role_groups(counted, "satisfaction", by="group", min_answered=None, what="it")
    assert (first.size, first.sizes, first.unlabelled) == (second.size, second.sizes, second.unlabelled)
    for label in (None, *first.groups):
        one = first.everyone if label is None else first.groups[label]
        two = second.everyone if label is None else second.groups[label]
        assert [(p.id, p.kind, p.moments) for p in one] == [(p.id, p.kind, p.moments) for p in two]
    with pytest.raises(UsageError, match=r"\[counted-otherwise\]"):
        role_groups(counted, "satisfaction", by=None, min_answered=1, what="it")
