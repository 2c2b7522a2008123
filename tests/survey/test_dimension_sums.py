"""Sums of a dimension, counted one by one from their definition."""

from __future__ import annotations

from collections import Counter as Tally

import numpy as np
import pytest

from scorecard.survey.dimension_sums import SumCounter


def entries(histogram: object) -> dict[tuple[int, int], int]:
    h = histogram
    return dict(
        zip(
            zip(h.divisors.tolist(), h.numerators.tolist(), strict=True),  # type: ignore[attr-defined]
            h.counts.tolist(),  # type: ignore[attr-defined]
            strict=True,
        )
    )


@pytest.mark.parametrize(
    ("items", "low", "high"), [(1, 0, 2), (4, 0, 7), (5, 0, 11), (3, -4, 9), (22, 0, 7), (2, -50, 1000), (3, 0, 70000)]
)
@pytest.mark.parametrize("channels", [1, 2])
@pytest.mark.parametrize("missing", [0.0, 0.4])
def test_every_sum_is_counted_where_it_belongs(items: int, low: int, high: int, channels: int, missing: float) -> None:
    rng = np.random.default_rng(items + high)
    present = rng.random((items, 200)) >= missing
    values = [rng.integers(low, high + 1, (items, 200)) * present for _ in range(channels)]
    kind = np.int8 if high < 128 else np.int32
    counter = SumCounter(items, channels=channels, low=low, high=high)
    for part in (slice(0, 70), slice(70, 200)):
        there = present[:, part]
        sums, answered = counter.add([v[:, part].astype(kind) for v in values], None if not missing else there)
        assert [s.tolist() for s in sums] == [v[:, part].sum(axis=0).tolist() for v in values]
        assert answered is None if not missing else answered.tolist() == there.sum(axis=0).tolist()
    totals = [v.sum(axis=0) for v in values]
    if channels == 2:
        totals.append(totals[1] - totals[0])
    number = present.sum(axis=0)
    expected = [
        dict(Tally((m, s) for m, s in zip(number.tolist(), total.tolist(), strict=True) if m)) for total in totals
    ]
    assert [entries(h) for h in counter.histograms()] == expected
    other = SumCounter(items, channels=channels, low=low, high=high)
    other.absorb(counter)
    assert [entries(h) for h in other.histograms()] == expected
