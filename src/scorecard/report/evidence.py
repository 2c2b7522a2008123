"""What surveys say beside the scores, sorted by survey."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import cast, get_args

from scorecard._text import LocalText
from scorecard.errors import Problems, ReportError
from scorecard.instruments import Instrument
from scorecard.models import Scorecard
from scorecard.survey import GapAnalysis, ImportancePerformance, Reliability, SegmentGaps

__all__ = ["Evidence", "SurveyEvidence", "survey_evidence"]

Evidence = GapAnalysis | Reliability | ImportancePerformance
"""A result that a review prints beside the scores."""

_FROM = LocalText(en="{name} ({source})", zh="{name}（{source}）")


@dataclass(frozen=True, slots=True)
class SurveyEvidence:
    """The results of one survey.

    Attributes
    ----------
    name : LocalText
        What the review calls the survey.
    instrument : Instrument
        The questionnaire.
    gaps : GapAnalysis or None
        Its gaps.
    reliability : Reliability or None
        Alpha of its scales.
    importance : ImportancePerformance or None
        Importance and performance of its items.
    segment : str or None
        The group of respondents whose gaps are printed; everyone when None.
    """

    name: LocalText
    instrument: Instrument
    gaps: GapAnalysis | None = None
    reliability: Reliability | None = None
    importance: ImportancePerformance | None = None
    segment: str | None = None

    @property
    def group(self) -> SegmentGaps:
        """The rows of the gap analysis that are printed."""
        if self.gaps is None:
            raise ValueError("there is no gap analysis")
        return self.gaps.group(self.segment)


def survey_evidence(card: Scorecard, evidence: Sequence[object], *, entity: str) -> tuple[SurveyEvidence, ...]:
    """Return evidence sorted by survey.

    Parameters
    ----------
    card : Scorecard
        The description, whose surveys give the names.
    evidence : sequence of GapAnalysis, Reliability or ImportancePerformance
        The results, all of the period reviewed.
    entity : str
        The entity reviewed; an analysis made by the entities of the card is printed for it.

    Returns
    -------
    tuple of SurveyEvidence
        One for each survey, in the order given.

    Raises
    ------
    ReportError
        If a result is of no known kind, or two of one kind come from one survey.
    """
    if not isinstance(cast("object", evidence), Sequence):
        raise ReportError.single(
            "evidence-list",
            "the evidence must be a list of results",
            found=type(evidence).__name__,
            cure="Put the results in brackets, even a single one: evidence=[gaps].",
        )
    problems = Problems()
    found: dict[tuple[str, str, str | None], SurveyEvidence] = {}
    for position, result in enumerate(evidence):
        if not isinstance(result, Evidence):
            _report_kind(result, problems)
            continue
        source = result.provenance
        key = (result.instrument.id, source.source, source.sha256)
        survey = found.get(key, SurveyEvidence(result.instrument.name, result.instrument))
        if result.__class__ in (part.__class__ for part in (survey.gaps, survey.reliability, survey.importance)):
            problems.add(
                "evidence-twice",
                f"the evidence holds two results of the kind {type(result).__name__} from one survey",
                found=f"number {position + 1}, from {source.source}",
                cure="Give one of each kind for each survey.",
            )
        found[key] = _with(survey, result)
    for instrument in dict.fromkeys(key[0] for key in found):
        _check_waves(card, instrument, tuple(s for s in found.values() if s.instrument.id == instrument), problems)
    problems.raise_if_any(ReportError, "The evidence cannot be printed as it is.")
    return tuple(
        _named(card, survey, tuple(found.values()), source=key[1], entity=entity) for key, survey in found.items()
    )


def _report_kind(result: object, problems: Problems) -> None:
    """Report a result that no page prints."""
    kinds = [*(kind.__name__ for kind in get_args(Evidence)), "ServicePerformance", "Robustness", "LinkEvidence"]
    problems.add(
        "evidence-kind",
        "a review cannot print this as evidence",
        found=type(result).__name__,
        cure=f"Give results of the kinds {', '.join(kinds)}.",
    )


def _with(survey: SurveyEvidence, result: Evidence) -> SurveyEvidence:
    """Return the results of a survey with one more."""
    match result:
        case GapAnalysis():
            return replace(survey, gaps=result)
        case Reliability():
            return replace(survey, reliability=result)
        case ImportancePerformance():
            return replace(survey, importance=result)


def _check_waves(card: Scorecard, instrument: str, surveys: tuple[SurveyEvidence, ...], problems: Problems) -> None:
    """Report more surveys with one questionnaire than the card declares: they would be of several periods."""
    declared = sum(survey.instrument.id == instrument for survey in card.surveys.values())
    if len(surveys) > max(1, declared):
        problems.add(
            "evidence-periods",
            f"the evidence holds results from {len(surveys)} sources with one questionnaire, "
            f"and the card declares {declared} such {'survey' if declared == 1 else 'surveys'}",
            found=instrument,
            cure="Give the results of the period that is reviewed.",
        )


def _named(
    card: Scorecard, survey: SurveyEvidence, others: tuple[SurveyEvidence, ...], *, source: str, entity: str
) -> SurveyEvidence:
    """Return evidence with the printed name of its survey and the group that is reviewed."""
    declared = [s for s in card.surveys.values() if s.instrument.id == survey.instrument.id]
    name = survey.name
    if len(declared) == 1 and declared[0].name is not None:
        name = declared[0].name
    if sum(other.instrument.id == survey.instrument.id for other in others) > 1:
        name = _FROM.fill({"name": name, "source": source})
    gaps = survey.gaps
    own = len(card.entities) > 1 and gaps is not None and gaps.by is not None and entity in gaps.segments
    return replace(survey, name=name, segment=entity if own else None)
