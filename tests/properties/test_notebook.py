"""What a notebook is given, for any words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import scorecard as sc
from scorecard._html import table_html
from scorecard._status import Level, StatusWord
from scorecard._table import Column, Table
from scorecard._text import Lang, LocalText
from scorecard.scoring import evaluate, observe
from scorecard.series import MeasureRecord
from tests.pages import Page
from tests.scoring.cards import card, measure

PIECES = ["<script>", "</details>", "</td>", "<!--", "-->", "<![CDATA[", "&lt;", "&", '"', "'", "<svg onload=x>", "%"]
WORDS = st.lists(st.sampled_from([*PIECES, "准时", "a", "red"]) | st.text(max_size=4), min_size=1, max_size=6).map(
    "".join
)
TEXTS = (
    WORDS.map(lambda text: " ".join(text.split()))
    .filter(lambda text: bool(text) and text.isprintable())
    .map(lambda text: LocalText(en=text))
)
LEVELS = st.sampled_from(["good", "watch", "bad", None])


@given(st.lists(TEXTS, min_size=5, max_size=5), LEVELS, st.sampled_from(["en", "zh"]))
def test_a_table_of_any_words_is_its_words(texts: list[LocalText], level: Level | None, lang: Lang) -> None:
    title, heading, word, name, note = texts
    columns = Column("x", heading), Column("s", heading, "status")
    page = Page(table_html(Table(columns, ((name, StatusWord.of(word, level)),), title, (note,)), lang))
    assert set(page.tags) == {"div", "table", "caption", "thead", "tr", "th", "tbody", "td", "svg", "path", "p"}
    assert "".join(page.texts) == "".join(
        t.text(lang) for t in (title, heading, heading, name, LocalText.model_construct(en=" "), word, note)
    )
    assert page.colours == []
    assert len(page.marks) == 1


@settings(max_examples=25)
@given(TEXTS, st.sampled_from(["en", "zh"]))
def test_an_explanation_of_any_words_keeps_them(name: LocalText, lang: Lang) -> None:
    described = card(measure("a", name=name.text("en")))
    obs = observe(described, values=[MeasureRecord("a", "2026-Q1", 40.0, note=name.text("en"))])
    page = Page(evaluate(described, obs, period="2026-Q1").explain("customer").to_html(lang))
    assert set(page.tags) == {"div", "details", "summary", "strong", "svg", "path"}
    assert sum(name.text("en") in text for text in page.texts) >= 2
    assert page.colours == []


@pytest.mark.parametrize("broken", ["<div><p></div></p>", "<div>", '<p onclick="x"></p>', '<img src="x">'])
def test_the_reader_refuses_what_is_wrong(broken: str) -> None:
    with pytest.raises(AssertionError):
        Page(broken)


def test_the_reader_sees_colours() -> None:
    assert Page('<p style="color:#fff"></p><p style="color:red"></p>').colours == ["#fff", "red"]


def test_what_stands_last_in_a_cell_is_short_where_it_has_no_page() -> None:
    """Descriptions, records, orders and reviews would fill a notebook, and orders name customers."""
    name = "express_carrier"
    card, files = sc.load_template(name), sc.template_files(name)
    records = sc.read_observations(files["values"])
    orders = sc.read_orders(files["orders"], sc.read_order_layout(files["layout"]))
    evaluation = evaluate(card, observe(card, values=records)).at(period=str(card.calendar.last))
    assert repr(orders) == "Orders(orders.csv: 1000 orders, 1000 lines)"
    assert repr(records) == f"ObservationRecords(kpi.csv: {len(records.records)} records)"
    assert repr(sc.ObservationRecords(())) == "ObservationRecords(0 records)"
    sizes = f"{len(card.perspectives)} perspectives, {len(card.objectives)} objectives, {len(card.measures)} measures"
    assert repr(card) == str(card) == f"Scorecard({name}: {sizes}, {card.calendar.first} to {card.calendar.last})"
    assert repr(sc.logistics.simulate(lines=90, seed=1)).startswith("Simulation(seed 1: ")
    assert len(repr(sc.review(card, evaluation))) < 200
    assert len(repr(evaluation)) < 200
    assert repr(sc.lint(card)).startswith("LintReport(name=")
