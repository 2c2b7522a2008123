"""Tables of mean answers, question by question."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from scorecard._table import Cell, Column, Table
from scorecard._text import Lang, LocalText
from scorecard.instruments import Role
from scorecard.report.document import Block, Figure, Grid, Heading
from scorecard.report.evidence import SurveyEvidence
from scorecard.report.gap_tables import interval_cell, label_text, named_note, row_name
from scorecard.report.printing import When, percent
from scorecard.survey import QuestionMeans, QuestionRow, SegmentMeans
from scorecard.survey.question_table import QUESTIONS, mean_reason

if TYPE_CHECKING:
    from scorecard.plots import Chart
    from scorecard.plots.mean_data import MeanRows

__all__ = ["item_mean_blocks", "mean_blocks"]

_DIMENSIONS = LocalText(en="{question}: means by dimension", zh="{question}：各维度均值")
_ITEMS = LocalText(en="{question}: means by item", zh="{question}：各题项均值")
_WHOLE = LocalText(en="{question}: overall mean", zh="{question}：总体均值")
_SEGMENTS = LocalText(en="{question}: overall mean by {by}", zh="{question}：按 {by} 划分的总体均值")
_MOST = 40
"""Rows that the chart of means has room for."""
_WIDTHS = (4.6, 0.9, 1.3, 1.3, 2.4)


def mean_blocks(survey: SurveyEvidence, period: When) -> tuple[Block, ...]:
    """Return the mean answers by dimension and by group, question by question.

    Parameters
    ----------
    survey : SurveyEvidence
        What a survey says.
    period : Period or LocalText
        The period.

    Returns
    -------
    tuple of Block
        A heading of level 2 with a chart and a table for each question; nothing for a group that must not be shown,
        nor of expectation and perception where these stand among the gaps.
    """
    means = survey.means
    if means is None:
        return ()
    blocks: list[Block] = []
    for role, rows in _questions(survey):
        wholes = [row for row in rows if row.kind in ("overall", "overall_items", "weighted")]
        parts = [row for row in rows if row.kind == "dimension"]
        if not parts:
            wholes = [row for row in rows if row.kind == "overall_items"]
        blocks += [_heading(_DIMENSIONS if parts else _WHOLE, role), *_chart(survey, means, role, period)]
        blocks.append(_grid(means, [*parts, *wholes], len(wholes)))
        if means.segments:
            name = _SEGMENTS.fill({"question": QUESTIONS[role], "by": str(means.by)})
            blocks += [Heading(name, 2), _segment_grid(means, role, "overall" if parts else "overall_items")]
    return tuple(blocks)


def item_mean_blocks(survey: SurveyEvidence) -> tuple[Block, ...]:
    """Return the mean answers by item, question by question.

    Parameters
    ----------
    survey : SurveyEvidence
        What a survey says.

    Returns
    -------
    tuple of Block
        As in `mean_blocks`; nothing of a question whose item means the zones or the importance print, over the same
        respondents.
    """
    if survey.means is None:
        return ()
    blocks: list[Block] = []
    for role, rows in _questions(survey):
        items = [row for row in rows if row.kind == "item"]
        if {row.id: row.n for row in items} not in _elsewhere(survey, role):
            blocks += [_heading(_ITEMS, role), _grid(survey.means, items, 0)]
    return tuple(blocks)


def _chart(survey: SurveyEvidence, means: QuestionMeans, role: Role, period: When) -> tuple[Figure, ...]:
    """Return the means of a question as a chart, where there is more than one and room for all."""
    instrument = means.instrument
    rows: MeanRows = "dimensions" if instrument.dimensions else "items"
    count = len(instrument.dimensions or instrument.items)

    def dots(lang: Lang) -> Chart:
        from scorecard.plots import mean_dots

        return mean_dots(means, question=role, rows=rows, segment=survey.segment, period=period, lang=lang)

    return (Figure(dots),) if 1 < count <= _MOST else ()


def _elsewhere(survey: SurveyEvidence, role: Role) -> list[dict[str, int]]:
    """Return the respondents, item by item, over whom other tables of everyone print the means of a question."""
    found: list[dict[str, int]] = []
    zones, importance = survey.zones, survey.importance
    if survey.segment is None and zones is not None and role in ("minimum", "desired", zones.perceived):
        found.append({row.id: row.n for row in zones.rows if row.kind == "item"})
    if survey.segment is None and importance is not None and role in (importance.importance, importance.performance):
        found.append({row.id: row.n for row in importance.rows})
    return found


def _questions(survey: SurveyEvidence) -> Iterator[tuple[Role, tuple[QuestionRow, ...]]]:
    """Yield the rows of each question that no gap tells."""
    group = SegmentMeans(0, {}) if survey.means is None else survey.means.group(survey.segment)
    if not group.hidden:
        for role, rows in group.means.items():
            if survey.gaps is None or role not in ("expectation", "perception"):
                yield role, rows


def _heading(text: LocalText, role: Role) -> Heading:
    """Return the heading of a question."""
    return Heading(text.fill({"question": QUESTIONS[role]}), 2)


def _grid(means: QuestionMeans, rows: list[QuestionRow], wholes: int) -> Grid:
    """Return means as a table; the wholes stand last."""
    named = [(row_name(means.instrument, row.id), row) for row in rows]
    return _table(means, named, strong=frozenset(range(len(rows) - wholes, len(rows))))


def _segment_grid(means: QuestionMeans, role: Role, of: str) -> Grid:
    """Return the overall mean of each group."""
    named = [(label_text(label), means.row(role, of, segment=label)) for label in means.segments]
    return _table(means, named, strong=frozenset())


def _table(means: QuestionMeans, named: list[tuple[LocalText, QuestionRow]], *, strong: frozenset[int]) -> Grid:
    """Return named rows as a table, with why some have no error."""
    level = percent(means.confidence)
    columns = (
        Column("name", LocalText(en="Row", zh="项目")),
        Column("n", LocalText(en="n", zh="n"), "integer"),
        Column("mean", LocalText(en="Mean", zh="均值"), "number", 2),
        Column("standard_deviation", LocalText(en="SD", zh="标准差"), "number", 2),
        Column("interval", LocalText(en=f"{level} interval", zh=f"{level} 区间"), "number"),
    )
    rows = tuple(_cells(name, row) for name, row in named)
    notes = tuple(named_note(name, mean_reason(row.reason)) for name, row in named if row.reason is not None)
    return Grid(Table(columns, rows, notes=notes), _WIDTHS, strong)


def _cells(name: LocalText, row: QuestionRow) -> tuple[Cell, ...]:
    """Return one row of means."""
    return (name, row.n, row.mean, row.standard_deviation, interval_cell(row))
