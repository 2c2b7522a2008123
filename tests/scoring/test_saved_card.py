"""The card of a saved evaluation must be the one that was saved."""

from __future__ import annotations

import json

from scorecard.errors import HistoryError
from scorecard.scoring.saved import card_hash
from scorecard.scoring.saved_reading import evaluation_from_text
from tests.refusal import refusal
from tests.scoring.saved_cases import plain, rehashed


def read(data: object) -> list[str]:
    return refusal(lambda: evaluation_from_text(json.dumps(data), source="q1.json"), error=HistoryError)


def test_a_changed_card_is_refused() -> None:
    data = plain()
    changed = {**data, "card": {**data["card"], "guard": 3}}  # type: ignore[dict-item]
    found = card_hash(changed["card"])  # type: ignore[arg-type]
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
