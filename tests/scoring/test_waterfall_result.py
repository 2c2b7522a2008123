"""A waterfall in words, as a table and as plain data."""

from __future__ import annotations

from scorecard._text import LocalText
from scorecard.scoring.waterfall_result import Waterfall


def found(**fields: object) -> Waterfall:
    standard: dict[str, object] = {
        "node": "total",
        "name": LocalText(en="Total", zh="总分"),
        "entity_before": "demo",
        "period_before": "2026-Q1",
        "entity_after": "demo",
        "period_after": "2026-Q2",
        "before": 60.0,
        "after": 65.0,
        "difference": 5.0,
        "value": 12.5,
        "weight": -7.5,
        "target": 0.0,
        "coverage": 0.0,
        "scores": (((), 60.0), (("value",), 72.5)),
    }
    return Waterfall(**{**standard, **fields})  # type: ignore[arg-type]


def test_in_words() -> None:
    assert found().to_text() == (
        "Total went from 60.00 to 65.00 (+5.00): values +12.50, weights −7.50, targets 0.00, coverage 0.00."
    )
    assert found().to_text("zh") == (
        "总分由 60.00 变为 65.00（+5.00）：数值 +12.50，权重 −7.50，目标 0.00，数据覆盖 0.00。"
    )
    lacking = found(after=None, reason="no_score_after")
    assert lacking.to_text() == "Total: There is no score at the end."
    assert lacking.to_text("zh") == "总分：期末无得分。"
    assert lacking.table().notes[0].text("en") == "There is no score at the end."


def test_as_a_table() -> None:
    table = found().table()
    assert [(row["step"], row["points"], row["score"]) for row in table.records()] == [
        ("before", None, 60.0),
        ("value", 12.5, None),
        ("weight", -7.5, None),
        ("target", 0.0, None),
        ("coverage", 0.0, None),
        ("after", None, 65.0),
    ]
    assert [row["name"].text("zh") for row in table.records()][1:5] == ["数值", "权重与汇总", "目标与计分", "数据覆盖"]  # type: ignore[union-attr]
    assert table.title is not None
    assert table.title.text("en") == "Change of the score: Total"
    apart = found(entity_before="north").table().records()
    assert [apart[i]["name"].text("en") for i in (0, -1)] == ["north, 2026-Q1", "demo, 2026-Q2"]  # type: ignore[union-attr]


def test_as_plain_data() -> None:
    plain = found().to_dict()
    assert (plain["value"], plain["name"], plain["reason"]) == (12.5, {"en": "Total", "zh": "总分"}, None)
    assert plain["scores"] == [[[], 60.0], [["value"], 72.5]]
