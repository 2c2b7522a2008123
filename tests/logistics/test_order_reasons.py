"""Tests of the reasons for which lines and orders are left out."""

from __future__ import annotations

from scorecard.logistics.order_reasons import DROPPED, FAILED, MET, REASONS, applies_not, code_of, unknown


def test_states_are_ordered_so_that_the_lowest_is_that_of_the_order() -> None:
    open_, apart = [unknown(r) for r in REASONS], [applies_not(r) for r in REASONS]
    assert max(open_) < MET < min(apart)
    assert min(open_) > FAILED >= -128
    assert max(apart) < 0


def test_states_tell_their_reason() -> None:
    for reason in REASONS:
        assert code_of(unknown(reason)) == code_of(applies_not(reason)) == reason
    assert code_of(MET) is code_of(FAILED) is None


def test_every_reason_has_words_in_two_languages() -> None:
    assert all(words.complete for words in REASONS.values())
    assert set(DROPPED) <= set(REASONS)
