"""Drawing a slope chart: slopes at the left, changes with their intervals at the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes

from scorecard._text import Lang
from scorecard.errors import ChartError
from scorecard.plots import slope_words as words
from scorecard.plots.answer_layout import widest
from scorecard.plots.canvas import BACKGROUND, POINTS, Canvas, Words
from scorecard.plots.row_panels import bare_axes, lay_panel
from scorecard.plots.scales import nice_range, ticks
from scorecard.plots.slope_data import SlopeMark, WaveSlopeData
from scorecard.plots.spacing import spaced
from scorecard.plots.surround import MARGIN
from scorecard.plots.theme import Mark
from scorecard.plots.wording import number, share
from scorecard.plots.wrapping import wrap

__all__ = ["HEAD", "ROW", "SlopeDrawing"]

HEAD = 13.0
"""Height of the headings."""
ROW = 13.0
"""Height of a row."""

_GAP = 7.0
_NAMES = 0.27
_SLOPES = 0.42
_DIGITS = 2
_LEAD = 12.0
_LEAST_ROOM = 120.0


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the columns lie, in points."""

    earlier: float
    slopes: tuple[float, float]
    later: float
    name: float
    names: float
    changes: tuple[float, float]
    change: float
    n: float


@dataclass(slots=True)
class SlopeDrawing:
    """One slope chart while it is drawn."""

    canvas: Canvas
    data: WaveSlopeData
    lang: Lang
    at: _Columns

    @classmethod
    def make(cls, canvas: Canvas, data: WaveSlopeData, lang: Lang) -> SlopeDrawing:
        """Give the numbers the room their longest text takes; slopes and intervals share the rest."""
        theme = canvas.theme
        means = [number(mean, _DIGITS) for row in data.rows for mean in (row.earlier, row.later)]
        mean = widest(means, theme.text)
        changes = widest([number(row.change, _DIGITS, signed=True) for row in data.rows], theme.text, bold=True)
        counts = widest([*(row.n for row in data.rows), words.HEAD_N.text(lang)], theme.least)
        n = canvas.width - MARGIN
        change = n - counts - _GAP
        names = canvas.width * _NAMES
        earlier = MARGIN + mean
        room = change - changes - _GAP - earlier - mean - names - 2 * _LEAD - 2 * _GAP
        if room < _LEAST_ROOM:
            raise ChartError.single(
                "no-room-for-slopes",
                "the numbers leave no room for the slopes",
                found=f"{max(room, 0.0) / POINTS:.1f} inches",
                cure="Draw a wider chart.",
            )
        start, end = earlier + _LEAD, earlier + _LEAD + room * _SLOPES
        later = end + _LEAD + mean
        name = later + _GAP
        intervals = (name + names + _GAP, change - changes - _GAP)
        return cls(canvas, data, lang, _Columns(earlier, (start, end), later, name, names, intervals, change, n))

    def draw(self, top: float, body: float) -> None:
        """Draw both panels, then row by row."""
        canvas, theme, at, data = self.canvas, self.canvas.theme, self.at, self.data
        muted = Words(theme.least, theme.muted)
        right = Words(theme.least, theme.muted, align="right")
        start, end = at.slopes
        heads = [(start, data.pair.earlier, muted, "earlier"), (end, data.pair.later, right, "later")]
        heads += [(at.n, words.HEAD_N.text(self.lang), right, "n")]
        level = words.HEAD_CHANGE.fill({"level": share(data.confidence)}).text(self.lang)
        heads.append((at.change, level, right, "change"))
        for x, text, style, gid in heads:
            room = (end - start) / 2 if gid in ("earlier", "later") else canvas.width
            (line,) = wrap(text, room, size=theme.least, lines=1)
            canvas.text(x, top + 4.0, line, style, gid=f"head:{gid}")
        y = top + HEAD
        slopes, changes = self._slopes(y, body), self._changes(y, body)
        for side, means in (("earlier", [r.earlier for r in data.rows]), ("later", [r.later for r in data.rows])):
            self._labels(side, [mean or 0.0 for mean in means], y, body)
        places = self._places([row.later or 0.0 for row in data.rows], y, body)
        for row, place in zip(data.rows, places, strict=True):
            self._slope(slopes, row)
            self._change(changes, row, place, y)

    def _height(self, mean: float, y: float, body: float) -> float:
        """Return where a mean stands on the sheet."""
        low, high = self.data.ends
        return y + body * (1 - (mean - low) / (high - low))

    def _places(self, means: Sequence[float], y: float, body: float) -> tuple[float, ...]:
        """Return where the labels of means stand, kept apart."""
        wanted = [self._height(mean, y, body) for mean in means]
        return spaced(wanted, least=ROW, low=y + ROW / 2, high=y + body - ROW / 2)

    def _labels(self, side: str, means: Sequence[float], y: float, body: float) -> None:
        """Put the means of one wave with a thin line to the place of each, and behind the later ones the names."""
        canvas, theme, at = self.canvas, self.canvas.theme, self.at
        (start, end), first = at.slopes, side == "earlier"
        style = Words(theme.text, theme.ink, align="right")
        for row, mean, place in zip(self.data.rows, means, self._places(means, y, body), strict=True):
            gid = f"slope:{row.id}"
            canvas.text(at.earlier if first else at.later, place, number(mean, _DIGITS), style, gid=f"{gid}:{side}")
            tip, foot = (start, start - _LEAD + 2.0) if first else (end, end + _LEAD - 2.0)
            ys = [self._height(mean, y, body), place]
            canvas.stroke([tip, foot], ys, color=theme.grid, width=0.6, gid=f"{BACKGROUND}:lead", zorder=0.6)
            if not first:
                (line,) = wrap(row.name.text(self.lang), at.names, size=theme.small, bold=row.whole, lines=1)
                canvas.text(at.name, place, line, Words(theme.small, theme.ink, bold=row.whole), gid=f"{gid}:name")

    def _slopes(self, y: float, body: float) -> Axes:
        """Lay the panel of the means."""
        start, end = self.at.slopes
        panel = self.canvas.panel(start, y, end - start, body, label="slopes")
        panel.set_xlim(0, 1)
        panel.set_ylim(*self.data.ends)
        panel.set_xticks([])
        panel.set_yticks([])
        bare_axes(panel, self.canvas.theme, lines=("left", "right"))
        return panel

    def _changes(self, y: float, body: float) -> Axes:
        """Lay the panel of the changes, its y in points from its top, with a line at no change."""
        theme, (start, end) = self.canvas.theme, self.at.changes
        values = [v for row in self.data.rows for v in (row.change, row.low, row.high, 0.0) if v is not None]
        low, high, step = nice_range(min(values), max(values), most=4)
        pad, places, size = (high - low) * 0.03, ticks(low, high, step), (end - start, body)
        ends = (low - pad, high + pad)
        panel = lay_panel(self.canvas, start, y, size=size, ends=ends, places=places, label="changes")
        zero = panel.axvline(0.0, color=theme.muted, linewidth=0.8, zorder=1)
        zero.set_gid("slope:zero")
        return panel

    def _look(self, row: SlopeMark) -> Mark:
        """Return mark and colour of a row by what its change means."""
        theme = self.canvas.theme
        if row.verdict == "better":
            return theme.good
        if row.verdict == "worse":
            return theme.bad
        if row.verdict in ("up", "down"):
            return Mark("o", theme.ink, theme.ink, theme.ink, "●")
        return Mark("o", theme.ground, theme.previous, theme.muted, "○")

    def _slope(self, panel: Axes, row: SlopeMark) -> None:
        """Draw the line of one row."""
        look = self._look(row)
        (line,) = panel.plot(
            [0, 1],
            [row.earlier or 0.0, row.later or 0.0],
            color=look.edge,
            linewidth=0.9 if row.verdict in ("unclear", "none") else 1.6,
            marker="o",
            markersize=3.2,
            zorder=2 if row.verdict in ("unclear", "none") else 3,
            clip_on=False,
        )
        line.set_gid(f"slope:{row.id}:line")

    def _change(self, panel: Axes, row: SlopeMark, place: float, top: float) -> None:
        """Draw the change of one row with its interval, and its numbers."""
        canvas, theme, at, gid, look = self.canvas, self.canvas.theme, self.at, f"slope:{row.id}", self._look(row)
        if row.low is not None and row.high is not None:
            (bar,) = panel.plot([row.low, row.high], [place - top] * 2, color=look.edge, linewidth=1.1, zorder=3)
            bar.set_gid(f"{gid}:interval")
        (dot,) = panel.plot(
            [row.change or 0.0],
            [place - top],
            linestyle="none",
            marker=look.shape,
            markersize=5.0 if look.shape == "D" else 5.6,
            markerfacecolor=look.fill,
            markeredgecolor=look.edge,
            markeredgewidth=0.9,
            zorder=4,
            clip_on=False,
        )
        dot.set_gid(f"{gid}:point")
        text = number(row.change, _DIGITS, signed=True)
        bold = row.verdict not in ("unclear", "none")
        canvas.text(at.change, place, text, Words(theme.text, look.text, bold=bold, align="right"), gid=f"{gid}:change")
        canvas.text(at.n, place, row.n, Words(theme.least, theme.muted, align="right"), gid=f"{gid}:n")
