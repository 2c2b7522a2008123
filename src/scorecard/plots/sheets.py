"""The frame of every chart: its words above, below, beside it in other forms."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Protocol

from matplotlib.axes import Axes

from scorecard._table import Table
from scorecard._text import Lang
from scorecard.plots.canvas import Canvas
from scorecard.plots.chart import Chart
from scorecard.plots.fonts import require_glyphs
from scorecard.plots.surround import Surround
from scorecard.plots.theme import Theme, drawing, worn
from scorecard.plots.wording import Said, said

__all__ = ["Sheet", "Told", "sheet_for"]


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


@dataclass(frozen=True, slots=True)
class Sheet:
    """The sheet of one chart, its words set, its drawing still to come.

    Attributes
    ----------
    data : Told
        What the chart says.
    name : str
        Kind of chart.
    headline : str
        Sentence above the chart.
    surround : Surround
        The lines above and below the drawing.
    width : float
        Width in points.
    ax : Axes or None
        Axes whose place the chart takes.
    theme : Theme
        Colours and sizes.
    lang : {"en", "zh"}
        Language.
    """

    data: Told
    name: str
    headline: str
    surround: Surround
    width: float
    ax: Axes | None
    theme: Theme
    lang: Lang

    @property
    def top(self) -> float:
        """Where the drawing begins, in points from the upper edge."""
        return self.surround.top

    @property
    def bottom(self) -> float:
        """Height of the lines below the drawing, in points."""
        return self.surround.bottom

    def canvas(self, end: float) -> Canvas:
        """Return the sheet with title, what-line and foot on it, for a drawing from its top down to a place."""
        canvas = Canvas.make(end + self.bottom, ax=self.ax, theme=self.theme, name=self.name)
        self.surround.draw(canvas)
        return canvas

    def finish(self, canvas: Canvas) -> Chart:
        """Return the chart that a sheet has become."""
        data, lang, said_above = self.data, self.lang, self.headline
        alt_text = data.alt_text(lang, said_above)
        return canvas.finish(alt_text, data.table(), said_above, data.what(lang), name=self.name, lang=lang)


@contextmanager
def sheet_for(
    data: Told,
    *,
    name: str,
    texts: Sequence[str],
    message: Said,
    ax: Axes | None,
    theme: Theme | None,
    lang: Lang,
    foot: Sequence[str] | None = None,
) -> Generator[Sheet, None, None]:
    """Set the words of a chart; what is measured and drawn on the sheet as long as it lasts has its theme's fonts.

    Parameters
    ----------
    data : Told
        What the chart says.
    name : str
        Kind of chart.
    texts : sequence of str
        Names that the drawing will put, for a look at their characters before anything is drawn.
    message : str, LocalText or None
        Sentence above the chart; computed from the numbers when None.
    ax : Axes or None
        Axes whose place the chart takes.
    theme : Theme or None
        Colours and sizes; what charts without a theme wear at present when None.
    lang : {"en", "zh"}
        Language.
    foot : sequence of str, optional
        Lines below the chart; what the numbers themselves ask for when left out.

    Yields
    ------
    Sheet
        The sheet.

    Raises
    ------
    FontError
        If a text has a character that no font has.
    """
    theme = worn(theme)
    headline = data.message(lang) if message is None else said(message, lang)
    what, foot = data.what(lang), data.foot(lang) if foot is None else foot
    require_glyphs([headline, what, *foot, *texts], where=name, font=theme.font)
    with drawing(theme):
        width = Canvas.width_for(ax, theme)
        surround = Surround.make(headline, what, foot, width=width, theme=theme)
        yield Sheet(data, name, headline, surround, width, ax, theme, lang)
