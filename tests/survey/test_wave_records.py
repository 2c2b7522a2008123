"""Changes as they are looked up and printed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scorecard.errors import UsageError
from scorecard.survey import change_over_waves
from tests.survey.samples import instrument, random_survey


def test_table_says_who_was_compared_in_both_languages() -> None:
    one, two = (random_survey(instrument(), 40, seed=seed) for seed in (1, 2))
    a = replace(one, respondents=tuple(f"r{i}" for i in range(40)))
    b = replace(two, respondents=tuple(f"r{i}" for i in range(10, 50)))
    found = change_over_waves({"Q1": a, "Q2": b, "Q3": one})
    english, chinese = str(found), found.table().to_text("zh")
    assert "Q1 to Q2: all respondents (40 and 40); the 30 in both waves enter with their correlation" in english
    assert "Q2 to Q3: all respondents (40 and 40) as different people, by Welch's t test: a wave has no ids" in english
    assert "p adjusted by Holm's method, within each two waves" in english
    assert "Q1 至 Q2：全部受访者（40 人和 40 人）均计入，并计入两期均作答的 30 人前后答案的相关性" in chinese
    assert "部分配对" in chinese
    same = str(change_over_waves({"Q1": a, "Q2": a}))
    assert "the 40 respondents of both waves (40 and 40 answered), each with his own change" in same
    assert len(found.to_frame(backend="pyarrow")) == 20


def test_unknown_change_is_refused() -> None:
    one, two = (random_survey(instrument(), 40, seed=seed) for seed in (1, 2))
    with pytest.raises(UsageError) as caught:
        change_over_waves({"Q1": one, "Q2": two}).row("q1", later="Q1")
    assert str(caught.value) == (
        "There is no such change.\n"
        "  there is no such change; found 'q1, Q1'. Name the id of a row, and a wave after the first. [unknown-change]"
    )
