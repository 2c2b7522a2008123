"""Local time of a zone and back, for whole columns of stamps."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

__all__ = ["FIRST_MINUTE", "LAST_MINUTE", "ZoneClock", "zone_clock"]

Stamps = NDArray[np.int64]

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_FIRST, _LAST = datetime(1900, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)
_STEP = 14
"""Days between two looks at the clock; no zone has changed it twice in so short a time since 1970."""

FIRST_MINUTE = int((_FIRST - _EPOCH).total_seconds()) // 60
LAST_MINUTE = int((_LAST - _EPOCH).total_seconds()) // 60
"""Stamps that are read lie from 1900 up to before 2200."""


class ZoneClock:
    """The clock of a zone from 1900 to 2200, in whole minutes since 1970-01-01.

    Parameters
    ----------
    zone : str or None
        Name of the zone; UTC when None.

    Examples
    --------
    >>> clock = ZoneClock("Asia/Shanghai")
    >>> clock.local(np.array([0])).tolist(), clock.utc(np.array([480]))[0].tolist()
    ([480], [0])
    """

    def __init__(self, zone: str | None) -> None:
        changes = [] if zone is None else _changes(ZoneInfo(zone))
        self._starts: Stamps = np.array([change for change, _ in changes], dtype=np.int64)
        self._offsets: Stamps = np.array([0] if zone is None else [offset for _, offset in changes], dtype=np.int64)
        self._fixed = int(self._offsets[0]) if len(self._offsets) == 1 else None

    @property
    def is_utc(self) -> bool:
        """Whether local time is UTC throughout."""
        return self._fixed == 0

    def local(self, utc: Stamps) -> Stamps:
        """Return the local time of stamps in UTC."""
        if self._fixed is not None:
            return utc if self._fixed == 0 else utc + self._fixed
        return utc + self._offsets[np.searchsorted(self._starts, utc, side="right") - 1]

    def utc(self, local: Stamps, *, second: bool = False) -> tuple[Stamps, NDArray[np.bool_], NDArray[np.bool_]]:
        """Return stamps of local time in UTC.

        Parameters
        ----------
        local : (n,) int array
            Local times.
        second : bool
            Whether a time that comes twice is its second coming.

        Returns
        -------
        tuple of (n,) int array, (n,) bool array, (n,) bool array
            The stamps, a time that was skipped moved on by what was skipped; which of them were
            skipped; and which come twice.
        """
        none = np.zeros(len(local), dtype=bool)
        if self._fixed is not None:
            return local - self._fixed, none, none
        # the clock before and after the change that may lie near
        before = self._offsets[np.maximum(np.searchsorted(self._starts, local - 1440, side="right") - 1, 0)]
        after = self._offsets[np.searchsorted(self._starts, local + 1440, side="right") - 1]
        early, late = local - before, local - after
        fits_early, fits_late = self.local(early) == local, self.local(late) == local
        skipped = ~fits_early & ~fits_late
        twice = fits_early & fits_late & (early != late)
        chosen = np.where(fits_early & ~(twice & second), early, np.where(fits_late, late, early))
        return chosen, skipped, twice


def _changes(zone: ZoneInfo) -> list[tuple[int, int]]:
    """Return when the clock of a zone changes, in UTC, and its offset from then on."""
    found: list[tuple[int, int]] = []
    moment = _FIRST
    offset = _offset(zone, moment)
    found.append((FIRST_MINUTE - 3000, offset))
    while moment < _LAST:
        following = moment + timedelta(days=_STEP)
        if _offset(zone, following) != offset:
            low, high = moment, following
            while high - low > timedelta(minutes=1):
                middle = low + timedelta(minutes=int((high - low).total_seconds()) // 120)
                low, high = (middle, high) if _offset(zone, middle) == offset else (low, middle)
            offset = _offset(zone, following)
            found.append((int((high - _EPOCH).total_seconds()) // 60, offset))
        moment = following
    return found


def _offset(zone: ZoneInfo, moment: datetime) -> int:
    """Return the offset of a zone at a moment, in the nearest whole minutes; local mean times have seconds."""
    offset = moment.astimezone(zone).utcoffset()
    return 0 if offset is None else (offset + timedelta(seconds=30)) // timedelta(minutes=1)


@lru_cache(maxsize=16)
def zone_clock(zone: str | None) -> ZoneClock:
    """Return the clock of a zone, which is looked up once."""
    return ZoneClock(zone)
