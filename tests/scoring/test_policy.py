"""What a node does where a score below it is missing."""

from __future__ import annotations

import pytest

from scorecard.errors import ScoringError
from scorecard.models import Scorecard
from scorecard.scoring import NodeResult, evaluate, observe
from scorecard.series import MeasureRecord
from tests.scoring.cards import card, measure, records


def found(described: Scorecard, node: str = "deliver", **values: float) -> NodeResult:
    return evaluate(described, observe(described, values=records(**values)), period="2026-Q1")[node]


def three(**fields: object) -> Scorecard:
    """Weights .4, .3, .3 in one objective."""
    measures = [measure("a", weight=0.4), measure("b", weight=0.3), measure("c", weight=0.3)]
    objective = {"id": "deliver", "name": "Deliver", "measures": measures, **fields}
    return Scorecard(
        id="demo",
        name="Demo",
        calendar={"first": "2026-Q1", "last": "2026-Q4"},
        perspectives=[{"id": "customer", "objectives": [objective]}],
    )


def test_what_is_missing_leaves_the_base() -> None:
    assert found(three(), a=80, b=70).score == pytest.approx(53 / 0.7)


def test_blank_gives_no_score_and_says_why() -> None:
    node = found(three(missing="blank"), a=80, b=70)
    assert (node.score, node.reason) == (None, "incomplete")
    assert (node.coverage, node.bound_low, node.bound_high) == pytest.approx((0.7, 53, 83))
    assert found(three(missing="blank"), a=80, b=70, c=20).score == pytest.approx(59)


def test_blank_below_is_missing_above() -> None:
    assert found(three(missing="blank"), "customer", a=80, b=70).reason == "no_data"


def test_a_floor_stands_for_what_is_missing() -> None:
    assert found(three(missing="floor"), a=80, b=70).score == pytest.approx(53)
    assert found(three(missing="floor", floor=20), a=80, b=70).score == pytest.approx(59)
    assert found(three(missing="floor", floor=20), a=80, b=70).coverage == pytest.approx(0.7)


def test_fail_lists_every_place() -> None:
    described = three(missing="fail")
    obs = observe(described, values=records(a=80, b=70, c=20))
    with pytest.raises(ScoringError) as error:
        evaluate(described, obs)
    assert str(error.value) == (
        "Some scores are missing where the card says that none may be.\n"
        "  deliver, demo, 2026-Q2: a score below 'deliver' is missing, and its policy is fail. "
        "Give the value, mark it as not applicable, or choose another policy for missing scores. [score-missing-below]\n"
        "  deliver, demo, 2026-Q3: a score below 'deliver' is missing, and its policy is fail. "
        "Give the value, mark it as not applicable, or choose another policy for missing scores. [score-missing-below]\n"
        "  deliver, demo, 2026-Q4: a score below 'deliver' is missing, and its policy is fail. "
        "Give the value, mark it as not applicable, or choose another policy for missing scores. [score-missing-below]"
    )
    assert evaluate(described, obs, period="2026-Q1")["deliver"].score == pytest.approx(59)


def test_fail_names_the_entity_and_period_asked_about() -> None:
    regions = [{"id": "north", "name": "North"}, {"id": "south", "name": "South"}]
    described = card(measure("a"), measure("b"), missing="fail", entities=regions)
    obs = observe(described, values=[MeasureRecord("a", "2026-Q3", 80, entity="south")])
    with pytest.raises(ScoringError) as error:
        evaluate(described, obs, period="2026-Q3", entity="south")
    assert str(error.value).splitlines()[1] == (
        "  deliver, south, 2026-Q3: a score below 'deliver' is missing, and its policy is fail. "
        "Give the value, mark it as not applicable, or choose another policy for missing scores. [score-missing-below]"
    )


def test_too_little_data_gives_no_score() -> None:
    assert found(three(min_coverage=0.7), a=80, b=70).score == pytest.approx(53 / 0.7)
    thin = found(three(min_coverage=0.71), a=80, b=70)
    assert (thin.score, thin.reason) == (None, "low_coverage")


def test_the_card_speaks_for_all_nodes_that_do_not() -> None:
    described = card(measure("a"), measure("b"), missing="blank")
    assert found(described, a=50).reason == "incomplete"
    described = card(measure("a"), measure("b"), min_coverage=0.6)
    assert found(described, a=50).reason == "low_coverage"


def test_a_child_without_weight_is_not_missed() -> None:
    described = card(measure("a"), measure("b", weight=0), missing="blank")
    assert found(described, a=50).score == 50.0


@pytest.mark.parametrize(
    ("rule", "score"),
    [
        ("weighted_arithmetic", 44.0),
        ("weakest_link", 20.0),
        ("best", 80.0),
        ({"kind": "power_mean", "power": 2}, (0.4 * 400 + 0.6 * 3600) ** 0.5),
        ("weighted_geometric", 20**0.4 * 60**0.6),
        ("weighted_harmonic", 1 / (0.4 / 20 + 0.6 / 60)),
    ],
)
def test_each_node_has_its_rule(rule: object, score: float) -> None:
    described = three(roll_up=rule)
    if rule in ("weakest_link", "best"):
        assert found(described, a=20, b=60, c=80).score == score
    else:
        assert found(described, a=20, b=60, c=60).score == pytest.approx(score)
    assert found(described, "customer", a=20, b=60, c=60).score == pytest.approx(
        found(described, a=20, b=60, c=60).score
    )


def test_bounds_follow_the_rule() -> None:
    node = found(three(roll_up="weakest_link"), a=80, b=70)
    assert (node.score, node.bound_low, node.bound_high) == (70.0, 0.0, 70.0)


def test_leading_and_lagging_are_scored_apart() -> None:
    described = card(measure("a", kind="leading"), measure("b", kind="lagging"), measure("c"))
    obs = observe(described, values=records(a=10, b=40, c=70))
    scores = [
        evaluate(described, obs, period="2026-Q1", only=only)["customer"].score for only in (None, "leading", "lagging")
    ]
    assert scores == [40.0, 10.0, 40.0]
    assert evaluate(described, obs, period="2026-Q1", only="leading")["c"].reason == "unscored"
