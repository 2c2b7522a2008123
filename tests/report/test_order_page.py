"""The page of order service: every number is one of the results'."""

from __future__ import annotations

from dataclasses import replace

import pytest

import scorecard as sc
from scorecard._text import LocalText
from scorecard.logistics import DataQuality, QualityRow, ServicePerformance, service_performance_of_counts
from scorecard.report.document import Block, Figure, Grid, Heading, Paragraph
from scorecard.report.order_page import cause_blocks, figure_text, interval_text, order_blocks
from tests.logistics.cells import Line, Order, counts
from tests.logistics.samples import made, sample
from tests.report.kiosk import dense, reader
from tests.scoring.test_service_values import MEASURES, fiscal, service_card

REPEATED = QualityRow(
    "repeated_line",
    LocalText(en="A row that repeats another", zh="重复行"),
    "left_out",
    LocalText(en="left out", zh="剔除"),
    3,
    43,
)


def reviewed(*, entities: bool = False, period: str = "2026-02") -> sc.Evaluation:
    """Return the evaluation of a month, of entity b where there are several."""
    card = service_card(entities=entities)
    values = sc.service_observations(card, made(by="class" if entities else None), measures=MEASURES)
    found = sc.evaluate(card, sc.observe(card, values=values), period=period)
    return found.at(entity="b") if entities else found


def performance(**more: str | None) -> ServicePerformance:
    return replace(made(**more), quality=DataQuality(43, 40, (REPEATED, replace(REPEATED, code="none", rows=0))))


def grids(blocks: tuple[Block, ...]) -> list[Grid]:
    return [block for block in blocks if isinstance(block, Grid)]


def test_the_tables_hold_what_was_found() -> None:
    found = performance()
    blocks = order_blocks(found, reviewed())
    headings = [block.text.text("en") for block in blocks if isinstance(block, Heading)]
    assert headings == ["Order service", "By class", "Why orders are not perfect", "Quality of the order data"]
    figures, groups, causes, quality = grids(blocks)
    row = found.row("otif_rate", period="2026-02")
    cells = next(r for r in figures.table.rows if r[0] == row.name and r[1] != "")
    assert cells[2:] == (row.n, figure_text(row), interval_text(row), 0)
    assert (row.low, row.high) != (None, None)
    assert [r[0] for r in groups.table.rows] == ["a", "b"]
    part = found.row("otif_rate", group="b", period="2026-02")
    value, limits = figure_text(part), interval_text(part)
    assert value is not None
    assert limits is not None
    assert groups.table.rows[1][2] == LocalText(en=f"{value.en} ({limits.en})", zh=f"{value.zh}（{limits.zh}）")
    assert causes.table.rows == found.causes(period="2026-02").table().rows
    assert [r[3] for r in quality.table.rows] == [3]
    said = [block.text.text("en") for block in blocks if isinstance(block, Paragraph)]
    assert said[0] == "20 orders with 40 lines, 2026-02."
    assert "43 rows were read, and figures are computed from 40." in said


def test_families_stand_above_their_figures() -> None:
    figures = grids(order_blocks(performance(), reviewed()))[0]
    heads = [r[0] for place, r in enumerate(figures.table.rows) if place in figures.strong]
    assert [h.text("en") for h in heads if isinstance(h, LocalText)] == [
        "Availability",
        "Speed",
        "Consistency",
        "Reliability",
        "On time in full",
        "Perfect order",
    ]
    assert figures.table.notes[-1].text("en").startswith("Not recorded: Stock-out frequency; ")
    # a rate of units has the customers as its n, which nobody would guess
    summed = [n.text("en") for n in figures.table.notes if n.text("en").startswith("n of a share of units or of value")]
    assert len(summed) == any(row.level in ("unit", "value") and row.value is not None for row in performance().rows)


def test_the_entity_reviewed_has_its_own_page() -> None:
    blocks = order_blocks(performance(), reviewed(entities=True))
    said = [block.text.text("en") for block in blocks if isinstance(block, Paragraph)]
    assert said[0] == "10 orders of B with 20 lines, 2026-02."
    assert "By class" not in [block.text.text("en") for block in blocks if isinstance(block, Heading)]


def test_an_entity_without_orders_in_the_period_is_told_to_have_none() -> None:
    orders = [order for order in sample() if (order.group, order.period) != ("b", "2026-02")]
    found = service_performance_of_counts(counts(orders, by="class", period="month"))
    blocks = order_blocks(found, reviewed(entities=True))
    said = [block.text for block in blocks if isinstance(block, Paragraph)]
    assert said[0] == LocalText(en="There are no orders of B, 2026-02.", zh="2026年2月，B 没有订单。")
    assert [block.text.text("en") for block in blocks if isinstance(block, Heading)] == [
        "Order service",
        "Quality of the order data",
    ]


def test_orders_of_all_are_told_to_be_so_where_the_entity_is_no_group() -> None:
    """It may be the whole of the others, or have no orders at all."""
    orders = [order for order in sample() if order.group != "b"]
    found = service_performance_of_counts(counts(orders, by="class", period="month"))
    said = [block.text for block in order_blocks(found, reviewed(entities=True)) if isinstance(block, Paragraph)]
    assert said[0] == LocalText(
        en="10 orders of all groups with 20 lines, 2026-02.", zh="2026年2月，各组合计 10 个订单、20 个订单行。"
    )


def test_groups_that_are_no_entities_are_shown_together() -> None:
    orders = [replace(order, group={"a": "key", "b": "general"}[order.group]) for order in sample()]
    found = service_performance_of_counts(counts(orders, by="class", period="month"))
    said = [
        block.text.text("en") for block in order_blocks(found, reviewed(entities=True)) if isinstance(block, Paragraph)
    ]
    assert said[0] == "20 orders with 40 lines, 2026-02."


def test_orders_without_periods_are_told_to_be_of_all() -> None:
    found = replace(performance(by=None, period=None), quality=DataQuality(40, 40, ()))
    blocks = order_blocks(found, reviewed())
    said = [block.text.text("en") for block in blocks if isinstance(block, Paragraph)]
    assert said[0] == "40 orders with 80 lines, over all periods."
    assert said[-1] == "No rule found anything."
    alone = service_performance_of_counts(counts([Order((Line({"on_time": True}),))]))
    causes = [block.text.text("en") for block in order_blocks(alone, reviewed()) if isinstance(block, Paragraph)]
    assert "0 of 1 orders fail at least one condition; orders that could not be judged: 0." in causes


def test_values_are_printed_in_their_unit() -> None:
    row = made(by=None).row("otif_rate")
    days = made(by=None).row("cycle_time_mean")
    shown = [
        figure_text(replace(row, value=0.9999, low=0.9, high=1.0)),
        figure_text(replace(row, value=0.0003, low=0.0001, high=0.1)),
        interval_text(replace(row, value=0.0003, low=0.0001, high=0.1)),
        figure_text(replace(row, value=0.0)),
        interval_text(replace(row, value=0.9999, low=0.9996, high=1.0)),
        figure_text(replace(days, value=4.25)),
        figure_text(replace(days, value=90.0, low=80.0, high=100.0, unit="minutes")),
        figure_text(replace(days, value=750.0, low=None, high=None, unit="minutes")),
        interval_text(replace(days, value=750.0, low=600.0, high=900.0, unit="minutes")),
        figure_text(replace(days, value=0.4, unit="ratio")),
    ]
    assert [text.text("en") for text in shown if text is not None] == [
        "99.99 %",
        "0.03 %",
        "0.01 to 10.0",
        "0.0 %",
        "99.96 to 100.0",
        "4.2 days",
        "90.0 min",
        "12.5 h",
        "10.0 to 15.0",
        "40.0 %",
    ]
    assert figure_text(replace(row, value=None)) is None
    assert interval_text(replace(row, low=None)) is None


def test_failures_are_drawn_beside_their_table_and_may_come_alone() -> None:
    found = performance().at(period="2026-02")
    figures = [block for block in order_blocks(found, reviewed()) if isinstance(block, Figure)]
    assert len(figures) == 1
    alone = cause_blocks(found.failures, reviewed())
    assert [b.text.text("en") for b in alone if isinstance(b, Heading)] == [
        "Order service",
        "Why orders are not perfect",
    ]
    chart = next(b for b in alone if isinstance(b, Figure)).draw("zh")
    assert str(found.failures.failed) in chart.alt_text


@pytest.mark.parametrize(
    ("sampling", "measures", "differ"),
    [
        ("proportion", {"otif": "otif_rate"}, False),  # both pages are by Wilson, from the same counts
        ("proportion", {"fill": "fill_rate_unit"}, True),
        (None, {"otif": "otif_rate"}, True),
        (None, {"speed": "cycle_time_mean"}, False),  # no share
    ],
)
def test_limits_that_differ_from_the_scorecard_are_explained(
    sampling: str | None, measures: dict[str, str], *, differ: bool
) -> None:
    card = service_card(sampling=sampling)
    values = sc.service_observations(card, made(by=None), measures=measures)
    ev = sc.evaluate(card, sc.observe(card, values=values), period="2026-02")

    def said(*, beside_scores: bool) -> list[LocalText]:
        blocks = order_blocks(performance(), ev, beside_scores=beside_scores)
        return [b.text for b in blocks if isinstance(b, Paragraph) and "Wilson" in b.text.text("en")]

    assert [text.text("en")[:38] for text in said(beside_scores=True)] == [
        "Intervals of shares are Wilson's here;"
    ] * differ
    assert all("计分卡上由标准误按 t 分布得出" in text.text("zh") for text in said(beside_scores=True))
    assert said(beside_scores=False) == []


def test_the_intervals_of_groups_have_their_level() -> None:
    groups = grids(order_blocks(replace(performance(), confidence=0.9), reviewed()))[1]
    assert groups.table.notes == (LocalText(en="In brackets: 90 % interval.", zh="括号内：90 % 区间。"),)


def test_the_chart_of_causes_names_the_period_as_the_page_does() -> None:
    """January to March 2026 is the last quarter of the fiscal year that began in April 2025."""
    card = fiscal(4)
    orders = [replace(order, period="2026-Q1") for order in sample()]
    found = service_performance_of_counts(counts(orders, period="quarter"))
    ev = sc.evaluate(card, sc.observe(card, values=[]), period="2025-Q4")
    page, alone = order_blocks(found, ev), cause_blocks(found.causes(period="2026-Q1"), ev)
    for blocks in (page, alone):
        (chart,) = [block for block in blocks if isinstance(block, Figure)]
        assert "Why orders are not perfect, 2025/26 Q4, " in chart.draw("en").alt_text
        assert "订单未达完美的原因，2025/26财年第4季度，" in chart.draw("zh").alt_text
    other = cause_blocks(found.causes(period="2026-Q1"), reviewed())
    (chart,) = [block for block in other if isinstance(block, Figure)]
    assert ", 2026-Q1, " in chart.draw("en").alt_text


@pytest.mark.slow
@pytest.mark.parametrize(("lang", "title"), [("en", "Why orders are not perfect"), ("zh", "订单未达完美的原因")])
def test_the_review_prints_the_page_in_both_languages(lang: str, title: str) -> None:
    evaluation = reviewed()
    made_review = sc.review(evaluation.card, evaluation, evidence=[performance()])
    pages = reader(made_review.to_pdf(lang="zh" if lang == "zh" else "en")).pages
    text = dense("".join(page.extract_text() for page in pages))
    assert dense(title) in text
    assert "orders.csv" in text
