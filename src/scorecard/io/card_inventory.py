"""What stood in the workbook of a card when it was written, so that a part that is gone is missed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["Written", "inventory_text", "read_inventory"]


@dataclass(frozen=True, slots=True)
class Written:
    """One table as it was written.

    Attributes
    ----------
    rows : int
        Number of its rows.
    codes : tuple of str
        Codes of its columns; of the fields, for the card itself.
    """

    rows: int
    codes: tuple[str, ...]


def inventory_text(tables: Mapping[str, Written]) -> str:
    """Return tables as one line of text.

    Parameters
    ----------
    tables : mapping of str to Written
        Tables by name.

    Returns
    -------
    str
        Name, rows and codes of every table.

    Examples
    --------
    >>> inventory_text({"notes": Written(2, ("en", "zh")), "links": Written(0, ("cause",))})
    'notes 2 en zh; links 0 cause'
    """
    return "; ".join(" ".join([name, str(table.rows), *table.codes]) for name, table in tables.items())


def read_inventory(text: str) -> dict[str, Written] | None:
    """Return the tables that a text names.

    Parameters
    ----------
    text : str
        What `inventory_text` has made.

    Returns
    -------
    dict of str to Written or None
        Tables by name; None where the text is another one.
    """
    found: dict[str, Written] = {}
    for part in text.split(";"):
        words = part.split()
        if len(words) < 3 or not (words[1].isascii() and words[1].isdigit() and len(words[1]) < 8):
            return None
        found[words[0]] = Written(int(words[1]), tuple(words[2:]))
    return found
