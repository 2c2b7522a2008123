"""The ground on which everything stands that people write: frozen, checked, explained when wrong."""

from __future__ import annotations

from scorecard._model.faults import Flaws, flaw
from scorecard._model.frozen import NUMBER, WHOLE, Day, Frozen, FrozenMap, Id, Number, Positive, Whole, attempt
from scorecard._model.mapping import FrozenDict

__all__ = [
    "NUMBER",
    "WHOLE",
    "Day",
    "Flaws",
    "Frozen",
    "FrozenDict",
    "FrozenMap",
    "Id",
    "Number",
    "Positive",
    "Whole",
    "attempt",
    "flaw",
]
