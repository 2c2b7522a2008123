"""The glossary page is current, and no packaged text lacks a language."""

from __future__ import annotations

import pytest

from scorecard import LocalText
from scorecard.templates import Term, load_template, templates
from tools.glossary import INSTRUMENTS, PAGE, IncompleteTextError, page, refuse_incomplete, texts_in


def test_page_is_current() -> None:
    assert PAGE.read_text("utf-8") == page(), "run python tools/glossary.py docs/glossary.md"


def test_every_perspective_objective_measure_dimension_and_item_is_on_the_page() -> None:
    told = PAGE.read_text("utf-8")
    words = [
        text
        for i in INSTRUMENTS
        for part in (*i.dimensions, *i.items)
        for text in [getattr(part, "name", None) or part.text]
    ]
    for info in templates():
        card = load_template(info.name)
        words += [node.name for node in (*card.perspectives, *card.objectives, *card.measures)]
        words += [d.name for survey in card.surveys.values() for d in survey.instrument.dimensions]
    assert [
        word
        for word in words
        if f"| {word.text('en')} | {word.text('zh')} |" not in told and word.text("zh") not in told
    ] == []


def test_standards_of_service_packages_are_on_the_page() -> None:
    told = PAGE.read_text("utf-8")
    assert (
        "| recovery after failures | 差错补救 | 90 % of failures are put right on the same day. | 90 % 的差错当日补救。 |"
        in told
    )


def test_texts_are_found_wherever_they_stand() -> None:
    card = load_template("self_service_kiosk")
    found = dict(texts_in(card))
    assert found[".perspectives.0.objectives.0.measures.0.name"].text("zh") == "单台终端收入"
    assert len(found) > 150


def test_a_text_that_lacks_a_language_is_refused_with_its_place() -> None:
    half = Term(id="half", term=LocalText(en="half"), definition=LocalText(en="One language.", zh="一种语言。"))
    with pytest.raises(IncompleteTextError) as caught:
        refuse_incomplete("glossary", (half,))
    assert str(caught.value) == "glossary.0.term: LocalText(en='half', zh=None)"
    card = load_template("express_carrier")
    measure = card.measures[0].model_copy(update={"definition": LocalText(zh="定义")})
    with pytest.raises(IncompleteTextError, match=r"^card\.definition: "):
        refuse_incomplete("card", measure)
