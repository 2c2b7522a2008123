"""Which plain values a cell of a sheet holds without loss, and what a cell means where one is wanted."""

from __future__ import annotations

import json
import re
from datetime import date, datetime

from scorecard._document import Plain
from scorecard.io.card_tables import Content
from scorecard.survey.cells import label_of

__all__ = ["Scalar", "escaped", "holds", "is_safe", "meant", "unescaped"]

Scalar = str | int | float | bool
"""What a cell holds."""

_LONGEST = 32_000
_CODED = re.compile(r"([xX][0-9A-Fa-f]{4})_")
_FAILED = re.compile(r"#[A-Z/0]+[!?A0]")
_YES = {"yes", "true", "是"}
_NO = {"no", "false", "否"}


def is_safe(text: str) -> bool:
    """Return whether every spreadsheet program keeps a text as it is.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    bool
        False for a text that is blank or too long, has characters that cannot be printed, looks like
        the code of one (``_x000D_``) or like the error of a formula.

    Examples
    --------
    >>> is_safe("=1+1"), is_safe("a_x000D_b"), is_safe("two\\nlines"), is_safe("#N/A")
    (True, False, False, False)
    """
    plain = text.isprintable() and text == text.strip() and 0 < len(text) <= _LONGEST
    return plain and not _CODED.search(text) and not _FAILED.match(text)


def escaped(text: str) -> str:
    """Return a text as JSON in characters that every spreadsheet program keeps."""
    written = json.dumps(text, ensure_ascii=False)
    shown = "".join(c if c.isprintable() else json.dumps(c)[1:-1] for c in written)
    return _CODED.sub(r"\1\\u005f", shown)


def unescaped(text: str) -> object:
    """Return what a JSON text says; raise ValueError if it is none."""
    found: object = json.loads(text)
    return found


def holds(content: Content, value: Plain) -> bool:
    """Return whether a column of some content holds a value so that reading gives it back.

    Parameters
    ----------
    content : {"text", "number", "whole", "yes_no", "date", "any"}
        What the column holds.
    value : plain data
        A value of a card.

    Returns
    -------
    bool
        Whether the cell that is written means this value.
    """
    if isinstance(value, bool):
        return content == "yes_no"
    if isinstance(value, int | float):
        number = content in ("number", "whole", "any") and abs(value) < 1e300
        return number and (isinstance(value, float) or abs(value) < 2**53)
    if isinstance(value, str):
        return is_safe(value) and content in ("text", "date", "any", "yes_no") and meant(content, value) == value
    return False


def meant(content: Content, cell: object) -> Plain:
    """Return what a cell means in a column of some content; what does not fit is left as it is.

    Parameters
    ----------
    content : {"text", "number", "whole", "yes_no", "date", "any"}
        What the column holds.
    cell : object
        A number, a text, a truth value or a date.

    Returns
    -------
    plain data
        The value.

    Examples
    --------
    >>> meant("text", 2026), meant("yes_no", "是"), meant("whole", 3.0), meant("number", "95%")
    ('2026', True, 3, '95%')
    """
    if isinstance(cell, datetime):
        return str(cell)
    if isinstance(cell, date):
        return cell.isoformat()
    if content in ("text", "date"):
        return cell if isinstance(cell, str) else label_of(cell)
    if content == "yes_no" and isinstance(cell, str):
        word = cell.strip().casefold()
        return True if word in _YES else False if word in _NO else cell
    if content == "whole" and isinstance(cell, float) and cell.is_integer():
        return int(cell)
    return cell if isinstance(cell, bool | int | float | str) else str(cell)
