"""Scores of respondents over several questions."""

from __future__ import annotations

from statistics import variance

import pytest

from scorecard.survey.plan import TallyPlan
from scorecard.survey.role_scores import role_scores
from tests.survey.samples import instrument, survey


def test_scores_of_items_dimensions_and_the_whole() -> None:
    q = instrument((2, 1), free=1, reverse=(0,), roles=("perception", "importance"))
    s = survey(
        q,
        {
            "perception": [[1, 4, 3, 2], [2, None, 5, 5], [None, None, 4, 1]],
            "importance": [[1, 2, 3, 4], [5, 5, None, 5], [1, 1, 1, 1]],
        },
    )
    rows = {row.id: row for row in role_scores(s, ("perception", "importance"), TallyPlan.of(q))}
    assert {name: (row.kind, row.n) for name, row in rows.items()} == {
        "q1": ("item", 2), "q2": ("item", 1), "q3": ("item", 2), "q4": ("item", 3),
        "d1": ("dimension", 2), "d2": ("dimension", 2), "overall": ("overall", 1),
    }  # fmt: skip
    assert rows["q1"].values.tolist() == [[5, 4], [1, 5]], "perception is mirrored, importance is not"
    d1 = rows["d1"]
    assert (d1.values / d1.divisor).tolist() == [[4.5, 4.0], [1.5, 5.0]]
    assert (rows["overall"].values / rows["overall"].divisor).tolist() == [[3.75], [2.25]]
    (gap,) = d1.moments((1, -1))
    assert (gap.n, gap.mean, gap.variance) == (2, 1.0, pytest.approx(variance([3.0, -1.0])))
    flat = instrument((), free=1, roles=("perception",))
    assert [r.id for r in role_scores(survey(flat, {"perception": [[1]]}), ("perception",), TallyPlan.of(flat))] == [
        "q1"
    ]
