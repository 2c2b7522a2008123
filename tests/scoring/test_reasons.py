"""Tests of the reasons why a node has no score."""

from __future__ import annotations

from typing import get_args

from scorecard._text import LocalText
from scorecard.plots import scorecard_words
from scorecard.report import remarks
from scorecard.scoring import evaluation_table, explain_text
from scorecard.scoring.reasons import REASONS, Reason, code_of


def test_every_reason_has_a_code_of_its_own() -> None:
    literal = next(part for part in get_args(Reason) if part is not type(None))
    assert (None, *get_args(literal)) == REASONS
    assert [code_of(reason) for reason in REASONS] == list(range(len(REASONS)))


def test_a_score_has_the_code_of_no_reason() -> None:
    assert code_of(None) == 0
    assert (code_of("no_data"), code_of("not_started")) == (1, 8)


def test_every_reason_has_words_wherever_reasons_are_printed() -> None:
    places: list[dict[str, LocalText]] = [
        evaluation_table.NO_SCORE,
        explain_text.REASON_WORDS,
        scorecard_words.REASONS,
        remarks.REASONS,
    ]
    for words in places:
        assert set(words) == set(REASONS[1:])
        for lang in ("en", "zh"):
            assert len({text.text(lang) for text in words.values()}) == len(words)
