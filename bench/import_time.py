"""Measure what `import scorecard` costs beside `import pydantic, numpy`.

Both run in fresh processes, in turn, so that a busy machine slows both alike; medians of whole
processes are compared. Prints the ratio and the heavy modules loaded; exits 1 when either is over its limit.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time

LIMIT = 1.3
HEAVY = ("matplotlib", "narwhals", "pandas", "polars", "pyarrow", "rich", "scipy", "typer", "typst", "yaml")
BASE = "import pydantic, numpy"
OURS = "import scorecard"
CHECK = f"import sys, scorecard; print(*sorted(set({HEAVY!r}) & set(sys.modules)))"


def seconds(code: str) -> float:
    """Return the wall-clock time of a fresh interpreter that runs the code."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-I", "-c", code], check=True)
    return time.perf_counter() - start


def main() -> None:
    """Measure, print, and judge by the limit."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=21, help="fresh processes of each kind (at least 15)")
    rounds = max(15, parser.parse_args().rounds)
    for code in (BASE, OURS):  # byte code and disk cache
        seconds(code)
    base: list[float] = []
    ours: list[float] = []
    for number in range(rounds):
        for code, times in ((BASE, base), (OURS, ours)) if number % 2 else ((OURS, ours), (BASE, base)):
            times.append(seconds(code))
    ratio = statistics.median(ours) / statistics.median(base)
    loaded = subprocess.run(
        [sys.executable, "-I", "-c", CHECK], check=True, capture_output=True, text=True
    ).stdout.split()
    print(f"{BASE:24} {statistics.median(base):.3f} s  (fastest {min(base):.3f}, {rounds} rounds)")
    print(f"{OURS:24} {statistics.median(ours):.3f} s  (fastest {min(ours):.3f}, {rounds} rounds)")
    print(f"ratio                    {ratio:.2f}  (limit {LIMIT})")
    print(f"heavy modules loaded     {', '.join(loaded) or 'none'}")
    if ratio > LIMIT or loaded:
        sys.exit(1)


if __name__ == "__main__":
    main()
