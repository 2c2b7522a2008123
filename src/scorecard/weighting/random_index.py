"""Random indices: the mean consistency index of judgements made at random."""

from __future__ import annotations

import math
from collections.abc import Mapping
from numbers import Real
from typing import Literal, cast

from scorecard.errors import UsageError

__all__ = ["RandomIndex", "RandomIndexTable", "random_index_of", "random_index_name"]

RandomIndexTable = Literal["saaty_1980", "saaty_2005", "donegan_dodd_1991", "alonso_lamata_2006"]
RandomIndex = RandomIndexTable | Mapping[int, float]
"""A published table, or the index by the number of things compared."""

_TABLES: dict[str, dict[int, float]] = {
    "saaty_1980": dict(
        zip(range(3, 16), (0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59), strict=True)
    ),
    "saaty_2005": dict(
        zip(range(3, 16), (0.52, 0.89, 1.11, 1.25, 1.35, 1.40, 1.45, 1.49, 1.52, 1.54, 1.56, 1.58, 1.59), strict=True)
    ),
    "donegan_dodd_1991": {
        **dict(zip(range(3, 9), (0.4914, 0.8286, 1.0591, 1.1797, 1.2519, 1.3171), strict=True)),
        **dict(zip(range(9, 15), (1.3733, 1.4055, 1.4213, 1.4497, 1.4643, 1.4822), strict=True)),
        **dict(zip(range(15, 21), (1.4969, 1.5078, 1.5153, 1.5262, 1.5313, 1.5371), strict=True)),
    },
    "alonso_lamata_2006": {
        **dict(zip(range(3, 10), (0.5245, 0.8815, 1.1086, 1.2479, 1.3417, 1.4056, 1.4499), strict=True)),
        **dict(zip(range(10, 16), (1.4854, 1.5141, 1.5365, 1.5551, 1.5713, 1.5838), strict=True)),
    },
}


def random_index_of(n: int, table: RandomIndex) -> float | None:
    """Return the random index for a number of things.

    Parameters
    ----------
    n : int
        How many things are compared.
    table : {"saaty_1980", "saaty_2005", "donegan_dodd_1991", "alonso_lamata_2006"} or mapping of int to float
        A published table, or one's own.

    Returns
    -------
    float or None
        The index; None where the table has none for this number.

    Raises
    ------
    UsageError
        If there is no such table, or a number in one's own is none.

    References
    ----------
    Saaty, T. L. (1980). The Analytic Hierarchy Process. New York: McGraw-Hill.
    Saaty, T. L. (2005). Theory and Applications of the Analytic Network Process. Pittsburgh: RWS, p. 31.
    Donegan, H. A., Dodd, F. J. (1991). A note on Saaty's random indexes. Mathematical and Computer
    Modelling 15(10), 135-137. doi:10.1016/0895-7177(91)90098-R
    Alonso, J. A., Lamata, M. T. (2006). Consistency in the analytic hierarchy process: a new approach.
    International Journal of Uncertainty, Fuzziness and Knowledge-Based Systems 14(4), 445-459.

    Examples
    --------
    >>> random_index_of(7, "saaty_1980"), random_index_of(7, {7: 1.34}), random_index_of(40, "saaty_1980")
    (1.32, 1.34, None)
    """
    if isinstance(table, Mapping):
        found = cast("Mapping[object, object]", table).get(n)
        if found is None:
            return None
        if isinstance(found, bool) or not isinstance(found, Real) or not math.isfinite(found) or found <= 0:
            raise UsageError.single(
                "bad-random-index",
                f"the random index for {n} things must be a number above zero",
                found=str(found),
                cure="Give the mean consistency index of random judgements, such as {3: 0.58}.",
            )
        return float(found)
    if not isinstance(cast("object", table), str) or table not in _TABLES:
        raise UsageError.single(
            "bad-option",
            "the option random_index has an unknown value",
            found=str(table),
            cure=f"Use one of: {', '.join(map(repr, _TABLES))}, or a mapping such as {{3: 0.58}}.",
        )
    return _TABLES[table].get(n)


def random_index_name(table: RandomIndex) -> str:
    """Return how a table is called: its name, or "own"."""
    return table if isinstance(table, str) else "own"
