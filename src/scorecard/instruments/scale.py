"""The answer scale of an instrument."""

from __future__ import annotations

from pydantic import Field, model_validator

from scorecard._model import Flaws, Frozen, FrozenMap, Whole
from scorecard._text import LocalText

_POINTS = range(2, 12)
_FARTHEST = 10_000
"""Largest code on either side of 0: sums of answers are counted in tables that reach from the lowest to the highest."""


class Scale(Frozen):
    """An ordered set of integer answer codes, such as 1 to 7.

    Attributes
    ----------
    low, high : int
        Lowest and highest code.
    codes : tuple of int
        All codes, ascending, when they are not simply every integer from `low` to `high`.
    labels : dict of int to LocalText
        Words for some or all codes, usually the two ends.

    Raises
    ------
    CardError
        If the scale has fewer than 2 or more than 11 codes, codes that do not ascend
        from `low` to `high`, or codes beyond 10000 on either side of 0.

    Examples
    --------
    >>> Scale(low=1, high=5).values
    (1, 2, 3, 4, 5)
    >>> Scale.from_points(7).midpoint
    4.0
    """

    low: Whole
    high: Whole
    codes: tuple[Whole, ...] = ()
    labels: FrozenMap[int, LocalText] = Field(default_factory=dict, validate_default=True)

    @classmethod
    def from_points(cls, points: int) -> Scale:
        """Return the scale 1 to `points`.

        Parameters
        ----------
        points : int
            Number of codes, 2 to 11.

        Returns
        -------
        Scale
            The scale.
        """
        return cls(low=1, high=points)

    @model_validator(mode="after")
    def _check(self) -> Scale:
        values, flaws = self.values, Flaws()
        if self.codes and (list(values) != sorted(set(values)) or values[0] != self.low or values[-1] != self.high):
            flaws.add(
                "scale-codes",
                "the codes must ascend from low to high without repeats",
                at=("codes",),
                found=", ".join(map(str, self.codes)),
                cure=f"List every code once, from {self.low} up to {self.high}.",
            )
        elif len(values) not in _POINTS:
            flaws.add(
                "scale-points",
                "a scale has 2 to 11 codes",
                found=f"{self.low} to {self.high}",
                cure="Change low and high, or list the codes.",
            )
        elif max(abs(values[0]), abs(values[-1])) > _FARTHEST:
            flaws.add(
                "scale-far",
                f"the codes of a scale lie between -{_FARTHEST} and {_FARTHEST}",
                found=f"{values[0]} to {values[-1]}",
                cure="Write points, such as 0 to 10; a layout tells under answers which cell is which point.",
            )
        else:
            for code in sorted(set(self.labels) - set(values)):
                flaws.add(
                    "scale-label",
                    "this label belongs to no code of the scale",
                    at=("labels", str(code)),
                    found=str(code),
                    cure="Remove it or change its code.",
                )
        flaws.raise_if_any()
        return self

    @property
    def values(self) -> tuple[int, ...]:
        """All codes, ascending."""
        if self.codes:
            return self.codes
        return tuple(range(self.low, min(self.high, self.low + 1000) + 1))

    @property
    def points(self) -> int:
        """Number of codes."""
        return len(self.values)

    @property
    def midpoint(self) -> float:
        """Middle of the scale, (low + high) / 2."""
        return (self.low + self.high) / 2
