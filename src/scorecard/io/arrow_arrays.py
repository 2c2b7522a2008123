"""Arrow columns as arrays of numbers, beside where they are missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import numpy as np
from numpy.typing import NDArray

from scorecard.io.arrow_cells import absent_cells

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["Words", "bits_of", "fixed_numbers", "words_of"]

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


class Words:
    """A column of text, each different word of these rows once.

    Parameters
    ----------
    words : list of str
        The words that stand somewhere.
    codes : (n,) int array
        Position of the word of each row; −1 is an empty cell.
    """

    __slots__ = ("codes", "words")

    def __init__(self, words: list[str], codes: Ints) -> None:
        self.words: list[str] = words
        self.codes: Ints = codes

    def table(self, values: NDArray[Any], absent: int) -> NDArray[Any]:
        """Return a value for each row from one for each word."""
        out: NDArray[Any] = np.concatenate((values, np.array([absent], dtype=values.dtype)))[self.codes]
        return out


def words_of(array: pa.Array[Any]) -> Words:
    """Return a column of text, or of a dictionary of texts."""
    import pyarrow as pa

    plain = cast("Any", array)
    coded: Any = plain if pa.types.is_dictionary(array.type) else plain.dictionary_encode()
    indices = cast("pa.DictionaryArray[Any, Any]", coded)
    codes, absent = fixed_numbers(indices.indices)
    codes = codes.astype(np.int64)
    if absent is not None:
        codes[absent] = -1
    used = np.bincount(codes + 1, minlength=len(indices.dictionary) + 1)[1:] > 0
    if not used.all():  # a dictionary may be that of many rows
        places = np.cumsum(used) - 1
        codes = np.where(codes < 0, -1, places[codes])
        bits = pa.py_buffer(np.packbits(used, bitorder="little").tobytes())
        words = coded.dictionary.filter(pa.Array.from_buffers(pa.bool_(), len(used), [None, bits]))
    else:
        words = indices.dictionary
    texts = cast("list[str | None]", words.to_pylist())
    if None in texts:
        empty = texts.index(None)
        codes[codes == empty] = -1
    return Words(["" if text is None else str(text) for text in texts], codes)


def fixed_numbers(array: pa.Array[Any]) -> tuple[NDArray[Any], Bools | None]:
    """Return the numbers of a column of one width a cell, and where they are missing."""
    # from the buffers, since to_numpy would load pandas where it is installed
    validity, data = array.buffers()[:2]
    kind = _numpy_kind(array.type)
    if data is None:
        return np.zeros(len(array), dtype=kind), np.ones(len(array), dtype=bool)
    values = np.frombuffer(memoryview(data), dtype=kind)[array.offset : array.offset + len(array)]
    absent = None if validity is None or not array.null_count else absent_cells(validity, array)
    return values, absent


def _numpy_kind(kind: pa.DataType) -> np.dtype[Any]:
    """Return the kind of number of an Arrow type of one width."""
    import pyarrow as pa

    if pa.types.is_temporal(kind):
        return np.dtype(np.int32 if kind.bit_width == 32 else np.int64)
    return np.dtype({"halffloat": "float16", "float": "float32", "double": "float64"}.get(str(kind), str(kind)))


def bits_of(array: pa.Array[Any]) -> tuple[Bools, Bools | None]:
    """Return a column of truth values, and where they are missing."""
    validity, data = array.buffers()[:2]
    if data is None:
        return np.zeros(len(array), dtype=bool), np.ones(len(array), dtype=bool)
    absent = None if validity is None or not array.null_count else absent_cells(validity, array)
    return ~absent_cells(data, array), absent
