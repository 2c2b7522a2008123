"""A long column of short texts as one whole number a row, and back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, overload

import numpy as np
from numpy.typing import NDArray

from scorecard.io.arrow_cells import absent_cells

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["PackedNames", "TextPacking", "distinct_texts", "packing_of"]

Ints = NDArray[np.int64]
Bytes = NDArray[np.uint8]
Bools = NDArray[np.bool_]

_LONGEST = 32
_ROOM = 2**62
_BLANK, _PLAIN = 0x20, 0x7F
"""Bytes above the first and up to the second are ASCII characters that are no blanks."""


@dataclass(frozen=True, slots=True)
class TextPacking:
    """A way to write each of some texts as a whole number: one digit a character, each of its own base.

    Attributes
    ----------
    low : tuple of int
        Lowest byte at each position; the digit is the byte less this, plus one.
    base : tuple of int
        Number of digits at each position; 0 stands for the end of the text.
    """

    low: tuple[int, ...]
    base: tuple[int, ...]

    @property
    def size(self) -> int:
        """Number of different texts that can be written."""
        size = 1
        for base in self.base:
            size *= base
        return size

    def numbers(self, array: pa.Array[Any]) -> Ints:
        """Return the number of each text of a column; that of the empty text where there is none."""
        content, starts, lengths = _content(array)
        out = np.zeros(len(array), dtype=np.int64)
        letters = _letters(content, starts, lengths)
        if letters is not None and letters.shape[1] == len(self.low):
            for place, (low, base) in enumerate(zip(self.low, self.base, strict=True)):
                out *= base
                out += letters[:, place]
                out -= low - 1
            return out
        for place, (low, base) in enumerate(zip(self.low, self.base, strict=True)):
            there = lengths > place
            if there.all():
                digit = content[starts + place].astype(np.int64) - (low - 1)
            else:
                digit = np.zeros(len(array), dtype=np.int64)
                digit[there] = content[starts[there] + place].astype(np.int64) - (low - 1)
            out *= base
            out += digit
        return out

    def number(self, text: str) -> int | None:
        """Return the number of a text; None if it cannot be written."""
        raw = text.encode()
        if len(raw) > len(self.low):
            return None
        out = 0
        for place, (low, base) in enumerate(zip(self.low, self.base, strict=True)):
            digit = raw[place] - low + 1 if place < len(raw) else 0
            if not (place >= len(raw) or 1 <= digit < base):
                return None
            out = out * base + digit
        return out

    def text(self, number: int) -> str:
        """Return the text of a number."""
        found: list[int] = []
        for low, base in zip(reversed(self.low), reversed(self.base), strict=True):
            number, digit = divmod(number, base)
            if digit:
                found.append(low + digit - 1)
        return bytes(reversed(found)).decode()


class PackedNames(Sequence[str]):
    """Texts kept as numbers.

    Parameters
    ----------
    packing : TextPacking
        How they are written.
    numbers : (n,) int array
        The numbers, ascending.
    """

    def __init__(self, packing: TextPacking, numbers: Ints) -> None:
        self._packing, self._numbers = packing, numbers

    def __len__(self) -> int:
        """Return the number of texts."""
        return len(self._numbers)

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[str]: ...
    def __getitem__(self, place: int | slice) -> str | Sequence[str]:
        """Return a text, or some of them."""
        if isinstance(place, slice):
            return [self._packing.text(number) for number in self._numbers[place].tolist()]
        return self._packing.text(int(self._numbers[place]))

    def places_of(self, wanted: Sequence[str]) -> Ints:
        """Return the position of each text; −1 where it is not there."""
        if not len(self._numbers):
            return np.full(len(wanted), -1, dtype=np.int64)
        numbers = [self._packing.number(text) for text in wanted]
        asked = np.array([-1 if number is None else number for number in numbers], dtype=np.int64)
        places = np.minimum(np.searchsorted(self._numbers, asked), len(self._numbers) - 1)
        return np.where(self._numbers[places] == asked, places, -1)


def packing_of(arrays: Sequence[pa.Array[Any]]) -> TextPacking | None:
    """Return how texts can be packed; None if they are long, differ much, or may hold blanks at their ends.

    Parameters
    ----------
    arrays : sequence of pyarrow.StringArray
        The texts, in pieces.

    Returns
    -------
    TextPacking or None
        One way for all pieces.
    """
    low, high = np.full(_LONGEST, 256), np.full(_LONGEST, -1)
    longest = 0
    for array in arrays:
        content, starts, lengths = _content(array)
        most = int(lengths.max(initial=0))
        if most > _LONGEST:
            return None
        longest = max(longest, most)
        letters = _letters(content, starts, lengths)
        if letters is not None:
            low[:most] = np.minimum(low[:most], letters.min(axis=0))
            high[:most] = np.maximum(high[:most], letters.max(axis=0))
            continue
        for place in range(most):
            there = lengths > place
            found = content[starts + place] if there.all() else content[starts[there] + place]
            low[place] = min(low[place], int(found.min()))
            high[place] = max(high[place], int(found.max()))
    if longest and (low[:longest].min() <= _BLANK or high[:longest].max() >= _PLAIN):
        return None
    packing = TextPacking(tuple(low[:longest].tolist()), tuple((high - low + 2)[:longest].tolist()))
    return packing if packing.size <= _ROOM else None


def distinct_texts(numbers: Ints, size: int) -> tuple[Ints, NDArray[np.int32]]:
    """Return the different numbers, ascending, and the place of each among them; the numbers are used up.

    Parameters
    ----------
    numbers : (n,) int array
        Numbers from 0 to below `size`.
    size : int
        How many there may be.

    Returns
    -------
    tuple of (k,) int array, (n,) int array
        As `numpy.unique` does.
    """
    bits = max(len(numbers) - 1, 1).bit_length()
    if size << bits >= 2**63:
        found, inverse = np.unique(numbers, return_inverse=True)
        return found, np.asarray(inverse, dtype=np.int32)
    # one sort of numbers beside their rows is faster than an indirect one
    numbers <<= bits
    numbers |= np.arange(len(numbers))
    numbers.sort()
    rows = (numbers & ((1 << bits) - 1)).astype(np.int32)
    numbers >>= bits
    new = np.empty(len(numbers), dtype=bool)
    new[:1] = True
    np.not_equal(numbers[1:], numbers[:-1], out=new[1:])
    places: NDArray[np.int32] = np.empty(len(numbers), dtype=np.int32)
    ranks: NDArray[np.int32] = np.cumsum(new, dtype=np.int32)
    ranks -= 1
    places[rows] = ranks
    return numbers[new], places


def _letters(content: Bytes, starts: Ints, lengths: Ints) -> Bytes | None:
    """Return the bytes of a column with one row a text; None where texts are of different lengths."""
    if not len(lengths) or not lengths[0] or not (lengths == lengths[0]).all():
        return None
    first, size = int(starts[0]), int(lengths[0])
    return content[first : first + len(lengths) * size].reshape(-1, size)


def _content(array: Any) -> tuple[Bytes, Ints, Ints]:
    """Return the bytes of a column of text, where each cell starts, and how long it is; nothing in empty cells."""
    validity, offsets, data = array.buffers()
    if offsets is None or not len(array):
        return np.zeros(0, dtype=np.uint8), np.zeros(len(array), dtype=np.int64), np.zeros(len(array), dtype=np.int64)
    edges = np.frombuffer(memoryview(offsets), dtype=np.int32)[array.offset : array.offset + len(array) + 1]
    content = np.zeros(0, dtype=np.uint8) if data is None else np.frombuffer(memoryview(data), dtype=np.uint8)
    lengths = np.diff(edges).astype(np.int64)
    if validity is not None and array.null_count:
        lengths[absent_cells(validity, array)] = 0
    return content, edges[:-1].astype(np.int64), lengths
