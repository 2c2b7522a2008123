"""Questions about weights that cannot be asked."""

from __future__ import annotations

from scorecard.errors import UsageError
from scorecard.scoring import least_weight_change
from scorecard.scoring.weight_question import Asked, asked_of, evaluated
from tests.refusal import refusal
from tests.scoring.weighing_cards import NORTH, SOUTH, observed, two_levels

CARD = two_levels()
OBS = observed(CARD, north=NORTH, south=SOUTH)


def test_what_is_named_is_found() -> None:
    asked, unit = asked_of(
        CARD, OBS, node="serve", period="2026", entity="south", extra=Asked(CARD, OBS, "serve", OBS.periods[0])
    )
    assert (str(asked.period), unit, evaluated(asked, unit)["serve"].score) == ("2026", "south", 65)


def test_everything_wrong_at_once() -> None:
    assert refusal(lambda: least_weight_change(CARD, OBS, node="a", period="2027"), error=UsageError) == [
        "there are 2 entities. Name one of them: entity='south'. [entity-open]",
        "there is no period '2027'. Did you mean '2026'? [unknown-period]",
        (
            "node: a measure has nothing below it that is weighed; found 'a'. Use one of: total, customer, serve, "
            "internal_process, run. [node-without-weights]"
        ),
    ]
    lines = refusal(lambda: least_weight_change(CARD, OBS, node="sreve", entity="north"), error=UsageError)
    assert lines == ["node: the card has no such node; found 'sreve'. Did you mean 'serve'? [unknown-node]"]
