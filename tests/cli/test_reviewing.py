"""The review of a command holds what the data of the command allow, and what the user adds."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pypdf
import pytest

from scorecard.cli import reviewing
from scorecard.cli.inputs import gather
from scorecard.cli.looks import Printed
from scorecard.cli.reviewing import Words, write_review
from scorecard.report import Evidence, Review
from scorecard.scoring import evaluate
from scorecard.templates import load_template
from tests.cli.running import FILES, inputs, run
from tests.report.test_left_out import scored

NOTES = """actions:
  - what: Pilot a privacy screen
    due: 2019-12-31
decisions:
  - what: Fit the screen everywhere
    about: improvement
audit_results: No finding in November.
"""


@pytest.mark.slow
def test_notes_and_suppliers_stand_in_the_review(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    notes = tmp_path / "notes.yaml"
    notes.write_text(NOTES, encoding="utf-8")
    target = tmp_path / "r.pdf"
    words = ("--notes", notes, "--date", "2020-01-15", "--supplier", "keep_running", "--values", FILES["values"])
    ran = run(capsys, "review", FILES["card"], "-o", target, *words)
    assert (ran.code, ran.out) == (0, f"{target}\n")
    text = "\n".join(page.extract_text() for page in pypdf.PdfReader(target).pages)
    for said in (
        "Fit the screen everywhere",
        "One action: 1 late.",
        "No finding in November.",
        "Suppliers and carriers",
    ):
        assert said in text


def test_every_fault_of_the_notes_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    notes = tmp_path / "notes.yaml"
    notes.write_text("actions:\n  - what: Pilot\n    state: late\naudits: None.\n", encoding="utf-8")
    ran = run(capsys, "review", FILES["card"], "-o", tmp_path / "r.pdf", "--notes", notes)
    assert ran.code == 1
    assert f"{notes}:3:12: actions.0.state: this value is not one of the choices" in ran.err
    assert f"{notes}:4:1: audits: there is no field 'audits' here" in ran.err
    assert not (tmp_path / "r.pdf").exists()


def test_evidence_is_what_the_data_allow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    card = load_template("self_service_kiosk")
    read = gather(card, surveys=[f"customers@2019-Q4={FILES['survey']}"], values=[FILES["values"]], period=None)
    seen: dict[str, object] = {}

    class Unwritten(Review):
        """Writes nothing."""

        def save(self, path: object, **looks: object) -> Path:
            return Path(str(path))

    def noted(*args: object, evidence: list[Evidence], **more: object) -> Review:
        seen.update(more, kinds=[type(result).__name__ for result in evidence])
        return Unwritten(None)  # type: ignore[arg-type]  # never looked at

    monkeypatch.setattr(reviewing, "review", noted)
    now = evaluate(card, read.observations, period="2019-Q4")
    write_review(read, now, Words(), Printed(), path=tmp_path / "r.pdf")
    assert seen["kinds"] == ["GapAnalysis", "Survey", "Reliability", "ImportancePerformance", "Uncertainty"]
    assert str(seen["previous"].periods[0]) == "2019-Q3"  # type: ignore[attr-defined]  # an evaluation
    first = evaluate(card, read.observations, period="2018-Q1")
    write_review(read, first, Words(message="Hello"), Printed(), path=tmp_path / "r.pdf")
    assert (seen["previous"], seen["message"]) == (None, "Hello")
    monkeypatch.setattr(reviewing, "_LEAST", 8)
    write_review(read, now, replace(Words(), suppliers=("customer",)), Printed(), path=tmp_path / "r.pdf")
    assert seen["kinds"][-2:] == ["ChangeSignals", "ChangeSignals"]  # type: ignore[index]  # a list
    assert seen["suppliers"] == ("customer",)


def test_confidential_measures_take_no_place_of_a_chart_over_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two that need most attention are confidential: the next two are drawn, and nothing is said to be left out."""
    monkeypatch.setattr(reviewing, "_LEAST", 1)
    discussed = reviewing._discussed  # pyright: ignore[reportPrivateUsage]  # what is drawn, without the drawing
    assert discussed(scored(), show=False) == ["open", "plain"]
    assert discussed(scored(), show=True) == ["alone", "hidden"]


@pytest.mark.slow
def test_a_review_without_a_survey_has_no_survey_in_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert inputs()
    ran = run(capsys, "review", FILES["card"], "--values", FILES["values"], "-o", tmp_path / "r.html")
    assert ran.code == 0
    assert "Items and scales" not in (tmp_path / "r.html").read_text("utf-8")
