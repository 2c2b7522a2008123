"""Tables made anew from their JSON text, or refused with everything that is wrong."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, cast, get_args

from scorecard._table import Cell, Column, Kind, Table
from scorecard._text import LocalText
from scorecard.errors import CardError, Place
from scorecard.io.reading import Reading
from scorecard.io.table_json import TABLE_FORMAT, TABLE_VERSION

if TYPE_CHECKING:
    from scorecard._document import Plain

__all__ = ["table_from_text"]

_PARTS = ("format", "format_version", "title", "columns", "rows", "notes")
_CURE = "Read the file as it was written, or write the table anew."
_MOST_DECIMALS = 30
"""More digits than a number has."""


def table_from_text(text: str, reading: Reading) -> Table:
    """Return the table that a JSON text holds.

    Parameters
    ----------
    text : str
        Text from `table_text`.
    reading : Reading
        Its name in messages, and where problems go.

    Returns
    -------
    Table
        Equal to the one that was written.

    Raises
    ------
    ScorecardError
        Of the kind `reading` names: if it is no JSON, of another format or version, or any part is missing,
        unknown or wrong, all at once.
    """
    whole = _parsed(text, reading)
    if not isinstance(whole, dict) or whole.get("format") != TABLE_FORMAT:
        found = str(whole.get("format", "no format")) if isinstance(whole, dict) else "no named fields"
        what, cure = "this is no table of this library", "Name a file that write_table wrote with the ending .json."
        reading.refuse("table-format", what, place=_at(reading, "format"), found=found, cure=cure)
    version = whole.get("format_version")
    if version != TABLE_VERSION or type(version) is not int:
        what = "this version of the format is not known"
        cure = f"Known is {TABLE_VERSION}; use the release of scorecard that wrote it."
        reading.refuse("table-version", what, place=_at(reading, "format_version"), found=str(version), cure=cure)
    taking = _Taking(reading)
    part = taking.fields(whole, _PARTS, "")
    columns = taking.columns(part["columns"])
    title = None if part["title"] is None else taking.words(part["title"], "title")
    notes = tuple(taking.words(note, f"notes.{i}") for i, note in enumerate(taking.items(part["notes"], "notes")))
    rows = tuple(taking.row(row, columns, f"rows.{i}") for i, row in enumerate(taking.items(part["rows"], "rows")))
    reading.close()
    return Table(columns, rows, title, notes)


def _at(reading: Reading, path: str) -> Place:
    """Return the place of a part."""
    return Place(file=reading.source, path=path or None)


def _parsed(text: str, reading: Reading) -> Plain:
    """Return JSON text as plain data, with names that stand twice and numbers without end reported."""

    def once(pairs: list[tuple[str, Plain]]) -> dict[str, Plain]:
        found = dict(pairs)
        if len(found) < len(pairs):
            names = [name for name, _ in pairs]
            twice = ", ".join(sorted({name for name in names if names.count(name) > 1}))
            what = "a name stands twice in the same place"
            reading.problems.add("table-twice", what, place=_at(reading, ""), found=twice, cure=_CURE)
        return found

    def endless(word: str) -> None:
        what = "this is no number that JSON knows"
        reading.problems.add("table-not-finite", what, place=_at(reading, ""), found=word, cure=_CURE)

    try:
        return cast("Plain", json.loads(text, object_pairs_hook=once, parse_constant=endless))
    except json.JSONDecodeError as error:
        place = Place(file=reading.source, line=error.lineno, column=error.colno)
        what = f"this is not JSON ({error.msg})"
    except (RecursionError, ValueError):
        place, what = _at(reading, ""), "this is not JSON that can be read: too deep, or a number too long"
    return reading.refuse("table-json", what, place=place, cure=_CURE)


@cache
def _text_of(en: str | None, zh: str | None) -> LocalText:
    """Return a text; most words of a table come again and again."""
    return LocalText(en=en, zh=zh)


_NONE = LocalText(en="?", zh="？")
"""Stands for a text that was reported."""


@dataclass(frozen=True, slots=True)
class _Taking:
    """Strict taking of the parts of a table."""

    reading: Reading

    def report(self, what: str, path: str, *, code: str = "table-value", found: str | None = None) -> None:
        """Report one problem."""
        self.reading.problems.add(code, what, place=_at(self.reading, path), found=found, cure=_CURE)

    def wrong(self, what: str, value: object, path: str) -> None:
        """Report a value of the wrong kind."""
        plain = isinstance(value, str | int | float)
        shown = str(value) if plain else "nothing" if value is None else type(value).__name__
        self.report(f"{what} needed here", path, found=shown)

    def fields(
        self, value: object, wanted: Iterable[str], path: str, *, optional: tuple[str, ...] = ()
    ) -> dict[str, object]:
        """Return the fields of an object: all that are wanted, and no other but the optional ones."""
        names = list(wanted)
        if not isinstance(value, dict):
            self.wrong("named fields are", value, path)
            nothing: dict[str, object] = {}
            nothing.update(dict.fromkeys((*names, *optional)))
            return nothing
        given = cast("dict[str, object]", value)
        below = f"{path}." if path else ""
        for name in names:
            if name not in given:
                self.report("this field is missing", below + name, code="table-missing")
        for name in given:
            if name not in names and name not in optional:
                self.report("this field is not known", below + name, code="table-unknown")
        return {name: given.get(name) for name in (*names, *optional)}

    def items(self, value: object, path: str) -> list[object]:
        """Return the entries of a list."""
        if isinstance(value, list):
            return cast("list[object]", value)
        self.wrong("a list is", value, path)
        return []

    def words(self, value: object, path: str) -> LocalText:
        """Return a text in its languages."""
        part = self.fields(value, (), path, optional=("en", "zh"))
        en, zh = part["en"], part["zh"]
        if not isinstance(value, dict) or not isinstance(en, str | None) or not isinstance(zh, str | None):
            if isinstance(value, dict):
                self.wrong("a text is", en if not isinstance(en, str | None) else zh, path)
            return _NONE
        try:
            return _text_of(en, zh)
        except CardError as error:
            for problem in error.problems:
                self.report(problem.what, path, code=problem.code, found=problem.found)
            return _NONE

    def columns(self, value: object) -> tuple[Column, ...]:
        """Return the columns, each with a key of its own."""
        found = [self.column(entry, f"columns.{i}") for i, entry in enumerate(self.items(value, "columns"))]
        seen: set[str] = set()
        for i, column in enumerate(found):
            if column.key in seen:
                self.report("another column has this key", f"columns.{i}.key", found=column.key)
            seen.add(column.key)
        return tuple(found)

    def column(self, value: object, path: str) -> Column:
        """Return one column."""
        part = self.fields(value, ("key", "label", "kind"), path, optional=("decimals", "edges"))
        key, kind, decimals = part["key"], part["kind"], part["decimals"]
        if not isinstance(key, str):
            self.wrong("a text is", key, f"{path}.key")
        if kind not in get_args(Kind):
            self.wrong(f"one of {', '.join(get_args(Kind))} is", kind, f"{path}.kind")
        if decimals is not None and not (type(decimals) is int and 0 <= decimals <= _MOST_DECIMALS):
            self.wrong(f"a whole number from 0 to {_MOST_DECIMALS} is", decimals, f"{path}.decimals")
        edges = [] if part["edges"] is None else self.items(part["edges"], f"{path}.edges")
        for edge in edges:
            if not (type(edge) is float and math.isfinite(edge)):
                self.wrong("a number with a decimal point is", edge, f"{path}.edges")
        return Column(
            str(key),
            self.words(part["label"], f"{path}.label"),
            cast("Kind", kind),
            cast("int | None", decimals),
            cast("tuple[float, ...]", tuple(edges)),
        )

    def row(self, value: object, columns: tuple[Column, ...], path: str) -> tuple[Cell, ...]:
        """Return the cells of a row in the order of the columns."""
        part = self.fields(value, dict.fromkeys(column.key for column in columns), path)
        return tuple(self.cell(part[column.key], f"{path}.{column.key}") for column in columns)

    def cell(self, value: object, path: str) -> Cell:
        """Return one cell."""
        if isinstance(value, dict):
            return self.words(cast("object", value), path)
        if isinstance(value, list) or (isinstance(value, float) and not math.isfinite(value)):
            self.wrong("a text, a number, true, false or null is", cast("object", value), path)
            return None
        return cast("Cell", value)
