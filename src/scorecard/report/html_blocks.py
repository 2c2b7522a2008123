"""The blocks of a review as HTML markup."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from html import escape, unescape
from typing import TYPE_CHECKING

from scorecard._html import mark_html
from scorecard._marks import Mark
from scorecard._printing import GROUP
from scorecard._status import Level, StatusWord
from scorecard._table import Cell
from scorecard._text import Lang, LocalText
from scorecard.report.document import Block, Bullets, Figure, Grid, Heading, Paragraph, Section

if TYPE_CHECKING:
    from scorecard.plots import Chart
    from scorecard.plots.theme import Paper

__all__ = ["Words", "block_markup"]

_TABLE = LocalText(en="Table", zh="表格")
_PLACE = LocalText(en="Where", zh="所在部分")
_CHART = LocalText(en="Chart", zh="图表")
_CHART_TEXT = re.compile(r"<text\b([^>]*)>(.*?)</text>", re.DOTALL)
_INNER_TAG = re.compile(r"<[^>]*>")
_BOLD = re.compile(r"font-weight: (?:bold|[6-9]00)")
_HELD = re.compile(r"[<>] [0-9][0-9.]* %|(?:n = )?[0-9]{1,3}(?: [0-9]{3})+(?: %)?|[0-9] %|n = [0-9]")
"""Where no line ends, as in the PDF: within a number, nor between it and its sign for per cent or the n before it."""
_INDENT = 0.8
"""Indent of the first cell of a row, in em for each level."""
_PLACE_SHARE = 0.4
"""Width of the column that leads to other parts, as a share of all others together."""


@dataclass(slots=True)
class Words:
    """Every text of a page by how it is set, so that its fonts have all they need.

    Attributes
    ----------
    lang : {"en", "zh"}
        Language in which texts are said.
    plain, bold : list of str
        Texts of the page.
    charts, bold_charts : list of str
        Texts inside charts, checked when these were drawn.
    width : float
        Width of a page's text in inches, before it is enlarged.
    paper : {"a4", "letter", "16:9"}
        Size of the pages when it is printed.
    mark : callable or None
        Returns how the status of a level looks; as in the packaged theme for None.
    figures : int
        How many charts were drawn, so that each has ids of its own.
    places : dict
        Id and text of the heading at which each printed part of the review begins.
    """

    lang: Lang
    plain: list[str] = field(default_factory=list[str])
    bold: list[str] = field(default_factory=list[str])
    charts: list[str] = field(default_factory=list[str])
    bold_charts: list[str] = field(default_factory=list[str])
    width: float = 6.7
    paper: Paper = "a4"
    mark: Callable[[Level | None], Mark] | None = None
    figures: int = 0
    places: dict[Section, tuple[str, LocalText]] = field(default_factory=dict["Section", tuple[str, LocalText]])

    def say(self, text: LocalText | str, *, bold: bool = False) -> str:
        """Note a text, and return it escaped."""
        said = text if isinstance(text, str) else text.text(self.lang)
        said = _HELD.sub(lambda held: held[0].replace(" ", GROUP), said)
        (self.bold if bold else self.plain).append(said)
        return escape(said)

    def say_cell(self, cell: Cell, said: str, *, bold: bool = False) -> str:
        """Note the text of a cell, and return it escaped; a status has the mark of the charts before its word."""
        text = self.say(said, bold=bold)
        if not isinstance(cell, StatusWord):
            return text
        return mark_html(cell.level, mark=None if self.mark is None else self.mark(cell.level)) + text

    def take(self, chart: Chart) -> tuple[str, float]:
        """Return a chart as SVG whose text stays text, with its width in inches."""
        self.figures += 1
        svg = chart.svg(prefix=f"{self.lang}-c{self.figures}-")
        for attributes, inner in _CHART_TEXT.findall(svg):
            text = unescape(_INNER_TAG.sub("", inner))
            (self.bold_charts if _BOLD.search(attributes) else self.charts).append(text)
        return svg, float(chart.figure.get_size_inches()[0])


def block_markup(block: Block, words: Words, *, name: str = "") -> str:
    """Return one block as markup.

    Parameters
    ----------
    block : Block
        The block.
    words : Words
        Takes note of its texts.
    name : str
        The id of a heading, to which the contents lead.

    Returns
    -------
    str
        Markup in which every text is escaped.
    """
    match block:
        case Heading():
            tag = f"h{min(block.level, 5) + 1}"
            kinds = " ".join(kind for kind, so in (("joined", block.joined), ("empty", block.empty)) if so)
            return f'<{tag} id="{name}"{_classed(kinds, bool(kinds))}>{words.say(block.text, bold=True)}</{tag}>'
        case Paragraph():
            return f"<p{_classed('quiet', block.quiet)}>{words.say(block.text)}</p>"
        case Bullets():
            return "<ul>" + "".join(f"<li>{words.say(item)}</li>" for item in block.items) + "</ul>"
        case Figure():
            return _figure(block, words)
        case Grid():
            return _grid(block, words)


def _figure(block: Figure, words: Words) -> str:
    """Return a chart; one wider than the window is moved sideways in its own frame."""
    made: list[str] = []
    for draw in block.on(words.paper):
        svg, width = words.take(draw(words.lang))
        share = min(1.0, width / words.width)
        sized = svg.replace("<svg ", f'<svg style="width: {100 * share:.1f}%" ', 1)
        made.append(f'<figure class="chart">{_frame(sized, _CHART.text(words.lang))}</figure>')
    return "\n".join(made)


def _frame(inner: str, label: str) -> str:
    """Return something wide in a frame that a keyboard can move."""
    return f'<div class="wide" role="region" tabindex="0" aria-label="{escape(label)}">\n{inner}\n</div>'


def _grid(block: Grid, words: Words) -> str:
    """Return a table with its title above and its notes below."""
    table, lang = block.table, words.lang
    number = [column.kind not in ("text", "status") for column in table.columns]
    said = [*zip(table.headings(lang), number, strict=True), *([(_PLACE.text(lang), False)] if block.places else ())]
    heads = "".join(_heading(words.say(heading), is_number) for heading, is_number in said)
    depths = block.depths or (0,) * len(table.rows)
    rows = (
        _row(
            tuple(zip(table.rows[y], cells, strict=True)),
            number,
            words,
            strong=y in block.strong,
            depth=depths[y],
            more=_places(block.places[y], words) if block.places else "",
        )
        for y, cells in enumerate(table.cells(lang))
    )
    widths = (*block.widths, *((_PLACE_SHARE * sum(block.widths),) if block.places else ()))
    columns = "".join(f'<col style="width: {100 * width / sum(widths):.1f}%">' for width in widths)
    body = f"<colgroup>{columns}</colgroup>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n" + "\n".join(rows)
    title = table.title.text(lang) if table.title else _TABLE.text(lang)
    above = f"<figcaption>{words.say(title, bold=True)}</figcaption>\n" if table.title else ""
    below = "".join(f"<p>{words.say(note)}</p>" for note in table.notes)
    notes = f'\n<div class="notes">{below}</div>' if below else ""
    framed = _frame(f"<table>\n{body}\n</tbody>\n</table>", title)
    return f"<figure>{above}{framed}{notes}</figure>"


def _places(parts: Sequence[Section], words: Words) -> str:
    """Return a cell that leads to the printed parts of the review."""
    found = [words.places[part] for part in parts if part in words.places]
    links = "<br>".join(f'<a href="#{name}">{words.say(text)}</a>' for name, text in found)
    return f"<td>{links or words.say('–')}</td>"


def _row(
    cells: Sequence[tuple[Cell, str]],
    number: Sequence[bool],
    words: Words,
    *,
    strong: bool,
    depth: int,
    more: str = "",
) -> str:
    """Return one row; its first cell names it."""
    pad = f' style="padding-left: {_INDENT * depth + 0.4:.1f}em"' if depth else ""
    kind = _classed("number", number[0])
    head = f'<th scope="row"{kind}{pad}>{words.say_cell(*cells[0], bold=strong)}</th>'
    tail = "".join(
        f"<td{_kind(cell, is_number)}>{words.say_cell(cell, said, bold=strong)}</td>"
        for (cell, said), is_number in zip(cells[1:], number[1:], strict=True)
    )
    return f"<tr{_classed('strong', strong)}>{head}{tail}{more}</tr>"


def _kind(cell: Cell, is_number: bool) -> str:
    """Return the class of a cell."""
    return _classed("status", True) if isinstance(cell, StatusWord) else _classed("number", is_number)


def _classed(name: str, so: bool) -> str:
    """Return a class, or nothing where it does not hold."""
    return f' class="{name}"' if so else ""


def _heading(said: str, is_number: bool) -> str:
    """Return the cell above a column."""
    kind = _classed("number", is_number)
    return f'<th scope="col"{kind}>{said}</th>'
