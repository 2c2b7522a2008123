"""Roll-ups of a card that do not fit its bands, its scale of scores, or the number of nodes below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from scorecard._model import Flaws
from scorecard.errors import Problems
from scorecard.models.bands import Bands
from scorecard.models.measure import Measure
from scorecard.models.perspective import Objective, Perspective
from scorecard.models.roll_up import Fuzzy, OrderedWeightedAverage, RollUp
from scorecard.models.roll_up_fit import misfits

Steps = tuple[str | int, ...]


def roll_up_problems(
    roll_up: RollUp,
    perspectives: Sequence[Perspective],
    *,
    bands: Sequence[Bands],
    total: bool,
    cap: float | Literal["none"],
) -> Problems:
    """Return the roll-ups that cannot be used.

    Parameters
    ----------
    roll_up : RollUp
        The rule of the card.
    perspectives : sequence of Perspective
        The nodes, with rules of their own.
    bands : sequence of Bands
        The card's bands at all times.
    total : bool
        Whether the perspectives are rolled up too.
    cap : float or "none"
        The highest score that enters a roll-up.

    Returns
    -------
    Problems
        Each at its place in the card.
    """
    flaws, nodes = Flaws(), list(_nodes(perspectives))
    written: list[tuple[Steps, RollUp]] = [(("roll_up",), roll_up)]
    written += [((*at, "roll_up"), node.roll_up) for at, node in nodes if node.roll_up is not None]
    for at, rule in written:
        _check_grade_scores(rule, at, cap, flaws)
        for state in bands:
            unfit = misfits(rule, state)
            flaws.extend(unfit, at=at)
            if unfit.problems():
                break
    if total:
        _check_order_weights(roll_up, ("roll_up",), "total", perspectives, flaws)
    for at, node in nodes:
        below = node.objectives if isinstance(node, Perspective) else node.measures
        own = node.roll_up is not None
        _check_order_weights(node.roll_up or roll_up, (*at, "roll_up") if own else ("roll_up",), node.id, below, flaws)
    return flaws.problems()


def _nodes(perspectives: Sequence[Perspective]) -> Iterator[tuple[Steps, Perspective | Objective]]:
    """Yield the nodes above the measures, with their places."""
    for i, perspective in enumerate(perspectives):
        yield ("perspectives", i), perspective
        for j, objective in enumerate(perspective.objectives):
            yield ("perspectives", i, "objectives", j), objective


def _check_grade_scores(rule: RollUp, at: Steps, cap: float | Literal["none"], flaws: Flaws) -> None:
    """Report scores of grades that no score below can have."""
    if not isinstance(rule, Fuzzy):
        return
    outside = [x for x in rule.grade_scores or () if x < 0 or (cap != "none" and x > cap)]
    if outside:
        most = "up" if cap == "none" else f"to {cap:g}"
        flaws.add(
            "grade-scores-outside",
            "the score of a grade lies outside the scale of scores",
            at=(*at, "grade_scores"),
            found=", ".join(f"{x:g}" for x in outside),
            cure=f"Write numbers from 0 {most}.",
        )


def _check_order_weights(
    rule: RollUp, at: Steps, node: str, below: Sequence[Perspective | Objective | Measure], flaws: Flaws
) -> None:
    """Report an ordered weighted average with another number of ranks than there are scores to rank."""
    if not isinstance(rule, OrderedWeightedAverage):
        return
    count, given = sum(map(_can_score, below)), len(rule.order_weights)
    if count and count != given:
        flaws.add(
            "order-weights-unequal",
            f"there must be an order weight for each score below {node!r}",
            at=(*at, "order_weights"),
            found=f"{given} for {count}",
            cure=f"Give {count}, the best rank first, or another roll-up to {node!r}.",
        )


def _can_score(node: Perspective | Objective | Measure) -> bool:
    """Return whether any measure at or below a node can have a score."""
    match node:
        case Measure():
            return node.scored
        case Objective():
            return any(measure.scored for measure in node.measures)
        case Perspective():
            return any(map(_can_score, node.objectives))
