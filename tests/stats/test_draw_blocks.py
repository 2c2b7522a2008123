"""Blocks: a draw depends on seed, stream and number alone."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.errors import UsageError
from scorecard.stats.draw_blocks import BLOCK, block_of, blocks_of, check_draws, generator_of, rows_of
from scorecard.stats.simplex import UniformSimplex
from tests.refusal import refusal

LAW = UniformSimplex(3)


def test_draws_in_pieces_are_the_draws_in_one() -> None:
    whole = rows_of(LAW, 3 * BLOCK + 7, seed=5)
    for size in (1, 700, BLOCK, 2 * BLOCK + 1):
        starts = range(0, len(whole), size) if size > 1 else (0, BLOCK - 1, BLOCK, len(whole) - 1)
        for start in starts:
            n = min(size, len(whole) - start)
            np.testing.assert_array_equal(rows_of(LAW, n, seed=5, start=start), whole[start : start + n])


def test_seeds_streams_and_blocks_differ() -> None:
    first = block_of(LAW, 0, seed=1)
    for other in (block_of(LAW, 1, seed=1), block_of(LAW, 0, seed=2), block_of(LAW, 0, seed=1, stream="customer")):
        assert not (first == other).any()


def test_a_generator_is_pcg64_seeded_by_its_place() -> None:
    """By hand: the first four bytes of SHA-256 of the name, and the number, as the key of numpy's SeedSequence."""
    key = int("b6c45863", 16)  # sha256("customer") begins so
    sequence = np.random.SeedSequence(7, spawn_key=(key, 3))
    expected = np.random.Generator(np.random.PCG64(sequence)).random(4)
    np.testing.assert_array_equal(generator_of(7, 3, stream="customer").random(4), expected)


def test_blocks_tell_their_places() -> None:
    places = [(at, len(rows)) for at, rows in blocks_of(LAW, BLOCK + 10, seed=1, start=BLOCK - 5)]
    assert places == [(0, 5), (5, BLOCK), (BLOCK + 5, 5)]


def test_nothing_is_drawn_when_nothing_is_asked() -> None:
    assert rows_of(LAW, 0, seed=1).shape == (0, 3)


@pytest.mark.parametrize("bad", [-1, 1.5, True])
def test_numbers_that_are_none(bad: int) -> None:
    assert refusal(lambda: check_draws(bad, seed=1), error=UsageError) == [
        f"n must be a whole number, zero or more; found '{bad}'. Write n=1 or another whole number. [draws-whole]"
    ]
    assert len(refusal(lambda: rows_of(LAW, bad, seed=bad, start=bad), error=UsageError)) == 3
