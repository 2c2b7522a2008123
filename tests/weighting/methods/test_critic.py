"""CRITIC weights are contrast times conflict."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.errors import AnalysisError, UsageError
from scorecard.weighting import critic

FIRMS = np.array(
    [[61, 1.08, 4.33], [20.7, 0.26, 4.34], [16.3, 1.98, 2.53], [9, 3.29, 1.65],
     [5.4, 2.77, 2.33], [4, 4.12, 1.21], [-6.1, 3.52, 2.1], [-34.6, 3.31, 0.98]]
)  # fmt: skip


def test_diakoulaki() -> None:
    # Diakoulaki et al. (1995): data of the paper, weights as scikit-criteria and pymcdm give them
    w = critic(FIRMS)
    assert w.shares == pytest.approx((0.20222554, 0.48090173, 0.31687273), abs=1e-8)
    assert (w.method, w.correlation, w.n) == ("critic", "pearson", 8)


def test_parts_by_numpy() -> None:
    w = critic(FIRMS, labels=["a", "b", "c"])
    scaled = (FIRMS - FIRMS.min(axis=0)) / np.ptp(FIRMS, axis=0)
    r = np.corrcoef(scaled.T)
    np.testing.assert_allclose(np.array(w.correlations, dtype=float), r, atol=1e-13)
    assert w.standard_deviations == pytest.approx(scaled.std(axis=0, ddof=1), abs=1e-14)
    assert w.conflicts == pytest.approx((1 - r).sum(axis=1), abs=1e-13)
    assert w.information == pytest.approx(scaled.std(axis=0, ddof=1) * (1 - r).sum(axis=1), abs=1e-13)


def test_a_criterion_to_be_minimised_is_turned_around() -> None:
    turned = FIRMS * [1, -1, 1]
    assert critic(FIRMS, minimise=["2"]).shares == pytest.approx(critic(turned).shares, abs=1e-14)
    assert critic(FIRMS, minimise=["2"]).shares != pytest.approx(critic(FIRMS).shares, abs=0.05)


def test_two_criteria_are_in_the_same_conflict() -> None:
    w = critic({"a": [0, 1, 1, 1], "b": [0, 1, 2, 4]})
    a, b = (np.std(x) for x in ([0, 1, 1, 1], [0, 0.25, 0.5, 1]))
    assert w["a"] == pytest.approx(a / (a + b), abs=1e-14)


def test_rank_correlation() -> None:
    # ranks 1, 2, 3, 4 and 1, 3, 2, 4: 1 − 6 · 2 / (4 · 15) = 0.8; the order reversed: −1 and −0.8
    w = critic({"a": [1, 2, 3, 40], "b": [1, 30, 2, 40], "c": [9, 8, 7, 0]}, correlation="spearman")
    assert w.correlations[0] == pytest.approx((1, 0.8, -1), abs=1e-15)
    assert w.conflicts == pytest.approx((2.2, 2.0, 3.8), abs=1e-14)
    assert w.table().notes[0].text("zh") == (
        "冲突性：各准则经极差标准化（最差为 0，最优为 1）后，对其他准则的（1 − Spearman 等级相关系数）之和。"
    )


def test_a_constant_criterion_has_no_weight_and_no_conflict() -> None:
    w = critic({"a": [1, 2, 4], "same": [3, 3, 3], "b": [5, 1, 2]})
    without = critic({"a": [1, 2, 4], "b": [5, 1, 2]})
    assert (w["a"], w["b"], w["same"]) == (without["a"], without["b"], 0.0)
    assert w.reasons == (None, "constant", None)
    assert w.correlations[1] == (None, None, None)
    assert w.conflicts[1] == 0.0


def test_criteria_that_say_the_same() -> None:
    # rounding may leave the correlation of the first two one unit of the last place below 1
    nearly = [v / 7 for v in (9, 72, 29, 54, 92)]
    for values in (
        {"a": nearly, "b": [0.3 * v + 11 for v in nearly]},
        {"a": [0.1, 0.2, 0.7], "b": [10, 20, 70]},
        {"a": [1, 2, 3]},
    ):
        with pytest.raises(AnalysisError) as caught:
            critic(values)  # type: ignore[arg-type]  # lists of whole numbers are columns too
        assert str(caught.value) == (
            "The criteria all say the same, so that none adds information.\n"
            "  the criteria all say the same, so that none adds information. "
            "Keep one of them, or weigh by judgement. [no-conflict]"
        )
    with pytest.raises(AnalysisError, match=r"at least 3 alternatives"):
        critic([[1, 2], [2, 1]])
    with pytest.raises(UsageError, match=r"the option correlation has an unknown value; found 'kendall'"):
        critic(FIRMS, correlation="kendall")  # type: ignore[arg-type]  # that is the point


def test_table() -> None:
    assert str(critic(FIRMS[:4], labels=["margin", "growth", "share"], minimise=["share"])).splitlines()[:3] == [
        "Weights (CRITIC)",
        "Id      n  SD (0 to 1)  Conflict  Information  Weight",
        "------  -  -----------  --------  -----------  ------",
    ]
    assert str(critic(FIRMS)).splitlines()[-2:] == [
        (
            "Conflict: sum of 1 − product-moment correlation with the other criteria, "
            "each taken from 0, the worst, to 1, the best."
        ),
        "Alternatives used: 8; left out because a value is missing: 0.",
    ]
