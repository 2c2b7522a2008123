"""Measures that only some entities have, in words."""

from __future__ import annotations

from scorecard.scoring.unit_notes import unit_measures, unit_notes
from tests.scoring.entity_cards import unit_card


def test_names_and_notes():
    found = unit_measures(unit_card(), {"port": ("north", "south")})
    assert [(m.measure, m.name.text("zh"), [n.text("en") for n in m.names]) for m in found] == [
        ("port", "挂港", ["North", "South"])
    ]
    assert [n.text("en") for n in unit_notes(found)] == ["Not every entity has Port calls: only North, South."]
    assert [n.text("zh") for n in unit_notes(found, left_out=True)] == [
        "未计入，因为并非所有单位都有：“挂港”（仅北区、南区）。"
    ]
