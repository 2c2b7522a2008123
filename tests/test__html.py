from __future__ import annotations

import pytest

from scorecard._html import mark_html, said_html, table_html
from scorecard._marks import BAD, GOOD, NO_DATA, WATCH
from scorecard._status import Level, StatusWord
from scorecard._table import Column, Table
from scorecard._text import LocalText
from tests.pages import Page

EVIL = "<script>alert('x')</script>\"&"
COLUMNS = (
    Column("name", LocalText(en="Name", zh="名称")),
    Column("score", LocalText(en="Score", zh="得分"), "number", 1),
    Column("status", LocalText(en="Status", zh="状态"), "status"),
)
GOOD_WORD = StatusWord.of(LocalText(en="on target", zh="达标"), "good")
NONE = StatusWord.of(LocalText(en="no data", zh="无数据"))
TABLE = Table(
    COLUMNS,
    (("a", 91.27, GOOD_WORD), ("b", None, NONE), ("c", 3.0, LocalText(en="not asked", zh="未询问"))),
    LocalText(en="Scores", zh="得分表"),
    (LocalText(en="All counted.", zh="全部计入。"),),
)


@pytest.mark.parametrize(
    ("level", "shape", "fill"),
    [
        ("good", "circle", GOOD.fill),
        ("watch", "triangle", WATCH.fill),
        ("bad", "diamond", BAD.fill),
        (None, "hatched square", "none"),
    ],
)
def test_each_level_has_its_shape_and_fill(level: Level | None, shape: str, fill: str) -> None:
    page = Page(mark_html(level))
    assert page.marks == [(shape, fill)]
    assert page.tags == ["svg", "path"]


def test_a_theme_gives_its_own_mark() -> None:
    assert Page(mark_html("good", mark=BAD)).marks == [("diamond", BAD.fill)]
    assert Page(mark_html(None, mark=NO_DATA)).marks == [("hatched square", "none")]


def test_a_status_is_said_beside_its_mark() -> None:
    assert said_html("a<b", None) == "a&lt;b"
    assert said_html("a<b", GOOD_WORD) == mark_html("good") + " a&lt;b"


def test_a_table_in_both_languages() -> None:
    english, chinese = Page(table_html(TABLE, "en")), Page(table_html(TABLE, "zh"))
    assert english.texts == [
        *("Scores", "Name", "Score", "Status"),
        *("a", "91.3", " on target", "b", "–", " no data", "c", "3.0", "not asked"),
        "All counted.",
    ]
    assert chinese.texts == [
        *("得分表", "名称", "得分", "状态"),
        *("a", "91.3", " 达标", "b", "–", " 无数据", "c", "3.0", "未询问"),
        "全部计入。",
    ]
    assert english.marks == chinese.marks == [("circle", GOOD.fill), ("hatched square", "none")]
    assert table_html(TABLE, "zh").startswith('<div lang="zh" class="scorecard-table"><table><caption ')


def test_numbers_stand_right_with_their_heading() -> None:
    styles = Page(table_html(TABLE, "en")).styles
    right = "text-align:right;font-variant-numeric:tabular-nums"
    row = ["text-align:left", right, "text-align:left;white-space:nowrap"]
    assert styles == [("th", side) for side in row] + [("td", side) for side in row] * 3


def test_no_colour_but_those_of_marks() -> None:
    assert Page(table_html(TABLE, "en")).colours == []


def test_every_text_is_escaped() -> None:
    text = LocalText(en=EVIL)
    table = Table(
        (Column("x", text), Column("s", text, "status")), ((EVIL, StatusWord.of(text, "bad")),), text, (text,)
    )
    page = Page(table_html(table, "en"))
    assert "script" not in page.tags
    assert [said.strip() for said in page.texts].count(EVIL) == 6
