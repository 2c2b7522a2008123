"""All that a review is made from beside the scores, sorted by kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from types import UnionType
from typing import TypeVar, cast, get_args

from scorecard._result import Provenance
from scorecard.errors import Problems, ReportError
from scorecard.logistics import FailureCauses, ServicePerformance
from scorecard.report.evidence import SurveyEvidence, SurveyResult, survey_evidence
from scorecard.scoring import Evaluation, Robustness, Uncertainty, Waterfall
from scorecard.scoring.smaa_result import RankAcceptability
from scorecard.scoring.weight_tornado import WeightTornado
from scorecard.series import ChangeSignals, LinkEvidence

__all__ = ["Evidence", "SortedEvidence", "sorted_evidence"]

Certainty = Uncertainty | Robustness | RankAcceptability | WeightTornado | LinkEvidence
Evidence = SurveyResult | ServicePerformance | FailureCauses | Waterfall | ChangeSignals | Certainty
"""A result that a review prints beside the scores."""

_SINGLE = (ServicePerformance, FailureCauses, Uncertainty, Robustness, RankAcceptability, LinkEvidence)
_Kind = TypeVar("_Kind")


@dataclass(frozen=True, slots=True)
class SortedEvidence:
    """The evidence of a review by kind; what was not given is None or empty.

    Attributes
    ----------
    surveys : tuple of SurveyEvidence
        What each survey says.
    orders : ServicePerformance or None
        Figures of the order service.
    causes : FailureCauses or None
        Why orders are not perfect, where it comes without the figures.
    changes : tuple of ChangeSignals
        Series with the limits of their own variation.
    waterfalls : tuple of Waterfall
        Changes of scores, split.
    uncertainty, robustness, acceptability, links : result or None
        How sure scores, ranks and arrows are.
    tornados : tuple of WeightTornado
        What single weights do.
    """

    surveys: tuple[SurveyEvidence, ...] = ()
    orders: ServicePerformance | None = None
    causes: FailureCauses | None = None
    changes: tuple[ChangeSignals, ...] = ()
    waterfalls: tuple[Waterfall, ...] = ()
    uncertainty: Uncertainty | None = None
    robustness: Robustness | None = None
    acceptability: RankAcceptability | None = None
    links: LinkEvidence | None = None
    tornados: tuple[WeightTornado, ...] = ()

    @property
    def uncertain(self) -> bool:
        """Whether anything was analysed of how sure the scores are."""
        parts = (self.uncertainty, self.robustness, self.acceptability, self.links)
        return bool(self.tornados) or any(part is not None for part in parts)

    @property
    def survey_levels(self) -> tuple[float, ...]:
        """Confidence levels of the analyses of surveys, each once, the lowest first."""
        parts = [p for s in self.surveys for p in (s.gaps, s.means, s.reliability, s.importance, s.zones)]
        return tuple(sorted({part.confidence for part in parts if part is not None}))

    @property
    def provenances(self) -> tuple[Provenance, ...]:
        """Where the data of surveys, orders and series come from."""
        orders = () if self.orders is None else (self.orders.provenance,)
        of_surveys = (part.provenance for survey in self.surveys for part in survey.parts if part is not None)
        return (*of_surveys, *orders, *(each for change in self.changes for each in change.provenances))


def sorted_evidence(evidence: Sequence[object], evaluation: Evaluation) -> SortedEvidence:
    """Return the evidence of a review by kind.

    Parameters
    ----------
    evidence : sequence of Evidence
        The results as given.
    evaluation : Evaluation
        The evaluation that is reviewed, of one entity and one period.

    Returns
    -------
    SortedEvidence
        Each result once.

    Raises
    ------
    ReportError
        If a result is of a kind that no page prints, if two would stand in one place, or if one is of
        another card, period or entity; with all such problems at once.
    """
    if not isinstance(cast("object", evidence), Sequence):
        raise ReportError.single(
            "evidence-list",
            "the evidence must be a list of results",
            found=type(evidence).__name__,
            cure="Put the results in brackets, even a single one: evidence=[gaps].",
        )
    problems = Problems()
    surveys: list[SurveyResult] = []
    for result in evidence:
        if isinstance(result, SurveyResult):
            surveys.append(result)
        elif not isinstance(result, Evidence):
            _report_kind(result, problems)
    _check_once(evidence, problems)
    _check_fit(evidence, evaluation, problems)
    sorted_surveys = survey_evidence(evaluation.card, surveys, entity=evaluation.entities[0], problems=problems)
    problems.raise_if_any(ReportError, "The evidence cannot be printed as it is.")
    return SortedEvidence(
        sorted_surveys,
        _first(evidence, ServicePerformance),
        _first(evidence, FailureCauses),
        _all(evidence, ChangeSignals),
        _all(evidence, Waterfall),
        _first(evidence, Uncertainty),
        _first(evidence, Robustness),
        _first(evidence, RankAcceptability),
        _first(evidence, LinkEvidence),
        _all(evidence, WeightTornado),
    )


def _all(evidence: Sequence[object], kind: type[_Kind]) -> tuple[_Kind, ...]:
    """Return the results of a kind."""
    return tuple(result for result in evidence if isinstance(result, kind))


def _first(evidence: Sequence[object], kind: type[_Kind]) -> _Kind | None:
    """Return the only result of a kind."""
    return next(iter(_all(evidence, kind)), None)


def _report_kind(result: object, problems: Problems) -> None:
    """Report a result that no page prints."""
    problems.add(
        "evidence-kind",
        "a review cannot print this as evidence",
        found=type(result).__name__,
        cure=f"Give results of the kinds {', '.join(_names(Evidence))}.",
    )


def _names(kinds: UnionType) -> list[str]:
    """Return the names of kinds."""
    return [kind.__name__ for kind in get_args(kinds)]


def _check_once(evidence: Sequence[object], problems: Problems) -> None:
    """Report two results that would stand in one place."""
    for kind in _SINGLE:
        if len(_all(evidence, kind)) > 1:
            problems.add(
                "evidence-kind-twice",
                f"the evidence holds two results of the kind {kind.__name__}",
                cure="Give one of them.",
            )
    subjects: list[tuple[str, str]] = [("ChangeSignals", c.measure or "") for c in _all(evidence, ChangeSignals)]
    subjects += [("Waterfall", w.node) for w in _all(evidence, Waterfall)]
    subjects += [("WeightTornado", t.node) for t in _all(evidence, WeightTornado)]
    for kind_name, subject in dict.fromkeys(s for s in subjects if subjects.count(s) > 1):
        problems.add(
            "evidence-subject-twice",
            f"the evidence holds two results of the kind {kind_name} for one measure or node",
            found=subject,
            cure="Give one of them.",
        )


def _check_fit(evidence: Sequence[object], evaluation: Evaluation, problems: Problems) -> None:
    """Report results of another card, period or entity than the review."""
    calendar, reviewed = evaluation.card.calendar, evaluation.periods[0]
    counted = calendar.common(reviewed)
    for result in evidence:
        if isinstance(result, ServicePerformance):
            if result.periods and counted is None:
                problems.add(
                    "orders-other-years",
                    "orders are counted by periods of the common calendar, and none has the days that are reviewed",
                    found=f"{calendar.first_day(reviewed)} to {calendar.last_day(reviewed)}",
                    cure="Count the orders of these days together, without period=….",
                )
            elif result.periods and str(counted) not in result.periods:
                problems.add(
                    "orders-period",
                    "the ServicePerformance has no orders in the period reviewed",
                    found=", ".join(result.periods[:12]),
                    cure=f"Count the orders by the periods of the card, with orders in {counted}.",
                )
        elif not isinstance(result, SurveyResult) and not _fits(result, evaluation):
            problems.add(
                "evidence-other",
                f"the {type(result).__name__} is of another card, period or entity than the review",
                cure="Make it from the card, the values, the period and the entity that are reviewed.",
            )


def _fits(result: object, evaluation: Evaluation) -> bool:
    """Return whether a result is of the card, and of the period and the entity, that are reviewed."""
    card, entity, period = evaluation.card, evaluation.entities[0], str(evaluation.periods[0])
    match result:
        case LinkEvidence():
            return result.card == card
        case Robustness() | Uncertainty():
            theirs = result.evaluation
            return theirs.card == card and theirs.periods == evaluation.periods and entity in theirs.entities
        case WeightTornado():
            return (result.evaluation.card, result.entity, result.period) == (card, entity, period)
        case Waterfall():
            return (result.entity_after, result.period_after) == (entity, period) and result.node in evaluation.nodes
        case ChangeSignals():
            known = {measure.id for measure in card.measures}
            return result.measure in known and result.entity in (None, entity)
        case FailureCauses():
            return result.period in (None, period)
        case _:
            return True
