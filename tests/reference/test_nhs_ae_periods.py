"""England's accident and emergency departments by month and by financial year, as ratios of sums.

``nhs_ae/months.csv`` is described in ``test_nhs_ae.py``. The expected figures in ``nhs_ae/reference.json`` were computed by pandas, without this library, and carry nine decimals.
"""

from __future__ import annotations

import csv
import json
from collections import Counter
from pathlib import Path

import pytest

from scorecard.models import Scorecard
from scorecard.scoring import evaluate, observe
from scorecard.series import MeasureRecord, Observations, aggregate, rolling, to_date

FOLDER = Path(__file__).with_name("nhs_ae")
REFERENCE = json.loads((FOLDER / "reference.json").read_text("utf-8"))
TYPES = ("1", "2", "other")
NINE_DECIMALS = 5e-10


def observations() -> Observations:
    """Share of patients seen within four hours: all of England, and each type of department."""
    counts: Counter[tuple[str, str, str]] = Counter()
    with (FOLDER / "months.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            kind = row["organisation"].removeprefix("england_")
            for entity in ("england", f"type_{kind}") if kind in TYPES else ():
                for period in (name for name in row if name[:2] == "20"):
                    attends = row["count"] == "attendances"
                    counts[entity, period, "seen"] += int(row[period]) * (1 if attends else -1)
                    counts[entity, period, "all"] += int(row[period]) * attends
    within = {"id": "within", "name": "Within four hours", "unit": {"kind": "fraction"}, "worst": 0.75, "target": 0.95}
    card = Scorecard.model_validate(
        {
            "id": "ae",
            "name": "Accident and emergency",
            "calendar": {"first": "2016-04", "last": "2019-03", "year_starts": 4},
            "entities": [{"id": e, "name": e} for e in ("england", *(f"type_{t}" for t in TYPES))],
            "perspectives": [{"id": "customer", "objectives": [{"id": "o", "name": "O", "measures": [within]}]}],
        }
    )
    values = [
        MeasureRecord("within", period, entity=entity, numerator=counts[entity, period, "seen"], denominator=number)
        for (entity, period, what), number in counts.items()
        if what == "all"
    ]
    return observe(card, values=values)


OBS = observations()


def test_england_by_month() -> None:
    expected = REFERENCE["england_by_month"]
    assert [str(p) for p in OBS.periods] == sorted(expected)
    found = dict(zip(map(str, OBS.periods), OBS.series("within", entity="england").tolist(), strict=True))
    assert found == pytest.approx({p: row["performance"] for p, row in expected.items()}, abs=NINE_DECIMALS)
    attendances = dict(zip(map(str, OBS.periods), OBS.denominator[0, :, 0].tolist(), strict=True))
    assert attendances == {p: row["attendances"] for p, row in expected.items()}


@pytest.mark.parametrize("steps", [("year",), ("quarter", "year"), ("quarter", "half", "year")])
def test_england_by_financial_year(steps: tuple[str, ...]) -> None:
    years = OBS
    for step in steps:
        years = aggregate(years, frequency=step)  # type: ignore[arg-type]
    names = [years.card.calendar.text(p, "en") for p in years.periods]
    found = dict(zip(names, years.series("within", entity="england").tolist(), strict=True))
    expected = REFERENCE["england_by_financial_year"]
    assert found == pytest.approx(expected, abs=NINE_DECIMALS)
    assert years.denominator[0].sum() == REFERENCE["totals"]["attendances"]
    assert (years.denominator - years.numerator)[0].sum() == REFERENCE["totals"]["breaches"]


def test_year_to_date_in_march_is_the_financial_year() -> None:
    march = to_date(OBS).series("within", entity="england")[11::12]
    assert march.tolist() == pytest.approx(list(REFERENCE["england_by_financial_year"].values()), abs=NINE_DECIMALS)


def test_three_years_rolling_are_the_whole_time() -> None:
    last = rolling(OBS, window=36).value[:, -1, 0].tolist()
    by_type = [REFERENCE["england_by_type"][t] for t in TYPES]
    assert last == pytest.approx([REFERENCE["england_performance_all"], *by_type], abs=NINE_DECIMALS)


def test_score_against_95_percent() -> None:
    """2016/17: (0.891258999 − 0.75) / 0.2 × 100."""
    years = aggregate(OBS, frequency="year")
    found = evaluate(years.card, years).at(entity="england", period="2016")["within"]
    assert found.score == pytest.approx(70.6294995, abs=5e-7)
