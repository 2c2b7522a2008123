"""Many samples of orders, and how often their intervals hold what is true."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import cache

from scorecard.logistics.simulated_customers import drawn_customers
from scorecard.logistics.simulated_orders import OrderBlock, drawn_orders
from scorecard.logistics.simulated_plan import OrderPlan
from tools.service_study.figures import Figure, Kind, figures, truths
from tools.service_study.worlds import BEYOND, WORLDS, World, known

__all__ = ["SEEDS", "Held", "Study", "sample", "study", "tried"]

SEEDS = 4000
"""Seeds 1 to this number, the same for every line."""

_PIECE = 250


@dataclass(frozen=True, slots=True)
class Held:
    """How often the intervals of one figure held what is true.

    Attributes
    ----------
    world : str
        Service.
    orders : int
        Orders of a sample.
    name : str
        Figure.
    kind : {"mean", "rate", "ratio", "quantile", "spread"}
        How its interval is formed.
    truth : float
        What is true.
    n : float
        Mean number of trials or clusters.
    samples, undefined : int
        Samples with an interval, and without one.
    below, above : int
        Intervals that lie below, and above, what is true.
    """

    world: str
    orders: int
    name: str
    kind: Kind
    truth: float
    n: float
    samples: int
    undefined: int
    below: int
    above: int

    @property
    def coverage(self) -> float:
        """Share of the intervals that hold what is true."""
        return (self.samples - self.below - self.above) / self.samples if self.samples else 0.0

    @property
    def failures(self) -> float:
        """Mean number of trials that fail; of ratios, whole orders that the failures are worth."""
        return (self.orders if self.kind == "ratio" else self.n) * min(self.truth, 1 - self.truth)


@dataclass(frozen=True, slots=True)
class Study:
    """Everything that was tried.

    Attributes
    ----------
    lines, beyond : tuple of Held
        Lines that have a bar, and others.
    """

    lines: tuple[Held, ...]
    beyond: tuple[Held, ...]


@dataclass(slots=True)
class _Count:
    """What is counted of one figure."""

    kind: Kind
    n: int = 0
    samples: int = 0
    undefined: int = 0
    below: int = 0
    above: int = 0

    def add(self, figure: Figure, truth: float) -> None:
        """Count one interval."""
        self.n += figure.n
        if figure.low is None or figure.high is None:
            self.undefined += 1
            return
        self.samples += 1
        self.below += figure.high < truth
        self.above += figure.low > truth


@dataclass(frozen=True, slots=True)
class _Job:
    """Some samples of one service."""

    world: World
    orders: int
    seeds: range


def sample(world: World, orders: int, seed: int) -> OrderBlock:
    """Return the orders of one sample."""
    plan = _plan(world, orders)
    return drawn_orders(replace(plan, book=drawn_customers(plan.truth, seed=seed), seed=seed), 0)


@cache
def _plan(world: World, orders: int) -> OrderPlan:
    """Return what all samples of a service have in common."""
    truth = world.truth(orders)
    return OrderPlan.of(truth, drawn_customers(truth, seed=0), orders=orders, seed=0)


def tried(job: _Job) -> dict[str, _Count]:
    """Return what was counted over some samples."""
    true = truths(known(job.world, job.orders))
    found: dict[str, _Count] = {}
    for seed in job.seeds:
        for figure in figures(sample(job.world, job.orders, seed), job.world.clusters):
            found.setdefault(figure.name, _Count(figure.kind)).add(figure, true[figure.name])
    return found


def study(
    seeds: int = SEEDS, *, workers: int = 2, worlds: tuple[World, ...] = WORLDS, beyond: tuple[World, ...] = BEYOND
) -> Study:
    """Return the whole study; the samples depend on their seeds alone."""
    jobs = [
        _Job(world, orders, range(first, min(first + _PIECE, seeds + 1)))
        for world in (*worlds, *beyond)
        for orders in world.orders
        for first in range(1, seeds + 1, _PIECE)
    ]
    with ProcessPoolExecutor(workers) as pool:
        lines = _lines(zip(jobs, pool.map(tried, jobs), strict=True))
    others = {world.name for world in beyond}
    customers = {world.name for world in worlds if world.clusters == "customer"}

    def apart(line: Held) -> bool:
        return line.world in others or (line.world in customers and line.kind != "ratio")

    return Study(tuple(line for line in lines if not apart(line)), tuple(line for line in lines if apart(line)))


def _lines(parts: Iterable[tuple[_Job, dict[str, _Count]]]) -> list[Held]:
    """Return one line for each service, number of orders and figure."""
    together: dict[tuple[World, int, str], list[_Count]] = defaultdict(list)
    for job, counts in parts:
        for name, count in counts.items():
            together[job.world, job.orders, name].append(count)
    lines: list[Held] = []
    for (world, orders, name), counts in together.items():
        samples, undefined = sum(c.samples for c in counts), sum(c.undefined for c in counts)
        lines.append(
            Held(
                world=world.name,
                orders=orders,
                name=name,
                kind=counts[0].kind,
                truth=truths(known(world, orders))[name],
                n=sum(c.n for c in counts) / (samples + undefined),
                samples=samples,
                undefined=undefined,
                below=sum(c.below for c in counts),
                above=sum(c.above for c in counts),
            )
        )
    return lines
