"""Lines of a text file of any size."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from pathlib import Path

from scorecard._text import LocalText
from scorecard.io.decoding import Decoded, decode
from scorecard.io.reading import Reading, read_bytes
from scorecard.io.separators import lines_of

__all__ = ["MAX_BYTES", "stream_lines", "whole_lines"]

MAX_BYTES = 1_000_000_000
"""Largest file whose text is held in memory."""

_WIDE = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Encodings in which the byte of a line end may be part of another character."""

_HEAD = 1 << 22
_PIECE = 1 << 22

_LARGE = LocalText(
    en="The file is too large to look through for its encoding first; it was read as {encoding}.",
    zh="文件过大，未预先检测编码，按 {encoding} 读取。",
)


def stream_lines(path: Path, reading: Reading, *, encoding: str | None) -> tuple[Decoded, Iterator[str]]:
    """Return how a file was decoded, with its beginning as text, and all of its lines.

    Parameters
    ----------
    path : Path
        The file.
    reading : Reading
        Its name in messages, and where problems go.
    encoding : str, optional
        Declared encoding.

    Returns
    -------
    decoded : Decoded
        Its text; the beginning only, where the file is too large for memory.
    lines : iterator of str
        The lines with their ends.

    Raises
    ------
    ScorecardError
        Of the kind `reading` names: if the file is not text, or its encoding is unknown, wrong or
        open to doubt.
    """
    if path.stat().st_size <= MAX_BYTES:
        decoded = decode(read_bytes(path, reading, limit=MAX_BYTES), reading, encoding=encoding)
        return decoded, lines_of(decoded.text)
    with path.open("rb") as file:
        head = whole_lines(file.read(_HEAD))
    decoded = decode(head, reading, encoding=encoding)
    note = _LARGE.fill({"encoding": decoded.encoding})
    return Decoded(decoded.text, decoded.encoding, (*decoded.notes, note)), _lines(path, decoded, reading)


def whole_lines(head: bytes) -> bytes:
    """Return the beginning of a text up to the end of its last whole line.

    Parameters
    ----------
    head : bytes
        The beginning, cut anywhere.

    Returns
    -------
    bytes
        The same without the line that is cut; all of it where it has no line end.

    Examples
    --------
    >>> whole_lines("Straße,Ort\\n1,".encode())[-5:]
    b',Ort\\n'
    """
    codec = next((codec for mark, codec in _WIDE if head.startswith(mark)), "ascii")
    sign = "\n".encode(codec)
    end = head.rfind(sign)
    while end >= 0 and end % len(sign):
        end = head.rfind(sign, 0, end + len(sign) - 1)
    return head[: end + len(sign)] if end >= 0 else head


def _lines(path: Path, decoded: Decoded, reading: Reading) -> Iterator[str]:
    """Yield the lines of a file that is read piece by piece."""
    decoder = codecs.getincrementaldecoder(decoded.encoding)("strict")
    rest, first = "", True
    with path.open("rb") as file:
        while True:
            data = file.read(_PIECE)
            try:
                text = decoder.decode(data, final=not data)
            except UnicodeDecodeError:
                reading.refuse(
                    "changed-encoding",
                    f"the file begins as {decoded.encoding} but does not go on so",
                    cure="Save it as UTF-8.",
                )
            text = text.removeprefix("\ufeff") if first else text
            first = False
            if "\0" in text:
                decode(b"\0", reading)
            text = rest + text
            # the last line may go on, and a carriage return may be half of CR LF
            cut = len(text) if not data else max(text.rfind("\n"), text.rfind("\r", 0, len(text) - 1)) + 1
            yield from lines_of(text[:cut])
            rest = text[cut:]
            if not data:
                return
