"""Which parts of a review are printed, in which order."""

from __future__ import annotations

from scorecard import LocalText
from scorecard.errors import ReportError
from scorecard.report.document import Block, Heading, Paragraph
from scorecard.report.sections import chosen
from tests.refusal import refusal


def said(text: str) -> LocalText:
    return LocalText(en=text)


BLOCKS: tuple[Block, ...] = (
    Heading(said("Scorecard"), section="scorecard"),
    Paragraph(said("scores")),
    Heading(said("All scores"), 2),
    Heading(said("Service of one"), section="gaps"),
    Heading(said("Method"), section="method"),
    Heading(said("Service of two"), section="gaps"),
    Paragraph(said("more")),
)


def test_everything_is_kept_where_nothing_is_chosen() -> None:
    assert chosen(BLOCKS, None) == BLOCKS


def test_parts_come_whole_and_in_the_order_asked_for() -> None:
    assert chosen(BLOCKS, ("gaps", "scorecard")) == (BLOCKS[3], BLOCKS[5], BLOCKS[6], BLOCKS[0], BLOCKS[1], BLOCKS[2])


def test_a_part_without_a_page_is_passed_over() -> None:
    assert chosen(BLOCKS, ("orders", "method")) == (BLOCKS[4],)


def test_unknown_and_repeated_parts_are_refused_together() -> None:
    assert refusal(lambda: chosen(BLOCKS, ("scorcard", "gaps", "gaps")), error=ReportError) == [  # type: ignore[arg-type]  # on purpose
        "sections.0: a review has no such part; found 'scorcard'. Did you mean 'scorecard'? [review-section]",
        "sections.2: the part is asked for twice; found 'gaps'. Name it once. [review-section-twice]",
    ]


def test_a_review_of_nothing_is_refused() -> None:
    assert refusal(lambda: chosen(BLOCKS, ("orders",)), error=ReportError) == [
        "the review has none of these parts; found 'orders'. It has: scorecard, gaps, method. [review-empty]"
    ]
