"""The HTML form of a review: one file that asks nobody for anything."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from html import escape

from scorecard._text import Lang
from scorecard.plots.fonts import require_glyphs
from scorecard.plots.theme import wearing
from scorecard.report.document import Document, Heading
from scorecard.report.html_blocks import Words, block_markup
from scorecard.report.html_fonts import font_rules
from scorecard.report.html_style import content_policy, moved_styles, packaged_sheet, page_marks
from scorecard.report.logo import Logo
from scorecard.report.look import Look
from scorecard.report.pdf import CONTENTS, KICKER, LOGO, REGION

__all__ = ["render_html"]


def render_html(document: Document, *, langs: Sequence[Lang], look: Look | None = None) -> bytes:
    """Return a review as one HTML file.

    Parameters
    ----------
    document : Document
        The review.
    langs : sequence of {"en", "zh"}
        Languages, one edition each, in this order.
    look : Look, optional
        Paper, theme, logo and mark; A4 in the packaged theme when left out.

    Returns
    -------
    bytes
        UTF-8 text with charts as SVG, fonts cut down to the characters used, one style sheet and
        no script; the same bytes for the same document.

    Raises
    ------
    FontError
        If a text has a character that no packaged font has.
    """
    look = Look() if look is None else look
    said = [Words(lang, width=look.theme.width, paper=look.theme.paper, mark=look.theme.mark) for lang in langs]
    with wearing(look.theme):
        editions = "\n".join(_edition(document, words, look) for words in said)
    texts = dict.fromkeys(text for words in said for text in (*words.plain, *words.bold))
    require_glyphs(texts, where="review", font=look.theme.font)
    body, rules = moved_styles(editions)
    fonts = font_rules(
        (text for words in said for text in (*words.plain, *words.charts)),
        bold=(text for words in said for text in (*words.bold, *words.bold_charts)),
        front=look.theme.font,
    )
    sheet = f"\n{fonts}\n{packaged_sheet(look.theme)}{rules}\n{page_marks(look.mark, langs)}\n"
    title = " · ".join(dict.fromkeys(document.title.text(lang) for lang in langs))
    lines = (
        "<!DOCTYPE html>",
        f'<html lang="{_tag(langs[0])}">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{content_policy(sheet)}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="color-scheme" content="light dark">',
        '<meta name="referrer" content="no-referrer">',
        f"<title>{escape(title)}</title>",
        f"<style>{sheet}</style>",
        "</head>",
        "<body>",
        f"<main>\n{body}\n</main>",
        "</body>",
        "</html>",
    )
    return ("\n".join(lines) + "\n").encode()


def _tag(lang: Lang) -> str:
    """Return the name of a language as the web wants it."""
    return f"{lang}-{REGION[lang]}"


def _edition(document: Document, words: Words, look: Look) -> str:
    """Return the whole review in one language."""
    headings = [block for block in document.blocks if isinstance(block, Heading)]
    names = [f"{words.lang}-s{number}" for number in range(1, len(headings) + 1)]
    for heading, name in zip(reversed(headings), reversed(names), strict=True):
        if heading.section is not None:
            words.places[heading.section] = (name, heading.text)
    words.places |= {
        block.section: (f"{words.lang}-o{at}", block.text)
        for at, block in enumerate(document.opening)
        if isinstance(block, Heading) and block.section is not None
    }
    rest = iter(names)
    blocks = [
        block_markup(block, words, name=next(rest) if isinstance(block, Heading) else "") for block in document.blocks
    ]
    owner = document.author or document.title
    ends = (owner,) if document.foot is None else (document.foot, owner)
    foot = "<footer>" + "".join(f"<p>{words.say(end)}</p>" for end in ends) + "</footer>"
    mark = "" if look.mark is None else f'<p class="mark">{words.say(look.mark, bold=True)}</p>'
    opening = [block_markup(block, words, name=f"{words.lang}-o{at}") for at, block in enumerate(document.opening)]
    parts = [
        *([mark] if mark else ()),
        *_cover(document, words, look),
        *opening,
        *_contents(headings, names, words),
        *blocks,
        foot,
    ]
    return f'<article class="edition" lang="{_tag(words.lang)}">\n' + "\n".join(parts) + "\n</article>"


def _cover(document: Document, words: Words, look: Look) -> list[str]:
    """Return what stands before the contents."""
    parts = [] if look.logo is None else [_logo(look.logo, words)]
    parts += [
        f'<p class="kicker">{words.say(KICKER, bold=True)}</p>',
        f"<h1>{words.say(document.title, bold=True)}</h1>",
        f'<p class="subtitle">{words.say(document.subtitle)}</p>',
    ]
    if document.date is not None:
        parts.append(f'<p class="date">{words.say(document.date)}</p>')
    sentences = "".join(f"<p>{words.say(message)}</p>" for message in document.messages)
    return ["<header>", *parts, "</header>", f'<div class="message">{sentences}</div>']


def _logo(logo: Logo, words: Words) -> str:
    """Return the logo with its bytes inside the page; an SVG in an image runs and fetches nothing."""
    kind = "svg+xml" if logo.kind == "svg" else logo.kind
    data = base64.b64encode(logo.content).decode("ascii")
    return f'<img class="logo" alt="{LOGO.text(words.lang)}" src="data:image/{kind};base64,{data}">'


def _contents(headings: Sequence[Heading], names: Sequence[str], words: Words) -> list[str]:
    """Return the contents, each entry a link; entries below a page are indented."""
    label = f"{words.lang}-contents"
    entries = [
        f'<li{_INDENTED if heading.level > 1 else ""}><a href="#{name}">{words.say(heading.text)}</a></li>'
        for heading, name in zip(headings, names, strict=True)
        if heading.level <= _DEPTH
    ]
    title = f'<h2 id="{label}">{words.say(CONTENTS, bold=True)}</h2>'
    return [f'<nav aria-labelledby="{label}">', title, "<ul>", *entries, "</ul>", "</nav>"]


_INDENTED = ' class="below"'
_DEPTH = 2
"""Levels of headings that stand in the contents."""
