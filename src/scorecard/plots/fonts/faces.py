"""The packaged fonts: which characters they have, how wide those are, and that matplotlib uses them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from matplotlib.font_manager import FontProperties, fontManager
from matplotlib.ft2font import FT2Font

from scorecard.errors import FontError, Place, Problem, Problems
from scorecard.plots.fonts.house import HouseFont, characters_of, in_front

__all__ = ["FAMILIES", "FOLDER", "advance", "check_text", "families", "register", "register_front", "require_glyphs"]

FAMILIES = ("Noto Sans SC", "DejaVu Sans")
"""Families for text in both languages, in the order in which a character is looked for."""

FOLDER = Path(__file__).parent
"""Folder of the packaged font files; a Typst compiler takes it as a font path."""

_PRIMARY = {False: "NotoSansSC-Regular.ttf", True: "NotoSansSC-Bold.ttf"}
_FALLBACK = {False: "DejaVuSans.ttf", True: "DejaVuSans-Bold.ttf"}
_EM = 1000
_FIXED_POINT = 65536


@lru_cache(maxsize=12)
def _face(file: str) -> FT2Font:
    """Return one font file, at one pixel per thousandth of the font size."""
    face = FT2Font(str(FOLDER / file))
    face.set_size(_EM, 72)
    return face


@lru_cache(maxsize=12)
def _characters(file: str) -> frozenset[int]:
    """Return the code points that a font file has."""
    return frozenset(_face(file).get_charmap())


@lru_cache(maxsize=1)
def register() -> None:
    """Make matplotlib use the packaged Noto Sans SC, once per process.

    Raises
    ------
    FontError
        If matplotlib still resolves the family to another file.

    Notes
    -----
    A family of the same name that is installed on the machine stands behind ours, so that the
    same chart has the same bytes everywhere. DejaVu Sans comes with matplotlib itself.
    """
    ours = [str(FOLDER / file) for file in _PRIMARY.values()]
    for file in ours:
        fontManager.addfont(file)
    fontManager.ttflist.sort(key=lambda entry: entry.fname not in ours)  # stable: ours first, the rest as it was
    for bold, file in _PRIMARY.items():
        wanted = FontProperties(family=FAMILIES[0], weight="bold" if bold else "normal")
        found = fontManager.findfont(wanted)
        if Path(found) != FOLDER / file:
            raise FontError.single(
                "font-not-registered",
                f"matplotlib does not use the packaged font {file}",
                found=found,
                cure="Remove the other font of this name from matplotlib's font list.",
            )


def families(font: HouseFont | None) -> list[str]:
    """Return the families in which a character is looked for, in order."""
    return [*FAMILIES] if font is None else [font.family, *FAMILIES]


def register_front(font: HouseFont) -> None:
    """Make matplotlib use the files of a house font for its family."""
    register()
    for bold in (False, True):
        file = str(font.file(bold=bold))
        wanted = FontProperties(family=font.family, weight="bold" if bold else "normal")
        if file not in {entry.fname for entry in fontManager.ttflist}:
            fontManager.addfont(file)
        if fontManager.findfont(wanted, fallback_to_default=False) != file:
            fontManager.ttflist.sort(key=lambda entry: entry.fname not in (str(font.regular), str(font.bold)))
            fontManager.addfont(file)  # forgets what was found before


def check_text(texts: Iterable[str], *, font: HouseFont | None = None) -> tuple[tuple[str, str], ...]:
    """Return the texts that have a character no font has.

    Parameters
    ----------
    texts : iterable of str
        The texts to draw.
    font : HouseFont, optional
        A font in front of the packaged ones, which stand in where it lacks a character.

    Returns
    -------
    tuple of (str, str)
        Each such text with its missing characters, in order of appearance and once each.

    Examples
    --------
    >>> check_text(["Reliability 可靠性", "a \U0001f69a van"])
    (('a 🚚 van', '🚚'),)
    """
    has = _characters(_PRIMARY[False]) | _characters(_FALLBACK[False])
    if font is not None:
        has |= characters_of(font, bold=False) & characters_of(font, bold=True)
    found: dict[str, str] = {}
    for text in texts:
        missing = "".join(dict.fromkeys(c for c in text if ord(c) not in has and c != "\n"))
        if missing:
            found[text] = missing
    return tuple(found.items())


def require_glyphs(texts: Iterable[str], *, where: str, font: HouseFont | None = None) -> None:
    """Refuse texts that would print as boxes.

    Parameters
    ----------
    texts : iterable of str
        The texts to draw.
    where : str
        What is being drawn, for the message.
    font : HouseFont, optional
        A font in front of the packaged ones.

    Raises
    ------
    FontError
        If a character is in none of the fonts; names every such text and its characters.

    Examples
    --------
    >>> require_glyphs(["OTIF 准时足量 ≥ 95 %"], where="gap chart")
    """
    problems = Problems()
    for text, missing in check_text(texts, font=font):
        names = ", ".join(f"{c} (U+{ord(c):04X})" if c.isprintable() else f"U+{ord(c):04X}" for c in missing)
        problems.take(
            Problem(
                "missing-glyph",
                f"no packaged font has {names}",
                Place(path=where),
                text,
                "Write the text with other characters.",
            )
        )
    problems.raise_if_any(FontError, f"The {where} has characters that would print as empty boxes.")


def advance(character: str, *, bold: bool = False) -> float:
    """Return how far one character moves the pen, as a share of the font size.

    Parameters
    ----------
    character : str
        One character.
    bold : bool
        Whether it is set in the bold face.

    Returns
    -------
    float
        Share of the font size; 0 for a combining mark.

    Examples
    --------
    >>> advance("中"), advance("0")
    (1.0, 0.555)
    """
    return _advance(character, bold, in_front())


@lru_cache(maxsize=20_000)
def _advance(character: str, bold: bool, font: HouseFont | None) -> float:
    """Return how far a character moves the pen in the first font that has it."""
    if unicodedata.combining(character):
        return 0.0
    code = ord(character)
    if font is not None and code in characters_of(font, bold=bold):
        file = str(font.file(bold=bold))
    else:
        file = _PRIMARY[bold] if code in _characters(_PRIMARY[bold]) else _FALLBACK[bold]
        if code not in _characters(file):
            return 1.0
    glyph = _face(file).load_char(code)
    return glyph.linearHoriAdvance / _FIXED_POINT / _EM
