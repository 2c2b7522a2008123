"""The page that tells how sure the scores are: every number is one of the results'."""

from __future__ import annotations

import pytest

import scorecard as sc
from scorecard._printing import format_chance, format_number
from scorecard.report.certainty_page import certainty_blocks
from scorecard.report.document import Figure, Grid, Heading, Paragraph
from scorecard.report.notes_pages import NOT_SUPPLIED
from scorecard.report.printing import share_text
from scorecard.report.sorted_evidence import SortedEvidence, sorted_evidence
from tests.report.kiosk import kiosk
from tests.scoring.cards import card as one_objective
from tests.scoring.cards import measure
from tests.scoring.varied import two_sides, values


def results() -> tuple[sc.Evaluation, sc.Robustness, sc.LinkEvidence]:
    built = kiosk()
    obs = built.evaluation.observations
    robust = sc.robustness(built.card, obs, period="2019-Q4", node="customer", draws=500, seed=1)
    return built.evaluation, robust, sc.link_evidence(built.card, obs)


def test_the_tables_hold_what_was_found():
    evaluation, robust, links = results()
    blocks = certainty_blocks(evaluation, sorted_evidence([robust, links], evaluation))
    headings = [block.text.text("en") for block in blocks if isinstance(block, Heading)]
    assert headings == [
        "How sure are we?",
        "How much of the weight has data?",
        "Do scores and statuses hold?",
        "What matters: Customer",
        "What would turn the status?",
        "Do the arrows of the map hold on the data?",
    ]
    coverage, spread, influence, arrows = (block.table for block in blocks if isinstance(block, Grid))
    row = next(cells for cells in spread.rows if cells[0] == evaluation.card.name_of("customer"))
    found = robust.row("customer")
    assert found.low is not None
    assert found.high is not None
    assert row[2] == f"{format_number(found.low, 1)}–{format_number(found.high, 1)}"
    assert row[4] == share_text(found.status_probability)
    first = robust.influence().rows[0]
    assert influence.rows[0][:3] == (first.name, share_text(first.first_order), share_text(first.total))
    assert coverage.rows[1][:4] == (evaluation.card.name_of("customer"), 5, 5, "100 %")
    assert coverage.rows[3][:4] == (evaluation.card.name_of("learning_growth"), 2, 1, "50 %")
    # what is not below the node has no say
    assert {row.id for row in robust.influence().rows} == {"weights", "survey:customers"}
    assert len(arrows.rows) == len(evaluation.card.strategy_map.links)
    # columns that the page leaves out are not explained on it
    told = [block.text.text("en") for block in blocks if isinstance(block, Paragraph)]
    assert any(text.startswith("Effect: standard deviations") for text in told)
    assert not any("interval of the effect" in text or "Detectable from" in text for text in told)
    verdict = robust.least_change().verdict
    assert any(isinstance(block, Paragraph) and block.text == verdict for block in blocks)


def test_what_does_not_vary_has_no_interval_and_laws_are_told_once():
    evaluation, robust, _ = results()
    blocks = certainty_blocks(evaluation, SortedEvidence(robustness=robust))
    spread = [block.table for block in blocks if isinstance(block, Grid)][1]
    row = next(cells for cells in spread.rows if cells[0] == evaluation.card.name_of("lower_cost"))
    assert row[2] is None
    told = [block.text.text("en") for block in blocks if isinstance(block, Paragraph)]
    assert sum("Dirichlet" in text for text in told) == 1
    assert any(text.startswith("Weights below Total, Financial, Customer") for text in told)


def test_calculated_and_drawn_probabilities_are_held_against_each_other():
    """The largest distance of all nodes above the measures, looked for here by itself."""
    evaluation = kiosk().evaluation
    found = sc.uncertainty(evaluation.card, evaluation.observations, period="2019-Q4", draws=400, seed=3)
    apart = {}
    for node in evaluation.nodes:
        told, row = evaluation[node], found.row(node)
        if told.kind != "measure" and told.low is not None and row.standard_deviation:
            apart[node] = (told.probabilities[told.status], row.status_probability)
    node = max(apart, key=lambda each: abs(apart[each][0] - apart[each][1]))
    there, here = (format_chance(chance) for chance in apart[node])
    name = evaluation.card.name_of(node)
    (told,) = [
        block.text
        for block in certainty_blocks(evaluation, sorted_evidence([found], evaluation))
        if isinstance(block, Paragraph) and "they differ most" in block.text.text("en")
    ]
    assert told.text("en").endswith(f"they differ most for {name.text('en')}: {there} there, {here} here.")
    assert told.text("zh").endswith(f"相差最大的是{name.text('zh')}：计分卡为 {there}，此处为 {here}。")


def test_a_perspective_of_one_objective_is_named_beside_it():
    """Both have the two measures, and so the same two probabilities."""
    card = one_objective(measure("a"), measure("b"))
    ranged = sc.MeasureRecord("a", "2026-Q1", 70.0, low=69.0, high=98.0)
    obs = sc.observe(card, values=[ranged, sc.MeasureRecord("b", "2026-Q1", 76.0, standard_error=1.0)])
    found = sc.uncertainty(card, obs, period="2026-Q1", draws=400)
    said = [
        block.text
        for block in certainty_blocks(found.evaluation, SortedEvidence(uncertainty=found))
        if isinstance(block, Paragraph) and "they differ most" in block.text.text("en")
    ]
    assert [text.text("en").partition("they differ most for ")[2].partition(":")[0] for text in said] == [
        "Customer, Deliver"
    ]
    assert "相差最大的是客户、Deliver：" in said[0].text("zh")


def test_a_distance_in_print_is_told_where_a_larger_one_does_not_show():
    """76.2 and 75.9 % are both printed as 76, 91.3 and 91.5 % as 91 and 92: only the latter needs a word."""
    evaluation = kiosk().evaluation
    found = sc.uncertainty(evaluation.card, evaluation.observations, period="2019-Q4", draws=10_000, seed=1)
    pairs = [
        (evaluation[node].probabilities[evaluation[node].status], found.row(node).status_probability)
        for node in ("save_time", "easy_for_all")
    ]
    assert abs(pairs[0][0] - pairs[0][1]) > abs(pairs[1][0] - pairs[1][1])
    assert [tuple(map(format_chance, pair)) for pair in pairs] == [("76 %", "76 %"), ("91 %", "92 %")]
    said = [
        block.text.text("en")
        for block in certainty_blocks(evaluation, sorted_evidence([found], evaluation))
        if isinstance(block, Paragraph)
    ]
    assert any(text.endswith("they differ most for Easy for everyone: 91 % there, 92 % here.") for text in said)


def test_where_values_are_not_drawn_nothing_is_held_against_the_scorecard():
    """The two would not answer one question; nor is a distance told that no printed number shows."""
    evaluation = kiosk().evaluation
    fixed = sc.robustness(
        evaluation.card,
        evaluation.observations,
        period="2019-Q4",
        node="customer",
        weights={
            "customer": sc.weighting.WeightUncertainty.free(
                ["earn_trust", "save_time", "easy_for_all", "every_transaction_right"]
            )
        },
        values=False,
        draws=200,
        seed=1,
    )
    said = [
        b.text.text("en")
        for b in certainty_blocks(evaluation, sorted_evidence([fixed], evaluation))
        if isinstance(b, Paragraph)
    ]
    assert not any("they differ most" in text for text in said)


def test_a_status_whose_error_is_not_known_has_no_probability():
    card = two_sides()
    obs = sc.observe(card, values=values(one=100.0, two=60.0))
    evaluation = sc.evaluate(card, obs, period="2026-Q1")
    found = sc.uncertainty(card, obs, period="2026-Q1", draws=200, seed=1)
    blocks = certainty_blocks(evaluation, sorted_evidence([found], evaluation))
    spread = [block.table for block in blocks if isinstance(block, Grid)][1]
    unknown = [
        r
        for r in (found.row(n) for n in evaluation.nodes)
        if r.error_known is not None and r.error_known < 1 and not r.standard_deviation
    ]
    assert unknown
    for row in spread.rows:
        if row[0] in [r.name for r in unknown]:
            assert row[4] is None


def test_coverage_is_told_even_where_nothing_was_analysed():
    blocks = certainty_blocks(kiosk().evaluation, SortedEvidence())
    assert [type(block) for block in blocks] == [Heading, Heading, Grid, Paragraph, Heading, Paragraph]
    assert blocks[-1] == Paragraph(NOT_SUPPLIED)


def test_draws_of_values_alone_make_the_same_table():
    evaluation = kiosk().evaluation
    found = sc.uncertainty(evaluation.card, evaluation.observations, period="2019-Q4", draws=400, seed=3)
    blocks = certainty_blocks(evaluation, sorted_evidence([found], evaluation))
    spread = [block.table for block in blocks if isinstance(block, Grid)][1]
    row = next(cells for cells in spread.rows if cells[0] == evaluation.card.name_of("customer"))
    assert row[4] == share_text(found.row("customer").status_probability)
    figures = [block for block in blocks if isinstance(block, Figure)]
    assert len(figures) == 2  # intervals, then probabilities
    assert all(figure.draw("zh").alt_text for figure in figures)


def test_weights_and_ranks_that_vary_have_places_of_their_own():
    card = sc.Scorecard.model_validate(
        {
            "id": "two",
            "name": "Two",
            "total": True,
            "calendar": {"first": "2026", "last": "2026"},
            "entities": [{"id": "north", "name": "North"}, {"id": "south", "name": "South"}],
            "perspectives": [
                {
                    "id": each,
                    "name": each.title(),
                    "objectives": [
                        {
                            "id": f"{each}_aim",
                            "name": f"Aim {each}",
                            "measures": [{"id": f"{each}_rate", "name": f"Rate {each}", "worst": 0, "target": 100}],
                        }
                    ],
                }
                for each in ("first", "second")
            ],
        }
    )
    cells = {("first", "north"): 90.0, ("second", "north"): 50.0, ("first", "south"): 60.0, ("second", "south"): 70.0}
    values = [
        sc.MeasureRecord(f"{each}_rate", "2026", value, entity=entity, standard_error=5.0)
        for (each, entity), value in cells.items()
    ]
    obs = sc.observe(card, values=values)
    whole = sc.evaluate(card, obs, period="2026")
    one = whole.at(entity="north")
    ranks = sc.entity_acceptability(
        whole,
        "total",
        weights={"total": sc.weighting.WeightUncertainty.free(["first", "second"])},
        seed=5,
        draws=2000,
    )
    tornado = sc.weight_tornado(card, obs, entity="north", period="2026", node="total")
    robust = sc.robustness(card, obs, period="2026", draws=300, seed=2)
    found = sorted_evidence([ranks, tornado, robust], one)
    blocks = certainty_blocks(one, found)
    headings = [block.text.text("en") for block in blocks if isinstance(block, Heading)]
    assert "Ranks when weights are not fixed (SMAA-2)" in headings
    assert "What each weight does: Total" in headings
    assert "Who comes first, and how surely?" in headings
    grid = [block.table for block in blocks if isinstance(block, Grid)][2]
    first = min(ranks.rows, key=lambda row: row.expected_rank)
    assert grid.rows[0][:3] == (first.name, share_text(first.acceptability[0]), first.expected_rank)
    figures = [block for block in blocks if isinstance(block, Figure)]
    assert len(figures) == 4  # intervals, probabilities, ranks, tornado
    assert all(figure.draw(lang).alt_text for figure in figures for lang in ("en", "zh"))


def test_below_a_measure_nothing_is_weighed_that_could_turn_its_status():
    card = two_sides()
    obs = sc.observe(card, values=values(error=3.0, one=70, two=80))
    found = sc.robustness(card, obs, period="2026-Q1", node="m_one", draws=200)
    blocks = certainty_blocks(found.evaluation, SortedEvidence(robustness=found))
    headings = [block.text.text("en") for block in blocks if isinstance(block, Heading)]
    assert headings[-1] == f"What matters: {card.name_of('m_one').text('en')}"
    assert "What would turn the status?" not in headings


@pytest.mark.slow
def test_the_page_stands_in_the_review_in_both_languages():
    evaluation, robust, links = results()
    review = sc.review(evaluation.card, evaluation, evidence=[robust, links])
    titles = [block.text for block in review.document.blocks if isinstance(block, Heading) and block.level == 1]
    assert "结论有多可靠？" in [title.text("zh") for title in titles]
    assert review.to_pdf(lang="zh") == review.to_pdf(lang="zh")
