"""What of a change in score comes from each measure: a Shapley value over measures, weights, coverage."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, get_args

import numpy as np
from numpy.typing import NDArray

from scorecard.errors import ScoringError, UsageError, near
from scorecard.models import Scorecard
from scorecard.scoring.contributions_result import ContributionRow, Contributions, Level
from scorecard.scoring.frozen import Grid
from scorecard.scoring.limits import limits_of
from scorecard.scoring.policy import roll_up_of
from scorecard.scoring.reasons import REASONS, code_of
from scorecard.scoring.same_nodes import measures_below, node_of_both
from scorecard.scoring.tree import carry_up
from scorecard.scoring.waterfall_result import NoChange
from scorecard.scoring.weights import node_weights

if TYPE_CHECKING:
    from scorecard.scoring.evaluation import Evaluation

__all__ = ["contributions"]

FloatArray = NDArray[np.float64]

_ROUNDING = 1e-10
"""Points that rounding may leave where nothing changed."""


def contributions(
    after: Evaluation, before: Evaluation, *, node: str | None = None, level: Level = "measure"
) -> Contributions:
    """Return what of the change of a node's score comes from each measure below it.

    Parameters
    ----------
    after, before : Evaluation
        One entity and one period each.
    node : str, optional
        Id of the node; the total when left out.
    level : {"measure", "objective", "perspective"}
        What the rows are; a row above measures is the sum of its measures.

    Returns
    -------
    Contributions
        Points of each row, of coverage and of weights.

    Raises
    ------
    UsageError
        If there is no such node or level below it, the nodes below differ, or a score is not a weighted mean.

    Notes
    -----
    score = f₀(c, w) + Σ gₘ(c, w) sₘ, where gₘ is what a point of measure m adds with the coverage c and the weights w
    of the start or the end. Each term is split by the Shapley value over coverage, weights and the measure's score; a
    measure gets (sₘ after − sₘ before) (2 gₘ(0, 0) + gₘ(0, 1) + gₘ(1, 0) + 2 gₘ(1, 1)) / 6, which is weight × change
    where coverage and weights stay. A measure with a score on one side only counts as coverage. Where no target
    changes, coverage and weights are those of `Evaluation.waterfall`.

    References
    ----------
    Shapley, L. S. (1953). A value for n-person games. Contributions to the Theory of Games II, 307-317.
    """
    chosen = node_of_both(after, before, node)
    _check(after.card, before.card, chosen, level)
    below = [m.id for m in after.card.measures if m.id in measures_below(after.card, chosen)]
    start, end = (_number(ev.score, ev, chosen) for ev in (before, after))
    mixes = None if start is None or end is None else _mixes(after, before, chosen, below)
    reason: NoChange | None = None
    if mixes is None:
        reason = "no_score_before" if start is None else "no_score_after" if end is None else "no_score_between"
    scores = {m: (_number(before.score, before, m), _number(after.score, after, m)) for m in below}
    parts = _Parts.of(mixes, below, scores) if mixes is not None else _Parts({}, {}, None, None)
    return Contributions(
        node=chosen,
        name=after.card.name_of(chosen),
        level=level,
        entity_before=before.entities[0],
        period_before=str(before.periods[0]),
        entity_after=after.entities[0],
        period_after=str(after.periods[0]),
        before=start,
        after=end,
        difference=None if start is None or end is None else end - start,
        rows=_rows(after, before, below, parts, level),
        coverage=parts.coverage,
        weights=parts.weights,
        joined=tuple(m for m in below if scores[m][0] is None and scores[m][1] is not None),
        left=tuple(m for m in below if scores[m][0] is not None and scores[m][1] is None),
        names={m: after.card.name_of(m) for m in below if _scored(before, m) or _scored(after, m)},
        reason=reason,
    )


def _scored(ev: Evaluation, measure: str) -> bool:
    """Return whether a measure applies and has a value function."""
    reason = REASONS[int(ev.reason[0, 0, ev.nodes.index(measure)])]
    return reason not in ("unscored", "not_applicable", "not_held")


def _check(after: Scorecard, before: Scorecard, node: str, level: str) -> None:
    """Refuse levels that are not below the node, and rules that are no weighted means."""
    kind, levels = after.kind_of(node), get_args(Level)
    if level not in levels:
        raise UsageError.single(
            "unknown-option", "level has no such option", found=str(level), cure=near(str(level), levels)
        )
    if kind in levels and levels.index(kind) >= levels.index(level):
        raise UsageError.single(
            "contributions-level", f"there is no {level} below {node}", found=kind, cure="Choose a node above it."
        )
    others = {n for card in (after, before) for n in _joints(card, node) if roll_up_of(card, n).kind != _MEAN}
    if others:
        raise UsageError.single(
            "contributions-rule",
            "only a weighted mean can be split by measure",
            found=", ".join(sorted(others)[:12]),
            cure="Use evaluation.waterfall(previous), which splits a change under any rule.",
        )


_MEAN = "weighted_arithmetic"


def _joints(card: Scorecard, node: str) -> tuple[str, ...]:
    """Return the nodes at and below a node whose scores come from others."""
    if card.kind_of(node) == "measure":
        return ()
    return sum((_joints(card, child) for child in card.children_of(node)), (node,))


def _number(array: FloatArray, ev: Evaluation, node: str) -> float | None:
    """Return a number of a node; None where there is none."""
    found = float(array[0, 0, ev.nodes.index(node)])
    return None if math.isnan(found) else found


@dataclass(frozen=True, slots=True, eq=False)
class _Mix:
    """The score as a linear function of the measures' scores, with one coverage and one set of weights."""

    base: float
    slopes: FloatArray


def _mixes(
    after: Evaluation, before: Evaluation, node: str, below: Sequence[str]
) -> Mapping[tuple[int, int], _Mix] | None:
    """Return the four mixes of coverage and weights, 0 the start and 1 the end; None where one has no score."""
    sides = (before, after)
    found: dict[tuple[int, int], _Mix] = {}
    for there, weighed in product((0, 1), repeat=2):
        try:
            scores = _unit_scores(sides[there], sides[weighed], node, below)
        except ScoringError:  # a score is missing where the other card says that none may be
            return None
        if np.isnan(scores).any():
            return None
        found[there, weighed] = _Mix(float(scores[0]), scores[1:] - scores[0])
    return found


def _unit_scores(there: Evaluation, weighed: Evaluation, node: str, below: Sequence[str]) -> FloatArray:
    """Return the node's score where all measures have 0, then where each in turn has 1: present as on one side."""
    card, period = weighed.card, weighed.periods[0]
    at = card.calendar.periods.index(period)
    cells, names = len(below) + 1, [m.id for m in card.measures]
    shares = np.full((3, len(names), cells, 1), np.nan)
    reasons = np.full((len(names), cells, 1), code_of("not_applicable"), dtype=np.int8)
    scores = np.full((3, len(names), cells, 1), np.nan)
    for column, measure in enumerate(below, start=1):
        row, here = names.index(measure), there.nodes.index(measure)
        for i, array in enumerate((there.coverage, there.not_due, there.stale)):
            shares[i, row] = array[0, 0, here]
        reasons[row] = there.reason[0, 0, here]
        scores[1:, row] = 0.0
        if REASONS[int(there.reason[0, 0, here])] is None:
            scores[:, row] = 0.0
            scores[:, row, column] = 1.0
    part = slice(at, at + 1)
    tree = carry_up(
        card, scores, shares, reasons, weights=node_weights(card).part(part), limits=limits_of(card).part(part),
        grid=Grid(tuple(str(cell) for cell in range(cells)), (period,)),
    )  # fmt: skip
    return tree.score[card.node_ids.index(node), :, 0]


@dataclass(frozen=True, slots=True)
class _Parts:
    """Points and mean weight of each measure, and points of coverage and weights."""

    points: Mapping[str, float]
    share: Mapping[str, float]
    coverage: float | None
    weights: float | None

    @classmethod
    def of(
        cls,
        mixes: Mapping[tuple[int, int], _Mix],
        below: Sequence[str],
        scores: Mapping[str, tuple[float | None, float | None]],
    ) -> _Parts:
        """Return the Shapley value of every part."""
        points: dict[str, float] = {}
        share: dict[str, float] = {}
        coverage, weights = _two_sided(mixes[0, 0].base, mixes[0, 1].base, mixes[1, 0].base, mixes[1, 1].base)
        covered, weighed = [coverage], [weights]
        for i, measure in enumerate(below):
            first, last = scores[measure]
            if first is None and last is None:
                continue
            start, end = (first if first is not None else last), (last if last is not None else first)
            if start is None or end is None:  # not both: one of them stands for the other
                continue
            g00, g01, g10, g11 = (float(mixes[mix].slopes[i]) for mix in ((0, 0), (0, 1), (1, 0), (1, 1)))
            if first is not None and last is not None:
                share[measure] = (2 * g00 + g01 + g10 + 2 * g11) / 6
                points[measure] = share[measure] * (last - first)
            coverage_part = ((g10 - g00) * (2 * start + end) + (g11 - g01) * (start + 2 * end)) / 6
            weights_part = ((g01 - g00) * (2 * start + end) + (g11 - g10) * (start + 2 * end)) / 6
            covered.append(coverage_part)
            weighed.append(weights_part)
        return cls(points, share, _exact(covered), _exact(weighed))


def _two_sided(none: float, weighed: float, there: float, both: float) -> tuple[float, float]:
    """Return what coverage and weights add to what no measure's score changes."""
    return ((there - none) + (both - weighed)) / 2, ((weighed - none) + (both - there)) / 2


def _exact(parts: Sequence[float]) -> float:
    """Return a sum, or nothing where only rounding is left."""
    found = math.fsum(parts)
    return found if abs(found) > _ROUNDING else 0.0


def _rows(
    after: Evaluation, before: Evaluation, below: Sequence[str], parts: _Parts, level: Level
) -> tuple[ContributionRow, ...]:
    """Return the rows in the order of the card."""
    card = after.card
    if level == "measure":
        groups: dict[str, tuple[str, ...]] = {m: (m,) for m in below}
    else:
        nodes = card.objectives if level == "objective" else card.perspectives
        groups = {n.id: tuple(m for m in below if m in measures_below(card, n.id)) for n in nodes}
    rows: list[ContributionRow] = []
    for node, measures in groups.items():
        known = [m for m in measures if m in parts.points]
        if not measures:
            continue
        rows.append(
            ContributionRow(
                id=node,
                name=card.name_of(node),
                n=len(known),
                score_before=_number(before.score, before, node),
                score_after=_number(after.score, after, node),
                weight=math.fsum(parts.share[m] for m in known) if known else None,
                points=math.fsum(parts.points[m] for m in known) if known else None,
            )
        )
    return tuple(rows)
