"""Colours of a house, checked before anything is drawn in them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Literal, cast, get_args

from matplotlib.colors import to_hex, to_rgb

from scorecard._marks import Mark, Shape
from scorecard.errors import ChartError, Place, Problems, near
from scorecard.plots.colour_vision import DEFICIENCIES, contrast, difference, lightness, simulated

__all__ = ["ColourName", "HouseColours", "checked_colours", "darkened", "mixed"]

ColourName = Literal["accent", "good", "watch", "bad", "ink", "muted", "perception", "actual", "previous", "link"]
"""Colours that a house may choose."""

TEXT_CONTRAST = 4.5
"""Least contrast of text with the page (WCAG 2.2, 1.4.3)."""

MARK_CONTRAST = 3.0
"""Least contrast of a mark, a line or a bar with the page (WCAG 2.2, 1.4.11)."""

LEAST_DIFFERENCE = 15.0
"""Least ΔE₀₀ of two statuses, with full colour vision and with each kind that lacks a cone."""

LEAST_LIGHTNESS = 10.0
"""Least difference of two statuses in L*, for grey print."""

WHITE = "#FFFFFF"
_HEX = re.compile(r"#[0-9A-Fa-f]{6}\Z")
_TEXTS: tuple[ColourName, ...] = ("accent", "ink", "muted")
_MARKS: tuple[ColourName, ...] = ("perception", "actual", "previous", "link")
_STATUSES: tuple[ColourName, ...] = ("good", "watch", "bad")
_LOOKS: dict[ColourName, tuple[Shape, str]] = {"good": ("o", "●"), "watch": ("^", "▲"), "bad": ("D", "◆")}


@dataclass(frozen=True, slots=True)
class HouseColours:
    """Colours that passed, by name; marks for the statuses among them.

    Attributes
    ----------
    plain : mapping of str to str
        Colours other than statuses.
    marks : mapping of str to Mark
        Marks of the statuses that were chosen, with an edge that shows and text that can be read.
    """

    plain: Mapping[ColourName, str]
    marks: Mapping[ColourName, Mark]


def checked_colours(chosen: Mapping[ColourName, str], *, others: Mapping[ColourName, str]) -> HouseColours:
    """Return colours after a look at their contrast, and at whether statuses stay apart.

    Parameters
    ----------
    chosen : mapping of str to str
        Colours such as ``{"accent": "#0B3D91"}``, as ``#RRGGBB``.
    others : mapping of str to str
        Fills of the statuses that are not chosen.

    Returns
    -------
    HouseColours
        The colours.

    Raises
    ------
    ChartError
        For each name that is unknown, each colour that cannot be read or does not show on white, and each
        pair of statuses that looks alike to somebody or in grey print, with the figures.

    Notes
    -----
    Bars: contrast with white of 4.5 for text and of 3 for marks (WCAG 2.2); between two statuses ΔE₀₀ of 15
    with full vision and under the simulations of `simulated`, and a difference of 10 in L*. The edge and
    the text of a status are its fill, darkened as far as the contrast asks.
    """
    problems = Problems()
    known = cast("tuple[ColourName, ...]", get_args(ColourName))
    good: dict[ColourName, str] = {}
    for name, colour in chosen.items():
        if name not in known:
            _note(problems, "house-colour-name", "no colour has this name", str(name), near(str(name), known))
        elif not _HEX.match(colour):
            what = f"the colour {name} cannot be read"
            _note(problems, "house-colour-form", what, colour, "Write it as #RRGGBB, such as #0B3D91.")
        else:
            good[name] = colour
    _check_contrast(good, problems)
    if any(name in good for name in _STATUSES):
        _check_statuses({name: good.get(name, others[name]) for name in _STATUSES}, problems)
    problems.raise_if_any(ChartError, "The house colours cannot be used.")
    marks: dict[ColourName, Mark] = {name: _mark(name, good[name]) for name in _STATUSES if name in good}
    return HouseColours({name: colour for name, colour in good.items() if name not in marks}, marks)


def _check_contrast(colours: Mapping[ColourName, str], problems: Problems) -> None:
    """Note colours that do not show on white."""
    for names, least, kind in ((_TEXTS, TEXT_CONTRAST, "text needs"), (_MARKS, MARK_CONTRAST, "marks need")):
        for name in names:
            if name in colours and contrast(colours[name], WHITE) < least:
                what = (
                    f"the colour {name} is too pale on white: contrast {contrast(colours[name], WHITE):.2f}, "
                    f"and {kind} {least:g}"
                )
                cure = f"Take a darker one, such as {darkened(colours[name], least)}."
                _note(problems, "house-colour-contrast", what, colours[name], cure)


def _check_statuses(fills: Mapping[ColourName, str], problems: Problems) -> None:
    """Note pairs of statuses that look alike to somebody or in grey print."""
    for first, second in combinations(_STATUSES, 2):
        pair, found = (fills[first], fills[second]), f"{fills[first]} and {fills[second]}"
        apart = {"full colour vision": difference(*pair)}
        apart |= {kind: difference(simulated(pair[0], kind), simulated(pair[1], kind)) for kind in DEFICIENCIES}
        for seen, far in apart.items():
            if far < LEAST_DIFFERENCE:
                what = f"{first} and {second} look alike with {seen}: ΔE {far:.1f}, and {LEAST_DIFFERENCE:g} are needed"
                _note(problems, "house-colour-alike", what, found, "Move one of them in hue or lightness.")
        grey = abs(lightness(pair[0]) - lightness(pair[1]))
        if grey < LEAST_LIGHTNESS:
            what = f"{first} and {second} look alike in grey print: ΔL* {grey:.1f}, and {LEAST_LIGHTNESS:g} are needed"
            _note(problems, "house-colour-grey", what, found, "Make one of them lighter or darker.")


def _note(problems: Problems, code: str, what: str, found: str, cure: str) -> None:
    problems.add(code, what, place=Place(path="colours"), found=found, cure=cure)


def _mark(name: ColourName, fill: str) -> Mark:
    """Return the mark of a status in a colour."""
    shape, sign = _LOOKS[name]
    text = darkened(fill, TEXT_CONTRAST)
    return Mark(shape, fill, text, text, sign)


def darkened(colour: str, least: float) -> str:
    """Return a colour mixed with as little black as gives it a contrast with white.

    Parameters
    ----------
    colour : str
        The colour.
    least : float
        The contrast to reach.

    Returns
    -------
    str
        The colour itself where it has the contrast; else one such as ``#7a5200``.

    Examples
    --------
    >>> darkened("#1F6F9F", 4.5)
    '#1F6F9F'
    """
    part, found = 0.0, colour
    while contrast(found, WHITE) < least:
        part += 0.01
        found = mixed(colour, "#000000", part)
    return found


def mixed(first: str, second: str, part: float) -> str:
    """Return a colour on the way from one to another.

    Parameters
    ----------
    first, second : str
        The colours at 0 and 1.
    part : float
        How far, from 0 to 1.

    Returns
    -------
    str
        The colour.

    Examples
    --------
    >>> mixed("#000000", "#FFFFFF", 0.5)
    '#808080'
    """
    red, green, blue = ((1 - part) * a + part * b for a, b in zip(to_rgb(first), to_rgb(second), strict=True))
    return to_hex((red, green, blue))
