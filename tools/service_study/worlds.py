"""Services of which everything is known, and how many of their orders are looked at."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from scorecard.logistics import ClassTruth, ServiceDrift, ServiceTruth, SharedFactor, SimulationTruth

__all__ = ["BEYOND", "WORLDS", "World"]

Clusters = Literal["order", "customer"]


@dataclass(frozen=True, slots=True)
class World:
    """A service.

    Attributes
    ----------
    name : str
        What the page calls it.
    orders : tuple of int
        Numbers of orders that are looked at.
    clusters : {"order", "customer"}
        What goes together: the lines of an order, or all orders of a customer.
    orders_each : int
        Orders of a customer on the mean, where customers are clusters; else there are 400 customers.
    trouble : tuple of (float, float)
        Share of orders in trouble, and how many times as often everything fails then.
    customer_trouble : tuple of (float, float)
        The same of customers.
    drift : tuple of (float, float)
        Trend and shift (from the seventh month on) of the failures of on time and in full.
    concentrated : bool
        Whether 5 % of the customers bring 80 % of the revenue; else all customers are nearly alike.
    """

    name: str
    orders: tuple[int, ...] = (200, 500, 2000)
    clusters: Clusters = "order"
    orders_each: int = 10
    trouble: tuple[float, float] = (0.1, 5.0)
    customer_trouble: tuple[float, float] = (0.25, 1.0)
    drift: tuple[float, float] = (0.0, 0.0)
    concentrated: bool = True

    def truth(self, orders: int) -> ServiceTruth:
        """Return what is true of the service."""
        trend, shift = self.drift
        truth = ServiceTruth(
            customers=400 if self.clusters == "order" else orders // self.orders_each,
            trouble=SharedFactor(share=self.trouble[0], factor=self.trouble[1]),
            customer_trouble=SharedFactor(share=self.customer_trouble[0], factor=self.customer_trouble[1]),
            drift=ServiceDrift(conditions=("on_time", "in_full"), trend=trend, shift=shift, shift_month=7),
        )
        if self.concentrated:
            return truth
        shares = {"key": 0.05, "suitable": 0.15, "general": 0.8}
        alike = {name: ClassTruth(customer_share=share, order_share=share) for name, share in shares.items()}
        return truth.model_copy(update={"classes": alike, "spread": 0.3})


@cache
def known(world: World, orders: int) -> SimulationTruth:
    """Return everything that is true of a service."""
    return SimulationTruth.of(world.truth(orders))


_EACH_TEN = (400, 1000, 2000)

WORLDS = (
    World("usual"),
    World("failures rarely come alone", trouble=(0.05, 12.0)),
    World("getting worse", drift=(0.03, 0.5)),
    World("customers differ", _EACH_TEN, "customer", customer_trouble=(0.25, 3.0), concentrated=False),
    World("customers differ much", _EACH_TEN, "customer", customer_trouble=(0.2, 5.0), trouble=(0.1, 2.0),
          concentrated=False),
    World("usual, clustered by customer", (2000,), "customer", 5),
)  # fmt: skip
"""What the bar holds for."""

BEYOND = (
    World("five customers bring nearly everything", (500,), "customer", 5),
    World("customers differ, a few bring nearly everything", (400, 2000), "customer", customer_trouble=(0.25, 3.0)),
    World("five orders a customer", (200, 2000), "customer", 5, customer_trouble=(0.25, 3.0), concentrated=False),
)
"""What the bar does not hold for: how far the method carries."""
