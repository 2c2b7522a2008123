"""One measure: its unit, direction, reference values, weight and source."""

from __future__ import annotations

from typing import Literal

from pydantic import model_validator

from scorecard._model import Flaws, Frozen, Id, Number, Positive
from scorecard._text import LocalText
from scorecard.models.bands import Bands
from scorecard.models.calendar import Frequency
from scorecard.models.surveys import SurveySource
from scorecard.models.unit import Unit

Direction = Literal["maximise", "minimise", "target_is_best"]
Aggregation = Literal["sum", "mean", "last", "weighted", "ratio"]


class Measure(Frozen):
    """A measure (KPI) and what its values are held against.

    The score is piecewise linear: 0 at `worst`, 100 at `target`; for ``target_is_best`` it is
    100 at `target` and 0 at `worst_low` and `worst_high`. A measure without these reference
    values is shown but not scored.

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
    direction : {"maximise", "minimise", "target_is_best"}
        Which way is better.
    worst : float or None
        Value that scores 0.
    target : float or None
        Value that scores 100.
    worst_low : float or None
        Value below the target that scores 0, where the target is best.
    worst_high : float or None
        Value above the target that scores 0, where the target is best.
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
        How often it is measured.
    source : SurveySource or None
        The survey result that gives its value; None when values come from a file.
    source_note : LocalText or None
        Where the values come from, in words.
    confidential : bool
        Whether it is left out of reviews that go outside.
    bands : Bands or None
        Its own bands; the card's when None.
    aggregation : {"sum", "mean", "last", "weighted", "ratio"} or None
        How values of several periods become one: their sum, their mean, the last of them, their
        mean weighted by n, or the sum of numerators over the sum of denominators. When None,
        values that have numerator and denominator are a ratio of sums, and others are refused.

    Raises
    ------
    CardError
        If a reference value that the direction needs is missing, worst equals target, or a
        reference value lies on the wrong side.
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
    best: Number | None = None
    baseline: Number | None = None
    weight: Positive = 1.0
    kind: Literal["leading", "lagging"] | None = None
    owner: LocalText | None = None
    frequency: Frequency | None = None
    source: SurveySource | None = None
    source_note: LocalText | None = None
    confidential: bool = False
    bands: Bands | None = None
    aggregation: Aggregation | None = None

    @property
    def scored(self) -> bool:
        """Whether the measure has the reference values that a score needs."""
        return self.target is not None

    @model_validator(mode="after")
    def _check(self) -> Measure:
        flaws = Flaws()
        if self.direction == "target_is_best":
            self._check_two_sided(flaws)
        else:
            self._check_one_sided(flaws)
        flaws.raise_if_any()
        return self

    def _check_one_sided(self, flaws: Flaws) -> None:
        for name, value in (("worst_low", self.worst_low), ("worst_high", self.worst_high)):
            if value is not None:
                flaws.add(
                    "reference-stray",
                    f"{name} does not belong to a measure to {self.direction}",
                    at=(name,),
                    cure="Remove it, or write direction: target_is_best.",
                )
        if self.worst is not None and self.target is not None:
            self._check_order(self.worst, self.target, flaws)
            return
        for lacking, value in (("worst", self.worst), ("target", self.target)):
            others = (("worst", self.worst), ("target", self.target), ("best", self.best))
            given = [name for name, other in others if other is not None]
            if value is None and given:
                flaws.add(
                    "reference-missing",
                    f"a measure to {self.direction} needs {lacking} beside {' and '.join(given)}",
                    at=(lacking,),
                    cure=f"Add {lacking}, or remove {' and '.join(given)} to leave the measure unscored.",
                )

    def _check_order(self, worst: float, target: float, flaws: Flaws) -> None:
        sign, side = (1, "below") if self.direction == "maximise" else (-1, "above")
        if worst == target:
            _equal(flaws, target)
        elif sign * (target - worst) < 0:
            flaws.add(
                "worst-side",
                f"worst must lie {side} target in a measure to {self.direction}",
                at=("worst",),
                found=f"worst {worst:g}, target {target:g}",
                cure="Swap them, or change the direction.",
            )
        elif self.best is not None and sign * (self.best - worst) <= 0:
            flaws.add(
                "best-side",
                f"worst must lie {side} best in a measure to {self.direction}",
                at=("best",),
                found=f"worst {worst:g}, best {self.best:g}",
                cure="Change best.",
            )

    def _check_two_sided(self, flaws: Flaws) -> None:
        for name, value in (("worst", self.worst), ("best", self.best)):
            if value is not None:
                flaws.add(
                    "reference-stray",
                    f"{name} does not belong to a measure whose target is best",
                    at=(name,),
                    cure="Remove it; write worst_low and worst_high for the values that score 0.",
                )
        values = {"worst_low": self.worst_low, "target": self.target, "worst_high": self.worst_high}
        given = [name for name, value in values.items() if value is not None]
        for name, value in values.items():
            if value is None and given:
                flaws.add(
                    "reference-missing",
                    f"a measure whose target is best needs {name} beside {' and '.join(given)}",
                    at=(name,),
                    cure=f"Add {name}, or remove {' and '.join(given)} to leave the measure unscored.",
                )
        if self.worst_low is None or self.target is None or self.worst_high is None:
            return
        if self.target in (self.worst_low, self.worst_high):
            _equal(flaws, self.target)
        elif not self.worst_low < self.target < self.worst_high:
            flaws.add(
                "worst-side",
                "target must lie between worst_low and worst_high",
                at=("target",),
                found=f"{self.worst_low:g}, {self.target:g}, {self.worst_high:g}",
                cure="Put the three in order.",
            )


def _equal(flaws: Flaws, value: float) -> None:
    flaws.add(
        "worst-equals-target",
        "worst equals target, so that no score can be computed",
        at=("target",),
        found=f"{value:g}",
        cure="Change one of them.",
    )
