"""Input that is not clean, from the command to what is left on the disk."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pypdf
import pytest

from tests.cli.running import Ran, run
from tests.report.kiosk import dense

CARD = """\
schema_version: 1
id: shop
name: Shop
calendar: {first: 2026-Q1, last: 2026-Q2}
perspectives:
  - id: customer
    objectives:
      - id: please
        name: Please customers
        measures:
          - {id: speed_gap, name: Speed gap, worst: -3, target: 0, source: {survey: customers, of: speed}}
          - {id: sales, name: Sales, worst: 100, target: 200, unit: {kind: currency, currency: EUR}}
      - id: grow
        name: Grow
        measures:
          - {id: returns, name: Returns, direction: minimise, worst: 20, target: 5, unit: {kind: percent}}
strategy_map:
  links: [{cause: please, effect: grow}]
surveys:
  customers:
    instrument:
      id: short
      name: Short
      scale: {low: 1, high: 7}
      dimensions: [{id: speed, name: Speed}]
      items:
        - {id: quick, text: Quick, dimension: speed}
        - {id: prompt, text: Prompt, dimension: speed}
    layout:
      columns: {expectation: "E{number}", perception: "P{number}"}
      segments: {site: site}
"""
ANSWERS = "E1,P1,E2,P2,site\n" + "6,4,7,5,north\n5,5,6,3,north\n7,4,6,6,south\n6,6,5,4,south\n" * 3
VALUES = "measure,period,value\nsales,2026-Q2,150\nreturns,2026-Q2,8.5\n"


def files(folder: Path, *, card: str = CARD, answers: str | bytes = ANSWERS, values: str | bytes = VALUES) -> list[str]:
    """Write the three files and return the words that name them."""
    made: list[str] = []
    for name, content in (("card.yaml", card), ("answers.csv", answers), ("kpi.csv", values)):
        raw = content if isinstance(content, bytes) else content.encode()
        (folder / name).write_bytes(raw)
        made.append(str(folder / name))
    return [made[0], "--survey", f"customers@2026-Q2={made[1]}", "--values", made[2]]


def refused(ran: Ran, folder: Path, line: str) -> None:
    """Hold a refusal to exit code 1, an empty stdout, and its line on stderr."""
    assert (ran.code, ran.out) == (1, "")
    assert f"\n  {folder}/{line}\n" in ran.err
    assert "Traceback" not in ran.err


OBJECTIVES = "perspectives.0.objectives"
HOLE = """\
bands:
  - {id: low, low: 0, high: 50, level: bad, name: Low, letter: L}
  - {id: top, low: 60, high: 100, level: good, name: Top, letter: T}
strategy_map:"""

BAD_CARDS: dict[str, tuple[dict[str, str], str]] = {
    "duplicate key": (
        {"id: shop\n": "id: shop\nid: shop\n"},
        "card.yaml:3:1: id: the key stands twice, first in line 2, column 1. Keep one of the two. [duplicate-key]",
    ),
    "unknown field": (
        {"worst: 20": "wurst: 20"},
        (
            f"card.yaml:16:63: {OBJECTIVES}.1.measures.0.wurst: there is no field 'wurst' here. "
            "Did you mean 'worst'? [unknown-field]"
        ),
    ),
    "missing reference value": (
        {"worst: 20, target: 5": "target: 5"},
        (
            f"card.yaml:16:13: {OBJECTIVES}.1.measures.0.worst: a measure to minimise needs worst beside target. "
            "Add worst, or remove target to leave the measure unscored. [reference-missing]"
        ),
    ),
    "worst is target": (
        {"worst: 20": "worst: 5"},
        (
            f"card.yaml:16:81: {OBJECTIVES}.1.measures.0.target: worst equals target, so that no score can be computed; "
            "found '5'. Change one of them. [worst-equals-target]"
        ),
    ),
    "negative weight": (
        {"id: grow\n": "id: grow\n        weight: -1\n"},
        (
            f"card.yaml:14:17: {OBJECTIVES}.1.weight: this must be at least 0; found '-1'. "
            "Change the value. [out-of-range]"
        ),
    ),
    "all weights zero": (
        {"id: please\n": "id: please\n        weight: 0\n", "id: grow\n": "id: grow\n        weight: 0\n"},
        f"card.yaml:8:7: {OBJECTIVES}: all weights are zero. Give at least one of them a weight above zero. [weights-zero]",
    ),
    "circle": (
        {"effect: grow}": "effect: grow}, {cause: grow, effect: please}"},
        (
            "card.yaml:18:10: strategy_map.links: the strategy map runs in a circle; found 'please → grow → please'. "
            "Remove one of these links. [cyclic-map]"
        ),
    ),
    "no such survey": (
        {"survey: customers,": "survey: customer,"},
        (
            f"card.yaml:11:85: {OBJECTIVES}.0.measures.0.source.survey: the card declares no such survey; found 'customer'. "
            "Did you mean 'customers'? [unknown-survey]"
        ),
    ),
    "no such dimension": (
        {"of: speed": "of: sped"},
        (
            f"card.yaml:11:100: {OBJECTIVES}.0.measures.0.source.of: the survey has no such dimension, item or whole; "
            "found 'sped'. Did you mean 'speed'? [unknown-source]"
        ),
    ),
    "hole between bands": (
        {"strategy_map:": HOLE},
        (
            "card.yaml:19:20: bands.1.low: between the bands 'low' and 'top' there is a hole; found '50 to 60'. "
            "Let each band begin where the one before ends. [band-hole]"
        ),
    ),
}


@pytest.mark.parametrize("case", BAD_CARDS)
def test_a_card_that_cannot_be_used_leaves_nothing(
    case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    changes, line = BAD_CARDS[case]
    card = CARD
    for old, new in changes.items():
        assert old in card
        card = card.replace(old, new)
    words = files(tmp_path, card=card)
    refused(run(capsys, "check", words[0]), tmp_path, line)
    refused(run(capsys, "review", *words, "-o", tmp_path / "review.pdf"), tmp_path, line)
    assert {p.name for p in tmp_path.iterdir()} == {"card.yaml", "answers.csv", "kpi.csv"}


BAD_ANSWERS: dict[str, tuple[str | bytes, str]] = {
    "out of scale": (
        ANSWERS.replace("6,4,7,5", "6,9,7,5", 1),
        (
            "answers.csv, row 2, column P1: the answer is not on the scale 1 to 7; found '9'. "
            "Correct the cell, or declare its code under missing in the layout. [answer-out-of-scale]"
        ),
    ),
    "text": (
        ANSWERS.replace("6,4,7,5", "6,good,7,5", 1),
        (
            "answers.csv, row 2, column P1: the answer is not a number; found 'good'. "
            "Correct the cell, or declare its text under answers or missing in the layout. [answer-not-a-number]"
        ),
    ),
    "column missing": (
        ANSWERS.replace("E2", "X2", 1),
        (
            "answers.csv, column E2: no column holds the expectation of item prompt. "
            "Use one of: E1, P1, X2, P2, site. [missing-column]"
        ),
    ),
    "column twice": (
        ANSWERS.replace("P2", "P1", 1),
        (
            "answers.csv, column P1: 2 columns hold the perception of item quick; found 'P1, P1'. "
            "Rename or delete all but one. [duplicate-column]"
        ),
    ),
    "empty": (
        "",
        "answers.csv: the file is empty. Export it again with a header row and data rows. [empty-file]",
    ),
    "only headers": (
        "E1,P1,E2,P2,site\n",
        "answers.csv: the file has headers but no data rows. Export it again with the data. [no-rows]",
    ),
    "undecidable encoding": (
        ANSWERS.replace("north", "Nürnberg").encode("latin-1"),
        (
            "answers.csv:2: the file is neither UTF-8 nor, beyond doubt, Chinese in GB 18030; found 'byte 0xFC'. "
            "Save it as UTF-8, or declare its encoding, such as gb18030 or cp1252. [undecidable-encoding]"
        ),
    ),
}


@pytest.mark.parametrize("case", BAD_ANSWERS)
def test_answers_that_cannot_be_used_leave_nothing(
    case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answers, line = BAD_ANSWERS[case]
    words = files(tmp_path, answers=answers)
    refused(run(capsys, "check", *words), tmp_path, line)
    refused(run(capsys, "review", *words, "-o", tmp_path / "review.pdf"), tmp_path, line)
    assert {p.name for p in tmp_path.iterdir()} == {"card.yaml", "answers.csv", "kpi.csv"}


BAD_VALUES: dict[str, tuple[str, str]] = {
    "NaN": (
        VALUES.replace("8.5", "NaN"),
        (
            "kpi.csv, row 3, column value: the number is not finite; found 'NaN'. "
            "Leave the cell empty where there is no value. [not-finite]"
        ),
    ),
    "infinity": (
        VALUES.replace("8.5", "inf"),
        (
            "kpi.csv, row 3, column value: the number is not finite; found 'inf'. "
            "Leave the cell empty where there is no value. [not-finite]"
        ),
    ),
    "text": (
        VALUES.replace("8.5", "many"),
        (
            "kpi.csv, row 3, column value: text stands where a number belongs; found 'many'. "
            "Write a number, or leave the cell empty. [not-a-number]"
        ),
    ),
    "outside the calendar": (
        VALUES.replace("2026-Q2,8.5", "2027-Q1,8.5"),
        (
            "kpi.csv, row 3, column period: this period is outside the card's calendar; found '2027-Q1'. "
            "The calendar runs from 2026-Q1 to 2026-Q2; change it in the card or leave the value out. [period-outside]"
        ),
    ),
    "no such measure": (
        VALUES.replace("returns", "retruns"),
        (
            "kpi.csv, row 3, column measure: the card has no such measure; found 'retruns'. "
            "Did you mean 'returns'? [unknown-measure]"
        ),
    ),
    "another currency": (
        VALUES.replace("150", "USD 150"),
        (
            "kpi.csv, row 2, column currency: sales is in EUR; found 'USD'. "
            "Convert the values to EUR, or change the currency in the card. [currency-other]"
        ),
    ),
    "decimal comma": (
        VALUES.replace("8.5", '"8,5"'),
        (
            "kpi.csv, row 3, column value: a comma stands in the number, where the decimal sign is the point; found '8,5'. "
            "Declare decimal=',' for the whole file, or write 8.5. [decimal-comma]"
        ),
    ),
}


@pytest.mark.parametrize("case", BAD_VALUES)
def test_values_that_cannot_be_used_leave_nothing(
    case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    values, line = BAD_VALUES[case]
    words = files(tmp_path, values=values)
    refused(run(capsys, "check", *words), tmp_path, line)
    refused(run(capsys, "review", *words, "-o", tmp_path / "review.pdf"), tmp_path, line)
    assert {p.name for p in tmp_path.iterdir()} == {"card.yaml", "answers.csv", "kpi.csv"}


def test_all_problems_of_all_answers_are_listed_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = ANSWERS.replace("6,4,7,5", "6,9,7,5", 1).replace("5,5,6,3", "5,5,0,x", 1)
    ran = run(capsys, "check", *files(tmp_path, answers=bad))
    assert ran.code == 1
    assert [
        place for place in ("row 2, column P1", "row 3, column E2", "row 3, column P2") if place not in ran.err
    ] == []


def test_clean_files_pass(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran = run(capsys, "check", *files(tmp_path))
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[1:3] == [
        "Survey customers 2026-Q2: 12 respondents.",
        "Values: 3 of 6 cells of the calendar.",
    ]


# ------------------------------------------------------- read, and said so


def test_what_reading_did_is_said_in_the_review(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """GB 18030, semicolons, Windows line ends, blank lines at the end, a full-width digit; a BOM in the other file."""
    sites = ("华东地区的客户", "北方服务中心")
    rows = ANSWERS.replace("north", sites[0]).replace("south", sites[1]).replace("6,4,7,5", "6,４,7,5", 1)
    answers = (rows.replace(",", ";").replace("\n", "\r\n") + "\r\n;;;;\r\n").encode("gb18030")
    words = files(tmp_path, answers=answers, values=b"\xef\xbb\xbf" + VALUES.encode())
    target = tmp_path / "review.pdf"
    assert run(capsys, "review", *words, "-o", target).code == 0
    text = dense("".join(page.extract_text() for page in pypdf.PdfReader(target).pages))
    assert dense("answers.csv gb18030 semicolon 12 2 0 1 0") in text
    assert dense("kpi.csv utf-8 comma 2 0 0 0 0") in text
    for said in (
        "No encoding was declared; the file was recognised as Chinese in GB 18030.",
        "The lines end as on Windows (CR LF).",
        "The file starts with a byte order mark (UTF-8).",
    ):
        assert dense(said) in text


# -------------------------------------- analysed, with the statistic null


def table(ran: Ran) -> dict[tuple[str, str], dict[str, str]]:
    """Return a CSV of gaps by group and row."""
    assert ran.code == 0
    return {(row.get("Group", ""), row["Id"]): row for row in csv.DictReader(io.StringIO(ran.out))}


def test_group_of_one_item_of_nobody_and_equal_answers_are_analysed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = files(tmp_path, answers="E1,P1,E2,P2,site\n" + "6,4,,,north\n" * 9)
    rows = table(run(capsys, "gaps", words[2].partition("=")[2], "--card", words[0], "--format", "csv"))
    quick, prompt = rows["", "quick"], rows["", "prompt"]
    assert (quick["n"], float(quick["Gap"]), quick["p"], quick["Remark"]) == ("9", -2.0, "", "all gaps equal")
    assert (prompt["n"], prompt["Gap"], prompt["Remark"]) == ("0", "", "nobody answered enough")
    words = files(tmp_path, answers="E1,P1,E2,P2,site\n6,4,7,5,north\n" + "5,5,6,3,south\n6,4,5,4,south\n" * 5)
    by_site = run(capsys, "gaps", words[2].partition("=")[2], "--card", words[0], "--by", "site", "--format", "csv")
    alone = table(by_site)["north", "quick"]
    assert (alone["Gap"], alone["Low"], alone["Remark"]) == ("", "", "too few to show")
    assert "nan" not in by_site.out.lower()


@pytest.mark.slow
def test_review_of_one_respondent_prints(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = files(tmp_path, answers="E1,P1,E2,P2,site\n6,4,7,5,north\n")
    target = tmp_path / "review.pdf"
    ran = run(capsys, "review", *words, "-o", target, "--lang", "zh")
    assert (ran.code, ran.err) == (0, "")
    text = dense("".join(page.extract_text() for page in pypdf.PdfReader(target).pages))
    assert "Speed：仅1人作答。" in text
    assert "没有可检验的差距" in text
