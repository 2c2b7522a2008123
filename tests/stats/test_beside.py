"""Tasks run in their order, on this thread or beside it, and their errors are raised."""

from __future__ import annotations

import threading
from functools import partial
from typing import Literal

import pytest

from scorecard.stats.beside import Beside


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
