"""History that stays as it was: periods of saved evaluations in place of periods computed anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from scorecard.errors import HistoryError
from scorecard.models import Period
from scorecard.scoring.limits import Limits, limits_of
from scorecard.scoring.reasons import code_of
from scorecard.scoring.status import FREE, HOLDS, LOST, NO_DATA
from scorecard.series import NOT_APPLICABLE, Observations

if TYPE_CHECKING:
    from scorecard.scoring.evaluation import Evaluation

__all__ = ["NUMBERS", "WEIGHTS", "Grid", "Kept", "holder_of", "kept_of", "with_kept"]

NUMBERS = (
    "value",
    "raw",
    "score",
    "low",
    "high",
    "value_low",
    "value_high",
    "coverage",
    "bound_low",
    "bound_high",
    "not_due",
    "stale",
    "performance",
    "progress",
    "error_known",
)
"""Names of the arrays of numbers over entity, period and node."""
WEIGHTS = ("weight", "absolute_weight")
"""Names of the arrays over period and node."""


def holder_of(frozen: Sequence[Evaluation], entity: str, period: Period) -> Evaluation | None:
    """Return the first of saved evaluations that holds an entity and period; None where none does."""
    return next((ev for ev in frozen if entity in ev.entities and period in ev.periods), None)


@dataclass(frozen=True, slots=True)
class Grid:
    """Names of a grid's entities and periods."""

    entities: tuple[str, ...]
    periods: tuple[Period, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Kept:
    """Which cells of a grid are taken from which saved evaluation.

    Attributes
    ----------
    sources : tuple of Evaluation
        The saved evaluations.
    which : ndarray of int64, shape (e, p)
        Position among the sources; −1 for a cell that is computed.
    """

    sources: tuple[Evaluation, ...]
    which: NDArray[np.int64]

    def part(self, entities: slice, periods: slice) -> Kept:
        """Return a part of the grid."""
        return Kept(self.sources, self.which[entities, periods])

    def blanked(self, obs: Observations) -> Observations:
        """Return observations in which nothing applies to the cells that are taken, so that nothing there is scored."""
        if not self.sources:
            return obs
        taken = np.broadcast_to((self.which >= 0)[:, :, None], obs.state.shape)
        return replace(obs, state=np.where(taken, NOT_APPLICABLE, obs.state).astype(np.int8))

    def statuses(self, nodes: tuple[str, ...], grid: Grid, limits: Limits) -> NDArray[np.int64] | None:
        """Return the statuses that stand already, by node, entity and period; None where all are to be found.

        Where the bands differ in number from those that gave the status, it stands without holding what follows.
        """
        if not self.sources:
            return None
        found = np.full((len(nodes), *self.which.shape), FREE, dtype=np.int64)
        bands = [limits_of(source.card).bands for source in self.sources]
        for e, p in np.argwhere(self.which >= 0).tolist():
            at = int(self.which[e, p])
            source, period = self.sources[at], grid.periods[p]
            place = source.entities.index(grid.entities[e]), source.periods.index(period)
            then = source.card.calendar.periods.index(period)
            for row, node in enumerate(nodes):
                found[row, e, p] = LOST
                if node in source.nodes and len(bands[at][node][then]) == len(limits.bands[node][p]):
                    found[row, e, p] = _standing(source, (*place, source.nodes.index(node)))
        return found


def _standing(source: Evaluation, at: tuple[int, int, int]) -> int:
    """Return the status of a saved cell; where it has no score, the band that it holds nevertheless."""
    status = int(source.status[at])
    if status != NO_DATA or source.held is None:
        return status
    band = int(source.held[at])
    return HOLDS - band if band >= 0 else LOST


def kept_of(frozen: Evaluation | Sequence[Evaluation], obs: Observations) -> Kept:
    """Return which cells of observations saved evaluations hold.

    Parameters
    ----------
    frozen : Evaluation or sequence of Evaluation
        The saved evaluations; where several hold a cell, the first counts.
    obs : Observations
        Says which entities and periods there are.

    Returns
    -------
    Kept
        The cells.

    Raises
    ------
    HistoryError
        If one of them holds no entity and period of the observations, or counts its fiscal years from another
        month.
    """
    sources = tuple(frozen) if isinstance(frozen, Sequence) else (frozen,)
    which = np.full((len(obs.entities), len(obs.periods)), -1, dtype=np.int64)
    for position, source in enumerate(sources):
        ours, theirs = obs.card.calendar, source.card.calendar
        if ours.frequency == theirs.frequency and not ours.same_years(theirs):
            raise HistoryError.single(
                "frozen-years",
                "the fiscal years of a frozen evaluation start in another month, so that its periods have other days",
                found=f"month {theirs.year_starts}, and {ours.year_starts} in the card",
                cure="Leave it out, or freeze an evaluation of a card with the same year_starts.",
            )
        rows = [e for e, entity in enumerate(obs.entities) if entity in source.entities]
        columns = [p for p, period in enumerate(obs.periods) if period in source.periods]
        if not rows or not columns:
            raise HistoryError.single(
                "frozen-elsewhere",
                "a frozen evaluation holds no entity and period of the card",
                found=f"{', '.join(source.entities[:6])} in {source.periods[0]} to {source.periods[-1]}",
                cure="Leave it out, or give the evaluation of this card's entities and periods.",
            )
        cells = np.ix_(rows, columns)
        which[cells] = np.where(which[cells] < 0, position, which[cells])
    return Kept(sources, which)


def with_kept(ev: Evaluation, kept: Kept) -> Evaluation:
    """Return an evaluation whose cells are taken from saved evaluations as they were.

    Parameters
    ----------
    ev : Evaluation
        All cells, computed.
    kept : Kept
        Which are taken, over the same entities and periods.

    Returns
    -------
    Evaluation
        Numbers, status and reasons of the saved evaluations in those cells; a node that they do not
        hold has no data there, for the reason ``not_held``. A node that the card of `ev` does not
        have is left out, and still stands in the saved evaluation.
    """
    if not (kept.which >= 0).any():
        return ev
    arrays = {name: getattr(ev, name).copy() for name in (*NUMBERS, *_CODES)}
    weights = {name: getattr(ev, name).copy() for name in WEIGHTS}
    for position, source in enumerate(kept.sources):
        there = [row for row, node in enumerate(ev.nodes) if node in source.nodes]
        theirs = [source.nodes.index(ev.nodes[row]) for row in there]
        for e, p in np.argwhere(kept.which == position).tolist():
            place = source.entities.index(ev.entities[e]), source.periods.index(ev.periods[p])
            for name, array in arrays.items():
                array[e, p] = _CODES.get(name, np.nan)
                array[e, p, there] = getattr(source, name)[place][theirs]
        for p in np.flatnonzero((kept.which == position).all(axis=0)).tolist():
            for name, array in weights.items():
                array[p] = np.nan
                array[p, there] = getattr(source, name)[source.periods.index(ev.periods[p])][theirs]
    return replace(ev, **arrays, **weights)


_CODES = {"status": -1, "reason": code_of("not_held"), "age": -1}
"""Arrays of codes, with the code of a node that a saved evaluation does not hold."""
