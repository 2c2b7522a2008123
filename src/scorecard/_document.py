"""Bounded building of plain data that remembers the position of every part."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from scorecard.errors import CardError, Place, Problems

__all__ = [
    "MAX_BYTES",
    "MAX_DEPTH",
    "MAX_PARTS",
    "Event",
    "Marks",
    "Path",
    "Plain",
    "build",
    "dotted",
    "reads_as_text",
    "refuse",
]

MAX_BYTES = 5_000_000
"""Largest text that is read."""

MAX_DEPTH = 40
"""Deepest nesting that is read."""

MAX_PARTS = 100_000
"""Largest number of keys and values in one text."""

Plain: TypeAlias = "bool | int | float | str | list[Plain] | dict[str, Plain] | None"
Path: TypeAlias = "tuple[str | int, ...]"
EventKind: TypeAlias = Literal["map", "list", "end", "plain", "text", "broken"]

_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_BOOL = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)\Z")
_FLOAT = re.compile(r"[-+]?(?:(?:0|[1-9][0-9]*)(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?\Z")
_NOT_FINITE = re.compile(r"(?:[-+]?(?:\.inf|\.Inf|\.INF|Infinity)|\.nan|\.NaN|\.NAN|NaN)\Z")
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Event:
    """One step of a document: a value starts, ends or stands, at a position counted from 1.

    A ``plain`` scalar may be a number, a truth value or nothing; a ``text`` scalar is text;
    a ``broken`` one was already reported and stands for nothing.
    """

    kind: EventKind
    line: int
    column: int
    value: str = ""


@dataclass(slots=True)
class Marks:
    """Where each key and each value of a document stands.

    Attributes
    ----------
    source : str
        The document as the user named it.
    values, keys : dict
        Line and column, counted from 1, by path.
    broken : set
        Paths whose value could not be read and was reported.
    """

    source: str
    values: dict[Path, tuple[int, int]] = field(default_factory=dict[Path, tuple[int, int]])
    keys: dict[Path, tuple[int, int]] = field(default_factory=dict[Path, tuple[int, int]])
    broken: set[Path] = field(default_factory=set[Path])

    def place(self, path: Path, *, key: bool = False) -> Place:
        """Return the place of a path; a part that is not written is placed at what should hold it.

        Parameters
        ----------
        path : tuple of str or int
            Keys and positions (from 0) from the top of the document.
        key : bool
            Whether the name is meant, not the value.

        Returns
        -------
        Place
            File, line, column and dotted path.
        """
        if key and path in self.keys:
            line, column = self.keys[path]
            return Place(file=self.source, line=line, column=column, path=dotted(path))
        known = path
        while known and known not in self.values:
            known = known[:-1]
        position = self.values.get(known, (None, None))
        return Place(file=self.source, line=position[0], column=position[1], path=dotted(path))

    def is_broken(self, path: Path) -> bool:
        """Return whether a path lies in or above a part that could not be read."""
        return any(path[: len(part)] == part or part[: len(path)] == path for part in self.broken)


def dotted(path: Path) -> str | None:
    """Return a path as printed, None for the whole document."""
    return ".".join(str(part) for part in path) or None


def reads_as_text(text: str) -> bool:
    """Return whether a text keeps its meaning when it is written without quotes."""
    return not (text in _NULL or text in _BOOL or _FLOAT.match(text) or _NOT_FINITE.match(text))


def build(
    scan: Callable[[str, str, Problems], Iterable[Event]],
    text: str,
    *,
    source: str,
    problems: Problems | None = None,
) -> tuple[Plain, Marks]:
    """Return plain data and positions from a scanner's events, within the bounds of this module.

    Parameters
    ----------
    scan : callable
        Takes the text, its name and a collector of problems; yields events.
    text : str
        The document.
    source : str
        Its name in messages.
    problems : Problems, optional
        Where to collect problems that need not stop the reading; without it they are raised here.

    Returns
    -------
    plain data
        The document.
    Marks
        Its positions.

    Raises
    ------
    CardError
        If the text is too large, too deep or cannot be scanned, or (without `problems`) for any problem.
    """
    found = Problems() if problems is None else problems
    _check_text(text, source)
    builder = _Builder(Marks(source), found)
    for event in scan(text, source, found):
        builder.take(event)
    if problems is None:
        found.raise_if_any(CardError, f"{source} cannot be read.")
    return builder.data, builder.marks


def refuse(code: str, what: str, place: Place, *, found: str | None = None, cure: str) -> CardError:
    """Return the error for a document that cannot be read any further."""
    problems = Problems()
    problems.add(code, what, place=place, found=found, cure=cure)
    return CardError(f"{place.file} cannot be read.", list(problems))


def _check_text(text: str, source: str) -> None:
    """Refuse a text that is too large or holds characters that no document may hold."""
    if len(text) > MAX_BYTES or len(text.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        raise refuse(
            "text-too-large",
            f"the text is larger than {MAX_BYTES // 1_000_000} MB",
            Place(file=source),
            cure="A card is a short text; data belong in files of their own.",
        )
    bad = _UNPRINTABLE.search(text)
    if bad:
        breaks = list(_BREAK.finditer(text, 0, bad.start()))
        column = bad.start() - (breaks[-1].end() if breaks else 0) + 1
        raise refuse(
            "control-character",
            "a character that cannot be printed stands in the text",
            Place(file=source, line=len(breaks) + 1, column=column),
            found=f"U+{ord(bad.group()):04X}",
            cure="Delete it.",
        )


@dataclass(slots=True)
class _Open:
    """A map or list that is being filled; a hidden one belongs to a repeated key."""

    path: Path
    into: dict[str, Plain] | list[Plain]
    hidden: bool
    key: str | None = None
    again: bool = False


@dataclass(slots=True)
class _Builder:
    """Turn events into plain data, watching the bounds."""

    marks: Marks
    problems: Problems
    data: Plain = None
    parts: int = 0
    stack: list[_Open] = field(default_factory=list[_Open])

    def take(self, event: Event) -> None:
        """Use one event."""
        if event.kind == "end":
            self.stack.pop()
            return
        self.parts += 1
        if self.parts > MAX_PARTS:
            raise refuse(
                "too-many-parts",
                f"the text has more than {MAX_PARTS} keys and values",
                self._at(event, ()),
                cure="A card is a short text; data belong in files of their own.",
            )
        top = self.stack[-1] if self.stack else None
        if top is not None and isinstance(top.into, dict) and top.key is None:
            self._key(event, top, top.into)
        else:
            self._value(event, top)

    def _at(self, event: Event, path: Path) -> Place:
        return Place(file=self.marks.source, line=event.line, column=event.column, path=dotted(path))

    def _key(self, event: Event, top: _Open, into: dict[str, Plain]) -> None:
        """Take an event as the next key of the innermost map."""
        if event.kind in ("map", "list"):
            raise refuse(
                "key-not-text",
                "a key is a list or a map",
                self._at(event, top.path),
                cure="Write a plain text before the colon.",
            )
        path = (*top.path, event.value)
        top.key = event.value
        top.again = event.value in into
        if top.hidden:
            return
        if top.again:
            line, column = self.marks.keys[path]
            self.problems.add(
                "duplicate-key",
                f"the key stands twice, first in line {line}, column {column}",
                place=self._at(event, path),
                cure="Keep one of the two.",
            )
        else:
            self.marks.keys[path] = (event.line, event.column)

    def _value(self, event: Event, top: _Open | None) -> None:
        """Take an event as the next value of the innermost map or list."""
        path: Path
        if top is None:
            path, hidden = (), False
        elif isinstance(top.into, list):
            path, hidden = (*top.path, len(top.into)), top.hidden
        else:
            path, hidden = (*top.path, str(top.key)), top.hidden or top.again
        if not hidden:
            self.marks.values[path] = (event.line, event.column)
        value = self._plain(event, path)
        if top is None:
            self.data = value
        elif isinstance(top.into, list):
            top.into.append(value)
        elif not top.again:
            top.into[str(top.key)] = value
        if top is not None:
            top.key = None
        if isinstance(value, dict | list):
            self._open(event, path, value, hidden)

    def _open(self, event: Event, path: Path, value: dict[str, Plain] | list[Plain], hidden: bool) -> None:
        """Start to fill a map or list."""
        if len(self.stack) >= MAX_DEPTH:
            raise refuse(
                "too-deep",
                f"the text is nested more than {MAX_DEPTH} levels deep",
                self._at(event, ()),
                cure="A card needs fewer than ten levels; look for a bracket that is not closed.",
            )
        self.stack.append(_Open(path, value, hidden))

    def _plain(self, event: Event, path: Path) -> Plain:
        """Return what an event's value means."""
        if event.kind == "map":
            return {}
        if event.kind == "list":
            return []
        if event.kind == "broken":
            self.marks.broken.add(path)
            return None
        if event.kind == "plain":
            return self._scalar(event, path)
        return None if self._hidden_character(event, path) else event.value

    def _hidden_character(self, event: Event, path: Path) -> bool:
        """Report a character that an escape brought in and that no text may hold."""
        bad = _UNPRINTABLE.search(event.value)
        if bad is None:
            return False
        self.problems.add(
            "control-character",
            "the text has a character that cannot be printed",
            place=self._at(event, path),
            found=f"U+{ord(bad.group()):04X}",
            cure="Delete it.",
        )
        self.marks.broken.add(path)
        return True

    def _scalar(self, event: Event, path: Path) -> Plain:
        """Return what an unquoted scalar means."""
        text = event.value
        if text in _NULL:
            return None
        if text in _BOOL:
            return _BOOL[text]
        number = _FLOAT.match(text) is not None
        if _NOT_FINITE.match(text) or (number and not math.isfinite(float(text))):
            self.problems.add(
                "not-finite",
                "the number is not finite",
                place=self._at(event, path),
                found=text,
                cure="Write a finite number, or leave the field out.",
            )
            self.marks.broken.add(path)
            return None
        if not number:
            return text
        return int(text) if _INTEGER.match(text) else float(text)
