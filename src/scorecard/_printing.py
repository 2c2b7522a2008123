"""Numbers as printed: the only place that rounds."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Literal

__all__ = [
    "DASH",
    "GROUP",
    "MINUS",
    "SHARE_EDGES",
    "Style",
    "format_chance",
    "format_difference",
    "format_number",
    "format_p",
    "format_share",
    "format_value",
    "latex_text",
]

Style = Literal["print", "plain"]

DASH = "–"
MINUS = "−"
GROUP = "\u00a0"
"""Separator of thousands: a blank at which no line breaks."""

_ON_EDGE = 1e-9
"""How near to an edge a number lies on it: what binary fractions may lose."""
SHARE_EDGES = (0.0, 2 * _ON_EDGE, 100.0)
"""Edges of numbers in per cent: less than all never prints as all, nor more than nothing as nothing."""
_ALMOST_ALL, _ALMOST_NONE = 0.99, 0.01
"""Probabilities beyond which none is told more closely."""
_ALL_SAID = 0.005
"""How near to a value its first digit comes that says all of it."""
_MOST_DECIMALS = 12
"""Digits after the point beyond which no more are printed for an edge's sake."""


def format_number(
    value: float | int | None,
    decimals: int = 2,
    *,
    signed: bool = False,
    style: Style = "print",
    edges: Sequence[float] = (),
) -> str:
    """Return a number as printed.

    The number that the computer holds is rounded correctly: 2.675, which is held as
    2.67499999…, prints as 2.67; a true tie such as 0.125 goes to the even digit, 0.12. This is
    what Python, R and C print. A number that rounds to zero has no sign.

    Parameters
    ----------
    value : float, int or None
        The number; None and NaN print as a dash.
    decimals : int
        Digits after the point.
    signed : bool
        Whether a positive number gets a plus sign.
    style : {"print", "plain"}
        ``print`` uses the minus sign U+2212 and groups thousands by a blank at which no line
        breaks; ``plain`` is for files that programs read.
    edges : sequence of float
        Edges over which the number is not rounded: where it lies below one, so does the printed number,
        with as many more digits as that takes. A number within 1e-9 of an edge lies on it.

    Returns
    -------
    str
        The printed number.

    Examples
    --------
    >>> format_number(-1.2049, 2)
    '−1.20'
    >>> format_number(None)
    '–'
    >>> format_number(74.996, 2), format_number(74.996, 2, edges=[75])
    ('75.00', '74.996')
    """
    if value is None or not math.isfinite(value):
        return DASH if style == "print" else ""
    if edges:
        wanted = [value + _ON_EDGE >= edge for edge in edges]
        decimals = _fewest(value, decimals, lambda shown: [shown >= edge for edge in edges] == wanted)
    text = f"{value:,.{decimals}f}" if style == "print" else f"{value:.{decimals}f}"
    if float(text.replace(",", "")) == 0:
        text = text.lstrip("-")
    elif signed and value > 0:
        text = f"+{text}"
    if style == "print":
        text = text.replace(",", GROUP).replace("-", MINUS)
    return text


def format_difference(value: float | None, decimals: int = 2) -> str:
    """Return a difference as printed, with its sign; what is more than nothing never prints as nothing.

    Parameters
    ----------
    value : float or None
        The difference; None and NaN print as a dash.
    decimals : int
        Digits after the point, or as many more as keep it apart from nothing.

    Returns
    -------
    str
        Such as ``+0.3``.

    Examples
    --------
    >>> format_difference(0.27, 1), format_difference(-0.04, 1), format_difference(0.0, 1)
    ('+0.3', '−0.04', '0.0')
    """
    if value is None or not math.isfinite(value):
        return DASH
    fewest = _fewest(value, decimals, lambda shown: (shown == 0) == (abs(value) <= _ON_EDGE))
    return format_number(value, fewest, signed=True)


def format_value(value: float | None, decimals: int) -> str:
    """Return the value of a measure as printed; what is more than nothing never prints as nothing.

    Parameters
    ----------
    value : float or None
        The value; None and NaN print as a dash.
    decimals : int
        Digits after the point of its unit; of a value that they would print as nothing its first two digits are
        printed, or the first alone where it says all.

    Returns
    -------
    str
        Such as ``84.3``.

    Examples
    --------
    >>> format_value(84.27, 1), format_value(0.000484, 1), format_value(0.0005, 1), format_value(0.0, 1)
    ('84.3', '0.00048', '0.0005', '0.0')
    """
    if value is None or not math.isfinite(value):
        return DASH
    if abs(value) <= _ON_EDGE or float(f"{value:.{decimals}f}") != 0:
        return format_number(value, decimals)
    first = -math.floor(math.log10(abs(value)))
    close = math.isclose(float(f"{value:.{first}f}"), value, rel_tol=_ALL_SAID)
    return format_number(value, first if close else first + 1)


def format_p(value: float | None, *, style: Style = "print") -> str:
    """Return a p-value as printed: three digits, or ``<0.001``."""
    if value is None or not math.isfinite(value):
        return DASH if style == "print" else ""
    return "<0.001" if value < 0.001 else f"{value:.3f}"


def format_share(share: float | None, decimals: int = 0, *, style: Style = "print") -> str:
    """Return a share as per cent; less than all never prints as all, nor more than nothing as nothing.

    Parameters
    ----------
    share : float or None
        The share, 1 for all; None and NaN print as a dash.
    decimals : int
        Digits after the point, or as many more as keep it apart from nothing or all.
    style : {"print", "plain"}
        ``print`` writes the sign for per cent; ``plain`` is for files that programs read.

    Returns
    -------
    str
        Such as ``50 %``.

    Examples
    --------
    >>> format_share(0.5), format_share(0.9996), format_share(1.0), format_share(0.0004)
    ('50 %', '99.96 %', '100 %', '0.04 %')
    """
    if share is None or not math.isfinite(share):
        return DASH if style == "print" else ""
    ends = [abs(share - end) <= _ON_EDGE for end in (0, 1)]
    number = 100 * share
    text = format_number(
        number, _fewest(number, decimals, lambda shown: [shown == 0, shown == 100] == ends), style=style
    )
    return text if style == "plain" else f"{text} %"


def format_chance(chance: float) -> str:
    """Return a probability as whole per cent, short of none and all: it rests on the errors that are known.

    Parameters
    ----------
    chance : float
        The probability.

    Returns
    -------
    str
        Such as ``74 %``; ``> 99 %`` and ``< 1 %`` beyond.

    Examples
    --------
    >>> format_chance(0.74), format_chance(0.9951), format_chance(0.002)
    ('74 %', '> 99 %', '< 1 %')
    """
    if chance > _ALMOST_ALL:
        return f"> {format_share(_ALMOST_ALL)}"
    return f"< {format_share(_ALMOST_NONE)}" if chance < _ALMOST_NONE else format_share(chance)


def _fewest(value: float, decimals: int, fits: Callable[[float], bool]) -> int:
    """Return how many digits after the point a number needs for its print to fit."""
    tried = range(decimals, max(decimals, _MOST_DECIMALS) + 1)
    return next((digits for digits in tried if fits(float(f"{value:.{digits}f}"))), tried[-1])


_LATEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "<": r"\textless{}",
        ">": r"\textgreater{}",
        "|": r"\textbar{}",
        MINUS: "$-$",
        GROUP: "~",
        **{sign: f"\\{sign}" for sign in "&%$#_{}"},
    }
)


def latex_text(text: str) -> str:
    r"""Return text whose characters mean nothing to LaTeX.

    Parameters
    ----------
    text : str
        Any text of one line.

    Returns
    -------
    str
        The same in print.

    Examples
    --------
    >>> latex_text("50 % & more_or [less]")
    '50 \\% \\& more\\_or [less]'
    """
    escaped = text.translate(_LATEX)
    # behind the end of a row, a bracket or a star would be taken for its option
    return f"{{}}{escaped}" if escaped.startswith(("[", "*")) else escaped
