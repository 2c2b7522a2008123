"""The empty grid of a card's observations, to be filled cell by cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from scorecard._model.mapping import FrozenDict
from scorecard._result import Provenance
from scorecard.errors import Place, Problems, near
from scorecard.instruments.looks import as_seen
from scorecard.models import Entity, Measure, Period, Scorecard
from scorecard.models.period_forms import period_meant
from scorecard.scoring.units import is_finite
from scorecard.series import (
    ACTUAL,
    MISSING,
    NOT_APPLICABLE,
    USABLE,
    ExpertRange,
    MeasureRecord,
    Observations,
    SurveyFact,
)

__all__ = ["Cell", "Grid", "near_part"]

Cell = tuple[int, int, int]
"""Positions of entity, period and measure."""

_NUMBERS = ("value", "standard_error", "n", "numerator", "denominator", "confidence")


class Grid:
    """Cells of a card's observations while they are being filled.

    Parameters
    ----------
    card : Scorecard
        The description that says which measures, entities and periods there are.
    scenario : str
        Whether actual values are wanted, or those of a plan or forecast.
    """

    def __init__(self, card: Scorecard, *, scenario: str = ACTUAL) -> None:
        self.card = card
        self.scenario = scenario
        self.entities: tuple[str, ...] = tuple(e.id for e in card.entities) or (card.id,)
        self.periods: tuple[Period, ...] = card.calendar.periods
        self.provenances: list[Provenance] = []
        self._measures = {m.id: (position, m) for position, m in enumerate(card.measures)}
        self._entity_positions = {name: position for position, name in enumerate(self.entities)}
        self._period_positions: dict[str, int] = {str(p): position for position, p in enumerate(self.periods)}
        shape = (len(self.entities), len(self.periods), len(self._measures))
        self._numbers = {name: np.full(shape, np.nan) for name in _NUMBERS}
        self._state = np.full(shape, MISSING, dtype=np.int8)
        self._facts: dict[Cell, SurveyFact] = {}
        self._notes: dict[Cell, str] = {}
        self._words: dict[Cell, str] = {}
        self._ranges: dict[Cell, ExpertRange] = {}
        self._correlations: dict[tuple[int, int, int, int], float] = {}

    def measure(self, measure_id: str) -> tuple[int, Measure] | None:
        """Return a measure and its position, or None."""
        return self._measures.get(measure_id)

    def entity(self, name: str | None) -> int | None:
        """Return the position of an entity; the only one goes without a name."""
        if name is None:
            return 0 if len(self.entities) == 1 else None
        return self._entity_positions.get(name)

    def report_entity(self, name: str | None, place: Place, problems: Problems) -> None:
        """Report an entity that has no position."""
        if name is None:
            problems.add(
                "entity-missing",
                "the card has several entities, and this value names none",
                place=place,
                cure=f"Name one of: {', '.join(self.entities[:12])}.",
            )
        else:
            what = "the card has no such entity" if self.card.entities else "the card declares no entities"
            cure = (
                near_part(name, self.card.entities)
                if self.card.entities
                else "Leave the column out, or list entities in the card."
            )
            problems.add("unknown-entity", what, place=place, found=name, cure=cure)

    def period(self, text: str) -> int | None:
        """Return the position of a period."""
        return self._period_positions.get(text.strip())

    def report_period(self, text: str, place: Place, problems: Problems) -> None:
        """Report a period that has no position."""
        calendar = self.card.calendar
        whole = f"{calendar.first} to {calendar.last}"
        try:
            period = Period.parse(text)
        except ValueError:
            meant = period_meant(text)
            cure = f"Write {meant}." if meant in self._period_positions else f"Write a period of the calendar, {whole}."
            problems.add("unknown-period", "this names no period", place=place, found=text, cure=cure)
            return
        if period.frequency != calendar.frequency:
            problems.add(
                "period-kind",
                f"this is a {period.frequency}, and the card reports by {calendar.frequency}",
                place=place,
                found=text,
                cure=f"Write a period of the calendar, {whole}.",
            )
        else:
            problems.add(
                "period-outside",
                "this period is outside the card's calendar",
                place=place,
                found=text,
                cure=f"The calendar runs from {whole}; change it in the card or leave the value out.",
            )

    def has_survey(self, cell: Cell) -> bool:
        """Return whether a survey result stands in a cell."""
        return cell in self._facts

    @property
    def has_surveys(self) -> bool:
        """Whether any survey result stands in the grid."""
        return bool(self._facts)

    def put_record(
        self, cell: Cell, record: MeasureRecord, value: float | None, *, possible: ExpertRange | None = None
    ) -> None:
        """Fill a cell from a record; numbers that are none have been reported and stay out."""
        numbers = {
            "value": value,
            "standard_error": record.standard_error,
            "n": record.n,
            "numerator": record.numerator,
            "denominator": record.denominator,
        }
        kept = {name: number for name, number in numbers.items() if number is None or is_finite(number)}
        self._put(cell, kept, state=self._state_of(value, applicable=record.applicable))
        if record.note is not None and record.note.strip():
            self._notes[cell] = record.note.strip()
        if record.text is not None and value is not None:
            self._words[cell] = as_seen(record.text)
        if possible is not None and value is not None:
            self._ranges[cell] = possible

    def put_cells(self, cells: NDArray[np.intp], numbers: Mapping[str, NDArray[np.float64]]) -> None:
        """Fill many cells at once, by their positions in the flattened grid; a value of NaN is missing."""
        for name, array in numbers.items():
            self._numbers[name].reshape(-1)[cells] = array
        self._state.reshape(-1)[cells] = np.where(np.isnan(numbers["value"]), np.int8(MISSING), np.int8(USABLE))

    def put_fact(
        self, cell: Cell, fact: SurveyFact, *, value: float | None, standard_error: float | None, confidence: float
    ) -> None:
        """Fill a cell from a survey result."""
        numbers = {"value": value, "standard_error": standard_error, "n": fact.n, "confidence": confidence}
        self._put(cell, numbers, state=self._state_of(value, applicable=True))
        self._facts[cell] = fact

    def put_correlation(self, cell: Cell, other: Cell, correlation: float) -> None:
        """Note how the errors of two values of one entity and period go together."""
        first, second = sorted((cell[2], other[2]))
        if correlation != 0:
            self._correlations[(cell[0], cell[1], first, second)] = correlation

    def observations(self) -> Observations:
        """Return the filled grid."""
        seen: dict[tuple[str, str | None], Provenance] = {(p.source, p.sha256): p for p in self.provenances}
        return Observations(
            card=self.card,
            entities=self.entities,
            periods=self.periods,
            measures=tuple(self._measures),
            **self._numbers,
            state=self._state,
            facts=FrozenDict(dict(self._facts)),
            notes=FrozenDict(dict(self._notes)),
            provenances=tuple(seen.values()),
            scenario=self.scenario,
            words=FrozenDict(dict(self._words)),
            ranges=FrozenDict(dict(self._ranges)),
            correlations=FrozenDict(dict(self._correlations)),
            overlapping=(),
        )

    def _put(self, cell: Cell, numbers: dict[str, float | int | None], *, state: int) -> None:
        for name, number in numbers.items():
            if number is not None:
                self._numbers[name][cell] = number
        self._state[cell] = state

    @staticmethod
    def _state_of(value: float | None, *, applicable: bool) -> int:
        if not applicable:
            return NOT_APPLICABLE
        return MISSING if value is None else USABLE


def near_part(name: str, parts: Sequence[Measure | Entity]) -> str:
    """Return a cure that names the id of a part of the card that is meant, also where its printed name was written.

    Parameters
    ----------
    name : str
        What was written.
    parts : sequence of Measure or Entity
        What the card has.

    Returns
    -------
    str
        One sentence.
    """
    seen = as_seen(name).casefold()
    for part in parts:
        if seen in (as_seen(part.name.text("en")).casefold(), as_seen(part.name.text("zh")).casefold()):
            return f"Write its id, {part.id}."
    return near(name, [part.id for part in parts])
