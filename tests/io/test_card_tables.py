"""Tests of the tables of a card."""

from __future__ import annotations

from typing import get_args

from scorecard.io.card_tables import CARD_TABLES
from scorecard.models import Scorecard
from scorecard.models.roll_up import RollUp
from scorecard.models.scoring import Scoring

SCHEMA = Scorecard.model_json_schema()


def below(schemas: list[dict[str, object]], step: str) -> list[dict[str, object]]:
    """Return the schemas of a field or an entry."""
    found: list[dict[str, object]] = []
    for schema in schemas:
        if "$ref" in schema:
            schema = SCHEMA["$defs"][str(schema["$ref"]).rpartition("/")[2]]
        for several in ("anyOf", "oneOf", "allOf"):
            found += below(schema.get(several, []), step)  # type: ignore[arg-type]
        if step == "*":
            found += list(schema.get("patternProperties", {}).values())  # type: ignore[attr-defined]
            found += [schema[k] for k in ("items", "additionalProperties") if isinstance(schema.get(k), dict)]  # type: ignore[misc]
        elif step in schema.get("properties", {}):  # type: ignore[operator]
            found.append(schema["properties"][step])  # type: ignore[index]
    return found


def test_every_column_is_a_field_of_the_model() -> None:
    """A renamed field is noticed here."""
    places: dict[str | None, list[dict[str, object]]] = {None: [SCHEMA]}
    for table in CARD_TABLES:
        found = places[table.parent]
        for step in table.steps:
            found = below(found, step)
        assert found, table.key
        places[table.key] = below(found, "*") if table.steps else found
        for column in table.columns:
            here = places[table.key]
            for step in column.path.split("."):
                here = below(here, step)
            assert here, f"{table.key}: {column.path}"


def test_choices_are_those_of_the_models() -> None:
    """Kinds of roll-ups and of scoring rules are written out."""
    columns = {(table.key, column.path): column for table in CARD_TABLES for column in table.columns}
    for place, union in ((("card", "roll_up.kind"), RollUp), (("measures", "scoring.kind"), Scoring)):
        kinds = [get_args(model.model_fields["kind"].annotation)[0] for model in get_args(get_args(union)[0]) if model]
        assert set(columns[place].choices) == set(kinds)


def test_titles_and_headings_are_in_both_languages_and_differ() -> None:
    """A title is the name of a sheet."""
    assert all(table.title.complete for table in CARD_TABLES)
    assert len({table.title.text("zh") for table in CARD_TABLES}) == len(CARD_TABLES)
    for table in CARD_TABLES:
        labels = [column.label for column in table.columns]
        assert all(label.complete for label in labels)
        assert len({label.text("zh") for label in labels}) == len(labels), table.key


def test_references() -> None:
    """Ids of measures are the card's; ids of items may stand in two surveys."""
    tables = {table.key: table for table in CARD_TABLES}
    assert tables["measures"].reference("o", "m") == "m"
    assert tables["items"].reference("customers", "quick") == "customers/quick"
    assert tables["changes"].reference("m", "3") == "3"
