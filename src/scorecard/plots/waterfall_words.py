"""Fixed words of the waterfall."""

from __future__ import annotations

from scorecard._text import LocalText

WHAT = LocalText(en="Change of the score of {node} by what brought it about", zh="{node}的得分变化，按变动来源分解")
SPAN = LocalText(en="{first} to {last}", zh="{first} 至 {last}")
COUNT = LocalText(en="4 blocks, largest first", zh="4 个来源，按影响从大到小")
AXIS = LocalText(en="Score (axis shows {start}–{end})", zh="得分（坐标轴显示 {start}–{end}）")
HEAD_POINTS = LocalText(en="Points", zh="分值")
HEAD_SCORE = LocalText(en="Score", zh="得分")

MESSAGE = LocalText(
    en="{node} went from {before} to {after} ({difference}); the largest part comes from {block} ({points})",
    zh="{node}由 {before} 变为 {after}（{difference}）；影响最大的是{block}（{points}）",
)
MESSAGE_AGAINST = LocalText(
    en="{node} went from {before} to {after} ({difference}); the largest move went the other way: {block} ({points})",
    zh="{node}由 {before} 变为 {after}（{difference}）；影响最大的是{block}（{points}），但方向相反",
)
MESSAGE_SAME = LocalText(en="{node} stayed at {after}: nothing moved it", zh="{node}保持在 {after}：无任何变动")
BLOCKS = {
    "value": LocalText(en="values", zh="数值"),
    "weight": LocalText(en="weights and roll-up", zh="权重与汇总"),
    "target": LocalText(en="targets and scoring", zh="目标与计分"),
    "coverage": LocalText(en="coverage", zh="数据覆盖"),
}

KEY = LocalText(
    en="● score at the start and at the end; filled bar: raises the score, hatched bar: lowers it",
    zh="● 期初与期末得分；实心条：使得分上升，斜线条：使得分下降",
)
METHOD = LocalText(
    en="Method: Shapley value, the mean of what a block adds over all orders of change; the points sum exactly to the "
    "difference",
    zh="方法：Shapley 值，即各变动次序下该来源贡献的平均值；各分值之和恰等于得分之差",
)
COVERAGE = LocalText(
    en="Coverage: which values are there, missing, not due or not applicable",
    zh="数据覆盖：哪些数值已有、缺失、未到期或不适用",
)
ROUNDED = LocalText(
    en="Printed with 2 digits after the point, so that printed numbers may differ from their sum by the last digit",
    zh="显示两位小数，所示数字与其合计可能相差末位",
)

SPOKEN = LocalText(en="{block}: {points}", zh="{block}：{points}")
SPOKEN_END = LocalText(en="{when}: {score}", zh="{when}：{score}")
