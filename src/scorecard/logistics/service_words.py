"""Printed words of service figures: families, levels, units, methods, reasons."""

from __future__ import annotations

from collections.abc import Mapping

from scorecard._text import LocalText, join_text
from scorecard.logistics.customer_words import named_class
from scorecard.logistics.order_reasons import REASONS as ORDER_REASONS
from scorecard.logistics.service_rows import ServiceFamily, ServiceLevel, ServiceMethod, ServiceReason, ServiceUnit

__all__ = ["FAMILIES", "LEVELS", "METHODS", "REASONS", "UNITS", "group_name", "left_out_text", "segment_name"]

FAMILIES: Mapping[ServiceFamily, LocalText] = {
    "availability": LocalText(en="Availability", zh="可得性"),
    "speed": LocalText(en="Speed", zh="速度"),
    "consistency": LocalText(en="Consistency", zh="一致性"),
    "flexibility": LocalText(en="Flexibility", zh="灵活性"),
    "recovery": LocalText(en="Malfunction recovery", zh="故障补救"),
    "reliability": LocalText(en="Reliability", zh="服务可靠性"),
    "otif": LocalText(en="On time in full", zh="准时足量"),
    "perfect_order": LocalText(en="Perfect order", zh="完美订货"),
    "response": LocalText(en="Response", zh="响应"),
    "notice": LocalText(en="Notice of delay", zh="延误通知"),
}
"""Names of what figures tell."""

LEVELS: Mapping[ServiceLevel, LocalText] = {
    "unit": LocalText(en="units", zh="件数"),
    "line": LocalText(en="lines", zh="订单行"),
    "order": LocalText(en="orders", zh="订单"),
    "value": LocalText(en="value", zh="金额"),
}
"""Names of what is counted."""

UNITS: Mapping[ServiceUnit, LocalText] = {
    "share": LocalText(en="%", zh="%"),
    "ratio": LocalText(en="%", zh="%"),
    "minutes": LocalText(en="min", zh="分钟"),
    "days": LocalText(en="days", zh="天"),
}
"""Units as printed; shares and ratios are printed in per cent."""

METHODS: Mapping[ServiceMethod, LocalText] = {
    "wilson": LocalText(en="Wilson", zh="Wilson 区间"),
    "wilson_clustered": LocalText(en="Wilson, clustered", zh="Wilson 区间（整群）"),
    "t_clustered": LocalText(en="t, clustered", zh="t 区间（整群）"),
    "t": LocalText(en="t", zh="t 区间"),
    "order_statistics": LocalText(en="order statistics", zh="次序统计量"),
    "log_linearised": LocalText(en="linearised, logarithm", zh="对数线性化"),
    "frechet_bounds": LocalText(en="Fréchet bounds", zh="Fréchet 界"),
}
"""Names of intervals."""

REASONS: Mapping[ServiceReason, LocalText] = {
    "not_recorded": LocalText(en="not recorded", zh="无此记录"),
    "nothing_counted": LocalText(en="nothing to count", zh="没有可统计的记录"),
    "only_failures": LocalText(
        en="no order is known on all conditions, so only failures could be seen",
        zh="没有任何订单的各项条件均有记录，只能观察到失误",
    ),
    "one_cluster": LocalText(en="no interval from one order or customer", zh="仅一个订单或客户，无法计算区间"),
    "no_variance": LocalText(en="no interval without differences", zh="各值相同，无法计算区间"),
    "one_value": LocalText(en="one value only", zh="仅一个数值"),
    "mean_not_positive": LocalText(en="the mean is not above 0", zh="均值不大于 0"),
    "too_few_values": LocalText(en="too few values for an interval", zh="数值过少，无法计算区间"),
    "clusters_unknown": LocalText(
        en="no interval: lines of one order are alike, and orders were not counted with them",
        zh="同一订单的各行相互关联，且未按订单汇总，故不给出区间",
    ),
    "lines_not_independent": LocalText(
        en="no interval: lines of one order are alike", zh="同一订单的各行相互关联，故不给出区间"
    ),
    "product_of_rates": LocalText(
        en="no interval: a product of rates of the same orders", zh="同一批订单比率之积，不给出区间"
    ),
    "bounds_only": LocalText(en="limits, not an estimate", zh="只是上下限，并非估计值"),
}
"""Why something is not defined."""

_SEGMENTS: Mapping[str, LocalText] = {
    "value_class": LocalText(en="value class", zh="价值类别"),
    "class": LocalText(en="class", zh="类别"),
    "customer_class": LocalText(en="class of customers", zh="客户类别"),
    "region": LocalText(en="region", zh="地区"),
    "country": LocalText(en="country", zh="国家"),
    "mode": LocalText(en="mode of transport", zh="运输方式"),
    "carrier": LocalText(en="carrier", zh="承运商"),
    "warehouse": LocalText(en="warehouse", zh="仓库"),
    "channel": LocalText(en="channel", zh="渠道"),
    "product": LocalText(en="product", zh="产品"),
}
_CLASSED = ("value_class", "class", "customer_class")


def segment_name(segment: str) -> LocalText:
    """Return what a segment that splits orders is called in print.

    Parameters
    ----------
    segment : str
        Its id.

    Returns
    -------
    LocalText
        Its name; the id in plain words where it is one of the user's own.

    Examples
    --------
    >>> segment_name("value_class").text("zh"), segment_name("delivery_route").text("en")
    ('价值类别', 'delivery route')
    """
    plain = segment.replace("_", " ")
    return _SEGMENTS.get(segment, LocalText(en=plain, zh=plain))


def group_name(group: str, segment: str | None) -> LocalText | str:
    """Return what a group of orders is called in print.

    Parameters
    ----------
    group : str
        Its id, as it stands in the file.
    segment : str or None
        The segment that it belongs to.

    Returns
    -------
    LocalText or str
        The name of a class of customers that has one; the id otherwise.

    Examples
    --------
    >>> group_name("key", "value_class").text("zh"), group_name("key", "region")
    ('关键客户', 'key')
    """
    return named_class(group) if segment in _CLASSED else group


_LEFT_OUT: Mapping[str, LocalText] = {
    **ORDER_REASONS,
    "not_judged": LocalText(en="not known or does not apply", zh="无法判断或不适用"),
}
_COUNT = LocalText(en="{reason}: {count}", zh="{reason}：{count}")


def left_out_text(left_out: Mapping[str, int]) -> LocalText | None:
    """Return what a figure leaves out, in words.

    Parameters
    ----------
    left_out : mapping of str to int
        Counts by code of the reason.

    Returns
    -------
    LocalText or None
        Each reason with its count; None where nothing is left out.

    Examples
    --------
    >>> left_out_text({"not_judged": 3}).text("en")
    'not known or does not apply: 3'
    """
    parts = [
        _COUNT.fill({"reason": _LEFT_OUT.get(reason, LocalText(en=reason.replace("_", " "))), "count": count})
        for reason, count in left_out.items()
        if count
    ]
    return join_text(tuple(parts), en=", ", zh="，") if parts else None
