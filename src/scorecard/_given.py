"""Whether what a call is given is of the kind that it can use."""

from __future__ import annotations

import os
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from scorecard.errors import Place, Problems, UsageError, near, quoted

__all__ = ["DAY", "FILE", "Kind", "require_file", "require_kinds", "require_names", "require_word"]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of thing that an option takes.

    Attributes
    ----------
    type : type or tuple of type
        What it is in Python.
    words : str
        What it is in words, such as "a column layout".
    cure : str
        Where one comes from, one sentence.
    """

    type: type[object] | tuple[type[object], ...]
    words: str
    cure: str


DAY = Kind(date, "a day", "Write date(2026, 4, 30) of datetime.")
FILE = Kind((str, os.PathLike), "the name of a file", "Give its path as text or a Path.")


def require_kinds(headline: str, *given: tuple[str, object, Kind]) -> None:
    """Refuse everything that is of another kind than its option takes.

    Parameters
    ----------
    headline : str
        What cannot be done, one sentence.
    *given : tuple of str, object and Kind
        Name of each option, what it was given, and what it takes.

    Raises
    ------
    UsageError
        With everything that is something else.
    """
    problems = Problems()
    for option, value, kind in given:
        if not isinstance(value, kind.type):
            problems.add(
                "wrong-kind",
                f"this must be {kind.words}",
                place=Place(path=option),
                found=type(value).__name__,
                cure=kind.cure,
            )
    problems.raise_if_any(UsageError, headline)


def require_file(path: object) -> None:
    """Refuse what is no name of a file, such as the None of a variable that is not set.

    Parameters
    ----------
    path : object
        What was given.

    Raises
    ------
    UsageError
        If it is neither text nor a path.
    """
    require_kinds("No file can be found by what was given.", ("path", path, FILE))


def require_names(option: str, given: object) -> None:
    """Refuse one word, a whole data frame, or what is no list, where a list of words belongs.

    Parameters
    ----------
    option : str
        Name of the option.
    given : object
        What it was given.

    Raises
    ------
    UsageError
        If it is a text, whose letters are not meant, a data frame, or cannot be gone through.
    """
    if isinstance(given, str):
        found, cure = given, f"Write {option}=[{quoted(given)}]."
    elif hasattr(given, "columns"):  # going through a data frame gives the names of its columns
        found, cure = type(given).__name__, f"Give one of its columns: {option}=frame['…']."
    elif not isinstance(given, Collection):
        found, cure = type(given).__name__, f"Write {option}=[…]."
    else:
        return
    raise UsageError.single("not-a-list", "this takes a list", place=Place(path=option), found=found, cure=cure)


def require_word(option: str, given: object, words: Collection[str]) -> None:
    """Refuse a word that an option does not know.

    Parameters
    ----------
    option : str
        Name of the option.
    given : object
        What it was given.
    words : collection of str
        The words it knows.

    Raises
    ------
    UsageError
        If it is none of them.
    """
    if not isinstance(given, str) or given not in words:
        raise UsageError.single(
            "unknown-option", f"{option} has no such option", found=str(given), cure=near(str(given), words)
        )
