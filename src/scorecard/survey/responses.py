"""Checked answers of a survey as arrays of small codes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from scorecard._result import Provenance
from scorecard.errors import UsageError, near
from scorecard.instruments import Instrument, Role

__all__ = ["Segment", "Survey"]

Codes = NDArray[np.int8]


@dataclass(frozen=True, slots=True, eq=False)
class Segment:
    """A variable that sorts respondents into groups.

    Attributes
    ----------
    labels : tuple of str
        The groups, in alphabetical order.
    codes : ndarray of int32, shape (n,)
        Position of each respondent's label; −1 where it is missing.
    """

    labels: tuple[str, ...]
    codes: NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class Survey:
    """Answers of a survey, checked and coded.

    Attributes
    ----------
    instrument : Instrument
        The questionnaire.
    answers : mapping of role to ndarray of int8, shape (n, k)
        One row a respondent, one column an item. Code 0 is a missing answer, code c the c-th
        value of the scale. Reverse-keyed items stand as they were answered; every analysis
        mirrors what rates the statement itself (all but importance and satisfaction): value → low + high − value.
    segments : mapping of str to Segment
        Segment variables by id.
    points : ndarray of float, shape (n, d), or None
        Each respondent's importance points, one column a dimension; NaN is missing.
    respondents : tuple of str or None
        Keys of the respondents; never shown in any result.
    provenance : Provenance
        Where the answers come from.
    """

    instrument: Instrument
    answers: Mapping[Role, Codes]
    segments: Mapping[str, Segment] = field(default_factory=lambda: MappingProxyType({}))
    points: NDArray[np.float64] | None = None
    respondents: tuple[str, ...] | None = field(default=None, repr=False)
    provenance: Provenance = field(default_factory=lambda: Provenance(source=""))

    def __post_init__(self) -> None:
        """Refuse arrays that do not fit the instrument, and freeze the mappings."""
        k, high = len(self.instrument.items), self.instrument.scale.points
        sizes = {len(a) for a in self.answers.values()} | {len(s.codes) for s in self.segments.values()}
        if self.points is not None:
            sizes.add(len(self.points))
        fits = len(sizes) == 1 and all(_are_codes(a, k, high) for a in self.answers.values())
        if not (self.answers and fits):
            raise UsageError.single(
                "survey-arrays",
                f"answers must be int8 codes 0 to {high} with {k} columns and equally many rows in every part",
                cure="Read the survey with read_survey, which makes them so.",
            )
        object.__setattr__(self, "answers", MappingProxyType(dict(self.answers)))
        object.__setattr__(self, "segments", MappingProxyType(dict(self.segments)))

    def __repr__(self) -> str:
        """Return a short text without any answer."""
        roles = ", ".join(self.answers)
        return f"Survey({self.instrument.id}: {self.size} respondents, {len(self.instrument.items)} items, {roles})"

    @property
    def size(self) -> int:
        """Number of respondents."""
        return len(next(iter(self.answers.values())))

    @property
    def roles(self) -> tuple[Role, ...]:
        """What was asked."""
        return tuple(self.answers)

    def segment(self, by: str) -> Segment:
        """Return a segment variable.

        Parameters
        ----------
        by : str
            Its id.

        Returns
        -------
        Segment
            Labels and codes.

        Raises
        ------
        UsageError
            If the survey has no such variable.
        """
        if by not in self.segments:
            raise UsageError.single(
                "unknown-segment", "the survey has no such segment variable", found=by, cure=near(by, self.segments)
            )
        return self.segments[by]


def _are_codes(answers: Codes, items: int, high: int) -> bool:
    """Return whether an array holds codes 0 to high for this number of items."""
    if answers.dtype != np.int8 or answers.ndim != 2 or answers.shape[1] != items:
        return False
    return not answers.size or bool(answers.min() >= 0 and answers.max() <= high)
