"""The table of the means of questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard._table import Cell, Column, Table
from scorecard._text import LocalText
from scorecard.instruments import Role
from scorecard.survey.gap_columns import REASONS
from scorecard.survey.gap_records import Reason
from scorecard.survey.gap_words import row_name
from scorecard.survey.grouped_table import grouped_table, with_everyone
from scorecard.survey.question_records import QuestionRow

if TYPE_CHECKING:
    from scorecard.survey.question_analysis import QuestionMeans

__all__ = ["QUESTIONS", "mean_reason", "question_table"]

_Asked = tuple[Role, QuestionRow]

QUESTIONS: dict[Role, LocalText] = {
    "expectation": LocalText(en="Expectation", zh="期望"),
    "perception": LocalText(en="Perception", zh="感知"),
    "importance": LocalText(en="Importance", zh="重要性"),
    "satisfaction": LocalText(en="Satisfaction", zh="满意度"),
    "minimum": LocalText(en="Minimum level", zh="最低可接受水平"),
    "desired": LocalText(en="Desired level", zh="理想水平"),
}
"""What is asked of an item, in words."""

_ALIKE = LocalText(en="all answers are the same", zh="答案全部相同")
_TITLE = LocalText(en="Mean answers: {name}", zh="作答均值：{name}")
_NOTE = LocalText(
    en="Means over everybody who answered a question; t intervals at {level}.",
    zh="均值取自回答该问题的全部受访者；t 置信区间，水平 {level}。",
)
_PAIRS = LocalText(
    en="Expectation and perception are means over the same respondents and answers.",
    zh="期望与感知的均值取自同一批受访者的同一批答案。",
)
_GIVEN = LocalText(en="Weighted by the weights given.", zh="加权所用权重由用户给定。")
_OWN = LocalText(
    en="{questions} weighted by each respondent's own points.", zh="{questions}按每位受访者自己分配的重要性分值加权。"
)
_BOTH = LocalText(en="Expectation and perception", zh="期望与感知")
_COLUMNS = (
    Column("question", LocalText(en="Question", zh="问题")),
    Column("id", LocalText(en="Id", zh="代码")),
    Column("name", LocalText(en="Item or dimension", zh="题项或维度")),
    Column("n", LocalText(en="n", zh="n"), "integer"),
    Column("mean", LocalText(en="Mean", zh="均值"), "number"),
    Column("standard_deviation", LocalText(en="SD", zh="标准差"), "number"),
    Column("standard_error", LocalText(en="SE", zh="标准误"), "number", 3),
    Column("low", LocalText(en="Low", zh="下限"), "number"),
    Column("high", LocalText(en="High", zh="上限"), "number"),
    Column("reason", LocalText(en="Remark", zh="说明")),
)


def mean_reason(reason: Reason) -> LocalText:
    """Return why a mean or its error is undefined, in words.

    Parameters
    ----------
    reason : str
        Why.

    Returns
    -------
    LocalText
        The words of a gap's row, but for answers that are all alike.
    """
    return _ALIKE if reason == "no_variance" else REASONS[reason]


def question_table(found: QuestionMeans) -> Table:
    """Return the means of all questions as a table.

    Parameters
    ----------
    found : QuestionMeans
        The analysis.

    Returns
    -------
    Table
        One row a question and row of each group; a column for the group where there are groups.
    """
    notes = [_NOTE.fill({"level": f"{100 * found.confidence:g} %"})]
    if found.paired:
        notes.append(_PAIRS)
    if found.weighting == "given":
        notes.append(_GIVEN)
    if found.weighting == "own":
        alone = QUESTIONS["perception" if "perception" in found.means else "expectation"]
        notes.append(_OWN.fill({"questions": _BOTH if found.paired else alone}))

    def cells(asked: _Asked) -> tuple[Cell, ...]:
        role, row = asked
        numbers = (row.mean, row.standard_deviation, row.standard_error, row.low, row.high)
        reason = None if row.reason is None else mean_reason(row.reason)
        return QUESTIONS[role], row.id, row_name(row.id, found.instrument), row.n, *numbers, reason

    rows: dict[str | None, list[_Asked]] = {}
    for label, group in with_everyone(found.group(), found.segments).items():
        rows[label] = [(role, row) for role, of_role in group.means.items() for row in of_role]
    return grouped_table(
        rows,
        _COLUMNS,
        cells=cells,
        title=_TITLE.fill({"name": found.instrument.name}),
        notes=notes,
        threshold=None if found.by is None else found.privacy_threshold,
    )
