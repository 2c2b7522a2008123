"""A house font: taken, measured, drawn; and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from scorecard.errors import FontError
from scorecard.plots import fonts
from scorecard.plots.canvas import Canvas, Words
from scorecard.plots.fonts import house
from scorecard.plots.theme import Theme, drawing
from scorecard.plots.wrapping import text_width
from tests.refusal import refusal

WIDE = 1200
"""Advance of every letter of the made-up font, in thousandths of the size."""


def made(folder: Path, *, family: str = "Block House", bold: bool = False, restricted: bool = False) -> Path:
    """Write a font of black blocks for the letters A to Z and the blank."""
    letters = [chr(code) for code in range(ord("A"), ord("Z") + 1)]
    pen = TTGlyphPen(None)
    for number, point in enumerate([(100, 0), (100, 700), (1100, 700), (1100, 0)]):
        (pen.moveTo if number == 0 else pen.lineTo)(point)
    pen.closePath()
    block, empty = pen.glyph(), TTGlyphPen(None).glyph()
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "space", *letters])
    builder.setupCharacterMap({32: "space", **{ord(letter): letter for letter in letters}})
    builder.setupGlyf({".notdef": empty, "space": empty, **dict.fromkeys(letters, block)})
    builder.setupHorizontalMetrics(dict.fromkeys([".notdef", "space", *letters], (WIDE, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    style = "Bold" if bold else "Regular"
    builder.setupNameTable(
        {
            "familyName": family,
            "styleName": style,
            "fullName": f"{family} {style}",
            "psName": family.replace(" ", "") + style,
        }
    )
    builder.setupOS2(usWeightClass=700 if bold else 400, fsType=2 if restricted else 0)
    builder.setupPost()
    path = folder / f"{family.replace(' ', '')}-{style}.ttf"
    builder.save(path)
    return path


def test_widths_come_from_the_house_font_and_from_ours_where_it_lacks_a_character(tmp_path: Path) -> None:
    theme = Theme.house(font=made(tmp_path), bold=made(tmp_path, bold=True))
    plain = text_width("中g", 10)
    assert text_width("AB", 10) != pytest.approx(24.0)
    with drawing(theme):
        assert text_width("AB", 10) == pytest.approx(24.0)
        assert text_width("AB", 10, bold=True) == pytest.approx(24.0)
        assert text_width("中g", 10) == plain
    assert text_width("AB", 10) != pytest.approx(24.0)


def test_drawing_uses_the_house_font(tmp_path: Path) -> None:
    theme = Theme.house(font=made(tmp_path))
    with drawing(theme):
        canvas = Canvas.make(60.0, ax=None, theme=theme, name="test")
        text = canvas.text(10.0, 20.0, "ABC", Words(10.0, theme.ink), gid="here")
        width = text.get_window_extent().width / canvas.figure.dpi * 72
    assert width == pytest.approx(36.0, rel=0.05)
    assert theme.families == ("Block House", *fonts.FAMILIES)


def test_a_character_that_only_the_house_font_has_is_no_box(tmp_path: Path) -> None:
    font = fonts.read_house_font(made(tmp_path))
    assert fonts.check_text(["𠮷"], font=font) == (("𠮷", "𠮷"),)
    assert fonts.check_text(["AB 中"], font=font) == ()


def test_files_that_are_no_font_are_refused_together(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(b"\x89PNG....")
    call = lambda: fonts.read_house_font(tmp_path / "none.ttf", bold=tmp_path / "logo.png")  # noqa: E731
    assert refusal(call, error=FontError) == [
        "none.ttf: the file cannot be read; found 'No such file or directory'. Name a font file. [house-font-unreadable]",
        (
            "logo.png: the file is no TrueType or OpenType font; found \"b'\\x89PNG'\". "
            "Take a .ttf or .otf file of one face, not a collection or a web font. [house-font-kind]"
        ),
    ]


def test_broken_font_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "cut.ttf"
    path.write_bytes(made(tmp_path).read_bytes()[:90])
    (said,) = refusal(lambda: fonts.read_house_font(path), error=FontError)
    assert said.startswith("cut.ttf: the font is broken; found ")
    assert said.endswith(". Take another copy of the file. [house-font-broken]")


def test_large_font_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = made(tmp_path)
    monkeypatch.setattr(house, "MAX_BYTES", 1_000)
    assert refusal(lambda: fonts.read_house_font(path), error=FontError) == [
        (
            f"BlockHouse-Regular.ttf: the font is larger than 0 MB; found '{path.stat().st_size} bytes'. "
            "Take a smaller file, such as one for fewer scripts. [house-font-large]"
        )
    ]


def test_restricted_taken_and_nameless_fonts_are_refused(tmp_path: Path) -> None:
    assert refusal(lambda: fonts.read_house_font(made(tmp_path, restricted=True)), error=FontError) == [
        (
            "BlockHouse-Regular.ttf: the font says that it may not be embedded; found 'Block House'. "
            "Take a font whose licence allows embedding. [house-font-restricted]"
        )
    ]
    ours = made(tmp_path, family="Noto Sans SC")
    assert refusal(lambda: Theme.house(font=ours), error=FontError) == [
        (
            "NotoSansSC-Regular.ttf: a packaged family has this name; found 'Noto Sans SC'. "
            "Leave it out: it is packaged already. [house-font-taken]"
        )
    ]
    assert refusal(lambda: fonts.read_house_font(made(tmp_path, family="")), error=FontError) == [
        "-Regular.ttf: the font has no family name, no PostScript name or no characters; found ''. Take another font. [house-font-nameless]"
    ]


def test_variable_font_is_refused(tmp_path: Path) -> None:
    from fontTools.ttLib.tables._f_v_a_r import table__f_v_a_r

    path = made(tmp_path)
    with TTFont(path) as font:
        font["fvar"] = table__f_v_a_r()
        font.save(tmp_path / "moving.ttf")
    assert refusal(lambda: fonts.read_house_font(tmp_path / "moving.ttf"), error=FontError) == [
        (
            "moving.ttf: the font is variable; found 'Block House'. "
            "Make a file of one weight from it (fontTools.varLib.instancer). [house-font-variable]"
        )
    ]
