"""The page of the benchmark, from what was measured."""

from __future__ import annotations

import os
import platform
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compare import Difference
    from run import Runs

NAMES = {
    "ours": "**scorecard**",
    "reader": "reading alone (pyarrow)",
    "peer_pandas": "pandas + scipy + pingouin",
    "peer_polars": "polars + scipy",
    "peer_duckdb": "DuckDB, Wilcoxon from counts",
}
PACKAGES = ("numpy", "scipy", "pandas", "polars", "duckdb", "pyarrow", "pingouin")
BOOTSTRAP = "bootstrap_ms"

INTRODUCTION = """# Benchmarks

Written by `make bench`; every figure below was measured by that command on the machine it ran on. Seconds
depend on the machine and on what else it does, so look at the ratios: all programs ran in fresh processes,
in turn, and medians are compared.

**The work.** A survey of N respondents: 22 items, expectation and perception on a scale of 7, 2 % missing, 8
segments, 100 importance points of each respondent; one answered item is enough for a dimension. For everyone and each
segment: n, means, gap, SD, SE, t interval and test, Wilcoxon's test, d_z and Holm's adjustment of 22 items, 5
dimensions, the overall and the weighted gap (261 rows), and 135 Cronbach alphas, pairwise complete. scorecard's
time also covers bootstrap intervals of all 261 means, the mean of item means and the alphas of all items; the other
programs' time covers no bootstrap.
"""


def page(
    small: Mapping[str, Runs],
    middle: Mapping[str, Runs],
    large: Mapping[str, Runs],
    *,
    loop: Runs,
    most: Runs | None,
    differences: Mapping[str, Sequence[Difference]],
    rounds: int,
) -> tuple[str, bool]:
    """Return the text, and whether every goal was reached."""
    goals = _goals(small, middle, large, loop, most)
    goal_lines = [
        f"| {what} | {wanted} | {measured} | {'yes' if ok else '**no**'} |" for what, wanted, measured, ok in goals
    ]
    parts = [
        INTRODUCTION,
        _setting(rounds),
        "## Goals\n",
        "\n".join(["| what | goal | measured | reached |", "| --- | --- | --- | --- |", *goal_lines]),
    ]
    for runs in (small, middle, large):
        rows = runs["ours"].lines[0]["rows"]
        parts += [f"\n## {rows:,} respondents\n", _whole(runs), "", _memory(runs)]
    parts += ["\n## Where the time of scorecard goes\n", _stages(small, middle, large)]
    parts += ["\n## Equal numbers\n", _equal(differences)]
    return "\n".join(parts) + "\n", all(ok for *_, ok in goals)


def _setting(rounds: int) -> str:
    """Return versions and machine."""
    versions = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    return (
        f"**The setting.** {os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}; "
        f"{versions}. "
        f"Medians of {rounds} rounds ({2 * rounds + 1} of the smallest survey). Parquet files.\n"
    )


def _goals(
    small: Mapping[str, Runs], middle: Mapping[str, Runs], large: Mapping[str, Runs], loop: Runs, most: Runs | None
) -> list[tuple[str, str, str, bool]]:
    """Return every goal with what was measured."""
    whole, memory = large["ours"].wall, large["memory"].computing()
    rows = f"{large['ours'].lines[0]['rows']:,}"
    found: list[tuple[str, str, float, float, bool]] = []

    def ratio(what: str, value: float, goal: float, *, at_least: bool = True) -> None:
        found.append((what, "≥" if at_least else "≤", value, goal, value >= goal if at_least else value <= goal))

    ratio(f"pandas + scipy + pingouin / scorecard, {rows} from process start", large["peer_pandas"].wall / whole, 12)
    ratio("DuckDB / scorecard, the same", large["peer_duckdb"].wall / whole, 3)
    ratio("pandas bootstrap loop of 2000 / scorecard, the same", loop.stage("bootstrap") / whole, 1000)
    ratio("scorecard / reading alone, the same", whole / large["reader"].wall, 2.2, at_least=False)
    ratio("pandas / scorecard, computing in memory", large["peer_pandas"].computing() / memory, 35)
    ratio("polars / scorecard, computing in memory", large["peer_polars"].computing() / memory, 18)
    ratio(
        "scorecard with 1,000 respondents / `import scipy.stats`",
        small["ours"].wall / small["scipy.stats"].wall,
        1,
        at_least=False,
    )
    if most is not None:
        ratio(
            f"peak memory at {most.lines[0]['rows']:,} / at 100,000",
            most.peak / middle["ours"].peak,
            1.3,
            at_least=False,
        )
    lines = [
        (what, f"{sign} {goal:g}", f"{value:,.2f}" if value < 100 else f"{value:,.0f}", ok)
        for what, sign, value, goal, ok in found
    ]
    slowest = max(line[BOOTSTRAP] for runs in (small, middle, large) for line in runs["memory"].lines)
    return [*lines, ("bootstrap intervals of 28 means, any size", "< 25 ms", f"{slowest:.1f} ms", slowest < 25)]


def _whole(runs: Mapping[str, Runs]) -> str:
    """Return whole processes."""
    lines = ["| whole process | seconds | times scorecard | peak MB |", "| --- | --- | --- | --- |"]
    ours = runs["ours"]
    for name, title in NAMES.items():
        r = runs[name]
        lines.append(f"| {title} | {r.wall:.2f} | {r.wall / ours.wall:.1f} | {r.peak:,.0f} |")
    for module in ("scipy.stats", "pandas"):
        if module in runs:
            wall = runs[module].wall
            lines.append(f"| `import {module}` alone | {wall:.2f} | {wall / ours.wall:.1f} | |")
    return "\n".join(lines)


def _memory(runs: Mapping[str, Runs]) -> str:
    """Return computing alone, from a table in memory."""
    lines = ["| computing, table in memory | seconds | times scorecard |", "| --- | --- | --- |"]
    ours = runs["memory"].computing()
    for name in ("ours", "peer_pandas", "peer_polars", "peer_duckdb"):
        seconds = ours if name == "ours" else runs[name].computing()
        lines.append(f"| {NAMES[name]} | {seconds:.3f} | {seconds / ours:.1f} |")
    return "\n".join(lines)


def _stages(*sizes: Mapping[str, Runs]) -> str:
    """Return the stages of scorecard's whole process."""
    lines = [
        "| respondents | start of Python | imports | read and count | gaps, tests, intervals | alphas |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for runs in sizes:
        r = runs["ours"]
        parts = [r.stage(name) for name in ("import", "count", "gaps", "reliability")]
        seconds = " | ".join(f"{s:.3f}" for s in (r.wall - sum(parts), *parts))
        lines.append(f"| {r.lines[0]['rows']:,} | {seconds} |")
    return "\n".join(lines)


def _equal(differences: Mapping[str, Sequence[Difference]]) -> str:
    """Return the largest differences between the programs."""
    names = [d.statistic for d in next(iter(differences.values()))]
    lines = [
        "Largest difference from scorecard over all groups and rows, relative to the larger of 1 and the number. Ranks",
        "(W, z) of the 22 items and 5 dimensions are compared; in floating point the overall and the weighted scores",
        "lose ties, so that there the other programs differ from one another too.\n",
        f"| | {' | '.join(names)} |",
        "| --- " * (len(names) + 1) + "|",
    ]
    lines += [
        f"| {NAMES[peer]} | {' | '.join(f'{d.largest:.0e}' for d in found)} |" for peer, found in differences.items()
    ]
    return "\n".join(lines)
