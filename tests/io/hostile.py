"""A reader in a process of its own, with a bound on its memory."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

MOST_SECONDS = 2.0
MOST_MEGABYTES = 500

_PROGRAM = """
import json, sys, time
import numpy, pyarrow, pyarrow.csv, pyarrow.parquet, yaml, openpyxl  # what a reader loads anyway
from scorecard.errors import ScorecardError
from scorecard.instruments import ColumnLayout, servqual
from scorecard import io

layout = ColumnLayout(columns={"expectation": "E{number}", "perception": "P{number}"})
readers = {
    "card": io.read_card,
    "layout": io.read_column_layout,
    "observations": io.read_observations,
    "survey": lambda path: io.read_survey(path, servqual(points=7), layout=layout),
    "inspect": io.inspect_file,
    "evaluation": io.load_evaluation,
    "notes": io.read_review_notes,
    "table": io.read_table,
}
reader, path = sys.argv[1:]
try:  # the first call loads modules; that is no part of what a file costs
    readers[reader]("/nowhere" + path[path.rindex("."):])
except ScorecardError:
    pass
start = time.process_time()
try:
    said = "read " + type(readers[reader](path)).__name__
except ScorecardError as error:
    said = f"{type(error).__name__}: " + "; ".join(error.counts)
seconds = time.process_time() - start
# not ru_maxrss, which counts the process that started this one
most = int(next(line for line in open("/proc/self/status") if line.startswith("VmHWM")).split()[1]) / 1024
print(json.dumps({"said": said, "seconds": seconds, "megabytes": most}))
"""


@dataclass(frozen=True, slots=True)
class Met:
    """What became of a file.

    Attributes
    ----------
    said : str
        Kind of error and codes of its problems, or what was read.
    seconds, megabytes : float
        Time of the processor in the reader, whatever else the machine does; most memory of the process, the
        libraries included.
    """

    said: str
    seconds: float
    megabytes: float


def meet(reader: str, path: Path) -> Met:
    """Return what a reader does with a file."""
    ran = subprocess.run(
        [sys.executable, "-c", _PROGRAM, reader, str(path)], check=False, capture_output=True, text=True, timeout=60
    )
    assert ran.returncode == 0, ran.stderr[-2000:]
    return Met(**json.loads(ran.stdout))
