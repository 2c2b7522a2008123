"""Classes of customers, or of anything else, by value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from scorecard._result import Result
from scorecard._table import Cell, Column, Table
from scorecard._text import LocalText
from scorecard.errors import AnalysisError, UsageError
from scorecard.errors import near as nearest
from scorecard.logistics import customer_words as words
from scorecard.logistics.customer_values import CustomerValues, customer_values, exact_share, require_choice
from scorecard.logistics.value_lines import Crossing, Rule, Ties, class_lines, value_order

__all__ = ["ValueClass", "ValueClasses", "value_classes"]

NotPositive = Literal["apart", "last"]
"""What becomes of customers without a positive value."""

_SHARE_N = Column("share_n", LocalText(en="Share of customers", zh="客户占比"), "percent", 1)
_TITLE = LocalText(en="Value classes", zh="价值分类")
_LINES: Mapping[Rule, LocalText] = {
    "count": LocalText(en="Lines by number of customers: {lines}.", zh="按客户数划线：{lines}。"),
    "cumulative": LocalText(en="Lines by cumulative value: {lines}.", zh="按累计价值划线：{lines}。"),
}
_CROSSING: Mapping[Crossing, LocalText] = {
    "higher": LocalText(en="Who crosses a line belongs to the higher class.", zh="跨线者归入较高一类。"),
    "lower": LocalText(en="Who crosses a line belongs to the lower class.", zh="跨线者归入较低一类。"),
}
_TIES: Mapping[Ties, LocalText] = {
    "together": LocalText(en="Equal values stay together.", zh="价值相等者归入同一类。"),
    "by_id": LocalText(en="Equal values are taken in the order of their ids.", zh="价值相等者按编号先后划分。"),
}
_CROSSED = LocalText(en="The line at {line} is crossed by: {ids}.", zh="跨越 {line} 线者：{ids}。")
_MANY = LocalText(
    en="The line at {line} is crossed by {number} of equal value.", zh="{number} 个价值相等者跨越 {line} 线。"
)
_NONE = LocalText(en="without positive value", zh="价值不为正")
_APART = LocalText(
    en="Without a positive value, in no class and in no share: {number}.",
    zh="价值不为正、不归入任何类别也不计入占比者：{number} 个。",
)
_LAST: Mapping[Rule, LocalText] = {
    "count": LocalText(
        en="Without a positive value, counted like all others: {number}.",
        zh="价值不为正、与其余客户一并计数者：{number} 个。",
    ),
    "cumulative": LocalText(
        en="Without a positive value, in the last class: {number}; lines are set by the value of the others.",
        zh="价值不为正、归入最后一类者：{number} 个；划线只依据其余客户的价值。",
    ),
}
_IDS_SHOWN = 5
_SHARES = (0.05, 0.15)
_THRESHOLDS = (0.8, 0.95)
"""How many ids of equal value a note names."""


@dataclass(frozen=True, slots=True)
class ValueClass:
    """One class.

    Attributes
    ----------
    label : str
        Its label.
    n : int
        Customers in it.
    share_n : float or None
        Their share of all customers in classes; None where there is none.
    value : float
        Sum of their values.
    share_value : float or None
        Its share of the value of all customers in classes; None where that sum is not positive.
    """

    label: str
    n: int
    share_n: float | None
    value: float
    share_value: float | None


@dataclass(frozen=True, slots=True)
class ValueClasses(Result):
    """Customers in classes by value.

    Attributes
    ----------
    classes : tuple of ValueClass
        The classes, the most valuable first.
    labels : tuple of str
        Their labels.
    ids : tuple of str
        The customers, in the order given.
    values : (n,) float array
        Their values.
    codes : (n,) int array
        Class of each, counted from 0; −1 where a customer is in none.
    rule : {"count", "cumulative"}
        What the lines are shares of.
    lines : tuple of float
        Cumulative shares at which classes end.
    crossing : {"higher", "lower"}
        The class of those who cross a line.
    crossers : tuple of tuple of str
        Who crosses each line; none where a class ends on it.
    ties : {"together", "by_id"}
        What became of equal values.
    not_positive : {"apart", "last"}
        What became of customers without a positive value.
    n_positive, n_not_positive : int
        Customers with a positive value, and those without.
    total_positive, total : float
        Sum of the positive values, and of all.
    value_not_positive : float
        Sum of the values that are not positive.

    Examples
    --------
    >>> from scorecard.logistics import value_classes
    >>> found = value_classes({"a": 60, "b": 25, "c": 10, "d": 5}, labels=["key", "general"], shares=[0.25])
    >>> found.labels_by_id(), found["key"].share_value
    ({'a': 'key', 'b': 'general', 'c': 'general', 'd': 'general'}, 0.6)
    """

    classes: tuple[ValueClass, ...]
    labels: tuple[str, ...]
    ids: tuple[str, ...]
    values: NDArray[np.float64]
    codes: NDArray[np.int64]
    rule: Rule
    lines: tuple[float, ...]
    crossing: Crossing
    crossers: tuple[tuple[str, ...], ...]
    ties: Ties
    not_positive: NotPositive
    n_positive: int
    n_not_positive: int
    total_positive: float
    total: float
    value_not_positive: float

    def __getitem__(self, label: str) -> ValueClass:
        """Return a class by its label."""
        for one in self.classes:
            if one.label == label:
                return one
        raise UsageError.single(
            "no-such-class", "there is no such class", found=str(label), cure=nearest(str(label), self.labels)
        )

    def members(self, label: str) -> tuple[str, ...]:
        """Return who is in a class.

        Parameters
        ----------
        label : str
            The class.

        Returns
        -------
        tuple of str
            Ids, in the order given.

        Raises
        ------
        UsageError
            If there is no such class.
        """
        code = self.labels.index(self[label].label)
        return tuple(self.ids[at] for at in np.flatnonzero(self.codes == code).tolist())

    def labels_by_id(self) -> dict[str, str]:
        """Return the class of each customer that is in one.

        Returns
        -------
        dict of str to str
            Label by id.
        """
        return {i: self.labels[code] for i, code in zip(self.ids, self.codes.tolist(), strict=True) if code >= 0}

    def table(self) -> Table:
        """Return the classes as a table.

        Returns
        -------
        Table
            One row a class, one for customers without a positive value that are in none, and one for all.
        """
        rows: list[tuple[Cell, ...]] = [
            (words.named_class(c.label), c.n, c.share_n, c.value, c.share_value) for c in self.classes
        ]
        if self.not_positive == "apart" and self.n_not_positive:
            rows.append((_NONE, self.n_not_positive, None, self.value_not_positive, None))
        rows.append((words.ALL, len(self.ids), None, self.total, None))
        columns = (words.CLASS, words.CUSTOMERS, _SHARE_N, words.VALUE, words.VALUE_SHARE)
        return Table(columns, tuple(rows), title=_TITLE, notes=self._notes())

    def _notes(self) -> tuple[LocalText, ...]:
        """Return the rules, and who crosses a line."""
        notes = [
            _LINES[self.rule].fill({"lines": ", ".join(map(_percent, self.lines))}),
            _CROSSING[self.crossing],
            _TIES[self.ties],
        ]
        for line, ids in zip(self.lines, self.crossers, strict=True):
            text = _CROSSED if len(ids) <= _IDS_SHOWN else _MANY
            if ids:
                notes.append(
                    text.fill({"line": _percent(line), "ids": ", ".join(map(words.shown, ids)), "number": len(ids)})
                )
        if self.n_not_positive:
            left = _APART if self.not_positive == "apart" else _LAST[self.rule]
            notes.append(left.fill({"number": self.n_not_positive}))
        return tuple(notes)


def _percent(line: float) -> str:
    """Return a line as it was written, in per cent."""
    return f"{float(exact_share(line) * 100):g} %"


def value_classes(
    values: CustomerValues,
    *,
    ids: Sequence[str] | None = None,
    labels: Sequence[str] = ("key", "suitable", "general"),
    rule: Rule = "count",
    shares: Sequence[float] = _SHARES,
    thresholds: Sequence[float] = _THRESHOLDS,
    crossing: Crossing = "higher",
    ties: Ties = "together",
    not_positive: NotPositive = "apart",
) -> ValueClasses:
    """Return customers in classes by value (ABC).

    Parameters
    ----------
    values : mapping of str to float, sequence or array of float
        Value of each customer, such as profit or revenue of a year.
    ids : sequence of str, optional
        Who the values belong to, where they are no mapping.
    labels : sequence of str
        Classes, the most valuable first.
    rule : {"count", "cumulative"}
        Whether classes hold shares of the customers, or end where the cumulative value reaches a line.
    shares : sequence of float
        With "count": share of customers in each class but the last.
    thresholds : sequence of float
        With "cumulative": cumulative share of value at which each class but the last ends.
    crossing : {"higher", "lower"}
        The class of the customer that begins above a line and ends below it.
    ties : {"together", "by_id"}
        Whether customers of equal value stay together and cross a line as one, or are taken in the order of their ids.
    not_positive : {"apart", "last"}
        Whether customers with a value of 0 or less are in no class, or below all others: counted among them by "count",
        in the last class by "cumulative".

    Returns
    -------
    ValueClasses
        The classes, their shares, and who crosses a line.

    Raises
    ------
    AnalysisError
        If values cannot be used, or none is positive.
    UsageError
        If an option has an impossible value, or `shares` or `thresholds` are given to the rule that does not use them.

    Notes
    -----
    Customers are taken from the most valuable down; one that takes the cumulative share from a to b crosses a line at
    s if a < s < b. Lines are set among customers with a positive value; by "count" with `not_positive` "last" among
    all. The order of the input never matters. The teaching shares 5, 15 and 80 % are a convention, no law.

    References
    ----------
    Dickie, H. F. (1951). ABC inventory analysis shoots for dollars, not pennies. Factory Management and
    Maintenance 109(7), 92-94.
    Heizer, J., Render, B., Munson, C. (2017). Operations Management, 12th edition, chapter 12.

    Examples
    --------
    >>> found = value_classes({"a": 60, "b": 25, "c": 10, "d": 5}, rule="cumulative")
    >>> found.labels_by_id()
    {'a': 'key', 'b': 'key', 'c': 'suitable', 'd': 'general'}
    >>> found["key"].share_value, found.crossers
    (0.85, (('b',), ()))
    """
    _check_used(rule, shares, thresholds)
    lines = _checked(labels, rule, shares, thresholds)
    require_choice("crossing", crossing, ("higher", "lower"))
    require_choice("ties", ties, ("together", "by_id"))
    require_choice("not_positive", not_positive, ("apart", "last"))
    names, found = customer_values(values, ids)
    positive = int((found > 0).sum())
    if not positive:
        raise AnalysisError.single(
            "no-positive-value",
            "no customer has a positive value",
            cure="Classes by value need at least one; check what the values are.",
        )
    order = value_order(names, found)
    counted = order if rule == "count" and not_positive == "last" else order[:positive]
    cut = class_lines(found[counted], lines, rule=rule, crossing=crossing, ties=ties)
    codes = np.full(len(names), -1 if not_positive == "apart" else len(lines), dtype=np.int64)
    codes[counted] = np.searchsorted(np.array(cut.ends), np.arange(len(counted)), side="right")
    places: list[int] = counted.tolist()
    crossers = tuple(tuple(names[places[at]] for at in over) for over in cut.crossing)
    classes = _classes(labels, codes[order], found[order])
    return ValueClasses(
        classes,
        tuple(labels),
        names,
        found,
        codes,
        rule,
        lines,
        crossing,
        crossers,
        ties,
        not_positive,
        positive,
        len(names) - positive,
        float(found[order[:positive]].sum()),
        float(found[order].sum()),
        float(found[order[positive:]].sum()),
    )


def _check_used(rule: object, shares: Sequence[float], thresholds: Sequence[float]) -> None:
    """Refuse lines that the rule does not look at, which would be other classes than those asked for."""
    idle, given, usual, of = (
        ("thresholds", thresholds, _THRESHOLDS, "cumulative")
        if rule == "count"
        else ("shares", shares, _SHARES, "count")
    )
    if given is not usual and tuple(given) != usual:
        raise UsageError.single(
            "idle-lines",
            f"{idle} belong to another rule",
            found=f"rule={rule}",
            cure=f'Write rule="{of}", or leave {idle} out.',
        )


def _checked(
    labels: Sequence[str], rule: object, shares: Sequence[float], thresholds: Sequence[float]
) -> tuple[float, ...]:
    """Return the lines of a rule as cumulative shares, or refuse what does not go together."""
    require_choice("rule", rule, ("count", "cumulative"))
    option, given = ("shares", shares) if rule == "count" else ("thresholds", thresholds)
    exact = [exact_share(share) if np.isfinite(share) else exact_share(-1) for share in given]
    lines = [sum(exact[: at + 1], exact_share(0)) for at in range(len(exact))] if rule == "count" else exact
    steps = [b - a for a, b in zip([exact_share(0), *lines], lines, strict=False)]
    if not lines or min(steps) <= 0 or lines[-1] >= 1:
        raise UsageError.single(
            "bad-lines",
            f"{option} must be positive and leave something for the last class"
            if rule == "count"
            else f"{option} must rise from above 0 to below 1",
            found=", ".join(f"{share:g}" for share in given),
            cure="Give shares such as 0.05, 0.15." if rule == "count" else "Give thresholds such as 0.8, 0.95.",
        )
    if len(labels) != len(lines) + 1 or len(set(labels)) < len(labels):
        raise UsageError.single(
            "bad-labels",
            f"there must be {len(lines) + 1} different labels for {len(lines)} {option}",
            found=", ".join(map(str, labels)),
            cure="Give one label a class, the most valuable first.",
        )
    return tuple(map(float, lines))


def _classes(labels: Sequence[str], codes: NDArray[np.int64], values: NDArray[np.float64]) -> tuple[ValueClass, ...]:
    """Return count and value of each class, from customers in the order of value."""
    inside = codes >= 0
    n, total = int(inside.sum()), float(values[inside].sum())
    found: list[ValueClass] = []
    for code, label in enumerate(labels):
        mine = values[codes == code]
        value = float(mine.sum())
        found.append(ValueClass(label, len(mine), len(mine) / n, value, value / total if total > 0 else None))
    return tuple(found)
