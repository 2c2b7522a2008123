"""Answers of a survey file of one row an answer, put together by respondent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from scorecard._text import LocalText
from scorecard.errors import near
from scorecard.instruments import ColumnLayout, Instrument, Role
from scorecard.instruments.looks import as_seen
from scorecard.instruments.patterns import named
from scorecard.io.columns import Cells, RawColumns
from scorecard.io.reading import Reading
from scorecard.survey.cell_places import CellPlaces
from scorecard.survey.cells import label_of, plain_text

__all__ = ["Gathered", "gathered_answers"]

_WHOLE = LocalText(
    en="One row an answer: {rows} rows were put together by respondent, of whom there are {n}.",
    zh="文件为一行一个答案：{rows} 行已合并为 {n} 位受访者。",
)
_AGAIN = LocalText(
    en="Answers that stand in the file again with the same value, and count once: {n}.",
    zh="有 {n} 个答案以相同取值重复出现，只计一次。",
)
_OTHERS = LocalText(
    en='Answers given again with another value: {n}; by duplicates="{rule}" one of each counts.',
    zh='有 {n} 个答案以不同取值重复出现，按 duplicates="{rule}" 的规定只计其一。',
)


@dataclass(frozen=True, slots=True)
class Gathered:
    """A survey of one row a respondent.

    Attributes
    ----------
    raw : RawColumns
        One column an item and role, named so.
    layout : ColumnLayout
        The layout that fits them.
    places : CellPlaces
        Where each cell stands in the file.
    """

    raw: RawColumns
    layout: ColumnLayout
    places: CellPlaces


def gathered_answers(
    raw: RawColumns, rows: Sequence[int], instrument: Instrument, layout: ColumnLayout, reading: Reading
) -> Gathered:
    """Return the answers of a long file by respondent.

    Parameters
    ----------
    raw : RawColumns
        The file, one row an answer.
    rows : sequence of int
        Number of each row as the user sees it.
    instrument : Instrument
        The questionnaire.
    layout : ColumnLayout
        Which column holds respondent, item, role and value.
    reading : Reading
        Where problems go.

    Returns
    -------
    Gathered
        The answers.

    Raises
    ------
    SurveyError
        With every column, item and role that is not known, every row without a respondent, and
        every answer that contradicts another.
    """
    gatherer = _Gatherer(raw, rows, instrument, layout, reading)
    gatherer.read()
    return gatherer.gathered()


class _Gatherer:
    """Take up one answer after the other."""

    def __init__(
        self, raw: RawColumns, rows: Sequence[int], instrument: Instrument, layout: ColumnLayout, reading: Reading
    ) -> None:
        self._raw, self._rows, self._reading = raw, rows, reading
        self._instrument, self._layout, self._long = instrument, layout, layout.long
        self._items = _items(instrument, layout)
        self._roles: dict[str, Role] = {as_seen(word).casefold(): role for word, role in self._long.roles.items()}
        self._roles = {**{role: role for role in instrument.roles}, **self._roles}
        self._people: dict[str, int] = {}
        self._first: list[int] = []
        self._answers: dict[tuple[Role, str], dict[int, int]] = {}
        self._again = self._others = 0

    def _column(self, name: str) -> Cells:
        """Return a column that must be there once."""
        found = named(name, self._raw.names)
        if len(found) == 1:
            return self._raw[found[0]]
        problems, place = self._reading.problems, self._reading.place(name=name)
        if found:
            problems.add(
                "duplicate-column",
                f"the column stands {len(found)} times",
                place=place,
                cure="Rename or delete all but one.",
            )
        else:
            problems.add(
                "missing-column", "the column is not there", place=place, cure=near(name, filter(None, self._raw.names))
            )
        return [None] * len(self._rows)

    def read(self) -> None:
        """Take up all answers."""
        keys = self._column(self._layout.respondent or "")
        items, values = self._column(self._long.item), self._column(self._long.value)
        roles = None if self._long.role is None else self._column(self._long.role)
        for name in self._beside():
            self._column(name)
        self._reading.close()
        for row in range(len(self._rows)):
            person = self._person(label_of(keys[row]), row)
            item = self._item(label_of(items[row]), row)
            role = self._long.asks if roles is None else self._role(label_of(roles[row]), row)
            if person is not None and item is not None and role is not None:
                self._answer(person, (role, item), row, values)

    def _beside(self) -> tuple[str, ...]:
        """Return the columns that hold one thing a respondent."""
        layout = self._layout
        single = (layout.duration, layout.started, layout.submitted)
        outcomes = (outcome.column for outcome in layout.outcomes.values())
        named_ones = (*layout.segments.values(), *layout.points.values(), *outcomes, *single)
        return tuple(dict.fromkeys(name for name in named_ones if name is not None))

    def _person(self, key: str, row: int) -> int | None:
        """Return the position of a respondent."""
        if not key:
            self._add("no-respondent", "this row names no respondent", row, self._layout.respondent, "", "Fill it in.")
            return None
        if key not in self._people:
            self._people[key] = len(self._people)
            self._first.append(row)
        return self._people[key]

    def _item(self, text: str, row: int) -> str | None:
        """Return the id of an item."""
        found = self._items.get(text.casefold()) or self._items.get(text.lstrip("0"))
        if found is None:
            ids = [item.id for item in self._instrument.items]
            self._add("unknown-item", "the questionnaire has no such item", row, self._long.item, text, near(text, ids))
        return found

    def _role(self, text: str, row: int) -> Role | None:
        """Return the role that a word stands for."""
        found = self._roles.get(text.casefold())
        if found is None:
            known = dict.fromkeys((*self._long.roles, *self._instrument.roles))
            what = "this word stands for nothing that the questionnaire asks"
            self._add("unknown-role-word", what, row, self._long.role, text, near(text, known))
        return found

    def _add(self, code: str, what: str, row: int, name: str | None, found: str, cure: str) -> None:
        place = self._reading.place(row=self._rows[row], name=name)
        self._reading.problems.add(code, what, place=place, found=found or None, cure=cure)

    def _answer(self, person: int, asked: tuple[Role, str], row: int, values: Cells) -> None:
        """Take up one answer; one that was given before must be the same."""
        given = self._answers.setdefault(asked, {})
        if person not in given:
            given[person] = row
            return
        before, now = plain_text(label_of(values[given[person]])), plain_text(label_of(values[row]))
        if not before or not now:
            given[person] = row if now else given[person]
        elif before == now and self._layout.duplicates != "refuse":
            self._again += 1
        elif self._layout.duplicates in ("first", "last"):
            self._others += 1
            given[person] = row if self._layout.duplicates == "last" else given[person]
        else:
            role, item = asked
            what = f"the {role} of item {item} was answered by the same respondent in row {self._rows[given[person]]}"
            cure = 'Delete one of the rows, or write duplicates: "first" or "last" in the layout.'
            self._add("answer-given-twice", what, row, self._long.value, now, cure)

    def gathered(self) -> Gathered:
        """Return one row a respondent."""
        self._reading.close()
        names: list[str] = []
        columns: list[Cells] = []
        places: dict[str, tuple[Sequence[int], str]] = {}
        layout = self._layout
        for name in dict.fromkeys((layout.respondent or "", *self._beside())):
            names.append(name)
            columns.append(self._of_people(name))
        of_items: dict[Role, dict[str, str]] = {}
        values = self._column(self._long.value)
        for role in self._instrument.roles:
            for item in (item.id for item in self._instrument.items):
                if not any(known == role for known, _ in self._answers):
                    continue
                given = self._answers.get((role, item), {})
                name = f"{role} {item}"
                rows = [given.get(person, first) for person, first in enumerate(self._first)]
                names.append(name)
                columns.append([values[given[p]] if p in given else None for p in range(len(self._first))])
                places[name] = (tuple(self._rows[row] for row in rows), self._long.value)
                of_items.setdefault(role, {})[item] = name
        self._reading.close()
        facts = self._raw.provenance
        told = replace(facts, rows_read=len(self._first), notes=(*facts.notes, *self._notes()))
        wide = layout.model_copy(update={"shape": "wide", "names": of_items, "columns": {}, "duplicates": "keep"})
        numbers = CellPlaces(tuple(self._rows[row] for row in self._first), places)
        whole = replace(self._raw, names=tuple(names), cells=tuple(columns), provenance=told)
        return Gathered(whole, wide, numbers)

    def _of_people(self, name: str) -> list[object]:
        """Return what stands in a column for each respondent, which must be alike in all rows."""
        cells, keys = self._column(name), self._column(self._layout.respondent or "")
        found: list[object] = [None] * len(self._first)
        at: dict[int, int] = {}
        for row, cell in enumerate(cells):
            person, text = self._people[label_of(keys[row])], label_of(cell)
            if not text:
                continue
            if person not in at:
                at[person], found[person] = row, cell
            elif label_of(found[person]) != text:
                what = f"another value stands in row {self._rows[at[person]]} for the same respondent"
                self._add("label-differs", what, row, name, text, "Make the rows of one respondent agree.")
        return found

    def _notes(self) -> list[LocalText]:
        """Return what was done."""
        notes = [_WHOLE.fill({"rows": len(self._rows), "n": len(self._first)})]
        if self._again:
            notes.append(_AGAIN.fill({"n": self._again}))
        if self._others:
            notes.append(_OTHERS.fill({"n": self._others, "rule": self._layout.duplicates}))
        return notes


def _items(instrument: Instrument, layout: ColumnLayout) -> Mapping[str, str]:
    """Return the id of each item by what may stand for it: its number, its statements, its id, declared words."""
    found: dict[str, str] = {}
    for number, item in enumerate(instrument.items, 1):
        found[str(number)] = item.id
    for item in instrument.items:
        for text in (item.text.text("en"), item.text.text("zh")):
            found[as_seen(text).casefold()] = item.id
    found.update({item.id.casefold(): item.id for item in instrument.items})
    found.update({as_seen(word).casefold(): item_id for word, item_id in layout.long.items.items()})
    return found
