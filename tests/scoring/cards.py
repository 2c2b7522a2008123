"""Cards and values that the tests of scoring share."""

from __future__ import annotations

from scorecard.instruments import ColumnLayout, Dimension, Instrument, Item, Scale
from scorecard.models import Scorecard
from scorecard.scoring import Evaluation, evaluate, observe
from scorecard.series import MeasureRecord
from scorecard.survey import Survey, build_survey


def measure(node: str, /, **fields: object) -> dict[str, object]:
    """A measure to maximise from 0 to 100, unless said otherwise."""
    direction = fields.get("direction", "maximise")
    standard: dict[str, object] = {"worst": 0, "target": 100}
    if direction == "minimise":
        standard = {"worst": 100, "target": 0}
    elif direction == "target_is_best":
        standard = {"worst_low": 0, "target": 50, "worst_high": 100}
    return {"id": node, "name": node.upper(), **standard, **fields}


def unscored(node: str, /, **fields: object) -> dict[str, object]:
    """A measure without reference values."""
    return {"id": node, "name": node.upper(), **fields}


def card(*measures: dict[str, object], **fields: object) -> Scorecard:
    """A card with all measures in one objective."""
    objective = {"id": "deliver", "name": "Deliver", "measures": list(measures)}
    perspective = {"id": "customer", "objectives": [objective]}
    calendar = {"first": "2026-Q1", "last": "2026-Q4"}
    return Scorecard(**{"id": "demo", "name": "Demo", "calendar": calendar, "perspectives": [perspective], **fields})  # type: ignore[arg-type]


def records(period: str = "2026-Q1", **values: float | None) -> list[MeasureRecord]:
    """Values of one period."""
    return [MeasureRecord(name, period, value) for name, value in values.items()]


def instrument() -> Instrument:
    """Two dimensions of two items each, and an item on its own."""
    return Instrument(
        id="short_form",
        name="Short form",
        scale=Scale(low=1, high=7),
        dimensions=(Dimension(id="speed", name="Speed"), Dimension(id="care", name="Care")),
        items=tuple(
            Item(id=f"i{number}", text=f"Item {number}", dimension=dimension)
            for number, dimension in enumerate(("speed", "speed", "care", "care", None), start=1)
        ),
    )


def layout() -> ColumnLayout:
    """Columns E1 … and P1 …."""
    return ColumnLayout(columns={"expectation": "E{number}", "perception": "P{number}"})


def survey(expectation: list[list[int | None]], perception: list[list[int | None]], **segments: list[str]) -> Survey:
    """Answers to the short form, one row a respondent; items without an answer are missing."""
    columns: dict[str, list[int | None] | list[str]] = {}
    for prefix, rows in (("E", expectation), ("P", perception)):
        for number in range(5):
            columns[f"{prefix}{number + 1}"] = [row[number] if number < len(row) else None for row in rows]
    described = ColumnLayout(**{**layout().model_dump(), "segments": {name: name for name in segments}})
    return build_survey(instrument(), described, {**columns, **segments})


def survey_card(*measures: dict[str, object], **fields: object) -> Scorecard:
    """A card that declares the short form as its survey of customers."""
    declared = {"customers": {"instrument": instrument(), "layout": layout()}}
    return card(*measures, surveys=declared, **fields)


def from_survey(node: str, statistic: str, of: str, /, **fields: object) -> dict[str, object]:
    """A measure that takes its value from the survey of customers."""
    return measure(node, source={"survey": "customers", "statistic": statistic, "of": of}, **fields)


def frozen_and_saved(**later: object) -> tuple[Evaluation, Evaluation]:
    """A quarter with a, 92 of a target of 95, and b, 60, frozen in a later card; and what was saved of it.

    In the later card a has a target of 98, there are two other bands, and 92 was corrected to 50.
    """
    before = card(measure("a", worst=80, target=95, weight=2), measure("b"))
    poor = {"id": "poor", "name": "Poor", "low": 0, "high": 40, "level": "bad", "letter": "P"}
    fine = {"id": "fine", "name": "Fine", "low": 40, "high": 100, "level": "good", "letter": "F"}
    after = card(measure("a", worst=80, target=98, **later), measure("b"), bands=[poor, fine])
    saved = evaluate(before, observe(before, values=records(a=92, b=60)), period="2026-Q1")
    ev = evaluate(after, observe(after, values=records(a=50, b=60)), frozen=saved, period="2026-Q1")
    return ev, saved
