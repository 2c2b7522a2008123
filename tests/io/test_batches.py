"""Batches: put together, cut, hashed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest

from scorecard.io.batches import Batch, FileHash, ahead, gathered, joined
from scorecard.survey.packed import Recurring, SmallNumbers

NUMBERS = pa.table({"x": list(range(10))})


@pytest.mark.parametrize("rows", [1, 3, 10, 99])
@pytest.mark.parametrize("given", [1, 4, 10])
def test_record_batches_are_cut_and_put_together(rows: int, given: int) -> None:
    """No row is lost or moved, and none but the last table is small."""
    tables = list(gathered(NUMBERS.to_batches(max_chunksize=given), rows))
    assert [cell for table in tables for cell in table["x"].to_pylist()] == list(range(10))
    assert all(rows <= table.num_rows < rows + given for table in tables[:-1])


def test_no_rows_give_no_table() -> None:
    """An empty reader."""
    assert list(gathered(NUMBERS.slice(0, 0).to_batches(), 3)) == []


def small(*values: int, text: bool = False, decimal: bool = False) -> SmallNumbers:
    """Return packed numbers, perhaps read from text."""
    texts = [f"0{v}" for v in values]
    return SmallNumbers(np.array(values, dtype=np.int8), decimal, (lambda: texts) if text else None)


@pytest.mark.parametrize(
    ("parts", "cells", "kind"),
    [
        ([small(1), small(2)], [1, 2], SmallNumbers),
        ([small(1), small(2, decimal=True)], [1, 2.0], list),
        ([small(1, text=True), small(2, text=True)], [1, 2], SmallNumbers),
        ([small(1, text=True), Recurring(("x",), np.array([0, -1]))], ["01", "x", None], list),
        (
            [Recurring(("a", "b"), np.array([1])), Recurring(("b", "c"), np.array([1, -1, 0]))],
            ["b", "c", None, "b"],
            Recurring,
        ),
        ([["a"], ["b", None]], ["a", "b", None], list),
    ],
)
def test_batches_are_joined(parts: list[list[object]], cells: list[object], kind: type) -> None:
    """Packed where all parts are; as they stand in the file otherwise."""
    row = 2
    batches = []
    for part in parts:
        batches.append(Batch({"x": part}, len(part), row))
        row += len(part)
    whole = joined(batches)
    assert (list(whole.columns["x"]), whole.rows, whole.first_row) == (cells, len(cells), 2)
    assert isinstance(whole.columns["x"], kind)


def test_joined_numbers_keep_their_text() -> None:
    """For messages about bad cells."""
    whole = joined([Batch({"x": small(1, text=True)}, 1, 2), Batch({"x": small(2, text=True)}, 1, 3)]).columns["x"]
    assert isinstance(whole, SmallNumbers)
    assert whole.texts is not None
    assert list(whole.texts()) == ["01", "02"]


def test_a_file_is_hashed_piece_by_piece(tmp_path: Path) -> None:
    """As the whole."""
    data = b"x" * 3_000_000
    (tmp_path / "f").write_bytes(data)
    assert FileHash(tmp_path / "f").result() == hashlib.sha256(data).hexdigest()


def test_what_is_made_ahead_comes_in_order_and_so_do_its_errors() -> None:
    def things() -> Iterator[int]:
        yield from range(5)
        raise ValueError("the file ends here")

    found: list[int] = []
    with pytest.raises(ValueError, match=r"^the file ends here$"):
        found.extend(ahead(things()))
    assert list(ahead(iter(range(3)))) == [0, 1, 2]
    assert list(ahead(iter(()))) == []
    assert next(ahead(things())) == 0
