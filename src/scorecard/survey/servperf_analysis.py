"""SERVPERF: service quality from perceptions alone, plain or weighted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from scorecard._result import Provenance, Result
from scorecard._table import Cell, Column, Table
from scorecard._text import LocalText
from scorecard.instruments import Instrument
from scorecard.survey.grouped_table import grouped_table, with_everyone
from scorecard.survey.plan import MinAnswered
from scorecard.survey.row_finder import group_named, row_named

__all__ = ["Servperf", "ServperfRow"]

_Kind = Literal["item", "dimension", "overall", "weighted"]
_Reason = Literal["nobody_answered", "one_respondent", "no_variance", "suppressed"]

_WHOLES = {
    "overall": LocalText(en="Overall (mean of dimensions)", zh="总体（各维度平均）"),
    "weighted": LocalText(en="Overall, weighted", zh="总体（加权）"),
}
_REASONS: dict[_Reason, LocalText] = {
    "nobody_answered": LocalText(en="nobody answered", zh="无人作答"),
    "one_respondent": LocalText(en="one respondent only", zh="仅 1 人作答"),
    "no_variance": LocalText(en="all answers are the same", zh="答案全部相同"),
    "suppressed": LocalText(en="too few respondents to show", zh="人数过少，不予显示"),
}
_TITLE = LocalText(en="Perceived performance (SERVPERF): {name}", zh="感知绩效（SERVPERF）：{name}")
_NOTE = LocalText(
    en="Means of the perceptions over everybody who answered; t intervals at {level}.",
    zh="感知得分均值，取自全部作答者；t 置信区间，水平 {level}。",
)
_WEIGHTING = {
    "given": LocalText(en="Weighted by the weights given.", zh="加权所用权重由用户给定。"),
    "own": LocalText(en="Weighted by each respondent's own points.", zh="按每位受访者自己分配的重要性分值加权。"),
    "importance": LocalText(
        en="Weighted by each respondent's own ratings of importance, item by item.",
        zh="按每位受访者对各题项的重要性评分加权。",
    ),
}
_COLUMNS = (
    Column("id", LocalText(en="Id", zh="代码")),
    Column("name", LocalText(en="Item or dimension", zh="题项或维度")),
    Column("n", LocalText(en="n", zh="n"), "integer"),
    Column("mean", LocalText(en="Performance", zh="感知绩效"), "number"),
    Column("standard_deviation", LocalText(en="SD", zh="标准差"), "number"),
    Column("standard_error", LocalText(en="SE", zh="标准误"), "number", 3),
    Column("low", LocalText(en="Low", zh="下限"), "number"),
    Column("high", LocalText(en="High", zh="上限"), "number"),
    Column("reason", LocalText(en="Remark", zh="说明")),
)


@dataclass(frozen=True, slots=True)
class ServperfRow:
    """Perceived performance of an item, a dimension or the whole.

    Attributes
    ----------
    id : str
        Id of the item or dimension, "overall" or "weighted".
    kind : {"item", "dimension", "overall", "weighted"}
        What the row is about.
    n : int
        Respondents who enter the row.
    mean, standard_deviation, standard_error : float or None
        Of the respondents' scores, and of their mean.
    low, high : float or None
        Confidence limits of the mean, by t with n − 1 degrees of freedom.
    reason : {"nobody_answered", "one_respondent", "no_variance", "suppressed"} or None
        Why something is undefined.
    """

    id: str
    kind: _Kind
    n: int
    mean: float | None = None
    standard_deviation: float | None = None
    standard_error: float | None = None
    low: float | None = None
    high: float | None = None
    reason: _Reason | None = None


@dataclass(frozen=True, slots=True)
class Servperf(Result):
    """Perceived performance by item, dimension and whole.

    Attributes
    ----------
    n : int
        Respondents of the survey.
    rows : tuple of ServperfRow
        Items, dimensions, "overall", and "weighted" where there are weights.
    segments : mapping of str to tuple of ServperfRow
        The same by group, where the analysis is made by a segment variable.
    by : str or None
        That variable.
    weighting : {"none", "given", "own", "importance"}
        How the weighted whole is made.
    min_answered : {"half", "all", 1}
        How many items of a dimension a respondent must have answered to enter it.
    confidence : float
        Level of the intervals.
    privacy_threshold : int
        Smallest group whose numbers are shown.
    instrument : Instrument
        The questionnaire.
    provenance : Provenance
        Where the answers come from.
    """

    n: int
    rows: tuple[ServperfRow, ...]
    segments: Mapping[str, tuple[ServperfRow, ...]]
    by: str | None
    weighting: Literal["none", "given", "own", "importance"]
    min_answered: MinAnswered
    confidence: float
    privacy_threshold: int
    instrument: Instrument
    provenance: Provenance

    def row(self, row_id: str, *, segment: str | None = None) -> ServperfRow:
        """Return a row by its id.

        Parameters
        ----------
        row_id : str
            Id of an item or a dimension, "overall" or "weighted".
        segment : str, optional
            Label of a group; everyone when left out.

        Returns
        -------
        ServperfRow
            The row.

        Raises
        ------
        UsageError
            If there is no such row or group.
        """
        rows = group_named(self.rows, self.segments, segment)
        return row_named({row.id: row for row in rows}, row_id)

    def table(self) -> Table:
        """Return all rows, those of the groups below those of everyone.

        Returns
        -------
        Table
            The rows at full precision.
        """
        notes = [_NOTE.fill({"level": f"{100 * self.confidence:g} %"})]
        if self.weighting != "none":
            notes.append(_WEIGHTING[self.weighting])
        return grouped_table(
            with_everyone(self.rows, self.segments),
            _COLUMNS,
            cells=self._cells,
            title=_TITLE.fill({"name": self.instrument.name}),
            notes=notes,
            threshold=None if self.by is None else self.privacy_threshold,
        )

    def _cells(self, r: ServperfRow) -> tuple[Cell, ...]:
        """Return the cells of one row."""
        name = _WHOLES[r.kind] if r.kind in _WHOLES else self.instrument.name_of(r.id)
        reason = None if r.reason is None else _REASONS[r.reason]
        return r.id, name, r.n, r.mean, r.standard_deviation, r.standard_error, r.low, r.high, reason
