"""Standard-deviation weights: a criterion counts by how much the alternatives differ on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from scorecard._table import Column, Table
from scorecard._text import LocalText
from scorecard.weighting.alternatives import Values, read_alternatives
from scorecard.weighting.choices import require_choice
from scorecard.weighting.data_weights import DataWeights, data_table
from scorecard.weighting.weights import normalised

__all__ = ["StandardDeviationWeights", "standard_deviation"]

Scaling = Literal["min_max", "none"]

_SD = Column("standard_deviation", LocalText(en="SD", zh="标准差"), "number", 4)
_SCALINGS = {
    "min_max": LocalText(
        en="Standard deviation of values taken from 0, the lowest, to 1, the highest.",
        zh="标准差按极差标准化后的数值（最低为 0，最高为 1）计算。",
    ),
    "none": LocalText(en="Standard deviation of values as they are.", zh="标准差按原始数值计算。"),
}


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class StandardDeviationWeights(DataWeights):
    """Weights by standard deviation.

    Attributes
    ----------
    ids, shares, total, method, n, left_out, minimised, reasons
        As in `DataWeights`; the total is the sum of the standard deviations, and no criterion is turned around.
    standard_deviations : tuple of float
        Standard deviation of each criterion, divisor n − 1, in the scaling used.
    scaling : {"min_max", "none"}
        What it is the standard deviation of.

    Examples
    --------
    >>> from scorecard.weighting import standard_deviation
    >>> w = standard_deviation({"a": [0, 4], "b": [0, 1]}, scaling="none")
    >>> w["a"], w["b"]
    (0.8, 0.2)
    """

    standard_deviations: tuple[float, ...]
    scaling: Scaling

    def table(self) -> Table:
        """Return standard deviations with shares as a table.

        Returns
        -------
        Table
            One row for each criterion.
        """
        return data_table(self, ((_SD, self.standard_deviations),), notes=(_SCALINGS[self.scaling],))


def standard_deviation(
    values: Values, *, labels: Sequence[str] | None = None, scaling: Scaling = "min_max"
) -> StandardDeviationWeights:
    """Return weights in proportion to the standard deviation of each criterion.

    Parameters
    ----------
    values : mapping of str to sequence of float, or array_like of float, shape (n, k)
        One column for each criterion, or one row for each alternative; None or NaN where a value is
        missing. An alternative with a missing value is left out.
    labels : sequence of str, optional
        Ids of the criteria; their own where `values` is a mapping, else "1", "2", ….
    scaling : {"min_max", "none"}
        Whether each criterion is taken from 0 to 1 first, as it must be unless all have the same unit.

    Returns
    -------
    StandardDeviationWeights
        Shares that sum to 1. A criterion with the same value everywhere has the weight 0 and says so.

    Raises
    ------
    AnalysisError
        If fewer than 2 alternatives are complete, or no criterion differs between alternatives.
    UsageError
        If there is no such scaling.

    Notes
    -----
    w_j = σ_j / Σ σ. Which way is better and the divisor of σ do not matter.

    References
    ----------
    Diakoulaki, D., Mavrotas, G., Papayannakis, L. (1995). Determining objective weights in multiple criteria
    problems: The CRITIC method. Computers & Operations Research 22(7), 763-770.

    Examples
    --------
    >>> standard_deviation({"a": [0, 0, 4, 4], "b": [0, 2, 2, 4]}, scaling="none").scaling
    'none'
    """
    require_choice("scaling", scaling, ("min_max", "none"))
    found = read_alternatives(values, labels=labels, least=2)
    found.require_contrast()
    spread = found.spread if scaling == "none" else np.std(found.min_max, axis=0, ddof=1)
    deviations = np.where(found.constant, 0.0, spread).tolist()
    plain = normalised(found.ids, deviations, method="standard_deviation")
    return StandardDeviationWeights(
        plain.ids,
        plain.shares,
        plain.total,
        plain.method,
        n=found.n,
        left_out=found.left_out,
        minimised=(),
        reasons=found.reasons(),
        standard_deviations=tuple(deviations),
        scaling=scaling,
    )
