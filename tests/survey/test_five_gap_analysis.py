"""The five-gaps model."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from scipy import stats

from scorecard.errors import AnalysisError, UsageError
from scorecard.instruments import Role
from scorecard.survey import Survey
from scorecard.survey.five_gap_analysis import five_gap_sources, five_gaps
from scorecard.survey.plan import TallyPlan
from scorecard.survey.tallied import TalliedSurvey
from tests.survey.samples import PAIR, instrument, random_survey, values_of

MANAGERS: tuple[Role, ...] = ("expectation", "desired")


def asked(roles: Sequence[Role], n: int, seed: int) -> Survey:
    """Return a survey of the common items."""
    return random_survey(instrument((3, 2), free=0, reverse=(1,), roles=roles), n, seed=seed, missing=0.1)


CUSTOMERS, STAFF = asked(PAIR, 60, 1), asked(PAIR, 25, 2)
MANAGEMENT = asked(MANAGERS, 12, 3)


def column(s: Survey, role: Role) -> list[int]:
    """Return the answers to the first item."""
    return [row[0] for row in values_of(s, role) if row[0] is not None]


def pairs(s: Survey, first: Role, second: Role) -> list[tuple[int, int]]:
    """Return both answers to the first item of those who gave both."""
    both = zip(values_of(s, first), values_of(s, second), strict=True)
    return [(a[0], b[0]) for a, b in both if a[0] is not None and b[0] is not None]


def test_gaps_between_groups_are_welch_and_those_within_are_paired() -> None:
    found = five_gaps(CUSTOMERS, management=MANAGEMENT, front_line=STAFF)
    assert (dict(found.missing), dict(found.sizes)) == ({}, {"customers": 60, "management": 12, "front_line": 25})
    between = {
        "knowledge": (column(MANAGEMENT, "expectation"), column(CUSTOMERS, "expectation")),
        "delivery": (column(STAFF, "perception"), column(MANAGEMENT, "desired")),
    }
    for gap, (second, first) in between.items():
        row, test = found.row(gap, "q1"), stats.ttest_ind(second, first, equal_var=False)  # type: ignore[arg-type]  # names of gaps
        limits = test.confidence_interval()
        assert (row.n_first, row.n_second, row.paired) == (len(first), len(second), False)
        assert row.difference.mean == pytest.approx(sum(second) / len(second) - sum(first) / len(first))
        assert (row.difference.statistic, row.difference.p_value) == pytest.approx((test.statistic, test.pvalue))
        assert (row.degrees_of_freedom, row.difference.low, row.difference.high) == pytest.approx(
            (test.df, limits.low, limits.high)
        )
    within = {
        "standards": pairs(MANAGEMENT, "expectation", "desired"),
        "communication": pairs(STAFF, "expectation", "perception"),
        "customer": pairs(CUSTOMERS, "expectation", "perception"),
    }
    for gap, both in within.items():
        row, test = found.row(gap, "q1"), stats.ttest_rel([b for _, b in both], [a for a, _ in both])  # type: ignore[arg-type]  # names of gaps
        assert (row.n, row.paired, row.degrees_of_freedom) == (len(both), True, len(both) - 1)
        assert (row.difference.statistic, row.difference.p_value) == pytest.approx((test.statistic, test.pvalue))


def test_gaps_that_the_data_do_not_allow_say_why() -> None:
    alone = five_gaps(CUSTOMERS)
    assert {row.gap for row in alone.rows} == {"customer"}
    assert dict(alone.missing) == {
        "knowledge": "no_management_survey",
        "standards": "no_management_survey",
        "delivery": "no_management_survey",
        "communication": "no_front_line_survey",
    }
    part = five_gaps(
        asked(("perception",), 9, 4), management=asked(("expectation",), 9, 5), front_line=asked(("perception",), 9, 6)
    )
    assert dict(part.missing) == {
        "knowledge": "no_customer_expectation",
        "standards": "no_standard",
        "delivery": "no_standard",
        "communication": "no_promised",
        "customer": "no_customer_expectation",
    }
    assert "managers were not asked what the standards prescribe" in str(part)
    with pytest.raises(UsageError, match=r"\[unknown-row\]"):
        alone.row("knowledge")


def test_few_managers_are_not_shown() -> None:
    few = asked(MANAGERS, 4, 7)
    found = five_gaps(CUSTOMERS, management=few)
    assert {(r.gap, r.reason, r.first) for r in found.rows if r.gap != "customer"} == {
        ("knowledge", "suppressed", None), ("standards", "suppressed", None),
    }  # fmt: skip
    assert five_gaps(CUSTOMERS, management=few, privacy_threshold=1).row("standards", "q1").first is not None


def test_counts_give_the_same_as_answers() -> None:
    full = random_survey(instrument((3, 2), free=0), 40, missing=0)
    counted = TalliedSurvey.of(full, plan=TallyPlan.of(full.instrument))
    assert five_gaps(counted, management=MANAGEMENT).rows == five_gaps(full, management=MANAGEMENT).rows
    assert (
        five_gaps(TalliedSurvey.of(CUSTOMERS, plan=TallyPlan.of(CUSTOMERS.instrument))).rows
        == five_gaps(CUSTOMERS).rows
    )


def test_counts_made_with_another_rule_are_refused() -> None:
    counted = TalliedSurvey.of(CUSTOMERS, plan=TallyPlan.of(CUSTOMERS.instrument, min_answered="all"))
    assert five_gaps(counted, min_answered="all").rows == five_gaps(CUSTOMERS, min_answered="all").rows
    with pytest.raises(UsageError, match=r"\[counted-otherwise\]"):
        five_gaps(counted)


def test_questionnaires_must_correspond() -> None:
    with pytest.raises(AnalysisError) as caught:
        five_gaps(CUSTOMERS, management=random_survey(instrument((2, 2), roles=MANAGERS), 9))
    assert str(caught.value) == (
        "The three questionnaires must have the same items, dimensions and scale; only their wording may differ.\n"
        "  the three questionnaires must have the same items, dimensions and scale; only their wording may differ; "
        "found 'another questionnaire for management'. "
        "Give corresponding items the same ids, in the same order. [five-gaps-instrument]"
    )


def test_what_to_ask_is_listed_in_both_languages() -> None:
    assert "What our service standards prescribe" in five_gap_sources().to_text("en")
    assert "本企业服务标准规定的水平" in five_gap_sources().to_text("zh")
