"""The heat map shows what the analysis shows, and nothing else."""

from __future__ import annotations

import pytest

from scorecard.errors import AnalysisError, UsageError
from scorecard.instruments import Role
from scorecard.survey import gap_analysis, question_means
from scorecard.survey.heat_map import HeatRows
from tests.survey.samples import instrument, random_survey
from tests.survey.test_gaps import grouped


def test_cells_are_the_estimates_with_their_n() -> None:
    gaps = gap_analysis(random_survey(instrument(), 150, groups=3), by="group")
    found = gaps.heat_map(rows="items", statistic="perception")
    assert (found.labels, found.by, [row.id for row in found.rows]) == (
        ("g0", "g1", "g2"),
        "group",
        [f"q{i}" for i in range(1, 7)],
    )
    record = found.table().records()[3]
    assert record["value:g1"] == gaps.row("q4", segment="g1").perception
    assert record["n:g1"] == gaps.row("q4", segment="g1").n
    assert (record["value"], record["n"]) == (gaps.row("q4").perception, gaps.row("q4").n)
    assert found.rows[3].groups[1] == gaps.estimate("perception", "q4", segment="g1")
    assert [row.id for row in gaps.heat_map().rows] == ["d1", "d2"]
    assert [row.id for row in gaps.heat_map(rows="wholes").rows] == ["overall", "overall_items"]
    assert len(gaps.heat_map(rows="all").rows) == 10


@pytest.mark.parametrize("rows", ["wholes", "all"])
def test_rows_are_those_that_have_the_number(rows: HeatRows) -> None:
    """What each respondent weighs by points of his own are gaps, expectations and perceptions, not importance."""
    roles: tuple[Role, ...] = ("expectation", "perception", "importance")
    survey = random_survey(instrument(roles=roles), 60, groups=2, points=True)
    for analysis in (
        gap_analysis(survey, by="group", weights="own"),
        question_means(survey, by="group", weights="own"),
    ):
        for statistic, weighted in (("importance", False), ("perception", True)):
            found = analysis.heat_map(statistic=statistic, rows=rows)
            assert ("weighted" in [row.id for row in found.rows]) is weighted


def test_hidden_groups_are_empty_and_the_note_says_why() -> None:
    found = grouped({"North": 20, "South": 9, "West": 4}).heat_map()
    for record in found.table().records():
        assert record["value:North"] is not None
        assert (record["value:South"], record["value:West"]) == (None, None)
        assert (record["n:South"], record["n:West"]) == (9, 4)
    assert "Not shown (–): numbers that fewer than 5 respondents are behind" in str(found)
    assert "不予显示（–）：作答不足 5 人的数值" in found.table().to_text("zh")
    assert "Not shown" not in str(grouped({"North": 20, "South": 9}).heat_map())


def test_analysis_without_groups_has_no_map() -> None:
    gaps = gap_analysis(random_survey(instrument(), 20))
    with pytest.raises(UsageError) as caught:
        gaps.heat_map()
    assert str(caught.value) == (
        "A heat map needs groups.\n  a heat map needs groups. Make the analysis with by=, a segment variable. [needs-groups]"
    )
    with pytest.raises(UsageError, match=r"\[bad-rows\]"):
        grouped({"N": 9, "S": 9}).heat_map(rows="columns")  # type: ignore[arg-type]  # that is the point
    with pytest.raises(AnalysisError, match=r"\[statistic-not-asked\]"):
        grouped({"N": 9, "S": 9}).heat_map(statistic="satisfaction")
