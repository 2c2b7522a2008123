"""Importance–performance analysis: where to concentrate, where to keep up."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, cast

from scorecard._result import Provenance, Result
from scorecard._table import Table
from scorecard._text import LocalText
from scorecard.errors import AnalysisError, UsageError
from scorecard.instruments import Instrument, Role
from scorecard.stats.intervals import check_confidence
from scorecard.survey.attributes import attributes_of
from scorecard.survey.derived_importance import Derived, DerivedImportance, check_derived, derived_importance
from scorecard.survey.importance_grid import QUADRANTS, Lines, Quadrant, cross_hair, line_choice, quadrants
from scorecard.survey.importance_rows import IpaRow, joint_counts, placed, stated_rows
from scorecard.survey.importance_table import SHAKY_ABOVE, importance_advice, importance_table
from scorecard.survey.mean_check import Adjustment, check_adjustment
from scorecard.survey.plan import TallyPlan
from scorecard.survey.responses import Survey
from scorecard.survey.tallied import TalliedSurvey, check_survey, respondents_of

if TYPE_CHECKING:
    from scorecard.plots.importance import IpaPlots

__all__ = [
    "QUADRANTS",
    "SHAKY_ABOVE",
    "Derived",
    "ImportancePerformance",
    "IpaRow",
    "Lines",
    "Quadrant",
    "cross_hair",
    "importance_performance",
    "quadrants",
]


@dataclass(frozen=True, slots=True)
class ImportancePerformance(Result):
    """Items by importance and performance.

    Attributes
    ----------
    rows : tuple of IpaRow
        The items, in the order of the questionnaire.
    line_importance, line_performance : float or None
        The cross-hair; None when nobody answered anything.
    lines : {"means", "medians", "midpoint", "targets"}
        How it is placed.
    importance : str or None
        Role that stands for importance; None where importance is derived.
    performance : str
        Role that stands for performance.
    instrument : Instrument
        The questionnaire.
    provenance : Provenance
        Where the answers come from.
    confidence : float
        Level of the intervals.
    adjust : {"holm", "benjamini_hochberg", "bonferroni", "none"}
        How the p-values of the differences are adjusted.
    derived : {"correlation", "rank_correlation", "regression", "relative_weights"} or None
        How importance is derived, where it is not asked.
    outcome : str or None
        Overall answer that it is derived from.
    r_squared : float or None
        Share of its variance that all items explain together.
    condition_number : float or None
        Of the correlations among the items; above 30 single coefficients are shaky.
    """

    rows: tuple[IpaRow, ...]
    line_importance: float | None
    line_performance: float | None
    lines: Lines
    importance: Role | None
    performance: Role
    instrument: Instrument
    provenance: Provenance
    confidence: float = 0.95
    adjust: Adjustment = "holm"
    derived: Derived | None = None
    outcome: str | None = None
    r_squared: float | None = None
    condition_number: float | None = None

    @property
    def advice(self) -> tuple[LocalText, ...]:
        """What a reader should beware of: items so close to each other that derived importance is shaky."""
        return importance_advice(self.rows, self.condition_number, self.instrument)

    def table(self) -> Table:
        """Return the items as a table.

        Returns
        -------
        Table
            The rows at full precision.
        """
        return importance_table(
            self.rows,
            self.instrument,
            lines=self.lines,
            confidence=self.confidence,
            derived=self.derived,
            outcome=self.outcome,
            r_squared=self.r_squared,
            advice=self.advice,
        )

    @property
    def plot(self) -> IpaPlots:
        """Charts of the result."""
        from scorecard.plots.importance import IpaPlots

        return IpaPlots(self)


def importance_performance(
    survey: Survey | TalliedSurvey,
    *,
    importance: Literal["importance", "expectation"] = "importance",
    performance: Literal["perception", "satisfaction"] = "perception",
    lines: Literal["means", "medians", "midpoint"] | tuple[float, float] = "means",
    derived: Derived | None = None,
    outcome: str | None = None,
    confidence: float = 0.95,
    adjust: Adjustment = "holm",
) -> ImportancePerformance:
    """Return importance against performance, item by item.

    Parameters
    ----------
    survey : Survey or TalliedSurvey
        Answers with both roles, or their counts.
    importance : {"importance", "expectation"}
        What stands for importance, unless it is derived.
    performance : {"perception", "satisfaction"}
        What stands for performance.
    lines : {"means", "medians", "midpoint"} or tuple of (float, float)
        Where the lines between high and low stand: mean or median of the item means, the middle of
        the scale, or two targets, for importance and for performance. The choice moves items between
        quadrants.
    derived : {"correlation", "rank_correlation", "regression", "relative_weights"}, optional
        Derive importance from what goes together with an overall answer in place of asking for it.
    outcome : str, optional
        Id of the outcome, or of an item, that holds the overall answer.
    confidence : float
        Level of the intervals.
    adjust : {"holm", "benjamini_hochberg", "bonferroni", "none"}
        How the p-values of the differences are adjusted; the items are one family.

    Returns
    -------
    ImportancePerformance
        The items with their quadrants.

    Raises
    ------
    AnalysisError
        If the survey lacks a role or an outcome, or derived importance is asked of counts.
    UsageError
        If an option has a value that it cannot have.

    Notes
    -----
    A point on a line counts as high. The probability of a quadrant is that of the true means, jointly
    normal around the observed ones with the covariance of the respondents, under a flat prior; the
    lines are taken as they stand. On the diagonal importance equals performance; importance −
    performance, tested pair by pair, tells how far an item lies above it (distance: over √2).

    Derived importance says what moves the overall answer, not what respondents say matters. Items that go
    together share their effect: a correlation gives it to each of them in full, a regression to
    whichever is a little ahead, relative weights divide it up. Advice warns where a variance
    inflation factor exceeds 10 or the condition number 30.

    References
    ----------
    Martilla, J. A., James, J. C. (1977). Importance-performance analysis. Journal of Marketing
    41(1), 77-79.
    Bacon, D. R. (2003). A comparison of approaches to importance-performance analysis. International
    Journal of Market Research 45(1), 55-71.
    Johnson, J. W. (2000). Multivariate Behavioral Research 35, 1-19.

    Examples
    --------
    >>> import pyarrow as pa
    >>> import scorecard as sc
    >>> items = [{"id": name, "text": name} for name in ("price", "speed", "care")]
    >>> roles = ["importance", "perception"]
    >>> instrument = sc.Instrument(id="short", name="Short", scale=sc.Scale.from_points(5), roles=roles, items=items)
    >>> layout = sc.ColumnLayout(columns={"importance": "I_{id}", "perception": "P_{id}"})
    >>> important = {"I_price": [2, 2, 1, 3], "I_speed": [5, 5, 4, 4], "I_care": [4, 5, 5, 4]}
    >>> perceived = {"P_price": [4, 4, 5, 5], "P_speed": [2, 1, 3, 2], "P_care": [5, 4, 4, 5]}
    >>> survey = sc.read_survey(pa.table(important | perceived), instrument, layout=layout)
    >>> [(row.id, row.importance, row.performance, row.quadrant) for row in sc.importance_performance(survey).rows]
    [('price', 2.0, 4.5, 'overkill'), ('speed', 4.5, 2.0, 'concentrate'), ('care', 4.5, 4.5, 'keep_up')]
    """
    check_survey(survey)
    check_confidence(confidence)
    check_adjustment(adjust)
    check_derived(derived, outcome)
    choice, _ = line_choice(lines)
    midpoint = survey.instrument.scale.midpoint
    _check_roles(survey, (performance,) if derived is not None else (importance, performance))
    plan = TallyPlan.of(survey.instrument, min_answered="all")
    if derived is not None and outcome is not None:
        _check_derived_lines(choice)
        answers = respondents_of(survey, need="derived importance")
        attributes = attributes_of(answers, role=performance, outcome=outcome, of="items", plan=plan)
        found = derived_importance(attributes, derived)
        line = cross_hair(*_axes(found.rows), lines=lines)
        return _derived_result(
            survey, found, line, lines=choice, performance=performance, derived=derived, outcome=outcome
        )
    pair: tuple[Role, Role] = (importance, performance)
    ids = [item.id for item in survey.instrument.items]
    joints = stated_rows(ids, joint_counts(survey, pair, plan), pair, plan=plan, confidence=confidence)
    line = cross_hair(*_axes([j.row for j in joints]), lines=lines, midpoint=midpoint)
    line_i, line_p = line if line is not None else (None, None)
    return ImportancePerformance(
        placed(joints, line, adjust=adjust),
        line_i,
        line_p,
        choice,
        importance,
        performance,
        survey.instrument,
        survey.provenance,
        confidence,
        adjust,
    )


def _axes(rows: tuple[IpaRow, ...] | list[IpaRow]) -> tuple[list[float | None], list[float | None]]:
    """Return importance and performance of the rows."""
    return [r.importance for r in rows], [r.performance for r in rows]


def _derived_result(
    survey: Survey | TalliedSurvey,
    found: DerivedImportance,
    line: tuple[float, float] | None,
    *,
    lines: Lines,
    performance: Role,
    derived: Derived,
    outcome: str,
) -> ImportancePerformance:
    """Return the result of derived importance."""
    rows = found.rows
    if line is not None:
        rows = tuple(
            replace(row, quadrant=quadrant)
            for row, quadrant in zip(rows, quadrants(*_axes(rows), lines=line), strict=True)
        )
    line_i, line_p = line if line is not None else (None, None)
    return ImportancePerformance(
        rows,
        line_i,
        line_p,
        lines,
        None,
        performance,
        survey.instrument,
        survey.provenance,
        derived=derived,
        outcome=outcome,
        r_squared=found.r_squared,
        condition_number=found.condition_number,
    )


def _check_roles(survey: Survey | TalliedSurvey, roles: tuple[Role, ...]) -> None:
    """Refuse a survey that lacks a role."""
    for role in roles:
        if not isinstance(cast("object", role), str) or role not in survey.roles:
            raise AnalysisError.single(
                "role-missing",
                f"the analysis needs the answers for {role}",
                found=", ".join(survey.roles),
                cure="Name another role, or add its columns to the layout.",
            )


def _check_derived_lines(lines: Lines) -> None:
    """Refuse the middle of a scale on which derived importance has no place."""
    if lines == "midpoint":
        raise UsageError.single(
            "derived-midpoint",
            "derived importance is not on the answer scale, so its middle is no line for it",
            found='lines="midpoint"',
            cure='Use "means", "medians" or two numbers.',
        )
