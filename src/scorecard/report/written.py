"""A finished review, written in one language or both."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from scorecard._given import require_file
from scorecard._text import LocalText
from scorecard._writing import write_whole
from scorecard.errors import ReportError
from scorecard.report.document import Document
from scorecard.report.look import Edition, editions, look_of

if TYPE_CHECKING:
    from scorecard.plots import Theme
    from scorecard.plots.theme import Paper

__all__ = ["Review"]


@dataclass(frozen=True, slots=True)
class Review:
    """A management review, ready to be written in either language or both.

    Attributes
    ----------
    document : Document
        The review as a row of blocks.
    """

    document: Document

    def __repr__(self) -> str:
        """Return a short text without any page."""
        title, subtitle = (text.text("en") for text in (self.document.title, self.document.subtitle))
        return f"Review({title}: {subtitle})"

    def to_pdf(
        self,
        *,
        lang: Edition = "en",
        paper: Paper = "a4",
        theme: Theme | None = None,
        logo: str | os.PathLike[str] | bytes | None = None,
        confidentiality: LocalText | str | None = None,
    ) -> bytes:
        """Return the review as a PDF.

        Parameters
        ----------
        lang : {"en", "zh", "en+zh"}
            Language of every text; both give two editions in one file, each with contents and page
            numbers of its own.
        paper : {"a4", "letter", "16:9"}
            Size of the pages; 16:9 is a slide, with larger type.
        theme : Theme, optional
            Colours and font, such as ``Theme.grey()``; the packaged ones when left out.
        logo : str, path or bytes, optional
            A PNG, JPEG or SVG for the first page.
        confidentiality : LocalText or str, optional
            A mark such as "Board only", on every page.

        Returns
        -------
        bytes
            A tagged PDF; the same bytes for the same input.

        Raises
        ------
        FontError
            If a text has a character that no font has.
        ReportError
            If there is no such language or paper, or the logo cannot be used.
        """
        from scorecard.report.pdf import render_pdf

        look = look_of(paper=paper, theme=theme, logo=logo, confidentiality=confidentiality)
        return render_pdf(self.document, lang=lang, look=look)

    def to_html(
        self,
        *,
        lang: Edition = "en",
        paper: Paper = "a4",
        theme: Theme | None = None,
        logo: str | os.PathLike[str] | bytes | None = None,
        confidentiality: LocalText | str | None = None,
    ) -> bytes:
        """Return the review as one HTML file that needs no other.

        Parameters
        ----------
        lang : {"en", "zh", "en+zh"}
            Language of every text; both give two editions in one file.
        paper : {"a4", "letter", "16:9"}
            Size of the pages when it is printed.
        theme : Theme, optional
            Colours and font; the packaged ones when left out.
        logo : str, path or bytes, optional
            A PNG, JPEG or SVG for the head of the page.
        confidentiality : LocalText or str, optional
            A mark such as "Board only", in sight all the time and on every printed page.

        Returns
        -------
        bytes
            UTF-8 text with charts and fonts inside, no script and a policy that forbids every
            request; the same bytes for the same input.

        Raises
        ------
        FontError
            If a text has a character that no font has.
        ReportError
            If there is no such language or paper, or the logo cannot be used.
        """
        from scorecard.report.html import render_html

        look = look_of(paper=paper, theme=theme, logo=logo, confidentiality=confidentiality)
        return render_html(self.document, langs=editions(lang), look=look)

    def save(
        self,
        path: str | os.PathLike[str],
        *,
        lang: Edition = "en",
        paper: Paper = "a4",
        theme: Theme | None = None,
        logo: str | os.PathLike[str] | bytes | None = None,
        confidentiality: LocalText | str | None = None,
    ) -> Path:
        """Write the review to a PDF or an HTML file.

        Parameters
        ----------
        path : str or path
            The file; its name ends in ``.pdf`` or ``.html``.
        lang : {"en", "zh", "en+zh"}
            Language of every text; both give two editions in one file.
        paper : {"a4", "letter", "16:9"}
            Size of the pages.
        theme : Theme, optional
            Colours and font; the packaged ones when left out.
        logo : str, path or bytes, optional
            A PNG, JPEG or SVG for the first page.
        confidentiality : LocalText or str, optional
            A mark such as "Board only", on every page.

        Returns
        -------
        Path
            The file.

        Raises
        ------
        ReportError
            If the name ends in neither ``.pdf`` nor ``.html``, there is no such language or paper, or the
            logo cannot be used.
        OutputError
            If the file cannot be written; nothing is left half-written.
        """
        require_file(path)
        target = Path(path)
        ending = target.suffix.lower()
        if ending not in (".pdf", ".html"):
            raise ReportError.single(
                "review-format",
                "a review is written as .pdf or .html",
                found=target.name,
                cure="End the name in .pdf or .html.",
            )
        write = self.to_pdf if ending == ".pdf" else self.to_html
        write_whole(target, write(lang=lang, paper=paper, theme=theme, logo=logo, confidentiality=confidentiality))
        return target
