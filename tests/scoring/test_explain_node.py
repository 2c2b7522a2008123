"""Gathering an explanation: what counts, what does not, and the names that a reader needs."""

from __future__ import annotations

import pytest

from scorecard.models import Unit
from scorecard.scoring import evaluate, observe
from scorecard.scoring.explain_node import unit_text
from scorecard.survey import gap_analysis
from tests.scoring.cards import card, from_survey, measure, records, survey, survey_card


def test_children_stand_in_the_order_of_the_card():
    described = card(measure("c"), measure("a"), measure("b"))
    top = evaluate(described, observe(described, values=records(a=1, b=2, c=3)), period="2026-Q1").explain("deliver")
    assert [term.child.id for term in top.terms] == ["c", "a", "b"]


def test_a_changed_card_is_explained_with_its_own_weights():
    described, changed = card(measure("a"), measure("b")), card(measure("a", weight=3), measure("b"))
    obs = observe(described, values=records(a=100, b=0))
    assert evaluate(changed, obs, period="2026-Q1").explain("deliver").value() == 75.0


@pytest.mark.parametrize(
    ("of", "survey_name", "row_name"),
    [("speed", "Short form", "Speed"), ("i1", "Short form", "Item 1"), ("overall_items", "Short form", "all items")],
)
def test_survey_and_row_have_names(of, survey_name, row_name):
    described = survey_card(from_survey("m", "gap", of, worst=-4, target=0))
    answers = survey([[6, 6, 5, 5, 5]] * 3, [[5, 5, 5, 5, 5], [4, 4, 5, 5, 5], [3, 3, 5, 5, 5]])
    obs = observe(described, surveys={"customers": {"2026-Q1": gap_analysis(answers)}})
    basis = evaluate(described, obs, period="2026-Q1").explain("m").measurement
    assert (basis.survey_name.text("en"), basis.row_name.text("en")) == (survey_name, row_name)


def test_plain_numbers_have_no_unit():
    assert unit_text(Unit()) is None
    assert unit_text(Unit(label={"en": "pallets", "zh": "托盘"})).text("zh") == "托盘"
    assert unit_text(Unit(kind="currency", currency="EUR")).text("zh") == "EUR"
