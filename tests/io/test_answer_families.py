"""Tests of columns that belong together."""

from __future__ import annotations

import pytest

from scorecard.io.answer_families import aligned, families_of, is_code, role_of


def test_families_by_number_bracket_bar_and_repetition() -> None:
    names = [
        "E1",
        "E2",
        "A{x}1",
        "A{x}2",
        "Q[1]",
        "Q[2]",
        "How? | fast",
        "How? | kind",
        "Clean",
        "Tidy",
        "Clean2",
        "Tidy2",
        "z9",
        "",
    ]
    found = {f.question: (f.names, f.items, f.pattern) for f in families_of(names)}
    assert found == {
        "": (("Clean", "Tidy"), ("Clean", "Tidy"), None),
        "2": (("Clean2", "Tidy2"), ("Clean", "Tidy"), None),
        "E": (("E1", "E2"), ("1", "2"), "E{number}"),
        "A{x}": (("A{x}1", "A{x}2"), ("1", "2"), None),
        "Q": (("Q[1]", "Q[2]"), ("1", "2"), None),
        "How?": (("How? | fast", "How? | kind"), ("fast", "kind"), None),
    }


@pytest.mark.parametrize(
    ("names", "role"),
    [
        (["E1", "E2"], "expectation"),
        (["QP_1", "QP_2"], "perception"),
        (["您的期望—快", "您的期望—好"], "expectation"),
        (["How satisfied are you? [a]", "How satisfied are you? [b]"], "satisfaction"),
        (["IMP1", "IMP2"], None),
        (["Importance of 1", "Importance of 2"], "importance"),
        (["x1", "x2"], None),
    ],
)
def test_words_and_letters_tell_the_role(names: list[str], role: str | None) -> None:
    (family,) = families_of(names)
    assert role_of(family) == role


def test_codes_are_no_statements() -> None:
    assert [is_code(text) for text in ("SQ001", "07", "1b", "fast")] == [True, True, False, False]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("E2", "E1", "P1", "P2"), [(("E1", "E2"), "E{number}"), (("P1", "P2"), "P{number}")]),
        (("E10", "E2", "P2", "P10"), [(("E2", "E10"), None), (("P2", "P10"), None)]),
        (("A [x]", "A [y]", "B [y]", "B [x]"), [(("A [x]", "A [y]"), None), (("B [x]", "B [y]"), None)]),
        (("A [x]", "A [y]", "B [z]", "B [x]"), [(("A [x]", "A [y]"), None), (("B [z]", "B [x]"), None)]),
        (
            ("P[SQ002]", "P[SQ001]", "Q[SQ001]", "Q[SQ002]"),
            [(("P[SQ001]", "P[SQ002]"), None), (("Q[SQ001]", "Q[SQ002]"), None)],
        ),
    ],
)
def test_what_is_asked_of_one_item_stays_together(
    names: tuple[str, ...], expected: list[tuple[tuple[str, ...], str | None]]
) -> None:
    """By number or statement, whatever the order of the columns: else one item's answers are another's."""
    assert [(family.names, family.pattern) for family in aligned(families_of(names))] == expected
