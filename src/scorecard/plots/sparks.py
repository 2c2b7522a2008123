"""Small multiples: one panel a measure, its values over the periods against its target."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from scorecard._text import Lang
from scorecard.plots.answer_layout import widest
from scorecard.plots.canvas import BACKGROUND, Canvas, Words
from scorecard.plots.chart import Chart
from scorecard.plots.row_panels import bare_axes
from scorecard.plots.sheets import sheet_for
from scorecard.plots.spark_data import PanelScale, SparkPanelsData, prepare_spark_panels
from scorecard.plots.spark_panel import SparkPanel
from scorecard.plots.surround import MARGIN
from scorecard.plots.theme import Theme
from scorecard.plots.wording import Said, number
from scorecard.plots.wrapping import text_width, wrap

if TYPE_CHECKING:
    from scorecard.scoring import Evaluation

__all__ = ["SparkPanelsData", "draw_spark_panels", "prepare_spark_panels", "spark_panels"]

NAME = "chart of panels"

_PITCH = 9.4
_VALUE = 10.0
_PLOT = 38.0
_BELOW = 13.0
_AXIS = 10.0
_BETWEEN = 16.0
_WIDE, _NARROW = 150.0, 112.0
_FEW = 12
_LINES = 2
_DASHES = (3.0, 2.0)
_DIGITS = 8


def spark_panels(
    evaluation: Evaluation,
    *,
    node: str | None = None,
    periods: int = 12,
    scale: PanelScale = "unit",
    message: Said = None,
    ax: Axes | None = None,
    theme: Theme | None = None,
    lang: Lang = "en",
) -> Chart:
    """Draw measures over time, one small panel each.

    Parameters
    ----------
    evaluation : Evaluation
        The result for one entity and one period; the history comes from its observations.
    node : str, optional
        Id of a node whose measures are shown; all measures of the card when left out.
    periods : int
        Most periods of a panel, up to 60; it ends at the period evaluated.
    scale : {"unit", "own"}
        Whether panels with the same unit share one scale.
    message, ax, theme, lang : as for every chart
        Sentence above (computed when left out, none when empty), axes to draw in, colours and sizes, language.

    Returns
    -------
    Chart
        Up to 24 panels in the order of the card, on one time axis.

    Raises
    ------
    UsageError
        If the evaluation holds several entities or periods, there is no such node, or an option has a value
        that it cannot have.
    ChartError
        If there are more than 24 measures, or the axes given are too small.
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
    >>> ev = sc.evaluate(card, obs, period="2026")
    >>> chart = spark_panels(ev)
    >>> chart.message
    'The one measure misses its target in 2026, as in every period with a value'
    """
    data = prepare_spark_panels(evaluation, node=node, periods=periods, scale=scale)
    return draw_spark_panels(data, message=message, ax=ax, theme=theme, lang=lang)


def draw_spark_panels(
    data: SparkPanelsData,
    *,
    message: Said = None,
    ax: Axes | None = None,
    theme: Theme | None = None,
    lang: Lang = "en",
) -> Chart:
    """Draw prepared panels of measures over time.

    Parameters
    ----------
    data : SparkPanelsData
        What they show.
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
    >>> ev = sc.evaluate(card, obs, period="2026")
    >>> chart = draw_spark_panels(prepare_spark_panels(ev))
    >>> chart.name, chart.lang
    ('chart-of-panels', 'en')
    """
    texts = [panel.name.text(lang) for panel in data.panels] + [panel.last(lang) for panel in data.panels]
    with sheet_for(data, name=NAME, texts=texts, message=message, ax=ax, theme=theme, lang=lang) as sheet:
        grid = _Grid.make(data, sheet.theme, lang, width=sheet.width)
        canvas = sheet.canvas(sheet.top + grid.height)
        _Drawing(canvas, data, grid, lang).draw(sheet.top)
        return sheet.finish(canvas)


@dataclass(frozen=True, slots=True)
class _Grid:
    """How the panels stand in rows and columns."""

    columns: int
    wide: float
    ends: float
    names: tuple[tuple[str, ...], ...]
    tops: tuple[float, ...]
    height: float

    @classmethod
    def make(cls, data: SparkPanelsData, theme: Theme, lang: Lang, *, width: float) -> _Grid:
        """Break the names into the width of a panel; all panels of a row have the same height."""
        room, count = width - 2 * MARGIN, len(data.panels)
        least = _WIDE if count <= _FEW else _NARROW
        columns = max(1, min(count, int((room + _BETWEEN) // least)))
        wide = (room - (columns - 1) * _BETWEEN) / columns
        names = tuple(
            wrap(panel.name.text(lang), wide, size=theme.small, bold=True, lines=_LINES) for panel in data.panels
        )
        tops, y = [0.0], 0.0
        for start in range(0, count, columns):
            y += max(len(name) for name in names[start : start + columns]) * _PITCH + _VALUE + _PLOT + _BELOW
            tops.append(y)
        ends = widest([_end(end) for panel in data.panels for end in panel.scale], theme.least) + 4.0
        return cls(columns, wide, ends, names, tuple(tops[:-1]), y + _AXIS)

    def place(self, at: int) -> tuple[float, float, bool]:
        """Return left and upper edge of a panel, and whether none stands below it."""
        row, column = divmod(at, self.columns)
        return MARGIN + column * (self.wide + _BETWEEN), self.tops[row], at + self.columns >= len(self.names)


@dataclass(slots=True)
class _Drawing:
    """One chart of panels while it is drawn."""

    canvas: Canvas
    data: SparkPanelsData
    grid: _Grid
    lang: Lang

    def draw(self, top: float) -> None:
        """Draw panel by panel."""
        for at, panel in enumerate(self.data.panels):
            x, y, lowest = self.grid.place(at)
            row = at // self.grid.columns * self.grid.columns
            lines = max(len(name) for name in self.grid.names[row : row + self.grid.columns])
            self._words(panel, x, top + y + 4.0, self.grid.names[at], lines)
            self._panel(panel, x, top + y + lines * _PITCH + _VALUE, lowest=lowest)

    def _words(self, panel: SparkPanel, x: float, y: float, name: Sequence[str], lines: int) -> None:
        """Put the name of a measure, and below it the last value with what it should be."""
        canvas, theme, gid = self.canvas, self.canvas.theme, f"spark:{panel.id}"
        first = y + (lines - len(name)) * _PITCH
        canvas.lines(x, first, name, Words(theme.small, theme.ink, bold=True), gid=f"{gid}:name", pitch=_PITCH)
        y += lines * _PITCH
        value, aim = panel.last(self.lang), panel.aim(self.lang)
        (value,) = wrap(value, self.grid.wide, size=theme.least, lines=1)
        canvas.text(x, y, value, Words(theme.least, theme.ink), gid=f"{gid}:value")
        room = self.grid.wide - text_width(value, theme.least) - 8.0
        if aim and text_width(aim, theme.least) <= room:
            style = Words(theme.least, theme.perception, align="right")
            canvas.text(x + self.grid.wide, y, aim, style, gid=f"{gid}:aim")

    def _panel(self, panel: SparkPanel, x: float, y: float, *, lowest: bool) -> None:
        """Draw the axes of a panel: ends of the scale at the left, the time axis below."""
        canvas, theme, gid, (low, high) = self.canvas, self.canvas.theme, f"spark:{panel.id}", panel.scale
        count, end = len(self.data.periods), x + self.grid.wide
        style = Words(theme.least, theme.muted, align="right")
        start = x + self.grid.ends
        axes = canvas.panel(start, y + 4.0, end - start, _PLOT - 4.0, label=gid)
        axes.set_xlim(-0.5, count - 0.5)
        axes.set_ylim(low, high)
        axes.set_xticks([])
        axes.set_yticks([])
        bare_axes(axes, theme, lines=("left", "bottom"))
        canvas.text(start - 4.0, y + 6.0, _end(high), style, gid=f"{gid}:high")
        canvas.text(start - 4.0, y + _PLOT - 2.0, _end(low), style, gid=f"{gid}:low")
        self._targets(panel, axes)
        self._values(panel, axes)
        if lowest:
            self._times(panel, start, end, y + _PLOT + 7.0)

    def _times(self, panel: SparkPanel, start: float, end: float, y: float) -> None:
        """Put the first and the last period below a panel."""
        theme, periods, gid = self.canvas.theme, self.data.ids, f"spark:{panel.id}"
        first, last = periods[0], periods[-1]
        wide = text_width(first, theme.least) + text_width(last, theme.least)
        self.canvas.text(end, y, last, Words(theme.least, theme.muted, align="right"), gid=f"{gid}:last_period")
        if len(periods) > 1 and wide + 6.0 <= end - start:
            self.canvas.text(start, y, first, Words(theme.least, theme.muted), gid=f"{gid}:first_period")

    def _targets(self, panel: SparkPanel, axes: Axes) -> None:
        """Draw the target of each period as a step, and the band behind."""
        theme, gid = self.canvas.theme, f"spark:{panel.id}"
        for at, band in enumerate(panel.bands):
            if band is not None:
                ground = Rectangle((at - 0.5, band[0]), 1.0, band[1] - band[0])
                ground.set(facecolor=theme.tiers[2], edgecolor="none", linewidth=0.0, zorder=0.5)
                ground.set_gid(f"{BACKGROUND}:band")
                axes.add_patch(ground)
        if all(target is None for target in panel.targets):
            return
        edges = [(at - 0.5 + side, target) for at, target in enumerate(panel.targets) for side in (0.0, 1.0)]
        xs, ys = [x for x, _ in edges], [float("nan") if y is None else y for _, y in edges]
        (line,) = axes.plot(xs, ys, color=theme.perception, linewidth=0.9, dashes=_DASHES, zorder=2, clip_on=False)
        line.set_gid(f"{gid}:target")

    def _values(self, panel: SparkPanel, axes: Axes) -> None:
        """Draw the values, a lone one as a small dot, the last one as a large dot with its interval."""
        theme, gid, values = self.canvas.theme, f"spark:{panel.id}", panel.values
        if all(value is None for value in values):
            return
        xs, ys = range(len(values)), [float("nan") if value is None else value for value in values]
        (line,) = axes.plot(xs, ys, color=theme.actual, linewidth=1.2, zorder=3, clip_on=False)
        line.set_gid(f"{gid}:line")
        known = [False, *(value is not None for value in values), False]
        lone = [at for at in range(len(values)) if known[at + 1] and not known[at] and not known[at + 2]]
        if lone:
            (dots,) = axes.plot(
                lone,
                [values[at] or 0.0 for at in lone],
                color=theme.actual,
                linestyle="none",
                marker="o",
                markersize=2.2,
                zorder=3,
                clip_on=False,
            )
            dots.set_gid(f"{gid}:lone")
        last, at = values[-1], len(values) - 1
        if last is None:
            return
        (dot,) = axes.plot(
            [at], [last], color=theme.ink, linestyle="none", marker="o", markersize=3.8, zorder=4, clip_on=False
        )
        dot.set_gid(f"{gid}:last")
        if panel.low is not None and panel.high is not None:
            (bar,) = axes.plot(
                [at, at], [panel.low, panel.high], color=theme.ink, linewidth=1.0, zorder=3.5, clip_on=False
            )
            bar.set_gid(f"{gid}:interval")


def _end(value: float) -> str:
    """Return an end of a scale as printed: as few digits as are exact."""
    decimals = next((places for places in range(_DIGITS) if math.isclose(round(value, places), value)), _DIGITS)
    return number(value, decimals)
