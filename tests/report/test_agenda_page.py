"""Every topic of ISO 9001, clauses 9.3.2 and 9.3.3, says what there is on it and where."""

from __future__ import annotations

from scorecard.models import ReviewNotes
from scorecard.report.agenda_page import agenda_blocks
from scorecard.report.document import Grid, Section
from tests.report.kiosk import kiosk

CLAUSES = [
    *(f"9.3.2 {clause}" for clause in ("a", "b", "c 1", "c 2", "c 3", "c 4", "c 5", "c 6", "c 7", "d", "e", "f")),
    *(f"9.3.3 {clause}" for clause in "abc"),
]


def rows(notes: ReviewNotes, *measured: Section) -> dict[str, tuple[str, tuple[Section, ...]]]:
    """Return what there is on each clause, and where."""
    (grid,) = [block for block in agenda_blocks(notes, measured=measured) if isinstance(block, Grid)]
    return {row[0]: (row[2], places) for row, places in zip(grid.table.cells("en"), grid.places, strict=True)}


def test_every_clause_has_a_row_in_order() -> None:
    assert list(rows(ReviewNotes())) == CLAUSES
    assert {said for said, _ in rows(ReviewNotes()).values()} == {"not supplied"}
    assert all(places for clause, (_, places) in rows(ReviewNotes()).items() if clause != "9.3.2 c 2")


def test_numbers_and_words_are_told_apart() -> None:
    notes = ReviewNotes.model_validate({"customer_feedback": "Praise.", "external_providers": "Late.", "actions": []})
    found = rows(notes, "gaps", "answers", "scorecard", "orders")
    assert found["9.3.2 c 1"] == ("numbers and text", ("gaps", "answers"))
    assert found["9.3.2 c 3"] == ("numbers", ("orders",))
    assert found["9.3.2 c 5"] == ("numbers", ("scorecard",))
    assert found["9.3.2 c 7"] == ("text", ("suppliers",))
    assert found["9.3.2 a"] == ("text", ("actions",))
    assert found["9.3.2 d"] == ("not supplied", ("topics",))


def test_each_decision_counts_where_it_belongs() -> None:
    found = rows(ReviewNotes.model_validate({"decisions": [{"what": "Buy", "about": "resources"}]}))
    assert [found[f"9.3.3 {c}"][0] for c in "abc"] == ["not supplied", "not supplied", "text"]
    unsorted = rows(ReviewNotes.model_validate({"decisions": [{"what": "Buy"}]}))
    assert [unsorted[f"9.3.3 {c}"][0] for c in "abc"] == ["text", "not supplied", "not supplied"]
    none = rows(ReviewNotes(decisions=()))
    assert [none[f"9.3.3 {c}"][0] for c in "abc"] == ["text"] * 3


def test_every_part_that_the_agenda_points_to_is_in_the_review() -> None:
    document = kiosk().review.document
    parts = {getattr(block, "section", None) for block in (*document.opening, *document.blocks)}
    (grid,) = [block for block in document.blocks if isinstance(block, Grid) and block.places]
    assert {part for places in grid.places for part in places} <= parts


def test_what_is_left_out_as_confidential_is_no_omission_of_the_user() -> None:
    (grid,) = [
        b for b in agenda_blocks(ReviewNotes(), measured=(), left_out=("suppliers", "gaps")) if isinstance(b, Grid)
    ]
    found = {row[0]: row[2] for row in grid.table.cells("en")}
    assert found["9.3.2 c 1"] == found["9.3.2 c 7"] == "left out, confidential"
    assert found["9.3.2 c 3"] == "not supplied"
