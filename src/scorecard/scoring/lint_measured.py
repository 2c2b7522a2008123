"""What the rules of lint on data look at: a card's values and scores, each series with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scorecard.models import Measure, Scorecard
from scorecard.scoring.leaves import through_anchors
from scorecard.scoring.lint_rule import Hit, Placed, Rule, Scene, Words
from scorecard.scoring.measure_rules import rules_of
from scorecard.series import USABLE, Observations

__all__ = ["DataRule", "Measured", "Series", "last_known", "measured"]

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Measured:
    """A card with its values.

    Attributes
    ----------
    scene : Scene
        The card.
    obs : Observations
        Its values.
    value, raw : ndarray, shape (e, p, m)
        Values that were reported and their unclipped scores; NaN elsewhere, and where a function of the caller's own
        is the rule.
    periods : int
        Periods up to the last one with a value; what comes after is not due.
    silent_periods : int
        Periods in a row without a value that are reported.
    """

    scene: Scene
    obs: Observations
    value: FloatArray
    raw: FloatArray
    periods: int
    silent_periods: int

    @property
    def card(self) -> Scorecard:
        """The card."""
        return self.scene.card

    def measures(self) -> Iterator[tuple[int, Placed[Measure]]]:
        """Yield every measure with its position in the arrays."""
        yield from enumerate(self.scene.measures())

    def series(self) -> Iterator[Series]:
        """Yield the values of each measure in each entity."""
        several = len(self.obs.entities) > 1
        for m, placed in self.measures():
            for e, entity in enumerate(self.obs.entities):
                state, value = self.obs.state[e, : self.periods, m], self.value[e, : self.periods, m]
                yield Series(placed, entity if several else None, value, state)


@dataclass(frozen=True, slots=True, eq=False)
class Series:
    """The values of one measure in one entity, up to the last period with a value of anything."""

    placed: Placed[Measure]
    entity: str | None
    value: FloatArray
    state: NDArray[np.int8]

    def hit(self, words: Words, numbers: dict[str, float], *, everywhere: bool = False) -> Hit:
        """Return a hit on this series, or on the measure in all entities."""
        part = self.placed.part
        entity = None if everywhere else self.entity
        return Hit(self.placed.path, part.id, {"name": part.name, **words}, entity, numbers)


@dataclass(frozen=True, slots=True)
class DataRule(Rule[Measured]):
    """A rule of lint that needs values."""


def measured(scene: Scene, obs: Observations, *, silent_periods: int) -> Measured:
    """Return a card with its values and their scores."""
    value = np.where(obs.state == USABLE, obs.value, np.nan)
    rules = rules_of(scene.card.measures, obs.periods, calendar=scene.card.calendar)
    raw = np.moveaxis(through_anchors(np.ascontiguousarray(np.moveaxis(value, -1, 0)), rules), 0, -1)
    known = last_known(obs)
    periods = len(obs.periods) if known is None else known + 1
    return Measured(scene, obs, value, raw, periods, silent_periods)


def last_known(obs: Observations) -> int | None:
    """Return the position of the last period in which anything has a value."""
    known = np.nonzero((obs.state == USABLE).any(axis=(0, 2)))[0]
    return int(known[-1]) if known.size else None
