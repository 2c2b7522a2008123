"""How far apart two colours look: contrast, lightness, difference, with full or lacking colour vision."""

from __future__ import annotations

import math
from typing import Literal, TypeAlias

from matplotlib.colors import to_hex, to_rgb

__all__ = ["DEFICIENCIES", "Deficiency", "contrast", "difference", "lightness", "luminance", "simulated"]

Deficiency: TypeAlias = Literal["protanopia", "deuteranopia", "tritanopia"]
Triple: TypeAlias = tuple[float, float, float]

DEFICIENCIES: tuple[Deficiency, ...] = ("protanopia", "deuteranopia", "tritanopia")
"""The three kinds of colour vision that lack one of three cones."""

_MACHADO: dict[Deficiency, tuple[Triple, Triple, Triple]] = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
"""Machado, Oliveira & Fernandes 2009 at severity 1.0, for linear red, green and blue."""

_XYZ = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))
_WHITE = tuple(sum(row) for row in _XYZ)
_CUBE_ABOVE = 216 / 24389
_SLOPE = 24389 / 27
_FAR = 25.0**7


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour.

    Parameters
    ----------
    colour : str
        Such as ``#2E7D79``.

    Returns
    -------
    float
        0 for black to 1 for white: 0.2126 R + 0.7152 G + 0.0722 B of the linear channels (WCAG 2.2).

    Examples
    --------
    >>> round(luminance("#FFFFFF"), 3), luminance("#000000")
    (1.0, 0.0)
    """
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """Return the contrast of two colours.

    Parameters
    ----------
    first, second : str
        The colours, in either order.

    Returns
    -------
    float
        (L₁ + 0.05) / (L₂ + 0.05) of the lighter and the darker luminance, from 1 to 21 (WCAG 2.2).

    Examples
    --------
    >>> contrast("#FFFFFF", "#000000")
    21.0
    """
    bright, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def lightness(colour: str) -> float:
    """Return how light a colour is in grey print.

    Parameters
    ----------
    colour : str
        The colour.

    Returns
    -------
    float
        CIE L*, from 0 for black to 100 for white.

    Examples
    --------
    >>> round(lightness("#777777"), 1)
    50.0
    """
    return _lab(colour)[0]


def simulated(colour: str, deficiency: Deficiency) -> str:
    """Return what a colour looks like to somebody who lacks one kind of cone.

    Parameters
    ----------
    colour : str
        The colour.
    deficiency : {"protanopia", "deuteranopia", "tritanopia"}
        Which cone is lacking.

    Returns
    -------
    str
        The colour, such as ``#8a7b2f``; channels beyond the screen are cut off.

    Notes
    -----
    The matrices of Machado, Oliveira & Fernandes (2009, doi 10.1109/TVCG.2009.113) at full severity, on
    linear channels. Grey stays grey.

    Examples
    --------
    >>> simulated("#808080", "deuteranopia")
    '#808080'
    """
    channels = _linear(colour)
    rows = _MACHADO[deficiency]
    red, green, blue = (
        _encoded(min(max(sum(a * b for a, b in zip(row, channels, strict=True)), 0.0), 1.0)) for row in rows
    )
    return to_hex((red, green, blue))


def difference(first: str, second: str) -> float:
    """Return how different two colours look.

    Parameters
    ----------
    first, second : str
        The colours, in either order.

    Returns
    -------
    float
        CIEDE2000, ΔE₀₀: about 1 is just visible side by side, black and white are 100 apart.

    Notes
    -----
    Sharma, Wu & Dalal (2005, doi 10.1002/col.20070), with all weights 1 and the white of the screen.

    Examples
    --------
    >>> round(difference("#000000", "#FFFFFF"), 1)
    100.0
    """
    return ciede2000(_lab(first), _lab(second))


def ciede2000(first: Triple, second: Triple) -> float:
    """Return ΔE₀₀ of two colours given as L*, a*, b*."""
    (l1, a1, b1), (l2, a2, b2) = first, second
    mean_chroma = ((math.hypot(a1, b1) + math.hypot(a2, b2)) / 2) ** 7
    stretch = 1.5 - 0.5 * math.sqrt(mean_chroma / (mean_chroma + _FAR))
    a1, a2 = a1 * stretch, a2 * stretch
    c1, c2 = math.hypot(a1, b1), math.hypot(a2, b2)
    h1, h2 = (math.degrees(math.atan2(b, a)) % 360 for a, b in ((a1, b1), (a2, b2)))
    turn, hue = _hues(h1, h2, grey=c1 * c2 == 0)
    lightness_step, chroma_step = l2 - l1, c2 - c1
    hue_step = 2 * math.sqrt(c1 * c2) * math.sin(math.radians(turn / 2))
    light, chroma = ((l1 + l2) / 2 - 50) ** 2, (c1 + c2) / 2
    by_hue = (
        1
        - 0.17 * _cos(hue - 30)
        + 0.24 * _cos(2 * hue)
        + 0.32 * _cos(3 * hue + 6)
        - 0.20 * _cos(4 * hue - 63)
    )  # fmt: skip
    s_light = 1 + 0.015 * light / math.sqrt(20 + light)
    s_chroma, s_hue = 1 + 0.045 * chroma, 1 + 0.015 * chroma * by_hue
    rotation = -2 * math.sqrt(chroma**7 / (chroma**7 + _FAR))
    rotation *= math.sin(math.radians(60 * math.exp(-(((hue - 275) / 25) ** 2))))
    parts = lightness_step / s_light, chroma_step / s_chroma, hue_step / s_hue
    return math.sqrt(sum(part * part for part in parts) + rotation * parts[1] * parts[2])


def _hues(first: float, second: float, *, grey: bool) -> tuple[float, float]:
    """Return the turn from one hue to another the short way round, and the hue between them, in degrees."""
    if grey:
        return 0.0, first + second
    turn = (second - first + 180) % 360 - 180
    if second - first == 180:
        turn = 180.0
    total = first + second
    if abs(first - second) <= 180:
        return turn, total / 2
    return turn, (total + 360) / 2 if total < 360 else (total - 360) / 2


def _cos(degrees: float) -> float:
    return math.cos(math.radians(degrees))


def _linear(colour: str) -> Triple:
    """Return the channels of a colour in proportion to light."""
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(colour))
    return red, green, blue


def _encoded(channel: float) -> float:
    """Return a linear channel as a screen takes it."""
    return 12.92 * channel if channel <= 0.0031308 else 1.055 * channel ** (1 / 2.4) - 0.055


def _lab(colour: str) -> Triple:
    """Return a colour as CIE L*, a*, b*, white being that of the screen."""
    channels = _linear(colour)
    x, y, z = (
        _root(sum(a * b for a, b in zip(row, channels, strict=True)) / white)
        for row, white in zip(_XYZ, _WHITE, strict=True)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _root(share: float) -> float:
    return share ** (1 / 3) if share > _CUBE_ABOVE else (_SLOPE * share + 16) / 116
