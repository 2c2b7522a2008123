"""From the inputs of cases of complaint economics to library calls."""

from __future__ import annotations

from collections.abc import Mapping

from scorecard.logistics import IcebergParameters, Parameter, complaint_iceberg
from tests.reference.inputs import UnknownResultError, given, mapped, number

_STEPS = {
    "unhappy": "dissatisfied",
    "people_told": "people_told",
    "lost": "deterred",
    "revenue_lost": "deterred_revenue",
}


def complaint_economics(inputs: Mapping[str, object], name: str) -> object:
    """Return a step of the iceberg of one complaint."""
    if name not in _STEPS:
        raise UnknownResultError(name)
    figures = mapped(given(inputs, "iceberg"))
    stated = {key: Parameter(value=number(value), source="case") for key, value in figures.items()}
    return complaint_iceberg(1, parameters=IcebergParameters.model_validate(stated), seed=0)[_STEPS[name]].value
