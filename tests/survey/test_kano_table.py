"""Kano's categories as a table."""

from __future__ import annotations

from scorecard.survey.kano_making import kano_from_counts


def test_table_in_both_languages() -> None:
    found = kano_from_counts({"app": {"M": 95, "O": 123, "A": 45, "I": 33}, "hotline": {}, "odd": {"Q": 2}})
    first, second, _ = found.table().records()
    assert (first["o"], first["n"], first["distinct"], second["better"]) == (123, 296, True, None)
    assert "Wilson's 95 % intervals" in str(found)
    assert "nobody answered both questions" in str(found)
    chinese = found.table().to_text("zh")
    assert "期望型（一元）" in chinese
    assert "只有反向或可疑答案" in chinese
    assert "1.65" in chinese
