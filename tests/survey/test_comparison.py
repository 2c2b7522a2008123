"""A direct comparison as it is looked up and printed."""

from __future__ import annotations

import pytest

from scorecard.errors import UsageError
from scorecard.survey.comparison_making import direct_comparison
from tests.survey.samples import instrument, random_survey

Q = instrument((3, 2), reverse=(0,), roles=("perception",))


def test_groups_and_languages() -> None:
    s = random_survey(Q, 60, groups=2)
    found = direct_comparison(s, by="group")
    assert found.row("overall", segment="g1").n < found.row("overall").n
    assert "Gap = mean answer − 3 (as expected)" in str(found)
    assert "与期望的直接比较" in found.table().to_text("zh")
    hidden = direct_comparison(s, by="group", privacy_threshold=59)
    assert {r.reason for rows in hidden.segments.values() for r in rows} == {"suppressed"}
    with pytest.raises(UsageError, match=r"\[unknown-row\]"):
        found.row("weighted")
    with pytest.raises(UsageError, match=r"\[unknown-group\]"):
        found.row("overall", segment="N")
