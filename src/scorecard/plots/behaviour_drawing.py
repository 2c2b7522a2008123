"""The panels of a process behaviour chart: values, moving ranges, level lines."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from scorecard._text import Lang
from scorecard.plots import behaviour_words as words
from scorecard.plots.behaviour_data import ProcessBehaviourData
from scorecard.plots.canvas import BACKGROUND, Canvas, Words
from scorecard.plots.row_panels import bare_axes
from scorecard.plots.scales import nice_range, ticks
from scorecard.plots.spacing import spaced
from scorecard.plots.surround import MARGIN
from scorecard.plots.theme import Theme
from scorecard.plots.wording import number
from scorecard.plots.wrapping import text_width, wrap

if TYPE_CHECKING:
    from scorecard.series import ChangePoint
    from scorecard.stats.control_rules import Rule

__all__ = ["SHAPES", "BehaviourDrawing", "body_height"]

SHAPES: dict[Rule, str] = {
    "outside_limits": "D",
    "seven_point_trend": "^",
    "two_of_three": "v",
    "seven_on_one_side": "s",
    "moving_range": "*",
}
_SIZES = {"D": 5.6, "^": 7.0, "v": 7.0, "s": 6.0, "*": 9.0}
_PANELS, _SLIDE_PANELS = (150.0, 58.0), (90.0, 34.0)
"""Heights of the panels of values and of moving ranges; on a slide flatter, or all words would be made smaller."""
_HEAD, _BETWEEN, _BELOW = 25.0, 22.0, 16.0
_OFF = 5.0
_PITCH = 9.4
_PERIOD_ROOM = 64.0


@dataclass(frozen=True, slots=True)
class _Level:
    """A level line: its gid, where it lies, its words, its colour, its dashes."""

    gid: str
    value: float
    text: str
    color: str
    dashes: tuple[float, float] | None
    width: float


@dataclass(frozen=True, slots=True)
class _Scale:
    """Ends of an axis of values, its ticks and how they are printed."""

    low: float
    high: float
    places: tuple[float, ...]
    labels: tuple[str, ...]

    @classmethod
    def over(cls, low: float, high: float, *, most: int, floor: float | None = None) -> _Scale:
        """Return a round scale that holds two values."""
        start, end, step = nice_range(low, high, most=most, floor=floor)
        digits = max(0, -math.floor(math.log10(step) + 1e-9))
        digits += round(step * 10**digits, 6) != round(step * 10**digits)
        places = ticks(start, end, step)
        return cls(start, end, places, tuple(number(place, digits) for place in places))


def _heights(theme: Theme) -> tuple[float, float]:
    """Return how high the panels are, in points."""
    return _SLIDE_PANELS if theme.paper == "16:9" else _PANELS


def body_height(theme: Theme) -> float:
    """Return the height of headings, panels and names of periods.

    Parameters
    ----------
    theme : Theme
        The theme drawn in.

    Returns
    -------
    float
        In points.
    """
    return _HEAD + sum(_heights(theme)) + _BETWEEN + _BELOW


@dataclass(slots=True)
class BehaviourDrawing:
    """One process behaviour chart while it is drawn."""

    canvas: Canvas
    data: ProcessBehaviourData
    lang: Lang
    values: _Scale
    ranges: _Scale
    levels: tuple[tuple[_Level, ...], tuple[_Level, ...]]
    start: float
    wide: float
    heights: tuple[float, float]

    @classmethod
    def make(cls, canvas: Canvas, data: ProcessBehaviourData, lang: Lang) -> BehaviourDrawing:
        """Give labels at both sides the room that the longest takes, and the panels what is left."""
        theme, found = canvas.theme, data.change
        ranges = [point.moving_range for point in data.points if point.moving_range is not None]
        scale = _Scale.over(*data.reach, most=5)
        below = _Scale.over(0.0, max([*ranges, found.moving_range_limit or 0.0]), most=2, floor=0.0)
        levels = _levels(data, theme, lang)
        right = max((text_width(each.text, theme.small) for part in levels for each in part), default=0.0)
        left = max(text_width(text, theme.least) for text in (*scale.labels, *below.labels)) + 6.0
        first = text_width(_short(data.points[0].period, theme), theme.least) / 2
        start = MARGIN + max(left, first)
        wide = canvas.width - MARGIN - (right + _OFF if right else first) - start
        return cls(canvas, data, lang, scale, below, levels, start, wide, _heights(theme))

    def draw(self, top: float) -> None:
        """Draw both panels with their headings, from a y down."""
        top += _HEAD
        high, low = self.heights
        canvas, theme, lang = self.canvas, self.canvas.theme, self.lang
        unit = self.data.change.unit
        ends = {"start": self.values.labels[0], "end": self.values.labels[-1]}
        pattern = words.VALUE if unit is None else words.VALUE_IN
        text = pattern.fill(ends if unit is None else {**ends, "unit": unit}).text(lang)
        muted = Words(theme.least, theme.muted)
        canvas.text(MARGIN, top - _HEAD + 5.0, text, muted, gid="head:value")
        upper = self._panel("values", self.values, top, high)
        self._baseline(upper, top)
        self._lines(upper, self.levels[0], top, high)
        self._values(upper)
        y = top + high + _BETWEEN
        canvas.text(MARGIN, y - 8.0, words.RANGE.text(lang), muted, gid="head:range")
        lower = self._panel("ranges", self.ranges, y, low)
        self._lines(lower, self.levels[1], y, low)
        self._ranges(lower)
        self._periods(lower)

    def _panel(self, label: str, scale: _Scale, top: float, height: float) -> Axes:
        """Lay a panel with its ticks."""
        panel = self.canvas.panel(self.start, top, self.wide, height, label=label)
        panel.set_xlim(-0.5, len(self.data.points) - 0.5)
        pad = (scale.high - scale.low) * 0.04
        panel.set_ylim(scale.low - (pad if label == "values" else 0.0), scale.high + pad)
        panel.set_xticks([])
        panel.set_yticks(scale.places, list(scale.labels))
        bare_axes(panel, self.canvas.theme, lines=("left", "bottom"))
        return panel

    def _baseline(self, panel: Axes, top: float) -> None:
        """Shade the periods that limits rest on, and name them above."""
        theme, data = self.canvas.theme, self.data
        text, place = data.head(self.lang), self.start
        base = [i for i, point in enumerate(data.points) if point.in_baseline]
        if base and data.change.reason is None:
            low, high = panel.get_ylim()
            band = Rectangle((base[0] - 0.5, low), len(base), high - low)
            band.set(facecolor=theme.band, edgecolor="none", zorder=0.2)
            band.set_gid(f"{BACKGROUND}:baseline")
            panel.add_patch(band)
            place += self.wide * base[0] / len(data.points)
        wide = text_width(text, theme.least)
        x = max(min(place, self.canvas.width - MARGIN - wide), MARGIN)
        self.canvas.text(x, top - 6.0, text, Words(theme.least, theme.muted), gid="head:baseline")

    def _lines(self, panel: Axes, levels: Sequence[_Level], top: float, height: float) -> None:
        """Draw level lines over the periods that are judged, each named at the right."""
        low, high = panel.get_ylim()
        ends = [self.data.start - 0.5, len(self.data.points) - 0.5]
        wanted = [top + height * (high - each.value) / (high - low) for each in levels]
        places = spaced(wanted, least=_PITCH, low=top + 1.0, high=top + height - 1.0)
        for each, y in zip(levels, places, strict=True):
            (line,) = panel.plot(
                ends, [each.value, each.value], color=each.color, linewidth=each.width, zorder=1.5, dash_capstyle="butt"
            )
            if each.dashes is not None:
                line.set_dashes(each.dashes)
            line.set_gid(each.gid)
            style = Words(self.canvas.theme.small, each.color)
            self.canvas.text(self.start + self.wide + _OFF, y, each.text, style, gid=f"{each.gid}:name")

    def _values(self, panel: Axes) -> None:
        """Draw the values: a line that breaks where one is missing, and a mark for each."""
        theme = self.canvas.theme
        _broken(panel, [point.value for point in self.data.points], theme.previous)
        for at, point in enumerate(self.data.points):
            if point.value is not None:
                shape, size, fill, edge = _look(point, theme)
                _mark(panel, at, point.value, shape, size, fill, edge, gid=f"value:{point.period}")

    def _ranges(self, panel: Axes) -> None:
        """Draw the moving ranges; those that were left out of the limits are hollow."""
        theme = self.canvas.theme
        _broken(panel, [point.moving_range for point in self.data.points], theme.previous)
        for at, point in enumerate(self.data.points):
            if point.moving_range is not None:
                fill = theme.ground if point.range_removed else theme.muted
                _mark(panel, at, point.moving_range, "o", 3.4, fill, theme.muted, gid=f"range:{point.period}")

    def _periods(self, panel: Axes) -> None:
        """Name as many periods below the lower panel as there is room for, from the first one on."""
        theme = self.canvas.theme
        texts = [_short(point.period, theme) for point in self.data.points]
        widest = max(text_width(text, theme.least) for text in texts) + 7.0
        every = max(1, math.ceil(widest * len(texts) / self.wide))
        shown = range(0, len(texts), every)
        panel.set_xticks(list(shown), [texts[at] for at in shown])


def _levels(data: ProcessBehaviourData, theme: Theme, lang: Lang) -> tuple[tuple[_Level, ...], tuple[_Level, ...]]:
    """Return the level lines of the values and of the moving ranges; a target is dotted and stands apart."""
    found, dashed = data.change, (4.0, 2.5)
    above = (
        ("limit:upper", found.upper, words.UPPER, theme.muted, dashed, 1.0),
        ("limit:centre", found.centre, words.CENTRE, theme.muted, None, 1.0),
        ("limit:lower", found.lower, words.LOWER, theme.muted, dashed, 1.0),
        ("target", found.target, words.TARGET, theme.perception, (1.2, 1.6), 1.6),
    )
    below = (
        ("range:limit", found.moving_range_limit, words.RANGE_LIMIT, theme.muted, dashed, 1.0),
        ("range:mean", found.mean_moving_range, words.MEAN_RANGE, theme.muted, None, 1.0),
    )
    made: list[tuple[_Level, ...]] = []
    for part in (above, below):
        lines: list[_Level] = []
        for gid, value, pattern, color, dashes, width in part:
            if value is not None:
                text = data.value(value) if gid == "target" else data.limit(value)
                lines.append(_Level(gid, value, pattern.fill({"value": text}).text(lang), color, dashes, width))
        made.append(tuple(lines))
    return made[0], made[1]


def _look(point: ChangePoint, theme: Theme) -> tuple[str, float, str, str]:
    """Return shape, size, fill and edge of a value: the shape of its rule, filled where it is for the worse."""
    if not point.rules:
        return "o", 4.2, theme.ground if point.rules is None else theme.ink, theme.muted
    shape = SHAPES[point.rules[0]]
    fill, edge = {
        "worse": (theme.bad.fill, theme.bad.edge),
        "better": (theme.ground, theme.good.edge),
        "neither": (theme.quiet, theme.ink),
    }[point.meaning]
    return shape, _SIZES[shape], fill, edge


def _mark(panel: Axes, x: float, y: float, shape: str, size: float, fill: str, edge: str, *, gid: str) -> None:
    """Draw one mark in a panel."""
    (mark,) = panel.plot(
        [x], [y], linestyle="none", marker=shape, markersize=size, markerfacecolor=fill, markeredgecolor=edge,
        markeredgewidth=1.1, zorder=4, clip_on=False,
    )  # fmt: skip
    mark.set_gid(gid)


def _broken(panel: Axes, values: Sequence[float | None], color: str) -> None:
    """Draw a line through values, with a break where one is missing."""
    run: list[int] = []
    for at in range(len(values) + 1):
        if at < len(values) and values[at] is not None:
            run.append(at)
            continue
        if len(run) > 1:
            known = [value for value in values[run[0] : run[-1] + 1] if value is not None]
            panel.plot(run, known, color=color, linewidth=1.0, zorder=2)
        run = []


def _short(period: str, theme: Theme) -> str:
    """Return the name of a period, shortened where it is long."""
    return wrap(period, _PERIOD_ROOM, size=theme.least, lines=1)[0]
