"""Mean answers to each question of a survey, by item, dimension and whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from scorecard._model.mapping import FrozenDict
from scorecard._result import Provenance, Result
from scorecard._table import Table
from scorecard.errors import AnalysisError, ScorecardError
from scorecard.instruments import Instrument, Role
from scorecard.survey.gap_records import Estimate
from scorecard.survey.plan import MinAnswered
from scorecard.survey.question_records import QuestionRow, SegmentMeans
from scorecard.survey.row_finder import group_named, not_asked, row_named

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from scorecard.plots.mean_plots import MeanPlots
    from scorecard.survey.gap_covariances import MeanCovariances
    from scorecard.survey.gaps import Statistic, Weighting
    from scorecard.survey.heat_map import HeatMap, HeatRows

__all__ = ["QuestionMeans"]


@dataclass(frozen=True, slots=True)
class QuestionMeans(Result):
    """Mean answers to each question that a survey asked.

    Attributes
    ----------
    n : int
        Respondents of the survey.
    means : mapping of role to tuple of QuestionRow
        For each question items, dimensions, "overall", "overall_items", and "weighted" where there are weights: those
        that each respondent gave weigh expectations and perceptions only.
    segments : mapping of str to SegmentMeans
        The same by group, where the analysis is made by a segment variable.
    by : str or None
        That variable.
    weights : mapping of str to float or None
        Share of each dimension in the weighted rows; the respondents' mean shares if each has his own.
    weighting : {"none", "given", "own"}
        Whether the weights were given for all or by each respondent.
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
    covariances : mapping of str or None to mapping of str to ndarray
        Covariances of the means of everyone (None) and of each group that is shown, for `correlations`.
    """

    n: int
    means: Mapping[Role, tuple[QuestionRow, ...]]
    segments: Mapping[str, SegmentMeans]
    by: str | None
    weights: Mapping[str, float] | None
    weighting: Weighting
    min_answered: MinAnswered
    confidence: float
    privacy_threshold: int
    instrument: Instrument
    provenance: Provenance
    covariances: Mapping[str | None, MeanCovariances] = field(
        default_factory=lambda: FrozenDict({}), compare=False, repr=False
    )

    @property
    def paired(self) -> bool:
        """Whether expectations and perceptions were both asked, and are taken over the same pairs."""
        return "expectation" in self.means and "perception" in self.means

    def group(self, segment: str | None = None) -> SegmentMeans:
        """Return the rows of everyone or of a group.

        Parameters
        ----------
        segment : str, optional
            Label of the group; everyone when left out.

        Returns
        -------
        SegmentMeans
            The rows.

        Raises
        ------
        UsageError
            If there is no such group.
        """
        return group_named(SegmentMeans(self.n, self.means), self.segments, segment)

    def row(self, statistic: Statistic, of: str, *, segment: str | None = None) -> QuestionRow:
        """Return the mean answer to one question.

        Parameters
        ----------
        statistic : {"expectation", "perception", "importance", "satisfaction", "minimum", "desired"}
            Which question.
        of : str
            Id of an item or a dimension, or "overall", "overall_items", "weighted".
        segment : str, optional
            Label of a group; everyone when left out.

        Returns
        -------
        QuestionRow
            The row.

        Raises
        ------
        UsageError
            If there is no such row or group.
        AnalysisError
            If the survey did not ask the question, or a gap is asked for.
        """
        means = self.group(segment).means
        if not isinstance(cast("object", statistic), str):
            raise not_asked(str(statistic), asked=list(means))
        if statistic == "gap":
            raise self._no_gaps()
        if statistic not in means:
            raise not_asked(statistic, asked=list(means))
        unweighted = of == "weighted" and self.weighting == "none"
        cure = "Give weights to question_means." if unweighted else None
        return row_named({row.id: row for row in means[statistic]}, of, cure=cure)

    def estimate(self, statistic: Statistic, of: str, *, segment: str | None = None) -> Estimate:
        """Return one number with its standard error, as a scorecard takes it.

        Parameters
        ----------
        statistic : {"expectation", "perception", "importance", "satisfaction", "minimum", "desired"}
            Which question; there are no gaps.
        of : str
            Id of an item or a dimension, or "overall", "overall_items", "weighted".
        segment : str, optional
            Label of a group; everyone when left out.

        Returns
        -------
        Estimate
            The number; its error is None where it is undefined or all respondents agree.

        Raises
        ------
        UsageError
            If there is no such row or group.
        AnalysisError
            If the survey did not ask the question, or a gap is asked for.
        """
        row = self.row(statistic, of, segment=segment)
        return Estimate(row.mean, None if row.reason is not None else row.standard_error, row.n, row.reason)

    def correlations(
        self, estimates: Sequence[tuple[Statistic, str]], *, segment: str | None = None
    ) -> NDArray[np.float64]:
        """Return how the sampling errors of several numbers go together, pair by pair.

        Parameters
        ----------
        estimates : sequence of (str, str)
            Question and row of each, as in `estimate`.
        segment : str, optional
            Label of a group; everyone when left out.

        Returns
        -------
        ndarray, shape (m, m)
            Correlations as `GapAnalysis.correlation` gives them; 1 of a number with itself, 0 where its error is
            undefined.

        Raises
        ------
        UsageError
            If there is no such row or group.
        AnalysisError
            If the survey did not ask a question, or a gap is asked for.
        """
        from scorecard.survey.gap_correlations import known_correlations

        return known_correlations(self, estimates, segment=segment)

    def table(self) -> Table:
        """Return all rows, question by question, those of the groups below those of everyone.

        Returns
        -------
        Table
            The rows at full precision.
        """
        from scorecard.survey.question_table import question_table

        return question_table(self)

    def heat_map(self, statistic: Statistic, *, rows: HeatRows = "dimensions") -> HeatMap:
        """Return the mean answers to one question of every row and group: rows down, groups across.

        Parameters
        ----------
        statistic : {"expectation", "perception", "importance", "satisfaction", "minimum", "desired"}
            Which question.
        rows : {"dimensions", "items", "wholes", "all"}
            Which rows.

        Returns
        -------
        HeatMap
            The numbers with their n.

        Raises
        ------
        UsageError
            If the analysis was made without groups.
        AnalysisError
            If the survey did not ask the question, or a gap is asked for.
        """
        from scorecard.survey.heat_map import heat_map

        return heat_map(self, statistic=statistic, rows=rows)

    @property
    def plot(self) -> MeanPlots:
        """Charts of the result."""
        from scorecard.plots.mean_plots import MeanPlots

        return MeanPlots(self)

    def _no_gaps(self) -> ScorecardError:
        """Return the error for a gap, which means of single questions do not tell."""
        if self.paired:
            what, cure = "the means of single questions tell no gap", "Give what gap_analysis returns."
        else:
            what = "a gap needs the answers for expectation and perception"
            cure = f"Use one of: {', '.join(self.means)}."
        return AnalysisError.single("no-gaps", what, found=", ".join(self.means), cure=cure)
