"""Values from files in the grid of a card's observations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import cast

from scorecard.errors import Place, Problems, UsageError, near
from scorecard.models import Measure
from scorecard.scoring.columns import put_columns
from scorecard.scoring.error_size import check_error
from scorecard.scoring.grid import Cell, Grid, near_part
from scorecard.scoring.ranges import record_range
from scorecard.scoring.units import record_value
from scorecard.series import ACTUAL, ExpertRange, MeasureRecord, ObservationRecords, scenario_name
from scorecard.series.plain_records import PlainRecords

__all__ = ["Values", "add_values"]

_NOWHERE = Place()
_NAMED = ("measure", "period", "scenario")
"""Texts that every record has."""

Values = ObservationRecords | Iterable[MeasureRecord | ObservationRecords]
"""The records of one file, or any mixture of records and files."""


def add_values(grid: Grid, values: Values, problems: Problems) -> None:
    """Put the records of the grid's scenario into it and report what is wrong with them."""
    records = _left(grid, values)
    first: dict[Cell, MeasureRecord] = {}
    currencies: dict[str, dict[str, MeasureRecord]] = {}
    for number, record in records:
        if record.place == _NOWHERE:
            record = _placed(record, Place(path=f"values.{number}"))
        _add(grid, record, first, problems=problems)
        if record.currency is not None:
            currencies.setdefault(record.measure, {}).setdefault(record.currency, record)
    for measure_id, named in currencies.items():
        known = grid.measure(measure_id)
        if known is not None:
            _check_currency(known[1], named, problems)


def _left(grid: Grid, values: Values) -> list[tuple[int, MeasureRecord]]:
    """Return the records of the grid's scenario that are not in the grid yet, with their numbers."""
    file: object = values[0] if isinstance(values, list | tuple) and len(values) == 1 else values
    records = file.records if isinstance(file, ObservationRecords) else ()
    if not isinstance(records, PlainRecords) or grid.scenario != ACTUAL or grid.has_surveys:
        return _of_scenario(grid, _flat(grid, values))
    if isinstance(file, ObservationRecords) and file.provenance is not None:
        grid.provenances.append(file.provenance)
    return [(row, records[row]) for row in put_columns(grid, records.columns).tolist()]


def _flat(grid: Grid, values: Values) -> list[MeasureRecord]:
    """Return all records, and note the files they come from; refuse what is no record, or has no texts for names."""
    records: list[MeasureRecord] = []
    problems = Problems()
    parts = (
        (values,)
        if isinstance(values, ObservationRecords) or not isinstance(cast("object", values), Iterable)
        else values
    )
    for part in cast("Iterable[object]", parts):
        if isinstance(part, ObservationRecords):
            records.extend(part.records)
            if part.provenance is not None:
                grid.provenances.append(part.provenance)
        elif isinstance(part, MeasureRecord):
            _check_texts(part, len(records), problems)
            records.append(part)
        else:
            raise UsageError.single(
                "values-kind",
                "values must be what read_observations returns, or MeasureRecord objects",
                found=type(part).__name__,
                cure="Read a file or a data frame with read_observations first.",
            )
    problems.raise_if_any(UsageError, "The values cannot be used as they are.")
    return records


def _check_texts(record: MeasureRecord, number: int, problems: Problems) -> None:
    """Report names and remarks of a record that are no texts."""
    place = Place(path=f"values.{number}") if record.place == _NOWHERE else record.place
    for name in ("measure", "period", "scenario", "entity", "currency", "text", "note"):
        given: object = getattr(record, name)
        if not isinstance(given, str) and (given is not None or name in _NAMED):
            problems.add(
                "record-kind",
                f"the {name} of a record must be a text",
                place=place if place.field is not None else replace(place, field=name),
                found=str(given),
                cure="Write it in quotation marks.",
            )


def _of_scenario(grid: Grid, records: list[MeasureRecord]) -> list[tuple[int, MeasureRecord]]:
    """Return the records of the grid's scenario with their numbers, or refuse a scenario that has none."""
    names = [record.scenario if record.scenario is ACTUAL else scenario_name(record.scenario) for record in records]
    kept = [(i, record) for i, (record, name) in enumerate(zip(records, names, strict=True)) if name == grid.scenario]
    if records and not kept and not grid.has_surveys:
        raise UsageError.single(
            "unknown-scenario",
            f"no value belongs to the scenario {grid.scenario}",
            cure=near(grid.scenario, sorted(set(names))),
        )
    return kept


def _add(grid: Grid, record: MeasureRecord, first: dict[Cell, MeasureRecord], *, problems: Problems) -> None:
    """Put one record into its cell."""
    known = grid.measure(record.measure)
    if known is None:
        problems.add(
            "unknown-measure",
            "the card has no such measure",
            place=_field(record, "measure"),
            found=record.measure,
            cure=near_part(record.measure, grid.card.measures),
        )
        return
    position, measure = known
    entity, period = grid.entity(record.entity), grid.period(record.period)
    value, possible = _numbers(record, _then(grid, measure, period), problems)
    if entity is None:
        grid.report_entity(record.entity, _field(record, "entity"), problems)
    if period is None:
        grid.report_period(record.period, _field(record, "period"), problems)
    if entity is None or period is None:
        return
    if measure.entities and grid.entities[entity] not in measure.entities and value is not None:
        problems.add(
            "entity-not-meant",
            f"{measure.id} does not apply to this entity",
            place=_field(record, "entity"),
            found=grid.entities[entity],
            cure=f"Remove the value, or add the entity to those of the measure: {', '.join(measure.entities[:12])}.",
        )
        return
    cell = (entity, period, position)
    if cell in first:
        problems.add(
            "value-twice",
            f"{measure.id} already has a value in {grid.periods[period]}{_where(first[cell])}",
            place=record.place,
            found=None if value is None else f"{value:.10g}",
            cure="Keep one of them.",
        )
        return
    first[cell] = record
    if grid.has_survey(cell):
        problems.add(
            "value-and-survey",
            f"{measure.id} takes its value in {grid.periods[period]} from a survey",
            place=record.place,
            found=None if value is None else f"{value:.10g}",
            cure="Remove this value, or leave out the survey of the period.",
        )
        return
    grid.put_record(cell, record, value, possible=possible)


def _numbers(record: MeasureRecord, measure: Measure, problems: Problems) -> tuple[float | None, ExpertRange | None]:
    """Return the value of a record and its range, in the unit of the measure."""
    value = record_value(record, measure, problems=problems)
    check_error(record, measure, problems)
    return value, record_range(record, measure, value=value, problems=problems)


def _then(grid: Grid, measure: Measure, period: int | None) -> Measure:
    """Return a measure as it is in a period."""
    if period is None or not measure.changes:
        return measure
    calendar = grid.card.calendar
    return measure.at(calendar.first_day(grid.periods[period]), calendar=calendar)


def _check_currency(measure: Measure, named: Mapping[str, MeasureRecord], problems: Problems) -> None:
    """Report values in another currency than the measure's, or in several."""
    unit = measure.unit.currency
    if set(named) == {unit}:
        return
    code, record = next((c, r) for c, r in named.items() if c != unit)
    place = _field(record, "currency")
    if unit is None:
        problems.add(
            "currency-stray",
            f"the unit of {measure.id} is no currency",
            place=place,
            found=code,
            cure="Remove the currency, or write unit: {kind: currency, currency: …} in the card.",
        )
    elif len(named) > 1:
        problems.add(
            "currency-mixed",
            f"{measure.id} has values in several currencies",
            place=place,
            found=", ".join(named),
            cure=f"Convert all of them to {unit} first.",
        )
    else:
        problems.add(
            "currency-other",
            f"{measure.id} is in {unit}",
            place=place,
            found=code,
            cure=f"Convert the values to {unit}, or change the currency in the card.",
        )


def _placed(record: MeasureRecord, place: Place) -> MeasureRecord:
    """Return a record with its place; many times faster than dataclasses.replace."""
    return MeasureRecord(
        record.measure,
        record.period,
        record.value,
        record.entity,
        record.n,
        record.standard_error,
        record.numerator,
        record.denominator,
        record.note,
        record.currency,
        place,
        record.percent_sign,
        record.applicable,
        record.scenario,
        record.text,
        record.low,
        record.high,
        record.shape,
        record.percent_signs,
    )


def _field(record: MeasureRecord, field: str) -> Place:
    """Return the place of one field of a record."""
    return record.place if record.place.field is not None else replace(record.place, field=field)


def _where(record: MeasureRecord) -> str:
    """Return where a record stands, as the end of a clause."""
    return f" ({record.place})" if str(record.place) else ""
