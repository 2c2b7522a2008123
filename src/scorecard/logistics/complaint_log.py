"""Complaints as they were recorded, with what was found wrong in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from scorecard._result import Provenance, Result
from scorecard._table import Column, Table
from scorecard._text import LocalText
from scorecard.logistics.zone_clock import zone_clock

__all__ = ["MOMENTS", "NO_TIME", "UNKNOWN", "ComplaintIssue", "ComplaintLog", "stand_at_midnight"]

NO_TIME = int(np.iinfo(np.int64).min)
"""Stands for a moment that is not known."""

UNKNOWN = -1
"""Stands for neither yes (1) nor no (0)."""

MOMENTS = ("opened_at", "answered_at", "solved_at")
"""The moments of a complaint."""

Ints = NDArray[np.int64]

_DAY = 1440


def stand_at_midnight(moments: Ints) -> bool:
    """Return whether moments are days without hours, as far as they are known."""
    return bool((moments[moments != NO_TIME] % _DAY == 0).all())


@dataclass(frozen=True, slots=True)
class ComplaintIssue:
    """One kind of flaw in a complaints log, and what was done about it.

    Attributes
    ----------
    rule : str
        Name of the rule.
    label : LocalText
        What is wrong.
    count : int
        Complaints with this flaw.
    examples : tuple of str
        Ids of the first of them, in the order of the file.
    treatment : LocalText
        What was done.
    """

    rule: str
    label: LocalText
    count: int
    examples: tuple[str, ...]
    treatment: LocalText


@dataclass(frozen=True, slots=True, eq=False)
class ComplaintLog(Result):
    """The complaints of a log, one place an usable complaint.

    Attributes
    ----------
    complaint : tuple of str
        Ids, each once.
    customer, order, cause : tuple of (str or None)
        Whose complaint, about which order, for which cause.
    opened_at, answered_at, solved_at : (n,) int64 array
        Minutes since 1970-01-01 on the clock of the log's zone; `NO_TIME` where not known or not believable.
    solved, stayed : (n,) int8 array
        1 yes, 0 no, −1 unknown.
    compensation : (n,) float array
        What was paid; NaN where not known.
    issues : tuple of ComplaintIssue
        What was wrong and what was done, rules without a case included.
    rows_read : int
        Rows of the source.
    provenance : Provenance or None
        Where the log came from.
    orders : int or None
        How many orders there are, complained of or not; None where nobody told.
    zone : str or None
        Zone of the clock, whose changes are taken into account where hours are counted; None where nobody told.
    later : (3, n) bool array or None
        Which of the moments of opening, answer and solving are the second coming of a time that comes twice when the
        clock is turned back; None where none is.
    """

    complaint: tuple[str, ...]
    customer: tuple[str | None, ...]
    order: tuple[str | None, ...]
    cause: tuple[str | None, ...]
    opened_at: Ints
    answered_at: Ints
    solved_at: Ints
    solved: NDArray[np.int8]
    stayed: NDArray[np.int8]
    compensation: NDArray[np.float64]
    issues: tuple[ComplaintIssue, ...]
    rows_read: int
    provenance: Provenance | None = None
    orders: int | None = None
    zone: str | None = None
    later: NDArray[np.bool_] | None = None

    @property
    def n(self) -> int:
        """Number of usable complaints."""
        return len(self.complaint)

    @property
    def days_only(self) -> frozenset[str]:
        """Columns of moments that hold days without hours: every moment of them stands at midnight."""
        return frozenset(name for name in MOMENTS if stand_at_midnight(getattr(self, name)))

    def even(self, name: Literal["opened_at", "answered_at", "solved_at"]) -> Ints:
        """Return moments on a clock that nobody changes: in UTC where the log tells its zone, else as they are.

        Parameters
        ----------
        name : {"opened_at", "answered_at", "solved_at"}
            Which moments.

        Returns
        -------
        (n,) int64 array
            Minutes since 1970-01-01; `NO_TIME` where not known.
        """
        local: Ints = getattr(self, name)
        there = local != NO_TIME
        if self.zone is None or not there.any():
            return local
        clock, turned = zone_clock(self.zone), local.astype(np.int64)
        second = np.zeros(self.n, dtype=np.bool_) if self.later is None else self.later[MOMENTS.index(name)]
        for which, is_second in ((there & ~second, False), (there & second, True)):
            turned[which] = clock.utc(local[which], second=is_second)[0]
        return turned

    def table(self) -> Table:
        """Return what was wrong with the log, one row a rule.

        Returns
        -------
        Table
            Counts, examples and treatments; rules without a case are listed with 0.
        """
        rows = tuple((i.label, i.count, ", ".join(i.examples) or None, i.treatment) for i in self.issues)
        note = _ROWS.fill({"rows": self.rows_read, "n": self.n})
        return Table(_COLUMNS, rows, title=_TITLE, notes=(note,))


_TITLE = LocalText(en="Quality of the complaints log", zh="投诉记录的数据质量")
_ROWS = LocalText(en="{rows} rows were read, {n} complaints are used.", zh="共读取 {rows} 行，使用 {n} 件投诉。")
_COLUMNS = (
    Column("rule", LocalText(en="What was found", zh="发现的问题")),
    Column("count", LocalText(en="Complaints", zh="投诉数"), "integer"),
    Column("examples", LocalText(en="Such as", zh="示例")),
    Column("treatment", LocalText(en="What was done", zh="处理方式")),
)
