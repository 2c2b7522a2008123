"""Work that a second thread does: in the order in which it was handed over, or together with the first one."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import Literal, TypeVar, cast

__all__ = ["Beside", "Shared"]

R = TypeVar("R")
T = TypeVar("T")


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


class Shared:
    """Run tasks that do not depend on each other on two threads, of which the caller is one, or at once.

    The caller takes part while too many tasks wait, and at the end. Tasks may hand over further ones.
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
    >>> shared = Shared(threads=2)
    >>> for number in shared.prepared(iter(range(5))):
    ...     shared.run(lambda n=number: found.append(n))
    >>> shared.wait()
    >>> sorted(found)
    [0, 1, 2, 3, 4]
    """

    def __init__(self, *, threads: Literal[1, 2], ahead: int = 2) -> None:
        self._ahead = ahead
        self._pool = ThreadPoolExecutor(max_workers=1) if threads > 1 else None
        self._waiting: deque[tuple[Future[None], Callable[[], None]]] = deque()

    def run(self, task: Callable[[], None]) -> None:
        """Take a task, and see to others while too many have not been done yet."""
        self.hand_over(task)
        self._forget_done()
        while len(self._waiting) > self._ahead:
            self._settle()

    def hand_over(self, task: Callable[[], None]) -> None:
        """Take a task, however many wait; tasks hand over others with it."""
        future = self._begun(task)
        if future is None:
            task()
        else:
            self._waiting.append((future, task))

    def wait(self) -> None:
        """Take part until every task is done; raise what one of them raised."""
        while self._waiting:
            self._settle()

    def prepared(self, items: Iterator[T]) -> Generator[T, None, None]:
        """Yield items; while one of them is used, the other thread makes the next one if it has nothing else to do.

        Where it is closed, nothing is made any more. Left open, it may be closed by whichever thread collects what
        nobody needs, and that may be the one that makes the next item: it must not wait for itself.
        """
        end = object()
        user = threading.get_ident()
        future = self._begun(partial(next, items, end))
        try:
            while True:
                item = next(items, end) if future is None or future.cancel() else future.result()
                if item is end:
                    return
                future = self._begun(partial(next, items, end))
                yield cast("T", item)
        finally:
            if future is not None and not future.cancel() and threading.get_ident() == user:
                future.exception()
            future = None  # what it raised holds this frame, and all that was read with it

    def _begun(self, task: Callable[[], R]) -> Future[R] | None:
        """Return what will come of a task of the other thread; None if there is no other."""
        try:
            return None if self._pool is None else self._pool.submit(task)
        except RuntimeError:  # no thread can be started, or the process is ending: then one has to do
            self._pool = None
            return None

    def _settle(self) -> None:
        """See to it that one task is done; raise what it raised.

        Tasks are begun one after the other, so that the newest of those that wait is the last to be begun.
        """
        future, task = self._waiting.pop()
        try:
            if future.cancel():
                task()
            else:
                future.result()
        finally:
            del future  # what it raised holds this frame, and all that was counted with it
        self._forget_done()

    def _forget_done(self) -> None:
        """Let go of the oldest tasks that are done, and of what they hold; raise what one of them raised."""
        while self._waiting and self._waiting[0][0].done():
            self._waiting.popleft()[0].result()
