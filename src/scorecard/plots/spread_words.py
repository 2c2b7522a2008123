"""Fixed words of the charts of spread: forest, probability strip, ranks."""

from __future__ import annotations

from scorecard._text import LocalText

FOREST = LocalText(en="Scores with {level} intervals", zh="得分及 {level} 区间")
STRIP = LocalText(en="Probability of each status", zh="各状态的概率")
RANKS = LocalText(en="Share of the draws at each rank", zh="各名次的抽样占比")
POINTS = LocalText(en="score 0–100 (target = 100)", zh="得分 0–100（目标 = 100）")
SHARES = LocalText(en="% of the draws", zh="占抽样的百分比")
COUNT = {
    "nodes": LocalText(en="{m} rows, in the order of the card", zh="{m} 行，按计分卡顺序"),
    "entities": LocalText(en="{m} entities, highest score first", zh="{m} 个单位，按得分从高到低"),
}
RANK_COUNT = LocalText(en="{m} entities, by expected rank", zh="{m} 个单位，按期望名次排列")
RANK_PAGE = LocalText(
    en="entities {first}–{last} of {m}, by expected rank", zh="{m} 个单位中的第 {first}–{last} 个，按期望名次排列"
)

HEAD_INTERVAL = LocalText(en="Interval", zh="区间")
HEAD_STATUS = LocalText(en="Status", zh="状态")
HEAD_PROBABILITY = LocalText(en="Probability", zh="概率")
HEAD_EXPECTED = LocalText(en="Expected rank", zh="期望名次")
HEAD_RANK = LocalText(en="Rank", zh="名次")
AXIS = LocalText(en="Score", zh="得分")

MANY = {
    "nodes": LocalText(en="statuses", zh="项状态"),
    "entities": LocalText(en="statuses", zh="项状态"),
}
MESSAGE_ALL = LocalText(
    en="All {m} statuses hold in at least {sure} of the draws", zh="全部 {m} 项状态均在至少 {sure} 的抽样中成立"
)
MESSAGE_SOME = LocalText(
    en="{k} of {m} statuses hold in at least {sure} of the draws", zh="{m} 项状态中有 {k} 项在至少 {sure} 的抽样中成立"
)
MESSAGE_ONE = LocalText(
    en="1 of {m} statuses holds in at least {sure} of the draws", zh="{m} 项状态中有 1 项在至少 {sure} 的抽样中成立"
)
MESSAGE_SINGLE = LocalText(en="The status holds in {p} of the draws", zh="该状态在 {p} 的抽样中成立")
MESSAGE_LEAST = LocalText(en="; least sure: {name} ({status}, {p})", zh="；把握最小的是{name}（{status}，{p}）")
MESSAGE_LEAST_MANY = LocalText(en="; least sure: {k} of them ({p})", zh="；把握最小的有 {k} 项（{p}）")
MESSAGE_EXACT = LocalText(en="; {k} without known error", zh="；{k} 项误差未知")
MESSAGE_NOTHING = LocalText(en="No status has a known probability", zh="没有任何状态的概率可知")
MESSAGE_RANKS = LocalText(
    en="{name} comes first in {p} of the draws, {second} in {q}", zh="{name}在 {p} 的抽样中排名第一，{second}为 {q}"
)

POINT = LocalText(
    en="Point: score as computed, by its status; line: middle {level} of the draws; background: bands",
    zh="点：计算所得得分（形状表示状态）；线：抽样中间的 {level}；底色：分段",
)
PROBABILITY = LocalText(
    en="Probability: share of the draws in the band of the score as computed", zh="概率：抽样落入当前状态所在分段的比例"
)
STATED = LocalText(
    en="From left to right, worst first: {bands}; bold frame and right column: the status as computed",
    zh="自左至右由差到好：{bands}；粗框及右列：当前状态",
)
PARTLY = LocalText(
    en="* part of the weight has no known error and counts as exact, so that the spread is too small",
    zh="* 部分权重的误差未知，按精确值处理，离散程度因此偏小",
)
UNKNOWN = LocalText(en="–: error not known, no probability", zh="–：误差未知，概率不可知")
NOT_KNOWN = LocalText(en="error not known, no probability", zh="误差未知，概率不可知")
OWN_BANDS = LocalText(en="† bands of its own", zh="† 使用自己的分段")
WEIGHTS_SAME = LocalText(en="Weights of {k} groups of siblings: {law}", zh="{k} 组同级权重：{law}")
WEIGHTS_BELOW = LocalText(en="Weights below {nodes}: {law}", zh="{nodes}之下的权重：{law}")
PAIRS = LocalText(
    en="Entities are drawn each by itself, weights and rule alike for all",
    zh="各单位的数值分别抽样，权重与规则各单位相同",
)
RANK_KEY = LocalText(
    en="Bars from left: ranks from 1 on, the darker the better; numbers inside: rank",
    zh="条形自左起为第 1 名及以后各名次，颜色越深名次越好；条内数字为名次",
)
TIES = LocalText(en="equal scores share the better rank", zh="得分相同者取较好名次")
MEANING = LocalText(
    en="A share says how often what was varied led to a rank; it is no probability that an entity is the best",
    zh="占比只说明在所设变动下出现该名次的频率，并非该单位“确实最好”的概率",
)
NO_RANK = LocalText(en="No rank for want of a score: {names}", zh="因无得分而无名次：{names}")

SPOKEN_SCORE = LocalText(en="score {score}", zh="得分 {score}")
SPOKEN_INTERVAL = LocalText(en="{low} to {high}", zh="{low} 至 {high}")
SPOKEN_CHANCE = LocalText(en="{status} in {p}", zh="{status} {p}")
SPOKEN_STATUS = LocalText(en="status {status} with probability {p}", zh="状态为{status}，概率 {p}")
SPOKEN_STATED = LocalText(en="stated {status}", zh="当前状态为{status}")
SPOKEN_EXPECTED = LocalText(en="expected rank {rank}", zh="期望名次 {rank}")
SPOKEN_RANK = LocalText(en="rank {rank} in {p}", zh="第 {rank} 名 {p}")
