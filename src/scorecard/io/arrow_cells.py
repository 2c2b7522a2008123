"""Arrow columns as raw cells of a survey, without a Python object a cell where that can be."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

import numpy as np
from numpy.typing import NDArray

from scorecard.io.columns import Cells
from scorecard.survey.packed import ABSENT, Recurring, SmallNumbers

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["absent_cells", "array_cells", "arrow_cells", "mapped_cells", "text_array", "text_column"]

_NUMPY: Mapping[str, type[np.number[Any]]] = {
    "int8": np.int8,
    "int16": np.int16,
    "int32": np.int32,
    "int64": np.int64,
    "uint8": np.uint8,
    "uint16": np.uint16,
    "uint32": np.uint32,
    "uint64": np.uint64,
    "halffloat": np.float16,
    "float": np.float32,
    "double": np.float64,
}
_BLOCK = 1 << 17
_WORDS = ("string", "large_string")


def mapped_cells(table: pa.Table | pa.RecordBatch, names: tuple[str, ...], wanted: tuple[str, ...]) -> dict[str, Cells]:
    """Return the wanted columns of an Arrow table whose columns have these trimmed names."""
    position = {name: i for i, name in enumerate(names)}
    return {name: arrow_cells(cast("pa.ChunkedArray[Any]", table.column(position[name]))) for name in wanted}


def arrow_cells(column: pa.ChunkedArray[Any] | pa.Array[Any]) -> Cells:
    """Return the cells of an Arrow column.

    Parameters
    ----------
    column : pyarrow.ChunkedArray or pyarrow.Array
        The column.

    Returns
    -------
    sequence or ndarray
        The cells: small numbers, contents that recur, or Python values with None where one is
        missing.
    """
    import pyarrow as pa

    chunks = [column] if isinstance(column, pa.Array) else column.chunks
    kind = str(column.type)
    if kind in _NUMPY:
        packed = _packed(chunks, len(column), _NUMPY[kind])
        if packed is not None:
            return packed
    elif kind in _WORDS or (pa.types.is_dictionary(column.type) and str(column.type.value_type) in _WORDS):
        return _recurring(column)
    return _plain(column)


def text_column(cells: Cells) -> pa.Array[Any]:
    """Return the cells of a text file as an Arrow column of text."""
    import pyarrow as pa

    if isinstance(cells, SmallNumbers) and cells.texts is not None:
        return text_column(cells.texts())
    if isinstance(cells, Recurring):
        # from the buffers, since pyarrow would load pandas to look at an array
        numbers = cells.numbers.astype(np.int32)
        there = pa.py_buffer(np.packbits(numbers >= 0, bitorder="little").tobytes())
        places: Any = pa.Array.from_buffers(pa.int32(), len(numbers), [there, pa.py_buffer(numbers.tobytes())])
        return cast("pa.Array[Any]", pa.DictionaryArray.from_arrays(places, text_array(cells.contents)))
    return text_array(list(cells))


def text_array(texts: Sequence[object]) -> pa.Array[Any]:
    """Return texts as a column; what is no text as its text, None as a missing cell."""
    import pyarrow as pa

    # from the buffers, since pa.array would load pandas where it is installed
    raw = [b"" if text is None else str(text).encode() for text in texts]
    edges = np.cumsum([0, *map(len, raw)], dtype=np.int64)
    if edges[-1] >= 2**31:  # more than the places of short texts can tell
        return pa.array([None if text is None else str(text) for text in texts], pa.string())
    there = np.array([text is not None for text in texts], dtype=np.bool_)
    bits = None if there.all() else pa.py_buffer(np.packbits(there, bitorder="little").tobytes())
    buffers = [bits, pa.py_buffer(edges.astype(np.int32).tobytes()), pa.py_buffer(b"".join(raw))]
    return cast("pa.Array[Any]", pa.Array.from_buffers(pa.string(), len(raw), cast("Any", buffers)))


def array_cells(values: NDArray[np.generic]) -> Cells:
    """Return the cells of an array: small numbers where it holds nothing else, or the array."""
    if values.dtype.kind not in "iuf" or values.ndim != 1:
        return values
    out = np.empty(len(values), dtype=np.int8)
    fits = _pack(cast("NDArray[np.number[Any]]", values), None, out)
    return SmallNumbers(out, decimal=values.dtype.kind == "f") if fits else values


def _packed(chunks: list[pa.Array[Any]], rows: int, kind: type[np.number[Any]]) -> SmallNumbers | None:
    """Return a column of numbers as small whole numbers; None if it holds others."""
    out = np.empty(rows, dtype=np.int8)
    start = 0
    for chunk in chunks:
        stop = start + len(chunk)
        validity, data = chunk.buffers()[:2]
        if data is None:
            out[start:stop] = ABSENT
        else:
            values = np.frombuffer(memoryview(data), dtype=kind)[chunk.offset : chunk.offset + len(chunk)]
            absent = None if validity is None or not chunk.null_count else absent_cells(validity, chunk)
            if not _pack(values, absent, out[start:stop]):
                return None
        start = stop
    return SmallNumbers(out, decimal=np.issubdtype(kind, np.floating))


def absent_cells(validity: pa.Buffer, chunk: pa.Array[Any]) -> NDArray[np.bool_]:
    """Return which cells of an Arrow array are missing."""
    start, stop = chunk.offset, chunk.offset + len(chunk)
    bits = np.frombuffer(memoryview(validity), dtype=np.uint8)[start // 8 : (stop + 7) // 8]
    return np.unpackbits(~bits, bitorder="little")[start % 8 : start % 8 + len(chunk)].view(np.bool_)


def _pack(values: NDArray[np.number[Any]], absent: NDArray[np.bool_] | None, out: NDArray[np.int8]) -> bool:
    """Write numbers as bytes, missing ones as −128; return whether all of them fit. In blocks that stay in cache."""
    for start in range(0, len(values), _BLOCK):
        part = slice(start, start + _BLOCK)
        if not _pack_block(values[part], None if absent is None else absent[part], out[part]):
            return False
    return True


def _pack_block(values: NDArray[np.number[Any]], absent: NDArray[np.bool_] | None, out: NDArray[np.int8]) -> bool:
    """Write a block of numbers as bytes; return whether all of them fit."""
    lost = None
    if values.dtype == np.int8:
        out[:] = values
        if int(out.min(initial=0)) != ABSENT:
            _mark(out, absent)
            return True
    else:
        with np.errstate(invalid="ignore", over="ignore"):
            out[:] = values.astype(np.int8)
        lost = out != values
    if values.dtype.kind == "f":
        gone = np.isnan(values)
        absent = gone if absent is None else absent | gone
    lowest = out == ABSENT
    if absent is not None:
        _mark(out, absent)
        lowest &= ~absent
        lost = None if lost is None else lost & ~absent
    return not lowest.any() and (lost is None or not lost.any())


def _mark(out: NDArray[np.int8], absent: NDArray[np.bool_] | None) -> None:
    """Write −128 where a cell is missing."""
    if absent is None:
        return
    # a byte with its highest bit alone is −128
    bytes_ = out.view(np.uint8)
    bytes_ *= (~absent).view(np.uint8)
    bytes_ |= absent.view(np.uint8) * np.uint8(128)


def _recurring(column: pa.ChunkedArray[Any] | pa.Array[Any]) -> Cells:
    """Return a column of words, each different word once."""
    import pyarrow as pa

    whole = pa.chunked_array([column]) if isinstance(column, pa.Array) else column
    coded = whole if pa.types.is_dictionary(whole.type) else whole.dictionary_encode()
    if len(coded.chunks) > 1:
        coded = coded.unify_dictionaries()
    arrays = [cast("pa.DictionaryArray[Any, Any]", chunk) for chunk in coded.chunks]
    if not arrays:
        return []
    words = cast("list[Hashable]", arrays[0].dictionary.to_pylist())
    places = np.concatenate([_positions(array.indices) for array in arrays])
    if None in words:
        places[places == words.index(None)] = -1
    return Recurring(tuple(words), places)


def _positions(indices: pa.Array[Any]) -> NDArray[np.int64]:
    """Return the positions in a dictionary; −1 where a cell is missing."""
    # from the buffers, since to_numpy would load pandas where it is installed
    validity, data = indices.buffers()
    if data is None:
        return np.full(len(indices), -1, dtype=np.int64)
    kind = _NUMPY[str(indices.type)]
    values = np.frombuffer(memoryview(data), dtype=kind)[indices.offset : indices.offset + len(indices)].astype(
        np.int64
    )
    if validity is not None and indices.null_count:
        values[absent_cells(validity, indices)] = -1
    return values


def _plain(column: pa.ChunkedArray[Any] | pa.Array[Any]) -> Cells:
    """Return a column of another kind, or of other numbers, as it stands."""
    kind = str(column.type)
    if kind in _NUMPY and (not column.null_count or kind in ("halffloat", "float", "double")):
        numbers = column.to_numpy(zero_copy_only=False) if hasattr(column, "buffers") else column.to_numpy()
        return cast("Cells", numbers.astype(np.float64, copy=False) if numbers.dtype.kind == "f" else numbers)
    return cast("Cells", column.to_pylist())
