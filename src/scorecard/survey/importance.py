"""Importance–performance analysis: where to concentrate, where to keep up."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Literal

from scorecard._result import Provenance, Result
from scorecard._table import Column, Table
from scorecard._text import LocalText
from scorecard.errors import AnalysisError, UsageError
from scorecard.instruments import Instrument, Role
from scorecard.stats.counts import Moments, PairTable
from scorecard.survey.plan import MIRRORED, TallyPlan
from scorecard.survey.responses import Survey

if TYPE_CHECKING:
    from scorecard.plots.importance import IpaPlots

__all__ = ["ImportancePerformance", "IpaRow", "Lines", "Quadrant", "cross_hair", "importance_performance", "quadrants"]

Lines = Literal["means", "medians", "midpoint"]
Quadrant = Literal["concentrate", "keep_up", "low_priority", "overkill"]

_ON_THE_LINE = 1e-12

QUADRANTS: dict[Quadrant, LocalText] = {
    "concentrate": LocalText(en="Concentrate here", zh="重点改进"),
    "keep_up": LocalText(en="Keep up the good work", zh="继续保持"),
    "low_priority": LocalText(en="Low priority", zh="低优先级"),
    "overkill": LocalText(en="Possible overkill", zh="可能过度投入"),
}
"""Names of the quadrants."""

_LINES: dict[Lines, LocalText] = {
    "means": LocalText(en="the means of the items", zh="各题项均值的平均数"),
    "medians": LocalText(en="the medians of the items", zh="各题项均值的中位数"),
    "midpoint": LocalText(en="the middle of the scale", zh="量表中点"),
}
_TITLE = LocalText(en="Importance–performance analysis: {name}", zh="重要性—绩效分析：{name}")
_NOTE = LocalText(
    en="Lines at {lines}; a point on a line counts as high. Both means over the respondents who answered both.",
    zh="分界线取{lines}；落在线上的点视为高。两项均值均取自两问都作答的受访者。",
)
_NOBODY = LocalText(en="nobody answered both", zh="无人同时作答两问")
_COLUMNS = (
    Column("id", LocalText(en="Id", zh="代码")),
    Column("name", LocalText(en="Item", zh="题项")),
    Column("n", LocalText(en="n", zh="n"), "integer"),
    Column("importance", LocalText(en="Importance", zh="重要性"), "number"),
    Column("performance", LocalText(en="Performance", zh="绩效"), "number"),
    Column("importance_standard_error", LocalText(en="SE importance", zh="重要性标准误"), "number", 3),
    Column("performance_standard_error", LocalText(en="SE performance", zh="绩效标准误"), "number", 3),
    Column("quadrant", LocalText(en="Quadrant", zh="象限")),
    Column("reason", LocalText(en="Remark", zh="说明")),
)


@dataclass(frozen=True, slots=True)
class IpaRow:
    """Importance and performance of one item.

    Attributes
    ----------
    id : str
        Id of the item.
    n : int
        Respondents who answered both.
    importance, performance : float or None
        Means over these respondents.
    importance_standard_error, performance_standard_error : float or None
        Their standard errors; None below two respondents.
    quadrant : {"concentrate", "keep_up", "low_priority", "overkill"} or None
        Where the item lies.
    reason : {"nobody_answered", "one_respondent"} or None
        Why something is undefined.
    """

    id: str
    n: int
    importance: float | None = None
    performance: float | None = None
    importance_standard_error: float | None = None
    performance_standard_error: float | None = None
    quadrant: Quadrant | None = None
    reason: Literal["nobody_answered", "one_respondent"] | None = None


@dataclass(frozen=True, slots=True)
class ImportancePerformance(Result):
    """Items by importance and performance.

    Attributes
    ----------
    rows : tuple of IpaRow
        The items, in the order of the questionnaire.
    line_importance, line_performance : float or None
        The cross-hair; None when nobody answered anything.
    lines : {"means", "medians", "midpoint"}
        How it is placed.
    importance, performance : str
        Roles that were compared.
    instrument : Instrument
        The questionnaire.
    provenance : Provenance
        Where the answers come from.
    """

    rows: tuple[IpaRow, ...]
    line_importance: float | None
    line_performance: float | None
    lines: Lines
    importance: Role
    performance: Role
    instrument: Instrument
    provenance: Provenance

    def table(self) -> Table:
        """Return the items as a table.

        Returns
        -------
        Table
            The rows at full precision.
        """
        rows = tuple(
            (
                r.id,
                self.instrument.name_of(r.id),
                r.n,
                r.importance,
                r.performance,
                r.importance_standard_error,
                r.performance_standard_error,
                None if r.quadrant is None else QUADRANTS[r.quadrant],
                _NOBODY if r.reason == "nobody_answered" else None,
            )
            for r in self.rows
        )
        title = _TITLE.fill({"name": self.instrument.name})
        return Table(_COLUMNS, rows, title=title, notes=(_NOTE.fill({"lines": _LINES[self.lines]}),))

    @property
    def plot(self) -> IpaPlots:
        """Charts of the result."""
        from scorecard.plots.importance import IpaPlots

        return IpaPlots(self)


def cross_hair(
    importance: Sequence[float | None],
    performance: Sequence[float | None],
    *,
    lines: Lines = "means",
    midpoint: float | None = None,
) -> tuple[float, float] | None:
    """Return where the lines between high and low stand.

    Parameters
    ----------
    importance, performance : sequence of float or None
        Mean ratings of the attributes; an attribute without both counts nowhere.
    lines : {"means", "medians", "midpoint"}
        Mean or median of the ratings, or the middle of the scale.
    midpoint : float, optional
        Middle of the scale, for ``lines="midpoint"``.

    Returns
    -------
    tuple of (float, float), or None
        Line of importance and line of performance; None without any attribute.

    Raises
    ------
    UsageError
        If `lines` has an unknown value, or the midpoint is needed and missing.

    Examples
    --------
    >>> cross_hair([4.0, 2.0, 3.0], [1.0, 5.0, 3.0])
    (3.0, 3.0)
    """
    if lines not in _LINES:
        raise UsageError.single(
            "bad-lines", "the option lines has an unknown value", found=lines, cure=f"Use one of: {', '.join(_LINES)}."
        )
    if lines == "midpoint":
        if midpoint is None:
            raise UsageError.single(
                "midpoint-missing", "the middle of the scale is needed", cure="Give midpoint=(low + high) / 2."
            )
        return midpoint, midpoint
    both = [(i, p) for i, p in zip(importance, performance, strict=True) if i is not None and p is not None]
    if not both:
        return None
    first, second = [i for i, _ in both], [p for _, p in both]
    if lines == "medians":
        return median(first), median(second)
    return math.fsum(first) / len(first), math.fsum(second) / len(second)


def quadrants(
    importance: Sequence[float | None], performance: Sequence[float | None], *, lines: tuple[float, float]
) -> tuple[Quadrant | None, ...]:
    """Return the quadrant of each attribute.

    Parameters
    ----------
    importance, performance : sequence of float or None
        Mean ratings of the attributes.
    lines : tuple of (float, float)
        Line of importance and line of performance; a point on a line counts as high.

    Returns
    -------
    tuple of str or None
        "concentrate" (important, performed badly), "keep_up", "low_priority", "overkill"; None
        for an attribute without both ratings.

    Notes
    -----
    A rating within 1e-12 of a line is on it, so that binary fractions do not decide.

    Examples
    --------
    >>> quadrants([4.0, 2.0, 3.0], [1.0, 5.0, 3.0], lines=(3.0, 3.0))
    ('concentrate', 'overkill', 'keep_up')
    """
    line_i, line_p = (line - _ON_THE_LINE * max(1.0, abs(line)) for line in lines)
    found: list[Quadrant | None] = []
    for i, p in zip(importance, performance, strict=True):
        if i is None or p is None:
            found.append(None)
        elif i >= line_i:
            found.append("keep_up" if p >= line_p else "concentrate")
        else:
            found.append("overkill" if p >= line_p else "low_priority")
    return tuple(found)


def importance_performance(
    survey: Survey,
    *,
    importance: Literal["importance", "expectation"] = "importance",
    performance: Literal["perception", "satisfaction"] = "perception",
    lines: Lines = "means",
) -> ImportancePerformance:
    """Return importance against performance, item by item.

    Parameters
    ----------
    survey : Survey
        Answers with both roles.
    importance : {"importance", "expectation"}
        What stands for importance.
    performance : {"perception", "satisfaction"}
        What stands for performance.
    lines : {"means", "medians", "midpoint"}
        Where the lines between high and low stand: mean or median of the item means, or the
        middle of the scale. The choice moves items between quadrants.

    Returns
    -------
    ImportancePerformance
        The items with their quadrants.

    Raises
    ------
    AnalysisError
        If the survey lacks one of the roles.
    UsageError
        If `lines` has an unknown value.

    References
    ----------
    Martilla, J. A., James, J. C. (1977). Importance-performance analysis. Journal of Marketing
    41(1), 77-79.
    """
    for role in (importance, performance):
        if role not in survey.answers:
            raise AnalysisError.single(
                "role-missing",
                f"the analysis needs the answers for {role}",
                found=", ".join(survey.roles),
                cure="Name another role, or add its columns to the layout.",
            )
    rows = _rows(survey, importance, performance)
    first, second = [r.importance for r in rows], [r.performance for r in rows]
    line = cross_hair(first, second, lines=lines, midpoint=survey.instrument.scale.midpoint)
    if line is not None:
        found = quadrants(first, second, lines=line)
        rows = [
            IpaRow(
                r.id,
                r.n,
                r.importance,
                r.performance,
                r.importance_standard_error,
                r.performance_standard_error,
                quadrant,
                r.reason,
            )
            for r, quadrant in zip(rows, found, strict=True)
        ]
    line_i, line_p = line if line is not None else (None, None)
    return ImportancePerformance(
        tuple(rows), line_i, line_p, lines, importance, performance, survey.instrument, survey.provenance
    )


def _rows(survey: Survey, importance: Role, performance: Role) -> list[IpaRow]:
    """Return the means of each item over the respondents who answered both."""
    plan = TallyPlan.of(survey.instrument, min_answered="all")
    values = [(plan if role in MIRRORED else plan.straight).item_values for role in (importance, performance)]
    rows: list[IpaRow] = []
    for position, item in enumerate(survey.instrument.items):
        pair = (survey.answers[role][:, position] for role in (importance, performance))
        table = PairTable.from_codes(*pair, levels=plan.levels)
        first = table.first(values[0][position]).moments()
        second = table.second(values[1][position]).moments()
        reason: Literal["nobody_answered", "one_respondent"] | None = None
        if first.n < 2:
            reason = "one_respondent" if first.n else "nobody_answered"
        rows.append(IpaRow(item.id, first.n, first.mean, second.mean, _error(first), _error(second), reason=reason))
    return rows


def _error(moments: Moments) -> float | None:
    """Return the standard error of a mean."""
    deviation = moments.standard_deviation
    return None if deviation is None else deviation / math.sqrt(moments.n)
