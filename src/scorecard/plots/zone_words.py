"""Fixed words of the zone-of-tolerance ladder."""

from __future__ import annotations

from scorecard._text import LocalText

WHAT = {
    "dimensions": LocalText(en="Zone of tolerance by dimension", zh="各维度的容忍区间"),
    "items": LocalText(en="Zone of tolerance by item", zh="各题项的容忍区间"),
}
ORDER = {
    "adequacy": LocalText(en="ordered by adequacy", zh="按服务充分度排序"),
    "instrument": LocalText(en="in the order of the questionnaire", zh="按问卷顺序"),
}
POSITIONS = {
    "below": LocalText(en="below", zh="低于"),
    "within": LocalText(en="within", zh="区间内"),
    "above": LocalText(en="above", zh="高于"),
}
SPOKEN_POSITIONS = {
    "below": LocalText(en="below the zone", zh="低于容忍区间"),
    "within": LocalText(en="within the zone", zh="在容忍区间内"),
    "above": LocalText(en="above the zone", zh="高于容忍区间"),
}
HEAD_ADEQUACY = LocalText(en="P − min.", zh="感知−最低")
HEAD_SUPERIORITY = LocalText(en="P − desired", zh="感知−理想")
HEAD_POSITION = LocalText(en="Position", zh="位置")
KEY_ZONE = LocalText(en="minimum to desired", zh="最低至理想")
AXIS = LocalText(en="Mean answer ({low} to {high})", zh="平均分（{low}–{high}）")
AXIS_CUT = LocalText(
    en="Mean answer ({low} to {high}; axis shows {start}–{end})", zh="平均分（{low}–{high}；坐标轴显示 {start}–{end}）"
)
SIGNS = LocalText(
    en="◆ below the minimum, ▲ within the zone, ● at or above the desired level; bold: told apart from 0 "
    "({adjust}{wholes}, α = {alpha})",
    zh="◆ 低于最低水平，▲ 在容忍区间内，● 达到或高于理想水平；粗体：与 0 有显著差别（{adjust}{wholes}，α = {alpha}）",
)
ADJUSTS = {
    "holm": LocalText(en="Holm-adjusted per column", zh="各列经 Holm 校正"),
    "benjamini_hochberg": LocalText(en="Benjamini–Hochberg per column", zh="各列经 Benjamini–Hochberg 校正"),
    "bonferroni": LocalText(en="Bonferroni-adjusted per column", zh="各列经 Bonferroni 校正"),
    "none": LocalText(en="not adjusted", zh="未校正"),
}
WHOLES = LocalText(en=", overall row not", zh="，总体行未校正")
METHOD = LocalText(
    en="Line at the mark: {level} t interval of the paired difference from the nearer end of the zone, unadjusted; "
    "where it crosses that end, the side is unsure",
    zh="标记处的横线：感知与较近一端之配对差的 {level} t 区间，未校正；横线越过该端时，位置尚不确定",
)
COUNTED = LocalText(
    en="the means of a row rest on the same n respondents, who answered all three questions",
    zh="每行三个均值取自同一批 n 名三问均答的受访者",
)
SPREAD = LocalText(
    en="a dimension averages its items, whose own zones differ", zh="维度为其题项的平均，各题项的区间并不相同"
)
KEPT = LocalText(
    en="{k} answers with a minimum above the desired level are kept", zh="保留 {k} 份最低水平高于理想水平的回答"
)
EXCLUDED = LocalText(
    en="{k} answers with a minimum above the desired level are left out", zh="剔除 {k} 份最低水平高于理想水平的回答"
)
CROSSED = LocalText(
    en="hatched: the mean minimum lies above the mean desired level", zh="斜线：最低水平均值高于理想水平均值"
)
UNDEFINED = LocalText(en="No interval: {rows}", zh="无区间：{rows}")

MESSAGE_BELOW_ONE = LocalText(
    en="1 of {m} {many} is below the least that customers accept: {name} ({gap})",
    zh="{m} {many}中有 1 个低于客户可接受的最低水平：{name}（{gap}）",
)
MESSAGE_BELOW = LocalText(
    en="{k} of {m} {many} are below the least that customers accept, {name} most ({gap})",
    zh="{m} {many}中有 {k} 个低于客户可接受的最低水平，{name}最甚（{gap}）",
)
MESSAGE_NONE = LocalText(
    en="None of {m} {many} is below the least that customers accept", zh="{m} {many}均未低于客户可接受的最低水平"
)
MESSAGE_NONE_SINGLE = LocalText(
    en="The one {many} is not below the least that customers accept", zh="仅有的 1 {many}不低于客户可接受的最低水平"
)
MESSAGE_ABOVE = LocalText(en="; {k} at or above the desired level", zh="；{k} 个达到或高于理想水平")
MESSAGE_UNSURE = LocalText(en="; {k} not sure", zh="；其中 {k} 个的位置尚不确定")
MESSAGE_EMPTY = LocalText(en="No row has answers to all three questions", zh="没有三问均有回答的行")
SPOKEN = LocalText(
    en="{name}: minimum {minimum}, desired {desired}, perceived {perceived}, adequacy {msa}{first}, superiority {mss}"
    "{second}, {position}, n = {n}",
    zh="{name}：最低 {minimum}，理想 {desired}，感知 {perceived}，充分度 {msa}{first}，优越度 {mss}{second}，"
    "{position}，n = {n}",
)
SPOKEN_INTERVAL = LocalText(en="({low} to {high})", zh="（{low} 至 {high}）")
