"""Measure the AHP workload in fresh processes and write what was found: ``python bench/ahp/run.py``.

Both programs run in turn, round after round, so that a busy machine slows both alike; medians are
compared. Every number is compared too. The page is written whole by this command; nobody edits it.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from compare import differences  # noqa: E402  # beside this file, which is run as a script
from page import page  # noqa: E402


class Runs:
    """Runs of one program."""

    def __init__(self) -> None:
        self.lines: list[dict] = []

    def stage(self, name: str) -> float:
        """Median time of a stage; of one that runs several times in a process, the median of all but the first."""
        return statistics.median(
            statistics.median(line["seconds"][name][1:] or line["seconds"][name]) for line in self.lines
        )

    def first(self, name: str) -> float:
        """Median time that a stage takes the first time in a process."""
        return statistics.median(line["seconds"][name][0] for line in self.lines)


def run(command: list[str]) -> dict:
    """Run a program in a fresh process and return its line."""
    done = subprocess.run([sys.executable, *command], check=True, capture_output=True, text=True)
    return json.loads(done.stdout.splitlines()[-1])


def measure(tasks: dict[str, list[str]], rounds: int) -> dict[str, Runs]:
    """Run all tasks in turn, every second round backwards."""
    found = {name: Runs() for name in tasks}
    for number in range(rounds):
        for name in list(tasks) if number % 2 == 0 else list(tasks)[::-1]:
            found[name].lines.append(run(tasks[name]))
    return found


def main() -> None:
    """Measure, compare and write the page."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--data", type=Path, default=Path("build/bench"))
    parser.add_argument("--page", type=Path, default=Path("docs/benchmarks-ahp.md"))
    options = parser.parse_args()
    for name in ("OPENBLAS_NUM_THREADS", "PYTHONDONTWRITEBYTECODE"):
        os.environ.pop(name, None)  # as users run it
    options.data.mkdir(parents=True, exist_ok=True)
    programs = {"peer": [str(HERE / "peer_ahpy.py")], "ours": [str(HERE / "ours.py")]}
    kept = {name: str(options.data / f"ahp_{name}.npz") for name in programs}
    run([*programs["peer"], "--precision", "12", "--keep", kept["peer"]])
    run([*programs["ours"], "--keep", kept["ours"]])
    found = differences(kept["peer"], kept["ours"])
    text, reached = page(measure(programs, options.rounds), found, rounds=options.rounds)
    options.page.parent.mkdir(parents=True, exist_ok=True)
    options.page.write_text(text, encoding="utf-8")
    print(text)
    if not all(d.fits for d in found):
        sys.exit("The programs do not agree.")
    if not reached:
        print("The goal was not reached.", file=sys.stderr)


if __name__ == "__main__":
    main()
