"""A bar on the terminal that tells how far a long count has come."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress

__all__ = ["row_progress"]

_PATIENCE = 2.0


@contextmanager
def row_progress(shown: bool | None, total: int | None) -> Generator[Callable[[int], None]]:
    """Give a function that is told how many more rows were counted.

    Parameters
    ----------
    shown : bool or None
        True: a bar at once; None: a bar once it has taken two seconds; False: none. Without a
        terminal there is never one.
    total : int or None
        Rows in all, where known.

    Yields
    ------
    callable
        Takes a number of rows.
    """
    if shown is False or not sys.stderr.isatty():
        yield lambda _rows: None
        return
    bar = _Bar(total, 0.0 if shown else _PATIENCE)
    try:
        yield bar.add
    finally:
        bar.close()


class _Bar:
    """A bar that appears after a while."""

    def __init__(self, total: int | None, patience: float) -> None:
        self._total, self._patience = total, patience
        self._started = time.monotonic()
        self._rows = 0
        self._bar: Progress | None = None

    def add(self, rows: int) -> None:
        """Count more rows."""
        self._rows += rows
        if self._bar is None and time.monotonic() - self._started >= self._patience:
            self._bar = self._open()
        if self._bar is not None:
            self._bar.update(self._bar.task_ids[0], completed=self._rows)

    def _open(self) -> Progress:
        """Return a bar on the error output, so that results can be piped."""
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        columns = (TextColumn("rows"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        bar = Progress(*columns, console=Console(stderr=True), transient=True)
        bar.add_task("rows", total=self._total)
        bar.start()
        return bar

    def close(self) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.stop()
