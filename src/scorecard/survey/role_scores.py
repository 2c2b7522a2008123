"""Scores of respondents who answered several questions about the same items."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, cast

import numpy as np
from numpy.typing import NDArray

from scorecard.errors import AnalysisError
from scorecard.instruments import Instrument, Role
from scorecard.stats.comoments import CoMoments
from scorecard.stats.counts import Moments
from scorecard.stats.exact import IntArray
from scorecard.survey.plan import MIRRORED, TallyPlan
from scorecard.survey.responses import Survey

__all__ = ["PartKind", "RoleAnswers", "ScoreRow", "require_roles", "role_scores"]

PartKind = Literal["item", "dimension", "overall"]
Rows = NDArray[np.intp]
Accept = Callable[[IntArray], NDArray[np.bool_]]


@dataclass(frozen=True, slots=True, eq=False)
class ScoreRow:
    """Scores of an item, a dimension or the whole, of the respondents who have one for every role.

    Attributes
    ----------
    id : str
        Id of the item or dimension, or "overall".
    kind : {"item", "dimension", "overall"}
        What the row is about.
    divisor : int
        What the scores are multiplied by to be whole.
    values : ndarray of int64, shape (r, n)
        Scores times the divisor, one role a row.
    """

    id: str
    kind: PartKind
    divisor: int
    values: IntArray

    @property
    def n(self) -> int:
        """Number of respondents."""
        return int(self.values.shape[1])

    def moments(self, *weights: Sequence[int]) -> tuple[Moments, ...]:
        """Return the exact moments of weighted sums of the roles' scores.

        Parameters
        ----------
        *weights : sequence of int
            Weight of each role, one sequence a weighted sum.

        Returns
        -------
        tuple of Moments
            One for each sequence.
        """
        everyone = np.ones((1, self.n), dtype=np.bool_)
        table = CoMoments.from_values(self.values, everyone, group=(0,) * len(self.values))
        return tuple(table.combination([Fraction(w, self.divisor) for w in of]) for of in weights)


def require_roles(survey: Survey, roles: Sequence[Role], *, what: str) -> None:
    """Refuse a survey that did not ask what an analysis needs.

    Parameters
    ----------
    survey : Survey
        The answers.
    roles : sequence of str
        Roles that are needed.
    what : str
        The analysis, as the subject of a sentence.

    Raises
    ------
    AnalysisError
        If a role is missing.
    """
    for role in roles:
        if not isinstance(cast("object", role), str) or role not in survey.answers:
            raise AnalysisError.single(
                "role-missing",
                f"{what} needs the answers for {role}",
                found=", ".join(survey.roles),
                cure="Add the role to the instrument and its columns to the layout.",
            )


@dataclass(frozen=True, slots=True, eq=False)
class RoleAnswers:
    """Answers to several questions about the same items, as values.

    Attributes
    ----------
    instrument : Instrument
        The questionnaire.
    plan : TallyPlan
        The questionnaire in numbers.
    values : ndarray of int32, shape (r, k, n)
        Values by role, item and respondent; reverse-keyed items are mirrored where they must be.
    present : ndarray of bool, shape (k, n)
        Whether an item is answered for every role.
    """

    instrument: Instrument
    plan: TallyPlan
    values: NDArray[np.int32]
    present: NDArray[np.bool_]

    @classmethod
    def of(
        cls,
        survey: Survey,
        roles: Sequence[Role],
        plan: TallyPlan,
        *,
        rows: Rows | None = None,
        accept: Accept | None = None,
    ) -> RoleAnswers:
        """Return the answers of some respondents.

        Parameters
        ----------
        survey : Survey
            The answers.
        roles : sequence of str
            What must be answered together.
        plan : TallyPlan
            The questionnaire in numbers.
        rows : ndarray of int, optional
            Which respondents; all when left out.
        accept : callable, optional
            Which answers to an item count, from their values of shape (r, n); all when left out.

        Returns
        -------
        RoleAnswers
            The answers.
        """
        chosen = [survey.answers[role] if rows is None else survey.answers[role][rows] for role in roles]
        size, k = len(chosen[0]), len(plan.item_values)
        present = np.ones((k, size), dtype=np.bool_)
        values = np.zeros((len(roles), k, size), dtype=np.int32)
        for r, (role, codes) in enumerate(zip(roles, chosen, strict=True)):
            own = plan if role in MIRRORED else plan.straight
            for position, of_code in enumerate(own.item_values):
                column = codes[:, position]
                values[r, position] = np.array([0, *of_code], dtype=np.int32)[column]
                present[position] &= column != 0
        if accept is not None:
            for position in range(k):
                present[position] &= accept(values[:, position].astype(np.int64))
        return cls(survey.instrument, plan, values, present)

    def dimensions(self) -> tuple[IntArray, NDArray[np.bool_]]:
        """Return the dimension scores times the plan's divisor, and where they count.

        Returns
        -------
        tuple of (ndarray of int64, shape (r, d, n), ndarray of bool, shape (d, n))
            Scores, 0 where a dimension does not count, and whether it does: at least as many of its items
            are answered as the plan requires.
        """
        return dimension_scores(self.values, self.present, self.plan)

    def rows(self) -> Iterator[ScoreRow]:
        """Yield the scores of every item, every dimension and the whole.

        Yields
        ------
        ScoreRow
            In the order of the questionnaire.
        """
        for position, item in enumerate(self.instrument.items):
            chosen = self.values[:, position, self.present[position]]
            yield ScoreRow(item.id, "item", 1, chosen.astype(np.int64))
        if not self.plan.dimensions:
            return
        scaled, counted = self.dimensions()
        for d, dimension in enumerate(self.instrument.dimensions):
            yield ScoreRow(dimension.id, "dimension", self.plan.divisor, scaled[:, d, counted[d]])
        whole = scaled[:, :, counted.all(axis=0)].sum(axis=1)
        yield ScoreRow("overall", "overall", self.plan.divisor * len(self.plan.dimensions), whole)


def dimension_scores(
    values: IntArray | NDArray[np.int32], present: NDArray[np.bool_], plan: TallyPlan
) -> tuple[IntArray, NDArray[np.bool_]]:
    """Return the dimension scores of every respondent times the plan's divisor, and where they count.

    Parameters
    ----------
    values : ndarray of int, shape (r, k, n)
        Values of the answers for each role, one item a row.
    present : ndarray of bool, shape (k, n)
        Which answers count.
    plan : TallyPlan
        The questionnaire in numbers.

    Returns
    -------
    tuple of (ndarray of int64, shape (r, d, n), ndarray of bool, shape (d, n))
        Scores, 0 where a dimension does not count, and whether it does: at least as many of its items
        are answered as the plan requires.
    """
    shape = (len(values), len(plan.dimensions), present.shape[1])
    scaled = np.zeros(shape, dtype=np.int64)
    counted = np.zeros(shape[1:], dtype=np.bool_)
    for d, (items, least) in enumerate(zip(plan.dimensions, plan.required, strict=True)):
        there = present[list(items)]
        answered = there.sum(axis=0)
        counted[d] = answered >= least
        factor = np.array([plan.divisor // m if m >= least else 0 for m in range(len(items) + 1)], dtype=np.int64)
        scaled[:, d] = (values[:, list(items)] * there).sum(axis=1, dtype=np.int64) * factor[answered]
    return scaled, counted


def role_scores(
    survey: Survey, roles: Sequence[Role], plan: TallyPlan, *, rows: Rows | None = None, accept: Accept | None = None
) -> Iterator[ScoreRow]:
    """Return the scores of every item, every dimension and the whole.

    Parameters
    ----------
    survey : Survey
        The answers.
    roles : sequence of str
        What must be answered together.
    plan : TallyPlan
        The questionnaire in numbers.
    rows : ndarray of int, optional
        Which respondents; all when left out.
    accept : callable, optional
        Which answers to an item count, from their values of shape (r, n); all when left out.

    Returns
    -------
    iterator of ScoreRow
        Items, then dimensions, then "overall" where there are dimensions. A dimension's score is the
        mean of the items answered for every role, if there are as many as the plan requires; the
        whole is the mean of all dimensions.
    """
    return RoleAnswers.of(survey, roles, plan, rows=rows, accept=accept).rows()
