"""Which customers of one period come back in the next."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np

from scorecard._given import require_names
from scorecard._result import Result
from scorecard._table import Cell, Column, Table
from scorecard._text import LocalText
from scorecard.errors import AnalysisError, Problems, UsageError
from scorecard.errors import near as nearest
from scorecard.logistics import customer_words as words
from scorecard.logistics.customer_values import ids_of, labels_by_text
from scorecard.logistics.value_classes import ValueClasses
from scorecard.stats.intervals import check_confidence, wilson_interval

__all__ = ["Retention", "RetentionRow", "retention"]

_TITLE = LocalText(en="Retention", zh="客户保持率")
_RETAINED = Column("retained", LocalText(en="Retained", zh="保持"), "integer")
_RATE = Column("rate", LocalText(en="Retention", zh="保持率"), "percent", 1)
_METHOD = LocalText(
    en="Customers of the first period who are customers of the second too; Wilson intervals, {confidence}.",
    zh="第一期客户中第二期仍为客户者；Wilson 区间，置信水平 {confidence}。",
)
_NEW = LocalText(en="New in the second period: {number}.", zh="第二期新客户：{number} 个。")
_CLASSLESS = LocalText(
    en="Customers of the first period without a class, in the total only: {number}.",
    zh="第一期客户中没有类别、仅计入总计者：{number} 个。",
)


@dataclass(frozen=True, slots=True)
class RetentionRow:
    """Retention of one class.

    Attributes
    ----------
    label : str or None
        The class; None for all customers.
    n : int
        Customers in the first period.
    retained : int
        Of these, customers in the second.
    rate, low, high : float or None
        Share retained with its Wilson interval; None without a customer.
    value : float or None
        Value of the class in the first period, where classes come with values.
    confidence : float or None
        Level of the interval, where it is known.
    """

    label: str | None
    n: int
    retained: int
    rate: float | None
    low: float | None
    high: float | None
    value: float | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Retention(Result):
    """Which customers of one period come back in the next.

    Attributes
    ----------
    rows : tuple of RetentionRow
        One a class, and last one for all customers.
    n_second : int
        Customers in the second period.
    new : int
        Of these, who were none in the first.
    without_class : int
        Customers of the first period who are in no class.
    confidence : float
        Level of the intervals.

    Examples
    --------
    >>> from scorecard.logistics import retention
    >>> found = retention(["a", "b"], ["b", "c"])
    >>> found.overall.retained, found.overall.rate, found.new
    (1, 0.5, 1)
    """

    rows: tuple[RetentionRow, ...]
    n_second: int
    new: int
    without_class: int
    confidence: float

    @property
    def overall(self) -> RetentionRow:
        """The row of all customers."""
        return self.rows[-1]

    def __getitem__(self, label: str) -> RetentionRow:
        """Return the row of a class."""
        for row in self.rows[:-1]:
            if row.label == label:
                return row
        raise UsageError.single(
            "no-retention-row",
            "there is no retention of such a class",
            found=str(label),
            cure=nearest(str(label), [str(row.label) for row in self.rows[:-1]]),
        )

    def table(self) -> Table:
        """Return retention as a table.

        Returns
        -------
        Table
            One row a class, and one for all customers.
        """
        rows: list[tuple[Cell, ...]] = [
            (words.named_class(r.label), r.n, r.retained, r.rate, r.low, r.high) for r in self.rows
        ]
        notes = [_METHOD.fill({"confidence": f"{100 * self.confidence:g} %"}), _NEW.fill({"number": self.new})]
        if self.without_class:
            notes.append(_CLASSLESS.fill({"number": self.without_class}))
        columns = (words.CLASS, words.CUSTOMERS, _RETAINED, _RATE, words.LOW, words.HIGH)
        return Table(columns, tuple(rows), title=_TITLE, notes=tuple(notes))


def retention(
    first_period: Collection[str],
    second_period: Collection[str],
    *,
    classes: ValueClasses | Mapping[str, str] | None = None,
    confidence: float = 0.95,
) -> Retention:
    """Return which customers of one period come back in the next, by class.

    Parameters
    ----------
    first_period, second_period : collection of str
        Ids of the customers who ordered in each period; the order does not matter, nor that an id comes twice.
    classes : ValueClasses or mapping of str to str, optional
        Class of each customer, found from the first period: classes by what came later would know who stayed.
    confidence : float
        Level of the intervals.

    Returns
    -------
    Retention
        Retained over customers of the first period, with Wilson intervals.

    Raises
    ------
    AnalysisError
        If the first period has no customer, or none of them has a class.
    UsageError
        If the level is not between 0 and 1.

    Examples
    --------
    >>> found = retention(["a", "b", "c", "d"], ["a", "b", "c", "e"])
    >>> found.overall.retained, found.overall.rate, found.new
    (3, 0.75, 1)
    """
    check_confidence(confidence)
    for option, customers in (("first_period", first_period), ("second_period", second_period)):
        require_names(option, customers)
    first, second = ids_of(first_period), ids_of(second_period)
    problems = Problems()
    if not first:
        problems.add("nobody-to-retain", "the first period has no customer", cure="Check the period.")
    by_id = _labels(classes, problems)
    order = classes.labels if isinstance(classes, ValueClasses) else words.in_order(set(by_id.values()))
    grouped: dict[str, list[str]] = {label: [] for label in order}
    for one in sorted(first):
        if one in by_id:
            grouped[by_id[one]].append(one)
    if first and classes is not None and not any(grouped.values()):
        problems.add(
            "nobody-with-class",
            "no customer of the first period has a class",
            cure="Check that classes and periods have the same ids.",
        )
    problems.raise_if_any(AnalysisError, "Retention cannot be found.")
    values = _values(classes)
    rows = [_row(label, members, second, values, confidence) for label, members in grouped.items()]
    rows.append(_row(None, sorted(first), second, values, confidence))
    missing = len(first) - sum(map(len, grouped.values())) if classes is not None else 0
    return Retention(tuple(rows), len(second), len(second - first), missing, confidence)


def _labels(classes: ValueClasses | Mapping[str, str] | None, problems: Problems) -> Mapping[str, str]:
    """Return the class of each customer."""
    if classes is None:
        return {}
    if isinstance(classes, ValueClasses):
        return classes.labels_by_id()
    return labels_by_text(classes, problems, path="classes")


def _values(classes: ValueClasses | Mapping[str, str] | None) -> Mapping[str, float] | None:
    """Return the value of each customer, where classes have them."""
    if not isinstance(classes, ValueClasses):
        return None
    return dict(zip(classes.ids, classes.values.tolist(), strict=True))


def _row(
    label: str | None,
    members: list[str],
    second: frozenset[str],
    values: Mapping[str, float] | None,
    confidence: float,
) -> RetentionRow:
    """Return retention of some customers."""
    n, retained = len(members), sum(one in second for one in members)
    limits = wilson_interval(retained, n, confidence=confidence)
    low, high = (None, None) if limits is None else limits
    value = None if values is None else float(np.sort([values.get(one, 0.0) for one in members]).sum())
    return RetentionRow(label, n, retained, retained / n if n else None, low, high, value, confidence)
