"""The PDF itself: pages, names, fonts, tags, links, the same bytes, and nothing left behind on failure."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
import typst

from scorecard import LocalText, Review, gap_analysis, review
from scorecard._table import Column, Table
from scorecard._text import LANGS, Lang
from scorecard.errors import FontError, OutputError, ReportError
from scorecard.plots.theme import DEFAULT
from scorecard.report.document import Block, Bullets, Document, Figure, Grid, Heading, Paragraph
from scorecard.report.pdf import _blocks, render_pages, render_pdf
from tests.report.kiosk import dense, kiosk, pages, pdf, reader
from tests.report.small import card, evaluation, survey

HEADINGS = {
    "en": (
        "Scorecard",
        "All scores",
        "Strategy map",
        "Service quality",
        "Method and definitions",
        "Data and exclusions",
    ),
    "zh": ("平衡计分卡", "全部得分", "战略地图", "服务质量", "方法与定义", "数据与剔除"),
}


def small(*blocks: object, title: str = "Title", author: str | None = None) -> Document:
    """Return a document of a few blocks."""
    owner = None if author is None else LocalText(en=author)
    return Document(LocalText(en=title), LocalText(en="2026"), (), owner, blocks)  # type: ignore[arg-type]  # blocks


def text_of(document: Document, lang: Lang = "en") -> str:
    """Return the text of all pages."""
    return "\n".join(page.extract_text() for page in reader(render_pdf(document, lang=lang)).pages)


# ------------------------------------------------------------------ the kiosk


@pytest.mark.parametrize("lang", LANGS)
def test_review_has_pages_and_every_name_in_its_language(lang: Lang) -> None:
    assert len(pages(lang)) >= 6
    card, text = kiosk().card, dense("".join(pages(lang)))
    instrument = card.surveys["customers"].instrument
    names = [card.name, *(o.name for o in card.objectives), *(d.name for d in instrument.dimensions)]
    names += [m.name for m in card.measures] + [p.name for p in card.perspectives] + [i.label for i in instrument.items]
    missing = [name.text(lang) for name in names if dense(name.text(lang)) not in text]
    assert missing == []
    for heading in HEADINGS[lang]:
        assert dense(heading) in text


@pytest.mark.slow
def test_languages_are_not_mixed() -> None:
    assert "差距" not in "".join(pages("en"))
    assert "interval" not in "".join(pages("zh")).lower()


@pytest.mark.parametrize("lang", LANGS)
def test_fonts_are_embedded_subsets(lang: Lang) -> None:
    found: dict[str, bool] = {}
    for page in reader(pdf(lang)).pages:
        for font in page["/Resources"]["/Font"].values():
            inner = font.get_object()["/DescendantFonts"][0].get_object()
            found[inner["/BaseFont"]] = "/FontFile2" in inner["/FontDescriptor"]
    assert found
    for name, embedded in found.items():
        prefix, plus, family = name.lstrip("/").partition("+")
        assert (len(prefix), prefix.isupper(), plus, embedded) == (6, True, "+", True), name
        assert family.startswith(("NotoSansSC", "DejaVuSans")), name


@pytest.mark.parametrize("lang", LANGS)
def test_pdf_is_tagged_and_says_its_language(lang: Lang) -> None:
    book = reader(pdf(lang))
    root = book.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] is True or bool(root["/MarkInfo"]["/Marked"])
    assert root["/Lang"] == {"en": "en-GB", "zh": "zh-CN"}[lang]
    kinds: list[str] = []
    alternatives: list[str] = []

    def walk(node: object) -> None:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for part in node:
                walk(part)
        elif isinstance(node, dict):
            if "/S" in node and node.get("/Type", "/StructElem") == "/StructElem":
                kinds.append(str(node["/S"]))
                if node["/S"] == "/Figure":
                    alternatives.append(str(node.get("/Alt", "")))
            if "/K" in node:
                walk(node["/K"])

    walk(root["/StructTreeRoot"])
    assert {"/H1", "/H2", "/P", "/Table", "/TH", "/TD", "/TOC", "/Link", "/Figure"} <= set(kinds)
    assert len(alternatives) == 6  # scorecard, strategy map, two measures against target, gaps, importance
    security = {"en": "Security", "zh": "安全性"}[lang]
    assert all(len(text) > 60 for text in alternatives)
    assert any(security in text and "−1.81" in text for text in alternatives)
    assert book.metadata is not None
    assert book.metadata.title == kiosk().card.name.text(lang)
    assert kiosk().card.organisation is not None
    assert book.metadata.author == kiosk().card.organisation.text(lang)


@pytest.mark.parametrize("lang", LANGS)
def test_contents_are_linked_to_the_pages_they_name(lang: Lang) -> None:
    book = reader(pdf(lang))
    targets = {str(entry.title): book.get_destination_page_number(entry) for entry in _flat(book.outline)}
    assert set(HEADINGS[lang]) <= set(targets)
    for title, page in targets.items():
        assert dense(title) in dense(pages(lang)[page]), title
    numbers = {page.indirect_reference.idnum: n for n, page in enumerate(book.pages) if page.indirect_reference}
    links = [a.get_object() for a in book.pages[0]["/Annots"]]
    places = [link.get("/Dest", link.get("/A", {}).get("/D")).get_object() for link in links]
    named = book.named_destinations  # parts of the review; other headings are pointed to directly
    led_to = [
        book.get_destination_page_number(named[place])
        if isinstance(place, str)
        else numbers[list.__getitem__(place, 0).idnum]
        for place in places
    ]
    titles = [b.text.text(lang) for b in kiosk().review.document.blocks if isinstance(b, Heading) and b.level == 1]
    entries = {title: targets[title] for title in titles}  # with this many headings, pages alone
    assert sorted(set(led_to)) == sorted(set(entries.values()))
    assert len(led_to) >= len(entries)
    for title, page in entries.items():  # the printed number is that of the page
        line = next(line for line in pages(lang)[0].splitlines() if line.startswith(f"{title} ."))
        assert line.rpartition(" ")[2] == str(page + 1), title


def _flat(outline: list[object]) -> list[object]:
    """Return an outline without its levels."""
    found: list[object] = []
    for entry in outline:
        found.extend(_flat(entry) if isinstance(entry, list) else [entry])
    return found


@pytest.mark.parametrize("lang", LANGS)
def test_every_page_has_its_number_and_every_later_page_its_header(lang: Lang) -> None:
    for number, page in enumerate(pages(lang), start=1):
        assert page.splitlines()[-1].endswith(f"{number} / {len(pages(lang))}")
        if number > 1:
            first = dense(page.splitlines()[0])
            assert first.startswith(dense(kiosk().card.name.text(lang)))


def test_same_input_gives_the_same_bytes() -> None:
    of = card()
    made = [review(of, evaluation(of), evidence=[gap_analysis(survey(3))]).to_pdf(lang="zh") for _ in range(2)]
    assert made[0] == made[1]


@pytest.mark.slow
def test_another_process_gives_the_same_bytes() -> None:
    """Nothing depends on the order of sets, the clock, the folder or the process."""
    program = (
        "import hashlib, sys\n"
        "from tests.report.kiosk import pdf\n"
        "print(*(hashlib.sha256(pdf(lang)).hexdigest() for lang in ('en', 'zh')))\n"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "4711", "TZ": "Asia/Shanghai", "LC_ALL": "C"}
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, env=environment, check=False)
    assert done.stderr == ""
    assert done.stdout.split() == [hashlib.sha256(pdf(lang)).hexdigest() for lang in LANGS]


# --------------------------------------------------------------- texts as data

HOSTILE = '#panic("x") *bold* $x$ <script> @ref = heading \\ `raw` // comment /* more */ [b] #{1+1} <label> "q" ~'


def test_text_is_printed_and_never_run() -> None:
    words = LocalText(en=HOSTILE)
    table = Table((Column("a", LocalText(en=HOSTILE, zh=HOSTILE)),), ((HOSTILE,),), title=words, notes=(words,))
    document = Document(
        words,
        words,
        (words,),
        words,
        (Heading(words), Heading(words, 2), Paragraph(words), Bullets((words,)), Grid(table, (1.0,))),
        date=words,
    )
    # title, subtitle, date, message, two entries of the contents, two headings, paragraph, bullet, heading of the
    # table, its title, cell and note
    assert dense(text_of(document)).count(dense(HOSTILE)) == 14


def test_card_with_markup_prints_it() -> None:
    of = card(
        name=HOSTILE,
        organisation=HOSTILE,
        notes=[HOSTILE],
        perspectives=[{"id": "own", "name": HOSTILE, "objectives": [{"id": "goal", "name": HOSTILE}]}],
    )
    made = review(of, evaluation(of, value=None), message=HOSTILE)
    text = dense("".join(page.extract_text() for page in reader(made.to_pdf()).pages))
    # title, subtitle, message, two rows of scores, note; the charts break it into lines
    assert text.count(dense(HOSTILE)) >= 6


def test_character_without_a_font_is_named_before_anything_is_written(tmp_path: Path) -> None:
    target = tmp_path / "review.pdf"
    target.write_bytes(b"the last one")
    told = Review(small(Paragraph(LocalText(en="A kiosk 🚚 and 여"))))
    with pytest.raises(FontError) as caught:
        told.save(target)
    assert str(caught.value) == (
        "The review has characters that would print as empty boxes.\n"
        "  review: no packaged font has 🚚 (U+1F69A), 여 (U+C5EC); found 'A kiosk 🚚 and 여'. "
        "Write the text with other characters. [missing-glyph]"
    )
    assert target.read_bytes() == b"the last one"
    assert [path.name for path in tmp_path.iterdir()] == ["review.pdf"]


def test_characters_of_both_languages_and_symbols_have_fonts() -> None:
    symbols = "é ß Ω µ ≥ ≤ − – ● ▲ ◆ □ ✓ ✗ ½ € ￥ ㎡ 臺灣客戶 喆堃珺昇"
    assert dense(symbols) in dense(text_of(small(Paragraph(LocalText(en=symbols)))))


class Drawn:
    """A chart that hands a text to the page which nobody has checked."""

    alt_text = "a chart"

    class figure:  # noqa: N801  # stands in for matplotlib's
        @staticmethod
        def get_size_inches() -> tuple[float, float]:
            return (6.7, 1.0)

    @staticmethod
    def svg() -> str:
        return (
            '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="50">'
            '<text x="5" y="20" font-family="Noto Sans SC">🚚</text></svg>'
        )


def test_failure_of_the_typesetter_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*arguments: object, **options: object) -> None:
        raise typst.TypstError("the page is too small")  # type: ignore[call-arg]  # as the compiler itself raises it

    monkeypatch.setattr(typst, "compile_with_warnings", fail)
    with pytest.raises(ReportError) as caught:
        render_pdf(small(), lang="en")
    assert str(caught.value) == (
        "The review cannot be made.\n"
        "  the review cannot be set; found 'the page is too small'. Report this with the card. [pdf-failed]"
    )


def test_warning_of_the_typesetter_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        typst, "compile_with_warnings", lambda *_, **__: (b"%PDF", [UserWarning("unknown font family")])
    )
    with pytest.raises(FontError) as caught:
        render_pdf(small(), lang="en")
    assert str(caught.value) == (
        "The review has a text that no font can show.\n"
        "  a text of the review cannot be set; found 'unknown font family'. Replace the character. [pdf-font]"
    )
    monkeypatch.setattr(typst, "compile_with_warnings", lambda *_, **__: (None, []))
    with pytest.raises(ReportError) as caught_nothing:
        render_pdf(small(), lang="en")
    assert str(caught_nothing.value).endswith(
        "the review cannot be set; found 'Typst returned nothing'. Report this with the card. [pdf-failed]"
    )


def test_chart_with_an_unknown_character_is_refused_by_the_page() -> None:
    with pytest.raises(FontError) as caught:
        render_pdf(small(Figure(lambda lang: Drawn())), lang="en")  # type: ignore[arg-type, return-value]  # stand-in
    assert "🚚" in str(caught.value)
    assert str(caught.value).endswith("Replace the character. [pdf-font]")


# ------------------------------------------------------------------ the layout


def table_of(rows: int, *, words: str = "word") -> Grid:
    """Return a table with one row a number."""
    columns = (
        Column("a", LocalText(en="Heading of names", zh="名称")),
        Column("b", LocalText(en="B", zh="乙"), "number"),
    )
    return Grid(Table(columns, tuple((f"{words} row{i}.", float(i)) for i in range(rows))), (3.0, 1.0))


def test_table_longer_than_a_page_goes_on_with_its_heading() -> None:
    book = reader(render_pdf(small(Heading(LocalText(en="Long")), table_of(120)), lang="en"))
    texts = [page.extract_text() for page in book.pages[1:]]
    assert len(texts) >= 2
    assert all("Heading of names" in text for text in texts)
    whole = "".join(texts)
    assert all(f"row{i}." in whole for i in range(120))


@pytest.mark.slow
def test_a_name_above_rows_never_ends_a_page() -> None:
    rows: list[tuple[str, str]] = []
    strong: set[int] = set()
    for i in range(30):
        strong.add(len(rows))
        rows += [(f"Family{i}.", ""), *((f"row{i}.{j}", f"{j}") for j in range(2 + i % 5))]
    columns = (Column("name", LocalText(en="Name")), Column("n", LocalText(en="n")))
    grid = Grid(Table(columns, tuple(rows)), (2, 1), frozenset(strong))
    ends: list[str] = []
    for above in range(8):
        filler = (Paragraph(LocalText(en="x")) for _ in range(above))
        book = reader(render_pdf(small(Heading(LocalText(en="Long")), *filler, grid), lang="en"))
        for page in book.pages:
            names = re.findall(r"Family|row", page.extract_text())
            ends += names[-1:]
    assert len(ends) > 20
    assert set(ends) == {"row"}


def torn(above: int, grid: Grid, *after: Block) -> list[str]:
    """Return the text of the pages that a table takes below so many lines."""
    filler = (Paragraph(LocalText(en="x")) for _ in range(above))
    book = reader(render_pdf(small(Heading(LocalText(en="Long")), *filler, grid, *after), lang="en"))
    return [text for page in book.pages[1:] if "row" in (text := page.extract_text())]


def test_few_rows_of_a_torn_table_never_stand_alone() -> None:
    counts: set[tuple[int, ...]] = set()
    quiet = Paragraph(LocalText(en="What the table rests on."), quiet=True)
    for above in range(4, 28, 2):
        pages = torn(above, table_of(32), quiet)
        counts.add(tuple(len(re.findall(r"row\d+\.", page)) for page in pages))
        assert "What the table rests on." in pages[-1]
    assert len(counts) > 4
    assert {sum(each) for each in counts} == {32}
    assert all(each[0] >= 6 and each[-1] >= 4 for each in counts)
    assert any(len(each) == 2 for each in counts)


def test_words_that_lead_to_a_table_never_end_a_page() -> None:
    lead = (Heading(LocalText(en="Part"), 2), Paragraph(LocalText(en="Lead words.")))
    ends: list[str] = []
    for above in range(16, 34):
        filler = (Paragraph(LocalText(en="x")) for _ in range(above))
        parts = (Heading(LocalText(en="Long")), *filler, *lead, table_of(8))
        book = reader(render_pdf(small(*parts), lang="en"))
        ends += [page.extract_text() for page in book.pages if "Lead words." in page.extract_text()]
    assert all("row0." in text for text in ends)
    assert len(ends) == 18


def test_a_tall_chart_leaves_room_for_the_words_before_it() -> None:
    from scorecard.report.look import look_of

    figure = next(block for block in kiosk().review.document.blocks if isinstance(block, Figure))
    lead = [Paragraph(LocalText(en="Lead words. " * 12)) for _ in range(2)]
    document = small(Heading(LocalText(en="Part")), *lead, Figure(figure.draw), Heading(LocalText(en="Next")))
    look = look_of(paper="16:9", theme=None, logo=None, confidentiality=None)
    book = reader(render_pdf(document, lang="en", look=look))
    (page,) = [text for each in book.pages if "Lead words." in (text := each.extract_text())]
    assert "Balanced scorecard," in page


def test_table_of_less_than_half_a_page_is_not_torn() -> None:
    filler = tuple(Paragraph(LocalText(en="filler " * 60)) for _ in range(5))
    book = reader(render_pdf(small(Heading(LocalText(en="Short")), *filler, table_of(25)), lang="en"))
    holding = [number for number, page in enumerate(book.pages) if "row" in page.extract_text()]
    assert len(holding) == 1


@pytest.mark.parametrize("above", [0, 14, 28])
def test_table_wanted_whole_is_on_one_page_with_what_leads_to_it(above: int) -> None:
    """A questionnaire is; one longer than a page goes on all the same."""
    lead = (Heading(LocalText(en="Part"), joined=True), Paragraph(LocalText(en="Lead words.")))
    filler = tuple(Paragraph(LocalText(en="x")) for _ in range(above))
    for rows, most in ((28, 1), (90, 3)):
        parts = (Heading(LocalText(en="Long")), *filler, *lead, replace(table_of(rows), whole=True))
        pages = [page.extract_text() for page in reader(render_pdf(small(*parts), lang="en")).pages[1:]]
        holding = [text for text in pages if "row" in text]
        assert len(holding) <= most
        assert "Lead words." in holding[0]
        assert all(f"row{i}." in "".join(holding) for i in range(rows))
    assert len(holding) > 1


def test_few_rows_with_much_text_are_torn_all_the_same() -> None:
    """A table is torn by its height, not by its number of rows; nothing falls off the page."""
    text = text_of(small(Heading(LocalText(en="Tall")), table_of(12, words="many words " * 80)))
    assert all(f"row{i}." in text for i in range(12))


@pytest.mark.parametrize("above", [0, 1, 2, 3])
def test_a_row_of_a_few_lines_is_not_torn(above: int) -> None:
    lead = [Paragraph(LocalText(en="Lead.")) for _ in range(above)]
    table = replace(table_of(40, words="first. " + "many words " * 20), widths=(1.0, 3.0))
    book = reader(render_pdf(small(Heading(LocalText(en="Rows")), *lead, table), lang="en"))
    texts = [page.extract_text() for page in book.pages]
    assert sum("row0." in text or "row39." in text for text in texts) == 2, "the table goes over pages"
    assert [text.count("first.") for text in texts] == [len(re.findall(r"row\d+\.", text)) for text in texts]


def test_word_longer_than_its_cell_is_broken_inside_the_cell() -> None:
    word = "Donaudampfschifffahrtsgesellschaft" * 3
    columns = (Column("a", LocalText(en="A", zh="甲")), Column("b", LocalText(en="B", zh="乙")))
    grid = Grid(Table(columns, ((word, "next"),)), (1.0, 1.0))
    page = reader(render_pdf(small(grid), lang="en")).pages[0]
    places: list[tuple[float, str]] = []
    page.extract_text(visitor_text=lambda text, cm, tm, font, size: places.append((cm[0] * tm[4] + cm[4], text)))
    lines = [text for _, text in places if "Donau" in text or "gesellschaft" in text]
    assert len(lines) >= 2
    assert dense("".join(text for _, text in places)).replace("\u200b", "").count(word) == 1


def test_long_number_takes_room_from_the_names() -> None:
    columns = (
        Column("a", LocalText(en="A", zh="甲")),
        Column("b", LocalText(en="B", zh="乙"), "number", 0),
        Column("c", LocalText(en="C", zh="丙"), "number", 0),
    )
    row = ("name", 123_456_789_012_345.0, 987_654_321_098_765.0)
    text = text_of(small(Grid(Table(columns, (row,)), (8.0, 1.0, 1.0))))
    line = next(line for line in text.splitlines() if line.startswith("name"))
    assert line.replace("\u00a0", " ") == "name 123 456 789 012 345 987 654 321 098 765"


def test_no_line_ends_within_a_number_or_before_its_sign() -> None:
    said = [
        LocalText(en="i" * n + " mm" * 30 + " 92 % here, (> 99 % of 1 234 000 m, 0.5 %, n = 300).")
        for n in range(1, 60)
    ]
    blocks = (
        *(Paragraph(text) for text in said),
        *(Paragraph(text, quiet=True) for text in said),
        Bullets(tuple(said)),
    )
    document = replace(small(*blocks), messages=tuple(said[:20]))
    lines = text_of(document).splitlines()
    assert sum("92 %" in line for line in lines) == 3 * len(said) + 20
    assert sum("1 234 000" in line for line in lines) == 3 * len(said) + 20
    assert [
        line for line in lines if line.lstrip().startswith("%") or line.rstrip().endswith((">", "99", "0.5", "n", "="))
    ] == []


def test_running_titles_are_short() -> None:
    name = "A very long name of a scorecard " * 5
    book = reader(render_pdf(small(Heading(LocalText(en="One")), title=name.strip(), author=name.strip()), lang="en"))
    lines = book.pages[1].extract_text().splitlines()
    assert lines[0].startswith("A very long name of a scorecard A very long name of a")
    assert "…" in lines[0]
    assert len(lines[0]) < 80
    assert "…" in lines[-1]


def test_tall_chart_is_made_to_fit_the_page() -> None:
    class Tall(Drawn):
        @staticmethod
        def svg() -> str:
            return (
                '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="1600">'
                '<text x="5" y="1590" font-family="Noto Sans SC">lowest</text></svg>'
            )

    book = reader(render_pdf(small(Heading(LocalText(en="T")), Figure(lambda lang: Tall())), lang="en"))  # type: ignore[arg-type, return-value]  # stand-in
    assert len(book.pages) == 2  # title page; heading and chart on one page
    heights: list[float] = []
    book.pages[1].extract_text(visitor_text=lambda text, cm, tm, font, size: heights.append(cm[3] * tm[5] + cm[5]))
    assert all(30 < height < 842 for height in heights if height)  # the footer is the lowest text, at 38
    assert "lowest" in book.pages[1].extract_text()


def test_a_table_points_to_the_pages_of_parts() -> None:
    table = Table((Column("a", LocalText(en="Topic", zh="议题")),), (("first",), ("second",), ("third",)))
    grid = Grid(table, (1.0,), places=(("gaps", "items"), ("orders",), ("items", "orders")))
    one, two = Heading(LocalText(en="One"), section="gaps"), Heading(LocalText(en="Two"), section="items")
    more = Heading(LocalText(en="One again"), section="gaps")
    book = reader(render_pdf(small(grid, one, more, two), lang="en"))
    lines = [line.strip() for line in book.pages[0].extract_text().splitlines()]
    assert [line for line in lines if line.startswith(("Topic", "first", "second", "third"))] == [
        "Topic Page",
        "first 2, 4",
        "second –",
        "third 4",
    ]
    targets = [annotation.get_object()["/Dest"] for annotation in book.pages[0]["/Annots"]]  # type: ignore[union-attr]  # pypdf
    assert len(targets) == 3 + 3  # entries of the contents; places of the table


def test_what_opens_the_review_stands_before_the_contents() -> None:
    document = replace(small(Heading(LocalText(en="One"))), opening=(Paragraph(LocalText(en="Decide.")),))
    first = reader(render_pdf(document, lang="en")).pages[0].extract_text()
    assert first.index("Decide.") < first.index("Contents")


def test_no_page_ends_with_the_heading_of_the_contents() -> None:
    """Quiet lines are a little lower, so that with more of them the contents still begin on the first page."""
    begins: set[int] = set()
    for quiet in range(2, 14, 2):
        opening = tuple(Paragraph(LocalText(en=f"Line {i}"), quiet=i < quiet) for i in range(29))
        document = replace(small(Heading(LocalText(en="One")), Heading(LocalText(en="Two"))), opening=opening)
        pages = [page.extract_text() for page in reader(render_pdf(document, lang="en")).pages]
        at = next(number for number, text in enumerate(pages) if "Contents" in text)
        assert "One" in pages[at].split("Contents")[1], f"{quiet} quiet lines"
        begins.add(at)
    assert begins == {0, 1}, "the end of the page was met"


@pytest.mark.parametrize(("inner", "shown"), [(22, True), (23, False)])
def test_contents_that_would_fill_a_page_name_pages_alone(inner: int, shown: bool) -> None:
    below = [Heading(LocalText(en=f"Inner{i}."), 2) for i in range(inner)]
    document = small(Heading(LocalText(en="One")), *below, Heading(LocalText(en="Two")))
    book = reader(render_pdf(document, lang="en"))
    assert ("Inner1." in book.pages[0].extract_text()) is shown


def test_pages_as_pictures() -> None:
    made = render_pages(small(Heading(LocalText(en="One"))), lang="zh", ppi=30)
    assert len(made) == 2
    assert all(picture.startswith(b"\x89PNG") for picture in made)


# ------------------------------------------------------------------ the file


def test_review_is_written_as_pdf_or_html_only(tmp_path: Path) -> None:
    with pytest.raises(ReportError) as caught:
        Review(small()).save(tmp_path / "review.docx")
    assert str(caught.value) == (
        "A review is written as .pdf or .html.\n"
        "  a review is written as .pdf or .html; found 'review.docx'. End the name in .pdf or .html. [review-format]"
    )


def test_folder_that_is_missing_is_told(tmp_path: Path) -> None:
    target = tmp_path / "nowhere" / "review.pdf"
    with pytest.raises(OutputError) as caught:
        Review(small()).save(target)
    assert str(caught.value) == (
        f"{target} cannot be written.\n"
        f"  {target}: the file cannot be written (No such file or directory). "
        "Check the folder, its permissions and the space on the disk. [unwritable-file]"
    )
    assert list(tmp_path.iterdir()) == []


def test_saved_file_holds_the_pdf(tmp_path: Path) -> None:
    target = Review(small()).save(tmp_path / "review.PDF", lang="zh")
    assert target.read_bytes() == render_pdf(small(), lang="zh")
    assert [path.name for path in tmp_path.iterdir()] == ["review.PDF"]


def _said(*kinds: Block) -> list[object]:
    """Return which blocks a page does not end with."""
    return [part.get("sticky", False) for part in _blocks(list(kinds), "en", DEFAULT)]


def test_words_stay_with_what_they_lead_to() -> None:
    title, below = Heading(LocalText(en="T"), 2), Heading(LocalText(en="U"), 2)
    words, points = Paragraph(LocalText(en="words")), Bullets((LocalText(en="one"), LocalText(en="two")))
    table = Grid(Table((Column("a", LocalText(en="A")),), (("x",),)), (1.0,))
    assert _said(title, points, table) == [False, True, False], "a short list leads to a table"
    assert _said(title, words, points, below) == [False, True, False, False], "a sentence leads to its list"
    assert _said(title, words, below) == [False, False, False]
    many = Bullets(tuple(LocalText(en=str(n)) for n in range(9)))
    assert _said(title, many, table)[1] is False, "a long list is a text of its own"


def test_a_period_has_the_form_that_charts_give_it() -> None:
    """Room is set between Chinese and Latin, but not within a period."""
    (first, second) = (page.extract_text() for page in reader(pdf("zh")).pages[:2])
    assert "2019年第4季度，15 项指标中有 14 项有得分" in first
    assert "2019年第4季度" in second
