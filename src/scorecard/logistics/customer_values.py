"""Values of customers as arrays, checked once for every analysis of customers."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from numbers import Integral, Real
from typing import Any, TypeVar, cast

import numpy as np
from numpy.typing import NDArray

from scorecard._given import Kind, require_kinds
from scorecard.errors import AnalysisError, Place, Problems, UsageError

__all__ = [
    "BY_ID",
    "CustomerValues",
    "by_text",
    "customer_values",
    "exact_share",
    "id_text",
    "ids_of",
    "labels_by_text",
    "real_number",
    "require_choice",
    "require_number",
]

_Given = TypeVar("_Given")
BY_ID = Kind(Mapping, "a mapping by customer", "Write {'customer': …}, or series.to_dict() of pandas.")

CustomerValues = Mapping[str, float] | Sequence[float] | NDArray[np.floating] | NDArray[np.integer]
"""One value a customer: by id, or in the order of ids given beside."""


def customer_values(values: CustomerValues, ids: Sequence[str] | None) -> tuple[tuple[str, ...], NDArray[np.float64]]:
    """Return ids and values of customers, or report all that is wrong with them.

    Parameters
    ----------
    values : mapping of str to float, sequence or array of float
        One value a customer; the index of a series of pandas names them.
    ids : sequence of str or None
        Ids in the order of the values; "1", "2" and so on when left out. A mapping brings its own.

    Returns
    -------
    tuple of (tuple of str, (n,) float array)
        Ids and values in the order given.

    Raises
    ------
    AnalysisError
        If there is no customer, an id stands twice or is missing, or a value is no finite number.
    """
    if hasattr(values, "columns") or not hasattr(values, "__len__") or isinstance(cast("object", values), str):
        raise UsageError.single(
            "customer-values-kind",
            "the values of customers are a mapping by id, or numbers in the order of the ids",
            found=type(values).__name__,
            cure="Of a data frame, give dict(zip(frame['customer'], frame['value'])).",
        )
    given = cast("Sequence[object]", list(values.values()) if isinstance(values, Mapping) else values)
    if isinstance(values, Mapping):
        ids = list(values)
    elif _is_series(values):
        given = cast("Sequence[object]", cast("Any", values).tolist())
        ids = _index_of(values) if ids is None else ids
    names = tuple(map(id_text, range(1, len(given) + 1) if ids is None else ids))
    problems = Problems()
    if not len(given):
        problems.add("no-customers", "there is no customer", cure="Give the value of at least one.")
    if len(names) != len(given):
        problems.add(
            "customers-unequal",
            "there must be one id for each value",
            found=f"{len(names)} ids for {len(given)} values",
            cure="Give the ids in the order of the values.",
        )
    if len(set(names)) < len(names):
        _report_twice(names, problems)
    found = _numbers(given)
    for at in np.flatnonzero(~np.isfinite(found)).tolist():
        problems.add(
            "customer-value-unusable",
            "the value of a customer must be a finite number",
            place=Place(path=f"values.{names[at] if at < len(names) else at + 1}"),
            found=str(given[at]),
            cure="Correct it, give 0 where there is none, or leave the customer out.",
        )
    problems.raise_if_any(AnalysisError, "The values of the customers cannot be used.")
    return names, found


def _is_series(values: object) -> bool:
    """Return whether this is a series of pandas, which names its values by an index."""
    kind = type(values)
    return kind.__name__ == "Series" and kind.__module__.partition(".")[0] == "pandas"


def _index_of(series: object) -> Sequence[str] | None:
    """Return the ids in the index of a series of pandas; None where it only counts the rows."""
    index: Any = cast("Any", series).index
    return None if type(index).__name__ == "RangeIndex" else list(index)


def by_text(given: Mapping[str, _Given], problems: Problems, *, path: str) -> dict[str, _Given]:
    """Return what is given by id, each id as text; ids that are one as text, such as 1 and "1", are reported.

    Parameters
    ----------
    given : mapping of str to object
        Anything by the id of a customer.
    problems : Problems
        Where an id that stands twice goes.
    path : str
        What the mapping is called.

    Returns
    -------
    dict of str to object
        The same in the same order; of an id that stands twice the first.
    """
    require_kinds("Customers are given by id.", (path, given, BY_ID))
    found: dict[str, _Given] = {}
    for one, thing in given.items():
        name = id_text(one)
        if name in found:
            problems.add(
                "customer-twice",
                "a customer stands twice",
                place=Place(path=path),
                found=name,
                cure="Write every id as text, one entry a customer.",
            )
        found.setdefault(name, thing)
    return found


def id_text(one: object) -> str:
    """Return an id as text; a whole number has no point, as pandas writes one where another is missing."""
    number = real_number(one)  # text and truth values are none
    return str(int(number)) if number.is_integer() and not isinstance(one, Integral) else str(one)


def ids_of(given: Iterable[object]) -> frozenset[str]:
    """Return ids as text, each once; a missing value of a frame is nobody."""
    return frozenset(id_text(one) for one in given if not _is_missing(one))


def labels_by_text(given: Mapping[str, str | None], problems: Problems, *, path: str) -> dict[str, str]:
    """Return labels by id, both as text; who has none, or a missing value of a frame, is left out.

    Parameters
    ----------
    given : mapping of str to str or None
        A label, such as a class, by the id of a customer.
    problems : Problems
        Where an id that stands twice goes.
    path : str
        What the mapping is called.

    Returns
    -------
    dict of str to str
        Labels in the same order.
    """
    found = by_text(cast("Mapping[str, object]", given), problems, path=path)
    return {one: str(label) for one, label in found.items() if not _is_missing(label)}


def _is_missing(label: object) -> bool:
    """Return whether a label is none: pandas writes NaN or NA for it."""
    nan = isinstance(label, float) and math.isnan(label)
    return label is None or nan or type(label).__name__ in ("NAType", "NaTType")


def _report_twice(names: Sequence[str], problems: Problems) -> None:
    """Report each id that stands twice."""
    seen: set[str] = set()
    for name in names:
        if name in seen:
            problems.add(
                "customer-twice", "a customer stands twice", found=name, cure="Add the values up, one row a customer."
            )
        seen.add(name)


def _numbers(given: Sequence[object]) -> NDArray[np.float64]:
    """Return values as numbers; NaN where one is none."""
    array = cast("object", given)
    if isinstance(array, np.ndarray) and array.ndim == 1 and array.dtype.kind in "iuf":
        return cast("NDArray[np.float64]", array.astype(np.float64))
    return np.array([real_number(value) for value in given], dtype=np.float64)


def real_number(value: object) -> float:
    """Return a value as a number, also one that a data base holds as a decimal; NaN where it is none."""
    if isinstance(value, bool):
        return math.nan
    return float(value) if isinstance(value, Real | Decimal) else math.nan


def exact_share(share: float) -> Fraction:
    """Return a share as the decimal fraction that was written: 0.05 is one twentieth."""
    return Fraction(str(float(share)))


def require_choice(option: str, value: object, choices: tuple[str, ...]) -> None:
    """Refuse an option whose value is none of its choices."""
    if not isinstance(value, str) or value not in choices:
        raise UsageError.single(
            "bad-option",
            f"the option {option} has an unknown value",
            found=str(value),
            cure=f"Use one of: {', '.join(map(repr, choices))}.",
        )


def require_number(
    option: str, value: object, *, low: float, high: float = math.inf, open_low: bool = False, whole: bool = False
) -> None:
    """Refuse an option that is no finite number within its limits, or no whole one where that is wanted."""
    number = math.nan if isinstance(value, Decimal) else real_number(value)
    inside = math.isfinite(number) and (low < number if open_low else low <= number) and number <= high
    if inside and not (whole and number != math.floor(number)):
        return
    least = "" if math.isinf(low) else f" above {low:g}" if open_low else f" from {low:g}"
    most = "" if math.isinf(high) else f" to {high:g}"
    raise UsageError.single(
        "bad-number",
        f"the option {option} must be a {'whole' if whole else 'finite'} number{least}{most}",
        found=str(value),
        cure=f"Correct {option}.",
    )
