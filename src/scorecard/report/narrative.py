"""Sentences computed from the numbers, written separately for each language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from scorecard._status import StatusWord
from scorecard._table import format_number
from scorecard._text import LocalText, join_text
from scorecard.models import Period, Scorecard
from scorecard.report.evidence import SurveyEvidence
from scorecard.report.printing import percent, period_text, score_text, share_text
from scorecard.scoring import Evaluation, NodeResult
from scorecard.scoring.evaluation_table import NO_SCORE
from scorecard.scoring.reasons import UNCOUNTED
from scorecard.stats.near_ties import least
from scorecard.survey import GapAnalysis, GapRow

__all__ = ["messages", "shortfalls", "status_name", "verdict"]

Words = dict[str, str | int | LocalText]

_COUNTS = LocalText(
    en="{scored} of {all} measures {have} a score in {period}: {statuses}.",
    zh="{period}，{all} 项指标中有 {scored} 项有得分：{statuses}。",
)
_COUNTS_ALL = LocalText(
    en="All {all} measures have a score in {period}: {statuses}.", zh="{period}，{all} 项指标全部有得分：{statuses}。"
)
_COUNTS_ONLY = LocalText(
    en="The only measure has a score in {period}: {status}.", zh="{period}，唯一的一项指标有得分：{status}。"
)
_COUNT = LocalText(en="{count} {name}", zh="{name} {count} 项")
_ASIDE = LocalText(
    en="{n} further measures are not scored, not applicable or not due yet.",
    zh="另有 {n} 项指标不计分、不适用或尚未到期。",
)
_NO_SCORE = LocalText(en="No measure has a score in {period}.", zh="{period}，没有任何指标有得分。")
_TOTAL = LocalText(en="The total score is {score} ({status}).", zh="总分为 {score} 分（{status}）。")
_LOWEST = LocalText(
    en="{low} {low_verb} lowest of the {count} perspectives, {low_score} ({low_status}); "
    "{high} {high_verb} highest, {high_score} ({high_status}). A score of 100 means that the target is met.",
    zh="计分卡的 {count} 个维度中，{low}得分最低，为 {low_score} 分（{low_status}）；"
    "{high}得分最高，为 {high_score} 分（{high_status}）。100 分表示达到目标。",
)
_EQUAL = LocalText(
    en="The {count} perspectives score the same, {score} ({status}). A score of 100 means that the target is met.",
    zh="计分卡的 {count} 个维度得分均为 {score} 分（{status}）。100 分表示达到目标。",
)
_ONE = LocalText(
    en="{name} scores {score} ({status}). A score of 100 means that the target is met.",
    zh="{name}得分为 {score} 分（{status}）。100 分表示达到目标。",
)
_UNSCORED = LocalText(en="Perspectives without a score: {names}.", zh="没有得分的维度：{names}。")
_COVERAGE = LocalText(
    en="{name} is scored on {coverage} of its weight; "
    "if the missing values were known, its score would lie between {low} and {high}.",
    zh="{name}仅有 {coverage} 的权重有数据；若补齐缺失值，其得分将在 {low} 至 {high} 之间。",
)
_SERVICE = LocalText(en="Service quality", zh="服务质量")
_OF = LocalText(en="{what}, {name}", zh="{what}（{name}）")
_SHORT = LocalText(
    en="{what}: {below} of {all} {dimensions} {fall} short of expectations, most of all {name} "
    "with a mean gap of {gap} points ({precision}).",
    zh="{what}：{all} 个维度中有 {below} 个低于期望，其中{name}差距最大，平均差距 {gap} 分（{precision}）。",
)
_SHORT_ONE = LocalText(
    en="{what}: {below} of {all} {dimensions} {fall} short of expectations: {name}, "
    "with a mean gap of {gap} points ({precision}).",
    zh="{what}：{all} 个维度中有 {below} 个低于期望，即{name}，平均差距 {gap} 分（{precision}）。",
)
_SHORT_TIED = LocalText(
    en="{what}: {below} of {all} {dimensions} {fall} short of expectations, most of all {name}, "
    "each with a mean gap of {gap} points.",
    zh="{what}：{all} 个维度中有 {below} 个低于期望，其中{name}差距并列最大，平均差距均为 {gap} 分。",
)
_MET = LocalText(
    en="{what}: no dimension falls measurably short of expectations; the lowest is {name} "
    "with a mean gap of {gap} points ({precision}).",
    zh="{what}：没有任何维度显著低于期望；差距值最低的是{name}，平均差距 {gap} 分（{precision}）。",
)
_UNTESTED = LocalText(
    en="{what}: no gap could be tested; the lowest is {name} with a mean gap of {gap} points (n = {n}).",
    zh="{what}：没有可检验的差距；差距值最低的是{name}，平均差距 {gap} 分（n = {n}）。",
)
_PRECISION = LocalText(en="{level} interval {low} to {high}, n = {n}", zh="{level} 区间 {low} 至 {high}，n = {n}")
_SHORTFALLS = LocalText(
    en="{adjusted}, at the {level} level: {counts}.", zh="{adjusted}，在 {level} 的显著性水平上：{counts}。"
)
_ADJUSTED: dict[str, LocalText] = {
    "holm": LocalText(en="After Holm's adjustment for several tests", zh="经 Holm 法作多重检验校正"),
    "benjamini_hochberg": LocalText(
        en="After the adjustment of Benjamini and Hochberg for several tests",
        zh="经 Benjamini–Hochberg 法作多重检验校正",
    ),
    "bonferroni": LocalText(en="After Bonferroni's adjustment for several tests", zh="经 Bonferroni 法作多重检验校正"),
    "none": LocalText(en="Without adjustment for several tests", zh="未作多重检验校正"),
}
_BELOW = LocalText(
    en="{count} of {all} {dimensions} {fall} short of expectations", zh="{all} 个维度中有 {count} 个低于期望"
)
_ABOVE = LocalText(en="{count} {exceed} them", zh="{count} 个高于期望")
_COUNTED_NONE = LocalText(en="none", zh="0")
_UNCLEAR = LocalText(en="{count} cannot be told apart from zero", zh="{count} 个与零无显著差异")
_NOT_TESTED = LocalText(en="{count} could not be tested", zh="{count} 个无法检验")


def messages(
    card: Scorecard, evaluation: Evaluation, period: Period, *, surveys: Sequence[SurveyEvidence] = ()
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
    surveys : sequence of SurveyEvidence
        What the surveys say.

    Returns
    -------
    tuple of LocalText
        The sentences; each number in them is a result at printed precision.
    """
    nodes = {node: evaluation[node] for node in card.node_ids}
    found = [_status_counts(card, nodes, period)]
    if card.total and nodes["total"].score is not None:
        found.append(_TOTAL.fill({"score": _score(card, nodes["total"]), "status": status_name(card, nodes["total"])}))
    found.extend(_perspectives(card, nodes))
    found.extend(_uncovered(card, nodes))
    for survey in surveys:
        what = _SERVICE if len(surveys) == 1 else _OF.fill({"what": _SERVICE, "name": survey.name})
        found.extend(_worst_gap(survey, what))
    return tuple(found)


def _status_counts(card: Scorecard, nodes: Mapping[str, NodeResult], period: Period) -> LocalText:
    """Return how many measures have which status, best first."""
    scored = [m.id for m in card.measures if nodes[m.id].score is not None]
    if not scored:
        return _NO_SCORE.fill({"period": period_text(period, calendar=card.calendar)})
    counts: dict[tuple[int, str, str], int] = {}
    places: dict[tuple[int, str, str], int] = {}
    for measure in scored:
        bands = [*card.bands_of(measure, period=period)]
        at = next(i for i, band in enumerate(bands) if band.id == nodes[measure].status)
        key = (_LEVELS.index(bands[at].level), bands[at].name.text("en"), bands[at].name.text("zh"))
        counts[key] = counts.get(key, 0) + 1
        places.setdefault(key, len(bands) - at)
    parts = tuple(
        _COUNT.fill({"count": counts[key], "name": LocalText(en=key[1], zh=key[2])})
        for key in sorted(counts, key=lambda key: (key[0], places[key]))
    )
    expected = [m.id for m in card.measures if nodes[m.id].reason not in UNCOUNTED]
    values: Words = {
        "scored": len(scored),
        "all": len(expected),
        "have": _form(len(scored), "has", "have"),
        "period": period_text(period, calendar=card.calendar),
        "statuses": join_text(parts, en=", ", zh="，"),
        "status": status_name(card, nodes[scored[0]]),
    }
    aside = len(card.measures) - len(expected)
    pattern = _COUNTS_ALL if len(scored) == len(expected) > 1 else _COUNTS
    told = (_COUNTS_ONLY if len(card.measures) == 1 else pattern).fill(values)
    return join_text((told, _ASIDE.fill({"n": aside}))) if aside else told


_LEVELS = ("good", "watch", "bad")


def _form(count: int, one: str, many: str) -> str:
    """Return the English word that goes with a count."""
    return one if count == 1 else many


def _perspectives(card: Scorecard, nodes: Mapping[str, NodeResult]) -> list[LocalText]:
    """Return which perspective scores lowest, which highest, and which have no score."""
    scores = {p.id: s for p in card.perspectives if (s := nodes[p.id].score) is not None}
    found: list[LocalText] = []
    if scores:
        low, high = (_alike(card, nodes, scores, choose) for choose in (min, max))
        values: Words = {
            "count": len(scores),
            "name": card.name_of(low[0].id),
            "score": _score(card, low[0]),
            "status": _statuses(card, low),
        }
        for end, found_there in (("low", low), ("high", high)):
            values |= {
                end: _listed([card.name_of(node.id) for node in found_there]),
                f"{end}_verb": _form(len(found_there), "scores", "score"),
                f"{end}_score": _score(card, found_there[0]),
                f"{end}_status": _statuses(card, found_there),
            }
        equal = values["low_score"] == values["high_score"]
        found.append((_ONE if len(scores) == 1 else _EQUAL if equal else _LOWEST).fill(values))
    without = tuple(p.name for p in card.perspectives if p.id not in scores)
    if without:
        found.append(_UNSCORED.fill({"names": join_text(without, en=", ", zh="、")}))
    return found


def _alike(
    card: Scorecard,
    nodes: Mapping[str, NodeResult],
    scores: Mapping[str, float],
    choose: Callable[[Iterable[float]], float],
) -> list[NodeResult]:
    """Return the perspectives whose score is printed as the least or as the largest one is."""
    end = next(nodes[p] for p in scores if scores[p] == choose(scores.values()))
    return [nodes[p] for p in scores if _score(card, nodes[p]) == _score(card, end)]


def _statuses(card: Scorecard, nodes: Sequence[NodeResult]) -> LocalText:
    """Return the printed name of the status of some nodes, or the names where they differ."""
    names = tuple(dict.fromkeys(status_name(card, node) for node in nodes))
    return names[0] if len(names) == 1 else join_text(names, en=", ", zh="、")


def _listed(names: Sequence[LocalText]) -> LocalText:
    """Return names as a list in a sentence."""
    if len(names) == 1:
        return names[0]
    return join_text((join_text(tuple(names[:-1]), en=", ", zh="、"), names[-1]), en=" and ", zh="和")


def _uncovered(card: Scorecard, nodes: Mapping[str, NodeResult]) -> list[LocalText]:
    """Return a sentence for each perspective whose score does not rest on its whole weight."""
    found: list[LocalText] = []
    for perspective in card.perspectives:
        node = nodes[perspective.id]
        if node.score is not None and node.coverage is not None and node.coverage < 1:
            values: Words = {
                "name": perspective.name,
                "coverage": share_text(node.coverage),
                "low": format_number(node.bound_low, 1),
                "high": format_number(node.bound_high, 1),
            }
            found.append(_COVERAGE.fill(values))
    return found


def _score(card: Scorecard, node: NodeResult) -> str:
    """Return a node's score as printed everywhere."""
    return score_text(node.score, card.bands_of(node.id, period=Period.parse(node.period)))


def status_name(card: Scorecard, node: NodeResult) -> StatusWord:
    """Return the printed name of a node's status, which remembers the mark beside it.

    Parameters
    ----------
    card : Scorecard
        The description.
    node : NodeResult
        The node.

    Returns
    -------
    StatusWord
        The band's name, or why there is none, such as "no data" or "not scored".
    """
    bands = card.bands_of(node.id, period=Period.parse(node.period))
    return next((band.word for band in bands if band.id == node.status), NO_SCORE[node.reason or "no_data"])


def _worst_gap(survey: SurveyEvidence, what: LocalText) -> list[LocalText]:
    """Return the sentence on the dimension that falls short most, where there is one."""
    gaps = survey.gaps
    if gaps is None:
        return []
    known = [row for row in survey.group.dimensions if row.gap is not None]
    tested = [row for row in known if verdict(gaps, row) != "untested"]
    below = [row for row in tested if verdict(gaps, row) == "below"]
    rows = below or tested or known
    if not rows:
        return []
    worst = [rows[at] for at in least([_gap(row) for row in rows])]
    row = worst[0]
    pattern = (_SHORT_ONE if len(below) == 1 else _SHORT) if below else _MET if tested else _UNTESTED
    if below and len(worst) > 1:
        pattern = _SHORT_TIED
    total = len(survey.group.dimensions)
    values: Words = {
        "what": what,
        "below": len(below),
        "all": total,
        "dimensions": _form(total, "dimension", "dimensions"),
        "fall": _form(len(below), "falls", "fall"),
        "name": _listed([gaps.instrument.name_of(r.id) for r in (worst if below else worst[:1])]),
        "gap": format_number(row.gap, 2),
        "precision": _precision(gaps, row),
        "n": row.n,
    }
    return [pattern.fill(values)]


def _gap(row: GapRow) -> float:
    """Return the gap of a row that has one."""
    return 0.0 if row.gap is None else row.gap


def _precision(gaps: GapAnalysis, row: GapRow) -> LocalText:
    """Return how well a gap is known."""
    values: Words = {
        "level": percent(gaps.confidence),
        "low": format_number(row.low, 2),
        "high": format_number(row.high, 2),
        "n": row.n,
    }
    return _PRECISION.fill(values)


def verdict(gaps: GapAnalysis, row: GapRow) -> str:
    """Return whether a gap differs from zero: ``below``, ``above``, ``unclear`` or ``untested``.

    Parameters
    ----------
    gaps : GapAnalysis
        The analysis; its confidence gives the level, 5 % for intervals of 95 %.
    row : GapRow
        One of its rows.

    Returns
    -------
    str
        The verdict after adjustment, where the analysis adjusts.
    """
    p = row.p_adjusted if row.p_adjusted is not None else row.p_value
    if row.gap is None or p is None:
        return "untested"
    if p >= round(1 - gaps.confidence, 12) or row.gap == 0:
        return "unclear"
    return "below" if row.gap < 0 else "above"


def shortfalls(survey: SurveyEvidence) -> LocalText | None:
    """Return how many dimensions fall short of expectations.

    Parameters
    ----------
    survey : SurveyEvidence
        What a survey says.

    Returns
    -------
    LocalText or None
        One sentence; None where there is no dimension or no gap analysis.
    """
    gaps = survey.gaps
    if gaps is None or not survey.group.dimensions:
        return None
    verdicts = [verdict(gaps, row) for row in survey.group.dimensions]
    below, above = verdicts.count("below"), verdicts.count("above")
    first: Words = {
        "count": _COUNTED_NONE if below == 0 else below,
        "all": len(verdicts),
        "dimensions": _form(len(verdicts), "dimension", "dimensions"),
        "fall": "fall" if below > 1 else "falls",
    }
    second: Words = {
        "count": _COUNTED_NONE if above == 0 else above,
        "exceed": "exceed" if above > 1 else "exceeds",
    }
    parts = [_BELOW.fill(first), _ABOVE.fill(second)]
    for pattern, kind in ((_UNCLEAR, "unclear"), (_NOT_TESTED, "untested")):
        if kind in verdicts:
            parts.append(pattern.fill({"count": verdicts.count(kind)}))
    values: Words = {
        "adjusted": _ADJUSTED[gaps.adjust],
        "level": percent(1 - gaps.confidence),
        "counts": join_text(tuple(parts), en=", ", zh="，"),
    }
    return _SHORTFALLS.fill(values)
