"""What the commands that write a review do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

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


@pytest.mark.slow
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


def test_options_that_no_review_can_have_are_refused_before_anything_is_read(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A wrong call is no problem of the input: exit code 2, and the option is named."""
    ran = run(capsys, "review", "nowhere.yaml", "--message", "  ", "--confidentiality", "", "-o", "review.docx")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "The review cannot be written so.\n"
        "  a review is written as .pdf or .html; found 'review.docx'. "
        "End the name behind --output in .pdf or .html. [review-format]\n"
        "  the message is empty. Leave --message out to have it computed from the numbers. [message-empty]\n"
        "  the mark of confidentiality is empty. Leave --confidentiality out. [mark-empty]\n"
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
