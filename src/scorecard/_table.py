"""One table type that every medium renders; the only place that rounds."""

from __future__ import annotations

import html
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from scorecard._text import Lang, LocalText

Cell = str | int | float | bool | LocalText | None
Kind = Literal["text", "integer", "number", "signed", "percent", "p_value", "status"]
Style = Literal["print", "plain"]

DASH = "–"
MINUS = "−"
_DECIMALS: dict[str, int] = {"number": 2, "signed": 2, "percent": 0, "integer": 0}
_INJECTION = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: its key, its heading and how its numbers are printed.

    Attributes
    ----------
    key : str
        Name of the column in frames and records.
    label : LocalText
        Heading.
    kind : {"text", "integer", "number", "signed", "percent", "p_value", "status"}
        How a cell is printed. ``percent`` takes a share (0.5 prints as 50 %).
    decimals : int or None
        Digits after the point; the kind's own default when None.
    """

    key: str
    label: LocalText
    kind: Kind = "text"
    decimals: int | None = None


def format_number(value: float | int | None, decimals: int = 2, *, signed: bool = False, style: Style = "print") -> str:
    """Return a number as printed, rounded half to even on its decimal digits.

    Parameters
    ----------
    value : float, int or None
        The number; None and NaN print as a dash.
    decimals : int
        Digits after the point.
    signed : bool
        Whether a positive number gets a plus sign.
    style : {"print", "plain"}
        ``print`` uses the minus sign U+2212 and groups thousands by a narrow space;
        ``plain`` is for files that programs read.

    Returns
    -------
    str
        The printed number.

    Examples
    --------
    >>> format_number(-1.2049, 2)
    '−1.20'
    >>> format_number(None)
    '–'
    """
    if value is None or not math.isfinite(value):
        return DASH if style == "print" else ""
    text = f"{value:,.{decimals}f}" if style == "print" else f"{value:.{decimals}f}"
    if float(text.replace(",", "")) == 0:
        text = text.lstrip("-")
    elif signed and value > 0:
        text = f"+{text}"
    if style == "print":
        text = text.replace(",", " ").replace("-", MINUS)
    return text


def format_p(value: float | None, *, style: Style = "print") -> str:
    """Return a p-value as printed: three digits, or ``<0.001``."""
    if value is None or not math.isfinite(value):
        return DASH if style == "print" else ""
    return "<0.001" if value < 0.001 else f"{value:.3f}"


def format_cell(cell: Cell, column: Column, lang: Lang, *, style: Style = "print") -> str:
    """Return one cell as printed."""
    if cell is None:
        return DASH if style == "print" else ""
    if isinstance(cell, LocalText):
        return cell.text(lang)
    if isinstance(cell, bool):
        return {"en": ("no", "yes"), "zh": ("否", "是")}[lang][cell]
    if isinstance(cell, str):
        return cell
    if column.kind == "p_value":
        return format_p(float(cell), style=style)
    decimals = column.decimals if column.decimals is not None else _DECIMALS.get(column.kind, 2)
    if column.kind == "percent":
        text = format_number(100 * cell, decimals, style=style)
        return text if text == DASH or style == "plain" else f"{text} %"
    if isinstance(cell, int) and column.decimals is None:
        decimals = 0
    return format_number(cell, decimals, signed=column.kind == "signed", style=style)


@dataclass(frozen=True, slots=True)
class Table:
    """A rectangle of cells with typed columns.

    Attributes
    ----------
    columns : tuple of Column
        The columns, in order.
    rows : tuple of tuple
        The cells, one tuple a row; full precision, never rounded.
    title : LocalText or None
        What the table shows.
    notes : tuple of LocalText
        Method, exclusions, sources.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    title: LocalText | None = None
    notes: tuple[LocalText, ...] = ()

    def __post_init__(self) -> None:
        """Refuse rows of another width than the columns."""
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError("every row needs one cell per column")

    def cells(self, lang: Lang, *, style: Style = "print") -> tuple[tuple[str, ...], ...]:
        """Return every cell as printed."""
        return tuple(
            tuple(format_cell(c, col, lang, style=style) for c, col in zip(row, self.columns, strict=True))
            for row in self.rows
        )

    def headings(self, lang: Lang) -> tuple[str, ...]:
        """Return the headings in a language."""
        return tuple(c.label.text(lang) for c in self.columns)

    def records(self) -> list[dict[str, Cell]]:
        """Return the rows as dictionaries by column key, at full precision."""
        return [dict(zip((c.key for c in self.columns), row, strict=True)) for row in self.rows]

    def to_text(self, lang: Lang = "en") -> str:
        """Return the table as aligned plain text."""
        grid = [self.headings(lang), *self.cells(lang)]
        widths = [max(display_width(row[i]) for row in grid) for i in range(len(self.columns))]
        left = [c.kind in ("text", "status") for c in self.columns]
        lines = [self.title.text(lang)] if self.title else []
        for number, row in enumerate(grid):
            lines.append("  ".join(_pad(t, w, le) for t, w, le in zip(row, widths, left, strict=True)).rstrip())
            if number == 0:
                lines.append("  ".join("-" * w for w in widths))
        lines.extend(note.text(lang) for note in self.notes)
        return "\n".join(lines)

    def to_markdown(self, lang: Lang = "en") -> str:
        """Return the table in Markdown."""
        rule = ["---" if c.kind in ("text", "status") else "---:" for c in self.columns]
        rows = [list(self.headings(lang)), rule, *[list(r) for r in self.cells(lang)]]
        return "\n".join("| " + " | ".join(t.replace("|", "\\|") for t in row) + " |" for row in rows)

    def to_html(self, lang: Lang = "en") -> str:
        """Return the table as an HTML fragment; every text is escaped."""
        head = "".join(f'<th scope="col">{html.escape(h)}</th>' for h in self.headings(lang))
        body = "".join(f"<tr>{self._html_row(row)}</tr>" for row in self.cells(lang))
        caption = f"<caption>{html.escape(self.title.text(lang))}</caption>" if self.title else ""
        notes = "".join(f"<p>{html.escape(note.text(lang))}</p>" for note in self.notes)
        grid = f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        return f'<div lang="{lang}">{grid}{notes}</div>'

    def _html_row(self, row: Sequence[str]) -> str:
        align = ["left" if c.kind in ("text", "status") else "right" for c in self.columns]
        return "".join(f'<td style="text-align:{a}">{html.escape(t)}</td>' for t, a in zip(row, align, strict=True))

    def to_csv(self, lang: Lang = "en") -> str:
        """Return the table as CSV at full precision; text that a spreadsheet could run is defused."""
        lines = [",".join(_csv_text(h) for h in self.headings(lang))]
        lines.extend(",".join(_csv_cell(c, lang) for c in row) for row in self.rows)
        return "\r\n".join(lines) + "\r\n"


def _csv_cell(cell: Cell, lang: Lang) -> str:
    """Return one cell for CSV: numbers at full precision, text quoted and defused."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, int | float):
        return repr(cell) if math.isfinite(cell) else ""
    return _csv_text(cell.text(lang) if isinstance(cell, LocalText) else cell)


def _csv_text(text: str) -> str:
    """Return text for CSV, with a quote before what a spreadsheet could take for a formula."""
    safe = f"'{text}" if text.startswith(_INJECTION) else text
    if any(c in safe for c in '",\r\n'):
        return '"' + safe.replace('"', '""') + '"'
    return safe


def display_width(text: str) -> int:
    """Return how many terminal cells a text takes: two for a wide character."""
    import unicodedata

    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _pad(text: str, width: int, left: bool) -> str:
    space = " " * (width - display_width(text))
    return text + space if left else space + text
