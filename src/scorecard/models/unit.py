"""The unit of measurement of a measure."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, field_validator, model_validator

from scorecard._model import WHOLE, Flaws, Frozen, flaw
from scorecard._text import Lang, LocalText
from scorecard.models.currencies import CURRENCIES, currency_cure

UnitKind = Literal["number", "percent", "fraction", "currency", "count", "index", "points", "days", "hours", "minutes"]

_SYMBOLS: dict[str, LocalText] = {
    "number": LocalText(en="number", zh="数值"),
    "percent": LocalText(en="%", zh="%"),
    "fraction": LocalText(en="share", zh="比例"),
    "count": LocalText(en="count", zh="个"),
    "index": LocalText(en="index", zh="指数"),
    "points": LocalText(en="pts", zh="分"),
    "days": LocalText(en="days", zh="天"),
    "hours": LocalText(en="h", zh="小时"),
    "minutes": LocalText(en="min", zh="分钟"),
}
_DECIMALS: dict[str, int] = {
    "number": 1,
    "percent": 1,
    "fraction": 3,
    "count": 0,
    "currency": 0,
    "index": 1,
    "points": 2,
}


class Unit(Frozen):
    """What a measure is counted in.

    Attributes
    ----------
    kind : str
        ``percent`` holds 95 for 95 %, ``fraction`` holds 0.95; ``points`` are points of an
        answer scale; the others say what they are.
    currency : str or None
        ISO 4217 code; needed for the kind ``currency`` and allowed for no other.
    decimals : int or None
        Digits shown after the point; when None, the kind's own default, or as many as the reference values of the
        measure have.
    label : LocalText or None
        Words for the unit, such as "thousand orders".

    Raises
    ------
    CardError
        If the currency is missing, out of place or no code of ISO 4217.

    Examples
    --------
    >>> Unit(kind="currency", currency="EUR").symbol("en")
    'EUR'
    >>> Unit(kind="days").symbol("zh")
    '天'
    """

    kind: UnitKind = "number"
    currency: Annotated[str, Field(json_schema_extra={"enum": [*sorted(CURRENCIES)]})] | None = None
    decimals: Annotated[int, Field(ge=0, le=6), WHOLE] | None = None
    label: LocalText | None = None

    @field_validator("currency")
    @classmethod
    def _known_currency(cls, value: str | None) -> str | None:
        if value is not None and value not in CURRENCIES:
            raise flaw("unknown-currency", "this is no currency of ISO 4217", found=value, cure=currency_cure(value))
        return value

    @model_validator(mode="after")
    def _check(self) -> Unit:
        flaws = Flaws()
        if self.kind == "currency" and self.currency is None:
            flaws.add(
                "currency-missing",
                "a unit of the kind currency needs its ISO code",
                at=("currency",),
                cure="Add currency, such as EUR.",
            )
        if self.kind != "currency" and self.currency is not None:
            flaws.add(
                "currency-stray",
                "only a unit of the kind currency has a currency",
                at=("currency",),
                found=self.currency,
                cure="Remove currency or write kind: currency.",
            )
        flaws.raise_if_any()
        return self

    @property
    def digits(self) -> int:
        """Digits shown after the point."""
        return self.decimals if self.decimals is not None else _DECIMALS.get(self.kind, 1)

    def symbol(self, lang: Lang) -> str:
        """Return the unit as printed beside a number.

        Parameters
        ----------
        lang : {"en", "zh"}
            Language.

        Returns
        -------
        str
            The label, the currency code or the kind's symbol.
        """
        if self.label is not None:
            return self.label.text(lang)
        if self.currency is not None:
            return self.currency
        return _SYMBOLS[self.kind].text(lang)
