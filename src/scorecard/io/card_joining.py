"""Rows of tables to a card, with the cell of every value."""

from __future__ import annotations

import json
import math
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from scorecard._document import Marks, Path, Plain, dotted
from scorecard.errors import Place, Problems, near
from scorecard.io.card_rows import split_steps
from scorecard.io.card_tables import CARD_TABLES, CardTable
from scorecard.io.cell_forms import meant, unescaped

__all__ = ["CellMarks", "ReadRest", "ReadRow", "join_card"]

_ROUNDED = 1e-14
_NOT_ID = re.compile(r"[^A-Za-z0-9]+")


@dataclass(frozen=True, slots=True)
class ReadRow:
    """One row of a table as it stands in its sheet.

    Attributes
    ----------
    key, parent : str
        What stands in the columns of the key and of the parent; empty where nothing does.
    cells : mapping of str to object
        What stands in the other columns, by path.
    places : mapping of str to Place
        Where each of them stands; the key under ``""``, the parent under ``".."``.
    """

    key: str
    parent: str
    cells: Mapping[str, object]
    places: Mapping[str, Place]


@dataclass(frozen=True, slots=True)
class ReadRest:
    """One row of the sheet of everything else.

    Attributes
    ----------
    table, row, path, kind, value : str
        What stands in its columns.
    place : Place
        Where.
    """

    table: str
    row: str
    path: str
    kind: str
    value: str
    place: Place


@dataclass(slots=True)
class CellMarks(Marks):
    """In which cell each value of a card stands.

    Attributes
    ----------
    cells : dict of path to Place
        Places by path.
    """

    cells: dict[Path, Place] = field(default_factory=dict[Path, Place])

    def place(self, path: Path, *, key: bool = False) -> Place:
        """Return the place of a path; a part that is not written is placed at what should hold it."""
        del key  # a name and its value stand in one place
        known = path
        while known and known not in self.cells:
            known = known[:-1]
        held = self.cells.get(known, Place(file=self.source))
        return Place(file=self.source, sheet=held.sheet, cell=held.cell, path=dotted(path))


def join_card(
    rows: Mapping[str, Sequence[ReadRow]], rest: Sequence[ReadRest], *, source: str, problems: Problems
) -> tuple[dict[str, Plain], CellMarks]:
    """Return the plain data of a card, and the cell of every part.

    Parameters
    ----------
    rows : mapping of str to sequence of ReadRow
        Rows by table.
    rest : sequence of ReadRest
        Everything that fits no table.
    source : str
        The file as the user named it.
    problems : Problems
        Where problems go: rows that name a parent that is not there, rows without a name, paths that
        lead nowhere.

    Returns
    -------
    dict of str to plain data
        The card, as it would stand in JSON.
    CellMarks
        Places by path.
    """
    keys = frozenset(row.key for found in rows.values() for row in found)
    joining = _Joining(CellMarks(source), problems, keys)
    for table in CARD_TABLES:
        for number, row in enumerate(rows.get(table.key, ()), start=1):
            joining.add(table, row, number)
    for left in rest:
        joining.add_rest(left)
    return joining.data, joining.marks


@dataclass(slots=True)
class _Joining:
    """A card that is being put together."""

    marks: CellMarks
    problems: Problems
    keys: frozenset[str]
    data: dict[str, Plain] = field(default_factory=dict[str, Plain])
    parts: dict[tuple[str, str], tuple[dict[str, Plain], Path]] = field(
        default_factory=dict[tuple[str, str], "tuple[dict[str, Plain], Path]"]
    )
    named: dict[str, dict[str, tuple[dict[str, Plain], Path]]] = field(
        default_factory=dict[str, "dict[str, tuple[dict[str, Plain], Path]]"]
    )
    copied: dict[tuple[str, str], Place] = field(default_factory=dict[tuple[str, str], Place])

    def add(self, table: CardTable, row: ReadRow, number: int) -> None:
        """Add a row."""
        if table.key == "card":
            self.parts[("card", "")] = (self.data, ())
            self._fill(table, row, self.data, ())
            return
        above = self._above(table, row)
        if above is None:
            return
        holder, at = above
        key = self._key(table, row, number)
        if key is None:
            return
        part: dict[str, Plain] = {}
        path = self._place_part(table, holder, (at, key), part)
        if path is None:
            self._tell("duplicate-row", "a row with this id stands above already", row.places[""], key, _OTHER_ID)
            return
        known = (table.key, table.reference(row.parent, key))
        if known in self.parts:
            self.copied[known] = row.places[""]
        self.parts.setdefault(known, (part, path))
        self.named.setdefault(table.key, {})[key] = (part, path)
        self.marks.cells[path] = row.places[""]
        if table.key_field is not None and not table.mapping:
            part[table.key_field] = key
            self.marks.cells[(*path, table.key_field)] = row.places[""]
        self._fill(table, row, part, path)

    def _above(self, table: CardTable, row: ReadRow) -> tuple[dict[str, Plain], Path] | None:
        """Return the part that a row belongs to."""
        if table.parent is None:
            return self.data, ()
        known = self.named.get(table.parent, {})
        found = known.get(row.parent)
        if found is None:
            place = row.places.get("..", row.places[""])
            what = (
                f"this is no row of the table {table.parent}" if row.parent else "the row does not say where it belongs"
            )
            self._tell("unknown-parent", what, place, row.parent or None, near(row.parent, known))
        return found

    def _key(self, table: CardTable, row: ReadRow, number: int) -> str | None:
        """Return the key of a row: as it stands there, or made from its name for a row that is new."""
        if row.key or table.key_field is None:
            return row.key or f"new{number}"
        name = next((str(row.cells[path]) for path in _NAMES if row.cells.get(path)), "")
        plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii")
        made = _NOT_ID.sub("_", plain).strip("_").lower()[:60]
        if not made or not made[0].isalpha():
            self._tell(
                "row-without-id",
                "the row has no id, and none can be made from an English name",
                row.places[""],
                None,
                "Write an English name, or show the hidden column A and write an id of letters there.",
            )
            return None
        taken = {*self.keys, *(name for names in self.named.values() for name in names)}
        free = (made if n == 1 else f"{made}_{n}" for n in range(1, len(taken) + 2))
        return next(name for name in free if name not in taken)

    def _place_part(
        self, table: CardTable, holder: dict[str, Plain], where: tuple[Path, str], part: dict[str, Plain]
    ) -> Path | None:
        """Put a new part into the list or the mapping of its parent; None where its name is taken."""
        here = holder
        for step in table.steps[:-1]:
            below = here.setdefault(step, {})
            if not isinstance(below, dict):
                return None
            here = below
        at, key = where
        last = table.steps[-1]
        if table.mapping:
            parts = here.setdefault(last, {})
            if not isinstance(parts, dict) or key in parts:
                return None
            parts[key] = part
            return (*at, *table.steps, key)
        listed = here.setdefault(last, [])
        if not isinstance(listed, list):
            return None
        listed.append(part)
        return (*at, *table.steps, len(listed) - 1)

    def _fill(self, table: CardTable, row: ReadRow, part: dict[str, Plain], path: Path) -> None:
        """Fill in the fields of a part from the columns of its row."""
        for column in table.columns:
            if column.path in row.cells:
                steps = tuple(column.path.split("."))
                _set(part, steps, meant(column.content, row.cells[column.path]))
                for end in range(1, len(steps) + 1):
                    self.marks.cells.setdefault((*path, *steps[:end]), row.places[column.path])

    def add_rest(self, left: ReadRest) -> None:
        """Add a value that fits no column."""
        known = {ref for key, ref in self.parts if key == left.table}
        found = self.parts.get((left.table, left.row))
        if found is None:
            self._tell(
                "unknown-row",
                f"there is no such row of the table {left.table}" if known else "there is no such table or row",
                left.place,
                f"{left.table} {left.row}".strip(),
                "Delete this row too, or write the id of the row that it belongs to.",
            )
            return
        copy = self.copied.get((left.table, left.row))
        if copy is not None and left.kind != "exact":
            what = f"two rows have this id, the second in cell {copy.cell}: this value may belong to either"
            self._tell("copied-row", what, left.place, f"{left.table} {left.row}", _NO_ID)
            return
        part, path = found
        try:
            steps = split_steps(left.path)
            value = _value(left.kind, left.value)
        except (ValueError, OverflowError):
            self._tell(
                "bad-rest",
                "path, kind and value of this row do not fit together",
                left.place,
                f"{left.path}, {left.kind}, {left.value}",
                "Write the kind text, number, yes_no, null, list or map, and a value of that kind.",
            )
            return
        if left.kind == "exact":
            _refine(part, steps, value)
            return
        if not _set(part, steps, value):
            self._tell(
                "bad-path", "the path leads nowhere", left.place, left.path, "Number lists from #0 without gaps."
            )
            return
        for end in range(1, len(steps) + 1):
            self.marks.cells.setdefault((*path, *steps[:end]), left.place)

    def _tell(self, code: str, what: str, place: Place, found: str | None, cure: str) -> None:
        """Report a row."""
        self.problems.add(code, what, place=place, found=found, cure=cure)


_OTHER_ID = "Show the hidden column A and write another id, or delete one of the two."
_NO_ID = "Show the hidden column A there, and leave it empty in the row that is new."
_NAMES = ("name.en", "short.en", "text.en")


def _value(kind: str, text: str) -> Plain:
    """Return a value by its kind; raise ValueError where the two do not fit."""
    if kind == "text":
        return text
    if kind == "escaped":
        found = unescaped(text)
        if isinstance(found, str):
            return found
    if kind in ("number", "exact"):
        number: object = json.loads(text)
        if isinstance(number, int | float) and not isinstance(number, bool):
            return number
    if kind == "yes_no" and text in ("yes", "no"):
        return text == "yes"
    if kind == "null" and not text:
        return None
    if kind in ("list", "map") and not text:
        return [] if kind == "list" else {}
    raise ValueError(kind)


def _refine(part: Plain, steps: Path, exact: Plain) -> None:
    """Give a number of a column the digits that a spreadsheet program has dropped, unless it was changed."""
    for step in steps[:-1]:
        part = part.get(str(step)) if isinstance(part, dict) else None
    if isinstance(part, dict) and isinstance(exact, float):
        held = part.get(str(steps[-1]))
        if isinstance(held, int | float) and math.isclose(held, exact, rel_tol=_ROUNDED, abs_tol=0):
            part[str(steps[-1])] = exact


def _set(part: dict[str, Plain], steps: Path, value: Plain) -> bool:
    """Put a value at a path, making the lists and mappings on the way; say whether the path fits."""
    here: Plain = part
    for step, following in pairwise(steps):
        here = _entered(here, step, [] if isinstance(following, int) else {})
    last = steps[-1]
    if isinstance(here, list) and isinstance(last, int) and last == len(here):
        here.append(value)
        return True
    if isinstance(here, dict) and isinstance(last, str) and here.get(last, value) == value:
        here[last] = value
        return True
    return False


def _entered(here: Plain, step: str | int, new: Plain) -> Plain:
    """Return what stands one step further down, a new list or mapping where nothing does; None where none fits."""
    if isinstance(here, dict) and isinstance(step, str):
        return here.setdefault(step, new)
    if isinstance(here, list) and isinstance(step, int) and step <= len(here):
        if step == len(here):
            here.append(new)
        return here[step]
    return None
