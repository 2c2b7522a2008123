"""Fonts of the HTML review: only the characters used, and all of them."""

from __future__ import annotations

import base64
import io
import re

import pytest
from fontTools.ttLib import TTFont

from scorecard.report.html_fonts import font_rules
from scorecard.report.pdf import KICKER
from tests.report.kiosk import html
from tests.report.markup import read

RULE = re.compile(
    r'@font-face\{font-family:"([^"]+)";font-weight:(\d+);'
    r'src:url\(data:font/woff;base64,([^)]+)\) format\("woff"\)\}'
)


def faces(rules: str) -> dict[tuple[str, int], frozenset[str]]:
    """Return the characters of every face in some rules."""
    found: dict[tuple[str, int], frozenset[str]] = {}
    for family, weight, data in RULE.findall(rules):
        with TTFont(io.BytesIO(base64.b64decode(data, validate=True))) as font:
            assert font.flavor == "woff"
            found[family, int(weight)] = frozenset(map(chr, font.getBestCmap()))
    return found


def test_a_face_has_the_characters_used_and_no_other() -> None:
    assert faces(font_rules(["OTIF 准时"], bold=["得分"])) == {
        ("Noto Sans SC", 400): frozenset("OTIF 准时"),
        ("Noto Sans SC", 700): frozenset("得分"),
    }


def test_what_the_first_family_lacks_comes_from_the_second() -> None:
    """The arrow is in DejaVu Sans alone."""
    found = faces(font_rules(["a ↯"], bold=["↯"]))
    assert found == {
        ("Noto Sans SC", 400): frozenset("a "),
        ("DejaVu Sans", 400): frozenset("↯"),
        ("DejaVu Sans", 700): frozenset("↯"),
    }


def test_no_text_needs_no_font() -> None:
    assert font_rules([], bold=[""]) == ""


def test_order_of_texts_does_not_matter() -> None:
    assert font_rules(["ab", "时"], bold=["c"]) == font_rules(["时", "ba", "a"], bold=["c"])


@pytest.mark.slow
def test_the_review_has_every_character_of_its_texts_in_the_weight_it_is_set_in() -> None:
    page = read(html("zh"))
    had = faces(page.sheets[0])
    bold = {"h1", "h2", "h3", "figcaption"}
    for weight in (400, 700):
        wanted = {
            c
            for text, above in page.texts
            if (above[-1] in bold or text == KICKER.text("zh")) == (weight == 700)
            for c in text
        }
        wanted -= set("\n")
        reached = frozenset().union(*(has for (_, w), has in had.items() if w == weight))
        assert wanted - reached == set()
    drawn = {c for text in page.chart_texts for c in text} - set("\n")
    assert drawn - frozenset().union(*had.values()) == set()
