"""The card of a saved evaluation made anew."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from scorecard._model import attempt
from scorecard.errors import CardError, Place
from scorecard.models import Scorecard
from scorecard.scoring.saved import card_hash, meaning_hash
from scorecard.scoring.saved_parts import Taking

if TYPE_CHECKING:
    from scorecard._document import Plain

__all__ = ["card_from", "saved_card"]


def saved_card(value: object, stated: object, taking: Taking, below: str) -> Scorecard | None:
    """Return the card, once its hash is the one that was saved with it."""
    if not isinstance(value, dict):
        taking.fields(value, (), f"{below}card")
        return None
    card = cast("dict[str, Plain]", value)
    if taking.problems.counts.keys() & {"saved-not-finite", "saved-twice"}:
        return None
    made = None if stated == card_hash(card) else attempt(Scorecard, dict(card))
    found = card_hash(card) if made is None else meaning_hash(made)
    if stated != found:
        taking.report(
            "saved-hash",
            "the card is not the one that was saved",
            f"{below}card_sha256",
            found=found,
            cure="Undo the change of the card; a changed card is evaluated anew.",
        )
        return None
    return made or card_from(card, taking, f"{below}card")


def card_from(value: Mapping[str, Plain], taking: Taking, path: str) -> Scorecard | None:
    """Return a card from plain data; report all that is wrong with it."""
    try:
        return Scorecard.model_validate(dict(value))
    except CardError as error:
        for problem in error.problems:
            inner = f"{path}.{problem.place.path}" if problem.place.path else path
            taking.problems.take(replace(problem, place=Place(file=taking.source, path=inner)))
        return None
