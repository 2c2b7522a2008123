"""Which value is looked for, and what for, checked against card and observations."""

from __future__ import annotations

from dataclasses import dataclass
from numbers import Real
from typing import cast

from scorecard.errors import Place, Problems, UsageError, near
from scorecard.models import Period, Scorecard
from scorecard.scoring.given import finite_number
from scorecard.scoring.limits import limits_of
from scorecard.scoring.measure_rules import Rule, rule_in
from scorecard.scoring.value_function import ValueFunction
from scorecard.series import Observations, position

__all__ = ["Question", "chosen_position", "question_of"]


@dataclass(frozen=True, slots=True)
class Question:
    """Which value is looked for, and what for.

    Attributes
    ----------
    entity, period : int
        Positions in the observations.
    status, score : str or None, float or None
        What is wanted.
    band : int or None
        Position of the band wanted.
    rule : Rule
        How the measure is scored in the period.
    function : ValueFunction
        Its value function.
    path : tuple of str
        The nodes above the measure, up to the node asked about.
    """

    entity: int
    period: int
    status: str | None
    score: float | None
    band: int | None
    rule: Rule
    function: ValueFunction
    path: tuple[str, ...]


def question_of(
    card: Scorecard,
    obs: Observations,
    *,
    measure: str,
    node: str,
    status: str | None,
    score: float | None,
    period: Period | str | None,
    entity: str | None,
    between: tuple[float, float] | None = None,
) -> Question:
    """Return the question, or one error with everything that is wrong with it."""
    problems = Problems()
    e = chosen_position(entity, obs.entities, "entity", "entities", problems)
    p = chosen_position(
        None if period is None else str(period), tuple(map(str, obs.periods)), "period", "periods", problems
    )
    _check_names(card, measure, node, problems)
    _check_goal(status, score, problems)
    _check_between(between, problems)
    problems.raise_if_any(UsageError, "The value cannot be looked for.")
    path = _path(card, measure, node)
    rule = rule_in(card.measure(measure), obs.periods[p], calendar=card.calendar)
    bands = [band.id for band in limits_of(card).bands[node][p]]
    if path is None:
        problems.add(
            "node-elsewhere",
            f"{node} does not rest on {measure}",
            place=Place(path="node"),
            found=node,
            cure=near("", _above(card, measure)),
        )
    if rule.function is None:
        problems.add(
            "no-value-function",
            f"{measure} has no value function in this period, so that nothing can be solved for",
            place=Place(path="measure"),
            found=measure if rule.named is None else f"function {rule.named}",
            cure="Choose a measure that is scored through reference values or anchor points.",
        )
    if status is not None and status not in bands:
        problems.add(
            "unknown-status",
            f"{node} has no such status",
            place=Place(path="status"),
            found=status,
            cure=near(status, bands),
        )
    _check_entity(card, measure, obs.entities[e], problems)
    problems.raise_if_any(UsageError, "The value cannot be looked for.")
    return Question(
        entity=e,
        period=p,
        status=status,
        score=None if score is None else float(score),
        band=None if status is None else bands.index(status),
        rule=rule,
        function=rule.function or ValueFunction((0.0, 1.0), (0.0, 0.0)),
        path=path or (),
    )


def chosen_position(name: str | None, known: tuple[str, ...], kind: str, kinds: str, problems: Problems) -> int:
    """Return the position of an entity or period; the only one goes without a name."""
    if name is None:
        if len(known) > 1:
            problems.add(
                f"{kind}-open",
                f"there are {len(known)} {kinds}",
                cure=f"Name one of them: {kind}={known[-1]!r}.",
            )
        return 0
    try:
        return position(name, known, kind)
    except UsageError as error:
        problems.extend(error.problems)
        return 0


def _check_names(card: Scorecard, measure: str, node: str, problems: Problems) -> None:
    """Report a measure or node that does not exist."""
    measures = [m.id for m in card.measures]
    if measure not in measures:
        problems.add(
            "unknown-measure",
            "the card has no such measure",
            place=Place(path="measure"),
            found=measure,
            cure=near(measure, measures),
        )
    if node not in card.node_ids:
        problems.add(
            "unknown-node",
            "the card has no such node",
            place=Place(path="node"),
            found=node,
            cure=near(node, card.node_ids),
        )


def _check_goal(status: str | None, score: float | None, problems: Problems) -> None:
    """Report a goal that is none, or two."""
    if (status is None) == (score is None):
        problems.add(
            "goal-open",
            "exactly one of status and score is needed",
            found="neither" if status is None else "both",
            cure="Write status='green', or score=80.",
        )
    elif score is not None and finite_number(score) is None:
        problems.add(
            "not-finite",
            "a finite number is needed",
            place=Place(path="score"),
            found=str(score),
            cure="Write one number.",
        )


def _check_between(between: tuple[float, float] | None, problems: Problems) -> None:
    """Report values thinkable that do not run from low to high."""
    if between is None:
        return
    if not _is_pair(between):
        problems.add(
            "between-kind",
            "the values thinkable must be two numbers",
            place=Place(path="between"),
            found=str(between),
            cure="Write between=(lowest, highest).",
        )
    elif None in map(finite_number, between) or between[0] >= between[1]:
        problems.add(
            "between-order",
            "the lowest value thinkable must be a number below the highest",
            place=Place(path="between"),
            found=f"{between[0]} to {between[1]}",
            cure="Write between=(lowest, highest).",
        )


def _is_pair(given: object) -> bool:
    """Return whether something is two numbers."""
    if not isinstance(given, tuple | list):
        return False
    parts = cast("tuple[object, ...]", given)
    return len(parts) == 2 and all(not isinstance(n, bool) and isinstance(n, Real) for n in parts)


def _check_entity(card: Scorecard, measure: str, entity: str, problems: Problems) -> None:
    """Report an entity to which the measure does not apply."""
    units = card.measure(measure).entities
    if units and entity not in units:
        problems.add(
            "measure-elsewhere",
            f"{measure} does not apply to this entity",
            place=Place(path="entity"),
            found=entity,
            cure=near("", units),
        )


def _above(card: Scorecard, measure: str) -> tuple[str, ...]:
    """Return a measure and the nodes above it, from below."""
    found = [measure]
    while (parent := card.parent_of(found[-1])) is not None:
        found.append(parent)
    return tuple(found)


def _path(card: Scorecard, measure: str, node: str) -> tuple[str, ...] | None:
    """Return the nodes above a measure up to a node; None where the node is not among them."""
    above = _above(card, measure)
    return above[1 : above.index(node) + 1] if node in above else None
