"""Whether the customers who bring most get the service that this calls for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from scorecard.errors import AnalysisError, Place, Problems
from scorecard.errors import near as nearest
from scorecard.logistics.customer_values import require_number
from scorecard.logistics.mismatch_records import (
    ClassService,
    Figure,
    Flag,
    MismatchRow,
    ServiceComparison,
    ServiceMismatch,
)
from scorecard.logistics.value_classes import ValueClasses
from scorecard.stats.intervals import check_confidence, t_interval, wilson_interval
from scorecard.stats.multiplicity import holm
from scorecard.stats.proportion_difference import proportion_difference
from scorecard.stats.unpaired import SampleMean, welch_t

__all__ = ["ServiceRate", "service_mismatch"]


@dataclass(frozen=True, slots=True)
class ServiceRate:
    """How many orders were served as promised.

    Attributes
    ----------
    met, orders : int
        Orders that met the promise, of all that could be judged.

    Examples
    --------
    >>> rate = ServiceRate(met=160, orders=200)
    >>> rate.met / rate.orders
    0.8
    """

    met: int
    orders: int


Given = ServiceRate | SampleMean


def service_mismatch(
    classes: ValueClasses,
    service: Mapping[str, ServiceRate] | Mapping[str, SampleMean],
    *,
    gaps: Mapping[str, SampleMean] | None = None,
    alpha: float = 0.05,
    minimum: int = 5,
) -> ServiceMismatch:
    """Return value classes against the service they get and the gap they feel.

    Parameters
    ----------
    classes : ValueClasses
        Customers in classes, the most valuable first.
    service : mapping of str to ServiceRate or SampleMean
        Service received by class, the more the better: orders served as promised, or a mean with its standard error
        (clustered by customer where orders of a customer resemble one another).
    gaps : mapping of str to SampleMean, optional
        Perception less expectation by class, from a survey.
    alpha : float
        Level of the tests; intervals have 1 − alpha.
    minimum : int
        Least number of orders or respondents that a figure is shown for.

    Returns
    -------
    ServiceMismatch
        A row for each class, and every class against every lower one. Flags: "served_worse" where service or gap is
        below that of a lower class; "expectations_unmet" where the gap lies below 0; "over_served" where a class gets
        better service than a higher one, or more than it expects while a higher class gets less.

    Raises
    ------
    AnalysisError
        If a figure is impossible, belongs to no class, or all service is of different kinds.
    UsageError
        If an option has an impossible value.

    Notes
    -----
    Rates: Wilson intervals, the pooled score test, Newcombe's interval of the difference. Means: t, and Welch's test.
    p-values are adjusted by Holm within the comparisons of service and within those of gaps. No total is shown, so
    that nothing hidden can be found from what is shown.

    Examples
    --------
    >>> from scorecard.logistics import value_classes
    >>> classes = value_classes({"a": 90, "b": 30, "c": 20, "d": 10}, labels=["key", "general"], shares=[0.25])
    >>> found = service_mismatch(classes, {"key": ServiceRate(160, 200), "general": ServiceRate(540, 600)})
    >>> found["key"].flags, found["general"].flags
    (('served_worse',), ('over_served',))
    """
    check_confidence(1 - alpha)
    require_number("minimum", minimum, low=1, whole=True)
    problems = Problems()
    _check(service, classes.labels, "service", problems)
    _check(gaps or {}, classes.labels, "gaps", problems)
    if len({type(figure) for figure in service.values()}) > 1:
        problems.add(
            "mixed-service",
            "the service of one class is a rate and that of another a mean",
            cure="Give rates for all classes, or means for all.",
        )
    problems.raise_if_any(AnalysisError, "Value and service cannot be compared.")
    received = {label: _shown(service.get(label), alpha, minimum) for label in classes.labels}
    felt = {label: _shown((gaps or {}).get(label), alpha, minimum) for label in classes.labels}
    seen = {label: figure for label, figure in service.items() if received[label].reason is None}
    heard = {label: figure for label, figure in (gaps or {}).items() if felt[label].reason is None}
    compared = [
        *_comparisons("service", classes.labels, seen, alpha),
        *_comparisons("gap", classes.labels, heard, alpha),
    ]
    rows = tuple(
        MismatchRow(
            one.label, one.n, one.share_value, received[one.label], felt[one.label],
            _flags(one.label, classes.labels, compared, felt, alpha),
        )
        for one in classes.classes
    )  # fmt: skip
    return ServiceMismatch(rows, tuple(compared), float(alpha), int(minimum))


def _check(given: Mapping[str, Given], labels: Sequence[str], path: str, problems: Problems) -> None:
    """Report figures of no class, and impossible ones."""
    for label, figure in given.items():
        place = Place(path=f"{path}.{label}")
        if label not in labels:
            problems.add(
                "service-without-class",
                "a figure belongs to no class",
                place=place,
                found=label,
                cure=nearest(label, labels),
            )
        if isinstance(figure, ServiceRate) and not 0 <= figure.met <= figure.orders:
            problems.add(
                "bad-service-rate",
                "orders served as promised must lie between 0 and all orders",
                place=place,
                found=f"{figure.met} of {figure.orders}",
                cure="Count them among the orders.",
            )


def _shown(given: Given | None, alpha: float, minimum: int) -> ClassService:
    """Return a figure with its interval, or why it is not shown."""
    if given is None:
        return ClassService(reason="not_given")
    n = given.orders if isinstance(given, ServiceRate) else given.n
    if n < minimum:
        return ClassService(reason="too_few")
    if isinstance(given, ServiceRate):
        limits = wilson_interval(given.met, n, confidence=1 - alpha)
        value: float | None = given.met / n
    else:
        value, error = given.mean, given.standard_error
        known = value is not None and error is not None
        limits = t_interval(n, value or 0.0, standard_error=error or 0.0, confidence=1 - alpha) if known else None
    return ClassService(n, value, *(limits or (None, None)))


def _comparisons(
    figure: Figure, labels: Sequence[str], given: Mapping[str, Given], alpha: float
) -> list[ServiceComparison]:
    """Return every class against every lower one."""
    pairs = [(a, b) for a, b in combinations(labels, 2) if a in given and b in given]
    found = [_difference(given[a], given[b], alpha) for a, b in pairs]
    adjusted = holm([p for *_, p in found])
    return [
        ServiceComparison(figure, a, b, difference, low, high, p, q)
        for (a, b), (difference, low, high, p), q in zip(pairs, found, adjusted, strict=True)
    ]


def _difference(
    first: Given, second: Given, alpha: float
) -> tuple[float | None, float | None, float | None, float | None]:
    """Return the difference of two classes, its limits and its p-value."""
    if isinstance(first, ServiceRate) and isinstance(second, ServiceRate):
        rates = proportion_difference((first.met, first.orders), (second.met, second.orders), confidence=1 - alpha)
        return rates.difference, rates.low, rates.high, rates.p_value
    if isinstance(first, SampleMean) and isinstance(second, SampleMean):
        means = welch_t(first, second, confidence=1 - alpha)
        return means.difference, means.low, means.high, means.p_value
    return None, None, None, None


def _flags(
    label: str,
    labels: Sequence[str],
    compared: Sequence[ServiceComparison],
    felt: Mapping[str, ClassService],
    alpha: float,
) -> tuple[Flag, ...]:
    """Return what does not fit between the value of a class and the service it gets."""
    reversed_ = [c for c in compared if _is_reversed(c, alpha)]
    higher = labels[: labels.index(label)]
    unmet = [one for one in labels if (felt[one].high or 0) < 0]
    exceeded = (felt[label].low or 0) > 0 and any(one in unmet for one in higher)
    flags: list[Flag] = []
    if any(c.higher == label for c in reversed_):
        flags.append("served_worse")
    if label in unmet:
        flags.append("expectations_unmet")
    if any(c.lower == label for c in reversed_) or exceeded:
        flags.append("over_served")
    return tuple(flags)


def _is_reversed(compared: ServiceComparison, alpha: float) -> bool:
    """Return whether a class is shown to get less than a lower one."""
    if compared.difference is None or compared.p_adjusted is None:
        return False
    return compared.difference < 0 and compared.p_adjusted <= alpha
