"""The Pareto chart: causes of failed orders, the most frequent first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from scorecard._text import Lang
from scorecard.plots import pareto_words as words
from scorecard.plots.canvas import Canvas, Words
from scorecard.plots.chart import Chart
from scorecard.plots.pareto_data import ParetoData, ParetoMark, prepare_pareto
from scorecard.plots.row_panels import bare_axes
from scorecard.plots.sheets import sheet_for
from scorecard.plots.surround import MARGIN
from scorecard.plots.theme import Theme
from scorecard.plots.wording import Said, number, share
from scorecard.plots.wrapping import text_width, wrap

if TYPE_CHECKING:
    from scorecard.logistics import FailureCauses

__all__ = ["FailurePlots", "ParetoData", "draw_pareto", "pareto", "prepare_pareto"]

NAME = "Pareto chart"

_NAME_ROOM = 112.0
_GAP = 9.0
_HEAD = 14.0
_ROW = 21.0
_BAR = 11.0
_PITCH = 9.6
_FREE = 4.0
_COLUMN = 13.0


@dataclass(frozen=True, slots=True)
class FailurePlots:
    """Charts of the causes of failed orders.

    Attributes
    ----------
    causes : FailureCauses
        The result drawn.

    Examples
    --------
    >>> import pyarrow as pa
    >>> import scorecard as sc
    >>> from scorecard.logistics import OnTime, ServiceDefinitions, service_performance
    >>> days = {"promised_at": ["2026-01-05", "2026-01-07"], "delivered_at": ["2026-01-06", "2026-01-07"]}
    >>> orders = sc.read_orders(pa.table({"order": ["A", "B"], **days}))
    >>> on_time = OnTime(basis="promised", unit="dates", open_orders="missed")
    >>> definitions = ServiceDefinitions(on_time=on_time, period_by="promised")
    >>> causes = service_performance(orders, definitions=definitions).failures
    >>> chart = causes.plot.pareto()
    >>> chart.message
    '1 of 2 orders fails, most often: Not on time (100 % of the failed)'
    """

    causes: FailureCauses

    def pareto(
        self,
        *,
        message: Said = None,
        ax: Axes | None = None,
        theme: Theme | None = None,
        lang: Lang = "en",
    ) -> Chart:
        """Draw the Pareto chart; see `scorecard.plots.pareto`.

        Parameters
        ----------
        message, ax, theme, lang : as for every chart
            Sentence above (computed when left out, none when empty), axes to draw in, colours and sizes, language.

        Returns
        -------
        Chart
            The chart.
        """
        return pareto(self.causes, message=message, ax=ax, theme=theme, lang=lang)


def pareto(
    causes: FailureCauses,
    *,
    message: Said = None,
    ax: Axes | None = None,
    theme: Theme | None = None,
    lang: Lang = "en",
) -> Chart:
    """Draw how many orders fail for each cause, with the cumulative share.

    Parameters
    ----------
    causes : FailureCauses
        The result.
    message, ax, theme, lang : as for every chart
        Sentence above (computed when left out, none when empty), axes to draw in, colours and sizes, language.

    Returns
    -------
    Chart
        Up to 20 causes; every failed order stands in one bar.

    Raises
    ------
    ChartError
        If no order fails, there are more than 20 causes, or the axes given are too small.
    FontError
        If a text has a character that no packaged font has.

    Examples
    --------
    >>> import pyarrow as pa
    >>> import scorecard as sc
    >>> from scorecard.logistics import OnTime, ServiceDefinitions, service_performance
    >>> days = {"promised_at": ["2026-01-05", "2026-01-07"], "delivered_at": ["2026-01-06", "2026-01-07"]}
    >>> orders = sc.read_orders(pa.table({"order": ["A", "B"], **days}))
    >>> on_time = OnTime(basis="promised", unit="dates", open_orders="missed")
    >>> definitions = ServiceDefinitions(on_time=on_time, period_by="promised")
    >>> causes = service_performance(orders, definitions=definitions).failures
    >>> chart = pareto(causes)
    >>> chart.message
    '1 of 2 orders fails, most often: Not on time (100 % of the failed)'
    """
    return draw_pareto(prepare_pareto(causes), message=message, ax=ax, theme=theme, lang=lang)


def draw_pareto(
    data: ParetoData,
    *,
    message: Said = None,
    ax: Axes | None = None,
    theme: Theme | None = None,
    lang: Lang = "en",
) -> Chart:
    """Draw a prepared Pareto chart.

    Parameters
    ----------
    data : ParetoData
        What it shows.
    message, ax, theme, lang : as for every chart
        Sentence above (computed when left out, none when empty), axes to draw in, colours and sizes, language.

    Returns
    -------
    Chart
        The chart.

    Examples
    --------
    >>> import pyarrow as pa
    >>> import scorecard as sc
    >>> from scorecard.logistics import OnTime, ServiceDefinitions, service_performance
    >>> days = {"promised_at": ["2026-01-05", "2026-01-07"], "delivered_at": ["2026-01-06", "2026-01-07"]}
    >>> orders = sc.read_orders(pa.table({"order": ["A", "B"], **days}))
    >>> on_time = OnTime(basis="promised", unit="dates", open_orders="missed")
    >>> definitions = ServiceDefinitions(on_time=on_time, period_by="promised")
    >>> causes = service_performance(orders, definitions=definitions).failures
    >>> chart = draw_pareto(prepare_pareto(causes))
    >>> chart.name, chart.lang
    ('Pareto-chart', 'en')
    """
    names = [bar.name.text(lang) for bar in data.bars]
    with sheet_for(data, name=NAME, texts=names, message=message, ax=ax, theme=theme, lang=lang) as sheet:
        body = _ROW * len(data.bars)
        canvas = sheet.canvas(sheet.top + _HEAD + body + _FREE)
        _Drawing.make(canvas, data, lang).draw(sheet.top + _HEAD, body)
        return sheet.finish(canvas)


@dataclass(slots=True)
class _Drawing:
    """One Pareto chart while it is drawn."""

    canvas: Canvas
    data: ParetoData
    lang: Lang
    columns: tuple[float, ...]
    wide: float

    @classmethod
    def make(cls, canvas: Canvas, data: ParetoData, lang: Lang) -> _Drawing:
        """Give the columns at the right the room that their longest text takes, and the bars what is left."""
        theme, right = canvas.theme, canvas.width - MARGIN
        places: list[float] = []
        for head, texts in zip(_HEADS, zip(*(_cells(bar) for bar in data.bars), strict=True), strict=True):
            places.insert(0, right)
            most = max(text_width(text, theme.text) for text in texts)
            right -= max(most, text_width(head.text(lang), theme.least)) + _COLUMN
        return cls(canvas, data, lang, tuple(places), right - _START)

    def draw(self, top: float, body: float) -> None:
        """Draw the headings, the bars row by row, and the cumulative line over them."""
        canvas, theme = self.canvas, self.canvas.theme
        style = Words(theme.least, theme.muted, align="right")
        for x, head, key in zip(self.columns, _HEADS[::-1], _KEYS[::-1], strict=True):
            canvas.text(x, top - 8.0, head.text(self.lang), style, gid=f"head:{key}")
        panel = canvas.panel(_START, top, self.wide, body, label="orders")
        panel.set_xlim(0, self.data.failed)
        panel.set_ylim(body, 0)
        panel.set_xticks([])
        panel.set_yticks([])
        bare_axes(panel, theme, lines=("left",))
        for row, bar in enumerate(self.data.bars):
            self._bar(panel, bar, top, (row + 0.5) * _ROW)
        xs = [bar.cumulative * self.data.failed for bar in self.data.bars]
        ys = [(row + 0.5) * _ROW for row in range(len(xs))]
        (line,) = panel.plot(
            xs, ys, color=theme.perception, linewidth=1.1, marker="o", markersize=4.0, zorder=4, clip_on=False
        )
        line.set_gid("pareto:cumulative")

    def _bar(self, panel: Axes, bar: ParetoMark, top: float, middle: float) -> None:
        """Draw one cause: name, bar, and its numbers."""
        canvas, theme, gid = self.canvas, self.canvas.theme, f"pareto:{bar.id}"
        lines = wrap(bar.name.text(self.lang), _NAME_ROOM, size=theme.text, lines=2)
        y = top + middle
        style = Words(theme.text, theme.ink)
        canvas.lines(MARGIN, y - (len(lines) - 1) * _PITCH / 2, lines, style, gid=f"{gid}:name", pitch=_PITCH)
        patch = Rectangle((0, middle - _BAR / 2), bar.orders, _BAR)
        patch.set(facecolor=theme.previous, edgecolor="none", zorder=2)
        patch.set_gid(gid)
        panel.add_patch(patch)
        for x, text, key in zip(self.columns, _cells(bar)[::-1], _KEYS[::-1], strict=True):
            color = theme.ink if key == "orders" else theme.perception if key == "cumulative" else theme.muted
            canvas.text(x, y, text, Words(theme.text, color, align="right"), gid=f"{gid}:{key}")


_START = MARGIN + _NAME_ROOM + _GAP
_KEYS = ("any", "cumulative", "share", "orders")
_HEADS = (words.HEAD_ANY, words.HEAD_CUMULATIVE, words.HEAD_SHARE, words.HEAD_ORDERS)


def _cells(bar: ParetoMark) -> tuple[str, ...]:
    """Return the numbers of a cause as printed, from the right."""
    return number(bar.any, 0), share(bar.cumulative), share(bar.share), number(bar.orders, 0)
