"""Curves with bands and marked points on two axes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from matplotlib.axes import Axes

from scorecard._text import Lang
from scorecard.plots.canvas import BACKGROUND, Canvas, Words
from scorecard.plots.chart import Chart
from scorecard.plots.curve_data import Curve, CurveAxis, CurveData, CurveMark
from scorecard.plots.row_panels import bare_axes
from scorecard.plots.scales import nice_step, ticks
from scorecard.plots.sheets import sheet_for
from scorecard.plots.spacing import spaced
from scorecard.plots.surround import MARGIN
from scorecard.plots.theme import Theme
from scorecard.plots.wording import Said, share, typeset
from scorecard.plots.wrapping import text_width, wrap

__all__ = ["draw_curves"]

_BODY = 236.0
_LEFT = 42.0
_AXIS = 30.0
_HEAD = 14.0
_NAMES_MOST = 110.0
_GAP = 6.0
_PITCH = 9.6
_POINT = 7.0
_ROUND = 1e-6


def draw_curves(
    data: CurveData, *, name: str, message: Said, ax: Axes | None, theme: Theme | None, lang: Lang
) -> Chart:
    """Draw prepared curves.

    Parameters
    ----------
    data : CurveData
        What is shown.
    name : str
        Kind of chart.
    message : str, LocalText or None
        Sentence above the chart; computed from the numbers when None.
    ax : Axes or None
        Axes whose place the chart takes.
    theme : Theme or None
        Colours and sizes.
    lang : {"en", "zh"}
        Language.

    Returns
    -------
    Chart
        The chart.
    """
    texts = [curve.name.text(lang) for curve in data.curves]
    with sheet_for(data, name=name, texts=texts, message=message, ax=ax, theme=theme, lang=lang) as sheet:
        canvas = sheet.canvas(sheet.top + _BODY)
        _Drawing(canvas, data, lang).draw(sheet.top)
        return sheet.finish(canvas)


@dataclass(frozen=True, slots=True)
class _Drawing:
    """One chart of curves while it is drawn."""

    canvas: Canvas
    data: CurveData
    lang: Lang

    def draw(self, top: float) -> None:
        """Draw the panel, then guides, curves and points, then the names of the curves."""
        canvas, theme, data = self.canvas, self.canvas.theme, self.data
        names = [wrap(c.name.text(self.lang), _NAMES_MOST, size=theme.small, lines=2) for c in data.curves]
        room = max((text_width(line, theme.small) for lines in names for line in lines), default=0.0)
        left, top, high = MARGIN + _LEFT, top + _HEAD, _BODY - _HEAD - _AXIS
        wide = canvas.width - MARGIN - room - 2 * _GAP - left
        panel = canvas.panel(left, top, wide, high, label="curves")
        panel.set_xlim(data.x.low, data.x.high)
        panel.set_ylim(data.y.low, data.y.high)
        self._axes(panel)
        small = Words(theme.least, theme.muted)
        for line in wrap(data.y.name.text(self.lang), canvas.width - 2 * MARGIN, size=theme.least, lines=1):
            canvas.text(MARGIN, top - 8.0, line, small, gid="axis:y")
        middle = Words(theme.least, theme.muted, align="center")
        for line in wrap(data.x.name.text(self.lang), wide, size=theme.least, lines=1):
            canvas.text(left + wide / 2, top + high + _AXIS - 8.0, line, middle, gid="axis:x")
        for curve in data.curves:
            self._curve(panel, curve)
        for mark in data.marks:
            self._mark(panel, mark)

        def at(value: float) -> float:
            return top + high * (data.y.high - value) / (data.y.high - data.y.low)

        least = _PITCH * max((len(lines) for lines in names), default=1) + 1.0
        places = spaced([at(c.ys[-1]) for c in data.curves], least=least, low=top, high=top + high)
        for curve, lines, y in zip(data.curves, names, places, strict=True):
            style = Words(theme.small, self._looks(curve)[0] if curve.role != "guide" else theme.muted)
            start = y - (len(lines) - 1) * _PITCH / 2
            canvas.lines(left + wide + 2 * _GAP, start, lines, style, gid=f"curve:{curve.id}:name", pitch=_PITCH)

    def _axes(self, panel: Axes) -> None:
        """Mark round places on both axes, with pale lines behind."""
        for axis, one in (("x", self.data.x), ("y", self.data.y)):
            step = nice_step(one.high - one.low, 6)
            step = max(1.0, round(step)) if one.whole else step
            places = ticks(one.low, one.high, step)
            labels = [_printed(place, one) for place in places]
            (panel.set_xticks if axis == "x" else panel.set_yticks)(places, labels)
        bare_axes(panel, self.canvas.theme, lines=("left", "bottom"))

    def _looks(self, curve: Curve) -> tuple[str, float]:
        """Return colour and width of a line."""
        theme = self.canvas.theme
        return {"main": (theme.perception, 1.8), "other": (theme.ink, 1.1), "guide": (theme.previous, 0.9)}[curve.role]

    def _curve(self, panel: Axes, curve: Curve) -> None:
        """Draw a line with its band; a line to compare with is dashed."""
        theme, (color, width) = self.canvas.theme, self._looks(curve)
        step: Literal["post"] | None = "post" if curve.steps else None
        if curve.low is not None and curve.high is not None:
            known = [
                (x, low, high)
                for x, low, high in zip(curve.xs, curve.low, curve.high, strict=True)
                if low is not None and high is not None
            ]
            if known:
                xs, lows, highs = zip(*known, strict=True)
                band = panel.fill_between(xs, lows, highs, color=theme.grid, linewidth=0, zorder=1, step=step)
                band.set_gid(f"{BACKGROUND}:{curve.id}")
        if step is None:
            (line,) = panel.plot(curve.xs, curve.ys)
        else:
            (line,) = panel.step(curve.xs, curve.ys, where=step)
        line.set(color=color, linewidth=width, zorder=2 if curve.role == "guide" else 3, clip_on=False)
        if curve.role == "guide":
            line.set_dashes((4.0, 2.5))
        elif curve.role == "other":
            line.set_dashes((1.2, 1.6) if curve.id == "costs" else (6.0, 1.8))
        line.set_gid(f"curve:{curve.id}")

    def _mark(self, panel: Axes, mark: CurveMark) -> None:
        """Draw a point with the interval of its x."""
        theme = self.canvas.theme
        if mark.low is not None and mark.high is not None:
            (line,) = panel.plot([mark.low, mark.high], [mark.y, mark.y], color=theme.ink, linewidth=1.4, zorder=4)
            line.set_gid(f"mark:{mark.id}:interval")
        (point,) = panel.plot(
            [mark.x], [mark.y], marker="o", markersize=_POINT, color=theme.ink, linestyle="none", zorder=5,
            clip_on=False,
        )  # fmt: skip
        point.set_gid(f"mark:{mark.id}")


def _printed(place: float, axis: CurveAxis) -> str:
    """Return a number of an axis as printed."""
    if not axis.percent:
        return typeset(place)
    return share(place, 0 if abs(place * 100 - round(place * 100)) < _ROUND else 1)
