"""Differences as they are looked up and printed."""

from __future__ import annotations

import pytest

from scorecard.errors import UsageError
from scorecard.survey import segment_differences
from tests.survey.samples import instrument, random_survey


def test_row_is_found_by_id_and_groups() -> None:
    found = segment_differences(random_survey(instrument(), 90, groups=2), by="group")
    assert found.row("overall", first="g0", second="g1").kind == "overall"
    with pytest.raises(UsageError) as caught:
        found.row("overall", "g0")
    assert str(caught.value) == (
        "There is no such comparison.\n"
        "  there is no such comparison; found 'overall: g0 − the rest'. "
        "Name an id and two labels as they stand in the rows. [unknown-difference]"
    )


def test_table_names_method_and_families_in_both_languages() -> None:
    found = segment_differences(random_survey(instrument(), 90, groups=2), by="group", pairs="rest")
    english, chinese = str(found), found.table().to_text("zh")
    assert "Sample: differences of the mean gap by group" in english
    assert "Welch's t test, degrees of freedom by Satterthwaite; 95 % t interval" in english
    assert "p adjusted by Holm's method: all pairs of groups and all items as one family" in english
    assert "all others" in english
    assert "Sample：按 group 划分的平均差距之差" in chinese
    assert "其余全体" in chinese
    assert len(found.to_frame(backend="pyarrow")) == 2 * 10
