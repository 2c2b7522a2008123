"""Customers by two attributes at once."""

from __future__ import annotations

import random

from scorecard.errors import AnalysisError
from scorecard.logistics import customer_groups
from scorecard.logistics.customer_groups import _cells
from tests.refusal import refusal

KIND = {"a": "external", "b": "external", "c": "internal", "d": "external", "e": None}
MOTIVE = {"a": "economic", "b": "ethical", "c": "economic", "d": "economic", "f": "ethical"}


def test_counts_shares_values() -> None:
    found = customer_groups(KIND, MOTIVE, values={"a": 5, "b": 2, "c": 0, "d": 4})
    assert (found.n, found.left_out) == (4, 2)
    cell = found.cell("external", "economic")
    assert (cell.n, cell.share, cell.value) == (2, 2 / 3, 9)
    total = found.cell(None, None)
    assert (total.n, total.share, total.value) == (4, 1.0, 11)
    assert found.cell("internal", "ethical").n == 0
    assert found.cell("hidden", "ethical").n == 0
    assert sum(found.cell(row, None).n for row in found.rows) == found.n


def test_each_customer_is_looked_at_once_however_many_groups_there_are() -> None:
    looks: list[str] = []

    class Looked(dict[str, float]):
        def __getitem__(self, one: str) -> float:
            looks.append(one)
            return super().__getitem__(one)

    dice = random.Random(3)  # noqa: S311 - test data
    firsts, seconds = "abcdefgh", "stuvwxyz"
    known = {f"k{i}": (dice.choice(firsts), dice.choice(seconds)) for i in range(100)}
    worth = Looked({one: dice.randrange(900) / 8 for one in known})
    cells = list(_cells(known, worth, firsts, seconds))
    assert looks == [one for one in known for _ in range(4)]  # its cell and three totals
    assert [(cell.row, cell.column) for cell in cells] == [(r, c) for r in (*firsts, None) for c in (*seconds, None)]
    for cell in cells:
        inside = [one for one, (row, _) in known.items() if cell.row in (None, row)]
        mine = [one for one in inside if cell.column in (None, known[one][1])]
        assert (cell.n, cell.value) == (len(mine), sum(worth[one] for one in mine))
        assert cell.share == len(mine) / len(inside)


def test_table() -> None:
    table = customer_groups(KIND, MOTIVE).table()
    assert table.headings("zh") == ("组别", "经济型客户", "道德型客户", "全部客户")
    assert table.cells("en") == (
        ("internal customers", "1", "0", "1"),
        ("external customers", "2", "1", "3"),
        ("all customers", "3", "1", "4"),
    )
    assert [note.en for note in table.notes] == ["Left out because they lack one of the two attributes: 2."]
    assert customer_groups({"a": "x"}, {"a": "y"}).table().notes == ()


def test_refusals() -> None:
    assert refusal(lambda: customer_groups({"a": "x"}, {"b": "y"}), error=AnalysisError) == [
        "no customer has both attributes. Check that both are given by the same ids. [no-common-customers]"
    ]
    assert refusal(lambda: customer_groups({"a": "x"}, {"a": "y"}, values={"b": 1}), error=AnalysisError) == [
        "a customer has no value; found 'a'. Give its value, or 0. [no-customer-value]"
    ]


def test_ids_that_are_one_as_text_are_told() -> None:
    """Else one of the two would be lost without a word."""
    clash: dict[str, str | None] = {1: "x", "1": "y", "2": "x"}  # type: ignore[dict-item]  # that is the point
    assert refusal(lambda: customer_groups(clash, {"1": "a", "2": "b"}), error=AnalysisError) == [
        "rows: a customer stands twice; found '1'. Write every id as text, one entry a customer. [customer-twice]"
    ]
    assert refusal(lambda: customer_groups({"1": "a", "2": "b"}, clash), error=AnalysisError) == [
        "columns: a customer stands twice; found '1'. Write every id as text, one entry a customer. [customer-twice]"
    ]


def test_numbers_as_ids_are_text() -> None:
    whole: dict[str, str | None] = {1: "x", 2: "x"}  # type: ignore[dict-item]  # that is the point
    assert customer_groups(whole, {"1": "a", "2": "b"}).cell("x", None).n == 2


def test_a_missing_value_of_a_frame_is_no_attribute() -> None:
    found = customer_groups({"a": "key", "b": None, "c": float("nan")}, {"a": "x", "b": "x", "c": "y", "d": "y"})  # type: ignore[dict-item]
    assert (found.rows, found.columns, found.n, found.left_out) == (("key",), ("x",), 1, 3)
