"""What a what-if question assumes, checked against card and observations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from scorecard.errors import Place, Problems, UsageError, near
from scorecard.models import Period, Scorecard
from scorecard.scoring.given import finite_number
from scorecard.scoring.what_if_card import Fields, fields_of, measure_in
from scorecard.scoring.what_if_values import Cell
from scorecard.scoring.words import has_words, word_of, word_value
from scorecard.series import MeasureRecord, Observations, position

__all__ = ["OneValue", "Request", "Targets", "Values", "Weighing", "request_of"]

OneValue = float | str | None
"""A value of a measure, in words where its values are words; None for no value."""

Values = Mapping[str, OneValue | Mapping[str, OneValue | Mapping[str, OneValue]]]
"""Values by measure: one for all that is asked about, or by entity, by period, or by one inside the other."""

Weighing = Mapping[str, float]
"""Weights by node."""

Targets = Mapping[str, float | Fields]
"""Targets, or other reference values by their fields, by measure."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is assumed.

    Attributes
    ----------
    period : Period or None
        The period asked about; None for all.
    entity : str or None
        The entity asked about; None for all.
    weights : mapping of str to float
        New weights by node.
    targets : mapping of str to mapping of str to float
        New reference values by measure and field.
    values : mapping of (int, int, int) to float or None
        New values by cell of the observations.
    """

    period: Period | None
    entity: str | None
    weights: Weighing
    targets: Mapping[str, Fields]
    values: Mapping[Cell, float | None]

    @property
    def fields(self) -> dict[str, Fields]:
        """New numbers of the card by node and field."""
        found: dict[str, dict[str, float]] = {node: {"weight": weight} for node, weight in self.weights.items()}
        for measure, fields in self.targets.items():
            found.setdefault(measure, {}).update(fields)
        return dict(found)


def request_of(
    card: Scorecard,
    obs: Observations,
    *,
    weights: Weighing,
    values: Values,
    targets: Targets,
    period: Period | str | None,
    entity: str | None,
) -> Request:
    """Return what is assumed, or one error with everything that is not known or no number.

    Parameters
    ----------
    card : Scorecard
        The card asked about.
    obs : Observations
        Its values.
    weights, values, targets : mapping
        What is assumed, as in `what_if`.
    period, entity : str or None
        What is asked about.

    Returns
    -------
    Request
        The assumptions by node, field and cell.

    Raises
    ------
    UsageError
        With every unknown node, measure, field, entity and period, and everything that is no number.
    """
    for option, given in (("weights", weights), ("values", values), ("targets", targets)):
        if not isinstance(cast("object", given), Mapping):
            raise UsageError.single(
                "not-a-mapping",
                f"{option} must be a mapping by id",
                found=type(given).__name__,
                cure=f"Write {option}={{'id': 1}} with ids of the card, or leave it out.",
            )
    known = tuple(map(str, obs.periods))
    p = None if period is None else position(str(period), known, "period")
    e = None if entity is None else position(entity, obs.entities, "entity")
    check = _Check(card, obs, p, e, Problems())
    found = Request(
        None if p is None else obs.periods[p],
        entity,
        dict(check.weights(weights)),
        dict(check.targets(targets)),
        dict(check.values(values)),
    )
    check.problems.raise_if_any(UsageError, "What is assumed cannot be used as it is.")
    return found


@dataclass(frozen=True, slots=True)
class _Check:
    """What assumptions are checked against."""

    card: Scorecard
    obs: Observations
    period: int | None
    entity: int | None
    problems: Problems

    def weights(self, weights: Weighing) -> Iterator[tuple[str, float]]:
        """Yield the weights that can be used."""
        nodes = tuple(node for node in self.card.node_ids if node != "total")
        for node, weight in weights.items():
            place = Place(path=f"weights.{node}")
            if node not in nodes:
                what = "the card has no such node" if node != "total" else "the total has no weight"
                self.problems.add("unknown-node", what, place=place, found=node, cure=near(node, nodes))
            elif self._number(weight, place) and weight >= 0:
                yield node, float(weight)
            elif self._number(weight):
                self.problems.add(
                    "weight-negative",
                    "a weight is zero or more",
                    place=place,
                    found=f"{weight:.10g}",
                    cure="Write 0 to leave the node out.",
                )

    def targets(self, targets: Targets) -> Iterator[tuple[str, Fields]]:
        """Yield the reference values that can be used."""
        for measure, given in targets.items():
            place = Place(path=f"targets.{measure}")
            if not self._measure(measure, place):
                continue
            state = measure_in(self.card, measure, None if self.period is None else self.obs.periods[self.period])
            if isinstance(given, Mapping):
                known, fields = fields_of(state), given
                for field in given:
                    if field not in known:
                        where = Place(path=f"{place.path}.{field}")
                        self.problems.add(
                            "unknown-field",
                            f"{measure} has no such reference value",
                            place=where,
                            found=str(field),
                            cure=near(str(field), known),
                        )
                yield (
                    measure,
                    {
                        field: float(number)
                        for field, number in fields.items()
                        if field in known and self._number(number, Place(path=f"{place.path}.{field}"))
                    },
                )
            elif not self._number(given, place):
                continue
            elif state.target is None and "goal" not in fields_of(state):
                self.problems.add(
                    "no-target",
                    f"{measure} has no target to be replaced",
                    place=place,
                    cure="Name the reference values that are meant, such as {'band_low': 2, 'band_high': 4}.",
                )
            else:
                yield measure, {"target" if state.target is not None else "goal": float(given)}

    def values(self, values: Values) -> Iterator[tuple[Cell, float | None]]:
        """Yield the values that can be used, by cell."""
        for measure, given in values.items():
            if self._measure(measure, Place(path=f"values.{measure}")):
                yield from self._cells(measure, given, f"values.{measure}", self.entity, self.period)

    def _cells(
        self, measure: str, given: object, path: str, entity: int | None, period: int | None
    ) -> Iterator[tuple[Cell, float | None]]:
        """Yield the cells of a measure that a value, or values by entity or period, are meant for."""
        if not isinstance(given, Mapping):
            yield from self._filled(measure, given, path, entity, period)
            return
        times = tuple(map(str, self.obs.periods))
        for key, below in cast("Mapping[object, object]", given).items():
            name, where = str(key), f"{path}.{key}"
            if name in self.obs.entities:
                yield from self._cells(measure, below, where, self.obs.entities.index(name), period)
            elif name in times:
                yield from self._cells(measure, below, where, entity, times.index(name))
            else:
                self.problems.add(
                    "unknown-key",
                    "this is neither an entity nor a period of the card",
                    place=Place(path=where),
                    found=name,
                    cure=near(name, (*self.obs.entities, *times)),
                )

    def _filled(
        self, measure: str, given: object, path: str, entity: int | None, period: int | None
    ) -> Iterator[tuple[Cell, float | None]]:
        """Yield the cells that one value is meant for: where the measure applies."""
        which = self.card.measure(measure).entities
        chosen = range(len(self.obs.entities)) if entity is None else (entity,)
        rows = [e for e in chosen if not which or self.obs.entities[e] in which]
        if not rows:
            self.problems.add(
                "measure-elsewhere",
                f"{measure} does not apply to this entity",
                place=Place(path=path),
                found=", ".join(self.obs.entities[e] for e in chosen),
                cure=near("", which),
            )
        m = self.obs.measures.index(measure)
        for p in range(len(self.obs.periods)) if period is None else (period,):
            number = self._value(measure, given, path, self.obs.periods[p])
            if number is None and given is not None:
                return
            yield from (((e, p, m), number) for e in rows)

    def _value(self, measure: str, given: object, path: str, period: Period) -> float | None:
        """Return a value as a number; None where it is none."""
        if given is None:
            return None
        state = measure_in(self.card, measure, period)
        if isinstance(given, str) and has_words(state):
            record = MeasureRecord(measure, str(period), None, text=given, place=Place(path=path))
            return word_value(record, state, problems=self.problems)
        if not self._number(given, Place(path=path)):
            return None
        number = float(cast("float", given))
        if has_words(state) and word_of(state, number) is None:
            record = MeasureRecord(measure, str(period), number, place=Place(path=path))
            return word_value(record, state, problems=self.problems)
        return number

    def _measure(self, measure: str, place: Place) -> bool:
        """Return whether a measure exists, and report it if not."""
        if measure in self.obs.measures:
            return True
        cure = near(measure, self.obs.measures)
        self.problems.add("unknown-measure", "the card has no such measure", place=place, found=measure, cure=cure)
        return False

    def _number(self, given: object, place: Place | None = None) -> bool:
        """Return whether something is a finite number, and report it if not where a place is given."""
        good = finite_number(given) is not None
        if not good and place is not None:
            self.problems.add(
                "not-finite", "a finite number is needed", place=place, found=str(given), cure="Write one number."
            )
        return good
