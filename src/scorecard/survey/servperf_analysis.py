"""SERVPERF: service quality from perceptions alone, plain or weighted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, cast

from scorecard._result import Provenance, Result
from scorecard._table import Cell, Column, Table
from scorecard._text import LocalText
from scorecard.errors import AnalysisError
from scorecard.instruments import Instrument
from scorecard.stats.intervals import check_confidence
from scorecard.survey.dimension_weights import DimensionWeights, shares_for
from scorecard.survey.grouped_table import grouped_table
from scorecard.survey.grouping import masked_groups
from scorecard.survey.mean_check import mean_test
from scorecard.survey.plan import MinAnswered
from scorecard.survey.responses import Survey
from scorecard.survey.role_parts import RolePart, Shares, role_groups
from scorecard.survey.row_finder import group_named, row_named
from scorecard.survey.segments import PRIVACY_THRESHOLD
from scorecard.survey.tallied import TalliedSurvey, check_survey

__all__ = ["Servperf", "ServperfRow", "ServperfWeights", "servperf"]

ServperfWeights = DimensionWeights | Literal["importance"]
"""One weight for each dimension, each respondent's own points, his importance ratings, or none."""

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
        groups: dict[str | None, tuple[ServperfRow, ...]] = {None: self.rows}
        groups.update(self.segments)
        notes = [_NOTE.fill({"level": f"{100 * self.confidence:g} %"})]
        if self.weighting != "none":
            notes.append(_WEIGHTING[self.weighting])
        return grouped_table(
            groups,
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


def servperf(
    survey: Survey | TalliedSurvey,
    *,
    weights: ServperfWeights = None,
    by: str | None = None,
    min_answered: MinAnswered | None = None,
    confidence: float = 0.95,
    privacy_threshold: int = PRIVACY_THRESHOLD,
) -> Servperf:
    """Return perceived performance, plain and weighted.

    Parameters
    ----------
    survey : Survey or TalliedSurvey
        Answers with the role perception, or their counts.
    weights : mapping of str to float, "own" or "importance", optional
        Importance of each dimension (only ratios matter); "own" takes the points that each respondent
        gave, "importance" each respondent's rating of how important each item is.
    by : str, optional
        Segment variable; every group is analysed as well.
    min_answered : {"half", "all", 1}, optional
        How many of its k items a respondent must have answered to enter a dimension: ⌈k/2⌉, k or 1;
        "half", or what counts were made with, when left out.
    confidence : float
        Level of the intervals.
    privacy_threshold : int
        Groups with fewer respondents are suppressed, and what would give them away.

    Returns
    -------
    Servperf
        The rows.

    Raises
    ------
    AnalysisError
        If perceptions, points or ratings of importance are missing, or counts do not suffice.
    UsageError
        If an option has a value that it cannot have.

    Notes
    -----
    Everybody who answered for perception counts, whether or not he told his expectations. A
    respondent's dimension score is the mean of his answers to its items, his overall score the mean of
    all dimensions. Weighted by dimension: Σ w · dimension score with Σ w = 1. Weighted by importance
    ratings: Σ I · P / Σ I over the items of the dimensions that he answered for both, where every
    dimension counts; a respondent whose ratings sum to 0 or less is left out.

    References
    ----------
    Cronin, J. J., Taylor, S. A. (1992). Measuring service quality: a reexamination and extension.
    Journal of Marketing 56(3), 55-68.

    Examples
    --------
    >>> from scorecard.instruments import ColumnLayout, Dimension, Instrument, Item, Scale
    >>> from scorecard.survey import build_survey
    >>> instrument = Instrument(
    ...     id="short",
    ...     name="Short",
    ...     scale=Scale.from_points(5),
    ...     roles=["perception"],
    ...     dimensions=[Dimension(id="speed", name="Speed"), Dimension(id="care", name="Care")],
    ...     items=[Item(id="quick", text="Quick", dimension="speed"), Item(id="kind", text="Kind", dimension="care")],
    ... )
    >>> layout = ColumnLayout(columns={"perception": "{id}"})
    >>> survey = build_survey(instrument, layout, {"quick": [3, 4, 5], "kind": [5, 5, 3]})
    >>> found = servperf(survey, weights={"speed": 75, "care": 25})
    >>> round(found.row("overall").mean, 4), round(found.row("weighted").mean, 4)
    (4.1667, 4.0833)
    """
    check_confidence(confidence)
    check_survey(survey)
    named = cast("object", weights)
    asked = isinstance(named, str) and named == "importance"
    shares: Shares = _by_importance(survey) if asked else shares_for(cast("DimensionWeights", weights), survey)
    groups = role_groups(
        survey, "perception", by=by, min_answered=min_answered, weights=shares, what="an analysis of performance"
    )
    everyone = tuple(_row(part, confidence) for part in groups.everyone)
    segments = masked_groups(
        everyone,
        {label: tuple(_row(part, confidence) for part in parts) for label, parts in groups.groups.items()},
        sizes=groups.sizes,
        unlabelled=groups.unlabelled,
        hide=lambda r: ServperfRow(r.id, r.kind, r.n, reason="suppressed"),
        threshold=privacy_threshold,
    )
    return Servperf(
        groups.size,
        everyone,
        segments,
        by,
        "none" if shares is None else shares if isinstance(shares, str) else "given",
        groups.plan.min_answered,
        confidence,
        privacy_threshold,
        groups.instrument,
        groups.provenance,
    )


def _by_importance(survey: Survey | TalliedSurvey) -> Literal["importance"]:
    """Refuse weights that the survey did not ask for, or that are negative."""
    if "importance" not in survey.roles:
        raise AnalysisError.single(
            "role-missing",
            "weighting by importance needs the answers for importance",
            found=", ".join(survey.roles),
            cure="Add the role to the instrument and its columns to the layout.",
        )
    if survey.instrument.scale.low < 0:
        raise AnalysisError.single(
            "negative-importance",
            "ratings of importance below 0 are no weights",
            found=f"a scale from {survey.instrument.scale.low}",
            cure="Give one weight for each dimension.",
        )
    return "importance"


def _row(part: RolePart, confidence: float) -> ServperfRow:
    """Return one row."""
    found = mean_test(part.moments, confidence=confidence)
    return ServperfRow(
        part.id,
        part.kind,
        part.moments.n,
        found.mean,
        found.standard_deviation,
        found.standard_error,
        found.low,
        found.high,
        found.reason,
    )
