"""How a review looks: paper, theme, logo, mark of confidentiality."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from scorecard._given import require_kinds
from scorecard._text import LANGS, Lang, LocalText
from scorecard.errors import ReportError, near
from scorecard.report.logo import Logo, read_logo

if TYPE_CHECKING:
    from scorecard.plots import Theme
    from scorecard.plots.theme import Paper

__all__ = ["Edition", "Look", "editions", "look_of"]

Edition = Literal["en", "zh", "en+zh"]
"""Language of a review; both give two editions in one file, the English one first."""

_EDITIONS: dict[str, tuple[Lang, ...]] = {"en": ("en",), "zh": ("zh",), "en+zh": LANGS}
_PAPERS = ("a4", "letter", "16:9")


def _plain() -> Theme:
    from scorecard.plots.theme import DEFAULT

    return DEFAULT


@dataclass(frozen=True, slots=True)
class Look:
    """How a review looks.

    Attributes
    ----------
    theme : Theme
        Colours, fonts and paper.
    logo : Logo or None
        What stands on the first page.
    mark : LocalText or None
        The mark of confidentiality on every page.
    """

    theme: Theme = field(default_factory=_plain)
    logo: Logo | None = None
    mark: LocalText | None = None


def look_of(
    *,
    paper: Paper,
    theme: Theme | None,
    logo: str | os.PathLike[str] | bytes | None,
    confidentiality: LocalText | str | None,
) -> Look:
    """Return a look from what a user asks for.

    Parameters
    ----------
    paper : {"a4", "letter", "16:9"}
        Size of the pages.
    theme : Theme or None
        Colours and fonts; the packaged ones for None.
    logo : str, path, bytes or None
        A PNG, JPEG or SVG.
    confidentiality : LocalText, str or None
        The mark on every page.

    Returns
    -------
    Look
        The look.

    Raises
    ------
    ReportError
        If there is no such paper or the logo cannot be used.
    """
    if paper not in _PAPERS:
        raise ReportError.single(
            "review-paper", "a review has no such paper", found=str(paper), cure=near(str(paper), _PAPERS)
        )
    mark = LocalText(en=confidentiality) if isinstance(confidentiality, str) else confidentiality
    if theme is not None:
        from scorecard.plots.theme import THEME

        require_kinds("A review cannot be made in this theme.", ("theme", theme, THEME))
    worn = _plain() if theme is None else theme
    return Look(worn.on(paper), None if logo is None else read_logo(logo), mark)


def editions(lang: Edition) -> tuple[Lang, ...]:
    """Return the languages of a review, in the order in which they are printed.

    Parameters
    ----------
    lang : {"en", "zh", "en+zh"}
        What the user asks for.

    Returns
    -------
    tuple of {"en", "zh"}
        One an edition.

    Raises
    ------
    ReportError
        If there is no such language.
    """
    if lang not in _EDITIONS:
        raise ReportError.single(
            "review-language",
            "a review is written in en, zh or en+zh",
            found=str(lang),
            cure=near(str(lang), _EDITIONS),
        )
    return _EDITIONS[lang]
