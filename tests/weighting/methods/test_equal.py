"""Equal weights are equal."""

from __future__ import annotations

import pytest

from scorecard.errors import AnalysisError, UsageError
from scorecard.weighting import equal
from tests.refusal import refusal


def test_each_has_the_same_share() -> None:
    w = equal(["a", "b", "c"])
    assert w.shares == (1 / 3,) * 3
    assert (w.total, w.method) == (3.0, "equal")


def test_no_label_is_refused() -> None:
    with pytest.raises(
        AnalysisError, match=r"there is no weight\. Give at least one weight above zero\. \[weights-zero\]"
    ):
        equal([])


def test_one_word_is_no_list_of_its_letters() -> None:
    assert refusal(lambda: equal("cost"), error=UsageError) == [
        "labels: this takes a list; found 'cost'. Write labels=['cost']. [not-a-list]"
    ]
