"""Real scores of entities: the World Bank's Logistics Performance Index of 160 economies, 2016 and 2018.

``lpi/lpi_2016_2018.csv`` holds six indicators on a scale from 1 to 5, the overall score, its rank and the share of the
best score, as published (World Bank, Logistics Performance Index; CC BY 4.0, see ``lpi/LICENSE``). The overall score is
the mean of the six, weighted by their loadings on the first principal component of the standardised indicators, divided by
their standard deviations; ``lpi/reference.json`` has these weights with six decimals, found by pandas and numpy.
The share of the best is 100 (s − 1) / (s of the best − 1): with 0 points at 1 and 100 at 5, score over best score.

Tolerance. Indicators and score are printed with six decimals: half a unit of the last one, 5e-7, from each of them; the
weights sum to 1, so that the indicators together add no more than 5e-7. Weights with six decimals add at most
5e-7 Σ |indicator − score|, because the errors of weights that sum to 1 cancel. That is 2.3e-6 at most. A share of the best has such an error above and below its line: 1.5e-4 % at most.
Ranks have none.
"""

from __future__ import annotations

import csv
import json
from functools import cache
from pathlib import Path

import numpy as np
import pytest

import scorecard as sc
from scorecard.series import MeasureRecord
from scorecard.weighting.methods.principal_components import Form

HERE = Path(__file__).with_name("lpi")
REFERENCE = json.loads((HERE / "reference.json").read_text("utf-8"))["years"]
YEARS = ("2016", "2018")
HALF = 5e-7
"""Half a unit of the sixth decimal."""
COUNTRIES = 160
BOUNDS = ("lpi", "lpi_lo", "lpi_hi")


def weights(year: str) -> dict[str, float]:
    """Return the weights of a year, by indicator."""
    found: dict[str, float] = REFERENCE[year]["pca_loadings_over_sd_over_their_sum"]
    return found


@cache
def rows(year: str) -> dict[str, dict[str, str]]:
    """Return what was published for a year, by code of the economy."""
    with (HERE / "lpi_2016_2018.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"]: row for row in csv.DictReader(file) if row["year"] == year}


def column(year: str, name: str) -> np.ndarray:
    """Return one published column, in the order of the file."""
    return np.array([float(row[name]) for row in rows(year).values()])


def names() -> dict[str, str]:
    """Return the names of all economies, by code: six of each year are not in the other one."""
    return {code: row["country"] for year in YEARS for code, row in rows(year).items()}


def component_weights(year: str, *, form: Form = "loading_over_sd") -> sc.weighting.ComponentWeights:
    """Return the weights of a year that the library reads from the indicators."""
    values = {indicator: column(year, indicator).tolist() for indicator in weights(year)}
    return sc.weighting.principal_components(values, form=form)


@cache
def evaluation() -> sc.Evaluation:
    """Return the index as a card of 166 entities, 160 of them in each year, whose weights change in 2018."""
    first, second = (weights(year) for year in YEARS)
    measures = [
        {
            "id": indicator,
            "name": indicator.replace("_", " ").capitalize(),
            "worst": 1,
            "target": 5,
            "weight": first[indicator],
            "changes": [{"since": "2018", "weight": second[indicator]}],
        }
        for indicator in first
    ]
    card = sc.Scorecard(
        id="lpi",
        name="Logistics Performance Index",
        calendar={"first": "2016", "last": "2018"},
        entities=[{"id": code, "name": name} for code, name in names().items()],
        perspectives=[
            {"id": "logistics", "name": "Logistics", "objectives": [{"id": "o", "name": "All", "measures": measures}]}
        ],
    )
    values = [
        MeasureRecord(indicator, year, float(row[indicator]), entity=code)
        for year in YEARS
        for code, row in rows(year).items()
        for indicator in first
    ]
    return sc.evaluate(card, sc.observe(card, values=values))


def tolerance(year: str) -> np.ndarray:
    """Return what rounding of indicators, weights and score may come to, for each economy."""
    away = sum(abs(column(year, indicator) - column(year, "lpi")) for indicator in weights(year))
    return 2 * HALF + HALF * np.asarray(away)


@pytest.mark.parametrize("year", YEARS)
def test_the_overall_score_of_every_economy(year):
    ev = evaluation().at(period=year)
    places = [ev.entities.index(code) for code in rows(year)]
    score = 1 + ev.score[places, 0, ev.nodes.index("logistics")] / 25
    assert len(score) == COUNTRIES
    assert tolerance(year).max() < 2.3e-6
    assert (abs(score - column(year, "lpi")) <= tolerance(year)).all()


@pytest.mark.parametrize("year", YEARS)
def test_the_published_weights_are_those_of_the_principal_component(year):
    indicators = np.column_stack([column(year, indicator) for indicator in weights(year)])
    loadings = abs(np.linalg.eigh(np.corrcoef(indicators.T))[1][:, -1])
    exact = loadings / indicators.std(axis=0)
    exact /= exact.sum()
    np.testing.assert_allclose(exact, list(weights(year).values()), rtol=0, atol=1e-6)
    found = component_weights(year)
    assert found.n == COUNTRIES
    np.testing.assert_allclose(list(found.values()), exact, rtol=0, atol=1e-12)
    # what the published overall score itself says that the weights are: its regression on the six indicators
    regression = REFERENCE[year]["regression_of_overall_on_six"]["weights"]
    np.testing.assert_allclose([found[i] for i in regression], list(regression.values()), rtol=0, atol=1e-6)
    assert abs(found.explained - REFERENCE[year]["pca_first_share"]) < 1e-6
    loading = component_weights(year, form="loading")
    published = REFERENCE[year]["pca_loadings_over_their_sum"]
    np.testing.assert_allclose([loading[i] for i in published], list(published.values()), rtol=0, atol=1e-6)


@pytest.mark.parametrize("year", YEARS)
def test_principal_component_weights_give_the_published_score(year):
    score = sum(weight * column(year, indicator) for indicator, weight in component_weights(year).items())
    assert abs(score - column(year, "lpi")).max() <= 1e-6


def test_equal_weights_do_not_give_the_published_score():
    equal = np.mean([column("2018", indicator) for indicator in weights("2018")], axis=0)
    assert abs(equal - column("2018", "lpi")).max() > 1000 * tolerance("2018").max()


@pytest.mark.parametrize("year", YEARS)
def test_ranks_and_shares_of_the_best(year):
    ranking = evaluation().ranking("logistics", period=year)
    assert {row.entity: row.rank for row in ranking.rows} == {
        code: int(row["rank"]) for code, row in rows(year).items()
    }
    assert len(ranking.rows) == COUNTRIES
    assert sorted(row.entity for row in ranking.apart) == sorted(set(names()) - set(rows(year)))
    assert {row.reason for row in ranking.apart} == {"no_data"}
    shares = np.array([100 * (ranking[code].share_of_best or 0) for code in rows(year)])
    best = column(year, "lpi").max() - 1
    allowed = 100 / best * (tolerance(year) + tolerance(year).max())
    assert allowed.max() < 1.5e-4
    assert (abs(shares - column(year, "pct_of_best")) <= allowed).all()


@pytest.mark.parametrize("year", YEARS)
def test_every_rank_bound_follows_from_the_score_bounds(year):
    """The published best and worst rank of all economies: 160 pairs a year, each of them exactly."""
    score, low, high = ({code: float(row[name]) for code, row in rows(year).items()} for name in BOUNDS)
    found = sc.rank_bounds(score, low=low, high=high)
    assert found.n == COUNTRIES
    assert {row.id: (row.rank, row.rank_low, row.rank_high) for row in found.rows} == {
        code: (int(row["rank"]), int(row["rank_lo"]), int(row["rank_hi"])) for code, row in rows(year).items()
    }
    # held against intervals, no economy has fewer ranks open, and some have more
    wider = {row.id: row for row in sc.rank_bounds(score, low=low, high=high, against="interval").rows}
    opened = [(wider[row.id].rank_high or 0) - (row.rank_high or 0) for row in found.rows]
    assert min(opened) >= 0
    assert max(opened) > 10
