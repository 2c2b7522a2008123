"""Files and frames of a simulation."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import scorecard as sc
from scorecard.errors import OutputError, UsageError
from scorecard.instruments import servqual
from scorecard.io import simulated
from scorecard.logistics import SimulatedDirt, Simulation, simulate
from tests.refusal import refusal


@pytest.fixture(scope="module")
def simulation() -> Simulation:
    return simulate(lines=400, seed=5, instrument=servqual(points=7), dirt=SimulatedDirt(other_offset=2))


def test_parquet_holds_the_frames(simulation: Simulation, tmp_path: Path) -> None:
    paths = simulation.write(tmp_path / "new" / "folder")
    assert [path.name for path in paths] == [
        "orders.parquet", "customers.parquet", "complaints.parquet", "survey.parquet",
    ]  # fmt: skip
    assert sorted(path.name for path in paths[0].parent.iterdir()) == sorted(path.name for path in paths)
    for path in paths:
        assert pq.read_table(path).equals(simulation.frame(path.stem, backend="pyarrow"))  # type: ignore[call-overload]


def test_csv_says_the_same(simulation: Simulation, tmp_path: Path) -> None:
    for path in simulation.write(tmp_path, file_format="csv"):
        frame = simulation.frame(path.stem)  # type: ignore[call-overload]
        written = pd.read_csv(path, keep_default_na=False, dtype=str)
        assert list(written.columns) == list(frame.columns)
        assert len(written) == len(frame)
        for name in frame.columns:
            column = frame[name]
            if pd.api.types.is_datetime64_any_dtype(column):
                said = column.dt.strftime("%Y-%m-%d %H:%M").fillna("")
            elif pd.api.types.is_bool_dtype(column):
                said = column.map({True: "yes", False: "no"}).astype(object).fillna("")
            elif pd.api.types.is_float_dtype(column):
                said = column.map("{:.2f}".format)
            else:
                said = column.astype(object).map(lambda cell: "" if pd.isna(cell) else str(cell))
            assert written[name].tolist() == said.tolist(), name


def test_frames_of_every_library(simulation: Simulation) -> None:
    frame = simulation.frame("orders", backend="polars")
    assert isinstance(frame, pl.DataFrame)
    assert frame.to_arrow().num_rows == simulation.frame("orders", backend="pyarrow").num_rows
    typed = simulate(lines=30, seed=1).frame("orders", backend="pyarrow").schema
    assert typed.field("ordered_at").type == pa.timestamp("us")
    assert typed.field("undamaged").type == pa.bool_()
    assert typed.field("value").type == pa.float64()


def test_row_groups_do_not_change_what_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    several = simulate(lines=60_000, seed=2)
    (whole, *_) = several.write(tmp_path / "a")
    monkeypatch.setattr(simulated, "ROW_GROUP", 1)
    (parts, *_) = several.write(tmp_path / "b")
    assert pq.ParquetFile(whole).num_row_groups == 1
    assert pq.ParquetFile(parts).num_row_groups == 3
    assert pq.read_table(whole).equals(pq.read_table(parts))


def test_the_survey_is_read_and_agrees_with_the_truth(simulation: Simulation, tmp_path: Path) -> None:
    path = simulation.write(tmp_path)[-1]
    survey = sc.read_survey(path, servqual(points=7), layout=simulation.survey_layout)
    found = sc.gap_analysis(survey)
    true = simulation.truth
    for row in found.items:
        gap = true.answer_mean("perception", row.id) - true.answer_mean("expectation", row.id)
        assert row.standard_error is not None
        assert abs(row.gap - gap) < 4.5 * row.standard_error


def test_what_cannot_be_written_is_refused(simulation: Simulation, tmp_path: Path) -> None:
    assert refusal(lambda: simulation.write(tmp_path, file_format="xlsx"), error=UsageError) == [  # type: ignore[arg-type]
        "the option file_format has an unknown value; found 'xlsx'. Use one of: 'parquet', 'csv'. [bad-option]"
    ]
    assert refusal(lambda: simulation.frame("order"), error=UsageError) == [  # type: ignore[call-overload]
        "the option part has an unknown value; found 'order'. Use one of: 'orders', 'customers', 'complaints', 'survey'. [bad-option]"
    ]
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    (line,) = refusal(lambda: simulation.write(tmp_path / "taken"), error=OutputError)
    assert line.endswith("Check the folder, its permissions and the space on the disk. [unwritable-file]")
