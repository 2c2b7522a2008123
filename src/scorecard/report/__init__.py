"""The management review: document, narrative, PDF, HTML.

Importing this room loads nothing of it; each name loads its own module at first use.
"""

from __future__ import annotations

import sys as _sys
from importlib import import_module as _import_module
from types import ModuleType as _ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scorecard.report.document import Document as Document
    from scorecard.report.review import review as review
    from scorecard.report.sorted_evidence import Evidence as Evidence
    from scorecard.report.written import Review as Review

# Where each name lives; a test holds this against the imports above, which type checkers read.
_HOMES = {
    "Document": "document",
    "Evidence": "sorted_evidence",
    "Review": "written",
    "review": "review",
}

__all__ = ["Document", "Evidence", "Review", "review"]


def __getattr__(name: str) -> object:
    """Load the module of a public name at its first use."""
    if name not in _HOMES:
        raise AttributeError(f"module 'scorecard.report' has no attribute {name!r}")
    found: object = getattr(_import_module(f"scorecard.report.{_HOMES[name]}"), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    """Return the public names."""
    return list(__all__)


class _Room(_ModuleType):
    """A room in which the public name ``review`` comes before the module of the same name."""

    def __setattr__(self, name: str, value: object) -> None:
        """Keep a value, unless it is a module that the import system puts in the place of a public name."""
        if not (isinstance(value, _ModuleType) and name in _HOMES):
            super().__setattr__(name, value)


_sys.modules[__name__].__class__ = _Room
