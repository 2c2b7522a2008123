"""Every code of a figure has words in both languages."""

from __future__ import annotations

from typing import get_args

from scorecard._text import LocalText
from scorecard.logistics.service_rows import ServiceFamily, ServiceLevel, ServiceMethod, ServiceReason, ServiceUnit
from scorecard.logistics.service_words import (
    FAMILIES,
    LEVELS,
    METHODS,
    REASONS,
    UNITS,
    group_name,
    left_out_text,
    segment_name,
)


def test_every_code_has_words() -> None:
    for words, codes in (
        (FAMILIES, ServiceFamily),
        (LEVELS, ServiceLevel),
        (METHODS, ServiceMethod),
        (REASONS, ServiceReason),
        (UNITS, ServiceUnit),
    ):
        assert set(words) == set(get_args(codes))
        assert all(text.complete for text in words.values())


def test_what_is_left_out_is_told_by_reason() -> None:
    assert left_out_text({}) is None
    assert left_out_text({"not_due": 0}) is None
    found = left_out_text({"not_judged": 3, "not_due": 2, "own_reason": 1})
    assert found is not None
    assert found.text("zh") == "无法判断或不适用：3，未送达且尚未到期：2，own reason：1"
    assert found.text("en") == "not known or does not apply: 3, not delivered, and not due yet: 2, own reason: 1"


def test_segments_and_classes_are_named_in_print_and_kept_by_id() -> None:
    assert segment_name("value_class").text("en") == "value class"
    assert segment_name("my_route").text("zh") == "my route"
    named = group_name("key", "value_class")
    assert isinstance(named, LocalText)
    assert named.text("en") == "key customers"
    assert [group_name("key", "region"), group_name("key", None), group_name("q", "class")] == ["key", "key", "q"]
