"""The page of the AHP benchmark, from what was measured."""

from __future__ import annotations

import os
import platform
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from typing import TYPE_CHECKING

from workload import MATRICES, REPEATS, THINGS

if TYPE_CHECKING:
    from compare import Difference
    from run import Runs

PACKAGES = ("numpy", "scipy", "ahpy")
GOAL = 15

INTRODUCTION = f"""# Benchmark of AHP

Written by `make bench`; every figure below was measured by that command on the machine it ran on. Seconds
depend on the machine and on what else it does, so look at the ratios: both programs ran in fresh processes,
in turn, and medians are compared.

**The work.** {MATRICES:,} complete matrices of judgements, {THINGS} × {THINGS}, on Saaty's scale: the weights by the
principal eigenvector and the consistency ratio of each. AHPy is timed as it comes, at four digits, without the making
of its dictionaries; scorecard checks every judgement on the way, and finds all digits. For the comparison of the
numbers AHPy runs once more, at twelve digits.

scorecard computes {REPEATS} times what it has in its memory; its figure is the median without the first time. The
first time stands beside it.
"""


def page(runs: Mapping[str, Runs], differences: Sequence[Difference], *, rounds: int) -> tuple[str, bool]:
    """Return the text, and whether the goal was reached."""
    versions = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    peer, own, first = runs["peer"].stage("compute"), runs["ours"].stage("compute"), runs["ours"].first("compute")
    ratio = peer / own
    reached = ratio >= GOAL
    parts = [
        INTRODUCTION,
        (
            f"**The setting.** {os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}; "
            f"{versions}. Medians of {rounds} rounds.\n"
        ),
        "## Goal\n",
        "| what | goal | measured | reached |\n| --- | --- | --- | --- |",
        f"| AHPy / scorecard | ≥ {GOAL} | {ratio:.0f} | {'yes' if reached else '**no**'} |\n",
        "## Seconds\n",
        "| weights and consistency of all matrices | seconds | AHPy takes so many times as long | first time |",
        "| --- | --- | --- | --- |",
        f"| **scorecard**, `ahp_many` | {own:.3f} | {ratio:.0f} | {first:.3f} |",
        f"| AHPy, one `Compare` a matrix | {peer:.2f} |  |  |\n",
        "## Equal numbers\n",
        "Largest difference from AHPy over all matrices. A larger one than allowed fails the run.\n",
        "| statistic | numbers | largest difference | allowed |\n| --- | --- | --- | --- |",
        *(f"| {d.statistic} | {d.numbers:,} | {d.largest:.1g} | {d.allowed:g} |" for d in differences),
    ]
    return "\n".join(parts) + "\n", reached
