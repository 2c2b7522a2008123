"""Tests of what cells hold and mean."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from scorecard._document import Plain
from scorecard.io.card_tables import Content
from scorecard.io.cell_forms import escaped, holds, is_safe, meant, unescaped


def test_safe_texts() -> None:
    """Only what no program changes: openpyxl drops the code of an underscore, Excel knows those of characters."""
    assert all(map(is_safe, ["=1+1", "7", "TRUE", "'", "两", "a_b", "@x", "#1"]))
    assert not any(
        map(is_safe, ["", " a", "a\n", "a\tb", "_x000D_", "x005F_", "#N/A", "#DIV/0!", "a" * 32_001, "\u200b"])
    )


@pytest.mark.parametrize("text", ["_x000D_", "a\x00b\r\n", "x005F_x0041_", "\u2028", " ", '"', "\U0001f600\ue000", "é"])
def test_escaped_texts_come_back(text: str) -> None:
    """In characters that are safe."""
    written = escaped(text)
    assert is_safe(written)
    assert unescaped(written) == text


@pytest.mark.parametrize(
    ("content", "value", "held"),
    [
        ("text", "2026", True),
        ("text", 2026, False),
        ("text", " a", False),
        ("text", None, False),
        ("text", True, False),
        ("text", [], False),
        ("number", 0.1, True),
        ("number", 7, True),
        ("number", "7", False),
        ("number", True, False),
        ("number", 2**53, False),
        ("number", 1e300, False),
        ("any", "none", True),
        ("any", 120.0, True),
        ("yes_no", False, True),
        ("yes_no", "yes", False),
        ("date", "2026-Q2", True),
    ],
)
def test_what_a_column_holds(content: Content, value: Plain, held: bool) -> None:
    """Whatever it does not hold stands elsewhere."""
    assert holds(content, value) is held


@pytest.mark.parametrize(
    ("content", "cell", "value"),
    [
        ("text", 2026.0, "2026"),
        ("text", True, "True"),
        ("text", date(2026, 3, 1), "2026-03-01"),
        ("date", date(2026, 3, 1), "2026-03-01"),
        ("date", datetime(2026, 3, 1, 8, 30), "2026-03-01 08:30:00"),  # noqa: DTZ001  # a spreadsheet knows no zones
        ("number", "95%", "95%"),
        ("number", 3, 3),
        ("whole", 3.0, 3),
        ("whole", 3.5, 3.5),
        ("yes_no", " 否 ", False),
        ("yes_no", "TRUE", True),
        ("yes_no", "perhaps", "perhaps"),
        ("yes_no", 1, 1),
        ("any", (1,), "(1,)"),
    ],
)
def test_what_a_cell_means(content: Content, cell: object, value: object) -> None:
    """What does not fit is left for the model to refuse."""
    found = meant(content, cell)
    assert (found, type(found)) == (value, type(value))
