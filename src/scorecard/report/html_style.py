"""The style sheet of an HTML review, with every style that stands in a tag moved into it."""

from __future__ import annotations

import base64
import hashlib
import re
from importlib.resources import files

__all__ = ["content_policy", "moved_styles", "packaged_sheet"]

_TAG = re.compile(r"<[a-zA-Z][^>]*>")
_STYLE = re.compile(r'\sstyle="([^"]*)"')
_OWN_SHEET = re.compile(r"<style\b[^>]*>.*?</style>\s*", re.DOTALL)
_COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)


def packaged_sheet() -> str:
    """Return the style sheet that every HTML review has, without its comments."""
    sheet = files("scorecard.report").joinpath("review.css").read_text(encoding="utf-8")
    return _COMMENT.sub("", sheet)


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
