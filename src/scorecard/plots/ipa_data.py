"""What an importance–performance chart shows: points, lines and words, ready to draw."""

from __future__ import annotations

from dataclasses import dataclass

from scorecard._table import Cell, Column, Table
from scorecard._text import Lang, LocalText
from scorecard.errors import ChartError
from scorecard.plots.drawn import require_drawn
from scorecard.plots.wording import Said, clauses, listed, number, remarks, said, sentence
from scorecard.survey.importance import QUADRANTS, ImportancePerformance, IpaRow, Lines, Quadrant

__all__ = ["IpaData", "IpaPoint", "prepare_importance_performance"]

LINE_NAMES = {
    "means": LocalText(en="mean {value}", zh="均值 {value}"),
    "medians": LocalText(en="median {value}", zh="中位数 {value}"),
    "midpoint": LocalText(en="midpoint {value}", zh="量表中点 {value}"),
    "targets": LocalText(en="target {value}", zh="目标值 {value}"),
}
ROLES = {
    "importance": LocalText(en="importance", zh="重要性"),
    "expectation": LocalText(en="expectation", zh="期望"),
    "perception": LocalText(en="perception", zh="感知"),
    "satisfaction": LocalText(en="satisfaction", zh="满意度"),
    "minimum": LocalText(en="minimum", zh="最低可接受水平"),
    "desired": LocalText(en="desired", zh="理想水平"),
}
_WHAT = LocalText(en="Importance and performance by item", zh="各题项的重要性与绩效")
_SCALE = LocalText(en="mean answers on the scale {low} to {high}", zh="量表 {low}–{high} 的平均分")
_N = LocalText(en="n = {n} respondents", zh="n = {n} 名受访者")
_N_RANGE = LocalText(en="n = {least} to {most} respondents an item", zh="每题 n = {least}–{most} 名受访者")
_COUNT = LocalText(en="{k} items", zh="{k} 个题项")
_LINES = {
    "means": LocalText(
        en="Lines at the means of the items: they divide the items among themselves, not against a target",
        zh="分界线为各题项的均值：只在题项之间相对划分，并非对照目标",
    ),
    "medians": LocalText(
        en="Lines at the medians of the items: they divide the items among themselves, not against a target",
        zh="分界线为各题项的中位数：只在题项之间相对划分，并非对照目标",
    ),
    "midpoint": LocalText(en="Lines at the midpoint of the answer scale", zh="分界线为量表中点"),
    "targets": LocalText(en="Lines at the targets given", zh="分界线为给定目标值"),
}
_ON_LINE = LocalText(en="an item on a line counts as high", zh="落在线上的题项按高计")
_DIAGONAL = LocalText(
    en="dashed line: importance = performance, items above it receive less than they matter",
    zh="虚线：重要性 = 绩效，线上方的题项绩效低于重要性",
)
_HIDDEN = LocalText(en="Not drawn for want of answers: {names}", zh="因缺少答案未绘出：{names}")
_HIGH = {
    "means": LocalText(
        en="at least average in importance and below average in performance", zh="重要性不低于均值而绩效低于均值"
    ),
    "medians": LocalText(
        en="at or above the median in importance and below it in performance",
        zh="重要性不低于中位数而绩效低于中位数",
    ),
    "midpoint": LocalText(
        en="at or above the scale midpoint in importance and below it in performance",
        zh="重要性不低于量表中点而绩效低于中点",
    ),
    "targets": LocalText(
        en="at or above the target in importance and below it in performance",
        zh="重要性不低于目标值而绩效低于目标值",
    ),
}
_MESSAGE = LocalText(en="{k} of {m} items are {what}", zh="{m} 个题项中有 {k} 个{what}")
_MESSAGE_ONE = LocalText(en="1 of {m} items is {what}", zh="{m} 个题项中有 1 个{what}")
_MESSAGE_NONE = LocalText(en="None of {m} items is {what}", zh="{m} 个题项中没有{what}的")
_MESSAGE_NONE_SINGLE = LocalText(en="The one item is not {what}", zh="唯一的题项不是{what}的")
_MESSAGE_EMPTY = LocalText(en="No item could be placed", zh="没有可定位的题项")
_NAMES_IN_MESSAGE = 3
_LONGEST_LIST = 70


@dataclass(frozen=True, slots=True)
class IpaPoint:
    """One item: its number in the questionnaire, name, two means, respondents, and quadrant."""

    id: str
    number: int
    name: LocalText
    n: int
    importance: float
    performance: float
    quadrant: Quadrant


@dataclass(frozen=True, slots=True)
class IpaData:
    """All that an importance–performance chart shows.

    Attributes
    ----------
    points : tuple of IpaPoint
        Items in the order of the questionnaire.
    hidden : tuple of LocalText
        Names of items without a place.
    line_importance, line_performance : float or None
        Where the lines lie.
    lines : {"means", "medians", "midpoint", "targets"}
        How they were chosen.
    importance, performance : str
        What stands for importance and for performance.
    scale : tuple of (int, int)
        Ends of the answer scale.
    subject, period : LocalText, Period, str or None
        What is judged, and when.
    """

    points: tuple[IpaPoint, ...]
    hidden: tuple[LocalText, ...]
    line_importance: float | None
    line_performance: float | None
    lines: Lines
    importance: str
    performance: str
    scale: tuple[int, int]
    subject: Said
    period: Said

    def message(self, lang: Lang) -> str:
        """Return the sentence that the numbers themselves say.

        Parameters
        ----------
        lang : {"en", "zh"}
            Language.

        Returns
        -------
        str
            True by construction.
        """
        if not self.points:
            return _MESSAGE_EMPTY.text(lang)
        names = [point.name.text(lang) for point in self.points if point.quadrant == "concentrate"]
        none = _MESSAGE_NONE if len(self.points) > 1 else _MESSAGE_NONE_SINGLE
        pattern = {0: none, 1: _MESSAGE_ONE}.get(len(names), _MESSAGE)
        text = pattern.fill({"k": len(names), "m": len(self.points), "what": _HIGH[self.lines]}).text(lang)
        tail = listed(names, lang)
        if 0 < len(names) <= _NAMES_IN_MESSAGE and len(tail) <= _LONGEST_LIST:
            text += (": " if lang == "en" else "：") + tail
        return text

    def what(self, lang: Lang) -> str:
        """Return object, measure, unit, period and n.

        Parameters
        ----------
        lang : {"en", "zh"}
            Language.

        Returns
        -------
        str
            The what-line.
        """
        low, high = self.scale
        counts = [point.n for point in self.points] or [0]
        same = min(counts) == max(counts)
        n = _N.fill({"n": counts[0]}) if same else _N_RANGE.fill({"least": min(counts), "most": max(counts)})
        parts = [
            _WHAT.text(lang),
            said(self.subject, lang),
            _SCALE.fill({"low": low, "high": high}).text(lang),
            said(self.period, lang),
            _COUNT.fill({"k": len(self.points)}).text(lang),
            n.text(lang),
        ]
        return clauses(parts, lang)

    def foot(self, lang: Lang, *, diagonal: bool = True) -> tuple[str, ...]:
        """Return what the lines mean, and what is not drawn.

        Parameters
        ----------
        lang : {"en", "zh"}
            Language.
        diagonal : bool
            Whether the diagonal is seen.

        Returns
        -------
        tuple of str
            Its lines.
        """
        rules = [_LINES[self.lines].text(lang), _ON_LINE.text(lang)]
        if diagonal:
            rules.append(_DIAGONAL.text(lang))
        lines = [remarks(rules, lang)]
        if self.hidden:
            lines.append(_HIDDEN.fill({"names": listed([name.text(lang) for name in self.hidden], lang)}).text(lang))
        return tuple(lines)

    def alt_text(self, lang: Lang, message: str) -> str:
        """Return the chart in words.

        Parameters
        ----------
        lang : {"en", "zh"}
            Language.
        message : str
            The sentence above the chart.

        Returns
        -------
        str
            Every number drawn, in sentences.
        """
        parts: list[str] = []
        for quadrant, name in QUADRANTS.items():
            points = [_spoken(point, lang) for point in self.points if point.quadrant == quadrant]
            if points:
                parts.append(name.text(lang) + (": " if lang == "en" else "：") + remarks(points, lang))
        return sentence([message, self.what(lang), *parts], lang)

    def table(self) -> Table:
        """Return the numbers drawn, at full precision.

        Returns
        -------
        Table
            One row a row of the chart.
        """
        cells: tuple[tuple[Cell, ...], ...] = tuple(
            (p.id, p.name, p.n, p.importance, p.performance, QUADRANTS[p.quadrant]) for p in self.points
        )
        return Table(_COLUMNS, cells, title=LocalText(en=self.what("en"), zh=self.what("zh")))


_COLUMNS = (
    Column("id", LocalText(en="Id", zh="代码")),
    Column("name", LocalText(en="Item", zh="题项")),
    Column("n", LocalText(en="n", zh="n"), "integer"),
    Column("importance", LocalText(en="Importance", zh="重要性"), "number"),
    Column("performance", LocalText(en="Performance", zh="绩效"), "number"),
    Column("quadrant", LocalText(en="Quadrant", zh="象限")),
)
_SPOKEN = LocalText(
    en="{name} (importance {importance}, performance {performance})",
    zh="{name}（重要性 {importance}，绩效 {performance}）",
)


def _spoken(point: IpaPoint, lang: Lang) -> str:
    """Return one item in words."""
    numbers = {"importance": number(point.importance, 2), "performance": number(point.performance, 2)}
    return _SPOKEN.fill({"name": point.name, **numbers}).text(lang)


def prepare_importance_performance(ipa: ImportancePerformance, *, subject: Said = None, period: Said = None) -> IpaData:
    """Return what an importance–performance chart shows, before anything is drawn.

    Parameters
    ----------
    ipa : ImportancePerformance
        The result.
    subject, period : str, LocalText or Period, optional
        What is judged (the questionnaire's name when left out), and when the answers were given.

    Returns
    -------
    IpaData
        Points, lines and words.

    Raises
    ------
    ChartError
        If importance is derived: it is not on the answer scale.

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
    >>> data = prepare_importance_performance(ipa)
    >>> [(point.id, point.quadrant) for point in data.points]
    [('speed', 'concentrate'), ('care', 'keep_up'), ('price', 'low_priority')]
    """
    require_drawn("ipa", ipa, "ImportancePerformance")
    if ipa.importance is None:
        raise ChartError.single(
            "derived-importance",
            "derived importance has no place on the answer scale, so it cannot be drawn against performance",
            cure="Draw an analysis of stated importance, or print the table.",
        )
    names = {item.id: item.label for item in ipa.instrument.items}
    found = (_point(row, position, names[row.id]) for position, row in enumerate(ipa.rows, start=1))
    points = tuple(point for point in found if point is not None)
    placed = {point.id for point in points}
    return IpaData(
        points=points,
        hidden=tuple(names[row.id] for row in ipa.rows if row.id not in placed),
        line_importance=ipa.line_importance,
        line_performance=ipa.line_performance,
        lines=ipa.lines,
        importance=ipa.importance,
        performance=ipa.performance,
        scale=(ipa.instrument.scale.low, ipa.instrument.scale.high),
        subject=ipa.instrument.name if subject is None else subject,
        period=period,
    )


def _point(row: IpaRow, position: int, name: LocalText) -> IpaPoint | None:
    """Return an item as a point, or None where it has no place."""
    if row.importance is None or row.performance is None or row.quadrant is None:
        return None
    return IpaPoint(row.id, position, name, row.n, row.importance, row.performance, row.quadrant)
