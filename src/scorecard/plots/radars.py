"""The radar chart: expectation and perception of each dimension on an axis of its own."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from matplotlib.axes import Axes
from matplotlib.patches import Polygon

from scorecard._text import Lang
from scorecard.plots import radar_words as words
from scorecard.plots.canvas import BACKGROUND, Align, Canvas, Words
from scorecard.plots.chart import Chart
from scorecard.plots.radar_data import GapRadarData, RadarMark, prepare_gap_radar, printed
from scorecard.plots.scales import ticks
from scorecard.plots.sheets import sheet_for
from scorecard.plots.spacing import spaced
from scorecard.plots.surround import MARGIN
from scorecard.plots.theme import Theme
from scorecard.plots.wording import Said
from scorecard.plots.wrapping import wrap

if TYPE_CHECKING:
    from scorecard.survey import GapAnalysis

__all__ = ["GapRadarData", "draw_gap_radar", "gap_radar", "prepare_gap_radar"]

NAME = "radar chart"

_BODY = 236.0
_RADIUS = 104.0
_OUT = 15.0
_BLOCK = 33.0
_PITCH = 9.4
_SIDE = 1e-9
_LEAST_ROOM = 96.0


def gap_radar(
    gaps: GapAnalysis,
    *,
    subject: Said = None,
    period: Said = None,
    message: Said = None,
    ax: Axes | None = None,
    theme: Theme | None = None,
    lang: Lang = "en",
) -> Chart:
    """Draw expectation and perception of each dimension on axes around a middle.

    Parameters
    ----------
    gaps : GapAnalysis
        The result.
    subject, period : str, LocalText or Period, optional
        What is judged (the questionnaire's name when left out), and when the answers were given.
    message, ax, theme, lang : as for every chart
        Sentence above (computed when left out, none when empty), axes to draw in, colours and sizes, language.

    Returns
    -------
    Chart
        3 to 12 axes, clockwise from the top in the order of the questionnaire; hollow: expectation, filled:
        perception.

    Raises
    ------
    ChartError
        If there are fewer than 3 or more than 12 dimensions with means, or the axes given are too small.
    FontError
        If a text has a character that no packaged font has.

    Notes
    -----
    The area of a radar chart depends on the order of its axes and on where they start, and it shows no interval:
    `gap_dumbbell` draws the same means and the gap with its interval. The foot of the chart says so, with both areas.

    Examples
    --------
    >>> import pyarrow as pa
    >>> import scorecard as sc
    >>> names = ("speed", "care", "price")
    >>> items = [{"id": f"{name}_1", "text": name.title(), "dimension": name} for name in names]
    >>> dimensions = [{"id": name, "name": name.title()} for name in names]
    >>> asked = sc.Instrument(
    ...     id="short", name="Short", scale=sc.Scale.from_points(5), dimensions=dimensions, items=items
    ... )
    >>> layout = sc.ColumnLayout(columns={"expectation": "E{number}", "perception": "P{number}"})
    >>> expected = {"E1": [5, 5, 4, 4, 5], "E2": [4, 4, 5, 5, 5], "E3": [3, 3, 4, 4, 4]}
    >>> perceived = {"P1": [3, 4, 3, 2, 3], "P2": [4, 4, 5, 4, 5], "P3": [3, 4, 3, 4, 4]}
    >>> survey = sc.read_survey(pa.table(expected | perceived), asked, layout=layout)
    >>> gaps = sc.gap_analysis(survey)
    >>> chart = gap_radar(gaps)
    >>> chart.message
    'Perception is below expectation in 2 of 3 dimensions, most in Speed (−1.60)'
    """
    data = prepare_gap_radar(gaps, subject=subject, period=period)
    return draw_gap_radar(data, message=message, ax=ax, theme=theme, lang=lang)


def draw_gap_radar(
    data: GapRadarData,
    *,
    message: Said = None,
    ax: Axes | None = None,
    theme: Theme | None = None,
    lang: Lang = "en",
) -> Chart:
    """Draw a prepared radar chart.

    Parameters
    ----------
    data : GapRadarData
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
    >>> names = ("speed", "care", "price")
    >>> items = [{"id": f"{name}_1", "text": name.title(), "dimension": name} for name in names]
    >>> dimensions = [{"id": name, "name": name.title()} for name in names]
    >>> asked = sc.Instrument(
    ...     id="short", name="Short", scale=sc.Scale.from_points(5), dimensions=dimensions, items=items
    ... )
    >>> layout = sc.ColumnLayout(columns={"expectation": "E{number}", "perception": "P{number}"})
    >>> expected = {"E1": [5, 5, 4, 4, 5], "E2": [4, 4, 5, 5, 5], "E3": [3, 3, 4, 4, 4]}
    >>> perceived = {"P1": [3, 4, 3, 2, 3], "P2": [4, 4, 5, 4, 5], "P3": [3, 4, 3, 4, 4]}
    >>> survey = sc.read_survey(pa.table(expected | perceived), asked, layout=layout)
    >>> gaps = sc.gap_analysis(survey)
    >>> chart = draw_gap_radar(prepare_gap_radar(gaps))
    >>> chart.name, chart.lang
    ('radar-chart', 'en')
    """
    texts = [row.name.text(lang) for row in data.rows]
    with sheet_for(data, name=NAME, texts=texts, message=message, ax=ax, theme=theme, lang=lang) as sheet:
        canvas = sheet.canvas(sheet.top + _BODY)
        radius = min(_RADIUS, canvas.width / 2 - _OUT - _LEAST_ROOM - MARGIN)
        _Drawing(canvas, data, lang, canvas.width / 2, sheet.top + _BODY / 2, radius).draw()
        return sheet.finish(canvas)


@dataclass(slots=True)
class _Drawing:
    """One radar chart while it is drawn."""

    canvas: Canvas
    data: GapRadarData
    lang: Lang
    x: float
    y: float
    radius: float

    def draw(self) -> None:
        """Draw rings and axes, both polygons, and the words at the sides."""
        self._rings()
        theme = self.canvas.theme
        self._polygon("perception", color=theme.perception, fill=theme.perception, width=1.5)
        self._polygon("expectation", color=theme.ink, fill=theme.ground, width=1.0)
        self._labels()

    def _angle(self, at: int) -> float:
        """Return the angle of an axis, clockwise from the top."""
        return 2 * math.pi * at / len(self.data.rows)

    def _place(self, at: int, value: float) -> tuple[float, float]:
        """Return where a value lies on an axis."""
        reach = self.radius * (value - self.data.start) / (self.data.end - self.data.start)
        return self.x + reach * math.sin(self._angle(at)), self.y - reach * math.cos(self._angle(at))

    def _rings(self) -> None:
        """Draw a ring at each round value, and the axes."""
        canvas, theme, data = self.canvas, self.canvas.theme, self.data
        count = len(data.rows)
        rings = {*ticks(data.start, data.end, data.step), data.end} - {data.start}
        for value in sorted(rings):
            corners = [self._place(at, value) for at in (*range(count), 0)]
            xs, ys = [x for x, _ in corners], [y for _, y in corners]
            canvas.stroke(xs, ys, color=theme.grid, width=0.5, gid=f"{BACKGROUND}:ring", zorder=0.5)
        for at, row in enumerate(data.rows):
            (x0, y0), (x1, y1) = self._place(at, data.start), self._place(at, data.end)
            canvas.stroke(
                [x0, x1], [y0, y1], color=theme.grid, width=0.5, gid=f"{BACKGROUND}:axis:{row.id}", zorder=0.5
            )

    def _polygon(self, role: str, *, color: str, fill: str, width: float) -> None:
        """Draw one polygon with a mark on each axis."""
        canvas, gid = self.canvas, f"radar:{role}"
        values = [row.expectation if role == "expectation" else row.perception for row in self.data.rows]
        corners = [self._place(at, value) for at, value in enumerate(values)]
        shape = Polygon(corners, closed=True)
        shape.set(facecolor="none", edgecolor=color, linewidth=width, gid=gid, zorder=3, joinstyle="round")
        canvas.axes.add_patch(shape)
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        (marks,) = canvas.axes.plot(
            xs,
            ys,
            linestyle="none",
            marker="o",
            markersize=5.0,
            markerfacecolor=fill,
            markeredgecolor=color,
            markeredgewidth=1.0,
            zorder=4,
        )
        marks.set_gid(f"{gid}:marks")

    def _labels(self) -> None:
        """Put name and numbers of each axis at its side, kept apart, with a thin line to its end."""
        count = len(self.data.rows)
        for right in (True, False):
            axes = [at for at in range(count) if (math.sin(self._angle(at)) >= -_SIDE) == right]
            wanted = [self._place(at, self.data.end)[1] for at in axes]
            half, low = _BLOCK / 2, self.y - _BODY / 2
            for at, y in zip(axes, spaced(wanted, least=_BLOCK, low=low + half, high=low + _BODY - half), strict=True):
                self._label(at, y, right=right)

    def _label(self, at: int, y: float, *, right: bool) -> None:
        """Put the words of one axis."""
        canvas, theme, row = self.canvas, self.canvas.theme, self.data.rows[at]
        gid, side = f"radar:{row.id}", 1.0 if right else -1.0
        edge = self.x + side * (self.radius + _OUT)
        room = canvas.width - MARGIN - edge if right else edge - MARGIN
        align: Align = "left" if right else "right"
        name = wrap(row.name.text(self.lang), room, size=theme.small, bold=True, lines=2)
        lines = len(name) + 1
        first = y - (lines - 1) * _PITCH / 2
        below = canvas.lines(
            edge, first, name, Words(theme.small, theme.ink, bold=True, align=align), gid=f"{gid}:name", pitch=_PITCH
        )
        text = self._numbers(row)
        canvas.text(edge, below, text, Words(theme.least, theme.muted, align=align), gid=f"{gid}:values")
        tip = self._place(at, self.data.end)
        xs, ys = [tip[0], edge - side * 2.0], [tip[1], y]
        canvas.stroke(xs, ys, color=theme.grid, width=0.5, gid=f"{BACKGROUND}:lead:{row.id}", zorder=0.4)

    def _numbers(self, row: RadarMark) -> str:
        """Return the numbers of an axis as printed."""
        return words.VALUES.fill(printed(row)).text(self.lang)
