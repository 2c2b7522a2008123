"""Fixed words of the scorecard table, which the strategy map shares."""

from __future__ import annotations

from scorecard._text import LocalText

TABLE = LocalText(en="Balanced scorecard", zh="平衡计分卡")
MAP = LocalText(en="Strategy map", zh="战略地图")
MAP_UNITS = LocalText(en="score 0–100 (target = 100)", zh="得分 0–100（目标 = 100）")
MAP_COUNT = LocalText(en="{m} objectives, {k} links", zh="{m} 项战略目标，{k} 条因果关系")
OBJECTIVES = LocalText(en="objectives", zh="项战略目标")
MEASURES = LocalText(en="measures", zh="项指标")
UNITS_OPEN = LocalText(en="score (0 = worst, target = 100)", zh="得分（最差 = 0，目标 = 100）")
"""Where scores go beyond 100."""
UNITS = LocalText(en="score 0–100", zh="得分 0–100")
COUNT = LocalText(en="{m} measures", zh="{m} 项指标")
NO_DATA = LocalText(en="no data", zh="无数据")
REASONS = {
    "no_data": NO_DATA,
    "not_applicable": LocalText(en="not applicable", zh="不适用"),
    "unscored": LocalText(en="not scored", zh="不计分"),
    "no_weight": LocalText(en="no weight", zh="无权重"),
    "not_due": LocalText(en="not due yet", zh="尚未到期"),
    "low_coverage": LocalText(en="too little data", zh="数据不足"),
    "incomplete": LocalText(en="incomplete", zh="数据不全"),
    "not_started": LocalText(en="not started", zh="未开始"),
    "not_held": LocalText(en="not in the frozen evaluation", zh="冻结评价中无此项"),
}

HEAD_NAME = LocalText(en="Perspective, objective, measure", zh="维度、目标、指标")
HEAD_UNIT = LocalText(en="Unit", zh="单位")
HEAD_ACTUAL = LocalText(en="Actual", zh="实际")
HEAD_TARGET = LocalText(en="Target", zh="目标")
HEAD_DIFFERENCE = LocalText(en="Δ", zh="差异")
HEAD_CHANGE = LocalText(en="Chg.", zh="变化")
HEAD_SCORE = LocalText(en="Score", zh="得分")
HEAD_STATUS = LocalText(en="Status", zh="状态")
HEAD_SPARK = {
    "year": LocalText(en="{k} years", zh="{k} 年"),
    "half": LocalText(en="{k} half-years", zh="{k} 个半年"),
    "quarter": LocalText(en="{k} quarters", zh="{k} 个季度"),
    "month": LocalText(en="{k} months", zh="{k} 个月"),
    "week": LocalText(en="{k} weeks", zh="{k} 周"),
}
COVERED = LocalText(en="coverage {share} ({low}–{high})", zh="覆盖率 {share}（{low}–{high}）")
COVERED_FULL = LocalText(en="coverage {share}", zh="覆盖率 {share}")

BARS = LocalText(
    en="Bar: score, 0 = worst, dark mark = target (100), background = bands",
    zh="条形：得分（0 = 最差值，深色竖线 = 目标 100，底色 = 分段）",
)
BARS_INTERVAL = LocalText(
    en="Bar: score, 0 = worst, dark mark = target (100), background = bands, line below = {level} interval "
    "of the score; % = probability of the status",
    zh="条形：得分（0 = 最差值，深色竖线 = 目标 100，底色 = 分段），下方细线 = 得分的 {level} 区间；% = 状态概率",
)
SPARKS = LocalText(
    en="line: {k} periods up to {period}, each row on its own scale", zh="折线：截至{period}的 {k} 期，各行自成比例"
)
ARROWS = LocalText(
    en="Arrow: value went up or down since {period}; filled = better, hollow = worse",
    zh="箭头：数值较{period}上升或下降；实心 = 变好，空心 = 变差",
)
UNCHANGED = LocalText(en="“=”: unchanged", zh="“=”：不变")
NEITHER = LocalText(en="grey = neither", zh="灰色 = 无优劣")
COVERAGE = LocalText(
    en="Coverage: share of the weight that has data; in brackets the score if all that is missing scored 0 or {top}",
    zh="覆盖率：有数据的权重占比；括号内为缺失部分按 0 分或 {top} 分计的得分",
)
OWN_BANDS = LocalText(en="† measure with bands of its own", zh="† 该指标使用自己的分段")

CHANGES = {
    "up": LocalText(en="up", zh="上升"),
    "down": LocalText(en="down", zh="下降"),
    "same": LocalText(en="unchanged", zh="持平"),
}
SPOKEN_CHANGES = {
    "better": LocalText(en="{change} (better)", zh="{change}（变好）"),
    "worse": LocalText(en="{change} (worse)", zh="{change}（变差）"),
    "neutral": LocalText(en="{change} (neither better nor worse)", zh="{change}（无好坏变化）"),
}
SPOKEN_ACTUAL = LocalText(en="actual {value}", zh="实际 {value}")
SPOKEN_TARGET = LocalText(en="target {value}", zh="目标 {value}")
SPOKEN_SCORE = LocalText(en="score {value}", zh="得分 {value}")
SPOKEN_INTERVAL = LocalText(en="interval {low} to {high}", zh="区间 {low} 至 {high}")
SPOKEN_CHANCE = LocalText(en="{status} ({p})", zh="{status}（{p}）")
SPOKEN_COVERAGE = LocalText(en="coverage {value}", zh="覆盖率 {value}")

MESSAGE_TOTAL = LocalText(en="Total {score} of 100, {status}", zh="总分 {score}（满分 100，{status}）")
MESSAGE_TOTAL_ABOVE = LocalText(en="Total {score} (target 100), {status}", zh="总分 {score}（目标 100，{status}）")
MESSAGE_BAD = LocalText(en="{k} of {m} {what} off target", zh="{m} {what}中 {k} 项未达标")
MESSAGE_BAD_NAMED = LocalText(en="{k} of {m} {what} {status}", zh="{m} {what}中 {k} 项为“{status}”")
MESSAGE_WATCH = LocalText(en="None of {m} {what} off target, {k} to watch", zh="{m} {what}无一未达标，{k} 项需关注")
MESSAGE_GOOD = LocalText(en="{k} of {m} {what} on target", zh="{m} {what}中 {k} 项达标")
MESSAGE_ALL = LocalText(en="All {m} {what} on target", zh="全部 {m} {what}达标")
MESSAGE_SINGLE = {
    "watch": LocalText(en="The one {what} is to watch, not off target", zh="仅有的 1 {what}需关注，并非未达标"),
    "good": LocalText(en="The one {what} is on target", zh="仅有的 1 {what}达标"),
    "none": LocalText(en="The one {what} has no data", zh="仅有的 1 {what}无数据"),
}
MESSAGE_NO_DATA = LocalText(en="{k} without data", zh="{k} 项无数据")
MESSAGE_NOTHING = LocalText(en="None of {m} {what} has data", zh="{m} {what}均无数据")
MESSAGE_LINKED = LocalText(en=", with links to {k} others", zh="，其因果关系指向另外 {k} 项")
MESSAGE_LINKED_ONE = LocalText(en=", with links to 1 other", zh="，其因果关系指向另外 1 项")

LINKS = LocalText(
    en="Arrow: cause and effect as the management team supposes them, not measured",
    zh="箭头：管理团队假设的因果关系，并非实测",
)
HOT = LocalText(en="thick = starts at an objective off target", zh="粗线 = 起点目标未达标")
NEGATIVE = LocalText(en="dashed = more of the cause brings less of the effect", zh="虚线 = 原因增强则结果减弱")
CHANCES = LocalText(en="% = probability of the status", zh="% = 状态概率")
PARTIAL = LocalText(en="* part of the weight has no data", zh="* 部分权重无数据")
SPOKEN_LINK = LocalText(en="{cause} drives {effect}", zh="{cause}推动{effect}")
SPOKEN_LINK_LESS = LocalText(en="{cause} lowers {effect}", zh="{cause}削弱{effect}")
