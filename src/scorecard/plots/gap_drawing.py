"""Drawing the rows and panels of a gap chart."""

from __future__ import annotations

from dataclasses import dataclass

from matplotlib.axes import Axes

from scorecard._marks import Mark
from scorecard._text import Lang, LocalText
from scorecard.plots.answer_layout import widest
from scorecard.plots.canvas import BACKGROUND, Canvas, Words
from scorecard.plots.gap_data import GapDumbbellData, GapRowMark
from scorecard.plots.row_panels import lay_panel
from scorecard.plots.scales import nice_range, nice_step, ticks
from scorecard.plots.surround import MARGIN
from scorecard.plots.theme import Theme
from scorecard.plots.wording import number, share, typeset
from scorecard.plots.wrapping import text_width, wrap

__all__ = ["GapDrawing", "GapLine", "arrange"]

_PERCEIVED = LocalText(en="Perceived", zh="感知")
_EXPECTED = LocalText(en="Expected", zh="期望")
_GAP = LocalText(en="Gap", zh="差距")
_N = LocalText(en="n", zh="n")
_WEIGHT = LocalText(en="weight {share}", zh="权重 {share}")
_AXIS = LocalText(en="Mean answer ({low} to {high})", zh="平均分（{low}–{high}）")
_AXIS_CUT = LocalText(
    en="Mean answer ({low} to {high}; axis shows {start}–{end})", zh="平均分（{low}–{high}；坐标轴显示 {start}–{end}）"
)
_GAP_AXIS = LocalText(en="Gap with {level} interval", zh="差距及 {level} 区间")

_NAME_WIDTH = 104.0
_VALUE_ROOM = 24.0
_GAP_COLUMN = 36.0
_N_COLUMN = 24.0
_APART = 3.0
_SPLIT = 0.6
_GAP_AIR = 0.05
_BETWEEN = 8.0
HEAD = 17.0
AXIS_ROOM = 25.0
_PITCH = 9.8
_AIR = 8.0
_SET_APART = 6.0
_MARK = 7.0
_POINT = 5.4
_NAME_LINES = 3


@dataclass(frozen=True, slots=True)
class GapLine:
    """One row at its place: lines of its name, the line below it, its middle."""

    row: GapRowMark
    name: tuple[str, ...]
    below: str
    y: float
    height: float


def arrange(data: GapDumbbellData, theme: Theme, lang: Lang, *, top: float) -> tuple[tuple[GapLine, ...], float]:
    """Return the rows at their places and the height they take."""
    lines: list[GapLine] = []
    y = top
    size = theme.text if data.of == "dimensions" else theme.small
    for position, row in enumerate((*data.rows, *data.wholes)):
        whole = position >= len(data.rows)
        name = wrap(row.name.text(lang), _NAME_WIDTH, size=size, bold=whole, lines=_NAME_LINES)
        below = "" if row.weight is None else _WEIGHT.fill({"share": share(row.weight)}).text(lang)
        height = (len(name) + bool(below)) * _PITCH + _AIR
        if whole and position == len(data.rows):
            y += _SET_APART
        lines.append(GapLine(row, name, below, y + height / 2, height))
        y += height
    return tuple(lines), y - top


@dataclass(slots=True)
class GapDrawing:
    """One gap chart while it is drawn."""

    canvas: Canvas
    data: GapDumbbellData
    lines: tuple[GapLine, ...]
    lang: Lang
    top: float
    body: float

    @property
    def _counts(self) -> float:
        """Width of the column of n, which a million respondents need more of."""
        rows = (*self.data.rows, *self.data.wholes)
        return max(_N_COLUMN, widest([number(row.n, 0) for row in rows], self.canvas.theme.least) + _APART)

    def draw(self) -> None:
        """Draw both panels, then the rows."""
        left = MARGIN + _NAME_WIDTH + _VALUE_ROOM
        right = self.canvas.width - MARGIN - self._counts - _GAP_COLUMN
        room = right - left - _VALUE_ROOM - _BETWEEN
        means = self._panel(left, room * _SPLIT, self._mean_range(), "means")
        differences = self._panel(right - room * (1 - _SPLIT), room * (1 - _SPLIT), self._gap_range(), "gaps")
        self._headings(left, right)
        self._axis_names(left, room)
        zero = differences.axvline(0.0, color=self.canvas.theme.ink, linewidth=0.8, zorder=2)
        zero.set_gid("gap:zero")
        for number_, line in enumerate(self.lines):
            if number_ == len(self.data.rows):
                self._rule(line.y - line.height / 2 - _SET_APART / 2)
            self._name(line)
            self._means(line, means, left, room * _SPLIT)
            self._gap(line, differences)

    def _panel(self, x: float, width: float, limits: tuple[float, float, float], label: str) -> Axes:
        """Lay one panel; its y is measured in points from its top."""
        return lay_panel(
            self.canvas,
            x,
            self.top,
            size=(width, self.body),
            ends=limits[:2],
            places=ticks(*limits),
            label=label,
            grid=True,
        )

    def _mean_range(self) -> tuple[float, float, float]:
        """Return ends and step of the axis of means; the answer scale bounds it."""
        rows = [line.row for line in self.lines]
        values = [v for row in rows for v in (row.expectation, row.perception) if v is not None]
        low, high = self.data.scale
        if not values:
            return nice_range(low, high)
        span = max(values) - min(values)
        return nice_range(min(values) - 0.02 * span, max(values) + 0.02 * span, most=5, floor=low, ceiling=high)

    def _gap_range(self) -> tuple[float, float, float]:
        """Return ends and step of the axis of gaps; 0 lies inside."""
        rows = [line.row for line in self.lines]
        values = [v for row in rows for v in (row.gap, row.low, row.high) if v is not None] or [-1.0, 1.0]
        low, high = min(*values, 0.0), max(*values, 0.0)
        air = _GAP_AIR * (high - low) or 1.0
        return low - air, high + air, nice_step(high - low + 2 * air, 4)

    def _headings(self, left: float, right: float) -> None:
        """Put the key of the marks and the headings of the columns."""
        canvas, theme = self.canvas, self.canvas.theme
        y = self.top - HEAD + 5.0
        words = Words(theme.least, theme.muted)
        x = left
        for gid, mark, label in (("perceived", self._filled(), _PERCEIVED), ("expected", self._hollow(), _EXPECTED)):
            canvas.mark(x + 3.0, y, mark, size=_MARK - 1.0, gid=f"key:{gid}:mark")
            canvas.text(x + 9.5, y, label.text(self.lang), words, gid=f"key:{gid}")
            x += 9.5 + text_width(label.text(self.lang), theme.least) + 12.0
        canvas.text(
            right + _GAP_COLUMN - 2.0,
            y,
            _GAP.text(self.lang),
            Words(theme.least, theme.muted, align="right"),
            gid="head:gap",
        )
        end = right + _GAP_COLUMN + self._counts
        canvas.text(end, y, _N.text(self.lang), Words(theme.least, theme.muted, align="right"), gid="head:n")

    def _axis_names(self, left: float, room: float) -> None:
        """Say below each panel what its axis shows."""
        canvas, theme = self.canvas, self.canvas.theme
        low, high = self.data.scale
        start, end, _ = self._mean_range()
        places: dict[str, str | int | LocalText] = {
            "low": low,
            "high": high,
            "start": typeset(start),
            "end": typeset(end),
        }
        cut = (start, end) != (float(low), float(high))
        words = Words(theme.least, theme.muted, align="center")
        y = self.top + self.body + AXIS_ROOM - 8.0
        text = (_AXIS_CUT if cut else _AXIS).fill(places).text(self.lang)
        canvas.text(left + room * _SPLIT / 2, y, text, words, gid="axis:means")
        text = _GAP_AXIS.fill({"level": share(self.data.confidence)}).text(self.lang)
        x = canvas.width - MARGIN - self._counts - _GAP_COLUMN - room * (1 - _SPLIT) / 2
        canvas.text(x, y, text, words, gid="axis:gaps")

    def _rule(self, y: float) -> None:
        """Draw the line that sets the overall rows apart."""
        canvas = self.canvas
        canvas.stroke(
            [MARGIN, canvas.width - MARGIN],
            [y, y],
            color=canvas.theme.grid,
            width=0.6,
            gid=f"{BACKGROUND}:rule",
            zorder=0.4,
        )

    def _name(self, line: GapLine) -> None:
        """Put the name of a row with its weight."""
        theme, whole = self.canvas.theme, line.row in self.data.wholes
        size = theme.text if self.data.of == "dimensions" else theme.small
        count = len(line.name) + bool(line.below)
        y = line.y - (count - 1) * _PITCH / 2
        words = Words(size, theme.ink, bold=whole)
        y = self.canvas.lines(MARGIN, y, line.name, words, gid=f"gap:{line.row.id}:name", pitch=_PITCH)
        if line.below:
            self.canvas.text(MARGIN, y, line.below, Words(theme.least, theme.muted), gid=f"gap:{line.row.id}:weight")

    def _means(self, line: GapLine, panel: Axes, x: float, width: float) -> None:
        """Draw expectation and perception with the bar between, each value on its free side."""
        row, theme = line.row, self.canvas.theme
        if row.expectation is None or row.perception is None:
            text = "–" if row.reason is None else row.reason.text(self.lang)
            words = Words(theme.small, theme.muted, align="center")
            self.canvas.text(x + width / 2, line.y, text, words, gid=f"gap:{row.id}:reason")
            return
        y = line.y - self.top
        low, high = panel.get_xlim()
        ends = sorted((row.expectation, row.perception))
        (bar,) = panel.plot(ends, [y, y], color=theme.quiet, linewidth=3.2, solid_capstyle="butt", zorder=2)
        bar.set_gid(f"gap:{row.id}:bar")
        filled, hollow = self._filled(), self._hollow()
        self._dot(
            panel, row.expectation, y, Mark("o", theme.ground, "none", "none", ""), f"gap:{row.id}:hollow", zorder=3
        )
        self._dot(panel, row.perception, y, filled, f"gap:{row.id}:perception", zorder=4)
        self._dot(panel, row.expectation, y, hollow, f"gap:{row.id}:expectation", zorder=5)
        for what, value in (("expectation", row.expectation), ("perception", row.perception)):
            leftmost = value == ends[0] and (what == "perception" or ends[0] != ends[1])
            place = x + width * (value - low) / (high - low) + (-1 if leftmost else 1) * (_MARK / 2 + 2.5)
            color = theme.perception if what == "perception" else theme.ink
            words = Words(theme.small, color, align="right" if leftmost else "left", backed=True)
            self.canvas.text(place, line.y, number(value, 2), words, gid=f"gap:{row.id}:{what}:value")

    def _gap(self, line: GapLine, panel: Axes) -> None:
        """Draw the gap with its interval, and its number in a column of its own."""
        row, theme, canvas = line.row, self.canvas.theme, self.canvas
        mark = self._verdict(row)
        y = line.y - self.top
        if row.low is not None and row.high is not None:
            (reach,) = panel.plot(
                [row.low, row.high], [y, y], color=mark.edge, linewidth=1.6, solid_capstyle="butt", zorder=3
            )
            reach.set_gid(f"gap:{row.id}:interval")
        if row.gap is not None:
            self._dot(panel, row.gap, y, mark, f"gap:{row.id}:point", size=_POINT)
        end = canvas.width - MARGIN
        plain = row.verdict in ("unclear", "none")
        words = Words(theme.text, theme.muted if plain else mark.text, bold=not plain, align="right")
        canvas.text(end - self._counts - 2.0, line.y, number(row.gap, 2, signed=True), words, gid=f"gap:{row.id}:value")
        canvas.text(
            end, line.y, number(row.n, 0), Words(theme.least, theme.muted, align="right"), gid=f"gap:{row.id}:n"
        )

    def _dot(
        self, panel: Axes, x: float, y: float, mark: Mark, gid: str, *, size: float = _MARK, zorder: float = 4
    ) -> None:
        """Draw one mark in a panel, never cut at its edge."""
        (dot,) = panel.plot(
            [x], [y], linestyle="none", marker=mark.shape, markersize=size * (0.9 if mark.shape == "D" else 1.0),
            clip_on=False, zorder=zorder, markerfacecolor=mark.fill, markeredgecolor=mark.edge, markeredgewidth=1.3,
        )  # fmt: skip
        dot.set_gid(gid)

    def _verdict(self, row: GapRowMark) -> Mark:
        """Return the mark of a gap: its shape says what was found."""
        theme = self.canvas.theme
        if row.verdict == "below":
            return theme.bad
        if row.verdict == "above":
            return theme.good
        return Mark("o", theme.ground, theme.muted, theme.muted, "○")

    def _filled(self) -> Mark:
        """Return the mark of a perception."""
        color = self.canvas.theme.perception
        return Mark("o", color, color, color, "●")

    def _hollow(self) -> Mark:
        """Return the mark of an expectation."""
        return Mark("o", "none", self.canvas.theme.ink, self.canvas.theme.ink, "○")
