"""What complaints stand for: the dissatisfied behind them, and the customers, revenue and profit at risk."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np
from numpy.typing import NDArray

from scorecard._text import LocalText
from scorecard.errors import AnalysisError, Place, Problems
from scorecard.logistics.chain_result import AssumptionChain
from scorecard.logistics.chains import StepRule, Transform, Values, product, run_chain
from scorecard.logistics.customer_values import real_number
from scorecard.logistics.iceberg_parameters import PARAMETER_LABELS, IcebergParameters
from scorecard.logistics.parameters import Parameter

if TYPE_CHECKING:
    from scorecard.plots.icebergs import IcebergPlots

__all__ = ["ComplaintCounts", "ComplaintIceberg", "complaint_iceberg"]

FloatArray = NDArray[np.float64]

_DEFAULTS = IcebergParameters()
_GIVEN = LocalText(en="counted", zh="实际计数")


@dataclass(frozen=True, slots=True)
class ComplaintCounts:
    """How complaints ended.

    Attributes
    ----------
    unsolved : float
        Complaints that were not solved.
    slow : float
        Complaints solved later than on the day.
    prompt : float
        Complaints solved on the day.

    Examples
    --------
    >>> ComplaintCounts(unsolved=40, slow=55, prompt=25).total
    120
    """

    unsolved: float
    slow: float
    prompt: float

    @property
    def total(self) -> float:
        """All complaints."""
        return self.unsolved + self.slow + self.prompt


@dataclass(frozen=True, slots=True)
class ComplaintIceberg(AssumptionChain):
    """What lies below the complaints, step by step.

    Examples
    --------
    >>> from scorecard.logistics import ComplaintCounts, complaint_iceberg
    >>> found = complaint_iceberg(ComplaintCounts(unsolved=40, slow=55, prompt=25), draws=200, seed=1)
    >>> round(found["dissatisfied"].value, 1)  # 120 complaints of 67 % who complain
    179.1
    """

    TITLE: ClassVar[LocalText] = LocalText(en="Complaint iceberg", zh="投诉冰山")

    @property
    def plot(self) -> IcebergPlots:
        """Charts of what complaints stand for."""
        from scorecard.plots.icebergs import IcebergPlots

        return IcebergPlots(self)


def complaint_iceberg(
    complaints: float | ComplaintCounts,
    *,
    parameters: IcebergParameters = _DEFAULTS,
    draws: int = 10_000,
    seed: int,
    confidence: float = 0.95,
) -> ComplaintIceberg:
    """Return what complaints stand for, each step as arithmetic with its source.

    Parameters
    ----------
    complaints : float or ComplaintCounts
        Number of complaints, or how many were solved on the day, solved later and not solved: only then is it
        known how many of those who complained leave.
    parameters : IcebergParameters
        The figures of the model; teaching figures where nothing else is stated.
    draws : int
        Draws of the parameters within their ranges.
    seed : int
        Seed of the draws.
    confidence : float
        Share of the draws between the limits.

    Returns
    -------
    ComplaintIceberg
        The steps ``dissatisfied``, ``people_told``, ``deterred``, ``leaving``, ``at_risk`` and those in money that
        the parameters allow, with range, and the share of the variance that each parameter explains.

    Raises
    ------
    AnalysisError
        If a count is no number from 0, or a share does not lie between 0 and 1.
    UsageError
        If draws, seed or confidence cannot be used.

    Notes
    -----
    dissatisfied = complaints · (1 + silent), people told = dissatisfied · told by each, deterred = people told ·
    influence; leaving = silent · leave + unsolved · leave after unsolved + slow · leave after solved + prompt ·
    leave after prompt; at risk = leaving + deterred. Parameters vary independently, within their ranges.

    References
    ----------
    Goodman, J. (1999). Basic facts on customer complaint behavior and the impact of service on the bottom line
    (TARP), a teaching figure as most of its kind.

    Examples
    --------
    >>> exact = IcebergParameters(
    ...     silent_per_complaint=Parameter(value=6, source="case"),
    ...     told_by_each=Parameter(value=9, source="case"),
    ...     influence=Parameter(value=0.25, source="case"),
    ... )
    >>> found = complaint_iceberg(1, parameters=exact, seed=1)
    >>> found.arithmetic("dissatisfied"), found["people_told"].value, found["deterred"].value
    ('1 × (1 + 6) = 7', 63.0, 15.75)
    """
    counts = complaints if isinstance(complaints, ComplaintCounts) else None
    chosen = _chosen(parameters)
    _check(complaints, chosen)
    total = complaints.total if isinstance(complaints, ComplaintCounts) else complaints
    given = {"complaints": Parameter(value=total, source=_GIVEN)}
    if counts is not None:
        for name in ("unsolved", "slow", "prompt"):
            given[name] = Parameter(value=getattr(counts, name), source=_GIVEN)
    known = {**given, **chosen}
    steps = _rules("leave_silent" if "leave_silent" in known else "leave_after_unsolved")
    transforms = () if "silent_per_complaint" in chosen else (_SILENT,)
    usable, left = _usable(steps, {*known, *(t.name for t in transforms)})
    ids = [s.id for s in usable]
    outcome = next(name for name in _OUTCOMES if name in ids)
    wanted = {name for s in (*usable, *transforms) for name in _uses(s)}
    rows, used = run_chain(
        {name: p for name, p in known.items() if name in wanted},
        usable,
        labels=PARAMETER_LABELS,
        outcome=outcome,
        transforms=transforms,
        draws=draws,
        seed=seed,
        confidence=confidence,
    )
    return ComplaintIceberg(rows, used, outcome, left, draws, seed, confidence)


def _chosen(parameters: IcebergParameters) -> dict[str, Parameter]:
    """Return the parameters that are stated, by name."""
    named = {name: getattr(parameters, name) for name in IcebergParameters.model_fields}
    found = {name: p for name, p in named.items() if isinstance(p, Parameter)}
    if "silent_per_complaint" in found:
        del found["share_complaining"]
    return found


def _check(complaints: float | ComplaintCounts, chosen: dict[str, Parameter]) -> None:
    """Refuse counts that are none and shares beyond 0 and 1."""
    problems = Problems()
    counts = {"complaints": complaints} if not isinstance(complaints, ComplaintCounts) else {
        "unsolved": complaints.unsolved, "slow": complaints.slow, "prompt": complaints.prompt,
    }  # fmt: skip
    for name, value in counts.items():
        if not 0 <= real_number(value) < float("inf"):
            problems.add(
                "complaints-range", "a number of complaints must be finite and zero or more",
                place=Place(path=name), found=str(value), cure="Count the complaints.",
            )  # fmt: skip
    check_shares({name: p for name, p in chosen.items() if name in _SHARES}, problems)
    if "share_complaining" in chosen and _least(chosen["share_complaining"]) <= 0:
        problems.add(
            "share-zero", "the share of the dissatisfied who complain must be above 0",
            place=Place(path="share_complaining"), found=f"{_least(chosen['share_complaining']):g}",
            cure="State silent_per_complaint instead.",
        )  # fmt: skip
    problems.raise_if_any(AnalysisError, "The complaint iceberg cannot be computed.")


def check_shares(shares: dict[str, Parameter], problems: Problems) -> None:
    """Report parameters that are shares and reach beyond 0 or 1."""
    for name, p in shares.items():
        low, high = _least(p), p.value if p.high is None else p.high
        if low < 0 or high > 1:
            problems.add(
                "share-range", "a share must lie between 0 and 1", place=Place(path=name),
                found=f"{low:g} to {high:g}", cure="Write 0.25 for 25 %.",
            )  # fmt: skip


def _least(p: Parameter) -> float:
    """Return the lowest value that a parameter may have."""
    return p.value if p.low is None else p.low


def _usable(steps: Sequence[StepRule], known: set[str]) -> tuple[list[StepRule], tuple[tuple[str, LocalText], ...]]:
    """Return the steps whose figures are all known, and why the others are left out."""
    usable: list[StepRule] = []
    left: list[tuple[str, LocalText]] = []
    for number, step in enumerate(steps):
        if step.id in known:
            continue
        missing = [name for name in _uses(step) if name not in known]
        if not missing:
            usable.append(step)
            known.add(step.id)
        elif not any(s.id == step.id for s in steps[number + 1 :]):
            left.append((step.id, _MISSING.fill({"names": ", ".join(missing)})))
    return usable, tuple(left)


def _uses(step: StepRule | Transform) -> Iterator[str]:
    """Yield the names in the formula of a step."""
    for part in step.formula.split("{")[1:]:
        yield part.split("}")[0]


def _rules(silent_leave: str) -> tuple[StepRule, ...]:
    """Return the steps of the iceberg; who never complained leaves at the rate of that name."""

    def leaving(v: Values) -> FloatArray:
        solved = v["slow"] * v["leave_after_solved"] + v["prompt"] * v["leave_after_prompt"]
        return v["leaving_silent"] + v["unsolved"] * v["leave_after_unsolved"] + solved

    return (
        product("silent", _SILENT_ALL, "complaints", "silent_per_complaint"),
        StepRule(
            "dissatisfied",
            _DISSATISFIED,
            "{complaints} × (1 + {silent_per_complaint})",
            lambda v: v["complaints"] * (1 + v["silent_per_complaint"]),
        ),
        product("people_told", _PEOPLE, "dissatisfied", "told_by_each"),
        product("deterred", _DETERRED, "people_told", "influence"),
        product("deterred_revenue", _DETERRED_REVENUE, "deterred", "revenue_each"),
        product("deterred_profit", _DETERRED_PROFIT, "deterred", "profit_each"),
        product("leaving_silent", _LEAVING_SILENT, "silent", silent_leave),
        StepRule(
            "leaving",
            _LEAVING,
            "{leaving_silent} + {unsolved} × {leave_after_unsolved} + {slow} × {leave_after_solved}"
            " + {prompt} × {leave_after_prompt}",
            leaving,
        ),
        StepRule("at_risk", _AT_RISK, "{leaving} + {deterred}", lambda v: v["leaving"] + v["deterred"]),
        product("revenue_at_risk", _REVENUE, "at_risk", "revenue_each"),
        product("profit_at_risk", _PROFIT, "at_risk", "profit_each"),
        product("replacement_cost", _REPLACEMENT, "leaving", "cost_of_winning"),
        product("replacement_cost", _REPLACEMENT, "leaving", "cost_of_keeping", "winning_to_keeping"),
    )


_OUTCOMES = (
    "profit_at_risk", "revenue_at_risk", "at_risk", "deterred_profit", "deterred_revenue", "deterred",
)  # fmt: skip
_SHARES = frozenset(
    {
        "share_complaining",
        "influence",
        "leave_after_unsolved",
        "leave_after_solved",
        "leave_after_prompt",
        "leave_silent",
    }
)
_MISSING = LocalText(en="Not given: {names}.", zh="未给出：{names}。")
_SILENT = Transform(
    "silent_per_complaint",
    "share_complaining",
    PARAMETER_LABELS["silent_per_complaint"],
    "(1 − {share_complaining}) ÷ {share_complaining}",
    lambda s: (1 - s) / s,
)
_SILENT_ALL = LocalText(en="Dissatisfied who stay silent", zh="沉默的不满客户")
_DISSATISFIED = LocalText(en="Dissatisfied customers", zh="不满的客户")
_PEOPLE = LocalText(en="People told", zh="听到负面口碑的人数")
_DETERRED = LocalText(en="Kept from buying by what they were told", zh="因负面口碑而不购买的人数")
_DETERRED_REVENUE = LocalText(en="Revenue lost by word of mouth", zh="口碑造成的收入损失")
_DETERRED_PROFIT = LocalText(en="Profit lost by word of mouth", zh="口碑造成的利润损失")
_LEAVING_SILENT = LocalText(en="Silent customers who leave", zh="沉默中流失的客户")
_LEAVING = LocalText(en="Customers who leave", zh="流失的客户")
_AT_RISK = LocalText(en="Customers at risk, present and future", zh="面临流失的客户（现有与潜在）")
_REVENUE = LocalText(en="Revenue at risk", zh="面临损失的收入")
_PROFIT = LocalText(en="Profit at risk", zh="面临损失的利润")
_REPLACEMENT = LocalText(en="Cost of replacing those who leave", zh="补回流失客户的成本")
