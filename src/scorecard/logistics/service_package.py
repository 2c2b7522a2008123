"""What a class of customers is promised, standard by standard."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Literal

from pydantic import Field, model_validator

from scorecard._model import Flaws, Frozen, Id, Number
from scorecard._text import LocalText
from scorecard.models.unit import Unit, UnitKind

__all__ = [
    "PromiseDirection",
    "ServicePackage",
    "ServicePhase",
    "ServiceProgramme",
    "ServicePromise",
    "ServiceStandard",
]

ServicePhase = Literal["pre_transaction", "transaction", "post_transaction"]
"""When an element of service is rendered."""

PromiseDirection = Literal["at_least", "at_most"]
"""On which side of its value a promise is kept."""

_SCALES: Mapping[UnitKind, tuple[str, Fraction]] = {
    "fraction": ("share", Fraction(1)),
    "percent": ("share", Fraction(1, 100)),
    "minutes": ("time", Fraction(1)),
    "hours": ("time", Fraction(60)),
}
"""Units that are turned into one another: what they measure, and how much one of them is."""


class ServicePromise(Frozen):
    """What a standard promises in numbers.

    Attributes
    ----------
    value : float
        The value, in `unit`: 95 where that is percent; without a unit as the measure is reported, 0.95 where it is a
        share.
    direction : {"at_least", "at_most"}
        On which side of it the promise is kept.
    unit : Unit
        What it is counted in; figures of order service are compared in it.

    Examples
    --------
    >>> ServicePromise(value=0.95, direction="at_least").kept_by(0.96)
    True
    """

    value: Number
    direction: PromiseDirection
    unit: Unit = Unit()

    def kept_by(self, value: float) -> bool:
        """Return whether a value keeps the promise.

        Parameters
        ----------
        value : float
            The value.

        Returns
        -------
        bool
            Whether it lies on the right side, or on the value itself.
        """
        return value >= self.value if self.direction == "at_least" else value <= self.value

    def value_in(self, unit: Unit) -> float | None:
        """Return the value in another unit.

        Parameters
        ----------
        unit : Unit
            The unit.

        Returns
        -------
        float or None
            The value; None where the two units cannot be compared. A promise without a unit is in that of the measure
            as it is reported, which may be a fraction or minutes, and is neither percent nor hours.

        Examples
        --------
        >>> ServicePromise(value=95, direction="at_least", unit={"kind": "percent"}).value_in(Unit(kind="fraction"))
        0.95
        """
        own, other = self.unit.kind, unit.kind
        if own == other:
            return self.value if self.unit.currency == unit.currency else None
        if own in _SCALES and other in _SCALES and _SCALES[own][0] == _SCALES[other][0]:
            return float(Fraction(str(self.value)) * _SCALES[own][1] / _SCALES[other][1])
        reported = "number" in (own, other) and not {own, other} & {"percent", "hours", "currency"}
        return self.value if reported else None


class ServiceStandard(Frozen):
    """One standard of service: an element, what is promised, and what measures it.

    Attributes
    ----------
    id : str
        Name of the standard.
    element : LocalText
        The element of service, such as order time or complaint handling.
    phase : {"pre_transaction", "transaction", "post_transaction"}
        When it is rendered.
    standard : LocalText
        The standard in words, as customers and staff read it.
    promise : ServicePromise or None
        The same in numbers; None for a standard that cannot be measured yet.
    measure : str or None
        Id of the measure that tells whether it is kept; needed with a promise.
    platform : bool
        Whether it belongs to the basic platform that every class of customers gets.

    Raises
    ------
    CardError
        If there is a promise without a measure.

    Examples
    --------
    >>> standard = ServiceStandard(
    ...     id="on_time",
    ...     element="promised day",
    ...     phase="transaction",
    ...     standard="97 % of parcels arrive on the promised day or before.",
    ...     promise={"value": 0.97, "direction": "at_least"},
    ...     measure="on_time_rate",
    ... )
    >>> standard.promise.kept_by(0.96)
    False
    """

    id: Id
    element: LocalText
    phase: ServicePhase
    standard: LocalText
    promise: ServicePromise | None = None
    measure: Id | None = None
    platform: bool = False

    @model_validator(mode="after")
    def _check(self) -> ServiceStandard:
        flaws = Flaws()
        if self.promise is not None and self.measure is None:
            flaws.add(
                "promise-unmeasured",
                "a promise has nothing that measures it",
                at=("measure",),
                cure="Name the measure, or leave the promise out.",
            )
        flaws.raise_if_any()
        return self


class ServicePackage(Frozen):
    """The standards that one class of customers gets.

    Attributes
    ----------
    id : str
        Name of the package.
    name : LocalText
        Name in print.
    customer_class : str
        The class of customers, as it is called in the figures of performance.
    standards : tuple of ServiceStandard
        What is promised.

    Raises
    ------
    CardError
        If two standards share an id.
    """

    id: Id
    name: LocalText
    customer_class: str = Field(min_length=1, max_length=200)
    standards: tuple[ServiceStandard, ...] = Field(min_length=1, max_length=200)

    @model_validator(mode="after")
    def _check(self) -> ServicePackage:
        flaws, ids = Flaws(), [s.id for s in self.standards]
        for number, id_ in enumerate(ids):
            if id_ in ids[:number]:
                flaws.add(
                    "duplicate-id",
                    f"this id is already used at standards.{ids.index(id_)}",
                    at=("standards", number, "id"),
                    found=id_,
                    cure="Give every standard an id of its own.",
                )
        flaws.raise_if_any()
        return self


class ServiceProgramme(Frozen):
    """The packages of all classes of customers.

    Attributes
    ----------
    id : str
        Name of the programme.
    name : LocalText
        Name in print.
    packages : tuple of ServicePackage
        One a class.

    Raises
    ------
    CardError
        If two packages share an id or a class, or a package lacks a standard of the basic platform, promises
        less than another package promises as platform, or in a unit that cannot be compared with it.

    Notes
    -----
    A standard that one package marks as `platform` must stand in every package, by its id, with a promise that is at
    least as good.
    """

    id: Id
    name: LocalText
    packages: tuple[ServicePackage, ...] = Field(min_length=1, max_length=100)

    @model_validator(mode="after")
    def _check(self) -> ServiceProgramme:
        flaws = Flaws()
        for field in ("id", "customer_class"):
            seen: list[str] = []
            for number, package in enumerate(self.packages):
                value: str = getattr(package, field)
                if value in seen:
                    flaws.add(
                        "duplicate-id" if field == "id" else "class-twice",
                        f"this {'id' if field == 'id' else 'class'} is already used at packages.{seen.index(value)}",
                        at=("packages", number, field),
                        found=value,
                        cure="Give every package an id and a class of its own.",
                    )
                seen.append(value)
        platform = [s for p in self.packages for s in p.standards if s.platform]
        for number, package in enumerate(self.packages):
            self._check_platform(package, number, platform, flaws)
        flaws.raise_if_any()
        return self

    def _check_platform(
        self, package: ServicePackage, number: int, platform: Sequence[ServiceStandard], flaws: Flaws
    ) -> None:
        """Report what a package lacks of the basic platform."""
        own, told = {s.id: s for s in package.standards}, set[str]()
        for standard in platform:
            id_ = standard.id
            if id_ in told:
                continue
            if id_ not in own:
                told.add(id_)
                flaws.add(
                    "platform-missing",
                    "the package lacks a standard of the basic platform",
                    at=("packages", number, "standards"),
                    found=id_,
                    cure="Add it; what belongs to the platform, every class gets.",
                )
            elif standard.promise is not None:
                promise = own[id_].promise
                value = None if promise is None else promise.value_in(standard.promise.unit)
                if promise is not None and promise.direction == standard.promise.direction and value is None:
                    told.add(id_)
                    flaws.add(
                        "platform-unit",
                        "the package promises in another unit than the basic platform",
                        at=("packages", number, "standards"),
                        found=f"{id_}: {promise.unit.kind}, not {standard.promise.unit.kind}",
                        cure="Write both promises in one unit.",
                    )
                elif (
                    promise is None
                    or value is None
                    or promise.direction != standard.promise.direction
                    or not standard.promise.kept_by(value)
                ):
                    told.add(id_)
                    flaws.add(
                        "platform-lower",
                        "the package promises less than the basic platform",
                        at=("packages", number, "standards"),
                        found=id_,
                        cure="Promise at least as much, or take the standard off the platform.",
                    )
