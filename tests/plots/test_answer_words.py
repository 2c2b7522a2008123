from __future__ import annotations

from scorecard._text import LocalText
from scorecard.plots.answer_words import reason_of


def test_reasons_are_put_in_words() -> None:
    assert reason_of(None) is None
    assert reason_of("suppressed") == LocalText(en="too few to show", zh="人数过少，不予显示")
    assert reason_of("anything else") == LocalText(en="not defined", zh="无法计算")
