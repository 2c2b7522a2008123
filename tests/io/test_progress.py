"""The bar of long counts."""

from __future__ import annotations

import io
import sys

import pytest

from scorecard.io import progress
from scorecard.io.progress import row_progress


class Terminal(io.StringIO):
    """An error output that says it is a terminal."""

    def isatty(self) -> bool:
        """Return that it is one."""
        return True


def shown(choice: bool | None, output: io.StringIO, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return what is written while rows are counted."""
    monkeypatch.setattr(sys, "stderr", output)
    with row_progress(choice, 10) as advance:
        advance(4)
        advance(6)
    return output.getvalue()


@pytest.mark.parametrize("choice", [True, None, False])
def test_without_a_terminal_nothing_is_written(choice: bool | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever was asked for: nightly jobs keep their logs clean."""
    monkeypatch.setattr(progress, "_PATIENCE", 0.0)
    assert shown(choice, io.StringIO(), monkeypatch) == ""


def test_on_a_terminal_the_bar_comes_when_asked_or_when_it_takes_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """And never when declined."""
    assert shown(False, Terminal(), monkeypatch) == ""
    assert shown(None, Terminal(), monkeypatch) == ""
    assert "rows" in shown(True, Terminal(), monkeypatch)
    monkeypatch.setattr(progress, "_PATIENCE", 0.0)
    assert "rows" in shown(None, Terminal(), monkeypatch)
