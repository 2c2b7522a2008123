"""The laws that the records of a simulated service are drawn from."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

from scorecard.logistics.discrete_law import DiscreteLaw, geometric_law, mixture, uniform_law
from scorecard.logistics.service_truth import VALUE_CLASSES, ServiceTruth, ValueClass

__all__ = ["DAY_TIME", "MENDING", "MINUTES_A_DAY", "NOTICE", "ClassLaws", "ServiceLaws", "TroubleState"]

MINUTES_A_DAY = 1440
DAY_TIME = uniform_law(8 * 60, 17 * 60 - 1)
"""Minute of the day at which orders come in and goods arrive: 08:00 to 16:59."""
MENDING = uniform_law(15, 240)
"""Minutes from a question, complaint or malfunction to its end, beside whole days."""
NOTICE = uniform_law(60, 1440)
"""Minutes before the promised time at which the customer hears of a delay."""
_MOST_LINES = 30
_MOST_LATE = 60
_MOST_MOVED = 3


@dataclass(frozen=True, slots=True)
class TroubleState:
    """One combination of trouble of an order with trouble of its customer.

    Attributes
    ----------
    share : float
        Share of the orders in this state.
    multiplier : float
        By what failure rates are multiplied in it.
    """

    share: float
    multiplier: float


@dataclass(frozen=True, slots=True)
class ClassLaws:
    """Laws of one value class.

    Attributes
    ----------
    lines : DiscreteLaw
        Lines of an order.
    units : DiscreteLaw
        Units of a line.
    early : DiscreteLaw
        Days after the promise of what is not late: zero or less.
    """

    lines: DiscreteLaw
    units: DiscreteLaw
    early: DiscreteLaw


@dataclass(frozen=True, slots=True)
class ServiceLaws:
    """Laws of a simulated service.

    Attributes
    ----------
    states : tuple of TroubleState
        Order and customer: neither in trouble, only the order, only the customer, both.
    classes : dict of str to ClassLaws
        By value class.
    late : DiscreteLaw
        Days of a delay.
    moved : DiscreteLaw
        Days by which a promise is moved.
    asked : DiscreteLaw
        Days that the customer asks for before the first promise.
    mending : DiscreteLaw
        Whole days until a malfunction is mended or a question is answered, where not on the day.
    solving : DiscreteLaw
        Whole days until a complaint is solved, where not on the day.
    months : tuple of float
        Share of the orders of each month.
    usual_shortage : float
        How many times as often as products on the mean one that is not dear is short.
    dear_value_share : float
        Share of dear products in the value of all orders.
    """

    states: tuple[TroubleState, ...]
    classes: dict[ValueClass, ClassLaws]
    late: DiscreteLaw
    moved: DiscreteLaw
    asked: DiscreteLaw
    mending: DiscreteLaw
    solving: DiscreteLaw
    months: tuple[float, ...]
    usual_shortage: float
    dear_value_share: float

    @classmethod
    def of(cls, truth: ServiceTruth) -> ServiceLaws:
        """Return the laws of a service."""
        order, customer = truth.trouble, truth.customer_trouble
        states = tuple(
            TroubleState(share, first * second)
            for (share, first, second) in (
                (_share(customer.share, c) * _share(order.share, o), order.multipliers[o], customer.multipliers[c])
                for c, o in product((0, 1), (0, 1))
            )
        )
        days, dear, price = truth.month_days(), truth.dear_products, truth.dear_price
        still = uniform_law(0, 0)
        moved, asked = truth.moved_promises, truth.asked_earlier
        return cls(
            states=states,
            classes={name: _class_laws(truth, name) for name in VALUE_CLASSES},
            late=geometric_law(truth.late_days, most=_MOST_LATE),
            moved=mixture((still, uniform_law(1, _MOST_MOVED)), (1 - moved, moved)),
            asked=mixture((still, uniform_law(1, 1)), (1 - asked, asked)),
            mending=geometric_law(2.0, most=_MOST_LATE),
            solving=geometric_law(truth.complaints.solving_days, most=_MOST_LATE),
            months=tuple(d / sum(days) for d in days),
            usual_shortage=(1 - dear * truth.dear_shortage) / (1 - dear),
            dear_value_share=dear * price / (dear * price + 1 - dear),
        )


def _share(share: float, state: int) -> float:
    """Return the share of what is in trouble, or not."""
    return share if state else 1 - share


def _class_laws(truth: ServiceTruth, name: ValueClass) -> ClassLaws:
    """Return the laws of one class."""
    own = truth.classes[name]
    early = geometric_law(truth.early_days, most=own.promise_days - 1, first=0)
    return ClassLaws(
        lines=geometric_law(own.lines_mean, most=_MOST_LINES),
        units=geometric_law(own.units_mean, most=int(10 * own.units_mean)),
        early=early.mirrored(),
    )
