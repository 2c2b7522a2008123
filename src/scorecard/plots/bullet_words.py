"""Fixed words of the bullets."""

from __future__ import annotations

from scorecard._text import LocalText

WHAT = LocalText(en="Scores of measures", zh="指标得分")
UNIT = LocalText(en="score 0–100 (target = 100)", zh="得分 0–100（目标 = 100）")
HEAD_NAME = LocalText(en="Measure", zh="指标")

BARS = LocalText(
    en="Bar: score, axis from 0 (worst) to {top}; dark mark = target (100); grey = bands",
    zh="条形：得分，坐标轴从 0（最差值）至 {top}；深色竖线 = 目标（100）；灰色底 = 分段",
)
INTERVAL = LocalText(
    en="Line below the bar: {level} interval of the score, where an error is known; % = probability of the status",
    zh="条形下方细线：得分的 {level} 区间（数值误差已知时）；% = 状态概率",
)
NO_INTERVAL = LocalText(
    en="No error is known of these values: scores are shown without intervals",
    zh="这些数值的误差未知：得分不附区间",
)
WITHOUT = LocalText(
    en="Measures without a score keep their row and say why: {k}", zh="无得分的指标保留其行并注明原因：{k} 项"
)
