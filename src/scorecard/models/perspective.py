"""Perspectives, the objectives in them, and the initiatives under these."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import cast

from pydantic import Field, model_validator

from scorecard._model import Frozen, Id, Positive
from scorecard._text import LocalText
from scorecard.models.measure import Measure

STANDARD: dict[str, LocalText] = {
    "financial": LocalText(en="Financial", zh="财务"),
    "customer": LocalText(en="Customer", zh="客户"),
    "internal_process": LocalText(en="Internal process", zh="内部流程"),
    "learning_growth": LocalText(en="Learning & growth", zh="学习与成长"),
}
"""The four standard perspectives (Kaplan and Norton): their ids need no name."""


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
    start, due : date or None
        First and last day.
    note : LocalText or None
        State of the work, in words.
    """

    id: Id
    name: LocalText
    owner: LocalText | None = None
    start: date | None = None
    due: date | None = None
    note: LocalText | None = None


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
    owner : LocalText or None
        Who answers for it.
    measures : tuple of Measure
        Its measures.
    initiatives : tuple of Initiative
        Its programmes.
    """

    id: Id
    name: LocalText
    definition: LocalText | None = None
    weight: Positive = 1.0
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
    objectives : tuple of Objective
        Its objectives.

    Examples
    --------
    >>> Perspective(id="customer").name.text("zh")
    '客户'
    """

    id: Id
    name: LocalText = Field(default=LocalText(en="?"))
    definition: LocalText | None = None
    weight: Positive = 1.0
    objectives: tuple[Objective, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _standard_name(cls, data: object) -> object:
        if not isinstance(data, Mapping):
            return data
        fields = cast("Mapping[str, object]", data)
        if "name" in fields or "id" not in fields:
            return fields
        missing: dict[str, str] = {}
        standard: object = STANDARD.get(str(fields["id"])) or missing
        return {**fields, "name": standard}
