"""Tests of text as its reader sees it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.instruments.looks import as_seen


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("sales region", "sales region"),
        (" sales  region\t", "sales region"),
        ("sales\u00a0\u3000region\r\n", "sales region"),
        ("\ufeff\u200bE1\u200e", "E1"),
        ("re\u00adgion\u2060", "region"),
        ("\u202dE1\u202c", "E1"),
        ("Ko\u0308ln", "Köln"),
        ("no\u200drth \u200c", "north"),
        ("华\u200d东", "华东"),
        ("a\x00b\x07", "ab"),
        ("", ""),
        ("\u200b \ufeff", ""),
    ],
)
def test_what_cannot_be_seen_is_left_out(text: str, seen: str) -> None:
    assert as_seen(text) == seen


@pytest.mark.parametrize("text", ["Ｅ１", "North", "5–6", "می\u200cخواهم", "👩\u200d🔧", "क्\u200dष", "naïve", "1.0"])
def test_what_can_be_seen_stays(text: str) -> None:
    """Width, case and punctuation; joiners where they shape letters."""
    assert as_seen(text) == text


@pytest.mark.slow
@given(st.text(max_size=30))
def test_what_is_seen_is_seen_the_same_again(text: str) -> None:
    assert as_seen(as_seen(text)) == as_seen(text)
