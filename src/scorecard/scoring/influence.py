"""What matters for a score: how much of its variance each source of variation explains."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from scorecard._printing import format_chance, format_share
from scorecard._result import Result
from scorecard._table import Cell, Column, Table, format_number
from scorecard._text import LocalText
from scorecard.scoring.common_measures import measures_below
from scorecard.scoring.drawn_scores import DrawnScores
from scorecard.scoring.limits import edges_of
from scorecard.scoring.node_draws import RULE, WEIGHTS, Variation, node_draws, sources_of_variation
from scorecard.scoring.score_spread import standard_deviation, varies
from scorecard.scoring.status import band_index

__all__ = ["Influence", "SourceShare", "influence_of"]

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class SourceShare:
    """One source of variation.

    Attributes
    ----------
    id, name : str, LocalText
        ``weights``, ``rule``, ``survey:`` and the id of a survey, or the id of a measure.
    first_order : float or None
        Share of the variance of the score that goes away on average once the source is known.
    total : float or None
        Share of the variance that stays on average while all else is known: with what it does together
        with others.
    halved_standard_deviation : float or None
        Standard deviation of the score if the errors of the source were half as large, which takes
        about four times as many cases; None for weights and rules.
    halved_status_probability : float or None
        Share of the draws in the band of the score as it was computed, then.
    """

    id: str
    name: LocalText
    first_order: float | None
    total: float | None
    halved_standard_deviation: float | None = None
    halved_status_probability: float | None = None


@dataclass(frozen=True, slots=True)
class Influence(Result):
    """Shares of the variance of one score.

    Attributes
    ----------
    entity, node, name : str, str, LocalText
        The score.
    standard_deviation : float or None
        Of the drawn scores; None without a score.
    status_probability : float or None
        Share of the draws in the band of the score as it was computed.
    rows : tuple of SourceShare
        The sources, those with the largest total share first.
    draws, seed : int
        How many draws, and their seed.
    scored : float
        Share of the draws in which the node has a score; below 1 the variance is not shared out.
    """

    entity: str
    node: str
    name: LocalText
    standard_deviation: float | None
    status_probability: float | None
    rows: tuple[SourceShare, ...]
    draws: int
    seed: int
    scored: float = 1.0

    def table(self) -> Table:
        """Return one row a source.

        Returns
        -------
        Table
            Shares of the variance, and what better data would do.
        """
        rows: list[tuple[Cell, ...]] = [
            (
                row.id,
                row.name,
                row.first_order,
                row.total,
                row.halved_standard_deviation,
                row.halved_status_probability,
            )
            for row in self.rows
        ]
        facts = {"draws": format_number(self.draws, 0), "seed": str(self.seed)}
        notes = (*self._now(), _SHARES, _NOISE, _HALVED, _METHOD.fill(facts))
        return Table(_COLUMNS, tuple(rows), title=_TITLE.fill({"name": self.name}), notes=notes)

    def _now(self) -> tuple[LocalText, ...]:
        """Return how far the score spreads, and how often the status stays, or in how many draws there is no score."""
        if 0 < self.scored < 1:
            return (_TORN.fill({"name": self.name, "share": format_chance(1 - self.scored)}),)
        if self.standard_deviation is None or self.status_probability is None:
            return ()
        facts = {"spread": f"{self.standard_deviation:.2f}", "chance": self._told(self.status_probability)}
        return (_NOW.fill(facts),)

    def _told(self, chance: float) -> str:
        """Return a share of the draws as printed: not as certain, unless they are all alike."""
        return format_chance(chance) if self.standard_deviation else format_share(chance)


def influence_of(
    cell: DrawnScores,
    variation: Variation,
    node: str,
    *,
    entity: int,
    status: int,
    draws: int,
    seed: int,
    names: Mapping[str, LocalText],
) -> Influence:
    """Return what matters for the score of one node.

    Parameters
    ----------
    cell : DrawnScores
        The entity and period.
    variation : Variation
        What varies.
    node : str
        Id of the node.
    entity : int
        Position of the entity.
    status : int
        Position of the band that the evaluation gives the node, be it one that a guard holds.
    draws, seed : int
        How many draws, and their seed.
    names : mapping of str to LocalText
        Names of surveys, by their ids.

    Returns
    -------
    Influence
        The shares of the weights, the rule, and every source with a measure at or below the node.

    Notes
    -----
    With y over draws A, y' over independent draws B, and y_g over draws A in which the source g is
    taken from B: total share = mean((y − y_g)²) / (2 Var y), first-order share = 1 − mean((y' − y_g)²) / (2 Var y),
    an estimate below 0 standing for 0.

    References
    ----------
    Jansen, M. J. W. (1999). Analysis of variance designs for model output. Computer Physics
    Communications 117, 35-43.
    """
    row = cell.card.node_ids.index(node)
    below = measures_below(cell.card, node)
    found = sources_of_variation(cell) if variation.values else {}
    sources = {name: rows for name, rows in found.items() if any(cell.card.measures[m].id in below for m in rows)}
    both = [*([WEIGHTS] if variation.weights else []), *([RULE] if variation.rules else []), *sources]

    def scores(other: Sequence[str] = (), narrowed: Mapping[int, float] | None = None) -> FloatArray:
        drawn = node_draws(cell, variation, entity=entity, draws=draws, seed=seed, other=other, narrowed=narrowed)
        of_node: FloatArray = drawn[row]
        return of_node

    first = scores()
    head = (cell.entity, node, cell.card.name_of(node))
    if np.isnan(first).any():
        return Influence(*head, None, None, (), draws, seed, float((~np.isnan(first)).mean()))
    second = scores(both)
    both_sets = np.concatenate([first, second])
    variance = float(both_sets.var(ddof=1)) if varies(both_sets) else 0.0
    shares_of: list[SourceShare] = []
    for source in both:
        mixed = scores([source])
        shares: tuple[float | None, float | None] = (None, None)
        if variance > 0:
            total = float(((first - mixed) ** 2).mean()) / (2 * variance)
            alone = 1 - float(((second - mixed) ** 2).mean()) / (2 * variance)
            # a source that changes no draw explains nothing, whatever the noise of the estimate
            shares = (max(0.0, alone), total) if varies(np.append(first - mixed, 0.0)) else (0.0, 0.0)
        halved = scores(narrowed=dict.fromkeys(sources[source], 0.5)) if source in sources else None
        better = (None, None) if halved is None else (standard_deviation(halved), _stays(cell, node, halved, status))
        shares_of.append(SourceShare(source, _name(cell, source, names), *shares, *better))
    acting = [i for i, share in enumerate(shares_of) if share.total]
    if len(acting) == 1:  # all of the variance is its own, whatever the noise of the estimate
        shares_of[acting[0]] = replace(shares_of[acting[0]], first_order=1.0, total=1.0)
    shares_of.sort(key=lambda share: -(share.total or 0.0))
    return Influence(*head, standard_deviation(first), _stays(cell, node, first, status), tuple(shares_of), draws, seed)


def _stays(cell: DrawnScores, node: str, drawn: FloatArray, status: int) -> float:
    """Return the share of the draws in the band of the score as it was computed."""
    return float((band_index(drawn, edges_of(cell.bands_of(node))) == status).mean())


def _name(cell: DrawnScores, source: str, names: Mapping[str, LocalText]) -> LocalText:
    """Return the name of a source."""
    if source in _NAMES:
        return _NAMES[source]
    kind, _, survey = source.partition(":")
    if kind == "survey" and survey:
        return _SURVEY.fill({"name": names.get(survey, survey)})
    return cell.card.name_of(source)


_NAMES = {
    WEIGHTS: LocalText(en="weights", zh="权重"),
    RULE: LocalText(en="roll-up rule", zh="汇总规则"),
}
_SURVEY = LocalText(en="survey: {name}", zh="调查：{name}")
_TITLE = LocalText(en="What matters: {name}", zh="影响因素：{name}")
_TORN = LocalText(
    en="{name} has no score in {share} of the draws, so that the variance is not shared out.",
    zh="{name}在 {share} 的抽样中没有得分，因此不分解方差。",
)
_NOW = LocalText(
    en="Now the standard deviation is {spread}, and {chance} of the draws stay in the status.",
    zh="目前标准差为 {spread}，{chance} 的抽样保持现有状态。",
)
_SHARES = LocalText(
    en="First order: the part of the variance that the source explains alone; total: with what it does together "
    "with others.",
    zh="一阶份额：该来源单独解释的方差；总份额：含与其他来源的交互作用。",
)
_NOISE = LocalText(
    en="Shares are estimates from draws: they need not sum to 100 %, and the part alone may exceed the total "
    "by chance.",
    zh="份额由抽样估计：合计未必为 100 %，单独份额可能因抽样误差略高于总份额。",
)
_HALVED = LocalText(en="Half the error takes about four times as many cases.", zh="误差减半约需四倍的样本量。")
_METHOD = LocalText(
    en="Jansen's estimates from {draws} draws (seed {seed}).", zh="Jansen 估计，{draws} 次抽样（随机种子 {seed}）。"
)
_COLUMNS: tuple[Column, ...] = (
    Column("id", LocalText(en="Id", zh="代码")),
    Column("name", LocalText(en="Source", zh="来源")),
    Column("first_order", LocalText(en="Share of variance, alone", zh="方差份额（一阶）"), "percent"),
    Column("total", LocalText(en="Share of variance, total", zh="方差份额（总）"), "percent"),
    Column("halved", LocalText(en="Standard deviation with half the error", zh="误差减半后的标准差"), "number", 2),
    Column("halved_status", LocalText(en="Status kept with half the error", zh="误差减半后状态保持率"), "percent"),
)
