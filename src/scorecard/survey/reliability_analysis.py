"""A reliability analysis: how reliably the scales of a survey measure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from scorecard._model.mapping import FrozenDict
from scorecard._result import Provenance, Result
from scorecard._table import Table
from scorecard._text import LocalText
from scorecard.instruments import Instrument
from scorecard.stats.consistency import Missing
from scorecard.survey.reliability_records import AlphaRow, ScaleOf
from scorecard.survey.row_finder import group_named, row_named
from scorecard.survey.segments import PRIVACY_THRESHOLD

__all__ = ["AlphaInterval", "FactorModel", "Reliability"]

AlphaInterval = Literal["feldt", "percentile", "bca"]
FactorModel = Literal["ml", "none"]


@dataclass(frozen=True, slots=True)
class Reliability(Result):
    """Reliability of every dimension and of all items.

    Attributes
    ----------
    rows : tuple of AlphaRow
        For each role asked, and for the gaps: the dimensions, then all items.
    missing : {"pairwise", "listwise"}
        How missing answers are treated, in alpha and in omega.
    confidence : float
        Level of the intervals.
    instrument : Instrument
        The questionnaire.
    provenance : Provenance
        Where the answers come from.
    interval : {"feldt", "percentile", "bca"}
        How the intervals of alpha are made; the last two resample respondents.
    seed, replicates : int or None
        Of the resamples.
    model : {"ml", "none"}
        Estimator of the one-factor model behind omega, composite reliability and AVE.
    omega_form : {"model_implied"}
        Which form of omega `AlphaRow.omega` is; the others stand in `AlphaRow.omega_forms`.
    by : str or None
        Segment variable.
    segments : mapping of str to tuple of AlphaRow
        The same rows for each group.
    privacy_threshold : int
        Smallest group whose numbers are shown.
    """

    rows: tuple[AlphaRow, ...]
    missing: Missing
    confidence: float
    instrument: Instrument
    provenance: Provenance
    interval: AlphaInterval = "feldt"
    seed: int | None = None
    replicates: int | None = None
    model: FactorModel = "ml"
    omega_form: Literal["model_implied"] = "model_implied"
    by: str | None = None
    segments: Mapping[str, tuple[AlphaRow, ...]] = field(default_factory=lambda: FrozenDict({}))
    privacy_threshold: int = PRIVACY_THRESHOLD

    def row(self, row_id: str, role: ScaleOf, *, segment: str | None = None) -> AlphaRow:
        """Return a row by its id and role.

        Parameters
        ----------
        row_id : str
            Id of a dimension, or "all_items".
        role : {"expectation", "perception", "importance", "satisfaction", "minimum", "desired", "gap"}
            Which answers.
        segment : str, optional
            Label of a group; everyone when left out.

        Returns
        -------
        AlphaRow
            The row.

        Raises
        ------
        UsageError
            If there is no such row or group.
        """
        rows = group_named(self.rows, self.segments, segment)
        return row_named({f"{row.id} of {row.scale_of}": row for row in rows}, f"{row_id} of {role}")

    @property
    def advice(self) -> tuple[LocalText, ...]:
        """What to look at: items that run against the rest of their scale, such as reverse-keyed ones."""
        return tuple(item.advice for row in self.rows for item in row.items if item.advice is not None)

    def table(self) -> Table:
        """Return the scales as a table, those of the groups below those of everyone.

        Returns
        -------
        Table
            The rows at full precision.
        """
        from scorecard.survey.grouped_table import with_everyone
        from scorecard.survey.reliability_table import scale_table

        return scale_table(
            with_everyone(self.rows, self.segments),
            self.instrument,
            missing=self.missing,
            confidence=self.confidence,
            resampled=None if self.seed is None else (self.interval, self.seed, self.replicates or 0),
            advice=self.advice,
        )

    def item_table(self) -> Table:
        """Return the items of every scale as a table.

        Returns
        -------
        Table
            Item–rest correlation, alpha without the item, standardised loading.
        """
        from scorecard.survey.reliability_table import item_table

        return item_table(self.rows, self.instrument)
