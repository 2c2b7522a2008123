"""Survey files and value files as people really have them: read right, or refused with place and cure."""

from __future__ import annotations

from pathlib import Path

import pytest

from scorecard.errors import ObservationError, SurveyError
from scorecard.instruments import ColumnLayout, Instrument
from scorecard.io.inspection import inspect_file
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


@pytest.mark.parametrize(
    ("above", "row"),
    [
        ("Survey 2026,,,,\n", 2),
        ("Survey 2026,,,,\n,,,,\n", 3),
        ("Expectation,,Perception,,\n", 2),
        ("Fast,Kind,Fast,Kind,Where\nE,E,P,P,\n", 3),
    ],
)
def test_a_header_below_other_rows_is_named(tmp_path: Path, above: str, row: int) -> None:
    """A title, merged names, a row of groups: one line instead of one for each column."""
    assert refused(tmp_path, above + HEADER + ROWS) == [
        (
            f"s.csv, row {row}: the names of the columns stand in this row, below other rows. "
            "Delete everything above this row. [header-below]"
        )
    ]


def test_a_header_of_values_below_other_rows_is_named(tmp_path: Path) -> None:
    assert values_refused(tmp_path, "KPI report,,\nMeasure,Period,Value\na,2026,1\n") == [
        (
            "k.csv, row 2: the names of the columns stand in this row, below other rows. "
            "Delete everything above this row. [header-below]"
        )
    ]


@pytest.mark.parametrize(
    "rows",
    [
        '5,4,3,2,"north\n1,4,5,1,south"\n',
        '5,4,3,2,"north\n1,4,5,1,south\n1,1,1,1,west"\n',
        '"5,4,3,2,north\r\n1",4,5,1,south\n',
    ],
)
def test_rows_that_an_open_quote_swallows_are_not_lost(tmp_path: Path, rows: str) -> None:
    """Else the number of respondents would be too small, and nobody would see it."""
    assert refused(tmp_path, HEADER + rows) == [
        (
            "s.csv, row 2: a quoted cell of this row runs over what look like rows of their own. "
            "Close the double quote where its cell ends, or take the line breaks out of the cell. [swallowed-rows]"
        )
    ]


@pytest.mark.parametrize(
    "text", ["north\nwest", "a, b, c, d, e\nf", "one\ntwo, three, four, five, six", "x\n\ny", "a,b\nc"]
)
def test_text_over_several_lines_stays_text(tmp_path: Path, text: str) -> None:
    survey = read(tmp_path, f'{HEADER}5,4,3,2,"{text}"\n')
    assert survey.segments["zone"].labels == (" ".join(text.split()),)


@pytest.mark.parametrize("label", ["Total", "AVERAGE", "Mean:", "Grand total", "合计", "平均值：", "總計"])
def test_a_total_at_the_end_is_no_respondent(tmp_path: Path, label: str) -> None:
    """Rounded means are on the scale, so that nothing else would give the row away."""
    shown = label
    assert refused(tmp_path, f"{HEADER}{ROWS}5,4,4,2,{label}\n") == [
        (
            f"s.csv, row 4, column zone: the last row looks like a total or a mean, which is no respondent; found '{shown}'. "
            "Delete the row; if it is an answer, name the label differently. [total-row]"
        )
    ]


def test_a_label_that_other_respondents_have_too_is_no_total(tmp_path: Path) -> None:
    survey = read(tmp_path, f"{HEADER}5,4,3,2,Total\n1,2,3,4,Total\n")
    assert survey.segments["zone"].labels == ("Total",)


@pytest.mark.parametrize(
    ("extra", "rows"),
    [
        ("Exported on 2026-01-01\n", 4),
        ("Total,,,,\n", 4),
        ("3.5,4.1,3.2,2.9,\n", 4),
        (HEADER, 4),
        ("#N/A,,,,\n", 4),
        ("Exported on 2026-01-01,,,,\n", 4),
        ("5,4,3\n", 4),
        ("5,4,3,2,north,9\n", 4),
        ("1,000,4,3,2,north\n", 4),
        ("\n5,4,3,2,north\n", 4),
        ("  \n5,4,3,2,north\n", 4),
    ],
)
def test_what_is_no_answer_row_is_refused_at_its_place(tmp_path: Path, extra: str, rows: int) -> None:
    """Footers, totals, headers in the middle, blank and ragged rows."""
    lines = refused(tmp_path, HEADER + ROWS + extra)
    assert lines
    assert all(line.startswith(f"s.csv, row {rows}") for line in lines)


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
@pytest.mark.parametrize("sign", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "gb18030"])
def test_line_ends_separators_and_encodings_change_nothing(tmp_path: Path, end: str, sign: str, encoding: str) -> None:
    """Each with each; quotes around every cell, an empty column behind the last."""
    lines = ["E1,E2,P1,P2,地区,意见", "5,4,3,2,华东地区,服务很好", ",4,5,1,西南地区,希望改进配送的服务"]
    quoted = end.join(sign.join(f'"{cell}"' for cell in (*line.split(","), "")) for line in lines) + end
    layout = LAYOUT.model_copy(update={"segments": {"zone": "地区"}})
    survey = read(tmp_path, quoted.encode(encoding), layout)
    assert codes(survey) == CODES
    assert survey.segments["zone"].labels == ("华东地区", "西南地区")


@pytest.mark.parametrize(
    ("encoding", "label"), [("gbk", "华东地区"), ("cp1252", "Köln"), ("shift_jis", "华东地区"), ("big5", "華東地區")]
)
def test_utf8_declared_as_something_else_is_refused(tmp_path: Path, encoding: str, label: str) -> None:
    """Read as declared, every label would be garbled, and nobody asked."""
    layout = LAYOUT.model_copy(update={"encoding": encoding})
    known = {"gbk": "gb18030"}.get(encoding, encoding)
    assert refused(tmp_path, f"{HEADER}5,4,3,2,{label}\n", layout) == [
        f"s.csv: the file is UTF-8, not {known} as declared. Declare utf-8, or leave the encoding out. [declared-encoding]"
    ]
    assert read(
        tmp_path,
        f"{HEADER}5,4,3,2,{label}\n".encode("cp1252" if label == "Köln" else "gb18030"),
        layout.model_copy(update={"encoding": "cp1252" if label == "Köln" else "gb18030"}),
    ).segments["zone"].labels == (label,)


@pytest.mark.parametrize("word", ["#N/A", "#REF!", "#DIV/0!", "#NAME?", "#WERT!", "########"])
def test_a_failed_formula_is_no_group(tmp_path: Path, word: str) -> None:
    """Unless it is declared as missing."""
    data = f"{HEADER}{ROWS}5,4,3,2,{word}\n5,4,3,2,south\n"
    assert refused(tmp_path, data) == [
        (
            f"s.csv, row 4, column zone: a formula of the spreadsheet failed where a label belongs; found '{word}'. "
            "Mend the formula, or declare its text under missing in the layout. [bad-label]"
        )
    ]
    survey = read(tmp_path, data, LAYOUT.model_copy(update={"missing": (word,)}))
    assert survey.segments["zone"].labels == ("north", "south")
    assert survey.segments["zone"].codes.tolist() == [0, 1, -1, 1]


def test_rows_without_any_answer_are_told(tmp_path: Path) -> None:
    """A blank row of a spreadsheet is a respondent to nobody but the file."""
    survey = read(tmp_path, f"{HEADER}5,4,3,2,north\n,,,,\n,4,5,1,south\n")
    assert survey.size == 3
    assert [note.text("en") for note in survey.provenance.notes] == ["1 respondent answered none of the items."]
    assert [note.text("zh") for note in survey.provenance.notes] == ["有 1 位受访者没有回答任何题项。"]


def test_a_column_without_a_name_that_holds_something_is_named(tmp_path: Path) -> None:
    assert values_refused(tmp_path, "measure,period,value,\na,2026,1,\nb,2026,2,x\n") == [
        (
            "k.csv, row 1: a column without a name holds something; found 'x'. "
            "Give it one of the names of a value file, or delete it. [nameless-column]"
        )
    ]


def test_a_file_is_inspected_as_it_is_seen(tmp_path: Path) -> None:
    """So that what cannot be seen hides no row of items."""
    path = tmp_path / "s.csv"
    path.write_text("E1\u200b,\ufeffE2,E\u00ad3,Ko\u0308ln\n5,4,3,\u200e2\n", encoding="utf-8")
    facts = inspect_file(path)
    assert [(c.name, c.kind, c.values) for c in facts.columns] == [
        ("E1", "whole", "5 (1)"),
        ("E2", "whole", "4 (1)"),
        ("E3", "whole", "3 (1)"),
        ("Köln", "whole", "2 (1)"),
    ]
    assert facts.patterns == (("E1", "E3", "E{number}"),)
