"""The frozen pydantic base of everything that people write."""

from __future__ import annotations

import types
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Annotated, TypeVar, Union, get_args, get_origin

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, PlainSerializer, StringConstraints, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from scorecard.errors import CardError, Place, Problem, Problems, near

ID_PATTERN = r"^[A-Za-z][A-Za-z0-9_]*$"

Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=64)]
"""A name that other parts refer to: a letter, then letters, digits or underscores."""

Number = Annotated[float, Field(allow_inf_nan=False)]
"""A finite number."""

Positive = Annotated[float, Field(ge=0, allow_inf_nan=False)]
"""A finite number that is zero or more."""

_K = TypeVar("_K")
_V = TypeVar("_V")


def _freeze(mapping: Mapping[_K, _V]) -> Mapping[_K, _V]:
    """Return a view that cannot be changed."""
    return types.MappingProxyType(dict(mapping))


def _thaw(mapping: Mapping[_K, _V]) -> dict[_K, _V]:
    """Return a plain dictionary for writing."""
    return dict(mapping)


FrozenMap = Annotated[Mapping[_K, _V], AfterValidator(_freeze), PlainSerializer(_thaw)]
"""A mapping that cannot be changed once it stands in a description."""

_outermost: ContextVar[bool] = ContextVar("_outermost", default=True)


class Frozen(BaseModel):
    """A description: immutable, without unknown fields.

    Building one raises `CardError` with every problem and its path, whether it is built by
    hand, from a mapping or from a file.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", validate_default=True)

    if not TYPE_CHECKING:

        def __init__(self, /, **data: object) -> None:
            with _translated(type(self)):
                super().__init__(**data)


@contextmanager
def _translated(model: type[BaseModel]) -> Generator[None]:
    """Turn pydantic's report into one CardError, at the outermost model only."""
    if not _outermost.get():
        yield
        return
    token = _outermost.set(False)
    try:
        yield
    except ValidationError as error:
        problems = Problems()
        details = error.errors(include_url=False)
        for detail in details:
            if not _echo(detail, details):
                problems.take(_problem(detail, model))
        problems.raise_if_any(CardError, f"The {_spoken(model)} cannot be used as written.")
    finally:
        _outermost.reset(token)


def _echo(detail: ErrorDetails, details: list[ErrorDetails]) -> bool:
    """Return whether a list counts as too short only because its entries are wrong."""
    loc = detail["loc"]
    return detail["type"] == "too_short" and any(d["loc"][: len(loc)] == loc and d is not detail for d in details)


def flaw(code: str, what: str, *, cure: str = "", found: str | None = None) -> PydanticCustomError:
    """Return the exception that a validator raises for a problem at its own place."""
    context: dict[str, object] = {"cure": cure, "what": what}
    if found is not None:
        context["found"] = found
    return PydanticCustomError(code, "{what}", context)  # type: ignore[arg-type]  # codes are ours, not literals of pydantic


def _problem(detail: ErrorDetails, model: type[BaseModel]) -> Problem:
    """Return one line of pydantic's report in plain words."""
    place = Place(path=".".join(str(part) for part in detail["loc"]) or None)
    kind, context = detail["type"], detail.get("ctx", {})
    if "cure" in context:
        found = context.get("found")
        return Problem(kind, str(context["what"]), place, None if found is None else str(found), str(context["cure"]))
    if kind == "extra_forbidden":
        name = str(detail["loc"][-1])
        return Problem(
            "unknown-field",
            f"there is no field {name!r} here",
            place,
            None,
            near(name, _fields_at(model, detail["loc"][:-1])),
        )
    if kind == "missing":
        return Problem("missing-field", "this field is needed", place, None, "Add it.")
    what, code, cure = _plain(kind, context)
    return Problem(code, what, place, _brief(detail["input"]), cure)


_TYPES: dict[str, tuple[str, str]] = {
    "string": ("a text", "Write it in quotes if it looks like a number."),
    "float": ("a number", "Write it without quotes, unit or percent sign."),
    "int": ("a whole number", "Write it without quotes."),
    "bool": ("true or false", "Write true or false."),
    "tuple": ("a list", "Write one entry a line, each after a dash."),
    "list": ("a list", "Write one entry a line, each after a dash."),
    "dict": ("a mapping", "Write one key: value a line."),
    "model": ("a mapping of fields", "Write one field: value a line."),
    "finite": ("a finite number", "Leave the field out where there is no value."),
}


def _plain(kind: str, context: Mapping[str, object]) -> tuple[str, str, str]:
    """Return what, code and cure for a kind of pydantic error."""
    for prefix, (wanted, cure) in _TYPES.items():
        if kind.startswith(prefix) and kind.endswith(
            ("_type", "_parsing", "_from_float", "_number", "_attributes_type")
        ):
            return f"{wanted} is needed", "wrong-type", cure
    if kind in ("literal_error", "enum"):
        return "this value is not one of the choices", "unknown-choice", f"Use one of: {context.get('expected', '')}."
    if kind == "string_pattern_mismatch":
        return "this is no valid id", "bad-id", "Use a letter, then letters, digits or underscores, 64 at most."
    if kind in ("greater_than", "greater_than_equal", "less_than", "less_than_equal"):
        bound = {"greater_than": "gt", "greater_than_equal": "ge", "less_than": "lt", "less_than_equal": "le"}[kind]
        sign = {"gt": "greater than", "ge": "at least", "lt": "less than", "le": "at most"}[bound]
        return f"this must be {sign} {context.get(bound)}", "out-of-range", "Change the value."
    if kind in ("too_short", "too_long", "string_too_short", "string_too_long"):
        limit = context.get("min_length", context.get("max_length"))
        return (
            f"this has {'too few' if 'short' in kind else 'too many'} entries or characters (limit {limit})",
            "wrong-length",
            "Change its length.",
        )
    return f"this value does not fit ({kind.replace('_', ' ')})", "wrong-value", "Change the value."


def _brief(value: object) -> str | None:
    """Return what stands at the place, in short."""
    if isinstance(value, BaseModel):
        return None
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list | tuple):
        return "a list"
    return "nothing" if value is None else str(value)


def _spoken(model: type[BaseModel]) -> str:
    """Return a model's name as a person would say it."""
    name = "".join(f" {c.lower()}" if c.isupper() else c for c in model.__name__).strip()
    return name


def _fields_at(model: type[BaseModel], loc: tuple[int | str, ...]) -> list[str]:
    """Return the field names that exist at a place inside a model."""
    here: object = model
    for part in loc:
        here = _inside(here, part)
        if here is None:
            return []
    found = _model_in(here)
    return list(found.model_fields) if found is not None else []


def _inside(annotation: object, part: int | str) -> object:
    """Return the annotation one step further down."""
    model = _model_in(annotation)
    if model is not None and isinstance(part, str) and part in model.model_fields:
        return model.model_fields[part].annotation
    for candidate in _alternatives(annotation):
        origin, arguments = get_origin(candidate), get_args(candidate)
        if origin in (tuple, list) and arguments:
            return arguments[0]
        if origin is not None and isinstance(origin, type) and issubclass(origin, Mapping) and len(arguments) == 2:
            return arguments[1]
    return None


def _alternatives(annotation: object) -> tuple[object, ...]:
    """Return the members of a union, without the wrapping of Annotated."""
    if get_origin(annotation) is Annotated:
        return _alternatives(get_args(annotation)[0])
    if get_origin(annotation) in (Union, types.UnionType):
        return tuple(a for member in get_args(annotation) for a in _alternatives(member))
    return (annotation,)


def _model_in(annotation: object) -> type[BaseModel] | None:
    """Return the model that an annotation names, if it names one."""
    for candidate in _alternatives(annotation):
        if isinstance(candidate, type) and issubclass(candidate, BaseModel):
            return candidate
    return None
