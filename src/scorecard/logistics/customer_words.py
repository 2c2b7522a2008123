"""Words of the analyses of customers."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from scorecard._table import DASH, Column
from scorecard._text import LocalText
from scorecard.errors import quoted

__all__ = [
    "ALL",
    "CLASS",
    "CLASS_NAMES",
    "CUSTOMERS",
    "HIGH",
    "LOW",
    "VALUE",
    "VALUE_SHARE",
    "heading",
    "in_order",
    "named_class",
    "shown",
]

CLASS_NAMES: Mapping[str, LocalText] = {
    "key": LocalText(en="key customers", zh="关键客户"),
    "suitable": LocalText(en="suitable customers", zh="合适客户"),
    "general": LocalText(en="general customers", zh="一般客户"),
    "A": LocalText(en="class A", zh="A 类"),
    "B": LocalText(en="class B", zh="B 类"),
    "C": LocalText(en="class C", zh="C 类"),
    "past": LocalText(en="past customers", zh="过去的客户"),
    "present": LocalText(en="present customers", zh="现在的客户"),
    "future": LocalText(en="future customers", zh="未来的客户"),
    "internal": LocalText(en="internal customers", zh="内部客户"),
    "external": LocalText(en="external customers", zh="外部客户"),
    "economic": LocalText(en="economic customers", zh="经济型客户"),
    "ethical": LocalText(en="ethical customers", zh="道德型客户"),
    "personalising": LocalText(en="personalising customers", zh="个性化客户"),
    "convenience": LocalText(en="convenience customers", zh="方便型客户"),
}
"""Classes with a name in both languages; any other label is its own name."""

ALL = LocalText(en="all customers", zh="全部客户")
CLASS = Column("class", LocalText(en="Class", zh="类别"))
CUSTOMERS = Column("n", LocalText(en="Customers", zh="客户数"), "integer")
VALUE = Column("value", LocalText(en="Value", zh="价值"), "number")
VALUE_SHARE = Column("share_value", LocalText(en="Share of value", zh="价值占比"), "percent", 1)
LOW = Column("low", LocalText(en="Low", zh="下限"), "percent", 1)
HIGH = Column("high", LocalText(en="High", zh="上限"), "percent", 1)


def in_order(labels: Collection[str]) -> tuple[str, ...]:
    """Return labels in the order of their names, any others sorted behind them."""
    known = [label for label in CLASS_NAMES if label in labels]
    return (*known, *sorted(set(labels) - set(known)))


def named_class(label: str | None) -> LocalText | str:
    """Return the name of a class in both languages, or its label where it has none; None is all customers."""
    return ALL if label is None else CLASS_NAMES.get(label, label)


def heading(label: str) -> LocalText:
    """Return the name of a class, or of anything else that a file names, as a heading."""
    return CLASS_NAMES.get(label, LocalText(en=shown(label), zh=shown(label)))


def shown(label: str) -> str:
    """Return a label from a file fit for a heading or a note: one line, not too long, never empty."""
    return quoted(label)[1:-1].strip() or DASH
