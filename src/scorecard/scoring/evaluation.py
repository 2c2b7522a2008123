"""The evaluation of a card: what every node comes to, for every entity and period."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from scorecard._model.mapping import FrozenDict
from scorecard._result import Result
from scorecard._table import Table
from scorecard.errors import UsageError
from scorecard.models import Band, Bands, Period, Scorecard
from scorecard.scoring.evaluation_doors import EvaluationDoors
from scorecard.scoring.evaluation_table import evaluation_table
from scorecard.scoring.explain import Explanation
from scorecard.scoring.explain_node import explain_node
from scorecard.scoring.frozen import NUMBERS, WEIGHTS, holder_of
from scorecard.scoring.node_chances import node_chances
from scorecard.scoring.node_result import NodeResult
from scorecard.scoring.origin import Basis, Origin
from scorecard.scoring.reasons import REASONS
from scorecard.series import Observations, position

__all__ = ["Evaluation"]

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Evaluation(EvaluationDoors, Result):
    """What every node of a card comes to, as arrays over entity, period and node.

    Attributes
    ----------
    card : Scorecard
        The description that was evaluated.
    observations : Observations
        The values that went in, over all entities and periods.
    entities : tuple of str
        Ids of the entities evaluated.
    periods : tuple of Period
        Periods evaluated.
    nodes : tuple of str
        Ids of the nodes, depth first; ``total`` first where the card asks for it.
    value, raw, score, low, high, value_low, value_high : ndarray, shape (e, p, n)
        As in `NodeResult`; NaN where there is none. Read-only, like all arrays here.
    coverage, bound_low, bound_high, not_due, stale, performance, progress, error_known : ndarray, shape (e, p, n)
        As in `NodeResult`; NaN where there is none.
    status : ndarray of int, shape (e, p, n)
        Position of the band in the bands in force; −1 for no data.
    reason : ndarray of int, shape (e, p, n)
        0 where there is a score, else the position of the reason in `REASONS`.
    age : ndarray of int, shape (e, p, n)
        How many periods old a measure's value is; −1 where there is none, and for the nodes above.
    weight, absolute_weight : ndarray, shape (p, n)
        Share among the siblings, and share of the whole card; NaN for a node that cannot have a score.
    units : mapping of str to Evaluation
        Cards of other units that give measures their values, over all periods; see `cascade`.
    origin : Origin
        How it was made: the day, the formulas, and the saved evaluations that periods were taken from.
    held : ndarray of int, shape (e, p, n), or None
        Position of the band that a guard band starts from after the period, be there a score or not;
        −1 for none. None where the card has no guard band.
    """

    card: Scorecard
    observations: Observations
    entities: tuple[str, ...]
    periods: tuple[Period, ...]
    nodes: tuple[str, ...]
    value: FloatArray
    raw: FloatArray
    score: FloatArray
    low: FloatArray
    high: FloatArray
    value_low: FloatArray
    value_high: FloatArray
    coverage: FloatArray
    bound_low: FloatArray
    bound_high: FloatArray
    not_due: FloatArray
    stale: FloatArray
    performance: FloatArray
    progress: FloatArray
    error_known: FloatArray
    status: NDArray[np.int64]
    reason: NDArray[np.int8]
    age: NDArray[np.int64]
    weight: FloatArray
    absolute_weight: FloatArray
    units: Mapping[str, Evaluation] = field(default_factory=lambda: FrozenDict({}))
    origin: Origin = field(default_factory=Origin)
    held: NDArray[np.int64] | None = None

    def __post_init__(self) -> None:
        """Freeze the arrays."""
        for name in (*_ARRAYS, *WEIGHTS):
            getattr(self, name).flags.writeable = False
        if self.held is not None:
            self.held.flags.writeable = False

    def __getitem__(self, node: str) -> NodeResult:
        """Return one node's result; the evaluation must hold one entity and one period.

        Parameters
        ----------
        node : str
            Id of the node.

        Returns
        -------
        NodeResult
            Its numbers, status and reason.

        Raises
        ------
        UsageError
            If there is no such node, or there are several entities or periods.
        """
        row = self._row(node)
        entity, period = self._single()
        if (holder := self._holder(node)) is not None:
            return holder[node]

        def number(array: FloatArray) -> float | None:
            found = float(array[..., 0, row].flat[0])
            return None if math.isnan(found) else found

        age = int(self.age[0, 0, row])
        kind = self.card.kind_of(node)
        reason, band = REASONS[int(self.reason[0, 0, row])], self.band_of(node)
        precise = kind == "measure" and reason != "not_held"
        cases, error = self._precision(node) if precise else (None, None)
        return NodeResult(
            id=node,
            name=self.card.name_of(node),
            kind=kind,
            entity=entity,
            period=str(period),
            **{name: number(getattr(self, name)) for name in (*NUMBERS, *WEIGHTS)},
            age=None if age < 0 else age,
            status="no_data" if band is None else band.id,
            n=cases,
            standard_error=error,
            probabilities=self.probabilities(node),
            reason=reason,
        )

    def at(self, *, entity: str | None = None, period: Period | str | None = None) -> Evaluation:
        """Return the part of the evaluation for one entity, one period, or both.

        Parameters
        ----------
        entity : str, optional
            One entity; all of them when left out.
        period : Period or str, optional
            One period, such as ``"2026-Q2"``; all of them when left out.

        Returns
        -------
        Evaluation
            The same numbers, fewer of them.

        Raises
        ------
        UsageError
            If there is no such entity or period.
        """
        e, p = slice(None), slice(None)
        if entity is not None:
            first = position(entity, self.entities, "entity")
            e = slice(first, first + 1)
        if period is not None:
            first = _place_of(period, self.periods)
            p = slice(first, first + 1)
        parts = {name: getattr(self, name)[e, p] for name in _ARRAYS}
        parts |= {name: getattr(self, name)[p] for name in WEIGHTS}
        held = None if self.held is None else self.held[e, p]
        return replace(self, entities=self.entities[e], periods=self.periods[p], held=held, **parts)

    def band_of(self, node: str) -> Band | None:
        """Return the band of one node; the evaluation must hold one entity and one period.

        Parameters
        ----------
        node : str
            Id of the node.

        Returns
        -------
        Band or None
            The band of its score; None where there is no score.

        Raises
        ------
        UsageError
            If there is no such node, or there are several entities or periods.
        """
        row = self._row(node)
        self._single()
        index = int(self.status[0, 0, row])
        return None if index < 0 else tuple(self.bands_of(node))[index]

    def bands_of(self, node: str) -> Bands:
        """Return the bands of one node that are in force; the evaluation must hold one period.

        Parameters
        ----------
        node : str
            Id of the node.

        Returns
        -------
        Bands
            A measure's own bands where it has some, else the card's.

        Raises
        ------
        UsageError
            If there is no such node, or there are several periods.
        """
        self._row(node)
        _, period = self._single()
        if (holder := self._holder(node)) is not None:
            return holder.bands_of(node)
        return self.card.bands_of(node, period=period)

    def probabilities(self, node: str) -> Mapping[str, float] | None:
        """Return the probability of each status of one node; the evaluation must hold one entity and one period.

        Parameters
        ----------
        node : str
            Id of the node.

        Returns
        -------
        mapping of str to float, or None
            By the ids of the bands, under a flat prior on what is true: of a measure from what its value
            may be, exactly, and so of a node that is made of this measure alone; of any other node from its
            interval (`uncertainty` draws it). None where there is no score or nothing is known of its error.
            What has no known error counts as exact: see `error_known`.

        Raises
        ------
        UsageError
            If there is no such node, or there are several entities or periods.
        """
        row = self._row(node)
        self._single()
        if (holder := self._holder(node)) is not None:
            return holder.probabilities(node)
        return node_chances(self, node, row)

    def explain(self, node: str) -> Explanation:
        """Return how a node's score came about, down to the measures.

        Parameters
        ----------
        node : str
            Id of the node.

        Returns
        -------
        Explanation
            A tree of inputs, formula, numbers and exclusions; `Explanation.value` computes the
            score anew from it. A frozen period is explained by the card and the values of its time.

        Raises
        ------
        UsageError
            If there is no such node, or there are several entities or periods.
        """
        self._row(node)
        self._single()
        holder = self._holder(node)
        return explain_node(self, node) if holder is None else holder.explain(node)

    def table(self) -> Table:
        """Return every node of every entity and period, one a row.

        Returns
        -------
        Table
            Node, value, score, status, interval, coverage, bounds and weights at full precision; the
            shares that are not due yet or carried forward where any is above zero, words where values
            stand for some, and whether the period is restated or frozen, where any is frozen.
        """
        return evaluation_table(self)

    @property
    def basis(self) -> Mapping[str, Basis]:
        """For each period, whether it is ``restated``, ``frozen``, or for some entities ``partly_frozen``."""
        words: tuple[Basis, Basis, Basis] = ("restated", "partly_frozen", "frozen")
        found: dict[str, Basis] = {}
        for period in self.periods:
            held = [holder_of(self.origin.frozen, entity, period) is not None for entity in self.entities]
            found[str(period)] = words[any(held) + all(held)]
        return FrozenDict(found)

    def scored_by(self, node: str) -> Scorecard:
        """Return the card that a node was scored by; the evaluation must hold one entity and one period.

        Parameters
        ----------
        node : str
            Id of the node.

        Returns
        -------
        Scorecard
            The card of the saved evaluation where the period is frozen, else the card.
        """
        holder = self._holder(node)
        return self.card if holder is None else holder.card

    def as_kept(self) -> Evaluation:
        """Return the saved evaluation that the one entity and period were taken from, else this one.

        Returns
        -------
        Evaluation
            The evaluation of this entity and period that is kept, down to the first that computed it.
        """
        entity, period = self._single()
        holder = holder_of(self.origin.frozen, entity, period)
        return self if holder is None else holder.at(entity=entity, period=period).as_kept()

    def _holder(self, node: str) -> Evaluation | None:
        """Return the saved evaluation that a node was taken from; None where it was computed."""
        if not self.origin.frozen:
            return None
        kept = self.as_kept()
        return kept if kept is not self and node in kept.nodes else None

    def _row(self, node: str) -> int:
        """Return the position of a node."""
        if node == "total" and node not in self.nodes:
            raise UsageError.single(
                "no-total", "the card asks for no total", cure="Write total: true in the card if one number is wanted."
            )
        place = self.card.node_places.get(node)  # a search through all nodes for each of them takes long
        if place is not None and self.nodes[place : place + 1] == (node,):
            return place
        return position(node, self.nodes, "node")

    def _single(self) -> tuple[str, Period]:
        """Return the entity and the period, or refuse if there are several."""
        if len(self.entities) == 1 and len(self.periods) == 1:
            return self.entities[0], self.periods[0]
        raise UsageError.single(
            "evaluation-open",
            f"one entity and one period are needed, and the evaluation holds {len(self.entities)} "
            f"{'entity' if len(self.entities) == 1 else 'entities'} and {len(self.periods)} "
            f"{'period' if len(self.periods) == 1 else 'periods'}",
            cure=f"Choose them first: {self._choice()}.",
        )

    def _choice(self) -> str:
        """Return the call that chooses one entity and one period."""
        parts = [f"entity={self.entities[0]!r}"] if len(self.entities) > 1 else []
        parts += [f"period={str(self.periods[-1])!r}"] if len(self.periods) > 1 else []
        return f"ev.at({', '.join(parts)})"

    def _precision(self, measure: str) -> tuple[float | None, float | None]:
        """Return n and standard error behind a measure's value, those of its own period where it is carried forward."""
        obs, (entity, period) = self.observations, self._single()
        reported = _place_of(period, obs.periods) - max(0, int(self.age[0, 0, self._row(measure)]))
        cell = obs.entities.index(entity), reported, obs.measures.index(measure)
        n, error = float(obs.n[cell]), float(obs.standard_error[cell])
        if math.isnan(n) and self.card.measure(measure).sampling == "proportion":
            n = float(obs.denominator[cell])  # independent cases, of which the numerator came out one way
        return None if math.isnan(n) else n, None if math.isnan(error) else error


def _place_of(period: Period | str, periods: tuple[Period, ...]) -> int:
    """Return where a period stands, or refuse one that is not there; a search for each of 2000 takes long."""
    if isinstance(period, Period):
        place = period.ordinal - periods[0].ordinal
        if 0 <= place < len(periods) and periods[place] == period:
            return place
    return position(str(period), tuple(map(str, periods)), "period")


_ARRAYS = (*NUMBERS, "status", "reason", "age")
