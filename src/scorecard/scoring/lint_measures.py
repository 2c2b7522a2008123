"""Rules of lint on measures: owner, reference values, unit, bands, source."""

from __future__ import annotations

from collections.abc import Iterator

from scorecard._text import LocalText
from scorecard.models import Frequency, Measure, UnscoredScoring
from scorecard.scoring.lint_rule import Hit, Placed, Rule, Scene
from scorecard.scoring.units import references

__all__ = [
    "BANDS_DEFAULT",
    "BANDS_NUMBER",
    "DEFINITION_MISSING",
    "FREQUENCY_SELDOM",
    "MEASURE_UNSCORED",
    "SOURCE_MISSING",
    "TARGET_SIDE",
    "UNIT_DOUBTFUL",
]

_FROM_SHORT: tuple[Frequency, ...] = ("week", "month", "quarter", "half", "year")
_PERIODS: dict[Frequency, LocalText] = {
    "week": LocalText(en="week", zh="周"),
    "month": LocalText(en="month", zh="月"),
    "quarter": LocalText(en="quarter", zh="季度"),
    "half": LocalText(en="half year", zh="半年"),
    "year": LocalText(en="year", zh="年"),
}
_LARGEST_FRACTION = 1.5
_LARGEST_PERCENT = 150.0
_PER_CENT = (50.0, 200.0)
"""How many times the other a reference value is if one of the two is a fraction and one a percentage."""


def _hit(placed: Placed[Measure], field: str, **words: str | int | LocalText) -> Hit:
    """Return a hit on one field of a measure."""
    return Hit(f"{placed.path}.{field}", placed.part.id, {"name": placed.part.name, **words})


def _unscored(scene: Scene) -> Iterator[Hit]:
    """Yield measures that never have a score."""
    for placed in scene.measures():
        meant = isinstance(placed.part.scoring, UnscoredScoring)
        if not placed.part.scored and not meant:
            yield _hit(placed, "target")


def _seldom(scene: Scene) -> Iterator[Hit]:
    """Yield measures that are measured more seldom than the card reports, and not carried forward."""
    reports = scene.card.calendar.frequency
    for placed in scene.measures():
        frequency = placed.part.frequency
        if (
            frequency is not None
            and not placed.part.carry_forward
            and _FROM_SHORT.index(frequency) > _FROM_SHORT.index(reports)
        ):
            yield _hit(placed, "frequency", frequency=_PERIODS[frequency], reports=_PERIODS[reports])


def _odd_side(scene: Scene) -> Iterator[Hit]:
    """Yield measures whose target is worse than where they started."""
    for placed in scene.measures():
        measure = placed.part
        if measure.target is None or measure.baseline is None or measure.better == "target_is_best":
            continue
        sign = 1 if measure.better == "maximise" else -1
        if sign * (measure.target - measure.baseline) < 0:
            yield _hit(placed, "target", target=f"{measure.target:g}", baseline=f"{measure.baseline:g}")


def _odd_unit(scene: Scene) -> Iterator[Hit]:
    """Yield measures whose reference values look like percentages in fractions, or the other way round."""
    for placed in scene.measures():
        if _doubtful(placed.part):
            found = ", ".join(f"{value:g}" for value in references(placed.part))
            yield _hit(placed, "unit", found=found, unit=placed.part.unit.kind)


def _doubtful(measure: Measure) -> bool:
    """Return whether reference values may be written in another unit than the measure's."""
    sizes = sorted(abs(value) for value in references(measure) if value)
    if not sizes or measure.unit.kind not in ("percent", "fraction"):
        return False
    if measure.unit.kind == "fraction":
        return sizes[-1] > _LARGEST_FRACTION
    if sizes[-1] <= 1:
        return measure.better == "maximise"  # 0.5 % of damage is rare, and no fraction
    low, high = _PER_CENT
    mixed = low <= sizes[-1] / sizes[0] <= high and sizes[0] <= 1
    return mixed and measure.better != "minimise" and sizes[-1] <= _LARGEST_PERCENT


def _default_bands(scene: Scene) -> Iterator[Hit]:
    """Yield a card that says nothing about its bands."""
    if "bands" not in scene.card.model_fields_set:
        edges = [f"{band.low:g}" for band in tuple(scene.card.bands)[1:]]
        yield Hit("bands", None, {"edges": LocalText(en=" and ".join(edges), zh="、".join(edges))})


def _other_bands(scene: Scene) -> Iterator[Hit]:
    """Yield measures with another number of bands than the card."""
    for placed in scene.measures():
        bands = placed.part.bands
        if bands is not None and len(bands) != len(scene.card.bands):
            yield _hit(placed, "bands", number=len(bands), usual=len(scene.card.bands))


def _no_source(scene: Scene) -> Iterator[Hit]:
    """Yield measures that do not say where their values come from."""
    for placed in scene.measures():
        if placed.part.source is None and placed.part.source_note is None:
            yield _hit(placed, "source_note")


def _no_definition(scene: Scene) -> Iterator[Hit]:
    """Yield measures that do not say what is measured."""
    for placed in scene.measures():
        if placed.part.definition is None:
            yield _hit(placed, "definition")


MEASURE_UNSCORED = Rule(
    _unscored,
    what=LocalText(en="{name} has no target and is never scored", zh="“{name}”没有目标值，从不评分"),
    why=LocalText(
        en="Nobody can tell whether its values are good; its weight counts nowhere.",
        zh="无从判断其数值好坏，其权重也不起作用。",
    ),
    cure=LocalText(
        en="Add worst and target, or say in lint_ignore that it is shown only.",
        zh="请补写 worst 和 target，或在 lint_ignore 中说明仅供展示。",
    ),
)
FREQUENCY_SELDOM = Rule(
    _seldom,
    what=LocalText(
        en="{name} is measured by the {frequency}, and the card reports by the {reports}",
        zh="“{name}”每{frequency}测量一次，而计分卡每{reports}报告一次",
    ),
    why=LocalText(
        en="In between it has no score, and the nodes above it rest on fewer measures.",
        zh="其间该指标没有得分，上级得分只依据较少的指标。",
    ),
    cure=LocalText(
        en="Add carry_forward with the number of periods for which its last value may stand, or decline the advice.",
        zh="请补写 carry_forward，注明上一个数值可以沿用几期，或说明不采纳此建议。",
    ),
)
TARGET_SIDE = Rule(
    _odd_side,
    what=LocalText(
        en="the target of {name}, {target}, is worse than its baseline, {baseline}",
        zh="“{name}”的目标值 {target} 比基期值 {baseline} 还差",
    ),
    why=LocalText(
        en="Getting worse would count as progress; one of the three is mistyped, or the goal is to lose less.",
        zh="变差会被算作进步；通常是方向、目标值或基期值写错了，或者目标只是少退步。",
    ),
    cure=LocalText(
        en="Check direction, target and baseline.",
        zh="请核对方向、目标值和基期值。",
    ),
)
UNIT_DOUBTFUL = Rule(
    _odd_unit,
    what=LocalText(
        en="the reference values of {name} do not look like {unit}: {found}",
        zh="“{name}”的参照值看起来与单位 {unit} 不符：{found}",
    ),
    why=LocalText(
        en="95 % is 95 in the unit percent and 0.95 in the unit fraction; mixed up, every value scores 0 or 100.",
        zh="95 % 在单位 percent 中写作 95，在单位 fraction 中写作 0.95；混用会使所有数值都得 0 分或 100 分。",
    ),
    cure=LocalText(
        en="Write all of them in the unit of the measure, or change the unit.",
        zh="请统一按指标的单位书写，或更改单位。",
    ),
)
BANDS_DEFAULT = Rule(
    _default_bands,
    what=LocalText(
        en="the card states no bands, so those of convention give the status, with edges at {edges}",
        zh="计分卡没有写明状态区间，因此采用惯用区间，分界为 {edges}",
    ),
    why=LocalText(
        en="Where green begins is a decision of management, not of a program.",
        zh="从多少分起算达标应由管理层决定，而不是由程序决定。",
    ),
    cure=LocalText(
        en="Write the bands into the card, even where they are the same.",
        zh="请在计分卡中写明状态区间，即使与惯用区间相同。",
    ),
)
BANDS_NUMBER = Rule(
    _other_bands,
    what=LocalText(
        en="{name} has {number} bands of its own, and the card has {usual}",
        zh="“{name}”自设 {number} 个状态区间，而计分卡有 {usual} 个",
    ),
    why=LocalText(
        en="One colour then means different things in one table.",
        zh="同一张表中，同一种颜色会有不同含义。",
    ),
    cure=LocalText(
        en="Give it as many bands as the card, or the card's own.",
        zh="请使用与计分卡相同数目的区间，或直接采用计分卡的区间。",
    ),
)
SOURCE_MISSING = Rule(
    _no_source,
    what=LocalText(en="{name} does not say where its values come from", zh="“{name}”没有说明数据来源"),
    why=LocalText(
        en="A number that cannot be traced cannot be checked.",
        zh="无法追溯的数字就无法核实。",
    ),
    cure=LocalText(
        en="Add source, or source_note with the system or report.",
        zh="请补写 source，或在 source_note 中注明系统或报表。",
    ),
)
DEFINITION_MISSING = Rule(
    _no_definition,
    what=LocalText(en="{name} does not say what is measured, and how", zh="“{name}”没有说明衡量什么、如何衡量"),
    why=LocalText(
        en="Two people will count differently, and the score changes with who counts.",
        zh="不同的人会有不同的算法，得分便因人而异。",
    ),
    cure=LocalText(en="Add definition.", zh="请补写 definition。"),
)
