"""Candidates of one group: the nearest that is proved counts."""

from __future__ import annotations

from dataclasses import replace

from scorecard.models import Scorecard
from scorecard.scoring.least_change_result import GroupChange
from scorecard.scoring.least_change_search import Wanted, changed_group
from scorecard.scoring.weight_groups import WeightGroup
from scorecard.scoring.weight_question import Asked
from tests.scoring.weighing_cards import NORTH, observed, two_levels

CARD = two_levels()
OBS = observed(CARD, north=NORTH)
ASKED = Asked(CARD, OBS, "run", OBS.periods[0])
GROUP = WeightGroup("run", ("d", "e"), (0.5, 0.5), (90.0, 70.0), 1.0, None)
WANTED = Wanted((90.0, 70.0), (4.0, -2.0, 50.0))


def proved(card: Scorecard, change: GroupChange) -> GroupChange | None:
    return replace(change, score=sum(w * s for w, s in zip(change.after or (), (90, 70), strict=True)))


def test_the_nearest_that_is_proved() -> None:
    found = changed_group(ASKED, GROUP, wanted=WANTED, problem=None, proof=proved)
    assert (found.after, found.score) == ((0.4, 0.6), 78)
    upward = changed_group(
        ASKED,
        GROUP,
        wanted=WANTED,
        problem=None,
        proof=lambda card, change: proved(card, change) if (change.after or (0,))[0] > 0.5 else None,
    )
    assert upward.after == (0.7, 0.3)


def test_the_card_that_proves_has_the_new_weights() -> None:
    seen: list[tuple[float, ...]] = []

    def look(card: Scorecard, change: GroupChange) -> GroupChange | None:
        day = CARD.calendar.first_day(OBS.periods[0])
        seen.append(tuple(card.measure(m).at(day, calendar=card.calendar).weight for m in ("d", "e")))
        return None

    none = changed_group(ASKED, GROUP, wanted=WANTED, problem=None, proof=look)
    assert (none.after, none.reason) == (None, "one_side")
    assert seen == [(0.7, 0.3), (0.4, 0.6)]


def test_problems_are_passed_on() -> None:
    found = changed_group(ASKED, GROUP, wanted=None, problem="differs", proof=proved)
    assert (found.reason, found.after, found.before) == ("differs", None, (0.5, 0.5))
