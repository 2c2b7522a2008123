"""Ready layouts of the files that survey tools export.

Each says what a tool puts around the answers: header rows, the key of the respondent, moments,
rows that are no answers. Which columns hold the answers depends on the survey and is handed over.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from scorecard._given import Kind, require_kinds
from scorecard._text import LocalText
from scorecard.instruments.instrument import Role
from scorecard.instruments.layout import ColumnLayout
from scorecard.instruments.patterns import REGEX
from scorecard.instruments.row_rules import DropRule

__all__ = ["google_forms", "limesurvey", "microsoft_forms", "qualtrics", "surveymonkey", "wenjuanxing"]

_PREVIEW = LocalText(en="previews, tests, junk", zh="预览、测试或垃圾答卷")
_UNFINISHED = LocalText(en="not finished", zh="未完成")
# Qualtrics writes the kind of an answer in words or as a code, by the choice at export.
_NO_ANSWERS = ("Survey Preview", "Survey Test", "Spam", "Offline Survey Preview", "1", "2", "8", "9", "17")
_BY_TEXT = Kind(Mapping, "a mapping by question", "Write {'perception': '…'} with the question as the file names it.")
_BY_NUMBER = Kind(Mapping, "a mapping by question", "Write {'perception': 6} with the number of the question.")
Answers = Mapping[str, int]
Texts = Mapping[str, str]


def qualtrics(
    columns: Mapping[Role, str],
    *,
    answers: Answers | None = None,
    segments: Texts | None = None,
    missing: tuple[str, ...] = (),
    unfinished: Literal["drop", "keep"] = "drop",
    header_rows: Literal[1, 2, 3] = 3,
) -> ColumnLayout:
    """Return the layout of a Qualtrics export: CSV or TSV with three header rows.

    The rows are ids, question texts and import ids; an Excel export has the first two. Answers of previews
    and tests stand among real ones.

    Parameters
    ----------
    columns : mapping of role to str
        Pattern of the ids, such as {"expectation": "Q1_{number}", "perception": "Q2_{number}"}.
    answers : mapping of str to int, optional
        Answer words and codes, for an export of choice texts.
    segments : mapping of str to str, optional
        Column of each segment variable.
    missing : tuple of str
        Declared codes for a missing answer; -99 is that of questions seen but not answered.
    unfinished : {"drop", "keep"}
        What happens to answers that were not finished.
    header_rows : {1, 2, 3}
        Rows before the answers; a file in which answers stand among them is refused.

    Returns
    -------
    ColumnLayout
        The layout.

    Raises
    ------
    CardError
        If a pattern names no item.

    Examples
    --------
    >>> layout = qualtrics({"perception": "Q2_{number}"})
    >>> layout.header_rows, layout.respondent, layout.duration
    (3, 'ResponseId', 'Duration (in seconds)')
    """
    rules = [DropRule(column="Status", values=_NO_ANSWERS, reason=_PREVIEW)]
    if unfinished == "drop":
        rules.append(DropRule(column="Finished", keep=("True", "1", "是"), optional=True, reason=_UNFINISHED))
    return ColumnLayout(
        columns=dict(columns),
        answers=dict(answers or {}),
        segments=dict(segments or {}),
        missing=missing,
        header_rows=header_rows,
        respondent="ResponseId",
        started="StartDate",
        submitted="EndDate",
        duration="Duration (in seconds)",
        drop=tuple(rules),
    )


def google_forms(
    questions: Mapping[Role, str],
    *,
    answers: Answers | None = None,
    segments: Texts | None = None,
    missing: tuple[str, ...] = (),
    submitted: str = "Timestamp",
) -> ColumnLayout:
    """Return the layout of the answers of a Google form: one column ``Question [Row]`` for each row of a grid.

    Parameters
    ----------
    questions : mapping of role to str
        The question above the grid of each role, as in the form; its rows are the statements, numbers
        or ids of the items.
    answers : mapping of str to int, optional
        Answer words and codes; grids are exported in words.
    segments : mapping of str to str, optional
        Column of each segment variable.
    missing : tuple of str
        Declared words for a missing answer.
    submitted : str
        First column, which a Chinese account names 时间戳记.

    Returns
    -------
    ColumnLayout
        The layout.

    Examples
    --------
    >>> google_forms({"perception": "How was it?"}).columns["perception"]
    'regex:How\\\\ was\\\\ it\\\\?\\\\ *\\\\[(?P<item>.+)\\\\]'
    """
    require_kinds("A layout cannot be made like this.", ("questions", questions, _BY_TEXT))
    patterns: dict[Role, str] = {
        role: f"{REGEX}{re.escape(question)}\\ *\\[(?P<item>.+)\\]" for role, question in questions.items()
    }
    return ColumnLayout(
        columns=patterns,
        answers=dict(answers or {}),
        segments=dict(segments or {}),
        missing=missing,
        submitted=submitted,
    )


def microsoft_forms(
    columns: Mapping[Role, str],
    *,
    answers: Answers | None = None,
    segments: Texts | None = None,
    missing: tuple[str, ...] = (),
    lang: Literal["en", "zh"] = "en",
) -> ColumnLayout:
    """Return the layout of the answers of a Microsoft form: ID, start, completion, e-mail, name, then the questions.

    Parameters
    ----------
    columns : mapping of role to str
        Pattern of the columns. Statements of a Likert question are columns by themselves, ``{text}``;
        a statement that stands in a second question gets a number behind it, ``{text}2``.
    answers : mapping of str to int, optional
        Answer words and codes.
    segments : mapping of str to str, optional
        Column of each segment variable.
    missing : tuple of str
        Declared words for a missing answer.
    lang : {"en", "zh"}
        Language of the first columns.

    Returns
    -------
    ColumnLayout
        The layout.

    Raises
    ------
    CardError
        If a pattern names no item.

    Examples
    --------
    >>> microsoft_forms({"expectation": "{text}", "perception": "{text}2"}).submitted
    'Completion time'
    """
    key, began, ended = ("ID", "开始时间", "完成时间") if lang == "zh" else ("ID", "Start time", "Completion time")
    return ColumnLayout(
        columns=dict(columns),
        answers=dict(answers or {}),
        segments=dict(segments or {}),
        missing=missing,
        respondent=key,
        started=began,
        submitted=ended,
    )


def wenjuanxing(
    questions: Mapping[Role, int],
    *,
    answers: Answers | None = None,
    segments: Texts | None = None,
    missing: tuple[str, ...] = ("(空)", "(跳过)", "-3"),
) -> ColumnLayout:
    """Return the layout of an export of 问卷星: numbered titles, and the rows of a matrix as ``6(1)``.

    Parameters
    ----------
    questions : mapping of role to int
        Number of the matrix question of each role. Its columns are named ``6(1)``, ``6、题干(1)行标题`` or
        ``6、题干—行标题``.
    answers : mapping of str to int, optional
        Answer words and codes, for an export of texts.
    segments : mapping of str to str, optional
        Column of each segment variable.
    missing : tuple of str
        Declared words for a missing answer.

    Returns
    -------
    ColumnLayout
        The layout; the time taken, such as 95秒, is read as seconds.

    Examples
    --------
    >>> layout = wenjuanxing({"expectation": 5, "perception": 6})
    >>> layout.respondent, layout.submitted, layout.duration
    ('序号', '提交答卷时间', '所用时间')
    """
    require_kinds("A layout cannot be made like this.", ("questions", questions, _BY_NUMBER))
    patterns: dict[Role, str] = {
        role: f"{REGEX}{number}(?:[、.．][^—]*)?(?:—|[(（])(?P<item>(?<=—).+|(?<!—)[0-9][0-9]?(?=[)）]))(?:[)）].*)?"
        for role, number in questions.items()
    }
    return ColumnLayout(
        columns=patterns,
        answers=dict(answers or {}),
        segments=dict(segments or {}),
        missing=missing,
        respondent="序号",
        submitted="提交答卷时间",
        duration="所用时间",
    )


def limesurvey(
    questions: Mapping[Role, str],
    *,
    answers: Answers | None = None,
    segments: Texts | None = None,
    missing: tuple[str, ...] = ("N/A",),
    unfinished: Literal["drop", "keep"] = "drop",
) -> ColumnLayout:
    """Return the layout of a LimeSurvey export with question codes: ``Q1[SQ001]`` for each subquestion of an array.

    Parameters
    ----------
    questions : mapping of role to str
        Code of the array question of each role.
    answers : mapping of str to int, optional
        Answer codes or words and codes of the scale, such as {"A1": 1}.
    segments : mapping of str to str, optional
        Column of each segment variable.
    missing : tuple of str
        Declared words for a missing answer; N/A is what the tool writes for a question not shown.
    unfinished : {"drop", "keep"}
        What happens to answers that were not submitted.

    Returns
    -------
    ColumnLayout
        The layout.

    Examples
    --------
    >>> limesurvey({"perception": "P"}).columns["perception"]
    'regex:P[\\\\[_](?:SQ)?0*(?P<item>[^\\\\]]+)\\\\]?'
    """
    require_kinds("A layout cannot be made like this.", ("questions", questions, _BY_TEXT))
    patterns: dict[Role, str] = {
        role: f"{REGEX}{re.escape(code)}[\\[_](?:SQ)?0*(?P<item>[^\\]]+)\\]?" for role, code in questions.items()
    }
    rules = (DropRule(column="submitdate", values=("",), reason=_UNFINISHED),) if unfinished == "drop" else ()
    return ColumnLayout(
        columns=patterns,
        answers=dict(answers or {}),
        segments=dict(segments or {}),
        missing=missing,
        respondent="id",
        submitted="submitdate",
        drop=rules,
    )


def surveymonkey(
    questions: Mapping[Role, str],
    *,
    answers: Answers | None = None,
    segments: Texts | None = None,
    missing: tuple[str, ...] = (),
    timestamps: tuple[str, ...] = ("%m/%d/%Y %I:%M:%S %p", "%Y-%m-%d %H:%M:%S"),
) -> ColumnLayout:
    """Return the layout of a SurveyMonkey export: a row of questions above a row of statements.

    Parameters
    ----------
    questions : mapping of role to str
        The question of each role; its statements stand in the row below.
    answers : mapping of str to int, optional
        Answer words and codes.
    segments : mapping of str to str, optional
        Column of each segment variable: the question, `` | ``, and what stands below it, such as
        ``Region | Response``.
    missing : tuple of str
        Declared words for a missing answer.
    timestamps : tuple of str
        Formats of the moments; the month comes first unless the account says otherwise.

    Returns
    -------
    ColumnLayout
        The layout.

    Examples
    --------
    >>> layout = surveymonkey({"perception": "How was it?"})
    >>> layout.header_rows, layout.name_row, layout.respondent
    (2, 'joined', 'Respondent ID')
    """
    require_kinds("A layout cannot be made like this.", ("questions", questions, _BY_TEXT))
    patterns: dict[Role, str] = {
        role: f"{REGEX}{re.escape(question)} \\| (?P<item>.+)" for role, question in questions.items()
    }
    return ColumnLayout(
        columns=patterns,
        answers=dict(answers or {}),
        segments=dict(segments or {}),
        missing=missing,
        header_rows=2,
        name_row="joined",
        respondent="Respondent ID",
        started="Start Date",
        submitted="End Date",
        timestamps=timestamps,
    )
