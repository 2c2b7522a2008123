"""The importance–performance chart: items in four quadrants, every one labelled."""

from __future__ import annotations

from dataclasses import dataclass

from matplotlib.axes import Axes

from scorecard._text import Lang
from scorecard.plots.canvas import Canvas
from scorecard.plots.chart import Chart
from scorecard.plots.fonts import require_glyphs
from scorecard.plots.ipa_data import IpaData, prepare_importance_performance
from scorecard.plots.ipa_drawing import IpaDrawing
from scorecard.plots.ipa_labels import BOTTOM, HEIGHT, TOP, Limits, Names, panel_width
from scorecard.plots.surround import Surround
from scorecard.plots.theme import Theme, drawing, worn
from scorecard.plots.wording import Said, said
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
    subject : str or LocalText, optional
        What is judged; the questionnaire's name when left out.
    period : str, LocalText or Period, optional
        When the answers were given.
    message : str or LocalText, optional
        Sentence above the chart; computed from the numbers when left out, none when empty.
    ax : Axes, optional
        Axes whose place the chart takes; a figure of its own when left out.
    theme : Theme, optional
        Colours and sizes.
    lang : {"en", "zh"}
        Language.

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
    message : str or LocalText, optional
        Sentence above the chart; computed from the numbers when left out, none when empty.
    ax : Axes, optional
        Axes whose place the chart takes; a figure of its own when left out.
    theme : Theme, optional
        Colours and sizes.
    lang : {"en", "zh"}
        Language.

    Returns
    -------
    Chart
        The chart.
    """
    theme = worn(theme)
    headline = data.message(lang) if message is None else said(message, lang)
    limits = Limits.of(data)
    foot = data.foot(lang, diagonal=limits.diagonal is not None)
    names = [point.name.text(lang) for point in data.points]
    require_glyphs([headline, data.what(lang), *foot, *names], where=NAME, font=theme.font)
    with drawing(theme):
        width = Canvas.width_for(ax, theme)
        surround = Surround.make(headline, data.what(lang), foot, width=width, theme=theme)
        labels = Names.choose(data, limits, theme, lang, width=panel_width(width))
        top = surround.top + TOP
        canvas = Canvas.make(top + HEIGHT + BOTTOM + labels.key_height + surround.bottom, ax=ax, theme=theme, name=NAME)
        surround.draw(canvas)
        IpaDrawing(canvas, data, limits, labels, lang, top).draw()
        return canvas.finish(
            data.alt_text(lang, headline), data.table(), headline, data.what(lang), name=NAME, lang=lang
        )


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
        subject : str or LocalText, optional
            What is judged; the questionnaire's name when left out.
        period : str, LocalText or Period, optional
            When the answers were given.
        message : str or LocalText, optional
            Sentence above the chart; computed from the numbers when left out, none when empty.
        ax : Axes, optional
            Axes whose place the chart takes; a figure of its own when left out.
        theme : Theme, optional
            Colours and sizes.
        lang : {"en", "zh"}
            Language.

        Returns
        -------
        Chart
            The chart.
        """
        return importance_performance(
            self.ipa, subject=subject, period=period, message=message, ax=ax, theme=theme, lang=lang
        )
