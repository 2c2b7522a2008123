"""Numbers are rounded where they are printed, never before.

``rint`` is free: it turns whole numbers held as floats into integers.
"""

from __future__ import annotations

import ast

from tests.house.source import PACKAGE, calls, modules, where

PRINTING = ("_table.py", "_printing.py", "plots", "report", "cli")
"""Where numbers become ink."""

COUNTING: dict[str, str] = {
    "stats/exact.py": "cuts an array into tiles of nearly equal length",
}
"""Module (path inside the package) -> why its rounding is not of a result."""

ROUNDING = {"round", "around", "round_", "quantize"}
"""Functions and methods that round."""


def of_class(call: ast.Call) -> bool:
    """Return whether a call makes a thing of a class, such as ``Law.around(centre)``."""
    maker = call.func.value if isinstance(call.func, ast.Attribute) else None
    return isinstance(maker, ast.Name) and maker.id[:1].isupper()


NUMBERS = [p for p in modules() if p.relative_to(PACKAGE).parts[0] not in PRINTING]


def test_nothing_is_rounded_below_the_table() -> None:
    rounded = {
        path.relative_to(PACKAGE).as_posix(): where(path, call)
        for path in NUMBERS
        for name, call in calls(path)
        if name in ROUNDING and not of_class(call)
    }
    assert [place for module, place in rounded.items() if module not in COUNTING] == []
    assert [module for module in COUNTING if module not in rounded] == [], "they round nothing any more"
