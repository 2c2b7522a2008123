"""What is true of a simulated service: the parameters that its records are drawn from."""

from __future__ import annotations

import calendar
from datetime import date
from typing import Annotated, Literal, get_args

from pydantic import Field, model_validator

from scorecard._model import NUMBER, WHOLE, Day, Flaws, Frozen, FrozenMap, Id, Positive
from scorecard.logistics.complaint_truth import ComplaintTruth
from scorecard.logistics.survey_truth import SurveyTruth

__all__ = [
    "CONDITIONS",
    "LINE_CONDITIONS",
    "PERFECT",
    "VALUE_CLASSES",
    "ClassTruth",
    "ServiceDrift",
    "ServiceTruth",
    "SharedFactor",
    "SimulatedCondition",
    "ValueClass",
]

ValueClass = Literal["key", "suitable", "general"]
"""Class of a customer by value."""

VALUE_CLASSES: tuple[ValueClass, ...] = get_args(ValueClass)

SimulatedCondition = Literal[
    "on_time",
    "invoice_right",
    "right_place",
    "documents_right",
    "special_request_met",
    "in_full",
    "undamaged",
    "right_quantity",
]
"""What can go wrong with an order; the last three may differ between the lines of one order."""

CONDITIONS: tuple[SimulatedCondition, ...] = get_args(SimulatedCondition)

LINE_CONDITIONS: tuple[SimulatedCondition, ...] = ("in_full", "undamaged", "right_quantity")
"""Conditions that each line of an order meets or fails for itself."""

PERFECT: tuple[SimulatedCondition, ...] = tuple(c for c in CONDITIONS if c != "special_request_met")
"""Conditions of a perfect order, unless others are asked for."""

Chance = Annotated[float, Field(ge=0, le=1), NUMBER]
Share = Annotated[float, Field(gt=0, le=1), NUMBER]
_Mean = Annotated[float, Field(ge=1, le=1000, allow_inf_nan=False), NUMBER]


class SharedFactor(Frozen):
    """What makes failures come together: some orders (or customers) are in trouble, and fail more often in everything.

    Attributes
    ----------
    share : float
        Share of the orders (or customers) in trouble, 0 to 1 (exclusive).
    factor : float
        How many times as often everything fails in trouble; 1 for no dependence.

    Examples
    --------
    >>> in_order, in_trouble = SharedFactor(share=0.1, factor=6.0).multipliers
    >>> round(in_order, 4), round(in_trouble, 4), round(0.9 * in_order + 0.1 * in_trouble, 4)
    (0.6667, 4.0, 1.0)
    """

    share: Annotated[float, Field(ge=0, lt=1), NUMBER] = 0.1
    factor: Annotated[float, Field(ge=1, le=1000, allow_inf_nan=False), NUMBER] = 1.0

    @property
    def multipliers(self) -> tuple[float, float]:
        """By what failure rates are multiplied without and with trouble; the mean over both is 1."""
        usual = 1 / (1 - self.share + self.share * self.factor)
        return usual, usual * self.factor


class ServiceDrift(Frozen):
    """How failure rates change over the months.

    Attributes
    ----------
    conditions : tuple of str
        Conditions whose failure rates change.
    trend : float
        Change a month, as a share of the first month's rate: 0.05 for five per cent more each month.
    shift : float
        Change from `shift_month` on, as a share of the first month's rate.
    shift_month : int
        First month with the shift, counted from 1.
    """

    conditions: tuple[SimulatedCondition, ...] = ("on_time",)
    trend: Annotated[float, Field(ge=-1, le=10), NUMBER] = 0.0
    shift: Annotated[float, Field(ge=-1, le=100), NUMBER] = 0.0
    shift_month: Annotated[int, Field(ge=1), WHOLE] = 1

    def multiplier(self, condition: str, month: int) -> float:
        """Return by what a failure rate is multiplied in a month, counted from 0."""
        if condition not in self.conditions:
            return 1.0
        return 1 + self.trend * month + (self.shift if month + 1 >= self.shift_month else 0.0)


class ClassTruth(Frozen):
    """What is true of the customers of one value class.

    Attributes
    ----------
    customer_share, order_share : float
        Share of all customers, and of all orders.
    lines_mean, units_mean : float
        Mean number of lines of an order, and of units of a line, before the laws are cut at thirty lines and at ten
        times the mean; both are geometric.
    margin : float
        Profit as a share of revenue.
    promise_days : int
        Calendar days from the order to the first promised date.
    on_time, invoice_right, right_place, documents_right : float
        Share of the orders that meet each, on the average over trouble and in the first month.
    in_full, undamaged, right_quantity : float
        Share of the lines that meet each, so averaged.
    special_request_met : float
        Share of the orders with a special request that have it met.
    answered_same_day, notice_given, recovered_on_day : float
        Share of the questions answered on the day, of the late orders whose delay was told before the promised time,
        and of the malfunctions mended on the day.
    """

    customer_share: Share
    order_share: Share
    lines_mean: _Mean = 2.5
    units_mean: _Mean = 12.0
    margin: Annotated[float, Field(ge=-1, le=1), NUMBER] = 0.1
    promise_days: Annotated[int, Field(ge=2, le=60), WHOLE] = 4
    on_time: Chance = 0.92
    invoice_right: Chance = 0.98
    right_place: Chance = 0.995
    documents_right: Chance = 0.985
    special_request_met: Chance = 0.9
    in_full: Chance = 0.96
    undamaged: Chance = 0.99
    right_quantity: Chance = 0.99
    answered_same_day: Chance = 0.8
    notice_given: Chance = 0.4
    recovered_on_day: Chance = 0.6

    def failure(self, condition: str) -> float:
        """Return the failure rate of a condition, on the average and in the first month."""
        return 1.0 - float(getattr(self, condition))


def _classes() -> dict[ValueClass, ClassTruth]:
    """Return three classes of which 5 % of the customers bring 80 % of the revenue, and 80 % bring 5 %."""
    return {
        "key": ClassTruth(
            customer_share=0.05, order_share=0.45, lines_mean=4.0, units_mean=30.0, margin=0.12, promise_days=3,
            on_time=0.95, in_full=0.97,
        ),
        "suitable": ClassTruth(customer_share=0.15, order_share=0.3, lines_mean=2.5, units_mean=13.5),
        "general": ClassTruth(
            customer_share=0.8, order_share=0.25, lines_mean=1.8, units_mean=7.5, margin=0.08, promise_days=5,
            on_time=0.88, in_full=0.94,
        ),
    }  # fmt: skip


class ServiceTruth(Frozen):
    """What is true of a simulated service.

    Attributes
    ----------
    classes : dict of {"key", "suitable", "general"} to ClassTruth
        The value classes.
    customers : int
        Number of customers.
    spread : float
        How unequal the customers of a class are: the k-th of them places orders in proportion to k^−spread.
    start : date
        First day of the first month.
    months : int
        Number of months; orders are spread evenly over their days.
    trouble : SharedFactor
        Trouble that strikes single orders.
    customer_trouble : SharedFactor
        Trouble that strikes all orders of some customers; with a factor above 1 the orders of a customer are alike.
    drift : ServiceDrift
        Change over the months.
    moved_promises : float
        Share of the orders whose promise is moved, by 1 to 3 days.
    asked_earlier : float
        Share of the orders whose customer asks for one day less than is promised first.
    late_days : float
        Mean number of days of a delay, geometric from 1, cut at 60.
    early_days : float
        Mean number of days before the promise of what is not late, geometric from 0, cut at the promise.
    out_of_stock : float
        Share of the short lines that are short because the product is out of stock.
    special_requests, questions, malfunctions : float
        Share of the orders with each.
    products : int
        Number of products.
    dear_products : float
        Share of the products that are dear.
    dear_price : int
        How many times as much a dear product costs as another.
    dear_shortage : float
        How many times as often as products on the mean a dear one is short.
    currency : str
        Currency of the values.
    regions : tuple of str
        Regions, each customer in one of them.
    internal : float
        Share of the customers that belong to the firm itself.
    complaints : ComplaintTruth
        What becomes of orders that are not perfect.
    survey : SurveyTruth
        What customers answer.

    Raises
    ------
    CardError
        If shares do not sum to 1, a class is missing, or a failure rate would be above 1 in trouble or in some month:
        everything at once.
    """

    classes: FrozenMap[ValueClass, ClassTruth] = Field(default_factory=_classes, validate_default=True)
    customers: Annotated[int, Field(ge=3, le=1_000_000), WHOLE] = 400
    spread: Annotated[float, Field(ge=0, le=3), NUMBER] = 0.6
    start: Day = Field(default_factory=lambda: date(2025, 1, 1))
    months: Annotated[int, Field(ge=1, le=240), WHOLE] = 12
    trouble: SharedFactor = SharedFactor(share=0.1, factor=5.0)
    customer_trouble: SharedFactor = SharedFactor(share=0.2, factor=1.0)
    drift: ServiceDrift = ServiceDrift()
    moved_promises: Chance = 0.06
    asked_earlier: Chance = 0.25
    late_days: Annotated[float, Field(ge=1, le=30), NUMBER] = 2.5
    early_days: Annotated[float, Field(ge=0, le=30), NUMBER] = 0.6
    out_of_stock: Chance = 0.7
    special_requests: Chance = 0.2
    questions: Chance = 0.3
    malfunctions: Chance = 0.05
    products: Annotated[int, Field(ge=2, le=100_000), WHOLE] = 200
    dear_products: Annotated[float, Field(gt=0, lt=1), NUMBER] = 0.2
    dear_price: Annotated[int, Field(ge=1, le=1000), WHOLE] = 5
    dear_shortage: Positive = 2.0
    currency: Id = "CNY"
    regions: tuple[Id, ...] = Field(default=("north", "south", "east", "west"), min_length=1)
    internal: Chance = 0.1
    complaints: ComplaintTruth = ComplaintTruth()
    survey: SurveyTruth = SurveyTruth()

    @model_validator(mode="after")
    def _check(self) -> ServiceTruth:
        flaws = Flaws()
        self._check_classes(flaws)
        if self.start.day != 1:
            flaws.add(
                "truth-start",
                "the simulation starts on the first day of a month",
                at=("start",),
                found=self.start.isoformat(),
                cure="Write the first day of the month.",
            )
        if self.dear_products * self.dear_shortage > 1:
            flaws.add(
                "truth-dear",
                "dear products would be short more often than all products together",
                at=("dear_shortage",),
                found=f"{self.dear_products:g} × {self.dear_shortage:g}",
                cure="Let dear_products × dear_shortage be 1 at most.",
            )
        self._check_rates(flaws)
        flaws.raise_if_any()
        return self

    def _check_classes(self, flaws: Flaws) -> None:
        for name in (c for c in VALUE_CLASSES if c not in self.classes):
            flaws.add("truth-class", "a value class is missing", at=("classes",), found=name, cure="Give all three.")
        for field in ("customer_share", "order_share"):
            total = sum(float(getattr(c, field)) for c in self.classes.values())
            if len(self.classes) == len(VALUE_CLASSES) and abs(total - 1) > 1e-9:
                flaws.add(
                    "truth-shares",
                    f"the {field} of the classes must sum to 1",
                    at=("classes",),
                    found=f"{total:.6g}",
                    cure="Change the shares.",
                )

    def _check_rates(self, flaws: Flaws) -> None:
        """Report every failure rate that leaves 0 to 1 somewhere."""
        most = self.trouble.multipliers[1] * self.customer_trouble.multipliers[1]
        usual = (1 - self.dear_products * self.dear_shortage) / (1 - self.dear_products)
        dear = max(self.dear_shortage, usual, 1.0)
        for name, truth in self.classes.items():
            for condition in CONDITIONS:
                months = [self.drift.multiplier(condition, m) for m in range(self.months)]
                worst = truth.failure(condition) * most * max(months) * (dear if condition == "in_full" else 1)
                if min(months) < 0:
                    worst = min(months)
                if not 0 <= worst <= 1 + 1e-12:
                    flaws.add(
                        "truth-rate",
                        f"the failure rate of {condition} in the class {name} leaves 0 to 1 at its worst",
                        at=("classes", name, condition),
                        found=f"{worst:.3g}",
                        cure="Raise the rate, or lower the factors, the trend or the shift.",
                    )
        if most * self.malfunctions > 1 + 1e-12:
            flaws.add(
                "truth-rate",
                "the rate of malfunctions leaves 0 to 1 at its worst",
                at=("malfunctions",),
                found=f"{most * self.malfunctions:.3g}",
                cure="Lower it, or the factors.",
            )

    def month_days(self) -> tuple[int, ...]:
        """Return the number of days of each month."""
        first = self.start.year * 12 + self.start.month - 1
        return tuple(calendar.monthrange(m // 12, m % 12 + 1)[1] for m in range(first, first + self.months))

    def class_sizes(self) -> dict[ValueClass, int]:
        """Return the number of customers of each class: the shares to the nearest whole number, one at least.

        Returns
        -------
        dict of str to int
            They sum to the number of customers.
        """
        key, suitable = (max(1, int(self.classes[c].customer_share * self.customers + 0.5)) for c in VALUE_CLASSES[:2])
        key = min(key, self.customers - 2)
        suitable = min(suitable, self.customers - key - 1)
        return {"key": key, "suitable": suitable, "general": self.customers - key - suitable}

    def months_named(self) -> tuple[str, ...]:
        """Return the months, such as ``2025-01``."""
        first = self.start.year * 12 + self.start.month - 1
        return tuple(f"{m // 12:04d}-{m % 12 + 1:02d}" for m in range(first, first + self.months))
