"""Placing labels beside points without collisions."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Box", "Label", "Place", "place_labels"]

Boxes = NDArray[np.float64]

_DIRECTIONS = 16
_STEPS = (2.5, 6.0, 11.0, 18.0, 28.0, 42.0)
_PASSES = 12
_OUTSIDE = 50.0
_TOUCH = 20.0
_NEAR = 8.0
_SIDES = 0.35


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: x0 < x1, y0 < y1."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class Label:
    """A label to place: the point it names, the radius of that point's mark, and its own size."""

    x: float
    y: float
    radius: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Place:
    """Where a label goes: its rectangle, the overlap that could not be avoided, its distance from the mark."""

    box: Box
    overlap: float
    distance: float

    @property
    def far(self) -> bool:
        """Whether the label is so far away that a line must lead to it."""
        return self.distance > _NEAR


def place_labels(labels: Sequence[Label], *, frame: Box, taken: Sequence[Box] = ()) -> tuple[Place, ...]:
    """Place each label near its point, clear of marks, of other labels and of what is taken.

    Parameters
    ----------
    labels : sequence of Label
        The labels with their points.
    frame : Box
        Where labels may lie.
    taken : sequence of Box
        Rectangles to keep clear.

    Returns
    -------
    tuple of Place
        One place a label, in the order given.

    Notes
    -----
    Greedy: every label has 96 places around its point (16 directions, six distances). Those in the
    densest surroundings choose first; then each label in turn chooses again with all others standing,
    until none moves. The cost of a place is the overlapped area plus its distance; the result
    depends on nothing but the input.

    Examples
    --------
    >>> first, second = place_labels([Label(50, 50, 3, 30, 8), Label(54, 50, 3, 30, 8)], frame=Box(0, 0, 100, 100))
    >>> first.overlap, second.overlap
    (0.0, 0.0)
    """
    if not labels:
        return ()
    limits = np.array([frame.x0, frame.y0, frame.x1, frame.y1])
    fixed = np.array([_mark_box(label) for label in labels] + [(b.x0, b.y0, b.x1, b.y1) for b in taken])
    choices = [_candidates(label) for label in labels]
    costs = [_overlap(boxes, fixed) + _OUTSIDE * _outside(boxes, limits) for boxes, _ in choices]
    chosen: dict[int, int] = {}
    order = _densest_first(labels)
    for _ in range(_PASSES):
        before = dict(chosen)
        for index in order:
            boxes, distances = choices[index]
            others = np.array([choices[other][0][spot] for other, spot in chosen.items() if other != index])
            overlap = costs[index] + (_overlap(boxes, others) if len(others) else 0.0)
            chosen[index] = int(np.argmin(overlap + _SIDES * distances))
        if chosen == before:
            break
    return tuple(_place(index, chosen, choices, costs) for index in range(len(labels)))


def _mark_box(label: Label) -> tuple[float, float, float, float]:
    """Return the square that a mark takes up."""
    return label.x - label.radius, label.y - label.radius, label.x + label.radius, label.y + label.radius


def _candidates(label: Label) -> tuple[Boxes, NDArray[np.float64]]:
    """Return the rectangles around a point, and how far each lies from the mark; right and left come first."""
    boxes: list[tuple[float, float, float, float]] = []
    distances: list[float] = []
    for step in _STEPS:
        for turn in sorted(range(_DIRECTIONS), key=lambda t: abs(math.sin(2 * math.pi * t / _DIRECTIONS))):
            angle = 2 * math.pi * turn / _DIRECTIONS
            cosine, sine = math.cos(angle), math.sin(angle)
            reach = label.radius + step
            x = label.x + reach * cosine + label.width / 2 * _side(cosine)
            y = label.y + reach * sine + label.height / 2 * _side(sine)
            boxes.append((x - label.width / 2, y - label.height / 2, x + label.width / 2, y + label.height / 2))
            distances.append(step + 1.2 * abs(sine))
    return np.array(boxes), np.array(distances)


def _side(component: float) -> float:
    """Return to which side of the point a label lies: −1, 1, or in between near the middle."""
    return max(-1.0, min(1.0, 1.6 * component))


def _overlap(boxes: Boxes, others: Boxes) -> NDArray[np.float64]:
    """Return how much area of each rectangle the others cover."""
    wide = np.minimum(boxes[:, None, 2], others[None, :, 2]) - np.maximum(boxes[:, None, 0], others[None, :, 0])
    high = np.minimum(boxes[:, None, 3], others[None, :, 3]) - np.maximum(boxes[:, None, 1], others[None, :, 1])
    area: NDArray[np.float64] = np.maximum(wide, 0.0) * np.maximum(high, 0.0)
    touched = (wide > 0) & (high > 0)
    total: NDArray[np.float64] = (area + _TOUCH * touched).sum(axis=1)
    return total


def _outside(boxes: Boxes, limits: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return by how many points each rectangle leaves the frame."""
    low = np.maximum(limits[:2] - boxes[:, :2], 0.0).sum(axis=1)
    high = np.maximum(boxes[:, 2:] - limits[2:], 0.0).sum(axis=1)
    total: NDArray[np.float64] = low + high
    return total


def _densest_first(labels: Sequence[Label]) -> list[int]:
    """Return positions of the labels, those with the nearest neighbours first."""

    def crowd(index: int) -> float:
        here = labels[index]
        return -sum(
            1.0 / (1.0 + math.hypot((here.x - there.x) / 4.0, here.y - there.y))
            for position, there in enumerate(labels)
            if position != index
        )

    return sorted(range(len(labels)), key=lambda index: (crowd(index), index))


def _place(
    index: int,
    chosen: dict[int, int],
    choices: list[tuple[Boxes, NDArray[np.float64]]],
    costs: list[NDArray[np.float64]],
) -> Place:
    """Return the place that a label has in the end."""
    spot = chosen[index]
    boxes, distances = choices[index]
    others = np.array([choices[other][0][s] for other, s in chosen.items() if other != index])
    overlap = float(costs[index][spot])
    if len(others):
        overlap += float(_overlap(boxes[spot : spot + 1], others)[0])
    x0, y0, x1, y1 = (float(v) for v in boxes[spot])
    return Place(Box(x0, y0, x1, y1), overlap, float(distances[spot]))
