"""Bounds of a zipped workbook, looked at before any program unfolds it."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO

from scorecard.io.reading import Reading

__all__ = ["BROKEN", "MAX_CELLS", "open_archive"]

MAX_CELLS = 2_000_000
"""Most cells of a workbook that are read."""

_END, _END_64 = b"PK\x05\x06", b"PK\x06\x07"
_MAX_DIRECTORY = 1_000_000
_MAX_PARTS = 5_000
_MAX_UNFOLDED = 200_000_000
_MAX_FRAME = 16_000_000
"""Largest part beside sheets and shared texts, such as the styles."""

_MAX_RATIO = 500
"""How many times its packed size a large part may have: real sheets stay below 100, bombs reach 1000."""

_LARGE = 1_000_000
_PIECE = 1 << 20
_OVERLAP = 64
_DECLARED = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)")
_ENCODING = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
_ENCODINGS = {b"utf-8", b"utf8", b"us-ascii", b"ascii", b"iso-8859-1"}
_CELL = (b"<c ", b"<c>", b":c ", b"<si>", b"<si ", b":si>", b"<table:table-cell", b"<table:covered-table-cell")
_BODY = re.compile(
    r"(?:xl/worksheets/[^/]*|xl/sharedStrings\.xml|xl/media/.*|content\.xml|xl/worksheets/.*\.bin)", re.I
)

BROKEN: tuple[type[Exception], ...] = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)
"""What the unpacking of a broken archive raises."""


def open_archive(data: bytes, reading: Reading) -> zipfile.ZipFile:
    """Return a workbook as an archive whose parts are safe to unfold.

    Parameters
    ----------
    data : bytes
        The file.
    reading : Reading
        Its name in messages, and where problems go.

    Returns
    -------
    ZipFile
        The archive, with every part looked at once: sizes, names, declarations, number of cells.

    Raises
    ------
    ScorecardError
        Of the kind `reading` names: no archive or a protected one; parts that are too many, too large,
        packed as bombs are, named like places outside the file, or that declare entities; too many cells.
    """
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        reading.refuse(
            "protected-workbook",
            "the workbook is protected by a password, or of the old kind .xls under another name",
            cure="Save it as .xlsx without a password.",
        )
    _check_end(data, reading)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        _check_directory(archive, reading)
        cells = 0
        for part in archive.infolist():
            with archive.open(part) as stream:
                cells += _checked(stream, part.filename, reading)
            if cells > MAX_CELLS:
                _refuse_cells(reading)
    except BROKEN:
        reading.refuse("broken-workbook", "this is no workbook, or a broken one", cure="Save it again as .xlsx.")
    return archive


def _check_end(data: bytes, reading: Reading) -> None:
    """Refuse an archive whose list of parts is too long to be looked at."""
    end = data.rfind(_END)
    size = int.from_bytes(data[end + 12 : end + 16], "little") if end >= 0 else 0
    if size > _MAX_DIRECTORY or data[max(end - 20, 0) : end].startswith(_END_64):
        _refuse_bomb(reading, f"{int.from_bytes(data[end + 10 : end + 12], 'little')} parts")


def _check_directory(archive: zipfile.ZipFile, reading: Reading) -> None:
    """Refuse an archive whose list of parts already tells that it is none to unfold."""
    parts = archive.infolist()
    if len(parts) > _MAX_PARTS:
        _refuse_bomb(reading, f"{len(parts)} parts")
    names = [part.filename for part in parts]
    if any(part.flag_bits & 0x1 for part in parts):
        reading.refuse(
            "protected-workbook",
            "the workbook is protected by a password, or of the old kind .xls under another name",
            cure="Save it as .xlsx without a password.",
        )
    if any(part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for part in parts):
        reading.refuse(
            "strange-packing",
            "a part of the workbook is packed in a way that no spreadsheet program uses",
            cure="Save it again from a spreadsheet program.",
        )
    strange = [name for name in names if _leaves(name)]
    if strange or len(set(names)) < len(names):
        found = strange[0] if strange else next(name for name in names if names.count(name) > 1)
        reading.refuse(
            "strange-part",
            "a part of the workbook has a name that no spreadsheet program gives",
            found=found,
            cure="Save it again from a spreadsheet program.",
        )
    total = sum(part.file_size for part in parts)
    if total > _MAX_UNFOLDED:
        _refuse_bomb(reading, f"{total / 1e6:.0f} MB")
    for part in parts:
        packed = part.file_size > _LARGE and part.file_size > _MAX_RATIO * max(part.compress_size, 1)
        if packed or (part.file_size > _MAX_FRAME and not _BODY.fullmatch(part.filename)):
            _refuse_bomb(reading, f"{part.filename}: {part.file_size / 1e6:.0f} MB")


def _leaves(name: str) -> bool:
    """Return whether the name of a part points outside the archive."""
    steps = name.replace("\\", "/").split("/")
    return name.startswith("/") or "\\" in name or ".." in steps or ":" in steps[0]


def _refuse_bomb(reading: Reading, found: str) -> None:
    """Refuse an archive that unfolds to far more than a workbook holds."""
    reading.refuse(
        "unfolds-too-large",
        "the workbook unfolds to far more than it may hold",
        found=found,
        cure="Save only the cells that are needed in a new workbook, or as CSV.",
    )


def _refuse_cells(reading: Reading) -> None:
    """Refuse a workbook with too many cells."""
    reading.refuse(
        "too-many-cells",
        f"the workbook holds more than {MAX_CELLS:,} cells",
        cure="Save the data as CSV or Parquet, which are read in pieces.",
    )


def _checked(stream: IO[bytes], name: str, reading: Reading) -> int:
    """Return the number of cells of one part, or refuse it."""
    cells = 0
    for tail, piece in _pieces(stream):
        window = tail + piece
        if not tail:
            _check_start(window, name, reading)
        flat = window.replace(b"\0", b"") if b"\0" in window else window
        if _DECLARED.search(flat):
            reading.refuse(
                "declared-entities",
                "a part of the workbook declares a document type or entities, as no spreadsheet program does",
                found=name,
                cure="Save it again from a spreadsheet program.",
            )
        cells += sum(flat.count(sign) - tail.count(sign) for sign in _CELL)
        if cells > MAX_CELLS:
            _refuse_cells(reading)
    return cells


def _pieces(stream: IO[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """Yield a part piece by piece, each with the end of the one before."""
    tail = b""
    while piece := stream.read(_PIECE):
        yield tail, piece
        tail = (tail + piece)[-_OVERLAP:]


def _check_start(window: bytes, name: str, reading: Reading) -> None:
    """Refuse a part written in an encoding in which declarations could hide."""
    declared = _ENCODING.match(window[:300].removeprefix(b"\xef\xbb\xbf"))
    if declared and declared[1].lower() not in _ENCODINGS:
        reading.refuse(
            "part-encoding",
            "a part of the workbook is written in an encoding that no spreadsheet program uses",
            found=f"{name}: {declared[1].decode('ascii')}",
            cure="Save it again from a spreadsheet program.",
        )
