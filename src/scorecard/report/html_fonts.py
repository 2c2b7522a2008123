"""The fonts of an HTML review, cut down to the characters it uses."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterable
from pathlib import Path

from scorecard.plots.fonts import FAMILIES, FOLDER, HouseFont
from scorecard.report.html_style import quoted

__all__ = ["font_rules"]

_FACES = (
    (FAMILIES[0], 400, FOLDER / "NotoSansSC-Regular.ttf"),
    (FAMILIES[0], 700, FOLDER / "NotoSansSC-Bold.ttf"),
    (FAMILIES[1], 400, FOLDER / "DejaVuSans.ttf"),
    (FAMILIES[1], 700, FOLDER / "DejaVuSans-Bold.ttf"),
)
"""Family, weight and file of every packaged face; the first family that has a character shows it."""

_RULE = '@font-face{{font-family:{family};font-weight:{weight};src:url(data:font/woff;base64,{data}) format("woff")}}'
_TABLES = frozenset(
    {"GlyphOrder", "head", "hhea", "hmtx", "maxp", "cmap", "name", "OS/2", "post", "glyf", "loca", "CFF ", "CFF2"}
    | {"GDEF", "GPOS", "GSUB", "kern", "VORG", "vhea", "vmtx", "cvt ", "fpgm", "prep", "gasp"}
)
"""Tables that a page needs; others, such as an editor's own, fall away."""
_FEATURES = ["kern", "mark", "mkmk", "ccmp"]


def font_rules(texts: Iterable[str], *, bold: Iterable[str], front: HouseFont | None = None) -> str:
    """Return the ``@font-face`` rules with everything a page needs, as WOFF inside the rules.

    Parameters
    ----------
    texts : iterable of str
        The texts of the page, each at the regular weight.
    bold : iterable of str
        The texts that are set in bold.
    front : HouseFont, optional
        A font that is looked in before the packaged ones.

    Returns
    -------
    str
        One rule for each face that is needed; the same for the same characters.
    """
    wanted = {400: _code_points(texts), 700: _code_points(bold)}
    rules: list[str] = []
    house = () if front is None else ((front.family, 400, front.regular), (front.family, 700, front.bold))
    for family, weight, file in (*house, *_FACES):
        if wanted[weight]:
            found = _subset(file, wanted[weight])
            if found is not None:
                data, had = found
                wanted[weight] -= had
                rules.append(
                    _RULE.format(family=quoted(family), weight=weight, data=base64.b64encode(data).decode("ascii"))
                )
    return "\n".join(rules)


def _code_points(texts: Iterable[str]) -> set[int]:
    """Return every character that leaves a mark, a blank among them."""
    return {ord(character) for text in texts for character in text} - {0x0A}


def _subset(file: Path, wanted: set[int]) -> tuple[bytes, set[int]] | None:
    """Return a face as WOFF with only the characters wanted, together with those it has; None where it has none."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    with TTFont(file, lazy=True, recalcTimestamp=False) as font:
        had = wanted & set(font.getBestCmap() or {})
        if not had:
            return None
        for table in sorted(set(font.keys()) - _TABLES):
            del font[table]
        cutter = Subsetter(Options(hinting=False, layout_features=_FEATURES, notdef_outline=True))
        cutter.populate(unicodes=sorted(had))
        cutter.subset(font)
        font.flavor = "woff"
        content = io.BytesIO()
        font.save(content)
    return content.getvalue(), had
