"""Another card as a source of measure values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, cast

from pydantic import BeforeValidator

from scorecard._model import Frozen, Id, flaw
from scorecard.models.surveys import SurveySource


class CardSource(Frozen):
    """Where in the card of another unit a measure finds its value: the score of a node.

    Attributes
    ----------
    card : str
        Id of the unit's card.
    node : str
        Id of a perspective, objective or measure of that card, or ``total``.
    """

    card: Id
    node: Id


def _read(written: object) -> object:
    """Return the source that is written: what names a card or a node and no survey is a card's."""
    if not isinstance(written, Mapping):
        return written
    fields = cast("Mapping[str, object]", written)
    of_card = fields.keys() & {"card", "node"}
    if of_card and "survey" in fields:
        raise flaw(
            "source-both",
            "a value comes from a survey or from another card, not from both",
            found=", ".join(map(str, fields)),
            cure="Write survey, statistic and of; or card and node.",
        )
    return (CardSource if of_card else SurveySource).model_validate(fields)


Source = Annotated[SurveySource | CardSource, BeforeValidator(_read)]
"""Where a measure finds its value, told apart by its fields."""
