"""Tests of places of cells."""

from __future__ import annotations

from scorecard.survey.cell_places import CellPlaces


def test_places_are_counted_from_a_row_on() -> None:
    places = CellPlaces((2, 5, 9), {"P1": ((3, 6, 10), "value")}).from_row(1)
    assert places.of("sex", 0) == (5, "sex")
    assert places.from_row(1).of("P1", 0) == (10, "value")
