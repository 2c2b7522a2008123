"""The page that tells how sure the scores are: every number is one of the results'."""

from __future__ import annotations

import pytest

import scorecard as sc
from scorecard._table import format_number
from scorecard.errors import ReportError
from scorecard.report.certainty_page import certainty_blocks, certainty_of
from scorecard.report.document import Grid, Heading, Paragraph
from scorecard.report.printing import share_text
from tests.report.kiosk import kiosk


def results() -> tuple[sc.Evaluation, sc.Robustness, sc.LinkEvidence]:
    built = kiosk()
    obs = built.evaluation.observations
    robust = sc.robustness(built.card, obs, period="2019-Q4", node="customer", draws=500, seed=1)
    return built.evaluation, robust, sc.link_evidence(built.card, obs)


def test_the_tables_hold_what_was_found():
    evaluation, robust, links = results()
    blocks = certainty_blocks(evaluation, certainty_of([robust, links], evaluation))
    headings = [block.text.text("en") for block in blocks if isinstance(block, Heading)]
    assert headings == [
        "How sure are we?",
        "Do scores and statuses hold?",
        "What matters: Customer",
        "What would turn the status?",
        "Do the arrows of the map hold on the data?",
    ]
    spread, influence, arrows = (block.table for block in blocks if isinstance(block, Grid))
    row = next(cells for cells in spread.rows if cells[0] == evaluation.card.name_of("customer"))
    found = robust.row("customer")
    assert found.low is not None
    assert found.high is not None
    assert row[2] == f"{format_number(found.low, 1)}–{format_number(found.high, 1)}"
    assert row[4] == share_text(found.status_probability)
    first = robust.influence().rows[0]
    assert influence.rows[0][:3] == (first.name, share_text(first.first_order), share_text(first.total))
    # what is not below the node has no say
    assert {row.id for row in robust.influence().rows} == {"weights", "survey:customers"}
    assert len(arrows.rows) == len(evaluation.card.strategy_map.links)
    verdict = robust.least_change().verdict
    assert any(isinstance(block, Paragraph) and block.text == verdict for block in blocks)


def test_what_does_not_vary_has_no_interval_and_laws_are_told_once():
    evaluation, robust, _ = results()
    blocks = certainty_blocks(evaluation, [robust])
    spread = next(block.table for block in blocks if isinstance(block, Grid))
    row = next(cells for cells in spread.rows if cells[0] == evaluation.card.name_of("lower_cost"))
    assert row[2] is None
    told = [block.text.text("en") for block in blocks if isinstance(block, Paragraph)]
    assert sum("Dirichlet" in text for text in told) == 1
    assert any(text.startswith("Weights below Total, Financial, Customer") for text in told)


def test_nothing_is_printed_without_results():
    assert certainty_blocks(kiosk().evaluation, ()) == ()


def test_two_of_one_kind_and_another_period_are_refused():
    evaluation, robust, links = results()
    with pytest.raises(ReportError) as error:
        certainty_of([robust, links, links], evaluation)
    assert str(error.value) == (
        "The evidence cannot be printed as it is.\n"
        "  the evidence holds two results of the kind LinkEvidence. Give one of them. [certainty-twice]"
    )
    obs = evaluation.observations
    other = sc.robustness(evaluation.card, obs, period="2019-Q3", node="financial", draws=100)
    with pytest.raises(ReportError) as error:
        certainty_of([other], evaluation)
    assert str(error.value) == (
        "The evidence cannot be printed as it is.\n"
        "  the Robustness is of another card, period or entity than the review. Make it from the card, the values, the "
        "period and the entity that are reviewed. [certainty-other]"
    )


def test_the_page_stands_in_the_review_in_both_languages():
    evaluation, robust, links = results()
    review = sc.review(evaluation.card, evaluation, evidence=[robust, links])
    titles = [block.text for block in review.document.blocks if isinstance(block, Heading) and block.level == 1]
    assert "结论有多可靠？" in [title.text("zh") for title in titles]
    assert review.to_pdf(lang="zh") == review.to_pdf(lang="zh")
