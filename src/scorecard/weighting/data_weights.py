"""Weights that were read from data, with the data they rest on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scorecard._table import Column, Table
from scorecard._text import LocalText
from scorecard.weighting.weights import Weights
from scorecard.weighting.weights_table import Fact, with_facts

__all__ = ["DataWeights", "data_table"]

_N = Column("n", LocalText(en="n", zh="n"), "integer")
_REMARK = Column("reason", LocalText(en="Remark", zh="说明"))
_REASONS = {"constant": LocalText(en="the same value everywhere", zh="各方案取值相同")}
_ROWS = LocalText(
    en="Alternatives used: {n}; left out because a value is missing: {left_out}.",
    zh="参与计算的方案：{n} 个；因数据缺失而剔除：{left_out} 个。",
)
_MINIMISED = LocalText(en="Less is better: {ids}.", zh="越小越好的准则：{ids}。")


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class DataWeights(Weights):
    """Weights read from the values of alternatives.

    Attributes
    ----------
    ids, shares, total, method
        As in `Weights`; the total is the sum of what the method weighs by, before it was shared out.
    n : int
        Alternatives used: those with a value for every criterion.
    left_out : int
        Alternatives left out because a value is missing.
    minimised : tuple of str
        Criteria of which less is better.
    reasons : tuple of (str or None)
        Why a criterion has no weight: "constant" where all alternatives have the same value.
    """

    n: int
    left_out: int
    minimised: tuple[str, ...]
    reasons: tuple[str | None, ...]


def data_table(weights: DataWeights, facts: Sequence[Fact], *, notes: Sequence[LocalText]) -> Table:
    """Return the table of weights with the facts of a method, the alternatives used and remarks."""
    count = (_N, (weights.n,) * len(weights))
    remarks = tuple(None if reason is None else _REASONS[reason] for reason in weights.reasons)
    said = [*notes, _ROWS.fill({"n": weights.n, "left_out": weights.left_out})]
    if weights.minimised:
        said.append(_MINIMISED.fill({"ids": ", ".join(weights.minimised)}))
    after = ((_REMARK, remarks),) if any(weights.reasons) else ()
    return with_facts(weights, (count, *facts), after=after, notes=said)
