"""Classes have names in both languages; labels of one's own are their own names."""

from __future__ import annotations

from scorecard._text import LocalText
from scorecard.logistics.customer_words import in_order, named_class


def test_names_of_classes() -> None:
    assert named_class("key") == LocalText(en="key customers", zh="关键客户")
    assert named_class(None) == LocalText(en="all customers", zh="全部客户")
    assert named_class("hospitals") == "hospitals"


def test_order_of_classes() -> None:
    assert in_order({"x", "general", "a", "key"}) == ("key", "general", "a", "x")
