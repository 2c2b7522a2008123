"""Instruments of the library as they are packaged."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Literal, cast, get_args

from scorecard._model.mapping import FrozenDict
from scorecard.errors import CardError, near
from scorecard.instruments.instrument import Dimension, Instrument, Role
from scorecard.instruments.scale import Scale

__all__ = ["FORMS", "GROUPINGS", "LIBRARY", "Form", "Grouping", "grouping_names", "groupings_of", "library_instrument"]

Form = Literal["paired", "three_column", "perception"]
"""What is asked of each item: expectation and perception; minimum, desired and perceived service; perception alone."""
Grouping = Literal["contacts", "elements"]
"""A second way to group the items of an instrument."""

LIBRARY = ("logistics_service_quality", "service_audit", "servqual")
FORMS: dict[Form, tuple[Role, ...]] = {
    "paired": ("expectation", "perception"),
    "three_column": ("minimum", "desired", "perception"),
    "perception": ("perception",),
}
GROUPINGS: tuple[Grouping, ...] = get_args(Grouping)
_TAGS: dict[Grouping, str] = {"contacts": "contact", "elements": "element"}


def library_instrument(name: str, *, points: int, form: Form) -> Instrument:
    """Return an instrument of the library, on a scale from 1 to `points`."""
    if form not in FORMS:
        raise CardError.single(
            "unknown-form", "an instrument has no such form", found=str(form), cure=near(str(form), FORMS)
        )
    return _instrument(name, points, form)


@cache
def _instrument(name: str, points: int, form: Form) -> Instrument:
    """Return an instrument, made once for everybody."""
    base = _base(name)
    labels = {1: base.scale.labels[base.scale.low], points: base.scale.labels[base.scale.high]}
    scale = Scale(low=1, high=points, labels=labels)
    return base.model_copy(update={"scale": scale, "roles": FORMS[form]})


@cache
def _base(name: str) -> Instrument:
    """Return an instrument as it is packaged, without the tags of its items."""
    fields = _read(name)
    tags = set(_TAGS.values())
    items = cast("list[dict[str, object]]", fields["items"])
    plain = [{key: value for key, value in item.items() if key not in tags} for item in items]
    return Instrument.model_validate({**fields, "items": plain})


@cache
def groupings_of(name: str) -> Mapping[Grouping, Mapping[str, str]]:
    """Return the group of each item of an instrument of the library, by grouping; empty where it has none."""
    items = cast("list[dict[str, str]]", _read(name)["items"]) if name in LIBRARY else []
    return FrozenDict(
        {
            grouping: FrozenDict({item["id"]: item[tag] for item in items})
            for grouping, tag in _TAGS.items()
            if items and all(tag in item for item in items)
        }
    )


@cache
def grouping_names(grouping: Grouping) -> tuple[Dimension, ...]:
    """Return the groups of a grouping, in the order of the process."""
    return tuple(Dimension.model_validate(group) for group in cast("list[object]", _read("groupings")[grouping]))


@cache
def _read(name: str) -> dict[str, object]:
    """Return what a packaged file says: JSON, so that no reader of YAML needs to be loaded."""
    text = files("scorecard.instruments.library").joinpath(f"{name}.json").read_text(encoding="utf-8")
    return cast("dict[str, object]", json.loads(text))
