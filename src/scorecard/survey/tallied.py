"""A survey as counts: what most analyses need of it, without its respondents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import cast

from scorecard._model.mapping import FrozenDict
from scorecard._result import Provenance
from scorecard.errors import AnalysisError, UsageError, near
from scorecard.instruments import Instrument, Role
from scorecard.survey.blocks import Rows
from scorecard.survey.plan import MinAnswered, TallyPlan
from scorecard.survey.responses import Survey
from scorecard.survey.tally import SurveyTally
from scorecard.survey.tally_counter import TallyCounter

__all__ = ["TalliedSurvey", "check_survey", "respondents_of", "tallied"]


@dataclass(frozen=True, slots=True, eq=False)
class TalliedSurvey:
    """Counts of a survey, for everyone and by group.

    The counts of two parts of a survey add up to those of the whole, whatever the parts, so a
    survey of any size can be counted piece by piece.

    Attributes
    ----------
    instrument : Instrument
        The questionnaire.
    plan : TallyPlan
        What was counted.
    total : SurveyTally
        Counts of everyone.
    by : str or None
        Segment variable of the groups.
    groups : mapping of str to SurveyTally
        Counts by label, labels in alphabetical order; a label that nobody has is left out.
    own : bool
        Whether weighted scores are by each respondent's own points.
    weights : tuple of Fraction or None
        Share of each dimension in the weighted scores, where given.
    roles : tuple of str
        What was asked, in the order of the survey.
    provenance : Provenance
        Where the answers come from.
    """

    instrument: Instrument
    plan: TallyPlan
    total: SurveyTally
    by: str | None = None
    groups: Mapping[str, SurveyTally] = field(default_factory=lambda: FrozenDict({}))
    own: bool = False
    weights: tuple[Fraction, ...] | None = None
    roles: tuple[Role, ...] = ()
    provenance: Provenance = field(default_factory=lambda: Provenance(source=""))

    @classmethod
    def of(
        cls,
        survey: Survey,
        *,
        plan: TallyPlan,
        by: str | None = None,
        own: bool = False,
        weights: Sequence[Fraction] | None = None,
        rows: Rows | None = None,
    ) -> TalliedSurvey:
        """Return the counts of a survey, or of some of its respondents.

        Parameters
        ----------
        survey : Survey
            The answers. Counting is fastest when the answers to one item lie side by side in
            memory: codes of shape (n, k) in Fortran order, or the transpose of a (k, n) array.
        plan : TallyPlan
            What to count.
        by : str, optional
            Segment variable.
        own : bool
            Whether to count scores weighted by each respondent's own points.
        weights : sequence of Fraction, optional
            Share of each dimension in the weighted scores.
        rows : ndarray of int, optional
            Which respondents; all when left out.

        Returns
        -------
        TalliedSurvey
            The counts.

        Raises
        ------
        UsageError
            If the survey has no such segment variable.
        """
        counter = TallyCounter(plan, by=by, own=own, weights=weights)
        counter.add(survey, rows=rows)
        return cls.counted(counter, survey.instrument, provenance=survey.provenance)

    @classmethod
    def counted(cls, counter: TallyCounter, instrument: Instrument, *, provenance: Provenance) -> TalliedSurvey:
        """Return what a counter counted of the batches of a survey.

        Parameters
        ----------
        counter : TallyCounter
            The counts of all batches.
        instrument : Instrument
            The questionnaire.
        provenance : Provenance
            Where the answers come from.

        Returns
        -------
        TalliedSurvey
            The counts.
        """
        found = counter.tallies()
        return cls(
            instrument,
            counter.plan,
            found.total,
            counter.by,
            found.groups,
            own=counter.own,
            weights=counter.weights,
            roles=counter.roles,
            provenance=provenance,
        )

    def __add__(self, other: TalliedSurvey) -> TalliedSurvey:
        """Return the counts of both parts together; groups are matched by their label."""
        same = (
            self.instrument == other.instrument
            and self.plan == other.plan
            and (self.by, self.own, self.weights, self.roles) == (other.by, other.own, other.weights, other.roles)
        )
        if not same:
            raise UsageError.single(
                "counts-differ",
                "counts of different questionnaires, or made with different options, do not add up",
                cure="Count all parts of the survey with the same instrument, by, weights and min_answered.",
            )
        groups: dict[str, SurveyTally] = {}
        for label in sorted({*self.groups, *other.groups}):
            parts = [counted.groups[label] for counted in (self, other) if label in counted.groups]
            groups[label] = parts[0] if len(parts) == 1 else parts[0] + parts[1]
        return replace(
            self,
            total=self.total + other.total,
            groups=FrozenDict(groups),
            provenance=_joined(self.provenance, other.provenance),
        )

    def __repr__(self) -> str:
        """Return a short text."""
        roles = ", ".join(self.roles)
        return f"TalliedSurvey({self.instrument.id}: {self.size} respondents, {len(self.groups)} groups, {roles})"

    @property
    def size(self) -> int:
        """Number of respondents."""
        return self.total.respondents

    @property
    def sizes(self) -> Mapping[str, int]:
        """Respondents of each group."""
        return FrozenDict({label: tally.respondents for label, tally in self.groups.items()})

    @property
    def unlabelled(self) -> int:
        """Respondents without a label, where there are groups."""
        return self.size - sum(self.sizes.values()) if self.by is not None else 0


def tallied(
    survey: Survey | TalliedSurvey,
    *,
    by: str | None = None,
    own: bool = False,
    weights: Sequence[Fraction] | None = None,
    min_answered: MinAnswered | None = None,
) -> TalliedSurvey:
    """Return the counts of a survey, or counts as they were made where they fit the options.

    Parameters
    ----------
    survey : Survey or TalliedSurvey
        Answers, or their counts.
    by : str, optional
        Segment variable; counts by group serve an analysis of everyone too.
    own : bool
        Whether scores weighted by each respondent's own points are needed.
    weights : sequence of Fraction, optional
        Share of each dimension in weighted scores. Counts made with other weights still give
        their moments; `TalliedSurvey.weights` tells those of the histograms.
    min_answered : {"half", "all", 1}, optional
        How many items of a dimension a respondent must have answered; for answers "half" when
        left out, for counts what they were made with.

    Returns
    -------
    TalliedSurvey
        The counts.

    Raises
    ------
    UsageError
        If counts were made by another variable or with another `min_answered`, or the survey has
        no such variable.
    """
    check_survey(survey)
    if isinstance(survey, Survey):
        plan = TallyPlan.of(survey.instrument, min_answered="half" if min_answered is None else min_answered)
        return TalliedSurvey.of(survey, plan=plan, by=by, own=own, weights=weights)
    if by is not None and by != survey.by:
        raise UsageError.single(
            "unknown-segment",
            "the survey was not counted by this segment variable",
            found=by,
            cure=near(by, [survey.by]) if survey.by is not None else f"Count it with by={by!r}.",
        )
    if min_answered is not None and min_answered != survey.plan.min_answered:
        raise UsageError.single(
            "counted-otherwise",
            f"the survey was counted with min_answered={survey.plan.min_answered!r}",
            found=f"min_answered={min_answered!r}",
            cure="Leave the option out, or count the survey again with it.",
        )
    return survey if by is not None or survey.by is None else replace(survey, by=None, groups=FrozenDict({}))


def check_survey(survey: Survey | TalliedSurvey) -> None:
    """Refuse what is no survey, such as a result or the path of a file.

    Parameters
    ----------
    survey : Survey or TalliedSurvey
        What was given.

    Raises
    ------
    UsageError
        If it is neither.
    """
    if not isinstance(cast("object", survey), Survey | TalliedSurvey):
        raise UsageError.single(
            "not-a-survey",
            "the analysis needs a survey",
            found=type(survey).__name__,
            cure="Give what read_survey or tally_survey returns.",
        )


def respondents_of(survey: Survey | TalliedSurvey, *, need: str) -> Survey:
    """Return the survey with its respondents, or refuse counts.

    Parameters
    ----------
    survey : Survey or TalliedSurvey
        Answers, or their counts.
    need : str
        What needs the respondents, such as "Kendall's W".

    Returns
    -------
    Survey
        The answers.

    Raises
    ------
    AnalysisError
        If only counts are there.
    """
    check_survey(survey)
    if isinstance(survey, TalliedSurvey):
        raise AnalysisError.single(
            "needs-respondents",
            f"{need} needs the answers of each respondent, and a tally holds counts only",
            cure="Read the survey with read_survey.",
        )
    return survey


def _joined(first: Provenance, second: Provenance) -> Provenance:
    """Return where two parts come from."""
    missing = Counter(dict(first.missing))
    missing.update(dict(second.missing))
    sources = dict.fromkeys([*first.source.split(", "), *second.source.split(", ")])
    return Provenance(
        ", ".join(sources),
        first.sha256 if first.sha256 == second.sha256 else None,
        first.encoding if first.encoding == second.encoding else None,
        first.separator if first.separator == second.separator else None,
        first.rows_read + second.rows_read,
        first.rows_blank + second.rows_blank,
        first.digits_normalised + second.digits_normalised,
        first.words_mapped + second.words_mapped,
        tuple(sorted(missing.items())),
        tuple(dict.fromkeys([*first.notes, *second.notes])),
    )
