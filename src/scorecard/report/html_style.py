"""The style sheet of an HTML review, with every style that stands in a tag moved into it."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from importlib.resources import files
from string import Template

from scorecard._text import Lang, LocalText
from scorecard.plots.colour_vision import contrast
from scorecard.plots.house_colours import TEXT_CONTRAST, mixed
from scorecard.plots.theme import DEFAULT, Paper, Theme

__all__ = ["content_policy", "moved_styles", "packaged_sheet", "page_marks", "quoted"]

_PAGES: dict[Paper, str] = {"a4": "A4", "letter": "letter", "16:9": "297mm 167.06mm"}
_NIGHT = "#15191d"
"""The page in a dark window."""


_TAG = re.compile(r"<[a-zA-Z][^>]*>")
_STYLE = re.compile(r'\sstyle="([^"]*)"')
_OWN_SHEET = re.compile(r"<style\b[^>]*>.*?</style>\s*", re.DOTALL)
_COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)


def packaged_sheet(theme: Theme = DEFAULT) -> str:
    """Return the style sheet that every HTML review has, without its comments, in the colours of a theme."""
    sheet = files("scorecard.report").joinpath("review.css").read_text(encoding="utf-8")
    values = {
        "families": ",".join([*(quoted(family) for family in theme.families), "sans-serif"]),
        "page": _PAGES[theme.paper],
        "ink": theme.ink,
        "muted": theme.muted,
        "rule": theme.grid,
        "tint": theme.band,
        "accent": theme.accent,
        "bright": _bright(theme.accent),
        "heading": theme.accent if theme.accent != DEFAULT.accent else theme.ink,
        "chart": "95mm" if theme.paper == "16:9" else "215mm",
    }
    return Template(_COMMENT.sub("", sheet)).substitute(values)


def _bright(accent: str) -> str:
    """Return a colour mixed with as little white as makes it legible on a dark page."""
    part, found = 0.0, accent
    while contrast(found, _NIGHT) < TEXT_CONTRAST:
        part += 0.01
        found = mixed(accent, "#FFFFFF", part)
    return found


def quoted(text: str) -> str:
    """Return a text as a string of CSS, in which no character can end it or the sheet."""
    return '"' + "".join(c if c.isalnum() or c in " ·,.-" else f"\\{ord(c):x} " for c in text) + '"'


def page_marks(mark: LocalText | None, langs: Sequence[Lang]) -> str:
    """Return the rules that print a mark of confidentiality on every page.

    Parameters
    ----------
    mark : LocalText or None
        The mark.
    langs : sequence of {"en", "zh"}
        Languages of the editions.

    Returns
    -------
    str
        One rule an edition; nothing without a mark.
    """
    if mark is None:
        return ""
    rules = [f".edition:lang({lang}){{page:{lang}}}" for lang in langs]
    style = "font:700 8pt sans-serif"
    rules += [f"@page {lang}{{@top-center{{content:{quoted(mark.text(lang))};{style}}}}}" for lang in langs]
    return "\n".join(rules)


def moved_styles(markup: str) -> tuple[str, str]:
    """Return markup without any style of its own, together with the rules that give it the same look.

    A page whose only styles stand in one sheet needs no leave for others: the policy of the page
    names that sheet by its hash.

    Parameters
    ----------
    markup : str
        A page's body, charts among it; what stands in its texts is escaped.

    Returns
    -------
    markup : str
        The body with a class in place of each ``style``, without ``<style>`` elements.
    rules : str
        One rule a class, in order of first use.
    """
    classes: dict[str, str] = {}

    def named(match: re.Match[str]) -> str:
        return f' class="{classes.setdefault(match[1], f"k{len(classes)}")}"'

    bare = _TAG.sub(lambda tag: _STYLE.sub(named, tag.group()), _OWN_SHEET.sub("", markup))
    return bare, "\n".join(f".{name}{{{_plain(style)}}}" for style, name in classes.items())


def _plain(style: str) -> str:
    """Return a style as the sheet wants it: characters that an attribute escapes stand for themselves."""
    return style.replace("&quot;", '"').replace("&#x27;", "'").replace("&#39;", "'").replace("&amp;", "&")


def content_policy(sheet: str) -> str:
    """Return the content security policy that allows a style sheet, fonts inside it, and nothing else.

    Parameters
    ----------
    sheet : str
        The text of the only ``<style>`` element.

    Returns
    -------
    str
        The policy, for a ``meta`` element.
    """
    digest = base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode("ascii")
    allowed = f"style-src 'sha256-{digest}'; font-src data:; img-src data:"
    return f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"
