"""Tasks run in their order beside this thread, or on both, and their errors are raised."""

from __future__ import annotations

import contextlib
import gc
import subprocess
import sys
import threading
import time
import weakref
from collections.abc import Callable, Iterator
from functools import partial
from typing import Literal

import pytest

from scorecard.stats.beside import Beside, Shared


@pytest.mark.parametrize("threads", [1, 2])
def test_tasks_run_in_their_order(threads: Literal[1, 2]) -> None:
    found: list[int] = []
    beside = Beside(threads=threads)
    for number in range(20):
        beside.run(lambda n=number: found.append(n))  # type: ignore[misc]
    beside.wait()
    assert found == list(range(20))


@pytest.mark.parametrize(("threads", "same"), [(1, True), (2, False)])
def test_two_threads_are_two(threads: Literal[1, 2], same: bool) -> None:
    found: list[int] = []
    beside = Beside(threads=threads)
    beside.run(lambda: found.append(threading.get_ident()))
    beside.wait()
    assert (found == [threading.get_ident()]) is same


@pytest.mark.parametrize("threads", [1, 2])
def test_what_a_task_raises_is_raised(threads: Literal[1, 2]) -> None:
    def fail() -> None:
        raise ValueError("no")

    def all_of_them() -> None:
        beside = Beside(threads=threads)
        beside.run(fail)
        beside.wait()

    with pytest.raises(ValueError, match=r"^no$"):
        all_of_them()


def _wait_for(event: threading.Event) -> None:
    event.wait(10)


def test_no_more_tasks_wait_than_may() -> None:
    go = threading.Event()
    beside = Beside(threads=2, ahead=2)
    beside.run(partial(_wait_for, go))
    beside.run(lambda: None)
    done = threading.Event()

    def third() -> None:
        beside.run(lambda: None)
        done.set()

    thread = threading.Thread(target=third)
    thread.start()
    assert not done.wait(0.05)
    go.set()
    thread.join(10)
    assert done.is_set()
    beside.wait()


def test_where_no_thread_can_be_started_one_does_all(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_thread: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Thread, "start", refuse)
    found: list[int] = []
    beside = Beside(threads=2)
    for number in range(4):
        beside.run(partial(found.append, number))
    beside.wait()
    assert found == [0, 1, 2, 3]


@pytest.mark.parametrize("threads", [1, 2])
def test_shared_tasks_and_those_they_hand_over_are_all_done(threads: Literal[1, 2]) -> None:
    found: list[int] = []
    shared = Shared(threads=threads)

    def task(number: int) -> None:
        found.append(number)
        if number < 100:
            shared.hand_over(partial(task, number + 100))

    for number in range(30):
        shared.run(partial(task, number))
    shared.wait()
    assert sorted(found) == [*range(30), *range(100, 130)]


def test_the_caller_takes_part_while_the_other_thread_is_busy() -> None:
    go = threading.Event()
    who: list[int] = []
    shared = Shared(threads=2, ahead=1)
    shared.run(partial(_wait_for, go))
    for _ in range(3):
        shared.run(lambda: who.append(threading.get_ident()))
    assert who == [threading.get_ident()] * 3
    go.set()
    shared.wait()


@pytest.mark.parametrize("threads", [1, 2])
def test_what_a_shared_task_raises_is_raised_at_the_latest_at_the_end(threads: Literal[1, 2]) -> None:
    def fail() -> None:
        raise ValueError("no")

    def all_of_them() -> None:
        shared = Shared(threads=threads)
        for _ in range(3):
            shared.run(lambda: None)
        shared.run(fail)
        shared.wait()

    with pytest.raises(ValueError, match=r"^no$"):
        all_of_them()


def _numbers(made: list[int], *, last: int = 6) -> Iterator[int]:
    for number in range(last):
        made.append(number)
        yield number
    if last > 6:
        raise ValueError("no more")


@pytest.mark.parametrize("threads", [1, 2])
def test_items_are_prepared_in_their_order_one_ahead_at_most(threads: Literal[1, 2]) -> None:
    made: list[int] = []
    for seen, number in enumerate(Shared(threads=threads).prepared(_numbers(made))):
        assert seen == number
        assert len(made) <= seen + threads
    assert made == list(range(6))


@pytest.mark.parametrize("threads", [1, 2])
def test_an_item_that_cannot_be_made_is_told_after_those_before_it(threads: Literal[1, 2]) -> None:
    found: list[int] = []

    def all_of_them() -> None:
        found.extend(Shared(threads=threads).prepared(_numbers([], last=7)))

    with pytest.raises(ValueError, match=r"^no more$"):
        all_of_them()
    assert found == list(range(7))


@pytest.mark.parametrize("threads", [1, 2])
def test_nothing_is_made_any_more_once_nobody_asks(threads: Literal[1, 2]) -> None:
    made: list[int] = []
    items = Shared(threads=threads).prepared(_numbers(made))
    assert next(items) == 0
    items.close()
    before = len(made)
    assert before <= 2
    threading.Event().wait(0.02)
    assert len(made) == before


def test_where_no_thread_can_be_started_one_shares_with_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_thread: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Thread, "start", refuse)
    found: list[int] = []
    shared = Shared(threads=2)
    for number in shared.prepared(iter(range(4))):
        shared.run(partial(found.append, number))
    monkeypatch.undo()
    shared.run(partial(found.append, 4))
    shared.wait()
    assert found == [0, 1, 2, 3, 4]


LEFT_OPEN = """
import gc
import threading
from scorecard.stats.beside import Shared

began, go, collected = threading.Event(), threading.Event(), threading.Event()

def numbers():
    yield 0
    began.set()
    go.wait()
    gc.collect()
    collected.set()
    yield 1

def use():
    items = Shared(threads=2).prepared(numbers())
    next(items)
    began.wait()
    itself = [items]
    itself.append(itself)  # as an error that is kept in its own frame

use()
go.set()
print(collected.wait(10))
"""


def test_what_was_left_open_may_be_collected_by_the_thread_that_makes_the_next_item() -> None:
    """It waited for itself, and the process never ended."""
    done = subprocess.run([sys.executable, "-c", LEFT_OPEN], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout == "True\n"


class _Data:
    """Something large that cannot be worked on."""

    def __init__(self) -> None:
        self.begun = threading.Event()

    def fail(self) -> None:
        self.begun.set()
        time.sleep(0.01)  # until it is waited for
        raise ValueError("no")

    def numbers(self) -> Iterator[int]:
        yield 0
        self.fail()


def _count(data: _Data) -> None:
    shared = Shared(threads=2)
    shared.run(data.fail)
    data.begun.wait()
    shared.wait()


def _read(data: _Data) -> None:
    for _ in Shared(threads=2).prepared(data.numbers()):
        data.begun.wait()


@pytest.mark.parametrize("use", [_count, _read])
def test_an_error_of_the_other_thread_holds_what_it_worked_on_no_longer_than_it_is_held(
    use: Callable[[_Data], None],
) -> None:
    data = _Data()
    seen = weakref.ref(data)
    gc.disable()
    try:
        with contextlib.suppress(ValueError):
            use(data)
        del data
        deadline = time.monotonic() + 5
        while seen() is not None and time.monotonic() < deadline:
            time.sleep(0.001)  # the other thread lets go a moment later
        assert seen() is None
    finally:
        gc.enable()
