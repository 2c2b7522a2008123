"""An evaluation knows how it was made."""

from __future__ import annotations

from datetime import date
from importlib.metadata import version

from scorecard.scoring import evaluate, observe
from scorecard.scoring.origin import FORMULAS, Origin, library_version
from scorecard.scoring.rules import RULES
from tests.scoring.cards import card, measure, records


def test_every_roll_up_has_a_version() -> None:
    assert set(RULES) <= set(FORMULAS)
    assert all(type(number) is int and number >= 1 for number in FORMULAS.values())


def test_an_evaluation_knows_how_it_was_made() -> None:
    described = card(measure("a"))
    obs = observe(described, values=records(a=1))
    ev = evaluate(described, obs, as_of=date(2026, 5, 1), only="lagging")
    assert (ev.origin.as_of, ev.origin.only, ev.origin.frozen) == (date(2026, 5, 1), "lagging", ())
    assert ev.origin.library == library_version() == version("balanced-scorecard")
    assert Origin().formulas == FORMULAS
