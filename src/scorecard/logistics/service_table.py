"""Service figures as tables, for print at page width, for frames at full precision."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from scorecard._printing import SHARE_EDGES
from scorecard._table import Cell, Column, Table
from scorecard._text import LocalText, join_text
from scorecard.logistics.service_rows import ServiceRow
from scorecard.logistics.service_words import FAMILIES, LEVELS, METHODS, REASONS, UNITS, group_name, left_out_text

if TYPE_CHECKING:
    from scorecard.logistics.service_performance import ServicePerformance

__all__ = ["figure_notes", "full_table", "in_print_unit", "printed_table", "recorded_rows"]


def recorded_rows(rows: Sequence[ServiceRow]) -> tuple[ServiceRow, ...]:
    """Return the rows of figures that are recorded and tell something that no other row does.

    Parameters
    ----------
    rows : sequence of ServiceRow
        All rows.

    Returns
    -------
    tuple of ServiceRow
        Those worth print.
    """
    counted = {(r.group, r.period): r.n for r in rows if r.id == "perfect_order_rate" and r.value is not None}
    absent = _absent(rows)

    def told(row: ServiceRow) -> bool:
        n = counted.get((row.group, row.period))
        return (row.id == "perfect_order_bounds" and n is not None) or (
            row.id == "perfect_order_complete" and n == row.n
        )

    return tuple(row for row in rows if row.id not in absent and not told(row))


def figure_notes(rows: Sequence[ServiceRow]) -> tuple[LocalText, ...]:
    """Return what n is where sums are compared, and which figures are not recorded.

    Parameters
    ----------
    rows : sequence of ServiceRow
        All rows.

    Returns
    -------
    tuple of LocalText
        A note each, as far as there is something to say.
    """
    absent = _absent(rows)
    summed = any(row.level in ("unit", "value") and row.id not in absent for row in rows)
    names = tuple(dict.fromkeys(row.name for row in rows if row.id in absent))
    recorded = [_ABSENT.fill({"names": join_text(names, en="; ", zh="、")})] if names else []
    return (*([_SUMMED] if summed else []), *recorded)


def _absent(rows: Sequence[ServiceRow]) -> set[str]:
    """Return the ids of figures that have neither a value nor limits anywhere."""
    return {r.id for r in rows} - {r.id for r in rows if r.value is not None or r.low is not None}


def in_print_unit(value: float | None, row: ServiceRow) -> float | None:
    """Return a value in the unit of print: shares and ratios in per cent.

    Parameters
    ----------
    value : float or None
        Value or limit of a row.
    row : ServiceRow
        The row.

    Returns
    -------
    float or None
        The value.
    """
    return None if value is None else 100 * value if row.unit in ("share", "ratio") else value


def printed_table(performance: ServicePerformance) -> Table:
    """Return the recorded figures for print.

    Parameters
    ----------
    performance : ServicePerformance
        The figures.

    Returns
    -------
    Table
        One row a figure, group and period.
    """
    rows = recorded_rows(performance.rows)
    split = [name for name, there in (("group", performance.groups), ("period", performance.periods)) if there]
    places = [i for i, column in enumerate(_PRINTED) if column.key not in ("group", "period") or column.key in split]
    columns = tuple(_PRINTED[i] for i in places)
    cells = tuple(tuple(_printed(row, performance.by)[i] for i in places) for row in rows)
    level = LocalText(en=f"{100 * performance.confidence:g} %", zh=f"{100 * performance.confidence:g} %")
    notes = [_LEVEL.fill({"level": level}), *performance.definitions.sentences, *figure_notes(performance.rows)]
    if performance.clusters is not None:
        columns = (*columns, *_CLUSTERED)
        cells = tuple((*found, *_clustered(row)) for found, row in zip(cells, rows, strict=True))
        notes.append(_ALIKE)
        if any(row.clustered_reason is not None for row in rows):
            notes.append(_NO_LIMITS)
    return Table(columns, cells, _TITLE, tuple(notes))


def full_table(performance: ServicePerformance) -> Table:
    """Return every figure with everything that is known of it.

    Parameters
    ----------
    performance : ServicePerformance
        The figures.

    Returns
    -------
    Table
        One row a figure, group and period; shares as shares of 1.
    """
    if performance.clusters is None:
        return Table(_FULL, tuple(_everything(row) for row in performance.rows), _TITLE)
    cells = tuple(
        (*_everything(row), row.clustered_low, row.clustered_high, row.design_effect, row.clustered_reason)
        for row in performance.rows
    )
    return Table((*_FULL, *_FULL_CLUSTERED), cells, _TITLE)


def _clustered(row: ServiceRow) -> tuple[Cell, ...]:
    """Return what clustering by customer does to a share of orders, for print."""
    shared = row.clustered_low is not None or row.clustered_reason is not None
    limits = (in_print_unit(row.clustered_low, row), in_print_unit(row.clustered_high, row))
    return (row.clusters if shared else None, *limits, row.design_effect)


def _printed(row: ServiceRow, by: str | None) -> tuple[Cell, ...]:
    """Return one row for print."""
    said = REASONS[row.reason] if row.reason is not None else None
    return (
        FAMILIES[row.family],
        row.name,
        _ALL if row.group is None else group_name(row.group, by),
        _ALL if row.period is None else row.period,
        LEVELS[row.level],
        row.n,
        in_print_unit(row.value, row),
        in_print_unit(row.low, row),
        in_print_unit(row.high, row),
        UNITS[row.unit],
        METHODS[row.method] if row.method is not None else said,
        left_out_text(row.left_out),
    )


def _everything(row: ServiceRow) -> tuple[Cell, ...]:
    """Return one row at full precision."""
    return (
        row.id,
        row.name,
        row.family,
        row.group,
        row.period,
        row.level,
        row.n,
        row.clusters,
        row.numerator,
        row.denominator,
        row.value,
        row.unit,
        row.standard_error,
        row.low,
        row.high,
        row.method,
        row.reason,
        sum(row.left_out.values()),
        "; ".join(f"{reason}: {count}" for reason, count in row.left_out.items()),
        row.definition,
    )


_TITLE = LocalText(en="Order service", zh="订单服务绩效")
_ALL = LocalText(en="all", zh="全部")
_LEVEL = LocalText(en="Limits at the level {level}.", zh="置信水平为 {level} 的上下限。")
_SUMMED = LocalText(
    en="n of a share of units or of value: the customers, or orders where customers are not known, whose sums count.",
    zh="按件数或金额计算的比率，n 为参与汇总的客户数，客户未知的订单各计一个。",
)
_ABSENT = LocalText(en="Not recorded: {names}.", zh="无此记录：{names}。")
_GROUP = Column("group", LocalText(en="Group", zh="分组"))
_PERIOD = Column("period", LocalText(en="Period", zh="期间"))
_VALUE = LocalText(en="Value", zh="数值")
_LOW = LocalText(en="Lower limit", zh="下限")
_HIGH = LocalText(en="Upper limit", zh="上限")
_UNIT = Column("unit", LocalText(en="Unit", zh="单位"))
_LEFT_OUT = LocalText(en="Left out", zh="未计入")
_NAME = Column("name", LocalText(en="Figure", zh="指标"))
_COUNTED = LocalText(en="Counted", zh="统计对象")
_PRINTED: tuple[Column, ...] = (
    Column("family", LocalText(en="Family", zh="类别")),
    _NAME,
    _GROUP,
    _PERIOD,
    Column("level", _COUNTED),
    Column("n", LocalText(en="n", zh="n"), "integer"),
    Column("value", _VALUE, "number", 1, edges=SHARE_EDGES),
    Column("low", _LOW, "number", 1, edges=SHARE_EDGES),
    Column("high", _HIGH, "number", 1, edges=SHARE_EDGES),
    _UNIT,
    Column("method", LocalText(en="Interval", zh="区间方法")),
    Column("left_out", _LEFT_OUT),
)
_BY_CUSTOMER = (
    LocalText(en="Lower limit, by customer", zh="下限（按客户整群）"),
    LocalText(en="Upper limit, by customer", zh="上限（按客户整群）"),
)
_EFFECT = LocalText(en="Design effect", zh="设计效应")
_ALIKE = LocalText(
    en="Limits by customer allow for orders of one customer being alike; the design effect is how many times as large "
    "this makes the variance.",
    zh="按客户整群的上下限考虑了同一客户各订单之间的相关性；设计效应为方差因此放大的倍数。",
)
_NO_LIMITS = LocalText(
    en="No limits by customer where there is one customer, or where all customers have the same share.",
    zh="只有一个客户或各客户的比率相同时，不给出按客户整群的上下限。",
)
_CLUSTERED: tuple[Column, ...] = (
    Column("customers", LocalText(en="Customers", zh="客户数"), "integer"),
    Column("clustered_low", _BY_CUSTOMER[0], "number", 1, edges=SHARE_EDGES),
    Column("clustered_high", _BY_CUSTOMER[1], "number", 1, edges=SHARE_EDGES),
    Column("design_effect", _EFFECT, "number", 2),
)
_FULL_CLUSTERED: tuple[Column, ...] = (
    Column("clustered_low", _BY_CUSTOMER[0], "number", 4),
    Column("clustered_high", _BY_CUSTOMER[1], "number", 4),
    Column("design_effect", _EFFECT, "number", 4),
    Column("clustered_reason", LocalText(en="Why no limits by customer", zh="无按客户整群上下限的原因")),
)
_FULL: tuple[Column, ...] = (
    Column("id", LocalText(en="Id", zh="代码")),
    _NAME,
    Column("family", LocalText(en="Family", zh="类别")),
    _GROUP,
    _PERIOD,
    Column("level", _COUNTED),
    Column("n", LocalText(en="n", zh="n"), "integer"),
    Column("clusters", LocalText(en="Clusters", zh="群数"), "integer"),
    Column("numerator", LocalText(en="Numerator", zh="分子"), "number"),
    Column("denominator", LocalText(en="Denominator", zh="分母"), "number"),
    Column("value", _VALUE, "number", 4),
    _UNIT,
    Column("standard_error", LocalText(en="Standard error", zh="标准误"), "number", 4),
    Column("low", _LOW, "number", 4),
    Column("high", _HIGH, "number", 4),
    Column("method", LocalText(en="Interval", zh="区间方法")),
    Column("reason", LocalText(en="Reason", zh="原因")),
    Column("left_out", _LEFT_OUT, "integer"),
    Column("left_out_reasons", LocalText(en="Left out, by reason", zh="未计入（按原因）")),
    Column("definition", LocalText(en="Definition", zh="定义")),
)
