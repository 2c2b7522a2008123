"""A Kano analysis: the requirements of a questionnaire with their categories."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from scorecard._model.mapping import FrozenDict
from scorecard._result import Result
from scorecard._table import Table
from scorecard.survey.grouped_table import with_everyone
from scorecard.survey.kano_rows import KanoRow
from scorecard.survey.kano_table import kano_table
from scorecard.survey.row_finder import row_named

__all__ = ["Kano"]


@dataclass(frozen=True, slots=True)
class Kano(Result):
    """Features by Kano's categories.

    Attributes
    ----------
    rows : tuple of KanoRow
        The features, in the order given.
    critical : float
        Quantile in Fong's test; 1.65 is a level of 10 %.
    confidence : float
        Level of the intervals.
    segments : mapping of str to tuple of KanoRow
        The same features by group, where the analysis is made by a segment variable.
    by : str or None
        That variable.
    privacy_threshold : int or None
        Smallest group whose numbers are shown.

    Examples
    --------
    >>> import scorecard as sc
    >>> row = sc.kano_from_counts({"app": {"M": 10, "O": 20, "A": 5, "I": 5}}).row("app")
    >>> row.category, row.better, row.worse  # (20 + 5) / 40 and −(20 + 10) / 40
    ('O', 0.625, -0.75)
    """

    rows: tuple[KanoRow, ...]
    critical: float
    confidence: float
    segments: Mapping[str, tuple[KanoRow, ...]] = field(default_factory=lambda: FrozenDict({}))
    by: str | None = None
    privacy_threshold: int | None = None

    def row(self, row_id: str) -> KanoRow:
        """Return a row by the name of its feature.

        Parameters
        ----------
        row_id : str
            Name of the feature.

        Returns
        -------
        KanoRow
            The row.

        Raises
        ------
        UsageError
            If there is no such feature.
        """
        return row_named({row.id: row for row in self.rows}, row_id)

    def table(self) -> Table:
        """Return the features as a table.

        Returns
        -------
        Table
            The rows at full precision; with groups those of everyone first, then those of each.
        """
        threshold = self.privacy_threshold if self.by is not None else None
        return kano_table(
            with_everyone(self.rows, self.segments),
            critical=self.critical,
            confidence=self.confidence,
            threshold=threshold,
        )
