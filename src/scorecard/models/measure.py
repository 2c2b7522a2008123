"""One measure: its unit, direction, reference values, weight and source."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Literal, cast

from pydantic import Field, model_validator

from scorecard._model import WHOLE, Flaws, Frozen, Id, Number, Positive
from scorecard._text import LocalText
from scorecard.models.bands import Bands
from scorecard.models.calendar import Calendar, Frequency, Period
from scorecard.models.card_source import Source
from scorecard.models.changes import not_after
from scorecard.models.measure_changes import MeasureChange
from scorecard.models.references import check_references, reference_digits
from scorecard.models.scoring import Direction, LevelsScoring, Outside, Scoring, YesNoScoring, better_way
from scorecard.models.unit import Unit

Aggregation = Literal["sum", "mean", "last", "weighted", "ratio"]
Sampling = Literal["proportion", "count", "exact"]


class Measure(Frozen):
    """A measure (KPI) and what its values are held against.

    The score is piecewise linear: 0 at `worst`, 100 at `target`; for ``target_is_best`` it is
    100 at `target`, for ``stay_in_band`` 100 from `band_low` to `band_high`, and for both 0 at
    `worst_low` and `worst_high`. A measure without these reference values is shown but not scored.
    Another rule stands in `scoring`.

    Attributes
    ----------
    id : str
        Name used in results and in value files.
    name : LocalText
        Name in print.
    definition : LocalText or None
        What is measured, and how.
    unit : Unit
        Unit of measurement.
    direction : {"maximise", "minimise", "target_is_best", "stay_in_band"}
        Which way is better. Anchor points, levels and the good answer of `scoring` tell it themselves, where their
        scores rise one way only: see `better`.
    worst : float or None
        Value that scores 0.
    target : float or None
        Value that scores 100.
    worst_low : float or None
        Value below target or band that scores 0.
    worst_high : float or None
        Value above target or band that scores 0.
    band_low, band_high : float or None
        Lowest and highest value that score 100, for a measure to stay in a band.
    best : float or None
        Best value thinkable, for performance = (v - worst) / (best - worst).
    baseline : float or None
        Value at the start, for progress = (v - baseline) / (target - baseline).
    weight : float
        Weight among the measures of its objective; only proportions matter.
    kind : {"leading", "lagging"} or None
        Whether it drives results or reports them.
    owner : LocalText or None
        Who answers for it.
    frequency : str or None
        How often it is measured. Where that is more seldom than the card reports, a value is due in the last
        period of each such span, as in the second and fourth quarter by the half-year, and not due before.
    source : SurveySource, CardSource or None
        The survey result that gives its value, or the score of a node of another unit's card; None
        when values come from a file.
    source_note : LocalText or None
        Where the values come from, in words.
    confidential : bool
        Whether it is left out of reviews that go outside.
    bands : Bands or None
        Its own bands; the card's when None.
    aggregation : {"sum", "mean", "last", "weighted", "ratio"} or None
        How values of several periods become one: their sum, their mean, the last of them, their
        mean weighted by n, or the sum of numerators over the sum of denominators. When None,
        values that have numerator and denominator are a ratio of sums, and others are refused. Levels, and answers by
        yes or no, have no sum.
    sampling : {"proportion", "count", "exact"} or None
        What its counts say about the error of a value that comes without one: the numerator counts
        those among as many independent trials as the denominator says (``proportion``); the numerator, or the
        value without one that is no share, counts independent events (``count``); there is no sampling error
        (``exact``). None where that is not known, and no error is formed from counts. A proportion needs
        the unit ``percent`` or ``fraction``; a measure with a `source` takes its error from there and has none.
    carry_forward : int
        For how many periods without a value the last one stands in; 0 for none. It counts as fresh only where
        no value is due.
    starts : Period or None
        First period in which a value is due; the first of the calendar when None.
    due_days : int
        Days after the end of a period until a value that is not there counts as missing.
    entities : tuple of str
        Entities that it applies to; all of them when empty.
    scoring : Scoring or None
        Rule of the score; None for the reference values as above.
    outside : {"clip", "cap", "error"} or None
        What becomes of a score outside 0 to 100 before it enters a roll-up: it is clipped to 0 to
        100, or to 0 to the card's cap, or refused; None as the card says, which is its cap.
    changes : tuple of MeasureChange
        What is different from a day on, in the order of the days. A period is scored by what is in
        force on its first day.

    Raises
    ------
    CardError
        If a reference value that direction or scoring rule need is missing, worst equals target, or
        a reference value lies on the wrong side; the same for what is in force after each change; if
        `sampling` does not fit the unit or stands beside a `source`; if values that are words would be added up.

    Examples
    --------
    >>> from scorecard.models import Unit
    >>> on_time = Measure(id="on_time", name="On time", unit=Unit(kind="percent"), worst=80, target=98)
    >>> on_time.scored, on_time.direction
    (True, 'maximise')
    """

    id: Id
    name: LocalText
    definition: LocalText | None = None
    unit: Unit = Unit()
    direction: Direction = "maximise"
    worst: Number | None = None
    target: Number | None = None
    worst_low: Number | None = None
    worst_high: Number | None = None
    band_low: Number | None = None
    band_high: Number | None = None
    best: Number | None = None
    baseline: Number | None = None
    weight: Positive = 1.0
    kind: Literal["leading", "lagging"] | None = None
    owner: LocalText | None = None
    frequency: Frequency | None = None
    source: Source | None = None
    source_note: LocalText | None = None
    confidential: bool = False
    bands: Bands | None = None
    aggregation: Aggregation | None = None
    sampling: Sampling | None = None
    carry_forward: Annotated[int, Field(ge=0, le=2000), WHOLE] = 0
    starts: Period | None = None
    due_days: Annotated[int, Field(ge=0, le=3660), WHOLE] = 0
    entities: tuple[Id, ...] = ()
    scoring: Scoring | None = None
    outside: Outside | None = None
    changes: tuple[MeasureChange, ...] = ()

    @property
    def scored(self) -> bool:
        """Whether the measure has what a score needs, at any time."""
        if not self.changes:
            return self._has_rule()
        states = [self, *(self._after(self.changes[:count]) for count in range(1, len(self.changes) + 1))]
        return any(state._has_rule() for state in states)

    @property
    def better(self) -> Direction:
        """Which way is better: as the scoring rule has it where it declares scores of its own, else `direction`."""
        return better_way(self.scoring, self.direction)

    @property
    def digits(self) -> int:
        """Digits shown after the point: those that the unit declares, else no fewer than the reference values have."""
        return self.unit.digits if self.unit.decimals is not None else max(self.unit.digits, reference_digits(self))

    def at(self, day: date, *, calendar: Calendar | None = None) -> Measure:
        """Return the measure as it is on a day.

        Parameters
        ----------
        day : date
            The day.
        calendar : Calendar, optional
            Says on which day a period begins; calendar years when left out.

        Returns
        -------
        Measure
            The measure with the changes in force on that day, and without those to come.

        Examples
        --------
        >>> from datetime import date
        >>> otif = Measure(id="otif", name="OTIF", worst=80, target=95, changes=[{"since": "2026-Q3", "target": 97}])
        >>> otif.at(date(2026, 6, 30)).target, otif.at(date(2026, 7, 1)).target
        (95.0, 97.0)
        """
        return self._after([change for change in self.changes if change.starts(calendar) <= day])

    def _after(self, changes: Sequence[MeasureChange]) -> Measure:
        """Return the measure after some of its changes."""
        if not self.changes:
            return self
        fields = {name: cast("object", getattr(self, name)) for name in type(self).model_fields}
        for change in changes:
            fields |= change.changed
        return Measure.model_construct(**{**fields, "changes": ()})  # type: ignore[arg-type]  # checked where written

    def _has_rule(self) -> bool:
        """Return whether reference values or a rule give it a score."""
        if self.scoring is not None:
            return self.scoring.kind != "unscored"
        return self.target is not None or self.band_low is not None

    @model_validator(mode="after")
    def _check(self) -> Measure:
        flaws = Flaws()
        check_references(self, flaws)
        self._check_changes(flaws)
        self._check_sampling(flaws)
        self._check_aggregation(flaws)
        flaws.raise_if_any()
        return self

    def _check_aggregation(self, flaws: Flaws) -> None:
        """Check that values which are words are not added up: a level is a place in a row, and no amount."""
        if self.aggregation != "sum":
            return
        rules = [self.scoring, *(self._after(self.changes[: i + 1]).scoring for i in range(len(self.changes)))]
        rule = next((rule for rule in rules if isinstance(rule, LevelsScoring | YesNoScoring)), None)
        if rule is not None:
            levels = isinstance(rule, LevelsScoring)
            flaws.add(
                "aggregation-of-words",
                "levels do not add up over periods" if levels else "answers by yes or no do not add up over periods",
                at=("aggregation",),
                found="sum",
                cure="Write aggregation: last." if levels else "Write aggregation: last, or mean for the share of yes.",
            )

    def _check_sampling(self, flaws: Flaws) -> None:
        """Check that what its counts say can be said of its values."""
        if self.sampling is None:
            return
        if self.source is not None:
            flaws.add(
                "sampling-and-source",
                "a measure that takes its value from a survey or a card takes its error from there too",
                at=("sampling",),
                found=self.sampling,
                cure="Remove sampling.",
            )
        if self.sampling == "proportion" and self.unit.kind not in ("percent", "fraction"):
            flaws.add(
                "sampling-unit",
                "a proportion is a percentage or a fraction",
                at=("sampling",),
                found=self.unit.kind,
                cure="Write unit: {kind: percent} or {kind: fraction}, or another sampling.",
            )

    def _check_changes(self, flaws: Flaws) -> None:
        """Check what is in force after each change as if it stood in the measure itself."""
        said = list(flaws.problems())
        late = not_after([change.since for change in self.changes])
        for i, change in enumerate(self.changes):
            if i in late:
                flaws.add(
                    "changes-order",
                    "this change does not come after the one before",
                    at=("changes", i, "since"),
                    found=f"{self.changes[i - 1].since}, then {change.since}",
                    cure="List the changes by their days, each day once.",
                )
            found = Flaws()
            check_references(self._after(self.changes[: i + 1]), found)
            if (now := list(found.problems())) != said:
                flaws.extend(found, at=("changes", i))
            said = now
