"""Sentences computed from the numbers, written separately for each language."""

from __future__ import annotations

from collections.abc import Sequence

from scorecard._table import format_number
from scorecard._text import LocalText
from scorecard.models import Period, Scorecard
from scorecard.report.definitions import percent
from scorecard.scoring import Evaluation, NodeResult
from scorecard.survey import GapAnalysis, GapRow

_COUNTS = LocalText(
    en="{scored} of {all} measures have a score in {period}: {statuses}.",
    zh="{period} {all} 项指标中有 {scored} 项得分：{statuses}。",
)
_COUNT = LocalText(en="{count} {name}", zh="{name} {count} 项")
_TOTAL = LocalText(en="The total score is {score} of 100 ({status}).", zh="总分 {score} 分（满分 100，{status}）。")
_LOWEST = LocalText(
    en="{low} scores lowest of the {count} perspectives: {low_score} of 100 ({low_status}); "
    "{high} scores highest: {high_score} ({high_status}).",
    zh="{count} 个维度中得分最低的是{low}：{low_score} 分（满分 100，{low_status}）；"
    "最高的是{high}：{high_score} 分（{high_status}）。",
)
_ONE = LocalText(en="{name} scores {score} of 100 ({status}).", zh="{name}得 {score} 分（满分 100，{status}）。")
_NOTHING = LocalText(en="No perspective has a score in {period}.", zh="{period} 没有任何维度得分。")
_COVERAGE = LocalText(
    en="{name} rests on {coverage} of its weight; "
    "with the missing values its score would lie between {low} and {high}.",
    zh="{name}仅有 {coverage} 的权重有数据；若补齐缺失值，其得分将在 {low} 至 {high} 之间。",
)
_SHORT = LocalText(
    en="Customers' expectations are missed most in {name}: the mean gap is {gap} points "
    "({level} interval {low} to {high}, n = {n}).",
    zh="与顾客期望差距最大的是{name}：平均差距 {gap} 分（{level} 区间 {low} 至 {high}，n = {n}）。",
)
_MET = LocalText(
    en="No dimension falls short of customers' expectations by more than chance could explain; the lowest is {name} "
    "with a mean gap of {gap} points ({level} interval {low} to {high}, n = {n}).",
    zh="没有任何维度显著低于顾客期望；差距最低的是{name}，平均差距 {gap} 分（{level} 区间 {low} 至 {high}，n = {n}）。",
)
_SHORTFALLS = LocalText(
    en="{below} of {all} dimensions fall short of expectations at the 5 % level after adjustment ({adjust}); "
    "{above} exceed them; {unclear} cannot be told from zero.",
    zh="经校正（{adjust}）后，在 5 % 水平上，{all} 个维度中有 {below} 个显著低于期望，"
    "{above} 个显著高于期望，{unclear} 个与零无显著差异。",
)
_ADJUST: dict[str, LocalText] = {
    "holm": LocalText(en="Holm", zh="Holm 法"),
    "none": LocalText(en="none", zh="未校正"),
}
_RANGE = LocalText(en="{low} to {high}", zh="{low} 至 {high}")

ALPHA = 0.05
"""Level at which a gap is said to differ from zero."""


def messages(
    card: Scorecard, evaluation: Evaluation, period: Period, *, gaps: GapAnalysis | None
) -> tuple[LocalText, ...]:
    """Return the message of a review in a few sentences, each computed.

    Parameters
    ----------
    card : Scorecard
        The description.
    evaluation : Evaluation
        One entity and one period.
    period : Period
        The period.
    gaps : GapAnalysis or None
        The gap analysis, if any.

    Returns
    -------
    tuple of LocalText
        The sentences; each number in them is a result at printed precision.
    """
    nodes = {node: evaluation[node] for node in card.node_ids}
    found = [status_counts(card, nodes, period)]
    if card.total and nodes["total"].score is not None:
        total = nodes["total"]
        found.append(_TOTAL.fill({"score": score_text(total), "status": status_name(card, "total", total)}))
    found.append(_perspectives(card, nodes, period))
    found.extend(_uncovered(card, nodes))
    if gaps is not None and (worst := worst_dimension(gaps)) is not None:
        found.append(_worst_gap(gaps, worst))
    return tuple(found)


def status_counts(card: Scorecard, nodes: dict[str, NodeResult], period: Period) -> LocalText:
    """Return how many measures have which status.

    Parameters
    ----------
    card : Scorecard
        The description.
    nodes : dict of str to NodeResult
        The results by node.
    period : Period
        The period.

    Returns
    -------
    LocalText
        One sentence.
    """
    scored = [m.id for m in card.measures if nodes[m.id].score is not None]
    names: dict[str, tuple[LocalText, int]] = {}
    for measure in scored:
        for band in reversed(tuple(card.bands_of(measure))):
            names.setdefault(band.id, (band.name, 0))
            if band.id == nodes[measure].status:
                names[band.id] = (band.name, names[band.id][1] + 1)
    parts = [_COUNT.fill({"count": count, "name": name}) for name, count in names.values()]
    nothing = LocalText(en="none", zh="无")
    listed = LocalText(
        en=", ".join(p.text("en") for p in parts) or nothing.text("en"),
        zh="，".join(p.text("zh") for p in parts) or nothing.text("zh"),
    )
    values: dict[str, str | int | LocalText] = {
        "scored": len(scored),
        "all": len(card.measures),
        "period": period_text(period),
        "statuses": listed,
    }
    return _COUNTS.fill(values)


def _perspectives(card: Scorecard, nodes: dict[str, NodeResult], period: Period) -> LocalText:
    """Return which perspective scores lowest and which highest."""
    scores = {p.id: s for p in card.perspectives if (s := nodes[p.id].score) is not None}
    if not scores:
        return _NOTHING.fill({"period": period_text(period)})
    low, high = min(scores, key=lambda k: scores[k]), max(scores, key=lambda k: scores[k])
    if low == high:
        status = status_name(card, low, nodes[low])
        return _ONE.fill({"name": card.name_of(low), "score": score_text(nodes[low]), "status": status})
    return _LOWEST.fill(
        {
            "count": len(scores),
            "low": card.name_of(low),
            "low_score": score_text(nodes[low]),
            "low_status": status_name(card, low, nodes[low]),
            "high": card.name_of(high),
            "high_score": score_text(nodes[high]),
            "high_status": status_name(card, high, nodes[high]),
        }
    )


def _uncovered(card: Scorecard, nodes: dict[str, NodeResult]) -> list[LocalText]:
    """Return a sentence for each perspective whose score does not rest on its whole weight."""
    found: list[LocalText] = []
    for perspective in card.perspectives:
        node = nodes[perspective.id]
        if node.score is None or node.coverage is None or node.coverage >= 1:
            continue
        found.append(
            _COVERAGE.fill(
                {
                    "name": perspective.name,
                    "coverage": f"{format_number(100 * node.coverage, 0)} %",
                    "low": format_number(node.bound_low, 1),
                    "high": format_number(node.bound_high, 1),
                }
            )
        )
    return found


def worst_dimension(gaps: GapAnalysis) -> GapRow | None:
    """Return the dimension with the lowest gap, where any has one.

    Parameters
    ----------
    gaps : GapAnalysis
        The analysis.

    Returns
    -------
    GapRow or None
        Its row.
    """
    known: Sequence[GapRow] = [row for row in gaps.dimensions if row.gap is not None]
    return min(known, key=lambda row: row.gap if row.gap is not None else 0.0, default=None)


def _worst_gap(gaps: GapAnalysis, row: GapRow) -> LocalText:
    """Return the sentence on the dimension with the lowest gap."""
    pattern = _SHORT if verdict(row) == "below" else _MET
    return pattern.fill(
        {
            "name": gaps.instrument.name_of(row.id),
            "gap": format_number(row.gap, 2),
            "low": format_number(row.low, 2),
            "high": format_number(row.high, 2),
            "level": percent(gaps.confidence),
            "n": row.n,
        }
    )


def verdict(row: GapRow) -> str:
    """Return whether a gap differs from zero after adjustment: ``below``, ``above`` or ``unclear``.

    Parameters
    ----------
    row : GapRow
        A row of a gap analysis.

    Returns
    -------
    str
        The verdict at the 5 % level.
    """
    p = row.p_adjusted if row.p_adjusted is not None else row.p_value
    if row.gap is None or p is None or p >= ALPHA:
        return "unclear"
    return "below" if row.gap < 0 else "above"


def shortfalls(gaps: GapAnalysis) -> LocalText:
    """Return how many dimensions fall short of expectations.

    Parameters
    ----------
    gaps : GapAnalysis
        The analysis.

    Returns
    -------
    LocalText
        One sentence.
    """
    verdicts = [verdict(row) for row in gaps.dimensions]
    values: dict[str, str | int | LocalText] = {
        "all": len(verdicts),
        "below": verdicts.count("below"),
        "above": verdicts.count("above"),
        "unclear": verdicts.count("unclear"),
        "adjust": _ADJUST[gaps.adjust],
    }
    return _SHORTFALLS.fill(values)


def score_text(node: NodeResult) -> str:
    """Return a node's score as printed everywhere.

    Parameters
    ----------
    node : NodeResult
        The node.

    Returns
    -------
    str
        The score with one digit after the point.
    """
    return format_number(node.score, 1)


def status_name(card: Scorecard, node_id: str, node: NodeResult) -> LocalText:
    """Return the printed name of a node's status.

    Parameters
    ----------
    card : Scorecard
        The description.
    node_id : str
        Id of the node.
    node : NodeResult
        Its result.

    Returns
    -------
    LocalText
        The band's name, or "no data".
    """
    for band in card.bands_of(node_id):
        if band.id == node.status:
            return band.name
    return NO_DATA


def period_text(period: Period) -> LocalText:
    """Return a period in words.

    Parameters
    ----------
    period : Period
        The period.

    Returns
    -------
    LocalText
        Its words in both languages.
    """
    return LocalText(en=period.text("en"), zh=period.text("zh"))


def range_text(low: float, high: float, *, decimals: int) -> LocalText:
    """Return two numbers as a range, in words because either may be negative.

    Parameters
    ----------
    low, high : float
        The ends.
    decimals : int
        Digits after the point.

    Returns
    -------
    LocalText
        Such as "-0.50 to 0.20".
    """
    return _RANGE.fill({"low": format_number(low, decimals), "high": format_number(high, decimals)})


NO_DATA = LocalText(en="no data", zh="无数据")
"""Status of a node without a score."""
