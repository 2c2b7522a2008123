"""Blocks of plain CSV: where they end, and when they are given up."""

from __future__ import annotations

import pytest

from scorecard.io.batches import NotPlainError
from scorecard.io.csv_blocks import BlockReader, safe_cut, trailing_blank
from scorecard.survey.packed import Recurring, SmallNumbers


@pytest.mark.parametrize(
    ("data", "cut"), [(b"a\nb", 2), (b"a\r\nb\r", 3), (b"a\rb\r", 2), (b"a\r", 0), (b"abc", 0), (b"a\n", 2)]
)
def test_blocks_end_with_whole_lines(data: bytes, cut: int) -> None:
    """Half of CR LF ends none."""
    assert safe_cut(data) == cut


def test_blank_rows_at_the_end_are_set_apart() -> None:
    """They may yet stand between data."""
    assert trailing_blank(b"1,2\r\n,\r\n \r\n", ",") == (b"1,2\n", b",\n \n", 2)
    assert trailing_blank(b",\n,\n", ",") == (b"", b",\n,\n", 2)
    assert trailing_blank("1,\u3000\n\u3000,\n".encode(), ",")[2] == 1


def reader(*texts: str) -> BlockReader:
    """Return a reader of the columns a, b and c."""
    return BlockReader(("a", "b", "c"), ("a", "c"), ",", texts=frozenset(texts), ascii_only=False)


def test_numbers_are_packed_and_keep_their_text() -> None:
    """But not where 01 and 1 differ."""
    (batch,) = reader("c").read(b'1,x,01\n"05",y,\n,z,7\n', 9, 2)
    numbers, words = batch.columns["a"], batch.columns["c"]
    assert isinstance(numbers, SmallNumbers)
    assert isinstance(words, Recurring)
    assert numbers.texts is not None
    assert (list(numbers), list(numbers.texts())) == ([1, 5, None], ["1", "05", ""])
    assert list(words) == ["01", "", "7"]


def test_words_among_numbers_turn_the_column_into_words_and_leave_the_others() -> None:
    """From this block on; hexadecimal digits are words too."""
    blocks = reader()
    (first,) = blocks.read(b"1,x,n/a\n", 9, 2)
    (second,) = blocks.read(b"1,x,2\n", 9, 3)
    assert [type(batch.columns["a"]) for batch in (first, second)] == [Recurring, SmallNumbers]
    assert [type(batch.columns["c"]) for batch in (first, second)] == [Recurring, Recurring]
    (third,) = blocks.read(b"0x5,x,2\n", 9, 3)
    assert list(third.columns["a"]) == ["0x5"]


def test_rows_are_cut_and_numbered() -> None:
    """So many at a time."""
    batches = list(reader().read(b"1,x,2\n" * 5, 2, 10))
    assert [(b.first_row, b.rows, len(b.columns["a"])) for b in batches] == [(10, 2, 2), (12, 2, 2), (14, 1, 1)]


@pytest.mark.parametrize(
    "body",
    [
        b"1,2\n",
        b"1,2,3,4\n",
        b"1,2,3\n\n1,2,3\n",
        b'1,"a""b",3\n',
        b'1,"a\nb",3\n',
        b'1,a"b",3\n',
        b'1,"a" ,3\n',
        b"1,\xff,3\n",
        b"1,\0,3\n",
        b"1," + b"x" * 120_000 + b",3\n",
        b"\xef\xbb\xbf1,2,3\n",
    ],
)
def test_what_is_not_plain_is_given_up(body: bytes) -> None:
    """Ragged and blank rows, quotes in cells, other bytes, long cells, marks."""
    with pytest.raises(NotPlainError):
        list(reader().read(body, 9, 2))
