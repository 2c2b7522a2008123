"""Words of a JSON Schema, taken from docstrings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest
from typing import cast

from pydantic.json_schema import JsonSchemaValue

_SECTION = re.compile(r"^(\w[\w ]*)\n-{3,}\n", re.MULTILINE)
_ENTRY = re.compile(r"^(\w[\w, ]*?) : .*\n((?:[ ]{4}.*\n?)+)", re.MULTILINE)


def describe(schema: JsonSchemaValue, docstring: str) -> None:
    """Write what a numpydoc docstring says into the schema of its class: in short, and field by field.

    Parameters
    ----------
    schema : dict
        Schema of an object; changed in place.
    docstring : str
        Docstring of the class, without indent.
    """
    heads = list(_SECTION.finditer(docstring))
    schema["description"] = _flat(docstring[: heads[0].start()] if heads else docstring)
    properties = cast("dict[str, JsonSchemaValue]", schema.get("properties", {}))
    for head, following in zip_longest(heads, heads[1:]):
        if head[1] == "Attributes":
            for name, words in _entries(docstring[head.end() : following.start() if following else None]):
                if name in properties:
                    properties[name]["description"] = words


def _entries(section: str) -> Iterator[tuple[str, str]]:
    """Yield the names of an Attributes section and what is said about each."""
    for entry in _ENTRY.finditer(section):
        for name in entry[1].split(","):
            yield name.strip(), _flat(entry[2])


def _flat(text: str) -> str:
    """Return docstring text as running text: no line breaks inside a paragraph, no marks of code."""
    paragraphs = (" ".join(part.split()) for part in text.split("\n\n"))
    return "\n\n".join(p for p in paragraphs if p).replace("`", "")
