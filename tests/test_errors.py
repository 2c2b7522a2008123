"""Tests of the error family."""

from __future__ import annotations

import copy
import dataclasses

import pytest

from scorecard import errors
from scorecard.errors import (
    PLACES_KEPT,
    CardError,
    MissingExtraError,
    Place,
    Problem,
    Problems,
    ScorecardError,
    near,
    quoted,
)
from tests.refusal import refusal


@pytest.mark.parametrize(
    ("place", "text"),
    [
        (Place(), ""),
        (Place(file="card.yaml"), "card.yaml"),
        (Place(file="card.yaml", line=14), "card.yaml:14"),
        (Place(file="card.yaml", line=14, column=17, path="perspectives.0.weight"), "card.yaml:14:17: perspectives.0.weight"),
        (Place(path="perspectives.0.weight"), "perspectives.0.weight"),
        (Place(file="survey.csv", row=5, field="E3"), "survey.csv, row 5, column E3"),
        (Place(file="kpi.xlsx", sheet="Values", row=2, field="value"), "kpi.xlsx, sheet Values, row 2, column value"),
        (Place(file="kpi.xlsx", sheet="Values", cell="B7"), "kpi.xlsx, sheet Values, cell B7"),
        (Place(row=1, field="E3"), "row 1, column E3"),
        (Place(field="有形性", row=0), "row 0, column 有形性"),
    ],
)  # fmt: skip
def test_a_place_prints_what_is_known(place: Place, text: str) -> None:
    assert str(place) == text


@pytest.mark.parametrize(
    ("problem", "text"),
    [
        (Problem("a-code", "it is wrong"), "it is wrong. [a-code]"),
        (
            Problem("a-code", "it is wrong", Place(file="f.csv", row=2), "9", "Write 1 to 7."),
            "f.csv, row 2: it is wrong; found '9'. Write 1 to 7. [a-code]",
        ),
        (Problem("a-code", "it is wrong", found=""), "it is wrong; found ''. [a-code]"),
        (Problem("a-code", "it is wrong", cure="Mend it."), "it is wrong. Mend it. [a-code]"),
    ],
)
def test_a_problem_is_one_line(problem: Problem, text: str) -> None:
    assert str(problem) == text


@pytest.mark.parametrize(
    ("found", "shown"),
    [
        ("it's", '"it\'s"'),
        ('say "no"', "'say \"no\"'"),
        ("both ' and \"", "'both ' and \"'"),
        ("C:\\data", "'C:\\data'"),
        ("two\r\nlines\tand\u3000wide", "'two  lines and wide'"),
        ("\x1b[31mred\u202eder", "'�[31mred�der'"),
        ("x" * 80, f"'{'x' * 80}'"),
        ("x" * 81, f"'{'x' * 79}…'"),
        ("可靠性", "'可靠性'"),
    ],
)
def test_text_from_files_is_shown_short_and_harmless(found: str, shown: str) -> None:
    assert quoted(found) == shown
    assert str(Problem("c", "w", found=found)) == f"w; found {shown}. [c]"


def test_nothing_in_a_message_steers_a_terminal() -> None:
    """File names, headers, paths and headlines come from outside too."""
    place = Place(file="a\x1b[2J.csv", sheet="s\n1", field="E\x073", path="surveys.x\x1b]0;y")
    problem = Problem("c", "what\n", place, cure="cure\x1b")
    text = str(ScorecardError("head\x1b\nline", [problem]))
    assert text == "head� line\n  a�[2J.csv, sheet s 1, column E�3: surveys.x�]0;y: what . cure� [c]"
    assert len(str(Place(field="x" * 10_000, path="y" * 10_000))) < 200


def test_one_hundred_places_of_each_kind_are_kept_and_all_are_counted() -> None:
    problems = Problems()
    for row in range(250):
        problems.add("bad-cell", "the cell is bad", place=Place(row=row))
    problems.add("bad-head", "the head is bad")
    problems.more("bad-cell", 7)
    problems.more("never", 0)
    assert problems.counts == {"bad-cell": 257, "bad-head": 1}
    assert [p.place.row for p in problems] == [*range(PLACES_KEPT), None]
    with pytest.raises(CardError) as caught:
        problems.raise_if_any(CardError, "Nothing can be read.")
    lines = str(caught.value).splitlines()
    assert lines[0] == "Nothing can be read."
    assert lines[1] == "  row 0: the cell is bad. [bad-cell]"
    assert lines[-2:] == ["  the head is bad. [bad-head]", "  … and 157 more of the kind [bad-cell]"]
    assert len(lines) == 1 + 100 + 1 + 1
    assert caught.value.counts == {"bad-cell": 257, "bad-head": 1}


def test_problems_made_elsewhere_count_too() -> None:
    problems = Problems()
    assert not problems
    problems.raise_if_any(CardError, "never raised")
    problems.extend([Problem("a", "first"), Problem("a", "second")])
    assert problems
    assert problems.counts == {"a": 2}
    problems.counts["a"] = 0
    problems.more("b", 3)
    assert problems.counts == {"a": 2, "b": 3}


def test_an_error_counts_its_problems() -> None:
    error = ScorecardError("headline", [Problem("a", "x"), Problem("b", "y"), Problem("a", "z")])
    assert error.counts == {"a": 2, "b": 1}
    assert str(error) == "headline\n  x. [a]\n  y. [b]\n  z. [a]"
    assert str(copy.copy(error)) == str(error)
    assert str(ScorecardError("only a headline")) == "only a headline"


def test_a_single_problem_is_its_own_headline() -> None:
    error = CardError.single("no-such", "the card has no such node", found="x", cure="Use y.")
    assert isinstance(error, CardError)
    assert str(error) == "The card has no such node.\n  the card has no such node; found 'x'. Use y. [no-such]"


def test_every_error_of_the_family_has_one_root() -> None:
    family = [getattr(errors, name) for name in errors.__all__ if name.endswith("Error")]
    assert len(family) == 14
    assert all(issubclass(error, ScorecardError) for error in family)
    assert issubclass(errors.FontError, errors.ChartError)
    assert not issubclass(ScorecardError, ValueError)


def test_a_missing_package_names_the_extra_to_install() -> None:
    assert refusal(
        lambda: MissingExtraError.raise_for("polars", extra="polars", purpose="a polars frame"), error=MissingExtraError
    ) == [
        (
            "a polars frame needs the package polars, which is not installed. "
            "Install it with: pip install 'balanced-scorecard[polars]'. [missing-extra]"
        )
    ]


@pytest.mark.parametrize(
    ("name", "known", "cure"),
    [
        ("wieght", ["weight", "worst"], "Did you mean 'weight'?"),
        ("Weight", ["worst", "weight"], "Did you mean 'weight'?"),
        ("tangible", ["tangibles", "reliability"], "Did you mean 'tangibles'?"),
        ("zzz", ["red", "amber"], "Use one of: red, amber."),
        ("zzz", [], "There is none to choose from."),
        ("zzz", [f"q{i}" for i in range(13)], "Use one of: q0, q1, q2, q3, q4, q5, q6, q7, q8, q9, q10, q11, …."),
        ("a", ["A", "a"], "Did you mean 'A'?"),
        ("服务质", ["服务质量"], "Did you mean '服务质量'?"),
        ("zzz", ["\x1b[2J"], "Use one of: �[2J."),
    ],
)
def test_the_nearest_name_is_proposed(name: str, known: list[str], cure: str) -> None:
    assert near(name, iter(known)) == cure


def test_places_and_problems_cannot_be_changed() -> None:
    for thing, field in ((Place(), "row"), (Problem("c", "w"), "what")):
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(thing, field, 1)


def test_a_message_can_show_anything_that_a_user_gave() -> None:
    """A number, bytes or a list in place of a name is shown, not stumbled over."""
    for given in (0, b"x", [1], ("a", "b")):
        cure = errors.near(given, ["x", "y"])  # type: ignore[arg-type]  # what a user may give
        assert cure.startswith(("Did you mean", "Use one of: x, y."))
        error = errors.UsageError.single("c", "there is no such thing", found=given, cure=cure)  # type: ignore[arg-type]
        assert f"; found {errors.quoted(str(given))}. " in str(error)
    assert errors.near(None, ["x"]) == "Use one of: x."  # type: ignore[arg-type]
