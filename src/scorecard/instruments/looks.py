"""Text from files as a reader sees it, without what cannot be seen."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["UNSEEN", "as_seen", "names_total"]

# Soft hyphen, zero-width space, direction marks, word joiners, byte order mark: pasted from web pages or programs.
UNSEEN = dict.fromkeys(
    map(ord, "\u00ad\u061c\u180e\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\ufeff")
) | dict.fromkeys((*range(0x2066, 0x2070), *range(0xFFF9, 0xFFFC)))
"""Characters that show nothing, for `str.translate`."""
# Joiners shape letters of some scripts and emoji; behind Latin, Chinese or Korean characters they do nothing.
_IDLE_JOINERS = re.compile(r"(?:^|(?<=[\x00-\u02ff\u3000-\u9fff\uac00-\ud7af]))[\u200c\u200d]+|[\u200c\u200d]+$")
_TOTAL = re.compile(
    r"(?:grand )?totals?|sum|subtotal|mean|average|avg\.?|summe|gesamt|mittelwert|durchschnitt|moyenne"
    r"|[合总總小共][计計]|总和|平均[值数分]?|均值|[总總]分"
)
_UNPRINTED = ("Cc", "Cs", "Co", "Cn")


def as_seen(text: str) -> str:
    """Return a text as its reader sees it: two that look alike are equal.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    str
        Trimmed, white space as single blanks, accents composed (NFC), without characters that
        show nothing. Letters, case, width and punctuation stay.

    Examples
    --------
    >>> as_seen("\\ufeff sales\\u00a0\\n region\\u200e ")
    'sales region'
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    plain = unicodedata.normalize("NFC", text).translate(UNSEEN)
    kept = "".join(c for c in plain if c.isspace() or unicodedata.category(c) not in _UNPRINTED)
    return " ".join(_IDLE_JOINERS.sub("", kept).split())


def names_total(label: str) -> bool:
    """Return whether a label is the name of a total or a mean.

    Parameters
    ----------
    label : str
        What stands in a cell.

    Returns
    -------
    bool
        Whether it is such a name, in English, Chinese, German or French.

    Examples
    --------
    >>> names_total("Grand total:"), names_total("合计"), names_total("Total Energies")
    (True, True, False)
    """
    return _TOTAL.fullmatch(label.casefold().rstrip(" :：")) is not None
