"""Weights: what each of several things counts for."""

from __future__ import annotations

import math
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from numbers import Real

from scorecard._result import Result
from scorecard._table import Column, Table
from scorecard._text import LocalText
from scorecard.errors import AnalysisError, Place, Problems

__all__ = ["Weights", "method_name", "normalised"]

_TITLE = LocalText(en="Weights ({method})", zh="权重（{method}）")
_METHODS = {
    "direct": LocalText(en="points given by hand", zh="直接赋分"),
    "equal": LocalText(en="equal", zh="等权"),
    "swing": LocalText(en="swing", zh="摆动赋权法"),
    "rank_order_centroid": LocalText(en="rank order, centroid", zh="排序质心法"),
    "rank_sum": LocalText(en="rank order, sum", zh="排序和法"),
    "rank_reciprocal": LocalText(en="rank order, reciprocal", zh="排序倒数法"),
    "ahp_eigenvector": LocalText(en="AHP, principal eigenvector", zh="层次分析法（特征向量法）"),
    "ahp_geometric_mean": LocalText(en="AHP, geometric mean of rows", zh="层次分析法（几何平均法）"),
    "ahp_group_aij": LocalText(en="group AHP, judgements aggregated", zh="群组层次分析法（判断集结）"),
    "ahp_group_aip_geometric": LocalText(
        en="group AHP, priorities aggregated geometrically", zh="群组层次分析法（权重几何集结）"
    ),
    "ahp_group_aip_arithmetic": LocalText(
        en="group AHP, priorities aggregated arithmetically", zh="群组层次分析法（权重算术集结）"
    ),
    "ahp_hierarchy": LocalText(en="AHP, hierarchy", zh="层次分析法（层次总排序）"),
    "best_worst": LocalText(en="best–worst, linear", zh="最优最劣法（线性）"),
    "entropy": LocalText(en="entropy", zh="熵权法"),
    "critic": LocalText(en="CRITIC", zh="CRITIC 法"),
    "standard_deviation": LocalText(en="standard deviation", zh="标准差法"),
    "principal_components": LocalText(en="principal components", zh="主成分法"),
    "combined": LocalText(en="combined", zh="组合赋权法"),
}
_GIVEN = LocalText(en="Given weights summed to {total}.", zh="所给权重合计为 {total}。")
_COLUMNS = (
    Column("id", LocalText(en="Id", zh="代码")),
    Column("weight", LocalText(en="Weight", zh="权重"), "percent", 1),
)


@dataclass(frozen=True, slots=True, eq=False)
class Weights(Mapping[str, float], Result):
    """Shares that sum to 1, by id: a mapping that cannot be changed.

    Attributes
    ----------
    ids : tuple of str
        What is weighted, in the order given.
    shares : tuple of float
        Share of each.
    total : float
        Sum of the weights as they were given.
    method : str
        How they were found.

    Examples
    --------
    >>> from scorecard.weighting import direct
    >>> w = direct({"tangibles": 20, "reliability": 60})
    >>> w["reliability"], w.total, w.method
    (0.75, 80.0, 'direct')
    """

    ids: tuple[str, ...]
    shares: tuple[float, ...]
    total: float
    method: str

    def __getitem__(self, key: str) -> float:
        """Return the share of one."""
        try:
            return self.shares[self.ids.index(key)]
        except ValueError:
            raise KeyError(key) from None

    def __iter__(self) -> Iterator[str]:
        """Iterate over the ids."""
        return iter(self.ids)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.ids)

    def __repr__(self) -> str:
        """Return the shares in one line."""
        return f"Weights({dict(self)!r}, method={self.method!r})"

    def table(self) -> Table:
        """Return the shares as a table.

        Returns
        -------
        Table
            One row for each id.
        """
        rows = tuple(zip(self.ids, self.shares, strict=True))
        notes = (_GIVEN.fill({"total": f"{self.total:g}"}),)
        return Table(_COLUMNS, rows, title=_TITLE.fill({"method": method_name(self.method)}), notes=notes)


def method_name(method: str) -> LocalText:
    """Return how weights were found in words; the id itself where it has none."""
    return _METHODS.get(method, LocalText(en=method, zh=method))


def normalised(labels: Sequence[str], values: Sequence[float], *, method: str) -> Weights:
    """Return weights as shares of their sum.

    Parameters
    ----------
    labels : sequence of str
        What is weighted, each once.
    values : sequence of float
        The weights, zero or more.
    method : str
        How they were found.

    Returns
    -------
    Weights
        The shares, each rounded once.

    Raises
    ------
    AnalysisError
        If there is no weight, the labels do not fit, a weight is negative or not finite, all are
        zero, or their sum is beyond the range of numbers.
    """
    problems = Problems()
    if len(labels) != len(values):
        problems.add(
            "labels-unequal",
            "there must be one label for each weight",
            found=f"{len(labels)} labels for {len(values)} weights",
            cure="Give the labels in the order of the weights.",
        )
    for label in dict.fromkeys(x for x in labels if list(labels).count(x) > 1):
        problems.add(
            "duplicate-label", "a label stands twice", found=label, cure="Give each weight a label of its own."
        )
    for position, value in enumerate(values):
        if not _usable(value):
            problems.add(
                "weight-unusable",
                "a weight must be a finite number, zero or more",
                place=Place(path=f"weights.{labels[position] if position < len(labels) else position + 1}"),
                found=str(value),
                cure="Correct the weight.",
            )
    if not problems and not any(values):
        problems.add(
            "weights-zero",
            "all weights are zero" if values else "there is no weight",
            cure="Give at least one weight above zero.",
        )
    exact = [] if problems else [Fraction(float(v)) for v in values]
    total = sum(exact, Fraction(0))
    if total > sys.float_info.max:
        problems.add(
            "weights-too-large",
            "the sum of the weights is too large for a number",
            cure="Divide them all by one number; only their ratios matter.",
        )
    problems.raise_if_any(AnalysisError, "The weights cannot be used.")
    return Weights(tuple(labels), tuple(float(v / total) for v in exact), float(total), method)


def _usable(value: object) -> bool:
    """Return whether a weight is a finite number, zero or more."""
    try:
        return isinstance(value, Real) and math.isfinite(number := float(value)) and number >= 0
    except OverflowError:
        return False
