"""A card of version 1 becomes one of version 2 by its number alone; unknown versions are refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from scorecard.io import migrate_card, read_card, write_card
from scorecard.io.migration import migrate_file
from scorecard.templates import template_files
from tests.refusal import refusal

NEW = template_files("self_service_kiosk")["card"].read_text("utf-8")
OLD = NEW.replace("schema_version: 2", "schema_version: 1")


def test_only_the_number_is_rewritten() -> None:
    assert OLD != NEW
    found = migrate_card(OLD)
    assert (found.text, found.before, found.after, found.changed) == (NEW, 1, 2, True)
    assert found.said.text("en") == "Version 1 became version 2; nothing else was changed."
    assert found.said.text("zh") == "版本 1 已改为版本 2，其他内容未改动。"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("# 1\r\nid: 'a'\r\nschema_version:   1   # one\r\n", "# 1\r\nid: 'a'\r\nschema_version:   2   # one\r\n"),
        (
            "# schema_version: 1\nschema_version: 1\n",
            "# schema_version: 1\nschema_version: 2\n",
        ),
        ('"schema_version": 1\nid: x', '"schema_version": 2\nid: x'),
        ('{"id": "a",\n "schema_version" : 1, "n": 1}\n', '{"id": "a",\n "schema_version" : 2, "n": 1}\n'),
        ("name: 甲\nschema_version: 1\n", "name: 甲\nschema_version: 2\n"),
    ],
)
def test_comments_order_quotes_and_line_ends_stay(old: str, new: str) -> None:
    assert migrate_card(old).text == new


def test_what_is_of_the_present_version_or_names_none_stays() -> None:
    found = migrate_card(NEW)
    assert (found.text, found.before, found.changed) == (NEW, 2, False)
    assert found.said.text("en") == "The card is of version 2 already; nothing was changed."
    found = migrate_card("id: a\n")
    assert (found.text, found.before, found.changed) == ("id: a\n", None, False)
    assert found.said.text("en") == "The card names no version and is read as version 2; nothing was changed."


def test_an_old_card_means_the_same(tmp_path: Path) -> None:
    (tmp_path / "old.yaml").write_text(OLD, "utf-8")
    (tmp_path / "new.yaml").write_text(NEW, "utf-8")
    assert read_card(tmp_path / "old.yaml") == read_card(tmp_path / "new.yaml")


@pytest.mark.parametrize(
    ("written", "shown"), [("3", "3"), ("'1'", "1"), ("1.0", "1.0"), ("true", "True"), ("~", "nothing")]
)
def test_unknown_versions_are_refused(written: str, shown: str) -> None:
    assert refusal(lambda: migrate_card(f"id: a\nschema_version: {written}\n", source="card.yaml")) == [
        (
            f"card.yaml:2:17: schema_version: this version of the card format is not known; found '{shown}'. "
            "Known are 1, 2; use the release of scorecard that the card was made for. [schema-version]"
        )
    ]


def test_what_is_no_card_is_refused() -> None:
    assert refusal(lambda: migrate_card("- 1\n", source="card.yaml")) == [
        "card.yaml:1:1: the file does not start with named fields. Begin with 'id: …' on a line of its own. [not-a-map]"
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_a_file_keeps_its_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "card.yaml"
    old = "# 计分卡的第一行说明，用于识别编码。\nschema_version: 1\nname: 服务质量评价\n"
    path.write_bytes(old.encode(encoding))
    data, found = migrate_file(path)
    assert found.changed
    assert data == old.replace(": 1", ": 2").encode(encoding)


def test_a_workbook_is_converted_first(tmp_path: Path) -> None:
    """Nobody is told to save a card as CSV."""
    path = tmp_path / "card.xlsx"
    write_card(read_card(template_files("self_service_kiosk")["card"]), path)
    assert refusal(lambda: migrate_file(path)) == [
        (
            f"{path}: only the text of a card is brought to the present format; found '.xlsx'. "
            "Convert the workbook first: scorecard convert card.xlsx card.yaml. [migrate-workbook]"
        )
    ]
