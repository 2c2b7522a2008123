"""The workload that both programs of the AHP benchmark compute, and the line they print."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

MATRICES, THINGS = 10_000, 9
REPEATS = 5
"""Times that our program computes what is in its memory; the other takes seconds and runs once."""
SEED, DISAGREEMENT = 20_260_101, 0.35
STATISTICS = ("weights", "consistency_ratio")


def matrices() -> np.ndarray:
    """Return reciprocal matrices of judgements on Saaty's scale that contradict each other somewhat."""
    import numpy as np

    random = np.random.default_rng(SEED)
    scale = np.array([*(1 / k for k in range(9, 1, -1)), *range(1, 10)])
    weights = random.dirichlet(np.full(THINGS, 2.0), MATRICES)
    said = np.log(weights[:, :, None] / weights[:, None, :])
    said += random.normal(0, DISAGREEMENT, said.shape)
    middle = (np.log(scale)[1:] + np.log(scale)[:-1]) / 2
    judged = np.triu(np.log(scale)[np.searchsorted(middle, said)], 1)
    return np.exp(judged - judged.transpose(0, 2, 1))


def labels() -> list[str]:
    """Return what is compared."""
    return [f"thing_{number}" for number in range(THINGS)]


class Stages:
    """Wall-clock time of named stages of a program."""

    def __init__(self) -> None:
        self.seconds: dict[str, list[float]] = {}

    @contextmanager
    def __call__(self, name: str) -> Iterator[None]:
        """Time a block; one that runs again is timed again."""
        start = time.perf_counter()
        yield
        self.seconds.setdefault(name, []).append(time.perf_counter() - start)

    def print_line(self) -> None:
        """Print how long everything took, as one line of JSON."""
        print(json.dumps({"seconds": self.seconds}))


def keep(results: dict[str, np.ndarray], path: str | None) -> None:
    """Write what was found, one array a statistic."""
    if path is not None:
        import numpy as np

        np.savez(Path(path), **results)
