"""Whole columns come to the same observations as one record after the other."""

from __future__ import annotations

import pandas as pd
import pytest

from scorecard.errors import ObservationError
from scorecard.io import read_observations
from scorecard.models import Scorecard
from scorecard.scoring import observe
from scorecard.scoring.columns import put_columns
from scorecard.scoring.grid import Grid
from scorecard.series import ObservationRecords, Observations
from scorecard.series.plain_records import PlainRecords
from tests.scoring.cards import card, measure

ARRAYS = ("value", "n", "standard_error", "numerator", "denominator", "state")


def described(**fields: object) -> Scorecard:
    percent = {"unit": {"kind": "percent"}, "worst": 80, "target": 98}
    return card(
        measure("a"),
        measure("rate", **percent),
        measure("moved", changes=[{"since": "2026-Q2", "target": 90}]),
        entities=[{"id": "north", "name": "North"}, {"id": "south", "name": "South"}],
        **fields,
    )


def frame(*rows: tuple[object, ...], columns: str = "measure period entity value") -> pd.DataFrame:
    whole = pd.DataFrame(list(rows), columns=columns.split())
    return whole.astype({name: float for name in whole.columns if name not in ("measure", "period", "entity")})


def both(table: pd.DataFrame) -> tuple[Observations, Observations]:
    """Observations by whole columns, and record by record."""
    found = read_observations(table)
    assert isinstance(found.records, PlainRecords)
    one_by_one = ObservationRecords(tuple(found.records), found.provenance)
    return observe(described(), values=found), observe(described(), values=one_by_one)


def same(first: Observations, second: Observations) -> bool:
    return all(getattr(first, n).tobytes() == getattr(second, n).tobytes() for n in ARRAYS)


def left(table: pd.DataFrame) -> list[int]:
    records = read_observations(table).records
    assert isinstance(records, PlainRecords)
    return put_columns(Grid(described()), records.columns).tolist()


def test_values_by_hand():
    table = frame(("a", "2026-Q1", "north", 50.0), ("a", "2026-Q2", "south", None), ("rate", "2026-Q1", "south", 95.0))
    obs, slow = both(table)
    assert left(table) == []
    assert obs.series("a", entity="north").tolist()[:1] == [50.0]
    assert obs.state[:, 0, 0].tolist() == [0, 1]
    assert obs.series("rate", entity="south")[0] == 95.0
    assert same(obs, slow)
    assert obs.provenances == slow.provenances


def test_rates_are_ratios_of_their_counts():
    columns = "measure period entity value n standard_error numerator denominator"
    table = frame(
        ("rate", "2026-Q1", "north", None, 200, 0.5, 188, 200),
        ("rate", "2026-Q2", "north", None, None, None, 0, 0),
        ("a", "2026-Q1", "north", None, None, None, 3, 4),
        columns=columns,
    )
    obs, slow = both(table)
    assert left(table) == []
    assert obs.series("rate", entity="north").tolist()[0] == 94.0
    assert obs.state[0, 1, 1] == 1  # nothing was counted
    assert obs.series("a", entity="north")[0] == 0.75
    assert (obs.n[0, 0, 1], obs.standard_error[0, 0, 1]) == (200.0, 0.5)
    assert same(obs, slow)


def test_a_measure_with_anything_doubtful_is_left_to_a_closer_look():
    fine = ("a", "2026-Q1", "north", 50.0)
    assert left(frame(fine, ("moved", "2026-Q1", "north", 50.0))) == [1]  # changes over time
    assert left(frame(fine, ("rate", "2026-Q1", "north", 0.95), ("rate", "2026-Q1", "south", 95.0))) == [1, 2]
    assert left(frame(fine, ("x", "2026-Q1", "north", 1.0), ("a", "2030-Q1", "north", 1.0))) == [1, 2]
    assert left(frame(fine, ("rate", "2026-Q1", "north", 95.0), fine)) == [0, 2]  # given twice
    assert left(frame(fine, ("a", "2026-Q2", None, 1.0))) == [1]  # which entity?
    counts = "measure period entity value numerator denominator"
    assert left(frame((*fine, None, None), ("rate", "2026-Q1", "north", 94.0, 188, 200), columns=counts)) == [1]
    assert left(frame((*fine, 1, None), columns=counts)) == [0]
    assert left(frame(("rate", "2026-Q1", "north", None, 3, 0), columns=counts)) == [0]  # 3 of none
    assert left(frame((*fine, -1.0), columns="measure period entity value standard_error")) == [0]


def test_a_rate_is_the_number_nearest_to_its_exact_ratio():
    table = frame(
        ("rate", "2026-Q1", "north", 29.0, 50.0),
        ("rate", "2026-Q2", "north", 14.0, 25.0),
        columns="measure period entity numerator denominator",
    )
    obs, slow = both(table)
    assert obs.series("rate", entity="north").tolist()[:2] == [58.0, 56.0]
    assert same(obs, slow)


def test_a_value_for_an_entity_that_the_measure_is_not_meant_for_is_refused():
    north = card(
        measure("a", entities=["north"]),
        entities=[{"id": "north", "name": "North"}, {"id": "south", "name": "South"}],
    )
    rows = [("a", "2026-Q1", "north", 50.0), ("a", "2026-Q1", "south", 60.0)]
    with pytest.raises(ObservationError) as caught:
        observe(north, values=read_observations(frame(*rows)))
    assert str(caught.value) == (
        "The values cannot be used as they are.\n"
        "  pandas DataFrame, row 2, column entity: a does not apply to this entity; found 'south'. "
        "Remove the value, or add the entity to those of the measure: north. [entity-not-meant]"
    )
    obs = observe(north, values=read_observations(frame(rows[0], ("a", "2026-Q1", "south", None))))
    assert obs.series("a", entity="north").tolist()[:1] == [50.0]


def test_what_is_left_is_read_record_by_record():
    table = frame(
        ("moved", "2026-Q1", "north", 40.0), ("a", "2026-Q1", "north", 50.0), ("moved", "2026-Q2", "north", 60)
    )
    obs, slow = both(table)
    assert obs.series("moved", entity="north").tolist()[:2] == [40.0, 60.0]
    assert same(obs, slow)


def test_problems_are_those_of_the_single_records():
    table = frame(
        ("x", "2026-Q1", "north", 1.0),
        ("a", "2026-Q1", "east", 1.0),
        ("a", "2026-Q1", "north", 1.0),
        ("a", "2026-Q1", "north", 2.0),
        ("rate", "2026-Q1", "north", 0.95),
    )
    found = read_observations(table)
    with pytest.raises(ObservationError) as fast:
        observe(described(), values=found)
    with pytest.raises(ObservationError) as slow:
        observe(described(), values=tuple(found.records))
    assert str(fast.value) == str(slow.value)
    assert sum(fast.value.counts.values()) == 4
