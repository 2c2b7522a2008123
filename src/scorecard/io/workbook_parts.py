"""What the parts of a zipped workbook tell beside the values of its cells."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree as XmlTree

__all__ = [
    "PARSE_ERRORS",
    "hidden_rows",
    "is_strict",
    "merged_ranges",
    "misplaced_row",
    "sheet_parts",
    "unset_formulas",
]

PARSE_ERRORS: tuple[type[Exception], ...] = (XmlTree.ParseError, KeyError, ValueError)
"""What a part raises that is not as it should be."""

_WORKBOOK = "spreadsheetml.sheet.main+xml", "ms-excel.sheet.macroEnabled.main+xml"
_MERGED = re.compile(
    rb'<(?:\w{1,20}:)?mergeCell\b[^>]{0,200}?\bref\s*=\s*"([A-Z]{1,3}[0-9]{1,7}:[A-Z]{1,3}[0-9]{1,7})"'
)
_ROW = re.compile(rb"<(?:\w{1,20}:)?row\b([^>]{0,500})>")
_NUMBER = re.compile(rb'\br\s*=\s*"([0-9]{1,7})"')
_CONCEALED = re.compile(rb'\bhidden\s*=\s*"(?:1|true)"')
_STRICT = b"purl.oclc.org/ooxml/spreadsheetml"
_FORMULA = re.compile(rb"<(?:\w{1,20}:)?f[\s>/]")


def sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return the part of each sheet of a workbook, by the title of the sheet.

    Parameters
    ----------
    archive : ZipFile
        A workbook whose parts were looked at by `open_archive`.

    Returns
    -------
    dict of str to str
        Names of parts.
    """
    main = _main_part(archive)
    folder, _, name = main.rpartition("/")
    related = _root(archive, f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels")
    targets = {node.get("Id", ""): node.get("Target", "") for node in related}
    found: dict[str, str] = {}
    for node in _root(archive, main).iter():
        if _plain(node.tag) == "sheet":
            link = next((value for key, value in node.attrib.items() if _plain(key) == "id"), "")
            found[node.get("name", "")] = _resolved(folder, targets.get(link, ""))
    return found


def _main_part(archive: zipfile.ZipFile) -> str:
    """Return the part that lists the sheets."""
    for node in _root(archive, "[Content_Types].xml"):
        if node.get("ContentType", "").endswith(_WORKBOOK):
            return node.get("PartName", "").lstrip("/")
    return "xl/workbook.xml"


def _root(archive: zipfile.ZipFile, part: str) -> XmlTree.Element:
    """Return the root of a part; no part declares entities, or the archive would not have been opened."""
    return XmlTree.fromstring(archive.read(part))  # noqa: S314  # looked at by open_archive


def _plain(tag: str) -> str:
    """Return a name without its namespace."""
    return tag.rpartition("}")[2]


def _resolved(folder: str, target: str) -> str:
    """Return the part that a relation names, seen from a folder."""
    if target.startswith("/"):
        return target[1:]
    steps = folder.split("/") if folder else []
    for step in target.split("/"):
        if step == "..":
            del steps[-1:]
        elif step != ".":
            steps.append(step)
    return "/".join(steps)


def merged_ranges(part: bytes) -> tuple[str, ...]:
    """Return the ranges of merged cells of a sheet, such as ``A1:B1``."""
    return tuple(dict.fromkeys(match.decode("ascii") for match in _MERGED.findall(part)))


def is_strict(archive: zipfile.ZipFile) -> bool:
    """Return whether a workbook was saved as Strict Open XML, in which openpyxl finds no sheet."""
    main = _main_part(archive)
    return main in archive.namelist() and _STRICT in archive.read(main)


def hidden_rows(part: bytes) -> tuple[int, ...]:
    """Return the numbers of the rows of a sheet that are hidden, by hand or by a filter."""
    return tuple(number for number, attributes in _numbered_rows(part) if _CONCEALED.search(attributes))


def misplaced_row(part: bytes) -> int | None:
    """Return the first row that stands behind one of its own or a higher number: openpyxl leaves it out."""
    highest = 0
    for number, _ in _numbered_rows(part):
        if number <= highest:
            return number
        highest = number
    return None


def _numbered_rows(part: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the number of each row of a sheet, and its attributes."""
    last = 0
    for attributes in _ROW.findall(part):
        number = _NUMBER.search(attributes)
        last = int(number[1]) if number else last + 1
        yield last, attributes


def unset_formulas(part: bytes) -> tuple[tuple[str, str], ...]:
    """Return addresses and texts of the formulas of a sheet that no program has computed.

    An empty text is a value: the cell then says that it holds text.

    Parameters
    ----------
    part : bytes
        The XML of the sheet, looked at by `open_archive`.

    Returns
    -------
    tuple of (str, str)
        Address and formula, such as ``("B7", "=A1+1")``.
    """
    if not _FORMULA.search(part):
        return ()
    found: list[tuple[str, str]] = []
    for _, node in XmlTree.iterparse(io.BytesIO(part)):  # noqa: S314  # looked at by open_archive
        if _plain(node.tag) == "c":
            below = {_plain(child.tag): child.text or "" for child in node}
            if "f" in below and not below.get("v") and node.get("t") not in ("str", "inlineStr"):
                found.append((node.get("r", ""), f"={below['f']}"))
        elif _plain(node.tag) == "row":
            node.clear()
    return tuple(found)
