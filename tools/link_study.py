"""How often links that do not exist are taken for real: ``make coverage-study`` writes docs/link-study.md.

Pairs of series are drawn that have nothing to do with each other, or of which one drives the other by a
known amount, and are tested by the library's own functions, as `link_evidence` calls them. Every number
of the page is computed here.
"""

from __future__ import annotations

import argparse
import platform
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Literal

import numpy as np
import scipy
from numpy.typing import NDArray
from scipy.special import betaincinv

from scorecard.stats.lagged_association import (
    PERMUTATIONS,
    Associations,
    lagged_associations,
    minimum_detectable_effect,
)
from scorecard.stats.prewhitening import Detrend, innovations

Floats = NDArray[np.float64]
Noise = Literal["white", "ar", "walk", "noisy_walk", "ar2", "heavy_walk"]

SEED = 20_262
SIZES = (24, 40)
ALPHA = 0.05
BAR = 0.065
EFFECTS = (0.3, 0.5, 0.7, 1.0)
PAGE = Path(__file__).parent.parent / "docs" / "link-study.md"
_BATCH = 500
_WARM_UP = 100


@dataclass(frozen=True, slots=True)
class World:
    """How pairs of series come about.

    Attributes
    ----------
    name : str
        What the page calls it.
    noise : str
        What moves each series by itself.
    phi : float
        Autocorrelation, where the noise has one.
    trend : float
        Rise in a period, shared by both series, in standard deviations of the news of a period.
    curve : float
        Rise of a shared parabola over all periods.
    season : int
        Length of a pattern that both series share; 0 for none.
    moving : bool
        Whether every season of the pattern is a random walk of its own.
    seasons : int
        Seasons that the calendar of the card has, which are taken out; 0 for none.
    delay : int
        Stated delay.
    entities : int
        How many entities.
    common : float
        Share of the news of a period that all entities have in common.
    detrend : str
        As in `link_evidence`.
    """

    name: str
    noise: Noise = "ar"
    phi: float = 0.7
    trend: float = 0.0
    curve: float = 0.0
    season: int = 0
    moving: bool = False
    seasons: int = 4
    delay: int = 1
    entities: int = 1
    common: float = 0.0
    detrend: Detrend = "difference"

    def drawn(self, n: int, *, runs: int, effect: float, rng: np.random.Generator) -> tuple[Floats, Floats]:
        """Return many pairs of drivers and results, shape (runs, entities, n)."""
        own, driven = (self._noise(n + self.delay, runs, rng) for _ in range(2))
        cause = own[:, :, self.delay :]
        result = driven[:, :, self.delay :] + effect * own[:, :, : own.shape[2] - self.delay]
        for series in (cause, result):
            series += self._shared(n, runs, rng)
        return cause, result

    def _shared(self, n: int, runs: int, rng: np.random.Generator) -> Floats:
        """Return trend and season, of which both series have the same kind."""
        time_ = np.arange(n)
        shared = np.broadcast_to(self.trend * time_ + self.curve * (time_ / n) ** 2, (runs, self.entities, n)).copy()
        if self.season and self.moving:
            years = -(-n // self.season)
            steps = rng.standard_normal((runs, self.entities, years, self.season))
            shared += np.cumsum(steps, axis=2).reshape(runs, self.entities, -1)[:, :, :n]
        elif self.season:
            pattern = 3 * np.cos(2 * np.pi * time_ / self.season) + 2 * (time_ % self.season == self.season - 1)
            shared += pattern * rng.uniform(0.5, 1.5, (runs, 1, 1))
        return shared

    def _noise(self, n: int, runs: int, rng: np.random.Generator) -> Floats:
        """Return what moves a series by itself."""
        shape = (runs, self.entities, n + _WARM_UP)
        news = rng.standard_t(3, shape) if self.noise == "heavy_walk" else rng.standard_normal(shape)
        if self.common:
            together = rng.standard_normal((runs, 1, n + _WARM_UP))
            news = np.sqrt(self.common) * together + np.sqrt(1 - self.common) * news
        if self.noise in ("walk", "heavy_walk", "noisy_walk"):
            walk = np.cumsum(news[:, :, _WARM_UP:], axis=2)
            return walk + rng.standard_normal(walk.shape) if self.noise == "noisy_walk" else walk
        first, second = {"ar": (self.phi, 0.0), "ar2": (0.5, 0.4)}.get(self.noise, (0.0, 0.0))
        found = np.zeros(shape)
        for t in range(2, shape[2]):
            found[:, :, t] = first * found[:, :, t - 1] + second * found[:, :, t - 2] + news[:, :, t]
        return found[:, :, _WARM_UP:]


NULL = (
    World("AR(1) 0.7"),
    World("random walks", "walk"),
    World("shared trend, white noise", "white", trend=0.3),
    World("shared trend, AR(1) 0.7", trend=0.3),
    World("shared season of 4, white noise", "white", season=4),
    World("shared season of 4, AR(1) 0.7", season=4),
    World("shared season of 12, white noise", "white", season=12, seasons=12),
    World("shared season of 12, AR(1) 0.7", season=12, seasons=12),
)
"""What the bar holds for."""
BEYOND = (
    World("AR(1) 0.7, yearly values", seasons=0),
    World("random walks, yearly values", "walk", seasons=0),
    World("random walks, monthly values", "walk", seasons=12),
    World("AR(1) 0.9", phi=0.9),
    World("AR(2) 0.5, 0.4", "ar2"),
    World("random walks seen with error", "noisy_walk"),
    World("random walks, steps with heavy tails", "heavy_walk"),
    World("random walks, delay 0", "walk", delay=0),
    World("random walks, delay 3", "walk", delay=3),
    World("shared parabola, AR(1) 0.7", curve=12.0),
    World("10 entities, half of the news in common, AR(1) 0.7", entities=10, common=0.5),
    World("10 entities, shared season of 4, random walks", "walk", entities=10, season=4),
    World("straight line taken out: shared trend, AR(1) 0.7", trend=0.3, detrend="linear"),
    World("straight line taken out: random walks", "walk", detrend="linear"),
    World("season of 4 that wanders", "white", season=4, moving=True),
)
"""What the bar does not hold for: how far the method carries."""
DRIVEN = (NULL[0], NULL[1], NULL[3], NULL[5], NULL[7])
"""What the table of power is of."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of many pairs.

    Attributes
    ----------
    runs : int
        How many pairs.
    supported, contradicted : int
        How many were found significant with the expected sign, and with the other one.
    covered : float
        Share of the intervals that hold the true slope.
    degrees : int
        Degrees of freedom.
    detectable : float
        Mean of the smallest effects that could be shown, as partial correlations.
    """

    runs: int
    supported: int
    contradicted: int
    covered: float
    degrees: int
    detectable: float

    @property
    def rate(self) -> float:
        """Share of the pairs that were found supported or contradicted."""
        return (self.supported + self.contradicted) / self.runs

    @property
    def limit(self) -> float:
        """Upper 99 % limit of this share (Clopper and Pearson, one-sided)."""
        found = self.supported + self.contradicted
        return float(betaincinv(found + 1, self.runs - found, 0.99)) if found < self.runs else 1.0


def associations(world: World, cause: Floats, result: Floats, *, permutations: int) -> Associations:
    """Return the associations of many pairs, by the same calls as `link_evidence`."""
    seasons = np.arange(cause.shape[2], dtype=np.int64) % world.seasons if world.seasons else None
    new = innovations(cause, result, delay=world.delay, seasons=seasons, detrend=world.detrend)
    return lagged_associations(new, alpha=ALPHA, permutations=permutations)


def tried(
    world: World, n: int, *, runs: int, effect: float = 0.0, permutations: int = PERMUTATIONS, seed: Sequence[int]
) -> Outcome:
    """Return what becomes of many pairs of series over n periods."""
    rng = np.random.default_rng(seed)
    supported = contradicted = covered = degrees = 0
    detectable: list[float] = []
    for start in range(0, runs, _BATCH):
        size = min(_BATCH, runs - start)
        cause, result = world.drawn(n, runs=size, effect=effect, rng=rng)
        found = associations(world, cause, result, permutations=permutations)
        small = found.p_value <= ALPHA
        supported += int((small & (found.effect > 0)).sum())
        contradicted += int((small & (found.effect < 0)).sum())
        covered += int(((found.slope_low <= effect) & (effect <= found.slope_high)).sum())
        degrees = int(found.degrees_of_freedom[0])
        shown = (minimum_detectable_effect(found.one(row), alpha=ALPHA) for row in range(min(size, 50)))
        detectable += [pair[0] for pair in shown if pair is not None]
    return Outcome(runs, supported, contradicted, covered / runs, degrees, float(np.mean(detectable)))


@dataclass(frozen=True, slots=True)
class Study:
    """All that was tried: by world, number of periods, and effect."""

    null: dict[tuple[str, int], Outcome]
    beyond: dict[tuple[str, int], Outcome]
    driven: dict[tuple[str, int, float], Outcome]

    def worst(self) -> tuple[float, str, int]:
        """Return the highest upper limit that the bar holds for, with its place."""
        return max((o.limit, name, n) for (name, n), o in self.null.items())


@dataclass(frozen=True, slots=True)
class _Job:
    """One line of a table."""

    world: World
    n: int
    effect: float
    runs: int
    permutations: int
    seed: tuple[int, ...]


def _job(job: _Job) -> Outcome:
    """Try one line; a seed of its own makes the order of the work immaterial."""
    return tried(job.world, job.n, runs=job.runs, effect=job.effect, permutations=job.permutations, seed=job.seed)


def study(runs: int, *, workers: int = 2, seed: int = SEED, permutations: int = PERMUTATIONS) -> Study:
    """Return the whole study; lines beside the bar have a fifth of the runs, and at most 999 permutations."""
    fewer, some = max(1, runs // 5), min(permutations, 999)
    make = partial(_Job, effect=0.0, permutations=permutations)
    null = [make(w, n, runs=runs, seed=(seed, 1, i, n)) for i, w in enumerate(NULL) for n in SIZES]
    beyond = [_Job(w, n, 0.0, fewer, some, (seed, 2, i, n)) for i, w in enumerate(BEYOND) for n in SIZES]
    driven = [
        _Job(w, n, effect, fewer, some, (seed, 3, i, n, k))
        for i, w in enumerate(DRIVEN)
        for n in SIZES
        for k, effect in enumerate(EFFECTS)
    ]
    with ProcessPoolExecutor(workers) as pool:
        found = [list(pool.map(_job, jobs)) for jobs in (null, beyond, driven)]
    return Study(
        {(j.world.name, j.n): o for j, o in zip(null, found[0], strict=True)},
        {(j.world.name, j.n): o for j, o in zip(beyond, found[1], strict=True)},
        {(j.world.name, j.n, j.effect): o for j, o in zip(driven, found[2], strict=True)},
    )


def _percent(share: float, decimals: int = 1) -> str:
    """Return a share in per cent."""
    return f"{100 * share:.{decimals}f}"


def _false(lines: dict[tuple[str, int], Outcome]) -> str:
    """Return a table of false positives."""
    rows = [
        "| pairs of series | n | degrees of freedom | supported | contradicted | either | upper 99 % limit |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for (name, n), o in lines.items():
        shares = [_percent(o.supported / o.runs, 2), _percent(o.contradicted / o.runs, 2), _percent(o.rate, 2)]
        rows.append(f"| {name} | {n} | {o.degrees} | {' | '.join(shares)} | {_percent(o.limit, 2)} |")
    return "\n".join(rows)


def _power(lines: dict[tuple[str, int, float], Outcome]) -> str:
    """Return a table of power, one column an effect."""
    heads = [f"effect {effect:g}" for effect in EFFECTS]
    rows = [
        "| pairs of series | n | " + " | ".join(heads) + " | detectable from | wrong sign, at most | intervals hold |",
        "| --- | ---: |" + " ---: |" * (len(EFFECTS) + 3),
    ]
    for name, n in dict.fromkeys((name, n) for name, n, _ in lines):
        found = [lines[name, n, effect] for effect in EFFECTS]
        cells = [_percent(o.supported / o.runs, 0) for o in found]
        cells.append(f"{np.mean([o.detectable for o in found]):.2f}")
        cells.append(_percent(max(o.contradicted / o.runs for o in found)))
        cells.append(_percent(float(np.mean([o.covered for o in found]))))
        rows.append(f"| {name} | {n} | {' | '.join(cells)} |")
    return "\n".join(rows)


def page(found: Study, *, runs: int, minutes: float, permutations: int = PERMUTATIONS) -> str:
    """Return the page."""
    worst, name, n = found.worst()
    effects = [f"{effect:g} → {effect / (1 + effect**2) ** 0.5:.2f}" for effect in EFFECTS]
    return TEMPLATE.format(
        runs=f"{runs:,}".replace(",", " "),
        fewer=f"{max(1, runs // 5):,}".replace(",", " "),
        permutations=f"{permutations:,}".replace(",", " "),
        some=min(permutations, 999),
        seed=SEED,
        minutes=f"{minutes:.0f}",
        python=platform.python_version(),
        numpy=np.__version__,
        scipy=scipy.__version__,
        bar=_percent(BAR),
        held="held" if worst <= BAR else "**missed**",
        worst=_percent(worst, 2),
        where=f"“{name}” with n = {n}",
        null=_false(found.null),
        beyond=_false(found.beyond),
        power=_power(found.driven),
        correlations=", ".join(effects),
    )


TEMPLATE = """# How often a link that does not exist is taken for real

Two series that have nothing to do with each other look related as soon as both rise, both have a December,
or both drift. `link_evidence` should take such a pair for *supported* or *contradicted* in 5 of 100 cases,
whatever the series do by themselves. This page tells how often it did, and how often it found links that are
there. What is tested stands in `docs/link-evidence.md`. The command that computed every number below, and wrote
the page:

```sh
make coverage-study
```

{runs} pairs of series for each line of the first table, each tested by {permutations} permutations as
`link_evidence` does by default; {fewer} pairs and {some} permutations for each line of the others. Seed {seed},
one stream of random numbers for each line; Python {python}, numpy {numpy}, scipy {scipy}; {minutes} minutes in
two processes.

## Links that do not exist

The bar: the upper 99 % limit of the share of false findings (supported or contradicted, one link, nominal
5 %; Clopper and Pearson, one-sided) is at most {bar} %. It is {held}: the highest limit is {worst} %,
{where}.

{null}

Per cent of the pairs. n is the number of periods; the stated delay is 1, and delay, differences and the past of
the series cost three of them. Four seasons are taken out, as from quarters, twelve where the season has twelve.
*White noise* and *AR(1)* are what moves each series around what both share; a shared trend rises by 0.3 standard
deviations of this noise's news in a period, a shared season has an amplitude of 3 with a peak in its last period.

## Links that exist

How often a true link was found *supported*, in per cent. The effect is by how many standard deviations of its
own news the result moves for one of the driver's news, one period later. As partial correlations, the unit of
`effect`, these are {correlations}.

{power}

*Detectable from*: the smallest partial correlation that `link_evidence` says it would show 80 times in 100.
*Wrong sign*: the largest share over the effects that was found contradicted. *Intervals hold*: share of the
95 % intervals of the slope that hold the true one, averaged over the effects.

## How far it carries

The same for pairs that the bar was not set for. Lines that call themselves so take a straight line out instead
of differences (`detrend="linear"`).

{beyond}

- A season that wanders from year to year is not taken out by the means of the seasons: do not rest a decision on a
  link between two series whose seasonal pattern changes.
- A straight line is for series that swing about one; with random walks it finds too much. Differences, the
  default, carry both.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the page."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--runs", type=int, default=10_000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--page", type=Path, default=PAGE)
    options = parser.parse_args(arguments)
    started = time.perf_counter()
    found = study(options.runs, workers=options.workers)
    options.page.write_text(
        page(found, runs=options.runs, minutes=(time.perf_counter() - started) / 60), encoding="utf-8"
    )
    return 0 if found.worst()[0] <= BAR else 1


if __name__ == "__main__":
    sys.exit(main())
