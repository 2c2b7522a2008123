"""How much few customers bring."""

from __future__ import annotations

import pytest

from scorecard.errors import AnalysisError, UsageError
from scorecard.logistics import concentration
from tests.refusal import refusal

VALUES = {"a": 1, "b": 2, "c": 4, "d": 13}


def test_known_values() -> None:
    """By the areas of the Lorenz curve 0.05, 0.15, 0.35, 1: G = 1 − 2 · 0.2625 = 0.475."""
    found = concentration(VALUES, tops=[0.25, 0.3])
    assert found.gini == pytest.approx(0.475)
    assert [(top.n, top.share_value) for top in found.tops] == [(1, 0.65), (2, 0.85)]
    assert concentration(VALUES, form="sample").gini == pytest.approx(0.475 * 4 / 3)
    assert found.low is not None
    assert found.high is not None
    assert 0 < found.low < found.gini < found.high < 1


def test_one_brings_everything() -> None:
    found = concentration({"a": 5, "b": 0, "c": -2}, not_positive="zero", form="sample")
    assert (found.gini, found.n, found.n_not_positive) == (1.0, 3, 2)
    assert found.table().notes[0].en.startswith("No interval:")
    assert concentration({"a": 5, "b": 0, "c": -2}).n == 1


def test_sample_form_of_one_customer_is_not_defined() -> None:
    """n / (n − 1) divides by nothing; as it is, one customer is as equal as can be."""
    found = concentration({"a": 5, "b": 0}, form="sample", tops=[0.2])
    assert (found.gini, found.low, found.standard_error, found.reason) == (None, None, None, "one_value")
    assert found.tops[0].share_value == 1
    assert found.table().records()[0]["value"] is None
    assert found.table().notes[0].en == "No Gini coefficient: n/(n − 1) is not defined for one customer."
    assert (concentration({"a": 5}).gini, concentration({"a": 5}).reason) == (0.0, None)
    assert concentration({"a": 5, "b": 5}, form="sample").gini == 0


def test_table() -> None:
    found = concentration({**VALUES, "e": 0}, tops=[0.2])
    lines = str(found).splitlines()
    assert lines[0] == "Concentration of value"
    assert lines[3].split()[:4] == ["Gini", "coefficient", "4", "0.475"]
    assert lines[4].startswith("share of value of the top 20 %          1  0.650")
    assert lines[5] == (
        "Interval of the Gini coefficient: jackknife error, t on the logit scale, 95 %; "
        "it takes the customers for a sample."
    )
    assert lines[6] == "Without a positive value, left out: 1."
    zero = concentration({**VALUES, "e": 0}, not_positive="zero").table()
    assert zero.notes[-1].zh == "价值不为正而按 0 计者：1 个。"


def test_refusals() -> None:
    assert refusal(lambda: concentration({"a": -1}), error=AnalysisError) == [
        "no customer has a positive value. Concentration needs at least one. [nothing-to-share]"
    ]
    assert refusal(lambda: concentration(VALUES, tops=[2]), error=UsageError) == [
        "the option tops must be a finite number above 0 to 1; found '2'. Correct tops. [bad-number]"
    ]
    assert refusal(lambda: concentration(VALUES, form="best"), error=UsageError) == [  # type: ignore[arg-type]  # that is the point
        "the option form has an unknown value; found 'best'. Use one of: 'population', 'sample'. [bad-option]"
    ]
