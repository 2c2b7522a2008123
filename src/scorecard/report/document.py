"""A review as a row of blocks: what is said, before any medium."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from scorecard._table import Table
from scorecard._text import Lang, LocalText

if TYPE_CHECKING:
    from scorecard.plots import Chart
    from scorecard.plots.theme import Paper

Section = Literal[
    "decisions",
    "summary",
    "agenda",
    "actions",
    "changes",
    "scorecard",
    "map",
    "variance",
    "gaps",
    "items",
    "answers",
    "behaviour",
    "orders",
    "suppliers",
    "topics",
    "certainty",
    "method",
    "data",
    "questionnaire",
]
"""The parts of a review, in the order in which they are printed; no other list says this order."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 begins a page and stands in the contents.

    Attributes
    ----------
    text : LocalText
        What it says.
    level : int
        1 or 2.
    section : Section or None
        The part of the review that begins here; everything up to the next heading with a section
        belongs to it. None within a part.
    joined : bool
        Whether a heading of level 1 stays on the page before it where there is room.
    empty : bool
        Whether nothing was supplied to what it names; it is set smaller, so that a list of such parts stays short.
    """

    text: LocalText
    level: int = 1
    section: Section | None = None
    joined: bool = False
    empty: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of text; `quiet` ones are set small and grey."""

    text: LocalText
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of sentences."""

    items: tuple[LocalText, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart, drawn when the language is known.

    Attributes
    ----------
    draw : callable
        Returns the chart in a language.
    slides : tuple of callable or None
        What is drawn in its place on slides, which have room for fewer rows; the chart itself for None.
    """

    draw: Callable[[Lang], Chart]
    slides: tuple[Callable[[Lang], Chart], ...] | None = None

    def on(self, paper: Paper) -> tuple[Callable[[Lang], Chart], ...]:
        """Return what is drawn on a paper.

        Parameters
        ----------
        paper : {"a4", "letter", "16:9"}
            Size of the pages.

        Returns
        -------
        tuple of callable
            Each returns a chart in a language.
        """
        return (self.draw,) if self.slides is None or paper != "16:9" else self.slides


@dataclass(frozen=True, slots=True)
class Grid:
    """A table.

    Attributes
    ----------
    table : Table
        Columns, rows and notes.
    widths : tuple of float
        Relative widths of the columns.
    strong : frozenset of int
        Rows set in bold.
    depths : tuple of int
        How far each row's first cell is indented.
    places : tuple of tuple of Section
        Parts of the review that each row points to; a last column leads to those that are printed.
    whole : bool
        Whether it stays on one page wherever a page holds it; else a long one goes on where a page ends.
    """

    table: Table
    widths: tuple[float, ...]
    strong: frozenset[int] = frozenset()
    depths: tuple[int, ...] = ()
    places: tuple[tuple[Section, ...], ...] = ()
    whole: bool = False


Block = Heading | Paragraph | Bullets | Figure | Grid


@dataclass(frozen=True, slots=True)
class Document:
    """A whole review.

    Attributes
    ----------
    title, subtitle : LocalText
        What the first page calls it.
    messages : tuple of LocalText
        The message of the review, one sentence each.
    author : LocalText or None
        The organisation.
    blocks : tuple of Block
        Everything after the first page.
    date : LocalText or None
        The sentence on the date of the report, where one was given.
    opening : tuple of Block
        What stands on the first page between the message and the contents.
    foot : LocalText or None
        The sentence at the foot of every page.
    """

    title: LocalText
    subtitle: LocalText
    messages: tuple[LocalText, ...]
    author: LocalText | None
    blocks: tuple[Block, ...]
    date: LocalText | None = None
    opening: tuple[Block, ...] = ()
    foot: LocalText | None = None
