"""Wrong kinds of what an evaluation is asked for with are refused, all at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

import numpy as np
import pytest

from scorecard.errors import UsageError, quoted
from scorecard.scoring import (
    entity_acceptability,
    evaluate,
    least_order_change,
    least_weight_change,
    link_evidence,
    observe,
    robustness,
    target_options,
    uncertainty,
    weight_tornado,
    what_if,
)
from scorecard.scoring.cascade import cascade
from scorecard.scoring.solver import value_for
from scorecard.series import MeasureRecord
from tests.scoring.cards import card, measure, records

CARD = card(measure("a"), guard=1)
OBS = observe(CARD, values=records(a=50))
EV = evaluate(CARD, OBS, period="2026-Q1")
EVALUATION = "Give what evaluate or load_evaluation returns, or leave it out. [not-an-evaluation]"
CALLABLE = "Give a function that takes values and returns as many scores. [not-a-function]"
FUNCTIONS = (
    "functions: functions must be a mapping by name; found 'list'. "
    "Write functions={'name': function} with the names that the card gives them. [not-a-mapping]"
)


def said(build: Callable[[], object]) -> list[str]:
    """Return the lines of the error that a call raises, the headline first."""
    with pytest.raises(UsageError) as caught:
        build()
    return [line.removeprefix("  ") for line in str(caught.value).splitlines()]


def asked(**options: object) -> Callable[[], object]:
    """A question with options of any kind."""
    return lambda: evaluate(cast("type[CARD]", options.pop("card", CARD)), options.pop("obs", OBS), **options)  # type: ignore[arg-type, misc]


@pytest.mark.parametrize(
    ("question", "lines"),
    [
        (asked(previous="June"), [f"previous: this must be an evaluation; found 'str'. {EVALUATION}"]),
        (asked(previous=[EV]), [f"previous: this must be an evaluation; found 'list'. {EVALUATION}"]),
        (asked(frozen="June"), [f"frozen: this must be an evaluation; found 'str'. {EVALUATION}"]),
        (asked(frozen=None), [f"frozen: this must be an evaluation; found 'NoneType'. {EVALUATION}"]),
        (asked(frozen=[EV, 5]), [f"frozen.1: this must be an evaluation; found 'int'. {EVALUATION}"]),
        (asked(functions=["f"]), [FUNCTIONS]),
        (
            asked(functions={"f": 3}),
            ["functions.f: this cannot be called; found 'int'. " + CALLABLE],
        ),
        (
            asked(card="demo", obs=[1], previous=5),
            [
                "card: this must be a scorecard; found 'str'. Give what read_card returns. [not-a-card]",
                "obs: these must be observations; found 'list'. Give what observe returns. [not-observations]",
                f"previous: this must be an evaluation; found 'int'. {EVALUATION}",
            ],
        ),
    ],
)
def test_evaluate(question: Callable[[], object], lines: list[str]) -> None:
    assert said(question) == ["Nothing can be evaluated with what was given.", *lines]


def test_a_waterfall_starts_from_an_evaluation() -> None:
    found = said(lambda: EV.waterfall("June", node="a", functions=["f"]))  # type: ignore[arg-type]
    line = f"previous: this must be an evaluation; found 'str'. {EVALUATION}"
    assert found == ["A change cannot be split with what was given.", line, FUNCTIONS]


def test_cards_and_their_observations_come_by_id() -> None:
    cure = "with the ids of the cards. [not-a-mapping]"
    assert said(lambda: cascade([CARD], (OBS,))) == [  # type: ignore[arg-type]
        "The cards cannot be cascaded.",
        f"cards must be a mapping by id; found 'list'. Write cards={{'id': …}} {cure}",
        f"observations must be a mapping by id; found 'tuple'. Write observations={{'id': …}} {cure}",
    ]
    assert said(lambda: cascade({"demo": 5}, {"demo": "x"})) == [  # type: ignore[dict-item]
        "The cards cannot be cascaded.",
        "cards.demo: this must be a scorecard; found 'int'. Give what read_card returns. [not-a-card]",
        "observations.demo: these must be observations; found 'str'. Give what observe returns. [not-observations]",
    ]


@pytest.mark.parametrize("between", [5, ("low", 3), (1, 2, 3), "12", (True, 3)])
def test_values_thinkable_are_two_numbers(between: object) -> None:
    def question() -> object:
        return value_for(CARD, OBS, measure="a", node="customer", score=80, period="2026-Q1", between=between)  # type: ignore[arg-type]

    found = quoted(str(between))
    line = f"between: the values thinkable must be two numbers; found {found}. Write between=(lowest, highest). [between-kind]"
    assert said(question)[1:] == [line]


def test_numbers_of_arrays_are_values_thinkable() -> None:
    low, high = np.array([0.0, 100.0])
    found = value_for(CARD, OBS, measure="a", node="customer", score=80, period="2026-Q1", between=[low, high])  # type: ignore[arg-type]
    assert found.value == pytest.approx(80)


def test_keys_that_are_numbers_are_names_that_the_card_does_not_have() -> None:
    assert said(lambda: what_if(CARD, OBS, weights={1: 2}, targets={2: 3})) == [  # type: ignore[dict-item]
        "What is assumed cannot be used as it is.",
        "weights.1: the card has no such node; found '1'. Use one of: customer, deliver, a. [unknown-node]",
        "targets.2: the card has no such measure; found '2'. Use one of: a. [unknown-measure]",
    ]


def test_names_of_records_are_texts() -> None:
    wrong = [
        MeasureRecord(["a"], "2026-Q1", 1),  # type: ignore[arg-type]
        MeasureRecord("a", 2026, 1, entity=["x"]),  # type: ignore[arg-type]
        MeasureRecord("a", "2026-Q1", 1, note=5, currency=7, text=8, scenario=None),  # type: ignore[arg-type]
    ]
    cure = "Write it in quotation marks. [record-kind]"
    assert said(lambda: observe(CARD, values=wrong)) == [
        "The values cannot be used as they are.",
        f"column measure: values.0: the measure of a record must be a text; found \"['a']\". {cure}",
        f"column period: values.1: the period of a record must be a text; found '2026'. {cure}",
        f"column entity: values.1: the entity of a record must be a text; found \"['x']\". {cure}",
        f"column scenario: values.2: the scenario of a record must be a text; found 'None'. {cure}",
        f"column currency: values.2: the currency of a record must be a text; found '7'. {cure}",
        f"column text: values.2: the text of a record must be a text; found '8'. {cure}",
        f"column note: values.2: the note of a record must be a text; found '5'. {cure}",
    ]


@pytest.mark.parametrize(
    ("ask", "options"),
    [
        (uncertainty, {"period": "2026-Q1"}),
        (robustness, {"period": "2026-Q1", "node": "customer"}),
        (least_weight_change, {"node": "customer"}),
        (least_order_change, {"node": "customer", "entity": "a", "other": "b"}),
        (weight_tornado, {"node": "customer"}),
        (what_if, {"weights": {"a": 2}}),
        (value_for, {"measure": "a", "node": "customer", "score": 80}),
        (link_evidence, {}),
    ],
)
def test_questions_of_weights_and_errors_refuse_the_same_kinds(ask, options):
    assert said(lambda: ask("card.yaml", None, functions=[], **options))[1:] == [
        "card: this must be a scorecard; found 'str'. Give what read_card returns. [not-a-card]",
        "obs: these must be observations; found 'NoneType'. Give what observe returns. [not-observations]",
        FUNCTIONS,
    ]


def test_targets_are_looked_for_with_a_card_and_its_observations() -> None:
    assert said(lambda: target_options(OBS, CARD, measure="a"))[1:] == [  # type: ignore[arg-type]
        "card: this must be a scorecard; found 'Observations'. Give what read_card returns. [not-a-card]",
        "obs: these must be observations; found 'Scorecard'. Give what observe returns. [not-observations]",
    ]


def test_what_stands_for_objectives_is_a_mapping() -> None:
    assert said(lambda: link_evidence(CARD, OBS, stands_for=["a"])) == [  # type: ignore[arg-type]
        "The links cannot be tested like this.",
        (
            "stands_for: this must be a mapping of measures by objective; found 'list'. "
            "Write stands_for={'objective': 'measure'}. [wrong-kind]"
        ),
    ]


def test_ranks_of_entities_need_an_evaluation():
    assert said(lambda: entity_acceptability(cast("type[EV]", 5), "customer", weights={}, seed=1)) == [  # type: ignore[arg-type, valid-type]
        "Nothing can be told of what was given.",
        f"ev: this must be an evaluation; found 'int'. {EVALUATION}",
    ]
