"""A logo for the first page, looked at before it is printed."""

from __future__ import annotations

import base64
import io
import os
import re
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from xml.etree import ElementTree

from scorecard.errors import Place, Problem, ReportError

__all__ = ["Logo", "LogoKind", "read_logo"]

LogoKind = Literal["png", "jpeg", "svg"]

MAX_BYTES = 2_000_000
"""Largest logo that is taken."""

MAX_PIXELS = 4_000_000
"""Most pixels of a picture."""

MAX_SHAPES = 20_000
"""Most elements that a drawing draws, each use of one counted."""

_NAME = "logo"
_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_SVG = "{http://www.w3.org/2000/svg}"
_HREFS = ("href", "{http://www.w3.org/1999/xlink}href")
_INSIDE = re.compile(r"(#|data:image/(png|jpeg);base64,)")
_URL = re.compile(r"url\(\s*['\"]?\s*(?!#)", re.IGNORECASE)
_NO_SIZE = re.compile(rb"[\xc0-\xc3\xc5-\xc7\xc9-\xcb\xcd-\xcf]")
_DRAWING = frozenset(
    {"svg", "g", "defs", "symbol", "use", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text"}
    | {"tspan", "title", "desc", "image", "clipPath", "mask", "linearGradient", "radialGradient", "stop", "pattern"}
    | {"marker", "style", "metadata"}
)
"""Elements of SVG that draw, and nothing else."""


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture that was looked at.

    Attributes
    ----------
    kind : {"png", "jpeg", "svg"}
        What it is, by its first bytes.
    content : bytes
        The file.
    """

    kind: LogoKind
    content: bytes


def read_logo(logo: str | os.PathLike[str] | bytes) -> Logo:
    """Return a logo after a look at its bytes.

    Parameters
    ----------
    logo : str, path or bytes
        A PNG, JPEG or SVG file, or its bytes.

    Returns
    -------
    Logo
        The picture.

    Raises
    ------
    ReportError
        If it cannot be read, is none of the three, is larger than 2 MB or 4 million pixels, is broken, or
        is an SVG that could run or fetch something, draws more than 20 000 shapes or is no UTF-8 text.
    """
    content, name = (logo, _NAME) if isinstance(logo, bytes) else (_bytes_of(Path(logo)), Path(logo).name)
    if len(content) > MAX_BYTES:
        cure = "Save it smaller; on paper a logo is 5 cm wide."
        raise _refused(
            "logo-large",
            f"the logo is larger than {MAX_BYTES // 1_000_000} MB",
            name,
            f"at least {len(content)} bytes",
            cure,
        )
    if content.startswith(_PNG):
        _check_picture(content, _png_size(content), name)
        return Logo("png", content)
    if content.startswith(_JPEG):
        _check_picture(content, _jpeg_size(content), name)
        return Logo("jpeg", content)
    if b"<svg" in content[:4096]:
        _check_svg(content, name)
        return Logo("svg", content)
    raise _refused(
        "logo-kind", "the logo is no PNG, JPEG or SVG", name, repr(content[:8]), "Save it as one of the three."
    )


def _bytes_of(path: Path) -> bytes:
    """Return the bytes of a file, one more than allowed at most."""
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        said = error.strerror or type(error).__name__
        raise _refused("logo-unreadable", "the logo cannot be read", path.name, said, "Check the path.") from error


def _refused(code: str, what: str, name: str, found: str, cure: str) -> ReportError:
    problem = Problem(code, what, Place(file=name), found, cure)
    return ReportError("The logo cannot be printed.", [problem])


def _png_size(content: bytes) -> tuple[int, int]:
    """Return width and height that a PNG says it has; nothing where it is cut off."""
    return struct.unpack(">II", content[16:24]) if content[12:16] == b"IHDR" and len(content) > 24 else (0, 0)


def _jpeg_size(content: bytes) -> tuple[int, int]:
    """Return width and height that a JPEG says it has; nothing where it is cut off."""
    at = 2
    while at + 9 <= len(content) and content[at] == 0xFF:
        if _NO_SIZE.match(content[at + 1 : at + 2]):
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return width, height
        at += 2 + int.from_bytes(content[at + 2 : at + 4], "big")
    return 0, 0


def _check_picture(content: bytes, size: tuple[int, int], name: str) -> None:
    """Refuse a picture of too many pixels before it is unpacked, and one that cannot be unpacked."""
    from PIL import Image

    if size[0] * size[1] > MAX_PIXELS:
        raise _too_many(name, f"{size[0]} × {size[1]}")
    try:
        with Image.open(io.BytesIO(content), formats=("PNG", "JPEG")) as picture:
            picture.load()
    except (OSError, SyntaxError, ValueError) as error:
        raise _refused("logo-broken", "the logo is broken", name, str(error), "Take another copy of it.") from error


def _too_many(name: str, found: str) -> ReportError:
    what = f"the logo has more than {MAX_PIXELS // 1_000_000} million pixels"
    return _refused("logo-pixels", what, name, found, "Save it with fewer pixels.")


def _check_svg(content: bytes, name: str) -> None:
    """Refuse an SVG that is no drawing alone."""
    lowered = content.lower()
    if b"<!doctype" in lowered or b"<!entity" in lowered or b"<?xml-stylesheet" in lowered:
        raise _unsafe(name, "a document type, an entity or a foreign style sheet")
    try:
        content.decode("utf-8")
        root = ElementTree.fromstring(content)  # noqa: S314  # no entities are left to expand
    except UnicodeDecodeError as error:
        raise _refused("logo-encoding", "the logo is no UTF-8 text", name, str(error), "Save it as UTF-8.") from error
    except ElementTree.ParseError as error:
        raise _refused("logo-broken", "the logo is broken", name, str(error), "Take another copy of it.") from error
    if root.tag != f"{_SVG}svg":
        raise _refused("logo-kind", "the logo is no PNG, JPEG or SVG", name, root.tag, "Save it as one of the three.")
    for element in root.iter():
        _check_element(element, name)
    shapes = _drawn(root)
    if shapes > MAX_SHAPES:
        what = f"the logo draws more than {MAX_SHAPES} shapes"
        raise _refused("logo-shapes", what, name, f"at least {shapes}", "Save it as PNG.")
    _check_pictures(root, name)


def _drawn(root: ElementTree.Element) -> int:
    """Return how many elements are drawn, what is used again counted each time; no more than just too many."""
    known = {element.get("id", ""): element for element in root.iter()}
    waiting, count = [root], 0
    while waiting and count <= MAX_SHAPES:
        element = waiting.pop()
        count += 1
        waiting.extend(element)
        if element.tag == f"{_SVG}use":
            used = next((known.get(element.attrib[key][1:]) for key in _HREFS if key in element.attrib), None)
            waiting.extend([] if used is None else [used])
    return count


def _check_pictures(root: ElementTree.Element, name: str) -> None:
    """Refuse pictures inside a drawing that are broken or, together, of too many pixels."""
    pixels = 0
    for link in (element.attrib[key] for element in root.iter() for key in _HREFS if key in element.attrib):
        if link.startswith("data:"):
            try:
                content = base64.b64decode(link.partition(",")[2])
            except ValueError as error:
                raise _refused(
                    "logo-broken", "the logo is broken", name, str(error), "Take another copy of it."
                ) from error
            width, height = _png_size(content) if content.startswith(_PNG) else _jpeg_size(content)
            pixels += width * height
            if pixels > MAX_PIXELS:
                raise _too_many(name, f"{pixels} in all pictures inside")
            _check_picture(content, (width, height), name)


def _check_element(element: ElementTree.Element, name: str) -> None:
    """Refuse an element that could run or fetch something."""
    tag = element.tag
    if tag.startswith(_SVG) and tag.removeprefix(_SVG) not in _DRAWING:
        raise _unsafe(name, f"the element <{tag.removeprefix(_SVG)}>")
    if tag == f"{_SVG}style" and (
        _URL.search(element.text or "") or "@" in (element.text or "") or "\\" in (element.text or "")
    ):
        raise _unsafe(name, "a style that fetches something")
    for key, value in element.attrib.items():
        if key.rpartition("}")[2].lower().startswith("on"):
            raise _unsafe(name, f"the attribute {key}")
        if key in _HREFS and not _INSIDE.match(value):
            raise _unsafe(name, f"a reference to {value[:60]}")
        if key not in _HREFS and (_URL.search(value) or "\\" in value):
            raise _unsafe(name, f"a reference in {key}")


def _unsafe(name: str, found: str) -> ReportError:
    cure = "Save it as plain shapes, or as PNG."
    return _refused("logo-unsafe", "the logo could run or fetch something", name, found, cure)
