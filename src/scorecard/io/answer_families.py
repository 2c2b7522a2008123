"""Columns of a survey that belong together: one question asked of every item."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from scorecard.instruments import Role

__all__ = ["Family", "aligned", "families_of", "is_code", "role_of"]

_BRACKETS = re.compile(r"(.+?) ?\[([^\[\]]+)\]")
_PARTS = re.compile(r"(.+?)(?: \| |—)(.+)")
_NUMBERED = re.compile(r"(.*?)([0-9]+)([^0-9]*)")
_CODE = re.compile(r"(?:SQ)?0*[0-9]+")
_LONGEST = 300
_LEAST = 2

# the first word that fits says what was asked; single letters only as a whole name
_WORDS: tuple[tuple[str, Role], ...] = (
    (r"(?<![a-z])min(?![a-z])|minim|最低", "minimum"),
    (r"expect|should|ideal|desire|理想|期望|期待|应该|预期", "expectation"),
    (r"importan|重要", "importance"),
    (r"satisf|满意", "satisfaction"),
    (r"percei|percep|experience|actual|how (?:was|is|did)|感知|感受|实际|体验|评价", "perception"),
)
_LETTERS: dict[str, Role] = {"e": "expectation", "p": "perception", "i": "importance", "s": "satisfaction"}


@dataclass(frozen=True, slots=True)
class Family:
    """Columns of one question.

    Attributes
    ----------
    question : str
        What their names share.
    names : tuple of str
        The columns, in the order of the items.
    items : tuple of str
        What stands for each item: its number, or its statement.
    pattern : str or None
        Column pattern, where numbers run from 1 without a gap.
    """

    question: str
    names: tuple[str, ...]
    items: tuple[str, ...]
    pattern: str | None = None


def families_of(names: Sequence[str]) -> tuple[Family, ...]:
    """Return the families among column names, in the order of the file.

    Parameters
    ----------
    names : sequence of str
        Names of the columns that may hold answers.

    Returns
    -------
    tuple of Family
        The families of two columns or more.

    Examples
    --------
    >>> [(f.question, f.items, f.pattern) for f in families_of(["E1", "E2", "How? [fast]", "How? [kind]"])]
    [('E', ('1', '2'), 'E{number}'), ('How?', ('fast', 'kind'), None)]
    """
    groups: dict[tuple[str, str], list[tuple[str, str]]] = {}
    plain: list[str] = []
    for name in (name for name in names if 0 < len(name) <= _LONGEST):
        split = _BRACKETS.fullmatch(name) or _PARTS.fullmatch(name)
        numbered = _NUMBERED.fullmatch(name)
        if split is not None:
            groups.setdefault((split[1], ""), []).append((split[2], name))
        elif numbered is not None:
            groups.setdefault((numbered[1], numbered[3]), []).append((numbered[2], name))
        else:
            plain.append(name)
    found = [
        _family(question, after, members) for (question, after), members in groups.items() if len(members) >= _LEAST
    ]
    return (*_repeated(plain, names, groups), *found)


def _family(question: str, after: str, members: Sequence[tuple[str, str]]) -> Family:
    """Return the columns of one question."""
    items, columns = tuple(item for item, _ in members), tuple(name for _, name in members)
    by_number = all(question + item + after == name for item, name in members)
    whole = by_number and items == tuple(str(n) for n in range(1, len(items) + 1))
    braces = "{" in question + after
    return Family(question, columns, items, f"{question}{{number}}{after}" if whole and not braces else None)


def _repeated(
    plain: Sequence[str], names: Sequence[str], groups: dict[tuple[str, str], list[tuple[str, str]]]
) -> tuple[Family, ...]:
    """Return statements that stand alone, and those that stand again with a 2 behind them."""
    again = [name for name in plain if f"{name}2" in names]
    if len(again) < _LEAST:
        return ()
    for name in again:
        groups.pop((name, ""), None)
    return (
        Family("", tuple(again), tuple(again)),
        Family("2", tuple(f"{name}2" for name in again), tuple(again)),
    )


def aligned(families: Sequence[Family]) -> list[Family]:
    """Return families with their items in one order, whatever the order of the columns in the file.

    Parameters
    ----------
    families : sequence of Family
        Families of one size.

    Returns
    -------
    list of Family
        Numbers in ascending order; statements that stand in the first family in the order there.

    Examples
    --------
    >>> [family.names for family in aligned(families_of(["E1", "E2", "P2", "P1"]))]
    [('E1', 'E2'), ('P1', 'P2')]
    """
    found: list[Family] = []
    for family in families:
        if all(map(is_code, family.items)):
            keys = [int(item.removeprefix("SQ")) for item in family.items]
        elif found and set(found[0].items) == set(family.items):
            keys = [found[0].items.index(item) for item in family.items]
        else:
            keys = list(range(len(family.items)))
        order = sorted(range(len(keys)), key=keys.__getitem__)
        found.append(_reordered(family, order))
    return found


def _reordered(family: Family, order: Sequence[int]) -> Family:
    """Return a family with its columns in another order, and the pattern that it then has."""
    if list(order) == list(range(len(order))):
        return family
    items, names = tuple(family.items[i] for i in order), tuple(family.names[i] for i in order)
    after = names[0].removeprefix(family.question + items[0])
    return _family(family.question, after, list(zip(items, names, strict=True)))


def role_of(family: Family) -> Role | None:
    """Return what a family probably asks, by its words or by a single letter.

    Parameters
    ----------
    family : Family
        The columns.

    Returns
    -------
    str or None
        The role; None where nothing tells.

    Examples
    --------
    >>> [role_of(f) for f in families_of(["QE_1", "QE_2", "实际感受 [快]", "实际感受 [好]"])]
    ['expectation', 'perception']
    """
    text = family.question.lower()
    for words, role in _WORDS:
        if re.search(words, text):
            return role
    letters = re.sub(r"[^a-z]", "", text).removeprefix("q") or text
    return _LETTERS.get(letters)


def is_code(item: str) -> bool:
    """Return whether what stands for an item is a number or a code, and no statement."""
    return _CODE.fullmatch(item) is not None
