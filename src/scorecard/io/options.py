"""Checks of the options of readers, which a caller without a type checker can get wrong."""

from __future__ import annotations

from collections.abc import Sequence

from scorecard.errors import UsageError

__all__ = ["require_choice", "require_header_rows"]


def require_choice(option: str, value: object, choices: Sequence[str]) -> None:
    """Refuse an option whose value is none of its choices."""
    if value not in choices:
        raise UsageError.single(
            "bad-option",
            f"the option {option} has an unknown value",
            found=str(value),
            cure=f"Use one of: {', '.join(map(repr, choices))}.",
        )


def require_header_rows(value: object) -> None:
    """Refuse a number of header rows that no table has."""
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise UsageError.single(
            "bad-option",
            "the option header_rows is no whole number from 1",
            found=str(value),
            cure="Count the rows before the data; the first of them holds the names.",
        )
