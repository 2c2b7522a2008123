"""The HTML review: the same words as the PDF, nothing but text from texts, and no request to anywhere."""

from __future__ import annotations

import base64
import hashlib
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from html import unescape
from itertools import pairwise

import pytest

from scorecard import LocalText, review
from scorecard._table import Column, Table
from scorecard._text import LANGS, Lang
from scorecard.errors import FontError
from scorecard.plots import Theme
from scorecard.plots.theme import DEFAULT
from scorecard.report.document import Bullets, Document, Figure, Grid, Heading, Paragraph
from scorecard.report.html import render_html
from scorecard.report.narrative import status_name
from scorecard.report.pdf import _data, _strings
from tests.report.kiosk import dense, html, kiosk, pages
from tests.report.markup import Page, read
from tests.report.printed import NUMBER
from tests.report.small import card, evaluation
from tests.report.test_pdf import HOSTILE

ID_REFERENCE = re.compile(r"url\(#([^)]*)\)")
CHART_TEXT = re.compile(r"<text\b[^>]*>(.*?)</text>", re.DOTALL)


def page(lang: Lang) -> Page:
    """Return the review of the kiosk, taken apart."""
    return read(html(lang))


def numbers(texts: Iterable[str]) -> list[str]:
    """Return every number of some texts, thousands apart, since the PDF hands out plain blanks between them."""
    return NUMBER.findall(" ".join(texts).replace("\u00a0", " "))


def small(*blocks: object) -> Document:
    """Return a document of a few blocks."""
    return Document(LocalText(en="Title"), LocalText(en="2026"), (), None, blocks)  # type: ignore[arg-type]  # blocks


# ------------------------------------------------------------ the same content


@pytest.mark.parametrize("lang", LANGS)
def test_every_text_of_the_printed_blocks_is_there_once_and_nothing_else(lang: Lang) -> None:
    """Texts of the page = texts handed to the typesetter, one by one; contents name the headings a second time."""
    data = _data(kiosk().review.document, lang)
    # how the typesetter is told to set them
    for key in ("lang", "region", "running", "author", "page"):
        del data[key]
    settings = {"kind", "aligns", "section", "places", "joined"}
    parts = {b["section"]: b["text"] for b in reversed([*data["opening"], *data["blocks"]]) if b.get("section")}  # type: ignore[misc,index,union-attr]  # blocks
    for block in data["blocks"]:  # type: ignore[union-attr]  # blocks
        if block.get("places"):  # type: ignore[union-attr]  # a block
            block["links"] = [{"en": "Where", "zh": "所在部分"}[lang]]  # type: ignore[index,call-overload]  # a block
            for row in block["places"]:  # type: ignore[union-attr,index,call-overload]  # a block
                block["links"] += [parts[part] for part in row if part in parts] or ["–"]  # type: ignore[index,operator,union-attr,call-overload]  # a block
    cut = {
        key: [{k: v for k, v in block.items() if k not in settings | {"alt"}} for block in data[key]]  # type: ignore[union-attr]  # blocks
        for key in ("opening", "blocks")
    }
    printed = Counter(t.replace("\u200b", "") for t in _strings({**data, **cut}) if t)  # type: ignore[dict-item]  # plain data
    printed.update([b["text"] for b in cut["blocks"] if "level" in b])
    owner = kiosk().card.organisation
    assert owner is not None
    printed.update([owner.text(lang), kiosk().card.name.text(lang)])  # the foot; the title of the window
    found, wanted = Counter[str](), Counter[str]()
    for text in page(lang).said:
        found[text.replace("\u00a0", " ")] += 1
    for text, count in printed.items():
        if text.strip():
            wanted[text.replace("\u00a0", " ")] += count
    assert found == wanted


@pytest.mark.parametrize("lang", LANGS)
def test_every_number_stands_in_the_pdf_too(lang: Lang) -> None:
    """The two forms are made apart; a number of the page that no page of the PDF has would be wrong."""
    printed = set(numbers(pages(lang)))
    here = numbers([*page(lang).said, *page(lang).chart_texts])
    assert len(here) > 500
    assert [number for number in here if number not in printed] == []


@pytest.mark.parametrize("lang", LANGS)
def test_every_sentence_stands_in_the_pdf_too(lang: Lang) -> None:
    whole = dense("".join(pages(lang))).replace("\u200b", "")
    sentences = [text for text, above in page(lang).texts if above[-1] in ("p", "li", "figcaption", "h1", "h2", "h3")]
    assert len(sentences) > 40
    assert [text for text in sentences if dense(text) not in whole] == []


@pytest.mark.parametrize("lang", LANGS)
def test_charts_are_those_of_the_pdf_with_their_words(lang: Lang) -> None:
    figures = [block for block in kiosk().review.document.blocks if isinstance(block, Figure)]
    charts = [figure.draw(lang) for figure in figures]
    drawn = [svg for svg in page(lang).named("svg") if "aria-hidden" not in svg.attributes]
    assert [svg.attributes["aria-label"] for svg in drawn] == [chart.alt_text for chart in charts]
    assert all(svg.attributes["role"] == "img" and svg.above[-2:] == ("figure", "div") for svg in drawn)
    words = [unescape(text) for chart in charts for text in CHART_TEXT.findall(chart.svg())]
    assert page(lang).chart_texts == [word for word in words if word.strip()]


@pytest.mark.parametrize("lang", LANGS)
def test_every_status_of_a_table_has_the_mark_of_the_charts(lang: Lang) -> None:
    card, evaluation = kiosk().card, kiosk().evaluation
    levels = {band.name.text(lang): band.level for band in card.bands} | {{"en": "no data", "zh": "无数据"}[lang]: None}
    rows = re.findall(r'<td class="status">(<svg.*?</svg>)([^<]*)</td>', html(lang))
    assert len(rows) == page(lang).values("class").count("status")
    assert {said for _, said in rows} == {status_name(card, evaluation[n]).text(lang) for n in evaluation.nodes}
    for mark, said in rows:
        look = DEFAULT.mark(levels[said])
        begins = {"o": "M1 6a5", "^": "M6 1L11.4", "D": "M6 0.7L11.3", "s": "M1.5 1.5h9"}[look.shape]
        assert f'd="{begins}' in mark
        assert f'fill="{"none" if levels[said] is None else look.fill}"' in mark
        assert 'stroke="currentColor"' in mark
        assert 'aria-hidden="true"' in mark
    assert len(rows) >= len(evaluation.nodes)


@pytest.mark.slow
def test_marks_wear_the_theme() -> None:
    review = kiosk().review
    made = review.to_html(lang="en", theme=Theme.grey()).decode()
    fills = set(re.findall(r'<td class="status"><svg[^>]*><path [^>]*fill="([^"]*)"', made))
    assert fills == {"none", *(Theme.grey().mark(level).fill for level in ("good", "watch", "bad"))}


# ---------------------------------------------------------------- the page


@pytest.mark.parametrize("lang", LANGS)
def test_page_says_its_language_and_has_one_row_of_headings(lang: Lang) -> None:
    tag = {"en": "en-GB", "zh": "zh-CN"}[lang]
    assert [e.attributes["lang"] for e in page(lang).named("html", "article")] == [tag, tag]
    levels = [int(e.tag[1]) for e in page(lang).named("h1", "h2", "h3", "h4")]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert {"main", "article", "header", "nav", "footer"} <= {e.tag for e in page(lang).elements}


@pytest.mark.parametrize("lang", LANGS)
def test_ids_are_unique_and_every_reference_leads_somewhere(lang: Lang) -> None:
    ids = page(lang).values("id")
    assert len(ids) == len(set(ids))
    links = page(lang).values("href", "xlink:href")
    assert all(link.startswith("#") for link in links)
    named = page(lang).values("aria-labelledby")
    marks = [
        mark for value in [*page(lang).values("clip-path"), *page(lang).sheets] for mark in ID_REFERENCE.findall(value)
    ]
    assert marks
    assert {link[1:] for link in links} | set(named) | set(marks) <= set(ids)


@pytest.mark.parametrize("lang", LANGS)
def test_contents_lead_to_the_headings_they_name(lang: Lang) -> None:
    content = html(lang)
    links = re.findall(r'<a href="#([^"]+)">([^<]*)</a>', content)
    headings = re.findall(r'<h[23] id="([^"]+)"[^>]*>([^<]*)</h[23]>', content)
    before, _, after = content.partition("</nav>")
    entries = re.findall(r'<a href="#([^"]+)">([^<]*)</a>', before)
    assert entries == re.findall(r'<h[23] id="([^"]+)"[^>]*>([^<]*)</h[23]>', after)
    assert set(links) <= set(headings)  # those of the agenda too
    assert len(entries) > 10


@pytest.mark.parametrize("lang", LANGS)
def test_every_cell_of_a_heading_says_what_it_heads(lang: Lang) -> None:
    scopes = Counter(e.attributes["scope"] for e in page(lang).named("th"))
    assert set(scopes) == {"col", "row"}
    rows = page(lang).named("tr")
    assert scopes["row"] == sum(1 for row in rows if row.above[-1] == "tbody")
    assert len(page(lang).named("thead")) == len(page(lang).named("table"))


@pytest.mark.parametrize("lang", LANGS)
def test_nothing_is_loaded_and_nothing_runs(lang: Lang) -> None:
    content = html(lang)
    assert re.findall(r"https?:[^\"' )]*", content.replace("http://www.w3.org/1999/xlink", "")) == [
        "http://www.w3.org/2000/svg"
    ] * sum("aria-hidden" not in svg.attributes for svg in page(lang).named("svg"))
    assert (
        page(lang).named("script", "link", "img", "image", "iframe", "object", "embed", "base", "form", "a:not") == []
    )
    names = {name for element in page(lang).elements for name in element.attributes}
    assert {name for name in names if name.startswith("on")} | names & {"style", "src", "srcset", "action"} == set()
    assert page(lang).comments == []
    loaded = re.findall(r"url\((?!#)([^,)]*)", content)
    assert set(loaded) == {"data:font/woff;base64"}
    assert "@import" not in content


@pytest.mark.parametrize("lang", LANGS)
def test_policy_allows_the_one_sheet_and_fonts_inside_it(lang: Lang) -> None:
    (sheet,) = page(lang).sheets
    told = next(e for e in page(lang).named("meta") if e.attributes.get("http-equiv") == "Content-Security-Policy")
    digest = base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()
    assert told.attributes["content"] == (
        f"default-src 'none'; style-src 'sha256-{digest}'; font-src data:; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    # the policy holds for what follows it
    kinds = [e.tag for e in page(lang).elements]
    assert page(lang).elements.index(told) < kinds.index("style")


@pytest.mark.parametrize("lang", LANGS)
def test_sheet_prints_on_paper_and_knows_dark_windows(lang: Lang) -> None:
    (sheet,) = page(lang).sheets
    for rule in ("@page{size:A4;", "@media print{", "h2{break-before:page", "@media (prefers-color-scheme:dark)"):
        assert rule in sheet
    assert "color-scheme:light dark" in sheet
    assert ".chart{background:#fff" in sheet
    assert not re.search(r"(?<!\.chart )(?<!\.status )svg[ {]", sheet)  # the size of charts is none of the marks'


@pytest.mark.slow
def test_another_process_gives_the_same_bytes() -> None:
    program = (
        "import hashlib\nfrom tests.report.kiosk import html\nprint(hashlib.sha256(html('zh').encode()).hexdigest())\n"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "4711", "TZ": "Asia/Shanghai", "LC_ALL": "C"}
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, env=environment, check=False)
    assert done.stderr == ""
    assert done.stdout.strip() == hashlib.sha256(html("zh").encode()).hexdigest()


# --------------------------------------------------------------- texts as data

WICKED = '</style></title><script>alert(1)</script> & &lt; "q" \'a\' style="x" <b onclick="y"> url(http://x) ]]>'


@pytest.mark.parametrize("hostile", [HOSTILE, WICKED])
def test_text_is_shown_and_never_markup(hostile: str) -> None:
    words = LocalText(en=hostile)
    table = Table((Column("a", LocalText(en=hostile, zh=hostile)),), ((hostile,),), title=words, notes=(words,))
    document = Document(
        words,
        words,
        (words,),
        words,
        (Heading(words), Heading(words, 2), Paragraph(words), Bullets((words,)), Grid(table, (1.0,))),
        date=words,
    )
    made = read(render_html(document, langs=("en",)).decode())
    # window, title, subtitle, date, message, two entries, two headings, paragraph, bullet, heading of the table,
    # its title, cell, note, foot; the frame of the table is named by its title
    assert made.said.count(hostile) == 16
    assert sorted(set(made.said)) == sorted({hostile, "Contents", "Management review"})
    assert made.values("aria-label") == [hostile]
    assert made.named("script", "b") == []


def test_card_with_markup_shows_it() -> None:
    of = card(
        name=WICKED,
        organisation=WICKED,
        perspectives=[{"id": "own", "name": WICKED, "objectives": [{"id": "goal", "name": WICKED}]}],
    )
    made = read(review(of, evaluation(of, value=None), message=WICKED).to_html().decode())
    assert made.named("script", "b") == []
    assert sum(WICKED in text for text in made.said) >= 6
    labels = [svg.attributes["aria-label"] for svg in made.named("svg") if "aria-hidden" not in svg.attributes]
    assert labels
    assert all(WICKED in label for label in labels)


def test_character_without_a_font_is_named() -> None:
    with pytest.raises(FontError) as caught:
        render_html(small(Paragraph(LocalText(en="A kiosk 🚚"))), langs=("en",))
    assert str(caught.value) == (
        "The review has characters that would print as empty boxes.\n"
        "  review: no packaged font has 🚚 (U+1F69A); found 'A kiosk 🚚'. "
        "Write the text with other characters. [missing-glyph]"
    )


@pytest.mark.slow
def test_two_languages_stand_one_after_the_other() -> None:
    words = (Heading(LocalText(en="Scores", zh="得分")), Paragraph(LocalText(en="Fine.", zh="良好。")))
    made = read(render_html(small(*words), langs=("en", "zh")).decode())
    assert [e.attributes["lang"] for e in made.named("article")] == ["en-GB", "zh-CN"]
    assert [t for t in made.said if t in ("Fine.", "良好。")] == ["Fine.", "良好。"]
    ids = made.values("id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in made.values("href")} <= set(ids)


def test_places_lead_to_the_first_heading_of_a_part_in_the_same_language() -> None:
    table = Table((Column("a", LocalText(en="Topic", zh="议题")),), (("x",),))
    heading = Heading(LocalText(en="Gaps", zh="差距"), section="gaps")
    document = small(Grid(table, (1.0,), places=(("gaps",),)), heading, heading)
    document = replace(document, opening=(Paragraph(LocalText(en="Decide.", zh="请决定。")),))
    made = render_html(document, langs=("en", "zh")).decode()
    assert '<td><a href="#en-s1">Gaps</a></td>' in made
    assert '<td><a href="#zh-s1">差距</a></td>' in made
    assert made.index("Decide.") < made.index("Contents<")
