"""The review of a command holds what the data of the command allow, and what the user adds."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdf
import pytest

from scorecard.cli import reviewing
from scorecard.cli.inputs import gather, read_inputs
from scorecard.cli.looks import Printed
from scorecard.cli.reviewing import Words, write_review
from scorecard.instruments import ColumnLayout, Instrument, Role
from scorecard.report import Evidence, Review
from scorecard.scoring import evaluate
from scorecard.survey import HeatMap, ImportancePerformance, ZoneOfTolerance, build_survey, question_means
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
    early = evaluate(card, read.observations, period="2019-Q4", as_of=date(2019, 12, 1))
    write_review(read, early, Words(), Printed(), path=tmp_path / "r.pdf")
    assert seen["previous"].origin.as_of == date(2019, 12, 1)  # type: ignore[attr-defined]  # an evaluation


def test_a_review_is_read_on_the_day_that_is_given(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "r.html"
    words = ("review", FILES["card"], "-o", target, "--values", FILES["values"], "--period", "2019-Q4")
    assert run(capsys, *words, "--as-of", "2019-12-01", "--sections", "scorecard,data").code == 0
    assert "The card is read on 2019-12-01: a value due later is not due yet" in target.read_text("utf-8")
    assert run(capsys, *words, "--sections", "scorecard,data").code == 0
    assert "The card is read on" not in target.read_text("utf-8")


def rated_files(folder: Path, roles: tuple[Role, ...]) -> tuple[Path, Path]:
    """Write a card whose only measure is a mean of the last role, and twelve answers from two regions."""
    columns = {role: f"{role}{{number}}" for role in roles}
    items = [
        {"id": "quick", "text": "Quick", "dimension": "speed"},
        {"id": "kind", "text": "Kind", "dimension": "care"},
    ]
    dimensions = [{"id": "speed", "name": "Speed"}, {"id": "care", "name": "Care"}]
    scale = {"low": 1, "high": 5}
    asked = {"id": "two", "name": "Two", "scale": scale, "roles": roles, "dimensions": dimensions, "items": items}
    source = {"survey": "customers", "statistic": roles[-1], "of": "overall"}
    measure = {"id": "liked", "name": "Liked", "worst": 1, "target": 5, "source": source}
    plain = {
        "id": "demo",
        "name": "Demo",
        "calendar": {"first": "2026-Q1", "last": "2026-Q1"},
        "surveys": {
            "customers": {"instrument": asked, "layout": {"columns": columns, "segments": {"region": "region"}}}
        },
        "perspectives": [{"id": "customer", "objectives": [{"id": "serve", "name": "Serve", "measures": [measure]}]}],
    }
    card, answers = folder / "card.json", folder / "answers.csv"
    card.write_text(json.dumps(plain), encoding="utf-8")
    names = [f"{role}{number}" for role in roles for number in (1, 2)]
    rows = [
        ",".join([*(str(2 + (i + at) % 3) for at in range(len(names))), "north" if i % 2 else "south"])
        for i in range(12)
    ]
    answers.write_text("\n".join([",".join([*names, "region"]), *rows]) + "\n", encoding="utf-8")
    return card, answers


SURVEYS = pytest.mark.parametrize(
    ("roles", "kinds"),
    [
        (("perception",), []),
        (("minimum", "desired", "perception"), ["ZoneOfTolerance"]),
        (("importance", "satisfaction"), ["ImportancePerformance"]),
        (("minimum", "desired", "satisfaction"), ["ZoneOfTolerance"]),
        (("importance",), []),
    ],
)
"""Surveys without gaps, and what they allow beside means, answers and alpha."""


@SURVEYS
def test_a_survey_without_gaps_gives_means(
    roles: tuple[Role, ...], kinds: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    card, answers = rated_files(tmp_path, roles)
    read = read_inputs(card, surveys=[f"customers={answers}"], values=[], period="2026-Q1", by="region")
    # answers of 2, 3, 4 by turns, each four times
    assert read.observations.series("liked").tolist() == [3.0]
    seen: list[Evidence] = []

    class Unwritten(Review):
        """Writes nothing."""

        def save(self, path: object, **looks: object) -> Path:
            return Path(str(path))

    def noted(*args: object, evidence: list[Evidence], **more: object) -> Review:
        seen.extend(evidence)
        return Unwritten(None)  # type: ignore[arg-type]  # never looked at

    monkeypatch.setattr(reviewing, "review", noted)
    now = evaluate(read.card, read.observations, period="2026-Q1")
    write_review(read, now, Words(), Printed(), path=tmp_path / "r.pdf")
    assert [type(one).__name__ for one in seen] == [
        "QuestionMeans",
        "Survey",
        "Reliability",
        *kinds,
        "HeatMap",
        "Uncertainty",
    ]
    (heat,) = [one for one in seen if isinstance(one, HeatMap)]
    assert heat.statistic == roles[-1]
    assert all(one.performance == "satisfaction" for one in seen if isinstance(one, ImportancePerformance))
    assert all(one.perceived == roles[-1] for one in seen if isinstance(one, ZoneOfTolerance))


def test_a_card_that_rests_on_perceptions_is_checked_and_evaluated(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    card, answers = rated_files(tmp_path, ("perception",))
    given = ("--survey", f"customers@2026-Q1={answers}")
    ran = run(capsys, "check", card, *given)
    assert (ran.code, ran.err) == (0, "")
    assert "Survey customers 2026-Q1: 12 respondents.\nValues: 1 of 1 cells of the calendar." in ran.out
    ran = run(capsys, "evaluate", card, *given, "--period", "2026-Q1", "--format", "csv")
    found = next(row for row in csv.DictReader(io.StringIO(ran.out)) if row["Id"] == "liked")
    assert (ran.code, found["Value"], found["n"], found["Score"]) == (0, "3.0", "12.0", "50.0")
    for lang, said in (("en", "mean perception"), ("zh", "感知均值")):
        assert said in run(capsys, "evaluate", card, *given, "--explain", "liked", "--lang", lang).out


@pytest.mark.parametrize(
    ("roles", "what", "title"),
    [
        (("perception",), "means", "Mean answers"),
        (("minimum", "desired", "perception"), "zones", "Zone of tolerance"),
        (("minimum", "desired", "satisfaction"), "zones", "Zone of tolerance"),
        (("importance", "satisfaction"), "importance", "Importance"),
        (("importance", "satisfaction"), "means", "Mean answers"),
    ],
)
def test_analyses_of_a_survey_without_gaps_are_printed(
    roles: tuple[Role, ...], what: str, title: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """From satisfaction where perception was not asked; everyone's mean of the last question is 3."""
    card, answers = rated_files(tmp_path, roles)
    ran = run(capsys, "gaps", answers, "--card", card, "--what", what)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(title)
    data = json.loads(run(capsys, "gaps", answers, "--card", card, "--what", what, "--format", "json").out)
    row = data["means"][roles[-1]][0] if what == "means" else data["items" if what == "zones" else "rows"][0]
    assert row["n"] == 12
    assert row[{"means": "mean", "zones": "perceived", "importance": "performance"}[what]] == 3.0


def test_an_analysis_for_which_nobody_was_asked_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    card, answers = rated_files(tmp_path, ("importance",))
    for what in ("gaps", "zones", "importance"):
        ran = run(capsys, "gaps", answers, "--card", card, "--what", what)
        assert (ran.code, ran.out) == (1, "")
        assert "[role-missing]" in ran.err


@pytest.mark.parametrize(("items", "rows"), [(2, ["q0", "q1"]), (31, None)])
def test_groups_are_compared_by_items_where_there_are_no_dimensions(items: int, rows: list[str] | None) -> None:
    """As long as a chart can hold them."""
    questions = [{"id": f"q{i}", "text": f"Question {i}."} for i in range(items)]
    scale = {"low": 1, "high": 5}
    asked = {"id": "bare", "name": "Bare", "scale": scale, "roles": ["perception"], "items": questions}
    layout = ColumnLayout(columns={"perception": "{id}"}, segments={"region": "region"})
    columns = {f"q{i}": [3, 4] * 6 for i in range(items)}
    answers = build_survey(Instrument.model_validate(asked), layout, {**columns, "region": ["north", "south"] * 6})
    found = reviewing._by_group(question_means(answers, by="region"))
    assert [[row.id for row in heat.rows] for heat in found] == ([] if rows is None else [rows])


@pytest.mark.slow
@pytest.mark.parametrize(("lang", "said"), [("en", "Perception: means by dimension"), ("zh", "感知：各维度均值")])
def test_its_review_has_means_and_no_gaps(
    lang: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    card, answers = rated_files(tmp_path, ("perception",))
    target = tmp_path / "r.pdf"
    words = ("--survey", f"customers@2026-Q1={answers}", "--by", "region", "--lang", lang)
    ran = run(capsys, "review", card, "-o", target, *words)
    assert (ran.code, ran.err) == (0, "")
    text = "\n".join(page.extract_text() for page in pypdf.PdfReader(target).pages)
    assert said in text
    assert not any(gaps in text for gaps in ("Gaps by", "差距分析", "维度差距", "题项差距"))


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
