"""The small parts of a card that stand beside its tree."""

from __future__ import annotations

from scorecard._model import Frozen, Id
from scorecard._text import LocalText


class Entity(Frozen):
    """A unit of the organisation that is scored by the card.

    Attributes
    ----------
    id : str
        Name used in results and in value files.
    name : LocalText
        Name in print.

    Examples
    --------
    >>> Entity(id="east", name={"en": "East depot", "zh": "东部站"}).name.text("en")
    'East depot'
    """

    id: Id
    name: LocalText


class LintException(Frozen):
    """Advice that this card does not take, and why.

    Attributes
    ----------
    code : str
        Code of the advice.
    reason : LocalText
        Why it does not apply.
    """

    code: str
    reason: LocalText
