"""Checks of the options that weighting methods are called with."""

from __future__ import annotations

from scorecard.errors import UsageError

__all__ = ["require_choice"]


def require_choice(option: str, value: object, choices: tuple[str, ...]) -> None:
    """Refuse an option whose value is none of its choices."""
    if not isinstance(value, str) or value not in choices:
        raise UsageError.single(
            "bad-option",
            f"the option {option} has an unknown value",
            found=str(value),
            cure=f"Use one of: {', '.join(map(repr, choices))}.",
        )
