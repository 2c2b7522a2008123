"""Fixed words of the complaint iceberg."""

from __future__ import annotations

from scorecard._text import LocalText

DISSATISFIED = LocalText(en="Dissatisfied customers", zh="不满的客户")
COMPLAIN = LocalText(en="Complain", zh="投诉")
SILENT = LocalText(en="Stay silent", zh="沉默")
ENDS = {
    "prompt": LocalText(en="Solved on the day", zh="当日解决"),
    "slow": LocalText(en="Solved later", zh="延后解决"),
    "unsolved": LocalText(en="Not solved", zh="未解决"),
}
HEAD_COUNT = LocalText(en="Customers", zh="客户数")
HEAD_SHARE = LocalText(en="Share", zh="占比")
HEAD_LEAVE = LocalText(en="Leave", zh="流失")
HEAD_RANGE = LocalText(en="Range", zh="范围")
HEAD_FOLLOWS = LocalText(en="What follows", zh="由此推算")
HEAD_ASSUMED = LocalText(en="What it rests on", zh="推算依据")
HEAD_VALUE = LocalText(en="Value", zh="数值")
HEAD_EXPLAINS = LocalText(en="Explains", zh="解释")

WHAT = LocalText(
    en="Complaint iceberg, number of customers, complaints n = {n}, shares of the dissatisfied",
    zh="投诉冰山，客户数，投诉数 n = {n}，占不满客户的比例",
)
MESSAGE_ONE = LocalText(
    en="{n} complaint stands for {all} dissatisfied customers", zh="{n} 件投诉背后有 {all} 位不满的客户"
)
MESSAGE = LocalText(
    en="{n} complaints stand for {all} dissatisfied customers", zh="{n} 件投诉背后有 {all} 位不满的客户"
)
MESSAGE_LEAVE = LocalText(en="{message}, of whom {leave} leave", zh="{message}，其中 {leave} 位流失")

KEY = LocalText(
    en="Widths to one scale; below the line: those whom the company does not hear",
    zh="宽度按同一比例；线以下：企业听不到的客户",
)
KEY_LEAVE = LocalText(en="Filled: stay, hatched: leave", zh="实心：留下，斜线：流失")
METHOD = LocalText(
    en="Bars and values at the stated parameters; range: the middle {level} of {draws} draws of them (seed {seed})",
    zh="条形与数值按给定参数计算；范围：参数抽样 {draws} 次结果的中间 {level}（随机种子 {seed}）",
)
EXPLAINS = LocalText(
    en="Explains: share of the variance of {outcome} that a parameter explains alone; range of a parameter as assumed",
    zh="解释：参数单独解释的“{outcome}”方差比例；参数范围为假定值",
)
EXACT = LocalText(en="All parameters are taken as known exactly", zh="所有参数均视为确知")
LEFT = LocalText(en="Steps left out for want of figures: {k}", zh="因缺少数据而未计算的步骤：{k} 项")
SOURCES = LocalText(
    en="The source of each parameter stands in the table behind the chart; values rounded",
    zh="各参数的来源见图表数据；数值经四舍五入",
)

SPOKEN = LocalText(en="{name}: {count}, {share} of the dissatisfied", zh="{name}：{count}，占不满客户的 {share}")
SPOKEN_LEAVE = LocalText(en="{leave} of them leave", zh="其中 {leave} 流失")
SPOKEN_RANGE = LocalText(en="range {low} to {high}", zh="范围 {low} 至 {high}")
SPOKEN_FIGURE = LocalText(en="{name}: {value}", zh="{name}：{value}")
SPOKEN_EXPLAINS = LocalText(en="explains {share} of the variance", zh="解释方差的 {share}")
