"""Logos: three kinds are taken, everything else is refused before it is unpacked."""

from __future__ import annotations

import base64
import io
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from scorecard.errors import ReportError
from scorecard.report import logo
from scorecard.report.logo import read_logo
from tests.refusal import refusal

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'


def picture(kind: str = "PNG", size: tuple[int, int] = (40, 20)) -> bytes:
    """Return a picture as another program writes it."""
    content = io.BytesIO()
    Image.new("RGB", size, (122, 31, 162)).save(content, kind)
    return content.getvalue()


@pytest.mark.parametrize(("kind", "name"), [("PNG", "png"), ("JPEG", "jpeg")])
def test_pictures_are_taken_as_bytes_and_from_files(tmp_path: Path, kind: str, name: str) -> None:
    content = picture(kind)
    (tmp_path / "a").write_bytes(content)
    assert (read_logo(content).kind, read_logo(content).content) == (name, content)
    assert read_logo(tmp_path / "a") == read_logo(content)


def test_a_plain_drawing_is_taken() -> None:
    inside = '<defs><linearGradient id="a"/></defs><rect width="9" height="9" fill="url(#a)"/><use xlink:href="#a"/>'
    assert read_logo(SVG.format(inside).encode()).kind == "svg"


UNSAFE = {
    "<script>alert(1)</script>": "the element <script>",
    "<foreignObject/>": "the element <foreignObject>",
    "<animate/>": "the element <animate>",
    '<rect onload="x()"/>': "the attribute onload",
    '<image xlink:href="https://example.org/a.png"/>': "a reference to https://example.org/a.png",
    '<use href="other.svg#a"/>': "a reference to other.svg#a",
    '<image href="data:image/svg+xml;base64,AAAA"/>': "a reference to data:image/svg+xml;base64,AAAA",
    '<rect fill="url(https://example.org)"/>': "a reference in fill",
    "<style>@import 'a.css';</style>": "a style that fetches something",
    "<style>rect{fill:url( 'a.png')}</style>": "a style that fetches something",
    '<rect style="fill:u\\72l(a.png)"/>': "a reference in style",
}


@pytest.mark.parametrize("inside", UNSAFE)
def test_a_drawing_that_could_run_or_fetch_is_refused(inside: str) -> None:
    assert refusal(lambda: read_logo(SVG.format(inside).encode()), error=ReportError) == [
        (
            f"logo: the logo could run or fetch something; found '{UNSAFE[inside]}'. "
            "Save it as plain shapes, or as PNG. [logo-unsafe]"
        )
    ]


def test_entities_are_refused_before_they_are_read() -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "aaaa">]>' + SVG.format("&a;")
    assert refusal(lambda: read_logo(bomb.encode()), error=ReportError) == [
        (
            "logo: the logo could run or fetch something; found 'a document type, an entity or a foreign style sheet'. "
            "Save it as plain shapes, or as PNG. [logo-unsafe]"
        )
    ]


def test_a_drawing_that_multiplies_itself_is_refused() -> None:
    """Twelve groups, each of which uses the one before ten times: a reader of the file would draw for years."""
    groups = "".join(f'<g id="a{i}">' + f'<use href="#a{i - 1}"/>' * 10 + "</g>" for i in range(1, 13))
    for inside in (f'<g id="a0"/>{groups}<use href="#a12"/>', '<g id="a"><use href="#a"/></g>'):
        assert refusal(lambda inside=inside: read_logo(SVG.format(inside).encode()), error=ReportError) == [
            ("logo: the logo draws more than 20000 shapes; found 'at least 20001'. Save it as PNG. [logo-shapes]")
        ]


def test_pictures_inside_a_drawing_are_looked_at() -> None:
    def drawing(content: bytes, times: int = 1) -> bytes:
        inside = f'<image href="data:image/png;base64,{base64.b64encode(content).decode()}"/>'
        return SVG.format(inside * times).encode()

    assert read_logo(drawing(picture())).kind == "svg"
    large = io.BytesIO()
    Image.new("1", (1500, 1500)).save(large, "PNG")
    assert read_logo(drawing(large.getvalue())).kind == "svg"
    assert refusal(lambda: read_logo(drawing(large.getvalue(), 2)), error=ReportError) == [
        (
            "logo: the logo has more than 4 million pixels; found '4500000 in all pictures inside'. "
            "Save it with fewer pixels. [logo-pixels]"
        )
    ]
    (said,) = refusal(lambda: read_logo(drawing(picture()[:60])), error=ReportError)
    assert said.startswith("logo: the logo is broken; found ")
    (said,) = refusal(lambda: read_logo(drawing(b"GIF89a")), error=ReportError)
    assert said.startswith("logo: the logo is broken; found ")


def test_a_drawing_in_another_encoding_is_refused() -> None:
    """Typst reads UTF-8 alone; a declaration can hide from a look at the bytes in any other."""
    hidden = b"<svg".decode("utf-16-le")
    content = f'<?xml version="1.0" encoding="UTF-16"?><!--{hidden}-->{SVG.format("")}'.encode("utf-16")
    assert refusal(lambda: read_logo(content), error=ReportError) == [
        (
            "logo: the logo is no UTF-8 text; found \"'utf-8' codec can't decode byte 0xff in position 0: "
            'invalid start byte". Save it as UTF-8. [logo-encoding]'
        )
    ]


def test_a_picture_of_too_many_pixels_is_refused_by_its_head_alone() -> None:
    head = struct.pack(">II5B", 60_000, 60_000, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + head
    bomb = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", len(head)) + chunk + struct.pack(">I", zlib.crc32(chunk))
    assert refusal(lambda: read_logo(bomb), error=ReportError) == [
        (
            "logo: the logo has more than 4 million pixels; found '60000 × 60000'. "
            "Save it with fewer pixels. [logo-pixels]"
        )
    ]
    assert read_logo(picture("JPEG", (2000, 2000))).kind == "jpeg"
    assert "logo-pixels" in refusal(lambda: read_logo(picture("JPEG", (2001, 2000))), error=ReportError)[0]


@pytest.mark.parametrize("content", [picture()[:60], picture("JPEG")[:200], SVG.format("<g>").encode()])
def test_broken_logos_are_refused(content: bytes) -> None:
    (said,) = refusal(lambda: read_logo(content), error=ReportError)
    assert said.startswith("logo: the logo is broken; found ")
    assert said.endswith(". Take another copy of it. [logo-broken]")


def test_other_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert refusal(lambda: read_logo(b"GIF89a.."), error=ReportError) == [
        "logo: the logo is no PNG, JPEG or SVG; found \"b'GIF89a..'\". Save it as one of the three. [logo-kind]"
    ]
    assert refusal(lambda: read_logo(b"<html><svg/></html>"), error=ReportError) == [
        "logo: the logo is no PNG, JPEG or SVG; found 'html'. Save it as one of the three. [logo-kind]"
    ]
    assert refusal(lambda: read_logo(tmp_path / "none.png"), error=ReportError) == [
        "none.png: the logo cannot be read; found 'No such file or directory'. Check the path. [logo-unreadable]"
    ]
    monkeypatch.setattr(logo, "MAX_BYTES", 50)
    assert refusal(lambda: read_logo(picture()), error=ReportError) == [
        (
            "logo: the logo is larger than 0 MB; found 'at least 96 bytes'. "
            "Save it smaller; on paper a logo is 5 cm wide. [logo-large]"
        )
    ]
