"""The real kiosk survey: 194 customers, 24 items, against figures computed by R psych.

``kiosk/reference_R_psych.csv``: means, gaps, SD of the respondents' gaps and alpha by R 4.2.2 with
psych 2.2.9, for the author's six dimensions (four items are in none). ``kiosk/omega_R.csv``: alpha and omega
in their forms by psych, lavaan, semTools and factanal, written by ``kiosk/omega.R``; its first line names the
versions. The answers are those of the kiosk template (MIT licence, see ``kiosk/LICENSE``).
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import Literal

import numpy as np
import pytest

from scorecard.survey import GapAnalysis, Reliability, Survey, build_survey, gap_analysis, reliability
from scorecard.templates import load_template, template_files

HERE = Path(__file__).parent
TEMPLATE = "self_service_kiosk"
GAP_ROWS = {"ALL_ITEMS": "overall_items", "MEAN_OF_DIMENSIONS": "overall"}
ALPHAS: tuple[tuple[str, Literal["expectation", "perception", "gap"], str], ...] = (
    ("alphaE", "expectation", "alpha"),
    ("alphaP", "perception", "alpha"),
    ("alphaGap", "gap", "alpha"),
    ("alphaE_std", "expectation", "alpha_standardised"),
    ("alphaP_std", "perception", "alpha_standardised"),
)


def table(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@cache
def kiosk() -> Survey:
    """Return the survey of the template."""
    declared = load_template(TEMPLATE).surveys["customers"]
    rows = table(template_files(TEMPLATE)["survey"])
    columns = {name: [row[name] for row in rows] for name in rows[0]}
    return build_survey(declared.instrument, declared.layout, columns)


@cache
def analysed() -> tuple[GapAnalysis, Reliability]:
    """Return gaps and reliability."""
    return gap_analysis(kiosk()), reliability(kiosk())


REFERENCE = table(HERE / "kiosk" / "reference_R_psych.csv")


@pytest.mark.parametrize("reference", REFERENCE, ids=[row["dimension"] for row in REFERENCE])
def test_means_gaps_and_spread_equal_r(reference: dict[str, str]) -> None:
    row = analysed()[0].row(GAP_ROWS.get(reference["dimension"], reference["dimension"]))
    assert row.n == 194
    for column, found in (
        ("meanE", row.expectation),
        ("meanP", row.perception),
        ("gap", row.gap),
        ("sd_gap_resp", row.standard_deviation),
    ):
        if reference[column] != "NA":
            assert found == pytest.approx(float(reference[column]), abs=1e-9), column


@pytest.mark.parametrize("reference", REFERENCE[:-1], ids=[row["dimension"] for row in REFERENCE[:-1]])
def test_alpha_equals_r_psych(reference: dict[str, str]) -> None:
    name = "all_items" if reference["dimension"] == "ALL_ITEMS" else reference["dimension"]
    for column, scale_of, attribute in ALPHAS:
        row = analysed()[1].row(name, scale_of)
        assert row.k == int(reference["items"])
        assert getattr(row, attribute) == pytest.approx(float(reference[column]), abs=1e-9), column


def omega_table() -> list[dict[str, str]]:
    """Return the rows that the R script wrote, without its line of versions."""
    versions, *lines = (HERE / "kiosk" / "omega_R.csv").read_text("utf-8").splitlines()
    assert versions.startswith("# R version ")
    return list(csv.DictReader(lines))


OMEGAS = omega_table()


@pytest.mark.parametrize("reference", OMEGAS, ids=[f"{row['id']}-{row['scale_of']}" for row in OMEGAS])
def test_omega_and_alpha_equal_r(reference: dict[str, str]) -> None:
    """Omega to 1e-6: lavaan and factanal stop where F changes by less than 1e-10, ours at a gradient of 1e-11."""
    row = analysed()[1].row(reference["id"], reference["scale_of"])  # type: ignore[arg-type]  # each is one
    assert (row.n, row.n_least, row.k) == (194, 194, int(reference["k"]))
    assert row.alpha == pytest.approx(float(reference["alpha"]), abs=1e-9)
    assert row.alpha_standardised == pytest.approx(float(reference["alpha_standardised"]), abs=1e-9)
    printed = [float(r) for r in reference["item_rest_r"].split()]
    assert [item.item_rest_r for item in row.items] == pytest.approx(printed, abs=1e-9)
    if reference["omega"] == "NA":
        assert (row.k, row.omega, row.omega_forms, row.omega_reason) == (2, None, None, "too_few_items")
        return
    without = [float(a) for a in reference["alpha_if_item_deleted"].split()]
    assert [item.alpha_without for item in row.items] == pytest.approx(without, abs=1e-9)
    assert reference["heywood"] == "FALSE"
    assert row.omega_reason is None
    forms = row.omega_forms
    assert forms is not None
    for column, found in (
        ("omega", row.omega),
        ("semtools_omega", forms.model_implied),
        ("omega_observed", forms.observed_variance),
        ("semtools_omega_observed", forms.observed_variance),
        ("composite_reliability", row.composite_reliability),
        ("ave", row.average_variance_extracted),
        ("semtools_ave", forms.average_variance_unstandardised),
        ("factanal_omega", forms.standardised_one_minus_uniqueness),
    ):
        assert found == pytest.approx(float(reference[column]), abs=1e-6), column
    # psych's optimiser stops up to 2e-4 short of the optimum that factanal and lavaan reach
    assert forms.standardised_one_minus_uniqueness == pytest.approx(float(reference["psych_omega"]), abs=2e-4)
    loadings = [float(value) for value in reference["standardised_loadings"].split()]
    assert [item.loading for item in row.items] == pytest.approx(loadings, abs=2e-5)


def test_shuffled_and_cut_answers_give_the_same_bytes() -> None:
    survey = kiosk()
    order = np.random.default_rng(4).permutation(survey.size)
    shuffled = Survey(survey.instrument, {role: codes[order] for role, codes in survey.answers.items()})
    assert gap_analysis(shuffled).numbers_json() == gap_analysis(kiosk()).numbers_json()
    assert reliability(shuffled).numbers_json() == reliability(kiosk()).numbers_json()
