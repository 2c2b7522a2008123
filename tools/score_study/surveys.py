"""Many surveys at once: gaps of 22 items in five dimensions that go together within a respondent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from tools.coverage_study import NAMED, Population

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
RowMethod = Literal["t", "hall", "t_hall"]
ROW_METHODS: tuple[RowMethod, ...] = ("t", "hall", "t_hall")

SIZES = (4, 5, 4, 4, 5)
"""Items of each dimension, as in SERVQUAL."""
WEIGHTS = (0.11, 0.32, 0.22, 0.19, 0.16)
"""Shares of the dimensions in the weighted row, as customers gave them in 1990 (Zeithaml et al.)."""
PAIR = (1, 2)
"""Dimensions whose rows become measures of one card: reliability, responsiveness."""
SHARED, OWN = 0.3, 0.2
"""Share of an answer's latent variance that all items, and that the items of one dimension, have in common."""
MISSING = 0.2
"""Share of answers that are missing at random: of expectations as of perceptions."""
STEPS = 65_535
"""Into how many equally likely steps the latent answers are cut; one more stands for no gap."""

TOP = 7
_VALUES = np.arange(-6, 7)
_CELLS = 120_000


@dataclass(frozen=True, slots=True, eq=False)
class World:
    """Whom a survey asks: from the step of a latent answer to a gap, the same for every item.

    Attributes
    ----------
    name : str
        What the page calls it.
    table : ndarray of int8, shape (STEPS + 1,)
        The gaps; 0 where there is none.
    mean : float
        The true mean gap, of an item, a dimension and every whole.
    """

    name: str
    table: NDArray[np.int8]
    mean: float


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """Numbers of the rows of many surveys: five dimensions, overall, weighted.

    Attributes
    ----------
    n, mean, deviation, skewness : ndarray, shape (row, survey)
        Respondents who count, mean gap, standard deviation and skewness; NaN where there is none.
    correlation : ndarray, shape (survey,)
        Correlation of the errors of the two rows in `PAIR`.
    """

    n: Ints
    mean: Floats
    deviation: Floats
    skewness: Floats
    correlation: Floats

    def part(self, chosen: slice) -> Rows:
        """Return some of the surveys."""
        rows = (self.n[:, chosen], self.mean[:, chosen], self.deviation[:, chosen], self.skewness[:, chosen])
        return Rows(*rows, self.correlation[chosen])

    def chosen(self, order: NDArray[np.intp]) -> Rows:
        """Return the surveys in another order."""
        rows = (self.n[:, order], self.mean[:, order], self.deviation[:, order], self.skewness[:, order])
        return Rows(*rows, self.correlation[order])

    @property
    def error(self) -> Floats:
        """Standard errors; NaN where they are undefined, or all scores are equal."""
        spread = np.where(self.deviation > 1e-9, self.deviation, np.nan)
        return np.asarray(spread / np.sqrt(np.maximum(self.n, 1)), dtype=np.float64)

    def limits(self, method: RowMethod = "t_hall", *, level: float = 0.95) -> tuple[Floats, Floats]:
        """Return the intervals, by default those of a gap analysis; NaN where there is none."""
        from scipy.special import stdtrit

        error, quantile = self.error, stdtrit(np.maximum(self.n - 1, 1), (1 + level) / 2)
        plain = self.mean - quantile * error, self.mean + quantile * error
        if method == "t":
            return plain
        lean = np.where(np.isnan(error), np.nan, self.skewness) / np.sqrt(np.maximum(self.n, 1))
        skewed = self.mean - error * _untransformed(quantile, lean), self.mean - error * _untransformed(-quantile, lean)
        if method == "hall":
            return skewed
        return np.minimum(plain[0], skewed[0]), np.maximum(plain[1], skewed[1])


def _untransformed(value: Floats, lean: Floats) -> Floats:
    """Return the Studentised means that Hall's transformation takes to values; `lean` is the skewness over √n."""
    some = np.where(np.abs(lean) < 1e-6, 1.0, lean)
    found = 3 / some * (np.cbrt(1 + some * (value - some / 6)) - 1)
    result: Floats = np.where(np.abs(lean) < 1e-6, value - lean * (1 + 2 * value * value) / 6, found)
    return result


def world(name: str, values: Sequence[int], shares: Sequence[float]) -> World:
    """Return the world whose gaps have these chances, to the step."""
    edges = np.cumsum(shares) / sum(shares)
    steps = (np.arange(STEPS) + 0.5) / STEPS
    at = np.minimum(np.searchsorted(edges, steps), len(values) - 1)
    table = np.zeros(STEPS + 1, dtype=np.int8)
    table[:STEPS] = np.array(values, dtype=np.int8)[at]
    return World(name, table, float(table[:STEPS].mean()))


def named_worlds() -> tuple[World, ...]:
    """Return the named distributions of gaps, and those of answers as gaps to an expectation of 7 throughout."""
    return tuple(world(p.name, _gaps(p), p.shares[0]) for p in NAMED)


def _gaps(population: Population) -> list[int]:
    """Return the gaps of the values of a population."""
    below = 0 if population.name.startswith("gaps") else TOP
    return [value - below for value in population.values]


def tilted(base: World, means: Floats) -> tuple[World, ...]:
    """Return worlds with these mean gaps, made of one by weighing its gaps with exp(θ · gap)."""
    found: list[World] = []
    counts = np.bincount(base.table[:STEPS].astype(np.int64) + 6, minlength=13) + 1.0
    for mean in means.tolist():
        low, high = -5.0, 5.0
        for _ in range(60):
            middle = (low + high) / 2
            shares = counts * np.exp(middle * _VALUES)
            low, high = (middle, high) if float(shares @ _VALUES / shares.sum()) < mean else (low, middle)
        found.append(world(f"mean {mean:.3f}", _VALUES.tolist(), (counts * np.exp(low * _VALUES)).tolist()))
    return tuple(found)


def batches(n: int, *, surveys: int, missing: float, rng: np.random.Generator) -> Iterator[NDArray[np.intp]]:
    """Yield steps of the latent gaps of some surveys at a time, shape (item, survey, respondent).

    `STEPS` stands where expectation or perception is missing.
    """
    from scipy.special import ndtr

    size, done = max(1, _CELLS // n // 22), 0
    while done < surveys:
        some = min(size, surveys - done)
        done += some
        latent = rng.standard_normal((22, some, n), dtype=np.float32) * np.float32(np.sqrt(1 - SHARED - OWN))
        latent += rng.standard_normal((some, n), dtype=np.float32) * np.float32(np.sqrt(SHARED))
        first = 0
        for items in SIZES:
            latent[first : first + items] += rng.standard_normal((some, n), dtype=np.float32) * np.float32(np.sqrt(OWN))
            first += items
        steps = np.minimum((ndtr(latent) * STEPS).astype(np.intp), STEPS - 1)
        if missing:
            steps[rng.random(latent.shape, dtype=np.float32) < 1 - (1 - missing) ** 2] = STEPS
        yield steps


def rows_of(steps: NDArray[np.intp], tables: NDArray[np.int8], *, levels: NDArray[np.intp] | None = None) -> Rows:
    """Return the rows of a gap analysis of each survey.

    Parameters
    ----------
    steps : ndarray of intp, shape (item, survey, respondent)
        Steps of the latent gaps.
    tables : ndarray of int8, shape (STEPS + 1,) or (level, STEPS + 1)
        From steps to gaps: one table, or several.
    levels : ndarray of intp, shape (item, survey), optional
        Which table holds for each item of each survey, where there are several.

    Returns
    -------
    Rows
        Numbers of dimensions, overall and weighted.
    """
    at = steps if levels is None else steps + (levels * (STEPS + 1))[:, :, None]
    gaps = tables.ravel().take(at)
    there = steps != STEPS
    scores, counted, first = [], [], 0
    for items in SIZES:
        part = slice(first, first + items)
        first += items
        answered = there[part].sum(axis=0, dtype=np.int8)
        scores.append(gaps[part].sum(axis=0, dtype=np.int16) / np.maximum(answered, 1))
        counted.append(answered >= -(-items // 2))
    whole = np.logical_and.reduce(counted)
    columns = [
        *zip(scores, counted, strict=True),
        (sum(scores) / len(scores), whole),
        (sum(w * s for w, s in zip(WEIGHTS, scores, strict=True)), whole),
    ]
    moments = [_moments(score, counts) for score, counts in columns]
    n, mean, deviation, skewness = (np.array([m[k] for m in moments]) for k in range(4))
    found = Rows(n.astype(np.int64), mean, deviation, skewness, np.zeros(n.shape[1]))
    return replace(found, correlation=_correlation(gaps, there, found.error))


def joined(parts: Sequence[Rows]) -> Rows:
    """Return the surveys of several parts as one."""
    return Rows(
        np.concatenate([part.n for part in parts], axis=1),
        np.concatenate([part.mean for part in parts], axis=1),
        np.concatenate([part.deviation for part in parts], axis=1),
        np.concatenate([part.skewness for part in parts], axis=1),
        np.concatenate([part.correlation for part in parts]),
    )


def _moments(score: Floats, counts: NDArray[np.bool_]) -> tuple[Floats, Floats, Floats, Floats]:
    """Return number, mean, standard deviation and skewness of the scores that count, survey by survey."""
    n = counts.sum(axis=1).astype(np.float64)
    kept = counts.astype(np.float64)
    mean = np.einsum("ij,ij->i", score, kept) / np.where(n > 0, n, np.nan)
    away = (score - mean[:, None]) * kept
    squares = np.einsum("ij,ij->i", away, away)
    deviation = np.sqrt(squares / np.where(n > 1, n - 1, np.nan))
    cubes = np.einsum("ij,ij,ij->i", away, away, away)
    return n, mean, deviation, cubes / np.where(n > 0, n, np.nan) / np.where(deviation > 1e-9, deviation, np.nan) ** 3


def _correlation(gaps: NDArray[np.int8], there: NDArray[np.bool_], error: Floats) -> Floats:
    """Return the correlation of the errors of the two dimensions in `PAIR`.

    Two item means go together by n_ij c_ij / (n_i n_j), dimensions as the means of their items do, each
    with its share in the answers of its dimension: the formula of `mean_covariances`.
    """
    starts = np.cumsum((0, *SIZES))
    one, two = (slice(starts[at], starts[at + 1]) for at in PAIR)
    g, m = ([np.moveaxis(a[part], 0, 1).astype(np.float32) for part in (one, two)] for a in (gaps, there))
    both = (m[0] @ m[1].swapaxes(1, 2)).astype(np.float64)
    sums = (g[0] @ m[1].swapaxes(1, 2)).astype(np.float64), (m[0] @ g[1].swapaxes(1, 2)).astype(np.float64)
    products = (g[0] @ g[1].swapaxes(1, 2)).astype(np.float64)
    with np.errstate(invalid="ignore", divide="ignore"):
        covariance = np.where(both > 1, (products - sums[0] * sums[1] / both) / (both - 1), 0.0)
        # n_i cancels: the share of an item in its dimension is n_i over the answers to the dimension
        answers = [a.sum(axis=(1, 2), dtype=np.float64) for a in m]
        together = (both * covariance).sum(axis=(1, 2)) / (answers[0] * answers[1])
        found = together / (error[PAIR[0]] * error[PAIR[1]])
    clipped: Floats = np.clip(np.nan_to_num(found, nan=0.0, posinf=0.0, neginf=0.0), -1.0, 1.0)
    return clipped
