"""What was read, what was left out, and how to make the review again."""

from __future__ import annotations

import hashlib
import re

from scorecard import LocalText, Provenance, template_files
from scorecard.report.data_page import card_hash, data_blocks
from scorecard.report.document import Block, Bullets, Grid, Paragraph
from tests.report.kiosk import NAME, kiosk
from tests.report.small import card


def paragraphs(blocks: tuple[Block, ...], lang: str = "en") -> list[str]:
    return [b.text.text("zh" if lang == "zh" else "en") for b in blocks if isinstance(b, Paragraph)]


def grids(blocks: tuple[Block, ...]) -> list[Grid]:
    return [b for b in blocks if isinstance(b, Grid)]


def test_every_kind_of_cleaning_is_counted_in_its_column() -> None:
    source = Provenance(
        "a.csv", "0" * 64, "gb18030", "semicolon", 194, 3, 12, 7, missing=(("", 4), ("99", 2), ("9", 0))
    )
    (read, _) = grids(data_blocks(card(), [source], remarks=(), report_date=None))
    assert read.table.cells("en") == (("a.csv", "gb18030", "semicolon", "194", "3", "empty: 4, code 99: 2", "12", "7"),)
    assert read.table.cells("zh")[0][2:6] == ("分号", "194", "3", "空：4，代码 99：2")


def test_a_source_read_twice_stands_once() -> None:
    source = Provenance("a.csv", "0" * 64, rows_read=5)
    read, hashes = grids(data_blocks(card(), [source, source], remarks=(), report_date=None))
    assert len(read.table.rows) == 1
    assert [row[0] for row in hashes.table.rows][1:] == ["a.csv"]


def test_without_a_source_the_page_says_so() -> None:
    blocks = data_blocks(card(), [], remarks=(), report_date=None)
    assert "No file and no data frame: every value was handed over in the program." in paragraphs(blocks)
    assert len(grids(blocks)) == 1


def test_notes_of_card_and_sources_and_remarks_stand_once_each() -> None:
    note = LocalText(en="Values are made up.", zh="数值为虚构。")
    told = LocalText(en="Read as GB18030.", zh="按 GB18030 读取。")
    source = Provenance("a.csv", notes=(told, note))
    blocks = data_blocks(card(notes=[note]), [source], remarks=[note], report_date=None)
    (bullets,) = [b for b in blocks if isinstance(b, Bullets)]
    assert bullets.items == (note, told)


def test_the_date_is_printed_as_given_or_named_as_not_supplied() -> None:
    given = LocalText(en="Report date: 2026-01-31.", zh="报告日期：2026-01-31。")
    assert "Report date: 2026-01-31." in paragraphs(data_blocks(card(), [], remarks=(), report_date=given))
    assert "报告日期：未提供。" in paragraphs(data_blocks(card(), [], remarks=(), report_date=None), "zh")


def test_versions_are_those_that_ran() -> None:
    import matplotlib
    import numpy as np

    line = next(p for p in paragraphs(data_blocks(card(), [], remarks=(), report_date=None)) if "Made with" in p)
    assert f"numpy {np.__version__}," in line
    assert f"matplotlib {matplotlib.__version__} " in line


def test_hashes_are_those_of_the_files() -> None:
    files = template_files(NAME)
    printed = {
        str(row[0]): row[1] for g in kiosk().review.document.blocks if isinstance(g, Grid) for row in g.table.rows
    }
    for role in ("survey", "values"):
        assert printed[files[role].name] == hashlib.sha256(files[role].read_bytes()).hexdigest()


def test_the_hash_of_a_card_is_that_of_its_content() -> None:
    assert re.fullmatch(r"[0-9a-f]{64}", card_hash(card()))
    assert card_hash(card()) == card_hash(card())
    assert card_hash(card()) != card_hash(card(total=True))
