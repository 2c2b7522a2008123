"""The page of the benchmark of rank acceptability, from what was measured."""

from __future__ import annotations

import os
import platform
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from typing import TYPE_CHECKING

from compare import SAME_DRAWS
from workload import DRAWS, ENTITIES, MEASURES, PERSPECTIVES

if TYPE_CHECKING:
    from compare import Difference
    from run import Runs

NAMES = {
    "one": "**scorecard**, one thread",
    "two": "**scorecard**, two threads",
    "peer": "numpy as usually written",
}

INTRODUCTION = f"""# Benchmark of rank acceptability

Written by `make bench`; every figure below was measured by that command on the machine it ran on. Seconds
depend on the machine and on what else it does, so look at the ratios: all programs ran in fresh processes,
in turn, and medians are compared.

**The work.** {DRAWS:,} vectors of weights, uniform on the simplex, of {PERSPECTIVES} perspectives with {MEASURES}
measures each; {ENTITIES} entities. How often each entity has each rank, how often each is ahead of each other one, mean
and 95 % interval of each score. numpy does it as it is usually written: `dirichlet`, a matrix product, a double
`argsort` (`bench/smaa/peer_numpy.py`). scorecard gives central weights and standard deviations too.

scorecard works in blocks that stay in a cache: scores in double precision, since products in single precision are not
exact and make or break ties; entities sorted by keys that carry their number in the last bits, and draws in which two
neighbours are closer than 1e-12 of the largest value compared once more, so that ties are ties. Counts are whole
numbers and sums are formed in fixed parts: the result does not depend on threads or pieces.
"""


def page(
    runs: Mapping[str, Runs], own: Sequence[Difference], same: Sequence[Difference], *, rounds: int, alike: bool
) -> tuple[str, bool]:
    """Return the text, and whether every goal was reached."""
    goals = _goals(runs)
    goals.append(("one and two threads", "equal to the last bit", "equal" if alike else "not equal", alike))
    lines = [
        f"| {what} | {wanted} | {measured} | {'yes' if ok else '**no**'} |" for what, wanted, measured, ok in goals
    ]
    parts = [
        INTRODUCTION,
        (
            f"**The setting.** {os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}; "
            f"numpy {version('numpy')}. Medians of {rounds} rounds.\n"
        ),
        "## Goals\n",
        "\n".join(["| what | goal | measured | reached |", "| --- | --- | --- | --- |", *lines]),
        "\n## Seconds\n",
        _seconds(runs),
        "\n## Equal numbers\n",
        _equal(own, same),
    ]
    return "\n".join(parts) + "\n", all(ok for *_, ok in goals)


def _goals(runs: Mapping[str, Runs]) -> list[tuple[str, str, str, bool]]:
    """Return every goal with what was measured."""
    peer = runs["peer"]
    speed = peer.compute / runs["two"].compute
    memory = peer.peak / max(runs[name].peak for name in ("one", "two"))
    return [
        ("numpy / scorecard with two threads, seconds", "≥ 6", f"{speed:.1f}", speed >= 6),
        ("numpy / scorecard, peak memory of the process", "≥ 20", f"{memory:.1f}", memory >= 20),
    ]


def _seconds(runs: Mapping[str, Runs]) -> str:
    """Return seconds and memory of the programs."""
    lines = ["| computing | seconds | numpy takes so many times as long | peak MB |", "| --- | --- | --- | --- |"]
    peer = runs["peer"].compute
    for name, title in NAMES.items():
        found = runs[name]
        times = "" if name == "peer" else f"{peer / found.compute:.1f}"
        lines.append(f"| {title} | {found.compute:.2f} | {times} | {found.peak:,.0f} |")
    return "\n".join(lines)


def _equal(own: Sequence[Difference], same: Sequence[Difference]) -> str:
    """Return the largest differences between the programs."""
    lines = [
        (
            f"Largest difference from numpy: on {SAME_DRAWS:,} draws that are the same, and on draws of their own. "
            "A larger one than allowed fails the run."
        ),
        "",
        "| statistic | numbers | same draws | allowed | draws of their own | allowed |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for a, b in zip(same, own, strict=True):
        lines.append(
            f"| {a.statistic} | {a.numbers:,} | {a.largest:.1g} | {a.allowed:g} | {b.largest:.1g} | {b.allowed:g} |"
        )
    return "\n".join(lines)
