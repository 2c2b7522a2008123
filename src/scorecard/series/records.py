"""Values of measures as they were written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scorecard._result import Provenance
from scorecard.errors import Place

__all__ = ["ACTUAL", "MeasureRecord", "ObservationRecords", "scenario_name"]

ACTUAL = "actual"
"""Scenario of what was measured."""

_SCENARIO_WORDS = {"": ACTUAL, "实际": ACTUAL, "计划": "plan", "预测": "forecast"}


@dataclass(frozen=True, slots=True)
class MeasureRecord:
    """One value of one measure, as it was written.

    Attributes
    ----------
    measure, period : str
        Id of the measure, and the period such as ``2026-Q1``.
    value : float or None
        The value; None when the cell was empty or only the counts are given.
    entity : str or None
        Business unit; None when the card has only one.
    n : float or None
        Number of cases behind the value.
    standard_error : float or None
        Its standard error, in the unit of the measure.
    numerator, denominator : float or None
        Parts of a rate.
    note : str or None
        A remark.
    currency : str or None
        ISO code, where the cell or a column named one.
    place : Place
        Where it stands in its file.
    percent_sign : bool
        Whether the value was written with a percent sign; ``95 %`` has the value 95.
    applicable : bool
        False when the measure does not apply to the entity in the period.
    scenario : str
        ``actual`` for what was measured; any other name, such as ``plan`` or ``forecast``, for
        what was planned or is expected.
    text : str or None
        The value as a word, for a measure scored by levels or by yes and no.
    low, high : float or None
        The least and the most that an expert thinks possible; the value is the most likely one.
    shape : str or None
        How the value is thought to be spread between them: ``pert`` (also where it is None) or
        ``triangular``.
    percent_signs : tuple of (bool, bool)
        Whether `low` and `high` were written with a percent sign.

    Examples
    --------
    >>> MeasureRecord("on_time", "2026-Q1", numerator=455, denominator=500, entity="east").numerator
    455
    >>> MeasureRecord("satisfaction", "2026-Q1", 4.1, n=40, standard_error=0.15).value
    4.1
    """

    measure: str
    period: str
    value: float | None = None
    entity: str | None = None
    n: float | None = None
    standard_error: float | None = None
    numerator: float | None = None
    denominator: float | None = None
    note: str | None = None
    currency: str | None = None
    place: Place = Place()
    percent_sign: bool = False
    applicable: bool = True
    scenario: str = ACTUAL
    text: str | None = None
    low: float | None = None
    high: float | None = None
    shape: str | None = None
    percent_signs: tuple[bool, bool] = (False, False)


@dataclass(frozen=True, slots=True)
class ObservationRecords:
    """The records of one file, and what reading did to it.

    Attributes
    ----------
    records : sequence of MeasureRecord
        The records, in the order of the file.
    provenance : Provenance or None
        Where they come from.
    """

    records: Sequence[MeasureRecord]
    provenance: Provenance | None = None

    def __repr__(self) -> str:
        """Return a short text without any record."""
        source = "" if self.provenance is None else f"{self.provenance.source}: "
        return f"ObservationRecords({source}{len(self.records)} records)"


def scenario_name(text: str) -> str:
    """Return the name of a scenario as it is known: in small letters; the common ones in Chinese too.

    Parameters
    ----------
    text : str
        The name as it was written; ``actual`` where nothing was.

    Returns
    -------
    str
        Such as ``plan`` for ``Plan`` or ``计划``.
    """
    name = text.strip().casefold()
    return _SCENARIO_WORDS.get(name, name)
