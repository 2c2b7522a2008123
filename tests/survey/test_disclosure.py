"""No sum of a few respondents can be worked out from the rows that are shown, whoever was asked what."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import partial

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.survey.disclosure import AtLeast, Rows, given_away
from scorecard.survey.privacy import masked_rows

NONE: frozenset[str] = frozenset()
# rows: two items, the dimension that is their mean
SCORES = {2: (0, 1)}
# rows: three items, a dimension of the first two, one of the third, overall
PARTS: Mapping[int, Sequence[int]] = {3: (0, 1), 4: (2,), 5: (3, 4)}


def test_an_item_that_one_group_was_not_asked() -> None:
    """Let a and c be the sums of A and C in both items, b that of B, which was not asked the first one.

    The first item is hidden in A and C, so that a0 + c0 is known, and the dimension in all: everyone's tells
    (a0 + a1 + c0 + c1) / 2 + b1. Everyone's second item less that of C tells a1 + b1. So a1 follows while c1 is shown.
    """
    sizes = {"A": (1, 1, 1), "B": (0, 9, 9), "C": (30, 30, 30)}
    masks = masked_rows(sizes, (31, 40, 40), hidden=frozenset({"A", "B"}), threshold=5, scores=SCORES)
    assert masks["C"] == {0, 1, 2}
    # where B was asked both, the dimension tells nothing that the items do not
    sizes = {"A": (1, 1, 1), "B": (9, 9, 9), "C": (30, 30, 30)}
    masks = masked_rows(sizes, (40, 40, 40), hidden=frozenset({"A", "B"}), threshold=5, scores=SCORES)
    assert masks["C"] == set()


def test_the_shown_row_that_tells_it_is_named() -> None:
    rows = Rows({"A": (1, 1, 1), "B": (0, 9, 9), "C": (30, 30, 30), "": (0, 0, 0)}, SCORES, {}, 5)
    everything = frozenset({0, 1, 2})
    masks = {"A": everything, "B": everything, "C": frozenset({0, 2}), "": everything}
    assert given_away(rows, masks) == (1, "C")
    assert given_away(rows, {**masks, "C": everything}) is None


def test_what_everyones_rows_tell_alone_is_left() -> None:
    """The one who was not asked the first item: everyone's dimension and items tell his answer to the other."""
    rows = Rows({"A": (0, 1, 1), "B": (9, 9, 9), "": (0, 0, 0)}, SCORES, {}, 5)
    everything = frozenset({0, 1, 2})
    assert given_away(rows, dict.fromkeys(("A", "B", ""), everything)) is None


def test_groups_that_answered_alike_are_told_together_only() -> None:
    """One and four respondents who were asked the same are five; one and three are four."""
    everything = frozenset({0, 1, 2})
    masks = {**dict.fromkeys(("A", "B", "E", ""), everything), "C": frozenset({0, 2})}
    for more, found in ((4, None), (3, (1, "C"))):
        sizes = {"A": (1, 1, 1), "B": (0, 9, 9), "C": (30, 30, 30), "E": (more, more, more), "": (0, 0, 0)}
        assert given_away(Rows(sizes, SCORES, {}, 5), masks) == found


def test_sums_follow_from_those_of_their_parts() -> None:
    """Rows: three items, a dimension of two of them and one of the third, overall, weighted 3 to 1."""
    weighted = {3: Fraction(3, 4), 4: Fraction(1, 4)}
    rows = Rows(
        {"A": (8, 8, 8, 8, 8, 8, 8), "B": (0, 8, 8, 8, 8, 8, 8), "": (8, 7, 8, 8, 8, 8, 8)},
        {**PARTS, 6: weighted},
        {},
        5,
    )
    assert rows.sum("A", 5) == {("A", 0): 0.25, ("A", 1): 0.25, ("A", 2): 0.5}
    assert rows.sum("A", 6) == {("A", 0): 0.375, ("A", 1): 0.375, ("A", 2): 0.25}
    assert rows.sum("B", 6) == {("B", 1): 0.75, ("B", 2): 0.25}
    assert rows.sum("", 6) == {("", 3): 0.75, ("", 2): 0.25}


def test_a_dimension_of_which_everybody_answered_as_many_items_as_he_needs_tells_the_one_that_is_hidden() -> None:
    """Seven of A gave 14 answers to three items, and nobody is in the dimension with fewer than two."""
    sizes = {"A": (5, 5, 4, 7), "B": (30, 30, 30, 30)}
    totals = (44, 44, 40, 46)  # nine belong to no group, of whom six answered the third item
    of = partial(masked_rows, sizes, totals, hidden=NONE, threshold=5)
    assert of(scores={3: AtLeast((0, 1, 2), 2)})["A"] > {2}
    assert of(scores={3: AtLeast((0, 1, 2), 1)})["A"] == {2}


COUNTS = st.sampled_from([0, 1, 2, 3, 4, 6, 9, 20])


@st.composite
def group(draw: st.DrawFn) -> tuple[int, ...]:
    """Three items in two dimensions and overall, at least half of the items answered; items asked or not, or of a few."""
    n = draw(COUNTS)
    items = [draw(st.sampled_from([n, n, n, 0, min(n, 2)])) for _ in range(3)]
    first, second = max(items[:2]), items[2]
    if draw(st.booleans()):
        # everybody was asked one of the two
        items[0] = draw(st.integers(0, n))
        items[1], first = n - items[0], n
    return (*items, first, second, min(first, second))


def known(sizes: Mapping[str, Sequence[int]], label: str, row: int) -> dict[tuple[str, int], float]:
    """The sum of a row of a group in sums of its own."""
    n = sizes[label][row]
    parts = [part for part in PARTS.get(row, ()) if sizes[label][part]]
    if not n:
        return {}
    of_one = bool(parts) and sum(sizes[label][part] for part in parts) == n
    if not of_one and (not parts or any(sizes[label][part] != n for part in parts)):
        return {(label, row): 1.0}
    found: dict[tuple[str, int], float] = {}
    for part in parts:
        for cell, share in known(sizes, label, part).items():
            found[cell] = found.get(cell, 0.0) + (share if of_one else share / len(parts))
    return found


def follow(
    sizes: Mapping[str, Sequence[int]], shown: Mapping[str, Sequence[int]], threshold: int
) -> set[tuple[frozenset[str], int]]:
    """Which sums of few respondents follow from everyone's rows and those shown: by the ranks of plain matrices."""
    labels, rows = list(sizes), range(6)
    cells = sorted({cell for label in labels for row in rows for cell in known(sizes, label, row)})

    def vector(groups: Sequence[str], row: int) -> np.ndarray:
        found = np.zeros(len(cells))
        for label in groups:
            for cell, share in known(sizes, label, row).items():
                found[cells.index(cell)] += share
        return found

    told = [vector(labels, row) for row in rows] + [vector([label], row) for label in shown for row in shown[label]]
    rank = np.linalg.matrix_rank(np.array(told), tol=1e-9) if cells else 0
    found: set[tuple[frozenset[str], int]] = set()
    for size in range(1, len(labels) + 1):
        for groups in itertools.combinations(labels, size):
            for row in rows:
                counts = [sizes[label][row] for label in groups]
                small = all(counts) and sum(counts) < threshold
                if small and np.linalg.matrix_rank(np.array([*told, vector(groups, row)]), tol=1e-9) == rank:
                    found.add((frozenset(groups), row))
    return found


def test_a_dimension_of_which_everybody_answered_one_item_tells_the_one_that_is_hidden() -> None:
    """Eight of A gave one answer each, six to the first item: 8 times the dimension less these is the sum of two."""
    sizes = {"A": (6, 2, 8, 8, 8, 8), "B": (9, 9, 18, 18, 18, 18), "C": (7, 8, 15, 15, 15, 15)}
    everyone, totals = {**sizes, "": (0,) * 6}, (22, 19, 41, 41, 41, 41)
    assert follow(everyone, {"A": [0, 2, 3], "B": range(6), "C": [0, 2, 3, 4, 5]}, 5) == {(frozenset({"A"}), 1)}
    masks = masked_rows(sizes, totals, hidden=NONE, threshold=5, scores=PARTS)
    assert follow(everyone, {label: [r for r in range(6) if r not in masks[label]] for label in sizes}, 5) == set()
    assert 1 in masks["A"]
    assert masks["B"] == set()


@settings(max_examples=150, deadline=None)
@given(st.lists(group(), min_size=2, max_size=4), group())
def test_nothing_of_few_follows_but_what_everyones_rows_tell(
    groups: list[tuple[int, ...]], rest: tuple[int, ...]
) -> None:
    sizes = {f"g{at}": of for at, of in enumerate(groups)}
    everyone = {**sizes, "": rest}
    totals = [sum(of[row] for of in everyone.values()) for row in range(6)]
    masks = masked_rows(sizes, totals, hidden=NONE, threshold=5, scores=PARTS)
    shown = {label: [row for row in range(6) if row not in masks[label]] for label in sizes}
    assert follow(everyone, shown, 5) <= follow(everyone, {}, 5)
