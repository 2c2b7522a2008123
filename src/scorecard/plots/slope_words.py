"""Fixed words of the slope chart of two waves."""

from __future__ import annotations

from scorecard._text import LocalText

WHAT = LocalText(en="Change of the {statistic} from {earlier} to {later}", zh="{statistic}的变化：{earlier} 至 {later}")
SCALE = LocalText(en="points of a scale from {low} to {high}", zh="{low}–{high} 分量表")
DESIGNS = {
    "paired": LocalText(en="paired: {n} respondents of both waves", zh="配对比较：两期均作答的 {n} 人"),
    "unpaired": LocalText(en="unpaired: {first} and {second} respondents", zh="独立比较：{first} 人与 {second} 人"),
    "overlap": LocalText(
        en="partly paired: {first} and {second} respondents, {n} of them in both",
        zh="部分配对：{first} 人与 {second} 人，其中 {n} 人两期均作答",
    ),
}
ROWS = {
    "dimensions": LocalText(en="{m} dimensions", zh="{m} 个维度"),
    "items": LocalText(en="{m} items", zh="{m} 个题项"),
}
ONE = {"dimensions": LocalText(en="dimension", zh="个维度"), "items": LocalText(en="item", zh="个题项")}
MANY = {"dimensions": LocalText(en="dimensions", zh="个维度"), "items": LocalText(en="items", zh="个题项")}
HEAD_CHANGE = LocalText(en="Change with {level} interval", zh="变化及 {level} 区间")
HEAD_N = LocalText(en="n", zh="n")

SIDES = {
    "better": LocalText(en="better: {names}", zh="变好：{names}"),
    "worse": LocalText(en="worse: {names}", zh="变差：{names}"),
    "up": LocalText(en="higher: {names}", zh="升高：{names}"),
    "down": LocalText(en="lower: {names}", zh="降低：{names}"),
}
MESSAGE = LocalText(en="{k} of {m} {many} changed clearly; {parts}", zh="{m} {many}中有 {k} 个变化明确；{parts}")
MESSAGE_NONE = LocalText(
    en="None of {m} {many} changed clearly from {earlier} to {later}",
    zh="{earlier} 至 {later}，{m} {many}均无明确变化",
)
MESSAGE_NONE_SINGLE = LocalText(
    en="The one {many} tested did not change clearly from {earlier} to {later}",
    zh="{earlier} 至 {later}，经检验的 1 {many}无明确变化",
)
MESSAGE_NO_TEST = LocalText(en="No change could be tested", zh="没有可检验的变化")

VERDICTS = {
    "better": LocalText(en="better", zh="变好"),
    "worse": LocalText(en="worse", zh="变差"),
    "up": LocalText(en="higher", zh="升高"),
    "down": LocalText(en="lower", zh="降低"),
    "unclear": LocalText(en="not told apart from no change", zh="与无变化相比不显著"),
    "none": LocalText(en="no test", zh="未检验"),
}
KEY = LocalText(
    en="Left: {earlier}; right: {later}; the axis shows {start} to {end}",
    zh="左：{earlier}；右：{later}；坐标轴范围 {start} 至 {end}",
)
MARKS_GOOD = LocalText(
    en="● clearly better, ◆ clearly worse, ○ not told apart from no change{untested}",
    zh="● 明确变好，◆ 明确变差，○ 与无变化相比不显著{untested}",
)
MARKS_PLAIN = LocalText(
    en="● clearly changed, ○ not told apart from no change{untested}",
    zh="● 变化明确，○ 与无变化相比不显著{untested}",
)
CLEAR = LocalText(
    en="Clear: p below {alpha}, adjusted by {method} over the {k} {many}; intervals are not adjusted",
    zh="“明确”指经 {method}校正（{k} {many}为一族）的 p 值低于 {alpha}；区间未作校正",
)
CLEAR_PLAIN = LocalText(
    en="Clear: p below {alpha}, not adjusted; intervals are not adjusted either",
    zh="“明确”指未经校正的 p 值低于 {alpha}；区间亦未作校正",
)
WITHOUT = LocalText(en="Not drawn: {names}", zh="未绘出：{names}")
BECAUSE = LocalText(en="{name} ({reason})", zh="{name}（{reason}）")
SPOKEN = LocalText(
    en="{name}: {earlier} then {later}, change {change}{interval}, {verdict}, n = {n}",
    zh="{name}：由 {earlier} 至 {later}，变化 {change}{interval}，{verdict}，n = {n}",
)
SPOKEN_INTERVAL = LocalText(en="({low} to {high})", zh="（{low} 至 {high}）")
SPOKEN_NONE = LocalText(en="{name}: no change, {reason}", zh="{name}：无变化值，{reason}")
SPOKEN_N = LocalText(en="{first} and {second}", zh="{first} 与 {second}")
