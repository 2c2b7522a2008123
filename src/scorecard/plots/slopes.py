"""The slope chart: last wave against this one, with the interval of every change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from matplotlib.axes import Axes

from scorecard._text import Lang, LocalText
from scorecard.plots.chart import Chart
from scorecard.plots.sheets import sheet_for
from scorecard.plots.slope_data import SlopeRows, WaveSlopeData
from scorecard.plots.slope_drawing import HEAD, ROW, SlopeDrawing
from scorecard.plots.slope_making import prepare_wave_slope
from scorecard.plots.theme import Theme
from scorecard.plots.wording import Said

if TYPE_CHECKING:
    from scorecard.survey import WaveChanges

__all__ = ["WavePlots", "WaveSlopeData", "draw_wave_slope", "prepare_wave_slope", "wave_slope"]

NAME = "slope chart"

_AXIS = 16.0
_LEAST_BODY = 90.0


@dataclass(frozen=True, slots=True)
class WavePlots:
    """Charts of the changes between waves.

    Attributes
    ----------
    waves : WaveChanges
        The result drawn.

    Examples
    --------
    >>> import pyarrow as pa
    >>> import scorecard as sc
    >>> scale, items = sc.Scale.from_points(5), [{"id": "quick", "text": "Quick"}]
    >>> instrument = sc.Instrument(id="short", name="Short", scale=scale, items=items)
    >>> layout = sc.ColumnLayout(columns={"expectation": "E{number}", "perception": "P{number}"})
    >>> first = sc.read_survey(pa.table({"E1": [5, 5, 4, 4], "P1": [3, 4, 3, 2]}), instrument, layout=layout)
    >>> second = sc.read_survey(pa.table({"E1": [5, 5, 4, 4], "P1": [4, 4, 4, 3]}), instrument, layout=layout)
    >>> found = sc.change_over_waves({"2026-Q1": first, "2026-Q2": second})
    >>> chart = found.plot.slope(rows="items")
    >>> chart.message
    'The one item tested did not change clearly from 2026-Q1 to 2026-Q2'
    """

    waves: WaveChanges

    def slope(
        self,
        *,
        rows: SlopeRows = "dimensions",
        later: str | None = None,
        subject: str | LocalText | None = None,
        message: Said = None,
        ax: Axes | None = None,
        theme: Theme | None = None,
        lang: Lang = "en",
    ) -> Chart:
        """Draw the slope chart; see `scorecard.plots.wave_slope`.

        Parameters
        ----------
        rows : {"dimensions", "items"}
            What the rows are.
        later : str, optional
            Label of the later wave; the last one when left out.
        subject : str or LocalText, optional
            What is judged; the questionnaire's name when left out.
        message, ax, theme, lang : as for every chart
            Sentence above (computed when left out, none when empty), axes to draw in, colours and sizes, language.

        Returns
        -------
        Chart
            The chart.
        """
        return wave_slope(
            self.waves, rows=rows, later=later, subject=subject, message=message, ax=ax, theme=theme, lang=lang
        )


def wave_slope(
    waves: WaveChanges,
    *,
    rows: SlopeRows = "dimensions",
    later: str | None = None,
    subject: str | LocalText | None = None,
    message: Said = None,
    ax: Axes | None = None,
    theme: Theme | None = None,
    lang: Lang = "en",
) -> Chart:
    """Draw the means of two waves as slopes, and each change with its interval.

    Parameters
    ----------
    waves : WaveChanges
        The result.
    rows : {"dimensions", "items"}
        What the rows are.
    later : str, optional
        Label of the later wave; the last one when left out.
    subject : str or LocalText, optional
        What is judged; the questionnaire's name when left out.
    message, ax, theme, lang : as for every chart
        Sentence above (computed when left out, none when empty), axes to draw in, colours and sizes, language.

    Returns
    -------
    Chart
        Up to 30 rows, the highest of the later wave at the top; changes that are not told apart from none are grey,
        and the line below the title says whether respondents are the same.

    Raises
    ------
    UsageError
        If there is no such wave, or an option has a value that it cannot have.
    ChartError
        If no row has a change, there are more than 30 rows, or the axes given are too small.
    FontError
        If a text has a character that no packaged font has.

    Examples
    --------
    >>> import pyarrow as pa
    >>> import scorecard as sc
    >>> scale, items = sc.Scale.from_points(5), [{"id": "quick", "text": "Quick"}]
    >>> instrument = sc.Instrument(id="short", name="Short", scale=scale, items=items)
    >>> layout = sc.ColumnLayout(columns={"expectation": "E{number}", "perception": "P{number}"})
    >>> first = sc.read_survey(pa.table({"E1": [5, 5, 4, 4], "P1": [3, 4, 3, 2]}), instrument, layout=layout)
    >>> second = sc.read_survey(pa.table({"E1": [5, 5, 4, 4], "P1": [4, 4, 4, 3]}), instrument, layout=layout)
    >>> found = sc.change_over_waves({"2026-Q1": first, "2026-Q2": second})
    >>> chart = wave_slope(found, rows="items")
    >>> chart.message
    'The one item tested did not change clearly from 2026-Q1 to 2026-Q2'
    """
    data = prepare_wave_slope(waves, rows=rows, later=later, subject=subject)
    return draw_wave_slope(data, message=message, ax=ax, theme=theme, lang=lang)


def draw_wave_slope(
    data: WaveSlopeData,
    *,
    message: Said = None,
    ax: Axes | None = None,
    theme: Theme | None = None,
    lang: Lang = "en",
) -> Chart:
    """Draw a prepared slope chart.

    Parameters
    ----------
    data : WaveSlopeData
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
    >>> scale, items = sc.Scale.from_points(5), [{"id": "quick", "text": "Quick"}]
    >>> instrument = sc.Instrument(id="short", name="Short", scale=scale, items=items)
    >>> layout = sc.ColumnLayout(columns={"expectation": "E{number}", "perception": "P{number}"})
    >>> first = sc.read_survey(pa.table({"E1": [5, 5, 4, 4], "P1": [3, 4, 3, 2]}), instrument, layout=layout)
    >>> second = sc.read_survey(pa.table({"E1": [5, 5, 4, 4], "P1": [4, 4, 4, 3]}), instrument, layout=layout)
    >>> found = sc.change_over_waves({"2026-Q1": first, "2026-Q2": second})
    >>> chart = draw_wave_slope(prepare_wave_slope(found, rows="items"))
    >>> chart.name, chart.lang
    ('slope-chart', 'en')
    """
    texts = [row.name.text(lang) for row in data.rows]
    with sheet_for(data, name=NAME, texts=texts, message=message, ax=ax, theme=theme, lang=lang) as sheet:
        body = max(_LEAST_BODY, ROW * len(data.rows))
        canvas = sheet.canvas(sheet.top + HEAD + body + _AXIS)
        SlopeDrawing.make(canvas, data, lang).draw(sheet.top, body)
        return sheet.finish(canvas)
