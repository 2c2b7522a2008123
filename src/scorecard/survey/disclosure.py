"""What shown rows give away of hidden ones: equations between sums of answers, solved for those of a few people."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TypeVar, cast

import numpy as np
from numpy.typing import NDArray

__all__ = ["AtLeast", "Rows", "given_away"]

FloatArray = NDArray[np.float64]
_Owner = str | tuple[object, ...]
_Key = TypeVar("_Key")
_Sum = Mapping[tuple[str, int], float]
_Unknown = Mapping[int, float]

_NOBODY = ""
"""Stands for the respondents without a label, which no label can be."""
_NOISE = 1e-9
_ALL, _PAIRS = 12, 60
"""Up to so many small groups are looked at in all combinations, up to so many in pairs, more one by one."""


@dataclass(frozen=True, slots=True)
class AtLeast(Collection[int]):
    """Rows whose mean each respondent has who entered so many of them.

    Attributes
    ----------
    parts : tuple of int
        Positions of the rows.
    least : int
        How many of them a respondent must have entered.
    """

    parts: tuple[int, ...]
    least: int

    def __iter__(self) -> Iterator[int]:
        """Iterate over the positions."""
        return iter(self.parts)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.parts)

    def __contains__(self, part: object) -> bool:
        """Return whether a row is one of them."""
        return part in self.parts


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """How many respondents of each group enter each row, and which rows are means of others.

    Attributes
    ----------
    sizes : mapping of str to sequence of int
        Respondents who enter each row of each group; those without a label under the empty text.
    scores : mapping of int to collection of int
        Rows that are means of other rows respondent by respondent, such as a dimension of its items; a mapping gives
        the weight of each, `AtLeast` of how many a respondent needs a score.
    means : mapping of int to collection of int
        Rows that are means of other rows, and tell nothing beside them.
    threshold : int
        Least number of respondents behind a number that may be known.
    """

    sizes: Mapping[str, Sequence[int]]
    scores: Mapping[int, Collection[int]]
    means: Mapping[int, Collection[int]]
    threshold: int
    _sums: dict[tuple[str, int], _Sum] = field(default_factory=dict[tuple[str, int], _Sum])

    @property
    def places(self) -> list[int]:
        """Positions of the rows that are looked at."""
        return [row for row in range(len(self.sizes[_NOBODY])) if row not in self.means]

    def pattern(self, label: str) -> tuple[object, ...]:
        """Return how the sums of a group depend on each other: for each mean the shares of its parts."""
        return tuple((row, self._shares(label, row)) for row in self.scores)

    def sum(self, label: str, row: int) -> _Sum:
        """Return the sum of a row of a group as a weighted sum of those that do not follow from others."""
        key = (label, row)
        if key not in self._sums:
            shares = self._shares(label, row) if row in self.scores else None
            if not self.sizes[label][row]:
                self._sums[key] = {}
            elif shares is None:
                self._sums[key] = {key: 1.0}
            else:
                self._sums[key] = _added((share, self.sum(label, part)) for part, share in shares)
        return self._sums[key]

    def _shares(self, label: str, row: int) -> tuple[tuple[int, float], ...] | None:
        """Return the parts of a mean with what each adds to its sum; None where that differs between respondents.

        It does not where all of them answered the same parts, and where there are so many answers that each of them
        must have given just one, or just as many as a score needs.
        """
        given, n, sizes = self.scores[row], self.sizes[label][row], self.sizes[label]
        parts = [part for part in given if sizes[part]]
        if not n or not parts:
            return None
        if all(sizes[part] == n for part in parts):
            weighted = cast("Mapping[int, Fraction]", given) if isinstance(given, Mapping) else dict.fromkeys(parts, 1)
            total = sum(float(weighted[part]) for part in parts)
            return tuple((part, float(weighted[part]) / total) for part in parts)
        least = given.least if isinstance(given, AtLeast) else 1
        for each in (1, least):
            if sum(sizes[part] for part in parts) == each * n and not isinstance(given, Mapping):
                return tuple((part, 1 / each) for part in parts)
        return None


@dataclass(frozen=True, slots=True, eq=False)
class _Equations:
    """What anybody can work out; groups of which everything is hidden are told together where they answered alike."""

    rows: Rows
    masks: Mapping[str, frozenset[int]]
    owners: Mapping[str, _Owner]
    columns: Mapping[tuple[_Owner, int], int]

    @classmethod
    def of(cls, rows: Rows, masks: Mapping[str, frozenset[int]]) -> _Equations:
        """Return the equations where some rows of each group are hidden."""
        owners: dict[str, _Owner] = {}
        columns: dict[tuple[_Owner, int], int] = {}
        for label, sizes in rows.sizes.items():
            shown = any(sizes[row] and row not in masks[label] for row in rows.places)
            owners[label] = label if shown else rows.pattern(label)
            for place in rows.places:
                for _, row in rows.sum(label, place):
                    if row in masks[label]:
                        columns.setdefault((owners[label], row), len(columns))
        return cls(rows, masks, owners, columns)

    def solved(self) -> Iterator[tuple[int, frozenset[str], _Unknown]]:
        """Yield rows and groups of few respondents whose sum can be worked out, and the sum."""
        wanted = list(self._few())
        if not wanted:
            return
        told, _ = self._told()
        basis = np.zeros((0, len(self.columns)))
        if self.columns:
            _, strengths, basis = np.linalg.svd(told, full_matrices=False)
            basis = basis[strengths > _NOISE * max(float(strengths.max(initial=0.0)), 1.0)]
        for row, owners in wanted:
            target = _added((1.0, self._unknown(label, row)) for label, of in self.owners.items() if of in owners)
            along = basis[:, list(target)] @ np.array([*target.values()])
            length = sum(share * share for share in target.values())
            if length - float(along @ along) <= _NOISE * length:
                yield row, frozenset(label for label, of in self.owners.items() if of in owners), target

    def helping(self, at: int, groups: Collection[str], target: _Unknown) -> tuple[int, str] | None:
        """Return the shown row of the smallest group without which a sum cannot be worked out in the same way."""
        told, places = self._told()
        wanted = np.zeros(len(self.columns))
        wanted[list(target)] = [*target.values()]
        shares: list[float] = np.linalg.lstsq(told.T, wanted, rcond=None)[0].tolist()
        steps = list(zip(shares, places, strict=True))
        found: list[tuple[int, str, int]] = []
        for label in (label for label, owner in self.owners.items() if owner == label):
            of_everyone = ((share, self.rows.sum(label, row)) for share, (where, row) in steps if where == _NOBODY)
            own = [(share, row) for share, (where, row) in steps if where == label]
            used = _added([*of_everyone, *((-share, self.rows.sum(label, row)) for share, row in own)])
            there = [row for (_, row), share in used.items() if abs(share) > _NOISE and row not in self.masks[label]]
            there += [row for share, row in own if abs(share) > _NOISE]
            if label in groups:
                there += [row for _, row in self.rows.sum(label, at) if row not in self.masks[label]]
            found += [(self.rows.sizes[label][row], label, row) for row in there]
        if not found:
            return None
        _, label, row = min(found)
        return row, label

    def _few(self) -> Iterator[tuple[int, tuple[_Owner, ...]]]:
        """Yield rows with groups, or groups alike, in which fewer respondents than the threshold are hidden."""
        least = self.rows.threshold
        for row in self.rows.places:
            sizes: dict[_Owner, int] = {}
            for label, owner in self.owners.items():
                if row in self.masks[label] and self.rows.sizes[label][row]:
                    sizes[owner] = sizes.get(owner, 0) + self.rows.sizes[label][row]
            small = [owner for owner, n in sizes.items() if n < least]
            most = least if len(small) <= _ALL else 2 if len(small) <= _PAIRS else 1
            yield from ((row, chosen) for chosen in _choices(small, sizes, least, most))

    def _unknown(self, label: str, row: int) -> _Unknown:
        """Return the sum of a row of a group in what is not shown, by column."""
        owner, hidden = self.owners[label], self.masks[label]
        return {self.columns[owner, at]: share for (_, at), share in self.rows.sum(label, row).items() if at in hidden}

    def _told(self) -> tuple[FloatArray, list[tuple[str, int]]]:
        """Return the equations, and where each is told: everyone's rows, then those of groups that are means."""
        sums: list[_Unknown] = []
        places: list[tuple[str, int]] = []
        for row in self.rows.places:
            sums.append(_added((1.0, self._unknown(label, row)) for label in self.owners))
            places.append((_NOBODY, row))
        for label in self.owners:
            for row in self.rows.scores:
                if row not in self.masks[label] and (own := self._unknown(label, row)):
                    sums.append(own)
                    places.append((label, row))
        told = np.zeros((len(sums), len(self.columns)))
        for at, own in enumerate(sums):
            told[at, list(own)] = [*own.values()]
        return told, places


def given_away(rows: Rows, masks: Mapping[str, frozenset[int]]) -> tuple[int, str] | None:
    """Return the next row of a group that must be hidden, lest those that are shown tell the sum of a few respondents.

    Parameters
    ----------
    rows : Rows
        The groups.
    masks : mapping of str to frozenset of int
        Rows of each group that are hidden; all rows of those without a label.

    Returns
    -------
    tuple of (int, str) or None
        Row and group; None where nothing is told, or only by what is told of everyone.

    Notes
    -----
    Everyone's sum of a row is that of the groups. A mean of parts that all of its respondents answered follows from
    theirs, and so does one of which the number of answers tells that everybody gave just one, or just as many as he
    needs; of another that some answered in part nothing is known. Groups of which everything is hidden, and that
    answered alike, are only told together. What everyone's rows tell by themselves no hiding can prevent.
    """
    equations = _Equations.of(rows, masks)
    anyway: set[tuple[int, frozenset[str]]] | None = None
    for row, groups, target in equations.solved():
        if anyway is None:
            nothing = dict.fromkeys(masks, frozenset(rows.places))
            anyway = {(at, who) for at, who, _ in _Equations.of(rows, nothing).solved()}
        if (row, groups) not in anyway and (found := equations.helping(row, groups, target)) is not None:
            return found
    return None


def _added(parts: Iterable[tuple[float, Mapping[_Key, float]]]) -> dict[_Key, float]:
    """Return a weighted sum of sums."""
    found: dict[_Key, float] = {}
    for weight, part in parts:
        for cell, share in part.items():
            found[cell] = found.get(cell, 0.0) + weight * share
    return found


def _choices(
    small: Sequence[_Owner], sizes: Mapping[_Owner, int], least: int, most: int
) -> Iterator[tuple[_Owner, ...]]:
    """Yield all choices of up to so many owners with fewer respondents than the threshold together."""
    for at, owner in enumerate(small):
        left = least - sizes[owner]
        if left > 0:
            yield (owner,)
            if most > 1:
                for more in _choices(small[at + 1 :], sizes, left, most - 1):
                    yield (owner, *more)
