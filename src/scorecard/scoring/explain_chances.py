"""Interval of a score, with the probabilities of its statuses, in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from scorecard._text import Lang, LocalText
from scorecard.scoring.explain_numbers import number_text, score_text

if TYPE_CHECKING:
    from scorecard.scoring.explain import Explanation

__all__ = ["chance_lines"]

_ALMOST = 0.9995
"""A share from which on a probability is not told as less than all."""


def chance_lines(explanation: Explanation, lang: Lang) -> Iterator[str]:
    """Yield the interval of a node's score and the probabilities of its statuses.

    Parameters
    ----------
    explanation : Explanation
        The node.
    lang : {"en", "zh"}
        Language.

    Yields
    ------
    str
        One line each, where there is something to tell.
    """
    if explanation.measurement is None and explanation.low is not None and explanation.high is not None:
        known = explanation.error_known or 0.0
        parts = {"low": score_text(explanation.low), "high": score_text(explanation.high)}
        yield _INTERVAL.fill(parts).text(lang)
        if known < _ALMOST:
            yield _KNOWN.fill({"share": number_text(100 * known, 3)}).text(lang)
    if explanation.chances:
        listed = sorted(explanation.chances, key=lambda pair: -pair[1])
        open_end = _spread(explanation)
        told = [f"{name.text(lang)} {_percent(chance, open_end=open_end)}" for name, chance in listed if chance > 0]
        yield _STATUS.fill({"chances": (", " if lang == "en" else "，").join(told)}).text(lang)


def _spread(explanation: Explanation) -> bool:
    """Whether the true value may be another: then no chance is all, though it is the float nearest to it."""
    limits = [(explanation.low, explanation.high)]
    if explanation.measurement is not None:
        limits.append((explanation.measurement.value_low, explanation.measurement.value_high))
    return any(low is not None and high is not None and low < high for low, high in limits)


def _percent(chance: float, *, open_end: bool) -> str:
    """Return a probability in per cent; what is not sure is not told as 0 or 100."""
    if chance >= _ALMOST and (chance < 1 or open_end):
        return "> 99.9 %"
    if 0 < chance < 1 - _ALMOST:
        return "< 0.1 %"
    return f"{number_text(100 * chance, 3)} %"


_INTERVAL = LocalText(
    en="95 % interval of the score: {low} to {high}",
    zh="得分的 95 % 置信区间：{low} 至 {high}",
)
_KNOWN = LocalText(
    en="The error is known for {share} % of the weight; the rest counts as exact.",
    zh="仅 {share} % 权重的误差已知，其余按精确值处理。",
)
_STATUS = LocalText(en="Probability of the status: {chances}", zh="状态概率：{chances}")
