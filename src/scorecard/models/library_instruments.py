"""Instruments of the library as a card names them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from scorecard._model import Flaws
from scorecard.errors import near
from scorecard.instruments import Form, Instrument
from scorecard.instruments.library.reading import FORMS, GROUPINGS, LIBRARY, Grouping, groupings_of, library_instrument
from scorecard.instruments.library.regrouping import regrouped

__all__ = ["LIBRARY_FIELDS", "from_library"]

_POINTS = range(2, 12)

LIBRARY_FIELDS: dict[str, object] = {
    "points": {"type": "integer", "minimum": _POINTS[0], "maximum": _POINTS[-1], "default": 7},
    "form": {"enum": list(FORMS), "default": "paired"},
    "grouped_by": {"enum": list(GROUPINGS)},
}
"""What may stand beside the name of an instrument of the library, as JSON Schema."""


def from_library(fields: Mapping[str, object]) -> Instrument:
    """Return the instrument of the library that a card names.

    Parameters
    ----------
    fields : mapping of str to object
        ``library``, its name, and where wanted ``points``, ``form`` and ``grouped_by``.

    Returns
    -------
    Instrument
        The instrument, on its scale, in its form, grouped as asked for.
    """
    flaws, name = Flaws(), fields["library"]
    if name not in LIBRARY:
        flaws.add(
            "unknown-instrument",
            "the library has no such instrument",
            at=("library",),
            found=str(name),
            cure=near(str(name), LIBRARY),
        )
    for field in fields:
        if field != "library" and field not in LIBRARY_FIELDS:
            flaws.add(
                "library-field",
                "an instrument of the library takes library, points, form and grouped_by only",
                at=(field,),
                found=field,
                cure="Remove it, or write the whole instrument out without library.",
            )
    points = fields.get("points", 7)
    if isinstance(points, bool) or points not in _POINTS:
        flaws.add(
            "library-points",
            "the scale of a library instrument has 2 to 11 points",
            at=("points",),
            found=str(points),
            cure="Write a whole number, such as 5 or 7.",
        )
    form, grouping = fields.get("form", "paired"), fields.get("grouped_by")
    if not isinstance(form, str) or form not in FORMS:
        flaws.add(
            "library-form",
            "an instrument of the library has no such form",
            at=("form",),
            found=str(form),
            cure=near(str(form), FORMS),
        )
    if grouping is not None:
        _check_grouping(name, grouping, flaws)
    flaws.raise_if_any()
    found = library_instrument(str(name), points=cast("int", points), form=cast("Form", form))
    return found if grouping is None else regrouped(found, cast("Grouping", grouping))


def _check_grouping(name: object, grouping: object, flaws: Flaws) -> None:
    """Refuse a grouping that does not exist, or that the instrument has not."""
    if grouping not in GROUPINGS:
        flaws.add(
            "library-grouping",
            "an instrument of the library is grouped by contacts or by elements",
            at=("grouped_by",),
            found=str(grouping),
            cure=near(str(grouping), GROUPINGS),
        )
    elif name in LIBRARY and grouping not in groupings_of(str(name)):
        flaws.add(
            "library-ungrouped",
            f"the instrument {name} has dimensions of its own only",
            at=("grouped_by",),
            found=str(grouping),
            cure="Remove grouped_by.",
        )
