"""Which node, entity and period a question about weights is about."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from scorecard.errors import Place, Problems, UsageError, near
from scorecard.models import Period, Scorecard
from scorecard.scoring.engine import evaluate
from scorecard.scoring.evaluation import Evaluation
from scorecard.scoring.own_functions import Functions
from scorecard.scoring.solver_question import chosen_position
from scorecard.series import Observations

__all__ = ["Asked", "asked_of", "evaluated"]


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """What is asked about.

    Attributes
    ----------
    card, obs : Scorecard, Observations
        Card and values.
    node : str
        The node.
    period : Period
        The period.
    as_of, previous, functions : date, Evaluation, mapping, or None
        As in `evaluate`.
    """

    card: Scorecard
    obs: Observations
    node: str
    period: Period
    as_of: date | None = None
    previous: Evaluation | None = None
    functions: Functions | None = None


def asked_of(
    card: Scorecard, obs: Observations, *, node: str, period: Period | str | None, entity: str | None, extra: Asked
) -> tuple[Asked, str]:
    """Return what is asked about and the entity, or one error with everything that does not exist."""
    problems = Problems()
    e = chosen_position(entity, obs.entities, "entity", "entities", problems)
    name = None if period is None else str(period)
    p = chosen_position(name, tuple(map(str, obs.periods)), "period", "periods", problems)
    above = [n for n in card.node_ids if card.kind_of(n) != "measure"]
    if node not in above:
        known = node in card.node_ids
        problems.add(
            "node-without-weights" if known else "unknown-node",
            "a measure has nothing below it that is weighed" if known else "the card has no such node",
            place=Place(path="node"),
            found=node,
            cure=near("" if known else node, above),
        )
    problems.raise_if_any(UsageError, "The weights cannot be looked at.")
    return replace(extra, period=obs.periods[p]), obs.entities[e]


def evaluated(asked: Asked, entity: str, *, card: Scorecard | None = None) -> Evaluation:
    """Return the evaluation of one entity in the period asked about, of another card if one is given."""
    return evaluate(
        card or asked.card,
        asked.obs,
        period=asked.period,
        entity=entity,
        as_of=asked.as_of,
        previous=asked.previous,
        functions=asked.functions,
    )
