"""What is known of weights, in words."""

from __future__ import annotations

from scorecard._text import LocalText

__all__ = ["KINDS", "TITLE", "note_of"]

TITLE = LocalText(en="Uncertain weights: {kind}", zh="不确定权重：{kind}")
KINDS = {
    "exact": LocalText(en="known exactly", zh="确定"),
    "free": LocalText(en="nothing is known", zh="完全未知"),
    "ranks": LocalText(en="order known", zh="已知排序"),
    "bounds": LocalText(en="bounds known", zh="已知上下限"),
    "ranks_and_bounds": LocalText(en="order and bounds known", zh="已知排序与上下限"),
    "dirichlet": LocalText(en="known about", zh="大致已知"),
    "experts": LocalText(en="given by several experts", zh="由多位专家给出"),
}

_NOTES = {
    "exact": LocalText(en="The same weights in every draw.", zh="每次抽样权重相同。"),
    "free": LocalText(
        en="Every vector of weights that sums to 1 is equally likely: Dirichlet(1, …, 1).",
        zh="总和为 1 的所有权重组合等可能：Dirichlet(1, …, 1)。",
    ),
    "ranks": LocalText(
        en="Every vector of weights that keeps the order is equally likely.",
        zh="符合该排序的所有权重组合等可能。",
    ),
    "bounds": LocalText(
        en="Every vector of weights within the bounds is equally likely.",
        zh="上下限之内的所有权重组合等可能。",
    ),
    "ranks_and_bounds": LocalText(
        en="Every vector of weights that keeps order and bounds is equally likely.",
        zh="同时符合排序与上下限的所有权重组合等可能。",
    ),
    "dirichlet": LocalText(
        en="Dirichlet distribution about the central weights, concentration {detail}.",
        zh="以中心权重为均值的 Dirichlet 分布，集中度 {detail}。",
    ),
}
_TIES = {
    "equal": LocalText(en="Equal ranks have equal weights.", zh="同名次者权重相等。"),
    "open": LocalText(en="Among equal ranks no order is assumed.", zh="同名次者之间不作先后假定。"),
}
_EXPERTS = {
    "bootstrap_geometric": LocalText(
        en="Geometric mean of as many experts as there are, drawn with replacement.",
        zh="有放回地抽取与专家人数相同的专家，取其权重的几何平均。",
    ),
    "bootstrap_arithmetic": LocalText(
        en="Arithmetic mean of as many experts as there are, drawn with replacement.",
        zh="有放回地抽取与专家人数相同的专家，取其权重的算术平均。",
    ),
    "one_expert": LocalText(
        en="The weights of one expert, drawn at random.",
        zh="随机抽取一位专家的权重。",
    ),
}


def note_of(kind: str, detail: str = "") -> LocalText:
    """Return the law of weights in words."""
    if kind == "experts":
        return _EXPERTS[detail]
    note = _NOTES[kind].fill({"detail": detail})
    ties = _TIES.get(detail)
    return note if ties is None else LocalText(en=f"{note.en} {ties.en}", zh=f"{note.zh}{ties.zh}")
