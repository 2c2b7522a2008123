"""Work that a second thread does, in the order in which it was handed over."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Literal

__all__ = ["Beside"]


class Beside:
    """Run tasks beside the thread that hands them over, or at once.

    What tasks change must not be looked at before `wait` returns.

    Parameters
    ----------
    threads : {1, 2}
        1 runs each task at once.
    ahead : int
        How many tasks may wait.

    Examples
    --------
    >>> found = []
    >>> beside = Beside(threads=2)
    >>> for number in range(5):
    ...     beside.run(lambda n=number: found.append(n))
    >>> beside.wait()
    >>> found
    [0, 1, 2, 3, 4]
    """

    def __init__(self, *, threads: Literal[1, 2], ahead: int = 1) -> None:
        self._ahead = ahead
        self._pool = ThreadPoolExecutor(max_workers=1) if threads > 1 else None
        self._waiting: deque[Future[None]] = deque()

    def run(self, task: Callable[[], None]) -> None:
        """Take a task; wait while too many have not been done yet."""
        if self._pool is None:
            task()
            return
        try:
            self._waiting.append(self._pool.submit(task))
        except RuntimeError:  # no thread can be started, or the process is ending: then one has to do
            self.wait()
            self._pool = None
            task()
            return
        while len(self._waiting) > self._ahead:
            self._waiting.popleft().result()

    def wait(self) -> None:
        """Wait until every task is done; raise what one of them raised."""
        while self._waiting:
            self._waiting.popleft().result()
