"""What all blocks of a simulation have in common."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scorecard.logistics.discrete_law import DiscreteLaw
from scorecard.logistics.service_laws import ServiceLaws
from scorecard.logistics.service_truth import CONDITIONS, VALUE_CLASSES, ServiceTruth
from scorecard.logistics.simulated_customers import CustomerBook

__all__ = ["OrderPlan", "by_class", "order_count"]

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class OrderPlan:
    """What all blocks have in common.

    Attributes
    ----------
    truth : ServiceTruth
        The parameters.
    laws : ServiceLaws
        Their laws.
    book : CustomerBook
        The customers.
    orders : int
        Number of orders.
    seed : int
        Seed of the simulation.
    first_day : int
        Days from 1970 to the first day.
    failing : (class, condition, month) float array
        Failure rates on the average over trouble.
    """

    truth: ServiceTruth
    laws: ServiceLaws
    book: CustomerBook
    orders: int
    seed: int
    first_day: int
    failing: Floats

    @classmethod
    def of(cls, truth: ServiceTruth, book: CustomerBook, *, orders: int, seed: int) -> OrderPlan:
        """Return the plan of a simulation."""
        months = range(truth.months)
        failing = np.array(
            [
                [[truth.classes[name].failure(c) * truth.drift.multiplier(c, m) for m in months] for c in CONDITIONS]
                for name in VALUE_CLASSES
            ]
        )
        first = int(np.datetime64(truth.start, "D").astype(np.int64))
        return cls(truth, ServiceLaws.of(truth), book, orders, seed, first, failing)

    def of_class(self, field: str) -> Floats:
        """Return a parameter of every class."""
        return np.array([float(getattr(self.truth.classes[name], field)) for name in VALUE_CLASSES])


def order_count(truth: ServiceTruth, lines: int) -> int:
    """Return how many orders have at least this many lines on the mean."""
    laws = ServiceLaws.of(truth)
    mean = sum(truth.classes[name].order_share * laws.classes[name].lines.mean for name in VALUE_CLASSES)
    return max(1, math.ceil(lines / mean - 1e-9))


def by_class(laws: Sequence[DiscreteLaw], classes: Ints, *, rng: np.random.Generator) -> Ints:
    """Return a number for each entry, from the law of its class; one uniform draw for each."""
    uniform = rng.random(len(classes))
    found = np.empty(len(classes), np.int64)
    for at, law in enumerate(laws):
        mine = classes == at
        found[mine] = law.placed(uniform[mine])
    return found
