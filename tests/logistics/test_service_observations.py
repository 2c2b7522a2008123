"""Figures become values of measures, by period."""

from __future__ import annotations

import pytest

from scorecard.errors import UsageError
from scorecard.logistics import ServicePerformance, ServiceRow
from tests.logistics.samples import made
from tests.refusal import refusal


def test_groups_are_entities_where_none_is_named() -> None:
    found = made().observations({"otif": "otif_rate"})
    assert [(o.measure, o.entity, o.period) for o in found] == [
        ("otif", "a", "2026-01"),
        ("otif", "b", "2026-01"),
        ("otif", "a", "2026-02"),
        ("otif", "b", "2026-02"),
    ]
    assert found[1].row == made().row("otif_rate", group="b", period="2026-01")


def test_rows_are_not_searched_cell_by_cell(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    search = ServicePerformance.row

    def spy(performance: ServicePerformance, figure: str, **cell: str | None) -> ServiceRow:
        asked.append(figure)
        return search(performance, figure, **cell)

    monkeypatch.setattr(ServicePerformance, "row", spy)
    assert len(made().observations({"otif": "otif_rate", "speed": "cycle_time_p90"})) == 8
    assert asked == ["otif_rate", "cycle_time_p90"]


def test_one_entity_takes_all_orders() -> None:
    found = made().observations({"otif": "otif_rate", "speed": "cycle_time_p90"}, entity="north")
    assert [(o.measure, o.entity, o.row.group) for o in found] == [
        ("otif", "north", None),
        ("otif", "north", None),
        ("speed", "north", None),
        ("speed", "north", None),
    ]
    assert {o.entity for o in made(by=None).observations({"otif": "otif_rate"})} == {None}


def test_without_periods_there_are_no_observations() -> None:
    assert refusal(lambda: made(period=None).observations({"otif": "otif_rate"}), error=UsageError) == [
        (
            "observations belong to periods, and the orders are not counted by period. "
            "Write period='month', or the length of the periods of the card. [no-periods]"
        )
    ]
    assert refusal(lambda: made().observations({"otif": "otif"}), error=UsageError) == [
        "there is no figure 'otif'. Did you mean 'otif_rate'? [unknown-figure]"
    ]
