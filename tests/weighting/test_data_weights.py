"""Weights from data tell what they rest on."""

from __future__ import annotations

from scorecard.weighting import DataWeights, Weights, standard_deviation


def test_rows_left_out_and_constant_criteria_are_told() -> None:
    w = standard_deviation({"a": [0, 1, 2, None], "b": [4, 4, 4, 5]})
    assert isinstance(w, DataWeights)
    assert isinstance(w, Weights)
    assert (w.n, w.left_out, w.reasons) == (3, 1, (None, "constant"))
    assert dict(w) == {"a": 1.0, "b": 0.0}
    assert repr(w) == "Weights({'a': 1.0, 'b': 0.0}, method='standard_deviation')"
    assert str(w).splitlines() == [
        "Weights (standard deviation)",
        "Id  n      SD   Weight  Remark",
        "--  -  ------  -------  -------------------------",
        "a   3  0.5000  100.0 %  –",
        "b   3  0.0000    0.0 %  the same value everywhere",
        "Standard deviation of values taken from 0, the lowest, to 1, the highest.",
        "Alternatives used: 3; left out because a value is missing: 1.",
    ]
    assert w.table().to_text("zh").splitlines()[-1] == "参与计算的方案：3 个；因数据缺失而剔除：1 个。"
