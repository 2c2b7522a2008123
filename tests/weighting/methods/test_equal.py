"""Equal weights are equal."""

from __future__ import annotations

import pytest

from scorecard.errors import AnalysisError
from scorecard.weighting import equal


def test_each_has_the_same_share() -> None:
    w = equal(["a", "b", "c"])
    assert w.shares == (1 / 3,) * 3
    assert (w.total, w.method) == (3.0, "equal")


def test_no_label_is_refused() -> None:
    with pytest.raises(
        AnalysisError, match=r"there is no weight\. Give at least one weight above zero\. \[weights-zero\]"
    ):
        equal([])
