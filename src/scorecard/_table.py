"""One table type that every medium renders; the only place that rounds."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, cast

from scorecard._html import table_html
from scorecard._printing import DASH, GROUP, MINUS, Style, format_number, format_p, format_share, latex_text
from scorecard._shown import Shown
from scorecard._text import Lang, LocalText

__all__ = [
    "DASH",
    "GROUP",
    "MINUS",
    "Cell",
    "Column",
    "Kind",
    "Style",
    "Table",
    "display_width",
    "format_cell",
    "format_number",
    "format_p",
    "format_share",
]

Cell = str | int | float | bool | LocalText | None
Kind = Literal["text", "integer", "number", "signed", "percent", "p_value", "status"]

_DECIMALS: dict[str, int] = {"number": 2, "signed": 2, "percent": 0, "integer": 0}
_PLAIN_CELLS = frozenset({str, int, float, bool, type(None), LocalText})
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_MARKDOWN = re.compile(r"([\\|`*\[\]<&~]|(?<![^\W_])_|_(?![^\W_]))")  # within a word, _ is itself


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
    edges : tuple of float
        Edges, such as those of the bands of a status beside it, over which no number is rounded: it gets
        more digits instead.

    Examples
    --------
    >>> from scorecard._text import LocalText
    >>> Column("rate", LocalText(en="Rate", zh="比率"), "share", decimals=3).label.text("zh")
    '比率'
    """

    key: str
    label: LocalText
    kind: Kind = "text"
    decimals: int | None = None
    edges: tuple[float, ...] = ()


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
        return format_share(float(cell), decimals, style=style)
    if isinstance(cell, int) and column.decimals is None:
        decimals = 0
    return format_number(cell, decimals, signed=column.kind == "signed", style=style, edges=column.edges)


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

    Examples
    --------
    >>> from scorecard._text import LocalText
    >>> depot = Column("depot", LocalText(en="Depot", zh="站点"))
    >>> rate = Column("rate", LocalText(en="Rate", zh="比率"), "share")
    >>> print(Table((depot, rate), (("East", 0.9), ("West", None))).to_markdown("en"))
    | Depot | Rate |
    | --- | ---: |
    | East | 0.90 |
    | West | – |
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    title: LocalText | None = None
    notes: tuple[LocalText, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a grid that is no rectangle, and turn numbers of array libraries into plain ones."""
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError("every row needs one cell per column")
        if len({c.key for c in self.columns}) != len(self.columns):
            raise ValueError("every column needs a key of its own")
        object.__setattr__(self, "rows", tuple(tuple(_plain_cell(c) for c in row) for row in self.rows))

    def cells(self, lang: Lang, *, style: Style = "print") -> tuple[tuple[str, ...], ...]:
        """Return every cell as printed.

        Parameters
        ----------
        lang : {"en", "zh"}
            Language.
        style : {"print", "plain"}
            For readers, or for files that programs read.

        Returns
        -------
        tuple of tuple of str
            One tuple a row.
        """
        return tuple(
            tuple(_one_line(format_cell(c, col, lang, style=style)) for c, col in zip(row, self.columns, strict=True))
            for row in self.rows
        )

    def headings(self, lang: Lang) -> tuple[str, ...]:
        """Return the headings in a language.

        Parameters
        ----------
        lang : {"en", "zh"}
            Language.

        Returns
        -------
        tuple of str
            One a column.
        """
        return tuple(c.label.text(lang) for c in self.columns)

    def records(self) -> list[dict[str, Cell]]:
        """Return the rows as dictionaries by column key, at full precision.

        Returns
        -------
        list of dict
            One a row.
        """
        return [dict(zip((c.key for c in self.columns), row, strict=True)) for row in self.rows]

    def to_text(self, lang: Lang = "en") -> str:
        """Return the table as aligned plain text.

        Parameters
        ----------
        lang : {"en", "zh"}
            Language.

        Returns
        -------
        str
            Lines for a terminal; Chinese characters count twice.
        """
        grid = [self.headings(lang), *self.cells(lang)]
        widths = [max(display_width(row[i]) for row in grid) for i in range(len(self.columns))]
        left = [c.kind in ("text", "status") for c in self.columns]
        lines = [self.title.text(lang)] if self.title else []
        for number, row in enumerate(grid):
            cells = (_pad(t, w, at_left) for t, w, at_left in zip(row, widths, left, strict=True))
            lines.append("  ".join(cells).rstrip())
            if number == 0:
                lines.append("  ".join("-" * w for w in widths))
        lines.extend(note.text(lang) for note in self.notes)
        return "\n".join(lines)

    def to_markdown(self, lang: Lang = "en") -> str:
        """Return the table in Markdown, with its title above and its notes below.

        Parameters
        ----------
        lang : {"en", "zh"}
            Language.

        Returns
        -------
        str
            A pipe table.
        """
        rule = ["---" if c.kind in ("text", "status") else "---:" for c in self.columns]
        rows = [[_markdown(t) for t in row] for row in (self.headings(lang), *self.cells(lang))]
        grid = "\n".join("| " + " | ".join(row) + " |" for row in (rows[0], rule, *rows[1:]))
        title = [f"**{_markdown(self.title.text(lang))}**"] if self.title else []
        return "\n\n".join([*title, grid, *(_markdown(note.text(lang)) for note in self.notes)])

    def to_latex(self, lang: Lang = "en") -> str:
        """Return the table in LaTeX, with its title above and its notes below.

        Parameters
        ----------
        lang : {"en", "zh"}
            Language; Chinese needs an engine and a class that know it, such as XeLaTeX with ctex.

        Returns
        -------
        str
            A plain ``tabular`` that needs no package; every text is escaped.
        """
        sides = "".join("l" if c.kind in ("text", "status") else "r" for c in self.columns)
        rows = [" & ".join(map(latex_text, row)) + r" \\" for row in (self.headings(lang), *self.cells(lang))]
        title = [rf"\textbf{{{latex_text(self.title.text(lang))}}}\par"] if self.title else []
        notes = [rf"\par {latex_text(note.text(lang))}" for note in self.notes]
        body = [rows[0], r"\hline", *rows[1:]]
        grid = [rf"\begin{{tabular}}{{{sides}}}", r"\hline", *body, r"\hline", r"\end{tabular}"]
        return "\n".join([*title, *grid, *notes])

    def to_html(self, lang: Lang = "en") -> str:
        """Return the table as an HTML fragment: every text escaped, statuses with their marks, no other colour.

        Parameters
        ----------
        lang : {"en", "zh"}
            Language.

        Returns
        -------
        str
            One ``div``, marked with its language.
        """
        return table_html(self, lang)

    def show(self, *, lang: Lang = "en") -> Shown:
        """Return what a notebook shows as the last line of a cell, in a language.

        Parameters
        ----------
        lang : {"en", "zh"}
            Language.

        Returns
        -------
        Shown
            The table, in HTML and as text.
        """
        return Shown(self.to_html(lang), self.to_text(lang))

    def _repr_html_(self) -> str:
        """Return the table for a notebook."""
        return self.to_html("en")

    def to_csv(self, lang: Lang = "en") -> str:
        """Return the table as CSV at full precision; text that a spreadsheet could run is defused.

        Parameters
        ----------
        lang : {"en", "zh"}
            Language.

        Returns
        -------
        str
            Comma-separated lines, headings first.
        """
        lines = [",".join(_csv_text(h) for h in self.headings(lang))]
        lines.extend(",".join(_csv_cell(c, lang) for c in row) for row in self.rows)
        return "\r\n".join(lines) + "\r\n"


def _csv_cell(cell: Cell, lang: Lang) -> str:
    """Return one cell for CSV: numbers at full precision, text quoted and defused."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return repr(cell + 0.0) if math.isfinite(cell) else ""
    if isinstance(cell, int):
        return str(cell)
    return _csv_text(cell.text(lang) if isinstance(cell, LocalText) else cell)


def _csv_text(text: str) -> str:
    """Return text for CSV, with a quote before what a spreadsheet could take for a formula."""
    safe = f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text
    if any(c in safe for c in '",;\t\r\n'):
        return '"' + safe.replace('"', '""') + '"'
    return safe


def _plain_cell(cell: Cell) -> Cell:
    """Return a cell with a number of numpy's turned into Python's."""
    if type(cell) in _PLAIN_CELLS:
        return cell
    item = cast("Callable[[], Cell] | None", getattr(cell, "item", None))
    return cell if item is None else item()


def _one_line(text: str) -> str:
    """Return text from a file fit for print: one line, and nothing that steers a terminal."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c == GROUP else " " if c.isspace() else "�" for c in text)


def _markdown(text: str) -> str:
    """Return text whose characters mean nothing to Markdown."""
    return _MARKDOWN.sub(r"\\\1", text)


def display_width(text: str) -> int:
    """Return how many terminal cells a text takes: two for a wide character, none for a combining one."""
    return sum(
        0 if unicodedata.category(c) in ("Mn", "Me", "Cf") else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )


def _pad(text: str, width: int, left: bool) -> str:
    space = " " * (width - display_width(text))
    return text + space if left else space + text
