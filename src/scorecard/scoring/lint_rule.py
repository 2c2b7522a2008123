"""What a rule of lint is: what it looks at, what it says, why, and the cure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Generic, TypeVar

from scorecard._model.mapping import FrozenDict
from scorecard._text import LocalText
from scorecard.models import Measure, Objective, Perspective, Scorecard
from scorecard.scoring.lint_report import Finding, Severity

__all__ = ["Hit", "Placed", "Rule", "Scene", "Words"]

Words = dict[str, str | int | LocalText]
"""What fills the places in the texts of a rule."""

_Seen = TypeVar("_Seen")
_Node = TypeVar("_Node")


@dataclass(frozen=True, slots=True)
class Hit:
    """One place at which a rule is not followed.

    Attributes
    ----------
    path : str
        Place in the card.
    node, entity : str or None
        Ids of what is meant.
    words : mapping of str to str, int or LocalText
        What fills the places in the rule's texts.
    numbers : mapping of str to float
        The numbers behind it.
    """

    path: str
    node: str | None = None
    words: Mapping[str, str | int | LocalText] = field(default_factory=lambda: FrozenDict({}))
    entity: str | None = None
    numbers: Mapping[str, float] = field(default_factory=lambda: FrozenDict({}))


@dataclass(frozen=True, slots=True)
class Rule(Generic[_Seen]):
    """A rule of lint.

    Attributes
    ----------
    find : callable
        Yields the places at which the rule is not followed.
    what, cure : LocalText
        What is said there, as a clause, and what to do, as a sentence.
    why : LocalText
        What goes wrong otherwise.
    severity : {"error", "advice"}
        Whether it cannot be right, or could be better.
    """

    find: Callable[[_Seen], Iterator[Hit]]
    what: LocalText
    why: LocalText
    cure: LocalText
    severity: Severity = "advice"

    def findings(self, code: str, seen: _Seen) -> Iterator[Finding]:
        """Yield what the rule finds."""
        for hit in self.find(seen):
            yield Finding(
                code=code,
                severity=self.severity,
                path=hit.path,
                node=hit.node,
                message=self.what.fill(hit.words),
                cure=self.cure.fill(hit.words),
                entity=hit.entity,
                numbers=FrozenDict(dict(hit.numbers)),
            )


@dataclass(frozen=True, slots=True)
class Placed(Generic[_Node]):
    """A part of a card with its place."""

    path: str
    part: _Node


@dataclass(frozen=True, slots=True)
class Scene:
    """What the rules on the card alone look at.

    Attributes
    ----------
    card : Scorecard
        The card.
    day : date
        What is due before this day is late.
    severities : mapping of str to {"error", "advice"}
        Severity of every rule, by code.
    """

    card: Scorecard
    day: date
    severities: Mapping[str, Severity]

    def perspectives(self) -> Iterator[Placed[Perspective]]:
        """Yield every perspective with its place."""
        for i, perspective in enumerate(self.card.perspectives):
            yield Placed(f"perspectives.{i}", perspective)

    def objectives(self) -> Iterator[Placed[Objective]]:
        """Yield every objective with its place."""
        for above in self.perspectives():
            for j, objective in enumerate(above.part.objectives):
                yield Placed(f"{above.path}.objectives.{j}", objective)

    def measures(self) -> Iterator[Placed[Measure]]:
        """Yield every measure with its place."""
        for above in self.objectives():
            for k, measure in enumerate(above.part.measures):
                yield Placed(f"{above.path}.measures.{k}", measure)
