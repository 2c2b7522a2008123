"""A font of the user's own, set in front of the packaged ones."""

from __future__ import annotations

import os
import struct
from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, cast

from scorecard.errors import FontError, Place, Problems

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

__all__ = ["HouseFont", "in_front", "read_house_font", "setting_in"]

MAX_BYTES = 40_000_000
"""Largest font file that is read."""

_STARTS = (b"\x00\x01\x00\x00", b"OTTO", b"true")
_RESTRICTED = 0x0002
_FAMILY, _POST_SCRIPT = 1, 6


@dataclass(frozen=True, slots=True)
class HouseFont:
    """A font family in files of the user's.

    Attributes
    ----------
    family : str
        Its name, as the files say it.
    regular, bold : Path
        The files; the same one twice where there is no bold.
    """

    family: str
    regular: Path
    bold: Path

    def file(self, *, bold: bool) -> Path:
        """Return the file of a weight."""
        return self.bold if bold else self.regular


_FRONT: ContextVar[HouseFont | None] = ContextVar("house_font", default=None)


def in_front() -> HouseFont | None:
    """Return the font that texts are being set in; None for the packaged ones."""
    return _FRONT.get()


@contextmanager
def setting_in(font: HouseFont | None) -> Generator[None, None, None]:
    """Measure texts in a font as long as this lasts."""
    before = _FRONT.set(font)
    try:
        yield
    finally:
        _FRONT.reset(before)


def read_house_font(
    regular: str | os.PathLike[str], *, bold: str | os.PathLike[str] | None = None, taken: tuple[str, ...] = ()
) -> HouseFont:
    """Return a font family after a look at its files.

    Parameters
    ----------
    regular : str or path
        A TrueType or OpenType file (``.ttf``, ``.otf``) of one weight, not variable.
    bold : str or path, optional
        The bold one; the regular one is used for bold too when left out.
    taken : tuple of str
        Families that the font must not be called.

    Returns
    -------
    HouseFont
        The family.

    Raises
    ------
    FontError
        If a file cannot be read, is no such font, is too large, is variable, may not be embedded by what
        it says itself, or has the name of a packaged family; names every fault of both files.
    """
    problems = Problems()
    files = [Path(path) for path in (regular, bold) if path is not None]
    named = [_looked_at(path, problems, taken=taken) for path in files]
    problems.raise_if_any(FontError, "The house font cannot be used.")
    return HouseFont(str(named[0]), files[0].resolve(), files[-1].resolve())


def _looked_at(path: Path, problems: Problems, *, taken: tuple[str, ...]) -> str | None:
    """Return the family of a font file, or note why it cannot be used."""
    from fontTools.ttLib import TTFont, TTLibError

    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            start = file.read(4)
    except OSError as error:
        _note(problems, path, "house-font-unreadable", "the file cannot be read", error.strerror, "Name a font file.")
        return None
    if start not in _STARTS:
        cure = "Take a .ttf or .otf file of one face, not a collection or a web font."
        _note(problems, path, "house-font-kind", "the file is no TrueType or OpenType font", repr(start), cure)
        return None
    if size > MAX_BYTES:
        _note(
            problems, path, "house-font-large", f"the font is larger than {MAX_BYTES // 1_000_000} MB",
            f"{size} bytes", "Take a smaller file, such as one for fewer scripts.",
        )  # fmt: skip
        return None
    try:
        with path.open("rb") as file, TTFont(file, lazy=True) as font:
            return _family(font, path, problems, taken)
    except (TTLibError, struct.error, KeyError, ValueError, IndexError, AssertionError) as error:
        _note(problems, path, "house-font-broken", "the font is broken", str(error), "Take another copy of the file.")
        return None


def _family(font: TTFont, path: Path, problems: Problems, taken: tuple[str, ...]) -> str | None:
    """Return the family that a font names, or note why it cannot be used."""
    family = font["name"].getDebugName(_FAMILY) or ""
    cmap = font.getBestCmap() or {}
    if "fvar" in font:
        cure = "Make a file of one weight from it (fontTools.varLib.instancer)."
        _note(problems, path, "house-font-variable", "the font is variable", family, cure)
    if cast("int", getattr(font["OS/2"], "fsType", 0)) & _RESTRICTED:
        cure = "Take a font whose licence allows embedding."
        _note(problems, path, "house-font-restricted", "the font says that it may not be embedded", family, cure)
    if not (family and cmap and font["name"].getDebugName(_POST_SCRIPT)):
        what = "the font has no family name, no PostScript name or no characters"
        _note(problems, path, "house-font-nameless", what, family, "Take another font.")
    if family in taken:
        cure = "Leave it out: it is packaged already."
        _note(problems, path, "house-font-taken", "a packaged family has this name", family, cure)
    return family


def _note(problems: Problems, path: Path, code: str, what: str, found: str | None, cure: str) -> None:
    problems.add(code, what, place=Place(file=path.name), found=found, cure=cure)


@lru_cache(maxsize=16)
def characters_of(font: HouseFont, *, bold: bool) -> frozenset[int]:
    """Return the code points that a house font has."""
    from fontTools.ttLib import TTFont

    with TTFont(font.file(bold=bold), lazy=True) as read:
        return frozenset(read.getBestCmap() or {})
