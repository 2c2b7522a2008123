from __future__ import annotations

from scorecard.plots import prepare_concentration_curve
from tests.charts import curve_samples as samples


def test_words_and_numbers_are_those_prepared() -> None:
    data = prepare_concentration_curve(samples.values())
    for lang in ("en", "zh"):
        assert data.message(lang) == data.said.text(lang)
        assert data.what(lang) == data.named.text(lang)
        assert data.foot(lang) == tuple(note.text(lang) for note in data.notes)
        text = data.alt_text(lang, "M")
        assert text.startswith("M")
        assert all(line.text(lang)[1:] in text for line in data.spoken)
    assert data.table() is data.numbers
