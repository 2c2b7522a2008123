"""What a data file looks like, before anybody says what it means."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from scorecard._result import Provenance, Result
from scorecard._table import Cell, Column, Table
from scorecard._text import LocalText
from scorecard.errors import ScorecardError
from scorecard.instruments.looks import as_seen
from scorecard.io.columns import Cells
from scorecard.io.header_search import header_sought, look_like_names, refuse_titles
from scorecard.io.inspection_notes import header_note, words_note
from scorecard.io.numbers import Written, read_number
from scorecard.io.survey_guess import guess_survey
from scorecard.io.tables import Separator, TextOptions, has_own_words, is_table_file, path_of, read_table, reading_of
from scorecard.survey.cells import label_of

__all__ = ["ColumnFacts", "Inspection", "inspect_file"]

Kind = Literal["whole", "number", "text", "empty"]

_FEW = 12
_FAMILY = re.compile(r"(.*?)([0-9]+)(\D*)")
_SMALLEST_FAMILY = 3
_LONGEST_NAME = 200

_KINDS: dict[Kind, LocalText] = {
    "whole": LocalText(en="whole numbers", zh="整数"),
    "number": LocalText(en="numbers", zh="数值"),
    "text": LocalText(en="text", zh="文本"),
    "empty": LocalText(en="empty", zh="空"),
}
_SEPARATORS: dict[str, LocalText] = {
    "": LocalText(en="none", zh="无"),
    "comma": LocalText(en="comma", zh="逗号"),
    "semicolon": LocalText(en="semicolon", zh="分号"),
    "tab": LocalText(en="tab", zh="制表符"),
}
_COLUMNS = (
    Column("position", LocalText(en="No.", zh="序号"), "integer"),
    Column("name", LocalText(en="Column", zh="列名")),
    Column("kind", LocalText(en="Reads as", zh="内容")),
    Column("filled", LocalText(en="Filled", zh="非空"), "integer"),
    Column("empty", LocalText(en="Empty", zh="空值"), "integer"),
    Column("different", LocalText(en="Different", zh="不同值"), "integer"),
    Column("values", LocalText(en="Values", zh="取值")),
)
_TITLE = LocalText(en="Columns of {source}", zh="{source} 的各列")
_ROWS = LocalText(
    en="{rows} data rows; {blank} blank rows at the end left out.",
    zh="数据 {rows} 行；文件末尾的 {blank} 个空行已略去。",
)
_READ_AS = LocalText(en="Encoding: {encoding}; separator: {separator}.", zh="编码：{encoding}；分隔符：{separator}。")
_ROW_OF = LocalText(
    en="{first} to {last} look like one row of items; as a column pattern: {pattern}.",
    zh="{first} 至 {last} 像是同一组题项，列名模式可写为 {pattern}。",
)
_TOOL = LocalText(en="Looks like an export of {tool}.", zh="看起来是 {tool} 的导出文件。")


@dataclass(frozen=True, slots=True)
class ColumnFacts:
    """What stands in one column.

    Attributes
    ----------
    position : int
        Position in the file, from 1.
    name : str
        Its name.
    kind : {"whole", "number", "text", "empty"}
        What all filled cells can be read as.
    filled, empty, different : int
        Numbers of cells, and of different contents.
    values : str
        Contents with their counts where there are few, else the range of numbers; never single
        texts of which there are many.
    """

    position: int
    name: str
    kind: Kind
    filled: int
    empty: int
    different: int
    values: str


@dataclass(frozen=True, slots=True, eq=False)
class Inspection(Result):
    """What a data file looks like.

    Attributes
    ----------
    columns : tuple of ColumnFacts
        One entry a column.
    patterns : tuple of (str, str, str)
        First name, last name and pattern of columns that are numbered through.
    provenance : Provenance
        How the file was read.
    tool : str
        The survey tool that exported it; empty where nothing tells.
    survey : str
        A questionnaire and a layout that the columns suggest, in YAML to paste into a card; empty where
        no columns look like answers.
    remarks : tuple of LocalText
        What to do before the file is read: a header that stands further down, words that no scale is known for.
    """

    columns: tuple[ColumnFacts, ...]
    patterns: tuple[tuple[str, str, str], ...]
    provenance: Provenance
    tool: str = ""
    survey: str = ""
    remarks: tuple[LocalText, ...] = ()

    def table(self) -> Table:
        """Return one row a column of the file.

        Returns
        -------
        Table
            Position, name, kind, counts and values.
        """
        facts = self.provenance
        notes = [_ROWS.fill({"rows": facts.rows_read, "blank": facts.rows_blank})]
        if facts.encoding is not None:
            notes.append(_READ_AS.fill({"encoding": facts.encoding, "separator": _SEPARATORS[facts.separator or ""]}))
        notes.extend(facts.notes)
        notes.extend(
            _ROW_OF.fill({"first": first, "last": last, "pattern": pattern}) for first, last, pattern in self.patterns
        )
        if self.tool:
            notes.append(_TOOL.fill({"tool": self.tool}))
        notes.extend(self.remarks)
        rows: list[tuple[Cell, ...]] = [
            (c.position, c.name, _KINDS[c.kind], c.filled, c.empty, c.different, c.values) for c in self.columns
        ]
        return Table(_COLUMNS, tuple(rows), _TITLE.fill({"source": facts.source}), tuple(notes))


def inspect_file(
    source: object,
    *,
    header_rows: int = 1,
    encoding: str | None = None,
    separator: Separator | None = None,
    sheet: str | None = None,
) -> Inspection:
    """Return what a data file or frame looks like, to help with writing a column layout.

    Parameters
    ----------
    source : path or data frame
        A CSV, TSV, Parquet or Excel file, a pandas, polars or pyarrow table, or a DuckDB relation.
    header_rows : int
        Rows of a text file before the data.
    encoding, separator : str, optional
        Declared encoding and separator of a text file; detected when left out.
    sheet : str, optional
        Sheet of a workbook; the only visible one that holds something when left out.

    Returns
    -------
    Inspection
        Encoding, separator, and for each column what its cells can be read as.

    Raises
    ------
    ScorecardError
        If the file cannot be read.
    UsageError
        If an option has an impossible value.

    Examples
    --------
    >>> import pyarrow as pa
    >>> frame = pa.table({"E1": ["7", "7", ""], "E2": ["5", "6", "7"], "E3": ["1", "2", "x"]})
    >>> facts = inspect_file(frame)
    >>> [(c.name, c.kind, c.values) for c in facts.columns]
    [('E1', 'whole', '7 (2)'), ('E2', 'whole', '5 (1), 6 (1), 7 (1)'), ('E3', 'text', '1 (1), 2 (1), x (1)')]
    >>> facts.patterns
    (('E1', 'E3', 'E{number}'),)
    """
    reading = reading_of(source, ScorecardError)
    options = TextOptions(header_rows, encoding, separator, sheet=sheet)
    with header_sought(source, reading, look_like_names, options=options):
        raw = read_table(source, reading, header_rows=header_rows, encoding=encoding, separator=separator, sheet=sheet)
    if len(raw.names) == 1:
        refuse_titles(source, reading, options=options)
    columns = tuple(
        _facts(position, name, cells)
        for position, (name, cells) in enumerate(zip(map(as_seen, raw.names), raw.cells, strict=True), start=1)
    )
    path = path_of(source)
    text = header_rows == 1 and path is not None and is_table_file(path) != "parquet" and not has_own_words(path)
    guess = guess_survey(raw, reading, text=text)
    patterns = _patterns(tuple(column.name for column in columns))
    if guess is None:
        below = header_note(raw)
        told = below if below is not None else words_note(raw)
        return Inspection(columns, patterns, raw.provenance, remarks=() if told is None else (told,))
    declared = {"encoding": encoding, "separator": separator}
    layout = guess.layout.model_copy(update={name: said for name, said in declared.items() if said is not None})
    return Inspection(columns, patterns, raw.provenance, guess.tool, replace(guess, layout=layout).to_yaml())


def _facts(position: int, name: str, cells: Cells) -> ColumnFacts:
    """Return what stands in one column."""
    plain = cells.tolist() if isinstance(cells, np.ndarray) else cells
    counts = Counter(label_of(cell) for cell in plain)
    empty = counts.pop("", 0)
    numbers = [_number(label) for label in counts]
    values = [number for number in numbers if number is not None]
    kind: Kind = "text"
    if not counts:
        kind = "empty"
    elif len(values) == len(numbers):
        kind = "whole" if all(value.is_integer() for value in values) else "number"
    return ColumnFacts(position, name, kind, counts.total(), empty, len(counts), _values(counts, values, kind))


def _number(label: str) -> float | None:
    """Return the number that a text is, if it is one."""
    read = read_number(label, decimal=".")
    return read.value if isinstance(read, Written) and not read.percent and read.currency is None else None


def _values(counts: Counter[str], numbers: Sequence[float], kind: Kind) -> str:
    """Return the contents of a column in one short text."""
    if kind in ("whole", "number"):
        if len(counts) > _FEW:
            return f"{min(numbers):.6g} … {max(numbers):.6g}"
        order = sorted(counts, key=lambda label: _number(label) or 0.0)
    elif len(counts) > _FEW:
        return ""
    else:
        order = sorted(counts)
    return ", ".join(f"{label[:30]} ({counts[label]})" for label in order)


def _patterns(names: Sequence[str]) -> tuple[tuple[str, str, str], ...]:
    """Return the column patterns of names that are numbered through from 1."""
    families: dict[tuple[str, str], dict[int, str]] = {}
    for name in names:
        match = _FAMILY.fullmatch(name) if len(name) <= _LONGEST_NAME else None
        if match and len(match[2]) <= 6 and str(int(match[2])) == match[2]:
            families.setdefault((match[1], match[3]), {})[int(match[2])] = name
    return tuple(
        (found[1], found[len(found)], f"{before}{{number}}{after}")
        for (before, after), found in families.items()
        if len(found) >= _SMALLEST_FAMILY and set(found) == set(range(1, len(found) + 1))
    )
