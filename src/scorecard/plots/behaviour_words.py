"""Fixed words of the process behaviour chart."""

from __future__ import annotations

from scorecard._text import LocalText
from scorecard.series.change_words import Meaning

WHAT = LocalText(en="{name}: process behaviour chart (XmR)", zh="{name}：过程行为图（XmR）")
MEASURE = LocalText(en="Measure", zh="指标")
SPAN = LocalText(en="{first} to {last}", zh="{first} 至 {last}")
COUNT = LocalText(en="n = {n} values in {m} periods", zh="{m} 个期间中有 n = {n} 个数值")
VALUE = LocalText(en="Value; axis shows {start} to {end}", zh="数值；坐标轴显示 {start} 至 {end}")
VALUE_IN = LocalText(en="Value ({unit}); axis shows {start} to {end}", zh="数值（{unit}）；坐标轴显示 {start} 至 {end}")
RANGE = LocalText(en="Moving range: distance from the value before", zh="移动极差：与前一数值之差的绝对值")
BASELINE = LocalText(en="baseline {first} to {last}", zh="基准期 {first} 至 {last}")
STEP = LocalText(
    en="known step at {since}; baseline {first} to {last}", zh="已知阶跃 {since}；基准期 {first} 至 {last}"
)
NO_LIMITS = LocalText(en="no limits: {n} values, {minimum} needed", zh="无控制限：{n} 个数值，至少需要 {minimum} 个")
NO_LIMITS_RANGES = LocalText(
    en="no limits: {ranges} moving ranges, {half} needed", zh="无控制限：{ranges} 个移动极差，至少需要 {half} 个"
)
UPPER = LocalText(en="upper limit {value}", zh="控制上限 {value}")
CENTRE = LocalText(en="mean {value}", zh="均值 {value}")
LOWER = LocalText(en="lower limit {value}", zh="控制下限 {value}")
TARGET = LocalText(en="target {value}", zh="目标 {value}")
MEAN_RANGE = LocalText(en="mean {value}", zh="均值 {value}")
RANGE_LIMIT = LocalText(en="limit {value}", zh="上限 {value}")

MESSAGE_FEW = LocalText(
    en="{name}: too few values to tell a signal from noise ({n} of {minimum} needed)",
    zh="{name}：数值太少，无法区分信号与噪声（{n} 个，至少需要 {minimum} 个）",
)
MESSAGE_FEW_RANGES = LocalText(
    en="{name}: too few values in a row to tell a signal from noise ({ranges} of {half} moving ranges needed)",
    zh="{name}：连续数值太少，无法区分信号与噪声（移动极差 {ranges} 个，至少需要 {half} 个）",
)
MESSAGE_NONE = LocalText(
    en="{name}: no signal in {m} values; the natural limits are {lower} to {upper}",
    zh="{name}：{m} 个数值中没有信号；自然控制限为 {lower} 至 {upper}",
)
MESSAGE_ONE = LocalText(
    en="{name}: 1 of {m} values is a signal: {period}, {rule} ({meaning})",
    zh="{name}：{m} 个数值中有 1 个信号：{period}，{rule}（{meaning}）",
)
MESSAGE_SOME = LocalText(
    en="{name}: {k} of {m} values are signals, the last {period}, {rule} ({meaning})",
    zh="{name}：{m} 个数值中有 {k} 个信号，最近一个为 {period}，{rule}（{meaning}）",
)

SHAPES = LocalText(en="{sign} {rule}", zh="{sign} {rule}")
FILLED: dict[Meaning, LocalText] = {
    "worse": LocalText(en="filled: worse", zh="实心：恶化"),
    "better": LocalText(en="outlined: better", zh="空心：改善"),
    "neither": LocalText(en="grey: neither better nor worse", zh="灰色：既非改善也非恶化"),
}
ORDINARY = LocalText(en="● ordinary variation", zh="● 正常波动")
UNJUDGED = LocalText(en="○ not judged", zh="○ 不作判断")
REMOVED = LocalText(en="○ below: moving range left out of the limits", zh="○（下图）：计算控制限时剔除的移动极差")
FIRST_RULE = LocalText(
    en="where several rules hold, the shape is that of the first", zh="同时符合多条规则时，以第一条的形状表示"
)
TARGET_LINE = LocalText(
    en="The target is what is wanted and takes no part in the limits", zh="目标线表示期望值，不参与控制限的计算"
)
ROUNDED = LocalText(
    en="Digits after the point: values {digits}, means and limits {more}",
    zh="小数位数：数值 {digits} 位，均值与控制限 {more} 位",
)
SOURCE = LocalText(en="Source: {source}", zh="来源：{source}")

SPOKEN_LIMITS = LocalText(
    en="Mean {centre}, natural limits {lower} to {upper}, mean moving range {mean}, its limit {limit}",
    zh="均值 {centre}，自然控制限 {lower} 至 {upper}，平均移动极差 {mean}，其上限 {limit}",
)
SPOKEN_POINT = LocalText(en="{period}: {value}", zh="{period}：{value}")
SPOKEN_SIGNAL = LocalText(en="{period}: {value}, {rule} ({meaning})", zh="{period}：{value}，{rule}（{meaning}）")
