"""The page of service quality: gaps or means by dimension, and by group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard._text import Lang, LocalText
from scorecard.report.document import Block, Figure, Heading, Paragraph
from scorecard.report.evidence import SurveyEvidence
from scorecard.report.gap_tables import gap_grid, segment_grid
from scorecard.report.mean_tables import mean_blocks
from scorecard.report.narrative import shortfalls
from scorecard.report.notes_pages import NOT_SUPPLIED
from scorecard.report.printing import When, period_text
from scorecard.survey import GapAnalysis

if TYPE_CHECKING:
    from scorecard.plots import Chart
    from scorecard.plots.gap_data import GapRows

__all__ = ["DIMENSIONS", "EVERYONE", "ITEMS", "SERVICE", "service_blocks", "too_few", "what_line"]

SERVICE = LocalText(en="Service quality", zh="服务质量")
_SERVICE_OF = LocalText(en="Service quality: {name}", zh="服务质量：{name}")
DIMENSIONS = LocalText(en="Gaps by dimension", zh="各维度差距")
ITEMS = LocalText(en="Gaps by item", zh="各题项差距")
_SEGMENTS = LocalText(en="Overall gap by {by}", zh="按 {by} 划分的总体差距")

_WHAT = LocalText(
    en="{name}: {n} {respondents}, {period}, scale {low} to {high}.",
    zh="{name}：{n} 份答卷，{period}，量表 {low}–{high} 分。",
)
_WHAT_GROUP = LocalText(
    en="{name}: {n} {respondents} of {group}, {period}, scale {low} to {high}.",
    zh="{name}：{group} {n} 份答卷，{period}，量表 {low}–{high} 分。",
)
_WHAT_SCALES = LocalText(en="{name}, {period}, scale {low} to {high}.", zh="{name}，{period}，量表 {low}–{high} 分。")
_TOO_FEW = LocalText(
    en="{group}: too few respondents to show {what} without giving single answers away.",
    zh="{group}：受访者过少，为避免泄露个人答案，不予显示{what}。",
)
_GAPS = LocalText(en="gaps", zh="差距")
_MEANS = LocalText(en="means", zh="均值")
EVERYONE = LocalText(en="Over all respondents of the survey.", zh="按全体受访者计算。")
"""Said of what was not made by groups where the review is of one."""


def service_blocks(survey: SurveyEvidence | None, period: When, *, alone: bool = True) -> tuple[Block, ...]:
    """Return the page of the gaps of one survey, or of its means where it has no gaps.

    Parameters
    ----------
    survey : SurveyEvidence or None
        What the survey says; None where there is no survey.
    period : Period or LocalText
        The period.
    alone : bool
        Whether it is the only survey of the review; else the heading names it.

    Returns
    -------
    tuple of Block
        Blocks under a heading of level 1; nothing for a survey without gaps and means.
    """
    if survey is None:
        return (Heading(SERVICE, section="gaps", joined=True, empty=True), Paragraph(NOT_SUPPLIED))
    if survey.n is None:
        return ()
    heading = Heading(SERVICE if alone else _SERVICE_OF.fill({"name": survey.name}), section="gaps")
    gaps = () if survey.gaps is None else _gap_blocks(survey, survey.gaps, period)
    blocks = (*gaps, *mean_blocks(survey, period))
    return (heading, *opening(survey, period), *(blocks or (Paragraph(too_few(survey)),)))


def opening(survey: SurveyEvidence, period: When) -> tuple[Paragraph, ...]:
    """Return what a page of a survey begins with.

    Parameters
    ----------
    survey : SurveyEvidence
        What the survey says.
    period : Period or LocalText
        The period.

    Returns
    -------
    tuple of Paragraph
        Object, time and n; that they are everyone's, where the review is of one entity of several.
    """
    shared = (Paragraph(EVERYONE, quiet=True),) if survey.shared else ()
    return (Paragraph(what_line(survey, period)), *shared)


def what_line(survey: SurveyEvidence, period: When) -> LocalText:
    """Return the object, the time and the n of a survey.

    Parameters
    ----------
    survey : SurveyEvidence
        What the survey says.
    period : Period or LocalText
        The period.

    Returns
    -------
    LocalText
        One sentence; without n where there are neither gaps nor means.
    """
    scale = survey.instrument.scale
    values: dict[str, str | int | LocalText] = {
        "name": survey.instrument.name,
        "period": period if isinstance(period, LocalText) else period_text(period),
        "low": scale.low,
        "high": scale.high,
    }
    n = survey.n
    if n is None:
        return _WHAT_SCALES.fill(values)
    values |= {"n": n, "respondents": "respondent" if n == 1 else "respondents", "group": survey.segment or ""}
    return (_WHAT if survey.segment is None else _WHAT_GROUP).fill(values)


def too_few(survey: SurveyEvidence) -> LocalText:
    """Return that the group reviewed is too small to show.

    Parameters
    ----------
    survey : SurveyEvidence
        What the survey says.

    Returns
    -------
    LocalText
        One sentence.
    """
    return _TOO_FEW.fill({"group": survey.segment or "", "what": _MEANS if survey.gaps is None else _GAPS})


def _gap_blocks(survey: SurveyEvidence, gaps: GapAnalysis, period: When) -> list[Block]:
    """Return the gaps of a survey: the chart, dimensions, items, groups."""
    group = survey.group
    if group.hidden:
        return [Paragraph(too_few(survey))]

    def dumbbell(lang: Lang) -> Chart:
        from scorecard.plots import gap_dumbbell

        rows: GapRows = "dimensions" if group.dimensions else "items"
        return gap_dumbbell(gaps, rows=rows, segment=survey.segment, period=period, lang=lang)

    said = shortfalls(survey)
    wholes = [row for row in (group.overall, group.overall_items, group.weighted) if row is not None]
    if not group.dimensions:
        wholes = [group.overall_items]
    rows = [*group.dimensions, *wholes]
    blocks: list[Block] = [
        *((Paragraph(said),) if said is not None else ()),
        Figure(dumbbell),
        Heading(DIMENSIONS if group.dimensions else ITEMS, 2),
        gap_grid(gaps, rows, wholes=len(wholes)),
    ]
    if gaps.segments:
        blocks += [Heading(_SEGMENTS.fill({"by": str(gaps.by)}), 2), segment_grid(gaps)]
    return blocks
