"""Tests of the JSON Schema of the file of an evaluation."""

from __future__ import annotations

import copy
import dataclasses
import json
from pathlib import Path
from typing import cast

import jsonschema
import numpy as np
import pytest
from referencing.jsonschema import DRAFT202012, EMPTY_REGISTRY

import scorecard as sc
from scorecard._document import Plain
from scorecard.io.evaluation_schema import evaluation_schema
from scorecard.io.schema import card_schema
from tests.scoring.saved_cases import plain, rich

CHECK = jsonschema.Draft202012Validator(
    evaluation_schema(),
    registry=EMPTY_REGISTRY.with_resource("scorecard.schema.json", DRAFT202012.create_resource(card_schema())),
)


def wrong(data: object) -> list[str]:
    """Return where a file does not fit."""
    return sorted({error.json_path for error in CHECK.iter_errors(cast("Plain", data))})


def test_files_as_they_are_saved_fit(tmp_path: Path) -> None:
    """One entity and several, a frozen history, facts of a survey with clusters or none, notes, ranges, a card inside."""
    card, files = sc.load_template("self_service_kiosk"), sc.template_files("self_service_kiosk")
    survey = sc.read_survey(Path(str(files["survey"])), card.surveys["customers"])
    values = sc.read_observations(Path(str(files["values"])), card=card)
    observations = sc.observe(card, values=values, surveys={"customers": {"2019-Q4": sc.gap_analysis(survey)}})
    nested = sc.gap_analysis(survey, clusters="frequency")
    by_clusters = sc.observe(card, values=values, surveys={"customers": {"2019-Q4": nested}})
    errors = np.full(by_clusters.value.shape, 11.5)
    several = dataclasses.replace(by_clusters, degrees_of_freedom=errors)
    made = (observations, by_clusters, several)
    for number, evaluation in enumerate((*(sc.evaluate(card, obs) for obs in made), rich())):
        path = tmp_path / f"{number}.json"
        evaluation.save(path)
        assert wrong(json.loads(path.read_text("utf-8"))) == []
    assert wrong(plain()) == []


def required(schema: object) -> list[str]:
    """Return the fields that a part of the schema wants."""
    return cast("list[str]", cast("dict[str, object]", schema)["required"])


@pytest.mark.parametrize("part", ["body", "observations"])
def test_every_field_is_needed(part: str) -> None:
    definitions = cast("dict[str, object]", evaluation_schema()["$defs"])
    whole = plain()
    at = whole if part == "body" else cast("dict[str, object]", whole["observations"])
    assert set(required(definitions[part])) == set(at) - {"format", "format_version"}
    for name in required(definitions[part]):
        kept = at.pop(name)
        assert wrong(whole), name
        at[name] = kept


SLIPS: list[tuple[tuple[str, ...], Plain, str]] = [
    (("more",), 1, "$"),
    (("format_version",), 2, "$.format_version"),
    (("only",), "all", "$.only"),
    (("card_sha256",), "x", "$.card_sha256"),
    (("card", "perspectives"), [], "$.card.perspectives"),
    (("results", "score"), [["x"]], "$.results.score[0][0]"),
    (("results", "status"), [[[0.5]]], "$.results.status[0][0][0]"),
    (("observations", "value"), [[["endless"]]], "$.observations.value[0][0][0]"),
    (("frozen",), [{}], "$.frozen[0]"),
]


@pytest.mark.parametrize(("steps", "value", "path"), SLIPS)
def test_slips_are_found(steps: tuple[str, ...], value: object, path: str) -> None:
    whole = copy.deepcopy(plain())
    at = whole
    for step in steps[:-1]:
        at = cast("dict[str, object]", at[step])
    at[steps[-1]] = value
    assert path in wrong(whole)
