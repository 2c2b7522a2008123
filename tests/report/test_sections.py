"""Which parts of a review are printed, in which order."""

from __future__ import annotations

from typing import get_args

from scorecard import LocalText
from scorecard.errors import ReportError
from scorecard.report.document import Block, Heading, Paragraph, Section
from scorecard.report.sections import chosen, chosen_pages
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


OPENING: tuple[Block, ...] = (Heading(said("Decisions"), section="decisions"), Paragraph(said("none")))


def test_the_first_page_keeps_its_part() -> None:
    assert chosen_pages(OPENING, BLOCKS, sections=None) == (OPENING, BLOCKS)
    assert chosen_pages(OPENING, BLOCKS, sections=("gaps",)) == ((), chosen(BLOCKS, ("gaps",)))
    assert chosen_pages(OPENING, BLOCKS, sections=("gaps", "decisions")) == (OPENING, chosen(BLOCKS, ("gaps",)))
    assert chosen_pages(OPENING, BLOCKS, sections=("decisions",)) == (OPENING, ())


def test_every_part_of_a_review_can_be_chosen() -> None:
    every = get_args(Section)
    blocks = tuple(Heading(said(name), section=name) for name in every)
    for name in every:
        assert chosen(blocks, (name,)) == (Heading(said(name), section=name),)
    assert refusal(lambda: chosen(blocks, ("desisions", "varianc")), error=ReportError) == [  # type: ignore[arg-type]  # on purpose
        "sections.0: a review has no such part; found 'desisions'. Did you mean 'decisions'? [review-section]",
        "sections.1: a review has no such part; found 'varianc'. Did you mean 'variance'? [review-section]",
    ]
