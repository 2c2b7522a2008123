"""Figures of time: cycle times, recovery, response, notice."""

from __future__ import annotations

from scorecard._text import LocalText
from scorecard.logistics.figure_kinds import Figure, RateFigure, TimeFigure, TimeShareFigure

__all__ = ["CONSISTENCY", "RECOVERY", "RESPONSE", "SPEED"]

SPEED: tuple[Figure, ...] = (
    TimeFigure(
        "cycle_time_mean",
        "speed",
        LocalText(en="Cycle time, mean", zh="订货周期均值"),
        LocalText(en="Mean of the cycle times.", zh="订货周期的算术平均。"),
        "cycle_time",
        "mean",
    ),
    TimeFigure(
        "cycle_time_median",
        "speed",
        LocalText(en="Cycle time, median", zh="订货周期中位数"),
        LocalText(en="Half of the cycle times are shorter.", zh="半数订货周期不超过此值。"),
        "cycle_time",
        "median",
    ),
    TimeFigure(
        "cycle_time_p90",
        "speed",
        LocalText(en="Cycle time, 90 % within", zh="订货周期第 90 百分位"),
        LocalText(en="90 % of the cycle times are shorter.", zh="90 % 的订货周期不超过此值。"),
        "cycle_time",
        "p90",
    ),
    TimeFigure(
        "cycle_time_p95",
        "speed",
        LocalText(en="Cycle time, 95 % within", zh="订货周期第 95 百分位"),
        LocalText(en="95 % of the cycle times are shorter.", zh="95 % 的订货周期不超过此值。"),
        "cycle_time",
        "p95",
    ),
)

CONSISTENCY: tuple[Figure, ...] = (
    TimeFigure(
        "cycle_time_sd",
        "consistency",
        LocalText(en="Cycle time, standard deviation", zh="订货周期标准差"),
        LocalText(en="Standard deviation of the cycle times, with n − 1.", zh="订货周期的标准差（除以 n − 1）。"),
        "cycle_time",
        "standard_deviation",
    ),
    TimeFigure(
        "cycle_time_cv",
        "consistency",
        LocalText(en="Cycle time, coefficient of variation", zh="订货周期变异系数"),
        LocalText(en="Standard deviation of the cycle times over their mean.", zh="订货周期标准差除以均值。"),
        "cycle_time",
        "variation",
    ),
    TimeShareFigure(
        "within_promise",
        "consistency",
        LocalText(en="Within the promise", zh="承诺期内交付比例"),
        LocalText(
            en="Orders delivered whole not later than agreed, over all orders delivered that have an agreed date.",
            zh="不晚于约定时间全部送达的订单数，除以有约定日期且已送达的订单数。",
        ),
        "order_lateness",
        "not_late",
    ),
    TimeShareFigure(
        "on_the_day",
        "consistency",
        LocalText(en="Exactly on the day", zh="恰在约定日交付比例"),
        LocalText(
            en="Orders whose last line came on the agreed day, over all orders delivered that have one.",
            zh="最后一行恰在约定日送达的订单数，除以有约定日且已送达的订单数。",
        ),
        "order_lateness",
        "on_the_day",
        "order_days_late",
    ),
    TimeShareFigure(
        "early",
        "consistency",
        LocalText(en="Early", zh="提前交付比例"),
        LocalText(
            en="Orders whose last line came before the agreed day, over all orders delivered that have one.",
            zh="最后一行早于约定日送达的订单数，除以有约定日且已送达的订单数。",
        ),
        "order_lateness",
        "early",
        "order_days_late",
    ),
)

RECOVERY: tuple[Figure, ...] = (
    TimeFigure(
        "recovery_time_mean",
        "recovery",
        LocalText(en="Time to recover, mean", zh="故障补救时间均值"),
        LocalText(en="Mean time from a failure to its recovery.", zh="从发生故障到完成补救的平均时间。"),
        "recovery",
        "mean",
    ),
    TimeFigure(
        "recovery_time_median",
        "recovery",
        LocalText(en="Time to recover, median", zh="故障补救时间中位数"),
        LocalText(en="Half of the failures were recovered sooner.", zh="半数故障的补救时间不超过此值。"),
        "recovery",
        "median",
    ),
    TimeFigure(
        "recovery_time_p90",
        "recovery",
        LocalText(en="Time to recover, 90 % within", zh="故障补救时间第 90 百分位"),
        LocalText(en="90 % of the failures were recovered sooner.", zh="90 % 的故障补救时间不超过此值。"),
        "recovery",
        "p90",
    ),
    RateFigure(
        "recovered_same_day",
        "recovery",
        LocalText(en="Recovered on the day", zh="当日补救率"),
        LocalText(
            en="Failures recovered on the day they happened, over all failures.",
            zh="发生当日即完成补救的故障数，除以全部故障数。",
        ),
        ("recovered_same_day",),
    ),
)

RESPONSE: tuple[Figure, ...] = (
    RateFigure(
        "answered_same_day",
        "response",
        LocalText(en="Answered within the day", zh="当日答复率"),
        LocalText(
            en="Questions answered on the day they were asked, over all questions.",
            zh="提出当日即得到答复的询问数，除以全部询问数。",
        ),
        ("answered_same_day",),
    ),
    TimeFigure(
        "response_time_median",
        "response",
        LocalText(en="Time to answer, median", zh="答复时间中位数"),
        LocalText(en="Half of the questions were answered sooner.", zh="半数询问的答复时间不超过此值。"),
        "response",
        "median",
    ),
    TimeFigure(
        "response_time_p90",
        "response",
        LocalText(en="Time to answer, 90 % within", zh="答复时间第 90 百分位"),
        LocalText(en="90 % of the questions were answered sooner.", zh="90 % 的询问答复时间不超过此值。"),
        "response",
        "p90",
    ),
    RateFigure(
        "notice_rate",
        "notice",
        LocalText(en="Advance notice of delay", zh="延误预先通知率"),
        LocalText(
            en="Late orders whose customer was told before the agreed moment, over all late orders.",
            zh="在约定时间之前已通知客户的延误订单数，除以全部延误订单数。",
        ),
        ("notice_given",),
    ),
    TimeFigure(
        "notice_median",
        "notice",
        LocalText(en="Notice of delay, median lead", zh="延误通知提前时间中位数"),
        LocalText(en="Median time between notice and agreed moment.", zh="通知时间与约定时间之间间隔的中位数。"),
        "notice",
        "median",
    ),
)
