"""The five gaps as a table."""

from __future__ import annotations

from scorecard.survey.five_gap_analysis import five_gaps
from tests.survey.samples import instrument, random_survey


def test_every_gap_has_a_line_in_both_languages() -> None:
    q = instrument((2,), free=0)
    found = five_gaps(random_survey(q, 30), front_line=random_survey(q, 20, seed=2))
    table = found.table()
    gaps = [row["gap"].text("en") for row in table.records()]  # type: ignore[union-attr]  # names are texts
    assert list(dict.fromkeys(gaps)) == ["1 Knowledge", "2 Standards", "3 Delivery", "4 Communication", "5 Customer"]
    assert table.to_text("en").count("no survey of the management") == 3
    chinese = table.to_text("zh")
    assert "没有管理层问卷" in chinese
    assert "差距 5：客户" in chinese
    assert "95 % 置信区间" in chinese
