"""Choices of a gap analysis, checked."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal, get_args

from scorecard.errors import UsageError
from scorecard.stats.intervals import IntervalMethod, check_confidence
from scorecard.survey.gap_records import Adjust
from scorecard.survey.segments import check_threshold

__all__ = ["GapOptions", "WilcoxonMethod", "WilcoxonZeros", "check_choice"]

WilcoxonZeros = Literal["drop", "pratt"]
WilcoxonMethod = Literal["auto", "exact", "normal"]


@dataclass(frozen=True, slots=True)
class GapOptions:
    """How the rows of a gap analysis are made from its counts.

    Attributes
    ----------
    confidence : float
        Level of all intervals.
    interval : {"t", "percentile", "bca"}
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
    interval: IntervalMethod = "t"
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


def _check_margin(margin: float | None) -> None:
    """Refuse a margin of equivalence that is no positive number."""
    if margin is not None and not (math.isfinite(margin) and margin > 0):
        raise UsageError.single(
            "bad-equivalence-margin",
            "the margin of equivalence must be a number above 0",
            found=str(margin),
            cure="Give the largest mean gap that counts as none, in points of the scale.",
        )


def _check_boxes(option: str, boxes: int, levels: int) -> None:
    """Refuse a number of answers counted together that is none of the scale, or all of it."""
    if not 1 <= boxes < levels:
        raise UsageError.single(
            "bad-boxes",
            f"the option {option} must count at least one answer, and not all {levels} of the scale",
            found=str(boxes),
            cure="Use 1 or 2.",
        )
