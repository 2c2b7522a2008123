"""Tests of the small parts of a card."""

from __future__ import annotations

from scorecard.models import Entity, LintException
from tests.refusal import refusal


def test_an_entity_has_an_id_and_a_name() -> None:
    entity = Entity.model_validate({"id": "north", "name": {"en": "North", "zh": "北部"}})
    assert (entity.id, entity.name.text("zh")) == ("north", "北部")
    assert refusal(lambda: Entity.model_validate({"id": "north"})) == [
        "name: this field is needed. Add it. [missing-field]"
    ]


def test_advice_not_taken_says_why() -> None:
    found = LintException.model_validate({"code": "owner-missing", "reason": "The board owns all."})
    assert (found.code, found.reason.text("en")) == ("owner-missing", "The board owns all.")
    assert refusal(lambda: LintException.model_validate({"code": "owner-missing"})) == [
        "reason: this field is needed. Add it. [missing-field]"
    ]
