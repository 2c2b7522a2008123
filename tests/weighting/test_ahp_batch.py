"""Many weights print one row a matrix."""

from __future__ import annotations

import numpy as np

from scorecard.weighting import ahp_many


def test_a_batch_prints() -> None:
    cycle = [[1, 9, 1 / 9], [1 / 9, 1, 9], [9, 1 / 9, 1]]
    found = ahp_many([cycle, np.ones((3, 3))], labels=["a", "b", "c"])
    assert len(found) == 2
    # 1 + 9 + 1/9 is the eigenvalue of a cycle of nines
    assert str(found).splitlines() == [
        "Weights of 2 matrices",
        "Matrix       a       b       c  Consistency index  Consistency ratio",
        "------  ------  ------  ------  -----------------  -----------------",
        "     1  33.3 %  33.3 %  33.3 %             3.5556             6.1303",
        "     2  33.3 %  33.3 %  33.3 %             0.0000             0.0000",
        "Weights: principal eigenvectors.",
    ]


def test_no_ratio_is_said() -> None:
    found = ahp_many(np.ones((1, 3, 3)), random_index={4: 1}, method="geometric_mean")
    assert [note.text("zh") for note in found.table().notes] == [
        "权重：各行几何平均。",
        "无一致性比率：没有 3 阶的随机一致性指标。",
    ]
    assert found.table().rows[0][-1] is None
