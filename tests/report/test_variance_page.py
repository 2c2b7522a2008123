"""Why the score moved: every number is one of the two evaluations'."""

from __future__ import annotations

import pytest

from scorecard.errors import ReportError
from scorecard.models import Scorecard
from scorecard.report.document import Bullets, Figure, Grid, Heading, Paragraph
from scorecard.report.notes_pages import NOT_SUPPLIED
from scorecard.report.review import review
from scorecard.report.variance_page import changes_of, previous_of, variance_blocks
from scorecard.scoring import Evaluation, evaluate, observe
from scorecard.series import MeasureRecord
from tests.refusal import refusal
from tests.scoring import cards as scored


def waves(*, total: bool = True) -> tuple[Evaluation, Evaluation]:
    """Return two periods: speed rose, care is new, price stayed."""
    measures = [{"id": name, "name": name.title(), "worst": 0, "target": 100} for name in ("speed", "care", "price")]
    card = Scorecard.model_validate(
        {
            "id": "two",
            "name": "Two",
            "total": total,
            "calendar": {"first": "2026-Q1", "last": "2026-Q2"},
            "perspectives": [{"id": "customer", "objectives": [{"id": "o", "name": "O", "measures": measures}]}],
        }
    )
    values = [
        MeasureRecord(name, period, value)
        for name, period, value in (
            ("speed", "2026-Q1", 60.0),
            ("price", "2026-Q1", 50.0),
            ("speed", "2026-Q2", 80.0),
            ("care", "2026-Q2", 95.0),
            ("price", "2026-Q2", 50.0),
        )
    ]
    obs = observe(card, values=values)
    return evaluate(card, obs, period="2026-Q1"), evaluate(card, obs, period="2026-Q2")


def test_without_anything_to_compare_nothing_is_told() -> None:
    _, after = waves()
    assert variance_blocks(after, None, waterfalls=())[1] == Paragraph(NOT_SUPPLIED)


def test_the_change_is_split_and_its_measures_are_listed() -> None:
    before, after = waves()
    blocks = variance_blocks(after, before, waterfalls=changes_of(after, before, given=()))
    (said,) = [block for block in blocks if isinstance(block, Bullets)]
    # (60 + 50) / 2 = 55, then (80 + 95 + 50) / 3 = 75
    assert said.items[0].text("en").startswith("Total went from 55.00 to 75.00 (+20.00): ")
    assert said.items[0].text("zh").startswith("总分由 55.00 变为 75.00（+20.00）：")
    (figure,) = [block for block in blocks if isinstance(block, Figure)]
    assert "+20.00" in figure.draw("en").alt_text
    (grid,) = [block for block in blocks if isinstance(block, Grid)]
    assert grid.table.headings("en")[2:4] == ("2026 Q1", "2026 Q2")
    assert grid.table.cells("en") == (
        ("Speed", "33 %", "60.0", "80.0", "+20.0", "off target", "watch"),
        ("Care", "33 %", "–", "95.0", "–", "no data", "on target"),
    )
    notes = [block.text.text("en") for block in blocks if isinstance(block, Paragraph)]
    assert notes == ["Not listed: one measure whose score did not move, or that has none in either period."]


def test_a_score_that_moved_by_little_is_not_listed_with_a_change_of_nothing() -> None:
    card = waves()[0].card
    values = [MeasureRecord("speed", period, value) for period, value in (("2026-Q1", 74.97), ("2026-Q2", 75.0))]
    obs = observe(card, values=values)
    before, after = (evaluate(card, obs, period=period) for period in ("2026-Q1", "2026-Q2"))
    (grid,) = [block for block in variance_blocks(after, before, waterfalls=()) if isinstance(block, Grid)]
    assert grid.table.cells("en") == (("Speed", "33 %", "74.97", "75.0", "+0.03", "off target", "watch"),)


def test_a_waterfall_alone_is_told_without_the_measures() -> None:
    before, after = waves()
    blocks = variance_blocks(after, None, waterfalls=[after.waterfall(before, node="customer")])
    assert [type(block) for block in blocks] == [Heading, Bullets, Figure]


def test_without_a_total_each_perspective_is_told() -> None:
    before, after = waves(total=False)
    (said,) = [
        b
        for b in variance_blocks(after, before, waterfalls=changes_of(after, before, given=()))
        if isinstance(b, Bullets)
    ]
    assert [text.text("en").split(" went")[0] for text in said.items] == ["Customer"]


def test_a_card_that_gained_a_perspective_or_a_total_is_compared_in_what_both_have() -> None:
    before, after = waves(total=False)
    measure = {"id": "new", "name": "New", "worst": 0, "target": 100}
    grown = before.card.model_dump()
    fresh = {"id": "growth", "name": "Growth", "objectives": [{"id": "g", "name": "G", "measures": [measure]}]}
    card = Scorecard.model_validate({**grown, "total": True, "perspectives": (*grown["perspectives"], fresh)})
    values = [MeasureRecord("speed", "2026-Q2", 80.0), MeasureRecord("new", "2026-Q2", 10.0)]
    now = evaluate(card, observe(card, values=values), period="2026-Q2")
    assert [one.node for one in changes_of(now, before, given=())] == ["customer"]
    assert [one.node for one in changes_of(after, before, given=())] == ["customer"]


def test_a_measure_that_came_leaves_the_rest_to_be_told() -> None:
    """A card that gained a measure below one of two perspectives is compared in the other, and says so."""

    def at(period: str, *names: str) -> Evaluation:
        sides = [("customer", names), ("people", ("skill",))]
        perspectives = [
            {
                "id": side,
                "name": side.title(),
                "objectives": [
                    {
                        "id": f"{side}_goal",
                        "name": "Goal",
                        "measures": [{"id": n, "name": n, "worst": 0, "target": 100} for n in below],
                    }
                ],
            }
            for side, below in sides
        ]
        calendar = {"first": "2026-Q1", "last": "2026-Q2"}
        card = Scorecard.model_validate(
            {"id": "two", "name": "Two", "total": True, "calendar": calendar, "perspectives": perspectives}
        )
        worth = 40.0 if period == "2026-Q1" else 70.0
        values = [MeasureRecord(name, period, worth) for name in (*names, "skill")]
        return evaluate(card, observe(card, values=values), period=period)

    before, after = at("2026-Q1", "speed"), at("2026-Q2", "speed", "care")
    blocks = variance_blocks(after, before, waterfalls=changes_of(after, before, given=()))
    (said,) = [block for block in blocks if isinstance(block, Bullets)]
    assert [text.text("en").split(":")[0] for text in said.items] == ["People went from 40.00 to 70.00 (+30.00)"]
    notes = [block.text for block in blocks if isinstance(block, Paragraph)]
    assert notes[0].text("en") == (
        "Not split into its parts is the change of Total, Customer, for the two cards do not have the same nodes below."
    )
    assert notes[0].text("zh") == "总分、Customer的变化未分解，因两期计分卡在其下的节点不同。"
    (grid,) = [block for block in blocks if isinstance(block, Grid)]
    assert [row[0] for row in grid.table.cells("en")] == ["skill", "speed"]  # half of the card and a quarter


def test_functions_of_ones_own_are_asked_for_where_they_can_be_given() -> None:
    """The evaluation was made with them; a review takes the change that was split with them."""
    risk = {"id": "risk", "name": "Risk", "scoring": {"kind": "function", "name": "risk"}}
    of = scored.card(risk)
    own = {"risk": lambda value: 100 - 10 * value}
    obs = observe(of, values=[*scored.records("2026-Q1", risk=3), *scored.records("2026-Q2", risk=5)])
    before, after = (evaluate(of, obs, period=period, functions=own) for period in ("2026-Q1", "2026-Q2"))
    assert refusal(lambda: review(of, after, previous=before), error=ReportError) == [
        (
            "the change of a score by functions of your own cannot be split without them; found 'customer'. "
            "Give the change, split: evidence=[evaluation.waterfall(previous, node=…, functions={…})]. [review-functions]"
        )
    ]
    split = after.waterfall(before, node="customer", functions=own)
    made = review(of, after, previous=before, evidence=[split])
    told = [item.text("en") for b in made.document.blocks if isinstance(b, Bullets) for item in b.items]
    assert any(text.startswith("Customer went from 70.00 to 50.00 (−20.00)") for text in told)


def test_where_nothing_moved_that_is_said() -> None:
    _, after = waves()
    blocks = variance_blocks(after, after, waterfalls=changes_of(after, after, given=()))
    assert "The score of no measure moved." in [b.text.text("en") for b in blocks if isinstance(b, Paragraph)]
    assert not any(isinstance(block, Figure) for block in blocks)


@pytest.mark.parametrize("which", ["later", "both"])
def test_another_slice_is_refused(which: str) -> None:
    before, after = waves()
    whole = evaluate(before.card, before.observations)
    given, found = (after, "two; 2026-Q2") if which == "later" else (whole, "two; 2026-Q1, 2026-Q2")
    assert previous_of(after, before) == before
    assert previous_of(after, None) is None
    assert refusal(lambda: previous_of(before, given), error=ReportError) == [
        (
            f"the previous evaluation is of the same entity and of one earlier period; found '{found}'. "
            "Choose them with previous.at(entity=…, period=…). [review-previous]"
        )
    ]
