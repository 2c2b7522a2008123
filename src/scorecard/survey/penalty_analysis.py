"""A penalty–reward contrast: what a bad rating costs, next to what a good one earns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from scorecard._result import Provenance, Result
from scorecard._table import Table
from scorecard._text import LocalText
from scorecard.survey.penalty_reward_rows import PenaltyRewardRow, penalty_reward_table
from scorecard.survey.row_finder import row_named

__all__ = ["PenaltyReward"]


@dataclass(frozen=True, slots=True)
class PenaltyReward(Result):
    """What bad and good ratings of attributes do to an overall answer.

    Attributes
    ----------
    rows : tuple of PenaltyRewardRow
        The attributes.
    n : int
        Respondents who rated every attribute and answered the overall question.
    intercept, intercept_standard_error : float or None
        Overall answer where no rating is low or high.
    r_squared, adjusted_r_squared : float or None
        Share of the variance explained.
    condition_number : float or None
        Of the correlations among the dummies; above 30 the coefficients are shaky.
    significance : float
        Level of the classification.
    confidence : float
        Level of the intervals.
    outcome : str
        The overall answer.
    names : mapping of str to LocalText
        Names of the attributes in print.
    reason : {"too_few", "no_variance", "collinear"} or None
        Why the fit is undefined.
    provenance : Provenance
        Where the answers come from.
    """

    rows: tuple[PenaltyRewardRow, ...]
    n: int
    intercept: float | None
    intercept_standard_error: float | None
    r_squared: float | None
    adjusted_r_squared: float | None
    condition_number: float | None
    significance: float
    confidence: float
    outcome: str
    names: Mapping[str, LocalText]
    reason: Literal["too_few", "no_variance", "collinear"] | None
    provenance: Provenance

    def row(self, row_id: str) -> PenaltyRewardRow:
        """Return a row by the id of its attribute.

        Parameters
        ----------
        row_id : str
            Id of the attribute.

        Returns
        -------
        PenaltyRewardRow
            The row.

        Raises
        ------
        UsageError
            If there is no such attribute.
        """
        return row_named({row.id: row for row in self.rows}, row_id)

    def table(self) -> Table:
        """Return the attributes as a table.

        Returns
        -------
        Table
            The rows at full precision.
        """
        return penalty_reward_table(
            self.rows,
            self.names,
            n=self.n,
            outcome=self.outcome,
            r_squared=self.r_squared,
            levels=(self.significance, self.confidence),
            condition_number=self.condition_number,
            reason=self.reason,
        )
