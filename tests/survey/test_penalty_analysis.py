"""A penalty–reward contrast as it is looked up."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.errors import UsageError
from scorecard.survey.penalty_making import penalty_reward_from_ratings
from tests.stats.data_attitude import ATTITUDE

DATA = np.array(ATTITUDE, dtype=float)


def test_row_by_id_and_no_other() -> None:
    found = penalty_reward_from_ratings(DATA[:, 0], {"a": DATA[:, 1]}, thresholds={"a": (60, 75)})
    assert found.row("a") is found.rows[0]
    with pytest.raises(UsageError, match=r"\[unknown-row\]"):
        found.row("b")
