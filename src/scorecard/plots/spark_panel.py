"""One panel of measures over time: a measure with its history."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scorecard._text import Lang, LocalText
from scorecard.models import Direction, Unit
from scorecard.plots import scorecard_words as shared
from scorecard.plots import spark_words as words
from scorecard.plots.wording import amount, with_unit
from scorecard.stats.control_limits import nearness

__all__ = ["SparkPanel"]

_SIGNS = {"maximise": "≥ ", "minimise": "≤ ", "target_is_best": "= "}


@dataclass(frozen=True, slots=True)
class SparkPanel:
    """One measure over time.

    Attributes
    ----------
    id, name, unit : str, LocalText, Unit
        The measure.
    direction : {"maximise", "minimise", "target_is_best", "stay_in_band"}
        Which way is better.
    values, targets : tuple of float or None
        Actual value and target of each period, oldest first.
    bands : tuple of (float, float) or None
        Where a measure should stay in each period; None for measures that have no band.
    low, high : float or None
        Interval of the last value.
    word : LocalText or None
        What the last value stands for, where values are words.
    scale : tuple of (float, float)
        Ends of the axis of values.
    """

    id: str
    name: LocalText
    unit: Unit
    direction: Direction
    values: tuple[float | None, ...]
    targets: tuple[float | None, ...]
    bands: tuple[tuple[float, float] | None, ...]
    low: float | None
    high: float | None
    word: LocalText | None
    scale: tuple[float, float] = (0.0, 1.0)

    @property
    def known(self) -> tuple[float, ...]:
        """Everything that the axis has to hold."""
        ends = [end for band in self.bands if band is not None for end in band]
        found = [*self.values, *self.targets, self.low, self.high, *ends]
        return tuple(value for value in found if value is not None)

    def missed(self, at: int) -> bool | None:
        """Return whether a value misses what it should reach; None where there is nothing to reach.

        Parameters
        ----------
        at : int
            Place of the period; −1 is the last.

        Returns
        -------
        bool or None
            Of a floor, a ceiling or a band; a single best value is never quite reached. A value that rounding alone
            parts from what it should reach, as 0.1 + 0.2 from 0.3, reaches it.
        """
        value, target = self.values[at], self.targets[at]
        if value is None:
            return None
        if self.direction == "stay_in_band":
            band = self.bands[at]
            near = nearness(np.array([value, *(band or ())]))
            return None if band is None else not band[0] - near <= value <= band[1] + near
        if target is None or self.direction == "target_is_best":
            return None
        short = target - value if self.direction == "maximise" else value - target
        return short > nearness(np.array([value, target]))

    @property
    def always_missed(self) -> bool:
        """Whether every one of at least two values misses what it should reach."""
        judged = [found for at in range(len(self.values)) if (found := self.missed(at)) is not None]
        return len(judged) > 1 and all(judged)

    def printed(self, value: float | None) -> str:
        """Return a value as printed, with the digits of its unit.

        Parameters
        ----------
        value : float or None
            The value.

        Returns
        -------
        str
            The number, or a dash.
        """
        return amount(value, self.unit.digits)

    def last(self, lang: Lang) -> str:
        """Return the last value as printed, with its unit.

        Parameters
        ----------
        lang : {"en", "zh"}
            Language.

        Returns
        -------
        str
            A number, the word that it stands for, or that there is none.
        """
        if self.values[-1] is None:
            return shared.NO_DATA.text(lang)
        if self.word is not None:
            return self.word.text(lang)
        return with_unit(self.printed(self.values[-1]), self.unit, lang)

    def aim(self, lang: Lang) -> str:
        """Return what the last value should be; empty where that is not said.

        Parameters
        ----------
        lang : {"en", "zh"}
            Language.

        Returns
        -------
        str
            Such as ``target ≥ 98.0``.
        """
        if self.bands[-1] is not None:
            ends = {"low": self.printed(self.bands[-1][0]), "high": self.printed(self.bands[-1][1])}
            return words.BAND.fill(ends).text(lang)
        target = self.targets[-1]
        if target is None:
            return ""
        return words.TARGET.fill({"value": _SIGNS.get(self.direction, "") + self.printed(target)}).text(lang)
