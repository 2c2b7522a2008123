"""Placing labels beside points without collisions."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Box", "Label", "Place", "place_labels"]

Boxes = NDArray[np.float64]
Flags = NDArray[np.bool_]

_DIRECTIONS = 16
_STEPS = (2.5, 5.0, 8.0, 12.0, 17.0, 23.0, 31.0, 42.0)
_PASSES = 12
_ATTEMPTS = 5
_OUTSIDE = 50.0
_TOUCH = 20.0
_BLOCKED = 40.0
_NEARER = 6.0
_SIDES = 0.35
_FAR = 7.0
_SAMPLES = np.linspace(0.15, 0.9, 6)


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
    """Where a label goes.

    Attributes
    ----------
    box : Box
        Its rectangle.
    overlap : float
        What could not be avoided: area over marks, labels or rectangles taken, or outside the frame.
    leader : bool
        Whether a line must lead to it, because it stands apart from its point or nearer to another.
    blocked : bool
        Whether something stands between it and its point.
    """

    box: Box
    overlap: float
    leader: bool
    blocked: bool


def place_labels(labels: Sequence[Label], *, frame: Box, taken: Sequence[Box] = ()) -> tuple[Place, ...]:
    """Place each label near its point, clear of marks, of other labels and of what is taken.

    Parameters
    ----------
    labels : sequence of Label
        The labels with their points.
    frame : Box
        Where labels may lie.
    taken : sequence of Box
        Rectangles to keep clear, such as lines; a label does not stand behind one.

    Returns
    -------
    tuple of Place
        One place a label, in the order given.

    Notes
    -----
    Greedy: every label has 128 places around its point (16 directions, eight distances). Those in the
    densest surroundings choose first; then each label in turn chooses again with all others standing,
    until none moves. Where that leaves faults, those labels choose first and all is done again, a few
    times, and the best outcome wins. The cost of a place is the overlapped area plus its distance, and
    a fine where something stands between it and its point or another point is nearer; the result
    depends on nothing but the input.

    Examples
    --------
    >>> first, second = place_labels([Label(50, 50, 3, 30, 8), Label(54, 50, 3, 30, 8)], frame=Box(0, 0, 100, 100))
    >>> first.overlap, second.overlap
    (0.0, 0.0)
    """
    if not labels:
        return ()
    choices = [_Choice.of(index, labels, frame, taken) for index in range(len(labels))]
    order = _densest_first(labels)
    best: tuple[Place, ...] = ()
    for attempt in range(_ATTEMPTS):
        places = _settled(choices, order)
        if not best or _faults(places) < _faults(best):
            best = places
        bad = [index for index in order if places[index].overlap or places[index].blocked]
        if not bad:
            break
        rest = [index for index in order if index not in bad]
        turn = attempt * 5 % max(len(rest), 1)
        order = bad + rest[turn:] + rest[:turn]
    return best


def _settled(choices: Sequence[_Choice], order: Sequence[int]) -> tuple[Place, ...]:
    """Return the places once no label wants to move, when they choose in an order."""
    chosen: dict[int, int] = {}
    for _ in range(_PASSES):
        before = dict(chosen)
        for index in order:
            chosen[index] = int(np.argmin(choices[index].cost(_standing(choices, chosen, index))))
        if chosen == before:
            break
    return tuple(choice.place(chosen[index], _standing(choices, chosen, index)) for index, choice in enumerate(choices))


def _faults(places: Sequence[Place]) -> tuple[int, float, int]:
    """Return how bad places are: labels in trouble, overlap, leaders."""
    trouble = sum(place.overlap > 0 or place.blocked for place in places)
    return trouble, sum(place.overlap for place in places), sum(place.leader for place in places)


@dataclass(frozen=True, slots=True)
class _Choice:
    """The places that one label may take, with all that does not depend on other labels."""

    label: Label
    boxes: Boxes
    distances: NDArray[np.float64]
    overlap: NDArray[np.float64]
    nearer: Flags
    blocked: Flags

    @classmethod
    def of(cls, index: int, labels: Sequence[Label], frame: Box, taken: Sequence[Box]) -> _Choice:
        """Weigh all places of one label against the marks and what is taken."""
        label = labels[index]
        boxes, distances = _candidates(label)
        marks = np.array([_mark_box(other) for other in labels])
        walls = np.array([(b.x0, b.y0, b.x1, b.y1) for b in taken]).reshape(-1, 4)
        limits = np.array([frame.x0, frame.y0, frame.x1, frame.y1])
        overlap = _overlap(boxes, np.vstack([marks, walls])) + _OUTSIDE * _outside(boxes, limits)
        blocked = _between(label, boxes, np.vstack([np.delete(marks, index, axis=0), walls]))
        return cls(label, boxes, distances, overlap, _nearer(boxes, index, labels), blocked)

    def cost(self, others: Boxes) -> NDArray[np.float64]:
        """Return the cost of every place while other labels stand."""
        blocked = self.blocked | _between(self.label, self.boxes, others)
        fines = _BLOCKED * blocked + _NEARER * self.nearer
        total: NDArray[np.float64] = self.overlap + _overlap(self.boxes, others) + fines + _SIDES * self.distances
        return total

    def place(self, spot: int, others: Boxes) -> Place:
        """Return one of the places while other labels stand."""
        box = self.boxes[spot : spot + 1]
        overlap = float(self.overlap[spot] + _overlap(box, others)[0])
        blocked = bool(self.blocked[spot] or _between(self.label, box, others)[0])
        x0, y0, x1, y1 = (float(v) for v in box[0])
        leader = bool(self.nearer[spot]) or float(self.distances[spot]) > _FAR
        return Place(Box(x0, y0, x1, y1), overlap, leader, blocked)


def _standing(choices: Sequence[_Choice], chosen: dict[int, int], index: int) -> Boxes:
    """Return the rectangles of the labels that stand, without one."""
    boxes = [choices[other].boxes[spot] for other, spot in chosen.items() if other != index]
    return np.array(boxes).reshape(-1, 4)


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


def _nearer(boxes: Boxes, index: int, labels: Sequence[Label]) -> Flags:
    """Return which rectangles stand nearer to another point than to their own."""
    points = np.array([(label.x, label.y, label.radius) for label in labels])
    near = np.clip(points[None, :, :2], boxes[:, None, :2], boxes[:, None, 2:])
    away = np.hypot(near[..., 0] - points[:, 0], near[..., 1] - points[:, 1]) - points[:, 2]
    own = away[:, index].copy()
    away[:, index] = np.inf
    found: Flags = away.min(axis=1) < own
    return found


def _between(label: Label, boxes: Boxes, others: Boxes) -> Flags:
    """Return for which rectangles something stands between them and their point."""
    if not len(others):
        return np.zeros(len(boxes), dtype=np.bool_)
    here = np.array([label.x, label.y])
    near = np.clip(here, boxes[:, :2], boxes[:, 2:])
    low, high = np.minimum(here, near), np.maximum(here, near)
    # most of what stands is far from the way; only the rest is looked at point by point
    beside = (low[:, None] <= others[:, 2:]) & (high[:, None] >= others[:, :2])
    rows, stands = np.nonzero(np.all(beside, axis=-1))
    way = here + _SAMPLES[:, None, None] * (near[rows] - here)
    inside = (way >= others[stands, :2]) & (way <= others[stands, 2:])
    found = np.zeros(len(boxes), dtype=np.bool_)
    found[rows[inside.all(axis=-1).any(axis=0)]] = True
    return found


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
