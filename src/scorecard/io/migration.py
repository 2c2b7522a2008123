"""Cards of an older format brought to the present one, with all else left as it was written."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from scorecard._document import MAX_BYTES, Marks, Plain
from scorecard._text import LocalText
from scorecard._yaml import load_yaml
from scorecard.errors import CardError
from scorecard.io.decoding import decode
from scorecard.io.reading import Reading, read_bytes
from scorecard.io.strict_json import load_json
from scorecard.io.tables import is_workbook
from scorecard.models.card import SCHEMA_VERSION, SCHEMA_VERSIONS

__all__ = ["Migration", "migrate_card", "migrate_file"]

_FIELD = "schema_version"
_YAML_LINES = re.compile("(?<=\n)|(?<=\r)(?!\n)|(?<=[\x85\u2028\u2029])")
_JSON_LINES = re.compile("(?<=\n)")


@dataclass(frozen=True, slots=True)
class Migration:
    """A card in the present format, and what was done to it.

    Attributes
    ----------
    text : str
        The card; equal to what was given but for the number of the version.
    before, after : int or None, int
        Version that the card named, None where it named none; and version that it is now read as.
    changed : bool
        Whether anything was rewritten.
    said : LocalText
        What was done, in one sentence.

    Examples
    --------
    >>> from scorecard.io import migrate_card
    >>> migrate_card("schema_version: 1  # ours\\nid: demo\\n").text
    'schema_version: 2  # ours\\nid: demo\\n'
    """

    text: str
    before: int | None
    after: int
    changed: bool
    said: LocalText


def migrate_card(text: str, *, source: str = "text") -> Migration:
    """Return the text of a card in the present format.

    Parameters
    ----------
    text : str
        A card as YAML or JSON.
    source : str
        Its name in messages.

    Returns
    -------
    Migration
        The new text, and what was done.

    Raises
    ------
    CardError
        If the text is neither YAML nor JSON, or of a version that is not known.

    Notes
    -----
    The version is the only thing that is rewritten: comments, order, quotes and line ends stay as
    they are. A card of version 1 means the same in version 2, which has more fields.

    Examples
    --------
    >>> found = migrate_card("schema_version: 1  # ours\\nid: demo\\n")
    >>> found.text
    'schema_version: 2  # ours\\nid: demo\\n'
    >>> found.said.text("en")
    'Version 1 became version 2; nothing else was changed.'
    """
    reading = Reading(source, CardError)
    json = text.lstrip("\ufeff \t\r\n").startswith("{")
    data, marks = (load_json if json else load_yaml)(text, source=source)
    if not isinstance(data, dict):
        reading.refuse(
            "not-a-map",
            "the file does not start with named fields",
            place=marks.place(()),
            cure="Begin with 'id: …' on a line of its own.",
        )
    if _FIELD not in data:
        return Migration(text, None, SCHEMA_VERSION, changed=False, said=_UNNAMED.fill({"new": str(SCHEMA_VERSION)}))
    before = _known(data[_FIELD], marks, reading)
    if before == SCHEMA_VERSION:
        return Migration(text, before, before, changed=False, said=_PRESENT.fill({"new": str(before)}))
    line, column = marks.values[(_FIELD,)]
    lines = (_JSON_LINES if json else _YAML_LINES).split(text)
    at = [0, *accumulate(map(len, lines))][line - 1] + column - 1
    written = f"{text[:at]}{SCHEMA_VERSION}{text[at + len(str(before)) :]}"
    said = _DONE.fill({"old": str(before), "new": str(SCHEMA_VERSION)})
    return Migration(written, before, SCHEMA_VERSION, changed=True, said=said)


def migrate_file(path: str | os.PathLike[str]) -> tuple[bytes, Migration]:
    """Return the bytes of a card file in the present format; nothing is written.

    Parameters
    ----------
    path : str or path-like
        A card as YAML or JSON.

    Returns
    -------
    bytes
        The file in the present format, in its own encoding.
    Migration
        What was done.

    Raises
    ------
    CardError
        As `migrate_card`, or if the file cannot be read.
    """
    reading = Reading(os.fspath(path), CardError)
    if is_workbook(path):
        reading.refuse(
            "migrate-workbook",
            "only the text of a card is brought to the present format",
            found=Path(path).suffix,
            cure="Convert the workbook first: scorecard convert card.xlsx card.yaml.",
        )
    data = read_bytes(Path(path), reading, limit=MAX_BYTES)
    decoded = decode(data, reading)
    found = migrate_card(decoded.text, source=reading.source)
    if not found.changed:
        return data, found
    body = decoded.text.encode(decoded.encoding)
    mark = data[: len(data) - len(body)] if data.endswith(body) else b""
    return mark + found.text.encode(decoded.encoding), found


def _known(version: Plain, marks: Marks, reading: Reading) -> int:
    """Return a version of the format, or refuse what is none."""
    if type(version) is not int or version not in SCHEMA_VERSIONS:
        known = ", ".join(map(str, SCHEMA_VERSIONS))
        reading.refuse(
            "schema-version",
            "this version of the card format is not known",
            place=marks.place((_FIELD,)),
            found="nothing" if version is None else str(version),
            cure=f"Known are {known}; use the release of scorecard that the card was made for.",
        )
    return version


_DONE = LocalText(
    en="Version {old} became version {new}; nothing else was changed.",
    zh="版本 {old} 已改为版本 {new}，其他内容未改动。",
)
_PRESENT = LocalText(
    en="The card is of version {new} already; nothing was changed.", zh="计分卡已是版本 {new}，未作改动。"
)
_UNNAMED = LocalText(
    en="The card names no version and is read as version {new}; nothing was changed.",
    zh="计分卡未注明版本，按版本 {new} 读取，未作改动。",
)
