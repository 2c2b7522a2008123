"""Tests of how roll-ups are written, and of every message about one."""

from __future__ import annotations

import math

import jsonschema
import pytest
import yaml

from scorecard._model import Frozen
from scorecard.models import (
    Best,
    Fuzzy,
    Majority,
    MostFrequent,
    OrderedWeightedAverage,
    PowerMean,
    RollUp,
    WeakestLink,
    WeightedArithmetic,
    WeightedGeometric,
    WeightedHarmonic,
)
from tests.refusal import refusal


class Node(Frozen):
    """A description that holds a roll-up."""

    roll_up: RollUp | None = None


def node(written: object) -> Node:
    return Node.model_validate({"roll_up": written})


WRITTEN = [
    ("weighted_arithmetic", WeightedArithmetic()),
    ("weighted_geometric", WeightedGeometric()),
    ("weighted_harmonic", WeightedHarmonic()),
    ("weakest_link", WeakestLink()),
    ("best", Best()),
    ("most_frequent", MostFrequent(tie="worst")),
    ("fuzzy", Fuzzy(operator="weighted_average", normalised=True, overlap=10)),
    ({"kind": "power_mean", "power": 0.5}, PowerMean(power=0.5)),
    ({"kind": "power_mean", "power": "-inf"}, PowerMean(power=-math.inf)),
    ({"kind": "power_mean", "power": math.inf}, PowerMean(power=math.inf)),
    ({"kind": "owa", "order_weights": [0, 1, 2]}, OrderedWeightedAverage(order_weights=(0, 1, 2))),
    ({"kind": "most_frequent", "tie": "best"}, MostFrequent(tie="best")),
    ({"kind": "majority", "priority": ["red", "amber"]}, Majority(priority=("red", "amber"))),
    ({"kind": "fuzzy", "operator": "min_max", "normalised": False, "overlap": 0, "grade_scores": [0, 80, 100]},
     Fuzzy(operator="min_max", normalised=False, overlap=0, grade_scores=(0, 80, 100))),
]  # fmt: skip


@pytest.mark.parametrize(("written", "meant"), WRITTEN)
def test_a_roll_up_is_a_word_or_fields_with_a_kind(written: object, meant: RollUp) -> None:
    found = node(written)
    assert found.roll_up == meant
    assert type(found.roll_up) is type(meant)
    assert node(meant) == found


@pytest.mark.parametrize(("written", "meant"), WRITTEN)
def test_it_survives_json_and_yaml_even_without_defaults(written: object, meant: RollUp) -> None:
    plain = node(written).model_dump(mode="json", exclude_defaults=True)
    assert plain["roll_up"]["kind"] == meant.kind
    assert Node.model_validate(yaml.safe_load(yaml.safe_dump(plain))).roll_up == meant
    assert Node.model_validate_json(node(written).model_dump_json()).roll_up == meant


@pytest.mark.parametrize(("written", "meant"), WRITTEN)
def test_the_schema_knows_both_forms(written: object, meant: RollUp) -> None:
    schema = Node.model_json_schema()
    if isinstance(written, dict) and written.get("power") == math.inf:
        written = {**written, "power": "inf"}
    jsonschema.Draft202012Validator(schema).validate({"roll_up": written})
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(schema).validate({"roll_up": "owa"})


def test_nothing_written_is_nothing() -> None:
    assert Node().roll_up is None
    assert node(None).roll_up is None


KINDS = (
    "weighted_arithmetic, weighted_geometric, weighted_harmonic, power_mean, owa, weakest_link, best, "
    "most_frequent, majority, fuzzy"
)


@pytest.mark.parametrize(
    ("written", "lines"),
    [
        ("worst_link", ["roll_up: there is no such roll-up; found 'worst_link'. Did you mean 'weakest_link'? [unknown-roll-up]"]),
        ({"kind": "sum"}, [f"roll_up.kind: there is no such roll-up; found 'sum'. Use one of: {KINDS}. [unknown-roll-up]"]),
        ({"power": 2}, [f"roll_up: a roll-up needs its kind. Add kind, one of: {KINDS}. [roll-up-kind]"]),
        ("owa", ["roll_up: the roll-up owa needs order_weights. Write kind: owa with order_weights below it. [roll-up-incomplete]"]),
        (3, ["roll_up: a roll-up is needed; found '3'. Write one of: weighted_arithmetic, weighted_geometric, weighted_harmonic, weakest_link, best, most_frequent, fuzzy. [wrong-type]"]),
        (
            {"kind": "power_mean", "powr": 2},
            [
                "roll_up: the field power is needed here. Add it. [missing-field]",
                "roll_up.powr: there is no field 'powr' here. Did you mean 'power'? [unknown-field]",
            ],
        ),
        ({"kind": "power_mean", "power": "two"}, ["roll_up.power: the power must be a number, inf or -inf; found 'two'. Write a number without quotes, such as 0.5. [power-value]"]),
        ({"kind": "power_mean", "power": math.nan}, ["roll_up.power: the power must be a number, inf or -inf; found 'nan'. Write a number without quotes, such as 0.5. [power-value]"]),
        (
            {"kind": "owa", "order_weights": [-1, "a"]},
            [
                "roll_up.order_weights.0: this must be at least 0; found '-1'. Change the value. [out-of-range]",
                "roll_up.order_weights.1: a number is needed; found 'a'. Write it without quotes, unit or percent sign. [wrong-type]",
            ],
        ),
        ({"kind": "owa", "order_weights": [0, 0]}, ["roll_up.order_weights: the order weights must sum to a number above zero; found '0, 0'. Give at least one rank a weight; only proportions matter. [order-weights-unusable]"]),
        ({"kind": "most_frequent", "tie": "wurst"}, ["roll_up.tie: this value is not one of the choices; found 'wurst'. Did you mean 'worst'? [unknown-choice]"]),
        ({"kind": "majority", "priority": ["red", "amber", "red"]}, ["roll_up.priority: a band stands twice; found 'red'. Name each band once. [priority-repeated]"]),
        ({"kind": "fuzzy", "grade_scores": [0, 50, 50]}, ["roll_up.grade_scores: the scores of the grades must ascend; found '0, 50, 50'. List them from the worst band to the best. [grade-scores-order]"]),
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_refused_at_its_place(written: object, lines: list[str]) -> None:
    assert refusal(lambda: node(written)) == lines


def test_a_roll_up_built_by_hand_is_checked_alike() -> None:
    assert refusal(lambda: PowerMean.model_validate({})) == ["power: this field is needed. Add it. [missing-field]"]
