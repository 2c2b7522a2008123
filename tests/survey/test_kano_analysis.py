"""A Kano analysis as it is looked up."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.errors import UsageError
from scorecard.survey.kano_making import kano_from_counts


def test_row_by_id_and_no_other() -> None:
    found = kano_from_counts({"f": {"M": np.int64(3)}})  # type: ignore[dict-item]  # a count from numpy
    assert found.row("f") is found.rows[0]
    with pytest.raises(UsageError, match=r"\[unknown-row\]"):
        found.row("g")
