"""The tornado: what one weight after the other does to a score."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from scorecard._text import Lang, LocalText
from scorecard.plots import tornado_words as words
from scorecard.plots.canvas import Canvas, Words
from scorecard.plots.chart import Chart
from scorecard.plots.labels import Box
from scorecard.plots.row_panels import lay_panel
from scorecard.plots.scales import nice_step, ticks
from scorecard.plots.sheets import sheet_for
from scorecard.plots.surround import MARGIN
from scorecard.plots.theme import Theme, status_label
from scorecard.plots.tornado_data import TORNADO_MOST, TornadoData, TornadoMark, prepare_tornado
from scorecard.plots.wording import Said, share, typeset
from scorecard.plots.wrapping import text_width, wrap

if TYPE_CHECKING:
    from scorecard.models import Band
    from scorecard.scoring import WeightTornado

__all__ = ["TornadoData", "draw_tornado", "prepare_tornado", "tornado"]

NAME = "tornado"

_NAME_ROOM = 152.0
_GAP = 9.0
_PITCH = 9.2
_AIR = 5.0
_KEY = 13.0
_HEAD_ROW = 10.5
_AXIS_ROOM = 24.0
_BAR = 10.0
_HALF = 8.6
_OFF = 3.0
_FEW = 12
_HATCH = "//////"

End = Literal["low", "high"]


def tornado(
    result: WeightTornado,
    *,
    most: int = TORNADO_MOST,
    message: Said = None,
    ax: Axes | None = None,
    theme: Theme | None = None,
    lang: Lang = "en",
) -> Chart:
    """Draw the score of a node when one weight at a time is lowered and raised.

    Parameters
    ----------
    result : WeightTornado
        The result.
    most : int
        Most bars, from 1 to 20; the number of those left out stands in the foot.
    message, ax, theme, lang : as for every chart
        Sentence above (computed when left out, none when empty), axes to draw in, colours and sizes, language.

    Returns
    -------
    Chart
        Hatched: weight lowered; solid: weight raised; dashed lines: limits between two statuses.

    Raises
    ------
    UsageError
        If `most` is not within 1 to 20.
    ChartError
        If the node has no score, no weight does anything, or the axes given are too small.
    FontError
        If a text has a character that no packaged font has.

    Examples
    --------
    >>> import scorecard as sc
    >>> measures = [{"id": name, "name": name.title(), "worst": 0, "target": 100} for name in ("speed", "care")]
    >>> objective = {"id": "deliver", "name": "Deliver well", "measures": measures}
    >>> customer = {"id": "customer", "objectives": [objective]}
    >>> card = sc.Scorecard(id="demo", name="Demo", calendar={"first": "2026", "last": "2026"}, perspectives=[customer])
    >>> values = {"speed": 90, "care": 70}
    >>> obs = sc.observe(card, values=[sc.MeasureRecord(m, "2026", v, standard_error=2) for m, v in values.items()])
    >>> found = sc.weight_tornado(card, obs, period="2026", node="customer")
    >>> chart = tornado(found)
    >>> chart.message
    'No weight changed by ±20 % alone turns the status of Customer (watch); Speed and Care move it most'
    """
    return draw_tornado(prepare_tornado(result, most=most), message=message, ax=ax, theme=theme, lang=lang)


def draw_tornado(
    data: TornadoData,
    *,
    message: Said = None,
    ax: Axes | None = None,
    theme: Theme | None = None,
    lang: Lang = "en",
) -> Chart:
    """Draw a prepared tornado.

    Parameters
    ----------
    data : TornadoData
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
    >>> measures = [{"id": name, "name": name.title(), "worst": 0, "target": 100} for name in ("speed", "care")]
    >>> objective = {"id": "deliver", "name": "Deliver well", "measures": measures}
    >>> customer = {"id": "customer", "objectives": [objective]}
    >>> card = sc.Scorecard(id="demo", name="Demo", calendar={"first": "2026", "last": "2026"}, perspectives=[customer])
    >>> values = {"speed": 90, "care": 70}
    >>> obs = sc.observe(card, values=[sc.MeasureRecord(m, "2026", v, standard_error=2) for m, v in values.items()])
    >>> found = sc.weight_tornado(card, obs, period="2026", node="customer")
    >>> chart = draw_tornado(prepare_tornado(found))
    >>> chart.name, chart.lang
    ('tornado', 'en')
    """
    names = [bar.name.text(lang) for bar in data.bars]
    with sheet_for(data, name=NAME, texts=names, message=message, ax=ax, theme=theme, lang=lang) as sheet:
        top = sheet.top + _KEY + _HEAD_ROW * (1 + len(data.limits)) + 2.0
        lines, body = _arranged(data, sheet.theme, lang, top=top)
        canvas = sheet.canvas(top + body + _AXIS_ROOM)
        _Drawing(canvas, data, lines, lang, top, body).draw(key=sheet.top + 4.0)
        return sheet.finish(canvas)


@dataclass(frozen=True, slots=True)
class _Line:
    """One bar at its place."""

    bar: TornadoMark
    name: tuple[str, ...]
    y: float
    height: float


def _one_side(bar: TornadoMark, score: float) -> bool:
    """Return whether both ends lie on the same side of the present score."""
    return bar.low is not None and bar.high is not None and (bar.low - score) * (bar.high - score) > 0


def _arranged(data: TornadoData, theme: Theme, lang: Lang, *, top: float) -> tuple[tuple[_Line, ...], float]:
    """Return the bars at their places and the height they take."""
    lines: list[_Line] = []
    y, most = top, 2 if len(data.bars) <= _FEW else 1
    for bar in data.bars:
        name = wrap(bar.name.text(lang), _NAME_ROOM, size=theme.small, lines=most)
        height = (len(name) + 1) * _PITCH + _AIR
        lines.append(_Line(bar, name, y + height / 2, height))
        y += height
    return tuple(lines), y - top


@dataclass(slots=True)
class _Drawing:
    """One tornado while it is drawn."""

    canvas: Canvas
    data: TornadoData
    lines: tuple[_Line, ...]
    lang: Lang
    top: float
    body: float
    labels: list[Box] = field(default_factory=list[Box])

    def draw(self, *, key: float) -> None:
        """Draw the panel, the bars with their values, then the lines around these."""
        panel = self._panel()
        self._key(key)
        for line in self.lines:
            self._name(line)
            self._bar(line, panel)
        self._lines(panel, key + _KEY)

    @property
    def _start(self) -> float:
        return MARGIN + _NAME_ROOM + _GAP

    @property
    def _wide(self) -> float:
        return self.canvas.width - MARGIN - self._start

    def _range(self) -> tuple[float, float]:
        """Return the ends of the axis: wide enough for the values beside the bars."""
        theme, (low, high) = self.canvas.theme, self.data.reach
        texts = [self._end(value, band) for bar in self.data.bars for value, band in _ends(bar)]
        room = max((text_width(text, theme.small) for text in texts), default=0.0) + 2 * _OFF
        span = max(high - low, 0.5)
        middle = (low + high) / 2
        half = span / 2 * self._wide / (self._wide - 2 * room)
        return middle - half, middle + half

    def _panel(self) -> Axes:
        """Lay the panel; its y is measured in points from its top."""
        theme, (low, high) = self.canvas.theme, self._range()
        places = [p for p in ticks(low, high, nice_step(high - low, 7)) if self._has_room(p, low, high)]
        panel = lay_panel(
            self.canvas,
            self._start,
            self.top,
            size=(self._wide, self.body),
            ends=(low, high),
            places=places,
            label="scores",
        )
        text = words.AXIS.fill({"node": self.data.node}).text(self.lang)
        if low > 0 or high < 100:
            places_: dict[str, str | int | LocalText] = {
                "node": self.data.node,
                "start": f"{low:.1f}",
                "end": f"{high:.1f}",
            }
            text = words.AXIS_CUT.fill(places_).text(self.lang)
        (shown,) = wrap(text, self._wide, size=theme.least, lines=1)
        middle = Words(theme.least, theme.muted, align="center")
        y = self.top + self.body + _AXIS_ROOM - 8.0
        self.canvas.text(self._start + self._wide / 2, y, shown, middle, gid="axis:score")
        return panel

    def _has_room(self, place: float, low: float, high: float) -> bool:
        """Return whether the number below a place of the axis ends within the sheet."""
        x = self._start + self._wide * (place - low) / (high - low)
        half = text_width(typeset(place), self.canvas.theme.least) / 2
        return half <= x <= self.canvas.width - half

    def _key(self, y: float) -> None:
        """Put the key of the bars."""
        canvas, theme, x = self.canvas, self.canvas.theme, self._start
        entries: tuple[tuple[End, LocalText], ...] = (("low", words.LOWERED), ("high", words.RAISED))
        for end, label in entries:
            text = label.fill({"change": share(self.data.change)}).text(self.lang)
            fill, hatch = (theme.ground, _HATCH) if end == "low" else (theme.actual, None)
            canvas.box(x, y - 3.5, 12.0, 7.0, fill=fill, edge=theme.actual, hatch=hatch, gid=f"key:{end}:bar")
            canvas.text(x + 15.5, y, text, Words(theme.least, theme.muted), gid=f"key:{end}")
            x += 15.5 + text_width(text, theme.least) + 14.0

    def _name(self, line: _Line) -> None:
        """Put the name of the node that is weighed, and its weights."""
        theme, bar = self.canvas.theme, line.bar
        y = line.y - len(line.name) * _PITCH / 2
        gid = f"tornado:{bar.id}"
        y = self.canvas.lines(MARGIN, y, line.name, Words(theme.small, theme.ink), gid=f"{gid}:name", pitch=_PITCH)
        places = {"share": share(bar.share), "low": share(bar.share_low), "high": share(bar.share_high)}
        text = words.WEIGHT.fill(places).text(self.lang)
        self.canvas.text(MARGIN, y, text, Words(theme.least, theme.muted), gid=f"{gid}:weight")

    def _end(self, value: float | None, band: Band | None) -> str:
        """Return the value at an end, with the status where it turns."""
        if value is None:
            return "–"
        text = self.data.digits(value)
        if band is not None and self.data.turned(band):
            sign = self.canvas.theme.mark(band.level).sign
            text += f" {sign} {status_label(band, self.lang)}"
        return text

    def _bar(self, line: _Line, panel: Axes) -> None:
        """Draw both ends of a bar with their values; one above the other where they lie on one side."""
        bar, score, theme = line.bar, self.data.score, self.canvas.theme
        split = _one_side(bar, score)
        tall = _HALF if split else _BAR
        ends: tuple[tuple[End, float | None, Band | None], ...] = (
            ("low", bar.low, bar.low_band),
            ("high", bar.high, bar.high_band),
        )
        for end, value, band in ends:
            if value is None:
                continue
            middle = line.y + ((-_HALF / 2 if end == "low" else _HALF / 2) if split else 0.0)
            patch = Rectangle((min(value, score), middle - self.top - tall / 2), abs(value - score), tall)
            patch.set(
                facecolor=theme.ground if end == "low" else theme.actual,
                edgecolor=theme.actual,
                linewidth=0.6,
                zorder=2,
            )
            if end == "low":
                patch.set_hatch(_HATCH)
            patch.set_gid(f"tornado:{bar.id}:{end}")
            panel.add_patch(patch)
            other = bar.high if end == "low" else bar.low
            left = value < score or (value == score and (end == "low" if other == score else (other or 0.0) > score))
            self._value(bar, end, self._end(value, band), self._x(panel, value), middle, left=left)

    def _value(self, bar: TornadoMark, end: End, text: str, x: float, y: float, *, left: bool) -> None:
        """Put the value beside its end."""
        theme = self.canvas.theme
        place = x - _OFF if left else x + _OFF
        wide = text_width(text, theme.small)
        style = Words(theme.small, theme.ink, align="right" if left else "left")
        self.canvas.text(place, y, text, style, gid=f"tornado:{bar.id}:{end}:value")
        start = place - wide if left else place
        self.labels.append(Box(start - 1.5, y - 5.0, start + wide + 1.5, y + 5.0))

    def _x(self, panel: Axes, value: float) -> float:
        """Return the place of a score on the sheet."""
        low, high = panel.get_xlim()
        return self._start + self._wide * (value - low) / (high - low)

    def _lines(self, panel: Axes, head: float) -> None:
        """Draw the present score and the limits, each with its words above, open where a value stands."""
        theme, data = self.canvas.theme, self.data
        bands = tuple(data.bands)
        for row, edge in enumerate(data.limits):
            above = next(i for i, band in enumerate(bands) if band.low == edge)
            sides = {
                "below": self._band(bands[above - 1]),
                "edge": f"{edge:g}",
                "above": self._band(bands[above]),
            }
            text = words.LIMIT.fill(sides).text(self.lang)
            self._heading(panel, edge, text, head + row * _HEAD_ROW, theme.perception, gid=f"limit:{edge:g}:name")
            self._open(panel, edge, gid=f"limit:{edge:g}", color=theme.perception, width=1.1, dashed=True)
        text = words.NOW.fill({"score": data.digits(data.score)}).text(self.lang)
        self._heading(panel, data.score, text, head + len(data.limits) * _HEAD_ROW, theme.ink, gid="now:name")
        self._open(panel, data.score, gid="now", color=theme.ink, width=1.1, dashed=False)

    def _band(self, band: Band) -> str:
        """Return sign and short word of a band."""
        return f"{self.canvas.theme.mark(band.level).sign} {status_label(band, self.lang)}"

    def _heading(self, panel: Axes, value: float, text: str, y: float, color: str, *, gid: str) -> None:
        """Put the words of a line above it, within the panel."""
        size = self.canvas.theme.least
        half = text_width(text, size) / 2
        x = min(max(self._x(panel, value), self._start + half), self._start + self._wide - half)
        self.canvas.text(x, y, text, Words(size, color, align="center"), gid=gid)

    def _open(self, panel: Axes, value: float, *, gid: str, color: str, width: float, dashed: bool) -> None:
        """Draw a line from top to bottom that leaves out the values on its way."""
        x = self._x(panel, value)
        crossed = sorted((box.y0, box.y1) for box in self.labels if box.x0 < x < box.x1)
        for number, (start, end) in enumerate(_between(self.top, self.top + self.body, crossed)):
            (line,) = panel.plot(
                [value, value], [start - self.top, end - self.top], color=color, linewidth=width, zorder=3,
                solid_capstyle="butt", dash_capstyle="butt",
            )  # fmt: skip
            if dashed:
                line.set_dashes((3.0, 2.0))
            line.set_gid(gid if number == 0 else f"{gid}:{number + 1}")


def _ends(bar: TornadoMark) -> tuple[tuple[float | None, Band | None], ...]:
    """Return both ends of a bar with their bands."""
    return (bar.low, bar.low_band), (bar.high, bar.high_band)


def _between(start: float, end: float, holes: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return the parts of a way that no hole takes."""
    parts: list[tuple[float, float]] = []
    at = start
    for first, last in holes:
        if first > at:
            parts.append((at, first))
        at = max(at, last)
    if at < end:
        parts.append((at, end))
    return parts
