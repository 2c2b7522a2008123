"""Checked answers of a survey as arrays of small codes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, cast

import numpy as np
from numpy.typing import NDArray

from scorecard._model.mapping import FrozenDict
from scorecard._result import Provenance
from scorecard._text import LocalText
from scorecard.errors import UsageError, near
from scorecard.instruments import Instrument, Role, Scale

if TYPE_CHECKING:
    from scorecard.plots.likerts import AnswerPlots

__all__ = ["Outcome", "Segment", "Survey"]

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
class Outcome:
    """One overall answer of each respondent, such as satisfaction as a whole.

    Attributes
    ----------
    values : ndarray of float, shape (n,)
        Whole numbers of the scale; NaN is missing.
    scale : Scale
        The answer scale.
    name : LocalText or None
        Name in print.
    """

    values: NDArray[np.float64]
    scale: Scale
    name: LocalText | None = None


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
    outcomes : mapping of str to Outcome
        Overall answers by id.
    respondents : tuple of str or None
        Keys of the respondents; never shown in any result.
    duration : ndarray of float, shape (n,), or None
        Seconds that each respondent took; NaN is missing.
    provenance : Provenance
        Where the answers come from.

    Examples
    --------
    >>> import pyarrow as pa
    >>> import scorecard as sc
    >>> scale, items = sc.Scale.from_points(5), [{"id": "quick", "text": "Quick"}]
    >>> asked = sc.Instrument(id="short", name="Short", scale=scale, items=items)
    >>> columns = {"expectation": "E{number}", "perception": "P{number}"}
    >>> layout = sc.ColumnLayout(columns=columns, segments={"region": "Region"})
    >>> answers = {"E1": [5, 5, 4, 5], "P1": [3, 4, 3, None], "Region": ["N", "N", "S", "S"]}
    >>> survey = sc.read_survey(pa.table(answers), asked, layout=layout)
    >>> survey.size, survey.roles, survey.answers["perception"].tolist()
    (4, ('expectation', 'perception'), [[3], [4], [3], [0]])
    """

    instrument: Instrument
    answers: Mapping[Role, Codes]
    segments: Mapping[str, Segment] = field(default_factory=lambda: FrozenDict({}))
    points: NDArray[np.float64] | None = None
    outcomes: Mapping[str, Outcome] = field(default_factory=lambda: FrozenDict({}))
    respondents: tuple[str, ...] | None = field(default=None, repr=False)
    duration: NDArray[np.float64] | None = field(default=None, repr=False)
    provenance: Provenance = field(default_factory=lambda: Provenance(source=""))

    def __post_init__(self) -> None:
        """Refuse arrays that do not fit the instrument, and freeze the mappings."""
        k, high = len(self.instrument.items), self.instrument.scale.points
        sizes = {len(a) for a in self.answers.values()} | {len(s.codes) for s in self.segments.values()}
        sizes |= {len(o.values) for o in self.outcomes.values()}
        if self.points is not None:
            sizes.add(len(self.points))
        if self.duration is not None:
            sizes.add(len(self.duration))
        fits = len(sizes) == 1 and all(_are_codes(a, k, high) for a in self.answers.values())
        if not (self.answers and fits):
            raise UsageError.single(
                "survey-arrays",
                f"answers must be int8 codes 0 to {high} with {k} columns and equally many rows in every part",
                cure="Read the survey with read_survey, which makes them so.",
            )
        object.__setattr__(self, "answers", FrozenDict(dict(self.answers)))
        object.__setattr__(self, "segments", FrozenDict(dict(self.segments)))
        object.__setattr__(self, "outcomes", FrozenDict(dict(self.outcomes)))

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
        if not isinstance(cast("object", by), str) or by not in self.segments:
            raise UsageError.single(
                "unknown-segment", "the survey has no such segment variable", found=by, cure=near(by, self.segments)
            )
        return self.segments[by]

    @property
    def plot(self) -> AnswerPlots:
        """Charts of the answers."""
        from scorecard.plots.likerts import AnswerPlots

        return AnswerPlots(self)

    def take(self, rows: NDArray[np.intp] | NDArray[np.bool_]) -> Survey:
        """Return the survey of some of the respondents.

        Parameters
        ----------
        rows : ndarray of int or bool
            Positions of the respondents, or whether each is taken.

        Returns
        -------
        Survey
            The same questionnaire and provenance with these respondents.
        """
        chosen = np.flatnonzero(rows) if rows.dtype == np.bool_ else rows
        keys = self.respondents
        return replace(
            self,
            answers={role: np.asfortranarray(codes[chosen]) for role, codes in self.answers.items()},
            segments={key: Segment(s.labels, s.codes[chosen]) for key, s in self.segments.items()},
            points=None if self.points is None else self.points[chosen],
            outcomes={key: replace(o, values=o.values[chosen]) for key, o in self.outcomes.items()},
            respondents=None if keys is None else tuple(keys[row] for row in chosen.tolist()),
            duration=None if self.duration is None else self.duration[chosen],
        )


def _are_codes(answers: Codes, items: int, high: int) -> bool:
    """Return whether an array holds codes 0 to high for this number of items."""
    if answers.dtype != np.int8 or answers.ndim != 2 or answers.shape[1] != items:
        return False
    return not answers.size or bool(answers.min() >= 0 and answers.max() <= high)
