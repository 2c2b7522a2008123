"""The figures that complaint economics rests on, each with its source."""

from __future__ import annotations

from types import MappingProxyType

from scorecard._model import Frozen
from scorecard._text import LocalText
from scorecard.logistics.parameters import Parameter

__all__ = ["PARAMETER_LABELS", "IcebergParameters"]

_TEACHING = LocalText(
    en="teaching figure of logistics customer service; range assumed",
    zh="物流客户服务教学数据；取值范围为假定",
)
_TOLD = LocalText(
    en="teaching figure: tells 9 people, another source up to 20; lower limit assumed",
    zh="教学数据：平均告诉 9 人，另一来源称最多 20 人；下限为假定",
)
_COMPLAINING = LocalText(
    en="teaching figure: 67 % of the dissatisfied complain; lower limit 1 in 7 after TARP, upper limit assumed",
    zh="教学数据：不满的客户中 67 % 会投诉；下限为 1/7（据 TARP），上限为假定",
)
_INFLUENCE = LocalText(
    en="P. Weber, Calculated costs of just one customer complaint (after TARP); range assumed",
    zh="P. Weber《一次客户投诉的代价》（据 TARP）；取值范围为假定",
)
_WINNING = LocalText(
    en="teaching figure: winning a customer costs up to 10 times keeping one; lower limit assumed",
    zh="教学数据：赢得一位新客户的成本最高为留住老客户的 10 倍；下限为假定",
)


class IcebergParameters(Frozen):
    """Parameters of complaint economics; each can be replaced by a figure of one's own.

    The defaults are figures quoted in teaching material. They are starting points, not findings: replace those
    that matter (`AssumptionChain.sensitivity` tells which) by what your own log and customers say.

    Attributes
    ----------
    silent_per_complaint : Parameter or None
        Dissatisfied customers who stay silent, for each who complains. None: (1 − s) / s with the share s that
        complains.
    share_complaining : Parameter
        Share of the dissatisfied who complain.
    told_by_each : Parameter
        People whom each dissatisfied customer tells.
    influence : Parameter
        Share of them who then do not buy.
    leave_after_unsolved, leave_after_solved, leave_after_prompt : Parameter
        Share of complainants who leave when the complaint was not solved, solved late, or solved on the day.
    leave_silent : Parameter or None
        Share of the silent who leave; that after an unsolved complaint when None, for theirs was not solved.
    revenue_each, profit_each : Parameter or None
        Revenue and profit of one customer over the time looked at, in one currency; no default.
    cost_of_winning : Parameter or None
        Cost of winning one customer; None: `cost_of_keeping` times `winning_to_keeping`.
    cost_of_keeping : Parameter or None
        Cost of keeping one customer; no default.
    winning_to_keeping : Parameter
        What winning a customer costs, as a multiple of keeping one.

    Examples
    --------
    >>> own = IcebergParameters(told_by_each=Parameter(value=3, source="our survey of March"))
    >>> own.told_by_each.value, own.influence.value
    (3.0, 0.25)
    """

    silent_per_complaint: Parameter | None = None
    share_complaining: Parameter = Parameter(value=0.67, low=1 / 7, high=0.8, source=_COMPLAINING)
    told_by_each: Parameter = Parameter(value=9, low=5, high=20, source=_TOLD)
    influence: Parameter = Parameter(value=0.25, low=0.1, high=0.4, source=_INFLUENCE)
    leave_after_unsolved: Parameter = Parameter(value=0.89, low=0.6, high=0.95, source=_TEACHING)
    leave_after_solved: Parameter = Parameter(value=0.25, low=0.15, high=0.4, source=_TEACHING)
    leave_after_prompt: Parameter = Parameter(value=0.05, low=0.02, high=0.12, source=_TEACHING)
    leave_silent: Parameter | None = None
    revenue_each: Parameter | None = None
    profit_each: Parameter | None = None
    cost_of_winning: Parameter | None = None
    cost_of_keeping: Parameter | None = None
    winning_to_keeping: Parameter = Parameter(value=10, low=3, high=10, source=_WINNING)


PARAMETER_LABELS = MappingProxyType(
    {
        "complaints": LocalText(en="Complaints", zh="投诉数"),
        "unsolved": LocalText(en="Complaints not solved", zh="未解决的投诉"),
        "slow": LocalText(en="Complaints solved later than on the day", zh="当日之后解决的投诉"),
        "prompt": LocalText(en="Complaints solved on the day", zh="当日解决的投诉"),
        "silent_per_complaint": LocalText(
            en="Silent dissatisfied customers per complaint", zh="每件投诉背后沉默的不满客户数"
        ),
        "share_complaining": LocalText(en="Share of the dissatisfied who complain", zh="不满客户中投诉者的比例"),
        "told_by_each": LocalText(en="People told by each", zh="每位不满客户告诉的人数"),
        "influence": LocalText(en="Share of those told who do not buy", zh="听说后不再购买的比例"),
        "leave_after_unsolved": LocalText(en="Leave after an unsolved complaint", zh="投诉未解决后流失的比例"),
        "leave_after_solved": LocalText(en="Leave after a complaint solved late", zh="投诉延后解决后流失的比例"),
        "leave_after_prompt": LocalText(en="Leave after a complaint solved on the day", zh="投诉当日解决后流失的比例"),
        "leave_silent": LocalText(en="Leave without a complaint", zh="未投诉而流失的比例"),
        "revenue_each": LocalText(en="Revenue per customer", zh="每位客户的收入"),
        "profit_each": LocalText(en="Profit per customer", zh="每位客户的利润"),
        "cost_of_winning": LocalText(en="Cost of winning a customer", zh="赢得一位新客户的成本"),
        "cost_of_keeping": LocalText(en="Cost of keeping a customer", zh="留住一位客户的成本"),
        "winning_to_keeping": LocalText(
            en="Winning a customer, as a multiple of keeping one", zh="赢得新客户与留住老客户的成本之比"
        ),
        "orders": LocalText(en="Orders", zh="订单数"),
        "recovery_rate": LocalText(en="Recovery rate", zh="投诉解决率"),
        "dissatisfied_per_late": LocalText(
            en="Dissatisfied customers per late order", zh="每张迟到订单造成的不满客户数"
        ),
        "cost_per_late": LocalText(en="Direct cost of a late order", zh="每张迟到订单的直接成本"),
    }
)
"""Words for every parameter of complaint economics."""
