"""A survey file as its tool exports it to one row a respondent, by the rules of its layout."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from scorecard._text import LocalText
from scorecard.errors import quoted
from scorecard.instruments import ColumnLayout, DropRule, Instrument
from scorecard.instruments.patterns import named
from scorecard.io.columns import Cells, RawColumns
from scorecard.io.long_answers import gathered_answers
from scorecard.io.moments import read_moment, read_span
from scorecard.io.reading import Reading
from scorecard.survey.cell_places import CellPlaces
from scorecard.survey.cells import label_of
from scorecard.survey.column_finder import choose

__all__ = ["Shaped", "shaped_survey"]

_SPENT = "submitted − started"

_DROPPED = LocalText(
    en="Rows left out by the layout, because {column} is {found}: {n}.",
    zh="按列布局的规定略去 {n} 行：{column} 为 {found}。",
)
_REASON = LocalText(
    en="Rows left out by the layout, because {column} is {found} ({reason}): {n}.",
    zh="按列布局的规定略去 {n} 行：{column} 为 {found}（{reason}）。",
)
_FURTHER: dict[str, LocalText] = {
    "first": LocalText(
        en="Rows left out because the respondent had answered before: {n}; the first of each counts.",
        zh="略去重复作答的 {n} 行，每位受访者以第一次为准。",
    ),
    "last": LocalText(
        en="Rows left out because the respondent answered again: {n}; the last of each counts.",
        zh="略去重复作答的 {n} 行，每位受访者以最后一次为准。",
    ),
}
_BETWEEN = LocalText(en="Submitted from {first} to {last}.", zh="提交时间：{first} 至 {last}。")
_EMPTY = LocalText(en="empty", zh="空")


@dataclass(frozen=True, slots=True)
class Shaped:
    """A survey of one row a respondent.

    Attributes
    ----------
    raw : RawColumns
        Its columns.
    layout : ColumnLayout
        The layout that fits them.
    places : CellPlaces
        Where each cell stands in the file.
    """

    raw: RawColumns
    layout: ColumnLayout
    places: CellPlaces


def shaped_survey(
    raw: RawColumns,
    instrument: Instrument,
    layout: ColumnLayout,
    reading: Reading,
    *,
    beside: tuple[str, ...] = (),
) -> Shaped:
    """Return a survey file as one row a respondent.

    Parameters
    ----------
    raw : RawColumns
        The file.
    instrument : Instrument
        The questionnaire.
    layout : ColumnLayout
        What stands where, and which rows are no answers.
    reading : Reading
        Where problems go.
    beside : tuple of str
        Columns that come from elsewhere.

    Returns
    -------
    Shaped
        The rows that are answers, with what was done to them in the provenance.

    Raises
    ------
    SurveyError
        With every column that is absent, every moment that cannot be read, every respondent that
        answers twice where that is refused, every answer of a long file that contradicts another.
    """
    raw, layout = _with_own_words(raw, layout)
    if layout.shape == "wide":
        choose(
            instrument, layout, (*raw.names, *(name for name in beside if name not in raw.names)), source=reading.source
        )
    table = _Rows(raw, layout, reading)
    table.drop()
    if layout.shape == "long":
        pivoted = gathered_answers(table.columns(), table.rows, instrument, layout, reading)
        reading.close()
        table = _Rows(pivoted.raw, layout, reading, places=pivoted.places)
        layout = pivoted.layout
    moments = table.moments(layout)
    if layout.shape == "wide" and layout.duplicates != "keep":
        table.without_duplicates(moments)
    layout = table.durations(layout, moments)
    reading.close()
    return table.shaped(layout, moments)


def _with_own_words(raw: RawColumns, layout: ColumnLayout) -> tuple[RawColumns, ColumnLayout]:
    """Return a table with what its source declares missing as text, and a layout that knows it and its labels."""
    if not raw.declared and not raw.labels:
        return raw, layout
    cells: list[Cells] = []
    for name, column in zip(raw.names, raw.cells, strict=True):
        told = raw.declared.get(name)
        cells.append(column if told is None else [c if t is None else t for c, t in zip(column, told, strict=True)])
    texts = {text for told in raw.declared.values() for text in told if text is not None}
    labels = dict(layout.labels)
    for segment, name in layout.segments.items():
        own: dict[str, str] = {}
        for title in named(name, raw.names):
            met = {label_of(cell) for cell in raw[title]} if title in raw.labels else set[str]()
            own.update((label, words) for label, words in raw.labels.get(title, {}).items() if label in met)
        labels[segment] = {**own, **labels.get(segment, {})}
    known = {key: names for key, names in labels.items() if names}
    extended = layout.model_copy(update={"missing": (*layout.missing, *sorted(texts)), "labels": known})
    return replace(raw, cells=tuple(cells), declared={}, labels={}), extended


class _Rows:
    """The rows of a table that are left."""

    def __init__(
        self, raw: RawColumns, layout: ColumnLayout, reading: Reading, *, places: CellPlaces | None = None
    ) -> None:
        size = len(raw.cells[0]) if raw.cells else 0
        self._raw, self._layout, self._reading, self._places = raw, layout, reading, places
        self._kept: list[int] = list(range(size))
        self._notes: list[LocalText] = []
        self._spent: list[object] | None = None

    @property
    def rows(self) -> tuple[int, ...]:
        """Numbers of the rows that are left, as the user sees them."""
        return tuple(self._number(row) for row in self._kept)

    def _number(self, row: int) -> int:
        """Return the number of a row as the user sees it."""
        return self._raw.first_row + row if self._places is None else self._places.rows[row]

    def columns(self) -> RawColumns:
        """Return the rows that are left."""
        kept = self._kept
        cells: tuple[Cells, ...] = tuple([column[row] for row in kept] for column in self._raw.cells)
        facts = self._raw.provenance
        notes = (*facts.notes, *self._notes)
        return replace(self._raw, cells=cells, provenance=replace(facts, rows_read=len(kept), notes=notes))

    def drop(self) -> None:
        """Leave out what the rules of the layout leave out."""
        for rule in self._layout.drop:
            found = named(rule.column, self._raw.names)
            if not found:
                if not rule.optional:
                    self._reading.problems.add(
                        "missing-column",
                        "the column is not there",
                        place=self._reading.place(name=rule.column),
                        cure="Mend the rule under drop, or mark it as optional.",
                    )
                continue
            self._drop(rule, [label_of(cell) for cell in self._raw[found[0]]])
        if not self._kept and not self._reading.problems:
            self._reading.refuse(
                "no-rows-left",
                "the rules of the layout leave no row",
                found=f"{len(self._raw.cells[0]) if self._raw.cells else 0} rows left out",
                cure="Look at what stands in the columns of the rules under drop.",
            )

    def _drop(self, rule: DropRule, texts: Sequence[str]) -> None:
        """Leave out what one rule leaves out, and note how many of each text."""
        verdict = {text: rule.drops(text) for text in dict.fromkeys(texts)}
        gone: dict[str, int] = {}
        for row in self._kept:
            if verdict[texts[row]]:
                gone[texts[row]] = gone.get(texts[row], 0) + 1
        self._kept = [row for row in self._kept if not verdict[texts[row]]]
        for text, count in sorted(gone.items()):
            shown: LocalText | str = quoted(text) if text else _EMPTY
            values: dict[str, LocalText | str | int] = {"n": count, "column": rule.column, "found": shown}
            note = _DROPPED if rule.reason is None else _REASON
            self._notes.append(note.fill(values if rule.reason is None else {**values, "reason": rule.reason}))

    def moments(self, layout: ColumnLayout) -> Mapping[str, Mapping[int, datetime]]:
        """Return the moments of each row by column, and report those that cannot be read."""
        found: dict[str, dict[int, datetime]] = {}
        for name in (layout.started, layout.submitted):
            columns = () if name is None else named(name, self._raw.names)
            if name is None or not columns:
                continue
            cells, read = self._raw[columns[0]], found.setdefault(name, {})
            for row in self._kept:
                moment = read_moment(cells[row], layout.timestamps)
                if isinstance(moment, datetime):
                    read[row] = moment
                elif moment == "bad":
                    self._reading.problems.add(
                        "bad-moment",
                        "this is no moment that can be read beyond doubt",
                        place=self._reading.place(row=self._number(row), name=name),
                        found=str(cells[row]),
                        cure="Declare its format under timestamps in the layout, such as %m/%d/%Y %H:%M:%S.",
                    )
        return found

    def without_duplicates(self, moments: Mapping[str, Mapping[int, datetime]]) -> None:
        """Leave out, or report, further rows of one respondent."""
        layout = self._layout
        keys = self._raw[named(layout.respondent or "", self._raw.names)[0]]
        sent = moments.get(layout.submitted or "", {})
        rows: dict[str, list[int]] = {}
        for row in self._kept:
            key = label_of(keys[row])
            if key:
                rows.setdefault(key, []).append(row)
        further: set[int] = set()
        choose_one = min if layout.duplicates == "first" else max
        for several in (group for group in rows.values() if len(group) > 1):
            if layout.duplicates == "refuse":
                self._report_duplicates(several)
                continue
            timed = all(row in sent for row in several)
            best = choose_one((sent[row], row) for row in several)[1] if timed else choose_one(several)
            further.update(row for row in several if row != best)
        if further:
            self._kept = [row for row in self._kept if row not in further]
            self._notes.append(_FURTHER[layout.duplicates].fill({"n": len(further)}))

    def _report_duplicates(self, several: Sequence[int]) -> None:
        """Report the further rows of one respondent."""
        for row in several[1:]:
            self._reading.problems.add(
                "duplicate-respondent",
                f"the respondent of row {self._number(several[0])} answers again",
                place=self._reading.place(row=self._number(row), name=self._layout.respondent),
                cure='Delete one of the rows, or write duplicates: "first" or "last" in the layout.',
            )

    def durations(self, layout: ColumnLayout, moments: Mapping[str, Mapping[int, datetime]]) -> ColumnLayout:
        """Turn spans of time into seconds; return the layout that knows where they stand."""
        if layout.duration is not None:
            found = named(layout.duration, self._raw.names)
            spans = self._raw.names.index(found[0])
            cells = [read_span(cell) for cell in self._raw.cells[spans]]
            column = (*self._raw.cells[:spans], cells, *self._raw.cells[spans + 1 :])
            self._raw = replace(self._raw, cells=column)
            return layout
        began, ended = moments.get(layout.started or ""), moments.get(layout.submitted or "")
        if began is None or ended is None:
            return layout
        spent: list[object] = [None] * len(self._raw.cells[0])
        for row in self._kept:
            if row in began and row in ended:
                seconds = (ended[row] - began[row]).total_seconds()
                spent[row] = seconds
                if seconds < 0:
                    self._reading.problems.add(
                        "ended-before-begun",
                        "the answers were submitted before they were begun",
                        place=self._reading.place(row=self._number(row), name=layout.submitted),
                        cure="Look at both moments, or declare their formats under timestamps.",
                    )
        self._raw = replace(self._raw, names=(*self._raw.names, _SPENT), cells=(*self._raw.cells, spent))
        return layout.model_copy(update={"duration": _SPENT})

    def shaped(self, layout: ColumnLayout, moments: Mapping[str, Mapping[int, datetime]]) -> Shaped:
        """Return what is left as a survey of one row a respondent."""
        kept = frozenset(self._kept)
        sent = [moment for row, moment in moments.get(layout.submitted or "", {}).items() if row in kept]
        if sent:
            first, last = min(sent).date().isoformat(), max(sent).date().isoformat()
            self._notes.append(_BETWEEN.fill({"first": first, "last": last}))
        plain = {"drop": (), "duplicates": "keep", "started": None, "submitted": None, "name_row": 1, "header_rows": 1}
        places = CellPlaces(self.rows) if self._places is None else replace(self._places, rows=self.rows)
        return Shaped(self.columns(), layout.model_copy(update=plain), places)
