"""The waterfall: from one score to another, block by block."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from matplotlib.axes import Axes

from scorecard._text import Lang
from scorecard.plots.chart import Chart
from scorecard.plots.sheets import sheet_for
from scorecard.plots.step_drawing import StepDrawing, steps_height
from scorecard.plots.theme import Theme
from scorecard.plots.waterfall_data import WaterfallData, prepare_waterfall
from scorecard.plots.wording import Said

if TYPE_CHECKING:
    from scorecard.scoring import Waterfall

__all__ = ["WaterfallData", "WaterfallPlots", "draw_waterfall", "prepare_waterfall", "waterfall"]

NAME = "waterfall"


@dataclass(frozen=True, slots=True)
class WaterfallPlots:
    """Charts of a waterfall.

    Attributes
    ----------
    waterfall : Waterfall
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
    >>> found = ev.waterfall(before, node="customer")
    >>> chart = found.plot.steps()
    >>> chart.message
    'Customer went from 70.00 to 40.00 (−30.00); the largest part comes from values (−30.00)'
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
        message, ax, theme, lang : as for every chart
            Sentence above (computed when left out, none when empty), axes to draw in, colours and sizes, language.

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
    message, ax, theme, lang : as for every chart
        Sentence above (computed when left out, none when empty), axes to draw in, colours and sizes, language.

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

    Examples
    --------
    >>> import scorecard as sc
    >>> measure = {"id": "otif", "name": "OTIF", "worst": 80, "target": 100}
    >>> objective = {"id": "deliver", "name": "Deliver well", "measures": [measure]}
    >>> customer = {"id": "customer", "objectives": [objective]}
    >>> card = sc.Scorecard(id="demo", name="Demo", calendar={"first": "2025", "last": "2026"}, perspectives=[customer])
    >>> obs = sc.observe(card, values=[sc.MeasureRecord("otif", "2025", 94), sc.MeasureRecord("otif", "2026", 88)])
    >>> before, ev = sc.evaluate(card, obs, period="2025"), sc.evaluate(card, obs, period="2026")
    >>> found = ev.waterfall(before, node="customer")
    >>> chart = waterfall(found)
    >>> chart.message
    'Customer went from 70.00 to 40.00 (−30.00); the largest part comes from values (−30.00)'
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
    >>> found = ev.waterfall(before, node="customer")
    >>> chart = draw_waterfall(prepare_waterfall(found))
    >>> chart.name, chart.lang
    ('waterfall', 'en')
    """
    names = [step.name.text(lang) for step in data.steps]
    with sheet_for(data, name=NAME, texts=names, message=message, ax=ax, theme=theme, lang=lang) as sheet:
        height = steps_height(data)
        canvas = sheet.canvas(sheet.top + height)
        StepDrawing(canvas, data, lang, "waterfall").draw(sheet.top, height=height)
        return sheet.finish(canvas)
