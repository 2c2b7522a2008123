"""Tests of the table that every medium renders."""

from __future__ import annotations

import csv
import dataclasses
import io
import math
import unicodedata
from decimal import ROUND_HALF_EVEN, Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard._table import (
    Cell,
    Column,
    Kind,
    Table,
    display_width,
    format_cell,
    format_number,
    format_p,
)
from scorecard._text import Lang, LocalText
from tests.pages import Page

NBSP = "\u00a0"


def column(kind: Kind = "number", decimals: int | None = None, key: str = "x", label: str = "X") -> Column:
    return Column(key, LocalText(en=label, zh=label), kind, decimals)


TABLE = Table(
    columns=(
        Column("name", LocalText(en="Dimension", zh="维度")),
        Column("n", LocalText(en="Answers", zh="样本量"), "integer"),
        Column("gap", LocalText(en="Gap", zh="差距"), "signed"),
        Column("p", LocalText(en="p", zh="p 值"), "p_value"),
    ),
    rows=(
        (LocalText(en="Reliability", zh="可靠性"), 1234, -0.456, 0.0002),
        (LocalText(en="Empathy", zh="移情性"), 7, None, None),
    ),
    title=LocalText(en="Gaps", zh="差距分析"),
    notes=(LocalText(en="Holm.", zh="Holm 校正。"),),
)


# -------------------------------------------------------------------- numbers


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (2.675, 2, "2.67"),  # held as 2.67499999999999982236431605997495353221893310546875
        (2.665, 2, "2.67"),  # held as 2.66500000000000003552713678800500929355621337890625
        (0.125, 2, "0.12"),  # a true tie goes to the even digit
        (0.375, 2, "0.38"),
        (0.5, 0, "0"),
        (1.5, 0, "2"),
        (2.5, 0, "2"),
        (-0.125, 2, "−0.12"),
        (-0.0, 2, "0.00"),
        (-0.0049, 2, "0.00"),
        (-0.005, 2, "−0.01"),  # held as -0.005000000000000000104083408558608425664715468883514404296875
        (-0.4, 0, "0"),
        (1e-9, 2, "0.00"),
        (-1e-9, 12, "−0.000000001000"),
        (999.995, 2, f"1{NBSP}000.00"),  # held as 999.99500000000000454747350886464118957519531250
        (999.999, 2, f"1{NBSP}000.00"),
        (1234567.5, 1, f"1{NBSP}234{NBSP}567.5"),
        (-1234.5, 1, f"−1{NBSP}234.5"),
        (1e15, 2, f"1{NBSP}000{NBSP}000{NBSP}000{NBSP}000{NBSP}000.00"),
        (12, 2, "12.00"),
        (None, 2, "–"),
        (math.nan, 2, "–"),
        (math.inf, 2, "–"),
        (-math.inf, 2, "–"),
    ],
)
def test_numbers_are_rounded_once_and_correctly(value: float | None, decimals: int, text: str) -> None:
    assert format_number(value, decimals) == text


@pytest.mark.parametrize(
    ("value", "text", "plain"),
    [(0.5, "+0.50", "+0.50"), (-0.5, "−0.50", "-0.50"), (0.0, "0.00", "0.00"), (0.001, "0.00", "0.00"),
     (-0.001, "0.00", "0.00"), (1234.0, f"+1{NBSP}234.00", "+1234.00"), (None, "–", "")],
)  # fmt: skip
def test_signed_numbers_say_their_sign_unless_they_print_as_zero(value: float | None, text: str, plain: str) -> None:
    assert format_number(value, signed=True) == text
    assert format_number(value, signed=True, style="plain") == plain


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e12, max_value=1e12), st.integers(0, 6))
def test_every_number_is_the_decimal_nearest_to_what_is_held(value: float, decimals: int) -> None:
    """Against exact decimal arithmetic; read back, the print is off by half a unit at most, and never minus zero."""
    printed = format_number(value, decimals)
    exact = Decimal(value).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_EVEN)
    assert Decimal(printed.replace(NBSP, "").replace("−", "-")) == exact
    assert "-" not in printed
    assert exact != 0 or "−" not in printed
    assert abs(Decimal(value) - exact) <= Decimal(1).scaleb(-decimals) / 2


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.0, "<0.001"), (0.00099999, "<0.001"), (0.001, "0.001"), (0.0495, "0.050"), (0.05, "0.050"), (1.0, "1.000"),
     (None, "–"), (math.nan, "–")],
)  # fmt: skip
def test_p_values(value: float | None, text: str) -> None:
    assert format_p(value) == text
    assert format_p(value, style="plain") == ("" if text == "–" else text)


@pytest.mark.parametrize(
    ("cell", "col", "en", "zh", "plain"),
    [
        (None, column(), "–", "–", ""),
        (1.005, column(), "1.00", "1.00", "1.00"),
        (5, column(), "5", "5", "5"),
        (5, column(decimals=1), "5.0", "5.0", "5.0"),
        (5.0, column("integer"), "5", "5", "5"),
        (12345, column("integer"), f"12{NBSP}345", f"12{NBSP}345", "12345"),
        (-0.25, column("signed", 1), "−0.2", "−0.2", "-0.2"),
        (0.25, column("signed"), "+0.25", "+0.25", "+0.25"),
        (0.953, column("percent"), "95 %", "95 %", "95"),
        (0.9535, column("percent", 1), "95.3 %", "95.3 %", "95.3"),
        (-0.001, column("percent"), "−0.1 %", "−0.1 %", "-0.1"),
        (-1e-12, column("percent"), "0 %", "0 %", "0"),
        (1, column("percent"), "100 %", "100 %", "100"),
        (None, column("percent"), "–", "–", ""),
        (math.nan, column("percent"), "–", "–", ""),
        (0.0004, column("p_value"), "<0.001", "<0.001", "<0.001"),
        (0, column("p_value"), "<0.001", "<0.001", "<0.001"),
        (True, column("text"), "yes", "是", "yes"),
        (False, column("number"), "no", "否", "no"),
        ("as it is", column("number"), "as it is", "as it is", "as it is"),
        (LocalText(en="good", zh="达标"), column("status"), "good", "达标", "good"),
        (LocalText(en="good"), column("status"), "good", "good", "good"),
    ],
)
def test_cells_print_by_the_kind_of_their_column(cell: Cell, col: Column, en: str, zh: str, plain: str) -> None:
    assert (format_cell(cell, col, "en"), format_cell(cell, col, "zh")) == (en, zh)
    assert format_cell(cell, col, "en", style="plain") == plain


# --------------------------------------------------------------------- shapes


def test_a_table_is_a_rectangle_with_keys() -> None:
    with pytest.raises(ValueError, match="every row needs one cell per column"):
        Table((column(),), ((1.0, 2.0),))
    with pytest.raises(ValueError, match="every column needs a key of its own"):
        Table((column(), column()), ())
    with pytest.raises(dataclasses.FrozenInstanceError):
        TABLE.rows = ()  # type: ignore[misc]


def test_records_keep_full_precision() -> None:
    assert TABLE.records() == [
        {"name": LocalText(en="Reliability", zh="可靠性"), "n": 1234, "gap": -0.456, "p": 0.0002},
        {"name": LocalText(en="Empathy", zh="移情性"), "n": 7, "gap": None, "p": None},
    ]


def test_numbers_of_numpy_become_plain_ones() -> None:
    cells = (np.float64(1.5), np.float32(0.5), np.int64(3), np.bool_(True))
    table = Table(tuple(column(key=f"c{i}") for i in range(4)), (cells,))  # type: ignore[arg-type]
    assert [type(cell) for cell in table.rows[0]] == [float, float, int, bool]
    assert table.to_csv().splitlines()[1] == "1.5,0.5,3,true"


# ------------------------------------------------------------------ plain text


def test_plain_text_is_aligned() -> None:
    assert TABLE.to_text() == (
        "Gaps\n"
        f"Dimension    Answers    Gap       p\n"
        f"-----------  -------  -----  ------\n"
        f"Reliability    1{NBSP}234  −0.46  <0.001\n"
        f"Empathy            7      –       –\n"
        "Holm."
    )


def terminal_width(text: str) -> int:
    """Cells that a terminal uses, by the Unicode annex on East Asian width."""
    return sum(2 if unicodedata.east_asian_width(c) in {"W", "F"} else 1 for c in text)


def test_wide_characters_take_two_cells() -> None:
    lines = TABLE.to_text("zh").splitlines()
    assert lines[0] == "差距分析"
    assert lines[3:5] == [f"可靠性   1{NBSP}234  −0.46  <0.001", "移情性       7      –       –"]
    assert len({terminal_width(line) for line in lines[1:5]}) == 1


@pytest.mark.parametrize(
    ("text", "width"),
    [("abc", 3), ("可靠", 4), ("ＡＢ", 4), ("e\u0301", 1), ("", 0), ("a\u200bb", 2), ("–−", 2), ("한국", 4), ("ﾊﾝ", 2)],
)
def test_display_width(text: str, width: int) -> None:
    assert display_width(text) == width


def test_text_of_a_file_stays_in_its_cell() -> None:
    """Line breaks and terminal commands do not leave it, in any print."""
    table = Table((column("text"), column(key="y")), (("a\nb\x1b[2Jc\t|d", 1.0),))
    for printed in (table.to_text(), table.to_markdown(), table.to_html()):
        assert "\x1b" not in printed
        assert "a b�[2Jc" in printed.replace("\\", "")
    assert len(table.to_text().splitlines()) == 3


def test_an_empty_table_still_has_its_head() -> None:
    table = Table((column(label="Gap"),), ())
    assert table.to_text() == "Gap\n---"
    assert table.to_csv() == "Gap\r\n"
    assert table.to_markdown() == "| Gap |\n| ---: |"
    assert "<tbody></tbody>" in table.to_html()


# -------------------------------------------------------------------- markdown


def test_markdown() -> None:
    assert TABLE.to_markdown("zh") == (
        "**差距分析**\n\n"
        "| 维度 | 样本量 | 差距 | p 值 |\n"
        "| --- | ---: | ---: | ---: |\n"
        f"| 可靠性 | 1{NBSP}234 | −0.46 | \\<0.001 |\n"
        "| 移情性 | 7 | – | – |\n\n"
        "Holm 校正。"
    )


def test_texts_and_statuses_stand_left_in_every_medium() -> None:
    table = Table((column("status", key="s", label="S"), column("text", key="t", label="T")), (("good", "x"),))
    assert table.to_markdown().splitlines()[1] == "| --- | --- |"
    assert table.to_html().count('<td style="text-align:left') == 2
    assert table.to_text().splitlines()[-1] == "good  x"


def test_markdown_of_a_file_is_only_text() -> None:
    """Pipes keep their cell, backslashes do not undo that, and nothing becomes markup."""
    rows = (("a|b",), ("a\\|b",), ("<script>",), ("[x](http://e)",), ("*b* `c`",), ("&amp;",), ("_b_ ~~c~~ d_e",))
    lines = Table((column("text", label="A|B"),), rows).to_markdown().splitlines()
    assert lines[0] == "| A\\|B |"
    assert lines[2:] == [
        "| a\\|b |",
        "| a\\\\\\|b |",
        "| \\<script> |",
        "| \\[x\\](http://e) |",
        "| \\*b\\* \\`c\\` |",
        "| \\&amp; |",
        "| \\_b\\_ \\~\\~c\\~\\~ d_e |",
    ]


# ------------------------------------------------------------------------ html


def test_html_has_title_cells_and_notes() -> None:
    texts = Page(TABLE.to_html("zh")).texts
    assert texts[:5] == ["差距分析", "维度", "样本量", "差距", "p 值"]
    assert texts[5:9] == ["可靠性", f"1{NBSP}234", "−0.46", "<0.001"]
    assert texts[-1] == "Holm 校正。"


def test_a_notebook_shows_a_table() -> None:
    assert TABLE._repr_html_() == TABLE.to_html("en") == TABLE.show()._repr_html_()
    shown = TABLE.show(lang="zh")
    assert (shown._repr_html_(), repr(shown)) == (TABLE.to_html("zh"), TABLE.to_text("zh"))


# ------------------------------------------------------------------------- csv


def read_csv(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def test_csv_has_full_precision_and_no_typography() -> None:
    table = Table(
        tuple(column(key=f"c{i}", label=f"c{i}", kind=kind) for i, kind in enumerate(("number", "signed", "percent"))),
        ((0.1 + 0.2, -1234567.25, 0.5), (None, math.nan, math.inf), (-0.0, -5, 1e-300), (True, False, 10**15)),
    )
    assert table.to_csv() == (
        "c0,c1,c2\r\n0.30000000000000004,-1234567.25,0.5\r\n,,\r\n0.0,-5,1e-300\r\ntrue,false,1000000000000000\r\n"
    )


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", " =", "  @"])
def test_text_that_a_spreadsheet_would_run_is_defused(first: str) -> None:
    text = f"{first}HYPERLINK(1)"
    table = Table((column("text", label="h"),), ((text,), ("safe = 1",), (LocalText(en=f"{first.strip() or '='}x"),)))
    rows = read_csv(table.to_csv())
    assert rows[1] == [f"'{text}"]
    assert rows[2] == ["safe = 1"]
    assert rows[3][0].startswith("'")


def test_numbers_are_never_defused() -> None:
    table = Table((column(), column(key="y")), ((-5, -0.25),))
    assert read_csv(table.to_csv())[1] == ["-5", "-0.25"]


@given(st.lists(st.text(alphabet=st.characters(exclude_categories=["Cs"])), min_size=1, max_size=4))
def test_csv_text_reads_back(cells: list[str]) -> None:
    """Whatever a text holds, it stays in its cell; at most one quote is put before it."""
    columns = tuple(column("text", key=f"c{i}", label=f"c{i}") for i in range(len(cells)))
    rows = read_csv(Table(columns, (tuple(cells),)).to_csv())
    assert len(rows) == 2 if any(cells) or len(cells) > 1 else rows[1:] in ([], [[]])
    for cell, got in zip(cells, rows[1] if len(rows) > 1 else [], strict=False):
        assert got in (cell, f"'{cell}")


@pytest.mark.parametrize("separator", [";", "\t"])
def test_text_with_another_separator_is_quoted(separator: str) -> None:
    """A spreadsheet of another country splits there, but not inside quotes."""
    text = f"a{separator}=1+1"
    assert Table((column("text", label="h"),), ((text,),)).to_csv() == f'h\r\n"{text}"\r\n'


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_headings_speak_the_language(lang: Lang) -> None:
    heads = {"en": ["Dimension", "Answers", "Gap", "p"], "zh": ["维度", "样本量", "差距", "p 值"]}[lang]
    assert read_csv(TABLE.to_csv(lang))[0] == list(TABLE.headings(lang)) == heads


def test_latex_is_escaped() -> None:
    """Every character that LaTeX reads as its own; a bracket behind the end of a row is no option of it."""
    columns = (Column("text", LocalText(en="A & B", zh="甲")), Column("gap", LocalText(en="Gap", zh="差距"), "signed"))
    rows = (("50 % of $x_1 {a} #2", -1.234), ("[b]", None), ("~^<>|\\", 1234.5))
    table = Table(columns, rows, LocalText(en="T_1", zh="表"), (LocalText(en="A note.", zh="说明。"),))
    assert table.to_latex().splitlines() == [
        r"\textbf{T\_1}\par",
        r"\begin{tabular}{lr}",
        r"\hline",
        r"A \& B & Gap \\",
        r"\hline",
        r"50 \% of \$x\_1 \{a\} \#2 & $-$1.23 \\",
        r"{}[b] & – \\",
        r"\textasciitilde{}\textasciicircum{}\textless{}\textgreater{}\textbar{}\textbackslash{} & +1~234.50 \\",
        r"\hline",
        r"\end{tabular}",
        r"\par A note.",
    ]
    assert table.to_latex("zh").splitlines()[3] == r"甲 & 差距 \\"
