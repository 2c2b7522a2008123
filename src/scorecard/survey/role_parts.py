"""Answers to one question per item, summed up by item, dimension and whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, cast

import numpy as np
from numpy.typing import NDArray

from scorecard._model.mapping import FrozenDict
from scorecard._result import Provenance
from scorecard.errors import AnalysisError
from scorecard.instruments import Instrument, Role
from scorecard.stats.comoments import CoMoments
from scorecard.stats.counts import Moments, ScoreHistogram
from scorecard.survey.own_points import OwnCounter
from scorecard.survey.plan import MinAnswered, TallyPlan
from scorecard.survey.responses import Survey
from scorecard.survey.role_scores import RoleAnswers
from scorecard.survey.segments import groups_of
from scorecard.survey.tallied import TalliedSurvey, check_survey, respondents_of, tallied
from scorecard.survey.tally import GapTally, RoleTally, SurveyTally

__all__ = ["RoleGroups", "RolePart", "Shares", "role_groups"]

Kind = Literal["item", "dimension", "overall", "weighted"]
Shares = Sequence[Fraction] | Literal["own", "importance"] | None
Rows = NDArray[np.intp]


@dataclass(frozen=True, slots=True, eq=False)
class RolePart:
    """Scores of an item, a dimension or the whole.

    Attributes
    ----------
    id : str
        Id of the item or dimension, "overall" or "weighted".
    kind : {"item", "dimension", "overall", "weighted"}
        What it is.
    moments : Moments
        Exact moments of the respondents' scores.
    histogram : ScoreHistogram or None
        The scores themselves, where they were counted.
    """

    id: str
    kind: Kind
    moments: Moments
    histogram: ScoreHistogram | None = None


@dataclass(frozen=True, slots=True, eq=False)
class RoleGroups:
    """The parts of everyone and of groups.

    Attributes
    ----------
    size : int
        All respondents.
    everyone : tuple of RolePart
        Items, dimensions, wholes.
    groups : mapping of str to tuple of RolePart
        The same by label.
    sizes : mapping of str to int
        Respondents of each group.
    unlabelled : int
        Respondents in no group.
    plan : TallyPlan
        The questionnaire in numbers.
    instrument : Instrument
        The questionnaire.
    provenance : Provenance
        Where the answers come from.
    """

    size: int
    everyone: tuple[RolePart, ...]
    groups: Mapping[str, tuple[RolePart, ...]]
    sizes: Mapping[str, int]
    unlabelled: int
    plan: TallyPlan
    instrument: Instrument
    provenance: Provenance


def role_groups(
    survey: Survey | TalliedSurvey,
    role: Role,
    *,
    by: str | None,
    min_answered: MinAnswered | None,
    weights: Shares = None,
    what: str,
) -> RoleGroups:
    """Return the parts of everyone and of each group, from respondents or from counts.

    Parameters
    ----------
    survey : Survey or TalliedSurvey
        Answers, or their counts.
    role : str
        Which answers; everybody who gave one counts.
    by : str or None
        Segment variable.
    min_answered : {"half", "all", 1} or None
        How many items of a dimension a respondent must have answered; "half", or what counts were
        made with, when None.
    weights : sequence of Fraction, "own", "importance" or None
        Share of each dimension, each respondent's own points, or his own importance ratings of the items.
    what : str
        The analysis, for messages.

    Returns
    -------
    RoleGroups
        The parts.

    Raises
    ------
    AnalysisError
        If the role was not asked, or the counts do not suffice.
    UsageError
        If there is no such segment, or counts were made otherwise.
    """
    check_survey(survey)
    if not isinstance(cast("object", role), str) or role not in survey.roles:
        raise AnalysisError.single(
            "role-missing",
            f"{what} needs the answers for {role}",
            found=", ".join(survey.roles),
            cure="Add the role to the instrument and its columns to the layout.",
        )
    if isinstance(survey, TalliedSurvey):
        if weights == "importance":
            respondents_of(survey, need="weighting by each respondent's own ratings of importance")
        counts = tallied(survey, by=by, min_answered=min_answered)
        return RoleGroups(
            counts.size,
            _counted_parts(counts.total, role, counts, weights, what),
            FrozenDict({k: _counted_parts(t, role, counts, weights, what) for k, t in counts.groups.items()}),
            counts.sizes,
            counts.unlabelled,
            counts.plan,
            survey.instrument,
            survey.provenance,
        )
    plan = TallyPlan.of(survey.instrument, min_answered="half" if min_answered is None else min_answered)
    groups = None if by is None else groups_of(survey.segment(by))
    of_label: Mapping[str, Rows] = {} if groups is None else groups.rows
    return RoleGroups(
        survey.size,
        _parts(survey, role, plan, weights=weights, rows=None),
        FrozenDict({k: _parts(survey, role, plan, weights=weights, rows=rows) for k, rows in of_label.items()}),
        {label: len(rows) for label, rows in of_label.items()},
        0 if groups is None else len(groups.unlabelled),
        plan,
        survey.instrument,
        survey.provenance,
    )


def _parts(survey: Survey, role: Role, plan: TallyPlan, *, weights: Shares, rows: Rows | None) -> tuple[RolePart, ...]:
    """Return the parts of some respondents."""
    answers = RoleAnswers.of(survey, (role,), plan, rows=rows)
    found: list[RolePart] = []
    for row in answers.rows():
        histogram = ScoreHistogram.from_scores(row.values[0], row.divisor)
        found.append(RolePart(row.id, row.kind, histogram.moments(), histogram))
    if weights == "importance":
        found.append(_by_importance(RoleAnswers.of(survey, (role, "importance"), plan, rows=rows)))
    elif weights is not None:
        scaled, counted = answers.dimensions()
        complete: NDArray[np.bool_] = np.logical_and.reduce(counted, axis=0)
        scores = scaled[0][:, complete]
        if weights == "own":
            points = survey.points if rows is None or survey.points is None else survey.points[rows]
            found.append(RolePart("weighted", "weighted", _by_points(scores, points, complete, plan)))
        else:
            everyone = np.ones((1, scores.shape[1]), dtype=np.bool_)
            table = CoMoments.from_values(scores, everyone, group=(0,) * len(scores))
            moments = table.combination([w / plan.divisor for w in weights])
            found.append(RolePart("weighted", "weighted", moments))
    return tuple(found)


def _by_points(
    scores: NDArray[np.int64], points: NDArray[np.float64] | None, complete: NDArray[np.bool_], plan: TallyPlan
) -> Moments:
    """Return the moments of scores weighted by each respondent's own points."""
    if points is None:
        return Moments()
    values = [v for item in plan.item_values for v in item]
    counter = OwnCounter(lows=(min(values),), highs=(max(values),), dimensions=len(scores), divisor=plan.divisor)
    counter.add(scores[None], np.ascontiguousarray(points.T[:, complete]))
    return counter.scores()[0]


def _by_importance(answers: RoleAnswers) -> RolePart:
    """Return Σ importance · answer / Σ importance of each respondent, over the items that he answered for both."""
    plan = answers.plan
    there = answers.present.copy()
    if plan.dimensions:
        _, counted = answers.dimensions()
        chosen = np.zeros(len(there), dtype=np.bool_)
        chosen[[i for d in plan.dimensions for i in d]] = True
        complete: NDArray[np.bool_] = np.logical_and.reduce(counted, axis=0)
        there &= chosen[:, None] & complete[None, :]
    importance: NDArray[np.int64] = answers.values[1].astype(np.int64) * there
    total: NDArray[np.int64] = np.add.reduce(importance, axis=0)
    used = total > 0
    numerators: NDArray[np.int64] = np.add.reduce(importance * answers.values[0], axis=0)
    histogram = ScoreHistogram.from_scores(numerators[used], total[used])
    return RolePart("weighted", "weighted", histogram.moments(), histogram)


def _counted_parts(
    tally: SurveyTally, role: Role, counts: TalliedSurvey, weights: Shares, what: str
) -> tuple[RolePart, ...]:
    """Return the parts of a group from its counts."""
    source, channel = _source(tally, role, what)
    plan, instrument = counts.plan, counts.instrument
    found: list[RolePart] = []
    for position, item in enumerate(instrument.items):
        if isinstance(source, RoleTally):
            histogram = source.item(position)
        else:
            pair, values = source.pairs[position], plan.item_values[position]
            histogram = pair.second(values) if channel else pair.first(values)
        found.append(RolePart(item.id, "item", histogram.moments(), histogram))
    scores = source.scores
    for dimension, channels, least in zip(instrument.dimensions, scores.dimensions, plan.required, strict=True):
        histogram = channels[channel].at_least(least)
        found.append(RolePart(dimension.id, "dimension", histogram.moments(), histogram))
    if instrument.dimensions:
        overall = scores.overall[channel]
        found.append(RolePart("overall", "overall", overall.moments(), overall))
    if weights == "own":
        if scores.own is None:
            respondents_of(counts, need=f"{what} weighted by each respondent's own points")
        else:
            found.append(RolePart("weighted", "weighted", scores.own[channel]))
    elif weights is not None and weights != "importance":
        q, d = len(scores.complete.group), len(weights)
        shares = [Fraction(0)] * q
        shares[channel * d : (channel + 1) * d] = [w / plan.divisor for w in weights]
        found.append(RolePart("weighted", "weighted", scores.complete.combination(shares)))
    return tuple(found)


def _source(tally: SurveyTally, role: Role, what: str) -> tuple[RoleTally | GapTally, int]:
    """Return the counts of everybody who answered for a role, and its channel in them."""
    if role in tally.roles:
        return tally.roles[role], 0
    pair: tuple[Role, Role] = ("expectation", "perception")
    gaps = tally.pairs[pair]
    channel = pair.index(role)
    # counts of both answers tell those of one where nobody gave one without the other
    alone = sum(int((p.counts[0, 1:] if channel else p.counts[1:, 0]).sum()) for p in gaps.pairs)
    if alone:
        raise AnalysisError.single(
            "counts-of-pairs",
            f"{what} needs everybody who answered for {role}, and the counts hold those who answered for "
            f"{pair[1 - channel]} too",
            found=f"{alone} answers that stand alone",
            cure="Read the survey with read_survey.",
        )
    return gaps, channel
