"""The page of the scoring benchmark, from what was measured."""

from __future__ import annotations

import os
import platform
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from typing import TYPE_CHECKING

from workload import ENTITIES, MEASURES, MISSING, OBJECTIVES, PERIODS, PERSPECTIVES, REPEATS

if TYPE_CHECKING:
    from compare import Difference
    from run import Runs

PACKAGES = ("numpy", "pandas", "pyarrow")
NAMES = {
    "frame": "**scorecard** from a tidy frame",
    "arrays": "**scorecard** from arrays",
    "peer": "pandas from a tidy frame",
}

INTRODUCTION = f"""# Benchmark of scoring

Written by `make bench`; every figure below was measured by that command on the machine it ran on. Seconds
depend on the machine and on what else it does, so look at the ratios: both programs ran in fresh processes,
in turn, and medians are compared.

**The work.** A card of {len(PERSPECTIVES)} perspectives with {OBJECTIVES * MEASURES} measures each, {ENTITIES}
entities, {PERIODS} months: {len(PERSPECTIVES) * OBJECTIVES * MEASURES * ENTITIES * PERIODS:,} values, of which
{MISSING:.0%} are missing. Score, coverage, both bounds and status of every measure, objective, perspective and the
total, for each entity and month. pandas does it as an analyst would write it: a merge with the table of the measures,
a weighted sum by `groupby` for each level, and `cut` for the status (`bench/scoring/peer_pandas.py`). scorecard checks
every value on the way, and gives intervals, reasons, ages, weights and unclipped scores too.

Each process computes {REPEATS} times what it has in its memory; its figure is the median without the first time, in
which memory is fetched. The first time stands beside it.
"""


def page(runs: Mapping[str, Runs], differences: Mapping[str, Sequence[Difference]], *, rounds: int) -> tuple[str, bool]:
    """Return the text, and whether every goal was reached."""
    goals = _goals(runs)
    goal_lines = [
        f"| {what} | {wanted} | {measured} | {'yes' if ok else '**no**'} |" for what, wanted, measured, ok in goals
    ]
    parts = [
        INTRODUCTION,
        _setting(rounds),
        "## Goals\n",
        "\n".join(["| what | goal | measured | reached |", "| --- | --- | --- | --- |", *goal_lines]),
        "\n## Seconds\n",
        _seconds(runs),
        "\n## Equal numbers\n",
        _equal(differences),
    ]
    return "\n".join(parts) + "\n", all(ok for *_, ok in goals)


def _setting(rounds: int) -> str:
    """Return versions and machine."""
    versions = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    return (
        f"**The setting.** {os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}; "
        f"{versions}. Medians of {rounds} rounds.\n"
    )


def _goals(runs: Mapping[str, Runs]) -> list[tuple[str, str, str, bool]]:
    """Return every goal with what was measured."""
    peer = runs["peer"].stage("compute")
    found = []
    for name, goal in (("frame", 3), ("arrays", 8)):
        ratio = peer / runs[name].stage("compute")
        found.append((f"pandas / {NAMES[name].replace('*', '')}", f"≥ {goal}", f"{ratio:.1f}", ratio >= goal))
    single = min(line["single_ms"] for line in runs["arrays"].lines)
    found.append(("one entity and one period, the quickest", "< 5 ms", f"{single:.1f} ms", single < 5))
    return found


def _seconds(runs: Mapping[str, Runs]) -> str:
    """Return the seconds of the programs."""
    times = "pandas takes so many times as long"
    lines = [f"| computing, table in memory | seconds | {times} | first time |", "| --- | --- | --- | --- |"]
    peer = runs["peer"].stage("compute")
    for name, title in NAMES.items():
        own = runs[name].stage("compute")
        times = "" if name == "peer" else f"{peer / own:.1f}"
        lines.append(f"| {title} | {own:.3f} | {times} | {runs[name].first('compute'):.3f} |")
    return "\n".join(lines)


def _equal(differences: Mapping[str, Sequence[Difference]]) -> str:
    """Return the largest differences between the programs."""
    lines = [
        "Largest difference from pandas over all nodes, entities and months. A larger one than allowed fails the run.",
        "",
        "| statistic | numbers | from a tidy frame | from arrays | allowed |",
        "| --- | --- | --- | --- | --- |",
    ]
    for frame, arrays in zip(differences["frame"], differences["arrays"], strict=True):
        largest = f"{frame.largest:.1g} | {arrays.largest:.1g}"
        lines.append(f"| {frame.statistic} | {frame.numbers:,} | {largest} | {frame.allowed:g} |")
    return "\n".join(lines)
