"""The page of process behaviour: does a measure do more than vary by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from scorecard._text import LocalText
from scorecard.models import Calendar
from scorecard.plots.wording import period_label
from scorecard.report.document import Block, Figure, Grid, Heading, Paragraph
from scorecard.report.drawings import drawing
from scorecard.report.notes_pages import NOT_SUPPLIED
from scorecard.series import ChangeSignals

__all__ = ["behaviour_blocks"]


def behaviour_blocks(changes: Sequence[ChangeSignals], *, calendar: Calendar | None = None) -> tuple[Block, ...]:
    """Return a chart of each measure under discussion.

    Parameters
    ----------
    changes : sequence of ChangeSignals
        Series with the limits of their own variation.
    calendar : Calendar, optional
        Names fiscal years as such; common years when left out.

    Returns
    -------
    tuple of Block
        Blocks under a heading of level 1.
    """
    heading = Heading(_TITLE, section="behaviour", joined=True, empty=not changes)
    if not changes:
        return (heading, Paragraph(NOT_SUPPLIED))
    blocks: list[Block] = [heading, Paragraph(_ABOUT, quiet=True)]
    for change in changes:
        blocks += _series(change if calendar is None else _named(change, calendar))
    return tuple(blocks)


def _named(change: ChangeSignals, calendar: Calendar) -> ChangeSignals:
    """Return a series whose periods name a fiscal year as such."""

    def label(period: str | None) -> str | None:
        return None if period is None else period_label(period, calendar)

    base, last = change.baseline, change.last
    return replace(
        change,
        points=tuple(replace(point, period=period_label(point.period, calendar)) for point in change.points),
        last=replace(last, period=label(last.period), previous=label(last.previous)),
        baseline=replace(base, since=label(base.since), first=label(base.first), last=label(base.last)),
    )


def _series(change: ChangeSignals) -> list[Block]:
    """Return the chart of one measure with what is said of its last change."""
    from scorecard.plots import draw_process_behaviour, prepare_process_behaviour

    shown: Sequence[Figure] = drawing(
        partial(prepare_process_behaviour, change), lambda data, lang: draw_process_behaviour(data, lang=lang)
    )
    name = change.name if change.name is not None else LocalText(en=change.measure or "")
    said = [Paragraph(_SAID.fill({"name": name, "words": change.last.words, "target": change.assurance_words}))]
    said += [Paragraph(caution) for caution in change.cautions]
    if shown:
        return [*shown, *said]
    table = change.table()
    return [Heading(name, 2), *said, Grid(table, (1.0,) * len(table.columns))]


_TITLE = LocalText(en="Signal or noise?", zh="是信号还是波动？")
_ABOUT = LocalText(
    en="Values within the limits vary as they always did; asking for the reason of a single one of them misleads.",
    zh="落在控制限内的数值属于固有波动，逐一追问其原因会产生误导。",
)
_SAID = LocalText(en="{name}. {words} Target: {target}.", zh="{name}。{words}目标：{target}。")
