"""Counts of a survey with roles: what every gap statistic is derived from.

Tallies are immutable and add up: the tally of two batches of respondents together is the sum of
their tallies, entry by entry, so that no result depends on row order or on chunks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from scorecard.errors import AnalysisError
from scorecard.instruments import Role
from scorecard.stats.counts import PairTable, ScoreHistogram
from scorecard.stats.exact import IntArray
from scorecard.survey.alpha_tally import AlphaTally
from scorecard.survey.blocks import Rows, blocks, taken
from scorecard.survey.counting import Counter, ScoreTally
from scorecard.survey.own_points import WholeWeights
from scorecard.survey.plan import MIRRORED, TallyPlan
from scorecard.survey.responses import Survey

__all__ = ["COMPARED", "RATED", "Channel", "GapTally", "RolePair", "RoleTally", "SurveyTally"]

Codes = NDArray[np.int8]
RolePair = tuple[Role, Role]
Channel = Role | Literal["gap"]
"""Answers to one question, or the gaps."""

_GAP: RolePair = ("expectation", "perception")

COMPARED: tuple[RolePair, ...] = (_GAP, ("minimum", "perception"), ("desired", "perception"))
"""Questions compared respondent by respondent: a standard, and what is held against it."""

RATED: tuple[RolePair, ...] = (
    ("importance", "perception"),
    ("importance", "satisfaction"),
    ("expectation", "satisfaction"),
)
"""Questions set against one another item by item: importance, and performance."""


@dataclass(frozen=True, slots=True, eq=False)
class GapTally:
    """Counts of expectations and perceptions, both over the same pairs.

    Attributes
    ----------
    plan : TallyPlan
        What was counted.
    pairs : tuple of PairTable
        Expectation by perception codes of each item.
    scores : ScoreTally
        Channels expectation, perception and gap; its co-moments hold the first two.
    """

    plan: TallyPlan
    pairs: tuple[PairTable, ...]
    scores: ScoreTally

    @classmethod
    def from_batch(
        cls,
        plan: TallyPlan,
        codes: tuple[Codes, Codes],
        *,
        points: NDArray[np.float64] | None = None,
        weights: WholeWeights | None = None,
        rows: Rows | None = None,
    ) -> GapTally:
        """Return the tally of some respondents.

        Parameters
        ----------
        plan : TallyPlan
            What to count.
        codes : tuple of ndarray of int8, each of shape (n, k)
            Codes of expectations and of perceptions.
        points : ndarray of float, shape (n, d), optional
            Importance points.
        weights : WholeWeights, optional
            Weights of the dimensions for the histogram of weighted scores.
        rows : ndarray of int, optional
            Which respondents; all when left out.

        Returns
        -------
        GapTally
            The tally.
        """
        counter = Counter(plan, channels=2, points=points is not None, weights=weights)
        size = (plan.levels + 1) ** 2
        tables = np.zeros((len(plan.item_values), size), dtype=np.int64)
        for chosen in blocks(len(codes[0]), rows):
            first, second = (taken(c, chosen) for c in codes)
            joint = first.astype(np.int16) * (plan.levels + 1) + second
            for item, row in enumerate(joint):
                tables[item] += np.bincount(row, minlength=size)
            both = (first != 0) & (second != 0)
            values = [plan.values(c) * both for c in (first, second)]
            counter.add(values, both, points=None if points is None else np.ascontiguousarray(points.T[:, chosen]))
        shape = (plan.levels + 1, plan.levels + 1)
        return cls(plan, tuple(PairTable(t.reshape(shape)) for t in tables), counter.tally())

    def __add__(self, other: GapTally) -> GapTally:
        """Return the tally of both batches together."""
        pairs = tuple(a + b for a, b in zip(self.pairs, other.pairs, strict=True))
        return GapTally(self.plan, pairs, self.scores + other.scores)


@dataclass(frozen=True, slots=True, eq=False)
class RoleTally:
    """Counts of the answers to one question per item, such as its importance.

    Attributes
    ----------
    plan : TallyPlan
        What was counted.
    codes : ndarray of int64, shape (k, V + 1)
        How often each code was given to each item.
    scores : ScoreTally
        One channel.
    """

    plan: TallyPlan
    codes: IntArray
    scores: ScoreTally

    @classmethod
    def from_batch(
        cls, plan: TallyPlan, codes: Codes, *, weights: WholeWeights | None = None, rows: Rows | None = None
    ) -> RoleTally:
        """Return the tally of some respondents.

        Parameters
        ----------
        plan : TallyPlan
            What to count.
        codes : ndarray of int8, shape (n, k)
            Codes of the answers.
        weights : WholeWeights, optional
            Weights of the dimensions for the histogram of weighted scores.
        rows : ndarray of int, optional
            Which respondents; all when left out.

        Returns
        -------
        RoleTally
            The tally.
        """
        counter = Counter(plan, channels=1, points=False, weights=weights)
        table = np.zeros((len(plan.item_values), plan.levels + 1), dtype=np.int64)
        for chosen in blocks(len(codes), rows):
            block = taken(codes, chosen)
            for item, row in enumerate(block):
                table[item] += np.bincount(row, minlength=plan.levels + 1)
            counter.add([plan.values(block)], block != 0, points=None)
        return cls(plan, table, counter.tally())

    def __add__(self, other: RoleTally) -> RoleTally:
        """Return the tally of both batches together."""
        return RoleTally(self.plan, self.codes + other.codes, self.scores + other.scores)

    def item(self, position: int) -> ScoreHistogram:
        """Return the answers to one item."""
        return ScoreHistogram.from_counts(self.plan.item_values[position], self.codes[position, 1:])


@dataclass(frozen=True, slots=True, eq=False)
class SurveyTally:
    """Counts of all roles of a survey.

    Attributes
    ----------
    respondents : int
        Everybody, whether he answered or not.
    pairs : mapping of (role, role) to GapTally
        Pairs of questions compared respondent by respondent, the standard first: perceptions
        against expectations, against the minimum and against the desired level, where both were
        asked.
    roles : mapping of role to RoleTally
        The other questions than expectation and perception; these too where only one was asked.
    scales : mapping of role or "gap" to AlphaTally
        What reliability is derived from: pairwise co-moments of all items over everybody who
        answered, for each role and for the gaps (perception − expectation), with the number of
        respondents who enter each dimension and the whole. ``scales["gap"].covariance(d)`` is the
        covariance matrix of dimension d, the last one that of all items.
    tables : mapping of (role, role) to tuple of PairTable
        Joint counts of two questions, item by item, for importance against performance; those of
        expectation and perception too.
    """

    respondents: int
    pairs: Mapping[RolePair, GapTally]
    roles: Mapping[Role, RoleTally]
    scales: Mapping[Channel, AlphaTally]
    tables: Mapping[RolePair, tuple[PairTable, ...]]

    @classmethod
    def from_batch(
        cls,
        plan: TallyPlan,
        survey: Survey,
        *,
        own: bool = False,
        weights: WholeWeights | None = None,
        rows: Rows | None = None,
    ) -> SurveyTally:
        """Return the tally of some respondents of a survey.

        Parameters
        ----------
        plan : TallyPlan
            What to count.
        survey : Survey
            The answers.
        own : bool
            Whether to count scores weighted by each respondent's own points.
        weights : WholeWeights, optional
            Weights of the dimensions for the histogram of weighted scores.
        rows : ndarray of int, optional
            Which respondents; all when left out.

        Returns
        -------
        SurveyTally
            The tally.
        """
        answers = survey.answers
        pairs: dict[RolePair, GapTally] = {}
        for pair in COMPARED:
            if all(role in answers for role in pair):
                both = (answers[pair[0]], answers[pair[1]])
                points = survey.points if own else None
                pairs[pair] = GapTally.from_batch(plan, both, points=points, weights=weights, rows=rows)
        roles: dict[Role, RoleTally] = {
            role: RoleTally.from_batch(plan if role in MIRRORED else plan.straight, codes, weights=weights, rows=rows)
            for role, codes in answers.items()
            if _GAP not in pairs or role not in _GAP
        }
        sets = (*plan.dimensions, tuple(range(len(plan.item_values))))
        scales: dict[Channel, AlphaTally] = {}
        for role, codes in answers.items():
            chosen = plan if role in MIRRORED else plan.straight
            scales[role] = AlphaTally.from_batch(chosen, (codes,), sets=sets, missing="pairwise", rows=rows)
        if _GAP in pairs:
            scales["gap"] = AlphaTally.from_batch(
                plan, [answers[role] for role in _GAP], sets=sets, missing="pairwise", rows=rows
            )
        tables = {_GAP: pairs[_GAP].pairs} if _GAP in pairs else {}
        for pair in RATED:
            if all(role in answers for role in pair):
                tables[pair] = _pair_tables(plan, (answers[pair[0]], answers[pair[1]]), rows)
        size = survey.size if rows is None else len(rows)
        frozen = (MappingProxyType(pairs), MappingProxyType(roles), MappingProxyType(scales))
        return cls(size, *frozen, MappingProxyType(tables))

    @property
    def gaps(self) -> GapTally:
        """Expectations and perceptions; AnalysisError where the survey did not ask for both."""
        if _GAP not in self.pairs:
            asked = [*dict.fromkeys(role for pair in self.pairs for role in pair), *self.roles]
            raise AnalysisError.single(
                "role-missing",
                "gaps need the answers for expectation and perception",
                found=", ".join(asked),
                cure="Add the roles to the instrument and their columns to the layout.",
            )
        return self.pairs[_GAP]

    def __add__(self, other: SurveyTally) -> SurveyTally:
        """Return the tally of both batches together."""
        tables: dict[RolePair, tuple[PairTable, ...]] = {}
        for pair, counted in self.tables.items():
            tables[pair] = tuple(a + b for a, b in zip(counted, other.tables[pair], strict=True))
        roles: dict[Role, RoleTally] = {}
        for role, tally in self.roles.items():
            roles[role] = tally + other.roles[role]
        return SurveyTally(
            self.respondents + other.respondents,
            MappingProxyType({pair: tally + other.pairs[pair] for pair, tally in self.pairs.items()}),
            MappingProxyType(roles),
            MappingProxyType({of: tally + other.scales[of] for of, tally in self.scales.items()}),
            MappingProxyType(tables),
        )


def _pair_tables(plan: TallyPlan, codes: tuple[Codes, Codes], rows: Rows | None) -> tuple[PairTable, ...]:
    """Return the joint counts of two questions, item by item."""
    size = (plan.levels + 1) ** 2
    counts = np.zeros((len(plan.item_values), size), dtype=np.int64)
    for chosen in blocks(len(codes[0]), rows):
        first, second = (taken(c, chosen) for c in codes)
        joint = first.astype(np.int16) * (plan.levels + 1) + second
        for item, row in enumerate(joint):
            counts[item] += np.bincount(row, minlength=size)
    return tuple(PairTable(c.reshape(plan.levels + 1, plan.levels + 1)) for c in counts)
