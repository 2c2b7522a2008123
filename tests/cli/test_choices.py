"""Every word of an option is a word of the library."""

from __future__ import annotations

from typing import get_args

from scorecard._text import LANGS
from scorecard.cli.choices import DEFAULT, Adjustment, DecimalSign, DemoLanguage, Interval, Language
from scorecard.stats.intervals import DEFAULT_INTERVAL, IntervalMethod
from scorecard.stats.multiplicity import Adjust


def test_words_are_those_of_the_library() -> None:
    assert tuple(choice.method for choice in Interval) == get_args(IntervalMethod)
    assert tuple(choice.method for choice in Adjustment) == get_args(Adjust)
    assert all(choice.method == choice.value for choice in (*Interval, *Adjustment))
    assert DEFAULT.method == DEFAULT_INTERVAL
    assert [choice.lang for choice in Language] == ["en", "zh"]
    assert [choice.langs for choice in DemoLanguage] == [("en",), ("zh",), LANGS]
    assert [choice.sign for choice in DecimalSign] == [".", ","]
