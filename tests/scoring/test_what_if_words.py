"""Every assumption in words, in both languages."""

from __future__ import annotations

from scorecard.scoring import observe, what_if
from scorecard.scoring.what_if_words import FIELDS
from tests.scoring.cards import card, measure, records
from tests.scoring.entity_cards import unit_card


def texts(found, lang="en"):
    return [a.text.text(lang) for a in found.assumed]


def test_one_entity_and_period():
    described = card(
        measure("a", name={"en": "On time", "zh": "准时率"}, unit={"kind": "percent"}, weight=2),
        measure("b", name={"en": "Damage", "zh": "货损"}, direction="minimise"),
    )
    obs = observe(described, values=records(a=88))
    found = what_if(
        described, obs, weights={"a": 3}, targets={"b": {"worst": 50}}, values={"a": 94.5, "b": None}, period="2026-Q1"
    )
    assert texts(found) == [
        "On time, 2026 Q1: weight 3 instead of 2",
        "Damage, 2026 Q1: worst value 50 instead of 100",
        "On time, 2026 Q1: value 94.5 % instead of 88 %",
        "Damage, 2026 Q1: value none instead of none",
    ]
    assert texts(found, "zh") == [
        "准时率，2026年第1季度：权重为 3，原为 2",
        "货损，2026年第1季度：最差值为 50，原为 100",
        "准时率，2026年第1季度：数值为 94.5 %，原为 88 %",
        "货损，2026年第1季度：数值为 无，原为 无",
    ]
    assert [(a.kind, a.node, a.field, a.before, a.after) for a in found.assumed] == [
        ("weight", "a", "weight", 2, 3),
        ("target", "b", "worst", 100, 50),
        ("value", "a", "value", 88, 94.5),
        ("value", "b", "value", None, None),
    ]


def test_many_entities_and_periods():
    described = unit_card()
    obs = observe(described)
    found = what_if(described, obs, values={"a": 50, "port": {"north": 5}}, period="2026-Q1")
    assert texts(found) == [
        "A, 4 entities, 2026 Q1: value 50 instead of none",
        "Port calls, North, 2026 Q1: value 5 instead of none",
    ]
    assert texts(what_if(described, obs, values={"port": {"north": 5}})) == [
        "Port calls, North, all periods: value 5 instead of none"
    ]
    assert texts(what_if(described, obs, weights={"a": 5})) == ["A, all periods: weight 5 instead of 1"]


def test_what_differed_before_is_not_one_number():
    described = card(measure("a", changes=[{"since": "2026-Q3", "target": 90, "weight": 4}]))
    found = what_if(described, observe(described), weights={"a": 2}, targets={"a": 80})
    assert texts(found) == [
        "A, all periods: weight 2 instead of what it was",
        "A, all periods: target 80 instead of what it was",
    ]
    assert [a.before for a in found.assumed] == [None, None]


def test_words_for_values():
    described = card({"id": "iso", "name": "ISO", "scoring": "yes_no"})
    obs = observe(described, values=records(iso=0))
    found = what_if(described, obs, values={"iso": "yes"}, period="2026-Q1")
    assert texts(found) == ["ISO, 2026 Q1: value yes instead of no"]
    assert texts(found, "zh") == ["ISO，2026年第1季度：数值为 是，原为 否"]


def test_every_field_has_a_name():
    assert all(name.complete for name in FIELDS.values())
