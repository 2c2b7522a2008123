"""Bands of every node in every period, and the status that scores have in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scorecard.models import Bands, Measure, Scorecard
from scorecard.models.changes import in_force, since_day
from scorecard.scoring.status import held_index, positions_in

__all__ = ["Limits", "card_edges", "edges_of", "limits_of", "statuses"]

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Limits:
    """Bands in force.

    Attributes
    ----------
    bands : mapping of str to tuple of Bands
        For each node, its bands in each period.
    """

    bands: Mapping[str, tuple[Bands, ...]]

    def stretches(self, node: str) -> Iterator[tuple[int, int, Bands]]:
        """Yield the stretches of periods in which a node has the same bands, with these."""
        bands = self.bands[node]
        start = 0
        for stop in range(1, len(bands) + 1):
            if stop == len(bands) or bands[stop] is not bands[start]:
                yield start, stop, bands[start]
                start = stop

    def part(self, periods: slice) -> Limits:
        """Return the bands of some periods."""
        parts = {id(bands): bands[periods] for bands in self.bands.values()}  # shared bands stay shared
        return Limits({node: parts[id(bands)] for node, bands in self.bands.items()})


def limits_of(card: Scorecard) -> Limits:
    """Return the bands of all nodes in all periods of the calendar.

    Parameters
    ----------
    card : Scorecard
        Bands of the card and of measures, with their changes.

    Returns
    -------
    Limits
        A measure's own bands in force where it has some, else the card's in force.
    """
    dated = sorted(((since_day(c.since, card.calendar), c.bands) for c in card.changes), key=lambda c: c[0])
    states = (card.bands, *(bands for _, bands in dated))
    common = tuple(states[i] for i in in_force(tuple(day for day, _ in dated), card.calendar))
    found = dict.fromkeys(card.node_ids, common)
    for measure in card.measures:
        if measure.bands is not None or any(change.bands is not None for change in measure.changes):
            found[measure.id] = _own(card, measure, common)
    return Limits(found)


def _own(card: Scorecard, measure: Measure, common: tuple[Bands, ...]) -> tuple[Bands, ...]:
    """Return the bands of a measure in all periods."""
    dated = [(since_day(c.since, card.calendar), c.bands) for c in measure.changes if "bands" in c.changed]
    dated.sort(key=lambda change: change[0])
    states = (measure.bands, *(bands for _, bands in dated))
    which = in_force(tuple(day for day, _ in dated), card.calendar)
    return tuple(states[i] or bands for i, bands in zip(which, common, strict=True))


def edges_of(bands: Bands) -> FloatArray:
    """Return the edges of bands, ascending."""
    listed = tuple(bands)
    return np.array([listed[0].low, *(band.high for band in listed)], dtype=np.float64)


def card_edges(card: Scorecard) -> tuple[float, ...]:
    """Return the scores over which none is rounded in print: edges between bands of a card, at any time, and 100."""
    listed = {id(bands): bands for over_time in limits_of(card).bands.values() for bands in over_time}
    return tuple(sorted({edge for bands in listed.values() for edge in bands.print_edges}))


def statuses(
    nodes: tuple[str, ...],
    scores: FloatArray,
    limits: Limits,
    *,
    guard: float,
    before: IntArray,
    start: int = 0,
    kept: IntArray | None = None,
    held: IntArray | None = None,
) -> IntArray:
    """Return the position of the band of every score.

    Parameters
    ----------
    nodes : tuple of str
        Ids of the nodes.
    scores : ndarray, shape (n, e, p)
        Clipped scores.
    limits : Limits
        Bands in the same periods.
    guard : float
        Points by which an edge must be passed before a status changes.
    before : ndarray of int64, shape (n, e)
        Positions of the bands that hold when period `start` begins; −1 for none.
    start : int
        Position of the period that begins with `before`.
    kept : ndarray of int64, shape (n, e, p), optional
        Statuses that stand already, as `held_index` knows them; they matter for a guard alone.
    held : ndarray of int64, shape (n, e, p), optional
        Takes the positions of the bands that a guard holds after each period; −1 for none.

    Returns
    -------
    ndarray of int64, shape (n, e, p)
        Positions; −1 where there is no score.
    """
    found = np.empty(scores.shape, dtype=np.int64)
    if guard > 0:
        for row, node in enumerate(nodes):
            edges = [edges_of(bands) for bands in limits.bands[node]]
            found[row] = held_index(
                scores[row],
                edges,
                guard=guard,
                before=before[row],
                start=start,
                kept=None if kept is None else kept[row],
                held=None if held is None else held[row],
            )
        return found
    alike: dict[int, list[int]] = {}
    for row, node in enumerate(nodes):
        alike.setdefault(id(limits.bands[node]), []).append(row)
    for rows in alike.values():
        here = slice(None) if len(rows) == len(nodes) else rows
        for start, stop, bands in limits.stretches(nodes[rows[0]]):
            found[here, :, start:stop] = positions_in(scores[here, :, start:stop], edges_of(bands))
    return found
