"""Rules of lint on how a card is built: perspectives, objectives, strategy map, surveys, cap."""

from __future__ import annotations

from collections.abc import Iterator

from scorecard._text import LocalText
from scorecard.models import Measure, Perspective, SurveySource
from scorecard.scoring.lint_rule import Hit, Rule, Scene, Words

__all__ = [
    "CAP_OPEN",
    "FEW_MEASURES",
    "KIND_MISSING",
    "LEADING_MISSING",
    "MANY_MEASURES",
    "OBJECTIVE_EMPTY",
    "OBJECTIVE_UNLINKED",
    "SURVEY_UNUSED",
]

_MOST_MEASURES = 7
_FEWEST_MEASURES = 2


def _measures(perspective: Perspective) -> list[Measure]:
    """Return all measures of a perspective."""
    return [measure for objective in perspective.objectives for measure in objective.measures]


def _many(scene: Scene) -> Iterator[Hit]:
    """Yield perspectives with more measures than anyone keeps in mind."""
    for placed in scene.perspectives():
        number = len(_measures(placed.part))
        if number > _MOST_MEASURES:
            yield Hit(placed.path, placed.part.id, {"name": placed.part.name, "number": number})


def _few(scene: Scene) -> Iterator[Hit]:
    """Yield perspectives with fewer than two measures, unless an objective lacks them, which is said there."""
    for placed in scene.perspectives():
        part = placed.part
        number = len(_measures(part))
        if number < _FEWEST_MEASURES and all(objective.measures for objective in part.objectives):
            words: Words = {"name": part.name, "number": _NUMBERS[number]}
            yield Hit(placed.path, part.id, words)


def _no_kind(scene: Scene) -> Iterator[Hit]:
    """Yield perspectives none of whose measures says whether it leads or lags."""
    for placed in scene.perspectives():
        measures = _measures(placed.part)
        if measures and all(measure.kind is None for measure in measures):
            yield Hit(placed.path, placed.part.id, {"name": placed.part.name})


def _no_leading(scene: Scene) -> Iterator[Hit]:
    """Yield perspectives with marked measures of which none leads."""
    for placed in scene.perspectives():
        kinds = {measure.kind for measure in _measures(placed.part)}
        if "lagging" in kinds and "leading" not in kinds:
            yield Hit(placed.path, placed.part.id, {"name": placed.part.name})


def _empty(scene: Scene) -> Iterator[Hit]:
    """Yield objectives without measures."""
    for placed in scene.objectives():
        if not placed.part.measures:
            yield Hit(f"{placed.path}.measures", placed.part.id, {"name": placed.part.name})


def _unlinked(scene: Scene) -> Iterator[Hit]:
    """Yield objectives outside the strategy map, where there is one."""
    links = scene.card.strategy_map.links
    linked = {end for link in links for end in (link.cause, link.effect)}
    for placed in scene.objectives():
        if links and placed.part.id not in linked:
            yield Hit(placed.path, placed.part.id, {"name": placed.part.name})


def _unused(scene: Scene) -> Iterator[Hit]:
    """Yield surveys that give no measure its value."""
    sources = (measure.source for measure in scene.card.measures)
    used = {source.survey for source in sources if isinstance(source, SurveySource)}
    for survey_id, survey in scene.card.surveys.items():
        if survey_id not in used:
            name = survey.instrument.name if survey.name is None else survey.name
            yield Hit(f"surveys.{survey_id}", None, {"name": name})


def _open_cap(scene: Scene) -> Iterator[Hit]:
    """Yield a cap that leaves bounds open."""
    if scene.card.cap == "none":
        yield Hit("cap")


_NUMBERS = (LocalText(en="no measure", zh="没有指标"), LocalText(en="only one measure", zh="只有 1 项指标"))

MANY_MEASURES = Rule(
    _many,
    what=LocalText(en="{name} has {number} measures", zh="“{name}”有 {number} 项指标"),
    why=LocalText(
        en="Beyond 7 measures in a perspective each counts little and nobody keeps them in mind.",
        zh="一个维度超过 7 项指标时，每项的分量很小，也没有人记得住。",
    ),
    cure=LocalText(en="Keep the 7 that matter most.", zh="请只保留最重要的 7 项。"),
)
FEW_MEASURES = Rule(
    _few,
    what=LocalText(en="{name} has {number}", zh="“{name}”{number}"),
    why=LocalText(
        en="With one measure the perspective is that measure under another name; without one it has no score.",
        zh="只有一项指标时，维度不过是该指标的别名；没有指标则没有得分。",
    ),
    cure=LocalText(
        en="Add measures, or take the perspective out.",
        zh="请增加指标，或删去该维度。",
    ),
)
KIND_MISSING = Rule(
    _no_kind,
    what=LocalText(
        en="no measure of {name} says whether it is leading or lagging",
        zh="“{name}”的指标都没有注明是先行指标还是滞后指标",
    ),
    why=LocalText(
        en="Readers cannot tell what drives results from what reports them.",
        zh="读者无法区分驱动结果的指标和反映结果的指标。",
    ),
    cure=LocalText(en="Add kind to its measures.", zh="请为指标补写 kind。"),
)
LEADING_MISSING = Rule(
    _no_leading,
    what=LocalText(en="{name} has no leading measure", zh="“{name}”没有先行指标"),
    why=LocalText(
        en="Lagging measures tell what happened when it is too late to change it.",
        zh="滞后指标反映的是已经发生、来不及改变的结果。",
    ),
    cure=LocalText(
        en="Add a measure of what drives the results, or say in lint_ignore where it is measured.",
        zh="请增加一项反映驱动因素的指标，或在 lint_ignore 中说明由何处衡量。",
    ),
)
OBJECTIVE_EMPTY = Rule(
    _empty,
    what=LocalText(en="{name} has no measure", zh="“{name}”没有指标"),
    why=LocalText(
        en="An objective without a measure has no score, and nobody can tell whether it is reached.",
        zh="没有指标的目标没有得分，也无从判断是否达成。",
    ),
    cure=LocalText(en="Add a measure, or take the objective out.", zh="请增加指标，或删去该目标。"),
)
OBJECTIVE_UNLINKED = Rule(
    _unlinked,
    what=LocalText(en="{name} stands in no link of the strategy map", zh="“{name}”不在战略地图的任何因果关系中"),
    why=LocalText(
        en="An objective that drives nothing and is driven by nothing is no part of the strategy told by the map.",
        zh="既不驱动其他目标、也不受其他目标驱动，就不属于地图所讲述的战略。",
    ),
    cure=LocalText(
        en="Link it to what it drives or is driven by, or ask what it is for.",
        zh="请与相关目标建立联系，或重新考虑该目标是否必要。",
    ),
)
SURVEY_UNUSED = Rule(
    _unused,
    what=LocalText(en="no measure takes its value from the survey {name}", zh="没有指标取用调查“{name}”的结果"),
    why=LocalText(
        en="What customers answered changes no score.",
        zh="顾客的回答不影响任何得分。",
    ),
    cure=LocalText(
        en="Add a measure with the survey as its source, or take the survey out.",
        zh="请增加以该调查为来源的指标，或删去该调查。",
    ),
)
CAP_OPEN = Rule(
    _open_cap,
    what=LocalText(
        en="without a cap the upper bound is open wherever a value is missing, and one measure can outweigh all others",
        zh="不设上限时，只要有缺失值，得分的上界就不确定，而且一项指标可能压倒其他所有指标",
    ),
    why=LocalText(
        en="A score of 900 in one measure hides failures in eight others.",
        zh="一项指标得 900 分，就能掩盖其他八项的失败。",
    ),
    cure=LocalText(
        en="Write a number, such as cap: 120, or leave it out for 100.",
        zh="请写明数值，例如 cap: 120；不写则为 100。",
    ),
)
