"""Zone of tolerance."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.errors import AnalysisError, UsageError
from scorecard.instruments import Role, Scale
from scorecard.survey.plan import TallyPlan
from scorecard.survey.tallied import TalliedSurvey
from scorecard.survey.zones import tolerance_zone, zone_of_tolerance
from tests.survey.samples import PAIR, instrument, random_survey, survey

ROLES: tuple[Role, Role, Role] = ("minimum", "desired", "perception")


def test_printed_levels_of_a_library_survey() -> None:
    """LibQUAL+ 2002, item AS-3, libraries J, K and F."""
    found = [tolerance_zone(5.7, 7.72, perceived=6.92), tolerance_zone(6.81, 7.9, perceived=6.85)]
    found.append(tolerance_zone(6.3, 7.88, perceived=6.27))
    assert [(round(z.msa, 2), round(z.mss, 2), z.position) for z in found] == [
        (1.22, -0.8, "within"), (0.04, -1.05, "within"), (-0.03, -1.61, "below"),
    ]  # fmt: skip
    assert tolerance_zone(5, 8, perceived=8).position == "above"
    assert tolerance_zone(5, 8, perceived=5).position == "within"


def test_inconsistent_answers_are_counted_and_can_be_left_out() -> None:
    q = instrument((1,), free=0, scale=Scale.from_points(9), roles=ROLES)
    s = survey(q, {"minimum": [[5], [7], [4]], "desired": [[8], [6], [9]], "perception": [[6], [6], [9]]})
    kept = zone_of_tolerance(s).items[0]
    assert (kept.n, kept.inconsistent, kept.minimum) == (3, 1, 16 / 3)
    left = zone_of_tolerance(s, inconsistent="exclude").items[0]
    assert (left.n, left.inconsistent, left.minimum, left.msa.mean) == (2, 1, 4.5, 3.0)
    assert "such answers are left out" in str(zone_of_tolerance(s, inconsistent="exclude"))


def test_groups_that_are_too_small_are_not_shown() -> None:
    q = instrument((2,), free=0, scale=Scale.from_points(9), roles=ROLES)
    values = [[5, 5]] * 20
    s = survey(
        q,
        {"minimum": values, "desired": [[8, 8]] * 20, "perception": [[6, 7]] * 20},
        segments={"region": ["N"] * 10 + ["S"] * 7 + ["W"] * 3},
    )
    found = zone_of_tolerance(s, by="region")
    assert found.row("q1", segment="N").perceived == 6
    assert [(r.n, r.reason, r.perceived) for r in found.segments["W"]] == [(3, "suppressed", None)] * 4
    assert found.segments["S"][0].reason == "suppressed", "else it could be found by subtraction"
    assert found.table().columns[0].key == "group"
    assert zone_of_tolerance(s, by="region", privacy_threshold=1).row("q1", segment="W").perceived == 6


def test_bad_questions_are_refused() -> None:
    with pytest.raises(AnalysisError) as caught:
        zone_of_tolerance(random_survey(instrument(), 9))
    assert str(caught.value) == (
        "A zone of tolerance needs the answers for minimum.\n"
        "  a zone of tolerance needs the answers for minimum; found 'expectation, perception'. "
        "Add the role to the instrument and its columns to the layout. [role-missing]"
    )
    s = random_survey(instrument(roles=ROLES), 9)
    with pytest.raises(UsageError) as caught:
        zone_of_tolerance(s, inconsistent="drop")  # type: ignore[arg-type]  # that is the point
    assert str(caught.value) == (
        "The option inconsistent has an unknown value.\n"
        "  the option inconsistent has an unknown value; found 'drop'. "
        'Use "keep" or "exclude". [bad-inconsistent]'
    )
    with pytest.raises(UsageError, match=r"\[unknown-row\]"):
        zone_of_tolerance(s).row("q77")
    with pytest.raises(UsageError, match=r"\[unknown-group\]"):
        zone_of_tolerance(s).row("q1", segment="N")
    tally = TalliedSurvey.of(
        random_survey(instrument(roles=(*PAIR, "minimum", "desired")), 9), plan=TallyPlan.of(instrument())
    )
    with pytest.raises(AnalysisError) as refused:
        zone_of_tolerance(tally)
    assert str(refused.value).startswith("A zone of tolerance needs the answers of each respondent")


def test_hidden_rows_do_not_show_in_adjusted_p_values() -> None:
    """What a row that is not shown would have tested must not move what the others show."""
    sample = random_survey(
        instrument((3,), free=0, roles=("minimum", "desired", "perception")), 60, groups=2, missing=0
    )
    first = np.flatnonzero(sample.segments["group"].codes == 0)
    for codes in sample.answers.values():
        codes[first[3:], 0] = 0
    found = zone_of_tolerance(sample, by="group", adjust="bonferroni")
    rows = [row for row in found.segments["g0"] if row.kind == "item"]
    assert [row.reason for row in rows] == ["suppressed", None, None]
    shown = [row.msa.p_value for row in rows[1:]]
    assert [row.msa.p_adjusted for row in rows] == [
        None,
        *(2 * p if 2 * p < 1 else 1.0 for p in shown if p is not None),
    ]
