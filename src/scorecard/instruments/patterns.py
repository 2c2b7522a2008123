"""Column patterns: which column of a survey file belongs to which item."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from scorecard._model import flaw
from scorecard.instruments.looks import as_seen

REGEX = "regex:"
_PLACES = re.compile(r"\{(number|id|text)(?:\+([0-9]{1,3}))?\}")
_LONGEST_NAME = 300
_MOST_REPEATS = 3
_TOKEN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()]|[*+]|\{\d*,?\d*\}|.", re.DOTALL)
_REPEAT = re.compile(r"[*+]|\{\d*,?\d*\}")


def check_pattern(role: str, pattern: str) -> None:
    """Refuse a pattern that names no item, or an expression that could run for ages."""
    if pattern.startswith(REGEX):
        compiled(role, pattern)
    elif not _PLACES.search(pattern):
        raise flaw(
            "layout-pattern",
            f"the column pattern of {role} has no place for the item",
            found=pattern,
            cure="Write {number}, {id} or {text} where the item stands, as in E{number}.",
        )


def has_text(pattern: str) -> bool:
    """Return whether a pattern names the statement of the item, which a file may hold in either language."""
    return "{text}" in pattern and not pattern.startswith(REGEX)


def filled(pattern: str, *, number: int, item_id: str, text: str = "") -> str:
    """Return the column name that a pattern without ``regex:`` gives an item."""
    values = {"id": item_id, "text": text}
    return _PLACES.sub(
        lambda place: values[place[1]] if place[1] in values else str(number + int(place[2] or 0)), pattern
    )


def named(name: str, header: tuple[str, ...]) -> tuple[str, ...]:
    """Return the columns whose name looks like this one, once for each time they stand in the header."""
    return _by_look(header).get(as_seen(name), ())


@lru_cache(maxsize=16)
def _by_look(header: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Return the columns of a header by their names as they are seen."""
    found: dict[str, tuple[str, ...]] = {}
    for name in header:
        seen = as_seen(name)
        found[seen] = (*found.get(seen, ()), name)
    return found


def matching(
    role: str, pattern: str, header: tuple[str, ...], *, number: int, item_id: str, texts: tuple[str, ...] = ()
) -> tuple[str, ...]:
    """Return the columns whose name the expression matches with this item's number, id or statement."""
    wanted = {str(number), item_id, *map(as_seen, texts)}
    pairs = zip(header, _caught(compiled(role, pattern), header), strict=True)
    return tuple(name for name, caught in pairs if as_seen(caught) in wanted or caught.lstrip("0") in wanted)


@lru_cache(maxsize=16)
def _caught(expression: re.Pattern[str], header: tuple[str, ...]) -> tuple[str, ...]:
    """Return what the group named item catches in each name, empty where the name does not match."""
    short = (name if len(name) <= _LONGEST_NAME else "" for name in header)
    matches = (expression.fullmatch(name) or expression.fullmatch(as_seen(name)) for name in short)
    return tuple((match["item"] or "") if match else "" for match in matches)


def compiled(role: str, pattern: str) -> re.Pattern[str]:
    """Return the compiled expression of a ``regex:`` pattern."""
    text = pattern.removeprefix(REGEX)
    try:
        expression = re.compile(text)
    except (re.error, OverflowError, RecursionError) as error:
        raise flaw(
            "layout-regex",
            f"the column pattern of {role} is no valid regular expression",
            found=pattern,
            cure=f"Mend it: {error}.",
        ) from None
    if "item" not in expression.groupindex:
        raise flaw(
            "layout-regex-group",
            f"the regular expression of {role} has no group named item",
            found=pattern,
            cure="Put (?P<item>…) around the part that names the item.",
        )
    repeats = list(_repeats(text))
    if any(repeats) or len(repeats) > _MOST_REPEATS:
        raise flaw(
            "layout-regex-slow",
            f"the regular expression of {role} could take very long",
            found=pattern,
            cure=f"Repeat (with * + or {{}}) single characters only, {_MOST_REPEATS} times at most.",
        )
    return expression


def _repeats(expression: str) -> Iterator[bool]:
    """Yield for each repetition whether a whole group is repeated."""
    before = ""
    for token in _TOKEN.findall(expression):
        if _REPEAT.fullmatch(token) and before:
            yield before == ")"
        before = token
