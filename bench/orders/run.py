"""Measure the order workload in fresh processes and write what was found: ``python bench/orders/run.py``.

Both programs run in turn, round after round, so that a busy machine slows both alike; medians are
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
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
PAGE = """# How fast order records are counted

Written by `python bench/orders/run.py`; medians of {rounds} rounds in turn, each in a fresh process, on one machine.

The workload: order lines in a Parquet file (2.5 lines an order, lines of an order anywhere among a million), and every
figure of `service_performance` that they record, by class and month with all totals, 148 cells of 65 numbers: shares of
orders on time, on the day, early, in full, undamaged, with the right invoice and documents, on time in full, perfect,
with n and standard error; fill, on time and OTIF of lines, units and value with standard errors clustered by customer;
mean, standard deviation, variation, median, 90th and 95th percentile of cycle times; products and limits of rates.
scorecard also forms all intervals, reasons and counts of what is left out, and looks for lines that are not clean;
pandas does not.

`peer_pandas.py` computes the same figures as such analyses are written; the largest difference of any figure between
the two is {largest:.1e} (relative to the larger of 1 and the figure).

| lines | program | whole process, s | without imports, s | largest memory, MB |
| ---: | --- | ---: | ---: | ---: |
{rows}

At {small:,} lines scorecard takes {ratio:.1f} times less time than pandas ({bare:.1f} times without imports; the goal
is 5).
"""


def run(program: str, file: Path) -> tuple[float, dict]:
    """Run a program in a fresh process; return its time and its line."""
    command = [sys.executable, str(HERE / f"{program}.py"), str(file)]
    # compiled once, as what is installed is
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=HERE, env=environment)
    return time.perf_counter() - start, json.loads(done.stdout.splitlines()[-1])


def made(folder: Path, lines: int) -> Path:
    """Return the file of so many lines, made if it is not there."""
    path = folder / f"orders_{lines}.parquet"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".part.parquet")
        subprocess.run([sys.executable, str(HERE / "generate.py"), str(part), str(lines)], check=True)
        part.rename(path)
    return path


def apart(first: dict, second: dict) -> float:
    """Return the largest difference of any figure."""
    assert first.keys() == second.keys()
    return max(abs(a - b) / max(1, abs(a)) for key in first for a, b in zip(first[key], second[key], strict=True))


def main() -> None:
    """Measure, compare and write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", type=int, default=1_000_000)
    parser.add_argument("--large", type=int, default=10_000_000, help="lines for scorecard alone; 0 leaves it out")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--folder", type=Path, default=ROOT / "build" / "bench")
    parser.add_argument("--page", type=Path, default=ROOT / "docs" / "benchmarks-orders.md")
    options = parser.parse_args()
    file = made(options.folder, options.small)
    found: dict[str, list[tuple[float, dict]]] = {"ours": [], "peer_pandas": []}
    run("ours", file), run("peer_pandas", file)  # modules are compiled, the file is in memory
    for number in range(options.rounds):
        for program in list(found) if number % 2 == 0 else list(found)[::-1]:
            found[program].append(run(program, file))
    rows, wall, bare = [], {}, {}
    for program, runs in found.items():
        wall[program] = statistics.median(time_ for time_, _ in runs)
        bare[program] = statistics.median(sum(line["seconds"].values()) - line["seconds"]["import"] for _, line in runs)
        peak = statistics.median(line["peak_mb"] for _, line in runs)
        name = {"ours": "scorecard", "peer_pandas": "pandas"}[program]
        rows.append(f"| {options.small:,} | {name} | {wall[program]:.2f} | {bare[program]:.2f} | {peak:.0f} |")
    if options.large:
        time_, line = run("ours", made(options.folder, options.large))
        seconds = sum(line["seconds"].values()) - line["seconds"]["import"]
        rows.append(f"| {options.large:,} | scorecard | {time_:.2f} | {seconds:.2f} | {line['peak_mb']:.0f} |")
    text = PAGE.format(
        rounds=options.rounds,
        largest=apart(found["ours"][-1][1]["table"], found["peer_pandas"][-1][1]["table"]),
        rows="\n".join(rows),
        small=options.small,
        ratio=wall["peer_pandas"] / wall["ours"],
        bare=bare["peer_pandas"] / bare["ours"],
    )
    options.page.write_text(text, "utf-8")
    print(text)


if __name__ == "__main__":
    main()
