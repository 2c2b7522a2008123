"""Sums of products that coefficient alpha is derived from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scorecard.stats.comoments import CoMoments
from scorecard.stats.consistency import Missing
from scorecard.survey.blocks import Rows, blocks, taken
from scorecard.survey.plan import TallyPlan

__all__ = ["AlphaTally", "Sets"]

Codes = NDArray[np.int8]
Sets = tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True, eq=False)
class AlphaTally:
    """Co-moments of the items of one role, or of the gaps.

    Attributes
    ----------
    sets : tuple of tuple of int
        Positions of the items of each scale.
    missing : {"pairwise", "listwise"}
        How missing answers are treated.
    tables : tuple of CoMoments
        Pairwise: one table of all items; listwise: one of each scale.
    units : tuple of int
        Respondents who enter each scale: with at least one answer, or with all.
    """

    sets: Sets
    missing: Missing
    tables: tuple[CoMoments, ...]
    units: tuple[int, ...]

    @classmethod
    def from_batch(
        cls, plan: TallyPlan, codes: Sequence[Codes], *, sets: Sets, missing: Missing, rows: Rows | None = None
    ) -> AlphaTally:
        """Return the tally of some respondents.

        Parameters
        ----------
        plan : TallyPlan
            Values of the codes.
        codes : sequence of ndarray of int8, each of shape (n, k)
            Codes of one role, or of expectations and perceptions for the gaps.
        sets : tuple of tuple of int
            Positions of the items of each scale.
        missing : {"pairwise", "listwise"}
            How missing answers are treated.
        rows : ndarray of int, optional
            Which respondents; all when left out.

        Returns
        -------
        AlphaTally
            The tally.
        """
        total: AlphaTally | None = None
        for chosen in blocks(len(codes[0]), rows):
            parts = [taken(c, chosen) for c in codes]
            present = parts[0] != 0
            values = plan.values(parts[0])
            if len(parts) > 1:
                present = present & (parts[1] != 0)
                values = np.subtract(plan.values(parts[1]), values)
            block = cls._of_block(values, present, sets, missing)
            total = block if total is None else total + block
        if total is None:
            k = len(plan.item_values)
            total = cls._of_block(np.zeros((k, 0), dtype=np.int8), np.zeros((k, 0), dtype=np.bool_), sets, missing)
        return total

    @classmethod
    def _of_block(
        cls, values: NDArray[np.integer], present: NDArray[np.bool_], sets: Sets, missing: Missing
    ) -> AlphaTally:
        """Return the tally of one block, one item a row."""
        if missing == "pairwise":
            units = tuple(int(present[list(s)].any(axis=0).sum()) for s in sets)
            return cls(sets, missing, (CoMoments.from_values(values, present),), units)
        tables: list[CoMoments] = []
        for s in sets:
            complete = present[list(s)].all(axis=0)
            one = np.ones((1, int(complete.sum())), dtype=np.bool_)
            tables.append(CoMoments.from_values(values[list(s)][:, complete], one, group=(0,) * len(s)))
        return cls(sets, missing, tuple(tables), tuple(int(t.n[0, 0]) for t in tables))

    def __add__(self, other: AlphaTally) -> AlphaTally:
        """Return the tally of both batches together."""
        tables = tuple(a + b for a, b in zip(self.tables, other.tables, strict=True))
        units = tuple(a + b for a, b in zip(self.units, other.units, strict=True))
        return AlphaTally(self.sets, self.missing, tables, units)

    def covariance(self, position: int) -> NDArray[np.float64]:
        """Return the covariances of the items of a scale.

        Parameters
        ----------
        position : int
            Position of the scale.

        Returns
        -------
        ndarray of float
            Covariances; NaN where two items have fewer than two common answers.
        """
        if self.missing == "pairwise":
            return self.tables[0].select(self.sets[position]).covariance()
        return self.tables[position].covariance()
