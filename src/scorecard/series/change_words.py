"""Words for the changes of a series."""

from __future__ import annotations

from typing import Literal

from scorecard._table import Column
from scorecard._text import LocalText
from scorecard.stats.control_limits import Assurance
from scorecard.stats.control_rules import Rule

Arrow = Literal["up", "down", "none"]
"""Which way a value moved, whatever that means."""
Meaning = Literal["better", "worse", "neither"]
"""What a move means by the direction of the measure."""
Verdict = Literal["signal", "ordinary", "too_few_points"]
"""Whether a value is more than the ordinary variation of its series."""
AssuranceReason = Literal["too_few_points", "no_target", "no_better_side"]
"""Why nothing is said about a target."""

TITLE = LocalText(en="Change against ordinary variation", zh="变化与正常波动")
NAMED = LocalText(en="{name}: change against ordinary variation", zh="{name}：变化与正常波动")
COLUMNS = (
    Column("period", LocalText(en="Period", zh="期间")),
    Column("value", LocalText(en="Value", zh="数值"), "number"),
    Column("moving_range", LocalText(en="Moving range", zh="移动极差"), "number"),
    Column("in_baseline", LocalText(en="In baseline", zh="属于基准期")),
    Column("lower", LocalText(en="Lower limit", zh="控制下限"), "number"),
    Column("centre", LocalText(en="Centre", zh="中心线"), "number"),
    Column("upper", LocalText(en="Upper limit", zh="控制上限"), "number"),
    Column("rules", LocalText(en="Signal", zh="信号")),
    Column("meaning", LocalText(en="Meaning", zh="含义")),
)
RULES: dict[Rule, LocalText] = {
    "outside_limits": LocalText(en="outside the limits", zh="超出控制限"),
    "seven_point_trend": LocalText(en="seven points rising or falling", zh="连续七点上升或下降"),
    "two_of_three": LocalText(en="two of three points near a limit", zh="三点中有两点接近控制限"),
    "seven_on_one_side": LocalText(en="seven points on one side of the centre", zh="连续七点位于中心线同侧"),
    "moving_range": LocalText(en="step larger than the limit of moving ranges", zh="移动极差超出其上限"),
}
ARROWS: dict[Arrow, LocalText] = {
    "up": LocalText(en="up", zh="上升"),
    "down": LocalText(en="down", zh="下降"),
    "none": LocalText(en="unchanged", zh="不变"),
}
MEANINGS: dict[Meaning, LocalText] = {
    "better": LocalText(en="better", zh="改善"),
    "worse": LocalText(en="worse", zh="恶化"),
    "neither": LocalText(en="neither better nor worse", zh="既非改善也非恶化"),
}
VERDICTS: dict[Verdict, LocalText] = {
    "signal": LocalText(en="a signal", zh="属于信号"),
    "ordinary": LocalText(en="ordinary variation", zh="属于正常波动"),
    "too_few_points": LocalText(en="too few points to tell a signal from noise", zh="数据点太少，无法区分信号与噪声"),
}
ASSURANCES: dict[Assurance, LocalText] = {
    "consistently_passes": LocalText(en="consistently passes", zh="稳定达标"),
    "consistently_fails": LocalText(en="consistently fails", zh="稳定不达标"),
    "inconsistent": LocalText(en="passes and fails by chance", zh="时而达标，时而不达标"),
}
NO_ASSURANCE: dict[AssuranceReason, LocalText] = {
    "too_few_points": LocalText(en="too few points", zh="数据点太少"),
    "no_target": LocalText(en="no target", zh="没有目标值"),
    "no_better_side": LocalText(en="no side of the target is better", zh="目标值两侧均不更优"),
}
NO_VALUE = LocalText(en="No period has a value.", zh="所有期间均无数值。")
FIRST_VALUE = LocalText(en="{period}: the only value; {verdict}.", zh="{period}：仅有一个数值；{verdict}。")
LAST = LocalText(
    en="{period} against {previous}: {arrow}, {meaning}; {verdict}.",
    zh="{period} 与 {previous} 相比：{arrow}，{meaning}；{verdict}。",
)
METHOD = LocalText(
    en="XmR limits: mean of {n} values ± 2.66 × mean of {ranges} moving ranges.",
    zh="XmR 控制限：{n} 个数值的均值 ± 2.66 × {ranges} 个移动极差的均值。",
)
ALL = LocalText(en="Baseline: all periods, {first} to {last}.", zh="基准期：全部期间，{first} 至 {last}。")
FIRST = LocalText(
    en="Baseline: the first {periods} periods, {first} to {last}.", zh="基准期：前 {periods} 期，{first} 至 {last}。"
)
SINCE = LocalText(
    en="Periods before {since} lie before a known step and are not judged.",
    zh="{since} 之前的期间位于已知的阶跃之前，不作判断。",
)
SCREENED = LocalText(
    en="Moving ranges of 3.267 times their mean or more were left out once: {removed}.",
    zh="不低于其均值 3.267 倍的移动极差已剔除一次：{removed}。",
)
NONE_REMOVED = LocalText(
    en="Moving ranges of 3.267 times their mean or more would be left out once; there is none.",
    zh="不低于其均值 3.267 倍的移动极差将剔除一次；此处没有。",
)
UNSCREENED = LocalText(en="All moving ranges were kept.", zh="保留了全部移动极差。")
RULES_ON = LocalText(en="Rules: {rules}.", zh="规则：{rules}。")
NO_RULES = LocalText(en="none", zh="无")
TOO_FEW = LocalText(
    en="Too few points: {n} values and {ranges} moving ranges; limits need {minimum} and {half}.",
    zh="数据点太少：{n} 个数值、{ranges} 个移动极差；控制限至少需要 {minimum} 个和 {half} 个。",
)
TARGET = LocalText(en="Target {target}: {assurance}.", zh="目标值 {target}：{assurance}。")
OVERLAPPING = LocalText(
    en="Neighbouring values share data, as they are made of the same periods in part: moving ranges are then smaller "
    "than the variation, limits too narrow and signals too many. Judge the values of single periods.",
    zh="相邻数值由部分相同的期间构成，共用数据：移动极差因而小于实际波动，控制限过窄，信号过多。请按单个期间的数值判断。",
)
OF_WORDS = LocalText(
    en="The values are words, counted as numbers (no 0, yes 1; levels 1, 2, 3 …): limits take all steps between them "
    "for equal.",
    zh="数值为文字，按数字计（否 0、是 1；等级 1、2、3……）：控制限假定各级之间的间距相等。",
)
MISSING = LocalText(
    en="A period without a value has no moving range, leaves the next one without, and ends every row of points.",
    zh="没有数值的期间没有移动极差，其后一期也没有，且各类连续点均在此中断。",
)
