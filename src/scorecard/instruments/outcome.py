"""Where a survey file holds an overall answer, such as satisfaction as a whole."""

from __future__ import annotations

from pydantic import GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from scorecard._model import Frozen
from scorecard._text import LocalText
from scorecard.instruments.scale import Scale


class OutcomeColumn(Frozen):
    """The column of one overall answer a respondent: satisfaction as a whole, recommendation, effort.

    It may be written as the name of the column alone.

    Attributes
    ----------
    column : str
        The column.
    scale : Scale or None
        Its scale, such as 0 to 10; that of the items when None.
    name : LocalText or None
        Name in print; the id when None.

    Examples
    --------
    >>> OutcomeColumn.model_validate("Q30").column
    'Q30'
    """

    column: str
    scale: Scale | None = None
    name: LocalText | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_name(cls, data: object) -> object:
        return {"column": data} if isinstance(data, str) else data

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Describe both forms, the name of the column alone or the whole."""
        reference = super().__get_pydantic_json_schema__(schema, handler)
        whole = handler.resolve_ref_schema(reference)
        heading = {"title": whole.pop("title"), "description": whole.pop("description")}
        written_out = {**whole}
        whole.clear()
        whole.update({**heading, "anyOf": [{"type": "string"}, written_out]})
        return reference
