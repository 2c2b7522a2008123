"""Each file is read right, by counts made by hand, or refused with the list of places."""

# ruff: noqa: DTZ001  # local times

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from openpyxl import Workbook

from scorecard.errors import SurveyError
from scorecard.instruments import ColumnLayout, DropRule, LongColumns, layouts
from scorecard.io import read_survey, tally_survey
from tests.io.survey_tools.expected import HERE, QUESTIONS, WORDS, codes, notes, read, refused

PLAIN = ColumnLayout(
    columns={"expectation": "E{number}", "perception": "P{number}"}, respondent="key", segments={"region": "region"}
)
TITLED = PLAIN.model_copy(update={"header_rows": 3, "name_row": 3})
LONG = ColumnLayout(
    shape="long",
    respondent="respondent",
    long=LongColumns(roles={"E": "expectation", "P": "perception"}),
    missing=("不适用",),
    segments={"region": "region"},
)
QUALTRICS = layouts.qualtrics(
    {"expectation": "QE_{number}", "perception": "QP_{number}"},
    answers=WORDS,
    segments={"region": "Region"},
    missing=("-99",),
)


def test_qualtrics_values() -> None:
    """A preview, a junk answer and an unfinished one go; -99 is missing; the second question text has line breaks."""
    survey = read("qualtrics_values.csv", QUALTRICS)
    assert codes(survey) == ([[5, 4, 4], [5, 5, 0], [5, 4, 5]], [[4, 4, 3], [2, 3, 3], [5, 4, 4]])
    assert survey.respondents == ("R_a", "R_b", "R_d")
    assert survey.duration is not None
    assert survey.duration.tolist() == [200, 90, 300]
    assert survey.segments["region"].codes.tolist() == [0, 1, 1]
    assert (survey.provenance.missing, survey.provenance.rows_read) == ((("-99", 1),), 3)
    assert notes(survey) == [
        "The file starts with a byte order mark (UTF-8).",
        "Rows left out by the layout, because Status is '1' (previews, tests, junk): 1.",
        "Rows left out by the layout, because Status is '8' (previews, tests, junk): 1.",
        "Rows left out by the layout, because Finished is '0' (not finished): 1.",
        "Submitted from 2026-03-02 to 2026-03-03.",
    ]


def test_qualtrics_unfinished_answers_may_be_kept() -> None:
    layout = layouts.qualtrics(
        {"expectation": "QE_{number}", "perception": "QP_{number}"}, missing=("-99",), unfinished="keep"
    )
    survey = read("qualtrics_values.csv", layout)
    assert codes(survey)[0] == [[5, 4, 4], [5, 5, 0], [4, 0, 0], [5, 4, 5]]
    assert survey.provenance.missing == (("", 5), ("-99", 1))


def test_qualtrics_texts() -> None:
    """Tab-separated UTF-16, words of two languages, blanks behind a word, 不适用."""
    layout = layouts.qualtrics(
        {"expectation": "QE_{number}", "perception": "QP_{number}"}, answers=WORDS, missing=("不适用",)
    )
    survey = read("qualtrics_texts.tsv", layout)
    assert codes(survey) == ([[4, 5, 4], [5, 4, 0]], [[3, 4, 4], [4, 0, 3]])
    facts = survey.provenance
    assert (facts.missing, facts.words_mapped, facts.separator) == ((("", 1), ("不适用", 1)), 10, "tab")
    assert (
        notes(survey)[1]
        == "Rows left out by the layout, because Status is 'Survey Preview' (previews, tests, junk): 1."
    )


def test_google_forms() -> None:
    layout = layouts.google_forms(
        {"expectation": "What do you expect?", "perception": "How was it?"},
        answers=WORDS,
        missing=("Not applicable",),
        segments={"region": "Region"},
    )
    survey = read("google_forms.csv", layout)
    assert codes(survey) == ([[5, 4, 4], [4, 4, 5], [5, 5, 5]], [[3, 4, 2], [4, 0, 0], [1, 4, 4]])
    assert (survey.provenance.missing, survey.provenance.words_mapped) == ((("", 1), ("Not applicable", 1)), 16)
    assert survey.segments["region"].codes.tolist() == [0, 1, -1]
    assert notes(survey) == ["Submitted from 2026-03-02 to 2026-03-04."]


def test_google_forms_in_chinese() -> None:
    layout = layouts.google_forms(
        {"expectation": "您的期望？", "perception": "实际感受？"},
        answers=WORDS,
        missing=("不适用",),
        submitted="时间戳记",
    )
    survey = read("google_forms_zh.csv", layout)
    assert codes(survey) == ([[5, 4, 4], [4, 4, 5]], [[3, 4, 2], [4, 0, 0]])
    assert survey.provenance.missing == (("", 1), ("不适用", 1))


def test_microsoft_forms_with_semicolons() -> None:
    layout = layouts.microsoft_forms({"expectation": "{text}", "perception": "{text}2"}, answers=WORDS, lang="zh")
    survey = read("microsoft_forms_zh.csv", layout)
    assert codes(survey) == ([[5, 4, 4], [4, 4, 5], [5, 5, 5]], [[3, 4, 4], [2, 4, 0], [5, 5, 5]])
    assert survey.duration is not None
    assert survey.duration.tolist() == [120, 90, 45]
    assert (survey.provenance.separator, survey.provenance.words_mapped) == ("semicolon", 17)


def test_wenjuanxing_numbers() -> None:
    """GB 18030, full-width digits, skipped and empty, spans in minutes and seconds, a blank row at the end."""
    layout = layouts.wenjuanxing({"expectation": 2, "perception": 3}, segments={"region": "1、您所在的地区："})
    survey = read("wenjuanxing.csv", layout)
    assert codes(survey) == ([[5, 4, 4], [4, 5, 5], [5, 5, 5]], [[3, 4, 2], [4, 0, 4], [1, 4, 0]])
    assert survey.duration is not None
    assert survey.duration.tolist() == [95, 80, 203]
    facts = survey.provenance
    assert (facts.encoding, facts.missing, facts.digits_normalised) == ("gb18030", (("(空)", 1), ("(跳过)", 1)), 2)
    assert facts.rows_blank == 1


def test_wenjuanxing_with_a_row_of_sums() -> None:
    """Refused, unless a rule says that it is no answer."""
    layout = layouts.wenjuanxing({"expectation": 2, "perception": 3}, answers=WORDS)
    assert refused("wenjuanxing_texts.csv", layout) == [
        "wenjuanxing_texts.csv cannot be used as it is.",
        (
            "wenjuanxing_texts.csv, row 4, column 序号: the last row looks like a total or a mean, which is no respondent; "
            "found '合计'. Delete the row; if it is an answer, name the label differently. [total-row]"
        ),
    ]
    rule = DropRule(column="序号", values=("合计",))
    survey = read("wenjuanxing_texts.csv", layout.model_copy(update={"drop": (rule,)}))
    assert codes(survey) == ([[5, 4, 4], [4, 5, 5]], [[3, 4, 2], [4, 0, 4]])
    assert survey.provenance.words_mapped == 11
    assert notes(survey)[1] == "Rows left out by the layout, because 序号 is '合计': 1."


def test_limesurvey() -> None:
    layout = layouts.limesurvey({"expectation": "E", "perception": "P"}, answers={f"A{n}": n for n in range(1, 6)})
    survey = read("limesurvey.csv", layout)
    assert codes(survey) == ([[5, 4, 4], [4, 5, 5], [5, 5, 5]], [[3, 4, 2], [4, 0, 4], [1, 4, 0]])
    assert survey.provenance.missing == (("", 1), ("N/A", 1))
    assert notes(survey)[0] == "Rows left out by the layout, because submitdate is empty (not finished): 1."
    assert survey.provenance.notes[0].text("zh") == "按列布局的规定略去 1 行：submitdate 为 空（未完成）。"


def test_surveymonkey_with_merged_questions() -> None:
    layout = layouts.surveymonkey(
        {"expectation": "What do you expect?", "perception": "How was it?"}, segments={"region": "Region | Response"}
    )
    survey = read("surveymonkey.csv", layout)
    assert codes(survey) == ([[5, 4, 4], [4, 5, 5]], [[3, 4, 2], [4, 0, 4]])
    assert survey.duration is not None
    assert survey.duration.tolist() == [200, 90]
    assert survey.segments["region"].labels == ("North", "South")


def test_one_row_an_answer() -> None:
    """Items by id, number and statement; roles by letter and name; 4 and ４ are one answer."""
    survey = read("long.csv", LONG)
    assert codes(survey) == ([[5, 4, 4], [4, 5, 0]], [[3, 4, 2], [4, 0, 0]])
    assert survey.respondents == ("a", "b")
    assert survey.segments["region"].codes.tolist() == [0, 1]
    # the rows of b lack two of the six
    assert survey.provenance.missing == (("", 2), ("不适用", 1))
    assert notes(survey) == [
        "One row an answer: 11 rows were put together by respondent, of whom there are 2.",
        "Answers that stand in the file again with the same value, and count once: 1.",
    ]


def test_a_long_file_that_contradicts_itself() -> None:
    name = "long_contradicting.csv"
    assert refused(name, LONG) == [
        f"{name} cannot be read.",
        (
            f"{name}, row 3, column value: the expectation of item prompt was answered by the same respondent in row 2; "
            'found \'4\'. Delete one of the rows, or write duplicates: "first" or "last" in the layout. [answer-given-twice]'
        ),
        f"{name}, row 4, column respondent: this row names no respondent. Fill it in. [no-respondent]",
        (
            f"{name}, row 5, column item: the questionnaire has no such item; found 'speed'. "
            "Use one of: prompt, clear, fair. [unknown-item]"
        ),
        (
            f"{name}, row 6, column role: this word stands for nothing that the questionnaire asks; found 'Q'. "
            "Use one of: E, P, expectation, perception. [unknown-role-word]"
        ),
    ]


def test_every_bad_cell_is_named_with_its_place() -> None:
    out = "the answer is not on the scale 1 to 5"
    none = "the answer is not a number"
    scale = "Correct the cell, or declare its code under missing in the layout. [answer-out-of-scale]"
    word = "Correct the cell, or declare its text under answers or missing in the layout. [answer-not-a-number]"
    assert refused("dirty.csv", PLAIN) == [
        "dirty.csv cannot be used as it is.",
        f"dirty.csv, row 3, column E1: {out}; found '7'. {scale}",
        f"dirty.csv, row 4, column E3: {none}; found '不适用'. {word}",
        f"dirty.csv, row 5, column P1: {out}; found '3.5'. {scale}",
        f"dirty.csv, row 6, column P1: {none}; found 'three'. {word}",
        f"dirty.csv, row 7, column P2: {none}; found '#N/A'. {word}",
        f"dirty.csv, row 8, column P3: {out}; found '9'. {scale}",
    ]


def test_names_below_a_title() -> None:
    assert codes(read("titled.csv", TITLED))[1] == [[3, 4, 2], [2, 4, 0], [3, 4, 4], [5, 5, 5]]


@pytest.mark.parametrize(
    ("rule", "found", "note"),
    [
        ("first", [[3, 4, 2], [2, 4, 0], [5, 5, 5]], "had answered before: 1; the first of each counts."),
        ("last", [[3, 4, 2], [3, 4, 4], [5, 5, 5]], "answered again: 1; the last of each counts."),
    ],
)
def test_one_row_of_a_respondent_counts(rule: str, found: list[list[int]], note: str) -> None:
    survey = read("titled.csv", TITLED.model_copy(update={"duplicates": rule}))
    assert codes(survey)[1] == found
    assert notes(survey) == [f"Rows left out because the respondent {note}"]


def test_respondents_that_answer_twice_are_refused_where_that_is_asked() -> None:
    """The key itself is not shown."""
    assert refused("titled.csv", TITLED.model_copy(update={"duplicates": "refuse"})) == [
        "titled.csv cannot be read.",
        (
            "titled.csv, row 6, column key: the respondent of row 5 answers again. "
            'Delete one of the rows, or write duplicates: "first" or "last" in the layout. [duplicate-respondent]'
        ),
    ]


@pytest.mark.parametrize(
    ("name", "layout"), [("qualtrics_values.csv", QUALTRICS), ("long.csv", LONG), ("titled.csv", TITLED)]
)
def test_counting_row_by_row_gives_the_same(name: str, layout: ColumnLayout) -> None:
    survey = read(name, layout)
    counts = tally_survey(HERE / name, QUESTIONS, layout=layout, chunk_rows=1)
    assert counts.size == survey.size
    assert counts.provenance.missing == survey.provenance.missing
    assert counts.provenance.notes == survey.provenance.notes


def test_microsoft_forms_workbook(tmp_path: Path) -> None:
    """Moments as dates of the workbook; line breaks in a heading; the second sheet is hidden."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    texts = ["Orders arrive\non time", "Messages are clear", "Claims are settled fairly"]
    sheet.append(["ID", "Start time", "Completion time", "Email", "Name", *texts, *(f"{text}2" for text in texts)])
    first, second = datetime(2026, 3, 2, 10), datetime(2026, 3, 3, 8, 15)
    sheet.append(
        [1, first, first + timedelta(seconds=75), "anonymous", None, "Agree", "Neutral", "Agree", 3, "Agree", None]
    )
    sheet.append(
        [2, second, second + timedelta(seconds=40), "anonymous", None, "Agree ", "Agree", "Disagree", 2, 4, "５"]
    )
    book.create_sheet("notes").sheet_state = "hidden"
    path = tmp_path / "forms.xlsx"
    book.save(path)
    layout = layouts.microsoft_forms({"expectation": "{text}", "perception": "{text}2"}, answers=WORDS)
    survey = read_survey(path, QUESTIONS, layout=layout)
    assert codes(survey) == ([[4, 3, 4], [4, 4, 2]], [[3, 4, 0], [2, 4, 5]])
    assert survey.duration is not None
    assert survey.duration.tolist() == [75, 40]
    assert (survey.provenance.words_mapped, survey.provenance.digits_normalised) == (7, 1)
    assert notes(survey)[-1] == "Submitted from 2026-03-02 to 2026-03-03."


def test_surveymonkey_workbook_with_merged_cells_and_a_respondent_twice(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Sheet"
    texts = ["Orders arrive on time", "Messages are clear", "Claims are settled fairly"]
    sheet.append(["Respondent ID", "Start Date", "End Date", "What?", None, None, "How?", None, None])
    sheet.append([None, None, None, *texts, *texts])
    sheet.merge_cells("D1:F1")
    sheet.merge_cells("G1:I1")
    sheet.append([7, "2026-03-02 10:00:00", "2026-03-02 10:01:00", 5, 5, 5, 4, 4, 4])
    sheet.append([7, "2026-03-02 11:00:00", "2026-03-02 11:01:00", 1, 1, 1, 1, 1, 1])
    path = tmp_path / "monkey.xlsx"
    book.save(path)
    layout = layouts.surveymonkey({"expectation": "What?", "perception": "How?"})
    survey = read_survey(path, QUESTIONS, layout=layout.model_copy(update={"duplicates": "first"}))
    assert codes(survey) == ([[5, 5, 5]], [[4, 4, 4]])
    assert notes(survey)[0].startswith("Merged cells in sheet Sheet: D1:F1, G1:I1;")
    with pytest.raises(SurveyError) as caught:
        read_survey(path, QUESTIONS, layout=layout.model_copy(update={"duplicates": "refuse"}))
    assert "sheet Sheet, row 4, column Respondent ID: the respondent of row 3 answers again." in str(caught.value)
