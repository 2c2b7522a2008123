"""A question that cannot be answered is refused with everything that is wrong with it."""

from __future__ import annotations

from scorecard.errors import UsageError
from scorecard.scoring import observe, value_for
from scorecard.scoring.solver_question import question_of
from tests.refusal import refusal
from tests.scoring.cards import card, unscored
from tests.scoring.entity_cards import unit_card


def asked(written, *, measure, node, status=None, score=None, period="2026-Q1", entity=None):
    obs = observe(written)
    return question_of(
        written, obs, measure=measure, node=node, status=status, score=score, period=period, entity=entity
    )


def test_path_and_band():
    found = asked(unit_card(), measure="a", node="total", status="amber", entity="south")
    assert (found.entity, found.period, found.band, found.path) == (1, 0, 1, ("serve", "customer", "total"))
    assert asked(unit_card(), measure="a", node="a", score=50, entity="north").path == ()


def test_what_does_not_go_together():
    assert refusal(
        lambda: asked(unit_card(), measure="port", node="internal_process", status="grene", entity="east"),
        error=UsageError,
    ) == [
        (
            "node: internal_process does not rest on port; found 'internal_process'. "
            "Use one of: port, serve, customer, total. [node-elsewhere]"
        ),
        "status: internal_process has no such status; found 'grene'. Did you mean 'green'? [unknown-status]",
        "entity: port does not apply to this entity; found 'east'. Use one of: north, south. [measure-elsewhere]",
    ]


def test_measures_that_cannot_be_solved_for():
    own = {"id": "b", "name": "B", "scoring": {"kind": "function", "name": "half"}}
    written = card(unscored("a"), own)
    line = "has no value function in this period, so that nothing can be solved for"
    cure = "Choose a measure that is scored through reference values or anchor points. [no-value-function]"
    assert refusal(lambda: asked(written, measure="a", node="customer", score=1), error=UsageError) == [
        f"measure: a {line}; found 'a'. {cure}"
    ]
    assert refusal(lambda: asked(written, measure="b", node="customer", score=1), error=UsageError) == [
        f"measure: b {line}; found 'function half'. {cure}"
    ]


def test_goals():
    written = unit_card()
    assert refusal(lambda: asked(written, measure="a", node="a", status="green", score=5), error=UsageError) == [
        "there are 4 entities. Name one of them: entity='west'. [entity-open]",
        "exactly one of status and score is needed; found 'both'. Write status='green', or score=80. [goal-open]",
    ]
    assert refusal(
        lambda: asked(written, measure="a", node="a", score=float("nan"), entity="west"), error=UsageError
    ) == ["score: a finite number is needed; found 'nan'. Write one number. [not-finite]"]


def test_values_thinkable_run_from_low_to_high():
    written = unit_card()
    for between, found in (((5, 5), "5 to 5"), ((0, float("inf")), "0 to inf")):
        assert refusal(
            lambda between=between: value_for(
                written,
                observe(written),
                measure="a",
                node="a",
                score=5,
                entity="west",
                period="2026-Q1",
                between=between,
            ),
            error=UsageError,
        ) == [
            (
                "between: the lowest value thinkable must be a number below the highest; "
                f"found '{found}'. Write between=(lowest, highest). [between-order]"
            )
        ]
