"""Zone of tolerance: perceived service between the least that will do and what is desired."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from numbers import Real
from typing import TYPE_CHECKING, Literal, cast

from scorecard._model.mapping import FrozenDict
from scorecard._result import Provenance, Result
from scorecard._table import Table
from scorecard.errors import UsageError
from scorecard.instruments import Instrument, Role
from scorecard.stats.intervals import check_confidence
from scorecard.survey.gap_options import check_choice
from scorecard.survey.grouped_table import with_everyone
from scorecard.survey.grouping import by_group
from scorecard.survey.mean_check import Adjustment, check_adjustment
from scorecard.survey.plan import MinAnswered, TallyPlan
from scorecard.survey.privacy import score_parts
from scorecard.survey.responses import Survey
from scorecard.survey.role_scores import require_roles
from scorecard.survey.row_finder import group_named, row_named
from scorecard.survey.segments import PRIVACY_THRESHOLD
from scorecard.survey.tallied import TalliedSurvey, respondents_of
from scorecard.survey.zone_rows import Inconsistent, ZonePosition, ZoneRow, adjusted_zones, hidden_zone, zone_rows
from scorecard.survey.zone_table import zone_table

if TYPE_CHECKING:
    from scorecard.plots.zone_ladders import ZonePlots

__all__ = ["ToleranceZone", "ZoneOfTolerance", "tolerance_zone", "zone_of_tolerance"]


@dataclass(frozen=True, slots=True)
class ToleranceZone:
    """Where a perceived level lies against the minimum and the desired level.

    Attributes
    ----------
    msa : float
        Measure of service adequacy, perceived − minimum.
    mss : float
        Measure of service superiority, perceived − desired.
    width : float
        Desired − minimum; negative where the levels contradict each other.
    position : {"below", "within", "above"}
        Below: MSA < 0. Within: MSA ≥ 0 > MSS. Above: both at least 0.

    Examples
    --------
    >>> zone = ToleranceZone(msa=0.5, mss=-1.5, width=2.0, position="within")
    >>> zone.msa - zone.mss == zone.width
    True
    """

    msa: float
    mss: float
    width: float
    position: ZonePosition


def tolerance_zone(minimum: float, desired: float, *, perceived: float) -> ToleranceZone:
    """Return where a perceived level lies, from printed levels.

    Parameters
    ----------
    minimum, desired : float
        The least level that will do, and the level hoped for.
    perceived : float
        The level perceived.

    Returns
    -------
    ToleranceZone
        Both measures, the width of the zone and the position.

    Raises
    ------
    UsageError
        If a level is no finite number.

    Examples
    --------
    >>> zone = tolerance_zone(6.0, 8.0, perceived=6.5)
    >>> zone.msa, zone.mss, zone.width, zone.position
    (0.5, -1.5, 2.0, 'within')
    """
    for name, level in (("minimum", minimum), ("desired", desired), ("perceived", perceived)):
        if not (isinstance(cast("object", level), Real) and math.isfinite(level)):
            raise UsageError.single(
                "bad-level-of-service",
                f"the {name} level must be a finite number",
                found=str(level),
                cure="Give the three levels as they are printed, such as 6.0, 8.0 and 6.5.",
            )
    msa, mss = perceived - minimum, perceived - desired
    position: ZonePosition = "below" if msa < 0 else "within" if mss < 0 else "above"
    return ToleranceZone(msa, mss, desired - minimum, position)


@dataclass(frozen=True, slots=True)
class ZoneOfTolerance(Result):
    """Perceived service against the minimum and the desired level.

    Attributes
    ----------
    n : int
        Respondents of the survey.
    items, dimensions : tuple of ZoneRow
        In the order of the questionnaire.
    overall : ZoneRow or None
        Mean over respondents of the mean of their dimension scores; None without dimensions.
    segments : mapping of str to tuple of ZoneRow
        The same rows by group, where the analysis is made by a segment variable.
    by : str or None
        That variable.
    inconsistent : {"keep", "exclude"}
        Whether answers whose minimum is above the desired level count.
    min_answered : {"half", "all", 1}
        How many items of a dimension a respondent must have answered to enter it.
    confidence : float
        Level of the intervals.
    adjust : {"holm", "benjamini_hochberg", "bonferroni", "none"}
        How p-values are adjusted.
    privacy_threshold : int
        Smallest group whose numbers are shown.
    perceived : {"perception", "satisfaction"}
        The role that stands for what was perceived.
    instrument : Instrument
        The questionnaire.
    provenance : Provenance
        Where the answers come from.
    """

    n: int
    items: tuple[ZoneRow, ...]
    dimensions: tuple[ZoneRow, ...]
    overall: ZoneRow | None
    segments: Mapping[str, tuple[ZoneRow, ...]]
    by: str | None
    inconsistent: Inconsistent
    min_answered: MinAnswered
    confidence: float
    adjust: Adjustment
    privacy_threshold: int
    perceived: Role
    instrument: Instrument
    provenance: Provenance

    @property
    def rows(self) -> tuple[ZoneRow, ...]:
        """All rows of everyone: items, dimensions, the whole."""
        return (*self.items, *self.dimensions, *(() if self.overall is None else (self.overall,)))

    def row(self, row_id: str, *, segment: str | None = None) -> ZoneRow:
        """Return a row by its id.

        Parameters
        ----------
        row_id : str
            Id of an item or a dimension, or "overall".
        segment : str, optional
            Label of a group; everyone when left out.

        Returns
        -------
        ZoneRow
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
        return zone_table(
            with_everyone(self.rows, self.segments),
            self.instrument,
            confidence=self.confidence,
            excluded=self.inconsistent == "exclude",
            threshold=self.privacy_threshold,
        )

    @property
    def plot(self) -> ZonePlots:
        """Charts of the result."""
        from scorecard.plots.zone_ladders import ZonePlots

        return ZonePlots(self)


def zone_of_tolerance(
    survey: Survey | TalliedSurvey,
    *,
    by: str | None = None,
    perceived: Literal["perception", "satisfaction"] = "perception",
    inconsistent: Inconsistent = "keep",
    min_answered: MinAnswered = "half",
    confidence: float = 0.95,
    adjust: Adjustment = "holm",
    privacy_threshold: int = PRIVACY_THRESHOLD,
) -> ZoneOfTolerance:
    """Return where perceived service lies between the minimum and the desired level.

    Parameters
    ----------
    survey : Survey
        Answers with the roles minimum, desired and perception (the three-column format).
    by : str, optional
        Segment variable; every group is analysed as well.
    perceived : {"perception", "satisfaction"}
        The role that stands for what was perceived.
    inconsistent : {"keep", "exclude"}
        Whether an answer whose minimum is above its desired level counts; either way such answers
        are counted on each row.
    min_answered : {"half", "all", 1}
        How many of its k items a respondent must have answered to enter a dimension: ⌈k/2⌉, k or 1.
    confidence : float
        Level of the intervals.
    adjust : {"holm", "benjamini_hochberg", "bonferroni", "none"}
        How p-values are adjusted; the adequacy of the items is one family, their superiority
        another, and so for the dimensions.
    privacy_threshold : int
        Groups with fewer respondents are suppressed, and so is what would give them away.

    Returns
    -------
    ZoneOfTolerance
        Items, dimensions and the whole.

    Raises
    ------
    AnalysisError
        If the survey lacks one of the three roles, or holds counts in place of respondents.
    UsageError
        If an option has a value that it cannot have.

    Notes
    -----
    All three means of a row are over the same respondents, those who answered all three questions.
    MSA = perceived − minimum, MSS = perceived − desired, both paired, with t intervals and t tests.
    A row lies below the zone if MSA < 0, within it if MSA ≥ 0 > MSS, and above it otherwise.

    The probability of a position is that of the true means under a flat prior: (MSA, MSS) are taken
    as jointly normal around the observed means, with the covariance of the respondents over n. It
    says how sure the position is, not how many respondents see it so; that is the share of
    respondents below, within and above their own zones.

    References
    ----------
    Zeithaml, V. A., Berry, L. L., Parasuraman, A. (1993). The nature and determinants of customer
    expectations of service. Journal of the Academy of Marketing Science 21(1), 1-12.
    Parasuraman, A., Zeithaml, V. A., Berry, L. L. (1994). Alternative scales for measuring service
    quality. Journal of Retailing 70(3), 201-230.

    Examples
    --------
    >>> from scorecard.instruments import ColumnLayout, Instrument, Item, Scale
    >>> from scorecard.survey import build_survey
    >>> instrument = Instrument(
    ...     id="short",
    ...     name="Short",
    ...     scale=Scale.from_points(9),
    ...     roles=["minimum", "desired", "perception"],
    ...     items=[Item(id="quick", text="Answers are quick.")],
    ... )
    >>> columns = {"minimum": "M{number}", "desired": "D{number}", "perception": "P{number}"}
    >>> answers = {"M1": [5, 6, 5, 6], "D1": [8, 8, 7, 9], "P1": [6, 7, 7, 5]}
    >>> survey = build_survey(instrument, ColumnLayout(columns=columns), answers)
    >>> row = zone_of_tolerance(survey).row("quick")
    >>> row.msa.mean, row.mss.mean, row.position, row.share_within
    (0.75, -1.75, 'within', 0.5)
    """
    check_confidence(confidence)
    check_adjustment(adjust)
    if not isinstance(cast("object", inconsistent), str) or inconsistent not in ("keep", "exclude"):
        raise UsageError.single(
            "bad-inconsistent",
            "the option inconsistent has an unknown value",
            found=str(inconsistent),
            cure='Use "keep" or "exclude".',
        )
    answers = respondents_of(survey, need="a zone of tolerance")
    check_choice("perceived", perceived, ("perception", "satisfaction"))
    roles: tuple[Role, Role, Role] = ("minimum", "desired", perceived)
    require_roles(answers, roles, what="a zone of tolerance")
    asked, plan = answers.instrument, TallyPlan.of(answers.instrument, min_answered=min_answered)
    everyone, segments = by_group(
        answers,
        by,
        make=lambda rows: zone_rows(
            answers, roles, plan, rows=rows, inconsistent=inconsistent, confidence=confidence, adjust=adjust
        ),
        hide=hidden_zone,
        threshold=privacy_threshold,
        scores=score_parts(
            asked, [*(i.id for i in asked.items), *(d.id for d in asked.dimensions), "overall"], required=plan.required
        ),
    )
    # once more without the hidden rows, whose p-values would show in those of others
    shown = {label: adjusted_zones(rows, adjust) for label, rows in segments.items()}
    return ZoneOfTolerance(
        answers.size,
        tuple(r for r in everyone if r.kind == "item"),
        tuple(r for r in everyone if r.kind == "dimension"),
        next((r for r in everyone if r.kind == "overall"), None),
        FrozenDict(shown),
        by,
        inconsistent,
        min_answered,
        confidence,
        adjust,
        privacy_threshold,
        perceived,
        answers.instrument,
        answers.provenance,
    )
