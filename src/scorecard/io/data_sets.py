"""Data sets of many files: the files of a folder, and what the names of its folders say."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast
from urllib.parse import unquote

from scorecard._result import Provenance
from scorecard._text import LocalText
from scorecard.errors import Place
from scorecard.io.reading import Reading
from scorecard.io.tables import has_own_words, is_table_file, is_workbook, path_of

__all__ = ["Part", "parts_of", "provenance_of", "rows_of"]

_NO_VALUE = "__HIVE_DEFAULT_PARTITION__"
_EACH = LocalText(en="In each of {all} tables: {note}", zh="{all} 张表中每张：{note}")
_SOME = LocalText(en="In {n} of {all} tables: {note}", zh="{all} 张表中的 {n} 张：{note}")
_KINDS = ("Parquet", "CSV", "Excel", "SPSS")


@dataclass(frozen=True, slots=True)
class Part:
    """One table of a data set.

    Attributes
    ----------
    source : object
        A path or a data frame.
    name : str or None
        What it is called in messages; None where it is the only one.
    keys : mapping of str to str or None
        Columns that the folders around it stand for, as in ``region=north/part-0.parquet``.
    """

    source: object
    name: str | None = None
    keys: Mapping[str, str | None] = field(default_factory=dict[str, str | None])


def parts_of(source: object, reading: Reading) -> tuple[Part, ...]:
    """Return the tables of a source.

    Parameters
    ----------
    source : path, data frame, or a sequence of them
        A file, a folder with Parquet, CSV, Excel or SPSS files in it and its folders, a frame, or several of these.
    reading : Reading
        Its name in messages, and where problems go.

    Returns
    -------
    tuple of Part
        The tables; files of a folder in the order of their names.

    Raises
    ------
    ScorecardError
        Of the kind `reading` names: a folder without a table, or with tables of several kinds: none is passed over;
        a list that names a file twice.
    """
    if isinstance(source, list | tuple):
        several = cast("Sequence[object]", source)
        if not several:
            reading.refuse("no-files", "there is no file in the list", cure="Name at least one.")
        found = [part for one in several for part in _of_one(one, reading)]
        _refuse_twice(found, reading)
        if len(found) == 1:
            return (Part(found[0].source, None, found[0].keys),)
        return tuple(Part(p.source, p.name or _called(p.source, i), p.keys) for i, p in enumerate(found, start=1))
    return _of_one(source, reading)


def _refuse_twice(parts: Sequence[Part], reading: Reading) -> None:
    """Refuse files that a list names twice: all that stands in them would count twice."""
    seen: set[str] = set()
    for part in parts:
        path = path_of(part.source)
        if path is None:
            continue
        whole = os.path.abspath(path)  # noqa: PTH100 - of a path that no file can have too
        if whole in seen:
            reading.problems.add(
                "file-twice",
                "the list names this file twice",
                place=Place(file=str(path)),
                cure="Name it once; a folder stands for all files in it.",
            )
        seen.add(whole)
    reading.close()


def _called(source: object, number: int) -> str:
    """Return what one of several tables is called."""
    path = path_of(source)
    return f"{type(source).__name__} {number}" if path is None else str(path)


def _of_one(source: object, reading: Reading) -> tuple[Part, ...]:
    """Return the tables of one source."""
    path = path_of(source)
    if path is None or not path.is_dir():
        return (Part(source),)
    files = [file for file in sorted(path.rglob("*")) if _is_part(file.relative_to(path)) and file.is_file()]
    kinds = {_kind(file): file.name for file in reversed(files)}
    if not files:
        reading.refuse(
            "empty-folder",
            "the folder holds no CSV, TSV, Parquet or Excel file",
            cure="Name the folder that holds the files.",
        )
    if len(kinds) > 1:
        reading.refuse(
            "mixed-folder",
            f"the folder holds both {' and '.join(kind for kind in _KINDS if kind in kinds)} files",
            found=", ".join(sorted(kinds.values())),
            cure="Name the files, or put those of one kind into a folder of their own.",
        )
    return tuple(Part(file, str(file), _keys(file.relative_to(path))) for file in files)


def _is_part(path: Path) -> bool:
    """Return whether a path inside a folder is one of its tables; names with . _ or ~$ first are notes of programs."""
    return _kind(path) is not None and not any(name.startswith((".", "_", "~$")) for name in path.parts)


def _kind(path: Path) -> str | None:
    """Return what kind of table a file holds, by its ending; None if it is none."""
    if is_workbook(path) or has_own_words(path):
        return "SPSS" if has_own_words(path) else "Excel"
    return {"csv": "CSV", "parquet": "Parquet", None: None}[is_table_file(path)]


def _keys(path: Path) -> dict[str, str | None]:
    """Return the columns that the folders of a path stand for."""
    pairs = (name.partition("=") for name in path.parts[:-1] if "=" in name)
    return {unquote(key): None if value == _NO_VALUE else unquote(value) for key, _, value in pairs}


def provenance_of(parts: Sequence[Provenance], reading: Reading) -> Provenance:
    """Return where a data set comes from; its hash is that of the list of its files' hashes.

    What reading did is told with the number of tables in which it did just that: what is counted there is counted in
    each of them.
    """
    if len(parts) == 1:
        return parts[0]
    hashes = [part.sha256 for part in parts]
    listed = "".join(f"{part.sha256}  {part.source}\n" for part in parts)
    encodings = {part.encoding for part in parts}
    separators = {part.separator for part in parts}
    return Provenance(
        source=f"{reading.source} ({len(parts)})",
        sha256=None if None in hashes else hashlib.sha256(listed.encode()).hexdigest(),
        encoding=encodings.pop() if len(encodings) == 1 else None,
        separator=separators.pop() if len(separators) == 1 else None,
        rows_read=sum(part.rows_read for part in parts),
        rows_blank=sum(part.rows_blank for part in parts),
        notes=tuple(
            (_EACH if number == len(parts) else _SOME).fill({"n": number, "all": len(parts), "note": note})
            for note, number in Counter(note for part in parts for note in part.notes).items()
        ),
    )


def rows_of(parts: Sequence[Part]) -> int | None:
    """Return how many rows tables have together, where all of them tell it before they are read."""
    rows = [_rows(part.source) for part in parts]
    return None if None in rows else sum(n for n in rows if n is not None)


def _rows(source: object) -> int | None:
    """Return the number of rows of a table; None where it would have to be read."""
    path = path_of(source)
    if path is None:
        shape: object = getattr(source, "shape", None)
        return cast("int", shape[0]) if isinstance(shape, tuple) else None
    if is_table_file(path) != "parquet" or not path.is_file():
        return None
    import pyarrow as pa
    from pyarrow import parquet

    try:
        return parquet.read_metadata(path).num_rows
    except (pa.ArrowException, OSError, ValueError):
        return None
