"""A net promoter score as it is printed."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from scorecard.instruments import Scale
from scorecard.survey import Survey
from scorecard.survey.net_promoter_making import net_promoter_score
from scorecard.survey.responses import Outcome
from tests.survey.samples import instrument, survey


def asked(values: list[float], groups: list[str]) -> Survey:
    """Return a survey of groups with one outcome."""
    plain = survey(
        instrument((1,), free=0, roles=("perception",)),
        {"perception": [[3]] * len(values)},
        segments={"region": groups},
    )
    return replace(plain, outcomes={"recommend": Outcome(np.array(values, dtype=float), Scale(low=0, high=10))})


def test_small_groups_are_hidden() -> None:
    groups = ["N"] * 8 + ["S"] * 6 + ["W"] * 2
    values: list[float] = [10] * 4 + [0] * 4 + [9] * 6 + [1] * 2
    found = net_promoter_score(asked(values, groups), outcome="recommend", by="region")
    assert {label: (r.n, r.score, r.reason) for label, r in found.segments.items()} == {
        "N": (8, 0.0, None), "S": (6, None, "suppressed"), "W": (2, None, "suppressed"),
    }  # fmt: skip
    assert "fewer than 5 respondents" in str(found)
