"""The agenda: which topic of ISO 9001 is on which page."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from scorecard._table import Cell, Column, Table
from scorecard._text import LocalText
from scorecard.models import ReviewNotes
from scorecard.report.document import Block, Grid, Heading, Paragraph, Section

__all__ = ["agenda_blocks"]


@dataclass(frozen=True, slots=True)
class _Topic:
    """A topic: its clause, its name, the parts with numbers on it, the parts with words on it."""

    clause: str
    name: LocalText
    numbers: tuple[Section, ...] = ()
    words: tuple[Section, ...] = ()


def agenda_blocks(
    notes: ReviewNotes, *, measured: Collection[Section], left_out: Collection[Section] = ()
) -> tuple[Block, ...]:
    """Return the agenda, each topic with what there is on it and where.

    Parameters
    ----------
    notes : ReviewNotes
        What people wrote.
    measured : collection of Section
        Parts of the review that print numbers.
    left_out : collection of Section
        Parts from which something was left out as confidential.

    Returns
    -------
    tuple of Block
        Blocks under a heading of level 1.
    """
    written = _written(notes)
    rows: list[tuple[Cell, ...]] = []
    places: list[tuple[Section, ...]] = []
    for topic, text in zip(_TOPICS, written, strict=True):
        numbers: tuple[Section, ...] = tuple(part for part in topic.numbers if part in measured)
        hidden = not numbers and not text and not set(topic.numbers).isdisjoint(left_out)
        rows.append((topic.clause, topic.name, _LEFT_OUT if hidden else _THERE[bool(numbers), text]))
        words: tuple[Section, ...] = topic.words if text or not numbers else ()
        places.append((*numbers, *(part for part in words if part not in numbers)))
    grid = Grid(Table(_COLUMNS, tuple(rows)), (1.1, 4.6, 2.0), places=tuple(places))
    return (Heading(_TITLE, section="agenda", joined=True), Paragraph(_ABOUT, quiet=True), grid)


def _written(notes: ReviewNotes) -> Sequence[bool]:
    """Return whether people wrote anything on each topic, in the order of the agenda."""
    decided = [decision.about for decision in notes.decisions or ()]
    none_asked = notes.decisions == ()
    return (
        notes.actions is not None,
        bool(notes.changes_outside or notes.changes_inside),
        bool(notes.customer_feedback),
        False,
        bool(notes.process_performance),
        bool(notes.nonconformities),
        bool(notes.monitoring),
        bool(notes.audit_results),
        bool(notes.external_providers),
        bool(notes.resources),
        bool(notes.risk_actions),
        bool(notes.opportunities),
        none_asked or "improvement" in decided or None in decided,
        none_asked or "system" in decided,
        none_asked or "resources" in decided,
    )


_TITLE = LocalText(en="Agenda", zh="评审议程")
_ABOUT = LocalText(
    en="Topics of ISO 9001:2015, clauses 9.3.2 (inputs) and 9.3.3 (outputs), in short.",
    zh="按 ISO 9001:2015 第 9.3.2 条（评审输入）与第 9.3.3 条（评审输出）列出的议题（简述）。",
)
_THERE: dict[tuple[bool, bool], LocalText] = {
    (True, True): LocalText(en="numbers and text", zh="数据与文字"),
    (True, False): LocalText(en="numbers", zh="数据"),
    (False, True): LocalText(en="text", zh="文字"),
    (False, False): LocalText(en="not supplied", zh="未提供"),
}
_LEFT_OUT = LocalText(en="left out, confidential", zh="保密，未列出")
_COLUMNS: tuple[Column, ...] = (
    Column("clause", LocalText(en="Clause", zh="条款")),
    Column("topic", LocalText(en="Topic", zh="议题")),
    Column("there", LocalText(en="What there is", zh="现有内容")),
)
_TOPICS: tuple[_Topic, ...] = (
    _Topic("9.3.2 a", LocalText(en="Actions of earlier reviews", zh="以往管理评审措施的落实情况"), words=("actions",)),
    _Topic("9.3.2 b", LocalText(en="Changes outside and inside", zh="内外部变化"), words=("changes",)),
    _Topic(
        "9.3.2 c 1",
        LocalText(en="Customer satisfaction and feedback", zh="顾客满意与相关方反馈"),
        numbers=("gaps", "items", "answers"),
        words=("answers",),
    ),
    _Topic(
        "9.3.2 c 2",
        LocalText(en="How far objectives are met", zh="目标的实现程度"),
        numbers=("summary", "scorecard", "map", "variance"),
    ),
    _Topic(
        "9.3.2 c 3",
        LocalText(en="Process performance and conformity", zh="过程绩效与产品和服务的符合性"),
        numbers=("orders",),
        words=("topics",),
    ),
    _Topic(
        "9.3.2 c 4",
        LocalText(en="Nonconformities and corrective actions", zh="不合格与纠正措施"),
        words=("topics",),
    ),
    _Topic(
        "9.3.2 c 5",
        LocalText(en="Results of monitoring and measurement", zh="监视和测量结果"),
        numbers=("scorecard", "behaviour", "certainty"),
        words=("topics",),
    ),
    _Topic("9.3.2 c 6", LocalText(en="Audit results", zh="审核结果"), words=("topics",)),
    _Topic(
        "9.3.2 c 7",
        LocalText(en="Performance of suppliers and carriers", zh="外部供方（供应商与承运商）绩效"),
        numbers=("suppliers",),
        words=("suppliers",),
    ),
    _Topic("9.3.2 d", LocalText(en="Adequacy of resources", zh="资源的充分性"), words=("topics",)),
    _Topic(
        "9.3.2 e",
        LocalText(en="Effect of actions on risks and opportunities", zh="应对风险和机遇所采取措施的有效性"),
        words=("topics",),
    ),
    _Topic(
        "9.3.2 f",
        LocalText(en="Opportunities to improve", zh="改进的机会"),
        numbers=("summary",),
        words=("topics",),
    ),
    _Topic("9.3.3 a", LocalText(en="Decisions on improvement", zh="改进机会方面的决定"), words=("decisions",)),
    _Topic(
        "9.3.3 b", LocalText(en="Decisions on changes of the system", zh="体系变更方面的决定"), words=("decisions",)
    ),
    _Topic("9.3.3 c", LocalText(en="Decisions on resources", zh="资源需求方面的决定"), words=("decisions",)),
)
