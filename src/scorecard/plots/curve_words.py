"""Fixed words of the charts of curves."""

from __future__ import annotations

from scorecard._text import LocalText

LORENZ = LocalText(en="Customers as they are", zh="实际分布")
EQUAL = LocalText(en="If all brought the same", zh="各客户价值相等时")
LORENZ_WHAT = LocalText(
    en="Concentration of value over customers, cumulative shares, those who bring least first, n = {n} customers",
    zh="客户价值集中度，累计占比，价值由低到高排列，n = {n} 个客户",
)
CUSTOMERS_AXIS = LocalText(en="Share of customers", zh="客户累计占比")
VALUE_AXIS = LocalText(en="Share of value", zh="价值累计占比")
TOP = LocalText(
    en="The top {top} of customers ({n}) bring {share} of the value",
    zh="价值最高的 {top} 客户（{n} 个）贡献 {share} 的价值",
)
GINI = LocalText(en="Gini coefficient {gini}, without interval", zh="基尼系数 {gini}（无区间）")
GINI_INTERVAL = LocalText(
    en="Gini coefficient {gini} ({level} interval {low}–{high})", zh="基尼系数 {gini}（{level} 区间 {low}–{high}）"
)
GINI_SAMPLE = LocalText(en="Gini coefficient: multiplied by n/(n − 1)", zh="基尼系数：已乘以 n/(n − 1)")
NO_GINI = LocalText(
    en="no Gini coefficient: n/(n − 1) is not defined for one customer",
    zh="只有一个客户，n/(n − 1) 无定义，故无基尼系数",
)
MESSAGE_TOP = LocalText(en="{top}; {gini}", zh="{top}；{gini}")
LORENZ_KEY = LocalText(
    en="Solid: cumulative share of value; dashed: equal values; ● what the most valuable customers leave to the others",
    zh="实线：价值累计占比；虚线：价值相等；● 价值最高的客户之外其余客户的占比",
)
LORENZ_METHOD = LocalText(
    en="Interval: jackknife error, t on the logit scale; it takes these customers for a sample",
    zh="区间：刀切法标准误，logit 尺度上的 t 区间；即把这些客户视为一个样本",
)
LORENZ_NO_INTERVAL = LocalText(en="No interval: too few customers whose values differ", zh="无区间：价值不同的客户过少")
LEFT_OUT = LocalText(en="Customers without a positive value, left out: {k}", zh="价值不为正而未计入的客户：{k} 个")
AS_ZERO = LocalText(en="Customers without a positive value, counted as 0: {k}", zh="价值不为正而按 0 计的客户：{k} 个")

STAY = LocalText(en="Still customers", zh="仍为客户")
HALF = LocalText(en="Half are lost", zh="半数流失")
STAY_WHAT = LocalText(
    en="How long customers stay, share of those with a first order, by period, n = {n} customers",
    zh="客户保持时间，占有首次订货客户的比例，按期，n = {n} 个客户",
)
AGE_AXIS = LocalText(en="Periods since the first order", zh="距首次订货的期数")
STAY_AXIS = LocalText(en="Share still customers", zh="仍为客户的比例")
MESSAGE_STAY = LocalText(
    en="{share} are still customers in period {age} after their first order ({low} to {high})",
    zh="首次订货后第 {age} 期，{share} 仍为客户（{low} 至 {high}）",
)
MESSAGE_STAY_PLAIN = LocalText(
    en="{share} are still customers in period {age} after their first order",
    zh="首次订货后第 {age} 期，{share} 仍为客户",
)
STAY_KEY = LocalText(en="Line: Kaplan–Meier estimate; grey: its interval", zh="折线：Kaplan–Meier 估计；灰色：其区间")
STAY_KEY_HALF = LocalText(
    en="Line: Kaplan–Meier estimate; grey: its interval; ● first period by which half are lost",
    zh="折线：Kaplan–Meier 估计；灰色：其区间；● 半数流失的首个期",
)
STAY_METHOD = LocalText(
    en="Lost: no order in the last {periods} periods or more; interval {level}, log–log scale with Greenwood's "
    "variance; without any order, left out: {never}",
    zh="流失：最后至少 {periods} 期没有订货；区间 {level}，双对数变换与 Greenwood 方差；"
    "没有任何订货而未计入：{never} 个",
)
RISK = LocalText(
    en="At risk: {first} customers in the first period, {last} in the last one shown",
    zh="风险人数：首期 {first} 个客户，所示末期 {last} 个",
)
SPOKEN_STAY = LocalText(en="Period {age}: {share}, at risk {n}", zh="第 {age} 期：{share}，风险人数 {n}")

CONTRIBUTION = LocalText(en="Contribution", zh="贡献")
MARGIN = LocalText(en="Margin on sales", zh="销售毛利")
COSTS = LocalText(en="Costs of service", zh="服务成本")
BEST_NAME = LocalText(en="Best level", zh="最佳水平")
LEVEL_WHAT = LocalText(
    en="Margin, costs and contribution over the level of service, in the unit of the data, n = {n} points of sales, "
    "{n_costs} of costs",
    zh="毛利、成本与贡献随服务水平的变化，单位同数据，n = {n} 个销售数据点，{n_costs} 个成本数据点",
)
LEVEL_WHAT_CLASS = LocalText(en="{what}, class {group}", zh="{what}，客户类别 {group}")
LEVEL_AXIS = LocalText(en="Level of service", zh="服务水平")
MONEY_AXIS = LocalText(en="Margin, costs, contribution", zh="毛利、成本、贡献")
BEST = LocalText(
    en="The best level is {level} (contribution {contribution})", zh="最佳水平为 {level}（贡献 {contribution}）"
)
BEST_INTERVAL = LocalText(
    en="The best level is {level} ({low} to {high}), contribution {contribution} ({least} to {most})",
    zh="最佳水平为 {level}（{low} 至 {high}），贡献 {contribution}（{least} 至 {most}）",
)
MESSAGE_LEVEL = LocalText(en="{best}: {verdict}", zh="{best}：{verdict}")
VERDICTS = {
    "decided": LocalText(en="found", zh="已确定"),
    "edge_low": LocalText(en="it may be lower, beyond the data", zh="可能更低，超出数据范围"),
    "edge_high": LocalText(en="it may be higher, beyond the data", zh="可能更高，超出数据范围"),
    "too_flat": LocalText(en="the curve is too flat to decide", zh="曲线过于平坦，无法确定"),
    "no_error_known": LocalText(en="no error known, too few points", zh="点数过少，误差未知"),
}
FORMS = {
    "logistic": LocalText(en="S-shaped (logistic)", zh="S 形（逻辑斯谛）"),
    "saturation": LocalText(en="rising ever less (exponential saturation)", zh="递减上升（指数饱和）"),
    "reciprocal": LocalText(en="a + b / (1 − level)", zh="a + b /（1 − 服务水平）"),
    "points": LocalText(en="straight lines between points", zh="各点间直线"),
}
LEVEL_KEY = LocalText(
    en="Solid: contribution, grey: its band; dashed: margin on sales; dotted: costs; ● best level with its interval",
    zh="实线：贡献，灰色：其区间带；虚线：销售毛利；点线：成本；● 最佳水平及其区间",
)
LEVEL_KEY_PLAIN = LocalText(
    en="Solid: contribution; dashed: margin on sales; dotted: costs; ● best level",
    zh="实线：贡献；虚线：销售毛利；点线：成本；● 最佳水平",
)
LEVEL_FORMS = LocalText(en="Sales: {response}; costs: {cost}", zh="销售曲线：{response}；成本曲线：{cost}")
LEVEL_METHOD = LocalText(
    en="Intervals: {level}, {draws} bootstrap samples of the residuals (seed {seed})",
    zh="区间：{level}，对残差自助抽样 {draws} 次（随机种子 {seed}）",
)
LEVEL_NO_ERROR = LocalText(en="No interval: as many parameters as points", zh="无区间：参数个数与点数相同")
LEVEL_CAUSE = LocalText(
    en="That the level of service caused the sales is assumed, not shown", zh="销售由服务水平引起系假设，未经证明"
)
