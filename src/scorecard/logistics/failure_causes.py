"""What keeps orders from being perfect, the most frequent cause first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from scorecard._result import Result
from scorecard._table import Cell, Column, Table, format_number
from scorecard._text import LocalText
from scorecard.logistics.figure_kinds import failure_name
from scorecard.logistics.order_counts import CellCounts
from scorecard.logistics.pattern_rates import bits_of

if TYPE_CHECKING:
    from scorecard.plots.paretos import FailurePlots

__all__ = ["SEVERAL", "CauseRow", "FailureCauses", "ParetoRow", "failure_causes"]

Ints = NDArray[np.int64]

SEVERAL = "several"
"""Cause of orders that fail more than one condition."""


@dataclass(frozen=True, slots=True)
class CauseRow:
    """How many orders fail one condition.

    Attributes
    ----------
    condition : str
        The condition.
    failed : int
        Orders that fail it, whatever else they fail.
    only : int
        Orders that fail nothing else, as far as is known.
    share : float or None
        `failed` over all orders that fail anything.
    gain : float or None
        `only` over all orders: what the rate of perfect orders would win if this failure alone were cured.
    """

    condition: str
    failed: int
    only: int
    share: float | None
    gain: float | None


@dataclass(frozen=True, slots=True)
class ParetoRow:
    """Orders that fail for one cause; every failed order is in one row.

    Attributes
    ----------
    cause : str
        The one condition that they fail, or ``several``.
    orders : int
        How many.
    share, cumulative : float
        Share of all failed orders, of this row and up to this row.
    """

    cause: str
    orders: int
    share: float
    cumulative: float


@dataclass(frozen=True, slots=True)
class FailureCauses(Result):
    """What keeps orders from being perfect.

    Attributes
    ----------
    components : tuple of str
        Conditions of a perfect order.
    group, period : str or None
        Whose orders; None for all together.
    n : int
        Orders that fail at least one condition, or are known to meet all.
    failed : int
        Of these, orders that fail at least one.
    left_out : int
        Orders that fail nothing that is known, and are not known on all conditions.
    rows : tuple of CauseRow
        One a condition, the most failed first.
    pareto : tuple of ParetoRow
        One a cause, the most frequent first, orders that fail several in a row of their own.
    """

    components: tuple[str, ...]
    group: str | None
    period: str | None
    n: int
    failed: int
    left_out: int
    rows: tuple[CauseRow, ...]
    pareto: tuple[ParetoRow, ...]

    @property
    def plot(self) -> FailurePlots:
        """Charts of the causes."""
        from scorecard.plots.paretos import FailurePlots

        return FailurePlots(self)

    def table(self) -> Table:
        """Return the causes, the most frequent first.

        Returns
        -------
        Table
            One row a cause, with the cumulative share, and how many orders fail it alone or beside others.
        """
        any_failure = {row.condition: row for row in self.rows}
        rows = tuple(_pareto_cells(row, any_failure.get(row.cause)) for row in self.pareto)
        rest = [row for row in self.rows if row.failed and row.condition not in {p.cause for p in self.pareto}]
        rows += tuple((failure_name(r.condition), 0, 0.0, 1.0, r.failed, r.gain) for r in rest)
        counts = {"n": self.n, "failed": self.failed, "left": self.left_out}
        notes = (_BASE.fill({name: format_number(count, 0) for name, count in counts.items()}),)
        return Table(_COLUMNS, rows, _TITLE, notes)


def failure_causes(cell: CellCounts, components: Sequence[str]) -> FailureCauses:
    """Count why orders are not perfect.

    Parameters
    ----------
    cell : CellCounts
        The counts.
    components : sequence of str
        Conditions of a perfect order.

    Returns
    -------
    FailureCauses
        Over the orders that could be judged; causes of equal counts stand in
        the order of the conditions.

    Examples
    --------
    >>> import numpy as np
    >>> known, met, counts = np.array([3, 3, 3]), np.array([3, 1, 0]), np.array([7, 2, 1])
    >>> from scorecard.logistics.order_counts import PatternCounts
    >>> patterns = PatternCounts(("on_time", "in_full"), known, met, counts)
    >>> cell = CellCounts(None, None, lines=10, orders=10, customers=0, line_patterns=patterns, order_patterns=patterns)
    >>> [(row.cause, row.orders, row.cumulative) for row in failure_causes(cell, ("on_time", "in_full")).pareto]
    [('in_full', 2, 0.6666666666666666), ('several', 1, 1.0)]
    """
    bits = {condition: bits_of(cell.order_patterns, (condition,)) for condition in components}
    masks = {condition: bit for condition, bit in bits.items() if bit is not None}
    any_failed, only, several, n = dict.fromkeys(components, 0), dict.fromkeys(components, 0), 0, 0
    if masks and len(masks) == len(components):
        need = sum(masks.values())
        patterns = zip(*(part.tolist() for part in _arrays(cell)), strict=True)
        for known, met, count in patterns:
            missed = [condition for condition, bit in masks.items() if known & bit and not met & bit]
            n += count if missed or known & need == need else 0
            for condition in missed:
                any_failed[condition] += count
            if len(missed) == 1:
                only[missed[0]] += count
            elif missed:
                several += count
    failed = sum(only.values()) + several
    rows = tuple(_cause_row(c, any_failed[c], only[c], failed, n) for c in components)
    rows = tuple(sorted(rows, key=lambda row: -row.failed))
    return FailureCauses(
        tuple(components), cell.group, cell.period, n, failed, cell.orders - n, rows, _pareto(only, several, failed)
    )


def _arrays(cell: CellCounts) -> tuple[Ints, Ints, Ints]:
    """Return the patterns of the orders of a cell."""
    patterns = cell.order_patterns
    return patterns.known, patterns.met, patterns.counts


def _cause_row(condition: str, failed: int, only: int, all_failed: int, n: int) -> CauseRow:
    """Return one condition with its shares."""
    share = failed / all_failed if all_failed else None
    return CauseRow(condition, failed, only, share, only / n if n else None)


def _pareto(only: dict[str, int], several: int, failed: int) -> tuple[ParetoRow, ...]:
    """Return the causes, each failed order in one of them, the most frequent first."""
    counts = sorted([*only.items(), (SEVERAL, several)], key=lambda item: -item[1])
    rows: list[ParetoRow] = []
    so_far = 0
    for cause, count in counts:
        if count:
            so_far += count
            rows.append(ParetoRow(cause, count, count / failed, so_far / failed))
    return tuple(rows)


def _pareto_cells(row: ParetoRow, cause: CauseRow | None) -> tuple[Cell, ...]:
    """Return one cause as a row of the table."""
    name = _SEVERAL if cause is None else failure_name(row.cause)
    rest = (None, None) if cause is None else (cause.failed, cause.gain)
    return (name, row.orders, row.share, row.cumulative, *rest)


_TITLE = LocalText(en="Why orders are not perfect", zh="订单未达完美的原因")
_SEVERAL = LocalText(en="Several causes", zh="多项原因")
_BASE = LocalText(
    en="{failed} of {n} orders fail at least one condition; orders that could not be judged: {left}.",
    zh="{n} 个订单中有 {failed} 个至少一项条件未满足；无法判断的订单：{left} 个。",
)
_COLUMNS: tuple[Column, ...] = (
    Column("cause", LocalText(en="Cause", zh="原因")),
    Column("orders", LocalText(en="Orders that fail nothing else", zh="仅此一项的订单"), "integer"),
    Column("share", LocalText(en="Share of failed", zh="占失误订单"), "percent", 1),
    Column("cumulative", LocalText(en="Cumulative", zh="累计占比"), "percent", 1),
    Column("failed", LocalText(en="Orders that fail it at all", zh="涉及此项的订单"), "integer"),
    Column("gain", LocalText(en="Gain if cured", zh="消除后提升"), "percent", 1),
)
