"""Whether what an evaluation is asked for with is of the kinds that it can use."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from numbers import Real
from typing import cast

from scorecard._given import Kind
from scorecard.errors import Place, Problems, UsageError
from scorecard.models import Scorecard
from scorecard.series import Observations

__all__ = [
    "CARD",
    "EVALUATION",
    "finite_number",
    "require_all",
    "require_cards",
    "require_evaluation",
    "require_start",
]

CARD = Kind(Scorecard, "a scorecard", "Give what read_card returns.")
EVALUATION = "an evaluation", "Give what evaluate or load_evaluation returns."
"""What an evaluation is in words, and where one comes from, for `Kind`."""


def finite_number(given: object) -> float | None:
    """Return a finite number, one of numpy too; None for anything else."""
    if isinstance(given, bool) or not isinstance(given, Real):
        return None
    try:
        number = float(given)
    except OverflowError:  # a whole number that no float holds
        return None
    return number if math.isfinite(number) else None


def require_all(
    card: object, obs: object, *, previous: object, frozen: object, functions: object, kind: type[object]
) -> None:
    """Refuse everything that is of the wrong kind.

    Parameters
    ----------
    card, obs : object
        A card, and its observations.
    previous : object
        An evaluation, or None.
    frozen : object
        An evaluation, or a sequence of them.
    functions : object
        A mapping of names to functions, or None.
    kind : type
        What an evaluation is.

    Raises
    ------
    UsageError
        With everything that is something else.
    """
    problems = Problems()
    _card(card, "card", problems)
    _observations(obs, "obs", problems)
    if previous is not None:
        _evaluation(previous, "previous", kind, problems)
    if isinstance(frozen, Sequence) and not isinstance(frozen, str | bytes):
        for number, kept in enumerate(cast("Sequence[object]", frozen)):
            _evaluation(kept, f"frozen.{number}", kind, problems)
    else:
        _evaluation(frozen, "frozen", kind, problems)
    if functions is not None:
        _functions(functions, problems)
    problems.raise_if_any(UsageError, "Nothing can be evaluated with what was given.")


def require_cards(cards: object, observations: object) -> None:
    """Refuse everything that is no mapping of cards, and of their observations, by id.

    Parameters
    ----------
    cards, observations : object
        A mapping of cards, and a mapping of observations.

    Raises
    ------
    UsageError
        With everything that is something else.
    """
    problems = Problems()
    for option, given, check in (("cards", cards, _card), ("observations", observations, _observations)):
        if isinstance(given, Mapping):
            for name, part in cast("Mapping[object, object]", given).items():
                check(part, f"{option}.{name}", problems)
        else:
            problems.add(
                "not-a-mapping",
                f"{option} must be a mapping by id",
                found=type(given).__name__,
                cure=f"Write {option}={{'id': …}} with the ids of the cards.",
            )
    problems.raise_if_any(UsageError, "The cards cannot be cascaded.")


def require_start(previous: object, functions: object, *, kind: type[object]) -> None:
    """Refuse what a waterfall cannot start from.

    Parameters
    ----------
    previous : object
        An evaluation.
    functions : object
        A mapping of names to functions, or None.
    kind : type
        What an evaluation is.

    Raises
    ------
    UsageError
        With everything that is something else.
    """
    problems = Problems()
    _evaluation(previous, "previous", kind, problems)
    if functions is not None:
        _functions(functions, problems)
    problems.raise_if_any(UsageError, "A change cannot be split with what was given.")


def require_evaluation(ev: object, *, kind: type[object]) -> None:
    """Refuse what is no evaluation.

    Parameters
    ----------
    ev : object
        An evaluation.
    kind : type
        What an evaluation is.

    Raises
    ------
    UsageError
        If it is something else.
    """
    problems = Problems()
    _evaluation(ev, "ev", kind, problems)
    problems.raise_if_any(UsageError, "Nothing can be told of what was given.")


def _evaluation(given: object, option: str, kind: type[object], problems: Problems) -> None:
    """Report what is no evaluation."""
    if not isinstance(given, kind):
        problems.add(
            "not-an-evaluation",
            "this must be an evaluation",
            place=Place(path=option),
            found=type(given).__name__,
            cure="Give what evaluate or load_evaluation returns, or leave it out.",
        )


def _card(given: object, option: str, problems: Problems) -> None:
    """Report what is no card."""
    if not isinstance(given, Scorecard):
        problems.add(
            "not-a-card",
            "this must be a scorecard",
            place=Place(path=option),
            found=type(given).__name__,
            cure="Give what read_card returns.",
        )


def _observations(given: object, option: str, problems: Problems) -> None:
    """Report what is no observations."""
    if not isinstance(given, Observations):
        problems.add(
            "not-observations",
            "these must be observations",
            place=Place(path=option),
            found=type(given).__name__,
            cure="Give what observe returns.",
        )


def _functions(given: object, problems: Problems) -> None:
    """Report what is no mapping of functions by name."""
    if not isinstance(given, Mapping):
        problems.add(
            "not-a-mapping",
            "functions must be a mapping by name",
            place=Place(path="functions"),
            found=type(given).__name__,
            cure="Write functions={'name': function} with the names that the card gives them.",
        )
        return
    for name, function in cast("Mapping[object, object]", given).items():
        if not callable(function):
            problems.add(
                "not-a-function",
                "this cannot be called",
                place=Place(path=f"functions.{name}"),
                found=type(function).__name__,
                cure="Give a function that takes values and returns as many scores.",
            )
