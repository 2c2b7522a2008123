"""The least change of weights in words."""

from __future__ import annotations

from scorecard._text import LocalText
from scorecard.models import Scorecard
from scorecard.models.bands import EDGE_TOLERANCE
from scorecard.scoring.evaluation import Evaluation
from scorecard.scoring.explain_numbers import number_text
from scorecard.scoring.least_change_result import GroupChange

__all__ = ["order_verdict", "status_verdict"]


def status_verdict(
    card: Scorecard,
    before: Evaluation,
    node: str,
    best: GroupChange | None,
    wanted: str | None,
    *,
    searched: bool = True,
) -> LocalText:
    """Return what turns a status; without `searched`, some groups are no weighted means and may turn it too."""
    present, bands = before.band_of(node), {band.id: band.name for band in before.bands_of(node)}
    names: dict[str, str | int | LocalText] = {"node": card.name_of(node)}
    if present is None:
        return _NO_SCORE.fill(names)
    names["present"] = present.name
    if wanted == present.id:
        return _ALREADY.fill(names)
    if best is None or best.distance is None or best.status_name is None:
        if not searched:
            return _UNKNOWN.fill(names)
        return _NO_OTHER.fill(names) if wanted is None else _CANNOT.fill({**names, "wanted": bands[wanted]})
    # an edge that has to be left is passed by less than is printed: 74.999999998 is not 75
    falls = (before[node].score or 0.0) - (best.score or 0.0)
    return (_EDGE if 0 < falls <= _HARDLY else _FALLS if falls > 0 else _TURNS).fill(
        {
            **names,
            "after": best.status_name,
            "group": best.name,
            "points": number_text(50 * best.distance, 3),
            "score": number_text(best.score or 0.0),
        }
    )


def order_verdict(
    card: Scorecard,
    units: tuple[str, str],
    scores: tuple[float | None, float | None],
    best: GroupChange | None,
    *,
    searched: bool = True,
) -> LocalText:
    """Return what turns the order of two entities; without `searched`, groups that are no weighted means may too."""
    known = {entity.id: entity.name for entity in card.entities}
    one, two = (known.get(unit, LocalText(en=unit)) for unit in units)
    if scores[0] is None or scores[1] is None:
        return _UNORDERED.fill({"one": one, "two": two})
    level = abs(scores[0] - scores[1]) <= EDGE_TOLERANCE
    ahead, behind = (one, two) if level or scores[0] > scores[1] else (two, one)
    names: dict[str, str | int | LocalText] = {"ahead": ahead, "behind": behind}
    if best is None or best.distance is None:
        return ((_STAYS_LEVEL if level else _STAYS) if searched else _ORDER_UNKNOWN).fill(names)
    names["group"] = best.name
    return _PARTS.fill(names) if level else _OVERTAKES.fill({**names, "points": number_text(50 * best.distance, 3)})


_HARDLY = 1e-8
"""Points by which a score that stands on an edge leaves it."""

_NO_SCORE = LocalText(
    en="{node} has no score, so that weights turn nothing.", zh="“{node}”没有得分，权重无从影响其状态。"
)
_ALREADY = LocalText(en="{node} is {present} already.", zh="“{node}”已处于“{present}”状态。")
_TURNS = LocalText(
    en="{node} turns from {present} to {after} when {points} of 100 points of weight below {group} move: its score is "
    "then {score}.",
    zh="在“{group}”之下每 100 点权重中移动 {points} 点，“{node}”即由“{present}”变为“{after}”，得分为 {score}。",
)
_FALLS = LocalText(
    en="{node} turns from {present} to {after} when {points} of 100 points of weight below {group} move: its score is "
    "then just below {score}.",
    zh="在“{group}”之下每 100 点权重中移动 {points} 点，“{node}”即由“{present}”变为“{after}”，得分略低于 {score}。",
)
_EDGE = LocalText(
    en="{node} stands on the edge of {present} at {score}: it turns to {after} as soon as weights below {group} move "
    "against it.",
    zh="“{node}”正处于“{present}”的分界（{score}）：“{group}”之下的权重一旦向不利方向变动，即变为“{after}”。",
)
_NO_OTHER = LocalText(
    en="No weights of a single group turn {node} from {present} to another status.",
    zh="仅改变任何一组权重，都不能使“{node}”脱离“{present}”状态。",
)
_CANNOT = LocalText(
    en="No weights of a single group turn {node} from {present} to {wanted}.",
    zh="仅改变任何一组权重，都不能使“{node}”由“{present}”变为“{wanted}”。",
)
_UNKNOWN = LocalText(
    en="Whether other weights turn {node} from {present} is not known: its score is not made of weighted means alone.",
    zh="“{node}”及其下的得分并非处处为加权平均，改变权重能否使其脱离“{present}”状态尚不可知。",
)
_ORDER_UNKNOWN = LocalText(
    en="Whether {behind} can overtake {ahead} by other weights is not known: scores are not weighted means throughout.",
    zh="得分并非处处为加权平均，改变权重能否使“{behind}”超过“{ahead}”尚不可知。",
)
_UNORDERED = LocalText(
    en="{one} and {two} do not both have a score, so that there is no order to turn.",
    zh="“{one}”与“{two}”并非都有得分，无次序可言。",
)
_OVERTAKES = LocalText(
    en="{behind} overtakes {ahead} when {points} of 100 points of weight below {group} move.",
    zh="在“{group}”之下每 100 点权重中移动 {points} 点，“{behind}”即超过“{ahead}”。",
)
_STAYS = LocalText(
    en="{behind} does not overtake {ahead} whatever the weights of a single group.",
    zh="无论如何改变任何一组权重，“{behind}”都不会超过“{ahead}”。",
)
_STAYS_LEVEL = LocalText(
    en="{ahead} and {behind} are level, and {behind} does not get ahead whatever the weights of a single group.",
    zh="“{ahead}”与“{behind}”得分相同；无论如何改变任何一组权重，“{behind}”都不会领先。",
)
_PARTS = LocalText(
    en="{ahead} and {behind} are level; {behind} is ahead as soon as weights below {group} move in its favour.",
    zh="“{ahead}”与“{behind}”得分相同；“{group}”之下的权重一旦向有利于“{behind}”的方向变动，“{behind}”即领先。",
)
