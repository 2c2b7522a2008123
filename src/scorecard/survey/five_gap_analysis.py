"""Five-gaps model: where between customers, managers and front line service quality is lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from scorecard._model.mapping import FrozenDict
from scorecard._result import Provenance, Result
from scorecard._table import Table
from scorecard.errors import AnalysisError
from scorecard.instruments import Instrument, Role
from scorecard.stats.intervals import check_confidence
from scorecard.survey.five_gap_rows import FiveGap, FiveGapRow, gap_family, paired_parts, single_parts
from scorecard.survey.five_gap_table import MissingGap, five_gap_sources, five_gap_table
from scorecard.survey.mean_check import Adjustment, check_adjustment
from scorecard.survey.plan import MinAnswered
from scorecard.survey.responses import Survey
from scorecard.survey.row_finder import row_named
from scorecard.survey.segments import PRIVACY_THRESHOLD, check_threshold
from scorecard.survey.tallied import TalliedSurvey, check_survey

__all__ = ["FiveGaps", "five_gap_sources", "five_gaps"]

_Group = Literal["customers", "management", "front_line"]
_Source = tuple[_Group, Role]

_GAPS: dict[FiveGap, tuple[_Source, _Source]] = {
    "knowledge": (("customers", "expectation"), ("management", "expectation")),
    "standards": (("management", "expectation"), ("management", "desired")),
    "delivery": (("management", "desired"), ("front_line", "perception")),
    "communication": (("front_line", "expectation"), ("front_line", "perception")),
    "customer": (("customers", "expectation"), ("customers", "perception")),
}
"""What each gap takes off, and from what; the level that should be reached comes first."""

_NOT_ASKED: dict[_Source, MissingGap] = {
    ("customers", "expectation"): "no_customer_expectation",
    ("customers", "perception"): "no_customer_perception",
    ("management", "expectation"): "no_estimate",
    ("management", "desired"): "no_standard",
    ("front_line", "perception"): "no_delivered",
    ("front_line", "expectation"): "no_promised",
}


@dataclass(frozen=True, slots=True)
class FiveGaps(Result):
    """The five gaps, as far as the surveys allow.

    Attributes
    ----------
    rows : tuple of FiveGapRow
        Gap after gap: items, dimensions, the whole.
    missing : mapping of str to str
        Gaps that cannot be computed, each with what is lacking: "no_management_survey",
        "no_front_line_survey", "no_customer_expectation", "no_customer_perception", "no_estimate",
        "no_standard", "no_promised", "no_delivered".
    sizes : mapping of str to int
        People in each survey: customers, management, front_line.
    min_answered : {"half", "all", 1}
        How many items of a dimension a person must have answered to enter it.
    confidence : float
        Level of the intervals.
    adjust : {"holm", "benjamini_hochberg", "bonferroni", "none"}
        How p-values are adjusted.
    privacy_threshold : int
        Smallest group whose numbers are shown.
    instrument : Instrument
        The customers' questionnaire.
    provenances : tuple of Provenance
        Where the answers come from.
    """

    rows: tuple[FiveGapRow, ...]
    missing: Mapping[FiveGap, MissingGap]
    sizes: Mapping[str, int]
    min_answered: MinAnswered
    confidence: float
    adjust: Adjustment
    privacy_threshold: int
    instrument: Instrument
    provenances: tuple[Provenance, ...]

    def row(self, gap: FiveGap, row_id: str = "overall") -> FiveGapRow:
        """Return a row of a gap.

        Parameters
        ----------
        gap : {"knowledge", "standards", "delivery", "communication", "customer"}
            Which gap.
        row_id : str
            Id of an item or a dimension, or "overall".

        Returns
        -------
        FiveGapRow
            The row.

        Raises
        ------
        UsageError
            If there is no such row.
        """
        return row_named({f"{row.id} of {row.gap}": row for row in self.rows}, f"{row_id} of {gap}")

    def table(self) -> Table:
        """Return the rows, and one line for each gap that cannot be computed.

        Returns
        -------
        Table
            The rows at full precision.
        """
        return five_gap_table(
            self.rows,
            self.missing,
            self.instrument,
            confidence=self.confidence,
            threshold=self.privacy_threshold,
            order=tuple(_GAPS),
        )


def five_gaps(
    customers: Survey | TalliedSurvey,
    *,
    management: Survey | TalliedSurvey | None = None,
    front_line: Survey | TalliedSurvey | None = None,
    min_answered: MinAnswered = "half",
    confidence: float = 0.95,
    adjust: Adjustment = "holm",
    privacy_threshold: int = PRIVACY_THRESHOLD,
) -> FiveGaps:
    """Return the five gaps between customers, management and front line, as far as surveys allow.

    Parameters
    ----------
    customers : Survey or TalliedSurvey
        Roles ``expectation`` and ``perception``: what customers expect, and what they perceive.
    management : Survey or TalliedSurvey, optional
        The same items, asked of managers. ``expectation``: what they believe that customers expect;
        ``desired``: the level that the service standards prescribe.
    front_line : Survey or TalliedSurvey, optional
        The same items, asked of front-line staff. ``perception``: the level that they really
        deliver; ``expectation``: the level that advertising and sales promise customers.
    min_answered : {"half", "all", 1}
        How many of its k items a person must have answered to enter a dimension: ⌈k/2⌉, k or 1.
    confidence : float
        Level of the intervals.
    adjust : {"holm", "benjamini_hochberg", "bonferroni", "none"}
        How p-values are adjusted: the items of a gap are one family, its dimensions another.
    privacy_threshold : int
        A row with a mean of fewer people is suppressed.

    Returns
    -------
    FiveGaps
        The gaps that the data allow; the others with what is lacking.

    Raises
    ------
    AnalysisError
        If the questionnaires do not have the same items, dimensions and scale, or counts do not suffice.
    UsageError
        If an option has a value that it cannot have.

    Notes
    -----
    Every gap is a level less the level that it should reach, so that a negative one falls short:

    1. knowledge = managers' estimate − customers' expectation
    2. standards = prescribed level − managers' estimate
    3. delivery = level delivered − prescribed level
    4. communication = level delivered − level promised
    5. customer = customers' perception − customers' expectation

    Gaps 2, 4 and 5 are told by the same people and tested in pairs; gaps 1 and 3 lie between
    groups and are tested by Welch's t. Gap 5 is not the sum of the other four: each group judges by its
    own lights. `five_gap_sources` lists in English and Chinese what to ask whom.

    Gaps between groups rest on everybody who answered one question, the others on those who answered both. Who takes
    one mean of the same question from the other learns the mean of those who left the second one out, however few
    they are: compare n before the table goes out.

    References
    ----------
    Parasuraman, A., Zeithaml, V. A., Berry, L. L. (1985). A conceptual model of service quality and
    its implications for future research. Journal of Marketing 49(4), 41-50.
    Zeithaml, V. A., Parasuraman, A., Berry, L. L. (1990). Delivering Quality Service. Free Press.

    Examples
    --------
    >>> import pyarrow as pa
    >>> import scorecard as sc
    >>> scale, items = sc.Scale.from_points(5), [{"id": "quick", "text": "Quick"}]
    >>> asked = sc.Instrument(id="short", name="Short", scale=scale, items=items)
    >>> layout = sc.ColumnLayout(columns={"expectation": "E{number}", "perception": "P{number}"})
    >>> answers = pa.table({"E1": [5, 5, 4, 5, 5], "P1": [3, 4, 3, 4, 3]})
    >>> customers = sc.read_survey(answers, asked, layout=layout)
    >>> believed = sc.Instrument(id="short", name="Short", scale=scale, roles=["expectation"], items=items)
    >>> columns = sc.ColumnLayout(columns={"expectation": "E{number}"})
    >>> managers = sc.read_survey(pa.table({"E1": [4, 5, 4, 4, 4]}), believed, layout=columns)
    >>> found = sc.five_gaps(customers, management=managers)
    >>> [round(found.row(gap, "quick").difference.mean, 1) for gap in ("knowledge", "customer")]
    [-0.6, -1.4]
    >>> sorted(found.missing)
    ['communication', 'delivery', 'standards']
    """
    check_confidence(confidence)
    check_adjustment(adjust)
    check_threshold(privacy_threshold)
    surveys: dict[_Group, Survey | TalliedSurvey | None] = {
        "customers": customers,
        "management": management,
        "front_line": front_line,
    }
    given: dict[_Group, Survey | TalliedSurvey] = {
        group: survey for group, survey in surveys.items() if survey is not None
    }
    check_survey(customers)
    for group, survey in given.items():
        check_survey(survey)
        _check_same(customers.instrument, survey.instrument, group)
    rows: list[FiveGapRow] = []
    missing: dict[FiveGap, MissingGap] = {}
    for gap, (first, second) in _GAPS.items():
        lacking = _lacking(surveys, first) or _lacking(surveys, second)
        if lacking is not None:
            missing[gap] = lacking
            continue
        one, two = given[first[0]], given[second[0]]
        if first[0] == second[0]:
            parts = paired_parts(one, (first[1], second[1]), min_answered=min_answered)
        else:
            parts = single_parts(
                (one, first[1]), (two, second[1]), min_answered=min_answered, what="the five-gaps model"
            )
        of_gap = [part.row(gap, confidence=confidence, threshold=privacy_threshold) for part in parts]
        rows += gap_family(of_gap, adjust)
    return FiveGaps(
        tuple(rows),
        FrozenDict(missing),
        FrozenDict({str(group): survey.size for group, survey in given.items()}),
        min_answered,
        confidence,
        adjust,
        privacy_threshold,
        customers.instrument,
        tuple(survey.provenance for survey in given.values()),
    )


def _lacking(surveys: Mapping[_Group, Survey | TalliedSurvey | None], source: _Source) -> MissingGap | None:
    """Return what is lacking of a source, if anything is."""
    group, role = source
    survey = surveys[group]
    if survey is None:
        return "no_management_survey" if group == "management" else "no_front_line_survey"
    return None if role in survey.roles else _NOT_ASKED[source]


def _check_same(customers: Instrument, other: Instrument, group: _Group) -> None:
    """Refuse a questionnaire with other items, dimensions or codes than the customers'."""

    def parts(instrument: Instrument) -> tuple[object, ...]:
        items = tuple((item.id, item.dimension) for item in instrument.items)
        return items, tuple(d.id for d in instrument.dimensions), instrument.scale.values

    if parts(customers) != parts(other):
        raise AnalysisError.single(
            "five-gaps-instrument",
            "the three questionnaires must have the same items, dimensions and scale; only their wording may differ",
            found=f"another questionnaire for {group}",
            cure="Give corresponding items the same ids, in the same order.",
        )
