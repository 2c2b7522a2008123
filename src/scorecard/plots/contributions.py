"""The waterfall by measure: from one score to another by weight × change, the largest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from matplotlib.axes import Axes

from scorecard._text import Lang
from scorecard.plots.chart import Chart
from scorecard.plots.contribution_data import CONTRIBUTIONS_MOST, ContributionData, prepare_contributions
from scorecard.plots.sheets import sheet_for
from scorecard.plots.step_drawing import StepDrawing, steps_height
from scorecard.plots.theme import Theme
from scorecard.plots.wording import Said

if TYPE_CHECKING:
    from scorecard.scoring import Contributions

__all__ = [
    "ContributionData",
    "ContributionPlots",
    "contribution_waterfall",
    "draw_contributions",
    "prepare_contributions",
]

NAME = "waterfall by measure"


@dataclass(frozen=True, slots=True)
class ContributionPlots:
    """Charts of a change split by measure.

    Attributes
    ----------
    contributions : Contributions
        The result drawn.

    Examples
    --------
    >>> import scorecard as sc
    >>> measure = {"id": "otif", "name": "OTIF", "worst": 80, "target": 100}
    >>> objective = {"id": "deliver", "name": "Deliver well", "measures": [measure]}
    >>> customer = {"id": "customer", "objectives": [objective]}
    >>> card = sc.Scorecard(id="demo", name="Demo", calendar={"first": "2025", "last": "2026"}, perspectives=[customer])
    >>> obs = sc.observe(card, values=[sc.MeasureRecord("otif", "2025", 94), sc.MeasureRecord("otif", "2026", 88)])
    >>> before, ev = sc.evaluate(card, obs, period="2025"), sc.evaluate(card, obs, period="2026")
    >>> found = ev.contributions(before, node="customer")
    >>> chart = found.plot.steps()
    >>> chart.message
    'Customer went from 70.00 to 40.00 (−30.00); the largest part comes from: OTIF (−30.00)'
    """

    contributions: Contributions

    def steps(
        self,
        *,
        most: int = CONTRIBUTIONS_MOST,
        message: Said = None,
        ax: Axes | None = None,
        theme: Theme | None = None,
        lang: Lang = "en",
    ) -> Chart:
        """Draw the waterfall by measure; see `scorecard.plots.contribution_waterfall`.

        Parameters
        ----------
        most : int
            Most rows, from 1 to 20; the others are collected in one, unless it would be of one.
        message, ax, theme, lang : as for every chart
            Sentence above (computed when left out, none when empty), axes to draw in, colours and sizes, language.

        Returns
        -------
        Chart
            The chart.
        """
        return contribution_waterfall(self.contributions, most=most, message=message, ax=ax, theme=theme, lang=lang)


def contribution_waterfall(
    result: Contributions,
    *,
    most: int = CONTRIBUTIONS_MOST,
    message: Said = None,
    ax: Axes | None = None,
    theme: Theme | None = None,
    lang: Lang = "en",
) -> Chart:
    """Draw how a score went from one evaluation to another, measure by measure.

    Parameters
    ----------
    result : Contributions
        The result.
    most : int
        Most rows, from 1 to 20; the others are collected in one, unless it would be of one.
    message, ax, theme, lang : as for every chart
        Sentence above (computed when left out, none when empty), axes to draw in, colours and sizes, language.

    Returns
    -------
    Chart
        Start, the largest contributions, the rest in one row, coverage, weights where they changed, end.

    Raises
    ------
    ChartError
        If the change of the score is not split, or the axes given are too small.
    UsageError
        If `most` is not from 1 to 20.
    FontError
        If a text has a character that no packaged font has.

    Examples
    --------
    >>> import scorecard as sc
    >>> measure = {"id": "otif", "name": "OTIF", "worst": 80, "target": 100}
    >>> objective = {"id": "deliver", "name": "Deliver well", "measures": [measure]}
    >>> customer = {"id": "customer", "objectives": [objective]}
    >>> card = sc.Scorecard(id="demo", name="Demo", calendar={"first": "2025", "last": "2026"}, perspectives=[customer])
    >>> obs = sc.observe(card, values=[sc.MeasureRecord("otif", "2025", 94), sc.MeasureRecord("otif", "2026", 88)])
    >>> before, ev = sc.evaluate(card, obs, period="2025"), sc.evaluate(card, obs, period="2026")
    >>> found = ev.contributions(before, node="customer")
    >>> chart = contribution_waterfall(found)
    >>> chart.message
    'Customer went from 70.00 to 40.00 (−30.00); the largest part comes from: OTIF (−30.00)'
    """
    return draw_contributions(prepare_contributions(result, most=most), message=message, ax=ax, theme=theme, lang=lang)


def draw_contributions(
    data: ContributionData,
    *,
    message: Said = None,
    ax: Axes | None = None,
    theme: Theme | None = None,
    lang: Lang = "en",
) -> Chart:
    """Draw a prepared waterfall by measure.

    Parameters
    ----------
    data : ContributionData
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
    >>> measure = {"id": "otif", "name": "OTIF", "worst": 80, "target": 100}
    >>> objective = {"id": "deliver", "name": "Deliver well", "measures": [measure]}
    >>> customer = {"id": "customer", "objectives": [objective]}
    >>> card = sc.Scorecard(id="demo", name="Demo", calendar={"first": "2025", "last": "2026"}, perspectives=[customer])
    >>> obs = sc.observe(card, values=[sc.MeasureRecord("otif", "2025", 94), sc.MeasureRecord("otif", "2026", 88)])
    >>> before, ev = sc.evaluate(card, obs, period="2025"), sc.evaluate(card, obs, period="2026")
    >>> found = ev.contributions(before, node="customer")
    >>> chart = draw_contributions(prepare_contributions(found))
    >>> chart.name, chart.lang
    ('waterfall-by-measure', 'en')
    """
    names = [step.name.text(lang) for step in data.steps]
    with sheet_for(data, name=NAME, texts=names, message=message, ax=ax, theme=theme, lang=lang) as sheet:
        height = steps_height(data)
        canvas = sheet.canvas(sheet.top + height)
        StepDrawing(canvas, data, lang, "contribution", data.columns).draw(sheet.top, height=height)
        return sheet.finish(canvas)
