"""Words of the evidence for the links of a strategy map."""

from __future__ import annotations

from typing import Literal

from scorecard._table import Column
from scorecard._text import LocalText
from scorecard.stats.prewhitening import Detrend

LinkVerdict = Literal["supported", "contradicted", "not_supported", "too_little_data"]
"""What the data say about a link."""
LinkReason = Literal["no_delay", "no_values", "few_rows", "few_degrees", "coarse_p", "no_variation"]
"""Why there is too little data."""

TITLE = LocalText(en="{name}: evidence for the links of the strategy map", zh="{name}：战略地图关联的数据证据")
VERDICTS: dict[LinkVerdict, LocalText] = {
    "supported": LocalText(en="supported", zh="数据支持"),
    "contradicted": LocalText(en="contradicted", zh="与数据相反"),
    "not_supported": LocalText(en="not supported", zh="未获数据支持"),
    "too_little_data": LocalText(en="too little data", zh="数据太少"),
}
REASONS: dict[LinkReason, LocalText] = {
    "no_delay": LocalText(en="the map states no delay", zh="战略地图未注明时滞"),
    "no_values": LocalText(en="an objective has no values", zh="有目标没有数值"),
    "few_rows": LocalText(en="fewer than {minimum} complete rows", zh="完整数据行不足 {minimum} 行"),
    "few_degrees": LocalText(
        en="fewer than {degrees} degrees of freedom once trend and season are out",
        zh="剔除趋势与季节性后自由度不足 {degrees}",
    ),
    "coarse_p": LocalText(
        en="too few periods to reach the level (links in the map: {links})",
        zh="期数太少，无法达到显著性水平（战略地图共 {links} 条关联）",
    ),
    "no_variation": LocalText(en="a series does not vary by itself", zh="有序列自身没有变化"),
}
EXPECTED: dict[str, LocalText] = {
    "+": LocalText(en="better → better", zh="改善 → 改善"),
    "-": LocalText(en="better → worse", zh="改善 → 恶化"),
}
COLUMNS = (
    Column("source_name", LocalText(en="Driver", zh="驱动目标")),
    Column("target_name", LocalText(en="Result", zh="结果目标")),
    Column("expected", LocalText(en="Expected", zh="预期")),
    Column("delay", LocalText(en="Delay, periods", zh="时滞（期）"), "integer"),
    Column("verdict_name", LocalText(en="Verdict", zh="结论")),
    Column("effect", LocalText(en="Effect", zh="效应"), "signed"),
    Column("low", LocalText(en="Low", zh="下限"), "signed"),
    Column("high", LocalText(en="High", zh="上限"), "signed"),
    Column("p_adjusted", LocalText(en="p, adjusted", zh="校正后 p 值"), "p_value"),
    Column("n", LocalText(en="n", zh="样本数"), "integer"),
    Column("minimum_detectable_effect", LocalText(en="Detectable from", zh="最小可检出效应"), "number"),
    Column("why", LocalText(en="Why", zh="原因")),
)
FRAME_COLUMNS = (
    Column("source", LocalText(en="Driver", zh="驱动目标")),
    Column("target", LocalText(en="Result", zh="结果目标")),
    Column("sign", LocalText(en="Sign", zh="方向")),
    Column("delay", LocalText(en="Delay, periods", zh="时滞（期）"), "integer"),
    Column("source_series", LocalText(en="Series of the driver", zh="驱动目标所用序列")),
    Column("target_series", LocalText(en="Series of the result", zh="结果目标所用序列")),
    Column("verdict", LocalText(en="Verdict", zh="结论")),
    Column("reason", LocalText(en="Reason", zh="原因")),
    Column("effect", LocalText(en="Effect", zh="效应"), "signed"),
    Column("low", LocalText(en="Low", zh="下限"), "signed"),
    Column("high", LocalText(en="High", zh="上限"), "signed"),
    Column("raw_effect", LocalText(en="Effect in units", zh="效应（原单位）"), "signed", 3),
    Column("raw_low", LocalText(en="Low in units", zh="下限（原单位）"), "signed", 3),
    Column("raw_high", LocalText(en="High in units", zh="上限（原单位）"), "signed", 3),
    Column("statistic", LocalText(en="t", zh="t 值"), "signed"),
    Column("p_value", LocalText(en="p", zh="p 值"), "p_value"),
    Column("p_adjusted", LocalText(en="p, adjusted", zh="校正后 p 值"), "p_value"),
    Column("n", LocalText(en="n", zh="样本数"), "integer"),
    Column("periods", LocalText(en="Periods", zh="期数"), "integer"),
    Column("entities", LocalText(en="Entities", zh="单位数"), "integer"),
    Column("degrees_of_freedom", LocalText(en="Degrees of freedom", zh="自由度"), "integer"),
    Column("minimum_detectable_effect", LocalText(en="Detectable from", zh="最小可检出效应"), "number"),
    Column(
        "raw_minimum_detectable_effect",
        LocalText(en="Detectable from, in units", zh="最小可检出效应（原单位）"),
        "number",
        3,
    ),
    Column("inflation", LocalText(en="Inflation of the variance", zh="方差膨胀"), "number"),
    Column("smallest_p", LocalText(en="Smallest p possible", zh="可达到的最小 p 值"), "p_value"),
)
QUESTION = LocalText(
    en="Each link is tested by itself at the delay the map states: when the driver did better or worse than its own "
    "past suggests, did the result do so that many periods later?",
    zh="每条关联按战略地图注明的时滞单独检验：驱动目标好于或差于其自身走势时，相应期数之后结果目标是否也随之变化？",
)
DETRENDED: dict[Detrend, LocalText] = {
    "difference": LocalText(
        en="The trend is taken out by differences from period to period",
        zh="趋势以逐期差分剔除",
    ),
    "linear": LocalText(en="The trend is taken out as a straight line", zh="趋势以直线剔除"),
}
SEASONAL: dict[bool, LocalText] = {
    True: LocalText(
        en="the season by the {seasons} seasons of the calendar", zh="季节性按日历中的 {seasons} 个季节剔除"
    ),
    False: LocalText(en="no season is taken out", zh="不剔除季节性"),
}
CLEANED = LocalText(
    en="{trend}, {season}, and each series by its own last value, for each entity by itself; a row with a missing "
    "value is left out, nothing is filled in.",
    zh="{trend}，{season}，再剔除各序列自身前一期的影响，各单位分别处理；有缺失值的行不纳入，不作任何填补。",
)
TESTED = LocalText(
    en="p-values: two-sided, from {permutations} orders of the periods (seed {seed}), adjusted by Holm for the "
    "number of links tested ({tested}); level {alpha}.",
    zh="p 值：双侧，由 {permutations} 次期间重排得出（随机种子 {seed}），对 {tested} 条已检验的关联作 Holm 校正；"
    "显著性水平 {alpha}。",
)
NONE_TESTED = LocalText(en="No link has enough data for a test.", zh="没有一条关联有足够数据可供检验。")
EFFECT = LocalText(
    en="Effect: standard deviations of the result's unexpected change for one of the driver's; better counts as plus.",
    zh="效应：驱动目标的意外变化每增加一个标准差，结果目标的意外变化相应变动的标准差数；改善记为正。",
)
RANGE = LocalText(
    en="Low, high: the {level} interval of the effect, not adjusted. Detectable from: the smallest effect shown 80 "
    "times in 100.",
    zh="下限、上限：效应的 {level} 区间（未作多重校正）。最小可检出效应：有 80 % 的把握检出的最小效应。",
)
OVERLAPPING = LocalText(
    en="Neighbouring values share data, as they are made of the same periods in part: links that do not exist are then "
    "taken for supported or contradicted more often than the level says. Take the values of single periods.",
    zh="相邻数值由部分相同的期间构成，共用数据：并不存在的关联被判为“数据支持”或“与数据相反”的概率会高于显著性水平。"
    "请采用单个期间的数值。",
)
LIMITS = LocalText(
    en="Supported means that the two moved together as the map expects; something else may move both. Not supported "
    "means that it could not be shown, not that there is nothing.",
    zh="“数据支持”指两者按战略地图的预期同步变动，但也可能另有因素同时带动两者；“未获数据支持”指未能显示出关联，并不等于没有关联。",
)
SERIES = LocalText(en="Series: {series}.", zh="所用序列：{series}。")
BY_MEASURE = LocalText(en="{objective} by {measure}", zh="{objective}用“{measure}”")
BY_SCORE = LocalText(en="{objective} by its score", zh="{objective}用其得分")
