"""JSON Schemas of cards, questionnaires, layouts, values and evaluations, for editors and other programs."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.resources import files

from scorecard.instruments import ColumnLayout, Instrument
from scorecard.io.evaluation_schema import evaluation_schema
from scorecard.io.row_schema import row_schema
from scorecard.models import Scorecard

__all__ = ["SHIPPED", "SHIPPED_BESIDE", "card_schema", "schema_of", "schema_text"]

SHIPPED = "scorecard.schema.json"
"""File of the schema inside this package."""

SHIPPED_BESIDE: dict[str, Callable[[], dict[str, object]]] = {
    "instrument.schema.json": Instrument.model_json_schema,
    "layout.schema.json": ColumnLayout.model_json_schema,
    "observation.schema.json": row_schema,
    "evaluation.schema.json": evaluation_schema,
}
"""Files of the schemas of what stands in files of its own: the parts of a card, a row of values, an evaluation."""

_DRAFT = "https://json-schema.org/draft/2020-12/schema"


def card_schema() -> dict[str, object]:
    """Return the JSON Schema of a card file.

    Returns
    -------
    dict
        A schema of draft 2020-12. The same text is shipped as ``scorecard/io/scorecard.schema.json``;
        a YAML card names a copy of it in its first line:
        ``# yaml-language-server: $schema=scorecard.schema.json``.

    Notes
    -----
    The schema knows fields, kinds and choices. References inside a card, reference values on the
    right side and bands without holes are checked by `read_card`.

    Examples
    --------
    >>> schema = card_schema()
    >>> schema["title"], sorted(schema["required"])
    ('Scorecard', ['calendar', 'id', 'name', 'perspectives'])
    """
    return {"$schema": _DRAFT, **Scorecard.model_json_schema()}


def schema_of(name: str = SHIPPED) -> dict[str, object]:
    """Return the schema of a shipped schema file.

    Parameters
    ----------
    name : str
        Name of the file.

    Returns
    -------
    dict
        A schema of draft 2020-12. That of an evaluation refers to that of a card by the name of its file.
    """
    return {"$schema": _DRAFT, **SHIPPED_BESIDE[name]()} if name in SHIPPED_BESIDE else card_schema()


def schema_text(name: str = SHIPPED) -> str:
    """Return the text of a shipped schema file.

    Parameters
    ----------
    name : str
        Name of the file.

    Returns
    -------
    str
        JSON with sorted keys, so that a change shows as what it is.
    """
    return json.dumps(schema_of(name), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def shipped_text(name: str = SHIPPED) -> str:
    """Return a schema file as it was shipped."""
    return files("scorecard.io").joinpath(name).read_text(encoding="utf-8")
