"""Surveys declared in a card, as a source of measure values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, cast

from pydantic import field_validator, model_validator

from scorecard._model import Frozen, FrozenMap, Id, Positive, flaw
from scorecard._text import LocalText
from scorecard.errors import near
from scorecard.instruments import ColumnLayout, Instrument, servqual

Statistic = Literal["gap", "perception", "expectation", "importance", "satisfaction"]

WHOLES = ("overall", "overall_items", "weighted")
"""What a survey source may ask for beside a dimension or an item."""

_LIBRARY = ("servqual",)


class SurveySource(Frozen):
    """Where in a survey a measure finds its value.

    Attributes
    ----------
    survey : str
        Id of a survey declared in the card.
    statistic : {"gap", "perception", "expectation", "importance", "satisfaction"}
        What is taken: the mean gap, or a mean answer.
    of : str
        Id of a dimension or an item, or ``overall``, ``overall_items`` or ``weighted``.
    """

    survey: Id
    statistic: Statistic = "gap"
    of: Id = "overall"


class SurveyDeclaration(Frozen):
    """A survey of the card: its questionnaire, the layout of its files, its weights.

    Attributes
    ----------
    instrument : Instrument
        The questionnaire, written out, or the name of one in the library (``servqual``,
        or a mapping with ``library`` and ``points``).
    layout : ColumnLayout
        Which column holds what.
    weights : dict of str to float or None
        Importance of each dimension, in points that need not sum to 100.
    name : LocalText or None
        Name in print; the instrument's when None.
    notes : tuple of LocalText
        What the reader should know about the survey.
    """

    instrument: Instrument
    layout: ColumnLayout
    weights: FrozenMap[Id, Positive] | None = None
    name: LocalText | None = None
    notes: tuple[LocalText, ...] = ()

    @field_validator("instrument", mode="before")
    @classmethod
    def _from_library(cls, value: object) -> object:
        if isinstance(value, str):
            value = {"library": value}
        if not isinstance(value, Mapping):
            return value
        fields = cast("Mapping[str, object]", value)
        if "library" not in fields:
            return fields
        name = str(fields["library"])
        if name not in _LIBRARY:
            raise flaw(
                "unknown-instrument", "the library has no such instrument", found=name, cure=near(name, _LIBRARY)
            )
        points = fields.get("points", 7)
        if not isinstance(points, int) or set(fields) - {"library", "points"}:
            raise flaw(
                "library-fields",
                "an instrument of the library takes library and points only",
                cure="Remove the other fields, and write points as a whole number.",
            )
        return servqual(points=points)

    @model_validator(mode="after")
    def _check(self) -> SurveyDeclaration:
        dimensions = {d.id for d in self.instrument.dimensions}
        if self.weights is not None:
            for name in self.weights:
                if name not in dimensions:
                    raise flaw(
                        "unknown-dimension",
                        "a weight names a dimension that does not exist",
                        found=name,
                        cure=near(name, sorted(dimensions)),
                    )
            lacking = [d.id for d in self.instrument.dimensions if d.id not in self.weights]
            if lacking:
                raise flaw(
                    "weight-missing",
                    f"the dimension {lacking[0]!r} has no weight",
                    cure="Give every dimension a weight; 0 is allowed.",
                )
            if not any(self.weights.values()):
                raise flaw(
                    "weights-zero", "all weights are zero", cure="Give at least one dimension a weight above zero."
                )
        for role in self.layout.roles:
            if role not in self.instrument.roles:
                raise flaw(
                    "unknown-role",
                    f"the layout names columns for {role}, which the instrument does not ask",
                    cure=f"Use one of: {', '.join(self.instrument.roles)}.",
                    found=role,
                )
        for name in self.layout.points:
            if name not in dimensions:
                raise flaw(
                    "unknown-dimension",
                    "the points of the layout name a dimension that does not exist",
                    found=name,
                    cure=near(name, sorted(dimensions)),
                )
        return self

    def has(self, of: str) -> bool:
        """Whether `of` names a row of this survey's gap analysis.

        Parameters
        ----------
        of : str
            A dimension, an item or one of the wholes.

        Returns
        -------
        bool
            True if a measure may take its value from there.
        """
        return of in self.rows

    @property
    def rows(self) -> tuple[str, ...]:
        """Everything a measure may ask for."""
        wholes = WHOLES if self.weights is not None or self.layout.points else WHOLES[:2]
        return (*wholes, *(d.id for d in self.instrument.dimensions), *(i.id for i in self.instrument.items))
