"""The questionnaire is printed as the card words it, item by item."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from scorecard import template_files
from scorecard._text import LANGS, Lang
from scorecard.instruments import Instrument
from scorecard.report.document import Block, Bullets, Grid, Heading, Paragraph
from scorecard.report.evidence import SurveyEvidence, survey_evidence
from scorecard.report.questionnaire_page import questionnaire_blocks
from tests.report import small
from tests.report.kiosk import NAME, kiosk


def said(blocks: tuple[Block, ...], lang: Lang) -> list[str]:
    """Return headings, paragraphs and lists."""
    texts = [
        block.items if isinstance(block, Bullets) else (block.text,)
        for block in blocks
        if isinstance(block, Heading | Paragraph | Bullets)
    ]
    return [text.text(lang) for part in texts for text in part]


@pytest.mark.parametrize("lang", LANGS)
def test_every_item_stands_under_its_number_as_the_file_of_the_card_words_it(lang: Lang) -> None:
    source = yaml.safe_load(Path(template_files(NAME)["card"]).read_text("utf-8"))["surveys"]["customers"]["instrument"]
    names = {dimension["id"]: dimension["name"][lang] for dimension in source["dimensions"]}
    blocks = questionnaire_blocks(kiosk().card, survey_evidence(kiosk().card, [kiosk().gaps], entity="all"))
    (grid,) = [block for block in blocks if isinstance(block, Grid)]
    assert grid.table.cells(lang) == tuple(
        (str(number), item["text"][lang], item["short"][lang], names.get(item.get("dimension"), "–"))
        for number, item in enumerate(source["items"], start=1)
    )
    assert (
        said(blocks, lang)
        == {
            "en": [
                "Questionnaire",
                (
                    "Service quality of self-service kiosks: 24 items, each answered on the scale 1 (Lowest) to 7 (Highest) "
                    "for expectation, perception, importance, satisfaction."
                ),
                "Asked as a whole beside the items:",
                *(f"Overall question {number}: 1 to 5." for number in range(1, 5)),
                source["source"]["en"],
            ],
            "zh": [
                "调查问卷",
                "自助机服务质量量表：共 24 题，每题分别就期望、感知、重要性、满意度作答，量表为 1（最低）至 7（最高）。",
                "除各题项外，另设总体评价题：",
                *(f"总体评价 {number}：1 至 5。" for number in range(1, 5)),
                source["source"]["zh"],
            ],
        }[lang]
    )


def evidence(instrument: Instrument, name: str) -> SurveyEvidence:
    """Return a survey with a questionnaire."""
    return SurveyEvidence(instrument.name.model_copy(update={"en": name}), instrument)


def test_two_questionnaires_are_named_and_each_is_printed_once() -> None:
    card = small.card()
    one = card.surveys["customers"].instrument
    other = one.model_copy(update={"id": "two"})
    surveys = [evidence(*pair) for pair in ((one, "First"), (other, "Second"), (one, "First again"))]
    blocks = questionnaire_blocks(card, surveys)
    assert [text for text in said(blocks, "en") if ":" not in text] == ["Questionnaire", "First", "Second"]
    assert sum(isinstance(block, Grid) for block in blocks) == 2
    assert questionnaire_blocks(card, ()) == ()


def test_a_mirrored_item_is_marked() -> None:
    card = small.card()
    plain = card.surveys["customers"].instrument
    mirrored = plain.items[0].model_copy(update={"reverse": True})
    changed = plain.model_copy(update={"items": (mirrored, *plain.items[1:])})
    (grid,) = [b for b in questionnaire_blocks(card, [evidence(changed, "First")]) if isinstance(b, Grid)]
    assert [row[1] for row in grid.table.cells("en")] == ["Quick answers *", "Prompt delivery"]
    assert [note.text("zh") for note in grid.table.notes] == ["* 反向题：分数越高越差，分析前已按量表反向计分。"]
    (unmarked,) = [b for b in questionnaire_blocks(card, [evidence(plain, "First")]) if isinstance(b, Grid)]
    assert unmarked.table.notes == ()
