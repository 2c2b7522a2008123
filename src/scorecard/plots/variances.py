"""Variance columns: actual over target, plan or previous year, with the differences above."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matplotlib.axes import Axes

from scorecard._text import Lang
from scorecard.plots.chart import Chart
from scorecard.plots.sheets import sheet_for
from scorecard.plots.theme import Theme
from scorecard.plots.variance_data import Against, VarianceColumnsData
from scorecard.plots.variance_drawing import VarianceDrawing, body_of
from scorecard.plots.variance_making import VARIANCE_MOST, prepare_variance_columns
from scorecard.plots.wording import Said

if TYPE_CHECKING:
    from scorecard.scoring import Evaluation
    from scorecard.series import Observations

__all__ = ["VarianceColumnsData", "draw_variance_columns", "prepare_variance_columns", "variance_columns"]

NAME = "chart of variance columns"


def variance_columns(
    evaluation: Evaluation,
    measure: str,
    *,
    against: Against = "target",
    plan: Observations | None = None,
    periods: int = VARIANCE_MOST,
    message: Said = None,
    ax: Axes | None = None,
    theme: Theme | None = None,
    lang: Lang = "en",
) -> Chart:
    """Draw a measure over the periods against its target, a plan or the previous year.

    Parameters
    ----------
    evaluation : Evaluation
        The result for one entity and one period; the history comes from its observations.
    measure : str
        Id of the measure.
    against : {"target", "plan", "previous_year"}
        What each value is held against: the target of its period, the value of a plan, or the value a year before.
    plan : Observations, optional
        Values of a plan, as `observe` returns them for its scenario; needed for a plan, and for nothing else.
    periods : int
        Most periods, up to 12; they end at the period evaluated.
    message, ax, theme, lang : as for every chart
        Sentence above (computed when left out, none when empty), axes to draw in, colours and sizes, language.

    Returns
    -------
    Chart
        Three tiers on one time axis: values, differences, and differences as shares; of a measure that is a share
        itself, two.

    Raises
    ------
    UsageError
        If the evaluation holds several entities or periods, there is no such measure, or an option has a value
        that it cannot have.
    ChartError
        If no period has both a value and something to hold it against, the numbers have no room, or the axes given
        are too small.
    FontError
        If a text has a character that no packaged font has.

    References
    ----------
    IBCS Association. International Business Communication Standards 1.2, scenario and variance analyses.

    Examples
    --------
    >>> import scorecard as sc
    >>> measure = {"id": "otif", "name": "OTIF", "worst": 80, "target": 100}
    >>> objective = {"id": "deliver", "name": "Deliver well", "measures": [measure]}
    >>> customer = {"id": "customer", "objectives": [objective]}
    >>> card = sc.Scorecard(id="demo", name="Demo", calendar={"first": "2025", "last": "2026"}, perspectives=[customer])
    >>> obs = sc.observe(card, values=[sc.MeasureRecord("otif", "2025", 94), sc.MeasureRecord("otif", "2026", 88)])
    >>> ev = sc.evaluate(card, obs, period="2026")
    >>> chart = variance_columns(ev, "otif")
    >>> chart.message
    '2026: 88.0, −12.0 (−12.0 %) against target, worse; worse in both periods compared'
    """
    data = prepare_variance_columns(evaluation, measure, against=against, plan=plan, periods=periods)
    return draw_variance_columns(data, message=message, ax=ax, theme=theme, lang=lang)


def draw_variance_columns(
    data: VarianceColumnsData,
    *,
    message: Said = None,
    ax: Axes | None = None,
    theme: Theme | None = None,
    lang: Lang = "en",
) -> Chart:
    """Draw prepared variance columns.

    Parameters
    ----------
    data : VarianceColumnsData
        What they show.
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
    >>> ev = sc.evaluate(card, obs, period="2026")
    >>> chart = draw_variance_columns(prepare_variance_columns(ev, "otif"))
    >>> chart.name, chart.lang
    ('chart-of-variance-columns', 'en')
    """
    texts = [data.name.text(lang)]
    with sheet_for(data, name=NAME, texts=texts, message=message, ax=ax, theme=theme, lang=lang) as sheet:
        canvas = sheet.canvas(sheet.top + body_of(data))
        VarianceDrawing.make(canvas, data, lang, width=sheet.width).draw(sheet.top)
        return sheet.finish(canvas)
