"""Choices of a gap analysis, checked."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from numbers import Integral, Real
from typing import Literal, cast, get_args

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scorecard.errors import UsageError
from scorecard.stats.intervals import DEFAULT_INTERVAL, IntervalMethod, check_confidence
from scorecard.survey.gap_records import Adjust
from scorecard.survey.segments import check_threshold

__all__ = [
    "LARGEST_COUNT",
    "GapOptions",
    "WilcoxonMethod",
    "WilcoxonZeros",
    "check_choice",
    "check_mapping",
    "check_seed",
    "check_times",
    "numbers_of",
]

WilcoxonZeros = Literal["drop", "pratt"]
WilcoxonMethod = Literal["auto", "exact", "normal"]

LARGEST_COUNT = 1_000_000
"""Most draws or replicates of a simulation; more would only take longer."""


@dataclass(frozen=True, slots=True)
class GapOptions:
    """How the rows of a gap analysis are made from its counts.

    Attributes
    ----------
    confidence : float
        Level of all intervals.
    interval : {"t", "t_hall", "percentile", "bca"}
        How the interval of a mean gap is formed.
    adjust : {"holm", "benjamini_hochberg", "bonferroni", "none"}
        How p-values are adjusted.
    wilcoxon_zeros : {"drop", "pratt"}
        What Wilcoxon's test does with gaps of 0.
    wilcoxon_correction : bool
        Whether its normal approximation is corrected for continuity.
    wilcoxon_method : {"auto", "exact", "normal"}
        Where its p-value is taken from.
    equivalence_margin : float or None
        Largest mean gap that counts as none.
    top_boxes : int
        How many of the highest answers are counted together.
    bottom_boxes : int or None
        How many of the lowest.
    simultaneous : bool
        Whether limits are made that hold for all rows of a family at once.
    seed : int
        Seed of the random numbers that these need.
    clusters : str or None
        Segment variable in whose groups respondents nest.
    privacy_threshold : int
        Smallest group whose numbers are shown.
    """

    confidence: float = 0.95
    interval: IntervalMethod = DEFAULT_INTERVAL
    adjust: Adjust = "holm"
    wilcoxon_zeros: WilcoxonZeros = "drop"
    wilcoxon_correction: bool = False
    wilcoxon_method: WilcoxonMethod = "auto"
    equivalence_margin: float | None = None
    top_boxes: int = 1
    bottom_boxes: int | None = None
    simultaneous: bool = False
    seed: int = 1
    clusters: str | None = None
    privacy_threshold: int = 5

    def check(self, *, levels: int) -> None:
        """Refuse a choice that cannot be.

        Parameters
        ----------
        levels : int
            Number of answers of the scale.

        Raises
        ------
        UsageError
            If a choice has a value that it cannot have.
        """
        check_confidence(self.confidence)
        check_threshold(self.privacy_threshold)
        check_choice("interval", self.interval, get_args(IntervalMethod))
        check_choice("adjust", self.adjust, get_args(Adjust))
        check_choice("wilcoxon_zeros", self.wilcoxon_zeros, get_args(WilcoxonZeros))
        check_choice("wilcoxon_method", self.wilcoxon_method, get_args(WilcoxonMethod))
        _check_truth("wilcoxon_correction", self.wilcoxon_correction)
        _check_truth("simultaneous", self.simultaneous)
        check_seed(self.seed)
        _check_margin(self.equivalence_margin)
        _check_boxes("top_boxes", self.top_boxes, levels)
        if self.bottom_boxes is not None:
            _check_boxes("bottom_boxes", self.bottom_boxes, levels)


def check_choice(option: str, value: object, choices: tuple[str, ...]) -> None:
    """Refuse a value that is none of the choices of an option.

    Parameters
    ----------
    option : str
        Name of the option.
    value : object
        What was given.
    choices : tuple of str
        What can be given.

    Raises
    ------
    UsageError
        If the value is none of them.
    """
    if not isinstance(value, str) or value not in choices:
        words = [f'"{choice}"' for choice in choices]
        raise UsageError.single(
            f"bad-{option.replace('_', '-')}",
            f"the option {option} has an unknown value",
            found=str(value),
            cure=f"Use {', '.join(words[:-1])} or {words[-1]}.",
        )


def check_mapping(option: str, value: object) -> None:
    """Refuse what does not give something by name.

    Parameters
    ----------
    option : str
        Name of the option.
    value : object
        What was given.

    Raises
    ------
    UsageError
        If it is no mapping.
    """
    if not isinstance(value, Mapping):
        raise UsageError.single(
            f"bad-{option}", f"{option} must be a mapping", found=type(value).__name__, cure="Give a dict."
        )


def check_seed(seed: int) -> None:
    """Refuse a seed that is no whole number, zero or more.

    Parameters
    ----------
    seed : int
        Seed of random numbers.

    Raises
    ------
    UsageError
        If it is none.
    """
    if not (isinstance(cast("object", seed), Integral) and seed >= 0):
        raise UsageError.single(
            "bad-seed", "the seed must be a whole number, zero or more", found=str(seed), cure="Use 1."
        )


def check_times(option: str, value: int) -> None:
    """Refuse a number of draws that is too small to tell anything, or too large to wait for.

    Parameters
    ----------
    option : str
        Name of the option.
    value : int
        What was given.

    Raises
    ------
    UsageError
        If it is no whole number from 100 to 1,000,000.
    """
    if not (isinstance(cast("object", value), Integral) and 100 <= value <= LARGEST_COUNT):
        raise UsageError.single(
            f"bad-{option}",
            f"the option {option} must be a whole number from 100 to {LARGEST_COUNT:,}",
            found=str(value),
            cure="Use 10000.",
        )


def numbers_of(option: str, values: ArrayLike) -> NDArray[np.float64]:
    """Return a list of numbers, or refuse what is none.

    Parameters
    ----------
    option : str
        Name of the option.
    values : array_like of float, shape (n,)
        What was given; NaN is missing.

    Returns
    -------
    ndarray of float, shape (n,)
        The numbers, in the shape given.

    Raises
    ------
    UsageError
        If they are no numbers.
    """
    try:
        return np.asarray(values, dtype=np.float64)
    except (TypeError, ValueError, OverflowError):
        raise UsageError.single(
            f"bad-{option}",
            f"{option} must be a list of numbers",
            found=type(values).__name__,
            cure="Give numbers; NaN stands for a missing one.",
        ) from None


def _check_truth(option: str, value: object) -> None:
    """Refuse what is neither true nor false."""
    if not isinstance(value, bool):
        raise UsageError.single(
            f"bad-{option.replace('_', '-')}",
            f"the option {option} must be true or false",
            found=str(value),
            cure="Use True or False.",
        )


def _check_margin(margin: float | None) -> None:
    """Refuse a margin of equivalence that is no positive number."""
    number = isinstance(cast("object", margin), Real)
    if margin is not None and not (number and math.isfinite(margin) and margin > 0):
        raise UsageError.single(
            "bad-equivalence-margin",
            "the margin of equivalence must be a number above 0",
            found=str(margin),
            cure="Give the largest mean gap that counts as none, in points of the scale.",
        )


def _check_boxes(option: str, boxes: int, levels: int) -> None:
    """Refuse a number of answers counted together that is none of the scale, or all of it."""
    if not (isinstance(cast("object", boxes), Integral) and 1 <= boxes < levels):
        raise UsageError.single(
            "bad-boxes",
            f"the option {option} must count at least one answer, and not all {levels} of the scale",
            found=str(boxes),
            cure="Use 1 or 2.",
        )
