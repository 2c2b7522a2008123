"""How an evaluation was made: the day, the choice of measures, the formulas, and the history it keeps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING, Literal

from scorecard._model.mapping import FrozenDict

if TYPE_CHECKING:
    from scorecard.scoring.evaluation import Evaluation

__all__ = ["FORMULAS", "Basis", "Origin", "library_version"]

Basis = Literal["restated", "frozen", "partly_frozen"]
"""Whether a period was computed from the card as it is now, or taken from a saved evaluation."""

FORMULAS: Mapping[str, int] = FrozenDict(
    {
        "absence": 1,
        "bounds": 1,
        "coverage": 1,
        "fuzzy": 1,
        "interval": 1,
        "majority": 1,
        "most_frequent": 1,
        "owa": 1,
        "plan": 1,
        "power_mean": 1,
        "status": 1,
        "value_function": 1,
        "weighted_arithmetic": 1,
        "weighted_geometric": 1,
        "weighted_harmonic": 1,
        "weakest_link": 1,
        "best": 1,
    }
)
"""Version of every formula by name; a change that changes numbers raises it by one."""


@cache
def library_version() -> str:
    """Return the version of this library."""
    return version("balanced-scorecard")


@dataclass(frozen=True, slots=True, eq=False)
class Origin:
    """How an evaluation was made.

    Attributes
    ----------
    as_of : date or None
        Day on which the card was read; None where everything was due.
    only : {"leading", "lagging"} or None
        Measures that were scored; None for all.
    frozen : tuple of Evaluation
        Saved evaluations whose periods were taken as they were.
    library : str
        Version of the library that computed it.
    formulas : mapping of str to int
        Version of every formula by name.
    """

    as_of: date | None = None
    only: Literal["leading", "lagging"] | None = None
    frozen: tuple[Evaluation, ...] = ()
    library: str = field(default_factory=library_version)
    formulas: Mapping[str, int] = field(default_factory=lambda: FORMULAS)
