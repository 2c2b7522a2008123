"""Customer satisfaction."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from scorecard._text import LocalText
from scorecard.errors import UsageError
from scorecard.instruments import Scale
from scorecard.survey import Survey
from scorecard.survey.responses import Outcome
from scorecard.survey.satisfaction import customer_satisfaction, customer_satisfaction_from_counts
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


def test_counts_give_the_same_as_answers() -> None:
    counts = {1: 1, 2: 2, 3: 1, 4: 3, 5: 4}
    scale = Scale.from_points(5)
    row = customer_satisfaction(asked(), outcome="total").everyone
    assert replace(row, missing=0) == customer_satisfaction_from_counts(counts, scale)
    with pytest.raises(UsageError) as caught:
        customer_satisfaction_from_counts({6: 3}, scale)
    assert str(caught.value) == (
        "Counts of answers need answers of the scale, and numbers of zero or more.\n"
        "  counts of answers need answers of the scale, and numbers of zero or more; found '3 times 6'. "
        "Count the answers 1 to 5. [outcome-counts]"
    )
