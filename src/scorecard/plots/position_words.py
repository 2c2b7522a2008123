"""Fixed words of the chart of competitive position."""

from __future__ import annotations

from scorecard._text import LocalText

HEAD_IMPORTANCE = LocalText(en="Importance", zh="重要性")
HEAD_OWN = LocalText(en="Own", zh="本企业")
HEAD_RIVAL = LocalText(en="Rival", zh="对手")
HEAD_RATINGS = LocalText(en="Mean ratings", zh="平均评分")
HEAD_GAP = LocalText(en="Own − rival", zh="本企业 − 对手")
HEAD_CELL = LocalText(en="Position", zh="地位")
AXIS = LocalText(en="axis {low} to {high}", zh="坐标轴 {low} 至 {high}")
SMALL_RIVAL = LocalText(en="{rival}, n = {n} / {n_rival}", zh="{rival}，n = {n} / {n_rival}")
SMALL_N = LocalText(en="n = {n} / {n_rival}", zh="n = {n} / {n_rival}")

CELLS = {
    "match": LocalText(en="catch up", zh="追赶"),
    "lead": LocalText(en="keep ahead", zh="保持领先"),
    "hold": LocalText(en="leave as is", zh="维持现状"),
    "save": LocalText(en="save effort", zh="节约投入"),
}
VERDICTS = {
    "below": LocalText(en="behind", zh="落后"),
    "above": LocalText(en="ahead", zh="领先"),
    "unclear": LocalText(en="not told apart", zh="无显著差别"),
    "none": LocalText(en="no test", zh="未检验"),
}
REASONS = {
    "nobody_answered": LocalText(en="nobody rated both", zh="无人评价双方"),
    "one_respondent": LocalText(en="one rating only", zh="仅有一个评分"),
    "no_variance": LocalText(en="all rated alike", zh="评分完全相同"),
}

WHAT = LocalText(
    en="Own company against {rival}, mean ratings, n = {n} own and {n_rival} of the rival, {order}",
    zh="本企业与{rival}比较，平均评分，n = 本企业 {n}、对手 {n_rival}，{order}",
)
BEST = LocalText(en="the best rival of each item", zh="各项最强对手")
ORDER = LocalText(en="most important first", zh="按重要性由高到低")

MESSAGE_NONE = LocalText(en="Measurably behind in none of {m} items", zh="{m} 项中没有一项显著落后")
MESSAGE_NONE_SINGLE = LocalText(en="The one item tested is not measurably behind", zh="经检验的 1 项未显著落后")
MESSAGE_ONE = LocalText(
    en="Measurably behind in 1 of {m} items: {name} ({gap})", zh="{m} 项中有 1 项显著落后：{name}（{gap}）"
)
MESSAGE_SOME = LocalText(
    en="Measurably behind in {k} of {m} items, {name} most ({gap})",
    zh="{m} 项中有 {k} 项显著落后，{name}落后最多（{gap}）",
)
MESSAGE_AHEAD = LocalText(en="{message}; ahead in {k}", zh="{message}；{k} 项领先")
MESSAGE_NO_TEST = LocalText(en="No item could be tested", zh="没有可检验的项目")

KEY = LocalText(
    en="● own, ○ rival compared with, small ○ other rivals; difference: ◆ behind, ● ahead, ○ not told apart{untested} "
    "({adjust}, α = {alpha})",
    zh="● 本企业，○ 所比较的对手，小 ○ 其他对手；差距：◆ 落后，● 领先，○ 无显著差别{untested}（{adjust}，α = {alpha}）",
)
ADJUSTS = {
    "holm": LocalText(en="Holm-adjusted over {k} tests", zh="Holm 校正 {k} 次检验"),
    "bonferroni": LocalText(en="Bonferroni-adjusted over {k} tests", zh="Bonferroni 校正 {k} 次检验"),
    "benjamini_hochberg": LocalText(en="false discovery rate over {k} tests", zh="按错误发现率校正 {k} 次检验"),
    "none": LocalText(en="{k} tests, not adjusted", zh="{k} 次检验，未校正"),
}
METHOD = LocalText(
    en="Difference with its {level} t interval: paired where the same respondents rated both, Welch where others did; "
    "the interval of each item by itself",
    zh="差距及其 {level} t 区间：同一受访者评价双方时配对，否则用 Welch 方法；区间为单项区间",
)
CUT = {
    "mean": LocalText(
        en="Above the line: importance of {cut} or more, the mean of the items; per cent: probability of the position",
        zh="线以上：重要性不低于各项均值 {cut}；百分比：处于该地位的概率",
    ),
    "given": LocalText(
        en="Above the line: importance of {cut} or more, as given; per cent: probability of the position",
        zh="线以上：重要性不低于给定值 {cut}；百分比：处于该地位的概率",
    ),
}
CHOSEN_BEST = LocalText(
    en="The rival with the highest mean is chosen item by item, which overstates its lead a little",
    zh="各项均取均值最高的对手，其领先程度略有高估",
)

SPOKEN = LocalText(
    en="{name}, importance {importance}: own {own}, {rival} {other}, difference {gap}{interval}, {verdict}{cell}, "
    "n = {n} and {n_rival}",
    zh="{name}，重要性 {importance}：本企业 {own}，{rival} {other}，差距 {gap}{interval}，{verdict}{cell}，"
    "n = {n} 和 {n_rival}",
)
SPOKEN_INTERVAL = LocalText(en="({low} to {high})", zh="（{low} 至 {high}）")
SPOKEN_CELL = LocalText(en="{cell} ({share})", zh="{cell}（{share}）")
SPOKEN_OTHER = LocalText(en="{rival} {other}", zh="{rival} {other}")
SPOKEN_OTHERS = LocalText(en="Other rivals: {others}", zh="其他对手：{others}")
