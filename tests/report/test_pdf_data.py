"""Words that may be broken at places nobody sees."""

from __future__ import annotations

from scorecard.report.pdf_data import BREAK, foldable


def test_only_words_longer_than_the_room_get_places_to_break() -> None:
    assert foldable("on time in full", 8) == "on time in full"
    folded = foldable("see abcdefghijklmnop now", 8)
    assert folded == f"see {BREAK.join(['abcd', 'efgh', 'ijkl', 'mnop'])} now"
    assert folded.replace(BREAK, "") == "see abcdefghijklmnop now"


def test_nothing_to_fold_stays_nothing() -> None:
    assert foldable("", 4) == ""
