"""The page that tells how sure the scores are, and what would change them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from scorecard._printing import format_chance
from scorecard._table import Cell, Column, Table, format_number
from scorecard._text import LocalText, join_text
from scorecard.report.document import Block, Grid, Heading, Paragraph
from scorecard.report.drawings import drawing
from scorecard.report.notes_pages import NOT_SUPPLIED
from scorecard.report.printing import score_text, share_text
from scorecard.report.sorted_evidence import SortedEvidence
from scorecard.scoring import Evaluation, Influence, Robustness, Uncertainty
from scorecard.scoring.score_spread import CARRIED, ScoreSpread
from scorecard.scoring.smaa_result import RankAcceptability
from scorecard.scoring.weight_tornado import WeightTornado
from scorecard.series import LinkEvidence
from scorecard.series.link_records import range_note

if TYPE_CHECKING:
    from scorecard.plots.spread_data import SpreadRows

__all__ = ["certainty_blocks"]

_ROWS = 28
"""Rows of a chart of scores that are read with ease; with more objectives, perspectives alone are drawn."""
_TIED = 1e-12
"""Probabilities that differ by less are one."""
_RANKS = 25
"""Entities on a chart of ranks."""
_KINDS = {"objectives": ("total", "perspective", "objective"), "perspectives": ("total", "perspective")}


def certainty_blocks(evaluation: Evaluation, found: SortedEvidence) -> tuple[Block, ...]:
    """Return the page that tells how sure the scores are.

    Parameters
    ----------
    evaluation : Evaluation
        The evaluation that is reviewed.
    found : SortedEvidence
        What was analysed.

    Returns
    -------
    tuple of Block
        How much of the weight has data, how often statuses hold, who is how often first, what single
        weights do, what matters, what would turn a status, and whether the arrows hold.
    """
    blocks: list[Block] = [
        Heading(_TITLE, section="certainty", joined=True),
        Heading(_COVERED, 2),
        _coverage(evaluation),
    ]
    blocks.append(Paragraph(_ABOUT_COVERAGE, quiet=True))
    if not found.uncertain:
        blocks += [Heading(_HOLDS, 2), Paragraph(NOT_SUPPLIED)]
    drawn = found.robustness if found.robustness is not None else found.uncertainty
    if drawn is not None:
        blocks += _spread(evaluation, drawn)
    if found.acceptability is not None:
        blocks += _accepted(found.acceptability)
    for tornado in found.tornados:
        blocks += [Heading(_WEIGHTS.fill({"name": tornado.name}), 2), *_tornado(tornado)]
    if found.robustness is not None:
        blocks += _robust(evaluation, found.robustness)
    if found.links is not None:
        blocks += _links(found.links)
    return tuple(blocks)


def _coverage(evaluation: Evaluation) -> Grid:
    """Return how much of the weight of the total and of each perspective has a value, fresh and with a known error."""
    top = [node for node in evaluation.nodes if evaluation.card.kind_of(node) in ("total", "perspective")]
    rows: list[tuple[Cell, ...]] = []
    for node in (evaluation[each] for each in top):
        measures = [
            evaluation[m.id] for m in evaluation.card.measures if node.id in ("total", *_above(evaluation, m.id))
        ]
        scored = sum(measure.score is not None for measure in measures)
        shares = (node.coverage, node.stale, node.not_due, node.error_known)
        rows.append((node.name, len(measures), scored, *(None if s is None else share_text(s) for s in shares)))
    strong = frozenset(at for at, node in enumerate(top) if node == "total")
    return Grid(Table(_COVERAGE, tuple(rows)), (3.0, 1.0, 1.2, 1.1, 1.2, 1.1, 1.3), strong)


def _above(evaluation: Evaluation, node: str) -> tuple[str, ...]:
    """Return the nodes above a node."""
    parent = evaluation.card.parent_of(node)
    return () if parent is None else (parent, *_above(evaluation, parent))


def _spread(evaluation: Evaluation, found: Uncertainty | Robustness) -> list[Block]:
    """Return what becomes of scores and statuses when values, weights and rules vary."""
    from scorecard.plots import (
        draw_forest,
        draw_probability_strip,
        draw_rank_acceptability,
        prepare_forest,
        prepare_probability_strip,
        prepare_rank_acceptability,
    )

    entity = evaluation.entities[0]
    kinds = {row: sum(evaluation.card.kind_of(n) in _KINDS[row] for n in evaluation.nodes) for row in _KINDS}
    rows: SpreadRows = "objectives" if kinds["objectives"] <= _ROWS else "perspectives"
    above = [found.row(node, entity=entity) for node in evaluation.nodes if evaluation.card.kind_of(node) != "measure"]
    strong = frozenset(i for i, row in enumerate(above) if row.kind in ("total", "perspective"))
    depths = tuple({"total": 0, "perspective": 0}.get(row.kind, 1) for row in above)
    table = Table(_SPREAD, tuple(_spread_row(evaluation, row) for row in above))
    notes = (found.spread_table() if isinstance(found, Robustness) else found.table()).notes
    notes = tuple(note for note in notes if note != CARRIED)  # of columns that are not shown
    blocks: list[Block] = [
        Heading(_HOLDS, 2),
        *drawing(partial(prepare_forest, found, rows=rows, entity=entity), lambda d, lang: draw_forest(d, lang=lang)),
        *drawing(
            partial(prepare_probability_strip, found, rows=rows, entity=entity),
            lambda d, lang: draw_probability_strip(d, lang=lang),
        ),
        Grid(table, (3.4, 0.8, 1.3, 1.3, 1.1, 1.4), strong, depths),
        *(Paragraph(note, quiet=True) for note in (*notes, *_against_scorecard(evaluation, found, above))),
    ]
    if isinstance(found, Robustness) and found.ranks is not None:
        pages = -(-len(found.ranks.entities) // _RANKS)
        ranked = [
            figure
            for page in range(1, pages + 1)
            for figure in drawing(
                partial(prepare_rank_acceptability, found, page=page),
                lambda d, lang: draw_rank_acceptability(d, lang=lang),
            )
        ]
        blocks += [Heading(_RANKED, 2), *ranked] if ranked else []
    return blocks


def _accepted(found: RankAcceptability) -> list[Block]:
    """Return how often each alternative is first when weights are drawn."""
    rows: list[tuple[Cell, ...]] = [
        (row.name, share_text(row.acceptability[0]), row.expected_rank, row.mean, _limits(row.low, row.high))
        for row in sorted(found.rows, key=lambda row: row.expected_rank)
    ]
    notes = found.table().notes
    return [
        Heading(_ACCEPTED, 2),
        Grid(Table(_RANKS_COLUMNS, tuple(rows)), (3.4, 1.2, 1.4, 1.2, 1.6)),
        *(Paragraph(note, quiet=True) for note in notes),
    ]


def _limits(low: float, high: float) -> str:
    """Return what encloses most of the drawn scores."""
    return f"{format_number(low, 1)}–{format_number(high, 1)}"


def _tornado(found: WeightTornado) -> list[Block]:
    """Return what single weights do to a score."""
    from scorecard.plots import draw_tornado, prepare_tornado

    shown = drawing(partial(prepare_tornado, found), lambda d, lang: draw_tornado(d, lang=lang))
    return [*shown] if shown else [Paragraph(_NO_WEIGHT)]


def _robust(evaluation: Evaluation, found: Robustness) -> list[Block]:
    """Return what matters for the score, and what would turn its status."""
    entity = evaluation.entities[0]
    influence = found.influence(entity=entity)
    blocks: list[Block] = []
    if influence.rows:
        blocks += [Heading(_MATTERS.fill({"name": influence.name}), 2), _influence(influence)]
        blocks += [Paragraph(note, quiet=True) for note in influence.table().notes]
    if evaluation.card.kind_of(found.node) == "measure":  # nothing below it is weighed
        return blocks
    least = found.least_change(entity=entity)
    return [*blocks, Heading(_TURNS, 2), Paragraph(least.verdict)]


def _spread_row(evaluation: Evaluation, row: ScoreSpread) -> tuple[Cell, ...]:
    """Return one row of what becomes of scores."""
    return (
        row.name,
        score_text(row.score, evaluation.bands_of(row.id)),
        _interval(row),
        row.status_name,
        _chance(row),
        None if row.error_known is None else share_text(row.error_known),
    )


def _against_scorecard(
    evaluation: Evaluation, found: Uncertainty | Robustness, rows: Sequence[ScoreSpread]
) -> list[LocalText]:
    """Return how far the probabilities of the scorecard, which are calculated, lie from the drawn ones.

    Nothing where values were not drawn; a node whose two probabilities are printed alike counts for nothing.
    """
    if isinstance(found, Robustness) and not found.variation.values:
        return []
    apart: list[tuple[float, LocalText, str, str]] = []
    for row in rows:
        node, drawn = evaluation[row.id], row.status_probability
        told = None if node.probabilities is None or node.low is None else node.probabilities.get(node.status)
        if told is not None and drawn is not None and row.standard_deviation:
            there, here = format_chance(told), format_chance(drawn)
            if there != here:
                apart.append((abs(told - drawn), row.name, there, here))
    if not apart:
        return []
    most, _, there, here = max(apart, key=lambda one: one[0])
    # a perspective of one objective alone differs as that does
    alike = [name for far, name, *told in apart if most - far <= _TIED and told == [there, here]]
    name = join_text(tuple(alike), en=", ", zh="、")
    pattern = _APART_VARIED if isinstance(found, Robustness) else _APART
    return [pattern.fill({"name": name, "told": there, "drawn": here})]


def _chance(row: ScoreSpread) -> str | None:
    """Return how often the status is kept: not as certain, unless the score does not vary, and has no unknown error."""
    if row.status_probability is None:
        return None
    if not row.standard_deviation and row.error_known is not None and row.error_known < 1:
        return None
    return format_chance(row.status_probability) if row.standard_deviation else share_text(row.status_probability)


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
    away = range_note(found.options)  # of columns that are not shown
    return [*blocks, *(Paragraph(note, quiet=True) for note in table.notes if note != away)]


_TITLE = LocalText(en="How sure are we?", zh="结论有多可靠？")
_COVERED = LocalText(en="How much of the weight has data?", zh="有多少权重有数据支持？")
_ABOUT_COVERAGE = LocalText(
    en="Data: share of the weight with a value that is fresh enough. Carried forward: share whose value is of an "
    "earlier period. Not due: share that is not expected yet. Known error: share of the weight behind the score "
    "whose error is known, be it that there is none.",
    zh="有数据：具有有效数值的权重所占比例。沿用前值：数值取自更早期间的权重比例。尚未到期：尚不要求有数据的权重比例。"
    "误差已知：得分所依据的权重中误差已知（含已知无误差）的比例。",
)
_RANKED = LocalText(en="Who comes first, and how surely?", zh="谁居首位，把握多大？")
_ACCEPTED = LocalText(en="Ranks when weights are not fixed (SMAA-2)", zh="权重不确定时的名次（SMAA-2）")
_WEIGHTS = LocalText(en="What each weight does: {name}", zh="各项权重的影响：{name}")
_NO_WEIGHT = LocalText(en="No weight moves this score.", zh="没有权重会改变该得分。")
_APART = LocalText(
    en="The probabilities of the scorecard are calculated, these are counted in draws; they differ most for {name}: "
    "{told} there, {drawn} here.",
    zh="计分卡中的概率由解析法算得，此处的概率为抽样占比；二者相差最大的是{name}：计分卡为 {told}，此处为 {drawn}。",
)
_APART_VARIED = LocalText(
    en="The probabilities of the scorecard are calculated from the errors of the values, these are counted in draws "
    "in which more may vary; they differ most for {name}: {told} there, {drawn} here.",
    zh="计分卡中的概率由数值误差按解析法算得，此处为抽样占比，抽样中变动的可能不止数值；"
    "二者相差最大的是{name}：计分卡为 {told}，此处为 {drawn}。",
)
_COVERAGE: tuple[Column, ...] = (
    Column("name", LocalText(en="Perspective", zh="维度")),
    Column("measures", LocalText(en="Measures", zh="指标数"), "integer"),
    Column("scored", LocalText(en="With a score", zh="有得分"), "integer"),
    Column("coverage", LocalText(en="Data", zh="有数据"), "number"),
    Column("stale", LocalText(en="Carried forward", zh="沿用前值"), "number"),
    Column("not_due", LocalText(en="Not due", zh="尚未到期"), "number"),
    Column("known", LocalText(en="Known error", zh="误差已知"), "number"),
)
_RANKS_COLUMNS: tuple[Column, ...] = (
    Column("name", LocalText(en="Alternative", zh="备选对象")),
    Column("first", LocalText(en="Comes first", zh="居首比例"), "number"),
    Column("rank", LocalText(en="Expected rank", zh="期望名次"), "number", 2),
    Column("mean", LocalText(en="Mean score", zh="平均得分"), "number", 1),
    Column("limits", LocalText(en="Scores", zh="得分范围"), "number"),
)
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
