"""Drawing variance columns: tiers one above the other on one time axis."""

from __future__ import annotations

from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from scorecard._text import Lang, LocalText
from scorecard.errors import ChartError
from scorecard.plots import variance_words as words
from scorecard.plots.answer_layout import widest
from scorecard.plots.canvas import POINTS, Canvas, Words
from scorecard.plots.row_panels import bare_axes
from scorecard.plots.surround import MARGIN
from scorecard.plots.theme import Mark
from scorecard.plots.variance_data import VarianceColumnsData, VarianceMark, signed_share
from scorecard.plots.wording import amount, difference, number

__all__ = ["VarianceDrawing", "body_of"]

_SHARE = 48.0
_DELTA = 54.0
_VALUE = 88.0
_BELOW = 14.0
_BETWEEN = 6.0
_TEXT = 11.0
_LEFT = 34.0
_SLOT_MOST = 64.0
_COLUMN = 0.46
_BEHIND = 0.14
_HATCH = "/////"
_FACTORS = (1.0, 1e3, 1e6, 1e9)


def body_of(data: VarianceColumnsData) -> float:
    """Return the height of the drawing, in points.

    Parameters
    ----------
    data : VarianceColumnsData
        What it shows.

    Returns
    -------
    float
        With or without the tier of shares.
    """
    return (_SHARE + _BETWEEN if data.shares else 0.0) + _DELTA + _BETWEEN + _VALUE + _BELOW


@dataclass(slots=True)
class VarianceDrawing:
    """One chart of variance columns while it is drawn."""

    canvas: Canvas
    data: VarianceColumnsData
    lang: Lang
    start: float
    slot: float
    factor: float
    digits: int
    brief: bool

    @classmethod
    def make(cls, canvas: Canvas, data: VarianceColumnsData, lang: Lang, *, width: float) -> VarianceDrawing:
        """Give every period the same room, and choose thousands or fewer digits where numbers are too long for it."""
        start = MARGIN + _LEFT
        slot = min((width - MARGIN - start) / len(data.marks), _SLOT_MOST)
        size = canvas.theme.least
        for factor in _FACTORS:
            for digits in range(data.unit.digits if factor == 1 else 1, -1, -1):
                for brief in (False, True) if _told(data, factor, digits) else ():
                    if widest(_texts(data, factor, digits, brief=brief), size) <= slot - 2.0:
                        return cls(canvas, data, lang, start, slot, factor, digits, brief)
        raise ChartError.single(
            "no-room-for-numbers",
            "the numbers are too long for the columns",
            found=f"{len(data.marks)} periods in {width / POINTS:.1f} inches",
            cure="Draw fewer periods, or a wider chart.",
        )

    def draw(self, top: float) -> None:
        """Draw the tiers, the shares at the top and the values at the bottom, and the periods."""
        canvas, theme, data = self.canvas, self.canvas.theme, self.data
        y = top
        if data.shares:
            self._tier("share", [mark.share for mark in data.marks], y, _SHARE, pins=True)
            y += _SHARE + _BETWEEN
        self._tier("delta", [mark.delta for mark in data.marks], y, _DELTA, pins=False)
        y += _DELTA + _BETWEEN
        self._values(y)
        y += _VALUE + _BELOW / 2 + 1.0
        style = Words(theme.least, theme.muted, align="center")
        for at, mark in enumerate(data.marks):
            x = self.start + (at + 0.5) * self.slot
            canvas.text(x, y, mark.label or mark.id, style, gid=f"variance:{mark.id}:period")

    def _head(self, gid: str, text: LocalText, y: float) -> None:
        """Put the name of a tier at its zero line."""
        style = Words(self.canvas.theme.least, self.canvas.theme.muted)
        self.canvas.text(MARGIN, y, text.text(self.lang), style, gid=f"head:{gid}")
        if self.factor in words.FACTORS and gid != "share":
            factor = words.FACTORS[self.factor].text(self.lang)
            self.canvas.text(MARGIN, y - _TEXT, factor, style, gid=f"head:{gid}:factor")

    def _panel(self, name: str, y: float, height: float, ends: tuple[float, float]) -> tuple[Axes, float]:
        """Lay the panel of a tier, with room for numbers above and below, and a line at zero; return its y too."""
        theme, (low, high) = self.canvas.theme, ends
        span = (high - low) or 1.0
        air = _TEXT * span / max(height - 2 * _TEXT, 1.0)
        below, above = low - (air if low < 0 else 0.05 * span), high + (air if high > 0 or low == 0 else 0.05 * span)
        panel = self.canvas.panel(self.start, y, self.slot * len(self.data.marks), height, label=name)
        panel.set_xlim(-0.5, len(self.data.marks) - 0.5)
        panel.set_ylim(below, above)
        panel.set_xticks([])
        panel.set_yticks([])
        bare_axes(panel, theme, lines=())
        zero = panel.axhline(0.0, color=theme.muted, linewidth=0.8, zorder=5)
        zero.set_gid(f"variance:zero:{name}")
        return panel, y + height * (above - 0.0) / (above - below)

    def _look(self, mark: VarianceMark) -> Mark:
        """Return the colours of a difference: good and bad by the direction of the measure."""
        theme = self.canvas.theme
        if mark.verdict == "good":
            return theme.good
        return theme.bad if mark.verdict == "bad" else Mark("o", theme.previous, theme.previous, theme.muted, "")

    def _tier(self, name: str, values: list[float | None], y: float, height: float, *, pins: bool) -> None:
        """Draw differences as bars, or shares as pins, each with its number at its end."""
        known = [value for value in values if value is not None]
        panel, zero = self._panel(name, y, height, (min([0.0, *known]), max([0.0, *known])))
        self._head(name, words.TIER_SHARE if pins else words.TIER_DELTA, zero)
        below, above = panel.get_ylim()
        for at, (mark, value) in enumerate(zip(self.data.marks, values, strict=True)):
            if value is None:
                continue
            look, gid = self._look(mark), f"variance:{mark.id}:{name}"
            tip = zero - value / (above - below) * height
            if pins:
                (stem,) = panel.plot([at, at], [0.0, value], color=look.edge, linewidth=1.6, zorder=3)
                stem.set_gid(gid)
                (head,) = panel.plot(
                    [at], [value], marker=look.shape, markersize=4.0, color=look.edge, linestyle="none", zorder=4
                )
                head.set_gid(f"{gid}:head")
            else:
                bar = Rectangle((at - _COLUMN / 2, 0.0), _COLUMN, value)
                worse = mark.verdict == "bad"
                bar.set(
                    facecolor=self.canvas.theme.ground if worse else look.fill,
                    edgecolor=look.edge,
                    linewidth=0.8,
                    zorder=3,
                )
                if worse:
                    bar.set_hatch(_HATCH)
                bar.set_gid(gid)
                panel.add_patch(bar)
            text = signed_share(value) if pins else _apart(value / self.factor, self.digits, brief=self.brief)
            out = _TEXT / 2 + (2.0 if pins else 0.5)
            place = tip - out if value >= 0 else tip + out
            x = self.start + (at + 0.5) * self.slot
            style = Words(self.canvas.theme.least, look.text, align="center")
            self.canvas.text(x, place, text, style, gid=f"{gid}:text")

    def _values(self, y: float) -> None:
        """Draw the columns: what each is held against behind, the actual value before it with its number."""
        data = self.data
        known = [v for mark in data.marks for v in (mark.actual, mark.reference) if v is not None]
        known += [v for v in (data.low, data.high) if v is not None]
        panel, zero = self._panel("value", y, _VALUE, (min([0.0, *known]), max([0.0, *known])))
        self._head("value", words.TIER_VALUE, zero - 5.0 if min(known) >= 0 else zero)
        below, above = panel.get_ylim()
        for at, mark in enumerate(data.marks):
            if mark.reference is not None:
                self._column(panel, mark, at - _BEHIND, mark.reference, behind=True)
            if mark.actual is None:
                continue
            self._column(panel, mark, at, mark.actual, behind=False)
            reach = [mark.actual] if mark.reference is None else [mark.actual, mark.reference]
            if at == len(data.marks) - 1 and data.low is not None and data.high is not None:
                self._interval(panel, at, mark)
                reach += [data.low, data.high]
            end = max(0.0, *reach) if mark.actual >= 0 else min(0.0, *reach)
            tip = zero - end / (above - below) * _VALUE
            place = tip - _TEXT / 2 - 0.5 if mark.actual >= 0 else tip + _TEXT / 2 + 0.5
            x = self.start + (at + 0.5) * self.slot
            style = Words(self.canvas.theme.least, self.canvas.theme.ink, bold=False, align="center")
            text = _amount(mark.actual / self.factor, self.digits, brief=self.brief)
            self.canvas.text(x, place, text, style, gid=f"variance:{mark.id}:actual:text")

    def _column(self, panel: Axes, mark: VarianceMark, x: float, value: float, *, behind: bool) -> None:
        """Draw one column: actual solid and dark, target and plan outlined, previous year lighter."""
        theme = self.canvas.theme
        bar = Rectangle((x - _COLUMN / 2, 0.0), _COLUMN, value)
        if not behind:
            bar.set(facecolor=theme.actual, edgecolor=theme.actual, linewidth=0.6, zorder=3)
        elif self.data.against == "previous_year":
            bar.set(facecolor=theme.quiet, edgecolor=theme.quiet, linewidth=0.6, zorder=2)
        else:
            bar.set(facecolor=theme.ground, edgecolor=theme.ink, linewidth=0.8, zorder=2)
        bar.set_gid(f"variance:{mark.id}:{'reference' if behind else 'actual'}")
        panel.add_patch(bar)

    def _interval(self, panel: Axes, at: int, mark: VarianceMark) -> None:
        """Draw the interval of the last value beside the middle of its column."""
        low, high = self.data.low or 0.0, self.data.high or 0.0
        (line,) = panel.plot([at, at], [low, high], color=self.canvas.theme.perception, linewidth=1.4, zorder=6)
        line.set_gid(f"variance:{mark.id}:interval")


def _apart(delta: float, digits: int, *, brief: bool) -> str:
    """Return a difference as printed: more than nothing with as many digits as it takes, unless that is too long."""
    return number(delta, digits, signed=True) if brief else difference(delta, digits)


def _amount(value: float, digits: int, *, brief: bool) -> str:
    """Return a value as printed: more than nothing with as many digits as it takes, unless that is too long."""
    return number(value, digits) if brief else amount(value, digits)


def _texts(data: VarianceColumnsData, factor: float, digits: int, *, brief: bool) -> list[str]:
    """Return the numbers that stand above or below the columns."""
    actual = [_amount(mark.actual / factor, digits, brief=brief) for mark in data.marks if mark.actual is not None]
    apart = [_apart(mark.delta / factor, digits, brief=brief) for mark in data.marks if mark.delta is not None]
    return [*actual, *apart, *(signed_share(mark.share) for mark in data.marks if mark.share is not None)]


def _told(data: VarianceColumnsData, factor: float, digits: int) -> bool:
    """Whether no difference is printed as nothing that is more with all digits of its unit."""
    whole = [round(mark.delta or 0.0, data.unit.digits) for mark in data.marks]
    return factor == _FACTORS[-1] or all(round(delta / factor, digits) != 0 or delta == 0 for delta in whole)
