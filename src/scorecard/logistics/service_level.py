"""Which level of service brings the best contribution."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from scorecard.errors import AnalysisError, Place, Problems, UsageError, near
from scorecard.logistics.service_level_result import (
    LevelVerdict,
    ServiceLevelChoice,
    ServiceLevelCurve,
    ServiceLevelRow,
)
from scorecard.stats.draw_blocks import check_draws, generator_of
from scorecard.stats.intervals import check_confidence
from scorecard.stats.response_curves import FREE_PARAMETERS, CurveForm, FittedCurves, fit_curves

__all__ = ["CostForm", "ResponseForm", "ServiceLevelData", "service_level"]

FloatArray = NDArray[np.float64]

ResponseForm = Literal["logistic", "saturation", "points"]
"""Form of sales over the level of service."""

CostForm = Literal["reciprocal", "points"]
"""Form of costs over the level of service."""

_LEVELS = 1001
_SHOWN = 10
_BATCH = 200


@dataclass(frozen=True, slots=True)
class ServiceLevelData:
    """What sales and costs were at several levels of service, for one class of customers.

    Attributes
    ----------
    levels, sales : sequence of float
        Levels of service, as shares from 0 to 1, and sales of the class at each, over one span of time.
    cost_levels, costs : sequence of float
        Levels of service, and what serving the class at each cost over the same span.
    margin : float
        Contribution of one unit of sales before the costs of service.

    Examples
    --------
    >>> data = ServiceLevelData([0.8, 0.9, 0.95], [0, 59, 74], [0.8, 0.9, 0.95], [15, 20, 30], margin=0.5)
    >>> len(data.sales), data.margin
    (3, 0.5)
    """

    levels: Sequence[float]
    sales: Sequence[float]
    cost_levels: Sequence[float]
    costs: Sequence[float]
    margin: float = 1.0


def service_level(
    data: ServiceLevelData | Mapping[str, ServiceLevelData],
    *,
    response: ResponseForm,
    cost: CostForm,
    wide: float = 0.5,
    draws: int = 1000,
    seed: int,
    confidence: float = 0.95,
) -> ServiceLevelChoice:
    """Return the level of service with the best contribution, by class of customers.

    Parameters
    ----------
    data : ServiceLevelData or mapping of str to ServiceLevelData
        Sales and costs at several levels, for all customers or by class.
    response : {"logistic", "saturation", "points"}
        Form of sales: S-shaped (4 parameters), rising ever less (3 parameters), or straight between the means at
        the levels given.
    cost : {"reciprocal", "points"}
        Form of costs: a + b / (1 − level), which rises ever more, or straight between the means.
    wide : float
        Share of the range of levels that the interval of the best one may cover, above 0 and at most 1; beyond it
        the curve counts as too flat to decide.
    draws : int
        Bootstrap samples.
    seed : int
        Seed of the samples.
    confidence : float
        Level of the intervals.

    Returns
    -------
    ServiceLevelChoice
        The best level of every class with its interval, contribution with band, and what can be said.

    Raises
    ------
    AnalysisError
        With every problem: no class, a margin that is not above 0, fewer points than the form has parameters, values
        without a level, levels beyond 0 and 1, sales and costs without a level in common.
    UsageError
        If an option has an impossible value.

    Notes
    -----
    contribution(s) = margin · sales(s) − costs(s), maximised over a lattice of 1001 levels between those at which
    both curves have points, refined by the parabola through the best three where no curve has corners. Residuals,
    centred and scaled by √(n / (n − p)), are drawn with replacement and both curves fitted again; limits are
    quantiles. A best level whose interval reaches an end of these levels is told as one at the edge. With as many
    parameters as points no error is known. The response is what the points show; that
    service caused it is assumed.

    References
    ----------
    Ballou, R. H. (2004). Business Logistics/Supply Chain Management, 5th ed., chapter 4 (sales-service relation).
    Efron, B. (1979). Annals of Statistics 7, 1-26.

    Examples
    --------
    >>> levels = [0.8, 0.85, 0.9, 0.95, 0.98]
    >>> sales = [100 * (1 - np.exp(-9 * (s - 0.8))) for s in levels]
    >>> data = ServiceLevelData(levels, sales, levels, [10 + 1 / (1 - s) for s in levels])
    >>> found = service_level(data, response="saturation", cost="reciprocal", draws=50, seed=1)
    >>> round(found.rows[0].level, 3), found.rows[0].verdict
    (0.938, 'decided')
    """
    _check_options(response, cost, wide)
    check_draws(draws, seed=seed)
    check_confidence(confidence)
    groups: list[tuple[str | None, ServiceLevelData]] = (
        [(None, data)] if isinstance(data, ServiceLevelData) else list(data.items())
    )
    problems = Problems()
    if not groups:
        problems.add("no-classes", "there is no class of customers", cure="Give sales and costs of one or more.")
    for group, given in groups:
        _check(given, group, (response, cost), problems)
    problems.raise_if_any(AnalysisError, "The level of service cannot be chosen.")
    rows = tuple(
        _row(given, group, (response, cost), wide=wide, draws=draws, seed=seed, confidence=confidence)
        for group, given in groups
    )
    return ServiceLevelChoice(rows, response, cost, wide, draws, seed, confidence)


def _check_options(response: str, cost: str, wide: float) -> None:
    """Refuse options that there are not."""
    for name, value, known in (("response", response, get_args(ResponseForm)), ("cost", cost, get_args(CostForm))):
        if value not in known:
            raise UsageError.single(
                "unknown-option", f"{name} has no such option", found=str(value), cure=near(str(value), known)
            )
    if not 0 < wide <= 1:
        raise UsageError.single(
            "wide-range", "wide must lie above 0 and at most at 1", found=str(wide), cure="Give a share such as 0.5."
        )


def _check(data: ServiceLevelData, group: str | None, forms: tuple[str, str], problems: Problems) -> None:
    """Report what keeps the curves of a class from being fitted."""
    at = "" if group is None else f"{group}."
    if not 0 < data.margin < math.inf:
        problems.add(
            "bad-margin", "the margin must be a finite number above 0", place=Place(path=f"{at}margin"),
            found=str(data.margin), cure="Give the contribution of one unit of sales.",
        )  # fmt: skip
    pairs = (("levels", "sales", forms[0]), ("cost_levels", "costs", forms[1]))
    for levels, values, form in pairs:
        x, y = (np.asarray(getattr(data, name), dtype=np.float64) for name in (levels, values))
        place, needed = Place(path=at + values), FREE_PARAMETERS.get(form, 2)
        if x.shape != y.shape or x.ndim != 1 or not (np.isfinite(x).all() and np.isfinite(y).all()):
            problems.add(
                "levels-unpaired", f"{levels} and {values} must be finite numbers, one of each a point",
                place=place, found=f"{x.size} and {y.size}", cure="Leave out points of which one is not known.",
            )  # fmt: skip
            return
        if len(np.unique(x)) < needed:
            problems.add(
                "too-few-levels", f"the form {form} needs points at {needed} different levels or more",
                place=place, found=str(len(np.unique(x))), cure="Add points, or choose a simpler form.",
            )  # fmt: skip
        top_open = form == "reciprocal"
        if len(x) and not (x.min() >= 0 and (x.max() < 1 if top_open else x.max() <= 1)):
            problems.add(
                "level-range", f"a level must be a share from 0 to {'below 1' if top_open else '1'}",
                place=Place(path=at + levels), found=f"{x.min():g} to {x.max():g}", cure="Write 0.95 for 95 %.",
            )  # fmt: skip
    low, high = _range(data)
    if len(data.levels) and len(data.cost_levels) and low >= high:
        problems.add(
            "levels-apart", "sales and costs have no levels in common", place=Place(path=f"{at}cost_levels"),
            found=f"{low:g} to {high:g}", cure="Give costs for the levels at which sales are known.",
        )  # fmt: skip


def _range(data: ServiceLevelData) -> tuple[float, float]:
    """Return the levels between which both curves have points."""
    if not len(data.levels) or not len(data.cost_levels):
        return 0.0, 0.0
    low = max(min(data.levels), min(data.cost_levels))
    return float(low), float(min(max(data.levels), max(data.cost_levels)))


def _row(
    data: ServiceLevelData,
    group: str | None,
    forms: tuple[CurveForm, CurveForm],
    *,
    wide: float,
    draws: int,
    seed: int,
    confidence: float,
) -> ServiceLevelRow:
    """Return the best level of one class."""
    low, high = _range(data)
    grid = np.linspace(low, high, _LEVELS)
    smooth = "points" not in forms
    # straight lines have their best at a knot; beside a level of the lattice it would spoil the parabola
    for levels in () if smooth else (data.levels, data.cost_levels):
        inside = [v for v in levels if low <= v <= high]
        grid = np.union1d(grid, np.array(inside, dtype=np.float64))
    sales = _Fitted.of(data.levels, data.sales, forms[0])
    costs = _Fitted.of(data.cost_levels, data.costs, forms[1])
    name = group or ""
    fitted = (sales.curve.at(grid)[0], costs.curve.at(grid)[0])
    best, level = _best(grid, data.margin * fitted[0][None, :] - fitted[1][None, :], smooth=smooth)
    limits: list[float | None] = [None] * 4
    share, band = None, None
    if sales.varies or costs.varies:
        found, tops, sample = _drawn(data, grid, (sales, costs), draws=draws, seed=seed, name=name)
        tails = [(1 - confidence) / 2, (1 + confidence) / 2]
        limits = [float(v) for v in (*np.quantile(found, tails), *np.quantile(tops, tails))]
        share = float(np.mean((found <= low) | (found >= high)))
        band = np.quantile(sample, tails, axis=0)
    verdict = _verdict(float(level[0]), (low, high), limits[:2], wide)
    curve = _curve(grid, fitted, data.margin, band)
    return ServiceLevelRow(
        group, len(data.levels), len(data.cost_levels), float(level[0]), limits[0], limits[1], float(best[0]),
        limits[2], limits[3], low, high, share, verdict, curve,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Fitted:
    """One curve with its residuals, scaled to the spread of the points."""

    x: FloatArray
    values: FloatArray
    residuals: FloatArray
    curve: FittedCurves
    varies: bool

    @classmethod
    def of(cls, levels: Sequence[float], values: Sequence[float], form: CurveForm) -> _Fitted:
        """Return the curve through points, whose order does not matter."""
        x, y = np.asarray(levels, dtype=np.float64), np.asarray(values, dtype=np.float64)
        order = np.lexsort((y, x))
        x, y = x[order], y[order]
        curve = fit_curves(x, y[None, :], form=form)
        fitted = curve.at(x)[0]
        free = FREE_PARAMETERS.get(form, len(np.unique(x)))
        left = y - fitted
        scale = (len(x) / (len(x) - free)) ** 0.5 if len(x) > free else 0.0
        return cls(x, fitted, (left - left.mean()) * scale, curve, scale > 0)

    def again(self, draws: int, rng: np.random.Generator) -> FittedCurves:
        """Return the curves through fitted values with residuals drawn anew."""
        drawn = self.residuals[rng.integers(0, len(self.x), (draws, len(self.x)))]
        return fit_curves(self.x, self.values + drawn, form=self.curve.form)


def _drawn(
    data: ServiceLevelData, grid: FloatArray, curves: tuple[_Fitted, _Fitted], *, draws: int, seed: int, name: str
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return best levels, best contributions and contributions at the levels shown, of bootstrap samples."""
    levels: list[FloatArray] = []
    tops: list[FloatArray] = []
    shown: list[FloatArray] = []
    for number, start in enumerate(range(0, draws, _BATCH)):
        size = min(_BATCH, draws - start)
        sales, costs = (
            curve.again(size, generator_of(seed, number, stream=f"{name}:{kind}")).at(grid)
            for kind, curve in zip(("sales", "costs"), curves, strict=True)
        )
        contribution = data.margin * sales - costs
        smooth = "points" not in (curves[0].curve.form, curves[1].curve.form)
        top, level = _best(grid, contribution, smooth=smooth)
        levels.append(level)
        tops.append(top)
        shown.append(contribution[:, ::_SHOWN])
    return np.concatenate(levels), np.concatenate(tops), np.concatenate(shown)


def _best(grid: FloatArray, contribution: FloatArray, *, smooth: bool) -> tuple[FloatArray, FloatArray]:
    """Return the best contribution and its level, by row; on smooth curves by the parabola through the best three."""
    at = np.argmax(contribution, axis=1)
    rows = np.arange(len(contribution))
    top, level = contribution[rows, at], grid[at]
    if not smooth:
        return top, level
    inner = np.clip(at, 1, len(grid) - 2)
    left, middle, right = (grid[inner + i] for i in (-1, 0, 1))
    y0, y1, y2 = (contribution[rows, inner + i] for i in (-1, 0, 1))
    first, second = (y1 - y0) / (middle - left), (y2 - y1) / (right - middle)
    bend = (second - first) / (right - left)
    usable = (bend < 0) & (at > 0) & (at < len(grid) - 1)
    peak = (left + middle) / 2 - first / (2 * np.where(usable, bend, -1.0))
    height = y1 + (first + bend * (peak - left)) * (peak - middle)
    better = usable & (height >= top) & (peak > left) & (peak < right)
    return np.where(better, height, top), np.where(better, peak, level)


def _verdict(level: float, ends: tuple[float, float], interval: Sequence[float | None], wide: float) -> LevelVerdict:
    """Return what can be said of a best level."""
    if level <= ends[0]:
        return "edge_low"
    if level >= ends[1]:
        return "edge_high"
    low, high = interval
    if low is None or high is None:
        return "no_error_known"
    if high - low > wide * (ends[1] - ends[0]):
        return "too_flat"
    if low <= ends[0]:
        return "edge_low"
    return "edge_high" if high >= ends[1] else "decided"


def _curve(
    grid: FloatArray, fitted: tuple[FloatArray, FloatArray], margin: float, band: FloatArray | None
) -> ServiceLevelCurve:
    """Return every tenth level with its band."""
    sales, costs = fitted[0][::_SHOWN], fitted[1][::_SHOWN]
    low, high = (None, None) if band is None else (tuple(band[0].tolist()), tuple(band[1].tolist()))
    contribution = margin * sales - costs
    return ServiceLevelCurve(
        tuple(grid[::_SHOWN].tolist()),
        tuple(sales.tolist()),
        tuple(costs.tolist()),
        tuple(contribution.tolist()),
        low,
        high,
    )
