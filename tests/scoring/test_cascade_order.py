"""Each card after those below it; everything that does not fit is refused at once."""

from __future__ import annotations

from scorecard.errors import UsageError
from scorecard.scoring import observe
from scorecard.scoring.cascade_order import cascade_order, links_of
from scorecard.series import MeasureRecord
from tests.refusal import refusal
from tests.scoring.cards import measure
from tests.scoring.cascade_cards import VALUES, chain, observed, taken, unit_of


def refused(cards, observations=None):
    given = {name: observe(card) for name, card in cards.items()} if observations is None else observations
    return refusal(lambda: cascade_order(cards, given), error=UsageError)


def test_order_and_links():
    cards = chain()
    assert cascade_order(cards, observed(cards, VALUES)) == ("north", "south", "region", "group")
    assert [(link.card, link.measure, link.unit, link.node) for link in links_of(cards)] == [
        ("group", "region_score", "region", "total"),
        ("region", "first", "north", "customer"),
        ("region", "second", "south", "otif"),
    ]


def test_circles():
    cards = {
        "top": unit_of("top", taken("t", "a")),
        "a": unit_of("a", taken("x", "b")),
        "b": unit_of("b", taken("y", "c")),
        "c": unit_of("c", taken("z", "a")),
        "own": unit_of("own", taken("o", "own")),
        "free": unit_of("free", measure("m")),
    }
    what = "the cards take their values from each other in a circle"
    assert refused(cards) == [
        f"a.x.source: {what}; found 'a → b → c → a'. Remove one of these sources. [cascade-circle]",
        f"own.o.source: {what}; found 'own → own'. Remove one of these sources. [cascade-circle]",
    ]


def test_what_does_not_exist_or_fit_is_listed_at_once():
    units = [{"id": "east", "name": "East"}]
    fiscal = {"first": "2026-Q1", "last": "2026-Q2", "year_starts": 4}
    cards = {
        "group": unit_of(
            "group",
            taken("a", "nort"),
            taken("b", "north", "custome"),
            taken("c", "north", "total"),
            taken("d", "year"),
            taken("e", "parts"),
        ),
        "north": unit_of("north", measure("otif")),
        "year": unit_of("year", measure("otif"), calendar=fiscal),
        "parts": unit_of("parts", measure("otif"), entities=units),
    }
    assert refused(cards) == [
        "group.a.source: there is no such card; found 'nort'. Did you mean 'north'? [unknown-card]",
        "group.b.source: the card north has no such node; found 'custome'. Did you mean 'customer'? [unknown-node]",
        (
            "group.c.source: the card north has no such node; found 'total'. "
            "Write total: true in that card. [unknown-node]"
        ),
        (
            "group.d.source: the cards group and year report on different periods; "
            "found '2026-Q1 to 2026-Q2 and 2026-Q1 to 2026-Q2, years from month 4'. "
            "Give both cards the same calendar. [cascade-calendar]"
        ),
        (
            "group.e.source: the card parts scores other entities than the measure wants; found 'group'. "
            "Let both cards score the same entities, or let the card below score none. [cascade-entities]"
        ),
    ]


def test_cards_and_observations_that_do_not_match():
    cards = {"north": unit_of("north", measure("otif")), "other": unit_of("south", measure("otif"))}
    assert refused(cards, {"north": observe(cards["north"]), "east": observe(cards["north"])}) == [
        (
            "cards.other: this card stands under another name than its id; found 'south'. "
            "Give the cards by their ids. [card-name]"
        ),
        (
            "observations.other: this card has no observations. "
            "Give observe(card), even if all its values come from other cards. [card-unobserved]"
        ),
        "observations.east: there is no such card; found 'east'. Use one of: north, other. [unknown-card]",
    ]


def test_a_value_from_two_sides():
    cards = {"group": unit_of("group", taken("a", "north")), "north": unit_of("north", measure("otif"))}
    obs = {
        "group": observe(cards["group"], values=[MeasureRecord("a", "2026-Q2", 5)]),
        "north": observe(cards["north"]),
    }
    assert refused(cards, obs) == [
        (
            "group.a.source: a value is given in 2026-Q2 for group, and the card north gives one too. "
            "Leave the value out, or the source. [cascade-value]"
        )
    ]
