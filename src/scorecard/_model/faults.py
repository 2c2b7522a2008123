"""Pydantic's report on a description, turned into one error in plain words."""

from __future__ import annotations

import re
import types
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Annotated, LiteralString, Union, cast, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails, InitErrorDetails, PydanticCustomError

from scorecard.errors import CardError, Place, Problem, Problems, near, quoted

if TYPE_CHECKING:
    from scorecard._model.frozen import Frozen

Loc = tuple[int | str, ...]

_outermost: ContextVar[bool] = ContextVar("_outermost", default=True)


@contextmanager
def translated(model: type[Frozen], written: object) -> Generator[None]:
    """Turn pydantic's report into one CardError, at the outermost description only."""
    if not _outermost.get():
        yield
        return
    token = _outermost.set(False)
    try:
        yield
    except ValidationError as error:
        problems = Problems()
        details = error.errors(include_url=False)
        said: set[Problem] = set()
        for detail in details:
            problem = _problem(detail, model, written)
            if problem not in said and not _echo(detail, details):
                problems.take(problem)
                said.add(problem)
        problems.extend(model._also_wrong(written))  # pyright: ignore[reportPrivateUsage]  # the base's own hook
        raise CardError(f"The {spoken(model)} cannot be used as written.", list(problems), problems.counts) from None
    finally:
        _outermost.reset(token)


def flaw(code: LiteralString, what: str, *, cure: str = "", found: str | None = None) -> PydanticCustomError:
    """Return the exception that a validator raises for a problem at its own place."""
    context: dict[str, object] = {"cure": cure, "what": what}
    if found is not None:
        context["found"] = found
    return PydanticCustomError(code, "{what}", context)


class Flaws:
    """Collect what one check finds, each at its own place below the description."""

    def __init__(self) -> None:
        self._found: list[tuple[PydanticCustomError, Loc]] = []

    def add(self, code: LiteralString, what: str, *, at: Loc = (), cure: str = "", found: str | None = None) -> None:
        """Record one problem; `at` leads from the description to its place."""
        self._found.append((flaw(code, what, cure=cure, found=found), at))

    def extend(self, others: Flaws, *, at: Loc) -> None:
        """Record what was found in a part of the description."""
        self._found.extend((error, (*at, *loc)) for error, loc in others._found)

    def problems(self) -> Problems:
        """Return everything found, each at its place below the description."""
        found = Problems()
        for error, loc in self._found:
            context = cast("Mapping[str, str]", error.context or {})
            place = Place(path=".".join(map(str, loc)) or None)
            found.add(error.type, context["what"], place=place, found=context.get("found"), cure=context["cure"])
        return found

    def raise_if_any(self) -> None:
        """Report everything found to pydantic, if anything was."""
        if self._found:
            details = [InitErrorDetails(type=error, loc=loc, input=None) for error, loc in self._found]
            raise ValidationError.from_exception_data("description", details)


def _echo(detail: ErrorDetails, details: list[ErrorDetails]) -> bool:
    """Return whether a list counts as too short only because its entries are wrong."""
    loc = detail["loc"]
    return detail["type"] == "too_short" and any(d["loc"][: len(loc)] == loc and d is not detail for d in details)


# ---------------------------------------------------------------------- words


def _problem(detail: ErrorDetails, model: type[BaseModel], written: object) -> Problem:
    """Return one line of pydantic's report in plain words."""
    loc = detail["loc"]
    place = Place(path=".".join(str(part) for part in _written_loc(loc, model, written)) or None)
    if (single := _single(loc, written)) is not None:
        return Problem("wrong-type", f"{_LIST} is needed", place, _brief(single), "Put square brackets around it.")
    kind, context = detail["type"], cast("Mapping[str, object]", detail.get("ctx", {}))
    if "cure" in context:
        found = context.get("found")
        return Problem(kind, str(context["what"]), place, None if found is None else str(found), str(context["cure"]))
    if kind == "extra_forbidden":
        name = str(loc[-1])
        cure = near(name, _fields_at(model, loc[:-1]))
        return Problem("unknown-field", f"there is no field {quoted(name)} here", place, None, cure)
    if kind == "missing":
        return Problem("missing-field", "this field is needed", place, None, "Add it.")
    what, code, cure = _plain(kind, context, detail["input"])
    if code == "wrong-type" and (word := _kind_of(detail["input"], model, loc)) is not None:
        cure = f"Write {{kind: {word}}}."
    return Problem(code, what, place, _brief(detail["input"]), cure)


_LIST = "a list"
_TYPES: dict[str, tuple[str, str]] = {
    "string": ("a text", "Write it in quotes if it looks like a number."),
    "float": ("a number", "Write it without quotes, unit or percent sign."),
    "int": ("a whole number", "Write it without quotes."),
    "bool": ("true or false", "Write true or false."),
    "date": ("a date", "Write it as in 2026-01-31."),
    "tuple": (_LIST, "Write one entry a line, each after a dash."),
    "dict": ("a mapping", "Write one key: value a line."),
    "mapping": ("a mapping", "Write one key: value a line."),
    "model": ("a mapping of fields", "Write one field: value a line."),
    "finite": ("a finite number", "Leave the field out where there is no value."),
}
_BOUNDS = {
    "greater_than": ("gt", "greater than"),
    "greater_than_equal": ("ge", "at least"),
    "less_than": ("lt", "less than"),
    "less_than_equal": ("le", "at most"),
}


def _plain(kind: str, context: Mapping[str, object], written: object) -> tuple[str, str, str]:
    """Return what, code and cure for a kind of pydantic error."""
    prefix = kind.partition("_")[0]
    if prefix in _TYPES and kind.endswith(("_type", "_parsing", "_from_float", "_number", "_size", "_inexact")):
        wanted, cure = _TYPES[prefix]
        return f"{wanted} is needed", "wrong-type", cure
    if kind == "literal_error":
        choices = re.findall(r"'([^']*)'", str(context["expected"]))
        return "this value is not one of the choices", "unknown-choice", near(str(written), choices)
    if kind == "string_pattern_mismatch":
        return "this is no valid id", "bad-id", "Use a letter, then letters, digits or underscores, 64 at most."
    if kind in _BOUNDS:
        key, words = _BOUNDS[kind]
        return f"this must be {words} {context[key]:g}", "out-of-range", "Change the value."
    if kind == "string_too_long":
        return f"this is longer than {context['max_length']} characters", "wrong-length", "Shorten it."
    if kind == "too_short":
        return f"at least {context['min_length']} entry is needed here", "wrong-length", "Add what is missing."
    if kind == "too_long":
        return f"more than {context['max_length']} entries stand here", "wrong-length", "Remove what is too much."
    return f"this value does not fit ({kind.replace('_', ' ')})", "wrong-value", "Change the value."


def _brief(value: object) -> str | None:
    """Return what stands at the place, in short."""
    if isinstance(value, BaseModel):
        name = spoken(type(value))
        return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"
    if isinstance(value, Mapping):
        return "a mapping"
    if isinstance(value, list | tuple):
        return "a list" if value else "an empty list"
    return "nothing" if value is None else str(value)


def spoken(model: type[BaseModel]) -> str:
    """Return a model's name as a person would say it."""
    return "".join(f" {c.lower()}" if c.isupper() else c for c in model.__name__).strip()


# --------------------------------------------------------------------- places


def _written_loc(loc: Loc, model: type[BaseModel], written: object) -> Loc:
    """Return a place of pydantic's as the user wrote it.

    Pydantic adds steps of its own (the member of a union, the word for a key, a field around a list
    that stands alone); what is not in the written data, and is no field that could stand there, is left out.
    """
    kept: list[int | str] = []
    here, kind = written, cast("object", model)
    for part in loc:
        found, below = _step(here, part)
        if found or (_holds_fields(here) and part in _names_in(kind)):
            kept.append(part)
            here = below
        kind = _inside(kind, part) or kind
    return tuple(kept)


def _step(here: object, part: int | str) -> tuple[bool, object]:
    """Return whether data have a part, and the part."""
    if isinstance(here, Mapping):
        entries = cast("Mapping[object, object]", here)
        keys = [part, str(part), int(part) if str(part).lstrip("-").isdecimal() else part]
        key = next((k for k in keys if k in entries), None)
        return key is not None, entries.get(key)
    if isinstance(here, list | tuple) and isinstance(part, int):
        parts = cast("Sequence[object]", here)
        return part < len(parts), parts[part] if part < len(parts) else None
    if isinstance(here, BaseModel) and part in type(here).model_fields:
        return True, cast("object", getattr(here, str(part)))
    return False, None


def _single(loc: Loc, written: object) -> BaseModel | None:
    """Return the description that stands alone where a list of them belongs; pydantic would take it for a list."""
    here = written
    for part in loc:
        if isinstance(here, BaseModel) and isinstance(part, int):
            return here
        _, here = _step(here, part)
    return None


def _holds_fields(here: object) -> bool:
    """Return whether fields could stand here."""
    return isinstance(here, Mapping | BaseModel)


def _names_in(annotation: object) -> Sequence[str]:
    """Return the fields of the models that an annotation names."""
    return tuple(dict.fromkeys(name for model in _models_in(annotation) for name in model.model_fields))


def _fields_at(model: type[BaseModel], loc: Loc) -> Sequence[str]:
    """Return the field names that exist at a place inside a model."""
    here: object = model
    for part in loc:
        here = _inside(here, part)
    return _names_in(here)


def _kind_of(written: object, model: type[BaseModel], loc: Loc) -> str | None:
    """Return the kind that a word alone names where a mapping with a kind belongs; None where it names none."""
    if not isinstance(written, str):
        return None
    here: object = model
    for part in loc:
        here = _inside(here, part)
    fields = [each.model_fields for each in _models_in(here)]
    kinds = [cast("object", names["kind"].annotation) for names in fields if "kind" in names]
    words = [str(word) for kind in kinds for choice in _alternatives(kind) for word in get_args(choice)]
    return written.strip().lower() if written.strip().lower() in words else None


def _inside(annotation: object, part: int | str) -> object:
    """Return the annotation one step further down."""
    models = _models_in(annotation)
    if models:
        field = next((m.model_fields[str(part)] for m in models if str(part) in m.model_fields), None)
        return None if field is None else cast("object", field.annotation)
    for candidate in _alternatives(annotation):
        origin, arguments = get_origin(candidate), get_args(candidate)
        if origin is tuple and arguments:
            return arguments[0]
        if isinstance(origin, type) and issubclass(origin, Mapping) and len(arguments) == 2:
            return arguments[1]
    return None


def _alternatives(annotation: object) -> tuple[object, ...]:
    """Return the members of a union, without the wrapping of Annotated."""
    if get_origin(annotation) is Annotated:
        return _alternatives(get_args(annotation)[0])
    if get_origin(annotation) in (Union, types.UnionType):
        return tuple(a for member in get_args(annotation) for a in _alternatives(member))
    return (annotation,)


def _models_in(annotation: object) -> list[type[BaseModel]]:
    """Return the models that an annotation names: several where the kind decides."""
    return [c for c in _alternatives(annotation) if isinstance(c, type) and issubclass(c, BaseModel)]
