"""The page of answers: how often each was given, what groups say, what customers said besides."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from scorecard._text import Lang, LocalText
from scorecard.errors import ChartError
from scorecard.instruments import Role
from scorecard.models import ReviewNotes
from scorecard.report.document import Block, Figure, Heading, Paragraph
from scorecard.report.evidence import SurveyEvidence
from scorecard.report.group_tables import group_grids
from scorecard.report.notes_pages import NOT_SUPPLIED, said_or_not
from scorecard.report.printing import When
from scorecard.report.service_page import EVERYONE
from scorecard.survey import HeatMap, Survey

if TYPE_CHECKING:
    from scorecard.plots import Chart

__all__ = ["answer_blocks"]

_ROLES: tuple[Role, ...] = ("perception", "satisfaction", "expectation", "importance", "desired", "minimum")
"""Whose answers are drawn: the first that was asked."""


def answer_blocks(surveys: Sequence[SurveyEvidence], period: When, *, notes: ReviewNotes) -> tuple[Block, ...]:
    """Return the page of answers of all surveys.

    Parameters
    ----------
    surveys : sequence of SurveyEvidence
        What the surveys say.
    period : Period or LocalText
        The period.
    notes : ReviewNotes
        What people wrote.

    Returns
    -------
    tuple of Block
        Blocks under a heading of level 1.
    """
    blocks: list[Block] = []
    for survey in surveys:
        if survey.answers is None and survey.heat is None:
            continue
        blocks += [] if len(surveys) == 1 else [Heading(survey.name, 2)]
        blocks += [] if survey.segment is None else [Paragraph(EVERYONE, quiet=True)]
        if survey.answers is not None:
            few = len(survey.instrument.items) <= _DRAWN
            blocks.append(Figure(partial(_likert, survey.answers, period)) if few else Paragraph(_MANY))
        if survey.heat is not None:
            blocks += _heat(survey.heat, period)
    drawn = bool(blocks)
    blocks += () if drawn else [Paragraph(NOT_SUPPLIED)]
    feedback = said_or_not(((_FEEDBACK, notes.customer_feedback),))
    empty = not (drawn or notes.customer_feedback)
    return (Heading(_TITLE, section="answers", joined=True, empty=empty), *blocks, *feedback)


def _likert(answers: Survey, period: When, lang: Lang) -> Chart:
    """Return how often each answer was given."""
    from scorecard.plots import likert

    role: Role = next(role for role in _ROLES if role in answers.answers)
    return likert(answers, role=role, period=period, lang=lang)


def _heat(heat: HeatMap, period: When) -> list[Block]:
    """Return one number of every group, drawn where there is room."""
    from scorecard.plots import prepare_segment_heat_map

    heading = Heading(_BY.fill({"by": heat.by}), 2)
    try:
        prepare_segment_heat_map(heat)
    except ChartError:
        return [heading, *group_grids(heat)]
    return [heading, Figure(partial(_heat_map, heat, period))]


def _heat_map(heat: HeatMap, period: When, lang: Lang) -> Chart:
    """Return the heat map."""
    from scorecard.plots import segment_heat_map

    return segment_heat_map(heat, period=period, lang=lang)


_DRAWN = 40
"""Items that the bars of answers have room for."""
_MANY = LocalText(
    en="The questionnaire has more items than a chart of answers can show.", zh="问卷题项过多，无法以图展示作答分布。"
)
_TITLE = LocalText(en="Answers and feedback", zh="作答分布与反馈")
_BY = LocalText(en="By {by}", zh="按 {by} 比较")
_FEEDBACK = LocalText(en="Feedback of customers and others", zh="顾客及相关方反馈")
