"""The wording of the library is complete, short enough for charts and never says one thing twice."""

from __future__ import annotations

import pytest

from scorecard.instruments import Instrument, logistics_service_quality, service_audit, servqual

INSTRUMENTS = [logistics_service_quality(), service_audit(), servqual()]
named = pytest.mark.parametrize("instrument", INSTRUMENTS, ids=lambda instrument: instrument.id)

SIZES = {
    "servqual": {"tangibles": 4, "reliability": 5, "responsiveness": 4, "assurance": 4, "empathy": 5},
    # Ballou: 5 pre-transaction elements, those of the transaction and those after it
    "service_audit": {"pre_transaction": 5, "transaction": 11, "post_transaction": 9},
    # Mentzer, Flint and Hult (2001): the nine constructs
    "logistics_service_quality": {
        "personnel_contact": 3,
        "order_release": 3,
        "information_quality": 2,
        "ordering_procedures": 2,
        "order_accuracy": 3,
        "order_condition": 3,
        "order_quality": 3,
        "discrepancy_handling": 3,
        "timeliness": 3,
    },
}


@named
def test_structure_is_the_published_one(instrument: Instrument) -> None:
    assert {d.id: len(instrument.items_of(d.id)) for d in instrument.dimensions} == SIZES[instrument.id]
    assert not any(item.reverse for item in instrument.items)


def test_dimensions_of_servqual_have_their_names() -> None:
    assert [d.name.text("zh") for d in servqual().dimensions] == ["有形性", "可靠性", "响应性", "保证性", "移情性"]


@named
def test_every_word_is_there_in_both_languages(instrument: Instrument) -> None:
    texts = [instrument.name, instrument.source, *instrument.scale.labels.values()]
    texts += [text for d in instrument.dimensions for text in (d.name, d.definition)]
    texts += [text for item in instrument.items for text in (item.text, item.short)]
    assert len(texts) == 4 + 2 * len(instrument.dimensions) + 2 * len(instrument.items)
    assert all(text is not None and text.complete for text in texts)


@named
def test_chart_labels_are_short_and_all_different(instrument: Instrument) -> None:
    for lang, most in (("en", 24), ("zh", 10)):
        labels = [item.label.text(lang) for item in instrument.items]
        assert max(map(len, labels)) <= most
        assert len(set(labels)) == len({item.text.text(lang) for item in instrument.items}) == len(instrument.items)
