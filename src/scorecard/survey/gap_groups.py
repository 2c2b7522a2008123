"""Everyone and every group of a survey, with what their rows rest on and nothing that must not be shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from scorecard._model.mapping import FrozenDict
from scorecard.errors import AnalysisError
from scorecard.survey.dimension_weights import DimensionWeights, shares_for
from scorecard.survey.gap_sources import GroupSources, masked_groups, rest_of, sources_of
from scorecard.survey.gap_tally import GapCounter
from scorecard.survey.plan import MinAnswered
from scorecard.survey.responses import Survey
from scorecard.survey.segments import suppressed
from scorecard.survey.tallied import TalliedSurvey, check_survey, tallied
from scorecard.survey.tally import RolePair, SurveyTally

__all__ = ["GapGroups", "gap_groups"]

Shares = tuple[Fraction, ...] | Literal["own"] | None

_GAP: RolePair = ("expectation", "perception")


@dataclass(frozen=True, slots=True, eq=False)
class GapGroups:
    """Rows of everyone and of each group.

    Attributes
    ----------
    counts : TalliedSurvey
        The counts that everything is derived from.
    shares : tuple of Fraction, "own" or None
        Share of each dimension in the weighted row.
    total : GroupSources
        Everyone.
    groups : mapping of str to GroupSources
        The groups; a row that must not be shown keeps its n only.
    hidden : frozenset of str
        Groups of which nothing is shown.
    """

    counts: TalliedSurvey
    shares: Shares
    total: GroupSources
    groups: Mapping[str, GroupSources]
    hidden: frozenset[str]

    def rest(self, label: str) -> GroupSources:
        """Return everyone but a group; what is hidden in the group is hidden in the rest.

        Parameters
        ----------
        label : str
            The group.

        Returns
        -------
        GroupSources
            The others, with those who belong to no group.
        """
        return rest_of(self.total, self.groups[label])


def gap_groups(
    survey: Survey | TalliedSurvey,
    *,
    by: str | None,
    weights: DimensionWeights,
    min_answered: MinAnswered | None,
    threshold: int,
    gaps: bool = True,
) -> GapGroups:
    """Return everyone and every group of a survey.

    Parameters
    ----------
    survey : Survey or TalliedSurvey
        Answers with the roles expectation and perception, or their counts; with any role where gaps are not needed.
    by : str or None
        Segment variable.
    weights : mapping of str to float, "own" or None
        Importance of each dimension.
    min_answered : {"half", "all", 1} or None
        How many items of a dimension a respondent must have answered.
    threshold : int
        Smallest group whose numbers are shown.
    gaps : bool
        Whether gaps are needed; if not, a survey that did not ask for both has the rows of each question alone.

    Returns
    -------
    GapGroups
        What the rows rest on.

    Raises
    ------
    AnalysisError
        If expectations, perceptions or the points asked for are not there, or each respondent's own points are to
        weigh neither.
    UsageError
        If there is no such segment variable.
    """
    check_survey(survey)
    paired = _GAP[0] in survey.roles and _GAP[1] in survey.roles
    if gaps:
        _check_roles(survey)
    shares = shares_for(weights, survey)
    if shares == "own" and not set(_GAP) & set(survey.roles):
        raise _points_weigh_nothing(survey)
    given = None if shares == "own" else shares
    counts = tallied(survey, by=by, own=shares == "own", weights=given, min_answered=min_answered)
    same = shares == "own" or given == counts.weights

    def sources(label: str | None) -> GroupSources:
        tally = counts.total if label is None else counts.groups[label]
        if paired:
            return sources_of(tally, counts.instrument, weights=shares, same_weights=same)
        return _alone(tally, counts, shares)

    total = sources(None)
    hidden = suppressed(counts.sizes, unlabelled=counts.unlabelled, threshold=threshold)
    groups = {label: sources(label) for label in counts.groups}
    required = counts.plan.required
    masked = masked_groups(
        groups, total, counts.instrument, required=required, shares=shares, hidden=hidden, threshold=threshold
    )
    return GapGroups(counts, shares, total, FrozenDict(dict(masked)), hidden)


def _alone(tally: SurveyTally, counts: TalliedSurvey, shares: Shares) -> GroupSources:
    """Return what the rows of each question rest on, where nobody was asked for a pair."""
    pairs = {**tally.pairs, _GAP: GapCounter(counts.plan).tally()}
    found = sources_of(replace(tally, pairs=pairs), counts.instrument, weights=shares)
    return replace(found, n=tally.respondents, gaps=())


def _points_weigh_nothing(survey: Survey | TalliedSurvey) -> AnalysisError:
    """Return the error for own weights of neither expectations nor perceptions."""
    error = AnalysisError.single(
        "points-weigh-nothing",
        "each respondent's own points weigh expectations and perceptions, and the survey asked for neither",
        found=", ".join(survey.roles),
        cure="Give one weight for each dimension, or leave weights out.",
    )
    return error if isinstance(error, AnalysisError) else AnalysisError("")


def _check_roles(survey: Survey | TalliedSurvey) -> None:
    """Refuse a survey without expectations or perceptions."""
    for role in _GAP:
        if role not in survey.roles:
            raise AnalysisError.single(
                "role-missing",
                f"a gap analysis needs the answers for {role}",
                found=", ".join(survey.roles),
                cure="Add the role to the instrument and its columns to the layout; question_means does without it.",
            )
