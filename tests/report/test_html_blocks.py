"""Blocks as markup, one kind at a time."""

from __future__ import annotations

from scorecard._html import mark_html
from scorecard._status import StatusWord
from scorecard._table import Column, Table
from scorecard._text import LocalText
from scorecard.plots import Theme
from scorecard.report.document import Bullets, Grid, Heading, Paragraph
from scorecard.report.html_blocks import Words, block_markup

ONE, TWO = LocalText(en="One", zh="一"), LocalText(en="Two", zh="二")


def test_a_heading_has_the_level_below_the_title_and_its_name() -> None:
    assert block_markup(Heading(ONE), Words("en"), name="s1") == '<h2 id="s1">One</h2>'
    assert block_markup(Heading(ONE, 2), Words("zh"), name="s2") == '<h3 id="s2">一</h3>'


def test_paragraphs_and_lists() -> None:
    assert block_markup(Paragraph(ONE), Words("en")) == "<p>One</p>"
    assert block_markup(Paragraph(ONE, quiet=True), Words("en")) == '<p class="quiet">One</p>'
    assert block_markup(Bullets((ONE, TWO)), Words("zh")) == "<ul><li>一</li><li>二</li></ul>"


def test_no_line_ends_within_a_number_or_before_its_sign() -> None:
    told = LocalText(en="Of 12 345 answers, > 99 % and 5 % (n = 1 234), 3 of 4 items")
    found = block_markup(Paragraph(told), Words("en"))
    held = "Of 12_345 answers, &gt;_99_% and 5_% (n_=_1_234), 3 of 4 items".replace("_", "\u00a0")
    assert found == f"<p>{held}</p>"


def test_a_table_names_rows_and_columns_sets_numbers_right_and_indents() -> None:
    columns = (Column("a", ONE), Column("b", TWO, "number", 1))
    table = Table(columns, (("x", 1.25), ("y", None)), title=ONE, notes=(TWO,))
    words = Words("en")
    made = block_markup(Grid(table, (3.0, 1.0), strong=frozenset({0}), depths=(0, 1)), words)
    assert made == (
        "<figure><figcaption>One</figcaption>\n"
        '<div class="wide" role="region" tabindex="0" aria-label="One">\n<table>\n'
        '<colgroup><col style="width: 75.0%"><col style="width: 25.0%"></colgroup>\n'
        '<thead><tr><th scope="col">One</th><th scope="col" class="number">Two</th></tr></thead>\n<tbody>\n'
        '<tr class="strong"><th scope="row">x</th><td class="number">1.2</td></tr>\n'
        '<tr><th scope="row" style="padding-left: 1.2em">y</th><td class="number">–</td></tr>\n'
        '</tbody>\n</table>\n</div>\n<div class="notes"><p>Two</p></div></figure>'
    )
    assert words.bold == ["x", "1.2", "One"]
    assert words.plain == ["One", "Two", "y", "–", "Two"]


def test_a_status_has_its_mark_before_its_word() -> None:
    columns = (Column("a", ONE), Column("b", TWO, "status"))
    bad, none = StatusWord.of(LocalText(en="off target", zh="未达标"), "bad"), StatusWord.of(TWO)
    words = Words("zh")
    made = block_markup(Grid(Table(columns, (("x", bad), ("y", none), ("z", ONE))), (1.0, 1.0)), words)
    assert f'<td class="status">{mark_html("bad")}未达标</td>' in made
    assert f'<td class="status">{mark_html(None)}二</td>' in made
    assert "<td>一</td>" in made
    worn = Words("zh", mark=Theme.grey().mark)
    made = block_markup(Grid(Table(columns, (("x", bad),)), (1.0, 1.0)), worn)
    assert f'<td class="status">{mark_html("bad", mark=Theme.grey().bad)}未达标</td>' in made
    assert Theme.grey().bad.fill in made


def test_a_part_without_words_is_small_and_stays_on_its_page() -> None:
    assert block_markup(Heading(ONE, joined=True), Words("en"), name="s1") == '<h2 id="s1" class="joined">One</h2>'
    made = block_markup(Heading(ONE, joined=True, empty=True), Words("en"), name="s1")
    assert made == '<h2 id="s1" class="joined empty">One</h2>'


def test_a_table_without_a_title_is_named_as_a_table() -> None:
    made = block_markup(Grid(Table((Column("a", ONE),), ()), (1.0,)), Words("zh"))
    assert 'aria-label="表格"' in made
    assert "figcaption" not in made
    assert "notes" not in made


def test_a_table_leads_to_the_parts_that_are_printed() -> None:
    table = Table((Column("a", ONE),), (("x",), ("y",)))
    words = Words("en", places={"gaps": ("en-s3", ONE), "items": ("en-s4", TWO)})
    made = block_markup(Grid(table, (1.0,), places=(("gaps", "items", "map"), ("map",))), words)
    assert '<th scope="col">One</th><th scope="col">Where</th>' in made
    assert '<th scope="row">x</th><td><a href="#en-s3">One</a><br><a href="#en-s4">Two</a></td></tr>' in made
    assert '<th scope="row">y</th><td>–</td></tr>' in made
    assert '<col style="width: 71.4%"><col style="width: 28.6%">' in made
