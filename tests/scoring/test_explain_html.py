"""Explanations that fold: nested, marked, escaped, in both languages."""

from __future__ import annotations

from scorecard._marks import BAD, GOOD
from scorecard.scoring import evaluate, observe
from scorecard.scoring.explain_html import explanation_html
from scorecard.series import MeasureRecord
from tests.pages import Page
from tests.scoring.cards import card, measure


def explained(*measures, values):
    described = card(*measures)
    records = [MeasureRecord(name, "2026-Q1", value, note=note) for name, value, note in values]
    return evaluate(described, observe(described, values=records), period="2026-Q1").explain("customer")


def test_every_node_unfolds_and_the_first_is_open():
    page = Page(explained(measure("a"), measure("b"), values=[("a", 95, None)]).to_html("en"))
    assert page.tags.count("details") == page.tags.count("summary") == 4  # perspective, objective, two measures
    assert page.opened == [True, False, False, False]
    assert page.marks == [("circle", GOOD.fill)] * 3 + [("hatched square", "none")]
    assert page.texts[0] == " 2026 Q1 · Customer: 95.00 (on target)"
    assert page.colours == []


def test_a_status_is_said_in_both_languages():
    found = explained(measure("a"), values=[("a", 40, None)])
    assert Page(explanation_html(found, "zh")).texts[0] == " 2026年第1季度 · 客户：40.00（未达标）"
    assert Page(explanation_html(found, "zh")).marks == [("diamond", BAD.fill)] * 3
    assert explanation_html(found, "zh").startswith('<div lang="zh" class="scorecard-explanation"><details open>')


def test_words_of_others_are_escaped():
    page = explained(measure("a", name="<script>alert('a')</script>"), values=[("a", 40, '"&<b>')]).to_html("zh")
    assert "<script>" not in page
    texts = Page(page).texts
    assert any("<script>alert('a')</script>" in text for text in texts)
    assert '备注："&<b>' in texts


def test_a_notebook_shows_it_in_a_language():
    found = explained(measure("a"), values=[("a", 40, None)])
    assert found._repr_html_() == found.to_html("en") == found.show()._repr_html_()
    shown = found.show(lang="zh")
    assert (shown._repr_html_(), repr(shown)) == (found.to_html("zh"), found.to_text("zh"))
