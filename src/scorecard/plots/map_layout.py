"""Layout of a strategy map: where boxes stand in their rows, and which way links take between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scorecard.plots.map_orders import Net, Node, best_orders, split_rows

__all__ = ["Layout", "Route", "isotonic", "layout_map"]

_SETTLING = 48
_DUMMY_WEIGHT = 4.0
_CENTRING = 0.15


@dataclass(frozen=True, slots=True)
class Route:
    """The way of one link.

    Attributes
    ----------
    source, target : str
        Boxes at its ends.
    stops : tuple of (int, float)
        Row and x of each place it passes between its ends; empty for neighbours.
    start, end : float
        x where it leaves the source and reaches the target.
    within_row : bool
        Whether both ends stand in the same row, so that it takes an arc above it.
    """

    source: str
    target: str
    stops: tuple[tuple[int, float], ...]
    start: float
    end: float
    within_row: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """Places of boxes and links.

    Attributes
    ----------
    rows : tuple of tuple of str
        Boxes by row, top row first, from left to right.
    groups : tuple of int
        For each row, the position of the group (perspective) it belongs to.
    x : mapping of str to float
        Middle of each box.
    box_width : float
        Width of every box.
    routes : tuple of Route
        The links, in the order given.
    crossings : int
        How many pairs of links cross between rows.
    """

    rows: tuple[tuple[str, ...], ...]
    groups: tuple[int, ...]
    x: Mapping[str, float]
    box_width: float
    routes: tuple[Route, ...]
    crossings: int


def layout_map(
    groups: Sequence[Sequence[str]],
    links: Sequence[tuple[str, str]],
    *,
    width: float,
    gap: float = 9.0,
    lane: float = 10.0,
    widest: float = 112.0,
) -> Layout:
    """Lay out boxes in fixed rows with few crossings, so that no link crosses a box.

    Parameters
    ----------
    groups : sequence of sequence of str
        Boxes by perspective, top perspective first.
    links : sequence of (str, str)
        Cause and effect.
    width : float
        Room from left to right.
    gap : float
        Least room between boxes.
    lane : float
        Room that a link takes when it passes a row.
    widest : float
        Greatest width of a box.

    Returns
    -------
    Layout
        Places; the same input always gives the same.

    Notes
    -----
    Sugiyama's scheme with fixed layers: a link that passes a row gets a place of its own there; orders
    come from barycentre sweeps and swaps of neighbours, where a swap recounts only the pair swapped;
    some restarts from fixed random orders, and the fewest crossings win. x is the repeated average of
    the neighbours, projected onto "distance at least" by isotonic regression (pool adjacent violators).

    References
    ----------
    Sugiyama, Tagawa & Toda (1981), Methods for visual understanding of hierarchical system structures.
    IEEE Transactions on Systems, Man and Cybernetics 11(2).

    Examples
    --------
    >>> made = layout_map(
    ...     [["profit"], ["trust", "speed"], ["skill"]], [("skill", "profit"), ("speed", "profit")], width=300
    ... )
    >>> made.crossings, made.rows[1]
    (0, ('trust', 'speed'))
    """
    rows, owners = split_rows(groups, links)
    net = Net.build(rows, links)
    orders, crossings = best_orders(net)
    box_width = _box_width(orders, width, gap=gap, lane=lane, widest=widest)
    x = _coordinates(net, orders, width, box=box_width, gap=gap, lane=lane)
    routes = _routes(net, links, x, box_width)
    boxes = tuple(tuple(node for node in order if isinstance(node, str)) for order in orders)
    return Layout(boxes, owners, {n: v for n, v in x.items() if isinstance(n, str)}, box_width, routes, crossings)


def _box_width(orders: Sequence[Sequence[Node]], width: float, *, gap: float, lane: float, widest: float) -> float:
    """Return the width of a box that lets the fullest row fit."""
    room = widest
    for order in orders:
        boxes = sum(isinstance(node, str) for node in order)
        if boxes:
            spent = gap * boxes + lane * (len(order) - boxes)
            room = min(room, (width - spent) / boxes)
    return max(room, 1.0)


def _coordinates(
    net: Net, orders: Sequence[Sequence[Node]], width: float, *, box: float, gap: float, lane: float
) -> dict[Node, float]:
    """Return x of every node: near its neighbours, in order, and apart."""
    x: dict[Node, float] = {}
    packed: list[tuple[NDArray[np.float64], float]] = []
    for order in orders:
        sizes = np.array([box + gap if isinstance(node, str) else lane for node in order])
        middles = np.cumsum(sizes) - sizes / 2
        spare = max(0.0, width - float(sizes.sum()))
        packed.append((middles, spare))
        x.update({node: spare / 2 + float(m) for node, m in zip(order, middles, strict=True)})
    for turn in range(_SETTLING):
        sequence = range(len(orders)) if turn % 2 else range(len(orders) - 1, -1, -1)
        for row in sequence:
            _settle(net, orders[row], packed[row], x, width / 2)
    return x


def _settle(
    net: Net, order: Sequence[Node], packed: tuple[NDArray[np.float64], float], x: dict[Node, float], centre: float
) -> None:
    """Move the nodes of one row towards the average of their neighbours, keeping order and distance."""
    wanted: list[float] = []
    weight: list[float] = []
    for node in order:
        pulls = [(_CENTRING, centre)] if isinstance(node, str) else []
        for other in (*net.up[node], *net.down[node]):
            straight = not isinstance(node, str) and not isinstance(other, str)
            pulls.append((_DUMMY_WEIGHT if straight else 1.0, x[other]))
        total = sum(pull for pull, _ in pulls)
        wanted.append(sum(pull * place for pull, place in pulls) / total)
        weight.append(total)
    middles, spare = packed
    shifts = np.clip(isotonic(np.array(wanted) - middles, np.array(weight)), 0.0, spare)
    for node, shift, middle in zip(order, shifts, middles, strict=True):
        x[node] = float(shift + middle)


def isotonic(values: NDArray[np.float64], weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the nearest non-decreasing sequence by weighted least squares (pool adjacent violators).

    Parameters
    ----------
    values, weights : ndarray, shape (n,)
        The sequence and its positive weights.

    Returns
    -------
    ndarray, shape (n,)
        The fitted sequence.

    Examples
    --------
    >>> isotonic(np.array([1.0, 3.0, 2.0]), np.ones(3)).tolist()
    [1.0, 2.5, 2.5]
    """
    blocks: list[tuple[float, float, int]] = []
    for value, weight in zip(values, weights, strict=True):
        mean, mass, count = float(value), float(weight), 1
        while blocks and blocks[-1][0] >= mean:
            before, heavy, many = blocks.pop()
            mean = (mean * mass + before * heavy) / (mass + heavy)
            mass += heavy
            count += many
        blocks.append((mean, mass, count))
    return np.repeat([mean for mean, _, _ in blocks], [count for _, _, count in blocks])


def _routes(net: Net, links: Sequence[tuple[str, str]], x: Mapping[Node, float], box: float) -> tuple[Route, ...]:
    """Return the way of every link, with the places where it leaves and reaches its boxes."""
    ports: dict[tuple[str, str], list[tuple[float, int, bool]]] = {}
    level = {node: number for number, row in enumerate(net.rows) for node in row}
    for number, chain in enumerate(net.chains):
        source, target = links[number]
        beside = level[source] == level[target]
        for end, next_stop, leaving in ((source, chain[1], True), (target, chain[-2], False)):
            edge = "top" if beside or level[next_stop] < level[end] else "bottom"
            ports.setdefault((end, edge), []).append((x[next_stop], number, leaving))
    place: dict[tuple[int, bool], float] = {}
    for (node, _), ends in ports.items():
        step = min(box * 0.62 / len(ends), 15.0)
        for i, (_, number, leaving) in enumerate(sorted(ends)):
            place[number, leaving] = x[node] + (i - (len(ends) - 1) / 2) * step
    return tuple(
        Route(
            source,
            target,
            tuple((level[stop], x[stop]) for stop in net.chains[number][1:-1]),
            place[number, True],
            place[number, False],
            level[source] == level[target],
        )
        for number, (source, target) in enumerate(links)
    )
