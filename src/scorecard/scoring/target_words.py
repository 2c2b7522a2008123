"""Words of the target-setting aid."""

from __future__ import annotations

from typing import Literal

from scorecard._table import Column
from scorecard._text import LocalText

__all__ = [
    "ALIKE",
    "BASES",
    "BETA_BINOMIAL",
    "COLUMNS",
    "CONSTANT_RATE",
    "DISPERSED",
    "FEW_FOR_SIGNALS",
    "HISTORY",
    "HITS",
    "NAMES",
    "NO_HISTORY",
    "NO_SIGNALS",
    "OVERLAPPING",
    "REASONS",
    "SIGNALS",
    "STRETCH",
    "TITLE",
    "T_FROM_RANGES",
    "T_FROM_VALUES",
    "UNCHANGED",
    "UNSURE_EDGE",
    "Basis",
    "TargetReason",
]

Basis = Literal["card", "history", "benchmark", "requirement"]
"""Where a target comes from."""
TargetReason = Literal[
    "too_few_values", "few_for_limits", "no_variation", "no_better_side", "no_stretch", "outside_scale"
]
"""Why there is no value, or no probability."""

TITLE = LocalText(en="What target? {name}, {period}", zh="目标值定为多少？{name}，{period}")
NAMES: dict[str, LocalText] = {
    "in_force": LocalText(en="target of the card", zh="计分卡现行目标值"),
    "centre": LocalText(en="centre line of the history", zh="历史中心线"),
    "upper_limit": LocalText(en="upper natural process limit", zh="自然过程上限"),
    "lower_limit": LocalText(en="lower natural process limit", zh="自然过程下限"),
    "delivers": LocalText(en="delivered in {share} % of the periods", zh="{share} % 的期间能达到的水平"),
    "best_stretch": LocalText(en="best {stretch} periods in a row", zh="最佳连续 {stretch} 期"),
    "benchmark": LocalText(en="benchmark", zh="标杆值"),
    "requirement": LocalText(en="customer requirement", zh="客户要求"),
}
BASES: dict[Basis, LocalText] = {
    "card": LocalText(en="card", zh="计分卡"),
    "history": LocalText(en="history", zh="历史数据"),
    "benchmark": LocalText(en="benchmark", zh="标杆"),
    "requirement": LocalText(en="requirement", zh="客户要求"),
}
REASONS: dict[TargetReason, LocalText] = {
    "too_few_values": LocalText(en="too few values", zh="数值太少"),
    "few_for_limits": LocalText(en="too few values for limits", zh="数值太少，无法计算控制限"),
    "no_variation": LocalText(en="the history does not vary", zh="历史数值没有波动"),
    "no_better_side": LocalText(en="neither side is better", zh="高低均不更优"),
    "no_stretch": LocalText(en="no stretch without a gap", zh="没有足够长的连续期间"),
    "outside_scale": LocalText(en="no share can be so large or small", zh="超出比例的可能范围"),
}
COLUMNS: tuple[Column, ...] = (
    Column("id", LocalText(en="Id", zh="代码")),
    Column("option", LocalText(en="Target", zh="备选目标值")),
    Column("basis", LocalText(en="Basis", zh="依据")),
    Column("source", LocalText(en="Source", zh="来源")),
    Column("value", LocalText(en="Value", zh="数值"), "number"),
    Column("low", LocalText(en="Hit from", zh="达标下限"), "number"),
    Column("high", LocalText(en="Hit to", zh="达标上限"), "number"),
    Column("n", LocalText(en="n", zh="期数"), "integer"),
    Column("met", LocalText(en="Met so far", zh="历史达标期数"), "integer"),
    Column("chance", LocalText(en="Probability, next period", zh="下一期达标概率"), "percent"),
    Column("chance_of_hits", LocalText(en="Probability, several periods", zh="多期达标概率"), "percent"),
    Column("reason", LocalText(en="Why none", zh="未给出的原因")),
)
UNCHANGED = LocalText(
    en="Probabilities of hitting the target if nothing changes; they do not say which target is right.",
    zh="概率以一切不变为前提；它们并不说明哪个目标值才是合适的。",
)
HITS = LocalText(
    en="Several periods: at least {hits} of the next {horizon}.", zh="多期：未来 {horizon} 期中至少 {hits} 期达标。"
)
HISTORY = LocalText(
    en="History: {n} values from {first} to {last}; mean {mean}.",
    zh="历史数据：{first} 至 {last} 的 {n} 个数值；均值 {mean}。",
)
NO_HISTORY = LocalText(
    en="History: {n} values; at least {minimum} are needed, and about a dozen to tell a shift from noise.",
    zh="历史数据：{n} 个数值；至少需要 {minimum} 个，约需 12 个才能区分变化与噪声。",
)
T_FROM_VALUES = LocalText(
    en="Student's t around the mean: standard deviation {sigma} of the values, {degrees} degrees of freedom.",
    zh="以均值为中心的 t 预测分布：数值的标准差 {sigma}，自由度 {degrees}。",
)
T_FROM_RANGES = LocalText(
    en="Student's t around the mean: standard deviation {sigma} from moving ranges, {degrees} degrees of freedom.",
    zh="以均值为中心的 t 预测分布：由移动极差得出的标准差 {sigma}，自由度 {degrees}。",
)
BETA_BINOMIAL = LocalText(
    en="Beta-binomial: {successes} of {trials} so far, {next} in a next period.",
    zh="贝塔–二项预测分布：迄今 {trials} 中有 {successes}，下一期为 {next}。",
)
CONSTANT_RATE = LocalText(
    en="The rates vary {ratio} times as much as counting alone explains (p {p}).",
    zh="比率的波动为单纯计数误差的 {ratio} 倍（p {p}）。",
)
DISPERSED = LocalText(
    en="The rates vary {ratio} times as much as counting alone explains (p {p}): they are predicted as values.",
    zh="比率的波动为单纯计数误差的 {ratio} 倍（p {p}）：按数值而非计数进行预测。",
)
ALIKE = LocalText(
    en="Neighbouring periods hang together (correlation {r}): what comes next depends on the last value.",
    zh="相邻期间相关（相关系数 {r}）：下一期的数值取决于上一期。",
)
OVERLAPPING = LocalText(
    en="Neighbouring values share data, as they are made of the same periods in part: the next value depends on the "
    "last, probabilities and limits are wrong, and signals say nothing. Take the values of single periods.",
    zh="相邻数值由部分相同的期间构成，共用数据：下一期取决于上一期，概率与控制限并不可靠，信号也无意义。请采用单个期间的数值。",
)
SIGNALS = LocalText(
    en="The history holds signals ({periods}): it is not one stable process, and what it predicts is doubtful.",
    zh="历史数据中有信号（{periods}）：过程并不稳定，预测值得怀疑。",
)
NO_SIGNALS = LocalText(en="The history holds no signal of a change.", zh="历史数据中没有变化的信号。")
FEW_FOR_SIGNALS = LocalText(
    en="With fewer than {minimum} values nobody can tell whether the history is one stable process.",
    zh="数值少于 {minimum} 个，无法判断历史过程是否稳定。",
)
STRETCH = LocalText(
    en="The best stretch is picked after the fact; what follows such a stretch tends to be nearer the centre.",
    zh="最佳连续期间是事后挑选的；其后的数值往往回落到中心线附近。",
)
UNSURE_EDGE = LocalText(
    en="A standard error of a benchmark or requirement is part of its probability.",
    zh="标杆值或客户要求的标准误已计入其概率。",
)
