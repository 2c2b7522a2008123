"""Items are grouped anew by contact and by element, and stay what they were."""

from __future__ import annotations

import pytest

from scorecard.instruments import (
    Instrument,
    contacts_of,
    elements_of,
    four_elements,
    logistics_service_quality,
    service_audit,
    servqual,
    three_contacts,
)
from tests.refusal import refusal


@pytest.mark.parametrize("instrument", [logistics_service_quality(points=5), service_audit(form="three_column")])
def test_items_keep_ids_order_and_wording(instrument: Instrument) -> None:
    for made, of in (
        (three_contacts(instrument), contacts_of(instrument)),
        (four_elements(instrument), elements_of(instrument)),
    ):
        assert [item.model_copy(update={"dimension": None}) for item in made.items] == [
            item.model_copy(update={"dimension": None}) for item in instrument.items
        ]
        assert {item.id: item.dimension for item in made.items} == of
        assert (made.scale, made.roles, made.source) == (instrument.scale, instrument.roles, instrument.source)
        assert made.id != instrument.id
        assert all(d.name.complete and d.definition is not None and d.definition.complete for d in made.dimensions)


def test_names_tell_the_grouping() -> None:
    assert three_contacts(service_audit()).name.text("en") == "Logistics service audit, by contact"
    assert four_elements(service_audit()).name.text("zh") == "物流服务审核量表（按要素）"


def test_placing_an_order_comes_before_its_receipt() -> None:
    """What the constructs of order placement and of order receipt are about decides the contact."""
    of, instrument = contacts_of(logistics_service_quality()), logistics_service_quality()
    by_construct = {d.id: {of[item.id] for item in instrument.items_of(d.id)} for d in instrument.dimensions}
    assert by_construct == {
        "personnel_contact": {"order_acquisition"},
        "order_release": {"order_processing"},
        "information_quality": {"order_acquisition"},
        "ordering_procedures": {"order_acquisition"},
        "order_accuracy": {"order_processing"},
        "order_condition": {"order_fulfilment"},
        "order_quality": {"order_fulfilment"},
        "discrepancy_handling": {"order_fulfilment"},
        "timeliness": {"order_fulfilment"},
    }


def test_own_contacts_group_any_instrument_and_empty_ones_are_left_out() -> None:
    instrument = servqual()
    own = {
        item.id: "order_fulfilment" if item.dimension == "reliability" else "order_acquisition"
        for item in instrument.items
    }
    made = three_contacts(instrument, contacts=own)
    assert [(d.id, len(made.items_of(d.id))) for d in made.dimensions] == [
        ("order_acquisition", 17),
        ("order_fulfilment", 5),
    ]
    elements = dict.fromkeys(own, "time")
    assert [d.id for d in four_elements(instrument, elements=elements).dimensions] == ["time"]


def test_items_without_a_place_and_places_without_an_item_are_refused_together() -> None:
    instrument = servqual()
    assert contacts_of(instrument) == elements_of(instrument) == {}
    own = dict.fromkeys([item.id for item in instrument.items[1:]], "order_acquisition")
    own |= {"tangibles_2": "order_procesing", "tangible_9": "order_processing"}
    assert refusal(lambda: three_contacts(instrument, contacts=own)) == [
        "the item 'tangibles_1' has no contact. Give it one of: order_acquisition, order_processing, order_fulfilment. [group-missing]",
        (
            "the item 'tangibles_2' has a contact that does not exist; found 'order_procesing'. "
            "Did you mean 'order_processing'? [unknown-group]"
        ),
        "the instrument has no such item; found 'tangible_9'. Did you mean 'tangibles_4'? [unknown-item]",
    ]
