"""Principal-component weights: a criterion counts by its loading on what all have in common."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from scorecard._table import Column, Table
from scorecard._text import LocalText
from scorecard.errors import AnalysisError, Place, Problems
from scorecard.weighting.alternatives import HEADLINE, Alternatives, Values, read_alternatives
from scorecard.weighting.choices import require_choice
from scorecard.weighting.data_weights import DataWeights, data_table
from scorecard.weighting.weights import normalised

__all__ = ["ComponentWeights", "principal_components"]

Form = Literal["loading_over_sd", "loading"]
FloatArray = NDArray[np.float64]

_NIL = 1e-9
"""Below this a loading, or the distance of two eigenvalues, is 0 but for rounding."""

_COLUMNS = (
    Column("loading", LocalText(en="Loading", zh="载荷"), "number", 3),
    Column("standard_deviation", LocalText(en="SD", zh="标准差"), "number", 3),
)
_FORMS = {
    "loading_over_sd": LocalText(
        en="Weights: loading over standard deviation, for values as they are.",
        zh="权重 = 载荷 ÷ 标准差，用于原始数值。",
    ),
    "loading": LocalText(en="Weights: loading, for standardised values.", zh="权重 = 载荷，用于标准化后的数值。"),
}
_SHARE = LocalText(
    en="The first principal component has {share} % of the variance of the standardised criteria.",
    zh="第一主成分解释了标准化准则总方差的 {share} %。",
)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class ComponentWeights(DataWeights):
    """Weights by the first principal component.

    Attributes
    ----------
    ids, shares, total, method, n, left_out, minimised, reasons
        As in `DataWeights`; the total is the sum of the loadings, over their standard deviations where asked for.
    loadings : tuple of (float or None)
        Correlation of each criterion with the component; None where its value never differs.
    standard_deviations : tuple of float
        Standard deviation of each criterion in its own unit, divisor n − 1.
    eigenvalues : tuple of float
        Variances of all components, the largest first.
    explained : float
        Share of the variance of the standardised criteria that the first component has.
    form : {"loading_over_sd", "loading"}
        What the weights are in proportion to.
    """

    loadings: tuple[float | None, ...]
    standard_deviations: tuple[float, ...]
    eigenvalues: tuple[float, ...]
    explained: float
    form: Form

    def table(self) -> Table:
        """Return loadings with shares as a table.

        Returns
        -------
        Table
            One row for each criterion.
        """
        facts = tuple(zip(_COLUMNS, (self.loadings, self.standard_deviations), strict=True))
        share = _SHARE.fill({"share": f"{100 * self.explained:.1f}"})
        return data_table(self, facts, notes=(_FORMS[self.form], share))


def principal_components(
    values: Values,
    *,
    labels: Sequence[str] | None = None,
    minimise: Collection[str] = (),
    form: Form = "loading_over_sd",
) -> ComponentWeights:
    """Return weights by the first principal component of the standardised criteria.

    Parameters
    ----------
    values : mapping of str to sequence of float, or array_like of float, shape (n, k)
        One column for each criterion, or one row for each alternative; None or NaN where a value is
        missing. An alternative with a missing value is left out.
    labels : sequence of str, optional
        Ids of the criteria; their own where `values` is a mapping, else "1", "2", ….
    minimise : collection of str
        Criteria of which less is better: their loading changes its sign. The weight then belongs to the
        value turned around, such as a score.
    form : {"loading_over_sd", "loading"}
        What weights are in proportion to: loading over standard deviation, for values in their own unit,
        as in the World Bank's Logistics Performance Index; or the loading, for standardised values.

    Returns
    -------
    ComponentWeights
        Shares that sum to 1, the loadings and the share of the variance behind them. A criterion with the
        same value everywhere has the weight 0 and says so.

    Raises
    ------
    AnalysisError
        If fewer than 3 alternatives are complete, no criterion differs between alternatives, loadings
        have both signs, or two components are equally large, so that none is the first.
    UsageError
        If there is no such form.

    Notes
    -----
    With the largest eigenvalue λ of the correlation matrix and its eigenvector v, the loadings are √λ v, with the
    sign that makes their sum positive; w_j is in proportion to loading_j, or to loading_j / σ_j, and λ / k is the
    share of the variance. Where that share is small, the criteria have little in common and one number hides
    most of what they say.

    References
    ----------
    Arvis, J.-F. et al. (2018). Connecting to Compete 2018: Trade Logistics in the Global Economy, appendix 5.
    Washington: World Bank.
    OECD, JRC (2008). Handbook on Constructing Composite Indicators. Paris: OECD, pp. 89-91.

    Examples
    --------
    >>> w = principal_components({"customs": [1, 2, 3, 4], "timeliness": [2, 2, 6, 8]})
    >>> [round(x, 3) for x in w.shares], round(w.explained, 3)
    ([0.699, 0.301], 0.973)
    """
    require_choice("form", form, ("loading_over_sd", "loading"))
    found = read_alternatives(values, labels=labels, minimise=minimise, least=3)
    found.require_contrast()
    differing = ~found.constant
    eigenvalues, loadings = _first_component(found, differing)
    spread = found.spread
    raw = np.zeros(len(found.ids))
    raw[differing] = loadings / spread[differing] if form == "loading_over_sd" else loadings
    plain = normalised(found.ids, raw.tolist(), method="principal_components")
    shown: list[float | None] = [None] * len(found.ids)
    for place, loading in zip(np.flatnonzero(differing).tolist(), loadings.tolist(), strict=True):
        shown[place] = loading
    return ComponentWeights(
        plain.ids,
        plain.shares,
        plain.total,
        plain.method,
        n=found.n,
        left_out=found.left_out,
        minimised=found.minimised,
        reasons=found.reasons(),
        loadings=tuple(shown),
        standard_deviations=tuple(np.where(differing, spread, 0.0).tolist()),
        eigenvalues=tuple(eigenvalues.tolist()),
        explained=float(eigenvalues[0] / eigenvalues.sum()),
        form=form,
    )


def _first_component(found: Alternatives, differing: NDArray[np.bool_]) -> tuple[FloatArray, FloatArray]:
    """Return all eigenvalues, the largest first, and the loadings on the first component."""
    x = found.min_max[:, differing]
    centred = x - x.mean(axis=0)
    unit = centred / np.sqrt((centred**2).sum(axis=0))
    ascending, vectors = np.linalg.eigh(unit.T @ unit)
    eigenvalues: FloatArray = np.maximum(ascending[::-1], 0.0)
    if len(eigenvalues) > 1 and eigenvalues[0] - eigenvalues[1] < _NIL * len(eigenvalues):
        raise AnalysisError.single(
            "component-unclear",
            "two principal components are equally large, so that none is the first",
            found=f"{eigenvalues[0]:.6g} and {eigenvalues[1]:.6g}",
            cure="The criteria have nothing in common that could weigh them; weigh by judgement.",
        )
    loadings: FloatArray = np.sqrt(eigenvalues[0]) * vectors[:, -1]
    loadings = -loadings if loadings.sum() < 0 else loadings
    loadings = np.where(abs(loadings) < _NIL, 0.0, loadings)
    problems = Problems()
    ids = [x for x, differs in zip(found.ids, differing.tolist(), strict=True) if differs]
    for criterion, loading in zip(ids, loadings.tolist(), strict=True):
        if loading < 0:
            problems.add(
                "loading-negative",
                "a criterion points the other way than most, and a weight cannot be negative",
                place=Place(path=criterion),
                found=f"loading {loading:.3f}",
                cure="Name it in minimise if less of it is better; else leave it out.",
            )
    problems.raise_if_any(AnalysisError, HEADLINE)
    return eigenvalues, loadings
