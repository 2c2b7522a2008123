"""Counting of a survey that may come in batches, for everyone and by group."""

from __future__ import annotations

import threading
from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from typing import Literal, TypeVar

from scorecard._model.mapping import FrozenDict
from scorecard.instruments import Role
from scorecard.stats.beside import Shared
from scorecard.survey.blocks import BLOCK, Rows, blocks
from scorecard.survey.group_blocks import NOBODY, Block, GroupBlocks, joined
from scorecard.survey.own_points import WholeWeights
from scorecard.survey.plan import TallyPlan
from scorecard.survey.responses import Survey
from scorecard.survey.tally import SurveyCounter, SurveyTally

__all__ = ["GroupTallies", "TallyCounter"]

T = TypeVar("T")


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
        2 counts groups, or blocks of one, side by side.
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
        self._groups: dict[str, list[SurveyCounter]] = {}  # more than one where blocks were counted at the same time
        self._blocks = GroupBlocks(by, own=own, most=block_rows)
        self._block_rows = block_rows
        self._shared = Shared(threads=threads)
        self._lock = threading.Lock()

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
        for chosen in blocks(survey.size, rows, most=self._block_rows):
            self._shared.run(partial(self._gather, survey, chosen))

    def prepared(self, items: Iterator[T]) -> Generator[T, None, None]:
        """Return what is to be counted; with two threads the next one is made while one is used.

        Parameters
        ----------
        items : iterator
            What takes time to make.

        Returns
        -------
        generator
            The same; once it is closed, nothing is made any more.
        """
        return self._shared.prepared(items)

    def absorb(self, other: TallyCounter) -> None:
        """Add what another counter of the same kind counted.

        Parameters
        ----------
        other : TallyCounter
            The other counter.
        """
        self.roles = self.roles or other.roles
        for label, counter in other._merged().items():
            mine = self._taken(label)
            mine.absorb(counter)
            self._groups[label].append(mine)

    def _new(self) -> SurveyCounter:
        """Return a counter of nobody yet."""
        return SurveyCounter(self.plan, self.roles, own=self.own, weights=self._whole)

    def _gather(self, survey: Survey, rows: slice | Rows) -> None:
        """Put respondents to their groups, and hand over the groups that have waited long enough."""
        parts = self._blocks.parted(survey, rows)
        with self._lock:
            ready = self._blocks.add(parts)
        self._hand_over(ready)

    def _hand_over(self, ready: Iterable[tuple[str, list[Block]]]) -> None:
        """Have groups counted."""
        for label, pieces in ready:
            self._shared.hand_over(partial(self._count, label, pieces))

    def _count(self, label: str, pieces: Sequence[Block]) -> None:
        """Count respondents of a group."""
        block = joined(pieces)
        counter = self._taken(label)
        counter.add(block.answers, block.points, runs=block.runs)
        self._groups[label].append(counter)

    def _taken(self, label: str) -> SurveyCounter:
        """Return a counter of a group that nobody else counts with, and which has to be put back."""
        with self._lock:
            idle = self._groups.setdefault(label, [])
            return idle.pop() if idle else self._new()

    def _merged(self) -> dict[str, SurveyCounter]:
        """Count everybody who waits, to the last one, and return one counter of each group."""
        self._shared.wait()
        self._hand_over(self._blocks.rest())
        self._shared.wait()
        for counters in self._groups.values():
            while len(counters) > 1:
                counters[0].absorb(counters.pop())
        return {label: counter for label, (counter,) in self._groups.items()}

    def tallies(self) -> GroupTallies:
        """Return what was counted so far; at least one batch, empty or not.

        Returns
        -------
        GroupTallies
            Counts of everyone, and of each group in alphabetical order of labels.
        """
        counters = self._merged()
        if len(counters) == 1:  # a counter is put in order by telling, which two threads must not do at once
            ((label, counter),) = counters.items()
            alone = counter.tally()
            return GroupTallies(alone, FrozenDict({} if label == NOBODY else {label: alone}))
        total = self._new()
        for counter in counters.values():
            total.absorb(counter)
        found: dict[str, SurveyTally] = {}

        def tell(label: str, counter: SurveyCounter) -> None:
            found[label] = counter.tally()

        for label, counter in (counters | {NOBODY: total}).items():
            self._shared.hand_over(partial(tell, label, counter))
        self._shared.wait()
        return GroupTallies(found.pop(NOBODY), FrozenDict(dict(sorted(found.items()))))
