"""What each command does, from files to files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scorecard.io import card_schema
from tests.cli.running import FILES, inputs, run

CARD = FILES["card"]


def test_demo_writes_both_reviews_and_says_where(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran = run(capsys, "demo", "-o", tmp_path / "out")
    names = [tmp_path / "out" / "review.pdf", tmp_path / "out" / "review-zh.pdf"]
    assert (ran.code, ran.out.split()) == (0, [str(n) for n in names])
    assert all(n.read_bytes().startswith(b"%PDF-") for n in names)


@pytest.mark.slow
def test_demo_of_another_template_in_one_language(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran = run(capsys, "demo", "--template", "express_carrier", "--lang", "zh", "-o", tmp_path)
    assert (ran.code, ran.out.split()) == (0, [str(tmp_path / "review-zh.pdf")])
    assert [path.name for path in tmp_path.iterdir()] == ["review-zh.pdf"]
    ran = run(capsys, "demo", "--template", "third_party_logistics", "--lang", "en", "-o", tmp_path)
    assert ran.out.split() == [str(tmp_path / "review.pdf")]


def test_demo_of_a_template_that_does_not_exist_names_the_nearest(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = run(capsys, "demo", "--template", "express_carier", "-o", tmp_path / "out")
    assert ran.code == 2
    assert "found 'express_carier'. Did you mean 'express_carrier'? [unknown-template]" in ran.err
    assert not (tmp_path / "out").exists()


def test_inspect_names_the_columns(capsys: pytest.CaptureFixture[str]) -> None:
    ran = run(capsys, "inspect", FILES["survey"])
    assert ran.code == 0
    for name in ("respondent", "E1", "SAT24", "frequency"):
        assert name in ran.out


def test_gaps_of_one_survey_by_segment_hide_small_groups(capsys: pytest.CaptureFixture[str]) -> None:
    ran = run(capsys, "gaps", FILES["survey"], "--card", CARD, "--by", "sex")
    assert ran.code == 0
    assert "−1.81" in ran.out
    ran = run(capsys, "gaps", FILES["survey"], "--card", CARD, "--by", "age")
    small = [line for line in ran.out.splitlines() if line.startswith("10–19") and "security" in line]
    assert small
    assert "too few to show" in small[0]


def test_gaps_take_interval_adjustment_and_detail(capsys: pytest.CaptureFixture[str]) -> None:
    words = ("gaps", FILES["survey"], "--card", CARD, "--interval", "bca", "--adjust", "bonferroni")
    told = run(capsys, *words).out
    assert "95 % BCa bootstrap interval of the mean." in told
    assert "p adjusted by Bonferroni's method" in told
    assert "Rank-biserial r" not in told
    assert "Rank-biserial r" in run(capsys, *words, "--detail").out
    numbers = json.loads(run(capsys, *words, "--format", "json").out)
    first = numbers["items"][0]
    assert (first["interval_method"], numbers["interval_method"]) == ("bca", "bca")
    assert first["wilcoxon"]["rank_biserial"] < 0
    assert first["top_box"]["expectation"]["n"] == first["n"]
    assert first["p_adjusted"] == min(1.0, first["p_value"] * len(numbers["items"]))


def test_gaps_needs_a_survey_that_the_card_declares(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran = run(capsys, "gaps", FILES["survey"], "--card", CARD, "--survey", "customer")
    assert ran.code == 2
    assert ran.err.endswith(
        "the card declares no such survey; found 'customer'. Did you mean 'customers'? [unknown-survey]\n"
    )
    bare = tmp_path / "card.yaml"
    bare.write_text(
        "id: demo\nname: Demo\ncalendar: {first: 2026-Q1, last: 2026-Q1}\nperspectives: [{id: customer}]\n",
        encoding="utf-8",
    )
    ran = run(capsys, "gaps", FILES["survey"], "--card", bare)
    assert ran.err.endswith("the card declares 0 surveys. Declare the survey in the card. [survey-open]\n")


def test_evaluate_explains_one_score_in_either_language(capsys: pytest.CaptureFixture[str]) -> None:
    ran = run(capsys, "evaluate", CARD, *inputs(), "--explain", "security_gap", "--lang", "zh")
    assert ran.code == 0
    assert "安全性差距：34.54" in ran.out
    data = json.loads(run(capsys, "evaluate", CARD, *inputs(), "--explain", "earn_trust", "--format", "json").out)
    assert data["score"] == pytest.approx(34.536082474227, abs=1e-9)


def test_review_prints_date_and_message_as_given(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import pypdf

    target = tmp_path / "r.pdf"
    words = ("review", CARD, "-o", target, "--date", "2020-01-31", "--message", "Fix the *data* first.")
    ran = run(capsys, *words)
    assert (ran.code, ran.out) == (0, f"{target}\n")
    text = "\n".join(page.extract_text() for page in pypdf.PdfReader(target).pages)
    assert "Fix the *data* first." in text
    assert "2020-01-31" in text


def test_a_date_that_is_none_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran = run(capsys, "review", CARD, *inputs(), "-o", tmp_path / "r.pdf", "--date", "31.1.2020")
    assert (ran.code, list(tmp_path.iterdir())) == (2, [])
    assert ran.err == (
        "This is no date.\n  this is no date; found '31.1.2020'. "
        "Write it as YYYY-MM-DD, such as 2026-03-31. [bad-date]\n"
    )


def test_a_bad_survey_leaves_no_review(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answers = tmp_path / "answers.csv"
    lines = FILES["survey"].read_text("utf-8").splitlines()
    cells = lines[1].split(",")
    cells[1] = "9"
    answers.write_text("\n".join([lines[0], ",".join(cells), *lines[2:]]), encoding="utf-8")
    ran = run(capsys, "review", CARD, *inputs(survey=answers), "-o", tmp_path / "r.pdf")
    assert (ran.code, ran.out) == (1, "")
    assert "row 2, column E1" in ran.err
    assert not (tmp_path / "r.pdf").exists()


def test_a_card_with_several_entities_needs_one_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    card = tmp_path / "card.yaml"
    card.write_text(
        "id: demo\nname: Demo\ncalendar: {first: 2026-Q1, last: 2026-Q1}\n"
        "entities: [{id: north, name: North}, {id: south, name: South}]\nperspectives: [{id: customer}]\n",
        encoding="utf-8",
    )
    ran = run(capsys, "evaluate", card)
    assert ran.code == 2
    assert ran.err.endswith("the card has 2 entities. Name one with --entity: north, south. [entity-option]\n")
    assert run(capsys, "evaluate", card, "--entity", "south").code == 0


def test_template_lists_and_copies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    listed = run(capsys, "template").out.splitlines()
    assert len(listed) == 5
    assert "self_service_kiosk  Self-service kiosks" in listed
    assert listed == sorted(listed)
    monkeypatch.chdir(tmp_path)
    ran = run(capsys, "template", "self_service_kiosk")
    assert ran.code == 0
    assert (tmp_path / "self_service_kiosk" / "card.yaml").read_bytes() == CARD.read_bytes()
    again = run(capsys, "template", "self_service_kiosk")
    assert again.code == 1
    assert "[file-exists]" in again.err


def test_schema_is_the_one_that_editors_get(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "card.schema.json"
    assert run(capsys, "schema", "-o", target).code == 0
    assert json.loads(target.read_text("utf-8")) == card_schema()


def test_an_explanation_is_text_or_json(capsys: pytest.CaptureFixture[str]) -> None:
    ran = run(capsys, "evaluate", CARD, "--explain", "security_gap", "--format", "csv")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "An explanation is no table.\n"
        "  an explanation is no table; found 'csv'. Use --format text or json. [explain-format]\n"
    )


def test_a_blank_message_is_refused_before_anything_is_read(capsys: pytest.CaptureFixture[str]) -> None:
    ran = run(capsys, "review", "nowhere.yaml", "--message", "  ")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "The message is empty.\n"
        "  the message is empty. Leave --message out to have it computed from the numbers. [message-empty]\n"
    )


def test_demo_that_cannot_make_its_folder_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    target = tmp_path / "file" / "out"
    ran = run(capsys, "demo", "-o", target)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == (
        "The folder cannot be made.\n"
        f"  {target}: the folder cannot be made; found 'Not a directory'. "
        "Name another folder with --output. [no-folder]\n"
    )


@pytest.mark.parametrize(
    "words",
    [
        ("gaps", FILES["survey"], "--card", CARD),
        ("evaluate", CARD),
        ("inspect", FILES["values"]),
        ("schema",),
        ("evaluate", CARD, "--explain", "security_gap"),
    ],
)
def test_a_folder_that_does_not_exist_is_told(
    words: tuple[str | Path, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "nowhere" / "out.txt"
    ran = run(capsys, *words, "-o", target)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == (
        f"{target} cannot be written.\n"
        f"  {target}: the file cannot be written (No such file or directory). "
        "Check the folder, its permissions and the space on the disk. [unwritable-file]\n"
    )
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_not_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran = run(capsys, "schema", "-o", tmp_path)
    assert ran.code == 1
    assert "[unwritable-file]" in ran.err
    assert list(tmp_path.iterdir()) == []


ONE = {
    "scale": {"low": 1, "high": 5},
    "dimensions": [{"id": "speed", "name": "Speed"}],
    "items": [{"id": "quick", "text": "Quick", "dimension": "speed"}],
}
LAYOUT = {"columns": {"expectation": "E{number}", "perception": "P{number}"}, "segments": {"site": "site"}}


@pytest.mark.slow
def test_review_prints_every_survey_of_the_period_and_the_groups_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import pypdf

    card = {
        "id": "demo",
        "name": "Demo",
        "calendar": {"first": "2026-Q1", "last": "2026-Q2"},
        "perspectives": [{"id": "customer"}],
        "surveys": {
            name: {"instrument": {**ONE, "id": name, "name": name.title()}, "layout": LAYOUT}
            for name in ("guests", "staff")
        },
    }
    (tmp_path / "card.json").write_text(json.dumps(card), encoding="utf-8")
    words: list[str | Path] = ["review", tmp_path / "card.json", "--by", "site", "-o", tmp_path / "review.pdf"]
    for name, period, perceived in (("guests", "2026-Q2", 3), ("staff", "2026-Q2", 4), ("staff", "2026-Q1", 1)):
        file = tmp_path / f"{name}{period}.csv"
        rows = [f"5,{perceived + i % 2},{'north' if i < 6 else 'south'}" for i in range(12)]
        file.write_text("\n".join(["E1,P1,site", *rows]) + "\n", encoding="utf-8")
        words += ["--survey", f"{name}@{period}={file}"]
    ran = run(capsys, *words)
    assert (ran.code, ran.err) == (0, "")
    text = " ".join("".join(p.extract_text() for p in pypdf.PdfReader(tmp_path / "review.pdf").pages).split())
    assert "Service quality: Guests" in text
    assert "Service quality: Staff" in text
    assert text.count("Overall gap by site") == 2  # one for each survey
    # means of 3 and 4, and of 4 and 5, against 5; the wave of the first quarter is not printed
    assert "Speed 12 5.00 3.50 −1.50" in text
    assert "Speed 12 5.00 4.50 −0.50" in text
    assert "−3.50" not in text


def test_inspect_prints_a_survey_to_paste(capsys: pytest.CaptureFixture[str]) -> None:
    ran = run(capsys, "inspect", FILES["survey"])
    assert ran.code == 0
    assert "\nsurveys:\n  answers:\n    instrument:\n" in ran.out
    assert "      columns:\n" in ran.out
    assert "surveys:" not in run(capsys, "inspect", FILES["values"]).out
    told = json.loads(run(capsys, "inspect", FILES["survey"], "--format", "json").out)
    assert told["survey"].startswith("# Guessed")
