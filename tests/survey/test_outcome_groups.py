"""Rows of an overall question by group."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from scorecard._text import LocalText
from scorecard.instruments import Scale
from scorecard.survey.outcome_groups import outcome_groups, outcome_notes
from scorecard.survey.responses import Outcome
from tests.survey.samples import instrument, survey


def test_everyone_and_the_groups() -> None:
    plain = survey(
        instrument((1,), free=0, roles=("perception",)),
        {"perception": [[3]] * 12},
        segments={"region": ["N"] * 7 + ["S"] * 5},
    )
    values = np.array([1.0] * 6 + [np.nan] + [5.0] * 5)
    s = replace(plain, outcomes={"total": Outcome(values, Scale.from_points(5))})
    everyone, groups, answers = outcome_groups(s, "total", top=1, end="high", by="region", confidence=0.95, threshold=5)
    assert answers is s
    assert (everyone.n, everyone.missing, everyone.best) == (11, 1, 5)
    assert {label: (r.n, r.best) for label, r in groups.items()} == {"N": (6, 0), "S": (5, 5)}
    note = LocalText(en="{top} of {low} to {high}, {level}", zh="{top}，{low}–{high}，{level}")
    told = outcome_notes(note, top=1, scale=(1, 2, 3), confidence=0.9, hidden=True, threshold=7)
    assert told[0].text("en") == "1 of 1 to 3, 90 %"
    assert "fewer than 7 respondents" in told[1].text("en")
    assert len(outcome_notes(note, top=1, scale=(1, 2, 3), confidence=0.9, hidden=False, threshold=7)) == 1
