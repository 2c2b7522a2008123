"""Published tables recomputed by the library, their misprints named one by one.

A printed number is right when it lies within half a unit of its last digit of what the other
printed numbers give, each of them being rounded itself. What does not is listed in `MISPRINTS`,
and a test fails when one of these turns out to be right after all.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from scorecard.instruments import ColumnLayout, Instrument, servqual
from scorecard.stats.intervals import t_interval
from scorecard.survey import build_survey, gap_analysis
from scorecard.survey.dimension_weights import combined_gap, dimension_shares
from scorecard.survey.zones import tolerance_zone

TABLES = {
    table["id"]: table for table in json.loads((Path(__file__).parent / "published_tables.json").read_text("utf-8"))
}

LATER = {
    "fce_staff_one_level": "fuzzy comprehensive evaluation",
    "fce_weights_tianjin_logistics_park": "AHP weights",
    "ahp_saaty_drinks": "AHP weights",
}
"""Tables of methods that are not built yet."""

NOTHING_TO_RECOMPUTE = {
    "servqual_sicepat_courier": "only the largest and the smallest gap are printed",
    "servqual_saudi_outpatient_2016": "two of five dimensions, and no gap",
    "servqual_neyshabur": "two of five dimensions and a total",
}
"""Tables whose printed numbers do not follow from one another."""

MISPRINTS = {
    ("servqual_pmc6131925_t2", "Assurance"): "t = -4.87 is that of Responsiveness, printed again",
    ("servqual_pmc6131925_t2", "Empathy"): "the interval is centred on -0.15, the gap is -0.16",
    ("servqual_jne_courier_ambon", "overall_gap5"): "printed as a mean of the dimensions, which it is not",
}


def numbers(table: str, column: str) -> dict[str, float]:
    """Return a column of a table by dimension."""
    return {row["dimension"]: row[column] for row in TABLES[table]["rows"]}


THREE = [
    pytest.param(row, id=f"{name}-{row.get('item', row.get('dimension'))}")
    for name, table in TABLES.items()
    for row in table["rows"]
    if all(row.get(column) is not None for column in ("E", "P", "gap"))
]


@pytest.mark.parametrize("row", THREE)
def test_printed_gaps_are_perception_minus_expectation(row: dict[str, float]) -> None:
    """Each of the three numbers is rounded to two decimals."""
    gap = combined_gap({"only": row["P"] - row["E"]})
    assert gap == pytest.approx(row["gap"], abs=0.015 + 1e-12)


def test_printed_intervals_and_tests_fit_together() -> None:
    """The interval follows from gap, t and n; gap and limits have two decimals."""
    table = TABLES["servqual_pmc6131925_t2"]
    wrong: set[tuple[str, str]] = set()
    for row in table["rows"]:
        limits = t_interval(table["n"], row["gap"], standard_error=row["gap"] / row["t"])
        assert limits is not None
        if any(abs(found - printed) > 0.01 for found, printed in zip(limits, row["ci95"], strict=True)):
            wrong.add((table["id"], row["dimension"]))
    assert wrong == {key for key in MISPRINTS if key[0] == table["id"]}


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("servqual_pmc6131925_t2", -0.17),
        ("servqual_jne_courier_ambon", -0.0998),
        ("servqual_12manage_unweighted", -0.858),
        ("servqual_ahvaz_medstudents_2019", -1.262),
    ],
)
def test_overall_gap_is_the_mean_of_the_dimension_gaps(table: str, expected: float) -> None:
    assert combined_gap(numbers(table, "gap")) == pytest.approx(expected, abs=1e-12)


def test_the_printed_overall_of_the_courier_is_another_mean() -> None:
    """Most likely a mean over items; the library names which one it prints."""
    table = TABLES["servqual_jne_courier_ambon"]
    assert (table["id"], "overall_gap5") in MISPRINTS
    found = combined_gap(numbers(table["id"], "gap"))
    assert found is not None
    assert abs(found - table["printed_totals"]["overall_gap5"]) > 0.005


def test_printed_totals_of_the_worked_example() -> None:
    table = TABLES["servqual_12manage_unweighted"]
    gaps = numbers(table["id"], "gap")
    assert sum(gaps.values()) == pytest.approx(table["printed_totals"]["sum"], abs=1e-12)
    assert combined_gap(gaps) == pytest.approx(table["printed_totals"]["unweighted"], abs=0.005)


@pytest.mark.parametrize("dimension", ["Reliability/Responsiveness", "Empathy"])
def test_dimension_means_of_a_table_of_items(dimension: str) -> None:
    """The third dimension breaks off in the copy read, so that its mean cannot be recomputed."""
    table = TABLES["servqual_bmchsr_12_31_t2"]
    rows = [row for row in table["rows"] if row["dimension"] == dimension]
    gap = combined_gap({str(row["item"]): row["gap"] for row in rows})
    assert gap == pytest.approx(table["printed_totals"][dimension]["gap"], abs=0.01)


def test_weights_of_the_dimensions_sum_to_one() -> None:
    """Reliability matters most, with 32 of 100 points."""
    weights = {name.lower(): points for name, points in numbers("servqual_weights_zeithaml1990", "weight").items()}
    shares = dict(zip((d.id for d in servqual().dimensions), dimension_shares(weights, servqual()), strict=True))
    assert sum(shares.values()) == 1
    assert {name: float(share) for name, share in shares.items()} == {
        "tangibles": 0.11,
        "reliability": 0.32,
        "responsiveness": 0.22,
        "assurance": 0.19,
        "empathy": 0.16,
    }


def test_sums_of_a_web_application_give_means_on_the_scale() -> None:
    """Its own stored averages lie near 630 on a scale of 1 to 5: it divided one answer, not the sum."""
    table = TABLES["app_lab_sums"]
    columns: dict[str, list[int]] = {}
    for number, row in enumerate(table["rows"], start=1):
        columns[f"E{number}"] = answers_with_sum(row["sum_E"], row["n"])
        columns[f"P{number}"] = answers_with_sum(row["sum_P"], row["n"])
        assert row["app_average_E"] > 5
    instrument = Instrument.model_validate(
        {
            "id": "laboratory",
            "name": "Laboratory",
            "scale": {"low": 1, "high": 5},
            "items": [{"id": f"q{row['question_id']}", "text": f"Item {row['question_id']}"} for row in table["rows"]],
        }
    )
    layout = ColumnLayout(columns={"expectation": "E{number}", "perception": "P{number}"})
    gaps = gap_analysis(build_survey(instrument, layout, columns))
    for row, expected in zip(gaps.items, table["recomputed"]["item_means"], strict=True):
        assert row.n == table["n"]
        assert row.expectation == pytest.approx(expected["E"], abs=5.001e-5)
        assert row.perception == pytest.approx(expected["P"], abs=5.001e-5)
        assert row.gap == pytest.approx(expected["gap"], abs=5.001e-5)
    assert gaps.overall_items.gap == pytest.approx(table["recomputed"]["overall_gap_over_items"], abs=5.001e-5)


def answers_with_sum(total: int, n: int) -> list[int]:
    """Return n answers as equal as their sum allows."""
    answers = np.full(n, total // n)
    answers[: total % n] += 1
    return [int(a) for a in answers]


INSTITUTIONS = TABLES["zot_libqual_lehigh_as3"]["rows"]


@pytest.mark.parametrize("row", INSTITUTIONS, ids=[row["institution"] for row in INSTITUTIONS])
def test_zones_of_the_libraries(row: dict[str, Any]) -> None:
    """Three rounded means give both gaps to 0.015; institution F is below its zone."""
    zone = tolerance_zone(row["minimum"], row["desired"], perceived=row["perceived"])
    assert zone.msa == pytest.approx(row["adequacy"], abs=0.015 + 1e-12)
    assert zone.mss == pytest.approx(row["superiority"], abs=0.015 + 1e-12)
    assert zone.position == ("below" if row["institution"] == "F" else "within")


def test_printed_means_of_the_libraries() -> None:
    """Unweighted over the institutions."""
    printed = TABLES["zot_libqual_lehigh_as3"]["printed_totals"]
    for column, mean in printed.items():
        assert combined_gap({row["institution"]: row[column] for row in INSTITUTIONS}) == pytest.approx(mean, abs=0.005)


def test_zone_of_the_graduates_from_both_gaps() -> None:
    """Minimum and desired follow from the printed gaps; the zone is 1.37 wide."""
    (row,) = TABLES["zot_libqual_ui_graduates"]["rows"]
    minimum, desired = row["perceived"] - row["adequacy"], row["perceived"] - row["superiority"]
    zone = tolerance_zone(minimum, desired, perceived=row["perceived"])
    assert minimum == pytest.approx(6.51)
    assert desired == pytest.approx(7.88)
    assert zone.width == pytest.approx(1.37)
    assert zone.position == "within"


def test_every_table_is_recomputed_or_says_why_not() -> None:
    recomputed = {
        "servqual_pmc6131925_t2",
        "servqual_bmchsr_12_31_t2",
        "zot_libqual_lehigh_as3",
        "servqual_jne_courier_ambon",
        "servqual_12manage_unweighted",
        "servqual_ahvaz_medstudents_2019",
        "servqual_weights_zeithaml1990",
        "zot_libqual_ui_graduates",
        "app_lab_sums",
    }
    assert recomputed | LATER.keys() | NOTHING_TO_RECOMPUTE.keys() == TABLES.keys()
