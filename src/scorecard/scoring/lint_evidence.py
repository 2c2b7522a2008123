"""Rules of lint on what values rest on, and on how measures go together."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from scorecard._text import LocalText
from scorecard.scoring.lint_measured import DataRule, Measured
from scorecard.scoring.lint_rule import Hit, Words
from scorecard.series import USABLE

__all__ = [
    "ERROR_MISSING",
    "MEASURES_ALIKE",
    "PARTS_UNRELATED",
    "RATE_BARE",
    "SAMPLING_UNSTATED",
    "pairwise_correlation",
]

FloatArray = NDArray[np.float64]

_ALIKE = 0.95
_FEWEST_ALIKE = 8
_UNRELATED = 0.1
_FEWEST_PARTS = 12


def pairwise_correlation(columns: FloatArray) -> tuple[FloatArray, NDArray[np.int64]]:
    """Return Pearson's r of every two columns over the rows that both have, and the number of these rows.

    Parameters
    ----------
    columns : ndarray, shape (n, k)
        Values; NaN where there is none.

    Returns
    -------
    r : ndarray, shape (k, k)
        Correlations; NaN where one of the two does not vary over the common rows.
    n : ndarray of int64, shape (k, k)
        Common rows.
    """
    known = ~np.isnan(columns)
    cells = known.sum(axis=0)
    share = np.maximum(cells, 1)
    centred = np.where(known, columns - np.where(known, columns, 0.0).sum(axis=0) / share, 0.0)
    size = np.sqrt((centred**2).sum(axis=0) / share)
    z = centred / np.where(size > 0, size, 1.0)
    there = known.astype(np.float64)
    n = there.T @ there
    sums, squares, products = z.T @ there, (z**2).T @ there, z.T @ z
    rows = np.maximum(n, 1)
    spread = squares - sums**2 / rows
    spread = np.where(spread > 1e-9, spread, 0.0)
    base = np.sqrt(spread * spread.T)
    r = np.where(base > 0, (products - sums * sums.T / rows) / np.where(base > 0, base, 1.0), np.nan)
    return np.clip(r, -1.0, 1.0), n.astype(np.int64)


def _rows(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return values with a row for every entity and period; there may be no columns."""
    entities, periods, measures = values.shape
    return values.reshape(entities * periods, measures)


def _alike(data: Measured) -> Iterator[Hit]:
    """Yield pairs of measures that tell the same, in their values and in the changes between periods."""
    r, n = pairwise_correlation(_rows(data.value))
    changes, steps = pairwise_correlation(_rows(np.diff(data.value, axis=1)))
    trends = (steps >= _FEWEST_ALIKE - 1) & (np.sign(r) * changes < _ALIKE)
    found = (n >= _FEWEST_ALIKE) & (np.abs(r) >= _ALIKE) & ~trends
    placed = [place for _, place in data.measures()]
    for row in np.argwhere(np.triu(found, 1)):
        i, j = int(row[0]), int(row[1])
        first, second = placed[i], placed[j]
        words: Words = {"name": second.part.name, "other": first.part.name, "r": f"{r[i, j]:.2f}", "n": int(n[i, j])}
        numbers = {"r": float(r[i, j]), "n": float(n[i, j])}
        if not np.isnan(changes[i, j]):
            numbers |= {"r_of_changes": float(changes[i, j]), "n_of_changes": float(steps[i, j])}
        yield Hit(second.path, second.part.id, words, None, numbers)


def _unrelated(data: Measured) -> Iterator[Hit]:
    """Yield objectives whose measures' scores do not go together."""
    at = {placed.part.id: m for m, placed in data.measures()}
    for objective in data.scene.objectives():
        parts = [at[measure.id] for measure in objective.part.measures if measure.scored]
        r, n = pairwise_correlation(_rows(data.raw[:, :, parts]))
        pairs = np.triu_indices(len(parts), 1)
        if not parts or not pairs[0].size or (n[pairs] < _FEWEST_PARTS).any() or np.isnan(r[pairs]).any():
            continue
        mean, fewest = float(r[pairs].mean()), int(n[pairs].min())
        if mean < _UNRELATED:
            words: Words = {"name": objective.part.name, "r": f"{mean:.2f}", "n": fewest, "number": len(parts)}
            numbers = {"mean_r": mean, "pairs": float(pairs[0].size), "n": float(fewest), "limit": _UNRELATED}
            yield Hit(f"{objective.path}.measures", objective.part.id, words, None, numbers)


def _no_error(data: Measured) -> Iterator[Hit]:
    """Yield measures with a number of cases but neither standard error nor counts."""
    yield from _counted(data, _erring(data) & ~np.isnan(data.obs.n) & np.isnan(data.obs.denominator) & _silent(data))


def _unstated(data: Measured) -> Iterator[Hit]:
    """Yield measures with counts of which nobody says what they tell of the error."""
    yield from _counted(data, _erring(data) & ~np.isnan(data.obs.denominator) & _silent(data))


def _erring(data: Measured) -> NDArray[np.bool_]:
    """Return which values say nothing of their error: no standard error, no range of an expert."""
    found: NDArray[np.bool_] = ~np.isnan(data.value) & np.isnan(data.obs.standard_error)
    for cell in data.obs.ranges:
        found[cell] = False
    return found


def _silent(data: Measured) -> NDArray[np.bool_]:
    """Return which measures do not say what their counts tell of the error."""
    return np.array([measure.sampling is None for measure in data.card.measures], dtype=np.bool_)


def _bare_rate(data: Measured) -> Iterator[Hit]:
    """Yield shares that rest on nothing that can be counted."""
    bare = _erring(data) & np.isnan(data.obs.denominator) & np.isnan(data.obs.n)
    shares = [measure.unit.kind in ("percent", "fraction") for measure in data.card.measures]
    yield from _counted(data, bare & np.array(shares, dtype=np.bool_))


def _counted(data: Measured, cells: NDArray[np.bool_]) -> Iterator[Hit]:
    """Yield one hit for each measure with such cells, with their number and that of all values."""
    for m, placed in data.measures():
        number = int(cells[:, :, m].sum())
        if number:
            values = int((data.obs.state[:, :, m] == USABLE).sum())
            words: Words = {"name": placed.part.name, "number": number, "values": values}
            yield Hit(placed.path, placed.part.id, words, None, {"cells": float(number), "values": float(values)})


MEASURES_ALIKE = DataRule(
    _alike,
    what=LocalText(
        en="{name} and {other} tell nearly the same: r = {r} over {n} common values",
        zh="“{name}”与“{other}”几乎反映同一内容：在 {n} 个共同数值上 r = {r}",
    ),
    why=LocalText(
        en="Two measures of one thing count it twice. Reported from |r| = 0.95 over 8 common values on, where the "
        "changes between periods agree as closely; two trends alone do not make a pair.",
        zh="两项指标衡量同一事物，就会重复计算。在至少 8 个共同数值上 |r| 达到 0.95、"
        "且期间变化同样一致时报告；仅有共同趋势不算。",
    ),
    cure=LocalText(
        en="Keep one of the two, or share one weight between them.",
        zh="请只保留其中一项，或让两者分摊一份权重。",
    ),
)
PARTS_UNRELATED = DataRule(
    _unrelated,
    what=LocalText(
        en="the {number} measures of {name} do not go together: mean correlation of their scores {r}, n = {n}",
        zh="“{name}”的 {number} 项指标并不一致：得分的平均相关系数为 {r}，n = {n}",
    ),
    why=LocalText(
        en="Their mean is the score of nothing in particular: what one gains, another loses. Reported below 0.1, "
        "where every pair has 12 common values.",
        zh="平均分并不代表任何具体事物：一项上升，另一项下降。当每两项都有 12 个共同数值且平均相关低于 0.1 时报告。",
    ),
    cure=LocalText(
        en="Ask whether they measure one objective, or show them apart.",
        zh="请考虑它们是否衡量同一目标，或分开展示。",
    ),
)
ERROR_MISSING = DataRule(
    _no_error,
    what=LocalText(
        en="{number} of {values} values of {name} have n but no standard error",
        zh="“{name}”的 {values} 个数值中有 {number} 个给出了 n 却没有标准误",
    ),
    why=LocalText(
        en="Whoever knows the cases can say how sure the mean is; without it the score has no interval.",
        zh="既然知道样本数，就能说明均值的可靠程度；没有标准误，得分就没有区间。",
    ),
    cure=LocalText(
        en="Add standard_error, or write sampling: exact where every case was counted.",
        zh="请补充 standard_error；如为全部计数，请在指标中写明 sampling: exact。",
    ),
)
SAMPLING_UNSTATED = DataRule(
    _unstated,
    what=LocalText(
        en="{number} of {values} values of {name} have counts, and the card does not say what these tell of their "
        "error",
        zh="“{name}”的 {values} 个数值中有 {number} 个给出了计数，但计分卡未说明这些计数能反映怎样的误差",
    ),
    why=LocalText(
        en="94 of 100 independent orders are a sample, 94 of 100 staff are all there are; only the card's owner knows "
        "which, and without it the score has no interval.",
        zh="100 笔相互独立的订单中的 94 笔是样本，全体 100 名员工中的 94 名则是全部；只有计分卡的负责人知道属于哪一种，"
        "不说明，得分就没有区间。",
    ),
    cure=LocalText(
        en="Write sampling: proportion where each case came out one way or the other by itself, count for events, "
        "exact where nothing was left to chance; or add standard_error, as for order lines within orders.",
        zh="各个案例相互独立、非此即彼时写 sampling: proportion，独立事件计数写 count，没有抽样误差写 exact；"
        "同一订单的多行等不独立的情形，请补充 standard_error。",
    ),
)
RATE_BARE = DataRule(
    _bare_rate,
    what=LocalText(
        en="{number} of {values} values of {name} are shares without counts",
        zh="“{name}”的 {values} 个数值中有 {number} 个是没有计数的比例",
    ),
    why=LocalText(
        en="50 % of 4 and of 4 000 are not equally sure, and rates cannot be added up over periods or units.",
        zh="4 个中的 50 % 与 4 000 个中的 50 % 可靠程度不同，而且没有计数的比例无法跨期间或跨单位汇总。",
    ),
    cure=LocalText(
        en="Add numerator and denominator.",
        zh="请补充 numerator 和 denominator。",
    ),
)
