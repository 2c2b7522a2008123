from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import fontManager

from scorecard.errors import FontError
from scorecard.plots import fonts
from scorecard.plots.fonts import faces
from scorecard.plots.theme import drawing
from scorecard.plots.wrapping import text_width

FILES = ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf", "DejaVuSans.ttf", "DejaVuSans-Bold.ttf")


def characters(file: str) -> set[int]:
    """Return what fontTools, not the library, finds in a file."""
    with TTFont(fonts.FOLDER / file) as font:
        return set(font.getBestCmap())


def two_byte(encoding: str, leads: range, trails: range) -> set[int]:
    found = set()
    for lead in leads:
        for trail in trails:
            text = bytes((lead, trail)).decode(encoding, errors="ignore")
            found |= {ord(text)} if len(text) == 1 else set()
    return found


@pytest.mark.parametrize("pair", [FILES[:2], FILES[2:]], ids=["Noto Sans SC", "DejaVu Sans"])
def test_bold_has_every_character_of_regular(pair: tuple[str, str]) -> None:
    regular, bold = pair
    assert characters(regular) == characters(bold)


def test_chinese_of_both_scripts_is_there() -> None:
    held = characters(FILES[0])
    simplified = two_byte("gb2312", range(0xB0, 0xF8), range(0xA1, 0xFF))
    traditional = two_byte("big5", range(0xA4, 0xC7), range(0x40, 0xFF))
    assert len(simplified) == 6763, "the Chinese characters of GB 2312"
    assert simplified <= held
    assert len(traditional & set(range(0x4E00, 0xA000))) == 5401, "level 1 of Big5"
    assert traditional & set(range(0x4E00, 0xA000)) <= held


def test_names_and_signs_are_there() -> None:
    assert fonts.check_text(["喆堃珺昇〇㎡臺灣標", "●▲◆□■○△◇−≥≤±→↑↓§€£¥₩‰²³×·ÄéßŁőΩ，。（）％５"]) == ()


def test_static_faces_with_their_names() -> None:
    for file, weight in ((FILES[0], 400), (FILES[1], 700)):
        with TTFont(fonts.FOLDER / file) as font:
            assert "fvar" not in font
            assert font["OS/2"].usWeightClass == weight
            assert font["name"].getDebugName(1) == "Noto Sans SC"


def test_digits_have_one_width() -> None:
    assert {fonts.advance(digit) for digit in "0123456789+−"} == {0.555}
    assert {fonts.advance(digit, bold=True) for digit in "0123456789+−"} == {0.59}


@pytest.mark.parametrize("character", ["A", "g", "中", "，", "✓", "₂", "é", "−"])
@pytest.mark.parametrize("bold", [False, True])
def test_advance_equals_the_width_in_the_font_file(character: str, bold: bool) -> None:
    for file in (FILES[bold], FILES[2 + bold]):
        with TTFont(fonts.FOLDER / file) as font:
            glyph = font.getBestCmap().get(ord(character))
            if glyph is not None:
                wanted = font["hmtx"][glyph][0] / font["head"].unitsPerEm
                assert fonts.advance(character, bold=bold) == pytest.approx(wanted, rel=1e-3)
                return
    pytest.fail("no file has it")


@pytest.mark.parametrize("text", ["Reliability 可靠性 −1.21", "On-time, in-full delivery", "维度、目标、指标（100 %）"])
@pytest.mark.parametrize("bold", [False, True])
def test_measured_width_is_the_drawn_width(text: str, bold: bool) -> None:
    with drawing():
        figure = Figure(figsize=(6, 1), dpi=200)
        canvas = FigureCanvasAgg(figure)
        drawn = figure.text(0.01, 0.5, text, fontsize=9, fontweight="bold" if bold else "normal")
        width = drawn.get_window_extent(canvas.get_renderer()).width / 200 * 72
    assert text_width(text, 9, bold=bold) == pytest.approx(width, rel=0.02)


def test_registered_font_is_ours() -> None:
    fonts.register()
    found = fontManager.findfont("Noto Sans SC:bold")
    assert Path(found) == fonts.FOLDER / "NotoSansSC-Bold.ttf"


def test_other_font_of_the_name_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fontManager, "findfont", lambda wanted: "other/NotoSansSC.otf")
    with pytest.raises(FontError) as caught:
        faces.register.__wrapped__()
    assert str(caught.value) == (
        "Matplotlib does not use the packaged font NotoSansSC-Regular.ttf.\n"
        "  matplotlib does not use the packaged font NotoSansSC-Regular.ttf; found 'other/NotoSansSC.otf'. "
        "Remove the other font of this name from matplotlib's font list. [font-not-registered]"
    )


def test_missing_characters_are_named_once_each() -> None:
    assert fonts.check_text(["fine", "van 🚚🚚 and 𠮷", "van 🚚🚚 and 𠮷"]) == (("van 🚚🚚 and 𠮷", "🚚𠮷"),)


def test_texts_that_would_print_as_boxes_are_refused() -> None:
    with pytest.raises(FontError) as caught:
        fonts.require_glyphs(["OTIF", "Lieferung 🚚", "𠮷野家"], where="gap chart")
    assert str(caught.value) == (
        "The gap chart has characters that would print as empty boxes.\n"
        "  gap chart: no packaged font has 🚚 (U+1F69A); found 'Lieferung 🚚'. Write the text with other characters. [missing-glyph]\n"
        "  gap chart: no packaged font has 𠮷 (U+20BB7); found '𠮷野家'. Write the text with other characters. [missing-glyph]"
    )


def test_combining_marks_take_no_room() -> None:
    assert fonts.advance("\u0301") == 0.0


def test_licences_and_sources_lie_beside_the_fonts() -> None:
    assert "SIL OPEN FONT LICENSE Version 1.1" in (fonts.FOLDER / "OFL.txt").read_text("utf-8")
    assert "Bitstream Vera" in (fonts.FOLDER / "LICENSE_DEJAVU").read_text("utf-8")
    readme = (fonts.FOLDER / "README.md").read_text("utf-8")
    assert all(file in readme for file in FILES)
    assert f"({len(characters(FILES[0])):,})".replace(",", " ") in readme
