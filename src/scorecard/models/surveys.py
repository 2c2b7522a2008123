"""Surveys declared in a card, as a source of measure values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, cast

from pydantic import GetJsonSchemaHandler, field_validator, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from scorecard._model import Flaws, Frozen, FrozenMap, Id, Positive
from scorecard._text import LocalText
from scorecard.errors import near
from scorecard.instruments import ColumnLayout, Instrument, Role
from scorecard.instruments.fit import misfits
from scorecard.instruments.library.reading import LIBRARY
from scorecard.models.library_instruments import LIBRARY_FIELDS, from_library

Statistic = Literal["gap", "perception", "expectation", "importance", "satisfaction", "minimum", "desired"]

WHOLES = ("overall", "overall_items", "weighted")
"""What a survey source may ask for beside a dimension or an item."""


class SurveySource(Frozen):
    """Where in a survey a measure finds its value.

    Attributes
    ----------
    survey : str
        Id of a survey declared in the card.
    statistic : {"gap", "perception", "expectation", "importance", "satisfaction", "minimum", "desired"}
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
        ``service_audit``, ``logistics_service_quality``), or a mapping with ``library`` and where
        wanted ``points``, ``form`` and ``grouped_by``.
    layout : ColumnLayout
        Which column holds what.
    weights : dict of str to float or None
        Importance of each dimension, in points that need not sum to 100.
    name : LocalText or None
        Name in print; the instrument's when None.
    notes : tuple of LocalText
        What the reader should know about the survey.

    Raises
    ------
    CardError
        If layout or weights do not fit the instrument: roles, items or dimensions that it has not,
        a column taken for two things, answer codes that are not on the scale.
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
        return from_library(fields)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Describe the short forms of the instrument too."""
        reference = super().__get_pydantic_json_schema__(schema, handler)
        properties = handler.resolve_ref_schema(reference)["properties"]
        written_out = properties["instrument"]
        names = {"enum": list(LIBRARY)}
        short = {
            "type": "object",
            "properties": {"library": names, **LIBRARY_FIELDS},
            "required": ["library"],
            "additionalProperties": False,
        }
        forms = [names, short, {"$ref": written_out["$ref"]}]
        properties["instrument"] = {"anyOf": forms, "description": written_out["description"]}
        return reference

    @model_validator(mode="after")
    def _check(self) -> SurveyDeclaration:
        flaws = Flaws()
        flaws.extend(misfits(self.layout, self.instrument), at=("layout",))
        if self.weights is not None:
            self._check_weights(self.weights, flaws)
        flaws.raise_if_any()
        return self

    def _check_weights(self, weights: Mapping[str, float], flaws: Flaws) -> None:
        dimensions = [d.id for d in self.instrument.dimensions]
        for name in weights:
            if name not in dimensions:
                flaws.add(
                    "unknown-dimension",
                    "a weight names a dimension that does not exist",
                    at=("weights", name),
                    found=name,
                    cure=near(name, dimensions),
                )
        for dimension in dimensions:
            if dimension not in weights:
                flaws.add(
                    "weight-missing",
                    f"the dimension {dimension!r} has no weight",
                    at=("weights",),
                    cure="Give every dimension a weight; 0 is allowed.",
                )
        if not any(weights.values()):
            flaws.add(
                "weights-zero",
                "all weights are zero",
                at=("weights",),
                cure="Give at least one of them a weight above zero.",
            )

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
    def roles(self) -> tuple[Role, ...]:
        """What its files have answers to: the roles of the columns, or of the rows of a file of one row an answer."""
        if self.layout.shape == "wide":
            return self.layout.roles
        return self.instrument.roles if self.layout.long.asks is None else (self.layout.long.asks,)

    @property
    def rows(self) -> tuple[str, ...]:
        """Everything a measure may ask for."""
        wholes = WHOLES if self.weights is not None or self.layout.points else WHOLES[:2]
        return (*wholes, *(d.id for d in self.instrument.dimensions), *(i.id for i in self.instrument.items))
