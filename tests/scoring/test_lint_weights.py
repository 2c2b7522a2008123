"""Tests of the rules on weights."""

from __future__ import annotations

import pytest

from scorecard.scoring.lint import lint
from tests.scoring.lint_cards import EARN, SERVE, Plain, add, measure, sound, spoilt, write


def lines(*faults: object) -> list[str]:
    """What lint says of the sound card with faults planted."""
    return [finding.to_text("en") for finding in lint(spoilt(*faults)).findings]  # type: ignore[arg-type]


def weights(*given: float | None, path: str = SERVE) -> object:
    """Give an objective measures with these weights; None leaves the weight out."""

    def fault(written: Plain) -> None:
        written["name"] = "Demo"
        measures = [measure(f"m{i}", weight=weight) for i, weight in enumerate(given)]
        for one in measures:
            if one["weight"] is None:
                del one["weight"]
        write(path, measures=measures)(written)

    return fault


def test_shares_that_do_not_sum_to_their_whole() -> None:
    assert lines(weights(0.3, 0.3, 0.3)) == [
        (
            "advice: perspectives.0.objectives.0.measures (serve): the weights below Serve well look like shares of 1 "
            "and sum to 0.9: 0.3 + 0.3 + 0.3. Make them sum to 1. [weights-sum]"
        )
    ]
    assert lines(weights(50, 30, 15)) == [
        (
            "advice: perspectives.0.objectives.0.measures (serve): the weights below Serve well look like shares of 100 "
            "and sum to 95: 50 + 30 + 15. Make them sum to 100. [weights-sum]"
        )
    ]


@pytest.mark.parametrize(
    "given",
    [
        (0.5, 0.5),
        (0.33, 0.33, 0.33),  # thirds, as they are printed
        (33, 33, 33),
        (60, 40),
        (2, 3),
        (1, 1),
        (10, 20, 30),  # 60 is near neither 1 nor 100
        (100,),
    ],
)
def test_weights_that_may_be_meant(given: tuple[float, ...]) -> None:
    extra = [add(SERVE, "measures", measure("more", weight=0))] if given == (100,) else []
    found = [line for line in lines(weights(*given), *extra) if "[weights-sum]" in line]
    assert found == []


def test_an_unscored_measure_may_stand_outside_the_sum() -> None:
    outside = measure("outside", weight=30)
    for field in ("worst", "target", "baseline"):
        del outside[field]
    assert [line[-18:] for line in lines(weights(60, 40), add(SERVE, "measures", outside))] == ["[measure-unscored]"]


def test_nobody_states_a_weight() -> None:
    assert lines(weights(None, None, None)) == [
        (
            "advice: perspectives.0.objectives.0.measures (serve): 3 siblings below Serve well count equally because "
            "none has a weight. State the weights, even where all are 1. [weights-equal]"
        )
    ]


def test_one_of_several_states_none() -> None:
    assert lines(weights(60, None)) == [
        (
            "advice: perspectives.0.objectives.0.measures.1.weight (m1): M1 has no weight beside siblings that state one, "
            "so it counts 1. State its weight. [weight-unstated]"
        )
    ]


def test_one_outweighs_all_others() -> None:
    assert lines(weights(95, 5)) == [
        (
            "advice: perspectives.0.objectives.0.measures.0.weight (m0): M0 carries 95 % of the weight below Serve well. "
            "Weigh the siblings higher, or leave them out. [weight-dominant]"
        )
    ]
    assert lines(weights(90, 10)) == []  # 90 % is not above 90 %


def test_a_weight_of_zero() -> None:
    assert lines(weights(100, 0)) == [
        (
            "advice: perspectives.0.objectives.0.measures.1.weight (m1): M1 has the weight 0 and never counts. "
            "Give it a weight, or leave out its target to show it unscored. [weight-zero]"
        )
    ]


def test_a_weight_of_zero_that_changes_counts_later() -> None:
    later = write("perspectives.0.objectives.0.measures.1", changes=[{"since": "2026-06", "weight": 50}])
    assert lines(weights(100, 0), later) == []
    target = write("perspectives.0.objectives.0.measures.1", changes=[{"since": "2026-06", "target": 90}])
    assert len(lines(weights(100, 0), target)) == 1


def test_perspectives_are_weighed_only_in_a_total() -> None:
    """The sound card weighs no perspectives; with a total that shows."""
    assert lines() == []
    assert lines(write("", total=True)) == [
        (
            "advice: perspectives: 2 siblings below Demo count equally because none has a weight. "
            "State the weights, even where all are 1. [weights-equal]"
        )
    ]
    named = [write("perspectives.0", weight=70), write("perspectives.1", weight=20)]
    assert lines(write("", total=True), *named) == [
        (
            "advice: perspectives: the weights below Demo look like shares of 100 and sum to 90: 70 + 20. "
            "Make them sum to 100. [weights-sum]"
        )
    ]


def test_objectives_are_weighed_in_their_perspective() -> None:
    second = {
        **sound()["perspectives"][1]["objectives"][0],
        "id": "second",
        "name": "Second",
        "measures": [],
        "weight": 9,
    }  # type: ignore[index]
    found = lines(write(EARN, weight=91), add("perspectives.1", "objectives", second))
    assert [line for line in found if "weight" in line] == [
        (
            "advice: perspectives.1.objectives.0.weight (earn): Earn more carries 91 % of the weight below Financial. "
            "Weigh the siblings higher, or leave them out. [weight-dominant]"
        )
    ]
