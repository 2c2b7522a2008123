"""Tests of the bands of the score."""

from __future__ import annotations

import copy
import itertools
import math

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard._text import LocalText
from scorecard.errors import AnalysisError
from scorecard.models import Band, Bands
from scorecard.scoring.status import band_index
from tests.refusal import refusal


def band(name: str, low: float, high: float, level: str = "good") -> dict[str, object]:
    return {"id": name, "low": low, "high": high, "level": level, "name": name, "letter": name[0].upper()}


def bands(*edges: float) -> Bands:
    """Bands between ascending edges."""
    pairs = itertools.pairwise(edges)
    return Bands.model_validate([band(f"b{i}", low, high) for i, (low, high) in enumerate(pairs)])


@pytest.mark.parametrize(
    ("score", "name"),
    [(-5, "red"), (0, "red"), (-0.0, "red"), (74.9999, "red"), (74.99999999, "red"), (74.9999999995, "amber"), (75, "amber"), (89.9999, "amber"),
     (90, "green"), (100, "green"), (100.00000000000001, "green"), (120, "green"), (math.inf, "green"), (-math.inf, "red")],
)  # fmt: skip
def test_edges_are_half_open_and_the_top_band_is_closed(score: float, name: str) -> None:
    """Default bands [0, 75), [75, 90), [90, 100]."""
    assert Bands.default().of(score).id == name


def test_the_default_says_what_it_means_in_both_languages() -> None:
    assert [(b.id, b.low, b.high, b.level) for b in Bands.default()] == [
        ("red", 0, 75, "bad"),
        ("amber", 75, 90, "watch"),
        ("green", 90, 100, "good"),
    ]
    assert [b.name.text("zh") for b in Bands.default()] == ["未达标", "关注", "达标"]
    assert [b.name.text("en") for b in Bands.default()] == ["off target", "watch", "on target"]
    assert [(b.letter.text("en"), b.letter.text("zh")) for b in Bands.default()] == [
        ("R", "未"),
        ("A", "注"),
        ("G", "达"),
    ]
    assert len(Bands.default()) == 3


@given(
    st.lists(st.integers(1, 99_999).map(lambda n: n / 1000), min_size=0, max_size=6, unique=True),
    st.one_of(st.floats(0, 100), st.sampled_from([0.0, 100.0])),
)
def test_every_score_lies_in_exactly_one_band(inner: list[float], score: float) -> None:
    found = bands(0, *sorted(inner), 100)
    top = found.bands[-1]
    holding = [b for b in found if b.low <= score + 1e-9 < b.high or (b is top and score + 1e-9 >= 100)]
    assert holding == [found.of(score)]
    for edge in sorted(inner):
        assert found.of(edge).low == edge
        assert found.of(edge - 5e-10).low == edge
        assert found.of(edge - 5e-9).high == edge


@pytest.mark.parametrize("score", [74.9999999995, 74.99999999, 89.9999999999, 90 - 1e-8, 75 - 1e-12, 12.5])
def test_the_band_of_a_score_is_the_status_an_evaluation_gives_it(score: float) -> None:
    default = Bands.default()
    edges = [0.0, *(b.high for b in default)]
    assert default.of(score) == tuple(default)[int(band_index(score, edges))]


def test_no_score_has_no_band() -> None:
    assert refusal(lambda: Bands.default().of(math.nan), error=AnalysisError) == [
        "a missing score has no band. Ask for the band only where there is a score. [score-missing]"
    ]


@pytest.mark.parametrize(
    ("written", "lines"),
    [
        (
            [band("a", 0, 50), band("b", 60, 100)],
            [
                (
                    "1.low: between the bands 'a' and 'b' there is a hole; found '50 to 60'. "
                    "Let each band begin where the one before ends. [band-hole]"
                )
            ],
        ),
        (
            [band("a", 0, 60), band("b", 50, 100)],
            [
                (
                    "1.low: the bands 'a' and 'b' overlap; found '50 to 60'. "
                    "List the bands ascending and let each begin where the one before ends. [band-overlap]"
                )
            ],
        ),
        (
            [band("a", 10, 60), band("b", 60, 90)],
            [
                (
                    "the bands do not run from 0 to 100; found '10 to 90'. "
                    "Begin the first band at 0 and end the last at 100. [band-range]"
                )
            ],
        ),
        (
            [band("a", 0, 50), band("b", 50, 50), band("c", 50, 100)],
            [
                (
                    "1: the band 'b' is empty; found '50 to 50'. "
                    "Its high edge must lie above its low edge. [band-empty]"
                )
            ],
        ),
        (
            [band("a", 0, 30), band("a", 40, 70), band("no_data", 60, 100)],
            [
                "1.id: this id is already used at bands.0; found 'a'. Give every band an id of its own. [duplicate-id]",
                "2.id: this id is taken by the library; found 'no_data'. Choose another one. [reserved-id]",
                (
                    "1.low: between the bands 'a' and 'a' there is a hole; found '30 to 40'. "
                    "Let each band begin where the one before ends. [band-hole]"
                ),
                (
                    "2.low: the bands 'a' and 'no_data' overlap; found '60 to 70'. "
                    "List the bands ascending and let each begin where the one before ends. [band-overlap]"
                ),
            ],
        ),
        ([], ["at least 1 entry is needed here; found 'an empty list'. Add what is missing. [wrong-length]"]),
        (
            [band("a", 0, math.nan)],
            ["0.high: a finite number is needed; found 'nan'. Leave the field out where there is no value. [wrong-type]"],
        ),
        (
            [band("a", 0, 100, "fine")],
            ["0.level: this value is not one of the choices; found 'fine'. Use one of: good, watch, bad. [unknown-choice]"],
        ),
    ],
)  # fmt: skip
def test_bands_that_do_not_cover_the_score_once_are_refused(written: object, lines: list[str]) -> None:
    assert refusal(lambda: Bands.model_validate(written)) == lines


def test_places_follow_the_form_that_is_written() -> None:
    """A list of bands, or bands built by hand with their field."""
    hole = [band("a", 10, 50), band("b", 60, 100)]
    for written, start in ((hole, ""), ({"bands": hole}, "bands.")):
        places = [line.partition(": ")[0] for line in refusal(lambda w=written: Bands.model_validate(w))]  # type: ignore[misc]
        assert places[0] == f"{start}1.low"
        assert places[1] == "bands" or (not start and places[1].startswith("the bands do not run"))


def test_bands_are_written_as_a_list() -> None:
    default = Bands.default()
    written = default.model_dump(mode="json")
    assert isinstance(written, list)
    assert written[0] == {
        "id": "red",
        "low": 0.0,
        "high": 75.0,
        "level": "bad",
        "name": {"en": "off target", "zh": "未达标"},
        "letter": {"en": "R", "zh": "未"},
    }
    assert Bands.model_validate(written) == Bands.model_validate({"bands": written}) == default
    assert Bands.model_validate_json(default.model_dump_json()) == default
    assert copy.deepcopy(default) == default
    assert hash(copy.deepcopy(default)) == hash(default)


def test_the_json_schema_describes_the_list() -> None:
    schema = Bands.model_json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    assert schema["type"] == "array"
    assert schema["description"].startswith("Bands that cover the score from 0 to 100 without hole or overlap.")
    assert validator.is_valid(Bands.default().model_dump(mode="json"))
    assert validator.is_valid([band("a", 0, 100)])
    assert not validator.is_valid({"bands": [band("a", 0, 100)]})
    assert not validator.is_valid([{**band("a", 0, 100), "colour": "red"}])


def test_a_band_built_by_hand() -> None:
    whole = Band(id="all", low=0, high=100, level="good", name=LocalText(en="all"), letter=LocalText(en="A"))
    assert Bands(bands=(whole,)).of(3.0) is whole


def test_no_score_is_printed_over_the_edge_of_a_band_or_over_the_target() -> None:
    assert Bands.default().print_edges == (75.0, 90.0, 100.0)
