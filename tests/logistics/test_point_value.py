"""A point of recovery or on-time delivery is worth what its arithmetic says."""

from __future__ import annotations

import pytest

from scorecard.errors import AnalysisError, UsageError
from scorecard.logistics import IcebergParameters, Parameter, value_of_a_point
from tests.refusal import refusal


def exact(value: float) -> Parameter:
    """Return a parameter that is known exactly."""
    return Parameter(value=value, source="case")


EXACT = IcebergParameters(share_complaining=exact(0.6), leave_after_unsolved=exact(0.8), leave_after_solved=exact(0.2))


def test_recovery_by_hand() -> None:
    found = value_of_a_point("recovery", volume=exact(2000), profit_each=exact(500), parameters=EXACT, seed=1)
    assert found["solved_more"].value == 20
    assert found["kept"].value == pytest.approx(12)
    assert found["value"].value == pytest.approx(6000)
    assert found.arithmetic("kept") == "20 × (0.8 − 0.2) = 12"


def test_solved_on_the_day_by_hand() -> None:
    parameters = EXACT.model_copy(update={"leave_after_prompt": exact(0.05)})
    found = value_of_a_point("prompt", volume=exact(2000), profit_each=exact(500), parameters=parameters, seed=1)
    assert found["value"].value == pytest.approx(2000 * 0.01 * 0.15 * 500, rel=1e-12)
    assert found.arithmetic("kept") == "20 × (0.2 − 0.05) = 3"
    assert {p.id for p in found.parameters} == {"complaints", "profit_each", "leave_after_prompt", "leave_after_solved"}


@pytest.mark.parametrize(("silent", "cost"), [(None, None), (0.3, None), (0.3, 4.0)])
def test_on_time_by_hand(silent: float | None, cost: float | None) -> None:
    parameters = EXACT if silent is None else EXACT.model_copy(update={"leave_silent": exact(silent)})
    found = value_of_a_point(
        "on_time",
        volume=exact(10_000),
        profit_each=exact(50),
        parameters=parameters,
        recovery_rate=exact(0.7),
        dissatisfied_per_late=exact(0.4),
        cost_per_late=None if cost is None else exact(cost),
        seed=1,
    )
    leaves = 0.6 * (0.7 * 0.2 + 0.3 * 0.8) + 0.4 * (0.8 if silent is None else silent)
    assert found["value"].value == pytest.approx(100 * 0.4 * leaves * 50 + 100 * (cost or 0), rel=1e-12)


def test_range_holds_the_value_and_names_what_matters() -> None:
    found = value_of_a_point(
        "recovery",
        volume=exact(100),
        profit_each=Parameter(value=500, low=100, high=2000, source="wide"),
        draws=4000,
        seed=2,
    )
    value = found["value"]
    assert value.low is not None
    assert value.high is not None
    assert value.low < value.value < value.high
    assert max(found.parameters, key=lambda p: p.share_of_variance or 0).id == "profit_each"


def test_flaws_are_told() -> None:
    def missing() -> object:
        return value_of_a_point("on_time", volume=exact(1), profit_each=exact(1), seed=1)

    def other() -> object:
        return value_of_a_point("ontime", volume=exact(1), profit_each=exact(1), seed=1)  # type: ignore[arg-type]

    tail = (
        "this parameter. State it, with its range and source; there is no teaching figure for it. [parameter-missing]"
    )
    assert refusal(missing, error=AnalysisError) == [
        f"recovery_rate: the value of a point of on_time needs {tail}",
        f"dissatisfied_per_late: the value of a point of on_time needs {tail}",
    ]
    assert refusal(other, error=UsageError) == [
        "kind has no such option; found 'ontime'. Did you mean 'on_time'? [unknown-option]"
    ]


def test_a_number_is_no_parameter() -> None:
    profit = Parameter(value=5, source="case")
    assert refusal(
        lambda: value_of_a_point("recovery", volume=200, profit_each=profit, seed=1),  # type: ignore[arg-type]
        error=AnalysisError,
    ) == [
        (
            "complaints: a figure of the model needs its source; found '200'. "
            "Write Parameter(value=…, source=…), with low and high where it has a range. [not-a-parameter]"
        )
    ]
