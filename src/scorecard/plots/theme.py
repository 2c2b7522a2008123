"""Colours, sizes, shapes of statuses: everything about the looks that is no datum."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal

import matplotlib.style

from scorecard._text import Lang, LocalText
from scorecard.models import Band, Level
from scorecard.plots.fonts import FAMILIES, register

__all__ = ["DEFAULT", "NO_DATA_WORD", "SMALLEST", "Mark", "Shape", "Theme", "drawing", "status_label"]

Shape = Literal["o", "^", "D", "s"]
"""Circle, triangle, diamond, square: matplotlib's names."""

SMALLEST = 6.5
"""No text is smaller than this, in points."""

NO_DATA_WORD = LocalText(en="no data", zh="无数据")

_WORD_FITS = 3


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


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours and sizes of the charts.

    The default palette keeps its three statuses apart under every kind of colour blindness and in
    grey print; shape and letter say the same once more.

    Attributes
    ----------
    good, watch, bad, no_data : Mark
        Marks of the four statuses.
    ink, muted, grid, band : str
        Text, lesser text, lines and backgrounds.
    tiers : tuple of str
        Backgrounds of a bullet, from the lowest band to the top one.
    actual, previous : str
        Bars and lines of values.
    perception, quiet : str
        Filled mark of a perception, and the bar between it and the expectation.
    link : str
        Arrow between two objectives.
    width : float
        Width of a chart in inches.
    title, text, small, least : float
        Sizes of type in points.
    dpi : int
        Dots per inch of a picture.
    """

    good: Mark = Mark("o", "#2E7D79", "#2E7D79", "#2E7D79", "●")
    watch: Mark = Mark("^", "#F9B233", "#7A5200", "#7A5200", "▲")
    bad: Mark = Mark("D", "#98140F", "#98140F", "#98140F", "◆")
    no_data: Mark = Mark("s", "#FFFFFF", "#5B6670", "#5B6670", "□")
    ink: str = "#1F2933"
    muted: str = "#5B6670"
    grid: str = "#D5DAE0"
    band: str = "#F3F5F7"
    tiers: tuple[str, str, str] = ("#C5CCD5", "#D9DFE5", "#E9EDF1")
    actual: str = "#404040"
    previous: str = "#8A939C"
    perception: str = "#1F6F9F"
    quiet: str = "#B5C0CA"
    link: str = "#7B8794"
    width: float = 6.7
    title: float = 11.0
    text: float = 8.0
    small: float = 7.5
    least: float = 7.0
    dpi: int = 200

    def mark(self, level: Level | None) -> Mark:
        """Return the mark of a level; None is no data.

        Parameters
        ----------
        level : {"good", "watch", "bad"} or None
            What the status says.

        Returns
        -------
        Mark
            Its looks.
        """
        if level is None:
            return self.no_data
        return {"good": self.good, "watch": self.watch, "bad": self.bad}[level]


DEFAULT = Theme()
"""The theme of a chart that names none."""


def status_label(band: Band | None, lang: Lang) -> str:
    """Return the short word beside a status mark: its letter in English, its name in Chinese.

    Parameters
    ----------
    band : Band or None
        The band of the score; None is no data.
    lang : {"en", "zh"}
        Language.

    Returns
    -------
    str
        Such as ``G`` or ``达标``; a Chinese name of more than three characters gives way to its letter.

    Examples
    --------
    >>> from scorecard.models import Bands
    >>> status_label(Bands.default().of(95), "en"), status_label(Bands.default().of(95), "zh")
    ('G', '达标')
    """
    if band is None:
        return "–" if lang == "en" else NO_DATA_WORD.text(lang)
    name = band.name.text(lang)
    return name if lang == "zh" and len(name) <= _WORD_FITS else band.letter.text(lang)


@contextmanager
def drawing() -> Generator[None, None, None]:
    """Draw with the packaged fonts and matplotlib's own defaults, whatever the user has set."""
    register()
    ours: dict[str, object] = {
        "font.family": list(FAMILIES),
        "font.size": DEFAULT.text,
        "axes.unicode_minus": True,
        "axes.linewidth": 0.6,
        "hatch.linewidth": 0.6,
        "svg.fonttype": "none",
        "svg.hashsalt": "scorecard",
        "pdf.fonttype": 42,
        "savefig.facecolor": "white",
        "savefig.bbox": None,
    }
    with matplotlib.style.context(["default", ours]):
        yield
