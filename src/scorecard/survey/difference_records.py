"""Differences between groups of respondents, as they are shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from scorecard._result import Provenance, Result
from scorecard._table import Cell, Column, Table
from scorecard._text import LocalText
from scorecard.errors import UsageError
from scorecard.instruments import Instrument
from scorecard.survey.difference_table import adjusted_note, difference_table
from scorecard.survey.gap_records import Adjust, Kind, Reason
from scorecard.survey.gap_words import STATISTICS, row_name
from scorecard.survey.plan import MinAnswered

__all__ = ["DifferenceFamily", "DifferenceRow", "Mean", "Pairs", "SegmentDifferences"]

Pairs = Literal["all", "reference", "rest"]
Mean = Literal["gap", "expectation", "perception", "importance", "satisfaction"]
DifferenceFamily = Literal["items", "dimensions", "overall", "overall_items", "weighted", "none"]


@dataclass(frozen=True, slots=True)
class DifferenceRow:
    """The difference of two groups on an item, a dimension or a whole.

    Attributes
    ----------
    id : str
        Id of the item or dimension, or the name of the whole.
    kind : {"item", "dimension", "overall", "overall_items", "weighted"}
        What the row is about.
    first : str
        Label of the first group.
    second : str or None
        Label of the second group; None for all other respondents of the survey.
    n_first, n_second : int
        Respondents of each who enter the row.
    mean_first, mean_second : float or None
        Their means.
    difference : float or None
        First − second.
    standard_error, degrees_of_freedom : float or None
        Of the difference, by Welch and Satterthwaite.
    low, high : float or None
        Confidence limits of the difference.
    statistic, p_value : float or None
        t and its two-sided p-value against 0.
    p_adjusted : float or None
        The p-value adjusted within its family.
    family : {"items", "dimensions", "overall", "overall_items", "weighted", "none"}
        Tests it is adjusted with: all pairs of groups on all items, on all dimensions, or on the one whole.
    reason : str or None
        Why something is undefined.
    """

    id: str
    kind: Kind
    first: str
    second: str | None
    n_first: int
    n_second: int
    mean_first: float | None = None
    mean_second: float | None = None
    difference: float | None = None
    standard_error: float | None = None
    degrees_of_freedom: float | None = None
    low: float | None = None
    high: float | None = None
    statistic: float | None = None
    p_value: float | None = None
    p_adjusted: float | None = None
    family: DifferenceFamily = "none"
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class SegmentDifferences(Result):
    """Differences between groups of respondents.

    Attributes
    ----------
    rows : tuple of DifferenceRow
        Pair by pair, each in the order of the questionnaire.
    by : str
        Segment variable.
    statistic : {"gap", "expectation", "perception", "importance", "satisfaction"}
        Which mean is compared.
    pairs : {"all", "reference", "rest"}
        Which groups are compared.
    reference : str or None
        The group that all others are compared with.
    sizes : mapping of str to int
        Respondents of each group.
    min_answered : {"half", "all", 1}
        How many items of a dimension a respondent must have answered to enter it.
    confidence : float
        Level of the intervals.
    adjust : {"holm", "benjamini_hochberg", "bonferroni", "none"}
        How p-values are adjusted.
    privacy_threshold : int
        Least number of respondents behind a number that is shown.
    instrument : Instrument
        The questionnaire.
    provenance : Provenance
        Where the answers come from.
    """

    rows: tuple[DifferenceRow, ...]
    by: str
    statistic: Mean
    pairs: Pairs
    reference: str | None
    sizes: Mapping[str, int]
    min_answered: MinAnswered
    confidence: float
    adjust: Adjust
    privacy_threshold: int
    instrument: Instrument
    provenance: Provenance

    def row(self, of: str, first: str, *, second: str | None = None) -> DifferenceRow:
        """Return one difference.

        Parameters
        ----------
        of : str
            Id of an item or a dimension, or the name of a whole.
        first : str
            Label of the first group.
        second : str, optional
            Label of the second group; all other respondents when left out.

        Returns
        -------
        DifferenceRow
            First − second.

        Raises
        ------
        UsageError
            If there is no such comparison.
        """
        for row in self.rows:
            if (row.id, row.first, row.second) == (of, first, second):
                return row
        raise UsageError.single(
            "unknown-difference",
            "there is no such comparison",
            found=f"{of}: {first} − {'the rest' if second is None else second}",
            cure="Name an id and two labels as they stand in the rows.",
        )

    def table(self) -> Table:
        """Return all differences.

        Returns
        -------
        Table
            One row a pair of groups and row of the questionnaire.
        """
        title = _TITLE.fill({"what": STATISTICS[self.statistic], "by": self.by, "name": self.instrument.name})
        notes = [
            _METHOD.fill({"level": f"{100 * self.confidence:g} %"}),
            adjusted_note(self.adjust, _ADJUSTED),
        ]
        if any(row.reason == "suppressed" for row in self.rows):
            notes.append(_HIDDEN.fill({"n": self.privacy_threshold}))
        return difference_table(self.rows, _COLUMNS, cells=self._cells, title=title, notes=notes)

    def _cells(self, row: DifferenceRow) -> tuple[Cell, ...]:
        """Return what stands in a row before the test."""
        groups = (row.first, _REST if row.second is None else row.second, row.n_first, row.n_second)
        means = (row.mean_first, row.mean_second, row.difference)
        return (row.id, row_name(row.id, self.instrument), *groups, *means)


_REST = LocalText(en="all others", zh="其余全体")
_COLUMNS = (
    Column("id", LocalText(en="Id", zh="代码")),
    Column("name", LocalText(en="Name", zh="名称")),
    Column("first", LocalText(en="Group", zh="分组")),
    Column("second", LocalText(en="Compared with", zh="对照组")),
    Column("n_first", LocalText(en="n", zh="n"), "integer"),
    Column("n_second", LocalText(en="n compared", zh="对照组 n"), "integer"),
    Column("mean_first", LocalText(en="Mean", zh="均值"), "number"),
    Column("mean_second", LocalText(en="Mean compared", zh="对照组均值"), "number"),
    Column("difference", LocalText(en="Difference", zh="差值"), "signed"),
)
_TITLE = LocalText(en="{name}: differences of the {what} by {by}", zh="{name}：按 {by} 划分的{what}之差")
_METHOD = LocalText(
    en="Welch's t test, degrees of freedom by Satterthwaite; {level} t interval of each difference, not adjusted.",
    zh="Welch t 检验，自由度按 Satterthwaite 法；各差值的 {level} t 置信区间未作校正。",
)
_ADJUSTED = LocalText(
    en="p adjusted by {method}: all pairs of groups and all items as one family, all pairs and all dimensions as "
    "another, the pairs on each whole as one of their own.",
    zh="p 值采用 {method}校正：所有分组对 × 全部题项为一族，"
    "所有分组对 × 全部维度为另一族，每个总体指标的分组对各为一族。",
)
_HIDDEN = LocalText(
    en="Not shown: numbers that fewer than {n} respondents are behind, and those that would give them away. Tables "
    "by other variables may give away together what each of them hides.",
    zh="不予显示：作答不足 {n} 人的数值，以及可据以推算出这些数值的其他数值。"
    "按其他变量另行制表时，多张表合并后仍可能推算出各表隐去的内容。",
)
