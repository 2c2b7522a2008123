"""What a review is made of, and when it is refused."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from scorecard import LocalText
from scorecard.errors import ReportError, UsageError
from scorecard.report import Review, review
from scorecard.report.document import Bullets, Grid, Heading, Paragraph, Section
from scorecard.scoring import evaluate, observe
from scorecard.series import MeasureRecord, change
from scorecard.survey import gap_analysis, reliability
from tests.refusal import refusal
from tests.report.kiosk import dense, kiosk, reader
from tests.report.small import card, evaluation, survey
from tests.scoring import cards as scored
from tests.scoring.cards import frozen_and_saved


def test_a_review_of_the_whole_calendar_is_refused() -> None:
    of = card()
    whole = evaluate(of, observe(of))
    assert refusal(lambda: review(of, whole), error=ReportError) == [
        (
            "a review is of one entity and one period; found '1 entity, 2 periods'. "
            "Choose them with evaluation.at(entity=…, period=…). [review-slice]"
        )
    ]


def test_an_evaluation_of_another_card_is_refused() -> None:
    assert refusal(lambda: review(card(total=True), evaluation(card())), error=ReportError) == [
        "the evaluation was made with another card; found 'demo'. Evaluate the card that is reviewed. [review-card]"
    ]


def test_wrong_kinds_are_refused_all_at_once() -> None:
    of = card()
    wrong = {"notes": "notes.yaml", "previous": "2026-Q1", "message": 3, "report_date": "2026-07-10"}
    assert refusal(lambda: review(of, evaluation(of), **wrong), error=UsageError) == [  # type: ignore[arg-type]
        (
            "notes: this must be notes for a review; found 'str'. "
            "Give what read_review_notes returns, or ReviewNotes(…). [wrong-kind]"
        ),
        "previous: this must be an evaluation; found 'str'. Give what evaluate or load_evaluation returns. [wrong-kind]",
        "message: this must be a text; found 'int'. Write it in quotes, or LocalText(en='…', zh='…'). [wrong-kind]",
        "report_date: this must be a day; found 'str'. Write date(2026, 4, 30) of datetime. [wrong-kind]",
    ]
    assert refusal(lambda: review("card.yaml", of), error=UsageError) == [  # type: ignore[arg-type]
        "card: this must be a scorecard; found 'str'. Give what read_card returns. [wrong-kind]",
        (
            "evaluation: this must be an evaluation; found 'Scorecard'. "
            "Give what evaluate or load_evaluation returns. [wrong-kind]"
        ),
    ]


@pytest.mark.parametrize("option", ["suppliers", "sections"])
def test_one_word_in_the_place_of_a_list_is_not_read_letter_by_letter(option: str) -> None:
    of = card()
    assert refusal(lambda: review(of, evaluation(of), **{option: "map"}), error=UsageError) == [  # type: ignore[arg-type]
        f"{option}: this takes a list; found 'map'. Write {option}=['map']. [not-a-list]"
    ]


def test_a_moment_serves_as_the_day_of_the_report() -> None:
    of = card()
    made, plain = (
        review(of, evaluation(of), report_date=day) for day in (datetime(2026, 7, 10, 9, tzinfo=UTC), date(2026, 7, 10))
    )
    assert made.to_html() == plain.to_html()


def test_only_pdf_and_html_are_written(tmp_path: Path) -> None:
    made = kiosk().review
    assert refusal(lambda: made.save(tmp_path / "review.docx"), error=ReportError) == [
        "a review is written as .pdf or .html; found 'review.docx'. End the name in .pdf or .html. [review-format]"
    ]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["review.html", pytest.param("Review.HTML", marks=pytest.mark.slow)])
def test_the_ending_decides_the_form(tmp_path: Path, name: str) -> None:
    of = card(surveys={})
    made = review(of, evaluation(of))
    assert made.save(tmp_path / name, lang="zh") == tmp_path / name
    assert (tmp_path / name).read_bytes() == made.to_html(lang="zh")
    assert made.to_html(lang="zh").startswith(b'<!DOCTYPE html>\n<html lang="zh-CN">')
    assert made.save(tmp_path / "review.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("message", ["Costs come first.", LocalText(en="Costs come first.", zh="成本优先。")])
def test_a_message_that_is_given_is_the_message(message: str | LocalText) -> None:
    of = card()
    made = review(of, evaluation(of), message=message)
    assert [m.text("en") for m in made.document.messages] == ["Costs come first."]


def test_date_and_owner_stand_on_the_first_page(tmp_path: Path) -> None:
    of = card(organisation={"en": "Demo Ltd", "zh": "演示公司"})
    made = review(of, evaluation(of), report_date=date(2026, 5, 4))
    assert made.document.subtitle.text("en") == "Demo Ltd, 2026 Q1"
    saved = made.save(tmp_path / "r.pdf", lang="zh")
    first = dense(reader(saved.read_bytes()).pages[0].extract_text())
    assert "报告日期：2026-05-04。" in first
    assert "演示公司，2026年第1季度" in first


def test_a_card_without_organisation_is_reviewed_by_its_period() -> None:
    of = card()
    assert review(of, evaluation(of)).document.subtitle.text("en") == "2026 Q1"


def test_the_entity_reviewed_is_named() -> None:
    of = card(organisation="Demo Ltd", entities=[{"id": "north", "name": "North"}, {"id": "south", "name": "South"}])
    ev = evaluate(of, observe(of), period="2026-Q1", entity="south")
    assert review(of, ev).document.subtitle.text("en") == "Demo Ltd, South, 2026 Q1"


def test_a_card_without_values_links_or_survey_still_prints(tmp_path: Path) -> None:
    of = card(surveys={})
    made = review(of, evaluation(of, value=None))
    for lang in ("en", "zh"):
        pages = reader(made.to_pdf(lang="zh" if lang == "zh" else "en")).pages
        assert len(pages) >= 4
    titles = [b.text.text("en") for b in made.document.blocks if isinstance(b, Heading) and b.level == 1]
    assert "Items and scales" not in titles


def test_the_agenda_promises_no_opportunities_where_nothing_can_be_ranked() -> None:
    """The first page of numbers then says that no measure has a score; the scorecard itself still has values."""
    of = card(surveys={})
    for value, told in ((None, "not supplied"), (50.0, "numbers")):
        grids = [b for b in review(of, evaluation(of, value=value)).document.blocks if isinstance(b, Grid) and b.places]
        agenda = {row[0]: row[2] for row in grids[0].table.cells("en")}
        assert (agenda["9.3.2 f"], agenda["9.3.2 c 2"]) == (told, "numbers")


def test_a_large_card_with_hardly_a_value_is_reviewed() -> None:
    """The list of a hundred measures that have no value is longer than any text that people may write."""
    names = [f"Measure {i:03d}, as agreed with the customers" for i in range(120)]
    measures = [{"id": f"m{i}", "name": name, "worst": 0, "target": 9} for i, name in enumerate(names)]
    objectives = [
        {"id": f"o{i}", "name": f"Objective {i}", "measures": measures[10 * i : 10 * i + 10]} for i in range(12)
    ]
    of = card(surveys={}, perspectives=[{"id": "customer", "objectives": objectives}])
    assert review(of, evaluate(of, observe(of), period="2026-Q1")).document.blocks
    one = evaluate(of, observe(of, values=[MeasureRecord("m0", "2026-Q1", value=5.0)]), period="2026-Q1")
    assert ", ".join(names[1:]) in str(review(of, one).document)


def test_a_survey_adds_its_pages() -> None:
    of = card()
    made = review(of, evaluation(of), evidence=[gap_analysis(survey())])
    titles = [b.text.text("en") for b in made.document.blocks if isinstance(b, Heading) and b.level == 1]
    assert "Items and scales" in titles


def test_the_level_of_a_survey_is_said_beside_scores_of_another_only_where_its_pages_are_printed() -> None:
    built = kiosk()
    gaps = replace(built.gaps, confidence=0.9)

    def said(sections: tuple[Section, ...] | None) -> bool:
        made = review(built.card, built.evaluation, evidence=[gaps], sections=sections)
        texts = [block.text.text("en") for block in made.document.blocks if isinstance(block, Paragraph)]
        return any(text.endswith("Intervals on the pages of surveys: 90 %.") for text in texts)

    assert said(None)
    assert said(("scorecard", "gaps"))
    assert not said(("scorecard", "map"))


def names(made: Review) -> set[str]:
    """Return every word in the tables of a review."""
    cells = [cell for b in made.document.blocks if isinstance(b, Grid) for row in b.table.rows for cell in row]
    return {cell.text("en") for cell in cells if isinstance(cell, LocalText)}


def test_a_frozen_period_is_reviewed_as_it_was_reported() -> None:
    """Target, bands, values and weights are those of the saved evaluation, on every page."""
    ev, saved = frozen_and_saved()
    made, reported = review(ev.card, ev), review(saved.card, saved)
    assert made.document.messages == reported.document.messages
    told = [item.text("en") for b in made.document.blocks if isinstance(b, Bullets) for item in b.items]
    before = [item.text("en") for b in reported.document.blocks if isinstance(b, Bullets) for item in b.items]
    remark = "2026 Q1 is frozen: it is printed from the card and the values with which it was reported."
    assert [item for item in told if item not in before] == [remark]
    assert made.document.messages[0].text("en") == "All 2 measures have a score in 2026 Q1: 1 watch, 1 off target."
    html, same = ((review(each.card, each).to_html()) for each in (ev, saved))
    assert re.findall(rb"<svg.*?</svg>", html, re.S) == re.findall(rb"<svg.*?</svg>", same, re.S)
    assert b"98.0" not in html


def test_what_became_confidential_is_left_out_of_a_frozen_period() -> None:
    ev, saved = frozen_and_saved(confidential=True)
    assert not any(measure.confidential for measure in saved.card.measures)
    assert names(review(ev.card, ev)) >= {"B"}
    assert "A" not in names(review(ev.card, ev))
    assert "A" in names(review(ev.card, ev, confidential="show"))


def test_the_method_is_that_of_the_period_reviewed() -> None:
    later = {"since": "2026-Q2", "target": 97}
    of = scored.card(scored.measure("a", worst=60, target=95, changes=[later]))
    ev = evaluate(of, observe(of, values=scored.records("2026-Q2", a=90)), period="2026-Q2")
    grids = [b.table for b in review(of, ev).document.blocks if isinstance(b, Grid)]
    references = next(table for table in grids if table.columns[-1].key == "baseline")
    assert next(iter(references.cells("en")))[4:6] == ("60.0", "97.0")


def test_every_page_names_a_fiscal_year_as_such() -> None:
    """2026-Q1 of years that start in April is the quarter from April: no page may call it as common years do."""
    of = card(calendar={"first": "2025-Q3", "last": "2026-Q2", "year_starts": 4})
    periods = ("2025-Q3", "2025-Q4", "2026-Q1")
    observed = observe(of, values=[MeasureRecord("otif", p, 90.0 + i) for i, p in enumerate(periods)])
    now, before = (evaluate(of, observed, period=p) for p in ("2026-Q1", "2025-Q4"))
    answers = survey()
    evidence = [answers, gap_analysis(answers), reliability(answers), change(observed, "otif")]
    made = review(of, now, evidence=evidence, previous=before)
    words = {"en": ("2026/27 Q1", "FY2026-Q1"), "zh": ("2026/27财年第1季度", "FY2026-Q1")}
    for lang, (long, short) in words.items():
        shown = re.sub(r"<[^>]*>", "\n", made.to_html(lang=lang).decode())  # type: ignore[arg-type]  # one of the two
        assert re.findall(r"(?<!FY)2026-Q1|2026 Q1|2026年第1季度", shown) == []
        assert shown.count(long) >= 6
        assert shown.count(short) >= 3, "below the columns, and beside the chart of behaviour"
