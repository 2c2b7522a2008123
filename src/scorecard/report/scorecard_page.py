"""The pages of the scorecard: scores, strategy map, initiatives."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from scorecard._printing import format_chance, format_value
from scorecard._table import Cell, Column, Table, format_number
from scorecard._text import Lang, LocalText, join_text
from scorecard.errors import ChartError, FontError
from scorecard.models import Period, Scorecard
from scorecard.report.document import Block, Figure, Grid, Heading, Paragraph
from scorecard.report.narrative import status_name
from scorecard.report.printing import percent, score_text, share_text
from scorecard.report.score_rules import named_list
from scorecard.scoring import Evaluation, NodeResult
from scorecard.scoring.words import word_of
from scorecard.series import LinkEvidence

if TYPE_CHECKING:
    from scorecard.plots import Chart

SCORECARD = LocalText(en="Scorecard", zh="平衡计分卡")
SCORES = LocalText(en="All scores", zh="全部得分")
MAP = LocalText(en="Strategy map", zh="战略地图")
LINKS = LocalText(en="Links", zh="因果关系")
INITIATIVES = LocalText(en="Initiatives", zh="行动方案")

_ABOUT_INTERVAL = LocalText(
    en="Interval: {level} interval of the score, from the errors of the values below it that are known. Prob.: "
    "that the true score has the status shown, under a flat prior; a value whose error is not known counts as exact.",
    zh="区间：得分的 {level} 区间，由其下已知误差的数值得出。概率：在均匀先验下真实得分处于所示状态的概率；"
    "误差未知的数值按精确值处理。",
)
_OTHER_LEVEL = LocalText(en="{names}: {level}", zh="{names}：{level}")
_OTHER_LEVELS = LocalText(en="Intervals of another level: {levels}.", zh="区间水平不同者：{levels}。")
_SURVEY_LEVELS = LocalText(
    en="Intervals on the pages of surveys: {level}.",
    zh="调查各页的区间水平：{level}。",
)
_ABOUT_SCORES = LocalText(
    en="Weight: share among the rows of the same level below the same heading. n: cases behind a value. "
    "Coverage: share of the weight that has a value.",
    zh="权重：在同一上级之下各项中所占的比例。n：数值所依据的个案数。覆盖率：有数据的权重所占比例。",
)
_ABOUT_BOUNDS = LocalText(
    en="Bounds: the score if everything missing scored least, and if it scored most.",
    zh="上下界：缺失部分全部得最低分、全部得最高分时的得分。",
)
_DEPTH: dict[str, int] = {"total": 0, "perspective": 0, "objective": 1, "measure": 2}
_CHART_ROWS = 38
"""How many rows of the scorecard chart fit a page."""
_SLIDE_ROWS = 12
"""How many fit a slide."""
_WIDE = 9.4
_LEVEL_WITHOUT_SOURCE = 0.95


def scorecard_blocks(
    card: Scorecard,
    evaluation: Evaluation,
    *,
    links: LinkEvidence | None = None,
    survey_levels: Collection[float] = (),
) -> tuple[Block, ...]:
    """Return the pages of scores, strategy map and initiatives.

    Parameters
    ----------
    card : Scorecard
        The description.
    evaluation : Evaluation
        One entity and one period.
    links : LinkEvidence, optional
        Whether the arrows of the map hold on the data.
    survey_levels : collection of float
        Confidence levels of the intervals that the pages of surveys print.

    Returns
    -------
    tuple of Block
        Blocks under headings of level 1.
    """

    def map_chart(lang: Lang) -> Chart:
        from scorecard.plots import strategy_map

        return strategy_map(evaluation, evidence=links, lang=lang)

    def map_slide(lang: Lang) -> Chart:
        from scorecard.plots import strategy_map

        return strategy_map(evaluation, lang=lang)  # its table of links would leave the map too small to read

    scores = score_grid(evaluation, card.node_ids)
    levels = _interval_levels(card, evaluation)
    intervals = (_interval_note(levels), *_survey_note(levels, survey_levels)) if levels else ()
    bounded = any(column.key == "bounds" for column in scores.table.columns)
    blocks: list[Block] = [
        Heading(SCORECARD, section="scorecard"),
        *scorecard_figures(evaluation),
        Heading(SCORES, 2),
        scores,
        *((Paragraph(join_text(intervals), quiet=True),) if intervals else ()),
        Paragraph(join_text((_ABOUT_SCORES, _ABOUT_BOUNDS)) if bounded else _ABOUT_SCORES, quiet=True),
    ]
    if card.objectives:
        blocks += [Heading(MAP, section="map", joined=True), Figure(map_chart, (map_slide,))]
    if card.strategy_map.links:
        blocks += [Heading(LINKS, 2), _links(card)]
    if any(o.initiatives for o in card.objectives):
        blocks += [Heading(INITIATIVES, 2), _initiatives(card)]
    return tuple(blocks)


def scorecard_figures(evaluation: Evaluation, nodes: Collection[str] | None = None) -> list[Figure]:
    """Return the scorecard, or some rows of it, as charts of a page each.

    Parameters
    ----------
    evaluation : Evaluation
        One entity and one period.
    nodes : collection of str, optional
        The rows; all when left out, and then the first chart carries the message of all.

    Returns
    -------
    list of Figure
        One or more.
    """
    whole_card = nodes is None
    cuts = [chart_parts(evaluation.card, rows=rows) for rows in (_CHART_ROWS, _SLIDE_ROWS)]
    wanted = frozenset(evaluation.nodes if nodes is None else nodes)
    pages, slides = ([part & wanted for part in cut if part & wanted] for cut in cuts)

    def part_chart(parts: Sequence[frozenset[str]], number: int, lang: Lang) -> Chart:
        from scorecard.plots import draw_scorecard_table, prepare_scorecard_table
        from scorecard.plots.theme import worn

        whole = prepare_scorecard_table(evaluation)
        part = replace(whole, rows=tuple(row for row in whole.rows if row.id in parts[number]))
        said = "" if number or not whole_card else whole.message(lang)
        try:
            return draw_scorecard_table(part, message=said, lang=lang)
        except FontError:
            raise
        except ChartError:  # long numbers leave no room for names: a wider chart, printed smaller
            return draw_scorecard_table(part, message=said, theme=replace(worn(None), width=_WIDE), lang=lang)

    finer = tuple(partial(part_chart, slides, number) for number in range(len(slides)))
    return [Figure(partial(part_chart, pages, n), () if n else finer) for n in range(len(pages))]


def chart_parts(card: Scorecard, *, rows: int = _CHART_ROWS) -> tuple[frozenset[str], ...]:
    """Return the nodes of a card in groups that fit a page each, broken before a heading where that is possible.

    Parameters
    ----------
    card : Scorecard
        The description.
    rows : int
        How many rows fit a page.

    Returns
    -------
    tuple of frozenset of str
        Ids of nodes, in the order of the card.
    """
    parts: list[list[str]] = [[]]
    for perspective in card.perspectives:
        block: list[str] = [perspective.id]
        blocks = [block]
        for objective in perspective.objectives:
            inside = [objective.id, *(m.id for m in objective.measures)]
            if len(block) + len(inside) > rows and len(block) > 1:
                block = []
                blocks.append(block)
            block.extend(inside)
        for block in blocks:
            if parts[-1] and len(parts[-1]) + len(block) > rows:
                parts.append([])
            parts[-1].extend(block)
    if card.total:
        parts[0].insert(0, "total")
    return tuple(frozenset(part) for part in parts)


def _interval_levels(card: Scorecard, evaluation: Evaluation) -> dict[float, list[LocalText]]:
    """Return the confidence levels of the intervals that are printed, each with the names of its measures.

    The level of the rows above measures comes first, then that of most measures.
    """
    obs = evaluation.observations
    entity, period = obs.entities.index(evaluation.entities[0]), obs.periods.index(evaluation.periods[0])
    levels: dict[float, list[LocalText]] = {}
    for position, measure in enumerate(card.measures):
        found = evaluation[measure.id]
        if found.low is not None:
            stated = float(obs.confidence[entity, period - (found.age or 0), position])
            level = _LEVEL_WITHOUT_SOURCE if math.isnan(stated) else stated
            levels.setdefault(level, []).append(measure.name)
    above = any(evaluation[node].low is not None for node in evaluation.nodes if node not in obs.measures)
    if above:
        levels.setdefault(_LEVEL_WITHOUT_SOURCE, [])
    first = _LEVEL_WITHOUT_SOURCE if above else None
    return dict(sorted(levels.items(), key=lambda item: (item[0] != first, -len(item[1]), item[0])))


def _interval_note(levels: Mapping[float, Sequence[LocalText]]) -> LocalText:
    """Return what the intervals of scores are, and which measures have intervals of another level."""
    usual, *others = levels
    about = _ABOUT_INTERVAL.fill({"level": percent(usual)})
    if not others:
        return about
    said = tuple(_OTHER_LEVEL.fill({"names": named_list(tuple(levels[o])), "level": percent(o)}) for o in others)
    return join_text((about, _OTHER_LEVELS.fill({"levels": join_text(said, en="; ", zh="；")})))


def _survey_note(levels: Mapping[float, Sequence[LocalText]], surveys: Collection[float]) -> tuple[LocalText, ...]:
    """Return which levels the intervals of the pages of surveys have, where those of scores are not all the same."""
    if set(surveys) <= {next(iter(levels))}:
        return ()
    words = tuple(LocalText(en=percent(level), zh=percent(level)) for level in sorted(set(surveys)))
    return (_SURVEY_LEVELS.fill({"level": join_text(words, en=" and ", zh="、")}),)


def score_grid(evaluation: Evaluation, nodes: Sequence[str]) -> Grid:
    """Return scores with what they rest on.

    Parameters
    ----------
    evaluation : Evaluation
        One entity and one period.
    nodes : sequence of str
        The rows, in the order of the card.

    Returns
    -------
    Grid
        One row a node.
    """
    card = evaluation.card
    columns: tuple[Column, ...] = (
        Column("name", LocalText(en="Perspective, objective, measure", zh="维度、目标、指标")),
        Column("weight", LocalText(en="Weight", zh="权重"), "number"),
        Column("n", LocalText(en="n", zh="n"), "integer"),
        Column("value", LocalText(en="Value", zh="数值"), "number"),
        Column("unit", LocalText(en="Unit", zh="单位")),
        Column("score", LocalText(en="Score", zh="得分"), "number"),
        Column("interval", LocalText(en="Interval", zh="区间"), "number"),
        Column("coverage", LocalText(en="Coverage", zh="覆盖率"), "number"),
        Column("bounds", LocalText(en="Bounds", zh="上下界"), "number"),
        Column("status", LocalText(en="Status", zh="状态"), "status"),
        Column("probability", LocalText(en="Prob.", zh="概率"), "number"),
    )
    rows = tuple(_score_row(card, evaluation[node]) for node in nodes)
    shown = [at for at, column in enumerate(columns) if column.key != "bounds" or any(row[at] for row in rows)]
    columns, rows = tuple(columns[at] for at in shown), tuple(tuple(row[at] for at in shown) for row in rows)
    widths = [_SCORE_WIDTHS[at] for at in shown]
    widths[0] += sum(_SCORE_WIDTHS) - sum(widths)
    strong = frozenset(i for i, node in enumerate(nodes) if card.kind_of(node) in ("total", "perspective"))
    shallow = min((_DEPTH[card.kind_of(node)] for node in nodes), default=0)
    depths = tuple(_DEPTH[card.kind_of(node)] - shallow for node in nodes)
    return Grid(Table(columns, rows), tuple(widths), strong, depths)


_SCORE_WIDTHS = (3.06, 0.8, 0.96, 1.04, 0.88, 0.7, 1.12, 1.08, 1.16, 1.46, 0.78)


def _score_row(card: Scorecard, node: NodeResult) -> tuple[Cell, ...]:
    """Return one row of the scores."""
    partly = node.coverage is not None and node.coverage < 1
    return (
        card.name_of(node.id),
        share_text(weight_share(card, node)),
        *_measure_cells(card, node),
        score_text(node.score, card.bands_of(node.id, period=Period.parse(node.period))),
        _range(node.low, node.high) if node.kind == "measure" or node.low is not None else "",
        share_text(node.coverage),
        _range(node.bound_low, node.bound_high) if partly else "",
        status_name(card, node),
        _probability(node),
    )


def _probability(node: NodeResult) -> str:
    """Return the probability of a status; nothing where no error is known."""
    chance = None if node.probabilities is None else node.probabilities.get(node.status)
    if chance is None or node.low is None:
        return ""
    return format_chance(chance)


def _measure_cells(card: Scorecard, node: NodeResult) -> tuple[Cell, Cell, Cell]:
    """Return n, value and unit of a measure; nothing where the row is no measure."""
    if node.kind != "measure":
        return "", "", ""
    calendar = card.calendar
    measure = card.measure(node.id).at(calendar.first_day(Period.parse(node.period)), calendar=calendar)
    unit, value = measure.unit, node.value
    word = None if value is None else word_of(measure, value)
    printed = None if value is None else format_value(value, measure.digits)
    return (
        None if node.n is None else round(node.n),
        printed if word is None else word,
        LocalText(en=unit.symbol("en"), zh=unit.symbol("zh")),
    )


def weight_share(card: Scorecard, node: NodeResult) -> float | None:
    """Return the weight of a node as a share of the weights beside it, as in force in its period.

    Parameters
    ----------
    card : Scorecard
        The description.
    node : NodeResult
        The node.

    Returns
    -------
    float or None
        The share; None where no score is made from it: for the total, for perspectives of a card
        without a total, and for what is not scored.
    """
    return None if card.parent_of(node.id) is None else node.weight


def _range(low: float | None, high: float | None) -> str | None:
    """Return two scores, which are never negative, as a range."""
    if low is None or high is None:
        return None
    return f"{format_number(low, 1)}–{format_number(high, 1)}"


def _links(card: Scorecard) -> Grid:
    """Return the links of the strategy map."""
    columns = (
        Column("cause", LocalText(en="Cause", zh="原因")),
        Column("effect", LocalText(en="Effect", zh="结果")),
        Column("sign", LocalText(en="Direction", zh="方向")),
        Column("strength", LocalText(en="Strength (team's view)", zh="强度（团队判断）"), "number", 1),
        Column("delay", LocalText(en="Delay (periods)", zh="滞后期数"), "integer"),
    )
    signs = {"+": LocalText(en="same", zh="同向"), "-": LocalText(en="opposite", zh="反向")}
    rows = tuple(
        (card.name_of(link.cause), card.name_of(link.effect), signs[link.sign], link.strength, link.delay)
        for link in card.strategy_map.links
    )
    return Grid(Table(columns, rows), (3.0, 3.0, 1.1, 1.4, 1.1))


def _initiatives(card: Scorecard) -> Grid:
    """Return the initiatives under the objectives."""
    columns = (
        Column("objective", LocalText(en="Objective", zh="目标")),
        Column("name", LocalText(en="Initiative", zh="行动方案")),
        Column("owner", LocalText(en="Owner", zh="负责人")),
        Column("start", LocalText(en="Start", zh="开始")),
        Column("due", LocalText(en="Due", zh="截止")),
        Column("note", LocalText(en="State", zh="进展")),
    )
    rows = tuple(
        (
            objective.name,
            initiative.name,
            initiative.owner,
            None if initiative.start is None else initiative.start.isoformat(),
            None if initiative.due is None else initiative.due.isoformat(),
            initiative.note,
        )
        for objective in card.objectives
        for initiative in objective.initiatives
    )
    return Grid(Table(columns, rows), (2.2, 3.0, 1.8, 1.2, 1.2, 2.0))
