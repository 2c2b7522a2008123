"""What is assumed, by cell and field; everything that is not known is listed in one error."""

from __future__ import annotations

import pytest

from scorecard.errors import UsageError
from scorecard.scoring import observe
from scorecard.scoring.what_if_request import request_of
from tests.refusal import refusal
from tests.scoring.cards import card
from tests.scoring.entity_cards import unit_card

WORDS = {
    "kind": "levels",
    "levels": [{"id": "low", "name": "Low", "score": 0}, {"id": "high", "name": "High", "score": 100}],
}


def asked(described=None, *, weights=None, values=None, targets=None, period=None, entity=None):
    described = described or unit_card()
    return request_of(
        described,
        observe(described),
        weights=weights or {},
        values=values or {},
        targets=targets or {},
        period=period,
        entity=entity,
    )


@pytest.mark.parametrize(
    ("given", "period", "entity", "cells"),
    [
        (5, "2026-Q1", "north", {(0, 0, 1): 5}),
        (5, None, "south", {(1, 0, 1): 5, (1, 1, 1): 5}),
        (5, "2026-Q2", None, {(0, 1, 1): 5, (1, 1, 1): 5}),
        ({"north": 5, "south": 6}, "2026-Q1", None, {(0, 0, 1): 5, (1, 0, 1): 6}),
        ({"2026-Q2": 5}, None, "north", {(0, 1, 1): 5}),
        ({"north": {"2026-Q1": 5, "2026-Q2": None}}, None, None, {(0, 0, 1): 5, (0, 1, 1): None}),
        ({"2026-Q1": {"south": 5}}, None, None, {(1, 0, 1): 5}),
    ],
)
def test_values_for_all_by_entity_or_by_period(given, period, entity, cells):
    """Port calls are the second measure, of north and south alone."""
    assert asked(values={"port": given}, period=period, entity=entity).values == cells


def test_words():
    described = card(
        {"id": "grade", "name": "Grade", "scoring": WORDS}, {"id": "iso", "name": "ISO", "scoring": "yes_no"}
    )
    found = asked(described, values={"grade": "HIGH", "iso": "no"}, period="2026-Q1")
    assert found.values == {(0, 0, 0): 2, (0, 0, 1): 0}
    assert refusal(lambda: asked(described, values={"grade": "hihg"}), error=UsageError) == [
        "column value: values.grade: grade has no such level; found 'hihg'. Write one of: low, high. [unknown-word]"
    ]


def test_numbers_between_words_are_no_values():
    described = card(
        {"id": "grade", "name": "Grade", "scoring": WORDS}, {"id": "iso", "name": "ISO", "scoring": "yes_no"}
    )
    assert asked(described, values={"grade": 2, "iso": 1}, period="2026-Q1").values == {(0, 0, 0): 2, (0, 0, 1): 1}
    assert refusal(lambda: asked(described, values={"grade": 1.5, "iso": 0.5}), error=UsageError) == [
        "column value: values.grade: grade has no such level; found '1.5'. Write one of: low, high. [unknown-word]",
        "column value: values.iso: iso is answered by yes or no; found '0.5'. Write one of: yes, no. [unknown-word]",
    ]


def test_weights_and_targets():
    found = asked(weights={"a": 3, "customer": 0}, targets={"a": 90, "b": {"worst": 10, "target": 80}})
    assert found.fields == {
        "a": {"weight": 3, "target": 90},
        "customer": {"weight": 0},
        "b": {"worst": 10, "target": 80},
    }


def test_everything_unknown_at_once():
    assert refusal(
        lambda: asked(
            weights={"custome": 2, "total": 1, "a": -1, "b": float("nan")},
            values={"otif": 5, "a": {"nort": 3, "2027-Q1": 2}, "b": True, "port": {"east": 4}},
            targets={"otif": 5, "a": {"targte": 3, "worst": "x"}, "b": float("inf")},
        ),
        error=UsageError,
    ) == [
        "weights.custome: the card has no such node; found 'custome'. Did you mean 'customer'? [unknown-node]",
        (
            "weights.total: the total has no weight; found 'total'. "
            "Use one of: customer, serve, a, port, internal_process, run, b. [unknown-node]"
        ),
        "weights.a: a weight is zero or more; found '-1'. Write 0 to leave the node out. [weight-negative]",
        "weights.b: a finite number is needed; found 'nan'. Write one number. [not-finite]",
        "targets.otif: the card has no such measure; found 'otif'. Use one of: a, port, b. [unknown-measure]",
        "targets.a.targte: a has no such reference value; found 'targte'. Did you mean 'target'? [unknown-field]",
        "targets.a.worst: a finite number is needed; found 'x'. Write one number. [not-finite]",
        "targets.b: a finite number is needed; found 'inf'. Write one number. [not-finite]",
        "values.otif: the card has no such measure; found 'otif'. Use one of: a, port, b. [unknown-measure]",
        (
            "values.a.nort: this is neither an entity nor a period of the card; found 'nort'. "
            "Did you mean 'north'? [unknown-key]"
        ),
        (
            "values.a.2027-Q1: this is neither an entity nor a period of the card; found '2027-Q1'. "
            "Did you mean '2026-Q1'? [unknown-key]"
        ),
        "values.b: a finite number is needed; found 'True'. Write one number. [not-finite]",
        (
            "values.port.east: port does not apply to this entity; found 'east'. "
            "Use one of: north, south. [measure-elsewhere]"
        ),
    ]


def test_a_number_needs_a_target_to_replace():
    band = {"direction": "stay_in_band", "band_low": 2, "band_high": 4, "worst_low": 0, "worst_high": 9}
    described = card({"id": "ph", "name": "pH", **band})
    assert refusal(lambda: asked(described, targets={"ph": 3}), error=UsageError) == [
        (
            "targets.ph: ph has no target to be replaced. "
            "Name the reference values that are meant, such as {'band_low': 2, 'band_high': 4}. [no-target]"
        )
    ]
    flag = {"id": "a", "name": "A", "scoring": {"kind": "red_flag_goal", "red_flag": 50, "goal": 80}}
    assert asked(card(flag), targets={"a": 90}).targets == {"a": {"goal": 90}}


def test_an_unknown_entity_or_period():
    assert refusal(lambda: asked(period="2027-Q1"), error=UsageError) == [
        "there is no period '2027-Q1'. Did you mean '2026-Q1'? [unknown-period]"
    ]
    assert refusal(lambda: asked(entity="nort"), error=UsageError) == [
        "there is no entity 'nort'. Did you mean 'north'? [unknown-entity]"
    ]


def test_a_measure_may_not_apply_to_the_entity_asked_about():
    assert refusal(lambda: asked(values={"port": 4}, entity="east"), error=UsageError) == [
        "values.port: port does not apply to this entity; found 'east'. Use one of: north, south. [measure-elsewhere]"
    ]


def test_a_list_where_a_mapping_belongs():
    assert refusal(lambda: asked(values=["a"]), error=UsageError) == [
        (
            "values must be a mapping by id; found 'list'. Write values={'id': 1} with ids of the card, or leave it out. "
            "[not-a-mapping]"
        )
    ]
