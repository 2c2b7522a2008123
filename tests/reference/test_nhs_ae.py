"""Real series: four-hour waits in accident and emergency departments of England, April 2016 to March 2019.

``nhs_ae/months.csv`` holds attendances and breaches (waits of more than four hours) by month: of England by type of
department, and of each of the 130 organisations with a department of type 1 in all 36 months, summed from the data set
``ae_attendances`` of the R package NHSRdatasets (CC0, see ``nhs_ae/LICENSE``; contains public sector information
licensed under the Open Government Licence v3.0). The measure is 1 − breaches / attendances, its target 95 %.
``nhs_ae/oracle_R.json``: limits, signals and assurance by NHSRplotthedots 0.2.2, limits by qcc 2.7 and qicharts2 0.8.1,
with eleven digits. ``nhs_ae/reference.json``: totals and limits by pandas and numpy, with nine decimals.
"""

from __future__ import annotations

import csv
import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import scorecard as sc
from scorecard.series import MeasureRecord, Observations
from scorecard.stats.control_limits import control_limits

HERE = Path(__file__).with_name("nhs_ae")
ORACLE: dict[str, dict[str, Any]] = json.loads((HERE / "oracle_R.json").read_text("utf-8"))
REFERENCE: dict[str, Any] = json.loads((HERE / "reference.json").read_text("utf-8"))
TYPES = ("england_1", "england_2", "england_other")
LABELS = {
    "outside_limits": ("Below LCL", "Above UCL"),
    "seven_point_trend": ("7 Point Trend (Decreasing)", "7 Point Trend (Increasing)"),
    "two_of_three": ("2 in 3 Below CL", "2 in 3 Above CL"),
    "seven_on_one_side": ("7 Points Below CL", "7 Points Above CL"),
}
"""What NHSRplotthedots calls a signal downwards, and upwards."""
MEANINGS = {"better": "special_cause_improvement", "worse": "special_cause_concern"}
ASSURANCES = {
    "consistently_passes": "consistent_pass",
    "consistently_fails": "consistent_fail",
    "inconsistent": "inconsistent",
}
EXACT = 1e-10
"""Half a unit of the eleventh digit of what R wrote, doubled."""


@cache
def counts() -> tuple[tuple[str, ...], dict[tuple[str, str], tuple[int, ...]]]:
    """Return the months, and the counts by organisation and kind."""
    with (HERE / "months.csv").open(encoding="utf-8", newline="") as file:
        _, _, *months = next(rows := csv.reader(file))
        return tuple(months), {(name, kind): tuple(map(int, row)) for name, kind, *row in rows}


def england(kind: str) -> list[int]:
    """Return the monthly sums over all types of department."""
    return [sum(month) for month in zip(*(counts()[1][t, kind] for t in TYPES), strict=True)]


@cache
def observations() -> Observations:
    """Return England and every organisation as entities of a card with one rate."""
    months, known = counts()
    organisations = sorted({name for name, _ in known} - set(TYPES))
    rate = {
        "id": "four_hours",
        "name": "Seen within four hours",
        "unit": {"kind": "fraction"},
        "worst": 0.7,
        "target": 0.95,
    }
    objective = {"id": "prompt", "name": "See patients promptly", "measures": [rate]}
    card = sc.Scorecard.model_validate(
        {
            "id": "ae",
            "name": "Accident and emergency",
            "calendar": {"first": months[0], "last": months[-1]},
            "perspectives": [{"id": "customer", "objectives": [objective]}],
            "entities": [{"id": name.lower(), "name": name} for name in ("england", *organisations)],
        }
    )
    values = []
    for name in ("england", *organisations):
        seen, late = (england(kind) if name == "england" else known[name, kind] for kind in ("attendances", "breaches"))
        values += [
            MeasureRecord("four_hours", month, entity=name.lower(), numerator=n - b, denominator=n)
            for month, n, b in zip(months, seen, late, strict=True)
        ]
    return sc.observe(card, values=values)


def entity_of(series: str) -> str:
    """Return the entity that a series of the oracle belongs to."""
    return "england" if series.startswith("england") else series.removeprefix("type1_").lower()


@pytest.mark.parametrize("series", ORACLE)
def test_limits_signals_and_assurance_equal_r_point_by_point(series: str) -> None:
    oracle = ORACLE[series]
    found = sc.change(
        observations(),
        "four_hours",
        entity=entity_of(series),
        screening="once" if oracle["screen_outliers"] else "none",
    )
    assert found.n == oracle["n"] == 36
    assert (found.centre, found.lower, found.upper) == pytest.approx(
        (oracle["mean"], oracle["lpl"], oracle["upl"]), abs=EXACT
    )
    assert found.assurance is not None
    assert ASSURANCES[found.assurance] == oracle["assurance"]
    outside = [at for at, point in enumerate(found.points) if "outside_limits" in (point.rules or ())]
    assert outside == np.atleast_1d(oracle["outside"]).tolist()
    labels, types = [], []
    for point in found.points:
        assert point.rules is not None
        if not point.rules:
            labels.append("Common Cause")
            types.append("common_cause")
            continue
        labels.append(LABELS[point.rules[0]][point.meaning == "better"])
        types.append(MEANINGS[point.meaning])
    assert labels == oracle["special_cause"]
    assert types == oracle["point_type"]


@pytest.mark.parametrize("series", ORACLE)
def test_limits_of_three_deviations_equal_qcc_and_qicharts2(series: str) -> None:
    """Both divide by 1.128 instead of multiplying by 2.66; qcc screens nothing, qicharts2 screens once."""
    values = observations().series("four_hours", entity=entity_of(series))
    plain, screened = (control_limits(values, screening=how, factor=3 / 1.128) for how in ("none", "once"))
    assert plain is not None
    assert screened is not None
    qcc, charts = ORACLE[series]["qcc_xbar_one"], ORACLE[series]["qicharts2"]
    assert (plain.centre, plain.lower, plain.upper) == pytest.approx((qcc["center"], qcc["lcl"], qcc["ucl"]), abs=EXACT)
    assert plain.mean_moving_range / 1.128 == pytest.approx(qcc["sd"], abs=EXACT)
    assert (screened.lower, screened.upper) == pytest.approx((charts["lcl"], charts["ucl"]), abs=EXACT)


def test_england_by_month_is_a_ratio_of_sums() -> None:
    months, _ = counts()
    found = observations().series("four_hours", entity="england")
    assert list(REFERENCE["england_by_month"]) == list(months)
    for at, month in enumerate(months):
        reference = REFERENCE["england_by_month"][month]
        assert england("attendances")[at] == reference["attendances"]
        assert england("breaches")[at] == reference["breaches"]
        assert found[at] == pytest.approx(reference["performance"], abs=6e-10)


def test_england_by_financial_year_and_by_type_is_a_ratio_of_sums() -> None:
    """Years begin in April; the mean of the monthly rates would be another number."""
    obs = observations()
    years = {"2016/17": slice(0, 12), "2017/18": slice(12, 24), "2018/19": slice(24, 36)}
    for year, months in years.items():
        reference = REFERENCE["england_by_financial_year"][year]
        seen, all_of_them = obs.numerator[0, months, 0].sum(), obs.denominator[0, months, 0].sum()
        assert seen / all_of_them == pytest.approx(reference, abs=6e-10)
        assert obs.value[0, months, 0].mean() != pytest.approx(reference, abs=1e-5)
    whole = obs.numerator[0].sum() / obs.denominator[0].sum()
    assert whole == pytest.approx(REFERENCE["england_performance_all"], abs=6e-10)
    for name in TYPES:
        late, seen = sum(counts()[1][name, "breaches"]), sum(counts()[1][name, "attendances"])
        reference = REFERENCE["england_by_type"][name.removeprefix("england_")]
        assert 1 - late / seen == pytest.approx(reference, abs=6e-10)


def test_england_without_screening_equals_numpy() -> None:
    reference = REFERENCE["xmr_england"]
    found = sc.change(observations(), "four_hours", entity="england", screening="none", rules=["moving_range"])
    assert found.n == reference["n"]
    assert found.centre == pytest.approx(reference["mean"], abs=6e-10)
    assert found.mean_moving_range == pytest.approx(reference["mean_mR"], abs=6e-10)
    assert found.moving_range_limit == pytest.approx(reference["url_mR_3.267"], abs=6e-10)
    assert (found.lower, found.upper) == pytest.approx(reference["limits_2.66"], abs=6e-10)
    assert [at for at, p in enumerate(found.points) if p.rules] == reference["mR_above_url_0based"]
    screened = sc.change(observations(), "four_hours", entity="england")
    assert [at for at, p in enumerate(screened.points) if p.range_removed] == reference["mR_above_url_0based"]


def test_assurance_of_all_organisations_equals_pandas() -> None:
    obs = observations()
    found = Counter(
        ASSURANCES[str(sc.change(obs, "four_hours", entity=entity, screening="none").assurance)]
        for entity in obs.entities[1:]
    )
    assert found == REFERENCE["type1"]["assurance_against_95_without_screening"]


def test_limits_set_anew_after_a_known_step_rest_on_what_follows() -> None:
    """The last year judged by itself equals its own series judged alone."""
    whole = sc.change(observations(), "four_hours", entity="england", since="2018-04")
    alone = sc.change_from_values(
        observations().series("four_hours", entity="england")[24:], direction="maximise", target=0.95
    )
    assert (whole.centre, whole.lower, whole.upper) == (alone.centre, alone.lower, alone.upper)
    assert [p.rules for p in whole.points[24:]] == [p.rules for p in alone.points]
    assert {p.rules for p in whole.points[:24]} == {None}
