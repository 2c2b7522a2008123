from __future__ import annotations

from dataclasses import replace

from scorecard._text import LocalText
from scorecard.errors import ChartError
from scorecard.logistics import CauseRow, ParetoRow
from scorecard.plots import prepare_pareto
from tests.charts import samples
from tests.refusal import refusal


def test_what_line_message_and_foot() -> None:
    data = prepare_pareto(samples.failed_orders())
    assert data.message("en") == "30 of 70 orders fail, most often: Not on time (47 % of the failed)"
    assert data.message("zh") == "70 个订单中有 30 个失误，最常见：未准时（占失误订单的 47 %）"
    assert data.what("en") == (
        "Why orders are not perfect, number of orders, n = 30 failed of 70 orders, most frequent cause first"
    )
    assert data.foot("en")[2] == (
        "Orders that could not be judged are left out: 1; the counts are as recorded, without intervals"
    )
    where = replace(data, group="express", period="2026-01")
    assert where.what("zh").startswith("订单未达完美的原因，express，2026-01，订单数")
    said = replace(data, period=LocalText(en="January 2026", zh="2026年1月"))
    assert said.what("zh").startswith("订单未达完美的原因，2026年1月，订单数")
    assert said.what("en").startswith("Why orders are not perfect, January 2026, number of orders")


def test_causes_of_equal_counts_share_the_message() -> None:
    data = prepare_pareto(samples.failed_orders())
    tied = replace(data, bars=(data.bars[0], replace(data.bars[1], orders=14), *data.bars[2:]))
    assert tied.message("en").endswith("most often: Not on time and Not in full (each 47 % of the failed)")


def test_bars_are_counted_by_hand() -> None:
    data = prepare_pareto(samples.failed_orders())
    assert [(bar.id, bar.orders, bar.any) for bar in data.bars] == [
        ("on_time", 14, 20),
        ("in_full", 7, 12),
        ("several", 6, None),
        ("undamaged", 3, 3),
        ("documents_right", 0, 1),
    ]
    assert [record["orders"] for record in data.table().records()] == [14, 7, 6, 3, 0]
    spoken = data.alt_text("en", "")
    assert "Not on time: orders 14, 47 % of the failed, 47 % cumulative, at all 20." in spoken
    assert "Several causes: orders 6, 20 % of the failed, 90 % cumulative." in spoken


def test_no_failure_and_too_many_causes_are_refused() -> None:
    found = samples.failed_orders()
    assert refusal(lambda: prepare_pareto(replace(found, failed=0, pareto=())), error=ChartError) == [
        "no order fails, so there are no causes; found '70 orders'. Say so in words instead. [nothing-to-draw]"
    ]
    many = replace(
        found,
        rows=tuple(CauseRow(f"c{i}", 1, 1, 1 / 21, 1 / 70) for i in range(21)),
        pareto=tuple(ParetoRow(f"c{i}", 1, 1 / 21, (i + 1) / 21) for i in range(21)),
    )
    assert refusal(lambda: prepare_pareto(many), error=ChartError) == [
        ("the Pareto chart shows up to 20 causes; found '21'. Count the failures of fewer conditions. [too-many-rows]")
    ]
