"""The heat map of groups: one cell a number, its colour the distance from 0 or from all respondents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from matplotlib.axes import Axes
from matplotlib.colors import to_hex, to_rgb

from scorecard._text import Lang
from scorecard.plots import answer_words as shared
from scorecard.plots.answer_layout import AnswerLine, draw_line_name, lay_lines, widest
from scorecard.plots.canvas import Canvas, Words
from scorecard.plots.chart import Chart
from scorecard.plots.heat_data import HeatCell, SegmentHeatMapData, prepare_segment_heat_map
from scorecard.plots.sheets import sheet_for
from scorecard.plots.surround import MARGIN
from scorecard.plots.theme import Theme
from scorecard.plots.wording import Said
from scorecard.plots.wrapping import wrap

if TYPE_CHECKING:
    from scorecard.survey import HeatMap

__all__ = ["HeatPlots", "SegmentHeatMapData", "draw_segment_heat_map", "prepare_segment_heat_map", "segment_heat_map"]

NAME = "heat map"

_NAMES = 118.0
_GAP = 8.0
_PITCH = 8.8
_HEAD_AIR = 7.0
_HEAD_LINES = 3
_LEAST = 17.0
_DEEPEST = 0.5
_SIGN = 4.0
_BELOW = 3.0


def segment_heat_map(
    heat: HeatMap,
    *,
    subject: Said = None,
    period: Said = None,
    message: Said = None,
    ax: Axes | None = None,
    theme: Theme | None = None,
    lang: Lang = "en",
) -> Chart:
    """Draw one number of every group for every dimension or item.

    Parameters
    ----------
    heat : HeatMap
        The result.
    subject, period : str, LocalText or Period, optional
        What is judged (the questionnaire's name when left out), and when the answers were given.
    message, ax, theme, lang : as for every chart
        Sentence above (computed when left out, none when empty), axes to draw in, colours and sizes, language.

    Returns
    -------
    Chart
        Up to 30 rows of up to 7 numbers; groups stand down where there are at most 7 dimensions or
        items, else across. What must not be shown is hatched.

    Raises
    ------
    ChartError
        If there are more rows or columns, or the axes given are too small.
    FontError
        If a text has a character that no packaged font has.

    Examples
    --------
    >>> import pyarrow as pa
    >>> import scorecard as sc
    >>> items = [{"id": "quick", "text": "Quick", "dimension": "speed"}]
    >>> dimensions = [{"id": "speed", "name": "Speed"}]
    >>> scale = sc.Scale.from_points(5)
    >>> asked = sc.Instrument(id="short", name="Short", scale=scale, dimensions=dimensions, items=items)
    >>> columns = {"expectation": "E{number}", "perception": "P{number}"}
    >>> layout = sc.ColumnLayout(columns=columns, segments={"region": "Region"})
    >>> answers = {"Region": ["North"] * 5 + ["South"] * 5, "E1": [5] * 10, "P1": [2] * 5 + [4] * 4 + [3]}
    >>> heat = sc.gap_analysis(sc.read_survey(pa.table(answers), asked, layout=layout), by="region").heat_map()
    >>> chart = segment_heat_map(heat)
    >>> chart.message
    'The largest mean shortfall is Speed in the group North (−3.00, n = 5)'
    """
    data = prepare_segment_heat_map(heat, subject=subject, period=period)
    return draw_segment_heat_map(data, message=message, ax=ax, theme=theme, lang=lang)


def draw_segment_heat_map(
    data: SegmentHeatMapData,
    *,
    message: Said = None,
    ax: Axes | None = None,
    theme: Theme | None = None,
    lang: Lang = "en",
) -> Chart:
    """Draw a prepared heat map of groups.

    Parameters
    ----------
    data : SegmentHeatMapData
        What it shows.
    message, ax, theme, lang : as for every chart
        Sentence above (computed when left out, none when empty), axes to draw in, colours and sizes, language.

    Returns
    -------
    Chart
        The chart.

    Examples
    --------
    >>> import pyarrow as pa
    >>> import scorecard as sc
    >>> items = [{"id": "quick", "text": "Quick", "dimension": "speed"}]
    >>> dimensions = [{"id": "speed", "name": "Speed"}]
    >>> scale = sc.Scale.from_points(5)
    >>> asked = sc.Instrument(id="short", name="Short", scale=scale, dimensions=dimensions, items=items)
    >>> columns = {"expectation": "E{number}", "perception": "P{number}"}
    >>> layout = sc.ColumnLayout(columns=columns, segments={"region": "Region"})
    >>> answers = {"Region": ["North"] * 5 + ["South"] * 5, "E1": [5] * 10, "P1": [2] * 5 + [4] * 4 + [3]}
    >>> heat = sc.gap_analysis(sc.read_survey(pa.table(answers), asked, layout=layout), by="region").heat_map()
    >>> chart = draw_segment_heat_map(prepare_segment_heat_map(heat))
    >>> chart.name, chart.lang
    ('heat-map', 'en')
    """
    names = [(line.id, line.name.text(lang)) for line in data.lines]
    wholes = [] if data.everyone is None else [(data.everyone.id, data.everyone.name.text(lang))]
    heads = [column.text(lang) for column in data.columns]
    texts = [*heads, *(text for _, text in (*names, *wholes))]
    with sheet_for(data, name=NAME, texts=texts, message=message, ax=ax, theme=theme, lang=lang) as sheet:
        lines, body = lay_lines(names, wholes=wholes, theme=sheet.theme, top=0.0, room=_NAMES, least=_LEAST)
        drawing = _Drawing.make(data, heads, sheet.theme, lang, width=sheet.width)
        canvas = sheet.canvas(sheet.top + drawing.head + body + _BELOW)
        drawing.draw(canvas, lines, sheet.top)
        return sheet.finish(canvas)


@dataclass(frozen=True, slots=True)
class _Drawing:
    """Where the columns of a heat map lie, so that it can be drawn."""

    data: SegmentHeatMapData
    heads: tuple[tuple[str, ...], ...]
    lang: Lang
    start: float
    wide: float
    n: float
    head: float

    @classmethod
    def make(cls, data: SegmentHeatMapData, heads: list[str], theme: Theme, lang: Lang, *, width: float) -> _Drawing:
        """Give names and n their room, and the columns equal shares of what is left."""
        n, start = width - MARGIN, MARGIN + _NAMES + _GAP
        end = n - widest([line.counts for line in data.all_lines], theme.least) - _GAP
        wide = (end - start) / len(heads)
        lines = tuple(wrap(head, wide - 4.0, size=theme.least, lines=_HEAD_LINES) for head in heads)
        return cls(data, lines, lang, start, wide, n, max(map(len, lines)) * _PITCH + _HEAD_AIR)

    def draw(self, canvas: Canvas, lines: tuple[AnswerLine, ...], top: float) -> None:
        """Draw the headings, then row by row."""
        theme = canvas.theme
        centre, right = (Words(theme.least, theme.muted, align=align) for align in ("center", "right"))
        for place, head in enumerate(self.heads):
            y = top + self.head - _HEAD_AIR - (len(head) - 0.5) * _PITCH
            canvas.lines(self.start + (place + 0.5) * self.wide, y, head, centre, gid=f"head:{place}", pitch=_PITCH)
        canvas.text(
            self.n, top + self.head - _HEAD_AIR - _PITCH / 2, shared.HEAD_N.text(self.lang), right, gid="head:n"
        )
        for place, (line, row) in enumerate(zip(lines, self.data.all_lines, strict=True)):
            at = AnswerLine(line.id, line.name, line.whole, line.y + top + self.head, line.height)
            draw_line_name(canvas, at, gid=f"heat:{line.id}", first=place == len(self.data.lines))
            canvas.text(self.n, at.y, row.counts, right, gid=f"heat:{line.id}:n")
            for column, cell in enumerate(row.cells):
                self._cell(canvas, cell, at, column)

    def _cell(self, canvas: Canvas, cell: HeatCell, line: AnswerLine, column: int) -> None:
        """Draw one number on its colour, hatched where it must not be shown."""
        theme, gid = canvas.theme, f"heat:{line.id}:{column}"
        x, height = self.start + column * self.wide, min(line.height, 24.0) - 1.0
        shape = (x + 0.5, line.y - height / 2, self.wide - 1.0, height)
        if cell.hidden:
            canvas.box(*shape, fill=theme.ground, edge=theme.previous, gid=gid, hatch="////", line=0.4)
            return
        canvas.box(*shape, fill=_fill(cell.away, self.data, theme), edge=theme.grid, gid=gid, line=0.4)
        style = Words(theme.small, theme.ink, bold=line.whole, align="center")
        middle = x + self.wide / 2
        canvas.text(middle, line.y, self.data.printed(cell.value), style, gid=f"{gid}:value")
        if self.data.statistic != "gap" and cell.away:
            y = line.y
            canvas.triangle(x + 7.0, y, up=cell.away > 0, size=_SIGN, fill=theme.ink, edge=theme.ink, gid=f"{gid}:sign")


def _fill(away: float | None, data: SegmentHeatMapData, theme: Theme) -> str:
    """Return the colour of a distance: white at none, pale enough for text everywhere."""
    if not away or not data.limit:
        return theme.ground
    judged = data.statistic in ("gap", "perception", "satisfaction")
    low, high = (theme.bad.fill, theme.good.fill) if judged else (theme.previous, theme.perception)
    part = _DEEPEST * min(abs(away) / data.limit, 1.0)
    red, green, blue = (1 - part + part * channel for channel in to_rgb(low if away < 0 else high))
    return to_hex((red, green, blue))


@dataclass(frozen=True, slots=True)
class HeatPlots:
    """Charts of a heat map.

    Attributes
    ----------
    heat : HeatMap
        The result drawn.

    Examples
    --------
    >>> import pyarrow as pa
    >>> import scorecard as sc
    >>> items = [{"id": "quick", "text": "Quick", "dimension": "speed"}]
    >>> dimensions = [{"id": "speed", "name": "Speed"}]
    >>> scale = sc.Scale.from_points(5)
    >>> asked = sc.Instrument(id="short", name="Short", scale=scale, dimensions=dimensions, items=items)
    >>> columns = {"expectation": "E{number}", "perception": "P{number}"}
    >>> layout = sc.ColumnLayout(columns=columns, segments={"region": "Region"})
    >>> answers = {"Region": ["North"] * 5 + ["South"] * 5, "E1": [5] * 10, "P1": [2] * 5 + [4] * 4 + [3]}
    >>> heat = sc.gap_analysis(sc.read_survey(pa.table(answers), asked, layout=layout), by="region").heat_map()
    >>> chart = heat.plot.cells()
    >>> chart.message
    'The largest mean shortfall is Speed in the group North (−3.00, n = 5)'
    """

    heat: HeatMap

    def cells(
        self,
        *,
        subject: Said = None,
        period: Said = None,
        message: Said = None,
        ax: Axes | None = None,
        theme: Theme | None = None,
        lang: Lang = "en",
    ) -> Chart:
        """Draw one number of every group; see `scorecard.plots.segment_heat_map`.

        Parameters
        ----------
        subject, period : str, LocalText or Period, optional
            What is judged (the questionnaire's name when left out), and when the answers were given.
        message, ax, theme, lang : as for every chart
            Sentence above (computed when left out, none when empty), axes to draw in, colours and sizes, language.

        Returns
        -------
        Chart
            The chart.
        """
        return segment_heat_map(
            self.heat, subject=subject, period=period, message=message, ax=ax, theme=theme, lang=lang
        )
