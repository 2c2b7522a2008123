"""A card as rows of tables, with whatever fits no table beside them."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from scorecard._document import Plain
from scorecard.io.card_tables import CARD_TABLES, CardTable
from scorecard.io.cell_forms import Scalar, escaped, holds, is_safe

__all__ = ["RestRow", "TableRow", "joined_steps", "split_card", "split_steps"]

_SPECIAL = re.compile(r"[~/]|^#|[^ -~\u00a1-\ud7ff\uf900-\uffef]|_(?=[xX])|^ | $|(?<=[xX][0-9A-Fa-f]{4})_")
_CODE = re.compile(r"~([0-9a-f]+);")


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of a table.

    Attributes
    ----------
    key : str
        Name of the row, or its number where rows have no name.
    parent : str
        Key of the row that it belongs to; empty for the card itself.
    cells : mapping of str to scalar
        What stands in the columns, by path.
    """

    key: str
    parent: str
    cells: Mapping[str, Scalar]


@dataclass(frozen=True, slots=True)
class RestRow:
    """One value that fits no column.

    Attributes
    ----------
    table, row : str
        Table and reference of the row that it belongs to.
    path : str
        Path inside that row's part of the card.
    kind : str
        One of text, escaped, number, yes_no, null, list (an empty one), map (an empty one), or exact: all
        digits of a number that stands in a column.
    value : str
        The value as text.
    """

    table: str
    row: str
    path: str
    kind: str
    value: str


@dataclass(slots=True)
class _Split:
    """What has been taken out of a card so far."""

    tables: dict[str, list[TableRow]] = field(default_factory=dict[str, list[TableRow]])
    rest: list[RestRow] = field(default_factory=list[RestRow])


def split_card(data: Mapping[str, Plain]) -> tuple[dict[str, list[TableRow]], list[RestRow]]:
    """Return the rows of the tables of a card, and what fits none of them.

    Parameters
    ----------
    data : mapping of str to plain data
        The card, as it is written to JSON.

    Returns
    -------
    dict of str to list of TableRow
        Rows by table.
    list of RestRow
        Everything else.
    """
    split = _Split({table.key: [] for table in CARD_TABLES})
    _take(CARD_TABLES[0], copy.deepcopy(dict(data)), TableRow("", "", {}), split)
    return split.tables, split.rest


def _take(table: CardTable, part: dict[str, Plain], row: TableRow, split: _Split) -> None:
    """Split one part of a card: first what is below it, then its own fields."""
    rows = split.tables[table.key]
    place = len(rows)
    rows.append(row)
    own = None if table.key == "card" else table.key
    reference = table.reference(row.parent, row.key)
    for below in CARD_TABLES[1:]:
        if below.parent == own:
            _take_parts(below, part, row.key, split)
    cells: dict[str, Scalar] = {}
    exact: list[RestRow] = []
    for column in table.columns:
        value = _cut(part, column.path.split("."))
        if value is not None and holds(column.content, value[0]):
            cells[column.path] = _scalar(value[0])
            if _is_long(value[0]):
                path = joined_steps(column.path.split("."))
                exact.append(RestRow(table.key, reference, path, "exact", repr(value[0])))
        elif value is not None:
            _put_back(part, column.path.split("."), value[0])
    rows[place] = TableRow(row.key, row.parent, cells)
    split.rest.extend(RestRow(table.key, reference, path, *_told(value)) for path, value in _leaves(part, ()))
    split.rest.extend(exact)


def _is_long(value: Plain) -> bool:
    """Return whether a number has more digits than every spreadsheet program keeps."""
    return isinstance(value, float) and float(f"{value:.15g}") != value


def _scalar(value: Plain) -> Scalar:
    """Return a value that is a scalar."""
    if isinstance(value, str | int | float):
        return value
    raise TypeError("only a scalar fits a cell")


def _take_parts(table: CardTable, part: dict[str, Plain], parent: str, split: _Split) -> None:
    """Split the parts of a list or a mapping that are the rows of a table; leave what is no such."""
    found = _cut(part, table.steps)
    if found is None:
        return
    parts = found[0]
    named = _named(table, parts)
    if named is None:
        _put_back(part, table.steps, parts)
        return
    for key, below in named:
        number = str(len(split.tables[table.key]) + 1)
        _take(table, below, TableRow(key or number, parent, {}), split)


def _named(table: CardTable, parts: Plain) -> list[tuple[str, dict[str, Plain]]] | None:
    """Return the parts of a table with their keys, None if they cannot be its rows."""
    entries: list[tuple[str, Plain]] = []
    if table.mapping and isinstance(parts, dict):
        entries = list(parts.items())
    elif not table.mapping and isinstance(parts, list):
        entries = [("", entry) for entry in parts]
    found: list[tuple[str, dict[str, Plain]]] = []
    for key, entry in entries:
        if not isinstance(entry, dict):
            return None
        name = key if table.mapping or table.key_field is None else entry.get(table.key_field)
        if not isinstance(name, str):
            return None
        fields = {k: v for k, v in entry.items() if table.mapping or k != table.key_field}
        found.append((name, fields))
    return found or None


def _cut(part: dict[str, Plain], steps: Sequence[str]) -> tuple[Plain] | None:
    """Take a field out of a part, with the mappings around it that are empty then."""
    here: Plain = part
    around: list[tuple[dict[str, Plain], str]] = []
    for step in steps:
        if not isinstance(here, dict) or step not in here:
            return None
        around.append((here, step))
        here = here[step]
    for holder, step in reversed(around):
        del holder[step]
        if holder:
            break
    return (here,)


def _put_back(part: dict[str, Plain], steps: Sequence[str], value: Plain) -> None:
    """Put a field back where it was."""
    here = part
    for step in steps[:-1]:
        below = here.setdefault(step, {})
        if not isinstance(below, dict):
            raise TypeError("a field was cut from a mapping")
        here = below
    here[steps[-1]] = value


def _leaves(value: Plain, steps: tuple[str | int, ...]) -> Iterator[tuple[str, Plain]]:
    """Yield the scalars and the empty lists and mappings of plain data with their paths."""
    if isinstance(value, dict) and (value or not steps):
        for key, below in value.items():
            yield from _leaves(below, (*steps, key))
    elif isinstance(value, list) and value:
        for number, below in enumerate(value):
            yield from _leaves(below, (*steps, number))
    else:
        yield joined_steps(steps), value


def _told(value: Plain) -> tuple[str, str]:
    """Return kind and text of a value."""
    if value is None:
        return "null", ""
    if isinstance(value, bool):
        return "yes_no", "yes" if value else "no"
    if isinstance(value, int | float):
        return "number", repr(value)
    if isinstance(value, str):
        return ("text", value) if is_safe(value) else ("escaped", escaped(value))
    return ("list" if isinstance(value, list) else "map"), ""


def joined_steps(steps: Sequence[str | int]) -> str:
    """Return steps as one path: ``/`` between them, ``#`` before a position in a list.

    Parameters
    ----------
    steps : sequence of str or int
        Names, and positions in lists.

    Returns
    -------
    str
        The path, in characters that every spreadsheet program keeps.

    Examples
    --------
    >>> joined_steps(("layout", "missing", 0)), joined_steps(("answers", "a/b"))
    ('layout/missing/#0', 'answers/a~2f;b')
    """
    return "/".join(f"#{step}" if isinstance(step, int) else _coded(step) for step in steps)


def _coded(step: str) -> str:
    """Return a step without the signs that have a meaning in paths and without what programs may change."""
    return _SPECIAL.sub(lambda match: f"~{ord(match[0]):x};", step)


def split_steps(path: str) -> tuple[str | int, ...]:
    """Return the steps of a path that `joined_steps` made; raise ValueError if it is none."""
    return tuple(
        int(step[1:]) if step.startswith("#") else _CODE.sub(lambda match: chr(int(match[1], 16)), step)
        for step in path.split("/")
    )
