"""Measure rank acceptability in fresh processes and write what was found: ``python bench/smaa/run.py``.

All programs run in turn, round after round, so that a busy machine slows all alike; medians are
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

from compare import own_draws, same_draws, threads_agree  # noqa: E402  # beside this file, which is run as a script
from page import page  # noqa: E402


class Runs:
    """Runs of one program."""

    def __init__(self) -> None:
        self.lines: list[dict] = []

    @property
    def compute(self) -> float:
        """Median seconds of computing."""
        return statistics.median(line["seconds"]["compute"] for line in self.lines)

    @property
    def peak(self) -> float:
        """Median of the most memory that the process held, in MB."""
        return statistics.median(line["peak_mb"] for line in self.lines)


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
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--data", type=Path, default=Path("build/bench"))
    parser.add_argument("--page", type=Path, default=Path("docs/benchmarks-smaa.md"))
    options = parser.parse_args()
    for name in ("OPENBLAS_NUM_THREADS", "PYTHONDONTWRITEBYTECODE"):
        os.environ.pop(name, None)  # as users run it
    options.data.mkdir(parents=True, exist_ok=True)
    kept = {name: str(options.data / f"smaa_{name}.npz") for name in ("peer", "one", "two")}
    programs = {
        "peer": [str(HERE / "peer_numpy.py"), "--keep", kept["peer"]],
        "one": [str(HERE / "ours.py"), "--keep", kept["one"]],
        "two": [str(HERE / "ours.py"), "--threads", "2", "--keep", kept["two"]],
    }
    runs = measure(programs, options.rounds)
    own, same, alike = own_draws(kept["peer"], kept["one"]), same_draws(), threads_agree(kept["one"], kept["two"])
    text, reached = page(runs, own, same, rounds=options.rounds, alike=alike)
    options.page.parent.mkdir(parents=True, exist_ok=True)
    options.page.write_text(text, encoding="utf-8")
    print(text)
    if not all(d.fits for d in (*own, *same)):
        sys.exit("The programs do not agree.")
    if not reached:
        print("Not every goal was reached.", file=sys.stderr)


if __name__ == "__main__":
    main()
