"""The workload that both programs of the benchmark of rank acceptability compute, and the line they print."""

from __future__ import annotations

import json
import resource
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

PERSPECTIVES, MEASURES, ENTITIES = 4, 20, 50
DRAWS = 1_000_000
SEED, CONFIDENCE = 20_260_101, 0.95
STATISTICS = ("rank_shares", "win_shares", "mean", "low", "high")


def scores() -> np.ndarray:
    """Return the scores over entity and measure."""
    import numpy as np

    return np.random.default_rng(SEED).uniform(20, 95, (ENTITIES, PERSPECTIVES * MEASURES))


class Stages:
    """Wall-clock time of named stages of a program."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def __call__(self, name: str) -> Iterator[None]:
        """Time a block."""
        start = time.perf_counter()
        yield
        self.seconds[name] = time.perf_counter() - start

    def print_line(self) -> None:
        """Print how long everything took and how much memory, as one line of JSON."""
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6
        print(json.dumps({"seconds": self.seconds, "peak_mb": peak}))


def keep(results: dict[str, np.ndarray], path: str | None) -> None:
    """Write what was found."""
    if path is not None:
        import numpy as np

        np.savez(path, **results)
