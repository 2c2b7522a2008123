"""Means of a survey without gaps: rows, groups, few answers, beside gaps."""

from __future__ import annotations

from collections.abc import Sequence

from scorecard import Provenance
from scorecard.instruments import ColumnLayout, Instrument, Role
from scorecard.models import Period, Scorecard
from scorecard.report import review
from scorecard.report.definitions import definition_blocks
from scorecard.report.document import Block, Bullets, Grid, Heading, Paragraph
from scorecard.report.evidence import SurveyEvidence, survey_evidence
from scorecard.report.item_page import item_blocks
from scorecard.report.mean_tables import item_mean_blocks, mean_blocks
from scorecard.report.service_page import service_blocks
from scorecard.scoring import evaluate, observe
from scorecard.survey import (
    Survey,
    build_survey,
    gap_analysis,
    importance_performance,
    question_means,
    zone_of_tolerance,
)
from tests.report.small import INSTRUMENT, card
from tests.report.small import survey as paired

PERIOD = Period.parse("2026-Q1")
Answers = Sequence[int | None]
SOLE: tuple[Role, ...] = ("perception",)
RATED: tuple[Role, ...] = ("importance", "satisfaction")


def declared(roles: Sequence[Role]) -> dict[str, object]:
    """Return a survey in some roles, with a site for each respondent."""
    columns = {role: f"{role}{{number}}" for role in roles}
    return {"instrument": {**INSTRUMENT, "roles": roles}, "layout": {"columns": columns, "segments": {"site": "site"}}}


def rated_card(roles: Sequence[Role] = SOLE, **changes: object) -> Scorecard:
    """Return a card with that survey."""
    return card(surveys={"customers": declared(roles)}, **changes)


def survey(quick: Answers, prompt: Answers, *, roles: Sequence[Role] = SOLE, sites: Sequence[str] = ()) -> Survey:
    """Return answers to both items, the same in every role."""
    columns: dict[str, Sequence[object]] = {"site": list(sites) or ["north"] * len(quick)}
    for role in roles:
        columns |= {f"{role}1": quick, f"{role}2": prompt}
    said = declared(roles)
    instrument, layout = Instrument.model_validate(said["instrument"]), ColumnLayout.model_validate(said["layout"])
    return build_survey(instrument, layout, columns, provenance=Provenance("a.csv"))


def evidence(*results: object, of: Scorecard | None = None, entity: str = "demo") -> SurveyEvidence:
    """Return results of one survey, sorted."""
    (found,) = survey_evidence(rated_card() if of is None else of, results, entity=entity)  # type: ignore[arg-type]  # results
    return found


def texts(blocks: Sequence[Block]) -> list[str]:
    """Return headings and paragraphs in English."""
    return [b.text.text("en") for b in blocks if isinstance(b, Heading | Paragraph)]


def grids(blocks: Sequence[Block]) -> list[Grid]:
    """Return the tables."""
    return [b for b in blocks if isinstance(b, Grid)]


def test_means_stand_by_dimension_then_by_item() -> None:
    found = evidence(question_means(survey([3, 4, 5, 4], [1, 2, 3, 2]), weights={"speed": 1}))
    page, items = service_blocks(found, PERIOD), item_blocks(found, PERIOD)
    assert texts(page) == [
        "Service quality",
        "Service: 4 respondents, 2026 Q1, scale 1 to 5.",
        "Perception: means by dimension",
    ]
    assert texts(items) == [
        "Items and scales",
        "Service: 4 respondents, 2026 Q1, scale 1 to 5.",
        "Perception: means by item",
    ]
    assert page[2].text.text("zh") == "感知：各维度均值"  # type: ignore[union-attr]  # a heading
    (table,) = grids(page)
    # scores 2, 3, 4, 3: mean 3, SD √(2/3), t(0.975; 3) = 3.182446, half 1.299
    assert table.table.headings("en") == ("Row", "n", "Mean", "SD", "95 % interval")
    assert table.table.cells("en")[0] == ("Speed", "4", "3.00", "0.82", "1.70 to 4.30")
    assert [row[0] for row in table.table.cells("en")[1:]] == [
        "Overall (mean of dimensions)",
        "Overall (mean of all items)",
        "Overall, weighted",
    ]
    assert table.strong == {1, 2, 3}
    (rows,) = grids(items)
    assert [row[:3] for row in rows.table.cells("en")] == [
        ("Quick answers", "4", "4.00"),
        ("Prompt delivery", "4", "2.00"),
    ]
    assert rows.strong == frozenset()


def test_every_question_has_its_table() -> None:
    found = evidence(question_means(survey([3, 4], [1, 2], roles=RATED)), of=rated_card(RATED))
    assert texts(mean_blocks(found, PERIOD)) == ["Importance: means by dimension", "Satisfaction: means by dimension"]
    assert texts(item_mean_blocks(found)) == ["Importance: means by item", "Satisfaction: means by item"]


def test_what_is_undefined_says_why() -> None:
    found = evidence(question_means(survey([4, 4, 4], [None, None, None])))
    (table,) = grids(item_mean_blocks(found))
    assert [row[1:] for row in table.table.cells("en")] == [("3", "4.00", "0.00", "–"), ("0", "–", "–", "–")]
    assert [(note.text("en"), note.text("zh")) for note in table.table.notes] == [
        ("Quick answers: all answers are the same.", "答复迅速：答案全部相同。"),
        ("Prompt delivery: nobody answered enough.", "送货及时：没有足够的作答。"),
    ]


def test_groups_are_compared() -> None:
    found = evidence(
        question_means(
            survey([5, 5, 2, 2] * 3, [3, 3, 4, 4] * 3, sites=["north", "north", "south", "south"] * 3), by="site"
        )
    )
    blocks = mean_blocks(found, PERIOD)
    assert texts(blocks) == ["Perception: means by dimension", "Perception: overall mean by site"]
    assert [row[:3] for row in grids(blocks)[1].table.cells("en")] == [("north", "6", "4.00"), ("south", "6", "3.00")]
    assert blocks[2].text.text("zh") == "感知：按 site 划分的总体均值"  # type: ignore[union-attr]  # a heading


def test_a_questionnaire_without_dimensions_shows_its_items() -> None:
    items = [{"id": "quick", "text": "Quick"}, {"id": "prompt", "text": "Prompt"}]
    instrument = Instrument.model_validate({**INSTRUMENT, "roles": SOLE, "dimensions": [], "items": items})
    answers = build_survey(
        instrument, ColumnLayout(columns={"perception": "{id}"}), {"quick": [1, 2, 3], "prompt": [3, 4, 5]}
    )
    found = evidence(question_means(answers))
    blocks = mean_blocks(found, PERIOD)
    assert texts(blocks)[0] == "Perception: overall mean"
    (table,) = grids(blocks)
    assert [row[:3] for row in table.table.cells("en")] == [("Overall (mean of all items)", "3", "3.00")]


def test_the_review_of_an_entity_prints_its_own_customers() -> None:
    sites = [{"id": "north", "name": "North"}, {"id": "south", "name": "South"}]
    of = rated_card(entities=sites)
    few = survey([5] * 8 + [1, 1, 2], [5] * 8 + [1, 1, 2], sites=["north"] * 8 + ["south"] * 3)
    many = survey([5] * 8 + [1, 2] * 3, [5] * 8 + [1, 2] * 3, sites=["north"] * 8 + ["south"] * 6)
    found = evidence(question_means(many, by="site"), of=of, entity="south")
    assert texts(service_blocks(found, PERIOD))[1] == "Service: 6 respondents of south, 2026 Q1, scale 1 to 5."
    assert grids(mean_blocks(found, PERIOD))[0].table.cells("en")[0][:3] == ("Speed", "6", "1.50")
    hidden = evidence(question_means(few, by="site"), of=of, entity="south")
    blocks = (*service_blocks(hidden, PERIOD), *item_blocks(hidden, PERIOD))
    assert texts(blocks)[-1] == "south: too few respondents to show means without giving single answers away."
    assert grids(blocks) == []


def test_items_stand_twice_where_others_answered() -> None:
    """Zones, and importance with performance, are means over those who answered all of it; a mean is not."""
    columns: dict[str, Sequence[object]] = {"site": ["north"] * 4}
    for role, missing in (("minimum", 0), ("desired", 1), ("perception", None)):
        columns |= {f"{role}1": [None if at == missing else 3 for at in range(4)], f"{role}2": [4, 4, 4, 4]}
    said = declared(("minimum", "desired", "perception"))
    instrument, layout = Instrument.model_validate(said["instrument"]), ColumnLayout.model_validate(said["layout"])
    answers = build_survey(instrument, layout, columns, provenance=Provenance("a.csv"))
    found = evidence(
        question_means(answers), zone_of_tolerance(answers), of=rated_card(("minimum", "desired", "perception"))
    )
    tables = [grid.table.cells("en")[0][:2] for grid in grids(item_mean_blocks(found))]
    assert tables == [("Quick answers", "3"), ("Quick answers", "3"), ("Quick answers", "4")]


def test_of_one_entity_of_several_everyone_is_said_to_be_everyone() -> None:
    """Where the entity has no respondents, or the gaps are not made by entities, nobody takes them for its own."""
    of = rated_card(entities=[{"id": "north", "name": "North"}, {"id": "south", "name": "South"}])
    answers = survey([5] * 8, [5] * 8, sites=["north"] * 8)
    for means, entity, said in (
        (question_means(answers, by="site"), "south", True),
        (question_means(answers), "north", True),
        (question_means(answers, by="site"), "north", False),
    ):
        found = evidence(means, of=of, entity=entity)
        for blocks in (service_blocks(found, PERIOD), item_blocks(found, PERIOD)):
            assert ("Over all respondents of the survey." in texts(blocks)) is said
            assert ("8 respondents," in texts(blocks)[1]) is said


def test_gaps_and_means_are_of_the_same_respondents() -> None:
    """Where only one of the two is made by the entities, both are everyone's."""
    sites = [{"id": "north", "name": "North"}, {"id": "south", "name": "South"}]
    declaration = {
        "instrument": INSTRUMENT,
        "layout": {"columns": {"expectation": "E{number}", "perception": "P{number}"}},
    }
    of = card(entities=sites, surveys={"customers": declaration})
    columns: dict[str, Sequence[object]] = {name: [4, 5] * 6 for name in ("E1", "E2", "P1", "P2")}
    layout = ColumnLayout.model_validate({**declaration["layout"], "segments": {"site": "site"}})  # type: ignore[dict-item]  # a mapping
    answers = build_survey(
        Instrument.model_validate(INSTRUMENT),
        layout,
        {**columns, "site": ["north", "south"] * 6},
        provenance=Provenance("a.csv"),
    )
    whole, parts = (
        (gap_analysis(answers), question_means(answers)),
        (
            gap_analysis(answers, by="site"),
            question_means(answers, by="site"),
        ),
    )
    for gaps, means, segment, n in (
        (whole[0], parts[1], None, 12),
        (parts[0], whole[1], None, 12),
        (parts[0], parts[1], "north", 6),
    ):
        found = evidence(gaps, means, of=of, entity="north")
        assert (found.segment, found.n, found.shared) == (segment, n, segment is None)


def test_items_stand_once() -> None:
    """The zone of tolerance, and importance with performance, print the item means of their questions."""
    zone: tuple[Role, ...] = ("minimum", "desired", "perception", "importance")
    answers = survey([3, 4, 5], [1, 2, 3], roles=zone)
    means = question_means(answers)
    questions = [f"{name}: means by item" for name in ("Minimum level", "Desired level", "Perception", "Importance")]
    of = rated_card(zone)
    assert texts(item_mean_blocks(evidence(means, of=of))) == questions
    zones, importance = zone_of_tolerance(answers), importance_performance(answers)
    assert texts(item_mean_blocks(evidence(means, zones, of=of))) == questions[3:]
    assert texts(item_mean_blocks(evidence(means, importance, of=of))) == questions[:2]
    assert texts(item_mean_blocks(evidence(means, zones, importance, of=of))) == []
    assert len(mean_blocks(evidence(means, zones, importance, of=of), PERIOD)) == 8


def test_expectation_and_perception_stand_among_the_gaps() -> None:
    answers = paired()
    both = evidence(gap_analysis(answers), question_means(answers), of=card())
    assert (mean_blocks(both, PERIOD), item_mean_blocks(both)) == ((), ())
    assert "Gaps by dimension" in texts(service_blocks(both, PERIOD))
    alone = evidence(question_means(answers), of=card())
    assert texts(mean_blocks(alone, PERIOD)) == ["Expectation: means by dimension", "Perception: means by dimension"]
    assert mean_blocks(evidence(answers, of=card()), PERIOD) == ()
    assert item_mean_blocks(evidence(answers, of=card())) == ()


def test_the_method_is_told_from_the_options() -> None:
    def told(result: object, lang: str = "en") -> list[str]:
        blocks = definition_blocks(card(), (evidence(result, of=card()),))
        return [item.text(lang) for b in blocks if isinstance(b, Bullets) for item in b.items]  # type: ignore[arg-type]  # a language

    said = told(question_means(survey([3, 4], [1, 2]), confidence=0.9, min_answered="all", weights={"speed": 2}))
    assert said[-2:] == [
        (
            "Mean answers to a question are taken over everybody who answered it. A respondent counts in a dimension if "
            "enough of its items were answered (all). The overall row is the mean of the dimension scores of those who "
            "count in every dimension; the row over all items is the mean of all item means. "
            "Interval: 90 % t interval of the mean."
        ),
        "The weighted row of a question is the mean of its dimension scores, weighted by the weights given.",
    ]
    assert not any("gap" in rule or "Test:" in rule for rule in said[-2:])
    grouped = question_means(survey([3, 4] * 6, [1, 2] * 6), by="site")
    assert told(grouped)[-1].startswith("Groups of fewer than 5 respondents")
    assert told(question_means(paired()), "zh")[-1] == "期望与感知为同一批受访者同一批答案的平均值。"


def test_the_whole_review_promises_no_gaps() -> None:
    of = rated_card()
    means = question_means(survey([3, 4, 5, 4], [1, 2, 3, 2]))
    made = review(
        of, evaluate(of, observe(of, surveys={"customers": {"2026-Q1": means}}), period="2026-Q1"), evidence=[means]
    )
    said = [b.text for b in made.document.blocks if isinstance(b, Heading)]
    assert "Service quality" in [text.text("en") for text in said]
    assert not any("gap" in text.text("en").lower() or "差距" in text.text("zh") for text in said)
    assert not any("gap" in message.text("en") for message in made.document.messages)
    only = review(
        of,
        evaluate(of, observe(of), period="2026-Q1"),
        evidence=[means],
        sections=["gaps"],
    )
    assert [b.text.text("en") for b in only.document.blocks if isinstance(b, Heading)] == [
        "Service quality",
        "Perception: means by dimension",
    ]
