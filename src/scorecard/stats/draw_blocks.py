"""Random rows in blocks of a fixed size, each block from a stream of its own."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from scorecard.errors import Problems, UsageError

__all__ = ["BLOCK", "RowSampler", "block_of", "blocks_of", "check_draws", "generator_of", "rows_of"]

FloatArray = NDArray[np.float64]

BLOCK = 1920
"""Rows of a block: few enough to stay in a cache, and 8 · 240, so that bytes of 0 and 1 add up eight at a time."""


class RowSampler(Protocol):
    """What can be drawn from: a law of rows of a fixed length."""

    @property
    def size(self) -> int:
        """Number of columns."""
        ...

    def block(self, rng: np.random.Generator, number: int, /) -> FloatArray:
        """Return the rows of a block, a new array of shape (BLOCK, size), from a generator that nobody else uses."""
        ...


def generator_of(seed: int, number: int, *, stream: str = "") -> np.random.Generator:
    """Return the generator of one block of one stream.

    Parameters
    ----------
    seed : int
        Seed, zero or more.
    number : int
        Number of the block, from 0.
    stream : str
        Name of the stream; streams of different names are independent.

    Returns
    -------
    numpy.random.Generator
        PCG64, seeded by seed, name and number alone.

    Examples
    --------
    >>> first, again = generator_of(1, 0), generator_of(1, 0)
    >>> bool(first.random() == again.random())
    True
    """
    name = int.from_bytes(hashlib.sha256(stream.encode()).digest()[:4], "big") if stream else 0
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence(seed, spawn_key=(name, number))))


def block_of(sampler: RowSampler, number: int, *, seed: int, stream: str = "") -> FloatArray:
    """Return one block of a sampler.

    Parameters
    ----------
    sampler : RowSampler
        What is drawn from.
    number : int
        Number of the block, from 0.
    seed : int
        Seed.
    stream : str
        Name of the stream.

    Returns
    -------
    ndarray, shape (BLOCK, size)
        Rows number · BLOCK to (number + 1) · BLOCK − 1 of the endless sequence of draws.
    """
    return sampler.block(generator_of(seed, number, stream=stream), number)


def blocks_of(
    sampler: RowSampler, n: int, *, seed: int, start: int = 0, stream: str = ""
) -> Iterator[tuple[int, FloatArray]]:
    """Yield draws block by block, each with the position of its first row.

    Parameters
    ----------
    sampler : RowSampler
        What is drawn from.
    n : int
        Number of draws.
    seed : int
        Seed.
    start : int
        Number of the first draw.
    stream : str
        Name of the stream.

    Yields
    ------
    int, ndarray
        Position among the n draws, and rows.
    """
    stop = start + n
    for number in range(start // BLOCK, -(-stop // BLOCK)):
        first = number * BLOCK
        rows = block_of(sampler, number, seed=seed, stream=stream)
        begin, end = max(start - first, 0), min(stop - first, BLOCK)
        yield first + begin - start, rows[begin:end]


def rows_of(sampler: RowSampler, n: int, *, seed: int, start: int = 0, stream: str = "") -> FloatArray:
    """Return draws: draw k depends on the seed, the stream and k alone.

    Parameters
    ----------
    sampler : RowSampler
        What is drawn from.
    n : int
        Number of draws, zero or more.
    seed : int
        Seed, zero or more.
    start : int
        Number of the first draw, so that draws can be made in pieces of any size.
    stream : str
        Name of the stream; streams of different names are independent.

    Returns
    -------
    ndarray, shape (n, size)
        One draw a row.

    Raises
    ------
    UsageError
        If n, seed or start is no whole number from 0.

    Examples
    --------
    >>> from scorecard.stats.simplex import UniformSimplex
    >>> whole = rows_of(UniformSimplex(3), 5000, seed=1)
    >>> bool((rows_of(UniformSimplex(3), 100, seed=1, start=4000) == whole[4000:4100]).all())
    True
    """
    check_draws(n, seed=seed, start=start)
    found = np.empty((n, sampler.size))
    for at, rows in blocks_of(sampler, n, seed=seed, start=start, stream=stream):
        found[at : at + len(rows)] = rows
    return found


def check_draws(n: int, *, seed: int, start: int = 0) -> None:
    """Refuse what is no whole number from 0."""
    problems = Problems()
    for name, number in (("n", n), ("seed", seed), ("start", start)):
        if type(number) is bool or not hasattr(number, "__index__") or number < 0:
            problems.add(
                "draws-whole",
                f"{name} must be a whole number, zero or more",
                found=str(number),
                cure=f"Write {name}=1 or another whole number.",
            )
    problems.raise_if_any(UsageError, "Nothing can be drawn.")
