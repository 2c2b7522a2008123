"""What holds for every card that can be written."""

from __future__ import annotations

import copy
import itertools
import json

import jsonschema
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scorecard.errors import CardError, Problem
from scorecard.models import Scorecard
from scorecard.models.currencies import CURRENCIES
from tests.models.cards import card

Plain = dict[str, object]

words = st.text(
    alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Co", "Cn", "Zs", "Zl", "Zp"]),
    min_size=1,
    max_size=12,
)
texts = st.one_of(
    words,
    st.fixed_dictionaries({"en": words}, optional={"zh": words}),
    st.fixed_dictionaries({"zh": words, "en": st.none()}),
)
numbers = st.one_of(st.integers(-(10**6), 10**6), st.floats(-1e9, 1e9, allow_nan=False))
weights = st.one_of(st.integers(1, 100), st.floats(1e-6, 1e6))
steps = st.floats(0.001, 1e6)
days = st.dates().map(str)
SURVEY: Plain = {
    "instrument": {
        "id": "short",
        "name": "Short",
        "scale": {"low": 1, "high": 5, "labels": {"1": "never", "5": {"en": "always", "zh": "总是"}}},
        "dimensions": [{"id": "speed", "name": "Speed"}],
        "items": [{"id": "quick", "text": "Quick", "dimension": "speed"}, {"id": "kind", "text": "Kind"}],
    },
    "layout": {
        "columns": {"perception": "P{number}", "expectation": "regex:E(?P<item>.)"},
        "names": {"perception": {"quick": "Q"}},
        "answers": {"never": 1},
        "missing": ["9"],
    },
    "weights": {"speed": 100},
}
SOURCES = ["overall", "overall_items", "weighted", "speed", "quick"]


def some(**fields: st.SearchStrategy[object]) -> st.SearchStrategy[Plain]:
    """Any choice of these fields."""
    return st.fixed_dictionaries({}, optional=fields)


units = st.one_of(
    some(
        kind=st.sampled_from(["number", "percent", "fraction", "count", "days"]),
        decimals=st.integers(0, 6),
        label=texts,
    ),
    st.fixed_dictionaries({"kind": st.just("currency"), "currency": st.sampled_from(sorted(CURRENCIES))}),
)


@st.composite
def bands(draw: st.DrawFn) -> list[Plain]:
    inner = sorted(draw(st.lists(st.floats(1, 99), max_size=3, unique=True)))
    edges = [0.0, *inner, 100.0]
    return [
        {"id": f"b{i}", "low": low, "high": high, "level": draw(st.sampled_from(["good", "watch", "bad"])),
         "name": draw(texts), "letter": draw(texts)}
        for i, (low, high) in enumerate(itertools.pairwise(edges))
    ]  # fmt: skip


@st.composite
def measures(draw: st.DrawFn, number: int) -> Plain:
    found: Plain = {"id": f"m{number}", "name": draw(texts), "weight": draw(weights)}
    start, up, more = draw(numbers), draw(steps), draw(steps)
    direction = draw(st.sampled_from(["maximise", "minimise", "target_is_best", "unscored"]))
    if direction == "maximise":
        found |= {"worst": start, "target": start + up}
    elif direction == "minimise":
        found |= {"direction": direction, "worst": start + up, "target": start, "best": start - more}
    elif direction == "target_is_best":
        found |= {"direction": direction, "worst_low": start, "target": start + up, "worst_high": start + up + more}
    extra = some(
        definition=texts, unit=units, baseline=numbers, kind=st.sampled_from(["leading", "lagging"]), owner=texts,
        frequency=st.sampled_from(["month", "quarter"]), confidential=st.booleans(), bands=bands(),
        source=st.fixed_dictionaries({"survey": st.just("customers"), "of": st.sampled_from(SOURCES)}),
    )  # fmt: skip
    return found | draw(extra)


@st.composite
def cards(draw: st.DrawFn) -> Plain:
    """A card with up to three perspectives, a map without circles, and any of the other fields."""
    found, objectives, number = card(), [], 0
    perspectives: list[Plain] = []
    for p in range(draw(st.integers(1, 3))):
        here: list[Plain] = []
        for _ in range(draw(st.integers(0, 3))):
            number += 1
            objective = {"id": f"o{number}", "name": draw(texts), "weight": draw(weights)}
            objective["measures"] = [draw(measures(100 * number + k)) for k in range(draw(st.integers(0, 2)))]
            objective["initiatives"] = [
                {"id": f"i{number}_{k}", "name": draw(texts), **draw(some(start=days, note=texts))}
                for k in range(draw(st.integers(0, 1)))
            ]
            here.append(objective)
            objectives.append(objective["id"])
        perspectives.append({"id": f"p{p}", "name": draw(texts), "objectives": here, "weight": draw(weights)})
    pairs = [(a, b) for i, a in enumerate(objectives) for b in objectives[i + 1 :]]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=4)) if pairs else []
    link = some(sign=st.sampled_from("+-"), strength=st.floats(0, 1), delay=st.integers(0, 8), note=texts)
    found |= {
        "surveys": {"customers": copy.deepcopy(SURVEY)},  # a test spoils a part of what it is given
        "perspectives": perspectives,
        "strategy_map": {"links": [{"cause": a, "effect": b, **draw(link)} for a, b in chosen]},
    }
    extra = some(
        organisation=texts, bands=bands(), total=st.booleans(), notes=st.lists(texts, max_size=2),
        cap=st.one_of(st.just("none"), st.floats(100, 1000)),
        lint_ignore=st.lists(st.fixed_dictionaries({"code": words, "reason": texts}), max_size=1),
    )  # fmt: skip
    return found | draw(extra)


MOST = settings.default.max_examples
slow = settings(
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], max_examples=15 if MOST <= 100 else 400
)
VALIDATOR = jsonschema.Draft202012Validator(Scorecard.model_json_schema())


@slow
@given(cards(), st.sampled_from([{}, {"exclude_defaults": True}, {"exclude_none": True}, {"exclude_unset": True}]))
def test_a_card_survives_every_form(written: Plain, options: dict[str, bool]) -> None:
    """Python and JSON, in full or without what is not needed; also as a copy."""
    read = Scorecard.model_validate(written)
    data = read.model_dump(mode="json", **options)  # type: ignore[arg-type]
    for again in (
        Scorecard.model_validate(json.loads(json.dumps(data))),
        Scorecard.model_validate_json(read.model_dump_json(**options)),  # type: ignore[arg-type]
        Scorecard.model_validate(read.model_dump(**options)),  # type: ignore[arg-type]
        copy.deepcopy(read),
    ):
        assert again == read
        assert hash(again) == hash(read)
        assert again.model_dump(mode="json", **options) == data  # type: ignore[arg-type]


@slow
@given(cards())
def test_the_json_schema_takes_every_card_that_the_library_takes(written: Plain) -> None:
    read = Scorecard.model_validate(written)
    assert list(VALIDATOR.iter_errors(written)) == []
    assert list(VALIDATOR.iter_errors(read.model_dump(mode="json"))) == []


@slow
@given(cards(), st.data())
def test_a_card_that_is_spoilt_anywhere_is_refused_in_our_words(written: Plain, data: st.DataObject) -> None:
    """A part is replaced by something else: the card still holds, or one CardError names places that are there."""
    here: object = written
    while isinstance(here, dict | list) and here:
        parent = here
        key = data.draw(st.sampled_from(list(here) if isinstance(here, dict) else range(len(here))))
        here = here[key]  # type: ignore[index]
        if data.draw(st.booleans()):
            break
    junk = [None, -1, 0, "", "x y", [], {}, [None], {"en": 3}, True, float("nan"), {"zzz": 1}, "total", [[]], 10**30]
    parent[key] = data.draw(st.sampled_from(junk))  # type: ignore[index]
    problems: tuple[Problem, ...] = ()
    try:
        Scorecard.model_validate(written)
    except CardError as error:
        problems = error.problems
    for problem in problems:
        assert problem.cure
        assert "pydantic" not in str(problem)
        _walk(written, problem.place.path)


def _walk(written: object, path: str | None) -> None:
    """Every step of a path but the last stands in what was written."""
    here = written
    steps = path.split(".") if path else []
    for position, step in enumerate(steps):
        if isinstance(here, list):
            assert step.isdigit()
            assert int(step) < len(here)
            here = here[int(step)]
        elif isinstance(here, dict) and step in here:
            here = here[step]
        else:
            assert position == len(steps) - 1, f"{path} leads nowhere"
