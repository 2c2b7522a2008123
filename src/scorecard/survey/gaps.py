"""A gap analysis: perception minus expectation, by item, dimension and whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeVar, cast

from scorecard._model.mapping import FrozenDict
from scorecard._result import Provenance, Result
from scorecard._table import Table
from scorecard.errors import UsageError
from scorecard.instruments import Instrument, Role
from scorecard.survey.gap_options import GapOptions
from scorecard.survey.gap_records import Adjust, Estimate, GapRow, IntervalKind, MeanRow, SegmentGaps
from scorecard.survey.plan import MinAnswered
from scorecard.survey.row_finder import check_asked, group_named, row_named

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from scorecard.plots.gaps import GapPlots
    from scorecard.survey.gap_covariances import MeanCovariances
    from scorecard.survey.heat_map import HeatMap, HeatRows
    from scorecard.survey.ranking import SegmentRanking

__all__ = ["GapAnalysis", "Statistic", "Weighting", "check_gaps"]

Statistic = Literal["gap", "expectation", "perception", "importance", "satisfaction", "minimum", "desired"]
Weighting = Literal["none", "given", "own"]
Named = TypeVar("Named")


@dataclass(frozen=True, slots=True)
class GapAnalysis(Result):
    """Gaps between what was expected and what was perceived.

    Attributes
    ----------
    n : int
        Respondents of the survey.
    items, dimensions : tuple of GapRow
        In the order of the questionnaire.
    overall : GapRow
        Mean over respondents of the mean of their dimension gaps.
    overall_items : GapRow
        Mean of the item means.
    weighted : GapRow or None
        Weighted mean of the dimension gaps, where weights are given.
    means : mapping of role to tuple of MeanRow
        Mean answers with their errors; expectations and perceptions over the same pairs as the
        gaps, other roles over everybody who answered.
    segments : mapping of str to SegmentGaps
        The same by group, where the analysis is made by a segment variable.
    by : str or None
        That variable.
    weights : mapping of str to float or None
        Share of each dimension in `weighted`; the respondents' mean shares if each has his own.
    weighting : {"none", "given", "own"}
        Whether the weights were given for all or by each respondent.
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
    interval_method : {"t", "t_hall", "percentile", "bca", "cluster_t"}
        How intervals are made; a row whose interval is made otherwise says so itself.
    options : GapOptions
        All choices of how the rows are made.
    weighted_rounded : bool
        Whether the weights behind Wilcoxon's test and the bootstrap interval of `weighted` were rounded to
        1/10 000 of their sum; its means, errors and t test are exact all the same.
    covariances : mapping of str or None to mapping of str to ndarray
        Covariances of the means of everyone (None) and of each group that is shown, for `correlation`.

    Examples
    --------
    >>> import pyarrow as pa
    >>> import scorecard as sc
    >>> scale, items = sc.Scale.from_points(5), [{"id": "quick", "text": "Quick"}]
    >>> asked = sc.Instrument(id="short", name="Short", scale=scale, items=items)
    >>> columns = {"expectation": "E{number}", "perception": "P{number}"}
    >>> layout = sc.ColumnLayout(columns=columns, segments={"region": "Region"})
    >>> answers = {"E1": [5, 5, 4, 5], "P1": [3, 4, 3, None], "Region": ["N", "N", "S", "S"]}
    >>> survey = sc.read_survey(pa.table(answers), asked, layout=layout)
    >>> row = sc.gap_analysis(survey).row("quick")
    >>> row.n, round(row.expectation, 3), round(row.perception, 3), round(row.gap, 3)
    (3, 4.667, 3.333, -1.333)
    """

    n: int
    items: tuple[GapRow, ...]
    dimensions: tuple[GapRow, ...]
    overall: GapRow
    overall_items: GapRow
    weighted: GapRow | None
    means: Mapping[Role, tuple[MeanRow, ...]]
    segments: Mapping[str, SegmentGaps]
    by: str | None
    weights: Mapping[str, float] | None
    weighting: Weighting
    min_answered: MinAnswered
    confidence: float
    adjust: Adjust
    privacy_threshold: int
    instrument: Instrument
    provenance: Provenance
    interval_method: IntervalKind
    options: GapOptions
    weighted_rounded: bool
    covariances: Mapping[str | None, MeanCovariances] = field(
        default_factory=lambda: FrozenDict({}), compare=False, repr=False
    )

    def group(self, segment: str | None = None) -> SegmentGaps:
        """Return the rows of everyone or of a group.

        Parameters
        ----------
        segment : str, optional
            Label of the group; everyone when left out.

        Returns
        -------
        SegmentGaps
            The rows.

        Raises
        ------
        UsageError
            If there is no such group.
        """
        wholes = (self.overall, self.overall_items, self.weighted)
        everyone = SegmentGaps(self.n, self.items, self.dimensions, *wholes, self.means)
        return group_named(everyone, self.segments, segment)

    def row(self, row_id: str, *, segment: str | None = None) -> GapRow:
        """Return a row by its id.

        Parameters
        ----------
        row_id : str
            Id of an item or a dimension, or "overall", "overall_items", "weighted".
        segment : str, optional
            Label of a group; everyone when left out.

        Returns
        -------
        GapRow
            The row.

        Raises
        ------
        UsageError
            If there is no such row or group.
        """
        return self._named({row.id: row for row in self.group(segment).rows}, row_id)

    def estimate(self, statistic: Statistic, of: str, *, segment: str | None = None) -> Estimate:
        """Return one number with its standard error.

        Parameters
        ----------
        statistic : {"gap", "expectation", "perception", "importance", "satisfaction", "minimum", "desired"}
            Which mean.
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
            If the survey did not ask for the statistic.
        """
        means = self.group(segment).means
        check_asked(statistic, asked=["gap", *means])
        if statistic == "gap":
            row = self.row(of, segment=segment)
            error = None if row.reason is not None else row.standard_error
            return Estimate(row.gap, error, row.n, row.reason, row.clusters)
        mean = self._named({mean.id: mean for mean in means[statistic]}, of)
        return Estimate(mean.mean, mean.standard_error, mean.n, mean.reason, mean.clusters)

    def correlation(
        self, first: tuple[Statistic, str], second: tuple[Statistic, str], *, segment: str | None = None
    ) -> float:
        """Return how the sampling errors of two numbers go together.

        Parameters
        ----------
        first, second : (str, str)
            Statistic and row of each, as in `estimate`, such as ``("gap", "overall")``.
        segment : str, optional
            Label of a group; everyone when left out.

        Returns
        -------
        float
            Correlation from −1 to 1; 0 where the error of one of them is undefined.

        Raises
        ------
        UsageError
            If there is no such row or group.
        AnalysisError
            If the survey did not ask for the statistic.

        Notes
        -----
        Exact where every item is answered: the correlation of what each respondent adds to the two. Where answers are
        missing, they are taken for missing at random, see `mean_covariances`. Each respondent's own weights are taken
        for their means over all, and respondents who nest in clusters for independent ones. Numbers of different
        questions go together as the answers of those who count in both do. A row that is not shown adds nothing.

        Examples
        --------
        >>> from scorecard.instruments import ColumnLayout, Dimension, Instrument, Item, Scale
        >>> from scorecard.survey import build_survey, gap_analysis
        >>> instrument = Instrument(
        ...     id="short",
        ...     name="Short",
        ...     scale=Scale.from_points(5),
        ...     dimensions=[Dimension(id="speed", name="Speed")],
        ...     items=[Item(id="quick", text="Answers are quick.", dimension="speed")],
        ... )
        >>> layout = ColumnLayout(columns={"expectation": "E{number}", "perception": "P{number}"})
        >>> survey = build_survey(instrument, layout, {"E1": [5, 5, 5], "P1": [3, 4, 2]})
        >>> gaps = gap_analysis(survey)
        >>> round(gaps.correlation(("gap", "quick"), ("perception", "speed")), 6)
        1.0
        """
        return float(self.correlations((first, second), segment=segment)[0, 1])

    def correlations(
        self, estimates: Sequence[tuple[Statistic, str]], *, segment: str | None = None
    ) -> NDArray[np.float64]:
        """Return how the sampling errors of several numbers go together, pair by pair.

        Parameters
        ----------
        estimates : sequence of (str, str)
            Statistic and row of each, as in `estimate`.
        segment : str, optional
            Label of a group; everyone when left out.

        Returns
        -------
        ndarray, shape (m, m)
            Correlations as `correlation` gives them; 1 of a number with itself, 0 where its error is undefined.

        Raises
        ------
        UsageError
            If there is no such row or group.
        AnalysisError
            If the survey did not ask for a statistic.
        """
        from scorecard.survey.gap_correlations import known_correlations

        return known_correlations(self, estimates, segment=segment)

    def _named(self, rows: Mapping[str, Named], row_id: str) -> Named:
        """Return a row by its id; a weighted one is there only where weights are given."""
        unweighted = isinstance(cast("object", row_id), str) and row_id == "weighted" and self.weighted is None
        return row_named(rows, row_id, cure="Give weights to gap_analysis." if unweighted else None)

    def table(self, *, detail: bool = False) -> Table:
        """Return all rows, those of the groups below those of everyone.

        Parameters
        ----------
        detail : bool
            Whether to add a column for every number that a row has; else those that fit a page.

        Returns
        -------
        Table
            The rows at full precision.
        """
        from scorecard.survey.gap_table import Rules, gap_table
        from scorecard.survey.grouped_table import with_everyone

        groups = with_everyone(self.group(), self.segments)
        rules = Rules(self.options, self.interval_method, self.weighted_rounded)
        return gap_table(groups, self.instrument, rules=rules, detail=detail)

    def _frame_table(self) -> Table:
        """Return the table that becomes a frame: a column for every number that a row has."""
        return self.table(detail=True)

    def heat_map(self, *, statistic: Statistic = "gap", rows: HeatRows = "dimensions") -> HeatMap:
        """Return one number of every row and group: rows down, groups across.

        Parameters
        ----------
        statistic : {"gap", "expectation", "perception", "importance", "satisfaction"}
            Which mean.
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
            If the survey did not ask for the statistic.
        """
        from scorecard.survey.heat_map import heat_map

        return heat_map(self, statistic=statistic, rows=rows)

    def ranking(self, of: str = "overall", *, statistic: Statistic = "gap") -> SegmentRanking:
        """Return the groups by one of their numbers, with the ranks that the data allow.

        Parameters
        ----------
        of : str
            Id of an item or a dimension, or "overall", "overall_items", "weighted".
        statistic : {"gap", "expectation", "perception", "importance", "satisfaction"}
            Which mean.

        Returns
        -------
        SegmentRanking
            Highest first.

        Raises
        ------
        UsageError
            If the analysis was made without groups or there is no such row.
        AnalysisError
            If the survey did not ask for the statistic.
        """
        from scorecard.survey.ranking import segment_ranking

        return segment_ranking(self, of=of, statistic=statistic)

    @property
    def plot(self) -> GapPlots:
        """Charts of the result."""
        from scorecard.plots.gaps import GapPlots

        return GapPlots(self)


def check_gaps(gaps: object) -> None:
    """Refuse what is no gap analysis, such as a survey.

    Parameters
    ----------
    gaps : object
        What was given.

    Raises
    ------
    UsageError
        If it is none.
    """
    if not isinstance(gaps, GapAnalysis):
        raise UsageError.single(
            "not-gaps",
            "this needs a gap analysis",
            found=type(gaps).__name__,
            cure="Give what gap_analysis returns.",
        )
