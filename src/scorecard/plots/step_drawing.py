"""Bars that lead from one score to another, row by row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from scorecard._text import Lang, LocalText
from scorecard.plots import waterfall_words as words
from scorecard.plots.canvas import Canvas, Words
from scorecard.plots.row_panels import lay_panel
from scorecard.plots.scales import nice_range, ticks
from scorecard.plots.surround import MARGIN
from scorecard.plots.wording import number, typeset
from scorecard.plots.wrapping import text_width, wrap

__all__ = ["Step", "StepColumn", "StepDrawing", "Stepped", "steps_height"]

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
class Step:
    """One bar between two scores.

    Attributes
    ----------
    id, name : str, LocalText
        What brought it about.
    points : float
        What it adds to the score.
    start, end : float
        Score before and after it, in the order drawn.
    """

    id: str
    name: LocalText
    points: float
    start: float
    end: float


class Stepped(Protocol):
    """What bars from one score to another show."""

    @property
    def steps(self) -> Sequence[Step]:
        """Bars from top to bottom."""
        ...

    @property
    def first(self) -> LocalText:
        """When it starts."""
        ...

    @property
    def last(self) -> LocalText:
        """When it ends."""
        ...

    @property
    def before(self) -> float:
        """Score at the start."""
        ...

    @property
    def after(self) -> float:
        """Score at the end."""
        ...


@dataclass(frozen=True, slots=True)
class StepColumn:
    """A column of texts beside the bars.

    Attributes
    ----------
    key : str
        Its name.
    head : LocalText
        Its heading.
    texts : mapping of str to str
        The text of each step, by its id; none where it is left out.
    """

    key: str
    head: LocalText
    texts: Mapping[str, str]


def steps_height(data: Stepped) -> float:
    """Return the height that the rows take, headings and axis with them, in points.

    Parameters
    ----------
    data : Stepped
        The steps.

    Returns
    -------
    float
        Points.
    """
    return _HEAD + _ROW * (len(data.steps) + 2) + _AXIS_ROOM


@dataclass(slots=True)
class StepDrawing:
    """Bars from one score to another while they are drawn.

    Attributes
    ----------
    canvas : Canvas
        The sheet.
    data : Stepped
        What is drawn.
    lang : {"en", "zh"}
        Language.
    name : str
        Start of every gid.
    columns : sequence of StepColumn
        Further columns, left of the points.
    places : list of float
        Right ends of these columns, of the points and of the scores.
    """

    canvas: Canvas
    data: Stepped
    lang: Lang
    name: str
    columns: Sequence[StepColumn] = ()
    places: list[float] = field(default_factory=list[float])

    def __post_init__(self) -> None:
        """Give the columns at the right the room that their longest text takes."""
        theme, lang, data = self.canvas.theme, self.lang, self.data
        scores = [number(score, _DIGITS) for score in (data.before, data.after, *(s.end for s in data.steps))]
        right = self.canvas.width - MARGIN
        wide = max(text_width(text, theme.text, bold=True) for text in (*scores, words.HEAD_SCORE.text(lang)))
        self.places = [right, right - wide - _GAP]
        points = (*(_printed(step) for step in data.steps), words.HEAD_POINTS.text(lang))
        at = self.places[-1] - max(text_width(text, theme.text) for text in points) - _GAP
        for column in reversed(self.columns):
            self.places.append(at)
            texts = (*column.texts.values(), column.head.text(lang))
            at -= max(text_width(text, theme.text) for text in texts) + _GAP
        self.places = [at, *reversed(self.places)]

    @property
    def _start(self) -> float:
        return MARGIN + _NAME_ROOM + _GAP

    @property
    def _wide(self) -> float:
        return self.places[0] - self._start

    def draw(self, top: float, *, height: float) -> None:
        """Draw headings and panel, then row by row from start to end."""
        canvas, theme, data = self.canvas, self.canvas.theme, self.data
        top, body = top + _HEAD, height - _HEAD - _AXIS_ROOM
        style = Words(theme.least, theme.muted, align="right")
        heads = [(column.key, column.head) for column in self.columns]
        heads += [("points", words.HEAD_POINTS), ("score", words.HEAD_SCORE)]
        for x, (key, head) in zip(self.places[1:], heads, strict=True):
            canvas.text(x, top - 8.0, head.text(self.lang), style, gid=f"head:{key}")
        panel = self._panel(top, body)
        self._end(panel, "before", data.first, data.before, top, row=0)
        for row, step in enumerate(data.steps, start=1):
            self._step(panel, step, top, row=row)
        self._end(panel, "after", data.last, data.after, top, row=len(data.steps) + 1)

    def _panel(self, top: float, body: float) -> Axes:
        """Lay the panel; its y is measured in points from its top."""
        theme, data = self.canvas.theme, self.data
        scores = [data.before, data.after, *(step.end for step in data.steps)]
        middle, half = (min(scores) + max(scores)) / 2, max(max(scores) - min(scores), _LEAST_SPAN) / 2
        low, high, step = nice_range(middle - half, middle + half, most=6)
        pad, places, size = (high - low) * 0.03, ticks(low, high, step), (self._wide, body)
        ends = (low - pad, high + pad)
        panel = lay_panel(self.canvas, self._start, top, size=size, ends=ends, places=places, label="scores")
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

    def _end(
        self, panel: Axes, end: Literal["before", "after"], name: LocalText, score: float, top: float, *, row: int
    ) -> None:
        """Draw the score at the start or at the end."""
        theme, middle = self.canvas.theme, (row + 0.5) * _ROW
        gid = f"{self.name}:{end}"
        self._name(gid, name, top + middle, bold=True)
        color = theme.previous if end == "before" else theme.actual
        (dot,) = panel.plot([score], [middle], marker="o", markersize=8.0, color=color, linestyle="none", zorder=4)
        dot.set_gid(gid)
        style = Words(theme.text, theme.ink, bold=True, align="right")
        self.canvas.text(self.places[-1], top + middle, number(score, _DIGITS), style, gid=f"{gid}:score")
        if row == 0:
            self._link(panel, score, row)

    def _step(self, panel: Axes, step: Step, top: float, *, row: int) -> None:
        """Draw one bar from the score before it to the score after it."""
        canvas, theme, middle = self.canvas, self.canvas.theme, (row + 0.5) * _ROW
        gid = f"{self.name}:{step.id}"
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
        lesser = Words(theme.small, theme.muted, align="right")
        for x, column in zip(self.places[1:], self.columns, strict=False):
            if step.id in column.texts:
                canvas.text(x, top + middle, column.texts[step.id], lesser, gid=f"{gid}:{column.key}")
        color = mark.text if step.points else theme.muted
        style = Words(theme.text, color, align="right")
        canvas.text(self.places[-2], top + middle, _printed(step), style, gid=f"{gid}:points")
        canvas.text(self.places[-1], top + middle, number(step.end, _DIGITS), lesser, gid=f"{gid}:score")
        self._link(panel, step.end, row)

    def _link(self, panel: Axes, score: float, row: int) -> None:
        """Draw a thin line from a row to the next, at the score that they share."""
        theme = self.canvas.theme
        ys = [(row + 0.5) * _ROW, (row + 1.5) * _ROW]
        panel.plot([score, score], ys, color=theme.previous, linewidth=0.8, zorder=1.5)


def _printed(step: Step) -> str:
    """Return the points of a step as printed."""
    return number(step.points, _DIGITS, signed=True)
