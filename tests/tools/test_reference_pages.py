"""The generated pages of the reference tell everything there is."""

from __future__ import annotations

import re
from typing import cast

import pytest

import scorecard
from scorecard import card_schema
from tests.house.surface import public_surface
from tools.reference_pages.api import ROOMS, api_pages, names_of
from tools.reference_pages.card_fields import card_fields_page
from tools.reference_pages.command_line import command_line_page


@pytest.fixture(scope="module")
def fields() -> str:
    return card_fields_page()


def test_every_public_name_stands_on_one_page() -> None:
    told = []
    for room in ROOMS:
        front, inside = names_of(room)
        told += [f"scorecard.{name}" for name in front]
        told += [f"scorecard.{module}.{name}" for module, names in inside.items() for name in names]
    assert len(told) == len(set(told))
    rooms = {f"scorecard.{module}" for room in ROOMS for module in room.modules}
    at_the_door = {id(getattr(scorecard, name)) for name in scorecard.__all__}
    wanted = {
        name
        for name in public_surface()
        if name not in rooms and not (name.count(".") == 2 and id(_thing(name)) in at_the_door)
    }
    assert wanted - set(told) == set()


def _thing(name: str) -> object:
    """Return what a dotted name of the surface stands for."""
    _, room, inner = name.split(".")
    return getattr(getattr(scorecard, room), inner)


def test_pages_list_names_and_show_them_in_full() -> None:
    pages = dict(api_pages())
    assert set(pages) == {"index.rst", *(f"{room.page}.rst" for room in ROOMS)}
    surveys = pages["surveys.rst"]
    assert "\n.. currentmodule:: scorecard\n" in surveys
    assert "   gap_analysis\n" in surveys
    assert ".. autofunction:: gap_analysis\n" in surveys
    assert ".. autoclass:: GapAnalysis\n   :members:\n" in surveys


def test_every_field_of_a_card_has_its_line(fields: str) -> None:
    schema = card_schema()
    kinds = {"Scorecard": schema, **cast("dict[str, dict[str, object]]", schema["$defs"])}
    for name, kind in kinds.items():
        part = fields.split(f"\n## {name}\n")[1].split("\n## ")[0]
        ways = cast("list[dict[str, object]]", kind.get("anyOf", [])) if "properties" not in kind else [kind]
        properties = next((cast("dict[str, object]", way["properties"]) for way in ways if "properties" in way), {})
        assert re.findall(r"^\| `(\w+)` \|", part, re.M) == list(properties), name


def test_a_field_has_kind_default_and_meaning(fields: str) -> None:
    assert "| `id` | text, at most 64 characters | *needed* | Name of the card. |" in fields
    assert "| `worst` | number or nothing | `null` | Value that scores 0. |" in fields
    assert "| `year_starts` | whole number, 1 or more, 12 or less | `1` |" in fields
    assert "| `surveys` | mapping to [SurveyDeclaration](#surveydeclaration) | `{}` |" in fields
    assert (
        "\nWritten as text or mapping with these fields.\n" in fields.split("\n## OutcomeColumn\n")[1].split("\n## ")[0]
    )
    assert "| `column` | text | *needed* | The column. |" in fields
    assert "`bands` when left out:\n\n```yaml\nbands:\n  - {" in fields


def test_links_between_kinds_lead_to_headings(fields: str) -> None:
    headings = {title.lower() for title in re.findall(r"^## (\w+)$", fields, re.M)}
    assert set(re.findall(r"\]\(#(\w+)\)", fields)) <= headings


def test_every_command_has_its_help() -> None:
    page = command_line_page()
    for command in ("demo", "check", "inspect", "gaps", "evaluate", "review", "template", "migrate", "schema"):
        assert f"## scorecard {command}\n\n```\nUsage: scorecard {command} " in page
