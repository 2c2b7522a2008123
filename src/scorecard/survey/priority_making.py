"""Priorities of a gap analysis: weight times gap times certainty."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from numbers import Real
from typing import cast

from scorecard._model.mapping import FrozenDict
from scorecard._text import LocalText
from scorecard.errors import UsageError
from scorecard.instruments import Instrument
from scorecard.stats.near_ties import settled
from scorecard.stats.rank_draws import probability_below, rank_shares
from scorecard.survey.gap_options import check_seed, check_times
from scorecard.survey.gap_records import GapRow
from scorecard.survey.gaps import GapAnalysis, check_gaps
from scorecard.survey.priority_analysis import Priorities
from scorecard.survey.priority_records import ItemWeights, LeftOut, LeftOutReason, PriorityKind, PriorityRow
from scorecard.survey.priority_weights import PriorityWeights, item_weights_of, weights_of
from scorecard.survey.priority_words import brief, reason_words

__all__ = ["priorities"]


def priorities(
    gaps: GapAnalysis,
    weights: PriorityWeights = None,
    *,
    item_weights: ItemWeights = "equal",
    margin: float = 0.0,
    segment: str | None = None,
    draws: int = 10_000,
    seed: int = 1,
) -> Priorities:
    """Return what to improve first.

    Parameters
    ----------
    gaps : GapAnalysis
        Gaps with their errors.
    weights : mapping of str to float, or "importance", optional
        Weight of each dimension (only ratios matter); "importance" takes their mean importance ratings.
        When left out, the weights of the gap analysis, or equal ones if it has none.
    item_weights : {"equal", "importance"}
        Whether the items of a dimension share its weight alike, or in proportion to their mean importance.
    margin : float
        Gaps down to minus this many points do not matter: certainty is then the probability that a gap
        is larger.
    segment : str, optional
        Group of the gap analysis; everyone when left out.
    draws : int
        Number of simulated surveys.
    seed : int
        Seed of the simulation.

    Returns
    -------
    Priorities
        Dimensions and items, each ranked, with the reasons in words.

    Raises
    ------
    AnalysisError
        If the weights do not fit the questionnaire, or importance was not asked.
    UsageError
        If an option has a value that it cannot have, or there is no such group.

    Notes
    -----
    For each dimension with a gap below 0:

    - gain = w · (−gap), the points by which the weighted overall gap Σ w · gap would rise if this gap were
      closed; an item has the weight of its dimension over the number of its items, or in proportion to
      importance. Limits of the gain are those of the gap, 0 at least.
    - certainty = T((−margin − gap) / SE) with Student's distribution of n − 1 degrees of freedom (clusters − 1
      where respondents nest in clusters): the probability, under a flat prior, that the gap is real.
    - score = gain · certainty; the ranking is by score, then by gain, then by the order of the questionnaire. Numbers
      within 1e-12 of each other are tied.

    How firm the ranking is, a simulation tells: every gap, also one that is not below 0, is drawn from its
    sampling distribution, independently of the others since their correlations are not known here; counted
    is how often each gain is the largest, or among the three largest of its kind.

    Examples
    --------
    >>> from scorecard.instruments import ColumnLayout, Dimension, Instrument, Item, Scale
    >>> from scorecard.survey import build_survey, gap_analysis
    >>> instrument = Instrument(
    ...     id="short",
    ...     name="Short",
    ...     scale=Scale.from_points(5),
    ...     dimensions=[Dimension(id="speed", name="Speed"), Dimension(id="care", name="Care")],
    ...     items=[Item(id="quick", text="Quick", dimension="speed"), Item(id="kind", text="Kind", dimension="care")],
    ... )
    >>> layout = ColumnLayout(columns={"expectation": "E{number}", "perception": "P{number}"})
    >>> columns = {"E1": [5, 5, 4, 5], "P1": [3, 2, 3, 3], "E2": [4, 4, 5, 4], "P2": [4, 3, 4, 4]}
    >>> todo = priorities(gap_analysis(build_survey(instrument, layout, columns)), {"speed": 60, "care": 40})
    >>> [(row.id, round(row.gain, 2)) for row in todo.dimensions]
    [('speed', 1.2), ('care', 0.2)]
    """
    check_gaps(gaps)
    _check_options(item_weights, margin)
    check_times("draws", draws)
    check_seed(seed)
    group = gaps.group(segment)
    shares, source = weights_of(weights, gaps, group)
    by_item = item_weights_of(item_weights, gaps.instrument, group, shares)
    of_dimensions: dict[str, float | None] = dict(shares)
    setting = _Setting(gaps.instrument, margin, draws, seed)
    dimensions, out = _ranked("dimension", group.dimensions, of_dimensions, setting)
    items, out_of_items = _ranked("item", group.items, by_item, setting)
    return Priorities(
        group.n,
        dimensions,
        items,
        (*out, *out_of_items),
        FrozenDict(dict(shares)),
        source,
        item_weights,
        margin,
        gaps.confidence,
        segment,
        draws,
        seed,
        gaps.instrument,
        gaps.provenance,
    )


@dataclass(frozen=True, slots=True)
class _Setting:
    """What every ranking shares."""

    instrument: Instrument
    margin: float
    draws: int
    seed: int

    @property
    def outside(self) -> frozenset[str]:
        """Items of no dimension, where there are any."""
        items = self.instrument.items if self.instrument.dimensions else ()
        return frozenset(item.id for item in items if item.dimension is None)


def _check_options(item_weights: str, margin: float) -> None:
    """Refuse options that cannot be."""
    if not isinstance(cast("object", item_weights), str) or item_weights not in ("equal", "importance"):
        raise UsageError.single(
            "bad-item-weights",
            "the option item_weights has an unknown value",
            found=str(item_weights),
            cure='Use "equal" or "importance".',
        )
    if not (isinstance(cast("object", margin), Real) and math.isfinite(margin) and margin >= 0):
        raise UsageError.single(
            "bad-margin", "the margin must be a finite number of points, zero or more", found=str(margin), cure="Use 0."
        )


def _ranked(
    kind: PriorityKind, rows: Sequence[GapRow], weights: Mapping[str, float | None], setting: _Setting
) -> tuple[tuple[PriorityRow, ...], tuple[LeftOut, ...]]:
    """Return the rows of one kind in their order, and those that have no place."""
    out: list[LeftOut] = []
    drawn: list[tuple[GapRow, float, float]] = []
    for row in rows:
        weight = weights[row.id]
        reason = _reason(row, weight, outside=row.id in setting.outside)
        if reason is None and weight is not None and row.gap is not None:
            drawn.append((row, weight, row.gap))
        if reason is not None or (row.gap is not None and row.gap >= 0):
            out.append(LeftOut(row.id, kind, row.n, reason or "no_gap", row.gap))
    shares = rank_shares(
        [-weight * gap for _, weight, gap in drawn],
        [weight * (row.standard_error or 0.0) for row, weight, _ in drawn],
        degrees_of_freedom=[_freedom(row) for row, _, _ in drawn],
        draws=setting.draws,
        seed=setting.seed,
    )
    total = math.fsum(-weight * gap for _, weight, gap in drawn if gap < 0)
    found: list[PriorityRow] = []
    for (row, weight, gap), share in zip(drawn, shares, strict=True):
        if gap < 0:
            made = _row(kind, row, weight, gap=gap, total=total, margin=setting.margin)
            found.append(replace(made, first=share.first, among_three=share.among))
    scores, gains = settled([row.score for row in found]), settled([row.gain for row in found])
    order = sorted(range(len(found)), key=lambda at: (-scores[at], -gains[at]))
    return tuple(_told(found[at], rank, setting) for rank, at in enumerate(order, start=1)), tuple(out)


def _reason(row: GapRow, weight: float | None, *, outside: bool) -> LeftOutReason | None:
    """Return why a row cannot be weighed at all."""
    if row.reason == "suppressed":
        return "suppressed"
    if row.gap is None:
        return "nobody_answered"
    if weight is None:
        return "no_dimension" if outside else "no_importance"
    if weight == 0:
        return "no_weight"
    return row.reason if row.reason in ("one_respondent", "one_cluster") else None


def _freedom(row: GapRow) -> int:
    """Return the degrees of freedom of a row's error."""
    return max((row.clusters or row.n) - 1, 1)


def _row(kind: PriorityKind, row: GapRow, weight: float, *, gap: float, total: float, margin: float) -> PriorityRow:
    """Return the row of one gap below 0, not ranked yet."""
    gain = -weight * gap
    low = gain if row.high is None else weight * max(0.0, -row.high)
    high = gain if row.low is None else weight * max(0.0, -row.low)
    certainty = probability_below(
        -margin, gap, standard_error=row.standard_error or 0.0, degrees_of_freedom=_freedom(row)
    )
    return PriorityRow(
        0,
        row.id,
        kind,
        row.n,
        weight,
        gap,
        gain,
        low,
        high,
        gain / total,
        certainty,
        gain * certainty,
        0.0,
        0.0,
        LocalText(en=row.id),
    )


def _told(row: PriorityRow, rank: int, setting: _Setting) -> PriorityRow:
    """Return a row with its rank and the reasons in words."""
    return replace(
        row, rank=rank, reason=reason_words(brief(setting.instrument.name_of(row.id)), row, margin=setting.margin)
    )
