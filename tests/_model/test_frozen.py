"""Tests of the base of descriptions."""

from __future__ import annotations

import copy
import datetime
from decimal import Decimal

import numpy as np
import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

from scorecard._model import Day, Frozen, FrozenMap, Id, Number, Positive, Whole, attempt
from scorecard.errors import CardError, UsageError
from tests.refusal import refusal


class Leaf(Frozen):
    """A part."""

    id: Id
    size: Number = 0.0


class Tree(Frozen):
    """A description with everything that the base knows."""

    leaves: tuple[Leaf, ...] = ()
    shares: FrozenMap[Id, Positive] = {}
    nested: FrozenMap[Id, FrozenMap[Id, Leaf]] = {}
    count: Whole = 0
    day: Day | None = None


TREE = Tree.model_validate(
    {"leaves": [{"id": "a", "size": 1}], "shares": {"x": 2}, "nested": {"k": {"l": {"id": "b"}}}, "day": "2026-01-31"}
)


def test_fields_cannot_be_set_or_deleted() -> None:
    message = [
        "size: what is written stays as it is. Make a changed copy with model_copy(update={'size': …}). [frozen]"
    ]
    assert refusal(lambda: setattr(TREE.leaves[0], "size", 2.0), error=UsageError) == message
    assert refusal(lambda: delattr(TREE.leaves[0], "size"), error=UsageError) == message
    assert TREE.leaves[0].size == 1.0


def test_mappings_cannot_be_changed_at_any_depth() -> None:
    for mapping in (TREE.shares, TREE.nested, TREE.nested["k"], Tree().shares):
        with pytest.raises(TypeError):
            mapping["y"] = 1.0  # type: ignore[index]


def test_a_changed_source_does_not_reach_in() -> None:
    shares = {"x": 1.0}
    tree = Tree(shares=shares)
    shares["x"] = 2.0
    assert tree.shares == {"x": 1.0}
    assert Tree().shares == Tree().shares == {}


def test_equal_descriptions_have_equal_hashes() -> None:
    again = Tree.model_validate(TREE.model_dump())
    assert again == TREE
    assert hash(again) == hash(TREE)
    assert again != Tree()
    assert len({again, TREE}) == 1


def test_descriptions_are_copied() -> None:
    for twin in (copy.copy(TREE), copy.deepcopy(TREE), TREE.model_copy(), TREE.model_copy(deep=True)):
        assert twin == TREE
        assert twin is not TREE
    assert copy.deepcopy(TREE).leaves[0] is not TREE.leaves[0]
    assert TREE.model_copy(deep=True).nested["k"]["l"] is not TREE.nested["k"]["l"]


def test_a_changed_copy_is_checked_like_anything_written() -> None:
    assert TREE.model_copy(update={"count": 3}).count == 3
    assert TREE.model_copy(update={"count": 3}).leaves == TREE.leaves
    assert TREE.model_copy(update={"count": 3}).leaves[0] is TREE.leaves[0]
    deep = TREE.model_copy(update={"count": 3}, deep=True)
    assert deep.leaves == TREE.leaves
    assert deep.leaves[0] is not TREE.leaves[0]
    assert refusal(lambda: TREE.model_copy(update={"count": "many", "leafs": ()})) == [
        "count: a whole number is needed; found 'many'. Write it without quotes. [wrong-type]",
        "leafs: there is no field 'leafs' here. Did you mean 'leaves'? [unknown-field]",
    ]
    assert TREE.model_copy(update={"count": 3}).model_fields_set == TREE.model_fields_set | {"count"}


@pytest.mark.parametrize("mode", ["python", "json"])
def test_what_is_dumped_can_be_read(mode: str) -> None:
    dumped = TREE.model_dump(mode=mode)
    assert Tree.model_validate(dumped) == TREE
    assert type(dumped["nested"]["k"]) is dict
    assert Tree.model_validate_json(TREE.model_dump_json()) == TREE
    assert TREE.model_dump(mode=mode, exclude_defaults=True)["nested"] == {"k": {"l": {"id": "b"}}}


@pytest.mark.parametrize("value", [3, 3.5, np.float64(2.5), np.float32(2.5), np.int64(3), Decimal("2.5")])
def test_numbers_of_any_library_are_numbers(value: float) -> None:
    assert Leaf(id="a", size=value).size == float(value)
    assert type(Leaf(id="a", size=value).size) is float


@pytest.mark.parametrize(("value", "shown"), [("3", "3"), (True, "True"), (b"3", "b'3'")])
def test_words_are_no_numbers(value: object, shown: str) -> None:
    assert refusal(lambda: Leaf.model_validate({"id": "a", "size": value})) == [
        f'size: a number is needed; found "{shown}". Write it without quotes, unit or percent sign. [wrong-type]'
        if "'" in shown
        else f"size: a number is needed; found '{shown}'. Write it without quotes, unit or percent sign. [wrong-type]"
    ]
    assert "count: a whole number is needed" in refusal(lambda: Tree.model_validate({"count": value}))[0]


def test_days_are_days() -> None:
    assert Tree.model_validate({"day": datetime.date(2026, 1, 31)}).day == TREE.day == datetime.date(2026, 1, 31)
    for written in (
        0,
        20260131,
        "31.01.2026",
        "2026-1-31",
        datetime.datetime(2026, 1, 31, tzinfo=datetime.UTC),
        "2026-02-30",
    ):
        shown = str(written)
        assert refusal(lambda value=written: Tree.model_validate({"day": value})) == [  # type: ignore[misc]
            f"day: a date is needed; found '{shown}'. Write it as in 2026-01-31. [wrong-type]"
        ]


def test_every_door_raises_our_error() -> None:
    """Never pydantic's, whether built by hand, from plain data, from JSON or by another library."""
    line = "size: a finite number is needed; found 'nan'. Leave the field out where there is no value. [wrong-type]"
    bad = {"id": "a", "size": float("nan")}
    assert refusal(lambda: Leaf(**bad)) == [line]  # type: ignore[arg-type]
    assert refusal(lambda: Leaf.model_validate(bad)) == [line]
    assert refusal(lambda: TypeAdapter(tuple[Leaf, ...]).validate_python([bad])) == [line]
    assert refusal(lambda: Leaf.model_validate_json('{"id": "1a"}')) == [
        "id: this is no valid id; found '1a'. Use a letter, then letters, digits or underscores, 64 at most. [bad-id]"
    ]
    assert refusal(lambda: Leaf.model_validate([1])) == [
        "a mapping of fields is needed; found 'a list'. Write one field: value a line. [wrong-type]"
    ]


def test_text_that_is_no_json_is_refused() -> None:
    assert refusal(lambda: Leaf.model_validate_json('{"id": "a", "size": NaN}')) == [
        "this is no JSON (expected value at line 1 column 21). Mend the text. [not-json]"
    ]


def test_the_error_hides_pydantic() -> None:
    with pytest.raises(CardError) as caught:
        Leaf(id="")
    assert caught.value.__suppress_context__
    assert caught.value.headline == "The leaf cannot be used as written."


def test_a_foreign_model_may_hold_a_description() -> None:
    class Foreign(BaseModel):
        leaf: Leaf
        other: int

    assert Foreign.model_validate({"leaf": {"id": "a"}, "other": 1}).leaf.id == "a"
    with pytest.raises((CardError, ValidationError)):
        Foreign.model_validate({"leaf": {"id": "1"}, "other": 1})


def test_an_attempt_gives_the_description_or_nothing() -> None:
    assert attempt(Leaf, {"id": "a"}) == Leaf(id="a")
    assert attempt(Leaf, {"id": "1"}) is None
    assert attempt(Leaf, None) is None


def test_fields_are_described_to_editors() -> None:
    schema = Tree.model_json_schema()
    assert schema["description"] == "A description with everything that the base knows."
    assert schema["properties"]["shares"]["patternProperties"] == {
        "^[A-Za-z][A-Za-z0-9_]*$": {"minimum": 0, "type": "number"}
    }
