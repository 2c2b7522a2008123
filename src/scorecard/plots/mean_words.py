"""Fixed words of the dot plot of means."""

from __future__ import annotations

from scorecard._text import LocalText

WHAT = {
    "dimensions": LocalText(en="{question}: means by dimension", zh="{question}：各维度均值"),
    "items": LocalText(en="{question}: means by item", zh="{question}：各题项均值"),
}
ORDER = {
    "lowest": LocalText(en="the lowest first", zh="由低到高排序"),
    "highest": LocalText(en="the highest first", zh="由高到低排序"),
    "instrument": LocalText(en="in the order of the questionnaire", zh="按问卷顺序"),
}
WHOLES = {
    "overall": LocalText(en="Overall", zh="总体"),
    "overall_items": LocalText(en="Overall (mean of the items)", zh="总体（题项均值的平均）"),
    "weighted": LocalText(en="Weighted", zh="加权"),
}
HEAD_MEAN = LocalText(en="Mean", zh="均值")
HEAD_INTERVAL = LocalText(en="{level} interval", zh="{level} 区间")
HEAD_DEVIATION = LocalText(en="SD", zh="标准差")
AXIS = LocalText(en="Mean answer ({low} to {high})", zh="平均分（{low}–{high}）")
AXIS_CUT = LocalText(
    en="Mean answer ({low} to {high}; axis shows {start}–{end})", zh="平均分（{low}–{high}；坐标轴显示 {start}–{end}）"
)
METHOD = LocalText(
    en="Dot: mean answer; line: its {level} t interval over the n respondents of the row; dashed: {whole}",
    zh="圆点：均值；横线：由该行 n 名受访者计算的 {level} t 区间；虚线：{whole}",
)
METHOD_ALONE = LocalText(
    en="Dot: mean answer; line: its {level} t interval over the n respondents of the row",
    zh="圆点：均值；横线：由该行 n 名受访者计算的 {level} t 区间",
)
SAME_PEOPLE = LocalText(
    en="The same people answered several rows, so that two rows may differ clearly though their intervals overlap",
    zh="各行多由同一批受访者作答，因此区间重叠的两行之间仍可能有明显差别",
)
UNDEFINED = LocalText(en="No interval: {rows}", zh="无区间：{rows}")

MESSAGE = {
    "lowest": LocalText(en="Lowest of {m} {many}: {names} ({mean})", zh="{m} {many}中最低：{names}（{mean}）"),
    "highest": LocalText(en="Highest of {m} {many}: {names} ({mean})", zh="{m} {many}中最高：{names}（{mean}）"),
}
MESSAGE_ONE = LocalText(en="{name}: {mean}", zh="{name}：{mean}")
MESSAGE_OVERLAP = LocalText(en="; {k} other intervals overlap with it", zh="；另有 {k} 个区间与其重叠")
MESSAGE_OVERLAP_ONE = LocalText(en="; 1 other interval overlaps with it", zh="；另有 1 个区间与其重叠")
MESSAGE_CLEAR = LocalText(en="; no other interval overlaps with it", zh="；其余区间均不与其重叠")
MESSAGE_EMPTY = LocalText(en="No row has answers that may be shown", zh="没有可显示的项目")
SPOKEN = LocalText(
    en="{name}: mean {mean}{interval}, SD {deviation}, n = {n}",
    zh="{name}：均值 {mean}{interval}，标准差 {deviation}，n = {n}",
)
SPOKEN_INTERVAL = LocalText(en="({low} to {high})", zh="（{low} 至 {high}）")
