"""The SERVQUAL wording is complete, short enough for charts and says 22 different things."""

from __future__ import annotations

from scorecard.instruments import servqual

INSTRUMENT = servqual()


def test_structure_is_the_published_one() -> None:
    sizes = {d.id: len(INSTRUMENT.items_of(d.id)) for d in INSTRUMENT.dimensions}
    assert sizes == {"tangibles": 4, "reliability": 5, "responsiveness": 4, "assurance": 4, "empathy": 5}
    assert [d.name.text("zh") for d in INSTRUMENT.dimensions] == ["有形性", "可靠性", "响应性", "保证性", "移情性"]
    assert not any(item.reverse for item in INSTRUMENT.items)


def test_every_word_is_there_in_both_languages() -> None:
    texts = [INSTRUMENT.name, INSTRUMENT.source, *INSTRUMENT.scale.labels.values()]
    texts += [text for d in INSTRUMENT.dimensions for text in (d.name, d.definition)]
    texts += [text for item in INSTRUMENT.items for text in (item.text, item.short)]
    assert len(texts) == 4 + 10 + 44
    assert all(text is not None and text.complete for text in texts)


def test_chart_labels_are_short_and_all_different() -> None:
    for lang, most in (("en", 24), ("zh", 10)):
        labels = [item.label.text(lang) for item in INSTRUMENT.items]
        assert max(map(len, labels)) <= most
        assert len(set(labels)) == 22
