"""Words of a robustness analysis."""

from __future__ import annotations

from collections.abc import Sequence

from scorecard._table import Column, format_number
from scorecard._text import LocalText, join_text
from scorecard.models.roll_up import RollUp
from scorecard.scoring.evaluation_table import ENTITY
from scorecard.scoring.explain_roll_up import roll_up_words

__all__ = [
    "COLUMNS",
    "RULES_VARY",
    "TITLE",
    "VALUES_FIXED",
    "VALUES_VARY",
    "WEIGHTS_VARY",
    "drawing_note",
    "rule_names",
]

TITLE = LocalText(en="How robust is the conclusion? {name}, {period}", zh="结论有多稳健？{name}，{period}")
VALUES_VARY = LocalText(
    en="Values vary by their errors; a value whose error is not known counts as exact.",
    zh="数值按其误差变动；误差未知的数值按精确值处理。",
)
VALUES_FIXED = LocalText(en="Values are taken as they are.", zh="数值保持不变。")
WEIGHTS_VARY = LocalText(en="Weights below {nodes}: {law}", zh="以下各项之下的权重（{nodes}）：{law}")
RULES_VARY = LocalText(
    en="Rules of the card, each as likely as the other: {rules}.", zh="汇总规则（等概率）：{rules}。"
)
_DRAWING = LocalText(
    en="{level} % intervals and shares from {draws} draws (seed {seed}).",
    zh="{level} % 区间与比例由 {draws} 次抽样得出（随机种子 {seed}）。",
)
COLUMNS: tuple[Column, ...] = (
    ENTITY,
    Column("score", LocalText(en="Score", zh="得分"), "number", 1),
    Column("status", LocalText(en="Status", zh="状态"), "status"),
    Column("probability", LocalText(en="Status kept", zh="状态保持率"), "percent"),
    Column("low", LocalText(en="Low", zh="下限"), "number", 1),
    Column("high", LocalText(en="High", zh="上限"), "number", 1),
    Column("mean", LocalText(en="Mean", zh="均值"), "number", 1),
    Column("expected_rank", LocalText(en="Expected rank", zh="期望名次"), "number", 2),
    Column("first", LocalText(en="Rank 1", zh="排名第一"), "percent"),
)


def drawing_note(draws: int, *, seed: int, level: float) -> LocalText:
    """Return how the draws were made."""
    return _DRAWING.fill({"draws": format_number(draws, 0), "seed": str(seed), "level": f"{100 * level:g}"})


def rule_names(rules: Sequence[RollUp]) -> LocalText:
    """Return rules in a row, with what they are set to."""
    named = tuple(LocalText(en=roll_up_words(rule, "en"), zh=roll_up_words(rule, "zh")) for rule in rules)
    return join_text(named, en=", ", zh="、")
