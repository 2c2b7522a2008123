"""Rows for everyone and by group."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pytest

from scorecard.errors import UsageError
from scorecard.survey.grouping import by_group
from tests.survey.samples import instrument, survey


@dataclass(frozen=True)
class Row:
    """A number of respondents."""

    n: int
    shown: bool = True


def test_small_groups_and_thin_rows_are_hidden() -> None:
    s = survey(
        instrument((1,), free=0, roles=("perception",)),
        {"perception": [[1]] * 16 + [[None]] * 4},
        segments={"g": ["a"] * 8 + ["b"] * 12},
    )
    answered = s.answers["perception"][:, 0] != 0

    def make(rows: np.ndarray | None) -> tuple[Row, ...]:
        chosen = np.arange(20) if rows is None else rows
        return (Row(len(chosen)), Row(int(answered[chosen].sum())))

    def rows(threshold: int) -> dict[str, list[bool]]:
        groups = by_group(s, "g", make=make, hide=lambda r: replace(r, shown=False), threshold=threshold)[1]
        return {label: [row.shown for row in of] for label, of in groups.items()}

    assert rows(5) == {"a": [True, True], "b": [True, True]}
    assert rows(9) == {"a": [False, False], "b": [False, False]}
    assert by_group(s, None, make=make, hide=lambda r: r, threshold=5) == ((Row(20), Row(16)), {})
    with pytest.raises(UsageError, match=r"\[bad-threshold\]"):
        rows(0)
