"""Fixed words of the diverging bars of answers."""

from __future__ import annotations

from scorecard._text import LocalText

ROLES = {
    "expectation": LocalText(en="Answers on what is expected", zh="对期望的作答"),
    "perception": LocalText(en="Answers on what is perceived", zh="对感知的作答"),
    "importance": LocalText(en="Answers on importance", zh="对重要性的作答"),
    "satisfaction": LocalText(en="Answers on satisfaction", zh="对满意度的作答"),
    "minimum": LocalText(en="Answers on the least that will do", zh="对最低可接受水平的作答"),
    "desired": LocalText(en="Answers on what is desired", zh="对理想水平的作答"),
}
SHARES = LocalText(
    en="share of the answers to each item, scale {low} to {high}", zh="占各题项作答的百分比，量表 {low}–{high}"
)
ORDER = {
    "share": LocalText(en="ordered by the share above the middle", zh="按中点以上占比排序"),
    "instrument": LocalText(en="in the order of the questionnaire", zh="按问卷顺序"),
}
HEAD_LOW = LocalText(en="below the middle", zh="中点以下")
HEAD_HIGH = LocalText(en="above the middle", zh="中点以上")
HEAD_MIDDLE = LocalText(en="middle", zh="中点")
ENDS = LocalText(en="{low} = {first}, {high} = {last}", zh="{low} = {first}，{high} = {last}")
APART = LocalText(
    en="the middle answer {middle} stands apart, so that both sides start at one line",
    zh="中点答案 {middle} 单独列出，使两侧从同一基线开始",
)
ROUNDED = LocalText(
    en="n of a row: those who answered it, the others are left out; shares are rounded and may not add up to 100 %",
    zh="各行 n 为作答人数，未作答者不计；百分比经四舍五入，合计未必为 100 %",
)
REVERSED = LocalText(
    en="† reverse-keyed: shown as answered, agreement speaks against the service",
    zh="† 反向题：按原答案显示，同意代表负面评价",
)
HIDDEN = LocalText(en="rows with fewer than {n} answers are not shown (–)", zh="作答不足 {n} 份的题项不予显示（–）")
MESSAGE = LocalText(
    en="{name} {have} the largest share above the middle of the scale ({share}), {other} the smallest ({least})",
    zh="{name}在量表中点以上的占比最高（{share}），{other}最低（{least}）",
)
NAMED = LocalText(en="{name}", zh="“{name}”")
NAMED_AMONG = LocalText(en="{name} and {k} more", zh="“{name}”等 {m} 个题项")
MESSAGE_SAME = LocalText(
    en="Of each of {m} items {share} of the answers lie above the middle",
    zh="{m} 个题项均有 {share} 的作答高于量表中点",
)
MESSAGE_ONE = LocalText(
    en="{share} of the answers to {name} lie above the middle", zh="“{name}”的作答有 {share} 高于量表中点"
)
MESSAGE_EMPTY = LocalText(en="No row may be shown", zh="没有可显示的题项")
SPOKEN = LocalText(
    en="{name}: below the middle {low}{middle}, above {high} ({parts}), n = {n}",
    zh="{name}：中点以下 {low}{middle}，以上 {high}（{parts}），n = {n}",
)
SPOKEN_MIDDLE = LocalText(en=", middle {share}", zh="，中点 {share}")
