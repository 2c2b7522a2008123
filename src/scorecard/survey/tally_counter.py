"""Counting of a survey that may come in batches, for everyone and by group."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from scorecard._model.mapping import FrozenDict
from scorecard.instruments import Role
from scorecard.stats.beside import Beside
from scorecard.survey.blocks import BLOCK, Rows
from scorecard.survey.group_blocks import NOBODY, Block, GroupBlocks
from scorecard.survey.own_points import WholeWeights
from scorecard.survey.plan import TallyPlan
from scorecard.survey.responses import Survey
from scorecard.survey.tally import SurveyCounter, SurveyTally

__all__ = ["GroupTallies", "TallyCounter"]


@dataclass(frozen=True, slots=True, eq=False)
class GroupTallies:
    """Counts of everyone and of each group."""

    total: SurveyTally
    groups: FrozenDict[str, SurveyTally]


class TallyCounter:
    """Count a survey batch by batch.

    The counts do not depend on how the survey is cut into batches, nor on the order of the
    respondents, and take no more memory the more of them there are.

    Parameters
    ----------
    plan : TallyPlan
        What to count.
    by : str, optional
        Segment variable.
    own : bool
        Whether to count scores weighted by each respondent's own points.
    weights : sequence of Fraction, optional
        Share of each dimension in the weighted scores.
    threads : {1, 2}
        2 forms sums of products beside everything else.
    block_rows : int
        Respondents that are counted at once.
    """

    def __init__(
        self,
        plan: TallyPlan,
        *,
        by: str | None = None,
        own: bool = False,
        weights: Sequence[Fraction] | None = None,
        threads: Literal[1, 2] = 1,
        block_rows: int = BLOCK,
    ) -> None:
        self.plan = plan
        self.by = by
        self.own = own
        self.weights: tuple[Fraction, ...] | None = None if weights is None else tuple(weights)
        self._whole = None if weights is None else WholeWeights.of(weights)
        self.roles: tuple[Role, ...] = ()
        self._groups: dict[str, SurveyCounter] = {}
        self._blocks = GroupBlocks(by, own=own, most=block_rows)
        self._beside = Beside(threads=threads)

    def add(self, survey: Survey, *, rows: Rows | None = None) -> None:
        """Count a batch.

        Parameters
        ----------
        survey : Survey
            The answers, with the same questions in every batch.
        rows : ndarray of int, optional
            Which respondents; all when left out.
        """
        self.roles = survey.roles
        self._count(self._blocks.add(survey, rows))

    def absorb(self, other: TallyCounter) -> None:
        """Add what another counter of the same kind counted.

        Parameters
        ----------
        other : TallyCounter
            The other counter.
        """
        self.roles = self.roles or other.roles
        other._finish()
        self._beside.wait()
        for label, counter in other._groups.items():
            self._counter(label).absorb(counter)

    def _counter(self, label: str) -> SurveyCounter:
        """Return the counter of a group."""
        if label not in self._groups:
            self._groups[label] = self._new()
        return self._groups[label]

    def _new(self) -> SurveyCounter:
        """Return a counter of nobody yet."""
        return SurveyCounter(self.plan, self.roles, own=self.own, weights=self._whole, beside=self._beside)

    def _count(self, found: Iterable[tuple[str, Block]]) -> None:
        """Count blocks of groups."""
        for label, block in found:
            self._counter(label).add(block.answers, block.points, runs=block.runs)

    def _finish(self) -> None:
        """Count everybody who waits, to the last one."""
        self._count(self._blocks.rest())
        self._beside.wait()

    def tallies(self) -> GroupTallies:
        """Return what was counted so far; at least one batch, empty or not.

        Returns
        -------
        GroupTallies
            Counts of everyone, and of each group in alphabetical order of labels.
        """
        self._finish()
        counters = list(self._groups.values())
        total = counters[0] if len(counters) == 1 else self._new()
        for counter in counters if len(counters) > 1 else ():
            total.absorb(counter)
        labels = sorted(label for label in self._groups if label != NOBODY)
        return GroupTallies(total.tally(), FrozenDict({label: self._groups[label].tally() for label in labels}))
