"""Certainty in words follows the numbers."""

from __future__ import annotations

import pytest

from scorecard._text import LocalText
from scorecard.survey.priority_words import _percent, brief, certainty_words  # pyright: ignore[reportPrivateUsage]  # the one place that rounds shares in words


@pytest.mark.parametrize(
    ("certainty", "en", "zh"),
    [
        (1.0, "That the gap is real is all but certain.", "这一差距几乎可以肯定真实存在。"),
        (0.99, "That the gap is real is all but certain.", "这一差距几乎可以肯定真实存在。"),
        (0.96, "The gap is very likely real.", "这一差距很可能真实存在。"),
        (0.8, "The gap is probably real.", "这一差距大概率真实存在。"),
        (
            0.5,
            "Whether there is a gap at all is open: ask more customers before spending on it.",
            "是否真有差距尚无定论：投入资源前宜扩大样本再作判断。",
        ),
    ],
)
def test_certainty(certainty: float, en: str, zh: str) -> None:
    assert certainty_words(certainty, margin=0) == LocalText(en=en, zh=zh)


def test_margins_are_named() -> None:
    assert certainty_words(0.97, margin=0.5).text("en") == "It is very likely larger than 0.50 points."
    assert "0.50 分" in certainty_words(0.0, margin=0.5).text("zh")


def test_long_names_are_cut() -> None:
    assert brief(LocalText(en="x" * 100, zh="短")) == LocalText(en="x" * 79 + "…", zh="短")
    assert brief(LocalText(en="short")) == LocalText(en="short")


@pytest.mark.parametrize(
    ("share", "decimals", "printed"),
    [
        (0.9956, 0, ">99 %"),
        (0.994, 0, "99 %"),
        (1.0, 0, "100 %"),
        (0.0049, 0, "<1 %"),
        (0.005, 0, "<1 %"),
        (0.006, 0, "1 %"),
        (0.0, 0, "0 %"),
        (0.0001, 1, "<0.1 %"),
        (0.19, 1, "19.0 %"),
    ],
)
def test_what_is_not_certain_is_not_printed_as_certain(share: float, decimals: int, printed: str) -> None:
    assert _percent(share, decimals) == printed
