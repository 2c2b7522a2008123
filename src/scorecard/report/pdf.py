"""The PDF form of a review, set by Typst from data alone."""

from __future__ import annotations

import json
import tempfile
from datetime import UTC, datetime
from importlib.resources import as_file, files
from typing import Literal

from scorecard._text import Lang, LocalText
from scorecard.errors import FontError, Place, Problem, ReportError
from scorecard.plots.fonts import require_glyphs
from scorecard.report.document import Block, Bullets, Document, Figure, Grid, Heading, Paragraph

CONTENTS = LocalText(en="Contents", zh="目录")
KICKER = LocalText(en="Management review", zh="管理评审")
_REGION: dict[Lang, str] = {"en": "GB", "zh": "CN"}
_PRINT_WIDTH = 6.7
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)


def render_pdf(document: Document, *, lang: Lang) -> bytes:
    """Return a review as a tagged PDF.

    Parameters
    ----------
    document : Document
        The review.
    lang : {"en", "zh"}
        Language of every text.

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
    return _compiled(document, lang, "pdf")[0]


def render_pages(document: Document, *, lang: Lang, ppi: float = 110) -> tuple[bytes, ...]:
    """Return a review as one PNG picture a page.

    Parameters
    ----------
    document : Document
        The review.
    lang : {"en", "zh"}
        Language of every text.
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
    return _compiled(document, lang, "png", ppi=ppi)


def _compiled(document: Document, lang: Lang, form: Literal["pdf", "png"], *, ppi: float = 110) -> tuple[bytes, ...]:
    """Return what Typst makes of a review, from packaged fonts and no other file."""
    data = _data(document, lang)
    require_glyphs(_strings(data), where="review")
    import typst

    template = files("scorecard.report").joinpath("review.typ").read_bytes()
    with as_file(files("scorecard.plots").joinpath("fonts")) as folder, tempfile.TemporaryDirectory() as empty:
        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)])
        try:
            made, warnings = typst.compile_with_warnings(
                template,
                font_paths=fonts,
                root=empty,
                format=form,
                ppi=ppi,
                sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
                pdf_standards=["ua-1"] if form == "pdf" else [],
                timestamp=_EPOCH,
            )
        except typst.TypstError as error:
            raise _refused(str(error)) from error
    if warnings:
        raise _refused("; ".join(str(w) for w in warnings))
    if made is None:
        raise _refused("Typst returned nothing")
    return tuple(made) if isinstance(made, list) else (made,)


def _refused(said: str) -> ReportError | FontError:
    """Return our error for what Typst said."""
    if "glyph" in said or "font" in said:
        problem = Problem("pdf-font", "a text of the review cannot be set", Place(), said, "Replace the character.")
        return FontError("The review has a text that no font can show.", [problem])
    problem = Problem("pdf-failed", "the review cannot be set", Place(), said, "Report this with the card.")
    return ReportError("The review cannot be made.", [problem])


def _data(document: Document, lang: Lang) -> dict[str, object]:
    """Return the review as the template wants it: plain data with every text chosen."""
    return {
        "lang": lang,
        "region": _REGION[lang],
        "title": document.title.text(lang),
        "subtitle": document.subtitle.text(lang),
        "author": document.author.text(lang) if document.author else "",
        "footer": document.author.text(lang) if document.author else document.title.text(lang),
        "kicker": KICKER.text(lang),
        "contents": CONTENTS.text(lang),
        "messages": [m.text(lang) for m in document.messages],
        "blocks": [_block(b, lang) for b in document.blocks],
    }


def _block(block: Block, lang: Lang) -> dict[str, object]:
    """Return one block as plain data."""
    match block:
        case Heading():
            return {"kind": "heading", "level": block.level, "text": block.text.text(lang)}
        case Paragraph():
            return {"kind": "paragraph", "text": block.text.text(lang), "quiet": block.quiet}
        case Bullets():
            return {"kind": "bullets", "items": [i.text(lang) for i in block.items]}
        case Figure():
            return _figure(block, lang)
        case Grid():
            return _grid(block, lang)


def _figure(block: Figure, lang: Lang) -> dict[str, object]:
    """Return a chart as SVG whose text stays text."""
    chart = block.draw(lang)
    width = float(chart.figure.get_size_inches()[0])
    return {"kind": "figure", "svg": chart.svg(), "alt": chart.alt_text, "width": min(1.0, width / _PRINT_WIDTH)}


def _grid(block: Grid, lang: Lang) -> dict[str, object]:
    """Return a table as printed cells."""
    table = block.table
    return {
        "kind": "grid",
        "title": table.title.text(lang) if table.title else None,
        "headings": list(table.headings(lang)),
        "rows": [list(row) for row in table.cells(lang)],
        "aligns": ["left" if c.kind in ("text", "status") else "right" for c in table.columns],
        "widths": list(block.widths),
        "strong": sorted(block.strong),
        "depths": list(block.depths) or [0] * len(table.rows),
        "notes": [n.text(lang) for n in table.notes],
    }


def _strings(value: object) -> tuple[str, ...]:
    """Return every text that will be printed; charts were checked when they were drawn."""
    if isinstance(value, str):
        return (value,)
    if isinstance(value, list):
        return tuple(text for part in value for text in _strings(part))
    if isinstance(value, dict):
        return tuple(text for key, part in value.items() if key != "svg" for text in _strings(part))
    return ()
