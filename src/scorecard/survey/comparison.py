"""A direct comparison with what was expected: gaps that respondents tell themselves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from scorecard._result import Provenance, Result
from scorecard._table import Cell, Column, Table
from scorecard._text import LocalText
from scorecard.instruments import Instrument, Role
from scorecard.survey.grouped_table import grouped_table, with_everyone
from scorecard.survey.mean_check import Adjustment, MeanTest
from scorecard.survey.plan import MinAnswered
from scorecard.survey.row_finder import group_named, row_named

__all__ = ["DirectComparison", "DirectFamily", "DirectRow"]

_Reason = Literal["nobody_answered", "one_respondent", "no_variance", "suppressed"]
DirectFamily = Literal["items", "dimensions", "none"]

_OVERALL = LocalText(en="Overall (mean of dimensions)", zh="总体（各维度平均）")
_REASONS: dict[_Reason, LocalText] = {
    "nobody_answered": LocalText(en="nobody answered", zh="无人作答"),
    "one_respondent": LocalText(en="one respondent only", zh="仅 1 人作答"),
    "no_variance": LocalText(en="all answers are the same: nothing to test", zh="答案全部相同，无法检验"),
    "suppressed": LocalText(en="too few respondents to show", zh="人数过少，不予显示"),
}
_TITLE = LocalText(en="Service against expectation, asked directly: {name}", zh="与期望的直接比较：{name}")
_NOTE = LocalText(
    en="Gap = mean answer − {neutral} (as expected); t tests against 0 with {level} intervals.",
    zh="差距＝回答均值 − {neutral}（“与期望相符”）；对 0 作 t 检验，{level} 置信区间。",
)
_COLUMNS = (
    Column("id", LocalText(en="Id", zh="代码")),
    Column("name", LocalText(en="Item or dimension", zh="题项或维度")),
    Column("n", LocalText(en="n", zh="n"), "integer"),
    Column("mean", LocalText(en="Mean", zh="均值"), "number"),
    Column("gap", LocalText(en="Gap", zh="差距"), "signed"),
    Column("standard_deviation", LocalText(en="SD", zh="标准差"), "number"),
    Column("standard_error", LocalText(en="SE", zh="标准误"), "number", 3),
    Column("low", LocalText(en="Low", zh="下限"), "signed"),
    Column("high", LocalText(en="High", zh="上限"), "signed"),
    Column("statistic", LocalText(en="t", zh="t"), "number"),
    Column("p_value", LocalText(en="p", zh="p"), "p_value"),
    Column("p_adjusted", LocalText(en="p adj.", zh="校正 p"), "p_value"),
    Column("share_worse", LocalText(en="Worse", zh="低于期望"), "percent", 1),
    Column("share_neutral", LocalText(en="As expected", zh="与期望相符"), "percent", 1),
    Column("share_better", LocalText(en="Better", zh="高于期望"), "percent", 1),
    Column("reason", LocalText(en="Remark", zh="说明")),
)


@dataclass(frozen=True, slots=True)
class DirectRow:
    """Service against expectation, for an item, a dimension or the whole.

    Attributes
    ----------
    id : str
        Id of the item or dimension, or "overall".
    kind : {"item", "dimension", "overall"}
        What the row is about.
    n : int
        Respondents who enter the row.
    mean : float or None
        Mean answer.
    gap : MeanTest
        Mean answer less the neutral one, with its test.
    share_worse, share_neutral, share_better : float or None
        Respondents whose score lies below, at and above the neutral answer.
    family : {"items", "dimensions", "none"}
        Tests that the p-value is adjusted with.
    reason : {"nobody_answered", "one_respondent", "no_variance", "suppressed"} or None
        Why something is undefined.
    """

    id: str
    kind: Literal["item", "dimension", "overall"]
    n: int
    mean: float | None = None
    gap: MeanTest = field(default_factory=MeanTest)
    share_worse: float | None = None
    share_neutral: float | None = None
    share_better: float | None = None
    family: DirectFamily = "none"
    reason: _Reason | None = None


@dataclass(frozen=True, slots=True)
class DirectComparison(Result):
    """Service against expectation, asked in one question.

    Attributes
    ----------
    n : int
        Respondents of the survey.
    rows : tuple of DirectRow
        Items, dimensions, "overall".
    segments : mapping of str to tuple of DirectRow
        The same by group, where the analysis is made by a segment variable.
    by : str or None
        That variable.
    role : str
        The answers analysed.
    neutral : float
        Answer that stands for "as expected".
    min_answered : {"half", "all", 1}
        How many items of a dimension a respondent must have answered to enter it.
    confidence : float
        Level of the intervals.
    adjust : {"holm", "benjamini_hochberg", "bonferroni", "none"}
        How p-values are adjusted.
    privacy_threshold : int
        Smallest group whose numbers are shown.
    instrument : Instrument
        The questionnaire.
    provenance : Provenance
        Where the answers come from.
    """

    n: int
    rows: tuple[DirectRow, ...]
    segments: Mapping[str, tuple[DirectRow, ...]]
    by: str | None
    role: Role
    neutral: float
    min_answered: MinAnswered
    confidence: float
    adjust: Adjustment
    privacy_threshold: int
    instrument: Instrument
    provenance: Provenance

    def row(self, row_id: str, *, segment: str | None = None) -> DirectRow:
        """Return a row by its id.

        Parameters
        ----------
        row_id : str
            Id of an item or a dimension, or "overall".
        segment : str, optional
            Label of a group; everyone when left out.

        Returns
        -------
        DirectRow
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
        notes = [_NOTE.fill({"neutral": f"{self.neutral:g}", "level": f"{100 * self.confidence:g} %"})]
        return grouped_table(
            with_everyone(self.rows, self.segments),
            _COLUMNS,
            cells=self._cells,
            title=_TITLE.fill({"name": self.instrument.name}),
            notes=notes,
            threshold=None if self.by is None else self.privacy_threshold,
        )

    def _cells(self, r: DirectRow) -> tuple[Cell, ...]:
        """Return the cells of one row."""
        g = r.gap
        name = _OVERALL if r.kind == "overall" else self.instrument.name_of(r.id)
        test = (g.mean, g.standard_deviation, g.standard_error, g.low, g.high, g.statistic, g.p_value, g.p_adjusted)
        shares = (r.share_worse, r.share_neutral, r.share_better)
        return r.id, name, r.n, r.mean, *test, *shares, None if r.reason is None else _REASONS[r.reason]
