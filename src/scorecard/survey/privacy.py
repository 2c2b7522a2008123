"""Which rows of which groups must not be shown, so that no small group can be found by subtraction."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from scorecard.instruments import Instrument
from scorecard.survey.disclosure import AtLeast, Rows, given_away
from scorecard.survey.segments import suppressed

__all__ = ["Parts", "Sizes", "masked_rows", "score_parts"]

Sizes = Sequence[int]
"""Respondents who enter each row."""

Parts = Mapping[int, Collection[int]]
"""Position of a row -> positions of the rows that it is a mean of; a mapping where they have weights."""


def score_parts(
    instrument: Instrument,
    ids: Iterable[str],
    *,
    required: Sequence[int],
    shares: Sequence[Fraction] | str | None = None,
) -> Parts:
    """Return which rows are the means of others, respondent by respondent.

    Parameters
    ----------
    instrument : Instrument
        The questionnaire.
    ids : iterable of str
        Ids of the rows: items, dimensions, wholes.
    required : sequence of int
        How many items of each dimension a respondent must have answered.
    shares : sequence of Fraction, optional
        Share of each dimension in the row "weighted"; where each respondent has his own it is no mean of other rows.

    Returns
    -------
    mapping of int to collection of int
        Dimensions with their items, "overall" and "weighted" with the dimensions that count in them, the latter with
        their shares.
    """
    at = {id_: place for place, id_ in enumerate(ids)}
    dimensions = [at[d.id] for d in instrument.dimensions]
    found: dict[int, Collection[int]] = {
        at[d.id]: AtLeast(tuple(at[item.id] for item in instrument.items if item.dimension == d.id), least)
        for d, least in zip(instrument.dimensions, required, strict=True)
    }
    if dimensions and "overall" in at:
        found[at["overall"]] = tuple(dimensions)
    if "weighted" in at and shares is not None and not isinstance(shares, str):
        found[at["weighted"]] = {d: share for d, share in zip(dimensions, shares, strict=True) if share}
    return found


def masked_rows(
    sizes: Mapping[str, Sizes],
    totals: Sizes,
    *,
    hidden: frozenset[str],
    threshold: int,
    means: Parts | None = None,
    scores: Parts | None = None,
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
    means : mapping of int to collection of int, optional
        Rows that are means of other rows: each is hidden in a group where one of these is.
    scores : mapping of int to collection of int, optional
        Rows that are means of other rows respondent by respondent, such as a dimension of its items.

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

    Where the respondents of a group answered every item of a dimension, its mean and the other items give each item
    away, and all items give the mean away; so it is with the dimensions of an overall score. There the dimension is
    hidden with the item, in all groups in which the item is, and an item with the dimension. Where groups were not
    asked the same, everyone's means less those that are shown may tell more: what could be worked out of fewer
    respondents than the threshold is looked for, and more is hidden until it cannot.

    Examples
    --------
    >>> masks = masked_rows({"N": (40, 2), "S": (30, 30)}, (70, 32), hidden=frozenset(), threshold=5)
    >>> sorted(masks["N"]), sorted(masks["S"])
    ([1], [1])
    """
    table = _Masks(sizes, totals, hidden, threshold, {label: set[int]() for label in sizes})
    derived = dict(means or {})
    for row in range(len(totals)):
        if row not in derived:
            table.hide(row)
    while any(table.closed(row, parts) for row, parts in (scores or {}).items()) or table.solved(scores or {}, derived):
        pass
    for row, parts in derived.items():
        table.hide(row, also=table.labels(*parts))
    everything = frozenset(range(len(totals)))
    return {label: everything if label in hidden else frozenset(found) for label, found in table.masks.items()}


@dataclass(frozen=True, slots=True)
class _Masks:
    """The rows that are hidden so far, group by group."""

    sizes: Mapping[str, Sizes]
    totals: Sizes
    hidden: frozenset[str]
    threshold: int
    masks: dict[str, set[int]]

    def labels(self, *rows: int) -> frozenset[str]:
        """Return the groups in which one of some rows is hidden."""
        return frozenset(label for label, found in self.masks.items() if not found.isdisjoint(rows))

    def hide(self, row: int, *, also: frozenset[str] = frozenset(), pool: int | None = None) -> None:
        """Hide a row where it must be, and in some groups more."""
        there = {label: of[row] for label, of in self.sizes.items() if of[row]}
        rest = self.totals[row] - sum(there.values())
        labels = also | self.hidden | self.labels(row)
        for label in suppressed(there, unlabelled=rest, threshold=self.threshold, also=labels, pool=pool):
            self.masks[label].add(row)

    def closed(self, row: int, parts: Collection[int]) -> bool:
        """Hide what a score and its parts give away of each other; return whether there was anything."""
        complete = {
            label: of[row]
            for label, of in self.sizes.items()
            if label not in self.hidden and of[row] and all(of[part] == of[row] for part in parts)
        }
        told = self.labels(*parts)
        shown = {label for label in told if self.sizes[label][row] and row not in self.masks[label]}
        if shown and (shown & complete.keys() or any(self._told_beside(row, part, parts) & shown for part in parts)):
            # no such group alone: the total would tell it
            most = max((complete.get(label, 0) for label in shown), default=0)
            self.hide(row, also=told, pool=max(self.threshold, most + 1))
            return True
        given = self.labels(row)
        alone = [n for label, n in complete.items() if label in given and self.masks[label].isdisjoint(parts)]
        if alone:
            part = max(parts, key=lambda p: len(self.labels(p)))
            self.hide(part, also=given, pool=max(self.threshold, max(alone) + 1))
        return bool(alone)

    def solved(self, scores: Parts, means: Parts) -> bool:
        """Hide a row that helps to work out what is hidden of a few; return whether there was any."""
        rest = [n - sum(of[row] for of in self.sizes.values()) for row, n in enumerate(self.totals)]
        everything = frozenset(range(len(self.totals)))
        masks = {label: everything if label in self.hidden else frozenset(of) for label, of in self.masks.items()}
        rows = Rows({**self.sizes, "": rest}, scores, means, self.threshold)
        found = given_away(rows, {**masks, "": everything}) if scores else None
        if found is not None:
            self.hide(found[0], also=frozenset({found[1]}))
        return found is not None

    def _told_beside(self, row: int, part: int, parts: Collection[int]) -> frozenset[str]:
        """Return the groups in which a part is hidden beside others who have the score and all its parts."""
        hidden = self.labels(part)
        others = [of for label, of in self.sizes.items() if label not in hidden]
        rest = {p: self.totals[p] - sum(of[p] for of in others) for p in (row, *parts)}

        def beside(label: str) -> set[int]:
            return {n - self.sizes[label][p] for p, n in rest.items()}

        return frozenset(label for label in hidden if len(left := beside(label)) == 1 and left != {0})
