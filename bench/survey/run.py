"""Measure the survey workload in fresh processes and write what was found: ``python bench/survey/run.py``.

All programs run in turn, round after round, so that a busy machine slows all alike; medians are
compared. The page is written whole by this command; nobody edits it.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from compare import differences  # noqa: E402  # beside this file, which is run as a script
from page import page  # noqa: E402

PEERS = ("peer_pandas", "peer_polars", "peer_duckdb")


@dataclass
class Runs:
    """Runs of one program on one file."""

    walls: list[float] = field(default_factory=list)
    lines: list[dict] = field(default_factory=list)

    @property
    def wall(self) -> float:
        """Median time of the whole process."""
        return statistics.median(self.walls)

    @property
    def peak(self) -> float:
        """Median of the largest memory, in MB."""
        return statistics.median(line["peak_mb"] for line in self.lines)

    def stage(self, *names: str) -> float:
        """Median time of some stages together."""
        return statistics.median(sum(line["seconds"].get(name, 0.0) for name in names) for line in self.lines)

    def computing(self) -> float:
        """Median time of everything but imports, reading and resampling."""
        aside = ("import", "read", "bootstrap")
        return statistics.median(
            sum(s for name, s in line["seconds"].items() if name not in aside) for line in self.lines
        )


def run(command: list[str], into: Runs) -> None:
    """Run a program in a fresh process and keep its time and its line."""
    start = time.perf_counter()
    done = subprocess.run([sys.executable, *command], check=True, capture_output=True, text=True)
    into.walls.append(time.perf_counter() - start)
    if done.stdout.strip():
        into.lines.append(json.loads(done.stdout.splitlines()[-1]))


def measure(tasks: dict[str, list[str]], rounds: int) -> dict[str, Runs]:
    """Run all tasks in turn, every second round backwards."""
    found = {name: Runs() for name in tasks}
    for number in range(rounds):
        for name in list(tasks) if number % 2 == 0 else list(tasks)[::-1]:
            run(tasks[name], found[name])
    return found


def survey(folder: Path, rows: int) -> str:
    """Return the file of so many respondents, made if it is not there."""
    path = folder / f"survey_{rows}.parquet"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".part.parquet")
        subprocess.run([sys.executable, str(HERE / "generate.py"), str(rows), str(part)], check=True)
        part.rename(path)
    return str(path)


def script(name: str, *arguments: str) -> list[str]:
    """Return the command of a program of this folder."""
    return [str(HERE / f"{name}.py"), *arguments]


def main() -> None:
    """Measure, compare and write the page."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "--rounds", type=int, default=3, help="rounds of a million respondents (more of the small ones)"
    )
    parser.add_argument("--rows", type=float, default=1e6, help="respondents of the large survey")
    parser.add_argument("--most", type=float, default=1e7, help="respondents of the survey for memory; 0 leaves it out")
    parser.add_argument(
        "--budget", type=float, default=30.0, help="seconds of the bootstrap loop, scaled if it needs more"
    )
    parser.add_argument("--data", type=Path, default=Path("build/bench"))
    parser.add_argument("--page", type=Path, default=Path("docs/benchmarks.md"))
    options = parser.parse_args()
    for name in ("OPENBLAS_NUM_THREADS", "PYTHONDONTWRITEBYTECODE"):
        os.environ.pop(name, None)  # as users run it
    large, middle, small = (
        survey(options.data, int(options.rows)),
        survey(options.data, 100_000),
        survey(options.data, 1000),
    )
    for command in (script("ours", small), script("reader", small), *(script(p, small) for p in PEERS)):
        run(command, Runs())  # byte code and disk cache
    peers = {name: script(name, large) for name in PEERS}
    at_large = measure(
        {"ours": script("ours", large), "reader": script("reader", large), **peers}
        | {"memory": script("ours", large, "--memory", "--again")},
        options.rounds,
    )
    at_middle = measure(
        {"ours": script("ours", middle), "reader": script("reader", middle), **{p: script(p, middle) for p in PEERS}}
        | {"memory": script("ours", middle, "--memory", "--again")},
        options.rounds,
    )
    at_small = measure(
        {"ours": script("ours", small), "scipy.stats": ["-c", "import scipy.stats"], "pandas": ["-c", "import pandas"]}
        | {"reader": script("reader", small), "memory": script("ours", small, "--memory", "--again")}
        | {p: script(p, small) for p in PEERS},
        2 * options.rounds + 1,
    )
    loop = measure({"loop": script("peer_pandas", large, "--bootstrap", str(options.budget))}, 1)["loop"]
    most = None
    if options.most:
        most = measure({"ours": script("ours", survey(options.data, int(options.most)))}, 1)["ours"]
    found = {p: differences(at_large["ours"].lines[0], at_large[p].lines[0]) for p in PEERS}
    options.page.parent.mkdir(parents=True, exist_ok=True)
    text, reached = page(at_small, at_middle, at_large, loop=loop, most=most, differences=found, rounds=options.rounds)
    options.page.write_text(text, encoding="utf-8")
    print(text)
    if not all(d.fits for of_peer in found.values() for d in of_peer):
        sys.exit("The programs do not agree.")
    if not reached:
        print("Not every goal was reached.", file=sys.stderr)


if __name__ == "__main__":
    main()
