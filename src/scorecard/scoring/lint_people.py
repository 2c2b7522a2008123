"""Rules of lint on who answers for what, and until when."""

from __future__ import annotations

from collections.abc import Iterator

from scorecard._text import LocalText, join_text
from scorecard.models import Initiative
from scorecard.scoring.lint_rule import Hit, Placed, Rule, Scene, Words

__all__ = ["INITIATIVE_LATE", "INITIATIVE_UNDATED", "INITIATIVE_UNOWNED", "OWNER_MISSING"]


def _no_owner(scene: Scene) -> Iterator[Hit]:
    """Yield objectives and measures without an owner, in the order of the card."""
    for objective in scene.objectives():
        if objective.part.owner is None:
            yield Hit(f"{objective.path}.owner", objective.part.id, {"name": objective.part.name})
        for k, measure in enumerate(objective.part.measures):
            if measure.owner is None:
                yield Hit(f"{objective.path}.measures.{k}.owner", measure.id, {"name": measure.name})


def _initiatives(scene: Scene) -> Iterator[tuple[str, Placed[Initiative]]]:
    """Yield every initiative with its place and the id of its objective."""
    for objective in scene.objectives():
        for k, initiative in enumerate(objective.part.initiatives):
            yield objective.part.id, Placed(f"{objective.path}.initiatives.{k}", initiative)


def _unowned(scene: Scene) -> Iterator[Hit]:
    """Yield initiatives without an owner."""
    for objective, placed in _initiatives(scene):
        if placed.part.owner is None:
            yield Hit(f"{placed.path}.owner", objective, {"name": placed.part.name})


def _undated(scene: Scene) -> Iterator[Hit]:
    """Yield initiatives without a first or a last day."""
    for objective, placed in _initiatives(scene):
        part = placed.part
        lacking = [name for name, day in (("start", part.start), ("due", part.due)) if day is None]
        if lacking:
            days = join_text(tuple(_DAYS[field] for field in lacking), en=" or ", zh="和")
            words: Words = {"name": part.name, "fields": days}
            yield Hit(f"{placed.path}.{lacking[0]}", objective, words)


def _late(scene: Scene) -> Iterator[Hit]:
    """Yield initiatives that were due before the day that is looked at."""
    for objective, placed in _initiatives(scene):
        due = placed.part.due
        if due is not None and due < scene.day:
            words: Words = {"name": placed.part.name, "due": due.isoformat(), "day": scene.day.isoformat()}
            yield Hit(f"{placed.path}.due", objective, words)


_DAYS = {"start": LocalText(en="first", zh="开始日期"), "due": LocalText(en="last", zh="截止日期")}

OWNER_MISSING = Rule(
    _no_owner,
    what=LocalText(en="{name} has no owner", zh="“{name}”没有负责人"),
    why=LocalText(
        en="What nobody answers for is not acted upon when it turns red.",
        zh="无人负责的事项，即使未达标也不会有人采取行动。",
    ),
    cure=LocalText(en="Name who answers for it.", zh="请写明负责人。"),
)
INITIATIVE_UNOWNED = Rule(
    _unowned,
    what=LocalText(en="the initiative {name} has no owner", zh="行动方案“{name}”没有负责人"),
    why=LocalText(
        en="A programme without a name behind it is a wish.",
        zh="没有负责人的行动方案只是愿望。",
    ),
    cure=LocalText(en="Name who answers for it.", zh="请写明负责人。"),
)
INITIATIVE_UNDATED = Rule(
    _undated,
    what=LocalText(en="the initiative {name} has no {fields} day", zh="行动方案“{name}”没有{fields}"),
    why=LocalText(
        en="Without days nobody can tell whether it is late.",
        zh="没有日期就无法判断是否逾期。",
    ),
    cure=LocalText(en="Add start and due.", zh="请补写 start 和 due。"),
)
INITIATIVE_LATE = Rule(
    _late,
    what=LocalText(
        en="the initiative {name} was due on {due}, before {day}",
        zh="行动方案“{name}”应于 {due} 完成，早于 {day}",
    ),
    why=LocalText(
        en="A card that carries programmes past their end is not kept up to date.",
        zh="计分卡保留已过期的行动方案，说明没有及时更新。",
    ),
    cure=LocalText(
        en="Set a new day, or take it out if it is done.",
        zh="请重新确定日期；如已完成，请删去。",
    ),
)
