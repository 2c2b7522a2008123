"""The importance–performance chart: items in four quadrants, every one labelled."""

from __future__ import annotations

from dataclasses import dataclass

from matplotlib.axes import Axes

from scorecard._text import Lang
from scorecard.plots.chart import Chart
from scorecard.plots.ipa_data import IpaData, prepare_importance_performance
from scorecard.plots.ipa_drawing import IpaDrawing
from scorecard.plots.ipa_labels import BOTTOM, TOP, Limits, Names, panel_width
from scorecard.plots.sheets import sheet_for
from scorecard.plots.theme import Theme, worn
from scorecard.plots.wording import Said
from scorecard.survey.importance import ImportancePerformance

__all__ = [
    "IpaData",
    "IpaPlots",
    "draw_importance_performance",
    "importance_performance",
    "prepare_importance_performance",
]

NAME = "importance–performance chart"


def importance_performance(
    ipa: ImportancePerformance,
    *,
    subject: Said = None,
    period: Said = None,
    message: Said = None,
    ax: Axes | None = None,
    theme: Theme | None = None,
    lang: Lang = "en",
) -> Chart:
    """Draw importance against performance of every item.

    Parameters
    ----------
    ipa : ImportancePerformance
        The result.
    subject, period : str, LocalText or Period, optional
        What is judged (the questionnaire's name when left out), and when the answers were given.
    message, ax, theme, lang : as for every chart
        Sentence above (computed when left out, none when empty), axes to draw in, colours and sizes, language.

    Returns
    -------
    Chart
        Performance to the right, importance upwards; shape and colour tell the quadrant. Every item
        is labelled by name, or by its number with a key below where names would collide.

    Raises
    ------
    ChartError
        If the axes given are too small.
    FontError
        If a text has a character that no packaged font has.

    Examples
    --------
    >>> import pyarrow as pa
    >>> import scorecard as sc
    >>> items = [{"id": name, "text": name.title()} for name in ("speed", "care", "price")]
    >>> asked = sc.Instrument(id="short", name="Short", scale=sc.Scale.from_points(5), items=items)
    >>> layout = sc.ColumnLayout(columns={"expectation": "E{number}", "perception": "P{number}"})
    >>> expected = {"E1": [5, 5, 4, 4, 5], "E2": [4, 4, 5, 5, 5], "E3": [3, 3, 4, 4, 4]}
    >>> perceived = {"P1": [3, 4, 3, 2, 3], "P2": [4, 4, 5, 4, 5], "P3": [3, 4, 3, 4, 4]}
    >>> survey = sc.read_survey(pa.table(expected | perceived), asked, layout=layout)
    >>> ipa = sc.importance_performance(survey, importance="expectation")
    >>> chart = importance_performance(ipa)
    >>> chart.message
    '1 of 3 items is at least average in importance and below average in performance: Speed'
    """
    data = prepare_importance_performance(ipa, subject=subject, period=period)
    return draw_importance_performance(data, message=message, ax=ax, theme=theme, lang=lang)


def draw_importance_performance(
    data: IpaData,
    *,
    message: Said = None,
    ax: Axes | None = None,
    theme: Theme | None = None,
    lang: Lang = "en",
) -> Chart:
    """Draw a prepared importance–performance chart.

    Parameters
    ----------
    data : IpaData
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
    >>> items = [{"id": name, "text": name.title()} for name in ("speed", "care", "price")]
    >>> asked = sc.Instrument(id="short", name="Short", scale=sc.Scale.from_points(5), items=items)
    >>> layout = sc.ColumnLayout(columns={"expectation": "E{number}", "perception": "P{number}"})
    >>> expected = {"E1": [5, 5, 4, 4, 5], "E2": [4, 4, 5, 5, 5], "E3": [3, 3, 4, 4, 4]}
    >>> perceived = {"P1": [3, 4, 3, 2, 3], "P2": [4, 4, 5, 4, 5], "P3": [3, 4, 3, 4, 4]}
    >>> survey = sc.read_survey(pa.table(expected | perceived), asked, layout=layout)
    >>> ipa = sc.importance_performance(survey, importance="expectation")
    >>> chart = draw_importance_performance(prepare_importance_performance(ipa))
    >>> chart.name, chart.lang
    ('importance-performance-chart', 'en')
    """
    slide = worn(theme).paper == "16:9"
    limits, names = Limits.of(data, slide=slide), [point.name.text(lang) for point in data.points]
    foot = data.foot(lang, diagonal=limits.diagonal is not None)
    with sheet_for(data, name=NAME, texts=names, message=message, ax=ax, theme=theme, lang=lang, foot=foot) as sheet:
        labels = Names.choose(data, limits, sheet.theme, lang, width=panel_width(sheet.width))
        top = sheet.top + TOP
        canvas = sheet.canvas(top + limits.height + BOTTOM + labels.key_height)
        IpaDrawing(canvas, data, limits, labels, lang, top).draw()
        return sheet.finish(canvas)


@dataclass(frozen=True, slots=True)
class IpaPlots:
    """Charts of an importance–performance analysis.

    Attributes
    ----------
    ipa : ImportancePerformance
        The result drawn.

    Examples
    --------
    >>> import pyarrow as pa
    >>> import scorecard as sc
    >>> items = [{"id": name, "text": name.title()} for name in ("speed", "care", "price")]
    >>> asked = sc.Instrument(id="short", name="Short", scale=sc.Scale.from_points(5), items=items)
    >>> layout = sc.ColumnLayout(columns={"expectation": "E{number}", "perception": "P{number}"})
    >>> expected = {"E1": [5, 5, 4, 4, 5], "E2": [4, 4, 5, 5, 5], "E3": [3, 3, 4, 4, 4]}
    >>> perceived = {"P1": [3, 4, 3, 2, 3], "P2": [4, 4, 5, 4, 5], "P3": [3, 4, 3, 4, 4]}
    >>> survey = sc.read_survey(pa.table(expected | perceived), asked, layout=layout)
    >>> ipa = sc.importance_performance(survey, importance="expectation")
    >>> chart = ipa.plot.quadrants()
    >>> chart.message
    '1 of 3 items is at least average in importance and below average in performance: Speed'
    """

    ipa: ImportancePerformance

    def quadrants(
        self,
        *,
        subject: Said = None,
        period: Said = None,
        message: Said = None,
        ax: Axes | None = None,
        theme: Theme | None = None,
        lang: Lang = "en",
    ) -> Chart:
        """Draw importance against performance; see `scorecard.plots.importance_performance`.

        Parameters
        ----------
        subject, period : str, LocalText or Period, optional
            What is judged (the questionnaire's name when left out), and when the answers were given.
        message, ax, theme, lang : as for every chart
            Sentence above (computed when left out, none when empty), axes to draw in, colours and sizes, language.

        Returns
        -------
        Chart
            The chart.
        """
        return importance_performance(
            self.ipa, subject=subject, period=period, message=message, ax=ax, theme=theme, lang=lang
        )
