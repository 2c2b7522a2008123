from __future__ import annotations

from dataclasses import replace

import pytest

import scorecard as sc
from scorecard.errors import ChartError, UsageError
from scorecard.plots import prepare_rank_acceptability
from scorecard.scoring import robustness
from tests.charts import samples
from tests.refusal import refusal
from tests.scoring.varied import free, two_sides, values

UNITS = [{"id": name, "name": name.title()} for name in ("north", "south", "west")]


def geometry() -> object:
    """North is first with a weight above 1/2, south below; west is second between 0.4 and 0.6 never."""
    card = two_sides(entities=UNITS)
    given = [*values("north", one=100, two=0), *values("south", one=0, two=100), *values("west", one=40, two=40)]
    return robustness(card, sc.observe(card, values=given), period="2026-Q1", weights=free(), draws=20_000)


def test_shares_are_those_of_geometry() -> None:
    data = prepare_rank_acceptability(geometry())
    rows = {row.id: row for row in data.rows}
    assert rows["north"].shares == pytest.approx((0.5, 0.1, 0.4), abs=0.011)
    assert rows["west"].shares == pytest.approx((0.0, 0.8, 0.2), abs=0.011)
    assert rows["west"].expected == pytest.approx(2.2, abs=0.02)
    assert [row.expected for row in data.rows] == sorted(row.expected for row in data.rows)
    assert {name.en for name, _ in data.leaders} == {"North", "South"}


def test_words_name_the_law_of_the_weights_and_what_a_share_is_not() -> None:
    data = prepare_rank_acceptability(geometry())
    assert data.what("en") == "Share of the draws at each rank, Total, Demo, 2026 Q1, 3 entities, by expected rank"
    foot = data.foot("en")
    assert "Weights below Total: Every vector of weights that sums to 1 is equally likely: Dirichlet(1, …, 1)." in foot
    assert foot[1] == (
        "A share says how often what was varied led to a rank; it is no probability that an entity is the best"
    )
    assert foot[-1] == "95 % intervals and shares from 20 000 draws (seed 0)."
    assert data.alt_text("zh", "").count("期望名次") == 4  # the what-line, and a row each
    assert " comes first in 50 % of the draws, " in data.message("en") or "first in 51 %" in data.message("en")


def test_pages_and_what_cannot_be_ranked() -> None:
    found = samples.units_robustness(27)
    assert refusal(lambda: prepare_rank_acceptability(found), error=ChartError) == [
        (
            "the rank acceptability chart shows up to 25 entities on a page; found '27'. Name the page: page=1 to page=2. "
            "[too-many-rows]"
        )
    ]
    assert refusal(lambda: prepare_rank_acceptability(found, page=3), error=UsageError) == [
        "the chart has no such page; found '3'. Write page=1 to page=2. [no-such-page]"
    ]
    second = prepare_rank_acceptability(found, page=2)
    assert len(second.rows) == 2
    assert second.what("en").endswith("entities 26–27 of 27, by expected rank")
    assert refusal(lambda: prepare_rank_acceptability(samples.kiosk_robustness()), error=ChartError) == [
        (
            "ranks need two entities or more with a score; found '0'. Make the robustness of several entities: leave out "
            "entity=…. [nothing-to-rank]"
        )
    ]


def test_entities_without_a_score_are_named() -> None:
    data = prepare_rank_acceptability(geometry())
    assert data.without == ()
    name = data.rows[0].name
    assert f"No rank for want of a score: {name.en}" in replace(data, without=(name,)).foot("en")


def test_table_holds_every_rank() -> None:
    found = geometry()
    for record in prepare_rank_acceptability(found).table().records():
        shares = [found.ranks.share(str(record["id"]), rank=rank) for rank in (1, 2, 3)]
        assert [record[f"rank_{rank}"] for rank in (1, 2, 3)] == shares
