"""What a card marks as confidential, what holds nothing else, and what names it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from scorecard._text import LocalText
from scorecard.models import Scorecard
from scorecard.scoring import Evaluation, evaluate, observe
from scorecard.scoring.confidential import SIGN, Withheld, secret_measures, withheld
from scorecard.series import MeasureRecord
from tests.report.small import card

VALUES = {"open": 61.37, "margin": 43.19, "alone": 27.83}


def measure(of: str, **more: object) -> dict[str, object]:
    return {"id": of, "name": {"en": of.title(), "zh": f"名称{of}"}, "worst": 0, "target": 100, **more}


def secretive(**more: object) -> Scorecard:
    """Return a card with a secret measure beside an open one, and one alone in its objective."""
    first = [measure("open", definition={"en": "Not the Margin."}), measure("margin", confidential=True)]
    objectives = [
        {"id": "one", "name": "First", "definition": "All we can.", "measures": first, "initiatives": [
            {"id": "i1", "name": "Raise the margin"}, {"id": "i2", "name": "Train", "note": "for alone"}
        ]},
        {"id": "two", "name": "Second", "measures": [measure("alone", confidential=True)]},
    ]  # fmt: skip
    sides = [{"id": "side", "name": "Side", "objectives": objectives}]
    return card(
        **{
            "perspectives": sides,
            "total": True,
            "notes": ["Marginal notes.", "The margin is ours.", {"en": "x", "zh": "名称alone不公开。"}],
            **more,
        }
    )


def found(of: Scorecard) -> Withheld:
    """Return what may not be told of a card that has something to hide."""
    secrets = withheld(of)
    assert secrets is not None
    return secrets


def scored(of: Scorecard) -> Evaluation:
    values = [MeasureRecord(name, "2026-Q1", value=value, n=80, standard_error=2.0) for name, value in VALUES.items()]
    return evaluate(of, observe(of, values=values))


def test_what_holds_nothing_else_is_hidden_and_what_holds_more_is_signed() -> None:
    secrets = found(secretive())
    assert secrets.secret == {"margin", "alone"} == secret_measures(secretive())
    assert secrets.hidden == {"margin", "alone", "two"}
    assert secrets.told == {"one", "side", "total"}
    assert [o.name.text("en") for o in secrets.card.objectives] == ["First †"]
    assert secrets.card.name_of("side").text("en") == "Side †"
    assert secrets.whole == secretive()
    assert withheld(card()) is None


def test_another_card_may_mark_more() -> None:
    secrets = withheld(card(), also=frozenset({"otif", "unknown"}))
    assert secrets is not None
    assert secrets.secret == {"otif"}
    assert secrets.hidden == {"otif", "punctual", "customer"}


def test_words_that_name_them_are_gone() -> None:
    bare = found(secretive()).card
    (objective,) = bare.objectives
    assert bare.measure("open").definition is None
    assert objective.definition == LocalText(en="All we can.")
    assert [(i.id, i.note) for i in objective.initiatives] == [("i2", None)]
    assert [n.text("en") for n in bare.notes] == ["Marginal notes."]


def test_a_name_counts_in_any_letters_and_an_id_as_a_word() -> None:
    secrets = found(secretive())
    for text in ("our MARGIN fell", "margin", "see alone.", "Margins fell", LocalText(en="x", zh="名称alone下降")):
        assert secrets.names(text)
    assert not secrets.names(None, "", "aone", LocalText(en="Open", zh="名称"))


def test_ids_within_words_do_not_count() -> None:
    late = measure("otd", name={"en": "Delivered in time", "zh": "按时交付"}, confidential=True)
    objective = {"id": "one", "name": "First", "measures": [late, measure("open")]}
    named = secretive(perspectives=[{"id": "side", "name": "Side", "objectives": [objective]}])
    secrets = found(named)
    assert secrets.names("otd fell")
    assert not secrets.names("otd2 fell, and hotdogs too, and otd_b")


def test_every_other_number_is_as_it_was_in_every_period() -> None:
    whole = scored(secretive())
    left = found(secretive()).without(whole)
    assert left.nodes == ("total", "side", "one", "open")
    assert left.observations.measures == ("open",)
    for node in left.nodes:
        at = whole.nodes.index(node)
        np.testing.assert_array_equal(left.score[..., left.nodes.index(node)], whole.score[..., at])
        now, before = left.at(period="2026-Q1")[node], whole.at(period="2026-Q1")[node]
        assert now.name.text("en").removesuffix(SIGN) == before.name.text("en")
        for name in ("score", "low", "high", "weight", "absolute_weight", "coverage", "status", "probabilities", "n"):
            assert getattr(now, name) == getattr(before, name), (node, name)


def test_degrees_of_freedom_stay_with_their_measures() -> None:
    whole = scored(secretive())
    stated = np.broadcast_to(np.array([3.5, 4.5, 5.5]), whole.observations.value.shape)
    kept = replace(whole, observations=replace(whole.observations, degrees_of_freedom=stated.copy()))
    left = found(secretive()).without(kept).observations.degrees_of_freedom
    assert left is not None
    assert np.unique(left).tolist() == [3.5]


def test_the_measures_whose_values_share_periods_are_those_that_are_left() -> None:
    whole = scored(secretive())
    kept = replace(whole, observations=replace(whole.observations, overlapping=("open", "margin")))
    assert found(secretive()).without(kept).observations.overlapping == ("open",)
