"""JSON Schema of cards, for completion and checks in an editor."""

from __future__ import annotations

import json
from importlib.resources import files

from scorecard.models import Scorecard

__all__ = ["SHIPPED", "card_schema", "schema_text"]

SHIPPED = "scorecard.schema.json"
"""File of the schema inside this package."""


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
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **Scorecard.model_json_schema()}


def schema_text() -> str:
    """Return the text of the shipped schema file.

    Returns
    -------
    str
        JSON with sorted keys, so that a change shows as what it is.
    """
    return json.dumps(card_schema(), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def shipped_text() -> str:
    """Return the schema file as it was shipped."""
    return files("scorecard.io").joinpath(SHIPPED).read_text(encoding="utf-8")
