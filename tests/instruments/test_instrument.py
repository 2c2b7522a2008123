"""Tests of the questionnaire."""

from __future__ import annotations

import pytest

from scorecard._text import LocalText
from scorecard.instruments import Dimension, Instrument, Item, Scale
from scorecard.instruments.instrument import RESERVED, ROLES
from tests.refusal import refusal

PLAIN: dict[str, object] = {
    "id": "short",
    "name": "Short form",
    "scale": {"low": 1, "high": 5},
    "dimensions": [{"id": "speed", "name": "Speed"}, {"id": "care", "name": {"en": "Care", "zh": "关怀"}}],
    "items": [
        {"id": "q1", "text": "Quick", "dimension": "speed"},
        {"id": "q2", "text": "Kind", "short": "K", "dimension": "care"},
        {"id": "q3", "text": "Prompt", "dimension": "speed", "reverse": True},
        {"id": "q4", "text": "All in all"},
    ],
}
SHORT = Instrument.model_validate(PLAIN)


def test_parts_are_found_by_their_ids() -> None:
    assert [item.id for item in SHORT.items_of("speed")] == ["q1", "q3"]
    assert SHORT.items_of("other") == ()
    assert SHORT.item("q3").reverse
    assert SHORT.item_index("q4") == 3
    assert SHORT.dimension("care").name.text("zh") == "关怀"
    assert SHORT.roles == ("expectation", "perception")
    assert ROLES == ("expectation", "perception", "importance", "satisfaction", "minimum", "desired")


def test_an_item_is_printed_by_its_short_label() -> None:
    assert SHORT.name_of("q2") == LocalText(en="K")
    assert SHORT.name_of("q1") == LocalText(en="Quick")
    assert SHORT.name_of("care") == LocalText(en="Care", zh="关怀")


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Orders arrive on time.", "Orders arrive on time"),
        ("货物按时送达。", "货物按时送达"),
        ("Is it easy to use?", "Is it easy to use?"),
        ("Forms, labels, etc.", "Forms, labels, etc."),
        ("And so on...", "And so on..."),
        (".", "."),
    ],
)
def test_a_statement_brings_no_full_stop_into_sentences(text: str, label: str) -> None:
    item = Item(id="q1", text=LocalText(en=text))
    assert (item.label, item.text.en) == (LocalText(en=label), text)
    assert Item(id="q1", text=LocalText(en=text), short=LocalText(en="On time.")).label.en == "On time."


def test_a_part_that_is_not_there_is_named_with_the_nearest_one() -> None:
    assert refusal(lambda: SHORT.item("q33")) == [
        "the instrument has no such item; found 'q33'. Did you mean 'q3'? [unknown-item]"
    ]
    assert refusal(lambda: SHORT.item_index("speed")) == [
        "the instrument has no such item; found 'speed'. Use one of: q1, q2, q3, q4. [unknown-item]"
    ]
    assert refusal(lambda: SHORT.dimension("sped")) == [
        "the instrument has no such dimension; found 'sped'. Did you mean 'speed'? [unknown-dimension]"
    ]
    assert refusal(lambda: SHORT.name_of("cares")) == [
        "the instrument has no such dimension or item; found 'cares'. Did you mean 'care'? [unknown-part]"
    ]


def test_built_by_hand_it_equals_the_one_that_was_written() -> None:
    speed, care = Dimension(id="speed", name=LocalText(en="Speed")), SHORT.dimension("care")
    items = (
        Item(id="q1", text=LocalText(en="Quick"), dimension="speed"),
        Item(id="q2", text=LocalText(en="Kind"), short=LocalText(en="K"), dimension="care"),
        Item(id="q3", text=LocalText(en="Prompt"), dimension="speed", reverse=True),
        Item(id="q4", text=LocalText(en="All in all")),
    )
    built = Instrument(
        id="short", name=LocalText(en="Short form"), scale=Scale(low=1, high=5), dimensions=(speed, care), items=items
    )
    assert built == SHORT
    assert hash(built) == hash(SHORT)


def test_everything_that_is_wrong_is_said_at_once() -> None:
    written = {
        **PLAIN,
        "roles": ["perception", "perception"],
        "dimensions": [{"id": "speed", "name": "S"}, {"id": "care", "name": "C"}, {"id": "overall", "name": "O"}],
        "items": [
            {"id": "q1", "text": "A", "dimension": "sped"},
            {"id": "q1", "text": "B", "dimension": "speed"},
            {"id": "speed", "text": "C", "dimension": "speed"},
            {"id": "weighted", "text": "D"},
        ],
    }
    assert refusal(lambda: Instrument.model_validate(written)) == [
        "dimensions.2.id: this id is taken by the library; found 'overall'. Choose another one. [reserved-id]",
        (
            "items.1.id: this id is already used at items.0; found 'q1'. "
            "Give every dimension and item an id of its own. [duplicate-id]"
        ),
        (
            "items.2.id: this id is already used at dimensions.0; found 'speed'. "
            "Give every dimension and item an id of its own. [duplicate-id]"
        ),
        "items.3.id: this id is taken by the library; found 'weighted'. Choose another one. [reserved-id]",
        (
            "items.0.dimension: item 'q1' names a dimension that does not exist; found 'sped'. "
            "Did you mean 'speed'? [unknown-dimension]"
        ),
        "dimensions.1: the dimension 'care' has no item. Give it an item or remove it. [empty-dimension]",
        "dimensions.2: the dimension 'overall' has no item. Give it an item or remove it. [empty-dimension]",
        "roles.1: this role is listed twice; found 'perception'. List each role once. [duplicate-role]",
    ]


@pytest.mark.parametrize("reserved", ["overall", "overall_items", "weighted", "all_items"])
def test_ids_of_result_rows_are_taken(reserved: str) -> None:
    items = [{"id": reserved, "text": "A"}]
    assert reserved in RESERVED
    assert refusal(lambda: Instrument.model_validate({**PLAIN, "dimensions": [], "items": items})) == [
        f"items.0.id: this id is taken by the library; found '{reserved}'. Choose another one. [reserved-id]"
    ]


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ({"items": []}, "items: at least 1 entry is needed here; found 'an empty list'. Add what is missing. [wrong-length]"),
        ({"roles": []}, "roles: at least 1 entry is needed here; found 'an empty list'. Add what is missing. [wrong-length]"),
        ({"roles": ["perceptions"]}, "roles.0: this value is not one of the choices; found 'perceptions'. Did you mean 'perception'? [unknown-choice]"),
        ({"items": [{"id": f"q{i}", "text": "x"} for i in range(501)], "dimensions": []}, "items: more than 500 entries stand here; found 'a list'. Remove what is too much. [wrong-length]"),
        ({"items": Item(id="q1", text=LocalText(en="A"))}, "items: a list is needed; found 'an item'. Put square brackets around it. [wrong-type]"),
    ],
)  # fmt: skip
def test_lists_have_their_bounds(fields: dict[str, object], line: str) -> None:
    assert refusal(lambda: Instrument.model_validate({**PLAIN, **fields})) == [line]
