"""Fixed words of the waterfall by measure."""

from __future__ import annotations

from scorecard._text import LocalText

WHAT = {
    "measure": LocalText(en="Change of the score of {node} by measure", zh="{node}的得分变化，按指标分解"),
    "objective": LocalText(en="Change of the score of {node} by objective", zh="{node}的得分变化，按目标分解"),
    "perspective": LocalText(en="Change of the score of {node} by perspective", zh="{node}的得分变化，按维度分解"),
}
COUNT = LocalText(
    en="{n} of {all} measures with a score both times, largest first",
    zh="{all} 项指标中 {n} 项两期均有得分，按影响从大到小",
)
HEAD_WEIGHT = LocalText(en="Weight", zh="权重")
HEAD_CHANGE = LocalText(en="Change", zh="变化")

MESSAGE = LocalText(
    en="{node} went from {before} to {after} ({difference}); the largest part comes from: {name} ({points})",
    zh="{node}由 {before} 变为 {after}（{difference}）；影响最大的是：{name}（{points}）",
)
MESSAGE_AGAINST = LocalText(
    en="{node} went from {before} to {after} ({difference}); the largest move went the other way: {name} ({points})",
    zh="{node}由 {before} 变为 {after}（{difference}）；影响最大的是：{name}（{points}），但方向相反",
)
REST = {
    "measure": LocalText(en="{k} further measures", zh="其余 {k} 项指标"),
    "objective": LocalText(en="{k} further objectives", zh="其余 {k} 个目标"),
    "perspective": LocalText(en="{k} further perspectives", zh="其余 {k} 个维度"),
}

METHOD = LocalText(
    en="Points = mean weight × change of the score, be it by a new value or a new target (Shapley value); they sum "
    "exactly to the difference",
    zh="分值 = 平均权重 × 得分变化（无论因数值还是目标而变；Shapley 值）；各分值之和恰等于得分之差",
)
METHOD_ABOVE = LocalText(
    en="Points of a row: sum over its measures of mean weight × change of the score (Shapley value); they sum exactly "
    "to the difference",
    zh="每行分值 = 其各项指标“平均权重 × 得分变化”之和（Shapley 值）；各分值之和恰等于得分之差",
)
COVERAGE = LocalText(
    en="Coverage: measures with a score at one time only, and what that moves to the others",
    zh="数据覆盖：仅一期有得分的指标，及其权重转移的影响",
)
JOINED = LocalText(en="with a score only at the end: {names}", zh="仅期末有得分：{names}")
LEFT = LocalText(en="with a score only at the start: {names}", zh="仅期初有得分：{names}")
MORE = LocalText(en="{k} more", zh="另有 {k} 项")
WEIGHTS = LocalText(
    en="Weights and policies: other weights, or other rules for missing scores",
    zh="权重与缺失规则：权重或缺失得分的处理规则有变",
)
NO_INTERVAL = LocalText(
    en="The scores are as evaluated; whether a change is more than noise is not said here",
    zh="得分按评价结果列示；变化是否超出随机波动，此处不作判断",
)

SPOKEN = LocalText(
    en="{name}: {points}, weight {weight}, score {change}", zh="{name}：{points}，权重 {weight}，得分 {change}"
)
SPOKEN_PLAIN = LocalText(en="{name}: {points}", zh="{name}：{points}")
