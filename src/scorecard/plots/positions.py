"""The chart of competitive position: own company against its rivals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from matplotlib.axes import Axes

from scorecard._text import Lang, LocalText
from scorecard.plots.chart import Chart
from scorecard.plots.position_data import CompetitivePositionData, prepare_competitive_position
from scorecard.plots.position_drawing import PositionDrawing, position_height
from scorecard.plots.sheets import sheet_for
from scorecard.plots.theme import Theme
from scorecard.plots.wording import Said

if TYPE_CHECKING:
    from scorecard.logistics import Benchmark

__all__ = [
    "BenchmarkPlots",
    "CompetitivePositionData",
    "competitive_position",
    "draw_competitive_position",
    "prepare_competitive_position",
]

NAME = "competitive position"


@dataclass(frozen=True, slots=True)
class BenchmarkPlots:
    """Charts of a comparison with rivals.

    Attributes
    ----------
    result : Benchmark
        The result drawn.

    Examples
    --------
    >>> from scorecard.logistics import ItemSummary, RatingSummary, benchmark
    >>> own = RatingSummary({"speed": ItemSummary(4.0, 1.0, 100), "care": ItemSummary(5.5, 1.0, 100)})
    >>> rival = RatingSummary({"speed": ItemSummary(5.0, 1.0, 80), "care": ItemSummary(5.0, 1.0, 80)})
    >>> found = benchmark(own, {"hill": rival}, importance={"speed": 6, "care": 5})
    >>> chart = found.plot.position()
    >>> chart.message
    'Measurably behind in 1 of 2 items: speed (−1.00); ahead in 1'
    """

    result: Benchmark

    def position(
        self,
        *,
        names: Mapping[str, str | LocalText] | None = None,
        message: Said = None,
        ax: Axes | None = None,
        theme: Theme | None = None,
        lang: Lang = "en",
    ) -> Chart:
        """Draw own and rivals' ratings; see `scorecard.plots.competitive_position`.

        Parameters
        ----------
        names : mapping of str to str or LocalText, optional
            What items and rivals are called; their ids where it has none.
        message, ax, theme, lang : as for every chart
            Sentence above (computed when left out, none when empty), axes to draw in, colours and sizes, language.

        Returns
        -------
        Chart
            The chart.
        """
        return competitive_position(self.result, names=names, message=message, ax=ax, theme=theme, lang=lang)


def competitive_position(
    result: Benchmark,
    *,
    names: Mapping[str, str | LocalText] | None = None,
    message: Said = None,
    ax: Axes | None = None,
    theme: Theme | None = None,
    lang: Lang = "en",
) -> Chart:
    """Draw own ratings beside those of rivals, the difference with its interval, and the importance of each item.

    Parameters
    ----------
    result : Benchmark
        The result.
    names : mapping of str to str or LocalText, optional
        What items and rivals are called; their ids where it has none.
    message, ax, theme, lang : as for every chart
        Sentence above (computed when left out, none when empty), axes to draw in, colours and sizes, language.

    Returns
    -------
    Chart
        Up to 20 items, the most important first, a line where the less important ones begin.

    Raises
    ------
    ChartError
        If there are more than 20 items, ratings of 1000 and more, or the axes given are too small.
    FontError
        If a text has a character that no packaged font has.

    Examples
    --------
    >>> from scorecard.logistics import ItemSummary, RatingSummary, benchmark
    >>> own = RatingSummary({"speed": ItemSummary(4.0, 1.0, 100), "care": ItemSummary(5.5, 1.0, 100)})
    >>> rival = RatingSummary({"speed": ItemSummary(5.0, 1.0, 80), "care": ItemSummary(5.0, 1.0, 80)})
    >>> found = benchmark(own, {"hill": rival}, importance={"speed": 6, "care": 5})
    >>> chart = competitive_position(found)
    >>> chart.message
    'Measurably behind in 1 of 2 items: speed (−1.00); ahead in 1'
    """
    data = prepare_competitive_position(result, names=names)
    return draw_competitive_position(data, message=message, ax=ax, theme=theme, lang=lang)


def draw_competitive_position(
    data: CompetitivePositionData,
    *,
    message: Said = None,
    ax: Axes | None = None,
    theme: Theme | None = None,
    lang: Lang = "en",
) -> Chart:
    """Draw a prepared chart of competitive position.

    Parameters
    ----------
    data : CompetitivePositionData
        What it shows.
    message, ax, theme, lang : as for every chart
        Sentence above (computed when left out, none when empty), axes to draw in, colours and sizes, language.

    Returns
    -------
    Chart
        The chart.

    Examples
    --------
    >>> from scorecard.logistics import ItemSummary, RatingSummary, benchmark
    >>> own = RatingSummary({"speed": ItemSummary(4.0, 1.0, 100), "care": ItemSummary(5.5, 1.0, 100)})
    >>> rival = RatingSummary({"speed": ItemSummary(5.0, 1.0, 80), "care": ItemSummary(5.0, 1.0, 80)})
    >>> found = benchmark(own, {"hill": rival}, importance={"speed": 6, "care": 5})
    >>> chart = draw_competitive_position(prepare_competitive_position(found))
    >>> chart.name, chart.lang
    ('competitive-position', 'en')
    """
    names = [row.name.text(lang) for row in data.rows]
    names += [row.rival.text(lang) for row in data.rows if row.rival is not None]
    with sheet_for(data, name=NAME, texts=names, message=message, ax=ax, theme=theme, lang=lang) as sheet:
        canvas = sheet.canvas(sheet.top + position_height(data))
        PositionDrawing.make(canvas, data, lang).draw(sheet.top)
        return sheet.finish(canvas)
