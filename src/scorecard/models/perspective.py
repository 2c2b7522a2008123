"""Perspectives, the objectives in them, and the initiatives under these."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from pydantic import Field, ValidationInfo, field_validator, model_validator
from pydantic.config import JsonDict

from scorecard._model import Day, Flaws, Frozen, Id, Number, Positive, flaw
from scorecard._text import LocalText
from scorecard.errors import near
from scorecard.models.changes import WeightChange
from scorecard.models.measure import Measure
from scorecard.models.policies import MissingPolicy, Share
from scorecard.models.roll_up import RollUp

STANDARD: dict[str, LocalText] = {
    "financial": LocalText(en="Financial", zh="财务"),
    "customer": LocalText(en="Customer", zh="客户"),
    "internal_process": LocalText(en="Internal process", zh="内部流程"),
    "learning_growth": LocalText(en="Learning & growth", zh="学习与成长"),
}
"""The four standard perspectives (Kaplan and Norton): their ids need no name."""


_NAMELESS = LocalText(en="perspective without a name", zh="未命名的维度")
"""Stands where no name is given; refused unless the id is a standard one."""


def _without_default(schema: JsonDict) -> None:
    """Leave the stand-in for a missing name out of the JSON Schema."""
    schema.pop("default", None)


class Initiative(Frozen):
    """A programme that serves an objective.

    Attributes
    ----------
    id : str
        Name used in results.
    name : LocalText
        Name in print.
    owner : LocalText or None
        Who answers for it.
    start : date or None
        First day, as in 2026-01-31.
    due : date or None
        Last day.
    note : LocalText or None
        State of the work, in words.

    Raises
    ------
    CardError
        If it is due before it starts.
    """

    id: Id
    name: LocalText
    owner: LocalText | None = None
    start: Day | None = None
    due: Day | None = None
    note: LocalText | None = None

    @model_validator(mode="after")
    def _check(self) -> Initiative:
        flaws = Flaws()
        if self.start is not None and self.due is not None and self.due < self.start:
            flaws.add(
                "initiative-dates",
                "an initiative is due before it starts",
                at=("due",),
                found=f"{self.start} to {self.due}",
                cure="Swap the two days.",
            )
        flaws.raise_if_any()
        return self


class Objective(Frozen):
    """What is to be achieved, and the measures that tell how far it is.

    Attributes
    ----------
    id : str
        Name used in results.
    name : LocalText
        Name in print.
    definition : LocalText or None
        What is meant.
    weight : float
        Weight among the objectives of its perspective; only proportions matter.
    roll_up : RollUp or None
        How the scores below become one; the card's rule when None.
    missing : {"renormalise", "blank", "fail", "floor"} or None
        What happens where a score below is missing; the card's policy when None.
    floor : float or None
        Score that stands for a missing one under the policy ``floor``; the card's when None.
    min_coverage : float or None
        Least share of the weight with data for a score to be shown; the card's when None.
    changes : tuple of WeightChange
        Weights from some day on.
    owner : LocalText or None
        Who answers for it.
    measures : tuple of Measure
        Its measures.
    initiatives : tuple of Initiative
        Its programmes.

    Examples
    --------
    >>> deliver = Objective(id="deliver", name="Deliver well", measures=[{"id": "on_time", "name": "On time"}])
    >>> [measure.id for measure in deliver.measures], deliver.weight
    (['on_time'], 1.0)
    """

    id: Id
    name: LocalText
    definition: LocalText | None = None
    weight: Positive = 1.0
    roll_up: RollUp | None = None
    missing: MissingPolicy | None = None
    floor: Number | None = None
    min_coverage: Share | None = None
    changes: tuple[WeightChange, ...] = ()
    owner: LocalText | None = None
    measures: tuple[Measure, ...] = ()
    initiatives: tuple[Initiative, ...] = ()


class Perspective(Frozen):
    """One side from which performance is looked at.

    Attributes
    ----------
    id : str
        ``financial``, ``customer``, ``internal_process`` and ``learning_growth`` are the
        standard ones; any other id is a perspective of the user's own.
    name : LocalText
        Name in print; the standard ones need none.
    definition : LocalText or None
        What is meant.
    weight : float
        Weight in the total; only proportions matter.
    roll_up : RollUp or None
        How the scores below become one; the card's rule when None.
    missing : {"renormalise", "blank", "fail", "floor"} or None
        What happens where a score below is missing; the card's policy when None.
    floor : float or None
        Score that stands for a missing one under the policy ``floor``; the card's when None.
    min_coverage : float or None
        Least share of the weight with data for a score to be shown; the card's when None.
    changes : tuple of WeightChange
        Weights from some day on.
    objectives : tuple of Objective
        Its objectives.

    Raises
    ------
    CardError
        If a perspective of the user's own has no name.

    Examples
    --------
    >>> Perspective(id="customer").name.text("zh")
    '客户'
    """

    id: Id
    name: LocalText = Field(default=_NAMELESS, json_schema_extra=_without_default)
    definition: LocalText | None = None
    weight: Positive = 1.0
    roll_up: RollUp | None = None
    missing: MissingPolicy | None = None
    floor: Number | None = None
    min_coverage: Share | None = None
    changes: tuple[WeightChange, ...] = ()
    objectives: tuple[Objective, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _standard_name(cls, data: object) -> object:
        if not isinstance(data, Mapping):
            return data
        fields = cast("Mapping[str, object]", data)
        standard = STANDARD.get(str(fields.get("id")))
        return fields if "name" in fields or standard is None else {**fields, "name": standard}

    @field_validator("name")
    @classmethod
    def _named(cls, value: LocalText, info: ValidationInfo) -> LocalText:
        if value is _NAMELESS:
            cure = near(str(info.data.get("id", "")), STANDARD)
            raise flaw(
                "perspective-name",
                "a perspective of your own needs a name",
                cure=cure if "?" in cure else f"Add name; only {', '.join(STANDARD)} need none.",
            )
        return value
