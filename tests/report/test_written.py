"""A review in both languages, on other papers, with logo and mark."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from scorecard import LocalText, Review
from scorecard.plots import Theme
from scorecard.report.document import Document, Heading, Paragraph
from tests.plots.fonts.test_house import made as made_font
from tests.report.kiosk import dense, reader
from tests.report.test_logo import picture

MARK = LocalText(en="Board only", zh="仅供董事会")


def small(pages: int = 3) -> Review:
    """Return a review of a few pages without charts."""
    blocks: list[Heading | Paragraph] = []
    for number in range(1, pages + 1):
        blocks += [
            Heading(LocalText(en=f"Part {number}", zh=f"第{number}部分")),
            Paragraph(LocalText(en="A", zh="甲")),
        ]
    return Review(Document(LocalText(en="Title", zh="标题"), LocalText(en="2026"), (), None, tuple(blocks)))


def texts(content: bytes) -> list[str]:
    return [dense(page.extract_text()) for page in reader(content).pages]


def test_two_editions_have_contents_and_page_numbers_of_their_own() -> None:
    both = small().to_pdf(lang="en+zh")
    said = texts(both)
    assert said == [*texts(small().to_pdf(lang="en")), *texts(small().to_pdf(lang="zh"))]
    assert [page[-3:] for page in said] == ["1/4", "2/4", "3/4", "4/4"] * 2
    assert "Part3" in said[0]
    assert "第3部分" in said[4]
    assert "Part" not in said[4]
    assert both == small().to_pdf(lang="en+zh")


def test_contents_of_the_second_edition_lead_into_it() -> None:
    book = reader(small().to_pdf(lang="en+zh"))
    targets = []
    for note in book.pages[4].get("/Annots", []):
        link = note.get_object()
        where = link.get("/Dest") or link["/A"]["/D"]
        found = book.named_destinations[str(where)] if isinstance(where, str) else None
        targets.append(found.page.idnum if found is not None else where[0].idnum)
    pages = [page.indirect_reference.idnum for page in book.pages]
    assert [pages.index(target) for target in targets] == [5, 6, 7]


SIZES = {"a4": (595.28, 841.89), "letter": (612.0, 792.0), "16:9": (841.89, 473.56)}


@pytest.mark.parametrize("paper", SIZES)
def test_pages_have_the_size_of_the_paper(paper: str) -> None:
    box = reader(small().to_pdf(paper=paper)).pages[0].mediabox  # type: ignore[arg-type]  # one of three
    assert (float(box.width), float(box.height)) == pytest.approx(SIZES[paper], abs=0.01)


def test_the_mark_stands_once_on_every_page_in_its_language() -> None:
    said = texts(small().to_pdf(lang="en+zh", confidentiality=MARK))
    assert [page.count("Boardonly") for page in said] == [1] * 4 + [0] * 4
    assert [page.count("仅供董事会") for page in said] == [0] * 4 + [1] * 4
    page = small().to_html(lang="en+zh", confidentiality=MARK).decode()
    assert page.count('<p class="mark">') == 2
    assert '@page en{@top-center{content:"Board only"' in page
    assert '@page zh{@top-center{content:"仅供董事会"' in page


def test_a_mark_cannot_leave_its_rule() -> None:
    page = small().to_html(confidentiality='x"}body{display:none}</style><script>').decode()
    sheet = page.partition("</style>")[0]
    assert "<script" not in page
    assert "body{display:none}" not in sheet
    assert 'content:"x\\22 \\7d body\\7b display\\3a none' in sheet
    assert page.count("</style>") == 1


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "svg"])
def test_a_logo_stands_on_the_first_page_with_its_alternative(kind: str) -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="20" height="9"><rect width="20" height="9"/></svg>'
    content = svg if kind == "svg" else picture(kind)
    pdf = small().to_pdf(logo=content)
    assert pdf == small().to_pdf(logo=content)
    assert len(pdf) > len(small().to_pdf()) + 200
    page = small().to_html(logo=content).decode()
    mime = {"PNG": "png", "JPEG": "jpeg", "svg": "svg+xml"}[kind]
    assert page.count(f'<img class="logo" alt="Logo" src="data:image/{mime};base64,') == 1


def test_theme_and_paper_reach_the_page(tmp_path: Path) -> None:
    theme = Theme.house(font=made_font(tmp_path), colours={"accent": "#7A1FA2"})
    target = small().save(tmp_path / "r.pdf", theme=theme, paper="letter")
    names = {
        str(font.get_object()["/BaseFont"]).partition("+")[2]
        for page in reader(target.read_bytes()).pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert any(name.startswith("BlockHouse") for name in names)
    assert any(name.startswith("NotoSansSC") for name in names), "small letters come from ours"
    page = small().to_html(theme=theme, paper="letter").decode()
    assert 'html{font:100%/1.6 "Block House","Noto Sans SC","DejaVu Sans",sans-serif' in page
    assert '@font-face{font-family:"Block House";font-weight:400' in page
    assert "@page{size:letter;" in page
    assert "--accent:#7A1FA2;--heading:#7A1FA2" in page
    assert page.encode() == small().to_html(theme=theme, paper="letter")


def test_grey_html_has_no_hue() -> None:
    page = re.sub(r"base64,[A-Za-z0-9+/=]*", "", small().to_html(theme=Theme.grey()).decode())
    light = page.partition("@media (prefers-color-scheme:dark)")[0]
    found = {c.lower() for c in re.findall(r"#[0-9a-fA-F]{6}\b", light)}
    assert found
    assert all(len({c[1:3], c[3:5], c[5:7]}) == 1 for c in found)


def test_the_foot_stands_on_every_page() -> None:
    of = small().document
    made = Review(replace(of, foot=LocalText(en="† something", zh="† 某项")))
    assert all("†something" in page for page in texts(made.to_pdf()))
    assert "<p>† something</p>" in made.to_html().decode()
