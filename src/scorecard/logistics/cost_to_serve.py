"""What it costs to serve each customer, and what is left."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scorecard._result import Result
from scorecard._table import Cell, Column, Table
from scorecard._text import LocalText
from scorecard.errors import AnalysisError, Place, Problems, UsageError
from scorecard.errors import near as nearest
from scorecard.logistics import customer_words as words
from scorecard.logistics.customer_values import by_text, customer_values, labels_by_text, real_number
from scorecard.logistics.value_classes import ValueClasses

__all__ = ["ClassCost", "CostToServe", "cost_to_serve"]

_TITLE = LocalText(en="Cost to serve and contribution", zh="服务成本与贡献")
_CUSTOMER = Column("customer", LocalText(en="Customer", zh="客户"))
_MARGIN = Column("margin", LocalText(en="Margin before service", zh="服务前毛利"), "number")
_DIRECT = Column("direct", LocalText(en="Direct cost", zh="直接成本"), "number")
_COST = Column("cost", LocalText(en="Cost to serve", zh="服务成本"), "number")
_PER = Column("cost_per_customer", LocalText(en="Cost per customer", zh="户均服务成本"), "number")
_LEFT = Column("contribution", LocalText(en="Contribution", zh="贡献"), "number")
_LOSS = Column("n_loss", LocalText(en="At a loss", zh="亏损客户数"), "integer")
_RATES = LocalText(en="Cost per unit of activity: {rates}.", zh="每单位作业成本：{rates}。")
_CLASSLESS = LocalText(
    en="Customers without a class, in the total only: {number}.", zh="没有类别、仅计入总计的客户：{number} 个。"
)


@dataclass(frozen=True, slots=True)
class ClassCost:
    """Cost to serve of one class.

    Attributes
    ----------
    label : str or None
        The class; None for all customers.
    n : int
        Customers.
    margin : float
        Sum of their margins before the cost of service.
    activities : tuple of float
        Cost of each activity.
    direct : float
        Direct costs.
    cost : float
        Cost to serve: activities and direct costs.
    cost_per_customer : float or None
        Its mean; None without a customer.
    contribution : float
        Margin less cost to serve.
    n_loss : int
        Customers whose contribution is below 0.
    """

    label: str | None
    n: int
    margin: float
    activities: tuple[float, ...]
    direct: float
    cost: float
    cost_per_customer: float | None
    contribution: float
    n_loss: int


@dataclass(frozen=True, slots=True)
class CostToServe(Result):
    """What it costs to serve each customer, and what is left.

    Attributes
    ----------
    classes : tuple of ClassCost
        One a class, and last one for all customers.
    ids : tuple of str
        The customers, in the order of the margins.
    activities : tuple of str
        The activities.
    rates : tuple of float
        Cost of one unit of each.
    costs : (customers, activities) float array
        Cost of each activity for each customer.
    direct, margins, contributions : (customers,) float array
        Direct cost, margin before service, and what is left.
    without_class : int
        Customers who are in no class.
    """

    classes: tuple[ClassCost, ...]
    ids: tuple[str, ...]
    activities: tuple[str, ...]
    rates: tuple[float, ...]
    costs: NDArray[np.float64]
    direct: NDArray[np.float64]
    margins: NDArray[np.float64]
    contributions: NDArray[np.float64]
    without_class: int

    def __getitem__(self, label: str | None) -> ClassCost:
        """Return a class; None for all customers."""
        for row in self.classes:
            if row.label == label:
                return row
        raise UsageError.single(
            "no-cost-class",
            "there is no cost to serve of such a class",
            found=str(label),
            cure=nearest(str(label), [str(row.label) for row in self.classes[:-1]]),
        )

    def table(self) -> Table:
        """Return cost and contribution by class.

        Returns
        -------
        Table
            One row a class, and one for all; one column an activity.
        """
        named = [Column(f"activity_{name}", words.heading(name), "number") for name in self.activities]
        columns = (words.CLASS, words.CUSTOMERS, _MARGIN, *named, _DIRECT, _COST, _PER, _LEFT, _LOSS)
        rows: list[tuple[Cell, ...]] = [
            (
                words.named_class(c.label), c.n, c.margin, *c.activities, c.direct,
                c.cost, c.cost_per_customer, c.contribution, c.n_loss,
            )
            for c in self.classes
        ]  # fmt: skip
        rates = "; ".join(
            f"{words.shown(name)} {rate:g}" for name, rate in zip(self.activities, self.rates, strict=True)
        )
        notes = [_RATES.fill({"rates": rates})] if rates else []
        if self.without_class:
            notes.append(_CLASSLESS.fill({"number": self.without_class}))
        return Table(columns, tuple(rows), title=_TITLE, notes=tuple(notes))

    def customers(self) -> Table:
        """Return cost and contribution by customer, those who bring least first.

        Returns
        -------
        Table
            One row a customer.
        """
        cost = self.costs.sum(axis=1) + self.direct
        order = sorted(range(len(self.ids)), key=lambda at: (self.contributions[at], self.ids[at]))
        rows: list[tuple[Cell, ...]] = [
            (self.ids[at], float(self.margins[at]), float(cost[at]), float(self.contributions[at])) for at in order
        ]
        return Table((_CUSTOMER, _MARGIN, _COST, _LEFT), tuple(rows), title=_TITLE)


def cost_to_serve(
    margins: Mapping[str, float],
    activities: Mapping[str, float],
    *,
    drivers: Mapping[str, Mapping[str, float]],
    direct: Mapping[str, float] | None = None,
    classes: ValueClasses | Mapping[str, str] | None = None,
) -> CostToServe:
    """Return what it costs to serve each customer and class, and what is left of the margin.

    Parameters
    ----------
    margins : mapping of str to float
        Margin of each customer before the cost of serving it.
    activities : mapping of str to float
        Cost of one unit of each activity, such as an order taken, a line picked or a delivery made.
    drivers : mapping of str to mapping of str to float
        By activity, how many units each customer took; a customer that is not named took none.
    direct : mapping of str to float, optional
        Costs that belong to one customer as they are, such as its freight.
    classes : ValueClasses or mapping of str to str, optional
        Class of each customer.

    Returns
    -------
    CostToServe
        Cost = Σ rate × units + direct cost; contribution = margin − cost.

    Raises
    ------
    AnalysisError
        If a number cannot be used, activities and drivers are not the same, or a driver names an unknown customer.

    References
    ----------
    Kaplan, R. S., Cooper, R. (1998). Cost and Effect. Boston: Harvard Business School Press, chapters 6 and 10.
    Braithwaite, A., Samakh, E. (1998). The cost-to-serve method. International Journal of Logistics Management 9(1),
    69-84.

    Examples
    --------
    >>> found = cost_to_serve(
    ...     {"a": 500, "b": 60},
    ...     {"order": 10, "delivery": 25},
    ...     drivers={"order": {"a": 4, "b": 4}, "delivery": {"a": 2, "b": 2}},
    ...     classes={"a": "key", "b": "general"},
    ... )
    >>> found["key"].contribution, found["general"].contribution, found[None].cost
    (410.0, -30.0, 180.0)
    """
    ids, margin = customer_values(margins, None)
    position = {one: at for at, one in enumerate(ids)}
    problems = Problems()
    _check_names(activities, drivers, problems)
    rates = np.array([_amount(f"activities.{name}", rate, problems) for name, rate in activities.items()])
    units = np.zeros((len(ids), len(activities)))
    for column, name in enumerate(activities):
        units[:, column] = _spread(f"drivers.{name}", drivers.get(name, {}), position, problems)
    own = _spread("direct", direct or {}, position, problems)
    labels = _labels(classes, problems)
    problems.raise_if_any(AnalysisError, "The cost to serve cannot be found.")
    costs = units * rates
    left = margin - costs.sum(axis=1) - own
    order = classes.labels if isinstance(classes, ValueClasses) else words.in_order(set(labels.values()))
    coded = np.array([order.index(labels[one]) if one in labels else -1 for one in ids], dtype=np.int64)
    every = np.ones(len(ids), dtype=np.bool_)
    groups: list[tuple[str | None, NDArray[np.bool_]]] = [(label, coded == at) for at, label in enumerate(order)]
    found = tuple(_of_class(label, who, margin, costs, own, left, ids) for label, who in [*groups, (None, every)])
    without = int((coded < 0).sum()) if classes is not None else 0
    return CostToServe(found, ids, tuple(activities), tuple(rates.tolist()), costs, own, margin, left, without)


def _check_names(activities: Mapping[str, float], drivers: Mapping[str, object], problems: Problems) -> None:
    """Report activities without drivers, and drivers without an activity."""
    for name in activities:
        if name not in drivers:
            problems.add(
                "no-driver", "an activity has no driver", found=name, cure="Give how many units each customer took."
            )
    for name in drivers:
        if name not in activities:
            problems.add(
                "no-activity",
                "a driver belongs to no activity",
                found=name,
                cure=nearest(name, list(activities)),
            )


def _labels(classes: ValueClasses | Mapping[str, str] | None, problems: Problems) -> Mapping[str, str]:
    """Return the class of each customer."""
    if isinstance(classes, ValueClasses):
        return classes.labels_by_id()
    return labels_by_text(classes or {}, problems, path="classes")


def _spread(
    path: str, given: Mapping[str, float], position: Mapping[str, int], problems: Problems
) -> NDArray[np.float64]:
    """Return one number a customer, 0 where none is given."""
    found = np.zeros(len(position))
    for one, amount in by_text(given, problems, path=path).items():
        if one not in position:
            problems.add(
                "unknown-customer",
                "there is no margin of this customer",
                place=Place(path=path),
                found=one,
                cure="Give its margin, 0 where it has none.",
            )
        else:
            found[position[one]] = _amount(f"{path}.{one}", amount, problems)
    return found


def _amount(path: str, amount: object, problems: Problems) -> float:
    """Return a cost or a count, or report one that is none."""
    number = real_number(amount)
    if 0 <= number < math.inf:
        return number
    problems.add(
        "bad-cost",
        "a cost, or a number of units, is a number from 0",
        place=Place(path=path),
        found=str(amount),
        cure="Correct it.",
    )
    return 0.0


def _of_class(
    label: str | None,
    who: NDArray[np.bool_],
    margin: NDArray[np.float64],
    costs: NDArray[np.float64],
    own: NDArray[np.float64],
    left: NDArray[np.float64],
    ids: Sequence[str],
) -> ClassCost:
    """Return the sums of some customers, in the order of their ids."""
    inside = np.array(sorted(np.flatnonzero(who).tolist(), key=ids.__getitem__), dtype=np.intp)
    n = len(inside)
    parts = tuple(costs[inside].sum(axis=0).tolist())
    direct = float(own[inside].sum())
    cost = sum(parts) + direct
    total = float(margin[inside].sum())
    return ClassCost(
        label, n, total, parts, direct, cost, cost / n if n else None, total - cost, int((left[inside] < 0).sum())
    )
