"""Fixed words of the panels of measures over time."""

from __future__ import annotations

from scorecard._text import LocalText

WHAT = LocalText(en="Measures over time", zh="指标走势")
SPAN = LocalText(en="{first} to {last}", zh="{first}至{last}")
UNITS = LocalText(en="each in its own unit", zh="各按自身单位")
SINGLE = LocalText(en="in its unit", zh="按自身单位")

MESSAGE = LocalText(
    en="{k} of {m} measures miss their target in {period}",
    zh="{period}：{m} 项指标中 {k} 项未达目标值",
)
MESSAGE_NONE = LocalText(
    en="None of {m} measures misses its target in {period}",
    zh="{period}：{m} 项指标均达到目标值",
)
MESSAGE_ALL = LocalText(en="All {m} measures miss their target in {period}", zh="{period}：全部 {m} 项指标均未达目标值")
MESSAGE_ONLY = LocalText(en="The one measure misses its target in {period}", zh="{period}：该指标未达目标值")
MESSAGE_MET = LocalText(en="The one measure reaches its target in {period}", zh="{period}：该指标达到目标值")
MESSAGE_ALWAYS = LocalText(
    en=", {k} of them in every period with a value",
    zh="，其中 {k} 项在所有有数据的期间均未达到",
)
MESSAGE_ALL_ALWAYS = LocalText(en=", as in every period with a value", zh="，且在所有有数据的期间均未达到")
MESSAGE_NOTHING = LocalText(
    en="No measure has both a value and a target to reach in {period}",
    zh="{period}：没有同时具备数值与目标值的指标",
)

LINE = LocalText(
    en="Line: actual values, broken where one is missing; dot: {period}; dashed: target; grey: band to stay in",
    zh="折线：实际值，缺失处断开；圆点：{period}；虚线：目标值；灰色底：应保持的区间",
)
INTERVAL = LocalText(
    en="Bar through the dot: interval of the last value, where its error is known",
    zh="圆点上的竖线：末期数值的区间（误差已知时）",
)
BY_UNIT = LocalText(
    en="All panels share the time axis, and those with the same unit share one scale; scales need not start at zero",
    zh="各图共用时间轴，单位相同者共用同一刻度；刻度不一定从零开始",
)
BY_ITSELF = LocalText(
    en="All panels share the time axis; each has a scale of its own, which need not start at zero",
    zh="各图共用时间轴；刻度各自独立，不一定从零开始",
)
MISSED = LocalText(
    en="Counted above: measures with a floor, a ceiling or a band, and a value in {period}",
    zh="标题只统计{period}有数值、且设有下限、上限或区间要求的指标",
)

TARGET = LocalText(en="target {value}", zh="目标 {value}")
BAND = LocalText(en="band {low}–{high}", zh="区间 {low}–{high}")
SPOKEN = LocalText(en="{period} {value}", zh="{period} {value}")
SPOKEN_INTERVAL = LocalText(en="interval {low} to {high}", zh="区间 {low} 至 {high}")
