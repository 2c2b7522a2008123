"""The checks of charts of rivals and complaints can fail: each drawing is spoilt, and its check must object."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from scorecard.plots import icebergs, positions
from scorecard.plots.iceberg_data import IcebergData
from scorecard.plots.position_data import CompetitivePositionData
from tests.charts import service_samples as samples
from tests.charts.service_structure import check_iceberg, check_position

pytestmark = pytest.mark.slow


def position(**change: Callable[[object], object]) -> Callable[[CompetitivePositionData], CompetitivePositionData]:
    """Return a spoil of the first item."""

    def spoil(data: CompetitivePositionData) -> CompetitivePositionData:
        first, *rest = data.rows
        return replace(data, rows=(replace(first, **{k: f(getattr(first, k)) for k, f in change.items()}), *rest))  # type: ignore[arg-type]

    return spoil


def layer(at: int, **change: Callable[[object], object]) -> Callable[[IcebergData], IcebergData]:
    """Return a spoil of one group."""

    def spoil(data: IcebergData) -> IcebergData:
        found = list(data.layers)
        found[at] = replace(found[at], **{k: f(getattr(found[at], k)) for k, f in change.items()})  # type: ignore[arg-type]
        return replace(data, layers=tuple(found))

    return spoil


def flipped(value: object) -> object:
    return -value  # type: ignore[operator]


def more(value: object) -> object:
    return value + 0.05  # type: ignore[operator]


def swapped(data: CompetitivePositionData) -> CompetitivePositionData:
    first, second, *rest = data.rows
    return replace(data, rows=(second, first, *rest))


def names_swapped(data: CompetitivePositionData) -> CompetitivePositionData:
    first, second, *rest = data.rows
    return replace(data, rows=(replace(first, name=second.name), replace(second, name=first.name), *rest))


def figures_swapped(data: IcebergData) -> IcebergData:
    first, second, *rest = data.follows
    return replace(data, follows=(replace(first, name=second.name), replace(second, name=first.name), *rest))


POSITIONS: dict[str, Callable[[CompetitivePositionData], CompetitivePositionData]] = {
    "sign flipped": position(gap=flipped),
    "rows swapped": swapped,
    "names swapped": names_swapped,
    "row dropped": lambda data: replace(data, rows=data.rows[1:]),
    "own and rival swapped": lambda data: replace(
        data, rows=(replace(data.rows[0], own=data.rows[0].other, other=data.rows[0].own), *data.rows[1:])
    ),
    "interval dropped": position(low=lambda _: None),
    "interval shifted": position(low=more),
    "wrong verdict": position(verdict=lambda _: "above"),
    "wrong cell": position(cell=lambda _: "save"),
    "other rival dropped": position(others=lambda _: ()),
    "other rivals chosen": position(rival=lambda _: samples.NAMES["lake"]),
    "cut moved": lambda data: replace(
        data, rows=(data.rows[0], replace(data.rows[1], important=False), *data.rows[2:])
    ),
    "importance changed": position(importance=lambda v: v + 1),  # type: ignore[operator]
    "n changed": position(n=lambda _: 7),
}
ICEBERGS: dict[str, Callable[[IcebergData], IcebergData]] = {
    "width changed": layer(2, count=lambda v: v * 2),  # type: ignore[operator]
    "part shifted": layer(3, start=lambda v: v + 5),  # type: ignore[operator]
    "part dropped": lambda data: replace(data, layers=data.layers[:-1]),
    "leaving changed": layer(4, leave=more),
    "leaving silent changed": layer(5, leave=more),
    "silent heard": layer(5, heard=lambda _: True),
    "figure dropped": lambda data: replace(data, follows=data.follows[1:]),
    "names swapped": figures_swapped,
    "parameter dropped": lambda data: replace(data, parameters=data.parameters[:-1]),
    "range dropped": lambda data: replace(
        data, parameters=(replace(data.parameters[0], low=None), *data.parameters[1:])
    ),
    "value changed": lambda data: replace(data, follows=(replace(data.follows[0], value=1.0), *data.follows[1:])),
}


def test_nothing_spoilt_passes() -> None:
    check_position(
        positions.competitive_position(samples.rivals(), names=samples.NAMES), samples.rivals(), names=samples.NAMES
    )
    check_iceberg(icebergs.iceberg(samples.complaints()), samples.complaints())


@pytest.mark.parametrize("spoil", POSITIONS)
def test_check_of_positions_fails(spoil: str, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = positions.prepare_competitive_position
    monkeypatch.setattr(positions, "prepare_competitive_position", lambda r, **k: POSITIONS[spoil](plain(r, **k)))
    chart = positions.competitive_position(samples.rivals(), names=samples.NAMES)
    with pytest.raises((AssertionError, KeyError, ValueError)):
        check_position(chart, samples.rivals(), names=samples.NAMES)


@pytest.mark.parametrize("spoil", ICEBERGS)
def test_check_of_the_iceberg_fails(spoil: str, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = icebergs.prepare_iceberg
    monkeypatch.setattr(icebergs, "prepare_iceberg", lambda r: ICEBERGS[spoil](plain(r)))
    chart = icebergs.iceberg(samples.complaints())
    with pytest.raises((AssertionError, KeyError, ValueError)):
        check_iceberg(chart, samples.complaints())
