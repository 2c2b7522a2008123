"""Blocks are plain data that cannot be changed."""

from __future__ import annotations

import dataclasses
from typing import get_args

import pytest

from scorecard import LocalText
from scorecard.report.document import Bullets, Document, Grid, Heading, Paragraph, Section
from tests.report.kiosk import kiosk


def test_a_heading_begins_a_page_unless_told_otherwise() -> None:
    assert Heading(LocalText(en="Scores")).level == 1


def test_blocks_cannot_be_changed() -> None:
    block = Paragraph(LocalText(en="One"))
    with pytest.raises(dataclasses.FrozenInstanceError):
        block.quiet = True  # type: ignore[misc]


def test_the_review_is_blocks_before_it_is_any_medium() -> None:
    document = kiosk().review.document
    assert isinstance(document, Document)
    titles = [block.text.text("en") for block in document.blocks if isinstance(block, Heading) and block.level == 1]
    assert titles == [
        "What needs attention first",
        "Agenda",
        "Actions of earlier reviews",
        "Changes outside and inside",
        "Scorecard",
        "Strategy map",
        "Why the score moved",
        "Service quality",
        "Items and scales",
        "Answers and feedback",
        "Signal or noise?",
        "Suppliers and carriers",
        "Further topics of the agenda",
        "How sure are we?",
        "Method and definitions",
        "Data and exclusions",
        "Questionnaire",
    ]
    grids = [block for block in document.blocks if isinstance(block, Grid)]
    assert all(len(grid.widths) == len(grid.table.columns) for grid in grids)
    assert all(not grid.depths or len(grid.depths) == len(grid.table.rows) for grid in grids)
    assert any(isinstance(block, Bullets) for block in document.blocks)


def test_every_page_names_its_part_in_the_order_of_all_parts() -> None:
    pages = [b for b in kiosk().review.document.blocks if isinstance(b, Heading) and b.level == 1]
    named = [page.section for page in pages]
    assert None not in named
    assert named == [part for part in get_args(Section) if part in named]
    inner = [b for b in kiosk().review.document.blocks if isinstance(b, Heading) and b.level > 1]
    assert {heading.section for heading in inner} == {None}
