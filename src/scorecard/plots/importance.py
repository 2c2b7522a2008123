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
