"""How a review is printed, as options of the command."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, cast

import typer

from scorecard._text import LocalText
from scorecard.cli.choices import Colours, PaperSize, ReviewLanguage

if TYPE_CHECKING:
    from scorecard.report import Review
    from scorecard.report.document import Section
    from scorecard.report.look import Edition

EditionOption = Annotated[ReviewLanguage, typer.Option("--lang", help="Language; en+zh gives both in one file.")]
PaperOption = Annotated[PaperSize, typer.Option("--paper", help="Size of the pages; 16:9 is a slide.")]
ThemeOption = Annotated[Colours, typer.Option("--theme", help="In colour, or for print without.")]
LogoOption = Annotated[
    Path | None,
    typer.Option("--logo", metavar="FILE", help="PNG, JPEG or SVG for the first page.", show_default=False),
]
MarkOption = Annotated[
    str | None,
    typer.Option("--confidentiality", metavar="TEXT", help='Mark on every page, such as "Board only".'),
]
SectionsOption = Annotated[
    str | None,
    typer.Option(
        "--sections", metavar="NAMES", help="Parts to print, in order, such as scorecard,gaps; all if left out."
    ),
]
ShowOption = Annotated[
    bool,
    typer.Option("--show-confidential", help="Print measures that the card marks as confidential, too."),
]


@dataclass(frozen=True, slots=True)
class Printed:
    """How a review is printed, and which parts of it."""

    edition: Edition = "en"
    paper: PaperSize = PaperSize.a4
    colours: Colours = Colours.colour
    logo: Path | None = None
    mark: str | None = None
    parts: str | None = None
    show: bool = False

    @property
    def sections(self) -> tuple[Section, ...] | None:
        """The parts named, which the review checks; None for all."""
        if self.parts is None:
            return None
        return cast("tuple[Section, ...]", tuple(part.strip() for part in self.parts.split(",") if part.strip()))

    @property
    def confidential(self) -> Literal["leave out", "show"]:
        """What becomes of confidential measures."""
        return "show" if self.show else "leave out"

    def save(self, review: Review, path: Path) -> Path:
        """Write a review, and return its path."""
        from scorecard.plots import Theme

        return review.save(
            path,
            lang=self.edition,
            paper=self.paper.paper,
            theme=Theme.grey() if self.colours is Colours.grey else None,
            logo=self.logo,
            confidentiality=None if self.mark is None else LocalText(en=self.mark),
        )
