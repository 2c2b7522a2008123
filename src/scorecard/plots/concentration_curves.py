"""The concentration curve: what share of the value the customers who bring least bring together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from matplotlib.axes import Axes

from scorecard._table import Column, Table
from scorecard._text import Lang, LocalText
from scorecard.logistics.customer_values import exact_share
from scorecard.plots import curve_words as words
from scorecard.plots.chart import Chart
from scorecard.plots.curve_data import Curve, CurveAxis, CurveData, CurveMark
from scorecard.plots.curve_drawing import draw_curves
from scorecard.plots.drawn import require_drawn
from scorecard.plots.theme import Theme
from scorecard.plots.wording import Said, number, share

if TYPE_CHECKING:
    from scorecard.logistics import Concentration

__all__ = ["ConcentrationPlots", "draw_concentration_curve", "concentration_curve", "prepare_concentration_curve"]

NAME = "concentration curve"


@dataclass(frozen=True, slots=True)
class ConcentrationPlots:
    """Charts of the concentration of value.

    Attributes
    ----------
    concentration : Concentration
        The result drawn.

    Examples
    --------
    >>> from scorecard.logistics import concentration
    >>> found = concentration({"a": 60, "b": 20, "c": 10, "d": 10})
    >>> chart = found.plot.lorenz()
    >>> chart.message.split(";")[0]
    'The top 20 % of customers (1) bring 60.0 % of the value'
    """

    concentration: Concentration

    def lorenz(
        self,
        *,
        message: Said = None,
        ax: Axes | None = None,
        theme: Theme | None = None,
        lang: Lang = "en",
    ) -> Chart:
        """Draw it as a curve; see `scorecard.plots.concentration_curve`.

        Parameters
        ----------
        message, ax, theme, lang : as for every chart
            Sentence above (computed when left out, none when empty), axes to draw in, colours and sizes, language.

        Returns
        -------
        Chart
            The chart.
        """
        return concentration_curve(self.concentration, message=message, ax=ax, theme=theme, lang=lang)


def concentration_curve(
    result: Concentration,
    *,
    message: Said = None,
    ax: Axes | None = None,
    theme: Theme | None = None,
    lang: Lang = "en",
) -> Chart:
    """Draw the cumulative share of value over the cumulative share of customers.

    Parameters
    ----------
    result : Concentration
        The result.
    message, ax, theme, lang : as for every chart
        Sentence above (computed when left out, none when empty), axes to draw in, colours and sizes, language.

    Returns
    -------
    Chart
        Lorenz curve, line of equal values, and the top shares that were asked for.

    Raises
    ------
    ChartError
        If the axes given are too small.
    FontError
        If a text has a character that no packaged font has.

    Examples
    --------
    >>> from scorecard.logistics import concentration
    >>> found = concentration({"a": 60, "b": 20, "c": 10, "d": 10})
    >>> chart = concentration_curve(found)
    >>> chart.message.split(";")[0]
    'The top 20 % of customers (1) bring 60.0 % of the value'
    """
    return draw_concentration_curve(prepare_concentration_curve(result), message=message, ax=ax, theme=theme, lang=lang)


def draw_concentration_curve(
    data: CurveData,
    *,
    message: Said = None,
    ax: Axes | None = None,
    theme: Theme | None = None,
    lang: Lang = "en",
) -> Chart:
    """Draw what was prepared.

    Parameters
    ----------
    data : CurveData
        What it shows.
    message, ax, theme, lang : as for every chart
        Sentence above (computed when left out, none when empty), axes to draw in, colours and sizes, language.

    Returns
    -------
    Chart
        The chart.

    Examples
    --------
    >>> from scorecard.logistics import concentration
    >>> found = concentration({"a": 60, "b": 20, "c": 10, "d": 10})
    >>> chart = draw_concentration_curve(prepare_concentration_curve(found))
    >>> chart.name, chart.lang
    ('concentration-curve', 'en')
    """
    return draw_curves(data, name=NAME, message=message, ax=ax, theme=theme, lang=lang)


_POINTS = 400


def prepare_concentration_curve(result: Concentration) -> CurveData:
    """Return what a concentration curve shows, before anything is drawn.

    Parameters
    ----------
    result : Concentration
        The result.

    Returns
    -------
    CurveData
        Curves, points and words; of more than 400 customers, every so many-th.

    Examples
    --------
    >>> from scorecard.logistics import concentration
    >>> found = concentration({"a": 60, "b": 20, "c": 10, "d": 10})
    >>> data = prepare_concentration_curve(found)
    >>> data.curves[0].xs, data.curves[0].ys
    ((0.0, 0.25, 0.5, 0.75, 1.0), (0.0, 0.1, 0.2, 0.4, 1.0))
    """
    require_drawn("result", result, "Concentration")
    keep = (
        sorted({round(i * result.n / _POINTS) for i in range(_POINTS + 1)})
        if result.n > _POINTS
        else range(result.n + 1)
    )
    xs, ys = (tuple(float(values[i]) for i in keep) for values in (result.share_n, result.share_value))
    marks = tuple(
        CurveMark(f"top{i}", LocalText(en=_top(top.share_n)), 1 - top.n / result.n, 1 - top.share_value)
        for i, top in enumerate(result.tops)
    )
    gini = words.GINI_INTERVAL if result.low is not None else words.GINI if result.reason is None else words.NO_GINI
    places: dict[str, str | int | LocalText] = {
        "gini": number(result.gini, 3),
        "low": number(result.low, 3),
        "high": number(result.high, 3),
        "level": share(result.confidence),
    }
    tops = [words.TOP.fill({"top": _top(t.share_n), "n": t.n, "share": share(t.share_value, 1)}) for t in result.tops]
    found = gini.fill(places)
    left = words.LEFT_OUT if result.not_positive == "left_out" else words.AS_ZERO
    return CurveData(
        curves=(
            Curve("lorenz", words.LORENZ, xs, ys),
            Curve("equal", words.EQUAL, (0.0, 1.0), (0.0, 1.0), role="guide"),
        ),
        marks=marks,
        x=CurveAxis(words.CUSTOMERS_AXIS, 0.0, 1.0, percent=True),
        y=CurveAxis(words.VALUE_AXIS, 0.0, 1.0, percent=True),
        said=words.MESSAGE_TOP.fill({"top": tops[-1], "gini": found}) if tops else found,
        named=words.LORENZ_WHAT.fill({"n": number(result.n, 0)}),
        notes=(
            words.LORENZ_KEY,
            *((words.GINI_SAMPLE,) if result.form == "sample" and result.gini is not None else ()),
            words.LORENZ_METHOD if result.low is not None else words.LORENZ_NO_INTERVAL,
            left.fill({"k": number(result.n_not_positive, 0)}),
        ),
        spoken=(words.LORENZ, words.EQUAL, found, *tops),
        numbers=Table(
            _COLUMNS,
            tuple(("lorenz", words.LORENZ, x, y) for x, y in zip(xs, ys, strict=True)),
            title=words.LORENZ_WHAT.fill({"n": number(result.n, 0)}),
        ),
    )


def _top(top: float) -> str:
    """Return a share of customers as it was asked for."""
    return f"{float(exact_share(top) * 100):g} %"


_COLUMNS = (
    Column("id", LocalText(en="Id", zh="代码")),
    Column("name", LocalText(en="Curve", zh="曲线")),
    Column("share_n", LocalText(en="Share of customers", zh="客户占比"), "percent", 1),
    Column("share_value", LocalText(en="Share of value", zh="价值占比"), "percent", 1),
)
