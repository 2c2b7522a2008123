"""Tests of the checks of options."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from scorecard._table import Column, Table
from scorecard._text import LocalText
from scorecard.errors import UsageError
from scorecard.io.frames import table_to_frame
from scorecard.io.inspection import inspect_file
from scorecard.io.observations import read_observations
from scorecard.io.options import require_choice, require_header_rows

# what a caller without a type checker can write
LOOSE_INSPECT: Callable[..., Any] = inspect_file
LOOSE_READ: Callable[..., Any] = read_observations
LOOSE_FRAME: Callable[..., Any] = table_to_frame

CHOICE = "The option {option} has an unknown value.\n  the option {option} has an unknown value; found '{found}'. "


def test_what_is_allowed_passes() -> None:
    """Every choice, and any number of header rows from 1."""
    require_choice("decimal", ",", (".", ","))
    require_header_rows(1)


@pytest.mark.parametrize(
    ("call", "option", "found", "choices"),
    [
        (lambda path: LOOSE_READ(path, decimal="x"), "decimal", "x", "'.', ','"),
        (lambda path: LOOSE_READ(path, separator="|"), "separator", "|", "',', ';', '\\t'"),
        (lambda path: LOOSE_INSPECT(path, separator="comma"), "separator", "comma", "',', ';', '\\t'"),
        (
            lambda _: LOOSE_FRAME(Table((Column("n", LocalText(en="n")),), ()), backend="dask"),
            "backend",
            "dask",
            "'pandas', 'polars', 'pyarrow'",
        ),
    ],
)
def test_other_values_are_refused(
    tmp_path: Path, call: Callable[[Path], object], option: str, found: str, choices: str
) -> None:
    """By the door that has the option, whatever stands in the file."""
    path = tmp_path / "kpi.csv"
    path.write_text("measure,period,value\notif,2026-Q1,95 %\n", encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        call(path)
    assert str(caught.value) == CHOICE.format(option=option, found=found) + f"Use one of: {choices}. [bad-option]"


@pytest.mark.parametrize("value", [0, -1, 1.5, True, "2", None])
def test_impossible_numbers_of_header_rows_are_refused(tmp_path: Path, value: object) -> None:
    """None of them takes the header for data, or data for the header."""
    path = tmp_path / "survey.csv"
    path.write_text("E1,P1\n5,4\n", encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        LOOSE_INSPECT(path, header_rows=value)
    assert str(caught.value) == (
        "The option header_rows is no whole number from 1.\n"
        f"  the option header_rows is no whole number from 1; found '{value}'. "
        "Count the rows before the data; the first of them holds the names. [bad-option]"
    )
