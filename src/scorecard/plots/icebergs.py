"""The complaint iceberg: what the company hears, what lies below."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from matplotlib.axes import Axes

from scorecard._text import Lang
from scorecard.plots.chart import Chart
from scorecard.plots.iceberg_data import IcebergData, prepare_iceberg
from scorecard.plots.iceberg_drawing import IcebergDrawing, iceberg_height
from scorecard.plots.sheets import sheet_for
from scorecard.plots.theme import Theme
from scorecard.plots.wording import Said

if TYPE_CHECKING:
    from scorecard.logistics import ComplaintIceberg

__all__ = ["IcebergData", "IcebergPlots", "draw_iceberg", "iceberg", "prepare_iceberg"]

NAME = "complaint iceberg"


@dataclass(frozen=True, slots=True)
class IcebergPlots:
    """Charts of what complaints stand for.

    Attributes
    ----------
    result : ComplaintIceberg
        The result drawn.

    Examples
    --------
    >>> from scorecard.logistics import ComplaintCounts, complaint_iceberg
    >>> found = complaint_iceberg(ComplaintCounts(unsolved=40, slow=55, prompt=25), draws=200, seed=1)
    >>> chart = found.plot.layers()
    >>> chart.message
    '120 complaints stand for 179 dissatisfied customers, of whom 103 leave'
    """

    result: ComplaintIceberg

    def layers(
        self,
        *,
        message: Said = None,
        ax: Axes | None = None,
        theme: Theme | None = None,
        lang: Lang = "en",
    ) -> Chart:
        """Draw the iceberg; see `scorecard.plots.iceberg`.

        Parameters
        ----------
        message, ax, theme, lang : as for every chart
            Sentence above (computed when left out, none when empty), axes to draw in, colours and sizes, language.

        Returns
        -------
        Chart
            The chart.
        """
        return iceberg(self.result, message=message, ax=ax, theme=theme, lang=lang)


def iceberg(
    result: ComplaintIceberg,
    *,
    message: Said = None,
    ax: Axes | None = None,
    theme: Theme | None = None,
    lang: Lang = "en",
) -> Chart:
    """Draw who is unhappy, complains, is helped and stays, with what it rests on.

    Parameters
    ----------
    result : ComplaintIceberg
        The result.
    message, ax, theme, lang : as for every chart
        Sentence above (computed when left out, none when empty), axes to draw in, colours and sizes, language.

    Returns
    -------
    Chart
        Three to six groups to one scale, then what follows, then every parameter with its range.

    Raises
    ------
    ChartError
        If there is no complaint, the figures are too long to leave room, or the axes given are too small.
    FontError
        If a text has a character that no packaged font has.

    Examples
    --------
    >>> from scorecard.logistics import ComplaintCounts, complaint_iceberg
    >>> found = complaint_iceberg(ComplaintCounts(unsolved=40, slow=55, prompt=25), draws=200, seed=1)
    >>> chart = iceberg(found)
    >>> chart.message
    '120 complaints stand for 179 dissatisfied customers, of whom 103 leave'
    """
    return draw_iceberg(prepare_iceberg(result), message=message, ax=ax, theme=theme, lang=lang)


def draw_iceberg(
    data: IcebergData,
    *,
    message: Said = None,
    ax: Axes | None = None,
    theme: Theme | None = None,
    lang: Lang = "en",
) -> Chart:
    """Draw a prepared complaint iceberg.

    Parameters
    ----------
    data : IcebergData
        What it shows.
    message, ax, theme, lang : as for every chart
        Sentence above (computed when left out, none when empty), axes to draw in, colours and sizes, language.

    Returns
    -------
    Chart
        The chart.

    Examples
    --------
    >>> from scorecard.logistics import ComplaintCounts, complaint_iceberg
    >>> found = complaint_iceberg(ComplaintCounts(unsolved=40, slow=55, prompt=25), draws=200, seed=1)
    >>> chart = draw_iceberg(prepare_iceberg(found))
    >>> chart.name, chart.lang
    ('complaint-iceberg', 'en')
    """
    names = [layer.name.text(lang) for layer in data.layers]
    names += [one.name.text(lang) for one in (*data.follows, *data.parameters)]
    with sheet_for(data, name=NAME, texts=names, message=message, ax=ax, theme=theme, lang=lang) as sheet:
        canvas = sheet.canvas(sheet.top + iceberg_height(data))
        IcebergDrawing.make(canvas, data, lang).draw(sheet.top)
        return sheet.finish(canvas)
