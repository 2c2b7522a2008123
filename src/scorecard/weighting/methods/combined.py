"""Combined weights: judgement with data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from numbers import Real
from typing import Literal

from scorecard._table import Column, Table
from scorecard._text import LocalText
from scorecard.errors import AnalysisError, Place, Problems, UsageError
from scorecard.weighting.choices import require_choice
from scorecard.weighting.weights import Weights, method_name, normalised
from scorecard.weighting.weights_table import with_facts

__all__ = ["CombinedWeights", "combined"]

Rule = Literal["multiplicative", "linear"]

_COLUMNS = (
    Column("subjective", LocalText(en="Subjective", zh="主观权重"), "percent", 1),
    Column("objective", LocalText(en="Objective", zh="客观权重"), "percent", 1),
)
_SOURCES = LocalText(
    en="Subjective: {subjective}; objective: {objective}.", zh="主观：{subjective}；客观：{objective}。"
)
_MULTIPLICATIVE = LocalText(en="Multiplicative: product of the two.", zh="乘法合成：两者之积归一化。")
_LINEAR = LocalText(
    en="Linear: {alpha} of the subjective weight and {rest} of the objective one.",
    zh="线性加权：主观权重占 {alpha}，客观权重占 {rest}。",
)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class CombinedWeights(Weights):
    """Weights combined from subjective and objective ones.

    Attributes
    ----------
    ids, shares, total, method
        As in `Weights`; the total is the sum of the products, or 1.
    subjective, objective : tuple of float
        The shares that went in.
    subjective_method, objective_method : str
        How they were found.
    rule : {"multiplicative", "linear"}
        How they were combined.
    alpha : float or None
        Share of the subjective weights under the linear rule.

    Examples
    --------
    >>> from scorecard.weighting import combined
    >>> w = combined({"price": 3, "speed": 1}, {"price": 1, "speed": 1}, rule="linear", alpha=0.5)
    >>> w["price"], w["speed"]
    (0.625, 0.375)
    """

    subjective: tuple[float, ...]
    objective: tuple[float, ...]
    subjective_method: str
    objective_method: str
    rule: Rule
    alpha: float | None

    def table(self) -> Table:
        """Return what went in and the shares as a table.

        Returns
        -------
        Table
            One row for each id.
        """
        names = {"subjective": method_name(self.subjective_method), "objective": method_name(self.objective_method)}
        if self.alpha is None:
            rule = _MULTIPLICATIVE
        else:
            rule = _LINEAR.fill({"alpha": f"{self.alpha:g}", "rest": f"{1 - self.alpha:g}"})
        facts = tuple(zip(_COLUMNS, (self.subjective, self.objective), strict=True))
        return with_facts(self, facts, notes=(rule, _SOURCES.fill(names)))


def combined(
    subjective: Mapping[str, float],
    objective: Mapping[str, float],
    *,
    rule: Rule = "multiplicative",
    alpha: float | None = None,
) -> CombinedWeights:
    """Return subjective and objective weights as one.

    Parameters
    ----------
    subjective : mapping of str to float
        Weights by judgement, such as those of `ahp`.
    objective : mapping of str to float
        Weights from data, such as those of `entropy`.
    rule : {"multiplicative", "linear"}
        Whether to multiply or to average them.
    alpha : float, optional
        Share of the subjective weights under the linear rule, from 0 to 1; one half when left out.

    Returns
    -------
    CombinedWeights
        Shares that sum to 1, in the order of the subjective weights.

    Raises
    ------
    AnalysisError
        If the two do not weigh the same things, or every product is zero.
    UsageError
        If there is no such rule, `alpha` is not from 0 to 1, or it is given to the multiplicative rule.

    Notes
    -----
    Multiplicative: w_j = s_j o_j / Σ s o. Linear: w_j = α s_j + (1 − α) o_j. The product lets a weight of zero
    on either side stand, and sharpens where both agree; the average does neither.

    References
    ----------
    Wang, Y.-M., Luo, Y. (2010). Integration of correlations with standard deviations for determining attribute
    weights in multiple attribute decision making. Mathematical and Computer Modelling 51, 1-12.

    Examples
    --------
    >>> combined({"price": 3, "speed": 1}, {"price": 0.5, "speed": 0.5}, rule="linear", alpha=0.4)["price"]
    0.6
    """
    require_choice("rule", rule, ("multiplicative", "linear"))
    share = _alpha(rule, alpha)
    sides = _side(subjective), _side(objective)
    _check_same(*sides)
    ids = sides[0].ids
    pairs = [(sides[0][x], sides[1][x]) for x in ids]
    mixed = [s * o if share is None else share * s + (1 - share) * o for s, o in pairs]
    if not any(mixed):
        raise AnalysisError.single(
            "products-zero",
            "every product of two weights is zero",
            cure="Use rule='linear', or look at the zeros in both.",
        )
    found = normalised(ids, mixed, method="combined")
    return CombinedWeights(
        found.ids,
        found.shares,
        found.total,
        found.method,
        subjective=tuple(s for s, _ in pairs),
        objective=tuple(o for _, o in pairs),
        subjective_method=sides[0].method,
        objective_method=sides[1].method,
        rule=rule,
        alpha=share,
    )


def _alpha(rule: Rule, alpha: object) -> float | None:
    """Return the share of the subjective weights, None where they are multiplied."""
    if rule == "multiplicative":
        if alpha is not None:
            raise UsageError.single(
                "alpha-unused",
                "the multiplicative rule has no alpha",
                found=str(alpha),
                cure="Leave alpha out, or use rule='linear'.",
            )
        return None
    if alpha is None:
        return 0.5
    if not isinstance(alpha, Real) or not 0 <= float(alpha) <= 1:
        raise UsageError.single(
            "alpha-range",
            "alpha must be a number from 0 to 1",
            found=str(alpha),
            cure="Give the share of the subjective weights.",
        )
    return float(alpha)


def _side(weights: Mapping[str, float]) -> Weights:
    """Return weights as such; bare points are weights given by hand."""
    if isinstance(weights, Weights):
        return weights
    return normalised(list(weights), list(weights.values()), method="direct")


def _check_same(subjective: Weights, objective: Weights) -> None:
    """Refuse two sets of weights that do not weigh the same things."""
    problems = Problems()
    for here, there, path in ((subjective, objective, "objective"), (objective, subjective, "subjective")):
        for label in (x for x in here.ids if x not in there):
            problems.add(
                "weight-missing",
                "what is weighed on one side has no weight on the other",
                place=Place(path=path),
                found=label,
                cure="Weigh the same things on both sides.",
            )
    problems.raise_if_any(AnalysisError, "The weights cannot be combined.")
