"""Which rows of which groups must not be shown, so that no small group can be found by subtraction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from scorecard.survey.segments import suppressed

__all__ = ["Sizes", "masked_rows"]

Sizes = Sequence[int]
"""Respondents who enter each row."""


def masked_rows(
    sizes: Mapping[str, Sizes],
    totals: Sizes,
    *,
    hidden: frozenset[str],
    threshold: int,
    means: Mapping[int, Sequence[int]] | None = None,
) -> Mapping[str, frozenset[int]]:
    """Return the rows of each group that must not be shown.

    Parameters
    ----------
    sizes : mapping of str to sequence of int
        Respondents who enter each row of each group.
    totals : sequence of int
        The same for everyone, with those who belong to no group.
    hidden : frozenset of str
        Groups of which nothing is shown.
    threshold : int
        Least number of respondents behind a number that is shown.
    means : mapping of int to sequence of int, optional
        Rows that are means of other rows: each is hidden in a group where one of these is.

    Returns
    -------
    mapping of str to frozenset of int
        Positions of the rows, for every group.

    Notes
    -----
    A row of a group is hidden if it rests on one respondent or more, but on fewer than the
    threshold; and so is that of the next smallest group, until the respondents of the row who are
    not shown, which anybody can find as the total minus the groups shown, are none or as many as
    the threshold. A row that nobody answered hides nothing, and stays.

    Examples
    --------
    >>> masks = masked_rows({"N": (40, 2), "S": (30, 30)}, (70, 32), hidden=frozenset(), threshold=5)
    >>> sorted(masks["N"]), sorted(masks["S"])
    ([1], [1])
    """
    masks: dict[str, set[int]] = {label: set() for label in sizes}
    derived = dict(means or {})
    plain = [row for row in range(len(totals)) if row not in derived]
    for row in [*plain, *derived]:
        parts = derived.get(row, ())
        also = hidden | {label for label in sizes if masks[label].intersection(parts)}
        there = {label: of[row] for label, of in sizes.items() if of[row]}
        rest = totals[row] - sum(there.values())
        for label in suppressed(there, unlabelled=rest, threshold=threshold, also=also):
            masks[label].add(row)
    everything = frozenset(range(len(totals)))
    return {label: everything if label in hidden else frozenset(found) for label, found in masks.items()}
