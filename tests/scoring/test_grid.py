"""The grid: entities and periods are found, or the reason why not is told in full."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard._result import Provenance
from scorecard.errors import Place, Problems
from scorecard.scoring.grid import Grid, near_part
from scorecard.series import MISSING, NOT_APPLICABLE, USABLE, ExpertRange, MeasureRecord, SurveyFact
from tests.scoring.cards import card, measure

ROW = Place(file="kpi.csv", row=3)
REGIONS = [{"id": "north", "name": "North"}, {"id": "south", "name": "South"}]


def test_card_without_entities_is_one_entity_by_the_card_s_own_id():
    obs = Grid(card(measure("otif"))).observations()
    assert obs.entities == ("demo",)
    assert [str(p) for p in obs.periods] == ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"]
    assert obs.value.shape == (1, 4, 1)
    assert np.isnan(obs.value).all()
    assert (obs.state == MISSING).all()


@pytest.mark.parametrize(
    ("entities", "name", "message"),
    [
        (
            REGIONS,
            None,
            "kpi.csv, row 3: the card has several entities, and this value names none. Name one of: north, south. [entity-missing]",
        ),
        (
            REGIONS,
            "noth",
            "kpi.csv, row 3: the card has no such entity; found 'noth'. Did you mean 'north'? [unknown-entity]",
        ),
        (
            [],
            "north",
            "kpi.csv, row 3: the card declares no entities; found 'north'. Leave the column out, or list entities in the card. [unknown-entity]",
        ),
    ],
)
def test_entities_that_cannot_be_placed(entities, name, message):
    problems, grid = Problems(), Grid(card(measure("otif"), entities=entities))
    assert grid.entity(name) is None
    grid.report_entity(name, ROW, problems)
    assert [str(p) for p in problems] == [message]


def test_entities_that_can():
    assert Grid(card(measure("otif"), entities=REGIONS)).entity("south") == 1
    assert Grid(card(measure("otif"), entities=REGIONS[:1])).entity(None) == 0
    assert Grid(card(measure("otif"))).entity("demo") == 0


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "2026Q1",
            "kpi.csv, row 3: this names no period; found '2026Q1'. Write 2026-Q1. [unknown-period]",
        ),
        (
            "2026年第2季度",
            "kpi.csv, row 3: this names no period; found '2026年第2季度'. Write 2026-Q2. [unknown-period]",
        ),
        (
            "Jan 2026",
            "kpi.csv, row 3: this names no period; found 'Jan 2026'. Write a period of the calendar, 2026-Q1 to 2026-Q4. [unknown-period]",
        ),
        (
            "2026-01",
            "kpi.csv, row 3: this is a month, and the card reports by quarter; found '2026-01'. Write a period of the calendar, 2026-Q1 to 2026-Q4. [period-kind]",
        ),
        (
            "2027-Q1",
            "kpi.csv, row 3: this period is outside the card's calendar; found '2027-Q1'. The calendar runs from 2026-Q1 to 2026-Q4; change it in the card or leave the value out. [period-outside]",
        ),
    ],
)
def test_periods_that_cannot_be_placed(text, message):
    problems, grid = Problems(), Grid(card(measure("otif")))
    assert grid.period(text) is None
    grid.report_period(text, ROW, problems)
    assert [str(p) for p in problems] == [message]


def test_cells_are_filled_from_records_and_surveys():
    grid = Grid(card(measure("otif"), measure("gap")))
    grid.put_record(
        (0, 0, 0), MeasureRecord("otif", "2026-Q1", 95.0, n=200, standard_error=1.5, note=" audited "), 95.0
    )
    grid.put_record((0, 1, 0), MeasureRecord("otif", "2026-Q2", applicable=False), None)
    grid.put_fact(
        (0, 0, 1), SurveyFact("customers", "gap", "speed", n=30), value=-1.0, standard_error=0.2, confidence=0.9
    )
    grid.put_fact(
        (0, 1, 1),
        SurveyFact("customers", "gap", "speed", n=0, reason="nobody_answered"),
        value=None,
        standard_error=None,
        confidence=0.9,
    )
    obs = grid.observations()
    assert obs.state[0, :3].tolist() == [[USABLE, USABLE], [NOT_APPLICABLE, MISSING], [MISSING, MISSING]]
    assert (obs.n[0, 0, 0], obs.standard_error[0, 0, 0], obs.notes[0, 0, 0]) == (200, 1.5, "audited")
    assert (obs.value[0, 0, 1], obs.n[0, 0, 1], obs.confidence[0, 0, 1]) == (-1.0, 30, 0.9)
    assert np.isnan(obs.confidence[0, 0, 0])
    assert obs.facts[0, 1, 1].reason == "nobody_answered"
    assert grid.has_survey((0, 0, 1))
    assert not grid.has_survey((0, 0, 0))


def test_one_source_is_listed_once():
    grid = Grid(card(measure("otif")))
    source = Provenance(source="kpi.csv", sha256="abc")
    grid.provenances.extend([source, source, Provenance(source="other.csv")])
    assert [p.source for p in grid.observations().provenances] == ["kpi.csv", "other.csv"]


def test_correlations_stand_under_the_lower_measure_and_zero_is_none():
    grid = Grid(card(measure("a"), measure("b"), measure("c")))
    grid.put_correlation((0, 1, 2), (0, 1, 0), 0.5)
    grid.put_correlation((0, 1, 0), (0, 1, 1), 0.0)
    assert grid.observations().correlations == {(0, 1, 0, 2): 0.5}


def test_a_range_stands_beside_a_value_only():
    grid, possible = Grid(card(measure("a"))), ExpertRange(1.0, 3.0)
    grid.put_record((0, 0, 0), MeasureRecord("a", "2026-Q1", 2.0), 2.0, possible=possible)
    grid.put_record((0, 1, 0), MeasureRecord("a", "2026-Q2", 2.0), None, possible=possible)
    assert grid.observations().ranges == {(0, 0, 0): possible}


def test_what_is_named_as_it_is_printed_is_told_its_id():
    """People write the names that stand in reviews; a value file has ids."""
    parts = card(measure("unit_cost", name={"en": "Unit cost", "zh": "单位成本"}), measure("otif")).measures
    assert near_part(" 单位成本", parts) == near_part("unit  COST", parts) == "Write its id, unit_cost."
    assert near_part("otfi", parts) == "Did you mean 'otif'?"
