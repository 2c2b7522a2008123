"""Sources of survey columns that are read batch by batch."""

from __future__ import annotations

import hashlib
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar, cast

import numpy as np
from numpy.typing import NDArray

from scorecard._result import Provenance
from scorecard.io.columns import Cells
from scorecard.survey.cell_places import CellPlaces
from scorecard.survey.packed import Recurring, SmallNumbers

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["Batch", "BatchSource", "FileHash", "NotPlainError", "ahead", "gathered", "joined"]

_PIECE = 1 << 20
_Thing = TypeVar("_Thing")


@dataclass(frozen=True, slots=True, eq=False)
class Batch:
    """Some rows of a source.

    Attributes
    ----------
    columns : mapping of str to cells
        The columns that were asked for.
    rows : int
        How many rows.
    first_row : int
        Number of the first of them as the user sees it.
    places : CellPlaces or None
        Where each cell stands, where the rows do not follow one another as in the source.
    """

    columns: Mapping[str, Cells]
    rows: int
    first_row: int
    places: CellPlaces | None = None


class BatchSource(Protocol):
    """A table that is read once, batch by batch."""

    @property
    def names(self) -> tuple[str, ...]:
        """All column names as they stand in the source, trimmed."""
        ...

    @property
    def total(self) -> int | None:
        """Number of rows, where it is known beforehand."""
        ...

    def batches(self, wanted: tuple[str, ...], *, rows: int) -> Iterator[Batch]:
        """Yield the wanted columns, about so many rows at a time."""
        ...

    def tables(self, wanted: tuple[str, ...], *, rows: int) -> Iterator[pa.Table]:
        """Yield the wanted columns as Arrow tables, about so many rows at a time."""
        ...

    def provenance(self) -> Provenance:
        """Return where the rows came from, once they are read."""
        ...


class FileHash:
    """The hash of a file, computed beside the reading of its rows.

    Parameters
    ----------
    path : Path
        The file.
    """

    def __init__(self, path: Path) -> None:
        self._pool = ThreadPoolExecutor(max_workers=1)
        self._hash: Future[str] = self._pool.submit(_sha256, path)

    def result(self) -> str:
        """Return the hash."""
        try:
            return self._hash.result()
        finally:
            self._pool.shutdown(wait=False)


def _sha256(path: Path) -> str:
    """Return the hash of a file's bytes."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()


def gathered(batches: Iterable[pa.RecordBatch], rows: int) -> Iterator[pa.Table]:
    """Yield record batches as tables of about so many rows: small ones put together, large ones cut."""
    import pyarrow as pa

    kept: list[pa.RecordBatch] = []
    size = 0
    for batch in batches:
        for start in range(0, batch.num_rows, rows):
            kept.append(batch.slice(start, rows))
            size += kept[-1].num_rows
            if size >= rows:
                yield pa.Table.from_batches(kept)
                kept, size = [], 0
    if kept:
        yield pa.Table.from_batches(kept)


def ahead(tables: Iterator[_Thing]) -> Iterator[_Thing]:
    """Yield what an iterator yields; the next one is made while the last one is used.

    Parameters
    ----------
    tables : iterator
        Such as tables that are decoded.

    Yields
    ------
    object
        The same, in the same order.
    """
    with ThreadPoolExecutor(max_workers=1) as pool:
        coming = pool.submit(next, tables, None)
        while (table := coming.result()) is not None:
            coming = pool.submit(next, tables, None)
            yield table


class NotPlainError(Exception):
    """A source is not as plain as its beginning: it must be read again with care. Never seen by users."""


def joined(batches: Sequence[Batch]) -> Batch:
    """Return batches that follow one another as one."""
    if len(batches) == 1:
        return batches[0]
    columns = {name: _joined([batch.columns[name] for batch in batches]) for name in batches[0].columns}
    return Batch(columns, sum(batch.rows for batch in batches), batches[0].first_row)


def _joined(parts: list[Cells]) -> Cells:
    """Return the parts of a column as one."""
    small = [part for part in parts if isinstance(part, SmallNumbers)]
    texts = [part.texts for part in small if part.texts is not None]
    if len(small) == len(parts):
        whole = np.concatenate([part.values for part in small])
        if len(texts) == len(parts):
            return SmallNumbers(whole, texts=lambda: cast("Sequence[object]", _joined([text() for text in texts])))
        if not texts and len({part.decimal for part in small}) == 1:
            return SmallNumbers(whole, small[0].decimal)
    recurring = [part for part in map(_as_text, parts) if isinstance(part, Recurring)]
    if len(recurring) == len(parts):
        return _joined_words(recurring)
    return [cell for part in parts for cell in _as_text(part)]


def _as_text(part: Cells) -> Cells:
    """Return cells as they stand in a text file, when they were read as numbers from one."""
    return part.texts() if isinstance(part, SmallNumbers) and part.texts is not None else part


def _joined_words(parts: list[Recurring]) -> Recurring:
    """Return columns of words as one."""
    known: dict[Hashable, int] = {}
    places: list[NDArray[np.int64]] = []
    for part in parts:
        table = [known.setdefault(word, len(known)) for word in part.contents]
        places.append(np.array([*table, -1], dtype=np.int64)[part.numbers])
    return Recurring(tuple(known), np.concatenate(places))
