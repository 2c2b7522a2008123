"""A figure of a model with what is known of its error, where it comes from."""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import model_validator

from scorecard._model import Flaws, Frozen, Number
from scorecard._text import LocalText
from scorecard.stats.draw_blocks import check_draws, generator_of

__all__ = ["Parameter", "Shape"]

FloatArray = NDArray[np.float64]

Shape = Literal["pert", "triangular", "beta", "uniform"]
"""How a true value is spread between its lowest and its highest."""

_MODE_WEIGHT = 4.0
_WEIGHT = 6.0


class Parameter(Frozen):
    """One figure that a model rests on, with its source.

    Attributes
    ----------
    value : float
        The figure: the likeliest value for ``pert`` and ``triangular``, the mean for ``beta``.
    low, high : float or None
        Lowest and highest value thought possible; both or neither. Without them the figure is taken as
        known exactly.
    source : LocalText
        Where figure and range come from.
    shape : {"pert", "triangular", "beta", "uniform"}
        How the true value is spread over the range. With m = (value − low) / (high − low): ``pert`` is
        Beta(1 + 4m, 5 − 4m), ``beta`` is Beta(6m, 6 − 6m), both stretched over the range.

    Raises
    ------
    CardError
        If only one limit is given, or the value does not lie between them.

    References
    ----------
    Malcolm, D. G., Roseboom, J. H., Clark, C. E., Fazar, W. (1959). Operations Research 7(5), 646-669 (PERT).

    Examples
    --------
    >>> told = Parameter(value=9, low=5, high=20, source="teaching figure")
    >>> draws = told.draw(1000, seed=1, stream="told")
    >>> bool(5 <= draws.min() and draws.max() <= 20)
    True
    """

    value: Number
    low: Number | None = None
    high: Number | None = None
    source: LocalText
    shape: Shape = "pert"

    @model_validator(mode="after")
    def _check(self) -> Parameter:
        flaws = Flaws()
        if (self.low is None) != (self.high is None):
            flaws.add(
                "parameter-one-limit",
                "a parameter has only one limit of its range",
                at=("low" if self.low is None else "high",),
                cure="Write both low and high, or neither.",
            )
        elif self.low is not None and self.high is not None:
            inside = self.low <= self.value <= self.high
            if self.shape == "beta" and self.low < self.high:
                inside = self.low < self.value < self.high
            if not inside:
                flaws.add(
                    "parameter-outside",
                    "the value does not lie within its range",
                    at=("value",),
                    found=f"{self.value:g}, {self.low:g} to {self.high:g}",
                    cure="Write low ≤ value ≤ high; the mean of the shape beta must lie between them.",
                )
        flaws.raise_if_any()
        return self

    @property
    def exact(self) -> bool:
        """Whether the figure is taken as known exactly."""
        return self.low is None or self.low == self.high

    def draw(self, n: int, *, seed: int, stream: str = "") -> FloatArray:
        """Return values drawn from what is known of the figure.

        Parameters
        ----------
        n : int
            Number of draws.
        seed : int
            Seed.
        stream : str
            Name of the stream; streams of different names are independent.

        Returns
        -------
        ndarray, shape (n,)
            The draws; all equal where the figure is exact.

        Raises
        ------
        UsageError
            If n or seed is no whole number from 0.
        """
        check_draws(n, seed=seed)
        if self.low is None or self.high is None or self.low == self.high:
            return np.full(n, self.value)
        rng, width = generator_of(seed, 0, stream=stream), self.high - self.low
        if self.shape == "uniform":
            return rng.uniform(self.low, self.high, n)
        if self.shape == "triangular":
            return rng.triangular(self.low, self.value, self.high, n)
        m = (self.value - self.low) / width
        a, b = (1 + _MODE_WEIGHT * m, 1 + _MODE_WEIGHT * (1 - m))
        if self.shape == "beta":
            a, b = _WEIGHT * m, _WEIGHT * (1 - m)
        return self.low + width * rng.beta(a, b, n)
