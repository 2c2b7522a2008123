"""The page that prints what respondents were asked."""

from __future__ import annotations

from collections.abc import Sequence

from scorecard._table import Cell, Column, Table
from scorecard._text import LocalText, join_text
from scorecard.instruments import Instrument, Item, Scale
from scorecard.models import Scorecard
from scorecard.report.document import Block, Bullets, Grid, Heading, Paragraph
from scorecard.report.evidence import SurveyEvidence
from scorecard.report.item_page import ROLES

__all__ = ["questionnaire_blocks"]


def questionnaire_blocks(card: Scorecard, surveys: Sequence[SurveyEvidence]) -> tuple[Block, ...]:
    """Return the questionnaire of each survey that the review prints.

    Parameters
    ----------
    card : Scorecard
        The description, whose surveys say which overall answers were asked for.
    surveys : sequence of SurveyEvidence
        What the surveys say; surveys with one questionnaire print it once.

    Returns
    -------
    tuple of Block
        Blocks under a heading of level 1; nothing without a survey.
    """
    asked: dict[str, SurveyEvidence] = {}
    for survey in surveys:
        asked.setdefault(survey.instrument.id, survey)
    if not asked:
        return ()
    blocks: list[Block] = [Heading(_TITLE, section="questionnaire", joined=True)]
    for survey in asked.values():
        blocks += [] if len(asked) == 1 else [Heading(survey.name, 2)]
        blocks += [Paragraph(_about(survey.instrument)), *_overall(card, survey.instrument), _items(survey.instrument)]
        if survey.instrument.source is not None:
            blocks.append(Paragraph(survey.instrument.source, quiet=True))
    return tuple(blocks)


def _about(instrument: Instrument) -> LocalText:
    """Return how the items were to be answered."""
    roles = join_text(tuple(ROLES[role] for role in instrument.roles), en=", ", zh="、")
    return _ABOUT.fill(
        {"name": instrument.name, "k": len(instrument.items), "scale": _scale(instrument.scale), "roles": roles}
    )


def _scale(scale: Scale) -> LocalText:
    """Return a scale with the words at its ends."""
    ends = tuple(_end(scale, code) for code in (scale.low, scale.high))
    return (_WORDED_SCALE if scale.low in scale.labels else _SCALE).fill({"low": ends[0], "high": ends[1]})


def _end(scale: Scale, code: int) -> LocalText | str:
    """Return a code with its word, where it has one."""
    return _WORDED.fill({"code": code, "word": scale.labels[code]}) if code in scale.labels else str(code)


def _items(instrument: Instrument) -> Grid:
    """Return the statements in the order of the questionnaire."""
    names = {dimension.id: dimension.name for dimension in instrument.dimensions}
    rows = tuple(_item_row(number, item, names) for number, item in enumerate(instrument.items, start=1))
    notes = (_MIRRORED,) if any(item.reverse for item in instrument.items) else ()
    return Grid(Table(_COLUMNS, rows, notes=notes), (0.5, 6.2, 2.0, 1.9), whole=True)


def _item_row(number: int, item: Item, names: dict[str, LocalText]) -> tuple[Cell, ...]:
    """Return one statement with the short name that charts print."""
    text = _REVERSED.fill({"text": item.text}) if item.reverse else item.text
    return (number, text, item.short, None if item.dimension is None else names[item.dimension])


def _overall(card: Scorecard, instrument: Instrument) -> tuple[Block, ...]:
    """Return what was asked as a whole beside the items."""
    said: dict[LocalText, None] = {}
    for survey in card.surveys.values():
        if survey.instrument.id == instrument.id:
            for name, outcome in survey.layout.outcomes.items():
                scale = _scale(instrument.scale if outcome.scale is None else outcome.scale)
                said[_OUTCOME.fill({"name": outcome.name or name, "scale": scale})] = None
    return (Paragraph(_OVERALL), Bullets(tuple(said))) if said else ()


_TITLE = LocalText(en="Questionnaire", zh="调查问卷")
_OVERALL = LocalText(en="Asked as a whole beside the items:", zh="除各题项外，另设总体评价题：")
_ABOUT = LocalText(
    en="{name}: {k} items, each answered on the scale {scale} for {roles}.",
    zh="{name}：共 {k} 题，每题分别就{roles}作答，量表为 {scale}。",
)
_SCALE = LocalText(en="{low} to {high}", zh="{low} 至 {high}")
_WORDED_SCALE = LocalText(en="{low} to {high}", zh="{low}至 {high}")
_WORDED = LocalText(en="{code} ({word})", zh="{code}（{word}）")
_OUTCOME = LocalText(en="{name}: {scale}.", zh="{name}：{scale}。")
_REVERSED = LocalText(en="{text} *", zh="{text} *")
_MIRRORED = LocalText(
    en="* A high answer is bad; answers are mirrored on the scale before any analysis.",
    zh="* 反向题：分数越高越差，分析前已按量表反向计分。",
)
_COLUMNS: tuple[Column, ...] = (
    Column("number", LocalText(en="No.", zh="序号"), "integer"),
    Column("item", LocalText(en="Item", zh="题项")),
    Column("short", LocalText(en="Short name", zh="简称")),
    Column("dimension", LocalText(en="Dimension", zh="维度")),
)
