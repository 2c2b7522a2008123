"""Tests of perspectives, objectives and initiatives."""

from __future__ import annotations

import datetime

import pytest

from scorecard._text import LocalText
from scorecard.models import Initiative, Objective, Perspective
from scorecard.models.perspective import STANDARD
from tests.refusal import refusal


@pytest.mark.parametrize("name", ["financial", "customer", "internal_process", "learning_growth"])
def test_the_standard_perspectives_need_no_name(name: str) -> None:
    perspective = Perspective(id=name)
    assert perspective.name == STANDARD[name]
    assert perspective.name.complete
    assert Perspective.model_validate(perspective.model_dump(mode="json", exclude_defaults=True)) == perspective
    assert Perspective(id=name, name=LocalText(en="Ours")).name.text("zh") == "Ours"
    assert [(text.text("en"), text.text("zh")) for text in STANDARD.values()] == [
        ("Financial", "财务"),
        ("Customer", "客户"),
        ("Internal process", "内部流程"),
        ("Learning & growth", "学习与成长"),
    ]


@pytest.mark.parametrize(
    ("written", "lines"),
    [
        (
            {"id": "sustainability"},
            [
                (
                    "name: a perspective of your own needs a name. "
                    "Add name; only financial, customer, internal_process, learning_growth need none. [perspective-name]"
                )
            ],
        ),
        (
            {"id": "custmer", "objectives": [{"id": "o"}]},
            [
                "name: a perspective of your own needs a name. Did you mean 'customer'? [perspective-name]",
                "objectives.0.name: this field is needed. Add it. [missing-field]",
            ],
        ),
        (
            {},
            [
                "id: this field is needed. Add it. [missing-field]",
                (
                    "name: a perspective of your own needs a name. "
                    "Add name; only financial, customer, internal_process, learning_growth need none. [perspective-name]"
                ),
            ],
        ),
        ({"id": "customer", "name": ""}, ["name: the text is empty. Write the text or leave the field out. [text-empty]"]),
        (
            {"id": "customer", "objectives": Objective(id="o", name=LocalText(en="O"))},
            ["objectives: a list is needed; found 'an objective'. Put square brackets around it. [wrong-type]"],
        ),
        (5, ["a mapping of fields is needed; found '5'. Write one field: value a line. [wrong-type]"]),
    ],
)  # fmt: skip
def test_a_perspective_of_ones_own_needs_a_name(written: object, lines: list[str]) -> None:
    assert refusal(lambda: Perspective.model_validate(written)) == lines


def test_a_perspective_of_ones_own_has_one() -> None:
    own = Perspective(id="sustainability", name=LocalText(en="Sustainability", zh="可持续发展"))
    assert own.name.text("zh") == "可持续发展"
    assert own.model_copy(update={"weight": 2}).name == own.name


def test_editors_are_not_shown_the_stand_in_for_a_name() -> None:
    assert "default" not in Perspective.model_json_schema()["properties"]["name"]


def test_an_initiative_has_days() -> None:
    initiative = Initiative.model_validate({"id": "i", "name": "I", "start": "2026-01-05", "due": "2026-01-05"})
    assert initiative.start == datetime.date(2026, 1, 5)
    assert initiative.model_dump(mode="json")["due"] == "2026-01-05"


def test_an_initiative_is_not_due_before_it_starts() -> None:
    written = {"id": "i", "name": "I", "start": "2026-01-06", "due": "2026-01-05"}
    assert refusal(lambda: Initiative.model_validate(written)) == [
        "due: an initiative is due before it starts; found '2026-01-06 to 2026-01-05'. Swap the two days. [initiative-dates]"
    ]
