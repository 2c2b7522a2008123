"""Tests of which tool exported a table; whole files are in ``tests/io/survey_tools``."""

from __future__ import annotations

import pytest

from scorecard._result import Provenance
from scorecard.io.columns import RawColumns
from scorecard.io.survey_tools import tool_of


def table(*names: str) -> RawColumns:
    """Return a table of one row with these columns."""
    return RawColumns(names, tuple(["1"] for _ in names), 2, Provenance("t"))


@pytest.mark.parametrize(
    ("names", "tool"),
    [
        (("StartDate", "Finished", "ResponseId"), "Qualtrics"),
        (("Respondent ID", "Collector ID"), "SurveyMonkey"),
        (("序号", "提交答卷时间"), "问卷星"),
        (("\ufeffID", "Start time", "Completion time"), "Microsoft Forms"),
        (("ID", "开始时间", "完成时间"), "Microsoft Forms"),
        (("id", "submitdate", "lastpage"), "LimeSurvey"),
        (("Timestamp", "Q1"), "Google Forms"),
        (("时间戳记", "Q1"), "Google Forms"),
        (("id", "Timestamp"), ""),
        ((), ""),
    ],
)
def test_tools_are_known_by_their_columns(names: tuple[str, ...], tool: str) -> None:
    assert tool_of(table(*names)).name == tool


def test_columns_that_are_not_there_are_not_asked_for() -> None:
    layout = tool_of(table("ResponseId", "Finished", "EndDate")).layout
    assert layout is not None
    assert (layout.respondent, layout.started, layout.submitted, layout.duration) == (
        "ResponseId",
        None,
        "EndDate",
        None,
    )
    assert [rule.column for rule in layout.drop] == ["Finished"]
