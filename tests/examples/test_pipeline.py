"""The step of a pipeline writes what its page promises, the same bytes every time."""

from __future__ import annotations

import runpy
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest

import scorecard as sc

EXAMPLE = Path(__file__).parents[2] / "examples" / "pipeline" / "run.py"


def test_it_writes_what_the_next_step_reads(tmp_path: Path) -> None:
    names = runpy.run_path(str(EXAMPLE))
    write, data = cast("Callable[[Path, Path], list[Path]]", names["write"]), cast("Path", names["DATA"])
    written = write(data, tmp_path / "a")
    assert [path.name for path in written] == [
        "evaluation.json", "gaps.parquet", "review.html", "scores.csv", "scores.json",
    ]  # fmt: skip
    again = write(data, tmp_path / "b")
    assert [path.read_bytes() for path in again] == [path.read_bytes() for path in written]
    kept = sc.load_evaluation(tmp_path / "a" / "evaluation.json").at(period="2019-Q4")
    assert sc.read_table(tmp_path / "a" / "scores.json") == kept.table()


def test_a_problem_stops_it_before_anything_is_written(tmp_path: Path) -> None:
    write = cast("Callable[[Path, Path], list[Path]]", runpy.run_path(str(EXAMPLE))["write"])
    with pytest.raises(sc.CardError):
        write(tmp_path / "none", tmp_path / "out")
    assert not (tmp_path / "out").exists()
