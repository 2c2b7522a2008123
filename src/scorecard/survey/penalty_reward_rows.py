"""Penalties and rewards from a regression on dummies."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from scorecard._table import Column, Table
from scorecard._text import LocalText
from scorecard.stats.least_squares import LeastSquares, complete_rows, fit_of, spread_of, two_sided

__all__ = ["Coefficient", "ContrastFit", "Factor", "PenaltyRewardRow", "contrast_of", "penalty_reward_table"]

Factor = Literal["basic", "performance", "excitement", "indifferent"]

FACTORS: dict[Factor, LocalText] = {
    "basic": LocalText(en="Basic factor", zh="基本因素"),
    "performance": LocalText(en="Performance factor", zh="绩效因素"),
    "excitement": LocalText(en="Excitement factor", zh="兴奋因素"),
    "indifferent": LocalText(en="No penalty, no reward shown", zh="未见惩罚或奖励"),
}
"""Names of the classes."""


@dataclass(frozen=True, slots=True)
class Coefficient:
    """A coefficient of a regression.

    Attributes
    ----------
    coefficient, standard_error : float or None
        The coefficient and its error.
    low, high : float or None
        Confidence limits.
    statistic, p_value : float or None
        t and its two-sided p-value against 0.
    """

    coefficient: float | None = None
    standard_error: float | None = None
    low: float | None = None
    high: float | None = None
    statistic: float | None = None
    p_value: float | None = None


@dataclass(frozen=True, slots=True)
class PenaltyRewardRow:
    """Penalty and reward of one attribute.

    Attributes
    ----------
    id : str
        The attribute.
    n : int
        Respondents who enter.
    n_low, n_high : int
        Of them with a low and with a high rating.
    penalty_below, reward_from : float
        The thresholds.
    penalty, reward : Coefficient
        What a low and a high rating change in the overall answer.
    asymmetry : Coefficient
        Reward + penalty; negative where low ratings weigh more.
    category : {"basic", "performance", "excitement", "indifferent"} or None
        Class of the attribute.
    reason : {"nobody_low", "nobody_high", "nobody_between", "undefined_fit"} or None
        Why something is undefined: all respondents, or none, have a low or high rating.
    """

    id: str
    n: int
    n_low: int
    n_high: int
    penalty_below: float
    reward_from: float
    penalty: Coefficient = field(default_factory=Coefficient)
    reward: Coefficient = field(default_factory=Coefficient)
    asymmetry: Coefficient = field(default_factory=Coefficient)
    category: Factor | None = None
    reason: Literal["nobody_low", "nobody_high", "nobody_between", "undefined_fit"] | None = None


@dataclass(frozen=True, slots=True, eq=False)
class ContrastFit:
    """Rows of the attributes with the fit behind them."""

    rows: tuple[PenaltyRewardRow, ...]
    fit: LeastSquares


def contrast_of(
    outcome: np.ndarray,
    ratings: Mapping[str, np.ndarray],
    thresholds: Mapping[str, tuple[float, float]],
    *,
    significance: float,
    confidence: float,
) -> ContrastFit:
    """Return penalties and rewards.

    Parameters
    ----------
    outcome : ndarray of float, shape (n,)
        Overall answers.
    ratings : mapping of str to ndarray of float, shape (n,)
        Ratings of each attribute.
    thresholds : mapping of str to tuple of (float, float)
        Low below the first, high from the second.
    significance, confidence : float
        Levels of the classification and of the intervals.

    Returns
    -------
    ContrastFit
        Rows and fit.
    """
    names = list(ratings)
    table = np.column_stack([ratings[name] for name in names]) if names else np.empty((len(outcome), 0))
    rows = complete_rows(table, outcome)
    dummies: list[np.ndarray] = []
    places: dict[tuple[str, str], int] = {}
    for at, name in enumerate(names):
        low, high = thresholds[name]
        for kind, dummy in (("low", rows[:, at] < low), ("high", rows[:, at] >= high)):
            if dummy.any() and not dummy.all():
                places[name, kind] = len(dummies)
                dummies.append(dummy.astype(np.float64))
    design = np.column_stack([*dummies, rows[:, -1]])
    fit = fit_of(spread_of(design))
    found = [
        _row(
            name,
            rows[:, at],
            thresholds[name],
            fit=fit,
            places=(places.get((name, "low")), places.get((name, "high"))),
            levels=(significance, confidence),
        )
        for at, name in enumerate(names)
    ]
    return ContrastFit(tuple(found), fit)


def _row(
    name: str,
    rating: np.ndarray,
    thresholds: tuple[float, float],
    *,
    fit: LeastSquares,
    places: tuple[int | None, int | None],
    levels: tuple[float, float],
) -> PenaltyRewardRow:
    """Return one attribute."""
    low, high = int((rating < thresholds[0]).sum()), int((rating >= thresholds[1]).sum())
    counts = (fit.n, low, high, *thresholds)
    if fit.reason is not None:
        return PenaltyRewardRow(name, *counts, reason="undefined_fit")
    first, second = places
    penalty = Coefficient() if first is None else _combined(fit, {first + 1: 1.0}, levels[1])
    reward = Coefficient() if second is None else _combined(fit, {second + 1: 1.0}, levels[1])
    if first is None or second is None:
        reason: Literal["nobody_low", "nobody_high", "nobody_between"] = "nobody_low" if not low else "nobody_high"
        if low == fit.n or high == fit.n:
            reason = "nobody_between"
        return PenaltyRewardRow(name, *counts, penalty, reward, reason=reason)
    asymmetry = _combined(fit, {first + 1: 1.0, second + 1: 1.0}, levels[1])
    costs, earns = _counts(penalty, -1, levels[0]), _counts(reward, 1, levels[0])
    category: Factor = ("performance" if earns else "basic") if costs else ("excitement" if earns else "indifferent")
    return PenaltyRewardRow(name, *counts, penalty, reward, asymmetry, category)


def _counts(found: Coefficient, sign: int, significance: float) -> bool:
    """Return whether a coefficient has the expected sign and is significant."""
    return found.coefficient is not None and sign * found.coefficient > 0 and (found.p_value or 0.0) < significance


def _combined(fit: LeastSquares, weights: Mapping[int, float], confidence: float) -> Coefficient:
    """Return a weighted sum of coefficients with its error and test."""
    from scipy.special import stdtrit

    value = math.fsum(w * fit.coefficients[i] for i, w in weights.items())
    if fit.covariance is None:
        return Coefficient(value)
    variance = math.fsum(a * b * float(fit.covariance[i, j]) for i, a in weights.items() for j, b in weights.items())
    error = math.sqrt(max(variance, 0.0))
    if error == 0:
        return Coefficient(value, error)
    half = float(stdtrit(fit.degrees_of_freedom, (1 + confidence) / 2)) * error
    t = value / error
    return Coefficient(value, error, value - half, value + half, t, two_sided(t, fit.degrees_of_freedom))


_TITLE = LocalText(en="Penalty–reward contrast", zh="惩罚–奖励对比分析")
_METHOD = LocalText(
    en="Overall answer “{outcome}” regressed on two dummies for each attribute, n = {n}, R² = {r_squared}; "
    "{level} intervals.",
    zh="以总体评价“{outcome}”对每项属性的高、低两个虚拟变量作最小二乘回归，"
    "n = {n}，R² = {r_squared}；{level} 置信区间。",
)
_RULE = LocalText(
    en="Basic: only the penalty is significant at {alpha}; excitement: only the reward; performance: both. "
    "Asymmetry = reward + penalty.",
    zh="显著性水平 {alpha}：仅惩罚显著为基本因素，仅奖励显著为兴奋因素，两者均显著为绩效因素。不对称度＝奖励 + 惩罚。",
)
_SHAKY = LocalText(
    en="The ratings go together so closely (condition number {number}) that single coefficients are shaky; merge "
    "attributes or analyse dimensions.",
    zh="各项评分高度相关（条件数 {number}），单个系数不可靠；宜合并属性或改按维度分析。",
)
_NO_FIT = {
    "too_few": LocalText(
        en="There are no more respondents than coefficients: nothing can be estimated.",
        zh="受访者人数不多于系数个数，无法估计。",
    ),
    "no_variance": LocalText(en="The overall answer does not vary.", zh="总体评价没有差异，无法估计。"),
    "collinear": LocalText(
        en="Some ratings are low or high for exactly the same respondents as others: their parts cannot be told apart.",
        zh="部分属性的高低评分完全重合，无法区分各自影响。",
    ),
}
_REASONS = {
    "nobody_low": LocalText(en="nobody gave a low rating", zh="无人给出低分"),
    "nobody_high": LocalText(en="nobody gave a high rating", zh="无人给出高分"),
    "nobody_between": LocalText(en="all ratings are low, or all are high", zh="评分全部偏低或全部偏高"),
    "undefined_fit": LocalText(en="not estimated", zh="无法估计"),
}


def _columns(key: str, en: str, zh: str) -> tuple[Column, ...]:
    """Return the columns of a coefficient."""
    return (
        Column(key, LocalText(en=en, zh=zh), "signed"),
        Column(f"{key}_standard_error", LocalText(en=f"{en} SE", zh=f"{zh}标准误"), "number", 3),
        Column(f"{key}_low", LocalText(en=f"{en} low", zh=f"{zh}下限"), "signed"),
        Column(f"{key}_high", LocalText(en=f"{en} high", zh=f"{zh}上限"), "signed"),
        Column(f"{key}_p_value", LocalText(en=f"{en} p", zh=f"{zh} p"), "p_value"),
    )


_COLUMNS = (
    Column("id", LocalText(en="Id", zh="代码")),
    Column("name", LocalText(en="Attribute", zh="属性")),
    Column("n", LocalText(en="n", zh="n"), "integer"),
    Column("n_low", LocalText(en="Low", zh="低分人数"), "integer"),
    Column("n_high", LocalText(en="High", zh="高分人数"), "integer"),
    *_columns("penalty", "Penalty", "惩罚"),
    *_columns("reward", "Reward", "奖励"),
    *_columns("asymmetry", "Asymmetry", "不对称度"),
    Column("category", LocalText(en="Class", zh="类别")),
    Column("reason", LocalText(en="Remark", zh="说明")),
)
SHAKY_ABOVE = 30
"""Condition number above which single coefficients are called shaky (Belsley, Kuh, Welsch 1980)."""


def penalty_reward_table(
    rows: tuple[PenaltyRewardRow, ...],
    names: Mapping[str, LocalText],
    *,
    n: int,
    outcome: str,
    r_squared: float | None,
    levels: tuple[float, float],
    condition_number: float | None,
    reason: Literal["too_few", "no_variance", "collinear"] | None,
) -> Table:
    """Return the attributes as a table."""
    cells = tuple(
        (
            r.id,
            names[r.id],
            r.n,
            r.n_low,
            r.n_high,
            *(c for of in (r.penalty, r.reward, r.asymmetry) for c in _cells(of)),
            None if r.category is None else FACTORS[r.category],
            None if r.reason is None else _REASONS[r.reason],
        )
        for r in rows
    )
    stated: dict[str, str | int | LocalText] = {
        "outcome": outcome,
        "n": n,
        "r_squared": "–" if r_squared is None else f"{r_squared:.3f}",
        "level": f"{100 * levels[1]:g} %",
    }
    notes = [_METHOD.fill(stated), _RULE.fill({"alpha": f"{levels[0]:g}"})]
    if reason is not None:
        notes.append(_NO_FIT[reason])
    if condition_number is not None and condition_number > SHAKY_ABOVE:
        notes.append(_SHAKY.fill({"number": f"{condition_number:.0f}"}))
    return Table(_COLUMNS, cells, title=_TITLE, notes=tuple(notes))


def _cells(found: Coefficient) -> tuple[float | None, ...]:
    """Return the cells of a coefficient."""
    return found.coefficient, found.standard_error, found.low, found.high, found.p_value
