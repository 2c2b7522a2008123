"""Declared choices without which no service figure has a meaning."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from scorecard._model import WHOLE, Day, Flaws, Frozen, Id, Number
from scorecard._text import LocalText

__all__ = ["BASIS_COLUMNS", "CONDITIONS", "CycleTime", "InFull", "OnTime", "ServiceDefinitions"]

CONDITIONS = (
    "on_time",
    "in_full",
    "undamaged",
    "invoice_right",
    "right_place",
    "right_quantity",
    "documents_right",
    "special_request_met",
    "in_stock",
    "answered_same_day",
    "notice_given",
    "recovered_same_day",
)
"""What a line or an order can meet; bit ``i`` of a pattern is the condition at position ``i``."""

Basis = Literal["requested", "promised", "first_promised"]
Clock = Literal["dates", "hours24", "minutes", "working_minutes", "working_days"]

BASIS_COLUMNS: dict[Basis, str] = {
    "requested": "requested_at",
    "promised": "promised_at",
    "first_promised": "first_promised_at",
}
"""The column that each basis of on time reads."""

_MOST = 10_000_000
_BASIS = {
    "requested": LocalText(en="the date the customer asked for", zh="客户要求的日期"),
    "promised": LocalText(en="the date promised last", zh="最近一次承诺的日期"),
    "first_promised": LocalText(en="the date promised first", zh="首次承诺的日期"),
}
_UNITS = {
    "dates": LocalText(en="{n} calendar days", zh="{n} 个日历日"),
    "hours": LocalText(en="{n} hours", zh="{n} 小时"),
    "minutes": LocalText(en="{n} minutes", zh="{n} 分钟"),
}
_ON_TIME = LocalText(en="On time: {early} {late} {basis}; {open}.", zh="准时：以{basis}为准，{early}，{late}；{open}。")
_ANY_EARLY = LocalText(en="delivered at any time before, and", zh="提前多久均可")
_EARLY = LocalText(en="delivered not more than {span} before, and", zh="最多提前 {span}")
_NOT_LATE = LocalText(en="not after", zh="不得晚于该日期")
_NOT_LATER = LocalText(en="not more than {span} after", zh="最多推迟 {span}")
_NOT_AFTER_CLOCK = LocalText(en="not after the hour and minute of", zh="不得晚于该时刻")
_OPEN = {
    "missed": LocalText(en="what is overdue and not delivered counts as missed", zh="逾期未送达的计为未准时"),
    "left_out": LocalText(en="what is overdue and not delivered is left out", zh="逾期未送达的不计入"),
}
_IN_FULL = LocalText(en="In full: {less}, {over}{within}.", zh="足量：{less}，{over}{within}。")
_ALL = LocalText(en="delivered all that was ordered", zh="交付数量不少于订购数量")
_LESS = LocalText(
    en="delivered all that was ordered but for {share} % at most", zh="交付数量最多比订购数量少 {share} %"
)
_OVER = {
    "counts": LocalText(en="more than that counts as in full", zh="超量交付视为足量"),
    "fails": LocalText(en="more than that does not", zh="超量交付不视为足量"),
}
_WITHIN = LocalText(en=", not later than {n} calendar days after {basis}", zh="，且不晚于{basis}后 {n} 个日历日")
_CYCLE = LocalText(
    en="Cycle time: from {start} to {end}, by {level}, in {clock}.",
    zh="订货周期：自{start}至{end}，按{level}计，单位为{clock}。",
)
_MOMENTS = {
    "ordered_at": LocalText(en="the order", zh="下单"),
    "requested_at": LocalText(en="the date the customer asked for", zh="客户要求的日期"),
    "promised_at": LocalText(en="the date promised last", zh="最近一次承诺的日期"),
    "first_promised_at": LocalText(en="the date promised first", zh="首次承诺的日期"),
    "shipped_at": LocalText(en="dispatch", zh="发货"),
    "delivered_at": LocalText(en="delivery", zh="交付"),
}
_LEVELS = {
    "order": LocalText(en="order (first start to last end of its lines)", zh="订单（各行最早开始至最晚结束）"),
    "line": LocalText(en="line", zh="订单行"),
}
_CLOCKS = {
    "dates": LocalText(en="calendar dates", zh="日历日（按日期相减）"),
    "hours24": LocalText(en="full blocks of 24 hours", zh="满 24 小时的天数"),
    "minutes": LocalText(en="minutes", zh="分钟"),
    "working_minutes": LocalText(en="minutes of working time", zh="工作时间分钟"),
    "working_days": LocalText(en="working days", zh="工作日"),
}


def _moment(column: str) -> LocalText | str:
    """Return what a column of dates is called; its id where the layout gave it."""
    return _MOMENTS.get(column, column)


class OnTime(Frozen):
    """When a line counts as delivered on time.

    Attributes
    ----------
    basis : {"requested", "promised", "first_promised"}
        The date that the delivery is held against.
    early : int or None
        How much before it a delivery may come; None for any time before.
    late : int
        How much after it a delivery may come.
    unit : {"dates", "hours", "minutes"}
        Unit of `early` and `late`. ``dates`` compares calendar dates, whatever the hour; the others compare
        stamps, which both columns must hold.
    open_orders : {"missed", "left_out"}
        What a line is that is overdue at the day on which the figures stand, and not delivered; a line that is
        not due by then is always left out.

    Examples
    --------
    >>> OnTime(basis="promised", early=7, unit="dates", open_orders="missed").sentence.text("en")[:55]
    'On time: delivered not more than 7 calendar days before'
    """

    basis: Basis
    early: Annotated[int, Field(ge=0, le=_MOST), WHOLE] | None = None
    late: Annotated[int, Field(ge=0, le=_MOST), WHOLE] = 0
    unit: Literal["dates", "hours", "minutes"]
    open_orders: Literal["missed", "left_out"]

    @property
    def sentence(self) -> LocalText:
        """The choice in one sentence."""
        unit, early = _UNITS[self.unit], self.early
        exact = _NOT_LATE if self.unit == "dates" else _NOT_AFTER_CLOCK
        return _ON_TIME.fill(
            {
                "early": _ANY_EARLY if early is None else _EARLY.fill({"span": unit.fill({"n": early})}),
                "late": _NOT_LATER.fill({"span": unit.fill({"n": self.late})}) if self.late else exact,
                "basis": _BASIS[self.basis],
                "open": _OPEN[self.open_orders],
            }
        )


class InFull(Frozen):
    """When a line counts as delivered in full.

    Attributes
    ----------
    tolerance : float
        Share of the quantity ordered that may be missing, from 0 to below 1; the nearest fraction with a denominator
        of at most a thousand million, so that ``1 - 0.9`` is a tenth and ``1 / 3`` a third.
    over : {"counts", "fails"}
        Whether more than was ordered counts as in full; the tolerance holds on this side too.
    within : int or None
        What is delivered later than so many calendar days after the date of on time is not in full;
        None for at any time.

    Examples
    --------
    >>> InFull(tolerance=0.02, over="counts").sentence.text("en")
    'In full: delivered all that was ordered but for 2 % at most, more than that counts as in full.'
    """

    tolerance: Annotated[Number, Field(ge=0, lt=1)] = 0.0
    over: Literal["counts", "fails"]
    within: Annotated[int, Field(ge=0, le=_MOST), WHOLE] | None = None

    @property
    def sentence(self) -> LocalText:
        """The choice in one sentence."""
        return self.sentence_for("promised")

    def sentence_for(self, basis: Basis) -> LocalText:
        """Return the choice in one sentence, with the date that it is held against.

        Parameters
        ----------
        basis : {"requested", "promised", "first_promised"}
            The date of on time.

        Returns
        -------
        LocalText
            The sentence.
        """
        within = "" if self.within is None else _WITHIN.fill({"n": self.within, "basis": _BASIS[basis]})
        less = _LESS.fill({"share": f"{self.tolerance * 100:g}"}) if self.tolerance else _ALL
        return _IN_FULL.fill({"less": less, "over": _OVER[self.over], "within": within})


class CycleTime(Frozen):
    """What the cycle time is the time between, and on which clock.

    Attributes
    ----------
    start, end : str
        Columns of dates of the layout, such as ``ordered_at`` and ``delivered_at``, or ids of its further dates.
    clock : {"dates", "hours24", "minutes", "working_minutes", "working_days"}
        Calendar dates subtracted; full blocks of 24 hours; minutes; minutes or days of the working calendar.
    level : {"order", "line"}
        An order lasts from the first start to the last end of its lines.

    Examples
    --------
    >>> CycleTime(start="ordered_at", end="delivered_at", clock="dates", level="line").sentence.text("en")
    'Cycle time: from the order to delivery, by line, in calendar dates.'
    """

    start: Id
    end: Id
    clock: Clock
    level: Literal["order", "line"]

    @model_validator(mode="after")
    def _check(self) -> CycleTime:
        flaws = Flaws()
        if self.start == self.end:
            flaws.add(
                "cycle-same",
                "the cycle time starts and ends with the same date",
                at=("end",),
                found=self.end,
                cure="Name two dates.",
            )
        flaws.raise_if_any()
        return self

    @property
    def unit(self) -> Literal["minutes", "days"]:
        """Unit of the durations."""
        return "minutes" if self.clock in ("minutes", "working_minutes") else "days"

    @property
    def sentence(self) -> LocalText:
        """The choice in one sentence."""
        return _CYCLE.fill(
            {
                "start": _moment(self.start),
                "end": _moment(self.end),
                "level": _LEVELS[self.level],
                "clock": _CLOCKS[self.clock],
            }
        )


class ServiceDefinitions(Frozen):
    """The choices that service figures rest on; a figure whose choice is left out is not computed.

    Attributes
    ----------
    on_time : OnTime or None
        When a line is on time.
    in_full : InFull or None
        When a line is in full.
    cycle_time : CycleTime or None
        What the cycle time is.
    period_by : {"ordered", "promised", "delivered"}
        Date that puts a line, and an order by its first line, into a period; ``promised`` is
        the date of `on_time` where that is declared.
    as_of : date or None
        Day at whose end the figures stand: what is not delivered by then is overdue if its date is that day or an
        earlier one, and what was asked on it is not answered within the day. Needed where something is open.

    Examples
    --------
    >>> definitions = ServiceDefinitions(
    ...     on_time=OnTime(basis="promised", unit="dates", open_orders="missed"), period_by="delivered"
    ... )
    >>> len(definitions.sentences)
    1
    """

    on_time: OnTime | None = None
    in_full: InFull | None = None
    cycle_time: CycleTime | None = None
    period_by: Literal["ordered", "promised", "delivered"]
    as_of: Day | None = None

    @model_validator(mode="after")
    def _check(self) -> ServiceDefinitions:
        flaws = Flaws()
        if self.in_full is not None and self.in_full.within is not None and self.on_time is None:
            flaws.add(
                "within-what",
                "in full within some days needs the date of on time",
                at=("in_full", "within"),
                cure="Declare on_time too, or leave within out.",
            )
        flaws.raise_if_any()
        return self

    @property
    def period_column(self) -> str:
        """Column of dates that puts lines into periods."""
        if self.period_by == "promised":
            return "promised_at" if self.on_time is None else BASIS_COLUMNS[self.on_time.basis]
        return {"ordered": "ordered_at", "delivered": "delivered_at"}[self.period_by]

    @property
    def sentences(self) -> tuple[LocalText, ...]:
        """The choices, one sentence each."""
        found: list[LocalText] = []
        if self.on_time is not None:
            found.append(self.on_time.sentence)
        if self.in_full is not None:
            basis: Basis = "promised" if self.on_time is None else self.on_time.basis
            found.append(self.in_full.sentence_for(basis))
        if self.cycle_time is not None:
            found.append(self.cycle_time.sentence)
        return tuple(found)
