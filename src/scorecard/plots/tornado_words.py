"""Fixed words of the charts of what matters: tornado, shares of the variance."""

from __future__ import annotations

from scorecard._text import LocalText

TORNADO = LocalText(
    en="Score of {node} when one weight at a time changes by ±{change}", zh="逐一改变权重（±{change}）时{node}的得分"
)
COUNT = LocalText(en="{m} weights, largest swing first", zh="{m} 个权重，按影响从大到小")
COUNT_PART = LocalText(en="{k} of {m} weights, largest swing first", zh="{m} 个权重中影响最大的 {k} 个")
WEIGHT = LocalText(en="weight {share} ({low} to {high})", zh="权重 {share}（{low} 至 {high}）")
NOW = LocalText(en="now {score}", zh="现值 {score}")
LIMIT = LocalText(en="{below} | {edge} | {above}", zh="{below} | {edge} | {above}")
AXIS = LocalText(en="Score of {node}", zh="{node}的得分")
AXIS_CUT = LocalText(en="Score of {node} (axis shows {start}–{end})", zh="{node}的得分（坐标轴显示 {start}–{end}）")
LOWERED = LocalText(en="weight lowered by {change}", zh="权重降低 {change}")
RAISED = LocalText(en="weight raised by {change}", zh="权重提高 {change}")

MESSAGE_TURNS = LocalText(
    en="{k} of {m} weights, changed by {change} alone, would turn the status of {node}",
    zh="{m} 个权重中有 {k} 个单独改变 {change} 即可改变{node}的状态",
)
MESSAGE_TURNS_ONE = LocalText(
    en="1 of {m} weights, changed by {change} alone, would turn the status of {node}",
    zh="{m} 个权重中有 1 个单独改变 {change} 即可改变{node}的状态",
)
MESSAGE_STAYS = LocalText(
    en="No weight changed by {change} alone turns the status of {node} ({status}); {name} moves it most",
    zh="任何一个权重单独改变 {change} 都不改变{node}的状态（{status}）；影响最大的是{name}",
)
MESSAGE_STAYS_TIED = LocalText(
    en="No weight changed by {change} alone turns the status of {node} ({status}); {name} move it most",
    zh="任何一个权重单独改变 {change} 都不改变{node}的状态（{status}）；影响最大的是{name}",
)
TIED = LocalText(en="{k} of them", zh="其中 {k} 个")
MESSAGE_STILL = LocalText(
    en="No weight changed by {change} alone moves the score of {node} ({status})",
    zh="任何一个权重单独改变 {change} 都不改变{node}的得分（{status}）",
)

KEY = LocalText(
    en="One weight at a time; those of its siblings are rescaled, so that their sum stays",
    zh="每次只改变一个权重，同级其他权重按比例调整，合计不变",
)
TURNED = LocalText(en="mark beside a value: the status would turn", zh="数值旁的标记：状态将改变")
LIMITS = LocalText(en="dashed line: limit between two statuses", zh="虚线：两个状态的分界")
LIKELY = LocalText(
    en="The changes are not equally likely, nor are the weights equally uncertain: a long bar says what would matter, "
    "not what will happen",
    zh="各项变动的可能性并不相同，各权重的不确定程度也不相同：条形越长表示影响越大，并不表示越可能发生",
)
EXACT = LocalText(
    en="Method: the card evaluated anew at each end; values count as exact, nothing is drawn at random",
    zh="方法：在每一端重新计算计分卡；数值按精确值处理，无随机抽样",
)
FAR = LocalText(en="the nearest limit, {edge}, lies beyond the axis", zh="最近的分界 {edge} 在坐标轴之外")
LEFT_OUT = LocalText(en="weights with a smaller swing are left out: {k}", zh="影响更小、未列出的权重：{k} 个")

SPOKEN_BAR = LocalText(
    en="{name}: {low} with the weight lowered, {high} with it raised", zh="{name}：权重降低时 {low}，提高时 {high}"
)
SPOKEN_TURNS = LocalText(en="the status turns to {status}", zh="状态变为{status}")

INFLUENCE = LocalText(en="Share of the variance of the score by source", zh="得分方差的来源构成")
SOURCES = LocalText(en="{m} sources, largest share first", zh="{m} 个来源，按份额从大到小")
SOURCES_PART = LocalText(en="{k} of {m} sources, largest share first", zh="{m} 个来源中份额最大的 {k} 个")
HEAD_ALONE = LocalText(en="Alone", zh="单独")
HEAD_TOTAL = LocalText(en="Total", zh="合计")
HEAD_KEPT = LocalText(en="Status kept at half the error", zh="误差减半后保持率")
ALONE = LocalText(en="alone (first order)", zh="单独（一阶）")
TOTAL = LocalText(en="with what it does together with others (total)", zh="含与其他来源的交互作用（总份额）")
MESSAGE_MOST = LocalText(
    en="{p} of the variance of the score of {node} comes with {name}", zh="{node}得分的方差有 {p} 来自{name}"
)
MESSAGE_FIXED = LocalText(en="The score of {node} does not vary", zh="{node}的得分没有变动")
MESSAGE_NO_SCORE = LocalText(en="{node} has no score", zh="{node}没有得分")
MESSAGE_TORN = LocalText(en="{node} has no score in {p} of the draws", zh="{node}在 {p} 的抽样中没有得分")
SHARES_LEFT_OUT = LocalText(en="Sources with a smaller share are left out: {k}", zh="份额更小、未列出的来源：{k} 个")
SPOKEN_SHARE = LocalText(en="{name}: {alone} alone, {total} in total", zh="{name}：单独 {alone}，合计 {total}")
SPOKEN_KEPT = LocalText(en="with half its error the status is kept in {p}", zh="误差减半后状态保持率 {p}")
NO_SHARE = LocalText(en="no variation", zh="没有变动")
