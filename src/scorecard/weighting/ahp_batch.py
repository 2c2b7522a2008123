"""Weights from many matrices of judgements, as arrays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from scorecard._result import Result
from scorecard._table import Column, Table
from scorecard._text import LocalText

__all__ = ["AhpBatch"]

FloatArray = NDArray[np.float64]

_TITLE = LocalText(en="Weights of {k} matrices", zh="{k} 个判断矩阵的权重")
_MATRIX = Column("matrix", LocalText(en="Matrix", zh="矩阵"), "integer")
_INDEX = Column("consistency_index", LocalText(en="Consistency index", zh="一致性指标"), "number", 4)
_RATIO = Column("consistency_ratio", LocalText(en="Consistency ratio", zh="一致性比率"), "number", 4)
_NOTES = {
    "ahp_eigenvector": LocalText(en="Weights: principal eigenvectors.", zh="权重：主特征向量。"),
    "ahp_geometric_mean": LocalText(en="Weights: geometric means of the rows.", zh="权重：各行几何平均。"),
}
_NO_RATIO = LocalText(
    en="No consistency ratio: no random index for {n} things.", zh="无一致性比率：没有 {n} 阶的随机一致性指标。"
)


@dataclass(frozen=True, slots=True, eq=False)
class AhpBatch(Result):
    """Weights and consistency of k matrices of n things.

    Attributes
    ----------
    ids : tuple of str
        What was compared.
    weights : ndarray of float, shape (k, n)
        Shares; each row sums to 1.
    lambda_max : ndarray of float, shape (k,)
        Largest eigenvalues.
    consistency_index : ndarray of float, shape (k,)
        (λmax − n) / (n − 1).
    consistency_ratio : ndarray of float, shape (k,), or None
        Consistency index over random index.
    random_index : float or None
        Mean consistency index of random judgements.
    random_index_table : str
        Where it comes from.
    method : {"ahp_eigenvector", "ahp_geometric_mean"}
        How the shares were found.
    reason : {"nothing_to_contradict", "no_random_index"} or None
        Why there are no ratios.

    Examples
    --------
    >>> from scorecard.weighting import ahp_many
    >>> found = ahp_many([[[1, 4], [1 / 4, 1]], [[1, 1], [1, 1]]], labels=["price", "speed"])
    >>> found.weights.tolist()
    [[0.8, 0.2], [0.5, 0.5]]
    """

    ids: tuple[str, ...]
    weights: FloatArray
    lambda_max: FloatArray
    consistency_index: FloatArray
    consistency_ratio: FloatArray | None
    random_index: float | None
    random_index_table: str
    method: str
    reason: Literal["nothing_to_contradict", "no_random_index"] | None

    def __len__(self) -> int:
        """Return the number of matrices."""
        return len(self.weights)

    def table(self) -> Table:
        """Return weights and consistency as a table.

        Returns
        -------
        Table
            One row a matrix, counted from 1.
        """
        columns = (_MATRIX, *(Column(f"weight_{i}", LocalText(en=i, zh=i), "percent", 1) for i in self.ids))
        ratios = [None] * len(self) if self.consistency_ratio is None else self.consistency_ratio.tolist()
        rows = tuple(
            (number, *shares, index, ratio)
            for number, (shares, index, ratio) in enumerate(
                zip(self.weights.tolist(), self.consistency_index.tolist(), ratios, strict=True), start=1
            )
        )
        notes = [_NOTES[self.method]]
        if self.reason == "no_random_index":
            notes.append(_NO_RATIO.fill({"n": len(self.ids)}))
        return Table((*columns, _INDEX, _RATIO), rows, title=_TITLE.fill({"k": len(self)}), notes=tuple(notes))
