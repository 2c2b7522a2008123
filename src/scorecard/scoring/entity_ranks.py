"""How often entities reach each rank over many draws of their scores."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

import numpy as np
from numpy.typing import NDArray

from scorecard._result import Result
from scorecard._table import Cell, Column, Table, format_number
from scorecard._text import LocalText
from scorecard.scoring.evaluation_table import ENTITY
from scorecard.scoring.status import EDGE_TOLERANCE
from scorecard.series import position

__all__ = ["EntityRanks", "entity_ranks"]

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class EntityRanks(Result):
    """Rank acceptability of entities at one node.

    Attributes
    ----------
    node, name : str, LocalText
        The node.
    entities : tuple of str
        Entities with a score, in the order of their expected rank.
    names : tuple of LocalText
        Their names.
    shares : ndarray, shape (m, m)
        Share of the draws in which the entity of the row has the rank of the column, from 1. Equal
        scores, which differ by no more than rounding (1e-9 points), share the better rank, and the next one is
        counted on.
    wins : ndarray, shape (m, m)
        Share of the draws in which the entity of the row has a higher score than that of the column.
    expected : tuple of float
        Mean rank of each.
    draws : int
        How many draws.
    """

    node: str
    name: LocalText
    entities: tuple[str, ...]
    names: tuple[LocalText, ...]
    shares: FloatArray
    wins: FloatArray
    expected: tuple[float, ...]
    draws: int

    def share(self, entity: str, *, rank: int) -> float:
        """Return the share of the draws in which an entity has a rank.

        Parameters
        ----------
        entity : str
            Id of the entity.
        rank : int
            The rank, from 1.

        Returns
        -------
        float
            The share; 0 beyond the last rank.

        Raises
        ------
        UsageError
            If there is no such entity with a score.
        """
        row = self.shares[position(entity, self.entities, "entity")]
        return float(row[rank - 1]) if 1 <= rank <= len(row) else 0.0

    def table(self) -> Table:
        """Return one row an entity.

        Returns
        -------
        Table
            Expected rank, and the share of the draws at each rank, for the first ten ranks.
        """
        shown = min(len(self.entities), _SHOWN)
        ranks = [Column(f"rank_{r}", _RANK.fill({"rank": str(r)}), "percent") for r in range(1, shown + 1)]
        rows: list[tuple[Cell, ...]] = [
            (entity, name, expected, *map(float, self.shares[i, :shown]))
            for i, (entity, name, expected) in enumerate(zip(self.entities, self.names, self.expected, strict=True))
        ]
        columns = (ENTITY, _NAME, _EXPECTED, *ranks)
        notes = (_DRAWS.fill({"draws": format_number(self.draws, 0)}), _WHAT)
        return Table(columns, tuple(rows), title=_TITLE.fill({"name": self.name}), notes=notes)


def entity_ranks(
    scores: FloatArray, *, node: str, name: LocalText, entities: tuple[str, ...], names: tuple[LocalText, ...]
) -> EntityRanks:
    """Return how often each entity reaches each rank.

    Parameters
    ----------
    scores : ndarray, shape (m, draw)
        Drawn scores of the node; an entity without one in some draw is left out.
    node, name : str, LocalText
        The node.
    entities, names : tuple
        Ids and names of the entities.

    Returns
    -------
    EntityRanks
        Shares of the draws, by expected rank.

    Examples
    --------
    >>> import numpy as np
    >>> from scorecard._text import LocalText
    >>> scores = np.array([[3.0, 3.0, 1.0, 2.0], [2.0, 3.0, 2.0, 1.0]])
    >>> words = LocalText(en="Total")
    >>> entity_ranks(scores, node="total", name=words, entities=("a", "b"), names=(words, words)).shares.tolist()
    [[0.75, 0.25], [0.5, 0.5]]
    """
    there = np.flatnonzero(~np.isnan(scores).any(axis=1))
    found = scores[there]
    m, draws = found.shape
    counts, wins = np.zeros((m, m), dtype=np.int64), np.zeros((m, m), dtype=np.int64)
    for i in range(m):
        better = np.zeros(draws, dtype=np.int64)
        for j in range(m):
            above = found[j] - found[i] > EDGE_TOLERANCE
            wins[j, i] = int(above.sum())
            better += above
        counts[i] = np.bincount(better, minlength=m)
    expected = cast("FloatArray", (counts @ np.arange(1, m + 1)) / max(draws, 1))
    order = np.argsort(expected, kind="stable")
    chosen = [int(there[i]) for i in order]
    return EntityRanks(
        node,
        name,
        tuple(entities[i] for i in chosen),
        tuple(names[i] for i in chosen),
        counts[order] / max(draws, 1),
        wins[np.ix_(order, order)] / max(draws, 1),
        tuple(float(rank) for rank in expected[order]),
        draws,
    )


_SHOWN = 10
_TITLE = LocalText(en="Ranks over many draws: {name}", zh="多次抽样下的排名：{name}")
_NAME = Column("name", LocalText(en="Name", zh="名称"))
_EXPECTED = Column("expected_rank", LocalText(en="Expected rank", zh="期望名次"), "number", 2)
_RANK = LocalText(en="Rank {rank}", zh="第 {rank} 名")
_DRAWS = LocalText(en="Shares of {draws} draws.", zh="占 {draws} 次抽样的比例。")
_WHAT = LocalText(
    en="A share says how often what was varied led to a rank; it is no probability that an entity is the best.",
    zh="该比例只说明在所设变动下出现该名次的频率，并不是该单位“确实最好”的概率。",
)
