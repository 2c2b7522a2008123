"""Instruments of the library come on any scale, in either form, and share what is packaged."""

from __future__ import annotations

import pytest

from scorecard.instruments import logistics_service_quality, service_audit, servqual
from scorecard.instruments.library.reading import FORMS, GROUPINGS, LIBRARY, grouping_names, groupings_of
from tests.refusal import refusal

MAKERS = {
    "logistics_service_quality": logistics_service_quality,
    "service_audit": service_audit,
    "servqual": servqual,
}


def test_every_packaged_instrument_has_its_function() -> None:
    assert tuple(MAKERS) == LIBRARY
    assert [make().id for make in MAKERS.values()] == list(LIBRARY)


@pytest.mark.parametrize("name", LIBRARY)
def test_three_columns_ask_for_minimum_desired_and_perceived_service(name: str) -> None:
    paired, columns = MAKERS[name](), MAKERS[name](points=5, form="three_column")
    assert (paired.roles, columns.roles) == (("expectation", "perception"), ("minimum", "desired", "perception"))
    assert (paired.scale.values, columns.scale.values) == (tuple(range(1, 8)), tuple(range(1, 6)))
    assert (paired.items, paired.dimensions) == (columns.items, columns.dimensions)
    assert MAKERS[name]() is paired, "it is made once and handed to everybody"


@pytest.mark.parametrize("name", LIBRARY)
def test_perception_can_be_asked_alone(name: str) -> None:
    """Over the same items, as SERVPERF does."""
    alone = MAKERS[name](form="perception")
    assert alone.roles == ("perception",)
    assert (alone.items, alone.dimensions) == (MAKERS[name]().items, MAKERS[name]().dimensions)


def test_a_form_that_does_not_exist_is_refused() -> None:
    lines = ["an instrument has no such form; found 'three_columns'. Did you mean 'three_column'? [unknown-form]"]
    for make in MAKERS.values():
        assert refusal(lambda make=make: make(form="three_columns")) == lines  # type: ignore[arg-type,misc]


def test_logistics_instruments_have_both_groupings_and_servqual_has_none() -> None:
    assert tuple(FORMS) == ("paired", "three_column", "perception")
    assert groupings_of("servqual") == groupings_of("own") == {}
    for name in ("logistics_service_quality", "service_audit"):
        found = groupings_of(name)
        assert tuple(found) == GROUPINGS
        for grouping, of in found.items():
            known = [group.id for group in grouping_names(grouping)]
            assert set(of) == {item.id for item in MAKERS[name]().items}
            assert set(of.values()) == set(known)
            with pytest.raises(TypeError):
                of["new"] = "time"  # type: ignore[index]


def test_groups_are_those_of_the_process_and_of_the_four_elements() -> None:
    assert [group.name.text("zh") for group in grouping_names("contacts")] == ["订单获取", "订单处理", "订单实现"]
    assert [group.name.text("zh") for group in grouping_names("elements")] == ["时间", "可靠性", "沟通", "方便"]
