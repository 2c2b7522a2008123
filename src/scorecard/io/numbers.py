"""Numbers as people write them in value files."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Literal

from scorecard.instruments.looks import UNSEEN
from scorecard.io.columns import Cells
from scorecard.survey.cells import FAILED, is_absent, native

__all__ = [
    "ENDLESS",
    "OPEN_POINT",
    "Decimals",
    "Flaw",
    "Percentage",
    "Written",
    "open_points",
    "point_meaning",
    "read_bare_number",
    "read_number",
]

Decimals = Literal[".", ","]

_WIDE = str.maketrans("０１２３４５６７８９＋－．，％\u2212\u3000", "0123456789+-.,%- ")
_AROUND = " \t\r\n\u00a0\u202f\u2009"
_PLAIN = {
    ".": re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?", re.ASCII),
    ",": re.compile(r"[+-]?(?:\d+,?\d*|,\d+)(?:[eE][+-]?\d+)?", re.ASCII),
}
_OTHER_SIGN = {".": re.compile(r"[+-]?\d*,\d+", re.ASCII), ",": re.compile(r"[+-]?\d*\.\d+", re.ASCII)}
_OPEN = {".": re.compile(r"[+-]?[1-9]\d{0,2},\d{3}", re.ASCII), ",": re.compile(r"[+-]?[1-9]\d{0,2}\.\d{3}", re.ASCII)}
_GAP = "[., '’\u00a0\u202f\u2009]"
_GROUPED = re.compile(rf"[+-]?\d{{1,3}}(?:{_GAP}\d{{2,3}})*{_GAP}\d{{3}}(?:[.,]\d+)?", re.ASCII)
_WITH_POINT = re.compile(r"[+-]?\d*\.\d+", re.ASCII)
_NOT_FINITE = re.compile(r"[+-]?(?:nan|inf|infinity)", re.ASCII | re.IGNORECASE)
_CURRENCY = re.compile(r"(?:([A-Z]{3})\s*([^A-Z]+)|([^A-Z]+?)\s*([A-Z]{3}))", re.ASCII)


class Percentage(str):
    """What a workbook shows of a share that it keeps as a number: its decimal sign is the point in any case."""

    __slots__ = ()


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


_MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_DATE = re.compile(
    rf"\d{{1,2}}[- ]?{_MONTH}|{_MONTH}[- ]?\d{{1,4}}|\d{{4}}[-/.年]\d{{1,2}}[-/.月]\d{{1,2}}日?|\d{{1,2}}月\d{{1,2}}日"
    r"|\d{1,2}/\d{1,2}(?:/\d{2,4})?|\d{1,2}[.-]\d{1,2}[.-]\d{2,4}|\d{1,2}:\d{2}(?::\d{2})?",
    re.ASCII | re.IGNORECASE,
)

_TEXT = Flaw("not-a-number", "text stands where a number belongs", "Write a number, or leave the cell empty.")
ENDLESS = Flaw("not-finite", "the number is not finite", "Leave the cell empty where there is no value.")
"""What a number is that no file should hold."""
_FORMULA = Flaw(
    "spreadsheet-error", "a formula of the spreadsheet failed here", "Mend the formula, or leave the cell empty."
)
_DAY = Flaw(
    "date-not-number",
    "a date or time stands where a number belongs",
    "Write the number; a spreadsheet turns 1-2 into a date unless the cell is formatted as text.",
)
_MONEY = Flaw(
    "currency-sign",
    "a currency sign stands beside the number",
    "Write the number alone, and the currency's code, such as CNY, in a column named currency.",
)
_BARE_MONEY = Flaw(_MONEY.code, _MONEY.what, "Write the number alone; a currency stands in a column of its own.")
_PERCENT = Flaw(
    "percent-sign",
    "a percent sign stands behind the number",
    "Write the number alone; a share of something else cannot be counted here.",
)
OPEN_POINT = Flaw(
    "ambiguous-number",
    "the point may be a decimal point or set thousands apart, and no other number of the file tells",
    "Declare decimal='.' or decimal=',' for the whole file.",
)
"""A number such as 1.234 in a file of which nobody said what its decimal sign is."""
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
    if isinstance(plain, date | time | timedelta):
        return _DAY
    if isinstance(plain, Percentage):
        return _read_text(plain, ".")
    return _read_text(plain, decimal) if isinstance(plain, str) else _TEXT


def read_bare_number(cell: object, *, decimal: Decimals) -> Written | Flaw:
    """Return what a cell says that must hold a number alone, since nothing is done with a sign or currency beside it.

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
    >>> read_bare_number("95", decimal=".").value, read_bare_number("USD 95", decimal=".").code
    (95.0, 'currency-sign')
    """
    found = read_number(cell, decimal=decimal)
    if isinstance(found, Flaw):
        return _BARE_MONEY if found is _MONEY else found
    return _PERCENT if found.percent else _BARE_MONEY if found.currency else found


def _finite(number: int | float | Decimal) -> Written | Flaw:
    """Return a number of a data frame."""
    try:
        value = float(number)
    except (OverflowError, ValueError):
        return ENDLESS
    return Written(value + 0.0) if math.isfinite(value) else ENDLESS


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
    return Written(value + 0.0, percent, currency, wide) if math.isfinite(value) else ENDLESS


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
        return ENDLESS
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
            f"a {name} stands in the number, where the decimal sign is the {other}",
            f"Declare decimal={sign!r} for the whole file, or write {text.replace(sign, decimal)}.",
        )
    if _GROUPED.fullmatch(text):
        return _GROUPS
    return _TEXT if text.isalpha() else _flaw_of_words(text, decimal)


def _flaw_of_words(text: str, decimal: Decimals) -> Flaw:
    """Return why a text with more than digits and signs is no number."""
    if FAILED.fullmatch(text):
        return _FORMULA
    if _DATE.fullmatch(text):
        return _DAY
    inner = text[1:-1].strip(_AROUND)
    if text[:1] + text[-1:] in ("()", "（）") and _PLAIN[decimal].fullmatch(inner):
        return Flaw(
            "bracketed-number",
            "a number in brackets may be below zero",
            f"Write -{inner.lstrip('+-')} if it is, or {inner} without brackets.",
        )
    money = any(unicodedata.category(c) == "Sc" or c in "元圆円" for c in text) and any(map(str.isdigit, text))
    return _MONEY if money else _TEXT


def point_meaning(cell: object) -> Literal["decimal", "open"] | None:
    """Return what a cell tells about the point in numbers of its file.

    Parameters
    ----------
    cell : object
        Text, a number or None as it stands in the source.

    Returns
    -------
    {"decimal", "open"} or None
        Whether the point of this number can only be a decimal point, or may set thousands apart;
        None when there is no point in a number, or the program that wrote it chose the point.

    Examples
    --------
    >>> point_meaning("1.5"), point_meaning("1.500"), point_meaning("0.500"), point_meaning("1500")
    ('decimal', 'open', 'decimal', None)
    """
    if not isinstance(cell, str) or isinstance(cell, Percentage) or "." not in cell.translate(_WIDE):
        return None
    text, _ = _without_currency(cell.translate(_WIDE).translate(UNSEEN).strip(_AROUND))
    text = text.removesuffix("%").rstrip(_AROUND)
    if _OPEN[","].fullmatch(text):
        return "open"
    return "decimal" if _WITH_POINT.fullmatch(text) else None


def open_points(columns: Mapping[str, Cells]) -> list[tuple[int, str]]:
    """Return the cells whose point may set thousands apart, where no number tells that it is a decimal point.

    Parameters
    ----------
    columns : mapping of str to sequence
        Columns of numbers by name.

    Returns
    -------
    list of (int, str)
        Row, from 0, and column of each; none where one number tells.

    Examples
    --------
    >>> open_points({"value": ["1.234", "980"]}), open_points({"value": ["1.234", "0.5"]})
    ([(0, 'value')], [])
    """
    found = [
        (row, name, meaning)
        for name, cells in columns.items()
        for row, cell in enumerate(cells)
        if (meaning := point_meaning(cell)) is not None
    ]
    return sorted((row, name) for row, name, _ in found) if all(meaning == "open" for _, _, meaning in found) else []
