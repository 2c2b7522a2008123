"""The tornado of weights by hand and by what_if."""

from __future__ import annotations

import pytest

from scorecard.errors import UsageError
from scorecard.scoring import weight_tornado, what_if
from tests.refusal import refusal
from tests.scoring.weighing_cards import NORTH, observed, two_levels

CARD = two_levels()
OBS = observed(CARD, north=NORTH)


def test_by_hand() -> None:
    """a from 1/2 to 0.4 and 0.6, the others share the rest: serve 62 and 68, total 66.5 and 71."""
    found = weight_tornado(CARD, OBS, node="total", entity="north")
    bar = next(b for b in found.bars if b.id == "a")
    assert (bar.share_low, bar.share_high) == (0.4, 0.6)
    assert bar.score_at_low == pytest.approx(0.75 * 62 + 20)
    assert bar.score_at_high == pytest.approx(0.75 * 68 + 20)
    assert bar.swing == pytest.approx(4.5)
    assert sorted(b.id for b in found.bars) == ["a", "b", "c", "customer", "d", "e", "internal_process"]
    assert [b.swing for b in found.bars] == sorted((b.swing for b in found.bars), reverse=True)


def test_every_bar_is_what_the_engine_says() -> None:
    found = weight_tornado(CARD, OBS, node="total", entity="north", change=0.5)
    weights = {"serve": {"a": 0.5, "b": 0.25, "c": 0.25}}["serve"]
    bar = next(b for b in found.bars if b.id == "c")
    rest = {k: w * (1 - bar.share_high) / 0.75 for k, w in weights.items() if k != "c"}
    after = what_if(CARD, OBS, weights={**rest, "c": bar.share_high}, entity="north").after["total"]
    assert bar.score_at_high == pytest.approx(after.score)


def test_a_status_that_turns() -> None:
    obs = observed(CARD, north={**NORTH, "a": 95, "e": 90})
    found = weight_tornado(CARD, obs, node="serve", entity="north", change=0.6)  # 72.5
    bar = next(b for b in found.bars if b.id == "a")
    assert (found.status, bar.status_at_low, bar.status_at_high, bar.turns) == ("red", "red", "amber", True)
    assert (bar.share_low, bar.share_high) == (pytest.approx(0.2), pytest.approx(0.8))


def test_a_share_is_at_most_one() -> None:
    bar = weight_tornado(CARD, OBS, node="total", entity="north", change=1.0).bars[0]
    shares = {b.id: b.share_high for b in weight_tornado(CARD, OBS, node="total", entity="north", change=1.0).bars}
    assert shares["customer"] == 1.0
    assert bar.share_low == 0.0


def test_rules_of_any_kind_and_no_scores() -> None:
    card = two_levels(roll_up={"kind": "weakest_link"})
    assert {b.swing for b in weight_tornado(card, observed(card, north=NORTH), node="total", entity="north").bars} == {
        0
    }
    nothing = weight_tornado(CARD, observed(CARD, north={}), node="total", entity="north")
    assert (nothing.score, nothing.bars[0].score_at_low, nothing.bars[0].status_at_low) == (None, None, "no_data")
    assert nothing.bars[0].status_name_at_low.en == "no data"


def test_the_table() -> None:
    table = weight_tornado(CARD, OBS, node="serve", entity="north").table()
    assert table.title is not None
    assert (table.title.en, table.title.zh) == ("Serve: each weight ± 20 %", "Serve：逐一改变权重 ± 20 %")
    assert table.rows[0][0] == "a"
    assert "每次只改变一个权重" in table.to_text("zh")


def test_a_change_out_of_range() -> None:
    assert refusal(lambda: weight_tornado(CARD, OBS, node="total", entity="north", change=1.5), error=UsageError) == [
        "the change must lie between 0 and 1; found '1.5'. Write change=0.2 for a fifth of each weight. [change-range]"
    ]


def test_a_change_that_is_no_number() -> None:
    wrong: object = "a fifth"
    assert refusal(
        lambda: weight_tornado(CARD, OBS, node="total", entity="north", change=wrong),  # type: ignore[arg-type]
        error=UsageError,
    ) == [
        (
            "the change must lie between 0 and 1; found 'a fifth'. Write change=0.2 for a fifth of each weight. "
            "[change-range]"
        )
    ]
