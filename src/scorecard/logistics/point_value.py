"""What a percentage point of recovery, soon or at all, or of on-time delivery is worth."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal, cast, get_args

from scorecard._text import LocalText
from scorecard.errors import AnalysisError, Place, Problems, UsageError, near
from scorecard.logistics.chain_result import AssumptionChain
from scorecard.logistics.chains import StepRule, product, run_chain
from scorecard.logistics.iceberg import check_shares
from scorecard.logistics.iceberg_parameters import PARAMETER_LABELS, IcebergParameters
from scorecard.logistics.parameters import Parameter

__all__ = ["PointKind", "PointValue", "value_of_a_point"]

PointKind = Literal["recovery", "prompt", "on_time"]
"""Which rate rises by one percentage point."""

_DEFAULTS = IcebergParameters()


@dataclass(frozen=True, slots=True)
class PointValue(AssumptionChain):
    """What one percentage point is worth, step by step; the step ``value`` is the answer."""

    TITLE: ClassVar[LocalText] = LocalText(en="Value of a percentage point", zh="一个百分点的价值")


def value_of_a_point(
    kind: PointKind,
    *,
    volume: Parameter,
    profit_each: Parameter,
    parameters: IcebergParameters = _DEFAULTS,
    recovery_rate: Parameter | None = None,
    dissatisfied_per_late: Parameter | None = None,
    cost_per_late: Parameter | None = None,
    draws: int = 10_000,
    seed: int,
    confidence: float = 0.95,
) -> PointValue:
    """Return the profit that one more percentage point brings, with its chain of assumptions.

    Parameters
    ----------
    kind : {"recovery", "prompt", "on_time"}
        Whether one percentage point more of the complaints is solved, or is solved on the day and not later, or of the
        orders arrives on time.
    volume : Parameter
        Complaints (``recovery``, ``prompt``) or orders (``on_time``) over the time looked at.
    profit_each : Parameter
        Profit that a customer who stays brings over the time looked at.
    parameters : IcebergParameters
        Who complains, and who leaves.
    recovery_rate : Parameter, optional
        Share of complaints that are solved; needed for ``on_time``.
    dissatisfied_per_late : Parameter, optional
        Customers whom one late order leaves dissatisfied, from 0 to 1; needed for ``on_time``.
    cost_per_late : Parameter, optional
        What a late order costs by itself, such as a claim; nothing when left out.
    draws : int
        Draws of the parameters within their ranges.
    seed : int
        Seed of the draws.
    confidence : float
        Share of the draws between the limits.

    Returns
    -------
    PointValue
        The steps; ``value`` is profit per percentage point.

    Raises
    ------
    AnalysisError
        If a parameter that the kind needs is missing, or a share lies beyond 0 and 1.
    UsageError
        If the kind is none of these, or draws, seed or confidence cannot be used.

    Notes
    -----
    recovery: volume · 0.01 · (leave after unsolved − leave after solved) · profit. prompt: volume · 0.01 · (leave after
    solved − leave after prompt) · profit. on_time: volume · 0.01 · (who is
    dissatisfied by a late order · who of them leaves · profit + cost of a late order), and of the dissatisfied leave
    c (r l₁ + (1 − r) l₀) + (1 − c) l₀ with the share c that complains, the recovery rate r and the shares l₁ and l₀
    that leave after a solved and an unsolved problem. Word of mouth is left out; the value is one of keeping customers.

    Examples
    --------
    >>> exact = IcebergParameters(
    ...     leave_after_unsolved=Parameter(value=0.89, source="case"),
    ...     leave_after_solved=Parameter(value=0.25, source="case"),
    ... )
    >>> found = value_of_a_point(
    ...     "recovery",
    ...     volume=Parameter(value=2000, source="log"),
    ...     profit_each=Parameter(value=500, source="accounts"),
    ...     parameters=exact,
    ...     seed=1,
    ... )
    >>> round(found["value"].value, 9)
    6400.0
    """
    if kind not in get_args(PointKind):
        cure = near(kind, get_args(PointKind))
        raise UsageError.single("unknown-option", "kind has no such option", found=str(kind), cure=cure)
    name = "orders" if kind == "on_time" else "complaints"
    given: dict[str, Parameter | None] = {name: volume, "profit_each": profit_each}
    shares = ["leave_after_prompt" if kind == "prompt" else "leave_after_unsolved", "leave_after_solved"]
    if kind == "on_time":
        shares += ["share_complaining", *(["leave_silent"] if parameters.leave_silent else [])]
        given |= {"recovery_rate": recovery_rate, "dissatisfied_per_late": dissatisfied_per_late}
        given |= {} if cost_per_late is None else {"cost_per_late": cost_per_late}
    given |= {share: getattr(parameters, share) for share in shares}
    known = _checked(given, kind)
    steps = _STEPS.get(kind) or _on_time("leave_silent" in known, "cost_per_late" in known)
    rows, used = run_chain(
        known, steps, labels=PARAMETER_LABELS, outcome="value", draws=draws, seed=seed, confidence=confidence
    )
    return PointValue(rows, used, "value", (), draws, seed, confidence)


def _checked(given: dict[str, Parameter | None], kind: str) -> dict[str, Parameter]:
    """Return the parameters, or report those that are missing or no shares."""
    problems = Problems()
    for name in (n for n, p in given.items() if p is None):
        problems.add(
            "parameter-missing",
            f"the value of a point of {kind} needs this parameter",
            place=Place(path=name),
            cure="State it, with its range and source; there is no teaching figure for it.",
        )
    for name, p in given.items():
        if p is not None and not isinstance(cast("object", p), Parameter):
            problems.add(
                "not-a-parameter",
                "a figure of the model needs its source",
                place=Place(path=name),
                found=str(p),
                cure="Write Parameter(value=…, source=…), with low and high where it has a range.",
            )
    known = {name: p for name, p in given.items() if isinstance(p, Parameter)}
    money = {"complaints", "orders", "profit_each", "cost_per_late"}
    check_shares({name: p for name, p in known.items() if name not in money}, problems)
    problems.raise_if_any(AnalysisError, "The value of a point cannot be computed.")
    return known


def _on_time(own_silent: bool, direct_cost: bool) -> tuple[StepRule, ...]:
    """Return the steps from a point of on-time delivery to profit."""
    silent = "leave_silent" if own_silent else "leave_after_unsolved"
    steps = [
        StepRule("late_avoided", _LATE, "{orders} × 0.01", lambda v: v["orders"] * 0.01),
        product("dissatisfied_avoided", _AVOIDED, "late_avoided", "dissatisfied_per_late"),
        StepRule(
            "leave_complaining",
            _LEAVE_COMPLAINING,
            "{recovery_rate} × {leave_after_solved} + (1 − {recovery_rate}) × {leave_after_unsolved}",
            lambda v: (
                v["recovery_rate"] * v["leave_after_solved"] + (1 - v["recovery_rate"]) * v["leave_after_unsolved"]
            ),
        ),
        StepRule(
            "leave_dissatisfied",
            _LEAVE,
            "{share_complaining} × {leave_complaining} + (1 − {share_complaining}) × {" + silent + "}",
            lambda v: v["share_complaining"] * v["leave_complaining"] + (1 - v["share_complaining"]) * v[silent],
        ),
        product("kept", _KEPT, "dissatisfied_avoided", "leave_dissatisfied"),
    ]
    if not direct_cost:
        return (*steps, _KEPT_PROFIT)
    final = StepRule(
        "value",
        _VALUE,
        "{kept} × {profit_each} + {late_avoided} × {cost_per_late}",
        lambda v: v["kept"] * v["profit_each"] + v["late_avoided"] * v["cost_per_late"],
    )
    return (*steps, final)


_LATE = LocalText(en="Late orders avoided by one point", zh="提高一个百分点所避免的迟到订单")
_AVOIDED = LocalText(en="Customers not made dissatisfied", zh="避免产生的不满客户")
_LEAVE_COMPLAINING = LocalText(en="Of those who complain, share that leaves", zh="投诉者中流失的比例")
_LEAVE = LocalText(en="Of the dissatisfied, share that leaves", zh="不满客户中流失的比例")
_KEPT = LocalText(en="Customers kept", zh="留住的客户")
_VALUE = LocalText(en="Profit per percentage point", zh="每个百分点的利润")
_KEPT_PROFIT = product("value", _VALUE, "kept", "profit_each")
_SOLVED = LocalText(en="Complaints solved by one point more", zh="提高一个百分点所多解决的投诉")
_PROMPT = LocalText(en="Complaints solved on the day by one point more", zh="提高一个百分点所多当日解决的投诉")


def _solved(label: LocalText, worse: str, better: str) -> tuple[StepRule, ...]:
    """Return the steps from a point of complaints that are solved, or solved sooner, to profit."""
    kept = f"{{solved_more}} × ({{{worse}}} − {{{better}}})"
    return (
        StepRule("solved_more", label, "{complaints} × 0.01", lambda v: v["complaints"] * 0.01),
        StepRule("kept", _KEPT, kept, lambda v: v["solved_more"] * (v[worse] - v[better])),
        _KEPT_PROFIT,
    )


_STEPS: dict[str, tuple[StepRule, ...]] = {
    "recovery": _solved(_SOLVED, "leave_after_unsolved", "leave_after_solved"),
    "prompt": _solved(_PROMPT, "leave_after_solved", "leave_after_prompt"),
}
