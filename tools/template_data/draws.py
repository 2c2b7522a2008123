"""Random draws from uniform numbers alone, so that no release of numpy changes a file."""

from __future__ import annotations

import zlib

import numpy as np
from numpy.typing import NDArray
from scipy.special import comb, ndtr, ndtri

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


class Draws:
    """A stream of uniform numbers of its own for every name, and what is made of them."""

    def __init__(self, seed: int, name: str) -> None:
        key = np.random.SeedSequence([seed, zlib.crc32(name.encode())])
        self._rng = np.random.Generator(np.random.PCG64(key))

    def uniform(self, *shape: int) -> Floats:
        """Return numbers strictly between 0 and 1."""
        return (np.floor(self._rng.random(shape) * 2**32) + 0.5) / 2**32

    def normal(self, *shape: int) -> Floats:
        """Return standard normal numbers."""
        return np.asarray(ndtri(self.uniform(*shape)))

    def successes(self, chance: float, n: int) -> int:
        """Return how many of n independent trials succeed."""
        return int((self.uniform(n) < chance).sum())

    def events(self, mean: float) -> int:
        """Return how many independent events happen where `mean` are expected."""
        waits = -np.log(self.uniform(int(2 * mean + 50)))
        return int(np.searchsorted(np.cumsum(waits), mean))

    def order(self, n: int) -> Ints:
        """Return the numbers from 0 to n − 1 in random order."""
        return np.argsort(self.uniform(n), kind="stable")


def answers(latent: Floats, mean: Floats | float, *, low: int, high: int) -> Ints:
    """Return answers with given means: quantiles of a binomial law at the latent normal numbers.

    An answer is low plus a binomial number of high − low trials of chance (mean − low) / (high − low), so
    that its mean is exact whatever goes together with whatever through the latent numbers.
    """
    steps = high - low
    chance = np.broadcast_to((np.asarray(mean, dtype=np.float64) - low) / steps, latent.shape)
    if ((chance < 0) | (chance > 1)).any():
        raise ValueError(f"a mean lies outside the scale from {low} to {high}")
    below = np.zeros(latent.shape)
    found = np.full(latent.shape, low, dtype=np.int64)
    rank = ndtr(latent)
    for k in range(steps):
        below += comb(steps, k) * chance**k * (1 - chance) ** (steps - k)
        found += rank >= below
    return found


def shared_out(total: int, shares: list[float]) -> list[int]:
    """Return whole numbers that sum to a total, in given proportions by largest remainders."""
    exact = [total * share / sum(shares) for share in shares]
    whole = [int(part) for part in exact]
    rest = sorted(range(len(exact)), key=lambda i: (whole[i] - exact[i], i))
    for i in rest[: total - sum(whole)]:
        whole[i] += 1
    return whole
