"""Measures against their targets: which are drawn, in which order, from how many periods."""

from __future__ import annotations

from scorecard.models import Scorecard
from scorecard.report.document import Figure, Heading, Paragraph
from scorecard.report.notes_pages import NOT_SUPPLIED
from scorecard.report.target_charts import target_blocks
from scorecard.report.variance_page import variance_blocks
from scorecard.scoring import Evaluation, evaluate, observe
from scorecard.series import MeasureRecord

VALUES = {"speed": (90.0, 80.0, 70.0), "care": (50.0, 55.0, 40.0), "price": (96.0, 97.0, 95.0), "calm": (1.0, 2.0, 3.0)}


def quarters(periods: int = 3, *, without: str = "") -> Evaluation:
    """Return an evaluation with a history: care is farthest from its target, then speed, then price; calm has none."""
    measures = [{"id": name, "name": name.title(), "worst": 0, "target": 100} for name in ("price", "speed", "care")]
    measures.append({"id": "calm", "name": "Calm"})
    card = Scorecard.model_validate(
        {
            "id": "four",
            "name": "Four",
            "calendar": {"first": "2026-Q1", "last": "2026-Q4"},
            "perspectives": [{"id": "customer", "objectives": [{"id": "o", "name": "O", "measures": measures}]}],
        }
    )
    values = [
        MeasureRecord(name, f"2026-Q{at}", value)
        for name, series in VALUES.items()
        for at, value in enumerate(series, start=1)
        if at > 3 - periods and name != without
    ]
    return evaluate(card, observe(card, values=values), period="2026-Q3")


def test_the_two_most_pressing_measures_are_drawn() -> None:
    blocks = target_blocks(quarters())
    said = [block.text.text("en") for block in blocks if isinstance(block, Heading)]
    assert said == ["Care against target", "Speed against target"]
    assert next(block.text.text("zh") for block in blocks if isinstance(block, Heading)) == "Care：与目标值对比"
    drawn = [block.draw("en").alt_text for block in blocks if isinstance(block, Figure)]
    # 40 - 100 and 70 - 100
    assert ["−60" in text for text in drawn] == [True, False]
    assert ["−30" in text for text in drawn] == [False, True]


def test_a_measure_without_a_value_gives_its_place_to_the_next() -> None:
    said = [block.text.text("en") for block in target_blocks(quarters(without="care")) if isinstance(block, Heading)]
    assert said == ["Speed against target", "Price against target"]


def test_two_periods_are_too_few() -> None:
    assert target_blocks(quarters(2)) == ()


def test_without_an_earlier_evaluation_they_are_told_all_the_same() -> None:
    heading, said, *charts = variance_blocks(quarters(), None, waterfalls=())
    assert isinstance(heading, Heading)
    assert not heading.empty
    assert said == Paragraph(NOT_SUPPLIED)
    assert [type(block) for block in charts] == [Heading, Figure] * 2
