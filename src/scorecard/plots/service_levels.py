"""The service-level chart: sales, costs, contribution over the level of service."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from matplotlib.axes import Axes

from scorecard._table import Column, Table
from scorecard._text import Lang, LocalText
from scorecard.errors import UsageError
from scorecard.plots import curve_words as words
from scorecard.plots.chart import Chart
from scorecard.plots.curve_data import Curve, CurveAxis, CurveData, CurveMark
from scorecard.plots.curve_drawing import draw_curves
from scorecard.plots.drawn import require_drawn
from scorecard.plots.scales import nice_range
from scorecard.plots.theme import Theme
from scorecard.plots.wording import Said, number, share

if TYPE_CHECKING:
    from scorecard.logistics import ServiceLevelChoice
    from scorecard.logistics.service_level_result import ServiceLevelCurve

__all__ = ["ServiceLevelPlots", "draw_service_level_curve", "service_level_curve", "prepare_service_level_curve"]

NAME = "service-level chart"


@dataclass(frozen=True, slots=True)
class ServiceLevelPlots:
    """Charts of the level of service with the best contribution.

    Attributes
    ----------
    choice : ServiceLevelChoice
        The result drawn.

    Examples
    --------
    >>> from scorecard.logistics import ServiceLevelData, service_level
    >>> levels = [0.8, 0.85, 0.9, 0.95, 0.98]
    >>> sales = [100 * (1 - 2.718281828 ** (-9 * (s - 0.8))) for s in levels]
    >>> data = ServiceLevelData(levels, sales, levels, [10 + 1 / (1 - s) for s in levels])
    >>> found = service_level(data, response="saturation", cost="reciprocal", draws=50, seed=1)
    >>> chart = found.plot.response()
    >>> chart.message.split(" (")[0]
    'The best level is 93.8 %'
    """

    choice: ServiceLevelChoice

    def response(
        self,
        *,
        group: str | None = None,
        message: Said = None,
        ax: Axes | None = None,
        theme: Theme | None = None,
        lang: Lang = "en",
    ) -> Chart:
        """Draw it as a curve; see `scorecard.plots.service_level_curve`.

        Parameters
        ----------
        group : str, optional
            The class of customers; may be left out when there is only one.
        message, ax, theme, lang : as for every chart
            Sentence above (computed when left out, none when empty), axes to draw in, colours and sizes, language.

        Returns
        -------
        Chart
            The chart.
        """
        return service_level_curve(self.choice, group=group, message=message, ax=ax, theme=theme, lang=lang)


def service_level_curve(
    result: ServiceLevelChoice,
    *,
    group: str | None = None,
    message: Said = None,
    ax: Axes | None = None,
    theme: Theme | None = None,
    lang: Lang = "en",
) -> Chart:
    """Draw margin, costs and contribution over the level of service, with the best level.

    Parameters
    ----------
    result : ServiceLevelChoice
        The result.
    group : str, optional
        The class of customers; may be left out when there is only one.
    message, ax, theme, lang : as for every chart
        Sentence above (computed when left out, none when empty), axes to draw in, colours and sizes, language.

    Returns
    -------
    Chart
        Three curves, the band of the contribution, and the best level with its interval.

    Raises
    ------
    ChartError
        If the axes given are too small.
    UsageError
        If there are several classes and none is named, or there is no such class.
    FontError
        If a text has a character that no packaged font has.

    Examples
    --------
    >>> from scorecard.logistics import ServiceLevelData, service_level
    >>> levels = [0.8, 0.85, 0.9, 0.95, 0.98]
    >>> sales = [100 * (1 - 2.718281828 ** (-9 * (s - 0.8))) for s in levels]
    >>> data = ServiceLevelData(levels, sales, levels, [10 + 1 / (1 - s) for s in levels])
    >>> found = service_level(data, response="saturation", cost="reciprocal", draws=50, seed=1)
    >>> chart = service_level_curve(found)
    >>> chart.message.split(" (")[0]
    'The best level is 93.8 %'
    """
    return draw_service_level_curve(
        prepare_service_level_curve(result, group=group), message=message, ax=ax, theme=theme, lang=lang
    )


def draw_service_level_curve(
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
    >>> from scorecard.logistics import ServiceLevelData, service_level
    >>> levels = [0.8, 0.85, 0.9, 0.95, 0.98]
    >>> sales = [100 * (1 - 2.718281828 ** (-9 * (s - 0.8))) for s in levels]
    >>> data = ServiceLevelData(levels, sales, levels, [10 + 1 / (1 - s) for s in levels])
    >>> found = service_level(data, response="saturation", cost="reciprocal", draws=50, seed=1)
    >>> chart = draw_service_level_curve(prepare_service_level_curve(found))
    >>> chart.name, chart.lang
    ('service-level-chart', 'en')
    """
    return draw_curves(data, name=NAME, message=message, ax=ax, theme=theme, lang=lang)


def prepare_service_level_curve(result: ServiceLevelChoice, *, group: str | None = None) -> CurveData:
    """Return what a service-level chart shows, before anything is drawn.

    Parameters
    ----------
    result : ServiceLevelChoice
        The result.
    group : str, optional
        The class of customers; may be left out when there is only one.

    Returns
    -------
    CurveData
        Curves, the best level and words.

    Raises
    ------
    UsageError
        If there are several classes and none is named, or there is no such class.

    Examples
    --------
    >>> from scorecard.logistics import ServiceLevelData, service_level
    >>> levels = [0.8, 0.85, 0.9, 0.95, 0.98]
    >>> sales = [100 * (1 - 2.718281828 ** (-9 * (s - 0.8))) for s in levels]
    >>> data = ServiceLevelData(levels, sales, levels, [10 + 1 / (1 - s) for s in levels])
    >>> found = service_level(data, response="saturation", cost="reciprocal", draws=50, seed=1)
    >>> data = prepare_service_level_curve(found)
    >>> [curve.id for curve in data.curves], round(data.marks[0].x, 3)
    (['contribution', 'margin', 'costs'], 0.938)
    """
    require_drawn("result", result, "ServiceLevelChoice")
    several = len(result.rows) > 1
    if group is None and several:
        raise UsageError.single(
            "service-level-class",
            "there are several classes of customers",
            found=", ".join(str(row.group) for row in result.rows),
            cure=f"Name one: group={result.rows[0].group!r}.",
        )
    row = result.rows[0] if group is None else result[group]
    curve = row.curve
    margin = tuple(gain + cost for gain, cost in zip(curve.contribution, curve.costs, strict=True))
    values = (*margin, *curve.costs, *curve.contribution, *(curve.low or ()), *(curve.high or ()))
    low, high, _ = nice_range(min(0.0, *values), max(values), most=6)
    best: dict[str, str | int | LocalText] = {
        "level": share(row.level, 1),
        "low": share(row.low or 0.0, 1),
        "high": share(row.high or 0.0, 1),
        "contribution": number(row.contribution, 1),
        "least": number(row.contribution_low, 1),
        "most": number(row.contribution_high, 1),
    }
    known, verdict = row.low is not None, words.VERDICTS[row.verdict]
    what = words.LEVEL_WHAT.fill({"n": number(row.n, 0), "n_costs": number(row.n_costs, 0)})
    if row.group is not None:
        what = words.LEVEL_WHAT_CLASS.fill({"what": what, "group": row.group})
    method = {"level": share(result.confidence), "draws": number(result.draws, 0), "seed": str(result.seed)}
    found = (words.BEST_INTERVAL if known else words.BEST).fill(best)
    return CurveData(
        curves=(
            Curve("contribution", words.CONTRIBUTION, curve.levels, curve.contribution, curve.low, curve.high),
            Curve("margin", words.MARGIN, curve.levels, margin, role="other"),
            Curve("costs", words.COSTS, curve.levels, curve.costs, role="other"),
        ),
        marks=(CurveMark("best", words.BEST_NAME, row.level, row.contribution, row.low, row.high),),
        x=CurveAxis(words.LEVEL_AXIS, row.range_low, row.range_high, percent=True),
        y=CurveAxis(words.MONEY_AXIS, low, high),
        said=found if row.verdict == "decided" else words.MESSAGE_LEVEL.fill({"best": found, "verdict": verdict}),
        named=what,
        notes=(
            words.LEVEL_KEY if known else words.LEVEL_KEY_PLAIN,
            words.LEVEL_FORMS.fill({"response": words.FORMS[result.response], "cost": words.FORMS[result.cost]}),
            words.LEVEL_METHOD.fill(method) if known else words.LEVEL_NO_ERROR,
            words.LEVEL_CAUSE,
        ),
        spoken=(words.CONTRIBUTION, words.MARGIN, words.COSTS, found),
        numbers=_table(curve, margin, what),
    )


def _table(curve: ServiceLevelCurve, margin: tuple[float, ...], title: LocalText) -> Table:
    """Return the numbers behind the curves."""
    none = (None,) * len(curve.levels)
    points = zip(
        curve.levels, margin, curve.costs, curve.contribution, curve.low or none, curve.high or none, strict=True
    )
    return Table(_COLUMNS, tuple(("contribution", words.CONTRIBUTION, *point) for point in points), title=title)


_COLUMNS = (
    Column("id", LocalText(en="Id", zh="代码")),
    Column("name", LocalText(en="Curve", zh="曲线")),
    Column("level", LocalText(en="Level of service", zh="服务水平"), "percent", 1),
    Column("margin", LocalText(en="Margin on sales", zh="销售毛利"), "number", 1),
    Column("costs", LocalText(en="Costs of service", zh="服务成本"), "number", 1),
    Column("contribution", LocalText(en="Contribution", zh="贡献"), "number", 1),
    Column("low", LocalText(en="Low", zh="下限"), "number", 1),
    Column("high", LocalText(en="High", zh="上限"), "number", 1),
)
