"""Findings are ranked by weight × gap × certainty, and every sentence can be read back."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from scorecard._text import LocalText
from scorecard.models import Scorecard
from scorecard.models.roll_up import WeakestLink
from scorecard.report.attention_page import Attention, attention_blocks, attention_of, attention_sentence
from scorecard.report.document import Bullets, Grid, Paragraph
from scorecard.scoring import Evaluation, evaluate, observe
from scorecard.series import MeasureRecord
from tests.report.kiosk import kiosk

ENGLISH = re.compile(
    r"(?P<name>.+) (?P<place>comes first|is second|is third): it carries (?P<weight>[\d.]+) % of the card(?:,| and) "
    r"is (?P<gap>[\d.]+) points short of its target"
    r"(?: and is truly below it with a probability of (?P<chance>[<>]? ?[\d.]+) %)?; together (?P<points>[\d.]+) points\."
)
CHINESE = re.compile(
    r"(?P<name>.+?)(?P<place>居首|次之|排在第三)：权重 (?P<weight>[\d.]+) %，距目标 (?P<gap>[\d.]+) 分，"
    r"(?:真实水平低于目标的概率为 (?P<chance>[<>]? ?[\d.]+) %，三者|两者)相乘得 (?P<points>[\d.]+) 分"
)


def two(
    *, speed: float | None, care: float | None, error: float | None = None, weight: float = 3, total: bool = True
) -> Evaluation:
    """Return the evaluation of two measures from 0 to 100; the first weighs as told, the second 1."""
    measures = [
        {"id": "speed", "name": {"en": "Speed", "zh": "速度"}, "worst": 0, "target": 100, "weight": weight},
        {"id": "care", "name": {"en": "Care", "zh": "关怀"}, "worst": 0, "target": 100},
    ]
    card = Scorecard.model_validate(
        {
            "id": "two",
            "name": "Two",
            "total": total,
            "calendar": {"first": "2026", "last": "2026"},
            "perspectives": [{"id": "customer", "objectives": [{"id": "o", "name": "O", "measures": measures}]}],
        }
    )
    values = [
        MeasureRecord(name, "2026", value, standard_error=error)
        for name, value in (("speed", speed), ("care", care))
        if value is not None
    ]
    return evaluate(card, observe(card, values=values), period="2026")


def test_priority_is_the_product_of_three_factors() -> None:
    first, second = attention_of(two(speed=95.0, care=40.0, error=5.0))
    # 1/4 × 60 points, certain but for Φ(−12); 3/4 × 5 points at Φ(1)
    assert (first.id, second.id) == ("care", "speed")
    assert first.priority == pytest.approx(15.0 * stats.norm.cdf(12), abs=1e-12)
    assert second.priority == pytest.approx(3.75 * stats.norm.cdf(1), abs=1e-9)
    assert (second.weight, second.gap, second.exact) == (0.75, pytest.approx(0.05), False)


def test_an_error_that_is_not_known_leaves_the_factor_out() -> None:
    first, second = attention_of(two(speed=95.0, care=40.0))
    assert (first.chance, second.chance) == (None, None)
    assert (first.priority, second.priority) == (pytest.approx(15.0), pytest.approx(3.75))
    ev = two(speed=95.0, care=40.0)
    blocks = attention_blocks(ev.card, ev)
    assert any("that factor is left out" in b.text.text("en") for b in blocks if isinstance(b, Paragraph))
    sentence = attention_sentence(ev, first, rank=0)
    assert sentence.text("en") == (
        "Care comes first: it carries 25.0 % of the card and is 60.0 points short of its target; together 15.00 points. "
        "How certain that is cannot be told, for the error of its value is not known."
    )
    assert sentence.text("zh") == (
        "关怀居首：权重 25.0 %，距目标 60.0 分，两者相乘得 15.00 分；其数值误差未知，无法判断确定程度。"
    )


def test_what_meets_its_target_or_has_no_score_is_not_ranked() -> None:
    ev = two(speed=100.0, care=None)
    assert attention_of(ev) == ()
    said = [b.text.text("en") for b in attention_blocks(ev.card, ev) if isinstance(b, Paragraph)]
    assert said == ["Every measure with a score meets its target.", "Without a score, hence not ranked: Care."]
    empty = two(speed=None, care=None)
    said = [b.text.text("en") for b in attention_blocks(empty.card, empty) if isinstance(b, Paragraph)]
    assert said == ["No measure has a score, so nothing can be ranked."]
    assert [one.id for one in attention_of(two(speed=0.0, care=50.0, weight=0))] == ["care"]


@pytest.mark.parametrize("total", [True, False])
def test_the_points_are_named_by_what_they_are_points_of(total: bool) -> None:
    ev = two(speed=50.0, care=50.0, total=total)
    notes = " ".join(b.text.text("en") for b in attention_blocks(ev.card, ev) if isinstance(b, Paragraph))
    assert ("points of the total score" in notes) is total
    assert ("points of the weighted mean of the card" in notes) is not total


def test_points_are_no_points_of_the_total_where_weight_was_spread_or_scores_are_no_means() -> None:
    """With one of two measures missing the other costs 50 points, not 37.5; by the weakest link it costs all or none."""
    missing = two(speed=50.0, care=None)
    assert missing["total"].score == 50.0
    (one,) = attention_of(missing)
    assert one.priority == 37.5
    linked = missing.card.model_copy(update={"roll_up": WeakestLink()})
    for card, ev, why, chinese in (
        (missing.card, missing, "the weight of what has no score is spread over the rest", "无得分指标的权重已分摊"),
        (linked, two(speed=50.0, care=50.0), "not every score is a weighted mean", "并非所有得分均为加权平均"),
    ):
        notes = [b.text for b in attention_blocks(card, ev) if isinstance(b, Paragraph)]
        assert f"what a shortfall costs the total score may differ, for {why}." in notes[0].text("en")
        assert chinese in notes[0].text("zh")
        assert not any("expected to cost" in note.text("en") for note in notes)


def test_points_are_points_of_the_total_where_no_weight_moved() -> None:
    """A measure that is only shown has no weight, and a floor stands in for what is missing: the other costs 37.5."""
    of = two(speed=50.0, care=None).card
    described = of.model_dump(mode="json", exclude_unset=True)
    described["perspectives"][0]["objectives"][0]["measures"].append({"id": "staff", "name": "Staff"})
    for policy, care in (("floor", None), ("renormalise", 0.0)):
        card = Scorecard.model_validate({**described, "missing": policy})
        values = [MeasureRecord("speed", "2026", 50.0), MeasureRecord("staff", "2026", 12.0)]
        values += [] if care is None else [MeasureRecord("care", "2026", care)]
        ev = evaluate(card, observe(card, values=values), period="2026")
        assert ev["total"].score == 37.5
        notes = [b.text.text("en") for b in attention_blocks(card, ev) if isinstance(b, Paragraph)]
        assert "how many points of the total score the shortfall is expected to cost." in notes[0]


def test_sentences_and_table_of_the_kiosk_say_the_same() -> None:
    """Each number of a sentence is read back and found in the row of its measure, in both languages."""
    ev = kiosk().evaluation
    blocks = attention_blocks(kiosk().card, ev)
    (said,) = [block for block in blocks if isinstance(block, Bullets)]
    (grid,) = [block for block in blocks if isinstance(block, Grid)]
    for lang, pattern in (("en", ENGLISH), ("zh", CHINESE)):
        rows = grid.table.cells("en" if lang == "en" else "zh")
        for sentence, row, one in zip(said.items, rows, attention_of(ev), strict=False):
            read = pattern.fullmatch(
                sentence.text("en" if lang == "en" else "zh").rstrip("。") if lang == "zh" else sentence.text("en")
            )
            assert read is not None, sentence
            assert (read["name"], f"{read['weight']} %", read["gap"]) == (row[1], row[3], row[5])
            assert (f"{read['chance']} %", read["points"]) == (row[6], row[7])
            assert float(read["weight"]) == pytest.approx(100 * one.weight, abs=0.0501)
            assert float(read["gap"]) == pytest.approx(100 * one.gap, abs=0.0501)
            assert float(read["points"]) == pytest.approx(one.priority, abs=0.00501)


@given(
    score=st.floats(0, 99.999),
    weight=st.floats(0.001, 1),
    chance=st.none() | st.floats(0, 1),
    rank=st.integers(0, 2),
)
def test_any_sentence_can_be_read_back(score: float, weight: float, chance: float | None, rank: int) -> None:
    gap = (100 - score) / 100
    priority = weight * gap * (1 if chance is None else chance) * 100
    one = Attention("speed", LocalText(en="Speed", zh="速度"), weight, score, gap, chance, False, priority)
    sentence = attention_sentence(two(speed=50.0, care=50.0), one, rank=rank)
    for read in (ENGLISH.match(sentence.text("en")), CHINESE.match(sentence.text("zh"))):
        assert read is not None
        assert float(read["weight"]) == pytest.approx(100 * weight, abs=0.0501)
        assert float(read["gap"]) == pytest.approx(100 * gap, abs=0.0501)
        assert float(read["points"]) == pytest.approx(priority, abs=0.00501)
        assert (read["chance"] is None) is (chance is None)
        if chance is not None and 0.01 <= chance <= 0.99:
            assert float(read["chance"].strip("<> ")) == pytest.approx(100 * chance, abs=0.501)
