"""The pages of what people wrote: decisions, actions, changes, topics without numbers."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from scorecard._table import Cell, Column, Table
from scorecard._text import LocalText, join_text
from scorecard.models import Action, ReviewNotes
from scorecard.report.document import Block, Grid, Heading, Paragraph, Section

__all__ = ["NOT_SUPPLIED", "action_blocks", "change_blocks", "decision_blocks", "said_or_not", "topic_blocks"]

NOT_SUPPLIED = LocalText(en="Not supplied.", zh="未提供。")
"""Stands wherever a topic of the agenda has neither numbers nor words."""

_SILENT = LocalText(en="{topic}: not supplied.", zh="{topic}：未提供。")
_ALL_SILENT = LocalText(en="Not supplied: {topics}.", zh="以下各项均未提供：{topics}。")
_STATES = ("late", "open", "done", "dropped")


def decision_blocks(notes: ReviewNotes) -> tuple[Block, ...]:
    """Return the decisions that the review is asked for.

    Parameters
    ----------
    notes : ReviewNotes
        What people wrote.

    Returns
    -------
    tuple of Block
        A heading with the decisions, or that none is asked, or that nobody supplied any.
    """
    heading = Heading(_DECISIONS, section="decisions", joined=True)
    if notes.decisions is None:
        return (heading, Paragraph(NOT_SUPPLIED))
    if not notes.decisions:
        return (heading, Paragraph(_NO_DECISION))
    rows: list[tuple[Cell, ...]] = [
        (decision.what, _ABOUT[decision.about] if decision.about else None, decision.owner, _day(decision.due))
        for decision in notes.decisions
    ]
    return (heading, Grid(Table(_DECISION_COLUMNS, tuple(rows)), (4.4, 1.7, 1.7, 1.2)))


def action_blocks(notes: ReviewNotes, report_date: date | None) -> tuple[Block, ...]:
    """Return what became of the actions of earlier reviews.

    Parameters
    ----------
    notes : ReviewNotes
        What people wrote.
    report_date : date or None
        Date of the report: what was due before and is open is late.

    Returns
    -------
    tuple of Block
        Blocks under a heading of level 1, late actions first.
    """
    heading = Heading(_ACTIONS, section="actions", joined=not notes.actions, empty=not notes.actions)
    if notes.actions is None:
        return (heading, Paragraph(NOT_SUPPLIED))
    if not notes.actions:
        return (heading, Paragraph(_NO_ACTION))
    states = [_state(action, report_date) for action in notes.actions]
    sorted_actions = sorted(
        zip(notes.actions, states, strict=True), key=lambda pair: (_STATES.index(pair[1]), pair[0].due or date.max)
    )
    rows = tuple(_action_row(action, state) for action, state in sorted_actions)
    blocks: list[Block] = [heading, Paragraph(_counts(states))]
    if any(action.is_late(report_date) is None for action in notes.actions):
        blocks.append(Paragraph(_NO_DATE if report_date is None else _NO_DUE, quiet=True))
    return (*blocks, Grid(Table(_ACTION_COLUMNS, rows), (3.6, 1.5, 1.1, 0.9, 2.9)))


def change_blocks(notes: ReviewNotes) -> tuple[Block, ...]:
    """Return which changes outside and inside matter.

    Parameters
    ----------
    notes : ReviewNotes
        What people wrote.

    Returns
    -------
    tuple of Block
        Blocks under a heading of level 1.
    """
    topics = ((_OUTSIDE, notes.changes_outside), (_INSIDE, notes.changes_inside))
    if not any(said for _, said in topics):
        return (Heading(_CHANGES, section="changes", joined=True, empty=True), Paragraph(NOT_SUPPLIED))
    return (Heading(_CHANGES, section="changes", joined=True), *said_or_not(topics))


def topic_blocks(notes: ReviewNotes, *, measured: Collection[Section] = ()) -> tuple[Block, ...]:
    """Return the topics of the agenda that rest on words.

    Parameters
    ----------
    notes : ReviewNotes
        What people wrote.
    measured : collection of Section
        Parts of the review that print numbers: what they tell of a topic is not called missing here.

    Returns
    -------
    tuple of Block
        Blocks under a heading of level 1, in the order of the agenda.
    """
    topics = (
        (_OTHER_PROCESSES if "orders" in measured else _PROCESSES, notes.process_performance),
        (_NONCONFORMITIES, notes.nonconformities),
        (_MONITORING, notes.monitoring),
        (_AUDITS, notes.audit_results),
        (_RESOURCES, notes.resources),
        (_RISKS, notes.risk_actions),
        (_OTHER_OPPORTUNITIES if "summary" in measured else _OPPORTUNITIES, notes.opportunities),
    )
    empty = not any(said for _, said in topics)
    return (Heading(_TOPICS, section="topics", joined=True, empty=empty), *said_or_not(topics))


def said_or_not(topics: Sequence[tuple[LocalText, Sequence[LocalText]]]) -> tuple[Block, ...]:
    """Return what was written on topics, and on which nothing was.

    Parameters
    ----------
    topics : sequence of (LocalText, sequence of LocalText)
        Each topic with its paragraphs.

    Returns
    -------
    tuple of Block
        A heading of level 2 with paragraphs for each topic that has some; then the others in one sentence,
        which says that they are not supplied.
    """
    blocks: list[Block] = []
    for name, said in topics:
        blocks += [Heading(name, 2), *(Paragraph(text) for text in said)] if said else []
    silent = tuple(name for name, said in topics if not said)
    if not silent:
        return tuple(blocks)
    last = _SILENT.fill({"topic": silent[0]}) if len(silent) == 1 else _ALL_SILENT.fill({"topics": _listed(silent)})
    return (*blocks, Paragraph(last))


def _listed(names: Sequence[LocalText]) -> LocalText:
    """Return names in one sentence, where they no longer begin one."""
    said = tuple((name.text("en"), name.text("zh")) for name in names)
    return LocalText(en="; ".join(f"{en[:1].lower()}{en[1:]}" for en, _ in said), zh="、".join(zh for _, zh in said))


def _state(action: Action, today: date | None) -> str:
    """Return what is printed of an action: what people wrote, or that it is late."""
    return "late" if action.is_late(today) else action.state


def _counts(states: Sequence[str]) -> LocalText:
    """Return how many actions are in which state."""
    parts = tuple(
        _COUNT.fill({"n": states.count(state), "state": _WORDS[state]}) for state in _STATES if state in states
    )
    values: dict[str, str | int | LocalText] = {"n": len(states), "parts": join_text(parts, en=", ", zh="，")}
    return (_ONE if len(states) == 1 else _ALL).fill(values)


def _action_row(action: Action, state: str) -> tuple[Cell, ...]:
    """Return one action."""
    return (action.what, action.owner, _day(action.due), _WORDS[state], action.note or "")


def _day(day: date | None) -> str | None:
    """Return a day as printed."""
    return None if day is None else day.isoformat()


_DECISIONS = LocalText(en="Decisions asked", zh="提请决策事项")
_NO_DECISION = LocalText(en="No decision is asked.", zh="本次无提请决策事项。")
_ACTIONS = LocalText(en="Actions of earlier reviews", zh="以往管理评审措施的落实情况")
_NO_ACTION = LocalText(en="Earlier reviews left no action.", zh="以往管理评审未留下待办措施。")
_ONE = LocalText(en="One action: {parts}.", zh="共 1 项措施：{parts}。")
_ALL = LocalText(en="{n} actions: {parts}.", zh="共 {n} 项措施：{parts}。")
_COUNT = LocalText(en="{n} {state}", zh="{state} {n} 项")
_NO_DATE = LocalText(
    en="The date of the report is not supplied, so no open action is called late.",
    zh="未提供报告日期，因此未判断进行中的措施是否逾期。",
)
_NO_DUE = LocalText(en="An open action without a due date is not called late.", zh="未设期限的进行中措施不作逾期判断。")
_WORDS: dict[str, LocalText] = {
    "late": LocalText(en="late", zh="逾期"),
    "open": LocalText(en="open", zh="进行中"),
    "done": LocalText(en="done", zh="已完成"),
    "dropped": LocalText(en="dropped", zh="已取消"),
}
_ABOUT: dict[str, LocalText] = {
    "improvement": LocalText(en="improvement", zh="改进机会"),
    "system": LocalText(en="change of the system", zh="体系变更"),
    "resources": LocalText(en="resources", zh="资源需求"),
}
_OWNER = Column("owner", LocalText(en="Owner", zh="负责人"))
_DUE = Column("due", LocalText(en="Due", zh="期限"))
_DECISION_COLUMNS: tuple[Column, ...] = (
    Column("what", LocalText(en="Decision", zh="决策事项")),
    Column("about", LocalText(en="About", zh="类别")),
    _OWNER,
    _DUE,
)
_ACTION_COLUMNS: tuple[Column, ...] = (
    Column("what", LocalText(en="Action", zh="措施")),
    _OWNER,
    _DUE,
    Column("state", LocalText(en="State", zh="状态")),
    Column("note", LocalText(en="Note", zh="说明")),
)
_CHANGES = LocalText(en="Changes outside and inside", zh="内外部变化")
_OUTSIDE = LocalText(en="Outside", zh="外部")
_INSIDE = LocalText(en="Inside", zh="内部")
_TOPICS = LocalText(en="Further topics of the agenda", zh="其他议题")
_PROCESSES = LocalText(en="Process performance and conformity", zh="过程绩效与产品和服务的符合性")
_OTHER_PROCESSES = LocalText(en="Other process performance and conformity", zh="其他过程绩效与产品和服务的符合性")
_NONCONFORMITIES = LocalText(en="Nonconformities and corrective actions", zh="不合格与纠正措施")
_MONITORING = LocalText(en="Other results of monitoring and measurement", zh="其他监视和测量结果")
_AUDITS = LocalText(en="Audit results", zh="审核结果")
_RESOURCES = LocalText(en="Adequacy of resources", zh="资源的充分性")
_RISKS = LocalText(en="Effect of actions on risks and opportunities", zh="应对风险和机遇所采取措施的有效性")
_OPPORTUNITIES = LocalText(en="Opportunities to improve", zh="改进的机会")
_OTHER_OPPORTUNITIES = LocalText(en="Other opportunities to improve", zh="其他改进的机会")
