"""The height of a printed table, told before it is set, against the height that Typst gives it."""

from __future__ import annotations

import json
import math
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard import LocalText
from scorecard._table import Column, Table
from scorecard._text import LANGS, Lang
from scorecard.plots.theme import DEFAULT, Paper
from scorecard.report import pdf, pdf_grids
from scorecard.report.document import Block, Document, Figure, Grid, Paragraph
from scorecard.report.look import Look
from tests.report.kiosk import kiosk

FONTS = Path(str(files("scorecard.plots").joinpath("fonts")))
TEMPLATE = files("scorecard.report").joinpath("review.typ").read_text("utf-8")
SPOT = "  context {\n    let together"
TOLD = (
    "  context [#metadata((block-data.least, block-data.most,"
    " measure([#made(plain) #shown-notes], width: text-width()).height.pt())) <height>]\n"
)
WORDS = (
    "on-time delivery in full",
    "准时足量交付率",
    "84.3",
    "−0.41 [−0.62, −0.20]",
    "客户反馈（2019 年第四季度）：“等待时间”，较长。",
    "Respondents/customers & complaints—answered within the day",
    "internationalisation",
    "第1周3项，第2周2项",
    "甲2019年乙2020年12月丙2021年第3季度丁",
    "A类3项B类2项C类1项",
    "a中" * 20,
    "WWWW MMMM @@@@ %%%%",
    "",
)


def heights(document: Document, lang: Lang, paper: Paper) -> list[tuple[float, float | None, float]]:
    """Return what is told of each table (least, most) and the height that Typst measures, in points."""
    assert TEMPLATE.count(SPOT) == 1, "the template no longer asks where it is replaced here"
    look = Look(theme=DEFAULT.on(paper))
    data = {"look": pdf._look(look), "editions": [pdf._data(document, lang, look)]}
    with tempfile.TemporaryDirectory() as room:
        found = typst.query(
            TEMPLATE.replace(SPOT, TOLD + SPOT).encode(),
            "<height>",
            field="value",
            root=room,
            font_paths=typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)]),
            sys_inputs={"data": json.dumps(data)},
        )
    return [tuple(one) for one in json.loads(found)]


def table(cells: Sequence[Sequence[str]], *, numbers: int, title: str | None, notes: Sequence[str]) -> Table:
    """Return a table whose last columns stand on the right."""
    wide = len(cells[0])
    columns = [
        Column(f"c{x}", LocalText(en=f"Heading {x}", zh=f"栏目 {x}"), "text" if x < wide - numbers else "number")
        for x in range(wide)
    ]
    rows = [
        tuple(cell if x < wide - numbers else float(y) for x, cell in enumerate(row)) for y, row in enumerate(cells)
    ]
    return Table(
        tuple(columns),
        tuple(rows),
        title=None if title is None else LocalText(en=title),
        notes=tuple(LocalText(en=note) for note in notes),
    )


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Make a review of several tables."""
    blocks: list[Block] = []
    text = st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join)
    for _ in range(6):
        wide, numbers = draw(st.integers(1, 7)), draw(st.integers(0, 2))
        rows = draw(st.lists(st.lists(text, min_size=wide + numbers, max_size=wide + numbers), min_size=1, max_size=30))
        made = table(
            rows,
            numbers=numbers,
            title=draw(st.none() | text.filter(str.strip)),
            notes=[n for n in draw(st.lists(text, max_size=3)) if n.strip()],
        )
        strong = draw(st.frozensets(st.integers(0, len(rows) - 1), max_size=3))
        blocks.append(Grid(made, tuple([1.0] * (wide + numbers)), strong=strong, depths=tuple([1] * len(rows))))
        if draw(st.booleans()):
            blocks.append(Paragraph(LocalText(en="A quiet sentence below."), quiet=True))
    return Document(LocalText(en="Title"), LocalText(en="2026"), (), None, tuple(blocks))


@pytest.mark.parametrize("paper", ["a4", "letter", "16:9"])
@settings(max_examples=5)
@given(document=documents(), lang=st.sampled_from(LANGS))
def test_a_table_is_as_high_as_told(paper: Paper, document: Document, lang: Lang) -> None:
    found = heights(document, lang, paper)
    assert len(found) == 6
    for least, most, high in found:
        assert least <= high
        assert most is None or high <= most


def test_room_between_chinese_and_latin_counts() -> None:
    """Typst sets about a quarter of an em between them, which may break a line that its letters alone would not."""
    rows = [[f"row {y}", "第1组3项，第2组2项"] for y in range(21)]
    grid = Grid(table(rows, numbers=0, title=None, notes=()), (16.0, 3.9))
    ((least, most, high),) = heights(Document(LocalText(en="T"), LocalText(en="2026"), (), None, (grid,)), "zh", "a4")
    assert most is not None
    assert least <= high <= most
    assert high > 500, "the cells must break"


@pytest.mark.parametrize("lang", LANGS)
def test_heights_told_keep_the_review_as_it_is(lang: Lang, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = kiosk().review.document
    tables = tuple(block for block in whole.blocks if not isinstance(block, Figure))  # charts take long to draw
    document = replace(whole, blocks=tables)
    found = heights(document, lang, "a4")
    assert all(least <= high <= (most or high) for least, most, high in found)
    room = 327.0  # half a page
    plain = sum((most is not None and most <= room) or least > room for least, most, _ in found)
    assert plain >= len(found) * 2 / 3, "most tables must be plain beforehand, or nothing is won"
    told = pdf.render_pdf(document, lang=lang)
    monkeypatch.setattr(pdf_grids, "height_bounds", lambda *_a, **_k: (0.0, math.inf))
    assert pdf.render_pdf(document, lang=lang) == told
