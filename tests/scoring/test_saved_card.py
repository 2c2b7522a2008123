"""The card of a saved evaluation must be the one that was saved."""

from __future__ import annotations

import json

from scorecard.errors import HistoryError
from scorecard.models import Scorecard
from scorecard.scoring import evaluate, lint, observe
from scorecard.scoring.saved import card_hash, evaluation_text
from scorecard.scoring.saved_reading import evaluation_from_text
from tests.refusal import refusal
from tests.scoring.cards import card, measure, records
from tests.scoring.saved_cases import plain, rehashed


def read(data: object) -> list[str]:
    return refusal(lambda: evaluation_from_text(json.dumps(data), source="q1.json"), error=HistoryError)


def test_a_changed_card_is_refused() -> None:
    data = plain()
    changed = {**data, "card": {**data["card"], "guard": 3}}  # type: ignore[dict-item]
    plainly = Scorecard.model_validate(changed["card"]).model_dump(mode="json", exclude_defaults=True)
    found = card_hash({"schema_version": 2, **plainly})
    assert read(changed) == [
        (
            f"q1.json: card_sha256: the card is not the one that was saved; found '{found}'. "
            "Undo the change of the card; a changed card is evaluated anew. [saved-hash]"
        )
    ]
    assert read({**data, "card_sha256": None})[0].endswith("[saved-hash]")


def test_a_card_that_is_none_is_refused() -> None:
    data = plain()
    broken = rehashed({**data, "card": {**data["card"], "guard": "x", "colour": 1}})  # type: ignore[dict-item]
    assert read(broken) == [
        "q1.json: card.guard: a number is needed; found 'x'. Write it without quotes, unit or percent sign. [wrong-type]",
        (
            "q1.json: card.colour: there is no field 'colour' here. Use one of: schema_version, id, name, organisation, calendar, "
            "perspectives, strategy_map, bands, surveys, entities, total, cap, …. [unknown-field]"
        ),
    ]
    assert read({**data, "card": 3}) == [
        (
            "q1.json: card: named fields are needed here; found '3'. "
            "Load the file as it was saved, or save the evaluation anew. [saved-value]"
        )
    ]


def test_what_the_card_states_stays_stated() -> None:
    described = card(measure("a", weight=1), measure("b"), guard=0)
    bands = [band.model_dump(mode="json") for band in described.bands]
    stated = described.model_copy(update={"bands": bands})
    assert stated == described
    ev = evaluate(stated, observe(stated, values=records(a=40)))
    again = evaluation_from_text(evaluation_text(ev), source="q1.json").card
    assert [again.model_fields_set, again.measure("a").model_fields_set, again.measure("b").model_fields_set] == [
        stated.model_fields_set | {"schema_version"},
        stated.measure("a").model_fields_set,
        stated.measure("b").model_fields_set,
    ]
    assert lint(again).findings == lint(stated).findings != lint(described).findings
    first, second = plain(ev), plain(evaluate(described, observe(described, values=records(a=40))))
    third = plain(evaluation_from_text(json.dumps(first), source="q1.json"))
    assert first["card_sha256"] == second["card_sha256"] == third["card_sha256"]


def test_a_card_that_was_written_without_its_defaults_is_still_loaded() -> None:
    described = card(measure("a", weight=1), guard=0)
    data = plain(evaluate(described, observe(described, values=records(a=40))))
    older = {"schema_version": 2, **described.model_dump(mode="json", exclude_defaults=True)}
    assert older != data["card"]
    assert data["card_sha256"] == card_hash(older)
    assert evaluation_from_text(json.dumps({**data, "card": older}), source="q1.json").card == described


def test_a_stated_default_is_no_change_of_the_card() -> None:
    data = plain()
    written = {**data["card"], "guard": 0}  # type: ignore[dict-item]
    assert evaluation_from_text(json.dumps({**data, "card": written}), source="q1.json").card.guard == 0
