"""Tests of what a rule is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from scorecard._text import LocalText
from scorecard.scoring.lint_rule import Hit, Rule, Scene
from tests.scoring.lint_cards import spoilt


def test_a_rule_fills_its_words_in_both_languages() -> None:
    def find(name: str) -> Iterator[Hit]:
        yield Hit("name", None, {"name": name}, "north", {"n": 3.0})

    rule = Rule(
        find,
        what=LocalText(en="{name} is odd", zh="“{name}”有误"),
        why=LocalText(en="So it is.", zh="就是这样。"),
        cure=LocalText(en="Mend {name}.", zh="请改正“{name}”。"),
    )
    (found,) = rule.findings("odd", "{cure}")
    assert (found.message.text("en"), found.cure.text("zh")) == ("{cure} is odd", "请改正“{cure}”。")
    assert (found.code, found.severity, found.path, found.entity, dict(found.numbers)) == (
        "odd",
        "advice",
        "name",
        "north",
        {"n": 3.0},
    )


def test_parts_of_a_card_come_with_their_places() -> None:
    scene = Scene(spoilt(), date(2026, 1, 1), {})
    assert [(p.path, p.part.id) for p in scene.perspectives()] == [
        ("perspectives.0", "customer"),
        ("perspectives.1", "financial"),
    ]
    assert [(p.path, p.part.id) for p in scene.objectives()] == [
        ("perspectives.0.objectives.0", "serve"),
        ("perspectives.1.objectives.0", "earn"),
    ]
    assert [(p.path, p.part.id) for p in scene.measures()][-1] == ("perspectives.1.objectives.0.measures.1", "margin")
