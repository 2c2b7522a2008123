"""Perceived performance as it is looked up and printed."""

from __future__ import annotations

from scorecard.instruments import Role
from scorecard.survey.servperf_making import servperf
from tests.survey.samples import instrument, random_survey

ROLES: tuple[Role, ...] = ("perception", "importance")


def test_groups_and_languages() -> None:
    s = random_survey(instrument((2, 1), roles=ROLES), 40, groups=2, missing=0)
    found = servperf(s, by="group", weights="importance")
    assert found.row("overall", segment="g0").n == int((s.segments["group"].codes == 0).sum())
    assert "Weighted by each respondent's own ratings of importance" in str(found)
    assert "感知绩效（SERVPERF）" in found.table().to_text("zh")
    assert found.table().columns[0].key == "group"
    hidden = servperf(s, by="group", privacy_threshold=39)
    assert {r.reason for rows in hidden.segments.values() for r in rows} == {"suppressed"}
