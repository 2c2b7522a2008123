"""Figures of order service as values of a card's measures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from scorecard.errors import ObservationError, Place, Problems, UsageError, near
from scorecard.logistics.figure_units import UNIT_FACTORS, UNIT_WORDS
from scorecard.logistics.service_observations import ServiceObservation
from scorecard.logistics.service_performance import ServicePerformance
from scorecard.logistics.service_rows import ServiceRow
from scorecard.models import Calendar, Measure, Period, Scorecard
from scorecard.series import MeasureRecord, ObservationRecords

__all__ = ["service_observations"]


def service_observations(
    card: Scorecard, performance: ServicePerformance, *, measures: Mapping[str, str], entity: str | None = None
) -> ObservationRecords:
    """Return figures of order service as values of a card's measures, ready for `observe`.

    Parameters
    ----------
    card : Scorecard
        The description, which gives each measure its unit.
    performance : ServicePerformance
        The figures, counted by the periods of the card.
    measures : mapping of str to str
        For each measure, by its id, the id of the figure that gives its values, such as
        ``{"otif": "otif_rate"}``.
    entity : str, optional
        The entity that all values belong to; where it is left out and the orders are split, the
        groups are the entities.

    Returns
    -------
    ObservationRecords
        One record a measure, period and entity that has a value, in the unit of the measure, with counts, n
        and standard error. Give them to ``observe(card, values=…)``.

    Raises
    ------
    ObservationError
        If the card has no such measure, its unit does not fit the figure, or its fiscal periods have other days than
        those by which the orders are counted.
    UsageError
        If there is no such figure, or the orders are not counted by period.

    Notes
    -----
    Shares go into percent or a fraction, days into days, minutes into minutes or hours; nothing else is
    converted, because a day of working time is not 1 440 minutes. A share of orders carries its counts; where the
    measure says ``sampling: proportion`` its error comes from them, by Wilson, else from the standard error. A
    ratio of sums carries its clustered standard error, and as n its clusters. A quantile carries half the width
    of its interval over the quantile of the normal distribution (Woodruff).

    Orders are counted by periods of the common calendar. One that is a period of the card's fiscal year gets its
    name there: January to March 2027 is 2026-Q4 of years from April.

    References
    ----------
    Woodruff, R. S. (1952). Journal of the American Statistical Association 47, 635-646.

    Examples
    --------
    >>> import pyarrow as pa
    >>> import scorecard as sc
    >>> from scorecard.logistics import OnTime, ServiceDefinitions, service_performance
    >>> measure = {"id": "punctual", "name": "On time", "unit": {"kind": "percent"}}
    >>> objective = {"id": "deliver", "name": "Deliver well", "measures": [measure]}
    >>> card = sc.Scorecard(
    ...     id="demo",
    ...     name="Demo",
    ...     calendar={"first": "2026-01", "last": "2026-01"},
    ...     perspectives=[{"id": "customer", "objectives": [objective]}],
    ... )
    >>> days = {"promised_at": ["2026-01-05", "2026-01-07"], "delivered_at": ["2026-01-06", "2026-01-07"]}
    >>> on_time = OnTime(basis="promised", unit="dates", open_orders="missed")
    >>> definitions = ServiceDefinitions(on_time=on_time, period_by="promised")
    >>> orders = sc.read_orders(pa.table({"order": ["A", "B"], **days}))
    >>> found = service_performance(orders, definitions=definitions, period="month")
    >>> records = sc.service_observations(card, found, measures={"punctual": "on_time_rate"})
    >>> sc.observe(card, values=records).series("punctual").tolist()
    [50.0]
    """
    _check_kinds(card, performance)
    found = performance.observations(measures, entity=entity)
    known = {measure.id: measure for measure in card.measures}
    units = {observation.measure: observation.row for observation in found}
    problems = Problems()
    for name, row in units.items():
        _check_measure(name, known.get(name), row, card, problems)
    periods = {o.period: _period(o.period, card.calendar, problems) for o in found}
    problems.raise_if_any(ObservationError, "The figures cannot be values of these measures.")
    width = _normal_quantile(performance.confidence)
    records = tuple(
        _record(o, known[o.measure], width, period=periods[o.period]) for o in found if o.row.value is not None
    )
    return ObservationRecords(records, performance.provenance)


def _check_kinds(card: object, performance: object) -> None:
    """Refuse what is no card, or no service performance."""
    if not isinstance(card, Scorecard) or not isinstance(performance, ServicePerformance):
        raise UsageError.single(
            "service-kind",
            "observations of service need a card and what service_performance returns",
            found=f"{type(card).__name__} and {type(performance).__name__}",
            cure="Write service_observations(card, performance, measures={…}).",
        )


def _check_measure(name: str, measure: Measure | None, row: ServiceRow, card: Scorecard, problems: Problems) -> None:
    """Report a measure that the card does not have, or whose unit does not fit."""
    place = Place(path=f"measures.{name}")
    if measure is None:
        problems.add(
            "unknown-measure",
            "the card has no such measure",
            place=place,
            found=name,
            cure=near(name, [m.id for m in card.measures]),
        )
    elif measure.unit.kind not in UNIT_FACTORS[row.unit]:
        problems.add(
            "figure-unit",
            f"{row.id} is in {UNIT_WORDS[row.unit]}, which cannot be turned into the unit of the measure",
            place=place,
            found=measure.unit.kind,
            cure=f"Write unit: {{kind: {next(iter(UNIT_FACTORS[row.unit]))}}} in the card.",
        )


def _period(counted: str, calendar: Calendar, problems: Problems) -> str:
    """Return the name that a period of the common calendar has in the card's, or report that it has none."""
    period = Period.parse(counted)
    common = Calendar(first=period, last=period)
    if calendar.year_starts == 1 or period.frequency in ("month", "week"):
        return counted
    same = calendar.period_of(common.first_day(period), period.frequency)
    if (calendar.first_day(same), calendar.last_day(same)) != (common.first_day(period), common.last_day(period)):
        problems.add(
            "figure-period",
            f"orders are counted by each {period.frequency} of the common calendar, and none here has these days",
            place=Place(path=f"periods.{counted}"),
            found=f"{common.first_day(period)} to {common.last_day(period)}",
            cure='Count with period="month" for a card of months, and aggregate its values.',
        )
    return str(same)


def _record(observation: ServiceObservation, measure: Measure, width: float, *, period: str) -> MeasureRecord:
    """Return one figure in the unit of its measure."""
    row = observation.row
    factor = float(UNIT_FACTORS[row.unit][measure.unit.kind])
    counted = row.method == "wilson" and row.numerator is not None
    # a share that comes as counts is their exact ratio; clustered counts are no independent trials
    parts = (row.numerator, row.denominator) if counted else (None, None)
    value = None if counted else cast("float", row.value)
    signed = measure.unit.kind in ("percent", "fraction")
    error = None if counted and measure.sampling == "proportion" else _error(row, width)
    return MeasureRecord(
        observation.measure,
        period,
        None if value is None else 100 * value if signed else value * factor,
        observation.entity,
        n=row.n if counted or row.clusters is None else row.clusters,  # orders may have customers counted beside them
        standard_error=None if error is None else error * factor,
        numerator=parts[0],
        denominator=parts[1],
        percent_sign=signed and value is not None,
    )


def _error(row: ServiceRow, width: float) -> float | None:
    """Return the standard error of a figure; None where it is not known, or 0 although nobody says that it is exact."""
    if row.method == "order_statistics" and row.low is not None and row.high is not None:
        return (row.high - row.low) / (2 * width) or None
    return row.standard_error or None


def _normal_quantile(confidence: float) -> float:
    """Return the two-sided quantile of the normal distribution."""
    from scipy.special import ndtri

    return float(ndtri((1 + confidence) / 2))
