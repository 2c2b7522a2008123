"""How one status looks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["BAD", "GOOD", "NO_DATA", "WATCH", "Mark", "Shape"]

Shape = Literal["o", "^", "D", "s"]
"""Circle, triangle, diamond, square: matplotlib's names."""


@dataclass(frozen=True, slots=True)
class Mark:
    """How one status looks: shape, fill, edge and, for no data, hatching.

    Attributes
    ----------
    shape : {"o", "^", "D", "s"}
        Shape of the mark.
    fill, edge : str
        Colours of its inside and its line.
    text : str
        Colour of a number that takes the colour of the status, legible on white.
    sign : str
        The character that looks like the mark, for text.
    """

    shape: Shape
    fill: str
    edge: str
    text: str
    sign: str


GOOD = Mark("o", "#2E7D79", "#2E7D79", "#2E7D79", "●")
WATCH = Mark("^", "#F9B233", "#7A5200", "#7A5200", "▲")
BAD = Mark("D", "#98140F", "#98140F", "#98140F", "◆")
NO_DATA = Mark("s", "#FFFFFF", "#5B6670", "#5B6670", "□")
