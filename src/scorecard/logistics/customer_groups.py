"""Customers by two of their attributes at once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from scorecard._result import Result
from scorecard._table import Cell, Column, Table
from scorecard._text import LocalText
from scorecard.errors import AnalysisError, Problems
from scorecard.logistics import customer_words as words
from scorecard.logistics.customer_values import customer_values, ids_of, labels_by_text

__all__ = ["CustomerGroups", "GroupCell", "customer_groups"]

_TITLE = LocalText(en="Customers by two attributes", zh="按两个属性划分的客户")
_ROW = Column("row", LocalText(en="Group", zh="组别"))
_LEFT = LocalText(
    en="Left out because they lack one of the two attributes: {number}.",
    zh="因缺少其中一个属性而未计入者：{number} 个。",
)


@dataclass(frozen=True, slots=True)
class GroupCell:
    """Customers who share both attributes.

    Attributes
    ----------
    row, column : str or None
        The two attributes; None is all of them together.
    n : int
        Customers.
    share : float or None
        Their share of the row; None where the row is empty.
    value : float or None
        Sum of their values, where these were given.
    """

    row: str | None
    column: str | None
    n: int
    share: float | None
    value: float | None


@dataclass(frozen=True, slots=True)
class CustomerGroups(Result):
    """Customers by two attributes, such as internal or external against motive.

    Attributes
    ----------
    cells : tuple of GroupCell
        Every row with every column, with the totals.
    rows, columns : tuple of str
        What occurs of the two attributes: value classes from key to general, stages from past to future, else sorted.
    n : int
        Customers with both attributes.
    left_out : int
        Customers who lack one.
    """

    cells: tuple[GroupCell, ...]
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    n: int
    left_out: int

    def cell(self, row: str | None, column: str | None) -> GroupCell:
        """Return one cell.

        Parameters
        ----------
        row, column : str or None
            The attributes; None for the total.

        Returns
        -------
        GroupCell
            Its customers; none where the two never occur together.
        """
        found = (cell for cell in self.cells if (cell.row, cell.column) == (row, column))
        return next(found, GroupCell(row, column, 0, None, None))

    def table(self) -> Table:
        """Return the counts as a cross table.

        Returns
        -------
        Table
            One row a group of the first attribute and one for all; one column a group of the second, and the total.
        """
        columns = [
            _ROW,
            *(Column(f"n_{key}", words.heading(key), "integer") for key in self.columns),
            Column("n", words.ALL, "integer"),
        ]
        counts = {(cell.row, cell.column): cell.n for cell in self.cells}
        rows: list[tuple[Cell, ...]] = [
            (words.named_class(row), *(counts.get((row, column), 0) for column in (*self.columns, None)))
            for row in (*self.rows, None)
        ]
        notes = (_LEFT.fill({"number": self.left_out}),) if self.left_out else ()
        return Table(tuple(columns), tuple(rows), title=_TITLE, notes=notes)


def customer_groups(
    rows: Mapping[str, str | None],
    columns: Mapping[str, str | None],
    *,
    values: Mapping[str, float] | None = None,
) -> CustomerGroups:
    """Return customers by two attributes at once.

    Parameters
    ----------
    rows, columns : mapping of str to str or None
        The two attributes of each customer, such as value class, stage, internal or external, or motive; None where
        one is not known.
    values : mapping of str to float, optional
        Value of each customer, to be summed; every customer with both attributes needs one.

    Returns
    -------
    CustomerGroups
        Counts, shares of the row, and values.

    Raises
    ------
    AnalysisError
        If no customer has both attributes, or one has no value.

    Examples
    --------
    >>> found = customer_groups(
    ...     {"a": "key", "b": "general", "c": "general"}, {"a": "economic", "b": "convenience", "c": "economic"}
    ... )
    >>> found.cell("general", "economic")
    GroupCell(row='general', column='economic', n=1, share=0.5, value=None)
    """
    problems = Problems()
    firsts_by_id = labels_by_text(rows, problems, path="rows")
    seconds_by_id = labels_by_text(columns, problems, path="columns")
    known = {one: (first, seconds_by_id[one]) for one, first in firsts_by_id.items() if one in seconds_by_id}
    worth = None if values is None else dict(zip(*_worth(values), strict=True))
    if not known:
        problems.add(
            "no-common-customers",
            "no customer has both attributes",
            cure="Check that both are given by the same ids.",
        )
    missing = [one for one in known if worth is not None and one not in worth]
    for one in missing:
        problems.add("no-customer-value", "a customer has no value", found=one, cure="Give its value, or 0.")
    problems.raise_if_any(AnalysisError, "The groups of customers cannot be formed.")
    firsts = words.in_order({row for row, _ in known.values()})
    seconds = words.in_order({column for _, column in known.values()})
    cells = tuple(_cells(known, worth, firsts, seconds))
    everyone = ids_of((*rows, *columns))
    return CustomerGroups(cells, firsts, seconds, len(known), len(everyone) - len(known))


def _worth(values: Mapping[str, float]) -> tuple[tuple[str, ...], list[float]]:
    """Return checked values by id."""
    ids, found = customer_values(values, None)
    return ids, found.tolist()


def _cells(
    known: Mapping[str, tuple[str, str]],
    worth: Mapping[str, float] | None,
    rows: Sequence[str],
    columns: Sequence[str],
) -> Iterator[GroupCell]:
    """Yield who shares each row and column, totals last; each customer is looked at once."""
    counts: Counter[tuple[str | None, str | None]] = Counter()
    amounts: defaultdict[tuple[str | None, str | None], list[float]] = defaultdict(list)
    for one, (first, second) in known.items():
        for place in ((first, second), (first, None), (None, second), (None, None)):
            counts[place] += 1
            if worth is not None:
                amounts[place].append(worth[one])
    for row in (*rows, None):
        inside = counts[row, None]
        for column in (*columns, None):
            n = counts.get((row, column), 0)
            value = None if worth is None else float(sum(sorted(amounts.get((row, column), ()))))
            yield GroupCell(row, column, n, n / inside if inside else None, value)
