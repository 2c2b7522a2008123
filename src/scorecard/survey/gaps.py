"""Gap analysis: perception minus expectation, by item, dimension and whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from scorecard._result import Provenance, Result
from scorecard._table import Table
from scorecard.errors import AnalysisError, UsageError, near
from scorecard.instruments import Instrument, Role
from scorecard.stats.intervals import check_confidence
from scorecard.survey.dimension_weights import DimensionWeights, shares_for, shown_weights
from scorecard.survey.gap_records import Adjust, Estimate, GapRow, MeanRow, SegmentGaps
from scorecard.survey.gap_rows import gap_rows, hidden_rows
from scorecard.survey.gap_table import gap_table
from scorecard.survey.plan import MinAnswered
from scorecard.survey.responses import Survey
from scorecard.survey.segments import PRIVACY_THRESHOLD, check_threshold, suppressed
from scorecard.survey.tallied import TalliedSurvey, tallied
from scorecard.survey.tally import SurveyTally

if TYPE_CHECKING:
    from scorecard.plots.gaps import GapPlots

__all__ = ["GapAnalysis", "Statistic", "gap_analysis"]

Statistic = Literal["gap", "expectation", "perception", "importance", "satisfaction", "minimum", "desired"]
Weighting = Literal["none", "given", "own"]


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
    interval_method : {"t"}
        How intervals are made.
    adjust : {"holm", "none"}
        How p-values are adjusted.
    privacy_threshold : int
        Smallest group whose numbers are shown.
    instrument : Instrument
        The questionnaire.
    provenance : Provenance
        Where the answers come from.
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
    interval_method: Literal["t"] = "t"

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
        if segment is None:
            wholes = (self.overall, self.overall_items, self.weighted)
            return SegmentGaps(self.n, self.items, self.dimensions, *wholes, self.means)
        if segment not in self.segments:
            raise UsageError.single(
                "unknown-group",
                "the analysis has no such group",
                found=segment,
                cure=near(segment, self.segments) if self.segments else "Make the analysis with by=.",
            )
        return self.segments[segment]

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
        rows = {row.id: row for row in self.group(segment).rows}
        if row_id not in rows:
            raise _unknown_row(row_id, rows, weighted=self.weighted is not None)
        return rows[row_id]

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
        if statistic == "gap":
            row = self.row(of, segment=segment)
            error = None if row.reason is not None else row.standard_error
            return Estimate(row.gap, error, row.n, row.reason)
        means = self.group(segment).means
        if statistic not in means:
            raise AnalysisError.single(
                "statistic-not-asked",
                f"the survey did not ask for {statistic}",
                cure=f"Use one of: {', '.join(['gap', *means])}.",
            )
        found = {mean.id: mean for mean in means[statistic]}
        if of not in found:
            raise _unknown_row(of, found, weighted=self.weighted is not None)
        mean = found[of]
        return Estimate(mean.mean, mean.standard_error, mean.n, mean.reason)

    def table(self) -> Table:
        """Return all rows, those of the groups below those of everyone.

        Returns
        -------
        Table
            The rows at full precision.
        """
        groups: dict[str | None, SegmentGaps] = {None: self.group()}
        groups.update(self.segments)
        return gap_table(
            groups, self.instrument, confidence=self.confidence, adjust=self.adjust, threshold=self.privacy_threshold
        )

    @property
    def plot(self) -> GapPlots:
        """Charts of the result."""
        from scorecard.plots.gaps import GapPlots

        return GapPlots(self)


def gap_analysis(
    survey: Survey | TalliedSurvey,
    *,
    by: str | None = None,
    weights: DimensionWeights = None,
    min_answered: MinAnswered | None = None,
    confidence: float = 0.95,
    adjust: Adjust = "holm",
    privacy_threshold: int = PRIVACY_THRESHOLD,
) -> GapAnalysis:
    """Return the gaps between expectation and perception.

    Parameters
    ----------
    survey : Survey or TalliedSurvey
        Answers with the roles expectation and perception, or their counts.
    by : str, optional
        Segment variable; every group is analysed as well.
    weights : mapping of str to float, or "own", optional
        Importance of each dimension, such as 100 points shared out (only ratios matter); "own"
        takes the points that each respondent gave.
    min_answered : {"half", "all", 1}, optional
        How many of its k items a respondent must have answered to enter a dimension: ⌈k/2⌉, k or 1.
        When left out, "half" for answers; counts keep the rule they were made with.
    confidence : float
        Level of the intervals.
    adjust : {"holm", "none"}
        How p-values are adjusted: the items are one family, the dimensions another, group by
        group; the wholes are not adjusted.
    privacy_threshold : int
        Groups with fewer respondents are suppressed, and more of them until what is not shown
        cannot be found as a difference.

    Returns
    -------
    GapAnalysis
        The rows.

    Raises
    ------
    AnalysisError
        If the survey lacks expectations, perceptions or the points asked for, or the weights do
        not fit the questionnaire.
    UsageError
        If an option has a value that it cannot have.

    Notes
    -----
    The gap of a respondent on an item is perception − expectation where both answers exist. His
    dimension gap is the mean of his item gaps; the row is the mean over respondents. Overall is
    the mean over respondents of the mean of all dimension gaps, and needs all of them; weighted
    is Σ w · dimension gap with Σ w = 1. `overall_items` is the mean of the item means, its error
    follows from the covariances of the item means over the respondents they share. Expectation and
    perception of a row are means over exactly the answers its gap rests on. Tests are paired t tests
    with n − 1 degrees of freedom.

    Every number is derived from integer counts and rounded once, so that neither the order of
    the respondents nor the way they were read changes a digit.

    References
    ----------
    Parasuraman, A., Zeithaml, V. A., Berry, L. L. (1988). SERVQUAL: A multiple-item scale for
    measuring consumer perceptions of service quality. Journal of Retailing 64(1), 12-40.
    Zeithaml, V. A., Parasuraman, A., Berry, L. L. (1990). Delivering Quality Service. Free Press.

    Examples
    --------
    >>> from scorecard.instruments import ColumnLayout, Dimension, Instrument, Item, Scale
    >>> from scorecard.survey import build_survey
    >>> instrument = Instrument(
    ...     id="short",
    ...     name="Short",
    ...     scale=Scale.from_points(5),
    ...     dimensions=[Dimension(id="speed", name="Speed")],
    ...     items=[Item(id="quick", text="Answers are quick.", dimension="speed")],
    ... )
    >>> layout = ColumnLayout(columns={"expectation": "E{number}", "perception": "P{number}"})
    >>> survey = build_survey(instrument, layout, {"E1": [5, 4, 5, None], "P1": [3, 4, 4, 2]})
    >>> row = gap_analysis(survey).row("quick")
    >>> row.n, row.gap, round(row.standard_error, 4)
    (3, -1.0, 0.5774)
    """
    check_confidence(confidence)
    check_threshold(privacy_threshold)
    _check_adjust(adjust)
    instrument = survey.instrument
    _check_roles(survey)
    shares = shares_for(weights, survey)
    given = None if shares == "own" else shares
    counts = tallied(survey, by=by, own=shares == "own", weights=given, min_answered=min_answered)
    hidden = suppressed(counts.sizes, unlabelled=counts.unlabelled, threshold=privacy_threshold)

    def rows_of(tally: SurveyTally) -> SegmentGaps:
        return gap_rows(tally, instrument, weights=shares, confidence=confidence, adjust=adjust)

    everyone = rows_of(counts.total)
    segments = {
        label: hidden_rows(rows_of(tally)) if label in hidden else rows_of(tally)
        for label, tally in counts.groups.items()
    }
    return GapAnalysis(
        everyone.n,
        everyone.items,
        everyone.dimensions,
        everyone.overall,
        everyone.overall_items,
        everyone.weighted,
        everyone.means,
        segments=MappingProxyType(segments),
        by=by,
        weights=shown_weights(shares, counts.total, instrument),
        weighting="none" if shares is None else "own" if shares == "own" else "given",
        min_answered=counts.plan.min_answered,
        confidence=confidence,
        adjust=adjust,
        privacy_threshold=privacy_threshold,
        instrument=instrument,
        provenance=survey.provenance,
    )


def _check_roles(survey: Survey | TalliedSurvey) -> None:
    """Refuse a survey without expectations or perceptions."""
    for role in ("expectation", "perception"):
        if role not in survey.roles:
            raise AnalysisError.single(
                "role-missing",
                f"a gap analysis needs the answers for {role}",
                found=", ".join(survey.roles),
                cure="Add the role to the instrument and its columns to the layout.",
            )


def _check_adjust(adjust: str) -> None:
    """Refuse an unknown adjustment."""
    if adjust not in ("holm", "none"):
        raise UsageError.single(
            "bad-adjust", "the option adjust has an unknown value", found=adjust, cure='Use "holm" or "none".'
        )


def _unknown_row(id_: str, known: Mapping[str, object], *, weighted: bool) -> UsageError:
    """Return the error for a row that is not there."""
    cure = near(id_, known)
    if id_ == "weighted" and not weighted:
        cure = "Give weights to gap_analysis."
    error = UsageError.single("unknown-row", "the analysis has no such row", found=id_, cure=cure)
    return error if isinstance(error, UsageError) else UsageError("")
