"""Classes have names in both languages; labels of one's own are their own names."""

from __future__ import annotations

from scorecard._text import LocalText
from scorecard.logistics.customer_words import heading, in_order, named_class, shown


def test_names_of_classes() -> None:
    assert named_class("key") == LocalText(en="key customers", zh="关键客户")
    assert named_class(None) == LocalText(en="all customers", zh="全部客户")
    assert named_class("hospitals") == "hospitals"


def test_order_of_classes() -> None:
    assert in_order({"x", "general", "a", "key"}) == ("key", "general", "a", "x")


def test_labels_from_files() -> None:
    assert shown("a\x00b\nc") == "a�b c"
    assert shown(" ") == "–"
    assert shown("x" * 200) == "x" * 79 + "…"
    assert heading("") == LocalText(en="–", zh="–")
    assert heading("past").zh == "过去的客户"
