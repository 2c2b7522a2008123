"""Tests of settings that belong to the process: threads that set them for a while do so one after the other."""

from __future__ import annotations

import warnings
from concurrent.futures import ThreadPoolExecutor
from threading import Event, Lock, Thread

import openpyxl
import pytest

from scorecard.errors import SurveyError
from scorecard.io.codecs.xlsx_codec import read_xlsx_grids
from scorecard.io.reading import Reading
from scorecard.plots.theme import drawing
from tests.io.books import book

BOOK = book([["a", "b"], [1, 2]])
WAIT = 0.2


def read(place: int = 0) -> int:
    return len(read_xlsx_grids(BOOK, Reading("book.xlsx", SurveyError)))


def test_workbooks_are_read_one_after_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else the filters of warnings that hold for one of them stay with the program, which hears no warning any more."""
    load, busy, at_once = openpyxl.load_workbook, Lock(), list[bool]()

    def slow(*given: object, **named: object) -> object:
        at_once.append(not busy.acquire(blocking=False))
        Event().wait(WAIT / 4)
        try:
            return load(*given, **named)  # type: ignore[arg-type]
        finally:
            if not at_once[-1]:
                busy.release()

    monkeypatch.setattr(openpyxl, "load_workbook", slow)
    before = list(warnings.filters)
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(read, range(4))) == [1] * 4
    after = list(warnings.filters)
    warnings.filters[:] = before  # type: ignore[index]
    assert (at_once, after) == ([False] * 4, before)


def test_a_workbook_is_not_read_while_a_chart_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Matplotlib sets filters of warnings too."""
    load, reached = openpyxl.load_workbook, Event()

    def told(*given: object, **named: object) -> object:
        reached.set()
        return load(*given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(openpyxl, "load_workbook", told)
    reader = Thread(target=read)
    with drawing():
        reader.start()
        assert not reached.wait(WAIT)
    reader.join()
    assert reached.is_set()
