"""The page that tells why the score moved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from scorecard._printing import format_difference
from scorecard._table import Cell, Column, Table
from scorecard._text import LocalText, join_text
from scorecard.errors import ReportError, ScoringError
from scorecard.models import Period
from scorecard.plots.wording import period_label
from scorecard.report.document import Block, Bullets, Grid, Heading, Paragraph
from scorecard.report.drawings import drawing
from scorecard.report.narrative import status_name
from scorecard.report.notes_pages import NOT_SUPPLIED
from scorecard.report.printing import period_text, score_text, share_text
from scorecard.report.target_charts import target_blocks
from scorecard.scoring import Evaluation, NodeResult, Waterfall
from scorecard.scoring.same_nodes import same_below

__all__ = ["changes_of", "previous_of", "variance_blocks"]


def previous_of(evaluation: Evaluation, previous: Evaluation | None) -> Evaluation | None:
    """Return the evaluation to compare with, or refuse it.

    Parameters
    ----------
    evaluation : Evaluation
        The evaluation that is reviewed, of one entity and one period.
    previous : Evaluation or None
        An earlier one of the same entity.

    Returns
    -------
    Evaluation or None
        The same, of a frozen period as it was saved.

    Raises
    ------
    ReportError
        If it is not of one entity and one period, of another entity, or of no earlier period.
    """
    if previous is None:
        return None
    single = len(previous.periods) == 1 and len(previous.entities) == 1
    if not single or previous.entities != evaluation.entities or not previous.periods[0] < evaluation.periods[0]:
        periods = ", ".join(str(p) for p in previous.periods[:4])
        raise ReportError.single(
            "review-previous",
            "the previous evaluation is of the same entity and of one earlier period",
            found=f"{', '.join(previous.entities[:4])}; {periods}",
            cure="Choose them with previous.at(entity=…, period=…).",
        )
    return previous.as_kept()


def changes_of(
    evaluation: Evaluation, previous: Evaluation | None, *, given: Sequence[Waterfall]
) -> tuple[Waterfall, ...]:
    """Return the changes to tell: those given, else that of the total, or of each perspective without one.

    A node that the earlier card did not have, or below which it had other nodes, has no change that could be split;
    where that is the total, those of the perspectives are told.

    Parameters
    ----------
    evaluation : Evaluation
        The evaluation that is reviewed, with all its measures.
    previous : Evaluation or None
        An earlier one.
    given : sequence of Waterfall
        Changes of scores, split.

    Returns
    -------
    tuple of Waterfall
        None where there is nothing to compare with.

    Raises
    ------
    ReportError
        If a measure is scored by a function of the caller's own, which a review does not have.
    """
    if given or previous is None:
        return tuple(given)
    same = [node for node in _tops(evaluation) if same_below(evaluation, previous, node)]
    nodes = ["total"] if "total" in same else same
    try:
        return tuple(evaluation.waterfall(previous, node=node) for node in nodes)
    except ScoringError as error:
        if not any(problem.code == "unknown-function" for problem in error.problems):
            raise
        raise ReportError.single(
            "review-functions",
            "the change of a score by functions of your own cannot be split without them",
            found=", ".join(nodes[:6]),
            cure="Give the change, split: evidence=[evaluation.waterfall(previous, node=…, functions={…})].",
        ) from None


def _tops(evaluation: Evaluation) -> list[str]:
    """Return the total, where there is one, with the perspectives."""
    return [*(["total"] if evaluation.card.total else []), *(p.id for p in evaluation.card.perspectives)]


def _unsplit(evaluation: Evaluation, previous: Evaluation) -> list[Block]:
    """Return whose change cannot be split, for the cards differ below."""
    known = [node for node in _tops(evaluation) if node in evaluation.nodes and node in previous.nodes]
    names = tuple(evaluation[node].name for node in known if not same_below(evaluation, previous, node))
    return [Paragraph(_UNSPLIT.fill({"names": join_text(names, en=", ", zh="、")}))] if names else []


def variance_blocks(
    evaluation: Evaluation, previous: Evaluation | None, *, waterfalls: Sequence[Waterfall]
) -> tuple[Block, ...]:
    """Return why the score moved: the steps, in words, the measures that moved, and how far from target they are.

    Parameters
    ----------
    evaluation : Evaluation
        The evaluation that is reviewed.
    previous : Evaluation or None
        An earlier one.
    waterfalls : sequence of Waterfall
        Changes of scores, split; see `changes_of`.

    Returns
    -------
    tuple of Block
        Blocks under a heading of level 1.
    """
    against = target_blocks(evaluation)
    if previous is None and not waterfalls:
        return (Heading(_TITLE, section="variance", joined=True, empty=not against), Paragraph(NOT_SUPPLIED), *against)
    blocks: list[Block] = [Heading(_TITLE, section="variance", joined=True)]
    calendar = evaluation.card.calendar
    waterfalls = [
        replace(
            one,
            period_before=period_label(one.period_before, calendar),
            period_after=period_label(one.period_after, calendar),
        )
        for one in waterfalls
    ]
    if waterfalls:
        blocks.append(Bullets(tuple(LocalText(en=one.to_text("en"), zh=one.to_text("zh")) for one in waterfalls)))
    for one in [each for each in waterfalls if _is_mixed(each)][:_DRAWN]:
        blocks += _steps(one)
    if previous is not None:
        blocks += [*_unsplit(evaluation, previous), *_moved(evaluation, previous)]
    return (*blocks, *against)


def _steps(one: Waterfall) -> Sequence[Block]:
    """Return the steps from one score to the other."""
    from scorecard.plots import draw_waterfall, prepare_waterfall

    return drawing(partial(prepare_waterfall, one), lambda data, lang: draw_waterfall(data, lang=lang))


def _is_mixed(one: Waterfall) -> bool:
    """Return whether more than one block moved the score; else the sentence says as much as a chart."""
    return sum(bool(points) for points in (one.value, one.weight, one.target, one.coverage)) > 1


def _moved(evaluation: Evaluation, previous: Evaluation) -> list[Block]:
    """Return the measures of both evaluations, the largest change of the weighted score first."""
    card = evaluation.card
    known = {m.id for m in previous.card.measures}
    pairs = [(evaluation[m.id], previous[m.id]) for m in card.measures if m.id in known]
    moved = [pair for pair in pairs if _change(pair) != 0]
    moved.sort(key=lambda pair: -abs(_change(pair) or 0.0) * (pair[0].absolute_weight or 0.0))
    periods = [period_text(ev.periods[0], calendar=ev.card.calendar) for ev in (previous, evaluation)]
    columns = (
        Column("name", LocalText(en="Measure", zh="指标")),
        Column("weight", LocalText(en="Weight", zh="总体权重"), "number"),
        Column("before", periods[0], "number"),
        Column("after", periods[1], "number"),
        Column("change", LocalText(en="Change", zh="变化"), "signed"),
        Column("status_before", LocalText(en="Status before", zh="前期状态"), "status"),
        Column("status", LocalText(en="Status", zh="当前状态"), "status"),
    )
    rows = tuple(_moved_row(evaluation, previous, pair) for pair in moved)
    if not rows:
        return [Paragraph(_NONE_MOVED)]
    still = len(pairs) - len(moved)
    note = _UNMOVED_ONE if still == 1 else _UNMOVED.fill({"n": still})
    blocks: list[Block] = [Heading(_MEASURES, 2), Grid(Table(columns, rows), (3.4, 1.0, 1.1, 1.1, 1.0, 1.4, 1.4))]
    return [*blocks, *([Paragraph(note, quiet=True)] if still else [])]


def _change(pair: tuple[NodeResult, NodeResult]) -> float | None:
    """Return by how much a score moved; None where it came or went, 0 where it is missing in both."""
    after, before = (node.score for node in pair)
    if after is None and before is None:
        return 0.0
    return None if after is None or before is None else after - before


def _moved_row(evaluation: Evaluation, previous: Evaluation, pair: tuple[NodeResult, NodeResult]) -> tuple[Cell, ...]:
    """Return one measure; the change is that of the printed scores where both are printed alike."""
    after, before = pair
    change = _change(pair)
    return (
        after.name,
        share_text(after.absolute_weight),
        _score(previous, before),
        _score(evaluation, after),
        None if change is None else format_difference(change, 1),
        status_name(previous.card, before),
        status_name(evaluation.card, after),
    )


def _score(ev: Evaluation, node: NodeResult) -> str:
    """Return a score as printed everywhere."""
    return score_text(node.score, ev.card.bands_of(node.id, period=Period.parse(node.period)))


_DRAWN = 4
_TITLE = LocalText(en="Why the score moved", zh="得分为何变化")
_MEASURES = LocalText(en="Measures whose score moved", zh="得分有变化的指标")
_UNSPLIT = LocalText(
    en="Not split into its parts is the change of {names}, for the two cards do not have the same nodes below.",
    zh="{names}的变化未分解，因两期计分卡在其下的节点不同。",
)
_NONE_MOVED = LocalText(en="The score of no measure moved.", zh="各指标得分均无变化。")
_UNMOVED_ONE = LocalText(
    en="Not listed: one measure whose score did not move, or that has none in either period.",
    zh="未列出：得分未变或两期均无得分的指标共 1 项。",
)
_UNMOVED = LocalText(
    en="Not listed: {n} measures whose score did not move, or that have none in either period.",
    zh="未列出：得分未变或两期均无得分的指标共 {n} 项。",
)
