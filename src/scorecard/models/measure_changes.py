"""What is different about a measure from a day on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import cast

from pydantic import SerializerFunctionWrapHandler, model_serializer, model_validator

from scorecard._model import Flaws, Frozen, Number, Positive
from scorecard.models.bands import Bands
from scorecard.models.calendar import Calendar
from scorecard.models.changes import Since, since_day
from scorecard.models.scoring import Direction, Outside, Scoring


class MeasureChange(Frozen):
    """What is different about a measure from a day on; what is left out stays as it was.

    Attributes
    ----------
    since : date or Period
        First day on which it holds, or a period for its first day.
    direction : {"maximise", "minimise", "target_is_best", "stay_in_band"}
        Which way is better.
    worst, target, worst_low, worst_high, band_low, band_high, best, baseline : float or None
        Reference values, as in a measure; null takes one away.
    weight : float or None
        Weight among the measures of its objective; as before where it is null.
    scoring : Scoring or None
        Rule of the score; null for the reference values.
    outside : {"clip", "cap", "error"} or None
        What becomes of a score outside 0 to 100; null as the card says.
    bands : Bands or None
        Its own bands; null for the card's.

    Raises
    ------
    CardError
        If nothing changes.

    Examples
    --------
    >>> MeasureChange(since="2026-Q3", target=97).changed
    {'target': 97.0}
    """

    since: Since
    direction: Direction = "maximise"
    worst: Number | None = None
    target: Number | None = None
    worst_low: Number | None = None
    worst_high: Number | None = None
    band_low: Number | None = None
    band_high: Number | None = None
    best: Number | None = None
    baseline: Number | None = None
    weight: Positive | None = None
    scoring: Scoring | None = None
    outside: Outside | None = None
    bands: Bands | None = None

    @model_validator(mode="after")
    def _check(self) -> MeasureChange:
        flaws = Flaws()
        if not self.changed:
            flaws.add(
                "change-empty",
                "nothing changes on this day",
                found=str(self.since),
                cure="Add a field that is different from then on, or remove the change.",
            )
        flaws.raise_if_any()
        return self

    @model_serializer(mode="wrap")
    def _write(self, handler: SerializerFunctionWrapHandler) -> dict[str, object]:
        """Write what was written, so that what is left out stays so."""
        written = cast("Mapping[str, object]", handler(self))
        changed = {name: written.get(name, value) for name, value in self.changed.items()}
        return {"since": written["since"], **changed}

    @property
    def changed(self) -> dict[str, object]:
        """The fields that are different, with their values."""
        names = (name for name in type(self).model_fields if name in self.model_fields_set and name != "since")
        found = {name: cast("object", getattr(self, name)) for name in names}
        return {name: value for name, value in found.items() if value is not None or name != "weight"}

    def starts(self, calendar: Calendar | None = None) -> date:
        """Return the first day on which it holds.

        Parameters
        ----------
        calendar : Calendar, optional
            Says on which day a period begins; calendar years when left out.

        Returns
        -------
        date
            The day.
        """
        return since_day(self.since, calendar)
