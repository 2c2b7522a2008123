"""One measure: its unit, direction, reference values, weight and source."""

from __future__ import annotations

from typing import Literal

from pydantic import model_validator

from scorecard._model import Frozen, Id, Number, Positive, flaw
from scorecard._text import LocalText
from scorecard.models.bands import Bands
from scorecard.models.calendar import Frequency
from scorecard.models.surveys import SurveySource
from scorecard.models.unit import Unit

Direction = Literal["maximise", "minimise", "target_is_best"]


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
    worst, target : float or None
        Values that score 0 and 100.
    worst_low, worst_high : float or None
        Values that score 0 on each side of a target that is best.
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

    @property
    def scored(self) -> bool:
        """Whether the measure has the reference values that a score needs."""
        return self.target is not None

    @model_validator(mode="after")
    def _check(self) -> Measure:
        if self.direction == "target_is_best":
            self._check_two_sided()
        else:
            self._check_one_sided()
        return self

    def _check_one_sided(self) -> None:
        if self.worst_low is not None or self.worst_high is not None:
            raise flaw(
                "reference-stray",
                f"worst_low and worst_high do not belong to a measure to {self.direction}",
                cure="Remove them, or write direction: target_is_best.",
            )
        pair = {"worst": self.worst, "target": self.target}
        given = [name for name, value in pair.items() if value is not None]
        if len(given) == 1:
            lacking = "target" if given == ["worst"] else "worst"
            raise flaw(
                "reference-missing",
                f"a measure to {self.direction} needs {lacking} beside {given[0]}",
                cure=f"Add {lacking}, or remove {given[0]} to leave the measure unscored.",
            )
        if self.worst is None or self.target is None:
            if self.best is not None:
                raise flaw(
                    "reference-missing", "best needs worst and target beside it", cure="Add them, or remove best."
                )
            return
        sign = 1 if self.direction == "maximise" else -1
        self._check_order(sign, self.worst, self.target)

    def _check_order(self, sign: int, worst: float, target: float) -> None:
        if worst == target:
            raise flaw(
                "worst-equals-target",
                "worst equals target, so that no score can be computed",
                cure="Change one of them.",
                found=f"{worst:g}",
            )
        side = "below" if sign > 0 else "above"
        if sign * (target - worst) < 0:
            raise flaw(
                "worst-side",
                f"worst must lie {side} target in a measure to {self.direction}",
                cure="Swap them, or change the direction.",
                found=f"worst {worst:g}, target {target:g}",
            )
        if self.best is not None and sign * (self.best - worst) <= 0:
            raise flaw(
                "best-side",
                f"worst must lie {side} best in a measure to {self.direction}",
                cure="Change best.",
                found=f"worst {worst:g}, best {self.best:g}",
            )

    def _check_two_sided(self) -> None:
        if self.worst is not None or self.best is not None:
            raise flaw(
                "reference-stray",
                "worst and best do not belong to a measure whose target is best",
                cure="Write worst_low and worst_high instead.",
            )
        values = {"worst_low": self.worst_low, "target": self.target, "worst_high": self.worst_high}
        lacking = [name for name, value in values.items() if value is None]
        if len(lacking) == len(values):
            return
        if self.worst_low is None or self.target is None or self.worst_high is None:
            raise flaw(
                "reference-missing", f"a measure whose target is best needs {lacking[0]}", cure=f"Add {lacking[0]}."
            )
        if self.target in (self.worst_low, self.worst_high):
            raise flaw(
                "worst-equals-target",
                "worst equals target, so that no score can be computed",
                cure="Change one of them.",
                found=f"{self.target:g}",
            )
        if not self.worst_low < self.target < self.worst_high:
            raise flaw(
                "worst-side",
                "target must lie between worst_low and worst_high",
                cure="Put the three in order.",
                found=f"{self.worst_low:g}, {self.target:g}, {self.worst_high:g}",
            )
