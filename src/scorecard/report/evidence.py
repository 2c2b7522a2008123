"""What surveys say beside the scores, sorted by survey."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from scorecard._text import LocalText
from scorecard.errors import Problems, ReportError
from scorecard.instruments import Instrument
from scorecard.models import Scorecard
from scorecard.survey import (
    GapAnalysis,
    HeatMap,
    ImportancePerformance,
    QuestionMeans,
    Reliability,
    SegmentGaps,
    Survey,
    ZoneOfTolerance,
)

__all__ = ["SurveyEvidence", "SurveyResult", "survey_evidence"]

SurveyResult = GapAnalysis | QuestionMeans | Reliability | ImportancePerformance | ZoneOfTolerance | HeatMap | Survey
"""What a survey says, or its answers themselves."""

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
    means : QuestionMeans or None
        Its mean answers.
    reliability : Reliability or None
        Alpha of its scales.
    importance : ImportancePerformance or None
        Importance and performance of its items.
    zones : ZoneOfTolerance or None
        Its zones of tolerance.
    heat : HeatMap or None
        One number of every group.
    answers : Survey or None
        The answers themselves, of which only shares are printed.
    segment : str or None
        The group of respondents whose gaps or means are printed; everyone when None.
    shared : bool
        Whether the card has several entities, and the gaps or means of everyone are printed all the same.
    """

    name: LocalText
    instrument: Instrument
    gaps: GapAnalysis | None = None
    means: QuestionMeans | None = None
    reliability: Reliability | None = None
    importance: ImportancePerformance | None = None
    zones: ZoneOfTolerance | None = None
    heat: HeatMap | None = None
    answers: Survey | None = None
    segment: str | None = None
    shared: bool = False

    @property
    def parts(self) -> tuple[SurveyResult | None, ...]:
        """All that there may be."""
        return (self.gaps, self.means, self.reliability, self.importance, self.zones, self.heat, self.answers)

    @property
    def group(self) -> SegmentGaps:
        """The rows of the gap analysis that are printed."""
        if self.gaps is None:
            raise ValueError("there is no gap analysis")
        return self.gaps.group(self.segment)

    @property
    def n(self) -> int | None:
        """Respondents whose gaps or means are printed; None where there are none of them."""
        analysis = self.gaps or self.means
        return None if analysis is None else analysis.group(self.segment).n


def survey_evidence(
    card: Scorecard, evidence: Sequence[SurveyResult], *, entity: str, problems: Problems | None = None
) -> tuple[SurveyEvidence, ...]:
    """Return evidence sorted by survey.

    Parameters
    ----------
    card : Scorecard
        The description, whose surveys give the names.
    evidence : sequence of SurveyResult
        Gaps, means, reliability, importance, zones, a heat map and the answers, all of the period reviewed.
    entity : str
        The entity reviewed; an analysis made by the entities of the card is printed for it.
    problems : Problems, optional
        Takes up two results of one kind from one survey, and surveys of several periods; without it they
        are raised.

    Returns
    -------
    tuple of SurveyEvidence
        One for each survey, in the order given.

    Raises
    ------
    ReportError
        If there are such problems and nothing takes them up.
    """
    noted = Problems() if problems is None else problems
    found: dict[tuple[str, str, str | None], SurveyEvidence] = {}
    for result in evidence:
        source = result.provenance
        key = (result.instrument.id, source.source, source.sha256)
        survey = found.get(key, SurveyEvidence(result.instrument.name, result.instrument))
        if result.__class__ in (part.__class__ for part in survey.parts):
            noted.add(
                "evidence-twice",
                f"the evidence holds two results of the kind {type(result).__name__} from one survey",
                found=source.source,
                cure="Give one of each kind for each survey.",
            )
        found[key] = _with(survey, result)
    for instrument in dict.fromkeys(key[0] for key in found):
        _check_waves(card, instrument, tuple(s for s in found.values() if s.instrument.id == instrument), noted)
    if problems is None:
        noted.raise_if_any(ReportError, "The evidence cannot be printed as it is.")
    return tuple(
        _named(card, survey, tuple(found.values()), source=key[1], entity=entity) for key, survey in found.items()
    )


def _with(survey: SurveyEvidence, result: SurveyResult) -> SurveyEvidence:
    """Return the results of a survey with one more."""
    match result:
        case GapAnalysis():
            return replace(survey, gaps=result)
        case QuestionMeans():
            return replace(survey, means=result)
        case Reliability():
            return replace(survey, reliability=result)
        case ImportancePerformance():
            return replace(survey, importance=result)
        case ZoneOfTolerance():
            return replace(survey, zones=result)
        case HeatMap():
            return replace(survey, heat=result)
        case Survey():
            return replace(survey, answers=result)


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
    analyses = [analysis for analysis in (survey.gaps, survey.means) if analysis is not None]
    several = len(card.entities) > 1 and bool(analyses)
    own = several and all(entity in analysis.segments for analysis in analyses)
    return replace(survey, name=name, segment=entity if own else None, shared=several and not own)
