"""The default figures are those that are quoted, each with a source in both languages."""

from __future__ import annotations

from scorecard.logistics import IcebergParameters, Parameter
from scorecard.logistics.iceberg_parameters import PARAMETER_LABELS

QUOTED = {
    "share_complaining": 0.67,  # 67 % of the dissatisfied complain
    "told_by_each": 9,  # each tells 9 people
    "influence": 0.25,  # Weber after TARP
    "leave_after_unsolved": 0.89,  # 89 % leave because a problem was not solved
    "leave_after_solved": 1 - 0.75,  # solving well wins back 75 %
    "leave_after_prompt": 1 - 0.95,  # solving promptly keeps 95 %
    "winning_to_keeping": 10,  # up to ten times
}


def test_defaults_are_the_figures_quoted() -> None:
    given = IcebergParameters()
    stated = {name: getattr(given, name) for name in IcebergParameters.model_fields}
    known = {name: p for name, p in stated.items() if p is not None}
    assert {name: round(p.value, 12) for name, p in known.items()} == {n: round(v, 12) for n, v in QUOTED.items()}
    assert all(p.source.complete and not p.exact for p in known.values())
    assert given.told_by_each.high == 20  # another source


def test_every_parameter_has_words() -> None:
    assert set(IcebergParameters.model_fields) <= set(PARAMETER_LABELS)


def test_plain_data_makes_the_same_parameters() -> None:
    own = IcebergParameters(told_by_each=Parameter(value=3, low=2, high=5, source="own survey", shape="triangular"))
    assert IcebergParameters.model_validate(own.model_dump(mode="json")) == own
