"""The public surface as a list; run ``python -m tests.house.surface`` to print it."""

from __future__ import annotations

import importlib
from types import ModuleType


def public_surface() -> list[str]:
    """Return the sorted dotted names that users may rely on.

    That is ``scorecard.__all__`` and, for each module in it, the module's own ``__all__``.
    """
    package = importlib.import_module("scorecard")
    names: list[str] = []
    for name in package.__all__:
        names.append(f"scorecard.{name}")
        thing = getattr(package, name)
        if isinstance(thing, ModuleType):
            names += [f"scorecard.{name}.{inner}" for inner in thing.__all__]
    return sorted(names)


if __name__ == "__main__":
    print("\n".join(public_surface()))
