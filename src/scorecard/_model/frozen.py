"""The frozen pydantic base of everything that people write."""

from __future__ import annotations

import copy
import inspect
import re
import types
from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, ClassVar, NoReturn, Self, TypeVar, get_args

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    StringConstraints,
    ValidationError,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema, from_json

from scorecard._model.descriptions import describe
from scorecard._model.faults import flaw, spoken, translated
from scorecard._model.mapping import FrozenDict
from scorecard.errors import CardError, Place, Problem, Problems, UsageError

ID_PATTERN = r"^[A-Za-z][A-Za-z0-9_]*$"
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

_K = TypeVar("_K")
_V = TypeVar("_V")
_Model = TypeVar("_Model", bound="Frozen")


def _number(value: object) -> object:
    """Refuse text and truth values where a number belongs; pydantic would read them as numbers."""
    if isinstance(value, bool | str | bytes):
        raise flaw(
            "wrong-type",
            "a number is needed",
            found=str(value),
            cure="Write it without quotes, unit or percent sign.",
        )
    return value


def _whole(value: object) -> object:
    """Refuse text and truth values where a whole number belongs."""
    if isinstance(value, bool | str | bytes):
        raise flaw("wrong-type", "a whole number is needed", found=str(value), cure="Write it without quotes.")
    return value


def _day(value: object) -> object:
    """Refuse everything but a date and its usual text; pydantic would read numbers as seconds since 1970."""
    if isinstance(value, str) and _DAY.fullmatch(value):
        return value
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    raise flaw("wrong-type", "a date is needed", found=str(value), cure="Write it as in 2026-01-31.")


NUMBER = BeforeValidator(_number)
"""Stands last in the Annotated of a float."""

WHOLE = BeforeValidator(_whole)
"""Stands last in the Annotated of an int."""

Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=64)]
"""A name that other parts refer to: a letter, then letters, digits or underscores."""

Number = Annotated[float, Field(allow_inf_nan=False), NUMBER]
"""A finite number."""

Positive = Annotated[float, Field(ge=0, allow_inf_nan=False), NUMBER]
"""A finite number that is zero or more."""

Whole = Annotated[int, WHOLE]
"""A whole number."""

Day = Annotated[date, BeforeValidator(_day)]
"""A day, written as in 2026-01-31."""


class _Freeze:
    """Tell pydantic to read a mapping as a dictionary and to keep it as a FrozenDict."""

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        plain = handler.generate_schema(types.GenericAlias(dict, get_args(source)))
        return core_schema.no_info_after_validator_function(
            _freeze,
            plain,
            serialization=core_schema.wrap_serializer_function_ser_schema(_thaw, schema=plain),
        )


def _freeze(mapping: dict[_K, _V]) -> FrozenDict[_K, _V]:
    """Return the mapping as one that cannot be changed."""
    return FrozenDict(mapping)


def _thaw(mapping: Mapping[_K, _V], handler: core_schema.SerializerFunctionWrapHandler) -> object:
    """Return what is written for a mapping."""
    return handler(dict(mapping))


FrozenMap = Annotated[Mapping[_K, _V], _Freeze()]
"""A mapping that cannot be changed once it stands in a description."""


class Frozen(BaseModel):
    """A description: immutable, without unknown fields.

    Building one raises `CardError` with every problem and its path, whether it is built by
    hand, from a mapping or from a file.
    """

    model_config: ClassVar[ConfigDict] = ConfigDict(frozen=True, extra="forbid", validate_default=True)

    if not TYPE_CHECKING:

        def __init__(self, /, **data: object) -> None:
            with translated(type(self), data):
                super().__init__(**data)

        @classmethod
        def model_validate(cls, obj, **options):
            """Return a description from plain data; see pydantic."""
            with translated(cls, obj):
                return super().model_validate(obj, **options)

        @classmethod
        def model_validate_json(cls, json_data, **options):
            """Return a description from JSON text; see pydantic."""
            try:
                plain = from_json(json_data, allow_inf_nan=False)
            except ValueError as error:
                problem = Problem("not-json", f"this is no JSON ({error})", cure="Mend the text.")
                raise CardError(f"The {spoken(cls)} cannot be used as written.", [problem]) from None
            return cls.model_validate(plain, **options)

    @classmethod
    def _also_wrong(cls, written: object) -> Problems:
        """Return what else is wrong in `written`, beyond what keeps single fields from being read."""
        del written  # a description of one part has nothing else
        return Problems()

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Describe the description and its fields in words, for editors."""
        reference = handler(schema)
        describe(handler.resolve_ref_schema(reference), inspect.getdoc(cls) or "")
        return reference

    def model_copy(self, *, update: Mapping[str, object] | None = None, deep: bool = False) -> Self:
        """Return a copy; what is updated is checked like anything that is written.

        Parameters
        ----------
        update : mapping of str to object, optional
            New values by field.
        deep : bool
            Whether the parts are copied too.

        Returns
        -------
        Frozen
            The copy.

        Raises
        ------
        CardError
            If the new values do not fit.
        """
        if not update:
            return super().model_copy(deep=deep)
        kept = {name: getattr(self, name) for name in type(self).model_fields if name in self.model_fields_set}
        return type(self).model_validate({**(copy.deepcopy(kept) if deep else kept), **update})

    def __setattr__(self, name: str, value: object) -> NoReturn:
        """Refuse to change anything."""
        raise _unchangeable(type(self), name)

    def __delattr__(self, name: str) -> NoReturn:
        """Refuse to delete anything."""
        raise _unchangeable(type(self), name)


def _unchangeable(model: type[BaseModel], name: str) -> UsageError:
    """Return the error for an attempt to change a description."""
    headline = f"A {spoken(model)} cannot be changed."
    cure = f"Make a changed copy with model_copy(update={{{name!r}: …}})."
    return UsageError(headline, [Problem("frozen", "what is written stays as it is", Place(path=name), None, cure)])


def attempt(model: type[_Model], written: object) -> _Model | None:
    """Return a description where what is written can be read, else None."""
    try:
        return model.model_validate(written)
    except (CardError, ValidationError):
        return None
