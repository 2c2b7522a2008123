"""Answers and feedback: charts of what was answered, never of single respondents, and what customers said besides."""

from __future__ import annotations

from collections.abc import Sequence

from scorecard._text import LocalText
from scorecard.models import Period, ReviewNotes
from scorecard.report.answer_page import answer_blocks
from scorecard.report.document import Block, Figure, Grid, Heading, Paragraph
from scorecard.report.evidence import SurveyEvidence, survey_evidence
from scorecard.report.notes_pages import NOT_SUPPLIED
from scorecard.survey import gap_analysis
from tests.report.small import card, survey
from tests.report.test_service_page import by_site, with_sites

PERIOD = Period.parse("2026-Q1")


FEEDBACK = ReviewNotes(customer_feedback=(LocalText(en="Praise."),))


def page(*surveys: SurveyEvidence, notes: ReviewNotes | None = None) -> tuple[Block, ...]:
    """Return the page."""
    return answer_blocks(surveys, PERIOD, notes=ReviewNotes() if notes is None else notes)


def texts(blocks: Sequence[Block]) -> list[str]:
    """Return headings and paragraphs."""
    return [block.text.text("en") for block in blocks if isinstance(block, Heading | Paragraph)]


def test_without_answers_and_words_that_is_said() -> None:
    blocks = page()
    assert blocks[1] == Paragraph(NOT_SUPPLIED)
    assert [block.text.text("zh") for block in blocks if isinstance(block, Paragraph)][1:] == [
        "顾客及相关方反馈：未提供。"
    ]
    assert [block.empty for block in (*blocks, *page(notes=FEEDBACK)) if isinstance(block, Heading)][:2] == [
        True,
        False,
    ]
    said = page(notes=FEEDBACK)
    assert texts(said) == ["Answers and feedback", "Not supplied.", "Feedback of customers and others", "Praise."]


def test_answers_and_groups_are_drawn() -> None:
    answers = by_site(8, 6)
    heat = gap_analysis(answers, by="site").heat_map()
    (found,) = survey_evidence(with_sites(), [answers, heat], entity="demo")
    blocks = page(found)
    figures = [block for block in blocks if isinstance(block, Figure)]
    assert len(figures) == 2
    assert "By site" in texts(blocks)
    drawn = [figure.draw("zh").alt_text for figure in figures]
    assert "14" in drawn[0]
    assert "north" in drawn[1]


def test_two_surveys_are_named_and_an_entity_is_told_of_everyone() -> None:
    (one,) = survey_evidence(card(), [survey()], entity="demo")
    (other,) = survey_evidence(with_sites(), [by_site(8, 6), gap_analysis(by_site(8, 6), by="site")], entity="south")
    said = texts(page(one, other))
    assert said.count("Service") == 2
    assert "Over all respondents of the survey." in said


def test_many_groups_are_a_table() -> None:
    from scorecard import Provenance
    from scorecard.instruments import ColumnLayout, Instrument
    from scorecard.survey import build_survey
    from tests.report.small import INSTRUMENT, LAYOUT

    columns: dict[str, Sequence[object]] = {"E1": [5] * 240, "P1": [3, 4] * 120, "E2": [5] * 240, "P2": [4, 3] * 120}
    columns["site"] = [f"site{i // 6:02d}" for i in range(240)]
    layout = ColumnLayout.model_validate({**LAYOUT, "segments": {"site": "site"}})
    answers = build_survey(Instrument.model_validate(INSTRUMENT), layout, columns, provenance=Provenance("a.csv"))
    (found,) = survey_evidence(card(), [gap_analysis(answers, by="site").heat_map()], entity="demo")
    blocks = page(found)
    grids = [block for block in blocks if isinstance(block, Grid)]
    assert grids
    assert all(len(grid.table.columns) <= 9 for grid in grids), "as wide as a page at most"
    assert not any(isinstance(block, Figure) for block in blocks)
