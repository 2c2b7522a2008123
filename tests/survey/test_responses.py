"""A survey holds checked codes and shows no answer."""

from __future__ import annotations

from dataclasses import fields, replace

import numpy as np
import pytest

from scorecard.errors import UsageError
from scorecard.survey import Segment, Survey
from tests.survey.samples import PAIR, instrument, random_survey

ARRAYS = (
    "Answers must be int8 codes 0 to 5 with 6 columns and equally many rows in every part.\n"
    "  answers must be int8 codes 0 to 5 with 6 columns and equally many rows in every part. "
    "Read the survey with read_survey, which makes them so. [survey-arrays]"
)


def test_size_and_roles() -> None:
    s = random_survey(instrument(), 12)
    assert s.size == 12
    assert s.roles == PAIR


def test_text_shows_no_answer_and_no_respondent() -> None:
    s = Survey(instrument(), {"perception": np.ones((2, 6), dtype=np.int8)}, respondents=("anna@example.org", "x"))
    assert repr(s) == "Survey(sample: 2 respondents, 6 items, perception)"


def test_mappings_are_frozen() -> None:
    s = random_survey(instrument(), 3, groups=2)
    with pytest.raises(TypeError):
        s.answers["expectation"] = s.answers["perception"]  # type: ignore[index]  # that is the point
    with pytest.raises(TypeError):
        s.segments["x"] = s.segments["group"]  # type: ignore[index]  # that is the point


@pytest.mark.parametrize(
    "codes",
    [
        np.ones((2, 5), dtype=np.int8),
        np.ones((2, 6), dtype=np.int64),
        np.full((2, 6), 6, dtype=np.int8),
        np.full((2, 6), -1, dtype=np.int8),
        np.ones(6, dtype=np.int8),
    ],
)
def test_arrays_that_do_not_fit_are_refused(codes: np.ndarray) -> None:
    with pytest.raises(UsageError) as caught:
        Survey(instrument(), {"perception": codes})
    assert str(caught.value) == ARRAYS


def test_parts_of_different_length_are_refused() -> None:
    codes = np.ones((2, 6), dtype=np.int8)
    for more in (
        {"segments": {"g": Segment(("a",), np.zeros(3, dtype=np.int32))}},
        {"points": np.ones((3, 2))},
        {"duration": np.ones(3)},
    ):
        with pytest.raises(UsageError) as caught:
            Survey(instrument(), {"perception": codes}, **more)  # type: ignore[arg-type]  # one keyword at a time
        assert str(caught.value) == ARRAYS


def test_no_role_is_refused() -> None:
    with pytest.raises(UsageError, match=r"\[survey-arrays\]"):
        Survey(instrument(), {})


def test_unknown_segment_is_named_with_the_nearest_one() -> None:
    with pytest.raises(UsageError) as caught:
        random_survey(instrument(), 3, groups=2).segment("gruop")
    assert str(caught.value) == (
        "The survey has no such segment variable.\n"
        "  the survey has no such segment variable; found 'gruop'. Did you mean 'group'? [unknown-segment]"
    )


def test_taking_respondents_takes_every_part_of_them() -> None:
    whole = replace(
        random_survey(instrument(), 12, groups=2, points=True),
        respondents=tuple(f"r{i}" for i in range(12)),
        duration=np.arange(12.0),
    )
    some = whole.take(np.array([7, 2, 3]))
    assert some.size == 3
    assert some.respondents == ("r7", "r2", "r3")
    assert some.duration is not None
    assert some.duration.tolist() == [7, 2, 3]
    for role in whole.roles:
        assert some.answers[role].tolist() == whole.answers[role][[7, 2, 3]].tolist()
    assert some.segments["group"].codes.tolist() == whole.segments["group"].codes[[7, 2, 3]].tolist()
    chosen = np.arange(12) < 4
    assert whole.take(chosen).respondents == ("r0", "r1", "r2", "r3")
    # whatever part a survey has, it comes along
    for part in fields(Survey):
        before, after = getattr(whole, part.name), getattr(some, part.name)
        if isinstance(before, np.ndarray | tuple):
            assert (len(before), len(after)) == (12, 3), part.name


@pytest.mark.parametrize("by", [0, ["group"], {"group": 1}, b"group", ("group", "x")])
def test_a_segment_named_by_something_else_is_refused(by: object) -> None:
    with pytest.raises(UsageError, match=r"\[unknown-segment\]"):
        random_survey(instrument(), 9, groups=2).segment(by)  # type: ignore[arg-type]  # what a user may give
