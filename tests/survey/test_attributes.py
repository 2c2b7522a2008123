"""Ratings of attributes beside an overall answer."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from scorecard.errors import UsageError
from scorecard.instruments import Scale
from scorecard.survey.attributes import attributes_of
from scorecard.survey.plan import TallyPlan
from scorecard.survey.responses import Outcome
from tests.survey.samples import instrument, survey

Q = instrument((2, 1), free=1, reverse=(0,), roles=("perception",))
PLAN = TallyPlan.of(Q)
PLAIN = survey(Q, {"perception": [[1, 4, 3, 2], [None, None, 5, 5], [2, None, None, 1]]})
TOTAL = Outcome(np.array([3, np.nan, 7.0]), Scale.from_points(7))
ASKED = replace(PLAIN, outcomes={"total": TOTAL})
NAN = np.nan


def test_items_and_dimensions_with_an_outcome() -> None:
    items = attributes_of(ASKED, role="perception", outcome="total", of="items", plan=PLAN)
    assert items.ids == ("q1", "q2", "q3", "q4")
    np.testing.assert_array_equal(items.values, [[5, 4, 3, 2], [NAN, NAN, 5, 5], [4, NAN, NAN, 1]])
    np.testing.assert_array_equal(items.outcome, [3, NAN, 7])
    dimensions = attributes_of(ASKED, role="perception", outcome="total", of="dimensions", plan=PLAN)
    assert dimensions.ids == ("d1", "d2")
    np.testing.assert_array_equal(dimensions.values, [[4.5, 3], [NAN, 5], [4, NAN]])


def test_an_item_can_be_the_overall_answer() -> None:
    found = attributes_of(PLAIN, role="perception", outcome="q4", of="items", plan=PLAN)
    assert found.ids == ("q1", "q2", "q3")
    np.testing.assert_array_equal(found.outcome, [2, 5, 1])


def test_what_is_not_there_is_refused() -> None:
    with pytest.raises(UsageError) as caught:
        attributes_of(ASKED, role="perception", outcome="totla", of="items", plan=PLAN)
    assert str(caught.value).endswith("found 'totla'. Did you mean 'total'? [unknown-outcome]")
    with pytest.raises(UsageError) as caught:
        attributes_of(ASKED, role="perception", outcome="total", of="parts", plan=PLAN)  # type: ignore[arg-type]  # that is the point
    assert str(caught.value) == (
        "The option of has an unknown value.\n"
        '  the option of has an unknown value; found \'parts\'. Use "items" or "dimensions". [bad-of]'
    )
