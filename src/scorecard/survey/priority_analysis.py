"""Priorities: what to improve first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from scorecard._result import Provenance, Result
from scorecard._table import Table
from scorecard._text import LocalText
from scorecard.errors import UsageError
from scorecard.instruments import Instrument
from scorecard.survey.priority_records import ItemWeights, LeftOut, PriorityRow, WeightSource
from scorecard.survey.priority_table import priority_table
from scorecard.survey.row_finder import row_named

__all__ = ["Priorities"]


@dataclass(frozen=True, slots=True)
class Priorities(Result):
    """What to improve first, dimensions and items each in their own order.

    Attributes
    ----------
    n : int
        Respondents of the group.
    dimensions, items : tuple of PriorityRow
        The most promising first.
    left_out : tuple of LeftOut
        What has no place, and why.
    weights : mapping of str to float
        Share of each dimension.
    weight_source : {"given", "analysis", "importance", "equal"}
        Where the weights come from.
    item_weights : {"equal", "importance"}
        How a dimension's weight is shared among its items.
    margin : float
        Gaps smaller than this do not count as real.
    confidence : float
        Level of the limits.
    segment : str or None
        Group; None for everyone.
    draws, seed : int
        Of the simulation.
    instrument : Instrument
        The questionnaire.
    provenance : Provenance
        Where the answers come from.
    """

    n: int
    dimensions: tuple[PriorityRow, ...]
    items: tuple[PriorityRow, ...]
    left_out: tuple[LeftOut, ...]
    weights: Mapping[str, float]
    weight_source: WeightSource
    item_weights: ItemWeights
    margin: float
    confidence: float
    segment: str | None
    draws: int
    seed: int
    instrument: Instrument
    provenance: Provenance

    @property
    def rows(self) -> tuple[PriorityRow, ...]:
        """Dimensions, then items."""
        return (*self.dimensions, *self.items)

    @property
    def reasons(self) -> tuple[LocalText, ...]:
        """Why each comes at its place, in words: dimensions, then items."""
        return tuple(row.reason for row in self.rows)

    def row(self, row_id: str) -> PriorityRow:
        """Return a row by its id.

        Parameters
        ----------
        row_id : str
            Id of a dimension or an item.

        Returns
        -------
        PriorityRow
            The row.

        Raises
        ------
        UsageError
            If it is left out, or does not exist.
        """
        rows = {row.id: row for row in self.rows}
        out = {left.id: left for left in self.left_out}
        if row_id in out and row_id not in rows:
            raise UsageError.single(
                "no-priority",
                f"{row_id} has no place among the priorities",
                found=out[row_id].reason.replace("_", " "),
                cure="See left_out.",
            )
        return row_named(rows, row_id)

    def table(self) -> Table:
        """Return the rows as a table.

        Returns
        -------
        Table
            Dimensions, then items, at full precision; what is left out stands in the notes.
        """
        return priority_table(
            self.rows,
            self.left_out,
            self.instrument,
            source=self.weight_source,
            margin=self.margin,
            simulated=(self.draws, self.seed),
        )
