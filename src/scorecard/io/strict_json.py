"""Strict reading of JSON into plain data with the position of every part."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator

from scorecard._document import Event, Marks, Plain, build, refuse
from scorecard.errors import Place, Problems

__all__ = ["load_json"]

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]]|[^\s{}\[\]:,"]+')
# What Python's parser says, and what it means; the first that fits counts.
_SAID: tuple[tuple[str, str, str], ...] = (
    ("property name", "a name in double quotes is needed here", "Put names in double quotes; no comma before }."),
    ("trailing comma", "a comma stands before a closing bracket", "Delete the comma."),
    ("':' delimiter", "a colon is needed after the name", 'Write "name": value.'),
    ("',' delimiter", "a comma is needed between two values", "Add the comma, or close the bracket."),
    ("Expecting value", "a value is needed here", "Write a value; text needs double quotes, no comma before ]."),
    ("Extra data", "text follows after the end of the document", "Delete what is left over."),
    ("Unterminated string", "the quotes around a text are not closed", "Close the quotes."),
    ("control character", "a line break or tab stands inside a text", "Write \\n or \\t instead."),
    ("escape", "a backslash is not followed by a known escape", "Write \\\\ for a backslash."),
)


def load_json(text: str, *, source: str = "text", problems: Problems | None = None) -> tuple[Plain, Marks]:
    """Return a JSON text as plain data, and the position of every part.

    Parameters
    ----------
    text : str
        The document.
    source : str
        Its name in messages.
    problems : Problems, optional
        Where to collect names that stand twice and numbers that are not finite; without it they
        are raised here.

    Returns
    -------
    plain data
        None, truth values, numbers, text, lists and dictionaries.
    Marks
        The positions.

    Raises
    ------
    CardError
        If the text is too large, too deep or not JSON, or (without `problems`) for any problem.

    Examples
    --------
    >>> load_json('{"weight": 1.10}')[0]
    {'weight': 1.1}
    """
    return build(_events, text, source=source, problems=problems)


def _events(text: str, source: str, _problems: Problems) -> Iterator[Event]:
    """Yield the events of a JSON text, once Python's own parser has taken it."""
    try:
        json.loads(text, parse_int=str, parse_float=str)
    except json.JSONDecodeError as error:
        place = Place(file=source, line=error.lineno, column=error.colno)
        for sign, what, cure in _SAID:
            if sign in error.msg:
                raise refuse("json-syntax", what, place, cure=cure) from None
        raise refuse("json-syntax", f"this is not JSON ({error.msg})", place, cure="Mend the line.") from None
    except RecursionError:
        pass  # the builder refuses it at its own bound, with the place
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    for match in _TOKEN.finditer(text):
        line = bisect_right(starts, match.start())
        yield _event(match.group(), line, match.start() - starts[line - 1] + 1)


def _event(part: str, line: int, column: int) -> Event:
    """Return one part as an event."""
    if part in "}]":
        return Event("end", line, column)
    if part in "{[":
        return Event("map" if part == "{" else "list", line, column)
    if part.startswith('"'):
        return Event("text", line, column, json.loads(part))
    return Event("plain", line, column, part)
