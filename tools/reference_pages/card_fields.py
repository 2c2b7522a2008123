"""The page of every field of a card, made from its JSON Schema."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import cast

from scorecard import card_schema

__all__ = ["card_fields_page"]

_HEAD = """# Every field of a card

Made from the JSON Schema that `scorecard schema` prints. A field without a default is needed.
Each kind of value has a part of its own below, the card itself first.
"""

_LIMITS = {
    "minimum": "{} or more",
    "exclusiveMinimum": "above {}",
    "maximum": "{} or less",
    "exclusiveMaximum": "below {}",
    "maxLength": "at most {} characters",
    "maxItems": "at most {} of them",
}

_NAMES = {"string": "text", "boolean": "`true` or `false`", "null": "nothing", "integer": "whole number"}
_LONG = "below"
_WIDEST = 80

Schema = Mapping[str, object]


def card_fields_page() -> str:
    """Return the page as Markdown."""
    schema = cast("Schema", card_schema())
    kinds = cast("Mapping[str, Schema]", schema["$defs"])
    parts = [_HEAD, *_part("Scorecard", schema)]
    for name in sorted(kinds):
        parts += _part(name, kinds[name])
    return "\n".join(parts)


def _part(name: str, schema: Schema) -> Iterator[str]:
    """Yield what stands below the name of one kind of value."""
    yield f"## {name}\n"
    yield f"{_words(str(schema.get('description', '')))}\n"
    if "properties" not in schema:
        ways = cast("list[Schema]", schema.get("anyOf", []))
        written, schema = _kind(schema), next((way for way in ways if "properties" in way), {})
        yield f"Written as {written}{' with these fields' if schema else ''}.\n"
    fields = cast("Mapping[str, Schema]", schema.get("properties", {}))
    if not fields:
        return
    needed = cast("list[str]", schema.get("required", []))
    yield "| field | what may stand there | default | meaning |\n|---|---|---|---|"
    for field, inner in fields.items():
        default = "*needed*" if field in needed else _default(inner)
        cells = (f"`{field}`", _kind(inner), default, _words(str(inner.get("description", ""))))
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"
    yield ""
    for field, inner in fields.items():
        if field not in needed and _default(inner) == _LONG:
            rows = cast("list[object]", inner["default"])
            shown = "\n".join(f"  - {json.dumps(row, ensure_ascii=False)}" for row in rows)
            yield f"`{field}` when left out:\n\n```yaml\n{field}:\n{shown}\n```\n"


def _default(schema: Schema) -> str:
    """Return the default of a field, or that it stands below."""
    if "default" not in schema:
        return {"object": "`{}`", "array": "`[]`"}.get(str(schema.get("type")), "–")
    default = schema["default"]
    written = json.dumps(default, ensure_ascii=False)
    return _LONG if isinstance(default, list) and len(written) > _WIDEST else f"`{written}`"


def _kind(schema: Schema) -> str:
    """Return in words what a schema allows."""
    if "$ref" in schema:
        name = str(schema["$ref"]).rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "const" in schema:
        return f"`{json.dumps(schema['const'])}`"
    if "enum" in schema:
        return ", ".join(f"`{value}`" for value in cast("list[object]", schema["enum"]))
    for key in ("anyOf", "oneOf"):
        if key in schema:
            found = [_kind(inner) for inner in cast("list[Schema]", schema[key])]
            return " or ".join(dict.fromkeys(found))
    return _plain(schema)


def _plain(schema: Schema) -> str:
    """Return in words what a schema of one type allows."""
    kinds = schema.get("type", "anything")
    kind = " or ".join(_NAMES.get(str(k), str(k)) for k in (kinds if isinstance(kinds, list) else [kinds]))
    if kind == "array":
        pair = cast("list[Schema]", schema.get("prefixItems", []))
        said = f"({', '.join(_kind(p) for p in pair)})" if pair else f"list of {_kind(cast('Schema', schema['items']))}"
    elif kind == "object":
        patterns = cast("Mapping[str, Schema]", schema.get("patternProperties", {}))
        values = next(iter(patterns.values()), schema.get("additionalProperties"))
        said = "mapping" + (f" to {_kind(cast('Schema', values))}" if isinstance(values, Mapping) else "")
    else:
        said = kind
    left = {name: schema[name] for name in _LIMITS if name in schema and "prefixItems" not in schema}
    limits = [_LIMITS[name].format(limit) for name, limit in left.items()]
    return ", ".join([said, *limits])


def _words(text: str) -> str:
    """Return a description on one line, with nothing in it that Markdown would take for markup."""
    return re.sub(r"([*_<>\[\]])", r"\\\1", " ".join(text.split()))
