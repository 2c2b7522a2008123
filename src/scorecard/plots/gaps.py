"""The gap chart: expectation and perception on one line, the gap with its interval beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from matplotlib.axes import Axes

from scorecard._text import Lang
from scorecard.plots.chart import Chart
from scorecard.plots.gap_data import GapDumbbellData, GapOrder, GapRows, prepare_gap_dumbbell
from scorecard.plots.gap_drawing import AXIS_ROOM, HEAD, GapDrawing, arrange
from scorecard.plots.radars import gap_radar
from scorecard.plots.sheets import sheet_for
from scorecard.plots.theme import Theme
from scorecard.plots.wording import Said

if TYPE_CHECKING:
    from scorecard.survey import GapAnalysis

__all__ = ["GapDumbbellData", "GapPlots", "draw_gap_dumbbell", "gap_dumbbell", "prepare_gap_dumbbell"]

NAME = "gap chart"


def gap_dumbbell(
    gaps: GapAnalysis,
    *,
    rows: GapRows = "dimensions",
    order: GapOrder = "gap",
    segment: str | None = None,
    subject: Said = None,
    period: Said = None,
    message: Said = None,
    ax: Axes | None = None,
    theme: Theme | None = None,
    lang: Lang = "en",
) -> Chart:
    """Draw expectation and perception of each row, and the gap with its interval.

    Parameters
    ----------
    gaps : GapAnalysis
        The result.
    rows : {"dimensions", "items"}
        What the rows are.
    order : {"gap", "instrument"}
        Largest shortfall first, or as in the questionnaire.
    segment : str, optional
        Label of a group of respondents; everyone when left out.
    subject, period : str, LocalText or Period, optional
        What is judged (the questionnaire's name when left out), and when the answers were given.
    message, ax, theme, lang : as for every chart
        Sentence above (computed when left out, none when empty), axes to draw in, colours and sizes, language.

    Returns
    -------
    Chart
        Hollow mark: expectation; filled mark: perception. At the right the gap against 0; its shape
        says whether it is told apart from 0 after the adjustment named in the foot.

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
    >>> gaps = sc.gap_analysis(survey)
    >>> chart = gap_dumbbell(gaps, rows="items")
    >>> chart.message
    '1 of 3 items falls short of expectations: Speed (−1.60)'
    """
    data = prepare_gap_dumbbell(gaps, rows=rows, order=order, segment=segment, subject=subject, period=period)
    return draw_gap_dumbbell(data, message=message, ax=ax, theme=theme, lang=lang)


def draw_gap_dumbbell(
    data: GapDumbbellData,
    *,
    message: Said = None,
    ax: Axes | None = None,
    theme: Theme | None = None,
    lang: Lang = "en",
) -> Chart:
    """Draw a prepared gap chart.

    Parameters
    ----------
    data : GapDumbbellData
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
    >>> gaps = sc.gap_analysis(survey)
    >>> chart = draw_gap_dumbbell(prepare_gap_dumbbell(gaps, rows="items"))
    >>> chart.name, chart.lang
    ('gap-chart', 'en')
    """
    names = [row.name.text(lang) for row in data.rows]
    with sheet_for(data, name=NAME, texts=names, message=message, ax=ax, theme=theme, lang=lang) as sheet:
        top = sheet.top + HEAD
        lines, body = arrange(data, sheet.theme, lang, top=top)
        canvas = sheet.canvas(top + body + AXIS_ROOM)
        GapDrawing(canvas, data, lines, lang, top, body).draw()
        return sheet.finish(canvas)


@dataclass(frozen=True, slots=True)
class GapPlots:
    """Charts of a gap analysis.

    Attributes
    ----------
    gaps : GapAnalysis
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
    >>> gaps = sc.gap_analysis(survey)
    >>> chart = gaps.plot.dumbbell(rows="items")
    >>> chart.message
    '1 of 3 items falls short of expectations: Speed (−1.60)'
    """

    gaps: GapAnalysis

    def dumbbell(
        self,
        *,
        rows: GapRows = "dimensions",
        order: GapOrder = "gap",
        segment: str | None = None,
        subject: Said = None,
        period: Said = None,
        message: Said = None,
        ax: Axes | None = None,
        theme: Theme | None = None,
        lang: Lang = "en",
    ) -> Chart:
        """Draw expectation, perception and gap; see `scorecard.plots.gap_dumbbell`.

        Parameters
        ----------
        rows : {"dimensions", "items"}
            What the rows are.
        order : {"gap", "instrument"}
            Largest shortfall first, or as in the questionnaire.
        segment : str, optional
            Label of a group of respondents; everyone when left out.
        subject, period : str, LocalText or Period, optional
            What is judged (the questionnaire's name when left out), and when the answers were given.
        message, ax, theme, lang : as for every chart
            Sentence above (computed when left out, none when empty), axes to draw in, colours and sizes, language.

        Returns
        -------
        Chart
            The chart.
        """
        return gap_dumbbell(
            self.gaps,
            rows=rows,
            order=order,
            segment=segment,
            subject=subject,
            period=period,
            message=message,
            ax=ax,
            theme=theme,
            lang=lang,
        )

    def radar(
        self,
        *,
        subject: Said = None,
        period: Said = None,
        message: Said = None,
        ax: Axes | None = None,
        theme: Theme | None = None,
        lang: Lang = "en",
    ) -> Chart:
        """Draw the radar chart; see `scorecard.plots.gap_radar`.

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
        return gap_radar(self.gaps, subject=subject, period=period, message=message, ax=ax, theme=theme, lang=lang)
