"""The bands that a guard band starts from, left by an earlier evaluation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from scorecard.models import Scorecard
from scorecard.scoring.frozen import Grid
from scorecard.scoring.limits import Limits, limits_of
from scorecard.scoring.status import NO_DATA

if TYPE_CHECKING:
    from scorecard.scoring.evaluation import Evaluation

__all__ = ["held_before"]


def held_before(
    card: Scorecard, previous: Evaluation | None, grid: Grid, *, limits: Limits
) -> tuple[NDArray[np.int64], int]:
    """Return the bands that a previous evaluation leaves, and the position of the period that they start.

    Parameters
    ----------
    card : Scorecard
        The card that is evaluated.
    previous : Evaluation or None
        The earlier evaluation.
    grid : Grid
        Entities and periods that are evaluated.
    limits : Limits
        Bands in these periods.

    Returns
    -------
    tuple of ndarray of int64, shape (n, e), and int
        Positions of the bands, −1 for none. They start the first period after the last one of the
        previous evaluation; the first of all where none is after it.
    """
    found = np.full((len(card.node_ids), len(grid.entities)), NO_DATA, dtype=np.int64)
    if previous is None or card.guard == 0:
        return found, 0
    end = previous.card.calendar.last_day(previous.periods[-1])
    start = sum(card.calendar.first_day(period) <= end for period in grid.periods) % len(grid.periods)
    past = slice(previous.card.calendar.periods.index(previous.periods[0]), None)
    theirs = limits_of(previous.card).part(past).bands
    for row, node in enumerate(card.node_ids):
        if node not in previous.nodes:
            continue
        counts = [len(bands) for bands in theirs[node][: len(previous.periods)]]
        if counts[-1] != len(limits.bands[node][start]):
            continue
        for column, entity in enumerate(grid.entities):
            if entity in previous.entities:
                at = previous.entities.index(entity), previous.nodes.index(node)
                found[row, column] = _left(previous, at, counts)
    return found, start


def _left(previous: Evaluation, at: tuple[int, int], counts: list[int]) -> int:
    """Return the band that a node of an entity holds after an evaluation's last period; −1 for none.

    Without a guard band that is the last status, as long as the number of bands stays the same.
    """
    entity, node = at
    if previous.held is not None:
        return int(previous.held[entity, -1, node])
    status = previous.status[entity, :, node]
    known = np.flatnonzero(status >= 0)
    if not known.size or len(set(counts[known[-1] :])) > 1:
        return NO_DATA
    return int(status[known[-1]])
