"""The process behaviour chart: a measure over time within the limits of its own variation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from matplotlib.axes import Axes

from scorecard._text import Lang
from scorecard.plots.behaviour_data import ProcessBehaviourData, prepare_process_behaviour
from scorecard.plots.behaviour_drawing import BehaviourDrawing, body_height
from scorecard.plots.chart import Chart
from scorecard.plots.sheets import sheet_for
from scorecard.plots.theme import Theme
from scorecard.plots.wording import Said

if TYPE_CHECKING:
    from scorecard.series import ChangeSignals

__all__ = [
    "ChangePlots",
    "ProcessBehaviourData",
    "draw_process_behaviour",
    "prepare_process_behaviour",
    "process_behaviour",
]

NAME = "process behaviour chart"


@dataclass(frozen=True, slots=True)
class ChangePlots:
    """Charts of the changes of a series.

    Attributes
    ----------
    change : ChangeSignals
        The result drawn.

    Examples
    --------
    >>> from scorecard.series import change_from_values
    >>> found = change_from_values([10, 12, 11, 13, 12, 11, 16], baseline=6, minimum=6, direction="minimise")
    >>> chart = found.plot.process_behaviour()
    >>> chart.message
    'Measure: 1 of 7 values is a signal: 7, outside the limits (worse)'
    """

    change: ChangeSignals

    def process_behaviour(
        self,
        *,
        message: Said = None,
        ax: Axes | None = None,
        theme: Theme | None = None,
        lang: Lang = "en",
    ) -> Chart:
        """Draw the process behaviour chart; see `scorecard.plots.process_behaviour`.

        Parameters
        ----------
        message, ax, theme, lang : as for every chart
            Sentence above (computed when left out, none when empty), axes to draw in, colours and sizes, language.

        Returns
        -------
        Chart
            The chart.
        """
        return process_behaviour(self.change, message=message, ax=ax, theme=theme, lang=lang)


def process_behaviour(
    change: ChangeSignals,
    *,
    message: Said = None,
    ax: Axes | None = None,
    theme: Theme | None = None,
    lang: Lang = "en",
) -> Chart:
    """Draw the values of a measure over time, and their moving ranges, within the limits of its own variation.

    Parameters
    ----------
    change : ChangeSignals
        The result.
    message, ax, theme, lang : as for every chart
        Sentence above (computed when left out, none when empty), axes to draw in, colours and sizes, language.

    Returns
    -------
    Chart
        Up to 60 periods; a signal has the shape of its rule, filled where it is for the worse. A series with too few
        values has no limits, and says so.

    Raises
    ------
    ChartError
        If no period has a value, there are more than 60 periods, or the axes given are too small.
    FontError
        If a text has a character that no packaged font has.

    References
    ----------
    Wheeler, D. J. (2000). Understanding Variation, 2nd edition. Knoxville: SPC Press.

    Examples
    --------
    >>> from scorecard.series import change_from_values
    >>> found = change_from_values([10, 12, 11, 13, 12, 11, 16], baseline=6, minimum=6, direction="minimise")
    >>> chart = process_behaviour(found)
    >>> chart.message
    'Measure: 1 of 7 values is a signal: 7, outside the limits (worse)'
    """
    return draw_process_behaviour(prepare_process_behaviour(change), message=message, ax=ax, theme=theme, lang=lang)


def draw_process_behaviour(
    data: ProcessBehaviourData,
    *,
    message: Said = None,
    ax: Axes | None = None,
    theme: Theme | None = None,
    lang: Lang = "en",
) -> Chart:
    """Draw a prepared process behaviour chart.

    Parameters
    ----------
    data : ProcessBehaviourData
        What it shows.
    message, ax, theme, lang : as for every chart
        Sentence above (computed when left out, none when empty), axes to draw in, colours and sizes, language.

    Returns
    -------
    Chart
        The chart.

    Examples
    --------
    >>> from scorecard.series import change_from_values
    >>> found = change_from_values([10, 12, 11, 13, 12, 11, 16], baseline=6, minimum=6, direction="minimise")
    >>> chart = draw_process_behaviour(prepare_process_behaviour(found))
    >>> chart.name, chart.lang
    ('process-behaviour-chart', 'en')
    """
    periods = [point.period for point in data.points]
    with sheet_for(data, name=NAME, texts=periods, message=message, ax=ax, theme=theme, lang=lang) as sheet:
        canvas = sheet.canvas(sheet.top + body_height(sheet.theme))
        BehaviourDrawing.make(canvas, data, lang).draw(sheet.top)
        return sheet.finish(canvas)
