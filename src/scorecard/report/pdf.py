"""The PDF form of a review, set by Typst from data alone."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.resources import as_file, files
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

from scorecard._table import display_width
from scorecard._text import Lang, LocalText
from scorecard.errors import FontError, Place, Problem, ReportError
from scorecard.plots.fonts import HouseFont, require_glyphs
from scorecard.plots.theme import DEFAULT, Paper, Theme, wearing
from scorecard.report.document import Block, Bullets, Document, Figure, Grid, Heading, Paragraph
from scorecard.report.look import Edition, Look, editions
from scorecard.report.pdf_data import BREAK, Data, foldable
from scorecard.report.pdf_grids import printed_grid

if TYPE_CHECKING:
    from scorecard.plots import Chart

LOGO = LocalText(en="Logo", zh="标志")
CONTENTS = LocalText(en="Contents", zh="目录")
PAGE = LocalText(en="Page", zh="页码")
KICKER = LocalText(en="Management review", zh="管理评审")
REGION: dict[Lang, str] = {"en": "GB", "zh": "CN"}
_RUNNING = 56
_LINE_CHARACTERS = 70
_TABLE_CHARACTERS = 104
"""Characters in a table as wide as the page; a word that is longer than its cell gets places to break."""
_ENTRIES = 24
"""Entries that the contents of the first page have room for; with more, only pages are entries."""
_LEADING = 3
"""Paragraphs that may lead from a heading to a table or a chart; more of them are a text of its own."""
_LEADING_ITEMS = 6
"""Sentences of a list that may."""
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One size of paper: Typst's words for it, and its measures."""

    paper: dict[str, str]
    high: float
    top: float
    bottom: float
    cover: float
    characters: int
    torn: float = 0.5


_SHEETS: dict[Paper, _Sheet] = {
    "a4": _Sheet({"paper": "a4"}, 841.89, 26.0, 22.0, 22.0, _TABLE_CHARACTERS),
    "letter": _Sheet({"paper": "us-letter"}, 792.0, 26.0, 22.0, 12.0, 107),
    "16:9": _Sheet({"paper": "presentation-16-9"}, 473.56, 22.0, 18.0, 4.0, 125, 0.9),
}
"""Height in points, margins and the room above the title in millimetres, characters in a table, and the share of a page
above which a table is torn where the page ends: a table of a slide stays whole."""


def render_pdf(document: Document, *, lang: Edition, look: Look | None = None) -> bytes:
    """Return a review as a tagged PDF.

    Parameters
    ----------
    document : Document
        The review.
    lang : {"en", "zh", "en+zh"}
        Language of every text; both give two editions, each with contents and page numbers of its own.
    look : Look, optional
        Paper, theme, logo and mark; A4 in the packaged theme when left out.

    Returns
    -------
    bytes
        A PDF with structure tags (PDF/UA-1), linked contents and embedded subset fonts; the
        same bytes for the same document.

    Raises
    ------
    FontError
        If a text has a character that no font has.
    ReportError
        If the page cannot be set.
    """
    return _compiled(document, editions(lang), Look() if look is None else look, "pdf")[0]


def render_pages(document: Document, *, lang: Edition, look: Look | None = None, ppi: float = 110) -> tuple[bytes, ...]:
    """Return a review as one PNG picture a page.

    Parameters
    ----------
    document : Document
        The review.
    lang : {"en", "zh", "en+zh"}
        Language of every text.
    look : Look, optional
        Paper, theme, logo and mark.
    ppi : float
        Pixels per inch.

    Returns
    -------
    tuple of bytes
        The pictures, in the order of the pages.

    Raises
    ------
    FontError
        If a text has a character that no font has.
    ReportError
        If the page cannot be set.
    """
    return _compiled(document, editions(lang), Look() if look is None else look, "png", ppi=ppi)


def _compiled(
    document: Document, langs: Sequence[Lang], look: Look, form: Literal["pdf", "png"], *, ppi: float = 110
) -> tuple[bytes, ...]:
    """Return what Typst makes of a review, from packaged fonts, the house font, the logo and no other file."""
    with wearing(look.theme):
        parts: list[Data] = [_data(document, one, look) for one in langs]
    require_glyphs((text.replace(BREAK, "") for text in _strings(parts)), where="review", font=look.theme.font)
    data = json.dumps({"look": _look(look), "editions": parts}, ensure_ascii=False)
    import typst

    # the package's stub takes template and root for one type
    compiler = cast("Callable[..., object]", typst.compile_with_warnings)
    template = files("scorecard.report").joinpath("review.typ").read_bytes()
    with as_file(files("scorecard.plots").joinpath("fonts")) as folder, tempfile.TemporaryDirectory() as room:
        if look.logo is not None:
            (Path(room) / f"logo.{look.logo.kind}").write_bytes(look.logo.content)
        fonts = [str(folder), *_house_folder(look.theme.font, Path(room))]
        try:
            result = compiler(
                template,
                font_paths=typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=fonts),
                root=room,
                format=form,
                ppi=ppi,
                sys_inputs={"data": data},
                pdf_standards=["ua-1"] if form == "pdf" else [],
                timestamp=_EPOCH,
            )
        except typst.TypstError as error:
            raise _refused(str(error)) from error
    made, warnings = cast("tuple[bytes | list[bytes] | None, list[Warning]]", result)
    if warnings or made is None:
        raise _refused("; ".join(str(w) for w in warnings) or "Typst returned nothing")
    return (made,) if isinstance(made, bytes) else tuple(made)


def _house_folder(font: HouseFont | None, room: Path) -> list[str]:
    """Return a folder that holds the files of a house font and nothing else."""
    if font is None:
        return []
    folder = room / "fonts"
    folder.mkdir()
    for bold in (False, True):
        file = font.file(bold=bold)
        (folder / f"{int(bold)}{file.suffix}").write_bytes(file.read_bytes())
    return [str(folder)]


def _look(look: Look) -> dict[str, Data]:
    """Return the look as the template wants it."""
    theme, sheet = look.theme, _SHEETS[look.theme.paper]
    branded = theme.accent != DEFAULT.accent
    return {
        "paper": {**sheet.paper},
        "top": sheet.top,
        "bottom": sheet.bottom,
        "cover": sheet.cover,
        "torn": sheet.torn,
        "room": sheet.high - (sheet.top + sheet.bottom) * 72 / 25.4,
        "enlarged": theme.enlarged,
        "families": [*theme.families],
        "ink": theme.ink,
        "muted": theme.muted,
        "rule": theme.grid,
        "tint": theme.band,
        "accent": theme.accent,
        "heading": theme.accent if branded else theme.ink,
        "logo": None if look.logo is None else f"/logo.{look.logo.kind}",
    }


def _refused(said: str) -> ReportError | FontError:
    """Return our error for what Typst said."""
    if "glyph" in said or "font" in said:
        problem = Problem("pdf-font", "a text of the review cannot be set", Place(), said, "Replace the character.")
        return FontError("The review has a text that no font can show.", [problem])
    problem = Problem("pdf-failed", "the review cannot be set", Place(), said, "Report this with the card.")
    return ReportError("The review cannot be made.", [problem])


def _data(document: Document, lang: Lang, look: Look | None = None) -> dict[str, Data]:
    """Return the review as the template wants it: plain data with every text chosen."""
    owner = document.author or document.title
    look = Look() if look is None else look
    theme = look.theme
    return {
        "lang": lang,
        "region": REGION[lang],
        "title": _said(document.title, lang),
        "subtitle": _said(document.subtitle, lang),
        "date": _said(document.date, lang) if document.date else "",
        "author": document.author.text(lang) if document.author else "",
        "running": {
            "title": _shortened(document.title.text(lang)),
            "subtitle": _shortened(document.subtitle.text(lang)),
            "owner": _shortened(owner.text(lang)),
        },
        "mark": "" if look.mark is None else _shortened(look.mark.text(lang)),
        "logo": "" if look.logo is None else LOGO.text(lang),
        "foot": "" if document.foot is None else _said(document.foot, lang),
        "kicker": KICKER.text(lang),
        "contents": CONTENTS.text(lang),
        "page": PAGE.text(lang),
        "messages": [_said(m, lang) for m in document.messages],
        "depth": 2 if sum(isinstance(b, Heading) for b in document.blocks) <= _ENTRIES else 1,
        "opening": [*_blocks(document.opening, lang, theme)],
        "blocks": [*_blocks(document.blocks, lang, theme)],
    }


def _said(text: LocalText, lang: Lang) -> str:
    """Return a text in a language, ready to be broken into lines."""
    return foldable(text.text(lang), _LINE_CHARACTERS)


def _blocks(blocks: Sequence[Block], lang: Lang, theme: Theme) -> list[dict[str, Data]]:
    """Return blocks as plain data; quiet words below a table go with it, so that no page begins with them."""
    found: list[dict[str, Data]] = []
    for at, block in enumerate(blocks):
        if _is_tail(blocks, at):
            continue
        before = len(found)
        if isinstance(block, Grid):
            said = [_said(b.text, lang) for b in takewhile(_is_quiet, blocks[at + 1 :]) if isinstance(b, Paragraph)]
            found.append(printed_grid(block, lang, theme, characters=_SHEETS[theme.paper].characters, tail=said))
        else:
            found += _block(block, lang, theme)
        if _is_lead(block):
            found[-1]["sticky"] = _leads(blocks, at)
        if isinstance(block, Figure):
            lead = list(takewhile(lambda part: part.get("sticky") is True, reversed(found[:before])))
            for part in found[before:]:
                part["lead"] = _texts(lead) if part is found[before] else []
    return found


def _is_quiet(block: Block) -> bool:
    """Return whether a block is quiet words."""
    return isinstance(block, Paragraph) and block.quiet


def _is_tail(blocks: Sequence[Block], at: int) -> bool:
    """Return whether a block is quiet words that go with a table above."""
    above = next((n for n in range(at, -1, -1) if not _is_quiet(blocks[n])), at)
    return above < at and isinstance(blocks[above], Grid)


def _leads(blocks: Sequence[Block], at: int) -> bool:
    """Return whether a few words stand between a heading and what the heading is about: no page ends there."""
    # a sentence leads to a list too, which itself may lead on
    return (isinstance(blocks[at], Paragraph) and _between(blocks, at, _is_said)) or _between(blocks, at, _is_lead)


def _between(blocks: Sequence[Block], at: int, is_word: Callable[[Block], bool]) -> bool:
    """Return whether a few words about a place stand between a heading and what it is about."""
    last = next((n for n in range(at, len(blocks)) if not is_word(blocks[n])), None)
    first = next((n for n in range(at, -1, -1) if not is_word(blocks[n])), None)
    if first is None or last is None or last - first > _LEADING + 1:
        return False
    before, after = blocks[first], blocks[last]
    return isinstance(before, Heading) and not (isinstance(after, Heading) and after.level <= before.level)


def _is_said(block: Block) -> bool:
    """Return whether a block is a sentence."""
    return isinstance(block, Paragraph)


def _is_lead(block: Block) -> bool:
    """Return whether a block may be words that lead to what comes next: sentences, or a short list of them."""
    return _is_said(block) or (isinstance(block, Bullets) and len(block.items) <= _LEADING_ITEMS)


def _texts(lead: Sequence[dict[str, Data]]) -> list[Data]:
    """Return the sentences of blocks that lead to a chart."""
    found: list[Data] = []
    for said in lead:
        items = said.get("items")
        found += items if isinstance(items, list) else [said["text"]]
    return found


def _block(block: Heading | Paragraph | Bullets | Figure, lang: Lang, theme: Theme) -> list[dict[str, Data]]:
    """Return one block as plain data; a chart may be several."""
    match block:
        case Heading():
            text = _said(block.text, lang)
            marks: dict[str, Data] = {"level": block.level, "section": block.section}
            return [{"kind": "heading", "text": text, **marks, "joined": block.joined, "empty": block.empty}]
        case Paragraph():
            return [{"kind": "paragraph", "text": _said(block.text, lang), "quiet": block.quiet}]
        case Bullets():
            return [{"kind": "bullets", "items": [_said(i, lang) for i in block.items]}]
        case Figure():
            return [_figure(draw(lang), theme) for draw in block.on(theme.paper)]


def _figure(chart: Chart, theme: Theme) -> dict[str, Data]:
    """Return a chart as SVG whose text stays text."""
    width = float(chart.figure.get_size_inches()[0])
    return {"kind": "figure", "svg": chart.svg(), "alt": chart.alt_text, "width": min(1.0, width / theme.width)}


def _shortened(text: str) -> str:
    """Return a text that fits half a line at the head or foot of a page."""
    kept: list[str] = []
    room = _RUNNING
    for character in text:
        room -= display_width(character)
        if room < 0:
            return "".join(kept).rstrip() + "…"
        kept.append(character)
    return text


def _strings(value: Data) -> tuple[str, ...]:
    """Return every text that will be printed; charts were checked when they were drawn."""
    if isinstance(value, str):
        return (value,)
    if isinstance(value, list):
        return tuple(text for part in value for text in _strings(part))
    if isinstance(value, dict):
        return tuple(text for key, part in value.items() if key not in ("svg", "lead") for text in _strings(part))
    return ()
