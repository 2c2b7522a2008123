"""Tests of texts in two languages."""

from __future__ import annotations

import pytest
from pydantic import BaseModel

from scorecard._text import LANGS, LocalText, join_text
from scorecard.errors import UsageError
from tests.refusal import refusal


@pytest.mark.parametrize(
    ("text", "en", "zh", "complete"),
    [
        (LocalText(en="Reliability", zh="可靠性"), "Reliability", "可靠性", True),
        (LocalText(en="Reliability"), "Reliability", "Reliability", False),
        (LocalText(zh="可靠性"), "可靠性", "可靠性", False),
        (LocalText.model_validate("Reliability"), "Reliability", "Reliability", False),
    ],
)
def test_the_other_language_steps_in(text: LocalText, en: str, zh: str, complete: bool) -> None:
    assert (text.text("en"), text.text("zh"), text.complete) == (en, zh, complete)
    assert LANGS == ("en", "zh")


@pytest.mark.parametrize("lang", ["cn", "zh-CN", "EN", "english", None])
def test_another_language_is_refused_and_not_taken_for_chinese(lang: str) -> None:
    line = f"texts are written in en or zh; found '{lang}'. {{cure}} [unknown-language]"
    cure = {"EN": "Did you mean 'en'?"}.get(lang, "Use one of: en, zh.")
    for text in (LocalText(en="Reliability", zh="可靠性"), LocalText(en="Reliability")):
        assert refusal(lambda text=text: text.text(lang), error=UsageError) == [line.format(cure=cure)]


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("  two \n\t words ", "two words"),
        ("全角\u3000空格\u00a0也一样", "全角 空格 也一样"),
        ("e\u0301te\u0301", "été"),
        ("<b> & {x} | %s", "<b> & {x} | %s"),
        ("x" * 4000, "x" * 4000),
    ],
)
def test_white_space_and_accents_are_evened_out(written: str, kept: str) -> None:
    assert LocalText(en=written).en == kept
    assert LocalText.model_validate(written).en == kept


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ({}, "the text has neither en nor zh. Write at least one of them. [text-missing]"),
        ({"en": None}, "the text has neither en nor zh. Write at least one of them. [text-missing]"),
        ({"en": " \n"}, "en: the text is empty. Write the text or leave the field out. [text-empty]"),
        ("", "the text is empty. Write the text or leave the field out. [text-empty]"),
        ({"zh": "长" * 4001}, "zh: the text is longer than 4000 characters. Shorten it. [text-too-long]"),
        (
            {"en": "red\x1b[31m"},
            "en: the text has an invisible or unassigned character; found 'U+001B after red'. Delete it. [text-control]",
        ),
        (
            {"en": "invoice\u202efdp.exe"},
            (
                "en: the text has an invisible or unassigned character; found 'U+202E after invoice'. Delete it. "
                "[text-control]"
            ),
        ),
        (
            {"zh": "服务\u200b质量"},
            "zh: the text has an invisible or unassigned character; found 'U+200B after 服务'. Delete it. [text-control]",
        ),
        (
            {"en": "\ue000"},
            "en: the text has an invisible or unassigned character; found 'U+E000 after '. Delete it. [text-control]",
        ),
        (5, "a text is needed; found '5'. Write it in quotes, or as en: and zh:. [wrong-type]"),
        (None, "a text is needed; found 'nothing'. Write it in quotes, or as en: and zh:. [wrong-type]"),
        (["a"], "a text is needed; found '['a']'. Write it in quotes, or as en: and zh:. [wrong-type]"),
        ({"en": 5}, "en: a text is needed; found '5'. Write it in quotes if it looks like a number. [wrong-type]"),
        ({"en": "a", "de": "b"}, "de: there is no field 'de' here. Use one of: en, zh. [unknown-field]"),
    ],
)
def test_what_is_no_text_is_refused(written: object, line: str) -> None:
    assert refusal(lambda: LocalText.model_validate(written)) == [line.replace("'['a']'", "\"['a']\"")]


def test_counts_have_their_thousands_apart_as_in_tables() -> None:
    text = LocalText(en="{n} of {all} answers, seed {seed}", zh="{all} 份答卷中 {n} 份，种子 {seed}")
    filled = text.fill({"n": 999, "all": 1234567, "seed": "12345"})
    assert (filled.en, filled.zh) == ("999 of 1 234 567 answers, seed 12345", "1 234 567 份答卷中 999 份，种子 12345")
    assert text.fill({"n": -12345, "all": 1, "seed": ""}).en == "−12 345 of 1 answers, seed"


def test_a_text_is_written_as_its_languages() -> None:
    text = LocalText(en="Reliability", zh="可靠性")
    assert text.model_dump() == {"en": "Reliability", "zh": "可靠性"}
    assert LocalText.model_validate(text.model_dump(mode="json")) == text
    assert LocalText(en="Reliability").model_dump(exclude_none=True) == {"en": "Reliability"}
    assert hash(LocalText(en="a")) == hash(LocalText.model_validate("a"))


def test_both_forms_are_described_to_editors() -> None:
    schema = LocalText.model_json_schema()
    assert [form["type"] for form in schema["anyOf"]] == ["string", "object"]
    assert schema["description"].startswith("A text in English, Chinese or both.")
    assert schema["anyOf"][1]["properties"]["en"]["description"] == "The text in each language; at least one of them."


def test_places_are_filled_in_each_language() -> None:
    pattern = LocalText(en="{n} answers in {where}", zh="{where}的 {n} 份答卷")
    filled = pattern.fill({"n": 12, "where": LocalText(en="Seoul", zh="首尔")})
    assert (filled.en, filled.zh) == ("12 answers in Seoul", "首尔的 12 份答卷")
    assert LocalText(en="only {n}").fill({"n": "one"}) == LocalText(en="only one")


def test_nothing_but_names_is_filled_in() -> None:
    """A text of a user can neither look into objects nor be looked through again."""
    pattern = LocalText(en="{n.__class__} {n!r} {n:>9} {0[x]} {n}")
    assert pattern.fill({"n": "{n}", "m": 1}).en == "{n.__class__} {n!r} {n:>9} {0[x]} {n}"
    with pytest.raises(KeyError):
        LocalText(en="{missing}").fill({})


def test_what_is_counted_once_stands_in_the_singular() -> None:
    """Our own words only: a name that is filled in stays as it is, and so does a number that is not a plain 1."""
    text = LocalText(en="{name}: {m} objectives, {k} links, {a} statuses; {e} entities", zh="{m} 项")
    found = text.fill({"name": "Top 1 items", "m": 1, "k": 0, "a": "1", "e": 1})
    assert found.text("en") == "Top 1 items: 1 objective, 0 links, 1 status; 1 entity"
    assert found.text("zh") == "1 项"
    several = text.fill({"name": "1", "m": "1.0", "k": "−1", "a": 11, "e": "1,000"})
    assert several.text("en") == "1: 1.0 objectives, −1 links, 11 statuses; 1,000 entities"
    share = LocalText(en="{k} of {n} orders fail, none of {n} lines", zh="{k}/{n}").fill({"k": 1, "n": 1})
    assert share.text("en") == "1 of 1 orders fails, none of 1 lines"


@pytest.mark.parametrize(
    ("pattern", "one"),
    [
        ("{n} rows were read, {k} complaints are used", "1 row was read, 2 complaints are used"),
        (
            "{n} of {k} values of {who} have n, not {n} of {k} orders that are due are",
            "1 of 2 values of A has n, not 1 of 2 orders that are due is",
        ),
        ("{n} cells of {who} have a flaw", "1 cell of A has a flaw"),
        ("{n} of {k} measures miss their target", "1 of 2 measures misses its target"),
        ("{n} answers with a gap are kept; {k} rows are not", "1 answer with a gap is kept; 2 rows are not"),
        ("rows with fewer than {n} answers are hidden", "rows with fewer than 1 answer are hidden"),
        (
            "{k} of {n} values are shares, {n} of {k} values are shares",
            "2 of 1 values are shares, 1 of 2 values is a share",
        ),
        ("{n} moving ranges, {n} calendar days, ({n} kinds)", "1 moving range, 1 calendar day, (1 kind)"),
    ],
)
def test_the_verb_behind_one_thing_is_in_the_singular(pattern: str, one: str) -> None:
    assert LocalText(en=pattern).fill({"n": 1, "k": 2, "who": "A"}).text("en") == one
    plural = pattern.replace("{n}", "3").replace("{k}", "2").replace("{who}", "A")
    assert LocalText(en=pattern).fill({"n": 3, "k": 2, "who": "A"}).text("en") == plural


def test_a_number_below_0_has_the_sign_that_prints() -> None:
    text = LocalText(en="scale {low} to {high}, {name}", zh="{low}–{high}").fill({"low": -3, "high": 3, "name": "a-b"})
    assert text.text("en") == "scale −3 to 3, a-b"


def test_texts_are_joined_by_the_separator_of_each_language() -> None:
    parts = (LocalText(en="One.", zh="一。"), LocalText(en="Two.", zh="二。"))
    assert join_text(parts) == LocalText(en="One. Two.", zh="一。二。")
    assert join_text(parts, en="; ", zh="；") == LocalText(en="One.; Two.", zh="一。；二。")


def test_texts_put_together_may_be_longer_than_what_is_written() -> None:
    names = tuple(LocalText(en=f"Measure {i:03d}  of a large card", zh=f"大型计分卡的指标{i:03d}") for i in range(400))
    listed = join_text(names, en=", ", zh="、")
    assert listed.en == ", ".join(f"Measure {i:03d} of a large card" for i in range(400))
    assert listed.zh == "、".join(f"大型计分卡的指标{i:03d}" for i in range(400))
    told = LocalText(en="No data: {names}.", zh="无数据：{names}。").fill({"names": listed})
    assert (told.en, told.zh) == (f"No data: {listed.en}.", f"无数据：{listed.zh}。")
    assert LocalText(en="No data: {names}.").fill({"names": listed}).zh is None
    assert told == LocalText.model_construct(en=told.en, zh=told.zh)
    assert len({told, told}) == 1


def test_a_field_takes_a_plain_string() -> None:
    class Named(BaseModel):
        name: LocalText

    assert Named.model_validate({"name": "plain"}).name == LocalText(en="plain")
