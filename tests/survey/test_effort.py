"""Customer effort."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from scorecard._text import LocalText
from scorecard.errors import UsageError
from scorecard.instruments import Scale
from scorecard.survey import Survey
from scorecard.survey.effort import customer_effort, customer_effort_from_counts
from scorecard.survey.responses import Outcome
from tests.survey.samples import instrument, survey

VALUES = [5.0, 4, 4, 3, 1, 5, 2, 4, 5, 5, np.nan, 2]


def asked() -> Survey:
    """Return a survey of twelve respondents in two regions with one outcome on 1 to 5."""
    plain = survey(
        instrument((1,), free=0, roles=("perception",)),
        {"perception": [[3]] * 12},
        segments={"region": ["N"] * 6 + ["S"] * 6},
    )
    name = LocalText(en="Satisfaction as a whole", zh="总体满意度")
    return replace(plain, outcomes={"total": Outcome(np.array(VALUES), Scale.from_points(5), name)})


def test_effort_may_be_asked_either_way() -> None:
    high = customer_effort(asked(), outcome="total", top=2)
    low = customer_effort(asked(), outcome="total", top=2, easy="low", by="region")
    assert (high.everyone.best, low.everyone.best) == (7, 3)
    assert high.everyone.mean == low.everyone.mean == 40 / 11
    assert "Low answers stand for little effort" in str(low)
    assert "分值越高越省力" in high.table().to_text("zh")
    with pytest.raises(UsageError) as caught:
        customer_effort(asked(), outcome="total", easy="up")  # type: ignore[arg-type]  # that is the point
    assert str(caught.value) == (
        "The option easy has an unknown value.\n"
        '  the option easy has an unknown value; found \'up\'. Use "high" or "low". [bad-easy]'
    )


def test_counts_give_the_same_as_answers() -> None:
    counts = {1: 1, 2: 2, 3: 1, 4: 3, 5: 4}
    row = customer_effort(asked(), outcome="total", easy="low").everyone
    assert replace(row, missing=0) == customer_effort_from_counts(counts, Scale.from_points(5), easy="low")
