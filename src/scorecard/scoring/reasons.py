"""Why a node has no score."""

from __future__ import annotations

from typing import Literal

__all__ = ["REASONS", "UNCOUNTED", "Reason", "code_of"]

Reason = (
    Literal[
        "no_data",
        "not_applicable",
        "unscored",
        "no_weight",
        "not_due",
        "low_coverage",
        "incomplete",
        "not_started",
        "not_held",
    ]
    | None
)
"""Why a node has no score; None for a node that has one."""

REASONS: tuple[Reason, ...] = (
    None,
    "no_data",
    "not_applicable",
    "unscored",
    "no_weight",
    "not_due",
    "low_coverage",
    "incomplete",
    "not_started",
    "not_held",
)
"""Why a node has no score, by code; the first stands for a node that has one."""


UNCOUNTED: frozenset[Reason] = frozenset({"unscored", "not_applicable", "no_weight", "not_started", "not_due"})
"""Reasons of nodes that are not among those of which a score is expected."""


def code_of(reason: Reason) -> int:
    """Return the code of a reason."""
    return REASONS.index(reason)
