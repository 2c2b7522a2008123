from __future__ import annotations

from dataclasses import replace

from scorecard.errors import ChartError
from scorecard.plots import prepare_competitive_position
from tests.charts import service_samples as samples
from tests.refusal import refusal


def test_rows_are_ordered_by_importance_with_verdict_and_other_rivals() -> None:
    data = prepare_competitive_position(samples.rivals(), names=samples.NAMES)
    assert [(row.id, row.important, row.verdict, row.cell) for row in data.rows] == [
        ("speed", True, "below", "match"),
        ("tracing", True, "unclear", "lead"),
        ("care", False, "above", "save"),
        ("price", False, "below", "hold"),
        ("claims", False, "none", "hold"),
    ]
    assert [(row.rival.text("en"), [o.mean for o in row.others]) for row in data.rows if row.rival] == [
        ("Hill Express", [4.4]),
        ("Hill Express", [4.2]),
        ("Lake Post", [5.0]),
        ("Hill Express", [4.1]),
        ("Lake Post", [3.6]),
    ]


def test_what_line_message_and_foot() -> None:
    data = prepare_competitive_position(samples.rivals(), names=samples.NAMES)
    assert data.message("en") == "Measurably behind in 2 of 4 items, Speed most (−0.90); ahead in 1"
    assert data.message("zh") == "4 项中有 2 项显著落后，时效落后最多（−0.90）；1 项领先"
    assert data.what("en") == (
        "Own company against the best rival of each item, mean ratings, n = 1–100 own and 60–80 of the rival, "
        "most important first"
    )
    foot = data.foot("en")
    assert foot[0].endswith("○ not told apart, or not tested (Holm-adjusted over 4 tests, α = 0.05)")
    assert foot[2].startswith("Above the line: importance of 5.20 or more, the mean of the items")
    assert foot[3] == "The rival with the highest mean is chosen item by item, which overstates its lead a little"
    one = prepare_competitive_position(samples.rivals("hill"))
    assert one.what("zh").startswith("本企业与hill比较，平均评分，n = 本企业 1–100、对手 60–80")
    assert len(one.foot("zh")) == 3


def test_messages_of_none_and_one_and_no_test() -> None:
    data = prepare_competitive_position(samples.rivals(), names=samples.NAMES)
    speed, tracing, *_, claims = data.rows
    assert replace(data, rows=(tracing,)).message("en") == "The one item tested is not measurably behind"
    assert replace(data, rows=(speed, tracing)).message("zh") == "2 项中有 1 项显著落后：时效（−0.90）"
    assert replace(data, rows=(claims,)).message("en") == "No item could be tested"


def test_a_p_value_at_the_level_tells_nothing_apart() -> None:
    found = samples.rivals()
    at = replace(found, rows=tuple(replace(row, p_adjusted=0.05) for row in found.rows))
    assert {row.verdict for row in prepare_competitive_position(at).rows} == {"unclear"}


def test_alt_text_and_table_hold_every_number() -> None:
    data = prepare_competitive_position(samples.rivals(), names=samples.NAMES)
    spoken = data.alt_text("en", "")
    assert (
        "Care, importance 5.10: own 5.60, Lake Post 5.20, difference +0.40 (+0.08 to +0.72), ahead, "
        "save effort (> 99 %), n = 100 and 60. Other rivals: Hill Express 5.00."
    ) in spoken
    assert "difference −0.80, one rating only, leave as is, n = 1 and 60." in spoken
    record = data.table().records()[0]
    assert (record["own"], record["other"], record["importance"], record["n_rival"]) == (4.1, 5.0, 6.2, 80)
    assert [r["gap"] for r in data.table().records()] == [row.gap for row in data.rows]


def test_large_ratings_are_refused() -> None:
    found = samples.rivals()
    large = replace(found, rows=tuple(replace(row, own=1000.0) for row in found.rows))
    assert refusal(lambda: prepare_competitive_position(large), error=ChartError) == [
        (
            "the chart of competitive position shows ratings below 1000; found '1000'. "
            "Divide ratings or importances by a power of ten. [ratings-large]"
        )
    ]


def test_too_many_items_are_refused() -> None:
    found = samples.rivals()
    many = replace(found, rows=tuple(replace(found.rows[0], id=f"i{k}") for k in range(21)))
    assert refusal(lambda: prepare_competitive_position(many), error=ChartError) == [
        (
            "the chart of competitive position shows up to 20 items; found '21'. Compare fewer items at a time. "
            "[too-many-rows]"
        )
    ]
