"""Colours, sizes, shapes of statuses: everything about the looks that is no datum."""

from __future__ import annotations

import os
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from typing import Literal

import matplotlib.style

from scorecard._given import Kind, require_kinds
from scorecard._marks import BAD, GOOD, NO_DATA, WATCH, Mark, Shape
from scorecard._text import Lang, LocalText
from scorecard._turn import TURN
from scorecard.models import Band, Level
from scorecard.plots.colour_vision import contrast
from scorecard.plots.fonts import FAMILIES, HouseFont, families, read_house_font, register, register_front, setting_in
from scorecard.plots.house_colours import ColourName, checked_colours, mixed

__all__ = [
    "THEME",
    "DEFAULT",
    "NO_DATA_WORD",
    "SMALLEST",
    "Mark",
    "Paper",
    "Shape",
    "Theme",
    "drawing",
    "readable",
    "status_label",
    "wearing",
    "worn",
]

Paper = Literal["a4", "letter", "16:9"]
"""A4, US letter, and a slide."""

SMALLEST = 6.5
"""No text is smaller than this, in points."""

NO_DATA_WORD = LocalText(en="no data", zh="无数据")

_WORD_FITS = 3


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours and sizes of the charts.

    The default palette keeps its three statuses apart under every kind of colour blindness and in
    grey print; shape and letter say the same once more.

    Attributes
    ----------
    good, watch, bad, no_data : Mark
        Marks of the four statuses.
    accent : str
        Headings and bars of a review.
    ink, muted, grid, band, ground : str
        Text, lesser text, lines, backgrounds, and the page itself.
    tiers : tuple of str
        Backgrounds of a bullet, from the lowest band to the top one.
    actual, previous : str
        Bars and lines of values.
    perception, quiet : str
        Filled mark of a perception, and the bar between it and the expectation.
    link : str
        Arrow between two objectives.
    low_answers, high_answers : tuple of str
        Answers below and above the middle of a scale: next to it, and farthest from it.
    middle_answer : str
        The answer in the middle.
    first_ranks, last_ranks : tuple of str
        Ranks of the first and of the second half, each from its first to its last.
    font : HouseFont or None
        A font in front of the packaged ones.
    paper : {"a4", "letter", "16:9"}
        What the charts are made for; see `on`.
    width : float
        Width of a chart in inches.
    enlarged : float
        How many times its size a chart is printed.
    title, text, small, least : float
        Sizes of type in points.
    dpi : int
        Dots per inch of a picture.

    Examples
    --------
    >>> Theme().good.sign, Theme().bad.shape
    ('●', 'D')
    >>> Theme.house(colours={"accent": "#7A1FA2"}).perception
    '#7A1FA2'
    """

    good: Mark = GOOD
    watch: Mark = WATCH
    bad: Mark = BAD
    no_data: Mark = NO_DATA
    accent: str = "#1F6F9F"
    ink: str = "#1F2933"
    muted: str = "#5B6670"
    grid: str = "#D5DAE0"
    band: str = "#F3F5F7"
    ground: str = "#FFFFFF"
    tiers: tuple[str, str, str] = ("#C5CCD5", "#D9DFE5", "#E9EDF1")
    actual: str = "#404040"
    previous: str = "#8A939C"
    perception: str = "#1F6F9F"
    quiet: str = "#B5C0CA"
    link: str = "#7B8794"
    low_answers: tuple[str, str] = ("#E39A86", "#98140F")
    high_answers: tuple[str, str] = ("#86B4D0", "#1F6F9F")
    middle_answer: str = "#E3E5E8"
    first_ranks: tuple[str, str] = ("#173F5F", "#3F7096")
    last_ranks: tuple[str, str] = ("#8AA6BE", "#E3E9EF")
    font: HouseFont | None = None
    paper: Paper = "a4"
    width: float = 6.7
    enlarged: float = 1.0
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

    @property
    def families(self) -> tuple[str, ...]:
        """The font families in which a character is looked for, in order."""
        return tuple(families(self.font))

    def on(self, paper: Paper) -> Theme:
        """Return the theme for charts as wide as the text of a page.

        Parameters
        ----------
        paper : {"a4", "letter", "16:9"}
            A4, US letter, or a slide, on which everything is printed a quarter larger.

        Returns
        -------
        Theme
            The same colours and fonts.

        Examples
        --------
        >>> Theme().on("letter").width, Theme().on("16:9").enlarged
        (6.9, 1.25)
        """
        width, enlarged = _SIZES[paper]
        return replace(self, paper=paper, width=width, enlarged=enlarged)

    @classmethod
    def grey(cls) -> Theme:
        """Return the theme for print without colour.

        Returns
        -------
        Theme
            Statuses are light, middle and dark, each at least three times as bright as the next (WCAG
            contrast), and keep their shapes.

        Examples
        --------
        >>> Theme.grey().bad.fill
        '#1A1A1A'
        """
        return cls(
            good=Mark("o", "#DADADA", "#4D4D4D", "#595959", "●"),
            watch=Mark("^", "#757575", "#404040", "#404040", "▲"),
            bad=Mark("D", "#1A1A1A", "#1A1A1A", "#1A1A1A", "◆"),
            no_data=Mark("s", "#FFFFFF", "#666666", "#666666", "□"),
            accent="#333333",
            ink="#262626",
            muted="#5F5F5F",
            grid="#D9D9D9",
            band="#F4F4F4",
            tiers=("#CCCCCC", "#DEDEDE", "#EDEDED"),
            actual="#404040",
            previous="#909090",
            perception="#595959",
            quiet="#BFBFBF",
            link="#858585",
            low_answers=("#9E9E9E", "#2B2B2B"),
            high_answers=("#CFCFCF", "#636363"),
            middle_answer="#EBEBEB",
            first_ranks=("#333333", "#666666"),
            last_ranks=("#A0A0A0", "#EAEAEA"),
        )

    @classmethod
    def house(
        cls,
        *,
        font: str | os.PathLike[str] | None = None,
        bold: str | os.PathLike[str] | None = None,
        colours: Mapping[ColourName, str] | None = None,
    ) -> Theme:
        """Return the theme of a house: its font in front of ours, its colours in place of ours.

        Parameters
        ----------
        font : str or path, optional
            A TrueType or OpenType file; a character that it lacks is set in the packaged font.
        bold : str or path, optional
            Its bold face; the regular one stands in when left out.
        colours : mapping of str to str, optional
            Colours as ``#RRGGBB`` for ``accent`` (headings, bars and perceptions), the statuses ``good``,
            ``watch`` and ``bad``, and ``ink``, ``muted``, ``perception``, ``actual``, ``previous``, ``link``.

        Returns
        -------
        Theme
            The theme.

        Raises
        ------
        FontError
            If a font file cannot be used.
        ChartError
            If a colour is too pale on white, or two statuses look alike to somebody who lacks a cone of
            colour vision or in grey print: with the pair, the figure and what is needed.

        Examples
        --------
        >>> Theme.house(colours={"accent": "#7A1FA2"}).perception
        '#7A1FA2'
        """
        plain = cls()
        fills: dict[ColourName, str] = {"good": plain.good.fill, "watch": plain.watch.fill, "bad": plain.bad.fill}
        found = checked_colours(colours or {}, others=fills)
        front = None if font is None else read_house_font(font, bold=bold, taken=FAMILIES)
        brand = found.plain.get("perception", found.plain.get("accent", plain.perception))
        return replace(
            plain if brand == plain.perception else _branded(plain, brand),
            font=front,
            good=found.marks.get("good", plain.good),
            watch=found.marks.get("watch", plain.watch),
            bad=found.marks.get("bad", plain.bad),
            low_answers=_low_answers(found.marks.get("bad"), plain),
            accent=found.plain.get("accent", brand),
            ink=found.plain.get("ink", plain.ink),
            muted=found.plain.get("muted", plain.muted),
            actual=found.plain.get("actual", plain.actual),
            previous=found.plain.get("previous", plain.previous),
            link=found.plain.get("link", plain.link),
        )


_SIZES: dict[Paper, tuple[float, float]] = {"a4": (6.7, 1.0), "letter": (6.9, 1.0), "16:9": (8.0, 1.25)}
"""Width in inches of a chart before it is enlarged, and how many times it is."""


def _branded(theme: Theme, brand: str) -> Theme:
    """Return a theme whose answers, ranks and perceptions take their hue from one colour."""
    first = (mixed(brand, theme.ink, 0.5), brand)
    pale = (mixed(brand, theme.ground, 0.55), mixed(brand, theme.ground, 0.88))
    high = (mixed(brand, theme.ground, 0.5), brand)
    return replace(theme, accent=brand, perception=brand, high_answers=high, first_ranks=first, last_ranks=pale)


def _low_answers(bad: Mark | None, plain: Theme) -> tuple[str, str]:
    """Return the colours of answers below the middle: the hue of what is bad."""
    return plain.low_answers if bad is None else (mixed(bad.text, plain.ground, 0.5), bad.text)


DEFAULT = Theme()
"""The theme of a chart that names none."""


_WORN: ContextVar[Theme] = ContextVar("theme", default=DEFAULT)


THEME = Kind(Theme, "a theme", "Write Theme.grey(), Theme.house(…) or Theme(…), from scorecard.plots.")


def worn(theme: Theme | None) -> Theme:
    """Return a theme, or the one that charts without one wear at present."""
    if theme is None:
        return _WORN.get()
    require_kinds("Nothing can be drawn in this theme.", ("theme", theme, THEME))
    return theme


@contextmanager
def wearing(theme: Theme) -> Generator[None, None, None]:
    """Draw charts that name no theme in this one as long as it lasts."""
    before = _WORN.set(theme)
    try:
        yield
    finally:
        _WORN.reset(before)


def readable(fill: str, theme: Theme) -> str:
    """Return the page's colour or that of text, whichever reads better on a fill."""
    return max((theme.ground, theme.ink), key=lambda ink: contrast(ink, fill))


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
def drawing(theme: Theme = DEFAULT) -> Generator[None, None, None]:
    """Draw with the fonts of a theme and matplotlib's own defaults, whatever the user has set, one thread at a time."""
    ours: dict[str, object] = {
        "font.family": [*theme.families],
        "font.size": theme.text,
        "axes.unicode_minus": True,
        "axes.linewidth": 0.6,
        "hatch.linewidth": 0.6,
        "text.hinting": "none",  # else a line is up to an eighth wider at few dots per inch than it was measured
        "svg.fonttype": "none",
        "svg.hashsalt": "scorecard",
        "pdf.fonttype": 42,
        "savefig.facecolor": "white",
        "savefig.bbox": None,
    }
    with TURN:
        register()
        if theme.font is not None:
            register_front(theme.font)
        with matplotlib.style.context(["default", ours]), setting_in(theme.font):
            yield
