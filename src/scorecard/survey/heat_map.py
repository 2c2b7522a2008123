"""One number of every row and group of a survey: rows down, groups across."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast, get_args

from scorecard._result import Provenance, Result
from scorecard._table import Cell, Column, Table
from scorecard._text import LocalText
from scorecard.errors import UsageError
from scorecard.instruments import Instrument
from scorecard.survey.gap_options import check_choice
from scorecard.survey.gap_records import Estimate, GapRow, Kind, MeanRow, SegmentGaps
from scorecard.survey.gap_words import STATISTICS, row_name
from scorecard.survey.grouped_table import EVERYONE
from scorecard.survey.question_records import QuestionRow
from scorecard.survey.row_finder import check_asked

if TYPE_CHECKING:
    from scorecard.plots.heats import HeatPlots
    from scorecard.survey.estimates import SurveyEstimates
    from scorecard.survey.gaps import GapAnalysis, Statistic
    from scorecard.survey.question_analysis import QuestionMeans

__all__ = ["HeatMap", "HeatRow", "HeatRows", "heat_map"]

HeatRows = Literal["dimensions", "items", "wholes", "all"]
_Row = GapRow | MeanRow | QuestionRow

_KINDS: dict[HeatRows, tuple[Kind, ...]] = {
    "dimensions": ("dimension",),
    "items": ("item",),
    "wholes": ("overall", "overall_items", "weighted"),
    "all": ("item", "dimension", "overall", "overall_items", "weighted"),
}


@dataclass(frozen=True, slots=True)
class HeatRow:
    """One row of a heat map.

    Attributes
    ----------
    id : str
        Id of the item or dimension, or the name of the whole.
    kind : {"item", "dimension", "overall", "overall_items", "weighted"}
        What the row is about.
    everyone : Estimate
        The number of all respondents.
    groups : tuple of Estimate
        The numbers of the groups, in the order of the map's labels; None where one must not be shown, with the
        reason "suppressed".
    """

    id: str
    kind: Kind
    everyone: Estimate
    groups: tuple[Estimate, ...]


@dataclass(frozen=True, slots=True)
class HeatMap(Result):
    """One number of every row and group.

    Attributes
    ----------
    rows : tuple of HeatRow
        In the order of the questionnaire.
    labels : tuple of str
        The groups, in alphabetical order.
    by : str
        Segment variable.
    statistic : {"gap", "expectation", "perception", "importance", "satisfaction", "minimum", "desired"}
        Which mean.
    privacy_threshold : int
        Least number of respondents behind a number that is shown.
    instrument : Instrument
        The questionnaire.
    provenance : Provenance
        Where the answers come from.
    """

    rows: tuple[HeatRow, ...]
    labels: tuple[str, ...]
    by: str
    statistic: Statistic
    privacy_threshold: int
    instrument: Instrument
    provenance: Provenance

    def table(self) -> Table:
        """Return the numbers of everyone and of each group, each with its n.

        Returns
        -------
        Table
            Columns ``value``, ``n``, then ``value:LABEL`` and ``n:LABEL`` for each group.
        """
        columns = [_ID, _NAME, Column("value", EVERYONE, self._kind), Column("n", _N, "integer")]
        for label in self.labels:
            heading = LocalText(en=label, zh=label)
            columns += [Column(f"value:{label}", heading, self._kind), Column(f"n:{label}", _N, "integer")]
        rows: list[tuple[Cell, ...]] = []
        for row in self.rows:
            name = row_name(row.id, self.instrument)
            cells: list[Cell] = [cell for found in (row.everyone, *row.groups) for cell in (found.value, found.n)]
            rows.append((row.id, name, *cells))
        title = _TITLE.fill({"what": STATISTICS[self.statistic], "by": self.by, "name": self.instrument.name})
        return Table(tuple(columns), tuple(rows), title=title, notes=self._notes)

    @property
    def plot(self) -> HeatPlots:
        """Charts of the result."""
        from scorecard.plots.heats import HeatPlots

        return HeatPlots(self)

    @property
    def _kind(self) -> Literal["signed", "number"]:
        """How the numbers are printed."""
        return "signed" if self.statistic == "gap" else "number"

    @property
    def _notes(self) -> tuple[LocalText, ...]:
        """What a reader must know of the numbers."""
        hidden = any(found.reason == "suppressed" for row in self.rows for found in row.groups)
        return (_HIDDEN.fill({"n": self.privacy_threshold}),) if hidden else ()


_ID = Column("id", LocalText(en="Id", zh="代码"))
_NAME = Column("name", LocalText(en="Name", zh="名称"))
_N = LocalText(en="n", zh="n")
_TITLE = LocalText(en="{name}: {what} by {by}", zh="{name}：按 {by} 划分的{what}")
_HIDDEN = LocalText(
    en="Not shown (–): numbers that fewer than {n} respondents are behind, and those that would give them away.",
    zh="不予显示（–）：作答不足 {n} 人的数值，以及可据以推算出这些数值的其他数值。",
)


def heat_map(
    analysis: GapAnalysis | QuestionMeans, *, statistic: Statistic = "gap", rows: HeatRows = "dimensions"
) -> HeatMap:
    """Return one number of every row and group of a survey.

    Parameters
    ----------
    analysis : GapAnalysis or QuestionMeans
        An analysis made by a segment variable.
    statistic : {"gap", "expectation", "perception", "importance", "satisfaction", "minimum", "desired"}
        Which mean.
    rows : {"dimensions", "items", "wholes", "all"}
        Which rows.

    Returns
    -------
    HeatMap
        The numbers with their n; what the analysis does not show, the map does not show.

    Raises
    ------
    UsageError
        If the analysis was made without groups, or an option has a value that it cannot have.
    AnalysisError
        If the survey did not ask for the statistic.
    """
    check_choice("rows", rows, get_args(HeatRows))
    by = require_groups(analysis, "a heat map")
    if not isinstance(cast("object", statistic), str):
        check_asked(statistic, asked=list(analysis.group().means))
    chosen = [row for row in _rows(analysis, statistic) if row.kind in _KINDS[rows]]
    labels = tuple(analysis.segments)
    found = tuple(_row(analysis, row, labels, statistic) for row in chosen)
    threshold = analysis.privacy_threshold
    return HeatMap(found, labels, by, statistic, threshold, analysis.instrument, analysis.provenance)


def _rows(analysis: GapAnalysis | QuestionMeans, statistic: Statistic) -> Sequence[_Row]:
    """Return the rows that have a statistic: those weighted by own points are gaps, expectations and perceptions."""
    group = analysis.group()
    if statistic != "gap" and statistic in group.means:
        return group.means[statistic]
    return group.rows if isinstance(group, SegmentGaps) else next(iter(group.means.values()))


def require_groups(analysis: SurveyEstimates, what: str) -> str:
    """Return the segment variable of an analysis, or refuse one without groups.

    Parameters
    ----------
    analysis : GapAnalysis or QuestionMeans
        The analysis.
    what : str
        What needs groups.

    Returns
    -------
    str
        The variable.

    Raises
    ------
    UsageError
        If the analysis was made without groups.
    """
    if analysis.by is None:
        raise UsageError.single(
            "needs-groups", f"{what} needs groups", cure="Make the analysis with by=, a segment variable."
        )
    return analysis.by


def _row(analysis: SurveyEstimates, row: _Row, labels: Sequence[str], statistic: Statistic) -> HeatRow:
    """Return one row of the map."""
    groups = tuple(analysis.estimate(statistic, row.id, segment=label) for label in labels)
    return HeatRow(row.id, row.kind, analysis.estimate(statistic, row.id), groups)
