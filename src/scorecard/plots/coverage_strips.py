"""The coverage strip: for every measure and period, whether a value is there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from matplotlib.axes import Axes

from scorecard._text import Lang
from scorecard.plots import coverage_words as words
from scorecard.plots.answer_layout import NAME_ROOM, AnswerLine, draw_line_name, lay_lines, widest
from scorecard.plots.canvas import Canvas, Words
from scorecard.plots.chart import Chart
from scorecard.plots.coverage_data import CellState, CoverageRow, CoverageStripData, prepare_coverage_strip
from scorecard.plots.sheets import sheet_for
from scorecard.plots.surround import MARGIN
from scorecard.plots.theme import Theme
from scorecard.plots.wording import Said
from scorecard.plots.wrapping import text_width

if TYPE_CHECKING:
    from scorecard.scoring import Evaluation

__all__ = ["CoverageStripData", "coverage_strip", "draw_coverage_strip", "prepare_coverage_strip"]

NAME = "coverage strip"

_HEAD = 13.0
_LEAST = 12.0
_CELL = 7.6
_WIDEST = 34.0
_GAP = 9.0
_AIR = 1.4
_N = 14.0
_HATCH = "//////"


def coverage_strip(
    evaluation: Evaluation,
    *,
    node: str | None = None,
    periods: int = 12,
    message: Said = None,
    ax: Axes | None = None,
    theme: Theme | None = None,
    lang: Lang = "en",
) -> Chart:
    """Draw for every measure and period whether a value is there.

    Parameters
    ----------
    evaluation : Evaluation
        The result for one entity; the states come from its observations, read on its day.
    node : str, optional
        Id of a node whose measures are shown; all measures of the card when left out.
    periods : int
        Most periods, up to 36; the strip ends at the last period evaluated.
    message, ax, theme, lang : as for every chart
        Sentence above (computed when left out, none when empty), axes to draw in, colours and sizes, language.

    Returns
    -------
    Chart
        Up to 40 measures in the order of the card; below each period, how many have a value.

    Raises
    ------
    UsageError
        If the evaluation holds several entities, there is no such node, or periods is out of range.
    ChartError
        If there are more than 40 measures, or the axes given are too small.
    FontError
        If a text has a character that no packaged font has.

    Examples
    --------
    >>> import scorecard as sc
    >>> measure = {"id": "otif", "name": "OTIF", "worst": 80, "target": 100}
    >>> objective = {"id": "deliver", "name": "Deliver well", "measures": [measure]}
    >>> customer = {"id": "customer", "objectives": [objective]}
    >>> card = sc.Scorecard(id="demo", name="Demo", calendar={"first": "2025", "last": "2026"}, perspectives=[customer])
    >>> obs = sc.observe(card, values=[sc.MeasureRecord("otif", "2025", 94), sc.MeasureRecord("otif", "2026", 88)])
    >>> ev = sc.evaluate(card, obs)
    >>> chart = coverage_strip(ev)
    >>> chart.message
    'No value that is due is missing (2 values)'
    """
    data = prepare_coverage_strip(evaluation, node=node, periods=periods)
    return draw_coverage_strip(data, message=message, ax=ax, theme=theme, lang=lang)


def draw_coverage_strip(
    data: CoverageStripData,
    *,
    message: Said = None,
    ax: Axes | None = None,
    theme: Theme | None = None,
    lang: Lang = "en",
) -> Chart:
    """Draw a prepared coverage strip.

    Parameters
    ----------
    data : CoverageStripData
        What it shows.
    message, ax, theme, lang : as for every chart
        Sentence above (computed when left out, none when empty), axes to draw in, colours and sizes, language.

    Returns
    -------
    Chart
        The chart.

    Examples
    --------
    >>> import scorecard as sc
    >>> measure = {"id": "otif", "name": "OTIF", "worst": 80, "target": 100}
    >>> objective = {"id": "deliver", "name": "Deliver well", "measures": [measure]}
    >>> customer = {"id": "customer", "objectives": [objective]}
    >>> card = sc.Scorecard(id="demo", name="Demo", calendar={"first": "2025", "last": "2026"}, perspectives=[customer])
    >>> obs = sc.observe(card, values=[sc.MeasureRecord("otif", "2025", 94), sc.MeasureRecord("otif", "2026", 88)])
    >>> ev = sc.evaluate(card, obs)
    >>> chart = draw_coverage_strip(prepare_coverage_strip(ev))
    >>> chart.name, chart.lang
    ('coverage-strip', 'en')
    """
    names = [(row.id, row.name.text(lang)) for row in data.rows]
    texts = [text for _, text in names]
    with sheet_for(data, name=NAME, texts=texts, message=message, ax=ax, theme=theme, lang=lang) as sheet:
        lines, body = lay_lines(names, theme=sheet.theme, top=0.0, least=_LEAST)
        canvas = sheet.canvas(sheet.top + _HEAD + body + _N)
        _Drawing.make(canvas, data, lang).draw(lines, sheet.top)
        return sheet.finish(canvas)


@dataclass(slots=True)
class _Drawing:
    """One coverage strip while it is drawn."""

    canvas: Canvas
    data: CoverageStripData
    lang: Lang
    start: float
    step: float
    share: float

    @classmethod
    def make(cls, canvas: Canvas, data: CoverageStripData, lang: Lang) -> _Drawing:
        """Give the shares the room their longest text takes; the cells have what is left, up to a width."""
        theme = canvas.theme
        shares = [f"{row.there}/{row.due}" for row in data.rows]
        room = max(widest(shares, theme.text), text_width(words.HEAD_SHARE.text(lang), theme.least))
        start = MARGIN + NAME_ROOM + _GAP
        step = min((canvas.width - MARGIN - room - _GAP - start) / len(data.ids), _WIDEST)
        return cls(canvas, data, lang, start, step, start + step * len(data.ids) + _GAP + room)

    def draw(self, lines: tuple[AnswerLine, ...], top: float) -> None:
        """Draw the headings, then row by row, then the counts of the periods."""
        canvas, theme, data = self.canvas, self.canvas.theme, self.data
        left, right = Words(theme.least, theme.muted), Words(theme.least, theme.muted, align="right")
        end = self.start + self.step * len(data.ids)
        first, last = data.ids[0], data.ids[-1]
        if len(data.ids) > 1 and text_width(first + last, theme.least) + _GAP <= end - self.start:
            canvas.text(self.start, top + 4.0, first, left, gid="head:first")
            canvas.text(end, top + 4.0, last, right, gid="head:last")
        else:
            canvas.text(self.start, top + 4.0, last, left, gid="head:last")
        if self._fits(last, end):
            canvas.text(self.share, top + 4.0, words.HEAD_SHARE.text(self.lang), right, gid="head:share")
        for line, row in zip(lines, data.rows, strict=True):
            at = AnswerLine(line.id, line.name, line.whole, line.y + top + _HEAD, line.height)
            draw_line_name(canvas, at, gid=f"coverage:{row.id}")
            self._row(row, at.y)
        self._counts(top + _HEAD + lines[-1].y + lines[-1].height / 2 + 6.0)

    def _fits(self, last: str, end: float) -> bool:
        """Whether the heading of the shares stands clear of the last period."""
        theme = self.canvas.theme
        reach = max(end, self.start + text_width(last, theme.least))
        return self.share - text_width(words.HEAD_SHARE.text(self.lang), theme.least) > reach + 2.0

    def _row(self, row: CoverageRow, y: float) -> None:
        """Draw the cells of one measure and its share."""
        canvas, theme = self.canvas, self.canvas.theme
        for at, state in enumerate(row.states):
            self._cell(state, self.start + (at + 0.5) * self.step, y, gid=f"coverage:{row.id}:{self.data.ids[at]}")
        color = theme.muted if row.there == row.due else theme.ink
        style = Words(theme.text, color, bold=row.there < row.due, align="right")
        canvas.text(self.share, y, f"{row.there}/{row.due}", style, gid=f"coverage:{row.id}:share")

    def _cell(self, state: CellState, x: float, y: float, *, gid: str) -> None:
        """Draw one cell: the fill, the edge and the shape say the same."""
        canvas, theme = self.canvas, self.canvas.theme
        wide = self.step - 2 * _AIR
        if state == "not_due":
            canvas.dot(x, y, size=1.8, color=theme.muted, gid=gid)
            return
        if state == "excluded":
            half = min(wide, 6.0) / 2
            canvas.stroke([x - half, x + half], [y, y], color=theme.muted, width=0.8, gid=gid)
            return
        fill = theme.actual if state == "there" else theme.ground
        edge = {"there": theme.actual, "carried": theme.previous, "missing": theme.bad.edge}[state]
        hatch = _HATCH if state == "carried" else None
        canvas.box(
            x - wide / 2, y - _CELL / 2, wide, _CELL, fill=fill, edge=edge, gid=gid, hatch=hatch, line=0.8, zorder=3
        )

    def _counts(self, y: float) -> None:
        """Put below each period how many measures have a value, of those that should; not each where it is tight."""
        canvas, theme = self.canvas, self.canvas.theme
        style = Words(theme.least, theme.muted, align="center")
        texts = ["{}/{}".format(*self.data.counts(at)) for at in range(len(self.data.ids))]
        every = next(
            k for k in range(1, len(texts) + 1) if widest(texts, theme.least) + 3.0 <= k * self.step or k == len(texts)
        )
        for at in range(len(texts) - 1, -1, -every):
            canvas.text(self.start + (at + 0.5) * self.step, y, texts[at], style, gid=f"coverage:n:{self.data.ids[at]}")
        left = self.start - _GAP
        canvas.text(
            left, y, words.ROW_N.text(self.lang), Words(theme.least, theme.muted, align="right"), gid="coverage:n"
        )
