"""Fixed words of the one-page dashboard."""

from __future__ import annotations

from scorecard._text import LocalText

WHAT = LocalText(en="Scorecard on one page", zh="计分卡一页概览")
UNITS = LocalText(en="score 0–100 (target = 100)", zh="得分 0–100（目标 = 100）")

HEAD_ROWS = {
    "measure": LocalText(en="Measures", zh="指标"),
    "objective": LocalText(en="Objectives", zh="战略目标"),
}
HEAD_SHARE = LocalText(en="Coverage", zh="覆盖率")
HEAD_MOVES = {
    "points": LocalText(en="What moved the total since {period} (points)", zh="总分较{period}变动的主要来源（分值）"),
    "scores": LocalText(en="Largest changes of a score since {period}", zh="较{period}得分变化最大的指标"),
    "none": LocalText(en="What moved since the period before", zh="较上期的主要变动"),
}
HEAD_GAPS = LocalText(en="Service gaps, widest first", zh="服务质量差距（最大者在前）")
HEAD_DECISIONS = LocalText(en="Decisions asked", zh="待决事项")

NOT_SUPPLIED = LocalText(en="not supplied", zh="未提供")
LEFT_OUT = LocalText(en="left out, confidential", zh="保密，未列出")
DECISION_LEFT_OUT = LocalText(
    en="Left out, since it would tell of measures marked confidential.", zh="涉及标为保密的指标，未予列出。"
)
NO_MOVES = LocalText(en="nothing moved", zh="无变动")
NO_DECISIONS = LocalText(en="none asked", zh="无")
MORE = LocalText(en="{k} more", zh="另有 {k} 项")
SINCE = LocalText(en="{change} since {period}", zh="较{period} {change}")
NO_CHANGE = LocalText(en="no score in {period}", zh="{period}无得分")
DATA = LocalText(en="data {share}", zh="数据 {share}")
DATA_BOUNDS = LocalText(en="data {share} ({low}–{high})", zh="数据 {share}（{low}–{high}）")
INTERVAL = LocalText(en="interval {low}–{high}", zh="区间 {low}–{high}")
N = LocalText(en="n = {n}", zh="n = {n}")
OWNER_DUE = LocalText(en="{owner}, by {due}", zh="{owner}，{due} 前完成")
BY = LocalText(en="by {due}", zh="{due} 前完成")

MOVES_POINTS = LocalText(
    en="What moved the total: mean weight × change of the score (Shapley value), the largest first; filled = raises, "
    "hollow = lowers",
    zh="总分变动来源：平均权重 × 得分变化（Shapley 值），按影响从大到小；实心 = 使总分上升，空心 = 使总分下降",
)
MOVES_SCORES = LocalText(
    en="Largest changes: points of the measure's own score; filled = up, hollow = down",
    zh="变化最大：指标自身得分的变化；实心 = 上升，空心 = 下降",
)
GAPS = LocalText(
    en="Gaps: perception − expectation with {level} interval, n = {n} respondents; ◆ below 0, ● above 0, "
    "○ not told apart from 0{untested}",
    zh="差距：感知 − 期望，附 {level} 区间，n = {n} 名受访者；◆ 低于 0，● 高于 0，○ 与 0 无显著差别{untested}",
)

WITHHELD = {
    False: LocalText(
        en="† contains measures marked confidential, which are left out ({count})",
        zh="† 含标为保密的指标，此处未予列出（{count} 项）",
    ),
    True: LocalText(
        en="† and the total contain measures marked confidential, which are left out ({count})",
        zh="† 及总分含标为保密的指标，此处未予列出（{count} 项）",
    ),
}

SPOKEN_MOVE = LocalText(en="{name}: {points} points", zh="{name}：{points} 分")
SPOKEN_GAP = LocalText(
    en="{name}: gap {gap} ({low} to {high}), n = {n}", zh="{name}：差距 {gap}（{low} 至 {high}），n = {n}"
)
SPOKEN_GAP_PLAIN = LocalText(en="{name}: gap {gap}, n = {n}", zh="{name}：差距 {gap}，n = {n}")
SPOKEN_LIST = LocalText(en="{head}: {items}", zh="{head}：{items}")
