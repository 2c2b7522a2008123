"""Rules of lint on weights."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scorecard._text import LocalText
from scorecard.models import Measure, Objective, Perspective
from scorecard.scoring.lint_rule import Hit, Rule, Scene

__all__ = ["DOMINANT", "EQUAL", "MIXED", "SUM", "ZERO"]

_DOMINANT_SHARE = 0.9
_ROUNDING = 0.01
_NEAR_100 = (80.0, 120.0)

_Node = Perspective | Objective | Measure


@dataclass(frozen=True, slots=True)
class _Group:
    """Siblings that are weighed against each other, each with its place, and the node above them."""

    path: str
    above: str | None
    name: LocalText
    nodes: tuple[tuple[str, _Node], ...]

    @property
    def counting(self) -> tuple[tuple[str, _Node], ...]:
        """Those that can have a score."""
        return tuple((path, node) for path, node in self.nodes if not isinstance(node, Measure) or node.scored)

    def hit(self, **words: str | int | LocalText) -> Hit:
        """Return a hit on the whole group."""
        return Hit(self.path, self.above, {"name": self.name, **words})


def _groups(scene: Scene) -> Iterator[_Group]:
    """Yield all groups of siblings; the perspectives only where a total weighs them."""
    card = scene.card
    if card.total:
        yield _group("perspectives", None, card.name, nodes=card.perspectives)
    for perspective in scene.perspectives():
        part = perspective.part
        yield _group(f"{perspective.path}.objectives", part.id, part.name, nodes=part.objectives)
    for objective in scene.objectives():
        below = objective.part
        yield _group(f"{objective.path}.measures", below.id, below.name, nodes=below.measures)


def _group(path: str, above: str | None, name: LocalText, *, nodes: Sequence[_Node]) -> _Group:
    """Return the children of one node."""
    return _Group(path, above, name, tuple((f"{path}.{i}", node) for i, node in enumerate(nodes)))


def _stated(nodes: Sequence[tuple[str, _Node]]) -> list[bool]:
    """Return which nodes state their weight."""
    return ["weight" in node.model_fields_set for _, node in nodes]


def _odd_sum(scene: Scene) -> Iterator[Hit]:
    """Yield groups whose weights look like shares of 1 or 100 that do not sum to it."""
    for group in _groups(scene):
        if len(group.nodes) < 2 or not all(_stated(group.nodes)):
            continue
        weights = [node.weight for _, node in group.nodes]
        goal = _goal(weights)
        sums = [math.fsum(weights), math.fsum(node.weight for _, node in group.counting)]
        if goal is not None and all(abs(total / goal - 1) > _ROUNDING + 1e-9 for total in sums):
            yield group.hit(
                weights=" + ".join(f"{w:g}" for w in weights), sum=f"{sums[0]:g}", goal=f"{goal:g}", number=len(weights)
            )


def _goal(weights: Sequence[float]) -> float | None:
    """Return what weights seem to be shares of: 1 if all lie below it, 100 if their sum is near it."""
    if max(weights) < 1:
        return 1.0
    low, high = _NEAR_100
    return 100.0 if low <= math.fsum(weights) <= high else None


def _all_equal(scene: Scene) -> Iterator[Hit]:
    """Yield groups in which nobody states a weight."""
    for group in _groups(scene):
        if len(group.counting) > 1 and not any(_stated(group.counting)):
            yield group.hit(number=len(group.counting))


def _some_stated(scene: Scene) -> Iterator[Hit]:
    """Yield nodes without a stated weight beside siblings with one."""
    for group in _groups(scene):
        stated = _stated(group.counting)
        if any(stated):
            for (path, node), known in zip(group.counting, stated, strict=True):
                if not known:
                    yield Hit(f"{path}.weight", node.id, {"name": node.name})


def _dominant(scene: Scene) -> Iterator[Hit]:
    """Yield nodes that carry nearly all the weight of several that count."""
    for group in _groups(scene):
        if not all(_stated(group.counting)):
            continue
        total = math.fsum(node.weight for _, node in group.counting)
        for path, node in group.counting:
            if _DOMINANT_SHARE * total < node.weight < total:
                share = f"{100 * node.weight / total:.0f}"
                yield Hit(f"{path}.weight", node.id, {"name": node.name, "share": share, "above": group.name})


def _zero(scene: Scene) -> Iterator[Hit]:
    """Yield nodes that could count and have the weight 0 at all times."""
    for group in _groups(scene):
        for path, node in group.counting:
            if node.weight == 0 and not any(change.weight for change in node.changes):
                yield Hit(f"{path}.weight", node.id, {"name": node.name})


SUM = Rule(
    _odd_sum,
    what=LocalText(
        en="the weights below {name} look like shares of {goal} and sum to {sum}: {weights}",
        zh="“{name}”之下的权重看似应合计为 {goal}，实际合计为 {sum}：{weights}",
    ),
    why=LocalText(
        en="Only proportions count, so the score is still defined; but a sum that is not 1 or 100 "
        "tells of a weight forgotten or mistyped.",
        zh="权重只按比例起作用，得分仍有定义；但合计不是 1 或 100，往往说明漏写或写错了某个权重。",
    ),
    cure=LocalText(en="Make them sum to {goal}.", zh="请调整权重，使其合计为 {goal}。"),
)
EQUAL = Rule(
    _all_equal,
    what=LocalText(
        en="{number} siblings below {name} count equally because none has a weight",
        zh="“{name}”之下的 {number} 项均未写权重，因此按相等权重计算",
    ),
    why=LocalText(
        en="Equal weights are a choice like any other; nobody can see whether it was made.",
        zh="等权也是一种选择，但旁人看不出这是有意为之还是遗漏。",
    ),
    cure=LocalText(
        en="State the weights, even where all are 1.",
        zh="请写明权重，即使全部为 1。",
    ),
)
MIXED = Rule(
    _some_stated,
    what=LocalText(
        en="{name} has no weight beside siblings that state one, so it counts 1",
        zh="“{name}”没有写权重，而同级其他项写了，因此它按 1 计算",
    ),
    why=LocalText(
        en="Beside weights such as 60 and 40 a weight of 1 all but takes the node out of the score.",
        zh="与 60、40 这样的权重并列时，权重 1 几乎等于不计入得分。",
    ),
    cure=LocalText(en="State its weight.", zh="请写明它的权重。"),
)
DOMINANT = Rule(
    _dominant,
    what=LocalText(
        en="{name} carries {share} % of the weight below {above}",
        zh="“{name}”占“{above}”之下权重的 {share} %",
    ),
    why=LocalText(
        en="Above 90 % the score is that of one node; its siblings are decoration.",
        zh="权重超过 90 % 时，得分实际上只由这一项决定，其余各项形同虚设。",
    ),
    cure=LocalText(
        en="Weigh the siblings higher, or leave them out.",
        zh="请提高其他各项的权重，或将其删去。",
    ),
)
ZERO = Rule(
    _zero,
    what=LocalText(en="{name} has the weight 0 and never counts", zh="“{name}”的权重为 0，从不计入得分"),
    why=LocalText(
        en="A node with the weight 0 shows a colour that no score depends on.",
        zh="权重为 0 的项虽显示状态颜色，却不影响任何得分。",
    ),
    cure=LocalText(
        en="Give it a weight, or leave out its target to show it unscored.",
        zh="请给出权重；如只想展示，可不写目标值。",
    ),
)
