"""What a node comes to as one value of a measure moves and everything else stays."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from scorecard._model.mapping import FrozenDict
from scorecard.models import Scorecard
from scorecard.scoring.engine import evaluate
from scorecard.scoring.evaluation import Evaluation
from scorecard.scoring.own_functions import Functions
from scorecard.series import USABLE, Observations

__all__ = ["Curve", "Points"]

FloatArray = NDArray[np.float64]

_CELLS = 2_000_000
"""Most cells of observations that are evaluated at once."""


@dataclass(frozen=True, slots=True, eq=False)
class Points:
    """What a node comes to at some values of a measure; every array has one entry a value.

    Attributes
    ----------
    value : ndarray
        The values.
    raw : ndarray
        Unclipped scores of the measure.
    score : ndarray
        Scores of the node; NaN where there is none.
    status : ndarray of int
        Position of the node's band; −1 where there is none.
    """

    value: FloatArray
    raw: FloatArray
    score: FloatArray
    status: NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Curve:
    """A node as a function of one value of a measure.

    Attributes
    ----------
    card, obs : Scorecard, Observations
        Everything that stays.
    measure, node : str
        Ids.
    entity, period : int
        Positions of the value.
    as_of, previous, functions : optional
        As in `evaluate`.
    """

    card: Scorecard
    obs: Observations
    measure: str
    node: str
    entity: int
    period: int
    as_of: date | None = None
    previous: Evaluation | None = None
    functions: Functions | None = None

    def at(self, values: FloatArray) -> Points:
        """Return what the node comes to at some values, by the engine itself."""
        size = max(1, _CELLS // max(1, len(self.obs.periods) * len(self.obs.measures)))
        parts = [self._at(values[start : start + size]) for start in range(0, len(values), size)]
        return Points(
            values,
            np.concatenate([part.raw for part in parts]),
            np.concatenate([part.score for part in parts]),
            np.concatenate([part.status for part in parts]),
        )

    def _at(self, values: FloatArray) -> Points:
        """Return what the node comes to: each value stands in a copy of the entity's row of observations."""
        ev = evaluate(
            self.card,
            self._copies(values),
            period=self.obs.periods[self.period],
            as_of=self.as_of,
            previous=self.previous,
            functions=self.functions,
        )
        node, measure = ev.nodes.index(self.node), ev.nodes.index(self.measure)
        return Points(values, ev.raw[:, 0, measure], ev.score[:, 0, node], ev.status[:, 0, node])

    def _copies(self, values: FloatArray) -> Observations:
        """Return as many copies of the entity's observations as there are values, each with its own."""

        one = slice(self.entity, self.entity + 1)
        cells = slice(None), self.period, self.obs.measures.index(self.measure)

        def copied(array: FloatArray, new: FloatArray | float = np.nan) -> FloatArray:
            rows = np.repeat(array[one], len(values), axis=0)
            rows[cells] = new
            return rows

        state = np.repeat(self.obs.state[one], len(values), axis=0)
        state[cells] = USABLE
        return replace(
            self.obs,
            card=self.card,
            entities=(self.obs.entities[self.entity],) * len(values),
            value=copied(self.obs.value, values),
            standard_error=copied(self.obs.standard_error),
            n=copied(self.obs.n),
            numerator=copied(self.obs.numerator),
            denominator=copied(self.obs.denominator),
            confidence=copied(self.obs.confidence),
            state=state,
            facts=FrozenDict({}),
            notes=FrozenDict({}),
            words=FrozenDict({}),
            ranges=FrozenDict({}),
            correlations=FrozenDict({}),
            completeness=None,
            degrees_of_freedom=None,
        )
