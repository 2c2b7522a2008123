"""Strict reading of YAML into plain data with the position of every part.

Stricter than YAML 1.1 on purpose: a key stands once, every key is text, ``NO``, ``00123`` and
``12:30:45`` stay text, and tags, anchors, aliases, NaN and infinity are refused. Size, depth and
number of parts are bounded.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from scorecard._document import Event, Marks, Plain, build, refuse
from scorecard.errors import CardError, Place, Problems

if TYPE_CHECKING:
    import yaml

__all__ = ["load_yaml"]

_INDENT = (
    "the indent of this line does not fit the lines above",
    "Give the keys of one level the same indent, with spaces only.",
)
_TOO_DEEP = "nesting depth"
"""What newer parsers say where they give up."""
# What the two parsers of PyYAML say, and what it means; the first that fits counts.
_SAID: tuple[tuple[str, str, str], ...] = (
    (
        "mapping values are not allowed",
        "a colon stands where no key can be",
        "Put text with a colon in quotes, and give the keys of one level the same indent.",
    ),
    (
        "cannot start any token",
        "a tab or a special character starts a value here",
        "Indent with spaces only, and put text that starts with a special character (@ ` %) in quotes.",
    ),
    ("unexpected end of stream", "the quotes around a text are not closed", "Close the quotes."),
    (
        "unknown escape character",
        "a backslash in double quotes is not a known escape",
        "Write the text in single quotes.",
    ),
    ("expected ':'", "a line is neither a key with a colon nor part of a list", "Write 'key: value'."),
    ("',' or ']'", "a list in square brackets is not closed", "Close it with ]."),
    ("',' or '}'", "a map in curly brackets is not closed", "Close it with }."),
    ("<document start>", "text follows after the end of the document", "Delete what is left over."),
    ("'-'", *_INDENT),
    ("expected key", *_INDENT),
    ("<block end>", *_INDENT),
)


def load_yaml(text: str, *, source: str = "text", problems: Problems | None = None) -> tuple[Plain, Marks]:
    """Return the one document of a YAML text as plain data, and the position of every part.

    Parameters
    ----------
    text : str
        The document.
    source : str
        Its name in messages.
    problems : Problems, optional
        Where to collect what can be reported together with later problems: keys that stand twice,
        tags, anchors, numbers that are not finite. Without it they are raised here.

    Returns
    -------
    plain data
        None, truth values, numbers, text, lists and dictionaries with text keys.
    Marks
        The positions.

    Raises
    ------
    CardError
        If the text is too large, too deep or not YAML, or (without `problems`) for any problem.

    Examples
    --------
    >>> load_yaml("country: NO\\ncode: 00123\\nweight: 1.10")[0]
    {'country': 'NO', 'code': '00123', 'weight': 1.1}
    """
    return build(_events, text, source=source, problems=problems)


def _events(text: str, source: str, problems: Problems) -> Iterator[Event]:
    """Yield the events of a YAML text; report what this library does not accept."""
    import yaml

    loader = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
    documents = handed = 0
    try:
        for event in yaml.parse(text, Loader=loader):
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise refuse(
                        "second-document",
                        "a second document starts here",
                        _place(event, source),
                        cure="Keep one document in a file; '---' may stand only at its start.",
                    )
            elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
                handed += 1
                yield Event("end", 0, 0)
            elif isinstance(event, yaml.NodeEvent):
                handed += 1
                yield _node(event, source, problems)
    except yaml.YAMLError as error:
        mark = error.problem_mark if isinstance(error, yaml.MarkedYAMLError) else None
        if mark is None or not 0 < mark.index < len(text) or _TOO_DEEP not in str(error):
            raise _syntax(error, source) from None
        # newer readers look so far ahead that they give up before the first level too many is handed on
        yield from islice(_events(text[: mark.index], source, problems), handed, None)


def _place(event: yaml.Event, source: str) -> Place:
    """Return where an event starts, counted from 1."""
    mark = event.start_mark
    return Place(file=source) if mark is None else Place(file=source, line=mark.line + 1, column=mark.column + 1)


def _node(event: yaml.NodeEvent, source: str, problems: Problems) -> Event:
    """Return one node as an event, reporting tags, anchors and aliases."""
    import yaml

    place = _place(event, source)
    line, column = place.line or 0, place.column or 0
    if isinstance(event, yaml.AliasEvent):
        problems.add(
            "yaml-alias",
            "an alias (*) refers to another part of the text",
            place=place,
            found=f"*{event.anchor}",
            cure="Write the part out in full; put text that starts with * in quotes.",
        )
        return Event("broken", line, column, f"*{event.anchor}")
    if event.anchor is not None:
        problems.add(
            "yaml-anchor",
            "an anchor (&) marks a part for reuse",
            place=place,
            found=f"&{event.anchor}",
            cure="Delete the anchor; put text that starts with & in quotes.",
        )
    if isinstance(event, yaml.CollectionStartEvent | yaml.ScalarEvent) and event.tag is not None:
        problems.add(
            "yaml-tag",
            "a tag (!) asks for a special kind of value",
            place=place,
            found=event.tag,
            cure="Delete the tag; put text that starts with ! in quotes.",
        )
    if isinstance(event, yaml.ScalarEvent):
        return Event("text" if event.style in ("'", '"', "|", ">") else "plain", line, column, event.value)
    return Event("map" if isinstance(event, yaml.MappingStartEvent) else "list", line, column)


def _syntax(error: yaml.YAMLError, source: str) -> CardError:
    """Return a YAML syntax error in plain words."""
    import yaml

    words = str(getattr(error, "problem", None) or error)
    mark = error.problem_mark if isinstance(error, yaml.MarkedYAMLError) else None
    place = Place(file=source, line=mark.line + 1, column=mark.column + 1) if mark else Place(file=source)
    for sign, what, cure in _SAID:
        if sign in words:
            return refuse("yaml-syntax", what, place, cure=cure)
    return refuse("yaml-syntax", f"this is not YAML ({words})", place, cure="Mend the line or put the text in quotes.")
