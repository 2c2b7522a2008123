"""The page that tells how sure the scores are, and what would change them."""

from __future__ import annotations

from collections.abc import Sequence

from scorecard._table import Cell, Column, Table, format_number
from scorecard._text import LocalText
from scorecard.errors import Problems, ReportError
from scorecard.report.document import Block, Grid, Heading, Paragraph
from scorecard.report.printing import score_text, share_text
from scorecard.scoring import Evaluation, Influence, Robustness
from scorecard.scoring.score_spread import ScoreSpread
from scorecard.series import LinkEvidence

__all__ = ["Certainty", "certainty_blocks", "certainty_of"]

Certainty = Robustness | LinkEvidence
"""Results that tell how sure the scores, and the arrows between them, are."""


def certainty_of(evidence: Sequence[object], evaluation: Evaluation) -> tuple[Certainty, ...]:
    """Return the results that tell how sure the scores are.

    Parameters
    ----------
    evidence : sequence
        All results of a review.
    evaluation : Evaluation
        The evaluation that is reviewed.

    Returns
    -------
    tuple of Robustness or LinkEvidence
        At most one of each.

    Raises
    ------
    ReportError
        If there are two of one kind, or one is of another card, period or entity.
    """
    found = tuple(result for result in evidence if isinstance(result, Certainty))
    problems = Problems()
    for kind in (Robustness, LinkEvidence):
        if sum(type(result) is kind for result in found) > 1:
            problems.add(
                "certainty-twice",
                f"the evidence holds two results of the kind {kind.__name__}",
                cure="Give one of them.",
            )
    for result in found:
        if not _fits(result, evaluation):
            problems.add(
                "certainty-other",
                f"the {type(result).__name__} is of another card, period or entity than the review",
                cure="Make it from the card, the values, the period and the entity that are reviewed.",
            )
    problems.raise_if_any(ReportError, "The evidence cannot be printed as it is.")
    return found


def _fits(result: Certainty, evaluation: Evaluation) -> bool:
    """Return whether a result is of the card, and of the period and the entity, that are reviewed."""
    if isinstance(result, LinkEvidence):
        return result.card == evaluation.card
    theirs = result.evaluation
    same = theirs.card == evaluation.card and theirs.periods == evaluation.periods
    return same and evaluation.entities[0] in theirs.entities


def certainty_blocks(evaluation: Evaluation, results: Sequence[Certainty]) -> tuple[Block, ...]:
    """Return the blocks of the page; none without results.

    Parameters
    ----------
    evaluation : Evaluation
        The evaluation that is reviewed.
    results : sequence of Robustness or LinkEvidence
        What is known.

    Returns
    -------
    tuple of Heading, Paragraph and Grid
        How often statuses hold, what matters, what would turn them, and whether the arrows hold.
    """
    if not results:
        return ()
    blocks: list[Block] = [Heading(_TITLE, section="certainty")]
    for result in results:
        blocks += _robust(evaluation, result) if isinstance(result, Robustness) else _links(result)
    return tuple(blocks)


def _robust(evaluation: Evaluation, found: Robustness) -> list[Block]:
    """Return what becomes of scores and statuses when values, weights and rules vary."""
    entity = evaluation.entities[0]
    above = [node for node in evaluation.nodes if evaluation.card.kind_of(node) != "measure"]
    rows = [found.row(node, entity=entity) for node in above]
    strong = frozenset(i for i, row in enumerate(rows) if row.kind in ("total", "perspective"))
    depths = tuple({"total": 0, "perspective": 0}.get(row.kind, 1) for row in rows)
    table = Table(_SPREAD, tuple(_spread_row(evaluation, row) for row in rows))
    notes = found.spread_table().notes
    influence = found.influence(entity=entity)
    blocks: list[Block] = [
        Heading(_HOLDS, 2),
        Grid(table, (3.4, 0.8, 1.3, 1.3, 1.1, 1.4), strong, depths),
        *(Paragraph(note, quiet=True) for note in notes),
    ]
    if influence.rows:
        blocks += [Heading(_MATTERS.fill({"name": influence.name}), 2), _influence(influence)]
        blocks += [Paragraph(note, quiet=True) for note in influence.table().notes]
    least = found.least_change(entity=entity)
    return [*blocks, Heading(_TURNS, 2), Paragraph(least.verdict)]


def _spread_row(evaluation: Evaluation, row: ScoreSpread) -> tuple[Cell, ...]:
    """Return one row of what becomes of scores."""
    return (
        row.name,
        score_text(row.score, evaluation.bands_of(row.id)),
        _interval(row),
        row.status_name,
        None if row.status_probability is None else share_text(row.status_probability),
        None if row.error_known is None else share_text(row.error_known),
    )


def _interval(row: ScoreSpread) -> str | None:
    """Return the interval of a score; none where it does not vary."""
    if row.low is None or row.high is None or not row.standard_deviation:
        return None
    return f"{format_number(row.low, 1)}–{format_number(row.high, 1)}"


def _influence(found: Influence) -> Grid:
    """Return what matters for a score."""
    rows: list[tuple[Cell, ...]] = [
        (
            row.name,
            None if row.first_order is None else share_text(row.first_order),
            None if row.total is None else share_text(row.total),
            None if row.halved_standard_deviation is None else format_number(row.halved_standard_deviation, 2),
            None if row.halved_status_probability is None else share_text(row.halved_status_probability),
        )
        for row in found.rows
    ]
    return Grid(Table(_INFLUENCE, tuple(rows)), (3.2, 1.3, 1.3, 1.6, 1.6))


def _links(found: LinkEvidence) -> list[Block]:
    """Return whether the arrows of the map hold on the data."""
    table = found.table()
    keys = ("source_name", "target_name", "delay", "verdict_name", "effect", "p_adjusted", "n", "why")
    places = [i for i, column in enumerate(table.columns) if column.key in keys]
    shown = Table(tuple(table.columns[i] for i in places), tuple(tuple(row[i] for i in places) for row in table.rows))
    widths = {"source_name": 2.3, "target_name": 2.3, "verdict_name": 1.5, "why": 2.2}
    blocks: list[Block] = [
        Heading(_ARROWS, 2),
        Grid(shown, tuple(widths.get(column.key, 0.9) for column in shown.columns)),
    ]
    return [*blocks, *(Paragraph(note, quiet=True) for note in table.notes)]


_TITLE = LocalText(en="How sure are we?", zh="结论有多可靠？")
_HOLDS = LocalText(en="Do scores and statuses hold?", zh="得分与状态是否稳固？")
_MATTERS = LocalText(en="What matters: {name}", zh="影响因素：{name}")
_TURNS = LocalText(en="What would turn the status?", zh="怎样会改变状态？")
_ARROWS = LocalText(en="Do the arrows of the map hold on the data?", zh="战略地图中的关联是否得到数据支持？")
_SPREAD: tuple[Column, ...] = (
    Column("name", LocalText(en="Perspective, objective", zh="维度、目标")),
    Column("score", LocalText(en="Score", zh="得分"), "number"),
    Column("interval", LocalText(en="Interval", zh="区间"), "number"),
    Column("status", LocalText(en="Status", zh="状态"), "status"),
    Column("kept", LocalText(en="Status kept", zh="状态保持率"), "number"),
    Column("known", LocalText(en="Known error", zh="误差已知权重"), "number"),
)
_INFLUENCE: tuple[Column, ...] = (
    Column("source", LocalText(en="Source", zh="来源")),
    Column("alone", LocalText(en="Share of variance, alone", zh="方差份额（一阶）"), "number"),
    Column("total", LocalText(en="Share of variance, total", zh="方差份额（总）"), "number"),
    Column("halved", LocalText(en="Standard deviation with half the error", zh="误差减半后的标准差"), "number"),
    Column("kept", LocalText(en="Status kept with half the error", zh="误差减半后状态保持率"), "number"),
)
