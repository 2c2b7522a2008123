"""The index system of a logistics provider has the weights that its judgements give, and a fuzzy grade."""

from __future__ import annotations

import csv
import json
import math

import numpy as np
import pytest

import scorecard as sc
from tests.templates import generated

NAME = "third_party_logistics"
STAGES = ["order_acquisition", "order_processing", "order_fulfilment"]


def test_card_is_sound() -> None:
    generated.check_card(NAME, perspectives=STAGES, counts=(12, 16, 14))


def test_data_are_true_to_what_is_stated() -> None:
    generated.check_values(NAME)
    generated.check_answers(NAME)
    generated.check_orders(NAME)


def test_statuses_are_mixed() -> None:
    generated.check_statuses(NAME)


def test_weights_are_the_principal_eigenvectors_of_the_judgements() -> None:
    """By numpy's own eigenvectors; consistency ratios by Saaty's index for three and four things."""
    of = generated.template(NAME)
    judgements = json.loads(sc.template_files(NAME)["judgements"].read_text("utf-8"))
    assert list(judgements) == ["total", *STAGES]
    for group, given in judgements.items():
        matrix = np.array([[eval_fraction(cell) for cell in row] for row in given["matrix"]])
        assert np.allclose(matrix * matrix.T, 1)
        values, vectors = np.linalg.eig(matrix)
        first = int(np.argmax(values.real))
        shares = 100 * np.abs(vectors[:, first].real) / np.abs(vectors[:, first].real).sum()
        nodes = of.card.perspectives if group == "total" else of.card.node(group).objectives  # type: ignore[union-attr]
        assert [node.id for node in nodes] == given["labels"]
        assert [node.weight for node in nodes] == pytest.approx(list(shares), abs=0.0101)
        size = len(shares)
        ratio = (values[first].real - size) / (size - 1) / {3: 0.58, 4: 0.90}[size]
        assert ratio < 0.1
    weights = of.card.surveys["clients"].weights
    assert weights == {p.id: p.weight for p in of.card.perspectives}


def eval_fraction(text: str) -> float:
    """Return a judgement such as 1/3."""
    top, _, bottom = text.partition("/")
    return int(top) / int(bottom or 1)


def test_survey_is_grouped_by_contact() -> None:
    assert [d.id for d in generated.template(NAME).gaps.instrument.dimensions] == STAGES


def test_total_is_graded_by_fuzzy_evaluation() -> None:
    """By hand: membership of each stage in the grades, weighted, times the middle of each grade."""
    of = generated.template(NAME)
    edges, middles = (60, 75, 90), (30, 67.5, 82.5, 95)
    share = np.zeros(4)
    for stage in of.card.perspectives:
        score = of.evaluation[stage.id].score
        assert score is not None
        above = [min(1.0, max(0.0, (score - edge + 5) / 10)) for edge in edges]
        share += stage.weight / 100 * np.array([1 - above[0], above[0] - above[1], above[1] - above[2], above[2]])
    assert of.evaluation["total"].score == pytest.approx(float(share @ middles), abs=1e-9)


def test_readme_computes_weights_and_grade() -> None:
    said = generated.run_readme(NAME).splitlines()
    assert said[0] == "total CR 0.008 {'order_acquisition': 16.34, 'order_processing': 29.7, 'order_fulfilment': 53.96}"
    assert said[-1].startswith("fair [")


def test_readme_tells_that_warehouse_and_order_desk_count_stock_outs_apart() -> None:
    """Both figures are counted again from the files, by lines of text alone."""
    files = sc.template_files(NAME)
    with files["values"].open(encoding="utf-8", newline="") as lines:
        booked = next(
            row for row in csv.DictReader(lines) if (row["measure"], row["period"]) == ("stock_outs", "2026-Q2")
        )
    with files["orders"].open(encoding="utf-8", newline="") as lines:
        told = [row["stock_out"] for row in csv.DictReader(lines) if row["stock_out"]]
    reported = 100 * int(booked["numerator"]) / int(booked["denominator"])
    out = sum(flag in ("yes", "true", "1") for flag in told)
    recorded, error = 100 * out / len(told), 100 * math.sqrt(out * (len(told) - out) / len(told)) / len(told)
    assert reported > recorded + 4 * error
    readme = (files["orders"].parent / "README.md").read_text("utf-8")
    for text in (f"{reported:.1f} %", f"{recorded:.1f} %", "4.6 %", "100 − 97.2 = 2.8 %"):
        assert readme.count(text) >= 2  # once a language
