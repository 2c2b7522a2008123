"""Measure values from files and data frames."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from scorecard._given import Kind, require_kinds
from scorecard.errors import ObservationError, Place, near
from scorecard.instruments.looks import as_seen
from scorecard.io.columns import Cells, RawColumns
from scorecard.io.header_search import header_sought
from scorecard.io.numbers import OPEN_POINT, Decimals, Flaw, Written, open_points, read_number
from scorecard.io.options import require_choice
from scorecard.io.plain_values import plain_columns
from scorecard.io.reading import Reading
from scorecard.io.tables import Separator, TextOptions, read_table, reading_of
from scorecard.io.wide_values import is_header, tidied
from scorecard.models import Scorecard
from scorecard.models.period_forms import period_meant
from scorecard.scoring.words import may_have_words
from scorecard.series import MeasureRecord, ObservationRecords, scenario_name
from scorecard.series.plain_records import PlainRecords
from scorecard.survey.cells import label_of, native

__all__ = ["COLUMNS", "read_observations"]

COLUMNS = (
    "measure",
    "period",
    "value",
    "entity",
    "n",
    "standard_error",
    "numerator",
    "denominator",
    "low",
    "high",
    "shape",
    "currency",
    "note",
    "applicable",
    "scenario",
)
"""Columns that a value file may have."""
_IN_OTHER_WORDS = {
    **dict.fromkeys(("指标", "指标名称", "指标代码", "kpi", "indicator"), "measure"),
    **dict.fromkeys(("期间", "月份", "季度", "年月", "month", "quarter", "date"), "period"),
    **dict.fromkeys(("数值", "值", "实际值", "实际", "actual"), "value"),
    "样本数": "n",
    "标准误": "standard_error",
    "分子": "numerator",
    "分母": "denominator",
    "备注": "note",
}

_CARD = Kind(Scorecard, "a scorecard", "Give what read_card returns.")
_RANGE = ("low", "high")
_NUMBERS = ("value", "n", "standard_error", "numerator", "denominator", *_RANGE)
_IN_UNIT = ("value", *_RANGE)
_TEXTS = ("measure", "period", "entity", "currency", "note", "shape")
_YES = {"yes", "true", "1", "是"}
_NO = {"no", "false", "0", "否"}


def read_observations(
    source: object,
    *,
    card: Scorecard | None = None,
    decimal: Decimals | None = None,
    encoding: str | None = None,
    separator: Separator | None = None,
    sheet: str | None = None,
) -> ObservationRecords:
    """Return the values of measures from a tidy table.

    Parameters
    ----------
    source : path or data frame
        A CSV, TSV, Parquet or Excel file, a pandas, polars or pyarrow table, or a DuckDB relation. Columns
        ``measure``, ``period`` and ``value``, or ``numerator`` and ``denominator``; where wanted ``entity``,
        ``n``, ``standard_error``, ``currency``, ``note``, ``applicable`` (yes or no),
        ``scenario`` (``actual`` where the cell is empty, else such as ``plan`` or ``forecast``), and
        for a value that an expert thinks most likely ``low``, ``high`` and ``shape`` (``pert`` where
        the cell is empty, or ``triangular``).
    card : Scorecard, optional
        The card that the values are for: measures scored by levels or by yes and no may then have
        words for values. Without it text among the values is an error.
    decimal : {".", ","}, optional
        Decimal sign of numbers written as text; the point when left out, unless the file leaves
        that open: 1.234 in a table separated by semicolons or tabs, or as text in a workbook, may be 1234.
    encoding, separator : str, optional
        Declared encoding and separator of a text file; detected when left out.
    sheet : str, optional
        Sheet of a workbook; the only visible one that holds something when left out.

    Returns
    -------
    ObservationRecords
        One record a row, in the order of the table. ``95 %`` is kept as 95 with its percent
        sign; `observe` turns it into the unit of the measure.

    Raises
    ------
    ObservationError
        With every problem, by row and column: text where numbers belong, NaN and infinity, a
        decimal comma that was not declared, a number that can be read in two ways, columns that
        are not known, absent or there twice, an empty file.
    UsageError
        If an option has an impossible value.

    Notes
    -----
    An empty cell is a missing value, never zero. In a pandas frame NaN is a missing value too.

    A table may also have one column a period, named as ``2026-Q1`` or by a day in it, beside ``measure``
    and where wanted ``entity``, as `write_observations_template` writes it; empty cells are then no rows.
    With a card, a day among the periods is the period of the card's calendar that it lies in. Periods and days are read
    in Chinese too: ``2026年``, ``2026年第1季度``, ``2026年1月``, ``2026年1月15日``.

    Examples
    --------
    >>> import pyarrow as pa
    >>> frame = pa.table({"measure": ["otif"], "period": ["2026-Q1"], "value": ["95 %"]})
    >>> record = read_observations(frame).records[0]
    >>> record.value, record.percent_sign
    (95.0, True)
    """
    if decimal is not None:
        require_choice("decimal", decimal, (".", ","))
    if card is not None:
        require_kinds("The values cannot be read for this card.", ("card", card, _CARD))
    reading = reading_of(source, ObservationError)
    options = TextOptions(encoding=encoding, separator=separator, sheet=sheet)
    with header_sought(source, reading, lambda names: is_header(names, card), options=options):
        raw = read_table(source, reading, encoding=encoding, separator=separator, sheet=sheet, recurring=True)
        reading = replace(reading, sheet=raw.sheet)
        table = tidied(raw, card)
        _refuse_strange(table.strange, reading)
        raw = table.raw
        columns = _columns(raw, reading)
    measures = () if card is None else card.measures
    worded = frozenset(m.id for m in measures if may_have_words(m))
    reader = _Reader(columns, decimal or ".", raw.first_row, reading, worded, origins=table.origins)
    if decimal is None and raw.leaves_point_open:
        reader.check_points()
    plain = plain_columns(columns) if table.origins is None else None
    if plain is not None:
        records: Sequence[MeasureRecord] = PlainRecords(plain, reader.record)
        reader.empty = int(np.isnan(plain.numbers["value"]).sum()) if "value" in plain.numbers else 0
    else:
        records = tuple(reader.record(row) for row in range(raw.provenance.rows_read))
    reading.close()
    missing = (("", reader.empty),) if reader.empty else ()
    return ObservationRecords(records, replace(raw.provenance, digits_normalised=reader.wide, missing=missing))


def _refuse_strange(names: Sequence[str], reading: Reading) -> None:
    """Refuse columns that have no meaning beside one column a period."""
    for name in names:
        reading.problems.add(
            "unknown-column",
            "a value file with one column a period has no such column",
            place=reading.place(name=name),
            cure=_as_period(name)
            or "Put # before its name to keep it as a note, or delete it; known are measure, entity and scenario.",
        )
    reading.close()


def _columns(raw: RawColumns, reading: Reading) -> dict[str, Cells]:
    """Return the columns by their plain names, or report those that are not known, absent or there twice."""
    found: dict[str, Cells] = {}
    named = [name for name in raw.names if _plain_name(name)]
    if named and not any(_IN_OTHER_WORDS.get(plain, plain) in COLUMNS for plain in map(_plain_name, named)):
        reading.problems.add(
            "other-table",
            "none of the columns of a value file is there",
            place=reading.place(),
            found=f"{len(named)} column{'s' * (len(named) > 1)}: {', '.join(named[:12])}",
            cure="Hand over values of measures; answers to a survey are read by read_survey.",
        )
    for name, cells in zip(raw.names, raw.cells, strict=True):
        plain = _plain_name(name)
        if not plain and all(label_of(cell) == "" for cell in cells):
            continue
        if not plain:
            reading.problems.add(
                "nameless-column",
                "a column without a name holds something",
                place=reading.place(row=raw.first_row - 1 or None),
                found=next(str(cell) for cell in cells if label_of(cell)),
                cure="Give it one of the names of a value file, or delete it.",
            )
        elif plain not in COLUMNS:
            reading.problems.add(
                "unknown-column",
                "a value file has no such column",
                place=reading.place(name=name),
                cure=_as_period(name) or f"{_near_column(plain)} Rename it or delete it.",
            )
        elif plain in found:
            reading.problems.add(
                "duplicate-column",
                "the column stands there twice",
                place=reading.place(name=plain),
                cure="Delete one of the two.",
            )
        else:
            found[plain] = cells
    needed = ["measure", "period", *(["value"] if not {"numerator", "denominator"} <= set(found) else [])]
    for name in needed:
        if name not in found:
            reading.problems.add(
                "missing-column",
                "the column is not there",
                place=reading.place(name=name),
                cure="Add it; a value file needs measure, period and value, or measure and one column a period.",
            )
    reading.close()
    return found


def _as_period(name: str) -> str:
    """Return a cure for a column that is headed by a period in another form; else nothing."""
    meant = period_meant(name)
    return (
        ""
        if meant is None or meant == as_seen(name)
        else f"Name it {meant} if it holds the values of that period, or delete it."
    )


def _near_column(plain: str) -> str:
    """Return a cure that names the column that is meant by an unknown one, also in Chinese."""
    return near(_IN_OTHER_WORDS.get(plain, plain), COLUMNS)


def _plain_name(name: str) -> str:
    """Return the name of a column as it is known: in small letters, with underscores."""
    return "_".join(as_seen(name).casefold().replace("-", " ").split())


@dataclass(slots=True)
class _Reader:
    """Turn rows into records, and count and report what is in them."""

    columns: Mapping[str, Cells]
    decimal: Decimals
    first_row: int
    reading: Reading
    worded: frozenset[str] = frozenset()
    origins: Sequence[tuple[int, str]] | None = None
    wide: int = 0
    empty: int = 0
    _array: dict[str, bool] = field(init=False)

    def __post_init__(self) -> None:
        """Note which columns are arrays, where NaN is a missing cell."""
        self._array = {name: isinstance(cells, np.ndarray) for name, cells in self.columns.items()}

    def check_points(self) -> None:
        """Refuse numbers such as 1.234 where no other tells that the point is a decimal point."""
        for row, name in open_points({name: self.columns[name] for name in _NUMBERS if name in self.columns}):
            self._report(OPEN_POINT, name, row)
        self.reading.close()

    def record(self, row: int) -> MeasureRecord:
        """Return one row as a record."""
        place = self._place(row)
        texts = {name: self._text(name, row) for name in _TEXTS}
        for name in ("measure", "period"):
            if texts[name] is None:
                self.reading.problems.add(
                    f"no-{name}",
                    f"the row names no {name}",
                    place=replace(place, field=name),
                    cure=f"Write the {name}, or delete the row.",
                )
        period = unicodedata.normalize("NFKC", texts["period"] or "")
        self.wide += period != (texts["period"] or "")
        word = self._word(row) if texts["measure"] in self.worded else None
        numbers = {name: self._number(name, row) for name in _NUMBERS if word is None or name != "value"}
        numbers.setdefault("value", Written(None))
        value = numbers["value"]
        self.empty += value.value is None and word is None and "value" in self.columns
        return MeasureRecord(
            measure=texts["measure"] or "",
            period=period,
            value=value.value,
            entity=texts["entity"],
            n=numbers["n"].value,
            standard_error=numbers["standard_error"].value,
            numerator=numbers["numerator"].value,
            denominator=numbers["denominator"].value,
            note=texts["note"],
            currency=self._currency(texts["currency"], {name: numbers[name].currency for name in _IN_UNIT}, row),
            place=place,
            percent_sign=value.percent,
            applicable=self._applicable(row),
            scenario=scenario_name(self._text("scenario", row) or ""),
            text=word,
            low=numbers["low"].value,
            high=numbers["high"].value,
            shape=texts["shape"],
            percent_signs=(numbers["low"].percent, numbers["high"].percent),
        )

    def _place(self, row: int, name: str | None = None) -> Place:
        """Return where a row stands, or one of its cells."""
        if self.origins is None:
            return self.reading.place(row=self.first_row + row, name=name)
        number, period = self.origins[row]
        return self.reading.place(row=number, name=period if name in (None, "value") else name)

    def _text(self, name: str, row: int) -> str | None:
        """Return a cell as text without what cannot be printed; None when it is empty."""
        if name not in self.columns:
            return None
        return label_of(self.columns[name][row]) or None

    def _word(self, row: int) -> str | None:
        """Return a value that is a word; None where the cell is empty or holds a number."""
        if "value" not in self.columns:
            return None
        cell = native(self.columns["value"][row])
        if isinstance(cell, bool):
            return "yes" if cell else "no"
        word = label_of(cell) if isinstance(cell, str) else None
        return word if word and isinstance(read_number(cell, decimal=self.decimal), Flaw) else None

    def _number(self, name: str, row: int) -> Written:
        """Return a cell as a number, and report one that is none."""
        if name not in self.columns:
            return Written(None)
        cell = self.columns[name][row]
        if self._array[name] and cell != cell:  # NaN in an array is a missing cell
            return Written(None)
        written = read_number(cell, decimal=self.decimal)
        if isinstance(written, Flaw):
            self._report(written, name, row)
            return Written(None)
        if name not in _IN_UNIT and (written.percent or written.currency):
            unit = " in the unit of the measure" if name == "standard_error" else ""
            cure = f"Write {name} as a plain number{unit}."
            self._report(Flaw("stray-unit", f"{name} has a unit of its own", cure), name, row)
        self.wide += written.wide
        return written

    def _report(self, flaw: Flaw, name: str, row: int) -> None:
        """Report a cell."""
        place = self._place(row, name)
        found = str(self.columns[name][row])
        self.reading.problems.add(flaw.code, flaw.what, place=place, found=found, cure=flaw.cure)

    def _currency(self, column: str | None, beside: Mapping[str, str | None], row: int) -> str | None:
        """Return the currency of a row: that of its column or the one beside its numbers."""
        first = column or next(filter(None, beside.values()), None)
        for name, currency in beside.items():
            if currency is not None and currency != first:
                flaw = Flaw("two-currencies", f"the currency beside the {name} is not {first}", "Keep one of the two.")
                self._report(flaw, name, row)
        return first

    def _applicable(self, row: int) -> bool:
        """Return whether the measure applies."""
        text = (self._text("applicable", row) or "yes").casefold()
        if text not in _YES | _NO:
            self._report(Flaw("bad-choice", "this is neither yes nor no", "Write yes or no."), "applicable", row)
        return text not in _NO
