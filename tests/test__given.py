"""What is of the wrong kind is refused, all at once, with what to give instead."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from scorecard._given import DAY, FILE, require_kinds, require_names, require_word
from scorecard.errors import UsageError
from tests.refusal import refusal


def test_all_that_is_of_another_kind_is_named_at_once() -> None:
    given = ("since", "2026-04-30", DAY), ("until", date(2026, 5, 1), DAY), ("path", None, FILE)
    assert refusal(lambda: require_kinds("Nothing can be read.", *given), error=UsageError) == [
        "since: this must be a day; found 'str'. Write date(2026, 4, 30) of datetime. [wrong-kind]",
        "path: this must be the name of a file; found 'NoneType'. Give its path as text or a Path. [wrong-kind]",
    ]
    require_kinds(
        "Fine.", ("at", datetime(2026, 4, 30, tzinfo=UTC), DAY), ("a", "x.csv", FILE), ("b", Path("x.csv"), FILE)
    )


def test_one_word_is_no_list_of_its_letters() -> None:
    assert refusal(lambda: require_names("segments", "region"), error=UsageError) == [
        "segments: this takes a list; found 'region'. Write segments=['region']. [not-a-list]"
    ]
    assert refusal(lambda: require_names("segments", None), error=UsageError) == [
        "segments: this takes a list; found 'NoneType'. Write segments=[…]. [not-a-list]"
    ]
    assert refusal(lambda: require_names("segments", pd.DataFrame({"a": [1]})), error=UsageError) == [
        "segments: this takes a list; found 'DataFrame'. Give one of its columns: segments=frame['…']. [not-a-list]"
    ]
    for fine in (
        ["region"],
        pd.Series(["region"]),
        np.array(["region"]),
        ("region",),
        {"region"},
        {"region": 1}.keys(),
    ):
        require_names("segments", fine)


@pytest.mark.parametrize("wrong", ["leave_out", "Show", "", None, 3])
def test_a_word_that_is_not_known_is_refused(wrong: object) -> None:
    cure = {"leave_out": "Did you mean 'leave out'?", "Show": "Did you mean 'show'?"}
    told = cure.get(str(wrong), "Use one of: leave out, show.")
    assert refusal(lambda: require_word("confidential", wrong, ("leave out", "show")), error=UsageError) == [
        f"confidential has no such option; found '{wrong}'. {told} [unknown-option]"
    ]
