"""Drawing the panel, the points and the labels of an importance–performance chart."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot

from matplotlib.axes import Axes

from scorecard._marks import Mark
from scorecard._text import Lang, LocalText
from scorecard.plots.canvas import Canvas, Words
from scorecard.plots.ipa_data import LINE_NAMES, ROLES, IpaData, IpaPoint
from scorecard.plots.ipa_labels import (
    BOTTOM,
    LEFT,
    MARK,
    Limits,
    Names,
    corner_boxes,
    seen_diagonal,
)
from scorecard.plots.labels import Box, Label
from scorecard.plots.row_panels import bare_axes
from scorecard.plots.scales import ticks
from scorecard.plots.surround import MARGIN
from scorecard.plots.wording import number, typeset
from scorecard.plots.wrapping import text_width
from scorecard.survey.importance import QUADRANTS, Quadrant

__all__ = ["IpaDrawing"]

_X_AXIS = LocalText(en="Performance (mean {role}, {low} to {high})", zh="绩效（{role}均值，{low}–{high}）")
_SHORT = 1.6
_Y_AXIS = LocalText(en="Importance (mean {role}, {low} to {high})", zh="重要性（{role}均值，{low}–{high}）")


@dataclass(slots=True)
class IpaDrawing:
    """One importance–performance chart while it is drawn."""

    canvas: Canvas
    data: IpaData
    limits: Limits
    names: Names
    lang: Lang
    top: float

    @property
    def left(self) -> float:
        """Left edge of the panel."""
        return MARGIN + LEFT

    @property
    def wide(self) -> float:
        """Width of the panel."""
        return self.names.width

    def draw(self) -> None:
        """Draw the panel with its lines, the points, their labels, and the key."""
        panel = self._panel()
        self._lines(panel)
        self._corners()
        for point in self.data.points:
            self._point(panel, point)
        self._labels()
        self._key()

    def _panel(self) -> Axes:
        """Lay the panel and name its axes."""
        canvas, theme, data = self.canvas, self.canvas.theme, self.data
        panel = canvas.panel(self.left, self.top, self.wide, self.limits.height, label="items")
        panel.set_xlim(*self.limits.x)
        panel.set_ylim(*self.limits.y)
        xs, ys = ticks(*self.limits.x, self.limits.step), ticks(*self.limits.y, self.limits.step)
        panel.set_xticks(xs, [typeset(x) for x in xs])
        panel.set_yticks(ys, [typeset(y) for y in ys])
        bare_axes(panel, theme, lines=("left", "right", "top", "bottom"))
        low, high = data.scale
        style = Words(theme.small, theme.muted, align="center")
        text = _X_AXIS.fill({"role": ROLES[data.performance], "low": low, "high": high}).text(self.lang)
        y = self.top + self.limits.height + BOTTOM - 10.0
        canvas.text(self.left + self.wide / 2, y, text, style, gid="axis:performance")
        text = _Y_AXIS.fill({"role": ROLES[data.importance], "low": low, "high": high}).text(self.lang)
        canvas.text(MARGIN + 6.0, self.top + self.limits.height / 2, text, style, gid="axis:importance", rotation=90)
        return panel

    def _lines(self, panel: Axes) -> None:
        """Draw and name the lines between the quadrants, and the diagonal."""
        theme, data, canvas = self.canvas.theme, self.data, self.canvas
        name, style = LINE_NAMES[data.lines], Words(theme.least, theme.muted, align="center")
        if data.line_performance is not None:
            line = panel.axvline(data.line_performance, color=theme.muted, linewidth=0.9, zorder=1.5)
            line.set_gid("ipa:line:performance")
            x = self.left + self.limits.across(data.line_performance, self.wide)
            text = name.fill({"value": number(data.line_performance, 2)}).text(self.lang)
            canvas.text(x, self.top - 6.5, text, style, gid="ipa:line:performance:name")
        if data.line_importance is not None:
            line = panel.axhline(data.line_importance, color=theme.muted, linewidth=0.9, zorder=1.5)
            line.set_gid("ipa:line:importance")
            text = name.fill({"value": number(data.line_importance, 2)}).text(self.lang)
            half = text_width(text, theme.least) / 2
            y = min(max(self.limits.down(data.line_importance), half), self.limits.height - half)
            x = self.left + self.wide + 4.5
            canvas.text(x, self.top + y, text, style, gid="ipa:line:importance:name", rotation=270)
        corners = corner_boxes(theme, self.lang, self.wide, height=self.limits.height).values()
        ends = seen_diagonal(self.limits, corners, self.wide)
        if ends is not None:
            (line,) = panel.plot(ends, ends, color=theme.perception, linewidth=0.9, zorder=1.4)
            line.set_dashes((4.0, 2.5))
            line.set_gid("ipa:diagonal")

    def _corners(self) -> None:
        """Name the quadrants in the corners."""
        theme = self.canvas.theme
        for quadrant, box in corner_boxes(theme, self.lang, self.wide, height=self.limits.height).items():
            x, y = self.left + box.x0 + 2.0, self.top + (box.y0 + box.y1) / 2
            self.canvas.mark(x + 4.0, y, self._mark(quadrant), size=MARK, gid=f"ipa:key:{quadrant}")
            style = Words(theme.text, theme.muted, bold=True)
            self.canvas.text(x + 11.0, y, QUADRANTS[quadrant].text(self.lang), style, gid=f"ipa:{quadrant}:name")

    def _point(self, panel: Axes, point: IpaPoint) -> None:
        """Draw one item."""
        mark = self._mark(point.quadrant)
        (dot,) = panel.plot(
            [point.performance], [point.importance], linestyle="none", marker=mark.shape, zorder=4,
            markersize=MARK * {"D": 0.84, "^": 1.05}.get(mark.shape, 1.0),
            markerfacecolor=mark.fill, markeredgecolor=mark.edge, markeredgewidth=0.9,
        )  # fmt: skip
        dot.set_gid(f"ipa:{point.id}:point")

    def _labels(self) -> None:
        """Write the labels, with a thin line where one stands apart from its point."""
        theme, names = self.canvas.theme, self.names
        for point, label, place, lines in zip(self.data.points, names.labels, names.places, names.lines, strict=True):
            box = place.box
            if place.leader:
                self._leader(label, box, f"ipa:{point.id}:leader")
            right = (box.x0 + box.x1) / 2 >= label.x
            x = self.left + (box.x0 if right else box.x1)
            style = Words(theme.least, theme.ink, align="left" if right else "right")
            pitch = (box.y1 - box.y0) / len(lines)
            y = self.top + box.y0 + pitch / 2
            self.canvas.lines(x, y, lines, style, gid=f"ipa:{point.id}:label", pitch=pitch)

    def _leader(self, label: Label, box: Box, gid: str) -> None:
        """Draw the line from a point towards its label, stopping short of it."""
        x, y = min(max(label.x, box.x0), box.x1), min(max(label.y, box.y0), box.y1)
        length = hypot(x - label.x, y - label.y)
        keep = max(0.0, length - _SHORT) / length if length else 0.0
        xs = [self.left + label.x, self.left + label.x + keep * (x - label.x)]
        ys = [self.top + label.y, self.top + label.y + keep * (y - label.y)]
        self.canvas.stroke(xs, ys, color=self.canvas.theme.quiet, width=0.6, gid=gid, zorder=1)

    def _key(self) -> None:
        """Write the key of numbers below the panel, or beside it."""
        theme, names = self.canvas.theme, self.names
        style, bold = Words(theme.least, theme.ink), Words(theme.least, theme.ink, bold=True, align="right")
        for entry in names.key:
            point, x, y = entry.point, MARGIN + entry.x, self.top + entry.y
            self.canvas.mark(x + 4.0, y, self._mark(point.quadrant), size=MARK - 1.2, gid=f"ipa:{point.id}:key")
            self.canvas.text(x + 20.0, y, str(point.number), bold, gid=f"ipa:{point.id}:number")
            self.canvas.lines(x + 24.0, y, entry.lines, style, gid=f"ipa:{point.id}:name", pitch=entry.pitch)

    def _mark(self, quadrant: Quadrant) -> Mark:
        """Return the mark of a quadrant: shape, fill and colour."""
        theme = self.canvas.theme
        return {
            "concentrate": theme.bad,
            "keep_up": theme.good,
            "low_priority": Mark("o", theme.ground, theme.muted, theme.muted, "○"),
            "overkill": Mark("s", theme.ground, theme.perception, theme.perception, "□"),
        }[quadrant]
