from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from scorecard.plots.wrapping import text_width, wrap, wrap_clauses

MIXED = st.text(alphabet="ab 中文，。（）-/%1 —、", min_size=1, max_size=60)


def test_breaks_between_chinese_characters() -> None:
    assert wrap("准时足量交付率", 30, size=10) == ("准时足", "量交付", "率")


def test_no_line_begins_with_closing_punctuation() -> None:
    assert wrap("准时足，量交付。", 30, size=10) == ("准时", "足，量", "交付。")
    assert wrap("准时足（量）交", 35, size=10) == ("准时足", "（量）", "交")


def test_no_line_ends_with_opening_punctuation() -> None:
    assert wrap("准时（足量）", 30, size=10) == ("准时", "（足", "量）")


def test_latin_breaks_at_spaces_and_after_hyphens() -> None:
    assert wrap("On-time delivery", 45, size=10) == ("On-time", "delivery")
    assert wrap("self-service", 40, size=10) == ("self-", "service")


def test_number_keeps_its_percent_sign_and_no_break_spaces() -> None:
    assert wrap("share 95 %", 40, size=10) == ("share", "95 %")
    assert wrap("won 908\u00a0000", 40, size=10) == ("won", "908\u00a0000")


def test_number_is_not_broken_between_its_thousands() -> None:
    assert wrap("share of 12 345 answers", 65, size=10) == ("share of", "12 345", "answers")
    assert wrap("共 12 345 份", 41, size=10) == ("共", "12 345", "份")
    assert wrap("in rooms 12 and 34 5678", 105, size=10) == ("in rooms 12 and 34", "5678"), "no thousands"


def test_end_of_a_long_clause_does_not_stand_alone() -> None:
    assert wrap_clauses("甲，准时足量交付率，乙，丙", 50, size=10) == ("甲，", "准时足量交", "付率，乙，", "丙")
    assert wrap_clauses("On, delivery in full and, by day", 62, size=10) == (
        "On,",
        "delivery in",
        "full and,",
        "by day",
    )
    assert wrap_clauses("On, delivery in full, by day", 62, size=10) == ("On,", "delivery in", "full, by day")


def test_word_wider_than_the_line_is_cut() -> None:
    assert "".join(wrap("Donaudampfschifffahrt", 40, size=10)) == "Donaudampfschifffahrt"


def test_too_many_lines_end_in_an_ellipsis() -> None:
    assert wrap("one two three four five", 30, size=10, lines=2) == ("one", "two…")
    assert wrap("准时足量交付率考核", 30, size=10, lines=2) == ("准时足", "量交…")
    assert wrap("short", 100, size=10, lines=1) == ("short",)


def test_shortening_does_not_cut_a_word() -> None:
    (line,) = wrap("ordering and payment terminals", 100, size=8, lines=1)
    assert line == "ordering and payment…"


def test_empty_text_is_one_empty_line() -> None:
    assert wrap("", 50, size=8) == ("",)
    assert wrap("   ", 50, size=8) == ("",)


def test_clauses_stay_together() -> None:
    text = "Strategy map, 2026 Q2, 11 objectives, 13 links"
    assert wrap_clauses(text, 115, size=8) == ("Strategy map, 2026 Q2,", "11 objectives, 13 links")
    assert wrap_clauses("平衡计分卡，2026年，15 项指标", 90, size=8) == ("平衡计分卡，2026年，", "15 项指标")


def test_clause_wider_than_the_line_is_broken() -> None:
    lines = wrap_clauses("one two three four, five", 45, size=10)
    assert lines == ("one two", "three", "four, five")


@given(MIXED, st.floats(20, 120))
def test_lines_fit_and_nothing_is_lost(text: str, width: float) -> None:
    lines = wrap(text, width, size=9)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(text_width(line, 9) <= width + 1e-9 or len(line) == 1 for line in lines)


@given(MIXED, st.floats(20, 120), st.integers(1, 4))
def test_line_limit_holds(text: str, width: float, most: int) -> None:
    lines = wrap(text, width, size=9, lines=most)
    assert 1 <= len(lines) <= most
    assert all(text_width(line, 9) <= width + 1e-9 or len(line) <= 2 for line in lines)


@given(MIXED, st.floats(30, 120))
def test_clauses_fit_too(text: str, width: float) -> None:
    lines = wrap_clauses(text, width, size=9)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(text_width(line, 9) <= width + 1e-9 or len(line) == 1 for line in lines)
