"""The complaint iceberg equals its published case, and every flaw is told."""

from __future__ import annotations

import pytest

from scorecard.errors import AnalysisError
from scorecard.logistics import ComplaintCounts, IcebergParameters, Parameter, complaint_iceberg
from tests.refusal import refusal


def exact(value: float) -> Parameter:
    """Return a parameter that is known exactly."""
    return Parameter(value=value, source="case")


WEBER = IcebergParameters(
    silent_per_complaint=exact(6), told_by_each=exact(9), influence=exact(0.25), revenue_each=exact(1000)
)


def test_published_case_before_rounding() -> None:
    # P. Weber, Calculated costs of just one customer complaint: 7, 63, 15.75, 15 750
    found = complaint_iceberg(1, parameters=WEBER, seed=1)
    values = [found[s].value for s in ("dissatisfied", "people_told", "deterred", "deterred_revenue")]
    assert values == [7, 63, 15.75, 15750]
    assert found.outcome == "deterred_revenue"


def test_silent_customers_follow_from_the_share_that_complains() -> None:
    found = complaint_iceberg(67, parameters=IcebergParameters(share_complaining=exact(0.67)), seed=1)
    assert found["dissatisfied"].value == pytest.approx(100)
    assert found["silent"].value == pytest.approx(33)


def test_who_leaves_is_counted_by_how_the_complaint_ended() -> None:
    parameters = WEBER.model_copy(
        update={
            "leave_silent": exact(0.5),
            "leave_after_unsolved": exact(0.89),
            "leave_after_solved": exact(0.25),
            "leave_after_prompt": exact(0.05),
            "profit_each": exact(10),
            "cost_of_keeping": exact(3),
            "winning_to_keeping": exact(10),
        }
    )
    found = complaint_iceberg(ComplaintCounts(unsolved=10, slow=20, prompt=70), parameters=parameters, seed=1)
    leaving = 600 * 0.5 + 10 * 0.89 + 20 * 0.25 + 70 * 0.05
    deterred = 700 * 9 * 0.25
    assert found["leaving"].value == pytest.approx(leaving, rel=1e-12)
    assert found["at_risk"].value == pytest.approx(leaving + deterred, rel=1e-12)
    assert found["profit_at_risk"].value == pytest.approx(10 * (leaving + deterred), rel=1e-12)
    assert found["replacement_cost"].value == pytest.approx(30 * leaving, rel=1e-12)
    own = parameters.model_copy(update={"cost_of_winning": exact(7)})
    again = complaint_iceberg(ComplaintCounts(unsolved=10, slow=20, prompt=70), parameters=own, seed=1)
    assert again["replacement_cost"].value == pytest.approx(7 * leaving, rel=1e-12)
    assert [s.id for s in again.steps].count("replacement_cost") == 1


def test_defaults_give_a_range_around_the_stated_value() -> None:
    found = complaint_iceberg(ComplaintCounts(1, 1, 1), seed=5, draws=2000)
    step = found["at_risk"]
    assert step.low is not None
    assert step.high is not None
    assert step.low < step.value < step.high
    assert sum(p.share_of_variance or 0 for p in found.parameters) <= 1.02
    assert found.numbers_json() == complaint_iceberg(ComplaintCounts(1, 1, 1), seed=5, draws=2000).numbers_json()


def test_flaws_are_told() -> None:
    bad = IcebergParameters(share_complaining=exact(0), influence=Parameter(value=1, low=0, high=25, source="s"))
    assert refusal(lambda: complaint_iceberg(-1, parameters=bad, seed=1), error=AnalysisError) == [
        (
            "complaints: a number of complaints must be finite and zero or more; found '-1'. Count the complaints. "
            "[complaints-range]"
        ),
        "influence: a share must lie between 0 and 1; found '0 to 25'. Write 0.25 for 25 %. [share-range]",
        (
            "share_complaining: the share of the dissatisfied who complain must be above 0; found '0'. "
            "State silent_per_complaint instead. [share-zero]"
        ),
    ]
    ended = ComplaintCounts(unsolved=float("nan"), slow=1, prompt=1)
    assert refusal(lambda: complaint_iceberg(ended, seed=1), error=AnalysisError) == [
        (
            "unsolved: a number of complaints must be finite and zero or more; found 'nan'. Count the complaints. "
            "[complaints-range]"
        )
    ]


def test_text_is_no_number_of_complaints() -> None:
    assert refusal(lambda: complaint_iceberg("5", seed=1), error=AnalysisError) == [  # type: ignore[arg-type]
        (
            "complaints: a number of complaints must be finite and zero or more; found '5'. Count the complaints. "
            "[complaints-range]"
        )
    ]
    counts = ComplaintCounts(1, 2, "3")  # type: ignore[arg-type]
    assert refusal(lambda: complaint_iceberg(counts, seed=1), error=AnalysisError) == [
        (
            "prompt: a number of complaints must be finite and zero or more; found '3'. Count the complaints. "
            "[complaints-range]"
        )
    ]
