"""Fixed words of the heat map of groups."""

from __future__ import annotations

from scorecard._text import LocalText

MEANS = {
    "gap": LocalText(en="Mean gap", zh="平均差距"),
    "expectation": LocalText(en="Mean expectation", zh="平均期望"),
    "perception": LocalText(en="Mean perception", zh="平均感知"),
    "importance": LocalText(en="Mean importance", zh="平均重要性"),
    "satisfaction": LocalText(en="Mean satisfaction", zh="平均满意度"),
    "minimum": LocalText(en="Mean minimum", zh="平均最低水平"),
    "desired": LocalText(en="Mean desired level", zh="平均理想水平"),
}
MEANS_WITHIN = {key: LocalText(en=text.text("en").lower(), zh=text.text("zh")) for key, text in MEANS.items()}
WHAT = LocalText(en="{mean} by {by}", zh="按 {by} 划分的{mean}")
SCALE = LocalText(en="points on the scale {low} to {high}", zh="量表 {low}–{high} 的分值")
COUNT = LocalText(en="{m} groups", zh="{m} 个组别")
EVERYONE = LocalText(en="All respondents", zh="全部受访者")
FROM_ZERO = LocalText(
    en="The deeper a cell, the farther from 0, on the side of its sign; deepest from ±{limit} on "
    "(9 of 10 cells lie within)",
    zh="颜色越深距离 0 越远，正负号表示高于或低于 0；±{limit} 起最深（九成单元格在此范围内）",
)
FROM_ALL = LocalText(
    en="▲ above, ▼ below all respondents; the deeper, the farther, deepest from ±{limit} on (9 of 10 cells lie within)",
    zh="▲ 高于、▼ 低于全部受访者；颜色越深距离越远，±{limit} 起最深（九成单元格在此范围内）",
)
COUNTED = LocalText(
    en="n of a row: respondents behind its numbers, from the least to the most; groups are not tested against each "
    "other here",
    zh="各行 n 为其数值所依据的受访人数（最少至最多）；此处未检验组间差异",
)
GAP = LocalText(en="gap = perception − expectation of the same respondent", zh="差距 = 同一受访者的感知 − 期望")
HIDDEN = LocalText(
    en="Hatched: fewer than {n} respondents, or numbers that would give those away",
    zh="斜线：作答不足 {n} 人，或可据以推算出此类数值",
)
MESSAGE_SHORT = LocalText(
    en="The largest mean shortfall is {row} in the group {group} ({value}, n = {n})",
    zh="平均差距最大的是“{group}”组的{row}（{value}，n = {n}）",
)
MESSAGE_LOW = LocalText(
    en="The lowest {mean} is {row} in the group {group} ({value}, n = {n})",
    zh="{mean}最低的是“{group}”组的{row}（{value}，n = {n}）",
)
MESSAGE_TIED = (
    LocalText(en="; {k} other cell is as low", zh="；另有 {k} 个单元格同为最低"),
    LocalText(en="; {k} other cells are as low", zh="；另有 {k} 个单元格同为最低"),
)
"""For one, and for several."""
MESSAGE_NO_SHORTFALL = LocalText(en="No group has a mean gap below 0", zh="各组别的平均差距均不低于 0")
MESSAGE_EMPTY = LocalText(en="No group may be shown", zh="没有可显示的组别")
HIDDEN_CELL = LocalText(en="not shown", zh="不予显示")
