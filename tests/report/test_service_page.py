"""The pages of a survey: ordinary answers, few answers, no answers, groups."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from scorecard import Provenance
from scorecard._text import LANGS
from scorecard.errors import Problems
from scorecard.instruments import ColumnLayout, Instrument
from scorecard.io import read_survey
from scorecard.models import Period, Scorecard
from scorecard.report import review
from scorecard.report.document import Block, Figure, Grid, Heading, Paragraph
from scorecard.report.evidence import SurveyEvidence, survey_evidence
from scorecard.report.gap_tables import row_name
from scorecard.report.item_page import item_blocks
from scorecard.report.service_page import service_blocks
from scorecard.scoring import evaluate, observe
from scorecard.survey import Survey, build_survey, gap_analysis, importance_performance, reliability
from scorecard.templates import load_template, template_files
from tests.report.kiosk import dense, reader
from tests.report.small import INSTRUMENT, LAYOUT, card

PERIOD = Period.parse("2026-Q1")
Answers = Sequence[int | None]


def survey(
    e1: Answers, p1: Answers, *, e2: Answers | None = None, p2: Answers | None = None, **changes: object
) -> Survey:
    """Return answers to the two items; the second is answered like the first unless told."""
    columns = {"E1": e1, "P1": p1, "E2": e1 if e2 is None else e2, "P2": p1 if p2 is None else p2}
    instrument = Instrument.model_validate({**INSTRUMENT, **changes})
    return build_survey(instrument, ColumnLayout.model_validate(LAYOUT), columns, provenance=Provenance("a.csv"))


def blocks_of(of: SurveyEvidence, *, alone: bool = True) -> tuple[Block, ...]:
    """Return the blocks of one survey."""
    return (*service_blocks(of, PERIOD, alone=alone), *item_blocks(of, PERIOD, alone=alone))


def evidence(*results: object, entity: str = "demo", of: Scorecard | None = None) -> SurveyEvidence:
    """Return results of one survey, sorted."""
    (found,) = survey_evidence(card() if of is None else of, results, entity=entity, problems=Problems())  # type: ignore[arg-type]  # results
    return found


def texts(blocks: Sequence[Block]) -> list[str]:
    """Return headings and paragraphs in English."""
    return [b.text.text("en") for b in blocks if isinstance(b, Heading | Paragraph)]


def grids(blocks: Sequence[Block]) -> list[Grid]:
    """Return the tables."""
    return [b for b in blocks if isinstance(b, Grid)]


def draw(blocks: Sequence[Block]) -> None:
    """Draw every chart in both languages."""
    for block in blocks:
        if isinstance(block, Figure):
            assert all(block.draw(lang).alt_text for lang in LANGS)


def test_rows_are_dimensions_then_wholes_then_items() -> None:
    found = evidence(gap_analysis(survey([5, 5, 4, 5], [3, 4, 4, 2])))
    dimensions, items = grids(blocks_of(found))
    names = [row[0].text("en") for row in dimensions.table.rows]
    assert names == ["Speed", "Overall (mean of dimensions)", "Overall (mean of all items)"]
    assert dimensions.strong == {1, 2}
    assert [row[0].text("zh") for row in items.table.rows] == ["答复迅速", "送货及时"]
    # gaps −2, −1, 0, −3: mean −1.5, SD sqrt(5/3) = 1.29
    assert dimensions.table.cells("en")[0][:6] == ("Speed", "4", "4.75", "3.25", "−1.50", "1.29")


def test_heading_of_p_says_whether_it_is_adjusted() -> None:
    answers = survey([5, 5, 4, 5], [3, 4, 4, 2])
    adjusted, plain = (grids(blocks_of(evidence(gap_analysis(answers, adjust=a))))[0] for a in ("holm", "none"))
    assert "Adjusted p" in adjusted.table.headings("en")
    assert [n.text("en") for n in adjusted.table.notes] == ["The p-values of the overall rows are not adjusted."]
    assert "p" in plain.table.headings("en")
    assert "Adjusted p" not in plain.table.headings("en")
    assert plain.table.notes == ()


def test_interval_is_named_by_its_level() -> None:
    found = evidence(gap_analysis(survey([5, 5, 4, 5], [3, 4, 4, 2]), confidence=0.9))
    assert "90 % interval" in grids(blocks_of(found))[0].table.headings("en")
    assert any("at the 10 % level" in text for text in texts(blocks_of(found)))


@pytest.mark.parametrize(
    ("e", "p", "note"),
    [
        ([5], [3], "Speed: one respondent only."),
        ([5, 5, 5], [3, 3, 3], "Speed: all answers differ by the same amount, so there is nothing to test."),
        ([5, 4, None], [None, None, 3], "Speed: nobody answered enough."),
    ],
)
def test_what_cannot_be_computed_has_a_dash_and_a_reason(e: Answers, p: Answers, note: str) -> None:
    found = evidence(gap_analysis(survey(e, p)), reliability(survey(e, p)))
    blocks = blocks_of(found)
    dimensions = grids(blocks)[0]
    assert note in [n.text("en") for n in dimensions.table.notes]
    assert dimensions.table.cells("en")[0][6:8] == ("–", "–")  # interval, p
    printed = " ".join(cell for grid in grids(blocks) for row in grid.table.cells("en") for cell in row)
    assert "nan" not in printed.lower()
    draw(blocks)


def test_item_that_nobody_answered_keeps_its_row() -> None:
    found = evidence(gap_analysis(survey([5, 5, 4], [3, 4, 4], e2=[None] * 3, p2=[None] * 3)))
    items = grids(blocks_of(found))[1]
    assert items.table.cells("en")[1][:5] == ("Prompt delivery", "0", "–", "–", "–")
    assert "Prompt delivery: nobody answered enough." in [n.text("en") for n in items.table.notes]


def test_questionnaire_without_dimensions_shows_its_items() -> None:
    items = [{"id": "quick", "text": "Quick"}, {"id": "prompt", "text": "Prompt"}]
    found = evidence(gap_analysis(survey([5, 5, 4], [3, 4, 4], dimensions=[], items=items)))
    blocks = blocks_of(found)
    assert "Gaps by dimension" not in texts(blocks)
    wholes, rows = grids(blocks)
    assert [row[0].text("en") for row in wholes.table.rows] == ["Overall (mean of all items)"]
    assert len(rows.table.rows) == 2
    draw(blocks)


def test_alpha_alone_has_a_page() -> None:
    found = evidence(reliability(survey([5, 5, 4, 3], [3, 4, 4, 2])))
    blocks = blocks_of(found)
    assert texts(blocks) == ["Items and scales", "Service, 2026 Q1, scale 1 to 5.", "Reliability of the scales"]
    assert grids(blocks)[0].table.headings("en")[:4] == ("Scale", "Answers", "Items", "n")


def test_alpha_of_one_item_says_why_there_is_none() -> None:
    items = [{"id": "quick", "text": "Quick", "dimension": "speed"}, {"id": "prompt", "text": "Prompt"}]
    found = evidence(reliability(survey([5, 5, 4, 3], [3, 4, 4, 2], items=items)))
    assert "Speed, expectation: one item only." in [n.text("en") for n in grids(blocks_of(found))[0].table.notes]


def test_importance_has_chart_and_table() -> None:
    roles = ["expectation", "perception"]
    answers = survey([5, 5, 4, 3], [3, 4, 4, 2], e2=[2, 3, 2, 2], p2=[4, 5, 4, 4], roles=roles)
    found = evidence(importance_performance(answers, importance="expectation", performance="perception"))
    blocks = blocks_of(found)
    assert [type(b) for b in blocks[-2:]] == [Figure, Grid]
    # means 4.25 and 2.25 against 3.25 and 4.25: the first matters more and does worse
    assert [row[4].text("en") for row in grids(blocks)[0].table.rows] == ["Concentrate here", "Possible overkill"]


def test_importance_that_nobody_answered_has_no_chart() -> None:
    nobody: Answers = [None, None]
    answers = survey(nobody, nobody)
    found = evidence(importance_performance(answers, importance="expectation", performance="perception"))
    blocks = blocks_of(found)
    assert not any(isinstance(b, Figure) for b in blocks)
    notes = [n.text("en") for n in grids(blocks)[0].table.notes]
    assert notes == ["Quick answers: nobody answered enough.", "Prompt delivery: nobody answered enough."]


def test_two_surveys_have_pages_of_their_own() -> None:
    staff = {**INSTRUMENT, "id": "staff", "name": "Staff survey"}
    both = card(
        surveys={
            "customers": {"instrument": INSTRUMENT, "layout": LAYOUT, "name": "Customers"},
            "staff": {"instrument": staff, "layout": LAYOUT},
        }
    )
    results = [gap_analysis(survey([5, 5, 4], [3, 4, 4])), gap_analysis(survey([2, 3, 3], [3, 5, 4], **staff))]
    made = review(both, evaluate(both, observe(both), period="2026-Q1"), evidence=results)
    titles = [b.text.text("en") for b in made.document.blocks if isinstance(b, Heading) and b.level == 1]
    at = titles.index("Service quality: Customers")
    assert titles[at : at + 4] == [
        "Service quality: Customers",
        "Service quality: Staff survey",
        "Items and scales: Customers",
        "Items and scales: Staff survey",
    ]
    assert [m.text("en") for m in made.document.messages[-2:]] == [
        (
            "Service quality, Customers: no dimension falls measurably short of expectations; the lowest is Speed "
            "with a mean gap of −1.00 points (95 % interval −3.48 to 1.48, n = 3)."
        ),
        (
            "Service quality, Staff survey: no dimension falls measurably short of expectations; the lowest is Speed "
            # gaps 1, 1, 2: by t −0.10 to 2.77; Hall's upper limit is 4/3 + (1 − ∛(1 − 3 a (t + a / 2))) / 3 a = 4.35 with
            # t = 4.303 and a = skewness / (3 √3) = 2/27
            "with a mean gap of 1.33 points (95 % interval −0.10 to 4.35, n = 3)."
        ),
    ]


# --------------------------------------------------------------------- groups

SITES = {**LAYOUT, "segments": {"site": "site"}}


def by_site(north: int, south: int) -> Survey:
    """Return answers of two sites; the north is short by two, the south by one, with some spread."""
    columns = {
        "E1": [5] * (north + south),
        "P1": [3 - i % 2 for i in range(north)] + [4 - i % 2 for i in range(south)],
        "site": ["north"] * north + ["south"] * south,
    }
    columns |= {"E2": columns["E1"], "P2": columns["P1"]}
    instrument = Instrument.model_validate(INSTRUMENT)
    return build_survey(instrument, ColumnLayout.model_validate(SITES), columns, provenance=Provenance("a.csv"))


def with_sites() -> Scorecard:
    """Return a card of two sites."""
    sites = [{"id": "north", "name": "North"}, {"id": "south", "name": "South"}]
    return card(entities=sites, surveys={"customers": {"instrument": INSTRUMENT, "layout": SITES}})


def test_review_of_an_entity_prints_the_gaps_of_its_own_customers() -> None:
    answers = by_site(8, 6)
    gaps = gap_analysis(answers, by="site")
    found = evidence(gaps, reliability(answers), entity="south", of=with_sites())
    blocks = blocks_of(found)
    assert texts(blocks)[1] == "Service: 6 respondents of south, 2026 Q1, scale 1 to 5."
    assert grids(blocks)[0].table.cells("en")[0][:5] == ("Speed", "6", "5.00", "3.50", "−1.50")
    assert "Over all respondents of the survey." in texts(blocks)  # alpha is not made by site
    draw(blocks)


def test_review_of_an_entity_with_few_customers_shows_none_of_their_answers() -> None:
    gaps = gap_analysis(by_site(8, 3), by="site")
    of = with_sites()
    blocks = blocks_of(evidence(gaps, entity="south", of=of))
    assert texts(blocks)[-1] == "south: too few respondents to show gaps without giving single answers away."
    assert grids(blocks) == []
    made = review(
        of,
        evaluate(of, observe(of, surveys={"customers": {"2026-Q1": gaps}}), period="2026-Q1", entity="south"),
        evidence=[gaps],
    )
    text = dense("".join(page.extract_text() for page in reader(made.to_pdf()).pages))
    assert "2.67" not in text  # the mean perception of the three


def test_groups_are_compared_and_small_ones_named_without_numbers() -> None:
    found = evidence(gap_analysis(by_site(8, 3), by="site", privacy_threshold=5))
    blocks = blocks_of(found)
    assert "Overall gap by site" in texts(blocks)
    groups = grids(service_blocks(found, PERIOD))[-1].table
    assert [row[0] for row in groups.cells("en")] == ["north", "south"]
    assert {cell for row in groups.cells("en") for cell in row[2:]} == {"–"}  # the other would give it away
    assert [n.text("en") for n in groups.notes] == [
        "north: too few respondents to show.",
        "south: too few respondents to show.",
    ]


def test_label_with_invisible_characters_prints_without_them() -> None:
    columns: dict[str, Sequence[object]] = {"E1": [5] * 12, "P1": [3, 4] * 6, "E2": [5] * 12, "P2": [4, 3] * 6}
    columns["site"] = ["nor\u200bth"] * 6 + ["south\u202e"] * 6
    instrument = Instrument.model_validate(INSTRUMENT)
    answers = build_survey(instrument, ColumnLayout.model_validate(SITES), columns, provenance=Provenance("a.csv"))
    found = evidence(gap_analysis(answers, by="site"))
    assert [row[0] for row in grids(service_blocks(found, PERIOD))[-1].table.cells("en")] == ["north", "south"]


def test_rows_have_names() -> None:
    instrument = Instrument.model_validate(INSTRUMENT)
    assert row_name(instrument, "weighted").text("zh") == "总体（加权）"
    assert row_name(instrument, "all_items").text("en") == "All items"
    assert row_name(instrument, "quick").text("en") == "Quick answers"


def test_derived_importance_is_never_printed_as_if_it_had_been_asked() -> None:
    """The column, the method, the overall answer and the warnings stand with the numbers."""
    kiosk = load_template("self_service_kiosk")
    answers = read_survey(template_files("self_service_kiosk")["survey"], kiosk.surveys["customers"])
    derived = importance_performance(answers, derived="regression", outcome="overall_1")
    (grid,) = grids(blocks_of(evidence(derived, of=kiosk)))
    column = next(c for c in grid.table.columns if c.key == "importance")
    assert (column.label.text("en"), column.label.text("zh")) == ("Derived importance", "推导重要性")
    said = " ".join(note.text("en") for note in grid.table.notes)
    assert "derived from the overall answer" in said
    assert "standardised regression coefficient" in said
    assert all(note in grid.table.notes for note in derived.advice)
