"""Tests of the bounded building of plain data."""

from __future__ import annotations

import time

import pytest

from scorecard._document import MAX_DEPTH, MAX_PARTS
from scorecard._yaml import load_yaml
from scorecard.errors import CardError


def refused(text: str) -> str:
    """Return the message with which a text is refused, within two seconds."""
    started = time.process_time()
    with pytest.raises(CardError) as caught:
        load_yaml(text, source="card.yaml")
    assert time.process_time() - started < 2
    return str(caught.value).removeprefix("card.yaml cannot be read.\n  ")


def test_large_text_is_refused() -> None:
    """The bound counts bytes, not characters."""
    message = (
        "card.yaml: the text is larger than 5 MB. A card is a short text; data belong in files of their own. "
        "[text-too-large]"
    )
    assert refused("a: " + "x" * 10_000_000) == message
    assert refused("a: " + "甲" * 2_000_000) == message


@pytest.mark.parametrize("depth", [MAX_DEPTH + 1, 100_000])
def test_deep_nesting_is_refused(depth: int) -> None:
    """The first bracket too many is named."""
    assert refused("[" * depth) == (
        f"card.yaml:1:{MAX_DEPTH + 1}: the text is nested more than 40 levels deep. "
        "A card needs fewer than ten levels; look for a bracket that is not closed. [too-deep]"
    )


def test_deepest_allowed_nesting_is_read() -> None:
    """The bound itself is allowed."""
    data, _ = load_yaml("[" * MAX_DEPTH + "]" * MAX_DEPTH)
    assert str(data) == "[" * MAX_DEPTH + "]" * MAX_DEPTH


def test_many_parts_are_refused() -> None:
    """A text of very many short values stops at the bound."""
    assert refused("- a\n" * (MAX_PARTS + 5)) == (
        f"card.yaml:{MAX_PARTS}:3: the text has more than 100000 keys and values. "
        "A card is a short text; data belong in files of their own. [too-many-parts]"
    )


@pytest.mark.parametrize(
    ("text", "where", "code"),
    [("a: 1\r\nb: x\x00y", "2:5", "U+0000"), ("a: \x1b[31m", "1:4", "U+001B"), ("a: \ud800", "1:4", "U+D800")],
)
def test_characters_that_cannot_be_printed_are_refused(text: str, where: str, code: str) -> None:
    """A control character is named by its place and number."""
    assert refused(text) == (
        f"card.yaml:{where}: a character that cannot be printed stands in the text; found '{code}'. "
        "Delete it. [control-character]"
    )


def test_keys_that_are_lists_or_maps_are_refused() -> None:
    """A key is text."""
    assert refused("a:\n  ? [x, y]\n  : 1") == (
        "card.yaml:2:5: a: a key is a list or a map. Write a plain text before the colon. [key-not-text]"
    )


def test_numbers_at_the_edge_of_floats() -> None:
    """The largest float is read, a longer number is refused as not finite."""
    assert load_yaml("1.7976931348623157e308")[0] == 1.7976931348623157e308
    assert load_yaml("x: 123456789012345678901")[0] == {"x": 123456789012345678901}
    assert refused("9" * 400) == (
        f"card.yaml:1:1: the number is not finite; found '{'9' * 79}…'. "
        "Write a finite number, or leave the field out. [not-finite]"
    )
    assert "[not-finite]" in refused("9" * 5000)
