"""Rows of the five-gaps model: two means, from the same people or from different ones."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from scorecard.instruments import Role
from scorecard.stats.counts import Moments
from scorecard.stats.unpaired import SampleMean, welch_t
from scorecard.survey.mean_check import Adjustment, MeanTest, adjusted, mean_test
from scorecard.survey.plan import MinAnswered, TallyPlan
from scorecard.survey.responses import Survey
from scorecard.survey.role_parts import role_groups
from scorecard.survey.role_scores import PartKind, role_scores
from scorecard.survey.tallied import TalliedSurvey, respondents_of, tallied

__all__ = ["FiveGap", "FiveGapRow", "GapPart", "gap_family", "paired_parts", "single_parts"]

FiveGap = Literal["knowledge", "standards", "delivery", "communication", "customer"]
"""The five gaps, from the first to the fifth."""


@dataclass(frozen=True, slots=True)
class FiveGapRow:
    """One gap of one item, dimension or the whole.

    Attributes
    ----------
    gap : {"knowledge", "standards", "delivery", "communication", "customer"}
        Which gap.
    id : str
        Id of the item or dimension, or "overall".
    kind : {"item", "dimension", "overall"}
        What the row is about.
    paired : bool
        Whether both means are of the same people.
    n_first, n_second : int
        People behind the first mean, what is taken off, and behind the second.
    first, second : float or None
        The two means.
    difference : MeanTest
        Second − first: below 0 it falls short. Paired t, or Welch's t between groups.
    degrees_of_freedom : float or None
        Of t.
    family : {"items", "dimensions", "none"}
        Tests of the same gap that the p-value is adjusted with.
    reason : {"nobody_answered", "one_respondent", "no_variance", "suppressed"} or None
        Why something is undefined.
    """

    gap: FiveGap
    id: str
    kind: PartKind
    paired: bool
    n_first: int
    n_second: int
    first: float | None = None
    second: float | None = None
    difference: MeanTest = field(default_factory=MeanTest)
    degrees_of_freedom: float | None = None
    family: Literal["items", "dimensions", "none"] = "none"
    reason: Literal["nobody_answered", "one_respondent", "no_variance", "suppressed"] | None = None

    @property
    def n(self) -> int:
        """People behind the smaller side; those of both where they are the same."""
        return min(self.n_first, self.n_second)


@dataclass(frozen=True, slots=True)
class GapPart:
    """Exact moments of one part: two levels, and their differences where the same people told both.

    Attributes
    ----------
    id : str
        Id of the item or dimension, or "overall".
    kind : {"item", "dimension", "overall"}
        What it is.
    first, second : Moments
        The two levels.
    difference : Moments or None
        Second − first of each respondent; None between groups.
    """

    id: str
    kind: PartKind
    first: Moments
    second: Moments
    difference: Moments | None = None

    def row(self, gap: FiveGap, *, confidence: float, threshold: int) -> FiveGapRow:
        """Return the row of a gap.

        Parameters
        ----------
        gap : str
            Which gap.
        confidence : float
            Level of the interval.
        threshold : int
            Smallest group whose numbers are shown.

        Returns
        -------
        FiveGapRow
            The row.
        """
        paired = self.difference is not None
        row = FiveGapRow(gap, self.id, self.kind, paired, self.first.n, self.second.n)
        if any(0 < m.n < threshold for m in (self.first, self.second)):
            return replace(row, reason="suppressed")
        if self.difference is not None:
            test = mean_test(self.difference, confidence=confidence)
            freedom = float(self.difference.n - 1) if test.statistic is not None else None
        else:
            found = welch_t(_sample(self.second), _sample(self.first), confidence=confidence)
            freedom = found.degrees_of_freedom
            test = MeanTest(
                found.difference,
                None,
                found.standard_error,
                found.low,
                found.high,
                found.statistic,
                found.p_value,
                reason=found.reason,
            )
        return replace(
            row,
            first=self.first.mean,
            second=self.second.mean,
            difference=test,
            degrees_of_freedom=freedom,
            reason=test.reason,
        )


def _sample(moments: Moments) -> SampleMean:
    """Return a mean with its error."""
    deviation = moments.standard_deviation
    return SampleMean(moments.n, moments.mean, None if deviation is None else deviation / math.sqrt(moments.n))


def paired_parts(
    survey: Survey | TalliedSurvey, pair: tuple[Role, Role], *, min_answered: MinAnswered
) -> tuple[GapPart, ...]:
    """Return the parts of two questions to the same people.

    Parameters
    ----------
    survey : Survey or TalliedSurvey
        Answers, or counts of the pair.
    pair : tuple of (str, str)
        What is taken off, and what it is taken off from.
    min_answered : {"half", "all", 1}
        How many items of a dimension must be answered for both.

    Returns
    -------
    tuple of GapPart
        Items, dimensions, the whole.
    """
    if isinstance(survey, TalliedSurvey) and pair in survey.total.pairs:
        return _counted_pairs(tallied(survey, min_answered=min_answered), pair)
    answers = respondents_of(survey, need=f"a gap between {pair[0]} and {pair[1]}")
    plan = TallyPlan.of(answers.instrument, min_answered=min_answered)
    return tuple(
        GapPart(row.id, row.kind, *row.moments((1, 0), (0, 1), (-1, 1))) for row in role_scores(answers, pair, plan)
    )


def _counted_pairs(survey: TalliedSurvey, pair: tuple[Role, Role]) -> tuple[GapPart, ...]:
    """Return the parts of a pair from its counts."""
    tally, plan, instrument = survey.total.pairs[pair], survey.plan, survey.instrument
    found: list[GapPart] = []
    for item, counts, values in zip(instrument.items, tally.pairs, plan.item_values, strict=True):
        channels = (counts.first(values), counts.second(values), counts.difference(values))
        found.append(GapPart(item.id, "item", *(h.moments() for h in channels)))
    for dimension, scores, least in zip(instrument.dimensions, tally.scores.dimensions, plan.required, strict=True):
        found.append(GapPart(dimension.id, "dimension", *(h.at_least(least).moments() for h in scores)))
    if instrument.dimensions:
        found.append(GapPart("overall", "overall", *(h.moments() for h in tally.scores.overall)))
    return tuple(found)


def single_parts(
    first: tuple[Survey | TalliedSurvey, Role],
    second: tuple[Survey | TalliedSurvey, Role],
    *,
    min_answered: MinAnswered,
    what: str,
) -> tuple[GapPart, ...]:
    """Return the parts of two questions to different people.

    Parameters
    ----------
    first, second : tuple of (Survey or TalliedSurvey, str)
        Answers and role: what is taken off, and what it is taken off from.
    min_answered : {"half", "all", 1}
        How many items of a dimension must be answered.
    what : str
        The analysis, for messages.

    Returns
    -------
    tuple of GapPart
        Items, dimensions, the whole.
    """
    sides = [
        role_groups(survey, role, by=None, min_answered=min_answered, what=what).everyone
        for survey, role in (first, second)
    ]
    found: list[GapPart] = []
    for one, two in zip(*sides, strict=True):
        kind: PartKind = "overall" if one.kind == "weighted" else one.kind
        found.append(GapPart(one.id, kind, one.moments, two.moments))
    return tuple(found)


def gap_family(rows: Sequence[FiveGapRow], adjust: Adjustment) -> tuple[FiveGapRow, ...]:
    """Return the rows of one gap with p-values adjusted: its items are a family, its dimensions another."""
    if adjust == "none":
        return tuple(rows)
    found = list(rows)
    families: tuple[tuple[PartKind, Literal["items", "dimensions"]], ...] = (
        ("item", "items"),
        ("dimension", "dimensions"),
    )
    for kind, family in families:
        places = [at for at, row in enumerate(found) if row.kind == kind]
        for at, test in zip(places, adjusted([found[at].difference for at in places], adjust), strict=True):
            found[at] = replace(found[at], difference=test, family=family)
    return tuple(found)
