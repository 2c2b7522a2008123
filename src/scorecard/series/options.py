"""Checks of what functions over periods are called with."""

from __future__ import annotations

from typing import Literal

from scorecard.errors import UsageError
from scorecard.series.observations import Observations

__all__ = ["Incomplete", "require_choice", "require_observations"]

Incomplete = Literal["missing", "keep"]
"""What becomes of a value some of whose periods have none: it is missing, or made of those that have one."""


def require_observations(obs: object) -> None:
    """Refuse what is no observations."""
    if not isinstance(obs, Observations):
        raise UsageError.single(
            "not-observations",
            "values over periods come from observations",
            found=type(obs).__name__,
            cure="Give what observe returns.",
        )


def require_choice(option: str, value: object, choices: tuple[object, ...]) -> None:
    """Refuse an option whose value is none of its choices."""
    if not isinstance(value, str) or value not in choices:
        raise UsageError.single(
            "bad-option",
            f"the option {option} has an unknown value",
            found=str(value),
            cure=f"Use one of: {', '.join(map(repr, choices))}.",
        )
