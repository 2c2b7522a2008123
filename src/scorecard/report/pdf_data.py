"""Plain data that the page is set from."""

from __future__ import annotations

__all__ = ["BREAK", "Data", "foldable"]

BREAK = "\u200b"
"""A place where a word may be broken, without width."""
Data = str | float | bool | None | list["Data"] | dict[str, "Data"]
"""What the template reads."""


def foldable(text: str, room: int) -> str:
    """Return a text in which words longer than the room may be broken, at invisible places.

    Parameters
    ----------
    text : str
        The text.
    room : int
        Characters that a line holds.

    Returns
    -------
    str
        The text with `BREAK` in its long words.
    """
    if max(map(len, text.split()), default=0) <= room:
        return text
    return " ".join(
        word if len(word) <= room else BREAK.join(word[i : i + room // 2] for i in range(0, len(word), room // 2))
        for word in text.split(" ")
    )
