"""Rows and groups by name, and names that a result does not have."""

from __future__ import annotations

import pytest

from scorecard.errors import AnalysisError, UsageError
from scorecard.survey.row_finder import group_named, not_asked, row_named


def test_group_by_label_and_everyone_without() -> None:
    assert group_named((1,), {"north": (2,), "south": (3,)}, None) == (1,)
    assert group_named((1,), {"north": (2,), "south": (3,)}, "south") == (3,)


def test_unknown_group_is_refused_with_one_like_it() -> None:
    with pytest.raises(UsageError) as caught:
        group_named(0, {"north": 1}, "noth")
    assert str(caught.value) == (
        "The analysis has no such group.\n"
        "  the analysis has no such group; found 'noth'. Did you mean 'north'? [unknown-group]"
    )


def test_analysis_without_groups_says_how_to_make_them() -> None:
    with pytest.raises(UsageError) as caught:
        group_named(0, {}, "north")
    assert str(caught.value) == (
        "The analysis has no such group.\n"
        "  the analysis has no such group; found 'north'. Make the analysis with by=. [unknown-group]"
    )


def test_row_by_name() -> None:
    assert row_named({"speed": 1, "overall": 2}, "overall") == 2


@pytest.mark.parametrize(("cure", "said"), [(None, "Did you mean 'speed'?"), ("Ask for speed.", "Ask for speed.")])
def test_unknown_row_is_refused(cure: str | None, said: str) -> None:
    with pytest.raises(UsageError) as caught:
        row_named({"speed": 1, "overall": 2}, "sped", cure=cure)
    assert str(caught.value) == (
        f"The analysis has no such row.\n  the analysis has no such row; found 'sped'. {said} [unknown-row]"
    )


@pytest.mark.parametrize("name", [3, ["speed"], None])
def test_what_is_no_name_is_no_name_of_a_row_or_group(name: object) -> None:
    with pytest.raises(UsageError, match=r"\[unknown-row\]"):
        row_named({"speed": 1}, name)  # type: ignore[arg-type]  # what a user may give
    if name is not None:
        with pytest.raises(UsageError, match=r"\[unknown-group\]"):
            group_named(0, {"north": 1}, name)  # type: ignore[arg-type]  # what a user may give


def test_what_was_not_asked_is_named_with_what_was() -> None:
    error = not_asked("desired", asked=["gap", "perception"])
    assert isinstance(error, AnalysisError)
    assert str(error) == (
        "The survey did not ask for desired.\n"
        "  the survey did not ask for desired. Use one of: gap, perception. [statistic-not-asked]"
    )
