"""Order of boxes in the rows of a strategy map: as few crossings as can be found."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil

import numpy as np

__all__ = ["Net", "Node", "best_orders", "split_rows"]

ROW_LIMIT = 5
"""Most boxes that stand side by side; a fuller row is split into staggered rows."""

_SEED = 20260
_SWEEPS = 8
_RESTARTS = 50
_FEWEST = 12
_EFFORT = 2400
_PATIENCE = 3

Dummy = tuple[int, int]
"""Place of link number i in row r."""
Node = str | Dummy


@dataclass(slots=True)
class Net:
    """Boxes and places of passing links by row, with their neighbours in the rows above and below."""

    rows: list[list[Node]]
    up: dict[Node, list[Node]]
    down: dict[Node, list[Node]]
    beside: list[tuple[str, str]]
    chains: list[list[Node]]

    @classmethod
    def build(cls, rows: Sequence[Sequence[str]], links: Sequence[tuple[str, str]]) -> Net:
        """Thread every link through the rows it passes."""
        level = {node: number for number, row in enumerate(rows) for node in row}
        net = cls([list(row) for row in rows], {}, {}, [], [])
        for node in level:
            net.up[node], net.down[node] = [], []
        for number, (source, target) in enumerate(links):
            low, high = (source, target) if level[source] > level[target] else (target, source)
            chain: list[Node] = [low]
            if level[low] == level[high]:
                net.beside.append((source, target))
                net.chains.append([source, target])
                continue
            for row in range(level[low] - 1, level[high], -1):
                dummy = (number, row)
                net.rows[row].append(dummy)
                net.up[dummy], net.down[dummy] = [], []
                chain.append(dummy)
            chain.append(high)
            for below, above in pairwise(chain):
                net.up[below].append(above)
                net.down[above].append(below)
            net.chains.append(chain if low == source else chain[::-1])
        return net


def split_rows(
    groups: Sequence[Sequence[str]], links: Sequence[tuple[str, str]]
) -> tuple[list[list[str]], tuple[int, ...]]:
    """Return the rows, fuller groups split into rows of about equal length, and the group of each row."""
    rows: list[list[str]] = []
    owners: list[int] = []
    place = {node: number for number, group in enumerate(groups) for node in group}
    for number, group in enumerate(groups):
        parts = max(1, ceil(len(group) / ROW_LIMIT))
        ordered = list(group) if parts == 1 else _by_height(group, links, place)
        length, longer = divmod(len(ordered), parts)
        start = 0
        for part in range(parts):
            end = start + length + (1 if part < longer else 0)
            chosen = set(ordered[start:end])
            rows.append([node for node in group if node in chosen])
            owners.append(number)
            start = end
    return rows, tuple(owners)


def _by_height(group: Sequence[str], links: Sequence[tuple[str, str]], place: Mapping[str, int]) -> list[str]:
    """Return the boxes of a full group, those that belong in its upper row first.

    Effects within the group stand above their causes; then boxes with more links to the rows above.
    """
    inside = set(group)
    depth = dict.fromkeys(group, 0)
    for _ in group:
        for cause, effect in links:
            if cause in inside and effect in inside and depth[effect] <= depth[cause] < len(group):
                depth[effect] = depth[cause] + 1
    pull = dict.fromkeys(group, 0)
    for cause, effect in links:
        for node, other in ((cause, effect), (effect, cause)):
            if node in inside and other not in inside:
                pull[node] += 1 if place[other] < place[node] else -1
    order = {node: number for number, node in enumerate(group)}
    return sorted(group, key=lambda node: (-depth[node], -pull[node], order[node] % 2, order[node]))


def best_orders(net: Net) -> tuple[list[list[Node]], int]:
    """Return the order of every row with the fewest crossings found."""
    random = np.random.default_rng(_SEED)
    best = _improved(net, [list(row) for row in net.rows])
    fewest = _total(net, best)
    restarts = max(_FEWEST, min(_RESTARTS, _EFFORT // max(1, sum(len(row) for row in net.rows))))
    for _ in range(restarts):
        if fewest == 0:
            break
        start = [_shuffled(row, random) for row in net.rows]
        orders = _improved(net, start)
        crossings = _total(net, orders)
        if crossings < fewest:
            best, fewest = orders, crossings
    return best, fewest


def _shuffled(row: Sequence[Node], random: np.random.Generator) -> list[Node]:
    """Return a row in random order."""
    places: list[int] = random.permutation(len(row)).tolist()
    return [row[place] for place in places]


def _improved(net: Net, orders: list[list[Node]]) -> list[list[Node]]:
    """Return the orders after barycentre sweeps and swaps of neighbours."""
    position = {node: i for order in orders for i, node in enumerate(order)}
    best, fewest, stale = [list(order) for order in orders], _total(net, orders), 0
    for sweep in range(_SWEEPS):
        sequence = range(len(orders)) if sweep % 2 == 0 else range(len(orders) - 1, -1, -1)
        for row in sequence:
            near = net.up if sweep % 2 == 0 else net.down
            _sort_row(net, orders[row], near, position)
            _swap_row(net, orders[row], position)
        crossings = _total(net, orders)
        stale += 1
        if crossings < fewest:
            best, fewest, stale = [list(order) for order in orders], crossings, 0
        if fewest == 0 or stale == _PATIENCE:
            break
    return best


def _sort_row(net: Net, order: list[Node], near: Mapping[Node, list[Node]], position: dict[Node, int]) -> None:
    """Sort one row by the average place of the neighbours; boxes without any stay where they are."""
    weight = {
        node: sum(position[other] for other in near[node]) / len(near[node]) if near[node] else float(position[node])
        for node in order
    }
    for left, right in net.beside:
        if left in weight and right in weight:
            middle = (weight[left] + weight[right]) / 2
            weight[left] = (weight[left] + middle) / 2
            weight[right] = (weight[right] + middle) / 2
    order.sort(key=lambda node: weight[node])
    for i, node in enumerate(order):
        position[node] = i


def _swap_row(net: Net, order: list[Node], position: dict[Node, int]) -> None:
    """Swap neighbours of a row as long as that saves crossings; only the pair swapped is recounted."""
    above = {node: tuple(sorted(position[o] for o in net.up[node])) for node in order}
    below = {node: tuple(sorted(position[o] for o in net.down[node])) for node in order}
    moved = True
    while moved:
        moved = False
        for i in range(len(order) - 1):
            left, right = order[i], order[i + 1]
            now = _pair(above[left], above[right]) + _pair(below[left], below[right])
            then = _pair(above[right], above[left]) + _pair(below[right], below[left])
            if then < now:
                order[i], order[i + 1] = right, left
                moved = True
    for i, node in enumerate(order):
        position[node] = i


def _pair(left: tuple[int, ...], right: tuple[int, ...]) -> int:
    """Return how many links of two neighbouring nodes cross, by the places of their other ends."""
    if len(left) == 1 and len(right) == 1:
        return int(left[0] > right[0])
    return sum(bisect_left(right, end) for end in left)


def _total(net: Net, orders: Sequence[Sequence[Node]]) -> int:
    """Return the number of crossings between all rows."""
    position = {node: i for order in orders for i, node in enumerate(order)}
    crossings = 0
    for order in orders:
        seen: list[int] = []
        for node in order:
            ends = sorted(position[other] for other in net.up[node])
            crossings += sum(len(seen) - bisect_right(seen, end) for end in ends)
            seen = sorted(seen + ends)
    return crossings
