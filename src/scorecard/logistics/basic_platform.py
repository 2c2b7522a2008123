"""The minimum that rivals and custom set, beside the own standards."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal, get_args

from scorecard._model.mapping import FrozenDict
from scorecard._result import Result
from scorecard._table import Column, Table
from scorecard._text import LocalText
from scorecard.errors import AnalysisError, Place, Problems, near
from scorecard.logistics.customer_values import real_number
from scorecard.logistics.service_package import PromiseDirection, ServicePackage, ServicePromise
from scorecard.models.unit import Unit

__all__ = ["BasicPlatform", "PlatformRow", "PlatformVerdict", "basic_platform"]

PlatformVerdict = Literal["below", "level", "above", "missing", "no_minimum"]
"""Where the own promise stands against the minimum of the industry."""

_NO_CUSTOM: Mapping[str, float] = FrozenDict({})
_SHARES: Mapping[str, str] = FrozenDict({"percent": "a percentage", "fraction": "a fraction"})
_OTHER: Mapping[str, str] = FrozenDict({"percent": "fraction", "fraction": "percent"})
_MUCH = 10
"""Own percentage from which a promise of at most 1 beside it is taken for a fraction."""


@dataclass(frozen=True, slots=True)
class PlatformRow:
    """One measure: the own promise against the minimum of the industry.

    Attributes
    ----------
    id : str
        The measure.
    direction : {"at_least", "at_most"}
        On which side a promise is kept.
    own : float or None
        The own promise; None where there is none.
    minimum : float or None
        The weakest promise of a rival, or the custom of the industry where that is stricter.
    best : float or None
        The strictest promise of a rival.
    rivals : int
        Rivals whose promise is known.
    verdict : {"below", "level", "above", "missing", "no_minimum"}
        Where the own promise stands; ``missing``: rivals or custom promise what the package does not.
    unit : Unit or None
        The unit of the own promise, which is that of the others too; None where there is none.
    """

    id: str
    direction: PromiseDirection
    own: float | None
    minimum: float | None
    best: float | None
    rivals: int
    verdict: PlatformVerdict
    unit: Unit | None = None


@dataclass(frozen=True, slots=True)
class BasicPlatform(Result):
    """The own promises against the basic service platform of the industry.

    Attributes
    ----------
    rows : tuple of PlatformRow
        One a measure.
    package : str
        The package.
    """

    rows: tuple[PlatformRow, ...]
    package: str

    def table(self) -> Table:
        """Return every measure with its verdict.

        Returns
        -------
        Table
            One row a measure.
        """
        rows = tuple(
            (r.id, r.own, r.minimum, r.best, _unit_words(r.unit), r.rivals, _VERDICTS[r.verdict]) for r in self.rows
        )
        return Table(_COLUMNS, rows, title=_TITLE, notes=(_NOTE,))


def basic_platform(
    package: ServicePackage,
    rivals: Mapping[str, Mapping[str, float]],
    *,
    custom: Mapping[str, float] = _NO_CUSTOM,
    directions: Mapping[str, PromiseDirection] = FrozenDict({}),
) -> BasicPlatform:
    """Return the own promises against the minimum that rivals and custom set.

    Parameters
    ----------
    package : ServicePackage
        The own standards of one class of customers.
    rivals : mapping of str to mapping of str to float
        What each rival promises, by measure, in the unit of the own promise.
    custom : mapping of str to float, optional
        What custom or law demands of everybody, by measure, in the same unit.
    directions : mapping of str to {"at_least", "at_most"}, optional
        On which side a promise is kept, for measures of which the package has none.

    Returns
    -------
    BasicPlatform
        Every measure of the package, of a rival or of custom as below, level with or above the minimum, or missing.

    Raises
    ------
    AnalysisError
        If two standards of the package promise one measure differently, a measure that the package lacks has no
        direction, a direction is none, a promise is not finite, or it is a percentage beside a fraction.

    Notes
    -----
    minimum = the weakest promise of a rival who has one, or custom where it is stricter. Being level with rivals is
    what customers take for granted; it does not make them satisfied.

    Examples
    --------
    >>> from scorecard.logistics import ServicePromise, ServiceStandard
    >>> days = ServiceStandard(
    ...     id="lead_time",
    ...     element="Order time",
    ...     phase="transaction",
    ...     standard="Two days",
    ...     promise=ServicePromise(value=2, direction="at_most"),
    ...     measure="days",
    ... )
    >>> own = ServicePackage(id="key", name="Key customers", customer_class="key", standards=(days,))
    >>> row = basic_platform(own, {"a": {"days": 3}, "b": {"days": 1}}).rows[0]
    >>> row.minimum, row.best, row.verdict
    (3, 1, 'above')
    """
    problems = Problems()
    promises = _promises(package, problems)
    others = [m for known in (*rivals.values(), custom) for m in known]
    measures = list(dict.fromkeys((*promises, *others)))
    for measure in measures:
        if measure not in promises and measure not in directions:
            problems.add(
                "direction-missing",
                "the package has no promise of this measure, and nothing tells on which side one is kept",
                place=Place(path=measure),
                cure="Write at_least or at_most in directions.",
            )
    for measure, side in directions.items():
        if side not in get_args(PromiseDirection):
            problems.add(
                "direction-unknown",
                "a promise is kept on no such side",
                place=Place(path=f"directions.{measure}"),
                found=str(side),
                cure=near(str(side), get_args(PromiseDirection)),
            )
    for path, promised in (*((f"rivals.{name}", known) for name, known in rivals.items()), ("custom", custom)):
        for measure, value in promised.items():
            if not math.isfinite(real_number(value)):
                problems.add(
                    "promise-infinite",
                    "a promise must be a finite number",
                    place=Place(path=f"{path}.{measure}"),
                    found=str(value),
                    cure="Leave it out where it is not known.",
                )
            elif measure in promises and _in_another_unit(value, promises[measure]):
                kind = promises[measure].unit.kind
                problems.add(
                    "promise-unit",
                    f"the own promise is {_SHARES[kind]}, and this looks like {_SHARES[_OTHER[kind]]}",
                    place=Place(path=f"{path}.{measure}"),
                    found=f"{value}, own {promises[measure].value}",
                    cure="Write it in the unit of the own promise.",
                )
    problems.raise_if_any(AnalysisError, "The basic platform cannot be found.")
    rows: list[PlatformRow] = []
    for measure in measures:
        promise = promises.get(measure)
        direction = directions[measure] if promise is None else promise.direction
        known = [promised[measure] for promised in rivals.values() if measure in promised]
        own = None if promise is None else promise.value
        row = _row(measure, direction, own, known, custom.get(measure))
        rows.append(row if promise is None else replace(row, unit=promise.unit))
    return BasicPlatform(tuple(rows), package.id)


def _promises(package: ServicePackage, problems: Problems) -> dict[str, ServicePromise]:
    """Return the promise of each measure; two that differ are refused, since either could be meant."""
    promises: dict[str, ServicePromise] = {}
    for number, standard in enumerate(package.standards):
        measure, promise = standard.measure, standard.promise
        if measure is None or promise is None:
            continue
        first = promises.setdefault(measure, promise)
        if (first.value, first.direction, first.unit) != (promise.value, promise.direction, promise.unit):
            problems.add(
                "measure-twice",
                "two standards of the package promise this measure differently",
                place=Place(path=f"standards.{number}.promise"),
                found=f"{measure}: {promise.direction} {promise.value}, and {first.direction} {first.value}",
                cure="Keep the one that is to be compared, or give the other a measure of its own.",
            )
    return promises


def _in_another_unit(value: float, own: ServicePromise) -> bool:
    """Return whether a promise is plainly a percentage beside a fraction, or the other way round."""
    if own.unit.kind == "fraction":
        return 0 <= own.value <= 1 < value
    return own.unit.kind == "percent" and own.direction == "at_least" and own.value >= _MUCH and 0 < value <= 1


def _unit_words(unit: Unit | None) -> LocalText | None:
    """Return a unit as it stands beside a number; a number without a unit has none."""
    if unit is None or (unit.kind == "number" and unit.label is None):
        return None
    return LocalText(en=unit.symbol("en"), zh=unit.symbol("zh"))


def _row(
    measure: str, direction: PromiseDirection, own: float | None, known: list[float], custom: float | None
) -> PlatformRow:
    """Return one measure against the minimum."""
    at_least = direction == "at_least"
    weakest, strictest = (min, max) if at_least else (max, min)
    floors = [*([weakest(known)] if known else []), *([] if custom is None else [custom])]
    minimum = strictest(floors) if floors else None
    verdict: PlatformVerdict
    if minimum is None:
        verdict = "no_minimum"
    elif own is None:
        verdict = "missing"
    elif own == minimum:
        verdict = "level"
    else:
        verdict = "above" if (own > minimum) == at_least else "below"
    return PlatformRow(measure, direction, own, minimum, strictest(known) if known else None, len(known), verdict)


_TITLE = LocalText(en="Basic service platform", zh="基本服务平台")
_NOTE = LocalText(
    en="Minimum: the weakest promise of a rival, or custom where it is stricter. Level with rivals does not mean that "
    "customers are satisfied: ask them.",
    zh="最低标准：竞争对手中最弱的承诺；行业惯例更严时取惯例。与对手持平并不等于客户满意：应询问客户。",
)
_VERDICTS: dict[str, LocalText] = {
    "below": LocalText(en="below the platform", zh="低于平台"),
    "level": LocalText(en="level with the platform", zh="与平台持平"),
    "above": LocalText(en="above the platform", zh="高于平台"),
    "missing": LocalText(en="promised by others, not by us", zh="他人有承诺，本企业没有"),
    "no_minimum": LocalText(en="nobody else promises it", zh="他人均无此承诺"),
}
_COLUMNS = (
    Column("id", LocalText(en="Measure", zh="指标")),
    Column("own", LocalText(en="Own promise", zh="本企业承诺"), "number", 3),
    Column("minimum", LocalText(en="Minimum", zh="最低标准"), "number", 3),
    Column("best", LocalText(en="Best rival", zh="最佳对手"), "number", 3),
    Column("unit", LocalText(en="Unit", zh="单位")),
    Column("rivals", LocalText(en="Rivals", zh="对手数"), "integer"),
    Column("verdict", LocalText(en="Verdict", zh="结论")),
)
