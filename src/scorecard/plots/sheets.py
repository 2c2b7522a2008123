"""The sheet around a drawing: its words above, below, beside it in other forms."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from matplotlib.axes import Axes

from scorecard._table import Table
from scorecard._text import Lang
from scorecard.plots.canvas import Canvas
from scorecard.plots.chart import Chart
from scorecard.plots.fonts import require_glyphs
from scorecard.plots.surround import Surround
from scorecard.plots.theme import Theme, drawing
from scorecard.plots.wording import Said, said

__all__ = ["Told", "draw_sheet"]


class Told(Protocol):
    """What a chart says in words."""

    def message(self, lang: Lang) -> str:
        """Return the sentence that the numbers themselves say."""
        ...

    def what(self, lang: Lang) -> str:
        """Return object, measure, unit, period and n."""
        ...

    def foot(self, lang: Lang) -> tuple[str, ...]:
        """Return signs, method, exclusions and rounding."""
        ...

    def alt_text(self, lang: Lang, message: str) -> str:
        """Return the chart in words."""
        ...

    def table(self) -> Table:
        """Return the numbers drawn, at full precision."""
        ...


def draw_sheet(
    data: Told,
    *,
    name: str,
    body: float,
    paint: Callable[[Canvas, float], None],
    texts: Sequence[str],
    message: Said,
    ax: Axes | None,
    theme: Theme,
    lang: Lang,
) -> Chart:
    """Return a chart: title and what-line, a drawing of a given height, the foot.

    Parameters
    ----------
    data : Told
        What the chart says.
    name : str
        Kind of chart.
    body : float
        Height of the drawing in points.
    paint : callable
        Draws; it is handed the sheet and the y where the drawing begins.
    texts : sequence of str
        Names that the drawing will put, for a look at their characters before anything is drawn.
    message : str, LocalText or None
        Sentence above the chart; computed from the numbers when None.
    ax : Axes or None
        Axes whose place the chart takes.
    theme : Theme
        Colours and sizes.
    lang : {"en", "zh"}
        Language.

    Returns
    -------
    Chart
        The chart.
    """
    headline = data.message(lang) if message is None else said(message, lang)
    what, foot = data.what(lang), data.foot(lang)
    require_glyphs([headline, what, *foot, *texts], where=name, font=theme.font)
    with drawing(theme):
        surround = Surround.make(headline, what, foot, width=Canvas.width_for(ax, theme), theme=theme)
        canvas = Canvas.make(surround.top + body + surround.bottom, ax=ax, theme=theme, name=name)
        surround.draw(canvas)
        paint(canvas, surround.top)
        return canvas.finish(data.alt_text(lang, headline), data.table(), headline, what, name=name, lang=lang)
