"""Fixed words of the gap chart."""

from __future__ import annotations

from scorecard._text import LocalText

WHAT = {
    "dimensions": LocalText(en="Service gap by dimension", zh="各维度服务质量差距"),
    "items": LocalText(en="Service gap by item", zh="各题项服务质量差距"),
}
ONE = {"dimensions": LocalText(en="dimension", zh="个维度"), "items": LocalText(en="item", zh="个题项")}
MANY = {"dimensions": LocalText(en="dimensions", zh="个维度"), "items": LocalText(en="items", zh="个题项")}
SCALE = LocalText(en="mean answer on the scale {low} to {high}", zh="量表 {low}–{high} 的平均分")
N = LocalText(en="n = {n} respondents", zh="n = {n} 名受访者")
ORDER = {
    "gap": LocalText(en="ordered by gap", zh="按差距排序"),
    "instrument": LocalText(en="in the order of the questionnaire", zh="按问卷顺序"),
}
OVERALL = LocalText(en="Overall", zh="总体")
WEIGHTED = LocalText(en="Overall, weighted", zh="总体（加权）")
REASONS = {
    "nobody_answered": LocalText(en="nobody answered enough", zh="没有足够的作答"),
    "one_respondent": LocalText(en="one respondent only", zh="仅 1 人作答"),
    "no_variance": LocalText(en="all gaps equal", zh="差距全部相同"),
    "suppressed": LocalText(en="too few to show", zh="人数过少，不予显示"),
    "item_unanswered": LocalText(en="an item nobody answered", zh="有题项无人作答"),
    "no_dimensions": LocalText(en="the questionnaire has no dimensions", zh="问卷未设维度"),
    "one_cluster": LocalText(en="fewer than two clusters", zh="不足两个群组"),
    "negative_variance": LocalText(
        en="variance below zero: too few answers in common", zh="方差为负：题项间共同作答过少"
    ),
}
NO_REASON = LocalText(en="not defined", zh="无法计算")
SIGNS = {
    "holm": LocalText(
        en="◆ below 0, ● above 0, ○ not told apart from 0{untested} "
        "(Holm-adjusted over {k} tests{wholes}, α = {alpha})",
        zh="◆ 低于 0，● 高于 0，○ 与 0 无显著差别{untested}（Holm 校正 {k} 次检验{wholes}，α = {alpha}）",
    ),
    "benjamini_hochberg": LocalText(
        en="◆ below 0, ● above 0, ○ not told apart from 0{untested} "
        "(Benjamini–Hochberg over {k} tests{wholes}, α = {alpha})",
        zh="◆ 低于 0，● 高于 0，○ 与 0 无显著差别{untested}（Benjamini–Hochberg 校正 {k} 次检验{wholes}，α = {alpha}）",
    ),
    "bonferroni": LocalText(
        en="◆ below 0, ● above 0, ○ not told apart from 0{untested} "
        "(Bonferroni-adjusted over {k} tests{wholes}, α = {alpha})",
        zh="◆ 低于 0，● 高于 0，○ 与 0 无显著差别{untested}（Bonferroni 校正 {k} 次检验{wholes}，α = {alpha}）",
    ),
    "none": LocalText(
        en="◆ below 0, ● above 0, ○ not told apart from 0{untested} (tests not adjusted, α = {alpha})",
        zh="◆ 低于 0，● 高于 0，○ 与 0 无显著差别{untested}（检验未校正，α = {alpha}）",
    ),
}
OR_UNTESTED = LocalText(en=", or not tested", zh="或未检验")
"""Added to the key of the marks where a row without a test has one."""
WHOLES = LocalText(en=", overall rows not", zh="，总体行未校正")
METHOD = LocalText(
    en="Gap = perception − expectation of the same respondent; {level} interval of its mean by {method}, unadjusted",
    zh="差距 = 同一受访者的感知 − 期望；平均差距的 {level} 区间（{method}），未校正",
)
UNTESTED = LocalText(en="No test: {rows}", zh="未检验：{rows}")
METHODS = {
    "t": LocalText(en="Student's t", zh="t 分布"),
    "t_hall": LocalText(en="t or Hall, on each side the wider", zh="t 与 Hall 法逐侧取较宽者"),
    "percentile": LocalText(en="the percentile bootstrap", zh="百分位自助法"),
    "bca": LocalText(en="the BCa bootstrap", zh="BCa 自助法"),
    "cluster_t": LocalText(en="Student's t over clusters", zh="按群组计算的 t 分布"),
}
HALF = {
    "half": LocalText(
        en="a respondent enters a dimension with at least half of its items answered",
        zh="受访者须至少回答某维度一半的题项才计入该维度",
    ),
    "all": LocalText(
        en="a respondent enters a dimension with all of its items answered",
        zh="受访者须回答某维度的全部题项才计入该维度",
    ),
    "1": LocalText(
        en="a respondent enters a dimension with one of its items answered",
        zh="受访者只要回答某维度的一个题项即计入该维度",
    ),
}
EXCLUDED = LocalText(
    en="n of a row counts those who enter it: {least} to {most} of {n}",
    zh="各行 n 为计入该行的人数：{n} 人中的 {least}–{most} 人",
)
NONE_EXCLUDED = LocalText(en="all {n} respondents enter every row", zh="全部 {n} 名受访者均计入每一行")

MESSAGE_ALL = LocalText(
    en="All {m} {many} fall short of expectations, {name} most ({gap})",
    zh="全部 {m} {many}均低于期望，{name}差距最大（{gap}）",
)
MESSAGE_SOME = LocalText(
    en="{k} of {m} {many} fall short of expectations, {name} most ({gap})",
    zh="{m} {many}中有 {k} 个低于期望，{name}差距最大（{gap}）",
)
MESSAGE_ONE = LocalText(
    en="1 of {m} {many} falls short of expectations: {name} ({gap})", zh="{m} {many}中有 1 个低于期望：{name}（{gap}）"
)
MESSAGE_NONE = LocalText(
    en="None of {m} {many} falls measurably short of expectations", zh="{m} {many}均未显著低于期望"
)
MESSAGE_NONE_SINGLE = LocalText(
    en="The one {many} tested does not fall measurably short of expectations", zh="经检验的 1 {many}未显著低于期望"
)
MESSAGE_ABOVE = LocalText(en="; {names} above", zh="；{names}高于期望")
MESSAGE_UNTESTED = LocalText(en="; {k} not tested", zh="；{k} 个未检验")
MESSAGE_NO_TEST = LocalText(en="No gap could be tested", zh="没有可检验的差距")

VERDICTS = {
    "below": LocalText(en="below expectation", zh="低于期望"),
    "above": LocalText(en="above expectation", zh="高于期望"),
    "unclear": LocalText(en="not told apart from 0", zh="与 0 无显著差别"),
    "none": LocalText(en="no test", zh="未检验"),
}
SPOKEN = LocalText(
    en="{name}: expected {e}, perceived {p}, gap {gap}{interval}, {verdict}, n = {n}",
    zh="{name}：期望 {e}，感知 {p}，差距 {gap}{interval}，{verdict}，n = {n}",
)
SPOKEN_INTERVAL = LocalText(en="(interval {low} to {high})", zh="（区间 {low} 至 {high}）")
