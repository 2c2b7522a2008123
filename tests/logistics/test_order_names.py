"""Orders are found by their ids, however the ids are kept."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pytest

from scorecard.io.order_keys import KeyColumn
from scorecard.logistics.order_names import OrderNames

IDS = ["o7", "o1", "o12", "o3"]


def kept(kind: str) -> Sequence[str]:
    """Return the ids as a list, packed into numbers, or as texts of Arrow."""
    if kind == "list":
        return IDS
    column = KeyColumn((), many=kind == "packed")
    column.add(pa.array(IDS))
    return column.close().names


@pytest.mark.parametrize("kind", ["list", "packed", "texts"])
def test_each_id_has_its_order(kind: str) -> None:
    texts = kept(kind)
    names = OrderNames(texts, np.array([10 * IDS.index(text) for text in texts]))
    wanted = ["o12", "nobody", "o7", "订单", "o3", "o1", "o", "", "o7"]
    assert names.numbers_of(wanted).tolist() == [20, -1, 0, -1, 30, 10, -1, -1, 0]
    assert names.numbers_of([]).tolist() == []


def test_whole_numbers_are_found_by_their_text() -> None:
    column = KeyColumn(())
    column.add(pa.array([7, 1]))
    names = OrderNames(column.close().names, np.array([0, 1]))
    assert names.numbers_of(["1", "7", "07"]).tolist() == [1, 0, -1]


def test_an_id_that_stands_in_no_row_has_no_order() -> None:
    assert OrderNames(["a", "b"], np.array([0, -1])).numbers_of(["b", "a"]).tolist() == [-1, 0]


def test_no_ids_at_all() -> None:
    column = KeyColumn((), many=True)
    column.add(pa.array([None, ""], pa.string()))
    assert OrderNames(column.close().names, np.zeros(0, dtype=np.int64)).numbers_of(["a"]).tolist() == [-1]
