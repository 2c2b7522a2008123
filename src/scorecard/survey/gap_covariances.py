"""Covariances of the means that the numbers of a survey are made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from scorecard._model.mapping import FrozenDict
from scorecard.instruments import Instrument
from scorecard.stats.comoments import CoMoments
from scorecard.survey.counting import ScoreTally
from scorecard.survey.gap_groups import GapGroups
from scorecard.survey.gap_sources import GroupSources, RowSource
from scorecard.survey.joint_moments import JointMoments

__all__ = ["MeanCovariances", "mean_covariances"]

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class MeanCovariances:
    """Covariances of the means of all questions of a survey.

    Attributes
    ----------
    places : mapping of str to slice
        Where the means of each question stand, with those of expectations and perceptions together under ``gap`` where
        both were asked: items, dimensions, dimensions among those who count in all of them; each for the first
        question, then the second.
    table : ndarray, shape (m, m)
        The covariances; zero for rows that must not be shown.
    """

    places: Mapping[str, slice]
    table: FloatArray

    def of(self, question: str) -> FloatArray:
        """Return the covariances of the means of one question.

        Parameters
        ----------
        question : str
            A role, or "gap".

        Returns
        -------
        ndarray
            The covariances.
        """
        own = self.places[question]
        return self.table[own, own]


def mean_covariances(groups: GapGroups) -> Mapping[str | None, MeanCovariances]:
    """Return the covariances of the means of everyone (None) and of each group.

    Parameters
    ----------
    groups : GapGroups
        What the rows of an analysis rest on.

    Returns
    -------
    mapping of str or None to MeanCovariances
        For each question alone k + 2 d means of k items in d dimensions, for two that were counted together twice as
        many; without the groups of which nothing is shown.

    Notes
    -----
    With c the covariance of two variables over the respondents who have both, and n the numbers of respondents: two
    item means go together by n_ij c_ij / (n_i n_j). A dimension goes together with an item or another dimension as the
    mean of its items does, item by item with its share v_j in their answers; with an item of its own by
    (v_i c_ii + f Σ v_j c_ij) / n_i over the other items, where f is the mean share of the others that were
    answered beside one; with itself, in either question, as the scores of its respondents do. Dimensions
    among those who count in all of them go together by c / n, and by c / n_d with a dimension among all. All of this is
    exact where every item is answered; where some are not, it takes answers for missing at random.
    Between two questions, rows a and b go together by n_ab / (n_a n_b) Σ v_i v_j c_ij over their items i and j,
    with the n_ab respondents who count in both. A covariance over fewer than two respondents counts as 0.
    """
    sources: dict[str | None, GroupSources] = {None: groups.total}
    sources.update({label: group for label, group in groups.groups.items() if label not in groups.hidden})
    instrument, divisor = groups.counts.instrument, groups.counts.plan.divisor
    return FrozenDict({label: _of_group(group, instrument, divisor) for label, group in sources.items()})


def _of_group(group: GroupSources, instrument: Instrument, divisor: int) -> MeanCovariances:
    """Return the covariances of one group, within each question and between two."""
    found: dict[str, _Question] = {}
    if group.gaps:
        found["gap"] = _of_question(group.scores, group.gaps, instrument, divisor, questions=2)
    for role, rows in group.roles.items():
        found[role] = _of_question(group.role_scores[role], rows, instrument, divisor, questions=1)
    ends = list(accumulate((len(question.hidden) for question in found.values()), initial=0))
    places = {name: slice(*ends[at : at + 2]) for at, name in enumerate(found)}
    table = np.zeros((ends[-1], ends[-1])) if group.joint is None else _between(group.joint, list(found.values()))
    for name, question in found.items():
        table[places[name], places[name]] = question.covariances
    hidden = np.concatenate([question.hidden for question in found.values()])
    table[hidden], table[:, hidden] = 0.0, 0.0
    table.flags.writeable = False
    return MeanCovariances(FrozenDict(places), table)


@dataclass(frozen=True, slots=True, eq=False)
class _Question:
    """The means of one question, or of two that were counted together.

    `covariances` holds those of its means; `hidden` which of them are not shown; `shares` the share of each item (a
    column) in the answers of each dimension (a row), for each of the `questions`.
    """

    covariances: FloatArray
    hidden: NDArray[np.bool_]
    shares: FloatArray
    questions: int

    @property
    def items(self) -> FloatArray:
        """The weight of each item, a column, in each mean; without those that are not shown."""
        k = self.shares.shape[1]
        weights: FloatArray = np.concatenate([np.eye(k), self.shares, self.shares])
        return weights * ~self.hidden[:k]

    @property
    def numbers(self) -> NDArray[np.intp]:
        """For each mean the row of `JointMoments.n` that tells its n; those of other questions come first."""
        k, d = self.shares.shape[1] // self.questions, len(self.shares) // self.questions
        parts = ([*range(k)], [*range(k, k + d)], [k + d] * d)
        return np.array([row for part in parts for row in part * self.questions], dtype=np.intp)


def _between(joint: JointMoments, questions: Sequence[_Question]) -> FloatArray:
    """Return the covariances of all means, of which those between two questions are wanted."""
    size = len(joint.n) // len(questions)
    rows = np.concatenate([at * size + question.numbers for at, question in enumerate(questions)])
    n = joint.n[np.ix_(rows, rows)].astype(np.float64)
    own = n.diagonal()
    share = np.divide(1.0, own, out=np.zeros_like(own), where=own > 0)
    weights = np.zeros((len(rows), len(joint.items.group)))
    row = column = 0
    for question in questions:
        part = question.items
        weights[row : row + part.shape[0], column : column + part.shape[1]] = part
        row, column = row + part.shape[0], column + part.shape[1]
    half = np.einsum("ij,jk->ik", weights, np.nan_to_num(joint.items.covariance(), nan=0.0))
    found: FloatArray = np.einsum("ij,kj->ik", half, weights) * n * np.outer(share, share)
    return found


def _of_question(
    scores: ScoreTally, rows: Sequence[RowSource], instrument: Instrument, divisor: int, *, questions: int
) -> _Question:
    """Return the means of one question, or of two that were counted together."""
    hidden = np.array([row.reason == "suppressed" for row in rows if row.kind == "item"] * questions, dtype=np.bool_)
    answered = _Answered.of(scores.items, instrument, questions)
    items = answered.item_covariances(hidden)
    dimensions = [row for row in rows if row.kind == "dimension"]
    own = [_own_items(row, answered, at=at) for at, row in enumerate(dimensions)]
    of_dimensions = np.einsum("ij,jk->ik", answered.shares, items)
    between = np.einsum("ij,kj->ik", of_dimensions, answered.shares)
    between = (between + between.T) / 2
    for at, row in enumerate(dimensions):
        places = answered.rows(at)
        between[np.ix_(places, places)] = _of_one_dimension(row, questions)
        cells = np.ix_(places, answered.inside(at))
        of_dimensions[cells] = np.where(hidden[answered.inside(at)], 0.0, own[at])
    of_complete = of_dimensions * _nearness(scores, dimensions, answered)
    n = np.array([row.n for row in dimensions] * questions, dtype=np.float64)
    among_all = np.nan_to_num(scores.complete.covariance(), nan=0.0) / divisor**2
    complete = among_all / max(int(scores.complete.n[0, 0]), 1)
    across = among_all / np.maximum(n, 1.0)
    whole = any(row.kind == "overall" and row.reason == "suppressed" for row in rows)
    gone = [row.reason == "suppressed" for row in dimensions] * questions
    found = np.block(
        [
            [items, of_dimensions.T, of_complete.T],
            [of_dimensions, between, across.T],
            [of_complete, across, complete],
        ]
    )
    cleared = np.array([*hidden, *gone, *(whole or one for one in gone)], dtype=np.bool_)
    return _Question(found, cleared, answered.shares, questions)


@dataclass(frozen=True, slots=True, eq=False)
class _Answered:
    """The answers to the items of some questions.

    `covariance` and `common` hold covariances of answers and numbers of respondents, pair by pair; `shares` the share
    of each item (a column) in the answers of each dimension (a row), question by question.
    """

    covariance: FloatArray
    common: FloatArray
    shares: FloatArray
    questions: int

    @classmethod
    def of(cls, items: CoMoments, instrument: Instrument, questions: int) -> _Answered:
        """Return the answers that were counted."""
        common = np.asarray(items.common, dtype=np.float64)
        owners = [item.dimension for item in instrument.items]
        inside = np.array([float(owner == d.id) for d in instrument.dimensions for owner in owners])
        counted = inside.reshape(len(instrument.dimensions), len(owners)) * common.diagonal()[: len(owners)]
        total = counted.sum(axis=1, keepdims=True)
        shares = np.divide(counted, total, out=np.zeros_like(counted), where=total > 0)
        return cls(
            np.nan_to_num(items.covariance(), nan=0.0),
            common,
            np.kron(np.eye(questions), shares).astype(np.float64),
            questions,
        )

    def item_covariances(self, hidden: NDArray[np.bool_]) -> FloatArray:
        """Return the covariances of the item means, 0 for those that must not be shown."""
        own = np.where(hidden, 0.0, self.common.diagonal())
        share = np.divide(1.0, own, out=np.zeros_like(own), where=own > 0)
        found: FloatArray = self.covariance * self.common * np.outer(share, share)
        return found

    def rows(self, at: int) -> NDArray[np.intp]:
        """Return the rows of a dimension, one a question."""
        return np.arange(self.questions) * (len(self.shares) // self.questions) + at

    def inside(self, at: int) -> NDArray[np.intp]:
        """Return the columns of the items of a dimension that somebody answered, question by question."""
        return np.flatnonzero(self.shares[self.rows(at)].any(axis=0))


def _own_items(row: RowSource, answered: _Answered, *, at: int) -> FloatArray:
    """Return how the mean of a dimension, in each question, goes together with the means of its own items."""
    inside = answered.inside(at)
    k = len(inside) // answered.questions
    others = 1.0
    if row.histogram is not None and row.n > 0 and k > 1:
        others = float(row.histogram.counts @ (row.histogram.divisors - 1)) / (row.n * (k - 1))
    together = answered.covariance[np.ix_(inside, inside)]
    # a person who answered an item answered it in both questions
    same = np.kron(np.ones((answered.questions, answered.questions)), np.eye(k))
    weight = answered.shares[np.ix_(answered.rows(at), inside)]
    found: FloatArray = weight @ (together * np.where(same > 0, 1.0, others)) / answered.common.diagonal()[inside]
    return found


def _nearness(scores: ScoreTally, dimensions: Sequence[RowSource], answered: _Answered) -> FloatArray:
    """Return how much more often than others those who answered an item count in its dimension.

    One row a dimension whose scores are looked at, one column an item; 1 for items of the dimension itself.
    """
    factors = np.ones(answered.shares.shape)
    answers = answered.common.diagonal()
    for at, row in enumerate(dimensions):
        inside = answered.inside(at)
        if row.histogram is None or row.n == 0 or not len(inside):
            continue
        counted = float(row.histogram.counts @ row.histogram.divisors) * answered.questions
        others = ~np.isin(np.arange(len(factors)), answered.rows(at))
        factors[np.ix_(others, inside)] = counted / answers[inside].sum() * scores.units / row.n
    return factors


def _of_one_dimension(row: RowSource, questions: int) -> FloatArray:
    """Return the covariances of the means of one dimension in each question."""
    deviations = [spread.deviation for spread in row.spreads]
    if row.n < 2 or len(deviations) < questions or None in deviations:
        return np.zeros((questions, questions))
    variances = [0.0 if deviation is None else deviation**2 / row.n for deviation in deviations]
    if questions == 1:
        return np.array([[variances[0]]])
    first, second, difference = variances
    together = (first + second - difference) / 2
    return np.array([[first, together], [together, second]])
