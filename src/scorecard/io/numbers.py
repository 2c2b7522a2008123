"""Numbers as people write them in value files."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from scorecard.instruments.looks import UNSEEN
from scorecard.survey.cells import is_absent, native

__all__ = ["Decimals", "Flaw", "Written", "read_number"]

Decimals = Literal[".", ","]

_WIDE = str.maketrans("０１２３４５６７８９＋－．，％\u2212\u3000", "0123456789+-.,%- ")
_AROUND = " \t\r\n\u00a0\u202f\u2009"
_PLAIN = {
    ".": re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?", re.ASCII),
    ",": re.compile(r"[+-]?(?:\d+,?\d*|,\d+)(?:[eE][+-]?\d+)?", re.ASCII),
}
_OTHER_SIGN = {".": re.compile(r"[+-]?\d*,\d+", re.ASCII), ",": re.compile(r"[+-]?\d*\.\d+", re.ASCII)}
_OPEN = {".": re.compile(r"[+-]?[1-9]\d{0,2},\d{3}", re.ASCII), ",": re.compile(r"[+-]?[1-9]\d{0,2}\.\d{3}", re.ASCII)}
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:[., '\u00a0\u202f\u2009]\d{3})+(?:[.,]\d+)?", re.ASCII)
_NOT_FINITE = re.compile(r"[+-]?(?:nan|inf|infinity)", re.ASCII | re.IGNORECASE)
_CURRENCY = re.compile(r"(?:([A-Z]{3})\s*([^A-Z]+)|([^A-Z]+?)\s*([A-Z]{3}))", re.ASCII)


@dataclass(frozen=True, slots=True)
class Flaw:
    """Why a cell is no number: the kind of problem, what is wrong, and the cure."""

    code: str
    what: str
    cure: str


@dataclass(frozen=True, slots=True)
class Written:
    """A number cell as it was written.

    Attributes
    ----------
    value : float or None
        The number; None when the cell is empty.
    percent : bool
        Whether a percent sign stands behind it; ``95 %`` has the value 95.
    currency : str or None
        ISO code beside it.
    wide : bool
        Whether full-width digits or signs were read as plain ones.
    """

    value: float | None
    percent: bool = False
    currency: str | None = None
    wide: bool = False


_TEXT = Flaw("not-a-number", "text stands where a number belongs", "Write a number, or leave the cell empty.")
_ENDLESS = Flaw("not-finite", "the number is not finite", "Leave the cell empty where there is no value.")
_GROUPS = Flaw(
    "grouped-number", "the digits of the number are set in groups", "Write the digits without anything between them."
)


def read_number(cell: object, *, decimal: Decimals) -> Written | Flaw:
    """Return what a cell of a value file says.

    Parameters
    ----------
    cell : object
        Text, a number or None as it stands in the source.
    decimal : {".", ","}
        The decimal sign of text.

    Returns
    -------
    Written or Flaw
        The number, or why there is none.

    Examples
    --------
    >>> read_number("９５ %", decimal=".")
    Written(value=95.0, percent=True, currency=None, wide=True)
    >>> read_number("3,5", decimal=",").value
    3.5
    >>> read_number("1,234", decimal=".").code
    'ambiguous-number'
    """
    plain = cell if isinstance(cell, Decimal) else native(cell)
    if isinstance(plain, int | float | Decimal) and not isinstance(plain, bool):
        return _finite(plain)
    if is_absent(plain):
        return Written(None)
    return _read_text(plain, decimal) if isinstance(plain, str) else _TEXT


def _finite(number: int | float | Decimal) -> Written | Flaw:
    """Return a number of a data frame."""
    try:
        value = float(number)
    except (OverflowError, ValueError):
        return _ENDLESS
    return Written(value) if math.isfinite(value) else _ENDLESS


def _read_text(cell: str, decimal: Decimals) -> Written | Flaw:
    """Return a number written as text."""
    text = cell.translate(_WIDE).translate(UNSEEN).strip(_AROUND)
    wide = any("\uff00" <= c <= "\uff5e" for c in cell)
    if not text:
        return Written(None)
    text, currency = _without_currency(text)
    percent = text.endswith("%")
    text = text.removesuffix("%").rstrip(_AROUND)
    if not _PLAIN[decimal].fullmatch(text):
        return _flaw_of(text, decimal)
    value = float(text.replace(",", "."))
    return Written(value, percent, currency, wide) if math.isfinite(value) else _ENDLESS


def _without_currency(text: str) -> tuple[str, str | None]:
    """Return a text without the ISO code before or behind it, and the code."""
    match = _CURRENCY.fullmatch(text)
    if match is None or _NOT_FINITE.fullmatch(text):
        return text, None
    before, number, other, behind = match.groups()
    return (number or other).strip(_AROUND), before or behind


def _flaw_of(text: str, decimal: Decimals) -> Flaw:
    """Return why a text is no number, as closely as it can be told."""
    if _NOT_FINITE.fullmatch(text):
        return _ENDLESS
    sign, name, other = (",", "comma", "point") if decimal == "." else (".", "point", "comma")
    if _OPEN[decimal].fullmatch(text):
        whole = text.replace(sign, "")
        return Flaw(
            "ambiguous-number",
            f"the {name} may be a decimal {name} or set thousands apart",
            f"Write {whole}, or {text.replace(sign, decimal)} with the decimal {other}.",
        )
    if _OTHER_SIGN[decimal].fullmatch(text):
        return Flaw(
            f"decimal-{name}",
            f"a {name} stands in the number, but the decimal {other} is declared",
            f"Declare decimal={sign!r} for the whole file, or write {text.replace(sign, decimal)}.",
        )
    return _GROUPS if _GROUPED.fullmatch(text) else _TEXT
