"""A small card with one survey, for tests that need to change one thing."""

from __future__ import annotations

from scorecard import Provenance
from scorecard.instruments import ColumnLayout, Instrument
from scorecard.models import Scorecard
from scorecard.scoring import Evaluation, evaluate, observe
from scorecard.series import MeasureRecord
from scorecard.survey import Survey, build_survey

INSTRUMENT = {
    "id": "one",
    "name": {"en": "Service", "zh": "服务"},
    "scale": {"low": 1, "high": 5},
    "dimensions": [{"id": "speed", "name": {"en": "Speed", "zh": "速度"}}],
    "items": [
        {"id": "quick", "text": {"en": "Quick answers", "zh": "答复迅速"}, "dimension": "speed"},
        {"id": "prompt", "text": {"en": "Prompt delivery", "zh": "送货及时"}, "dimension": "speed"},
    ],
}
LAYOUT = {"columns": {"expectation": "E{number}", "perception": "P{number}"}}


def card(**changes: object) -> Scorecard:
    """Return a card with one scored measure, with some fields changed."""
    measure = {
        "id": "otif",
        "name": {"en": "OTIF", "zh": "准时足量"},
        "worst": 80,
        "target": 100,
        "unit": {"kind": "percent"},
    }
    objective = {"id": "punctual", "name": {"en": "Deliver on time", "zh": "准时交付"}, "measures": [measure]}
    data: dict[str, object] = {
        "id": "demo",
        "name": {"en": "Demo", "zh": "演示"},
        "calendar": {"first": "2026-Q1", "last": "2026-Q2"},
        "perspectives": [{"id": "customer", "objectives": [objective]}],
        "surveys": {"customers": {"instrument": INSTRUMENT, "layout": LAYOUT}},
    }
    return Scorecard.model_validate({**data, **changes})


def evaluation(of: Scorecard, *, value: float | None = 96.0) -> Evaluation:
    """Return the evaluation of a card in its first period."""
    values = [] if value is None else [MeasureRecord("otif", "2026-Q1", value=value)]
    return evaluate(of, observe(of, values=values), period="2026-Q1")


def survey(perceived: int = 4, *, source: str = "answers.csv") -> Survey:
    """Return eight answers, all of them alike but for one."""
    columns = {
        "E1": [5] * 8,
        "E2": [5] * 7 + [4],
        "P1": [perceived] * 8,
        "P2": [perceived] * 7 + [3],
    }
    return build_survey(
        Instrument.model_validate(INSTRUMENT),
        ColumnLayout.model_validate(LAYOUT),
        columns,
        provenance=Provenance(source),
    )
