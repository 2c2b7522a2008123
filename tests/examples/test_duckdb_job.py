"""The DuckDB job scores what SQL prepared; what it counts is counted here a second time without SQL."""

from __future__ import annotations

import csv
import runpy
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from pyarrow import parquet

import scorecard as sc

EXAMPLE = Path(__file__).parents[2] / "examples" / "duckdb_job" / "run.py"


def line_fill() -> float:
    """Return the share of delivered lines of the quarter that were complete, in percent."""
    path = Path(str(sc.template_files("logistics_customer_service")["orders"]))
    with path.open(encoding="utf-8-sig", newline="") as file:
        lines = {tuple(row.items()) for row in csv.DictReader(file)}
    delivered = [
        row for row in map(dict, lines)
        if row["quantity_delivered"] and "2026-04-01" <= row["ordered_at"] < "2026-07-01"
    ]  # fmt: skip
    return (
        100
        * sum(float(row["quantity_delivered"]) >= float(row["quantity_ordered"]) for row in delivered)
        / len(delivered)
    )


def test_it_scores_what_sql_prepared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cast("Callable[[Path], None]", runpy.run_path(str(EXAMPLE))["main"])(tmp_path / "out")
    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith(f"line_fill_rate: {line_fill():.2f}, score ")
    assert said[1].startswith("otif: ")
    scores = parquet.read_table(tmp_path / "out" / "scores.parquet").to_pylist()
    (row,) = [row for row in scores if row["node"] == "line_fill_rate"]
    assert row["value"] == pytest.approx(line_fill(), abs=1e-12)
    assert "| Code | Rule |" in (tmp_path / "out" / "quality.md").read_text("utf-8")
