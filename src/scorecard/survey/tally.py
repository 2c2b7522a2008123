"""Counts of a survey with roles: what every gap statistic is derived from.

Tallies are immutable and add up: the tally of two batches of respondents together is the sum of
their tallies, entry by entry, so that no result depends on row order or on chunks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from scorecard._model.mapping import FrozenDict
from scorecard.errors import AnalysisError
from scorecard.instruments import Role
from scorecard.stats.comoments import CoMoments
from scorecard.stats.pair_tables import PairTable
from scorecard.survey.alpha_tally import AlphaTally
from scorecard.survey.blocks import Rows, blocks, taken
from scorecard.survey.code_tables import PairTables
from scorecard.survey.counting import BlockScores, ScoreTally
from scorecard.survey.gap_tally import GapCounter, GapTally, RoleCounter, RoleTally
from scorecard.survey.group_blocks import Runs
from scorecard.survey.joint_moments import JointCounter, JointMoments
from scorecard.survey.own_points import Points, WholeWeights
from scorecard.survey.plan import MIRRORED, TallyPlan
from scorecard.survey.responses import Survey

__all__ = [
    "COMPARED",
    "RATED",
    "Channel",
    "GapTally",
    "RolePair",
    "RoleTally",
    "SurveyCounter",
    "SurveyTally",
]

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
    joint : JointMoments or None
        How the means of several questions go together, where there are several: expectation and perception as
        one where both were asked, then the other roles.
    """

    respondents: int
    pairs: Mapping[RolePair, GapTally]
    roles: Mapping[Role, RoleTally]
    scales: Mapping[Channel, AlphaTally]
    tables: Mapping[RolePair, tuple[PairTable, ...]]
    joint: JointMoments | None = None

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
        counter = SurveyCounter(plan, survey.roles, own=own, weights=weights)
        for chosen in blocks(survey.size, rows):
            points = None
            if own and survey.points is not None:
                points = taken(survey.points, chosen)
            counter.add({role: taken(codes, chosen) for role, codes in survey.answers.items()}, points)
        return counter.tally()

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
            FrozenDict({pair: tally + other.pairs[pair] for pair, tally in self.pairs.items()}),
            FrozenDict(roles),
            FrozenDict({of: tally + other.scales[of] for of, tally in self.scales.items()}),
            FrozenDict(tables),
            None if self.joint is None or other.joint is None else self.joint + other.joint,
        )


class SurveyCounter:
    """Count all roles of a survey block by block.

    Parameters
    ----------
    plan : TallyPlan
        What to count.
    roles : iterable of str
        What was asked.
    own : bool
        Whether to count scores weighted by each respondent's own points.
    weights : WholeWeights, optional
        Weights of the dimensions for the histogram of weighted scores.
    """

    def __init__(
        self,
        plan: TallyPlan,
        roles: Iterable[Role],
        *,
        own: bool = False,
        weights: WholeWeights | None = None,
    ) -> None:
        self._plan = plan
        self._asked = tuple(roles)
        self._respondents = 0
        self._pairs = {
            pair: GapCounter(plan, points=own, weights=weights, alone=pair == _GAP) for pair in self._of(COMPARED)
        }
        self._roles: dict[Role, RoleCounter] = {}
        for role in self._asked:
            if _GAP not in self._pairs or role not in _GAP:
                self._roles[role] = RoleCounter(
                    plan if role in MIRRORED else plan.straight,
                    points=own and role in _GAP,
                    weights=weights,
                )
        k = len(plan.item_values)
        self._tables = {pair: PairTables(k, levels=plan.levels) for pair in self._of(RATED)}
        channels = [2] * (_GAP in self._pairs) + [1] * len(self._roles)
        self._joint = JointCounter(plan, channels) if len(channels) > 1 else None

    def _of(self, pairs: tuple[RolePair, ...]) -> list[RolePair]:
        """Return the pairs of which both were asked."""
        return [pair for pair in pairs if pair[0] in self._asked and pair[1] in self._asked]

    def add(self, codes: Mapping[Role, Codes], points: Points | None, *, runs: Runs = ()) -> None:
        """Count a block.

        Parameters
        ----------
        codes : mapping of role to ndarray of int8, shape (k, n)
            Codes of each question, one item a row.
        points : ndarray of float or int16, shape (d, n), or None
            Importance points, one dimension a row.
        runs : tuple of (int, int)
            Where respondents stand side by side who left out the same of the first two questions.
        """
        self._respondents += next(iter(codes.values())).shape[1]
        scores: list[BlockScores] = []
        for (first, second), pair in self._pairs.items():
            found = pair.add((codes[first], codes[second]), points, runs=runs)
            if (first, second) == _GAP:
                scores.append(found)
        scores += [one.add(codes[role], points if role in _GAP else None) for role, one in self._roles.items()]
        if self._joint is not None:
            self._joint.add(scores)
        for (first, second), tables in self._tables.items():
            tables.add((codes[first], codes[second]))

    def absorb(self, other: SurveyCounter) -> None:
        """Add what another counter of the same kind counted."""
        self._respondents += other._respondents
        for of_pair, pair in self._pairs.items():
            pair.absorb(other._pairs[of_pair])
        for role, one in self._roles.items():
            one.absorb(other._roles[role])
        for of_tables, tables in self._tables.items():
            tables.absorb(other._tables[of_tables])
        if self._joint is not None and other._joint is not None:
            self._joint.absorb(other._joint)

    def tally(self) -> SurveyTally:
        """Return what was counted."""
        pairs = {pair: counter.tally() for pair, counter in self._pairs.items()}
        roles: dict[Role, RoleTally] = {role: counter.tally() for role, counter in self._roles.items()}
        scales: dict[Channel, AlphaTally] = {}
        alone = dict(zip(_GAP, self._pairs[_GAP].scales(), strict=True)) if _GAP in pairs else {}
        for role in self._asked:
            scales[role] = alone[role] if role in alone else self._scale(roles[role].scores)
        if _GAP in pairs:
            k = len(self._plan.item_values)
            scores = pairs[_GAP].scores
            scales["gap"] = self._scale(scores, scores.items.difference(range(k), range(k, 2 * k)))
        tables = {_GAP: pairs[_GAP].pairs} if _GAP in pairs else {}
        for of_tables, counted in self._tables.items():
            tables[of_tables] = counted.tables()
        return SurveyTally(
            self._respondents,
            FrozenDict(pairs),
            FrozenDict(roles),
            FrozenDict(scales),
            FrozenDict(tables),
            None if self._joint is None else self._joint.moments(),
        )

    def _scale(self, scores: ScoreTally, items: CoMoments | None = None) -> AlphaTally:
        """Return the co-moments of the items behind some scores."""
        units = (*(channels[0].n for channels in scores.dimensions), scores.units)
        return AlphaTally(self._plan.sets, "pairwise", (scores.items if items is None else items,), units)
