"""Survey files and value files as people really have them: read right, or refused with place and cure."""

from __future__ import annotations

from pathlib import Path

import pytest

from scorecard.errors import ObservationError, SurveyError
from scorecard.instruments import ColumnLayout, Instrument
from scorecard.io.numbers import Decimals
from scorecard.io.observations import read_observations
from scorecard.io.surveys import read_survey
from scorecard.survey.responses import Survey

QUESTIONS = Instrument.model_validate(
    {
        "id": "q",
        "name": "Q",
        "scale": {"low": 1, "high": 5},
        "items": [{"id": "fast", "text": "Fast"}, {"id": "kind", "text": "Kind"}],
    }
)
LAYOUT = ColumnLayout(columns={"expectation": "E{number}", "perception": "P{number}"}, segments={"zone": "zone"})
HEADER = "E1,E2,P1,P2,zone\n"
ROWS = "5,4,3,2,north\n,4,5,1,south\n"
CODES = {"expectation": [[5, 4], [0, 4]], "perception": [[3, 2], [5, 1]]}


def read(folder: Path, data: str | bytes, layout: ColumnLayout = LAYOUT) -> Survey:
    """Return the survey of a file."""
    path = folder / "s.csv"
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return read_survey(path, QUESTIONS, layout=layout)


def codes(survey: Survey) -> dict[str, object]:
    """Return the codes of a survey as lists."""
    return {role: answers.tolist() for role, answers in survey.answers.items()}


def refused(folder: Path, data: str | bytes, layout: ColumnLayout = LAYOUT) -> list[str]:
    """Return the lines with which a file is refused, the folder cut off."""
    with pytest.raises(SurveyError) as caught:
        read(folder, data, layout)
    return str(caught.value).replace(f"{folder}/", "").split("\n  ")[1:]


@pytest.mark.parametrize(
    "header",
    [
        "\ufeff\ufeffE1,E2,P1,P2,zone\n",
        "E1\u00a0,\u00a0E2,P1,\u3000P2,zone\n",
        "E1\u200b,\u200bE2,P\u00ad1,P2,zone\n",
        "\u200eE1,E2\u200e,P1,\u202dP2\u202c,zone\u200c\n",
        '"E1\n",E2,P1,P2,"zone\r\n"\n',
    ],
)
def test_names_of_columns_are_taken_as_they_are_seen(tmp_path: Path, header: str) -> None:
    """Marks, direction signs and blanks of all kinds come in from web pages and other programs."""
    assert codes(read(tmp_path, header + ROWS)) == CODES


@pytest.mark.parametrize("name", ["sales  region", "sales\u00a0region", '"sales\nregion"', "sales region\u200b"])
def test_white_space_inside_a_name_counts_alike(tmp_path: Path, name: str) -> None:
    """On both sides: in the file and in the layout."""
    data = f"P1,P2,{name}\n5,4,n\n"
    for written in ("sales region", "sales  region", " sales\u00a0region"):
        layout = ColumnLayout(columns={"perception": "P{number}"}, segments={"zone": written})
        assert read(tmp_path, data, layout).segments["zone"].labels == ("n",)


def test_names_that_look_alike_are_one_column_there_twice(tmp_path: Path) -> None:
    """It is not guessed which of them is meant."""
    assert refused(tmp_path, "E1,E1\u200b,E2,P1,P2,zone,zone\u00a0\n5,4,4,3,2,n,s\n") == [
        (
            "s.csv, column E1: 2 columns hold the expectation of item fast; found 'E1, E1�'. "
            "Rename or delete all but one. [duplicate-column]"
        ),
        "s.csv, column zone: the column stands 2 times. Rename or delete all but one. [duplicate-column]",
    ]


def test_full_width_and_other_case_are_named_as_the_cure(tmp_path: Path) -> None:
    """They can be seen, so that they are not taken for the same."""
    assert refused(tmp_path, "Ｅ１,E2,p1,P2,zone\n5,4,3,2,n\n") == [
        "s.csv, column E1: no column holds the expectation of item fast. Did you mean 'Ｅ１'? [missing-column]",
        "s.csv, column P1: no column holds the perception of item fast. Did you mean 'p1'? [missing-column]",
    ]


@pytest.mark.parametrize(
    ("names", "layout"),
    [
        (("Q1_1", "Q1_2"), {"columns": {"perception": "Q1_{number}"}}),
        (("Q1_1", "Q1_2", "Q1_1_TEXT", "Q1_10"), {"columns": {"perception": "Q1_{number}"}}),
        (("Q1[SQ001]", "Q1[SQ002]"), {"columns": {"perception": "Q1[SQ00{number}]"}}),
        (
            ("1. Fast [Perception]", "2. Kind [Perception]"),
            {"columns": {"perception": r"regex:(?P<item>\d+)\..*\[Perc.*"}},
        ),
        (
            ("1. Fast\u00a0[Perception]", "2.  Kind [Perception] "),
            {"names": {"perception": {"fast": "1. Fast [Perception]", "kind": "2. Kind [Perception]"}}},
        ),
        (("Q1、快捷—感知", "Q2、友好—感知"), {"columns": {"perception": r"regex:Q(?P<item>\d+)、.*感知"}}),
        (
            ("How was it? >> Fast", "How was it? >> Kind"),
            {"names": {"perception": {"fast": "How was it? >> Fast", "kind": "How was it? >> Kind"}}},
        ),
        (("Q01", "Q02"), {"columns": {"perception": r"regex:Q(?P<item>\d+)"}}),
    ],
)
def test_names_of_survey_platforms(tmp_path: Path, names: tuple[str, ...], layout: dict[str, object]) -> None:
    """Numbers behind the question, texts in brackets, leading zeros."""
    data = "\t".join((*names, "IP")) + "\n" + "\t".join(["5", "4", *["1"] * (len(names) - 2), "::1"]) + "\n"
    assert codes(read(tmp_path, data, ColumnLayout.model_validate(layout))) == {"perception": [[5, 4]]}


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("5.0", 5),
        ("5.", 5),
        ("5e0", 5),
        ("4.000000000000000000e+00", 4),
        (" ４ ", 4),
        ("\u200e4\u200f", 4),
        ("4\u00a0", 4),
        ("Strongly\u00a0agree", 5),
        ("Strongly  agree\u200b", 5),
        ("−9", 0),
        ("－9", 0),
        ("-9.0", 0),
    ],
)
def test_cells_that_can_mean_one_thing_only(tmp_path: Path, cell: str, code: int) -> None:
    """Forms of a number, blanks within an answer word, forms of a minus in a declared missing code."""
    layout = ColumnLayout(columns={"perception": "P{number}"}, answers={"Strongly agree": 5}, missing=("-9",))
    assert codes(read(tmp_path, f"P1,P2\n{cell},1\n", layout)) == {"perception": [[code, 1]]}


@pytest.mark.parametrize(
    "cell",
    ["5,0", "4,5", "1-5", "2-Jan", "05/01", "(5)", "5%", "$5", "#N/A", "#REF!", "#DIV/0!", "N/A", "NULL", "–", "٥", "५", "⑤", "5²", "½", "五", "5 - good", "5分", "'5", '="5"', "4;5", "4|5", "TRUE", "1 2", "1_0", "5*"],
)  # fmt: skip
def test_cells_that_are_no_plain_number_are_refused(tmp_path: Path, cell: str) -> None:
    """None is cut, rounded or guessed; each is named with its place and the cure."""
    quoted = cell.replace('"', '""')
    shown = f"'{cell}'" if "'" not in cell else f'"{cell}"'
    assert refused(tmp_path, f'E1,E2,P1,P2,zone\n"{quoted}",4,3,2,n\n') == [
        (
            f"s.csv, row 2, column E1: the answer is not a number; found {shown}. "
            "Correct the cell, or declare its text under answers or missing in the layout. [answer-not-a-number]"
        )
    ]


@pytest.mark.parametrize("cell", ["0", "6", "-1", "−1", "4.5", "99", "1e2", "5e-1", "1e999", "1e400000000", "44927"])
def test_numbers_that_are_not_on_the_scale_are_refused(tmp_path: Path, cell: str) -> None:
    """None is clipped."""
    assert refused(tmp_path, f"{HEADER}{cell},4,3,2,n\n") == [
        (
            f"s.csv, row 2, column E1: the answer is not on the scale 1 to 5; found '{cell}'. "
            "Correct the cell, or declare its code under missing in the layout. [answer-out-of-scale]"
        )
    ]


def test_labels_that_look_alike_are_one_group(tmp_path: Path) -> None:
    """What cannot be seen does not split a group; what can be seen does."""
    labels = [
        "north",
        " north ",
        "no\u00adrth",
        "north\u200e",
        "no\u200drth",
        '"north\n"',
        "Köln",
        "Ko\u0308ln",
        "North",
    ]
    survey = read(tmp_path, HEADER + "".join(f"5,4,3,2,{label}\n" for label in labels))
    assert survey.segments["zone"].labels == ("Köln", "North", "north")
    assert survey.segments["zone"].codes.tolist() == [2, 2, 2, 2, 2, 2, 0, 0, 1]


def values(folder: Path, data: str, *, decimal: Decimals | None = None) -> list[tuple[str, str, float | None]]:
    """Return measure, period and value of each row of a value file."""
    path = folder / "k.csv"
    path.write_bytes(data.encode())
    return [(r.measure, r.period, r.value) for r in read_observations(path, decimal=decimal).records]


def values_refused(folder: Path, data: str, *, decimal: Decimals | None = None) -> list[str]:
    """Return the lines with which a value file is refused, the folder cut off."""
    with pytest.raises(ObservationError) as caught:
        values(folder, data, decimal=decimal)
    return str(caught.value).replace(f"{folder}/", "").split("\n  ")[1:]


@pytest.mark.parametrize(
    "header",
    ["Measure\u200b,\ufeffPeriod ,VALUE\u00a0", '"measure\n",period,value', "\u200emeasure,period\u200f,value"],
)
def test_names_in_value_files_are_taken_as_they_are_seen(tmp_path: Path, header: str) -> None:
    assert values(tmp_path, f"{header}\n\u200eotif\u00a0,\u200e2026-Q1\u200b,\u202d3.5\u202c\n") == [
        ("otif", "2026-Q1", 3.5)
    ]


@pytest.mark.parametrize("sign", [";", "\t"])
def test_a_point_that_may_set_thousands_apart_is_refused(tmp_path: Path, sign: str) -> None:
    """Tables with semicolons or tabs come from places where 1.234 is more than a thousand."""
    data = "measure,period,value,n\na,2026-Q1,1.234,5\nb,2026-Q1,7,2.000\n".replace(",", sign)
    what = "the point may be a decimal point or set thousands apart, and no other number of the file tells"
    cure = "Declare decimal='.' or decimal=',' for the whole file. [ambiguous-number]"
    assert values_refused(tmp_path, data) == [
        f"k.csv, row 2, column value: {what}; found '1.234'. {cure}",
        f"k.csv, row 3, column n: {what}; found '2.000'. {cure}",
    ]
    assert values(tmp_path, data, decimal=".") == [("a", "2026-Q1", 1.234), ("b", "2026-Q1", 7.0)]
    told = data.replace("7", "0.5")
    assert values(tmp_path, told) == [("a", "2026-Q1", 1.234), ("b", "2026-Q1", 0.5)], "0.5 tells what the point is"
    assert values(tmp_path, data.replace(sign, ",")) == [("a", "2026-Q1", 1.234), ("b", "2026-Q1", 7.0)]
    assert "Write 1234, or 1,234 with the decimal comma." in values_refused(tmp_path, data, decimal=",")[0]


def test_what_a_spreadsheet_makes_of_numbers_is_named(tmp_path: Path) -> None:
    """Failed formulas, dates, currency signs, brackets: each with its own cure."""
    cells = ("#DIV/0!", "2-Jan", "¥100", "(3.5)")
    assert values_refused(tmp_path, "measure,period,value\n" + "".join(f"a,2026,{cell}\n" for cell in cells)) == [
        (
            "k.csv, row 2, column value: a formula of the spreadsheet failed here; found '#DIV/0!'. "
            "Mend the formula, or leave the cell empty. [spreadsheet-error]"
        ),
        (
            "k.csv, row 3, column value: a date or time stands where a number belongs; found '2-Jan'. "
            "Write the number; a spreadsheet turns 1-2 into a date unless the cell is formatted as text. "
            "[date-not-number]"
        ),
        (
            "k.csv, row 4, column value: a currency sign stands beside the number; found '¥100'. "
            "Write the number alone, and the currency's code, such as CNY, in a column named currency. [currency-sign]"
        ),
        (
            "k.csv, row 5, column value: a number in brackets may be below zero; found '(3.5)'. "
            "Write -3.5 if it is, or 3.5 without brackets. [bracketed-number]"
        ),
    ]
