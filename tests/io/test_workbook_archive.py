"""Tests of the bounds of workbooks."""

from __future__ import annotations

import io
import secrets
import time
import tracemalloc
import zipfile

import pytest

from scorecard.errors import CardError
from scorecard.io import workbook_archive
from scorecard.io.reading import Reading
from scorecard.io.workbook_archive import open_archive
from tests.io.books import book, patched

GOOD = book([["a", "b"], [1, "x"]])
HEAD = b'<?xml version="1.0" encoding="UTF-8"?>'


def refused(data: bytes) -> str:
    """Return the message with which a file is refused, in under 2 seconds and 500 MB."""
    start = time.process_time()
    with pytest.raises(CardError) as caught:
        open_archive(data, Reading("c.xlsx", CardError))
    assert time.process_time() - start < 2
    tracemalloc.start()
    with pytest.raises(CardError):
        open_archive(data, Reading("c.xlsx", CardError))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 500e6
    return str(caught.value).removeprefix("c.xlsx cannot be read.\n  c.xlsx: ")


def test_a_workbook_is_opened() -> None:
    """As it is."""
    assert "xl/workbook.xml" in open_archive(GOOD, Reading("c.xlsx", CardError)).namelist()


@pytest.mark.parametrize("packing", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_another_packing_is_refused(packing: int) -> None:
    """It would raise errors of its own where it is broken."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(GOOD)) as good, zipfile.ZipFile(out, "w", packing) as made:
        for name in good.namelist():
            made.writestr(name, good.read(name))
    assert refused(out.getvalue()) == (
        "a part of the workbook is packed in a way that no spreadsheet program uses. "
        "Save it again from a spreadsheet program. [strange-packing]"
    )


def test_what_is_no_archive_is_refused() -> None:
    """Also a protected one, which is an old kind of file around the archive."""
    assert refused(b"PK") == "this is no workbook, or a broken one. Save it again as .xlsx. [broken-workbook]"
    assert refused(b"\xd0\xcf\x11\xe0" + bytes(600)) == (
        "the workbook is protected by a password, or of the old kind .xls under another name. "
        "Save it as .xlsx without a password. [protected-workbook]"
    )


def test_a_part_under_a_password_is_refused() -> None:
    """The flag stands in the directory."""
    at = GOOD.rindex(b"PK\x01\x02") + 8
    assert refused(GOOD[:at] + bytes([GOOD[at] | 1]) + GOOD[at + 1 :]).endswith("[protected-workbook]")


def test_a_bomb_is_refused_before_it_unfolds() -> None:
    """A part of 60 MB of blanks packs to a thousandth; many parts of one megabyte add up."""
    blanks = patched(GOOD, {"xl/worksheets/sheet1.xml": b" " * 60_000_000})
    assert len(blanks) < 150_000
    assert refused(blanks) == (
        "the workbook unfolds to far more than it may hold; found 'xl/worksheets/sheet1.xml: 60 MB'. "
        "Save only the cells that are needed in a new workbook, or as CSV. [unfolds-too-large]"
    )
    many = patched(GOOD, {f"xl/worksheets/s{i}.xml": b"<a/>" * 250_000 for i in range(205)})
    assert "found '205 MB'" in refused(many)
    assert "found '5010 parts'" in refused(patched(GOOD, {f"x{i}.xml": b"" for i in range(5010 - len_parts())}))
    assert "found '20000 parts'" in refused(patched(GOOD, {f"x{i}.xml": b"" for i in range(20_000 - len_parts())}))
    assert "xl/styles.xml: 17 MB" in refused(patched(GOOD, {"xl/styles.xml": bytes(range(32, 132)) * 170_000}))


def len_parts() -> int:
    """Return how many parts a small workbook has."""
    return len(zipfile.ZipFile(io.BytesIO(GOOD)).namelist())


@pytest.mark.parametrize("name", ["../evil.xml", "/etc/passwd", "xl\\..\\evil.xml", "C:/evil.xml"])
def test_parts_named_like_places_outside_are_refused(name: str) -> None:
    """Nothing is ever written there, and no spreadsheet program makes them."""
    assert refused(patched(GOOD, {name: b"x"})) == (
        f"a part of the workbook has a name that no spreadsheet program gives; found '{name}'. "
        "Save it again from a spreadsheet program. [strange-part]"
    )


def test_a_part_that_stands_twice_is_refused() -> None:
    """Programs would disagree on which one counts."""
    out = io.BytesIO(GOOD)
    with zipfile.ZipFile(out, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr("xl/workbook.xml", b"<workbook/>")
    assert "found 'xl/workbook.xml'" in refused(out.getvalue())


ENTITY = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'


@pytest.mark.parametrize(
    "xml",
    [
        HEAD + ENTITY,
        HEAD + b" " * ((1 << 20) - 45) + ENTITY + secrets.token_bytes(50_000),
        b"\xff\xfe" + ENTITY.decode().encode("utf-16-le"),
        b"\xfe\xff" + ENTITY.decode().encode("utf-16-be"),
    ],
    ids=["plain", "across pieces", "utf-16-le", "utf-16-be"],
)
def test_parts_that_declare_entities_are_refused(xml: bytes) -> None:
    """Wherever and however they stand."""
    assert refused(patched(GOOD, {"xl/sharedStrings.xml": xml})) == (
        "a part of the workbook declares a document type or entities, as no spreadsheet program does; "
        "found 'xl/sharedStrings.xml'. Save it again from a spreadsheet program. [declared-entities]"
    )


def test_a_declared_encoding_that_could_hide_them_is_refused() -> None:
    """Some parsers know many encodings."""
    xml = b'<?xml version="1.0" encoding="utf-7"?><x/>'
    assert refused(patched(GOOD, {"xl/workbook.xml": xml})) == (
        "a part of the workbook is written in an encoding that no spreadsheet program uses; "
        "found 'xl/workbook.xml: utf-7'. Save it again from a spreadsheet program. [part-encoding]"
    )


def test_too_many_cells_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of all sheets and shared texts together."""
    monkeypatch.setattr(workbook_archive, "MAX_CELLS", 1000)
    row = b'<row r="1">' + b'<c r="A1"><v>1</v></c>' * 600 + b"</row>"
    assert refused(patched(GOOD, {f"xl/worksheets/sheet{i}.xml": row for i in (1, 2)})) == (
        "the workbook holds more than 1,000 cells. "
        "Save the data as CSV or Parquet, which are read in pieces. [too-many-cells]"
    )


def test_two_million_cells_and_more_are_refused_in_time() -> None:
    """A sheet with a different number in each row packs like a real one."""
    body = b"".join(b'<c r="A1"><v>%d</v></c>' % i for i in range(2_010_000))
    assert refused(patched(GOOD, {"xl/worksheets/sheet1.xml": body})).endswith("[too-many-cells]")
