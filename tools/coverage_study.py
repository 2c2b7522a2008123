"""How often intervals of a mean hold the true mean: ``make coverage-study`` writes docs/coverage-study.md.

Answers are drawn from named and from random distributions on a scale of 1 to 7; what is drawn is
the table of counts, and the library's own functions form the intervals. Every number of the page
is computed here.
"""

from __future__ import annotations

import argparse
import math
import platform
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Literal

import numpy as np
import scipy
from numpy.typing import NDArray

from scorecard.stats.bootstrap_mean import bootstrap_intervals
from scorecard.stats.counts import ScoreHistogram
from scorecard.stats.intervals import DEFAULT_INTERVAL, t_interval
from scorecard.stats.skewed_mean import hall_interval, johnson_interval, t_hall_interval

Method = Literal["t", "johnson", "hall", "t_hall", "percentile", "bca"]
Kind = Literal["gaps", "answers"]
KINDS: tuple[Kind, ...] = ("gaps", "answers")
Limits = tuple[float, float] | None
Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

_SKEWED = {"johnson": johnson_interval, "hall": hall_interval, "t_hall": t_hall_interval}
METHODS: tuple[Method, ...] = ("t", "johnson", "hall", "t_hall", "percentile", "bca")
TITLES: dict[Method, str] = {
    "t": "t",
    "johnson": "Johnson",
    "hall": "Hall",
    "t_hall": "t–Hall",
    "percentile": "percentile",
    "bca": "BCa",
}
SIZES = (20, 30, 50, 100, 300)
SEED = 20_261
LEVEL = 0.95
BAND = (0.93, 0.97)
LEAST = 30
"""Fewest respondents for whom the average over named distributions is judged."""
PAGE = Path(__file__).parent.parent / "docs" / "coverage-study.md"
_BATCH = 500
_PER_RANDOM = 50


@dataclass(frozen=True, slots=True)
class Population:
    """Whom a survey draws from: groups of respondents with their answers and how often they stay silent.

    Attributes
    ----------
    name : str
        What the page calls it.
    values : tuple of int
        Possible answers, or differences of answers.
    shares : tuple of tuple of float
        Of each group of respondents, the chances of the values.
    silent : tuple of tuple of float
        Of each group, the chance that a respondent with this value does not answer.
    groups : tuple of float
        Share of each group among the respondents.
    watched : int or None
        The group whose mean is estimated from its own answers; None for the mean of everybody.
    """

    name: str
    values: tuple[int, ...]
    shares: tuple[tuple[float, ...], ...]
    silent: tuple[tuple[float, ...], ...]
    groups: tuple[float, ...] = (1.0,)
    watched: int | None = None

    @property
    def mean(self) -> float:
        """The mean that is estimated."""
        kept = range(len(self.groups)) if self.watched is None else [self.watched]
        weight = sum(self.groups[g] for g in kept)
        return sum(self.groups[g] * float(np.dot(self.shares[g], self.values)) for g in kept) / weight

    def drawn(self, n: int, *, samples: int, rng: np.random.Generator) -> tuple[Ints, Ints]:
        """Return the counts of each value of many samples of n respondents, with the number silent."""
        kept = range(len(self.groups)) if self.watched is None else [self.watched]
        chances: list[float] = []
        for g in kept:
            weight = self.groups[g] / sum(self.groups[k] for k in kept)
            cells = zip(self.shares[g], self.silent[g], strict=True)
            chances += [weight * part for share, silent in cells for part in (share * (1 - silent), share * silent)]
        table = rng.multinomial(n, np.array(chances) / sum(chances), size=samples)
        table = table.reshape(samples, len(kept), len(self.values), 2).sum(axis=1)
        return table[:, :, 0], table[:, :, 1].sum(axis=1)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one method in many samples.

    Attributes
    ----------
    covered : float
        Share of all samples whose interval holds the true mean; no interval holds nothing.
    below, above : float
        Share of all samples whose interval lies below, or above, the true mean.
    none : float
        Share of all samples without an interval.
    width : float
        Mean width of the intervals there are.
    outside : float
        Share of all samples whose interval leaves the range of possible means.
    """

    covered: float
    below: float
    above: float
    none: float
    width: float
    outside: float


def complete(name: str, weights: Sequence[float], *, first: int = 1, silent: float = 0.0) -> Population:
    """Return one group of respondents with answers from `first` in these proportions."""
    shares = tuple(w / sum(weights) for w in weights)
    values = tuple(range(first, first + len(shares)))
    return Population(name, values, (shares,), ((silent,) * len(shares),))


def paired(name: str, expectation: Sequence[float], perception: Sequence[float], *, alike: float) -> Population:
    """Return the gaps of answers of which a share is given twice alike and the others independently."""
    e, p = np.array(expectation) / sum(expectation), np.array(perception) / sum(perception)
    joint = (1 - alike) * np.outer(e, p)
    shares = [float(np.trace(joint, k)) for k in range(-(len(e) - 1), len(p))]
    shares[len(e) - 1] += alike
    return complete(name, shares, first=-(len(e) - 1))


BELL = (2, 6, 15, 27, 28, 16, 6)
SKEWED = (1, 1, 3, 7, 15, 30, 43)
TOP70 = (1, 1, 2, 3, 6, 17, 70)
TOP90 = (0.5, 0.5, 0.5, 1, 1.5, 6, 90)
TOP95 = (0.2, 0.2, 0.2, 0.4, 1, 3, 95)

NAMED = (
    complete("answers: bell", BELL),
    complete("answers: flat", (1, 1, 1, 1, 1, 1, 1)),
    complete("answers: two camps", (35, 8, 4, 4, 5, 12, 32)),
    complete("answers: skewed", SKEWED),
    complete("answers: 70 % at the top", TOP70),
    complete("answers: 90 % at the top", TOP90),
    paired("gaps: skewed E, bell P", SKEWED, BELL, alike=0.2),
    paired("gaps: 70 % of E at the top, skewed P", TOP70, SKEWED, alike=0.2),
    paired("gaps: 90 % of E at the top, 70 % of P", TOP90, TOP70, alike=0.2),
    paired("gaps: 95 % of E at the top, 70 % of P", TOP95, TOP70, alike=0.2),
    paired("gaps: 95 % of E at the top, 90 % of P", TOP95, TOP90, alike=0.2),
)

SIDES = (
    ("answers: 90 % at the top", 20),
    ("answers: 70 % at the top", 50),
    ("gaps: 90 % of E at the top, 70 % of P", 30),
)

_QUIET = (0.4, 0.4, 0.35, 0.25, 0.15, 0.1, 0.1)
MISSING = (
    complete("at random: 15 % silent, skewed", SKEWED, silent=0.15),
    complete("at random: 15 % silent, 70 % at the top", TOP70, silent=0.15),
    Population(
        "by segment, mean of a segment: 10 % silent in one, 40 % in this",
        tuple(range(1, 8)),
        (tuple(w / 100 for w in TOP70), tuple(w / 100 for w in BELL)),
        ((0.1,) * 7, (0.4,) * 7),
        (0.5, 0.5),
        watched=1,
    ),
    Population(
        "by segment, mean of everybody: 10 % silent in one, 40 % in the other",
        tuple(range(1, 8)),
        (tuple(w / 100 for w in TOP70), tuple(w / 100 for w in BELL)),
        ((0.1,) * 7, (0.4,) * 7),
        (0.5, 0.5),
    ),
    Population(
        "not at random: 40 % of the dissatisfied silent, 10 % of the satisfied",
        tuple(range(1, 8)),
        (tuple(w / 100 for w in SKEWED),),
        (_QUIET,),
    ),
)


def random_populations(count: int, *, seed: int) -> tuple[Population, ...]:
    """Return answers and gaps with chances drawn evenly from all there are (Dirichlet with ones)."""
    rng = np.random.default_rng([seed, 1])
    found: list[Population] = []
    for i in range(count):
        if i % 2 == 0:
            found.append(complete(f"random answers {i}", rng.dirichlet(np.ones(7)).tolist()))
        else:
            e, p = rng.dirichlet(np.ones(7)).tolist(), rng.dirichlet(np.ones(7)).tolist()
            found.append(paired(f"random gaps {i}", e, p, alike=float(rng.random() / 2)))
    return tuple(found)


def intervals(values: Sequence[int], counts: Ints, silent: Ints, *, method: Method) -> Floats:
    """Return the limits of each sample, NaN where there is no interval, shape (samples, 2)."""
    rows, back = np.unique(np.column_stack([counts, silent]), axis=0, return_inverse=True)
    found: list[Limits] = []
    for start in range(0, len(rows), _BATCH):
        found += _limits(np.array(values), rows[start : start + _BATCH], method)
    table = np.array([(math.nan, math.nan) if x is None else x for x in found])
    return np.asarray(table[back.ravel()], dtype=np.float64)


def _limits(values: Ints, rows: Ints, method: Method) -> list[Limits]:
    """Return the intervals of tables of counts; the last column is the number silent."""
    counts, silent = rows[:, :-1], rows[:, -1]
    if method in ("percentile", "bca"):
        histograms = [ScoreHistogram.from_counts(values, row) for row in counts]
        kind: Literal["percentile", "bca"] = "bca" if method == "bca" else "percentile"
        return list(bootstrap_intervals(histograms, missing=silent.tolist(), method=kind, confidence=LEVEL))
    n = counts.sum(axis=1)
    mean = counts @ values / np.maximum(n, 1)
    away = values - mean[:, None]
    squares, cubes = (counts * away**2).sum(axis=1), (counts * away**3).sum(axis=1)
    spread = np.where((counts > 0).sum(axis=1) > 1, np.sqrt(squares / np.maximum(n - 1, 1)), 0.0)
    skewness = cubes / np.maximum(n, 1) / np.where(spread > 0, spread, 1.0) ** 3
    result: list[Limits] = []
    for k, m, s, g in zip(n.tolist(), mean.tolist(), spread.tolist(), skewness.tolist(), strict=True):
        if method == "t":
            result.append(t_interval(k, m, standard_error=s / math.sqrt(max(k, 1)), confidence=LEVEL))
        else:
            result.append(_SKEWED[method](k, m, standard_deviation=s, skewness=g, confidence=LEVEL))
    return result


def tried(population: Population, n: int, *, samples: int, seed: Sequence[int]) -> dict[Method, Outcome]:
    """Return what becomes of every method in samples of n respondents."""
    counts, silent = population.drawn(n, samples=samples, rng=np.random.default_rng(seed))
    truth = population.mean
    result: dict[Method, Outcome] = {}
    for method in METHODS:
        limits = intervals(population.values, counts, silent, method=method)
        there = ~np.isnan(limits[:, 0])
        below, above = limits[there, 1] < truth - 1e-9, limits[there, 0] > truth + 1e-9
        low, high = float(below.sum() / samples), float(above.sum() / samples)
        width = float((limits[there, 1] - limits[there, 0]).mean()) if there.any() else math.nan
        ends = population.values[0] - 1e-9, population.values[-1] + 1e-9
        outside = ((limits[there, 0] < ends[0]) | (limits[there, 1] > ends[1])).sum() / samples
        known = float(there.mean())
        result[method] = Outcome(known - low - high, low, high, 1 - known, width, float(outside))
    return result


def averaged(outcomes: Sequence[dict[Method, Outcome]]) -> dict[Method, Outcome]:
    """Return the means of what became of the methods in several populations."""
    return {
        m: Outcome(*(float(np.mean([getattr(o[m], part) for o in outcomes])) for part in Outcome.__slots__))
        for m in METHODS
    }


@dataclass(frozen=True, slots=True)
class Study:
    """All that was tried: by name and number of respondents."""

    named: dict[tuple[str, int], dict[Method, Outcome]]
    missing: dict[tuple[str, int], dict[Method, Outcome]]
    random: dict[int, dict[Method, Outcome]]

    def average(self, method: Method) -> float:
        """Return the coverage averaged over random distributions and numbers of respondents."""
        return float(np.mean([self.random[n][method].covered for n in self.random]))

    def lines(self, kind: Kind) -> dict[tuple[str, int], dict[Method, Outcome]]:
        """Return the named distributions of gaps or of answers."""
        return {key: outcome for key, outcome in self.named.items() if key[0].startswith(kind)}

    def worst(self, method: Method, *, kind: Kind) -> tuple[float, str, int]:
        """Return the least coverage over named distributions, with its place."""
        return min((o[method].covered, name, n) for (name, n), o in self.lines(kind).items())

    def shortfall(self, method: Method, *, kind: Kind) -> float:
        """Return by how much named distributions fall short of the level on average."""
        return float(np.mean([max(0.0, LEVEL - o[method].covered) for o in self.lines(kind).values()]))

    def of_kind(self, method: Method, *, kind: Kind) -> dict[int, float]:
        """Return the coverage averaged over the named distributions of a kind, for each number of respondents."""
        lines = self.lines(kind)
        sizes = sorted({n for _, n in lines})
        return {n: float(np.mean([o[method].covered for (_, k), o in lines.items() if k == n])) for n in sizes}

    def width(self, method: Method, *, kind: Kind) -> float:
        """Return how wide intervals of named distributions are, beside those of t."""
        return float(np.mean([o[method].width / o["t"].width for o in self.lines(kind).values()]))

    def farthest(self, method: Method) -> tuple[float, str]:
        """Return the average that lies farthest from the band, or nearest to its ends, with its name."""
        found = [(self.average(method), "random distributions")]
        for kind in KINDS:
            found += [(c, f"{kind}, n = {n}") for n, c in self.of_kind(method, kind=kind).items() if n >= LEAST]
        return max(found, key=lambda one: max(BAND[0] - one[0], one[0] - BAND[1]))

    def fits(self, method: Method) -> bool:
        """Return whether all averages lie in the band."""
        return BAND[0] <= self.farthest(method)[0] <= BAND[1]

    def chosen(self) -> Method:
        """Return the narrowest method whose averages all lie in the band; without one, that which misses it least."""
        fit = [m for m in METHODS if self.fits(m)]
        if fit:
            return min(fit, key=lambda m: sum(self.width(m, kind=kind) for kind in KINDS))
        return min(METHODS, key=lambda m: max(BAND[0] - self.farthest(m)[0], self.farthest(m)[0] - BAND[1]))


def _job(job: tuple[Population, int, tuple[int, ...]], samples: int) -> dict[Method, Outcome]:
    """Try one population; a seed of its own makes the order of the work immaterial."""
    return tried(job[0], job[1], samples=samples, seed=job[2])


def study(samples: int, *, workers: int = 2, seed: int = SEED) -> Study:
    """Return the whole study."""
    randoms = random_populations(max(2, samples // _PER_RANDOM), seed=seed)
    jobs = [(p, n, (seed, 2, i, n)) for i, p in enumerate(NAMED) for n in SIZES]
    missing = [(p, n, (seed, 3, i, n)) for i, p in enumerate(MISSING) for n in SIZES]
    drawn = [(p, n, (seed, 4, i, n)) for n in SIZES for i, p in enumerate(randoms)]
    with ProcessPoolExecutor(workers) as pool:
        first = list(pool.map(partial(_job, samples=samples), jobs))
        second = list(pool.map(partial(_job, samples=samples), missing))
        third = list(pool.map(partial(_job, samples=_PER_RANDOM), drawn, chunksize=20))
    size = len(randoms)
    return Study(
        {(p.name, n): o for (p, n, _), o in zip(jobs, first, strict=True)},
        {(p.name, n): o for (p, n, _), o in zip(missing, second, strict=True)},
        {n: averaged(third[i * size : (i + 1) * size]) for i, n in enumerate(SIZES)},
    )


def _percent(share: float) -> str:
    """Return a share in per cent."""
    return f"{100 * share:.1f}"


def _table(rows: Iterator[tuple[str, int, dict[Method, Outcome]]]) -> str:
    """Return a table of coverages."""
    head = ["distribution", "n", *(TITLES[m] for m in METHODS), "no interval"]
    lines = ["| " + " | ".join(head) + " |", "| --- |" + " ---: |" * (len(head) - 1)]
    for name, n, outcome in rows:
        cells = [name, str(n), *(_percent(outcome[m].covered) for m in METHODS), _percent(outcome["t"].none)]
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _sides(found: Study) -> str:
    """Return a table of the side on which the methods miss, with their widths."""
    head = ("distribution", "n", "method", "too low", "too high", "outside the scale", "mean width")
    lines = ["| " + " | ".join(head) + " |", "| --- | ---: | --- | ---: | ---: | ---: | ---: |"]
    for name, n in SIDES:
        for m in METHODS:
            o = found.named[name, n][m]
            shares = " | ".join(_percent(share) for share in (o.below, o.above, o.outside))
            lines.append(f"| {name} | {n} | {TITLES[m]} | {shares} | {o.width:.3f} |")
    return "\n".join(lines)


def page(found: Study, *, samples: int, minutes: float) -> str:
    """Return the page."""
    randoms = max(2, samples // _PER_RANDOM)
    error = 200 * math.sqrt(LEVEL * (1 - LEVEL) / samples)
    chosen = found.chosen()
    covered, name, n = found.worst(chosen, kind="gaps")
    other, elsewhere, size = found.worst(chosen, kind="answers")
    return TEMPLATE.format(
        samples=f"{samples:,}".replace(",", " "),
        randoms=f"{randoms:,}".replace(",", " "),
        per=_PER_RANDOM,
        error=f"{error:.1f}",
        seed=SEED,
        minutes=f"{minutes:.0f}",
        python=platform.python_version(),
        numpy=np.__version__,
        scipy=scipy.__version__,
        summary=_summary(found),
        averages=_averages(found),
        least=LEAST,
        chosen=TITLES[chosen],
        constant=chosen,
        average=_percent(found.average(chosen)),
        worst=_percent(covered),
        where=f"“{name}” with n = {n}",
        other=_percent(other),
        elsewhere=f"“{elsewhere}” with n = {size}",
        other_none=_percent(found.named[elsewhere, size][chosen].none),
        none=_percent(found.named[name, n][chosen].none),
        best_other=_reason(found, chosen),
        named=_table((p, k, o) for (p, k), o in found.named.items()),
        random=_table(("random distributions", k, o) for k, o in found.random.items()),
        missing=_table((p, k, o) for (p, k), o in found.missing.items()),
        sides=_sides(found),
    )


def _summary(found: Study) -> str:
    """Return a table of the worst lines of each method, and of what it costs."""
    head = ["method", "random", "worst gaps", "n", "worst answers", "n"]
    head += [f"{what}, {kind}" for what in ("short", "width") for kind in KINDS]
    lines = ["| " + " | ".join(head) + " |", "| --- | ---: | --- | ---: | --- |" + " ---: |" * 5]
    for m in METHODS:
        cells = [TITLES[m], _percent(found.average(m))]
        for kind in KINDS:
            worst, where, respondents = found.worst(m, kind=kind)
            cells += [f"{_percent(worst)}: {where.removeprefix(kind + ': ')}", str(respondents)]
        cells += [_percent(found.shortfall(m, kind=kind)) for kind in KINDS]
        cells += [f"{found.width(m, kind=kind):.2f}" for kind in KINDS]
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _averages(found: Study) -> str:
    """Return a table of the averages over named distributions."""
    head = ["over the named", "n", *(TITLES[m] for m in METHODS)]
    lines = ["| " + " | ".join(head) + " |", "| --- |" + " ---: |" * (len(head) - 1)]
    for kind in KINDS:
        columns = [found.of_kind(m, kind=kind) for m in METHODS]
        lines += [f"| {kind} | {n} | " + " | ".join(_percent(c[n]) for c in columns) + " |" for n in columns[0]]
    return "\n".join(lines)


def _reason(found: Study, chosen: Method) -> str:
    """Return why the other methods are not the default."""
    words: list[str] = []
    for m in METHODS:
        if m == chosen:
            continue
        average, where = found.farthest(m)
        why = "wider" if found.fits(m) else f"averages {_percent(average)} % ({where})"
        words.append(f"- {TITLES[m]}: {why}")
    return "\n".join(words)


TEMPLATE = """# Which interval of a mean holds what it says

A 95 % interval should hold the true mean in 95 of 100 surveys. On a scale of 1 to 7 with most answers
at the top no simple interval does so when few people answer. This page tells how often each method did,
and why one of them is the default. The command that computed every number below, and wrote the page:

```sh
make coverage-study
```

{samples} simulated surveys for each line; twice the error of simulation of a coverage near 95 % is
{error} points. Seed {seed}, one stream of random numbers for each line; Python {python}, numpy {numpy},
scipy {scipy}; {minutes} minutes in two processes.

## In short

{summary}

Coverage in per cent. *Random*: the average over {randoms} distributions of answers and of gaps, their chances
drawn evenly from all there are (Dirichlet with ones), {per} surveys each, over n = 20, 30, 50, 100 and 300.
*Worst*: the least of the lines below. *Short*: by how many points the lines below stay under 95 % on average. *Width*:
beside that of t, on average over these lines.

**The default is {chosen}** (`DEFAULT_INTERVAL = "{constant}"`). It is the narrowest of the methods that average 93 to
97 % over the random distributions and, with {least} respondents and more, over the named distributions of gaps and over
those of answers, each number of respondents by itself. {chosen} averages {average} %.

- Its worst line of gaps is {where}: {worst} %
  ({none} % of the surveys have no interval there).
- Its worst line of answers is {elsewhere}: {other} % ({other_none} % have none).

Why it is none of the others: the average that lies farthest from that band.

{best_other}

{averages}

What to keep in mind:

- With nearly everybody at the top and fewer than 100 answers the t interval of a mean is **not** a 95 % interval.
  The same holds for gaps where everybody expects the top: they are answers moved by a constant. Hall is much nearer
  to 95 % there, and on gaps with tails on both sides it covers less than t. t–Hall takes the better of both, and pays
  with its width.
- With 20 answers of which nearly all are at the top no method here is a 95 % interval. Report the share at the top
  with its Wilson interval.
- t–Hall is never narrower than t, so it can hold 0 where the t test says that a gap differs from 0. The test is the
  t test whatever the interval is; `interval="t"` gives the interval that belongs to it, and so do the columns of t.
- A sample in which everybody answers the same has no interval with any of these methods; it counts as not covered.
- The bootstrap with few respondents is too narrow: it knows no t distribution.

The methods:

- **t**: mean ± t · SE.
- **Johnson**: t, moved by skewness · SD / (6 n).
- **Hall**: t by Hall's monotone transformation, which takes out the skewness.
- **t–Hall**: from the lower of the two lower limits of t and Hall to the higher of the two upper ones.
- **percentile**, **BCa**: the bootstrap, without resampling and so without an error of simulation of its own.

## Named distributions, everybody answers

{named}

The last column is the share of surveys without an interval.

## Random distributions

{random}

## Answers are missing

n counts the respondents asked, those who stay silent included.

{missing}

Silence at random costs precision and nothing else. Silence by segment does no harm to the mean of a segment,
but the mean of everybody then leans to the segment that answers, so compare segments, or weight them. Where
silence depends on the answer itself, **no interval helps**: the more people are asked, the surer the wrong
answer. No program can tell this from the answers alone.

## On which side they miss

In per cent of the surveys; widths in scale points, as computed, not cut at the ends of the scale.

{sides}

An interval that misses twice as often on one side is a poor guide on that side even where its coverage is
right in sum.

## What this page does not show

Other scales than 1 to 7, dimension scores (means of several items are less skewed than any of them),
respondents who nest in customers (use clustered errors), and intervals of differences between segments.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the study, write the page and print the choice."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--samples", type=int, default=20_000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--output", type=Path, default=PAGE)
    given = parser.parse_args(arguments)
    started = time.monotonic()
    found = study(given.samples, workers=given.workers)
    minutes = (time.monotonic() - started) / 60
    given.output.write_text(page(found, samples=given.samples, minutes=minutes), encoding="utf-8")
    for m in METHODS:
        (gap, name, n), (answer, other, k) = (found.worst(m, kind="gaps"), found.worst(m, kind="answers"))
        print(f"{TITLES[m]:<10} {_percent(found.average(m))} % on average over random distributions; worst named")
        print(f"{'':<10} {_percent(gap)} %: {name}, n = {n}; {_percent(answer)} %: {other}, n = {k}")
    chosen = found.chosen()
    print(f"chosen: {chosen}; written to {given.output} in {minutes:.1f} minutes")
    if chosen != DEFAULT_INTERVAL:
        print(f"the library's default is {DEFAULT_INTERVAL}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
