"""Direct comparison: one question that asks whether service was better or worse than expected."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from numbers import Real
from types import MappingProxyType
from typing import Literal, cast

from scorecard._result import Provenance, Result
from scorecard._table import Cell, Column, Table
from scorecard._text import LocalText
from scorecard.errors import UsageError
from scorecard.instruments import Instrument, Role, Scale
from scorecard.stats.counts import ScoreHistogram
from scorecard.stats.intervals import check_confidence
from scorecard.survey.grouped_table import grouped_table
from scorecard.survey.grouping import masked_groups
from scorecard.survey.mean_check import Adjustment, MeanTest, adjusted, check_adjustment, mean_test
from scorecard.survey.plan import MinAnswered
from scorecard.survey.responses import Survey
from scorecard.survey.role_parts import RolePart, role_groups
from scorecard.survey.row_finder import group_named, row_named
from scorecard.survey.segments import PRIVACY_THRESHOLD
from scorecard.survey.tallied import TalliedSurvey, check_survey

__all__ = ["DirectComparison", "DirectRow", "direct_comparison"]

_Reason = Literal["nobody_answered", "one_respondent", "no_variance", "suppressed"]
_Family = Literal["items", "dimensions", "none"]

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
    family: _Family = "none"
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
        groups: dict[str | None, tuple[DirectRow, ...]] = {None: self.rows}
        groups.update(self.segments)
        notes = [_NOTE.fill({"neutral": f"{self.neutral:g}", "level": f"{100 * self.confidence:g} %"})]
        return grouped_table(
            groups,
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


def direct_comparison(
    survey: Survey | TalliedSurvey,
    *,
    role: Literal["perception", "satisfaction"] = "perception",
    neutral: float | None = None,
    by: str | None = None,
    min_answered: MinAnswered | None = None,
    confidence: float = 0.95,
    adjust: Adjustment = "holm",
    privacy_threshold: int = PRIVACY_THRESHOLD,
) -> DirectComparison:
    """Return the gap that respondents tell directly, better or worse than expected.

    Parameters
    ----------
    survey : Survey or TalliedSurvey
        Answers to one question per item ("much worse than expected … much better"), or their counts.
    role : {"perception", "satisfaction"}
        Role under which it was asked.
    neutral : float, optional
        Answer that stands for "as expected"; the middle of the scale when left out.
    by : str, optional
        Segment variable; every group is analysed as well.
    min_answered : {"half", "all", 1}, optional
        How many of its k items a respondent must have answered to enter a dimension: ⌈k/2⌉, k or 1;
        "half", or what counts were made with, when left out.
    confidence : float
        Level of the intervals.
    adjust : {"holm", "benjamini_hochberg", "bonferroni", "none"}
        How p-values are adjusted: the items are one family, the dimensions another.
    privacy_threshold : int
        Groups with fewer respondents are suppressed, and what would give them away.

    Returns
    -------
    DirectComparison
        Items, dimensions and the whole.

    Raises
    ------
    AnalysisError
        If the role was not asked, or counts do not suffice.
    UsageError
        If the neutral answer lies outside the scale, or an option has a value that it cannot have.

    Notes
    -----
    gap = mean answer − neutral answer: one question in place of the difference of two, which spares
    respondents half of the questionnaire and needs no difference score.

    References
    ----------
    Brown, T. J., Churchill, G. A., Peter, J. P. (1993). Improving the measurement of service quality.
    Journal of Retailing 69(1), 127-139.

    Examples
    --------
    >>> from scorecard.instruments import ColumnLayout, Instrument, Item, Scale
    >>> from scorecard.survey import build_survey
    >>> asked = Instrument(
    ...     id="q", name="Q", scale=Scale.from_points(5), roles=["perception"], items=[Item(id="a", text="A")]
    ... )
    >>> survey = build_survey(asked, ColumnLayout(columns={"perception": "{id}"}), {"a": [2, 3, 2, 4, 1]})
    >>> row = direct_comparison(survey).row("a")
    >>> round(row.gap.mean, 2), row.share_worse, row.share_better
    (-0.6, 0.6, 0.2)
    """
    check_confidence(confidence)
    check_adjustment(adjust)
    check_survey(survey)
    scale = survey.instrument.scale
    middle = _neutral(neutral, scale)
    groups = role_groups(survey, role, by=by, min_answered=min_answered, what="a direct comparison")

    def rows_of(parts: Sequence[RolePart]) -> tuple[DirectRow, ...]:
        return tuple(_row(part, middle, confidence) for part in parts)

    everyone = rows_of(groups.everyone)
    segments = masked_groups(
        everyone,
        {label: rows_of(parts) for label, parts in groups.groups.items()},
        sizes=groups.sizes,
        unlabelled=groups.unlabelled,
        hide=lambda r: DirectRow(r.id, r.kind, r.n, reason="suppressed"),
        threshold=privacy_threshold,
    )
    # last, since p-values of hidden rows would show in those of others
    return DirectComparison(
        groups.size,
        _adjusted(everyone, adjust),
        MappingProxyType({label: _adjusted(rows, adjust) for label, rows in segments.items()}),
        by,
        role,
        float(middle),
        groups.plan.min_answered,
        confidence,
        adjust,
        privacy_threshold,
        groups.instrument,
        groups.provenance,
    )


def _neutral(neutral: float | None, scale: Scale) -> Fraction:
    """Return the neutral answer, or refuse one outside the scale."""
    if neutral is None:
        return Fraction(scale.low + scale.high, 2)
    if not (isinstance(cast("object", neutral), Real) and math.isfinite(neutral) and scale.low < neutral < scale.high):
        raise UsageError.single(
            "bad-neutral",
            "the neutral answer must lie inside the scale",
            found=str(neutral),
            cure=f"Give a number between {scale.low} and {scale.high}.",
        )
    return Fraction(neutral)


def _row(part: RolePart, neutral: Fraction, confidence: float) -> DirectRow:
    """Return one row."""
    histogram = part.histogram if part.histogram is not None else ScoreHistogram.nothing()
    n, worse, same = histogram.n, 0, 0
    for divisor, numerator, count in zip(
        histogram.divisors.tolist(), histogram.numerators.tolist(), histogram.counts.tolist(), strict=True
    ):
        side = Fraction(numerator, divisor) - neutral
        worse += count if side < 0 else 0
        same += count if side == 0 else 0
    gap = mean_test(part.moments, confidence=confidence, against=neutral)
    low, middle, high = (worse / n, same / n, (n - worse - same) / n) if n else (None, None, None)
    kind: Literal["item", "dimension", "overall"] = "overall" if part.kind == "weighted" else part.kind
    return DirectRow(part.id, kind, n, part.moments.mean, gap, low, middle, high, reason=gap.reason)


def _adjusted(rows: Sequence[DirectRow], adjust: Adjustment) -> tuple[DirectRow, ...]:
    """Return the rows with p-values adjusted within their family."""
    if adjust == "none":
        return tuple(rows)
    found = list(rows)
    families: tuple[tuple[str, _Family], ...] = (("item", "items"), ("dimension", "dimensions"))
    for kind, family in families:
        places = [at for at, row in enumerate(found) if row.kind == kind]
        for at, test in zip(places, adjusted([found[at].gap for at in places], adjust), strict=True):
            found[at] = replace(found[at], gap=test, family=family)
    return tuple(found)
