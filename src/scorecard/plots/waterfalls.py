"""The waterfall: from one score to another, block by block."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from scorecard._text import Lang, LocalText
from scorecard.plots import waterfall_words as words
from scorecard.plots.canvas import Canvas, Words
from scorecard.plots.chart import Chart
from scorecard.plots.fonts import require_glyphs
from scorecard.plots.scales import nice_range, ticks
from scorecard.plots.surround import MARGIN, Surround
from scorecard.plots.theme import DEFAULT, Theme, drawing
from scorecard.plots.waterfall_data import WaterfallData, WaterfallStep, prepare_waterfall
from scorecard.plots.wording import Said, number, said, typeset
from scorecard.plots.wrapping import text_width, wrap

if TYPE_CHECKING:
    from scorecard.scoring import Waterfall

__all__ = ["WaterfallData", "WaterfallPlots", "draw_waterfall", "prepare_waterfall", "waterfall"]

NAME = "waterfall"

_NAME_ROOM = 112.0
_GAP = 9.0
_HEAD = 14.0
_ROW = 21.0
_BAR = 11.0
_PITCH = 9.6
_AXIS_ROOM = 28.0
_DIGITS = 2
_LEAST_SPAN = 0.1
_HATCH = "/////"


@dataclass(frozen=True, slots=True)
class WaterfallPlots:
    """Charts of a waterfall.

    Attributes
    ----------
    waterfall : Waterfall
        The result drawn.
    """

    waterfall: Waterfall

    def steps(
        self,
        *,
        message: Said = None,
        ax: Axes | None = None,
        theme: Theme | None = None,
        lang: Lang = "en",
    ) -> Chart:
        """Draw the waterfall; see `scorecard.plots.waterfall`.

        Parameters
        ----------
        message : str or LocalText, optional
            Sentence above the chart; computed from the numbers when left out, none when empty.
        ax : Axes, optional
            Axes whose place the chart takes; a figure of its own when left out.
        theme : Theme, optional
            Colours and sizes.
        lang : {"en", "zh"}
            Language.

        Returns
        -------
        Chart
            The chart.
        """
        return waterfall(self.waterfall, message=message, ax=ax, theme=theme, lang=lang)


def waterfall(
    result: Waterfall,
    *,
    message: Said = None,
    ax: Axes | None = None,
    theme: Theme | None = None,
    lang: Lang = "en",
) -> Chart:
    """Draw how a score went from one evaluation to another, block by block.

    Parameters
    ----------
    result : Waterfall
        The result.
    message : str or LocalText, optional
        Sentence above the chart; computed from the numbers when left out, none when empty.
    ax : Axes, optional
        Axes whose place the chart takes; a figure of its own when left out.
    theme : Theme, optional
        Colours and sizes.
    lang : {"en", "zh"}
        Language.

    Returns
    -------
    Chart
        Six rows: start, four blocks with the largest first, end.

    Raises
    ------
    ChartError
        If the change of the score is not split, or the axes given are too small.
    FontError
        If a text has a character that no packaged font has.
    """
    return draw_waterfall(prepare_waterfall(result), message=message, ax=ax, theme=theme, lang=lang)


def draw_waterfall(
    data: WaterfallData,
    *,
    message: Said = None,
    ax: Axes | None = None,
    theme: Theme | None = None,
    lang: Lang = "en",
) -> Chart:
    """Draw a prepared waterfall.

    Parameters
    ----------
    data : WaterfallData
        What it shows.
    message : str or LocalText, optional
        Sentence above the chart; computed from the numbers when left out, none when empty.
    ax : Axes, optional
        Axes whose place the chart takes; a figure of its own when left out.
    theme : Theme, optional
        Colours and sizes.
    lang : {"en", "zh"}
        Language.

    Returns
    -------
    Chart
        The chart.
    """
    theme = DEFAULT if theme is None else theme
    headline = data.message(lang) if message is None else said(message, lang)
    names = [step.name.text(lang) for step in data.steps]
    require_glyphs([headline, data.what(lang), *data.foot(lang), *names], where=NAME, font=theme.font)
    with drawing(theme):
        width = Canvas.width_for(ax, theme)
        surround = Surround.make(headline, data.what(lang), data.foot(lang), width=width, theme=theme)
        body = _ROW * (len(data.steps) + 2)
        height = surround.top + _HEAD + body + _AXIS_ROOM + surround.bottom
        canvas = Canvas.make(height, ax=ax, theme=theme, name=NAME)
        surround.draw(canvas)
        _Drawing.make(canvas, data, lang).draw(surround.top + _HEAD, body)
        return canvas.finish(
            data.alt_text(lang, headline), data.table(), headline, data.what(lang), name=NAME, lang=lang
        )


@dataclass(slots=True)
class _Drawing:
    """One waterfall while it is drawn."""

    canvas: Canvas
    data: WaterfallData
    lang: Lang
    points: float
    scores: float

    @classmethod
    def make(cls, canvas: Canvas, data: WaterfallData, lang: Lang) -> _Drawing:
        """Give the two columns at the right the room that their longest text takes."""
        theme = canvas.theme
        scores = [number(score, _DIGITS) for score in (data.before, data.after, *(s.end for s in data.steps))]
        texts = (*scores, words.HEAD_SCORE.text(lang))
        right = canvas.width - MARGIN
        wide = max(text_width(text, theme.text, bold=True) for text in texts)
        return cls(canvas, data, lang, right - wide - _GAP, right)

    @property
    def _start(self) -> float:
        return MARGIN + _NAME_ROOM + _GAP

    @property
    def _wide(self) -> float:
        theme = self.canvas.theme
        texts = (*(self._printed(step) for step in self.data.steps), words.HEAD_POINTS.text(self.lang))
        return self.points - max(text_width(text, theme.text) for text in texts) - _GAP - self._start

    def draw(self, top: float, body: float) -> None:
        """Draw the panel, then row by row from start to end."""
        canvas, theme, data = self.canvas, self.canvas.theme, self.data
        head = Words(theme.least, theme.muted, align="right")
        canvas.text(self.points, top - 8.0, words.HEAD_POINTS.text(self.lang), head, gid="head:points")
        canvas.text(self.scores, top - 8.0, words.HEAD_SCORE.text(self.lang), head, gid="head:score")
        panel = self._panel(top, body)
        self._end(panel, "before", data.first, data.before, top, row=0)
        for row, step in enumerate(data.steps, start=1):
            self._step(panel, step, top, row=row)
        self._end(panel, "after", data.last, data.after, top, row=len(data.steps) + 1)

    def _panel(self, top: float, body: float) -> Axes:
        """Lay the panel; its y is measured in points from its top."""
        theme, (low, high) = self.canvas.theme, self.data.reach
        middle, half = (low + high) / 2, max(high - low, _LEAST_SPAN) / 2
        low, high, step = nice_range(middle - half, middle + half, most=6)
        panel = self.canvas.panel(self._start, top, self._wide, body, label="scores")
        pad = (high - low) * 0.03
        panel.set_xlim(low - pad, high + pad)
        panel.set_ylim(body, 0)
        panel.set_yticks([])
        places = ticks(low, high, step)
        panel.set_xticks(places, [typeset(place) for place in places])
        panel.tick_params(
            axis="x", length=2.5, width=0.6, color=theme.grid, labelcolor=theme.muted, labelsize=theme.least, pad=2
        )
        for side in ("left", "right", "top"):
            panel.spines[side].set_visible(False)
        panel.spines["bottom"].set_color(theme.grid)
        text = words.AXIS.fill({"start": typeset(low), "end": typeset(high)}).text(self.lang)
        style = Words(theme.least, theme.muted, align="center")
        self.canvas.text(self._start + self._wide / 2, top + body + _AXIS_ROOM - 8.0, text, style, gid="axis:score")
        return panel

    def _name(self, gid: str, name: LocalText, y: float, *, bold: bool) -> None:
        """Put the name of a row."""
        theme = self.canvas.theme
        lines = wrap(name.text(self.lang), _NAME_ROOM, size=theme.text, bold=bold, lines=2)
        style = Words(theme.text, theme.ink, bold=bold)
        self.canvas.lines(MARGIN, y - (len(lines) - 1) * _PITCH / 2, lines, style, gid=f"{gid}:name", pitch=_PITCH)

    def _end(self, panel: Axes, end: str, name: LocalText, score: float, top: float, *, row: int) -> None:
        """Draw the score at the start or at the end."""
        theme, middle = self.canvas.theme, (row + 0.5) * _ROW
        gid = f"waterfall:{end}"
        self._name(gid, name, top + middle, bold=True)
        color = theme.previous if end == "before" else theme.actual
        (dot,) = panel.plot([score], [middle], marker="o", markersize=8.0, color=color, linestyle="none", zorder=4)
        dot.set_gid(gid)
        style = Words(theme.text, theme.ink, bold=True, align="right")
        self.canvas.text(self.scores, top + middle, number(score, _DIGITS), style, gid=f"{gid}:score")
        if row == 0:
            self._link(panel, score, row)

    def _step(self, panel: Axes, step: WaterfallStep, top: float, *, row: int) -> None:
        """Draw one block: a bar from the score before it to the score after it."""
        theme, middle = self.canvas.theme, (row + 0.5) * _ROW
        gid = f"waterfall:{step.id}"
        self._name(gid, step.name, top + middle, bold=False)
        mark = theme.good if step.points > 0 else theme.bad
        bar = Rectangle((step.start, middle - _BAR / 2), step.points, _BAR)
        bar.set(
            facecolor=mark.fill if step.points > 0 else theme.ground,
            edgecolor=mark.edge,
            linewidth=0.9 if step.points else 0.0,
            zorder=3,
        )
        if step.points < 0:
            bar.set_hatch(_HATCH)
        bar.set_gid(gid)
        panel.add_patch(bar)
        color = mark.text if step.points else theme.muted
        style = Words(theme.text, color, align="right")
        self.canvas.text(self.points, top + middle, self._printed(step), style, gid=f"{gid}:points")
        lesser = Words(theme.small, theme.muted, align="right")
        self.canvas.text(self.scores, top + middle, number(step.end, _DIGITS), lesser, gid=f"{gid}:score")
        self._link(panel, step.end, row)

    def _link(self, panel: Axes, score: float, row: int) -> None:
        """Draw a thin line from a row to the next, at the score that they share."""
        theme = self.canvas.theme
        ys = [(row + 0.5) * _ROW, (row + 1.5) * _ROW]
        panel.plot([score, score], ys, color=theme.previous, linewidth=0.8, zorder=1.5)

    def _printed(self, step: WaterfallStep) -> str:
        """Return the points of a block as printed."""
        return number(step.points, _DIGITS, signed=True)
