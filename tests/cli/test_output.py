"""Forms of output, and the condition of --fail-on."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from scorecard.templates import load_template
from tests.cli.running import FILES, inputs, run

CARD = FILES["card"]


def test_json_of_an_evaluation_has_every_node_at_full_precision(capsys: pytest.CaptureFixture[str]) -> None:
    ran = run(capsys, "evaluate", CARD, *inputs(), "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    data = json.loads(ran.out)
    assert (data["card"], data["period"]) == ("self_service_kiosk", "2019-Q4")
    nodes = {node["id"]: node for node in data["nodes"]}
    assert list(nodes) == list(load_template("self_service_kiosk").node_ids)
    security = nodes["security_gap"]
    # reference_R_psych.csv: gap of security, 194 respondents
    assert security["value"] == pytest.approx(-1.80927835051546, abs=1e-12)
    assert security["n"] == 194
    assert security["score"] == pytest.approx(100 * (-1.80927835051546 + 2.5) / 2.0, abs=1e-9)
    assert nodes["learning_growth"]["coverage"] == 0.5
    assert nodes["certified_staff"]["score"] is None
    assert nodes["certified_staff"]["status"] == "no_data"


def test_csv_goes_to_a_file_that_spreadsheets_open_right(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "gaps.csv"
    ran = run(capsys, "gaps", FILES["survey"], "--card", CARD, "--format", "csv", "--lang", "zh", "-o", target)
    assert (ran.code, ran.out) == (0, "")
    raw = target.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"))))
    assert any("安全性" in row for row in rows)


def test_markdown_is_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    ran = run(capsys, "gaps", FILES["survey"], "--card", CARD, "--what", "importance", "--format", "markdown")
    rows = [line for line in ran.out.splitlines() if line.startswith("|")]
    assert ran.code == 0
    assert set(rows[1]) <= set("|-: ")
    assert len(rows) == 2 + 24
    assert len({line.count("|") for line in rows}) == 1


def test_latex_is_a_tabular(capsys: pytest.CaptureFixture[str]) -> None:
    ran = run(capsys, "gaps", FILES["survey"], "--card", CARD, "--what", "importance", "--format", "latex")
    rows = [line for line in ran.out.splitlines() if line.endswith(r" \\")]
    assert (ran.code, len(rows)) == (0, 1 + 24)
    assert len({line.replace(r"\&", "").count("&") for line in rows}) == 1


@pytest.mark.parametrize(("band", "code"), [("red", 3), ("amber", 3), ("green", 3)])
def test_fail_on_is_met_by_the_band_or_a_worse_one(band: str, code: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "evaluate", CARD, *inputs(), "--fail-on", band, "--format", "csv").code == code


def test_fail_on_is_not_met_where_all_is_better(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    card = tmp_path / "card.yaml"
    card.write_text(
        "id: demo\nname: Demo\ncalendar: {first: 2026-Q1, last: 2026-Q1}\nperspectives:\n"
        "  - id: customer\n    objectives:\n      - id: on_time\n        name: On time\n        measures:\n"
        "          - {id: otif, name: OTIF, worst: 80, target: 100, unit: {kind: percent}}\n",
        encoding="utf-8",
    )
    values = tmp_path / "kpi.csv"
    values.write_text("measure,period,value\notif,2026-Q1,96\n", encoding="utf-8")  # score 80: amber
    words = ("evaluate", card, "--values", values, "--format", "csv", "--fail-on")
    assert run(capsys, *words, "red").code == 0
    assert run(capsys, *words, "amber").code == 3


def test_a_band_that_no_node_has_is_refused_before_anything_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "review.pdf"
    ran = run(capsys, "review", CARD, *inputs(), "-o", target, "--fail-on", "rde")
    assert ran.code == 2
    assert ran.err == (
        "The card has no such band.\n  the card has no such band; found 'rde'. Did you mean 'red'? [unknown-band]\n"
    )
    assert not target.exists()


def test_fail_on_names_the_scores_on_stderr(capsys: pytest.CaptureFixture[str]) -> None:
    ran = run(capsys, "evaluate", CARD, *inputs(), "--fail-on", "red", "--format", "json")
    assert ran.code == 3
    json.loads(ran.out)  # what a program reads stays whole
    # by hand from the template's statuses: 2 perspectives, 4 objectives and 4 measures are off target
    assert ran.err.startswith("--fail-on red: 10 in this band or a worse one: Customer (customer), ")
    assert "Completed without help (self_completion)" in ran.err


def test_fail_on_compares_a_measures_own_bands_by_what_they_say(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    card = {
        "id": "demo",
        "name": "Demo",
        "calendar": {"first": "2026-Q1", "last": "2026-Q1"},
        "perspectives": [
            {
                "id": "customer",
                "objectives": [
                    {
                        "id": "on_time",
                        "name": "On time",
                        "measures": [
                            {
                                "id": "otif",
                                "name": "OTIF",
                                "worst": 0,
                                "target": 100,
                                "bands": [
                                    {"id": "poor", "low": 0, "high": 98, "level": "bad", "name": "Poor", "letter": "P"},
                                    {"id": "fine", "low": 98, "high": 100, "level": "good", "name": "F", "letter": "F"},
                                ],
                            }
                        ],
                    }
                ],
            }
        ],
    }
    (tmp_path / "card.json").write_text(json.dumps(card), encoding="utf-8")
    values = tmp_path / "kpi.csv"
    values.write_text("measure,period,value\notif,2026-Q1,95\n", encoding="utf-8")
    words = ("evaluate", tmp_path / "card.json", "--values", values, "--format", "csv", "--fail-on")
    # 95 is green by the card's bands and poor, a bad one, by the measure's own
    for band in ("red", "poor"):
        ran = run(capsys, *words, band)
        assert (ran.code, ran.err) == (3, f"--fail-on {band}: 1 in this band or a worse one: OTIF (otif).\n")
    assert run(capsys, *words, "fine").code == 3
    values.write_text("measure,period,value\notif,2026-Q1,99\n", encoding="utf-8")
    assert run(capsys, *words, "red").code == 0


@pytest.mark.parametrize("what", ["gaps", "reliability", "importance"])
def test_json_of_a_survey_says_where_it_comes_from(what: str, capsys: pytest.CaptureFixture[str]) -> None:
    ran = run(capsys, "gaps", FILES["survey"], "--card", CARD, "--what", what, "--format", "json")
    data = json.loads(ran.out)
    assert (data["instrument"], data["source"]["source"]) == ("kiosk_service_quality", "answers.csv")
    assert (data["source"]["encoding"], data["source"]["rows_read"]) == ("utf-8", 194)
    rows = data["items"] if what == "gaps" else data["rows"]
    assert all(row["n"] == 194 for row in rows)
    assert all("reason" in row for row in rows)


def test_json_of_an_inspection_has_encoding_and_columns(capsys: pytest.CaptureFixture[str]) -> None:
    data = json.loads(run(capsys, "inspect", FILES["values"], "--format", "json").out)
    assert (data["source"]["encoding"], data["source"]["separator"]) == ("utf-8", "comma")
    assert [c["name"] for c in data["columns"]][:3] == ["measure", "period", "value"]


def test_csv_on_the_terminal_has_no_mark_and_full_precision(capsys: pytest.CaptureFixture[str]) -> None:
    ran = run(capsys, "gaps", FILES["survey"], "--card", CARD, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(ran.out)))
    security = next(row for row in rows if row["Id"] == "security")
    assert float(security["Gap"]) == pytest.approx(-1.80927835051546, abs=1e-12)
