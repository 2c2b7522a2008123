"""Customer satisfaction and customer effort."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from scorecard._text import LocalText
from scorecard.errors import UsageError
from scorecard.instruments import Scale
from scorecard.survey import Survey
from scorecard.survey.customer_outcomes import customer_effort, customer_satisfaction
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


def test_satisfaction_is_the_share_of_the_best_answers() -> None:
    found = customer_satisfaction(asked(), outcome="total", by="region")
    assert (found.everyone.n, found.everyone.best) == (11, 7)
    assert {label: (r.n, r.best) for label, r in found.segments.items()} == {"N": (6, 4), "S": (5, 3)}
    assert customer_satisfaction(asked(), outcome="total", top=1).everyone.best == 4
    hidden = customer_satisfaction(asked(), outcome="total", by="region", privacy_threshold=6)
    assert [r.share for r in hidden.segments.values()] == [None, None]
    text = found.table().to_text("en")
    assert text.startswith("Customer satisfaction: Satisfaction as a whole")
    assert "Share of the 2 highest answers of the scale 1 to 5, with Wilson's 95 % interval" in text
    assert "最高 2 档答案" in found.table().to_text("zh")


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
