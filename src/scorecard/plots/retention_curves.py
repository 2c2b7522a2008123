"""The retention curve: which share are still customers, by periods since their first order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from matplotlib.axes import Axes

from scorecard._table import Column, Table
from scorecard._text import Lang, LocalText
from scorecard.errors import ChartError
from scorecard.plots import curve_words as words
from scorecard.plots.chart import Chart
from scorecard.plots.curve_data import Curve, CurveAxis, CurveData, CurveMark
from scorecard.plots.curve_drawing import draw_curves
from scorecard.plots.drawn import require_drawn
from scorecard.plots.theme import Theme
from scorecard.plots.wording import Said, number, share

if TYPE_CHECKING:
    from scorecard.logistics import RetentionCurve

__all__ = ["RetentionPlots", "draw_retention_curve", "retention_curve", "prepare_retention_curve"]

NAME = "retention curve"


@dataclass(frozen=True, slots=True)
class RetentionPlots:
    """Charts of how long customers stay.

    Attributes
    ----------
    curve : RetentionCurve
        The result drawn.

    Examples
    --------
    >>> from scorecard.logistics import retention_curve as retention
    >>> found = retention([[True, True, False, False], [True, True, True, True]], lost_after=2)
    >>> chart = found.plot.survival()
    >>> chart.message
    '50.0 % are still customers in period 2 after their first order (0.6 % to 91.0 %)'
    """

    curve: RetentionCurve

    def survival(
        self,
        *,
        message: Said = None,
        ax: Axes | None = None,
        theme: Theme | None = None,
        lang: Lang = "en",
    ) -> Chart:
        """Draw it as a curve; see `scorecard.plots.retention_curve`.

        Parameters
        ----------
        message, ax, theme, lang : as for every chart
            Sentence above (computed when left out, none when empty), axes to draw in, colours and sizes, language.

        Returns
        -------
        Chart
            The chart.
        """
        return retention_curve(self.curve, message=message, ax=ax, theme=theme, lang=lang)


def retention_curve(
    result: RetentionCurve,
    *,
    message: Said = None,
    ax: Axes | None = None,
    theme: Theme | None = None,
    lang: Lang = "en",
) -> Chart:
    """Draw the share of customers who stay, by periods since their first order.

    Parameters
    ----------
    result : RetentionCurve
        The result.
    message, ax, theme, lang : as for every chart
        Sentence above (computed when left out, none when empty), axes to draw in, colours and sizes, language.

    Returns
    -------
    Chart
        Steps with band, and the first period by which half are lost, where it was seen.

    Raises
    ------
    ChartError
        If nobody was followed for a period, or the axes given are too small.
    FontError
        If a text has a character that no packaged font has.

    Examples
    --------
    >>> from scorecard.logistics import retention_curve as retention
    >>> found = retention([[True, True, False, False], [True, True, True, True]], lost_after=2)
    >>> chart = retention_curve(found)
    >>> chart.message
    '50.0 % are still customers in period 2 after their first order (0.6 % to 91.0 %)'
    """
    return draw_retention_curve(prepare_retention_curve(result), message=message, ax=ax, theme=theme, lang=lang)


def draw_retention_curve(
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
    >>> from scorecard.logistics import retention_curve as retention
    >>> found = retention([[True, True, False, False], [True, True, True, True]], lost_after=2)
    >>> chart = draw_retention_curve(prepare_retention_curve(found))
    >>> chart.name, chart.lang
    ('retention-curve', 'en')
    """
    return draw_curves(data, name=NAME, message=message, ax=ax, theme=theme, lang=lang)


def prepare_retention_curve(result: RetentionCurve) -> CurveData:
    """Return what a retention curve shows, before anything is drawn.

    Parameters
    ----------
    result : RetentionCurve
        The result.

    Returns
    -------
    CurveData
        Curve, point and words.

    Raises
    ------
    ChartError
        If nobody was followed for a period.

    Examples
    --------
    >>> from scorecard.logistics import retention_curve as retention
    >>> found = retention([[True, True, False, False], [True, True, True, True]], lost_after=2)
    >>> data = prepare_retention_curve(found)
    >>> data.curves[0].ys[:3]
    (1.0, 1.0, 0.5)
    """
    require_drawn("result", result, "RetentionCurve")
    steps = result.steps
    if not steps:
        raise ChartError.single(
            "nothing-to-draw",
            "no customer was followed for a whole period",
            found=f"{result.periods} periods",
            cure="Give the activity of more periods.",
        )
    last = steps[-1]
    half = next((step for step in steps if step.survival <= _HALF), None)
    spoken = [words.SPOKEN_STAY.fill({"age": s.age, "share": share(s.survival, 1), "n": number(s.n, 0)}) for s in steps]
    places: dict[str, str | int | LocalText] = {
        "age": last.age,
        "share": share(last.survival, 1),
        "low": share(last.survival_low or 0.0, 1),
        "high": share(last.survival_high or 0.0, 1),
    }
    known = last.survival_low is not None
    what = words.STAY_WHAT.fill({"n": number(result.n, 0)})
    method: dict[str, str | int | LocalText] = {
        "level": share(result.confidence),
        "periods": result.lost_after,
        "never": number(result.never, 0),
    }
    return CurveData(
        curves=(
            Curve(
                "stay",
                words.STAY,
                (0.0, *(float(step.age) for step in steps), last.age + _LAST),
                (1.0, *(step.survival for step in steps), last.survival),
                (None, *(step.survival_low for step in steps), last.survival_low),
                (None, *(step.survival_high for step in steps), last.survival_high),
                steps=True,
            ),
        ),
        marks=() if half is None else (CurveMark("half", words.HALF, float(half.age), half.survival),),
        x=CurveAxis(words.AGE_AXIS, 0.0, last.age + _LAST, whole=True),
        y=CurveAxis(words.STAY_AXIS, 0.0, 1.0, percent=True),
        said=(words.MESSAGE_STAY if known else words.MESSAGE_STAY_PLAIN).fill(places),
        named=what,
        notes=(
            words.STAY_KEY if half is None else words.STAY_KEY_HALF,
            words.STAY_METHOD.fill(method),
            words.RISK.fill({"first": number(steps[0].n, 0), "last": number(last.n, 0)}),
        ),
        spoken=(words.STAY, *spoken),
        numbers=_table(result, what),
    )


def _table(result: RetentionCurve, title: LocalText) -> Table:
    """Return the numbers behind the curve."""
    rows = tuple(
        ("stay", words.STAY, s.age, s.n, s.lost, s.survival, s.survival_low, s.survival_high) for s in result.steps
    )
    return Table(_COLUMNS, rows, title=title)


_HALF = 0.5
_LAST = 0.5
"""Room for the last step, in periods."""
_COLUMNS = (
    Column("id", LocalText(en="Id", zh="代码")),
    Column("name", LocalText(en="Curve", zh="曲线")),
    Column("age", LocalText(en="Periods since the first order", zh="距首次订货的期数"), "integer"),
    Column("n", LocalText(en="At risk", zh="风险人数"), "integer"),
    Column("lost", LocalText(en="Lost", zh="流失"), "integer"),
    Column("survival", LocalText(en="Still customers", zh="仍为客户的比例"), "percent", 1),
    Column("low", LocalText(en="Low", zh="下限"), "percent", 1),
    Column("high", LocalText(en="High", zh="上限"), "percent", 1),
)
