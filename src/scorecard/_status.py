"""The name of a status that remembers what it says."""

from __future__ import annotations

from typing import Literal

from scorecard._text import LocalText

__all__ = ["Level", "StatusWord"]

Level = Literal["good", "watch", "bad"]
"""What a status says, whatever its name: it decides shape and colour in print."""


class StatusWord(LocalText):
    """The name of a status, or why there is none, with the level that decides its mark.

    It equals any text that says the same.

    Attributes
    ----------
    level : {"good", "watch", "bad"} or None
        What the status says; None is no data.

    Examples
    --------
    >>> word = StatusWord.of(LocalText(en="on target", zh="达标"), "good")
    >>> word.text("zh"), word.level, word == LocalText(en="on target", zh="达标")
    ('达标', 'good', True)
    """

    level: Level | None = None

    @classmethod
    def of(cls, name: LocalText, level: Level | None = None) -> StatusWord:
        """Return the name of a status with its level; without one it says why there is no status.

        Parameters
        ----------
        name : LocalText
            The words, which were checked when they were made.
        level : {"good", "watch", "bad"} or None
            What the status says.

        Returns
        -------
        StatusWord
            The same words.
        """
        return cls.model_construct(en=name.en, zh=name.zh, level=level)

    def __eq__(self, other: object) -> bool:
        """Return whether another text says the same."""
        return (self.en, self.zh) == (other.en, other.zh) if isinstance(other, LocalText) else NotImplemented

    def __hash__(self) -> int:
        """Return the hash of the plain text."""
        return hash(LocalText.model_construct(en=self.en, zh=self.zh))
