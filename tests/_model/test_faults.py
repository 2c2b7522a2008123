"""Tests of pydantic's report in plain words."""

from __future__ import annotations

from typing import Annotated, Literal

import pytest
from pydantic import Field, StringConstraints, field_validator, model_validator

from scorecard._model import NUMBER, Flaws, Frozen, FrozenMap, Id, Number, Whole, flaw
from scorecard.errors import CardError
from tests.refusal import refusal


class Leaf(Frozen):
    """A part."""

    id: Id
    size: Number = 0.0
    colour: Literal["red", "amber", "green"] = "red"
    half: Annotated[float, Field(gt=0, lt=1), NUMBER] = 0.5
    few: Annotated[Whole, Field(ge=1, le=20)] = 1

    @field_validator("size")
    @classmethod
    def _not_thirteen(cls, value: float) -> float:
        if value == 13:
            raise flaw("thirteen", "no size is 13", found="13", cure="Write 12 or 14.")
        return value


class Listed(Frozen):
    """Leaves that stand as a list of their own."""

    leaves: tuple[Leaf, ...] = Field(min_length=1, max_length=2)

    @model_validator(mode="before")
    @classmethod
    def _from_list(cls, data: object) -> object:
        return {"leaves": data} if isinstance(data, list) else data

    @model_validator(mode="after")
    def _check(self) -> Listed:
        flaws = Flaws()
        for i, leaf in enumerate(self.leaves):
            if leaf.size < 0:
                flaws.add("negative", "the size is negative", at=("leaves", i, "size"), found=f"{leaf.size:g}")
            if leaf.id == "root":
                flaws.add("root", "a leaf is no root", at=("leaves", i, "kind"), cure="Rename it.")
        flaws.raise_if_any()
        return self


class Tree(Frozen):
    """A description with unions, mappings and lists."""

    listed: Listed | None = None
    by_name: FrozenMap[Id, Leaf] = {}
    by_code: FrozenMap[int, Leaf] = {}
    either: Number | Literal["none"] = 1.0
    flag: bool = False
    name: str = ""
    short: Annotated[str, StringConstraints(max_length=3)] = ""
    pairs: FrozenMap[Id, FrozenMap[Id, int]] | None = None


def told(**written: object) -> list[str]:
    """What a tree says about what is written."""
    return refusal(lambda: Tree.model_validate(written))


@pytest.mark.parametrize(
    ("written", "lines"),
    [
        ({"flag": "perhaps"}, ["flag: true or false is needed; found 'perhaps'. Write true or false. [wrong-type]"]),
        ({"flag": None}, ["flag: true or false is needed; found 'nothing'. Write true or false. [wrong-type]"]),
        ({"name": 5}, ["name: a text is needed; found '5'. Write it in quotes if it looks like a number. [wrong-type]"]),
        ({"name": b"\xff"}, ["name: this value does not fit (string unicode); found \"b'\\xff'\". Change the value. [wrong-value]"]),
        ({"short": "long"}, ["short: this is longer than 3 characters; found 'long'. Shorten it. [wrong-length]"]),
        ({"by_name": []}, ["by_name: a mapping is needed; found 'an empty list'. Write one key: value a line. [wrong-type]"]),
        ({"by_name": {"a": 5}}, ["by_name.a: a mapping of fields is needed; found '5'. Write one field: value a line. [wrong-type]"]),
        ({"listed": 5}, ["listed: a mapping of fields is needed; found '5'. Write one field: value a line. [wrong-type]"]),
        ({"listed": {"leaves": {}}}, ["listed.leaves: a list is needed; found 'a mapping'. Write one entry a line, each after a dash. [wrong-type]"]),
        ({"listed": {"leaves": Leaf(id="a")}}, ["listed.leaves: a list is needed; found 'a leaf'. Put square brackets around it. [wrong-type]"]),
        ({"listed": []}, ["listed: at least 1 entry is needed here; found 'an empty list'. Add what is missing. [wrong-length]"]),
        ({"listed": [{"id": "a"}] * 3}, ["listed: more than 2 entries stand here; found 'a list'. Remove what is too much. [wrong-length]"]),
        ({"listed": [{"id": "a", "half": 0}]}, ["listed.0.half: this must be greater than 0; found '0'. Change the value. [out-of-range]"]),
        ({"listed": [{"id": "a", "half": 1}]}, ["listed.0.half: this must be less than 1; found '1'. Change the value. [out-of-range]"]),
        ({"listed": [{"id": "a", "few": 0}]}, ["listed.0.few: this must be at least 1; found '0'. Change the value. [out-of-range]"]),
        ({"listed": [{"id": "a", "few": 21}]}, ["listed.0.few: this must be at most 20; found '21'. Change the value. [out-of-range]"]),
        ({"listed": [{"id": "a", "few": 1.5}]}, ["listed.0.few: a whole number is needed; found '1.5'. Write it without quotes. [wrong-type]"]),
        ({"listed": [{"id": "a", "colour": "gren"}]}, ["listed.0.colour: this value is not one of the choices; found 'gren'. Did you mean 'green'? [unknown-choice]"]),
        ({"listed": [{"id": "a", "colour": 1}]}, ["listed.0.colour: this value is not one of the choices; found '1'. Use one of: red, amber, green. [unknown-choice]"]),
        ({"listed": [{}]}, ["listed.0.id: this field is needed. Add it. [missing-field]"]),
        ({"by_name": {"a b": {"id": "c"}}}, ["by_name.a b: this is no valid id; found 'a b'. Use a letter, then letters, digits or underscores, 64 at most. [bad-id]"]),
        ({"by_code": {"x": {"id": "c"}}}, ["by_code.x: a whole number is needed; found 'x'. Write it without quotes. [wrong-type]"]),
        ({"by_name": {"a": {"id": "c", "sise": 1}}}, ["by_name.a.sise: there is no field 'sise' here. Did you mean 'size'? [unknown-field]"]),
        ({"by_code": {3: {"id": "c", "sise": 1}}}, ["by_code.3.sise: there is no field 'sise' here. Did you mean 'size'? [unknown-field]"]),
        ({"zzz": 1}, ["zzz: there is no field 'zzz' here. Use one of: listed, by_name, by_code, either, flag, name, short, pairs. [unknown-field]"]),
        ({"pairs": {"a": {"b": "c"}}}, ["pairs.a.b: a whole number is needed; found 'c'. Write it without quotes. [wrong-type]"]),
        ({"by_name": {"a": {"id": "c", "size": 13}}}, ["by_name.a.size: no size is 13; found '13'. Write 12 or 14. [thirteen]"]),
    ],
)  # fmt: skip
def test_each_kind_of_fault_is_said_in_plain_words(written: dict[str, object], lines: list[str]) -> None:
    """With the place where it was written, what stands there, and the cure."""
    assert told(**written) == lines


def test_all_faults_come_at_once() -> None:
    assert told(flag="?", by_name={"a": {"sise": 1}}, listed=[{"id": "x", "colour": "blue"}], nam=1) == [
        "listed.0.colour: this value is not one of the choices; found 'blue'. Use one of: red, amber, green. [unknown-choice]",
        "by_name.a.id: this field is needed. Add it. [missing-field]",
        "by_name.a.sise: there is no field 'sise' here. Did you mean 'size'? [unknown-field]",
        "flag: true or false is needed; found '?'. Write true or false. [wrong-type]",
        "nam: there is no field 'nam' here. Did you mean 'name'? [unknown-field]",
    ]


def test_a_list_is_not_called_too_short_because_its_entries_are_wrong() -> None:
    assert told(listed=[{"id": 1}]) == [
        "listed.0.id: a text is needed; found '1'. Write it in quotes if it looks like a number. [wrong-type]"
    ]


def test_steps_of_a_union_are_left_out_of_the_place() -> None:
    assert {line.partition(":")[0] for line in told(either="x")} == {"either"}


def test_places_are_those_of_the_form_that_was_written() -> None:
    """A list that stands for a field, the field itself, or a part built by hand."""
    negative = {"id": "a", "size": -1}
    line = "0.size: the size is negative; found '-1'. [negative]"
    assert told(listed=[negative]) == [f"listed.{line}"]
    assert told(listed={"leaves": [negative]}) == [f"listed.leaves.{line}"]
    assert told(listed={"leaves": [Leaf(id="a", size=-1)]}) == [f"listed.leaves.{line}"]
    assert refusal(lambda: Listed.model_validate([negative])) == [line]
    assert refusal(lambda: Listed(leaves=(Leaf(id="a", size=-1),))) == [f"leaves.{line}"]


def test_a_check_reports_all_it_finds_and_only_at_places_that_exist() -> None:
    """There is no field ``kind``; the problem stands at the leaf."""
    leaves = [{"id": "root", "size": -1}, {"id": "a", "size": -2}]
    assert refusal(lambda: Listed.model_validate(leaves)) == [
        "0.size: the size is negative; found '-1'. [negative]",
        "0: a leaf is no root. Rename it. [root]",
        "1.size: the size is negative; found '-2'. [negative]",
    ]


def test_flaws_of_a_part_are_taken_over() -> None:
    part, whole = Flaws(), Flaws()
    part.add("bad", "it is bad", at=("x",))
    whole.raise_if_any()
    whole.extend(part, at=("part", 0))
    with pytest.raises(ValueError, match="it is bad") as caught:
        whole.raise_if_any()
    assert caught.value.errors()[0]["loc"] == ("part", 0, "x")  # type: ignore[attr-defined]


def test_more_than_a_hundred_faults_are_counted() -> None:
    with pytest.raises(CardError) as caught:
        Tree.model_validate({"by_name": {f"a{i}": {"id": i} for i in range(150)}})
    assert caught.value.counts == {"wrong-type": 150}
    assert len(caught.value.problems) == 100


def test_a_circle_in_the_data_is_refused() -> None:
    mapping: dict[str, object] = {"id": "a"}
    mapping["size"] = mapping
    assert told(by_name={"a": mapping}) == [
        "by_name.a.size: a number is needed; found 'a mapping'. Write it without quotes, unit or percent sign. [wrong-type]"
    ]


def test_a_class_name_is_spoken() -> None:
    class ColumnLayoutOfMine(Frozen):
        """Three words and one."""

        id: Id

    with pytest.raises(CardError, match=r"^The column layout of mine cannot be used as written\."):
        ColumnLayoutOfMine(id="")
