"""When something about a complaint happened, as exactly as its source tells it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scorecard.logistics.complaint_log import NO_TIME
from scorecard.logistics.zone_clock import zone_clock

__all__ = ["Moment", "moments_of"]


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment, and the times at which it may have been.

    Attributes
    ----------
    name : str
        Its column.
    local : int
        Minutes since 1970-01-01 on the clock of the log; `NO_TIME` where it is not known.
    early, late : int
        First and last minute in UTC, or on that clock where nobody tells its zone. They differ where a time comes
        twice, or never, because the clock was changed, and no offset tells more.
    repeated : bool
        Whether its time comes twice and no offset tells which of the two it is.
    second : bool
        Whether an offset tells that it is the second.
    """

    name: str
    local: int
    early: int
    late: int
    repeated: bool = False
    second: bool = False

    @property
    def skipped(self) -> bool:
        """Whether no clock of the zone ever showed its time."""
        return self.early != self.late and not self.repeated


def moments_of(
    name: str, local: Sequence[int], exact: Sequence[int], *, zone: str | None, days_only: bool
) -> list[Moment]:
    """Return the moments of a column.

    Parameters
    ----------
    name : str
        The column.
    local : sequence of int
        Minutes on the clock of the log; `NO_TIME` where not known.
    exact : sequence of int
        The same in UTC, `NO_TIME` where no offset tells it.
    zone : str or None
        Zone of the clock.
    days_only : bool
        Whether the column holds days, whose midnight is no time.

    Returns
    -------
    list of Moment
        One for each.
    """
    if zone is None:
        return [Moment(name, at, at, at) for at in local]
    clock = zone_clock(zone)
    shown, told = np.array(local, dtype=np.int64), np.array(exact, dtype=np.int64)
    there = shown != NO_TIME
    safe = np.where(there, shown, 0)
    first, skipped, twice = clock.utc(safe)
    last = clock.utc(safe, second=True)[0]
    early = np.where(skipped, first - (clock.local(first) - safe), first)
    known = told != NO_TIME
    second = known & twice & (told != first)
    bounds: list[NDArray[np.int64]] = [
        np.where(there, np.where(known, told, bound), NO_TIME) for bound in (early, last)
    ]
    repeated = there & twice & ~known & (not days_only)
    columns = (bounds[0], bounds[1], repeated, second)
    return [Moment(name, *parts) for parts in zip(local, *(column.tolist() for column in columns), strict=True)]
