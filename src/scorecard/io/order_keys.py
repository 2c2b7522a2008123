"""Columns of keys and words of order files to positions in a list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast, overload

import numpy as np
from numpy.typing import NDArray

from scorecard.instruments.looks import as_seen
from scorecard.io.arrow_arrays import Words, bits_of, fixed_numbers, words_of
from scorecard.io.arrow_cells import text_array
from scorecard.io.cell_words import BadCells
from scorecard.io.packed_texts import PackedNames, TextPacking, distinct_texts, packing_of
from scorecard.io.reading import Reading
from scorecard.logistics import OrderLayout
from scorecard.logistics.order_lines import Labels
from scorecard.logistics.raw_lines import Keys

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["FlagColumn", "KeyColumn", "labels_of", "ranks_of"]

_TEXTS = ("string", "large_string", "string_view")

_ODD = (
    r"  |[^\x{20}-\x{7e}\x{a1}-\x{ac}\x{ae}-\x{24f}\x{400}-\x{45f}"
    r"\x{3001}-\x{3029}\x{3041}-\x{3094}\x{30a1}-\x{30fa}\x{4e00}-\x{9fff}\x{ff01}-\x{ff5e}]"
)
"""Two blanks, or a character that may show nothing or be written in two ways; all others stand for themselves."""


class _Names(Sequence[str]):
    """Texts that Arrow holds."""

    def __init__(self, array: pa.Array[Any]) -> None:
        self._array = array

    def __len__(self) -> int:
        """Return the number of texts."""
        return len(self._array)

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[str]: ...
    def __getitem__(self, place: int | slice) -> str | Sequence[str]:
        """Return a text, or some of them."""
        if isinstance(place, slice):
            return [str(text) for text in self._array[place].to_pylist()]
        return str(self._array[place].as_py())

    def places_of(self, wanted: Sequence[str]) -> NDArray[np.int64]:
        """Return the position of each text; −1 where it is not there."""
        import pyarrow as pa
        import pyarrow.compute as pc

        compute = cast("Any", pc)
        found = compute.index_in(text_array(list(wanted)), value_set=cast("Any", self._array).cast(pa.string()))
        return np.asarray(compute.fill_null(found, -1).to_numpy(zero_copy_only=False), dtype=np.int64)


class KeyColumn:
    """Gather one column of keys, block by block.

    Parameters
    ----------
    missing : tuple of str
        Declared codes of missing cells.
    many : bool
        Whether most of the keys are expected to differ.
    """

    def __init__(self, missing: tuple[str, ...], *, many: bool = False) -> None:
        self._missing = {as_seen(text) for text in missing} | {""}
        self._many = many
        self._chunks: list[pa.Array[Any]] = []

    def add(self, array: pa.Array[Any]) -> None:
        """Take the keys of a block."""
        import pyarrow as pa

        kind, cells = array.type, cast("Any", array)
        if pa.types.is_dictionary(kind) and str(kind.value_type) in _TEXTS:
            indices = cells.indices if str(kind.index_type) == "int32" else cells.indices.cast(pa.int32())
            texts = cells.dictionary if str(kind.value_type) == "string" else cells.dictionary.cast(pa.string())
            self._chunks.append(cast("Any", pa.DictionaryArray.from_arrays(indices, texts)))
        elif str(kind) in _TEXTS:
            texts = cells if str(kind) == "string" else cells.cast(pa.string())
            self._chunks.append(texts if self._many else texts.dictionary_encode())
        elif pa.types.is_integer(kind):
            try:
                self._chunks.append(cells.cast(pa.int64()))
            except pa.ArrowInvalid:  # hashes of 64 bits without a sign
                self._chunks.append(cells.cast(pa.string()).dictionary_encode())
        else:
            plain = [None if cell is None else _text(cell) for cell in cells.to_pylist()]
            self._chunks.append(cast("Any", pa.array(plain, pa.string())).dictionary_encode())

    def close(self) -> Keys:
        """Return the keys, each different one once."""
        import pyarrow as pa

        chunks, self._chunks = self._chunks, []
        whole: Any
        if chunks and all(str(chunk.type) == "string" for chunk in chunks):
            packing = packing_of(chunks)
            if packing is not None:
                return self._packed(packing, chunks)
        if all(pa.types.is_integer(chunk.type) for chunk in chunks):
            whole = pa.chunked_array(chunks, pa.int64()).dictionary_encode()
        else:
            whole = pa.chunked_array([_coded(chunk) for chunk in chunks]).unify_dictionaries()
        if not len(whole):
            return Keys((), np.zeros(0, dtype=np.int32))
        codes = np.concatenate([_codes(chunk) for chunk in whole.chunks])
        return self._cleaned(whole.chunk(0).dictionary, codes)

    def _packed(self, packing: TextPacking, chunks: list[pa.Array[Any]]) -> Keys:
        """Return keys that are packed into whole numbers; the chunks are used up."""
        numbers = np.empty(sum(map(len, chunks)), dtype=np.int64)
        start = 0
        while chunks:
            chunk = chunks.pop(0)
            numbers[start : start + len(chunk)] = packing.numbers(chunk)
            start += len(chunk)
        found, codes = distinct_texts(numbers, packing.size)
        lost = [number for text in self._missing if (number := packing.number(text)) is not None]
        none = np.isin(found, lost)
        if none.any():
            table = np.cumsum(~none, dtype=np.int32) - 1
            table[none] = -1
            found, codes = found[~none], table[codes]
        return Keys(PackedNames(packing, found), codes)

    def _cleaned(self, dictionary: Any, codes: NDArray[np.int32]) -> Keys:
        """Return keys as they are seen, without blanks around them; empty ones and declared codes are none."""
        import pyarrow as pa
        import pyarrow.compute as pc

        trimmed: Any = dictionary
        if not pa.types.is_integer(dictionary.type):
            trimmed = _as_seen(pc.utf8_trim_whitespace(dictionary))
            if not trimmed.equals(dictionary):
                again: Any = trimmed.dictionary_encode()
                codes, trimmed = _through(_codes(again), codes), again.dictionary
        lost = cast("Any", pc).is_in(trimmed.cast(pa.string()), value_set=text_array(sorted(self._missing)))
        none = bits_of(lost)[0] | bits_of(trimmed.is_null())[0]
        if none.any():
            table = np.arange(len(trimmed), dtype=np.int32)
            table[none] = -1
            codes = _through(table, codes)
        return Keys(_Names(trimmed), codes)


def _as_seen(names: Any) -> Any:
    """Return keys as their reader sees them, so that two that look alike are one."""
    import pyarrow as pa
    import pyarrow.compute as pc

    compute = cast("Any", pc)
    # from the buffers, since pyarrow would load pandas to look at an array of numpy, or at one value
    matches, absent = bits_of(compute.match_substring_regex(names, pattern=_ODD))
    odd = matches if absent is None else matches & ~absent
    if not odd.any():
        return names
    bits = pa.py_buffer(np.packbits(odd, bitorder="little").tobytes())
    mask: Any = pa.Array.from_buffers(pa.bool_(), len(odd), [None, bits])
    seen: Any = text_array([as_seen(str(text)) for text in names.filter(mask).to_pylist()])
    return compute.replace_with_mask(names, mask, seen.cast(names.type))


def _coded(array: Any) -> Any:
    """Return a chunk of keys as a dictionary of texts."""
    import pyarrow as pa

    return array if pa.types.is_dictionary(array.type) else array.cast(pa.string()).dictionary_encode()


def _through(table: NDArray[np.int32], codes: NDArray[np.int32]) -> NDArray[np.int32]:
    """Return codes looked up in a table; none stays none."""
    return np.concatenate((table, np.array([-1], dtype=np.int32)))[codes]


def _codes(array: Any) -> NDArray[np.int32]:
    """Return the positions of a dictionary; −1 where a cell is missing."""
    values, absent = fixed_numbers(array.indices)
    if absent is None:
        return values.astype(np.int32)
    out = values.astype(np.int32)
    out[absent] = -1
    return out


def _bits(array: pa.Array[Any]) -> NDArray[np.int8] | None:
    """Return a column of nothing but 0 and 1; None if it holds other numbers."""
    values, absent = fixed_numbers(array)
    there = values if absent is None else values[~absent]
    if len(there) and (int(there.min()) < 0 or int(there.max()) > 1):
        return None
    out = values.astype(np.int8)
    if absent is not None:
        out[absent] = -1
    return out


def _text(cell: object) -> str:
    """Return a cell of a frame as text: whole numbers without a point, truth values as words."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if isinstance(cell, float) and cell != cell else str(cell)


def labels_of(keys: Keys) -> Labels:
    """Return keys as words in ascending order; words that stand nowhere are left out."""
    used = np.bincount(keys.codes[keys.codes >= 0], minlength=len(keys.names))
    places = np.flatnonzero(used).tolist()
    words = sorted(places, key=lambda place: keys.names[place])
    table = np.full(len(keys.names), -1, dtype=np.int32)
    table[words] = np.arange(len(words), dtype=np.int32)
    return Labels(tuple(keys.names[place] for place in words), _through(table, keys.codes.astype(np.int32)))


def ranks_of(keys: Keys) -> NDArray[np.int64]:
    """Return numbers of lines by value where all are whole, else ranks by text; the last where there is none."""
    names = [_without_point(keys.names[i]) for i in range(len(keys.names))]
    if all(_is_whole(name) for name in names):
        table = np.array([int(name) for name in names], dtype=np.int64)
    else:
        table = np.zeros(len(names), dtype=np.int64)
        table[sorted(range(len(names)), key=names.__getitem__)] = np.arange(len(names))
    last = int(table.max()) + 1 if len(table) else 0
    out: NDArray[np.int64] = np.concatenate((table, [last]))[keys.codes]
    return out


def _without_point(name: str) -> str:
    """Return a whole number that a program wrote with a point, such as 2.0, without it."""
    whole, point, rest = name.partition(".")
    return whole if point and not rest.strip("0") and _is_whole(whole) else name


def _is_whole(name: str) -> bool:
    """Return whether a text is a whole number of not too many digits."""
    return name.removeprefix("-").isdecimal() and name.isascii() and len(name) < 18


class FlagColumn:
    """Read one column of yes and no, block by block.

    Parameters
    ----------
    layout : OrderLayout
        Words of yes and no.
    column : str
        Name of the column in the file.
    reading : Reading
        Where problems go.
    as_missing : bool
        Whether cells that cannot be read count as missing.
    """

    def __init__(self, layout: OrderLayout, column: str, reading: Reading, *, as_missing: bool) -> None:
        self._meaning = {word.strip().casefold(): 0 for word in layout.no}
        self._meaning |= {word.strip().casefold(): 1 for word in layout.yes}
        self._meaning |= {word.strip().casefold(): -1 for word in (*layout.missing, "")}
        yes, no = layout.yes[0] if layout.yes else "yes", layout.no[0] if layout.no else "no"
        self._cure = f"Write {yes} or {no}, or declare the word under yes, no or missing."
        self.bad: BadCells = BadCells(reading, column, as_missing=as_missing)
        self.empty: int = 0

    def add(self, array: pa.Array[Any], first: int) -> NDArray[np.int8]:
        """Return 1 for yes, 0 for no and −1 for missing; the first row has this number."""
        import pyarrow as pa

        kind = array.type
        if pa.types.is_boolean(kind):
            flags, absent = bits_of(array)
            out = flags.astype(np.int8)
            if absent is not None:
                out[absent] = -1
        elif pa.types.is_integer(kind) and (plain := _bits(array)) is not None:
            out = plain
        else:
            if not (pa.types.is_dictionary(kind) or str(kind) in _TEXTS):
                array = pa.array([None if cell is None else _text(cell) for cell in array.to_pylist()], pa.string())
            out = self._of_words(words_of(array), first)
        self.empty += int(np.count_nonzero(out < 0))
        return out

    def _of_words(self, words: Words, first: int) -> NDArray[np.int8]:
        """Return words of yes and no."""
        found = [self._meaning.get(word.strip().casefold()) for word in words.words]
        bad = [i for i, meaning in enumerate(found) if meaning is None]
        if bad:
            self.bad.tell_words(
                "not-yes-or-no", "this is neither yes nor no", self._cure, words=words, bad=bad, first=first
            )
        values = np.array([-1 if meaning is None else meaning for meaning in found], dtype=np.int8)
        return words.table(values, -1)
