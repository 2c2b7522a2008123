"""What people write for a review is kept as written, and refused with all its faults at once."""

from __future__ import annotations

from datetime import date

import pytest

from scorecard._text import LocalText
from scorecard.models import Action, ActionState, Decision, ReviewNotes
from tests.refusal import refusal


@pytest.mark.parametrize(
    ("state", "due", "today", "late"),
    [
        ("open", date(2026, 3, 31), date(2026, 4, 1), True),
        ("open", date(2026, 3, 31), date(2026, 3, 31), False),
        ("done", date(2026, 3, 31), date(2026, 4, 1), False),
        ("dropped", date(2026, 3, 31), date(2026, 4, 1), False),
        ("done", None, None, False),
        ("open", None, date(2026, 4, 1), None),
        ("open", date(2026, 3, 31), None, None),
    ],
)
def test_only_what_is_open_and_past_its_day_is_late(
    state: ActionState, due: date | None, today: date | None, late: bool | None
) -> None:
    assert Action(what=LocalText(en="Pilot"), due=due, state=state).is_late(today) is late


def test_a_topic_is_one_text_or_several() -> None:
    notes = ReviewNotes.model_validate(
        {"audit_results": "No finding.", "resources": ["One.", {"en": "Two.", "zh": "二。"}], "opportunities": []}
    )
    assert [text.text("zh") for text in notes.resources] == ["One.", "二。"]
    assert notes.audit_results == (LocalText(en="No finding."),)
    assert (notes.opportunities, notes.actions, notes.decisions) == ((), None, None)
    assert ReviewNotes.model_validate(notes.model_dump(mode="json")) == notes


def test_a_decision_may_leave_open_what_it_is_about() -> None:
    assert Decision(what=LocalText(en="Buy")).about is None


def test_all_faults_are_named_at_once() -> None:
    written = {
        "actions": [{"what": "A", "due": "soon"}, {"what": "B", "state": "late"}],
        "decisions": [{"owner": "Board"}],
        "audit_results": 5,
        "resorces": "Enough.",
    }
    assert refusal(lambda: ReviewNotes.model_validate(written)) == [
        "actions.0.due: a date is needed; found 'soon'. Write it as in 2026-01-31. [wrong-type]",
        (
            "actions.1.state: this value is not one of the choices; found 'late'. "
            "Use one of: open, done, dropped. [unknown-choice]"
        ),
        "decisions.0.what: this field is needed. Add it. [missing-field]",
        "audit_results: a text is needed; found '5'. Write it in quotes, or as en: and zh:. [wrong-type]",
        "resorces: there is no field 'resorces' here. Did you mean 'resources'? [unknown-field]",
    ]
