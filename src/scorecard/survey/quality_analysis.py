"""How carefully a survey was answered, in counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from scorecard._result import Provenance, Result
from scorecard._table import Cell, Column, Table, format_number
from scorecard._text import LocalText
from scorecard.instruments import Instrument, Role
from scorecard.survey.quality_flags import Flag, FlagReason, Found, QualityRules, check_rules, found_flags
from scorecard.survey.reliability_rows import CHANNELS
from scorecard.survey.responses import Survey
from scorecard.survey.tallied import TalliedSurvey, respondents_of

__all__ = ["FLAG_NAMES", "AnswerQuality", "QualityRow", "answer_quality"]

ANY: Literal["any"] = "any"

FLAG_NAMES: dict[Flag, LocalText] = {
    "straight_lining": LocalText(en="Straight-lining", zh="全部选同一答案"),
    "long_run": LocalText(en="Long run of one answer", zh="连续选同一答案"),
    "identical": LocalText(en="Copies of another respondent", zh="与他人答案完全相同"),
    "missing": LocalText(en="Too much missing", zh="缺答过多"),
    "no_difference": LocalText(en="Perception equals expectation everywhere", zh="感知与期望处处相同"),
    "speed": LocalText(en="Too fast", zh="作答过快"),
    "repeated": LocalText(en="Same id, same answers", zh="编号与答案均重复"),
    "conflicting_id": LocalText(en="Same id, other answers", zh="编号重复但答案不同"),
}
_ANY = LocalText(en="Any of these", zh="至少出现一项")
_STRAIGHT: dict[str, LocalText] = {
    "all": LocalText(en="one answer to all items of a question, in every question", zh="每类问题内各题均选同一答案"),
    "any": LocalText(en="one answer to all items of a question, in some question", zh="至少一类问题内各题均选同一答案"),
}
_RUN: dict[str, LocalText] = {
    "all": LocalText(
        en="one answer to {limit} items in a row or more, in every question",
        zh="每类问题内均有连续 {limit} 题或更多选同一答案",
    ),
    "any": LocalText(
        en="one answer to {limit} items in a row or more, in some question",
        zh="至少一类问题内有连续 {limit} 题或更多选同一答案",
    ),
}
_STRAIGHT_HERE = LocalText(en="one answer to all items", zh="各题均选同一答案")
_RULES: dict[Flag, LocalText] = {
    "long_run": LocalText(en="one answer to {limit} items in a row or more", zh="连续 {limit} 题或更多选同一答案"),
    "identical": LocalText(
        en="all answers equal to another's, {limit} answers at least; one of each kind is not counted ({groups} kinds)",
        zh="全部答案与他人相同（至少作答 {limit} 题）；每种保留一份不计（共 {groups} 种）",
    ),
    "missing": LocalText(en="more than {limit} of all answers missing", zh="缺答比例超过 {limit}"),
    "no_difference": LocalText(
        en="no gap on any item, half of the items at least", zh="所有题项差距为零（至少半数题项成对作答）"
    ),
    "speed": LocalText(en="less than {limit} seconds", zh="用时少于 {limit} 秒"),
    "repeated": LocalText(
        en="copies of a respondent with the same id; one of each is not counted ({groups} ids)",
        zh="同一编号且答案相同的重复记录；每个编号保留一份不计（共 {groups} 个编号）",
    ),
    "conflicting_id": LocalText(
        en="one id, different answers ({groups} ids)", zh="同一编号但答案不同（共 {groups} 个编号）"
    ),
}
_REASONS: dict[FlagReason, LocalText] = {
    "too_few_items": LocalText(en="too few items to tell", zh="题项过少，无法判断"),
    "role_missing": LocalText(en="expectation or perception was not asked", zh="未同时询问期望与感知"),
    "no_duration": LocalText(en="no duration is known", zh="没有作答用时"),
    "no_ids": LocalText(en="respondents have no ids", zh="没有受访者编号"),
}
_TITLE = LocalText(en="Quality of answers: {name}", zh="作答质量：{name}")
_NOTE = LocalText(
    en="{n} respondents; a sign is no proof, and nobody is left out here. One may show several.",
    zh="共 {n} 位受访者；以上仅为可疑迹象，并非定论，此处未剔除任何人。各项人数之间可能重叠。",
)
_COLUMNS = (
    Column("flag", LocalText(en="Sign", zh="迹象")),
    Column("name", LocalText(en="Name", zh="名称")),
    Column("role", LocalText(en="Question", zh="问题")),
    Column("n", LocalText(en="n", zh="n"), "integer"),
    Column("flagged", LocalText(en="Respondents", zh="人数"), "integer"),
    Column("share", LocalText(en="Share", zh="占比"), "percent", 1),
    Column("rule", LocalText(en="Rule", zh="判断规则")),
)


@dataclass(frozen=True, slots=True)
class QualityRow:
    """How many respondents show one sign.

    Attributes
    ----------
    flag : str
        The sign: "straight_lining", "long_run", "identical", "missing", "no_difference", "speed",
        "repeated", "conflicting_id", or "any".
    role : str or None
        The question it was looked for in; None for the respondent as a whole.
    n : int
        Respondents who answered enough to be judged.
    flagged : int or None
        How many of them show it.
    share : float or None
        Share of those judged.
    limit : float or None
        The number that the rule came to: items in a row, answers, share or seconds.
    groups : int or None
        Of respondents alike: how many kinds or ids.
    reason : {"too_few_items", "role_missing", "no_duration", "no_ids"} or None
        Why nobody could be judged.
    """

    flag: Flag | Literal["any"]
    role: Role | None
    n: int
    flagged: int | None = None
    share: float | None = None
    limit: float | None = None
    groups: int | None = None
    reason: FlagReason | None = None


@dataclass(frozen=True, slots=True)
class AnswerQuality(Result):
    """Signs of careless answers in a survey, counted.

    Attributes
    ----------
    n : int
        Respondents of the survey.
    rows : tuple of QualityRow
        Each sign for respondents as a whole and for each question, then any of them.
    by_count : tuple of int
        How many respondents show none of the signs, one, two, and so on.
    rules : QualityRules
        What counts as a sign.
    instrument : Instrument
        The questionnaire.
    provenance : Provenance
        Where the answers come from.
    """

    n: int
    rows: tuple[QualityRow, ...]
    by_count: tuple[int, ...]
    rules: QualityRules
    instrument: Instrument
    provenance: Provenance

    def flagged(self, flag: Flag | Literal["any"], *, role: Role | None = None) -> int | None:
        """Return how many respondents show a sign.

        Parameters
        ----------
        flag : str
            The sign, or "any".
        role : str, optional
            The question; the respondent as a whole when left out.

        Returns
        -------
        int or None
            The count; None if nobody could be judged, or the sign is not looked for in a question.
        """
        return next((row.flagged for row in self.rows if (row.flag, row.role) == (flag, role)), None)

    def table(self) -> Table:
        """Return the counts as a table.

        Returns
        -------
        Table
            One row a sign, with the rule.
        """
        rows = tuple(self._cells(row) for row in self.rows)
        title = _TITLE.fill({"name": self.instrument.name})
        return Table(_COLUMNS, rows, title=title, notes=(_NOTE.fill({"n": self.n}),))

    def _cells(self, row: QualityRow) -> tuple[Cell, ...]:
        """Return one row of the table."""
        name = _ANY if row.flag == ANY else FLAG_NAMES[row.flag]
        role = None if row.role is None else CHANNELS[row.role]
        rule = _REASONS[row.reason] if row.reason is not None else _rule(row, self.rules)
        return (row.flag, name, role, row.n, row.flagged, row.share, rule)


def answer_quality(survey: Survey | TalliedSurvey, *, rules: QualityRules | None = None) -> AnswerQuality:
    """Return how many respondents show signs of careless answers.

    Parameters
    ----------
    survey : Survey
        The answers.
    rules : QualityRules, optional
        What counts as a sign; the usual rules when left out.

    Returns
    -------
    AnswerQuality
        Counts only, never who.

    Raises
    ------
    AnalysisError
        If only counts of the survey are there.

    Notes
    -----
    Looked for are: one answer to all items of a question (straight-lining), one answer to many items in
    a row, respondents with equal answers throughout, too much missing, perception equal to
    expectation on every item, too short a duration, and ids that stand there twice. Answers are taken
    as they were given, before reverse-keyed items are mirrored: whoever ticks one column throughout
    does so whatever the wording. Nobody is left out; `exclude` does that, by stated rules.

    References
    ----------
    Curran, P. G. (2016). Methods for the detection of carelessly invalid responses in survey data.
    Journal of Experimental Social Psychology 66, 4-19. doi:10.1016/j.jesp.2015.07.006

    Examples
    --------
    >>> from scorecard.instruments import ColumnLayout, Dimension, Instrument, Item, Scale
    >>> from scorecard.survey import build_survey
    >>> instrument = Instrument(
    ...     id="short",
    ...     name="Short",
    ...     scale=Scale.from_points(5),
    ...     roles=["perception"],
    ...     dimensions=[Dimension(id="speed", name="Speed")],
    ...     items=[Item(id=i, text=i, dimension="speed") for i in ("a", "b", "c")],
    ... )
    >>> layout = ColumnLayout(columns={"perception": "{id}"})
    >>> survey = build_survey(instrument, layout, {"a": [1, 3, 4], "b": [2, 3, 5], "c": [2, 3, None]})
    >>> quality = answer_quality(survey)
    >>> quality.flagged("straight_lining"), quality.n
    (1, 3)
    """
    answers = respondents_of(survey, need="a look at the quality of answers")
    chosen = QualityRules() if rules is None else rules
    check_rules(chosen)
    found = found_flags(answers, chosen)
    whole = np.array([f.mask for f in found if f.role is None])
    times = np.bincount(whole.sum(axis=0), minlength=1)
    flagged = int(whole.any(axis=0).sum())
    last = QualityRow(ANY, None, answers.size, flagged, flagged / answers.size if answers.size else None)
    return AnswerQuality(
        answers.size,
        (*(_row(f) for f in found), last),
        tuple(int(t) for t in times),
        chosen,
        answers.instrument,
        answers.provenance,
    )


def _row(found: Found) -> QualityRow:
    """Return how many show one sign."""
    if found.reason is not None:
        return QualityRow(found.flag, found.role, 0, reason=found.reason)
    flagged = int(found.mask.sum())
    share = flagged / found.judged if found.judged else None
    return QualityRow(found.flag, found.role, found.judged, flagged, share, found.limit, found.groups)


def _rule(row: QualityRow, rules: QualityRules) -> LocalText | None:
    """Return what was looked for, in words."""
    if row.flag == ANY:
        return None
    if row.flag == "straight_lining":
        return _STRAIGHT[rules.straight_in] if row.role is None else _STRAIGHT_HERE
    limit = row.limit or 0.0
    shown = f"{format_number(100 * limit, 0)} %" if row.flag == "missing" else format_number(limit, 0)
    if row.flag == "speed":
        shown = format_number(limit, 1)
    text = _RUN[rules.straight_in] if row.flag == "long_run" and row.role is None else _RULES[row.flag]
    return text.fill({"limit": shown, "groups": row.groups or 0})
