"""Weights from pairs print their consistency in both languages."""

from __future__ import annotations

import dataclasses

import pytest

from scorecard.weighting import ahp
from scorecard.weighting.ahp_weights import consistency_notes, judgement_text


def test_a_judgement_is_written_as_people_write_it() -> None:
    # 1 / (1/7) is 7 but for rounding
    assert [judgement_text(v) for v in (3, 1, 1 / 7, 0.5, 2.366, 1 / 2.366, 1000)] == [
        "3", "1", "1/7", "1/2", "2.37", "1/2.37", "1000",
    ]  # fmt: skip


def test_weights_print_with_their_consistency() -> None:
    found = ahp([[4, 3], [1]], labels=["price", "speed", "care"])
    assert str(found).splitlines() == [
        "Weights (AHP, principal eigenvector)",
        "Id     Weight  Judgements",
        "-----  ------  ----------",
        "price  63.4 %           2",
        "speed  17.4 %           2",
        "care   19.2 %           2",
        "Largest eigenvalue 3.0092, consistency index 0.0046.",
        "Consistency ratio 0.0079 with the random index 0.58 (Saaty 1980).",
        (
            "Most inconsistent: price over speed, judged 4. The other judgements imply 3; with it the consistency ratio "
            "would be 0.0000."
        ),
    ]
    # by hand: geometric means 12^(1/3), (1/4)^(1/3), (1/3)^(1/3)
    assert found.shares == pytest.approx((0.6337, 0.1744, 0.1919), abs=5e-5)
    assert repr(found).startswith("AhpWeights({'price': 0.63")
    assert found.table().records()[0] == {"id": "price", "weight": found["price"], "judgements": 2}


def test_in_chinese() -> None:
    found = ahp([[9, "1/9"], [9]], labels=["价格", "速度", "服务"])
    assert found.table().to_text("zh").splitlines()[-5:] == [
        "最大特征值 λmax = 10.1111，一致性指标 CI = 3.5556。",
        "一致性比率 CR = 6.1303，随机一致性指标 RI = 0.58（Saaty 1980）。",
        "一致性比率超过 0.1，判断之间的矛盾超出通常可接受的程度。",
        "最不一致的判断：“价格”与“速度”相比判为 9；由其余判断推得 1/81，改用该值后一致性比率为 0.0000。",
        "循环判断：价格 > 速度 > 服务 > 价格。",
    ]


def test_what_is_missing_and_what_is_beyond_the_scale_is_said() -> None:
    found = ahp({("a", "b"): 12, ("b", "c"): 2, ("c", "d"): 2, ("a", "d"): 20})
    assert [note.text("en") for note in consistency_notes(found)][2:] == [
        "The ratio is above 0.1: the judgements contradict each other more than is usually accepted."
    ] * (found.consistency_ratio > 0.1) + [
        (
            "Judgements missing: 2 of 6. The eigenvalue is the least that any values for them give; the random index is "
            "that of complete judgements, so the ratio is too mild."
        ),
        (
            "Most inconsistent: a over b, judged 12. The other judgements imply 5; with it the consistency ratio would be "
            "0.0000."
        ),
        "Judged beyond Saaty's scale of 1/9 to 9: a / b; a / d.",
    ]


def test_a_ratio_that_is_not_there_says_why() -> None:
    tree = ahp({("a", "b"): 2, ("b", "c"): 2})
    assert [note.text("en") for note in consistency_notes(tree)] == [
        "Largest eigenvalue 3.0000, consistency index 0.0000.",
        "No consistency ratio: there are only as many judgements as the weights need, so none can contradict another.",
        "Judgements missing: 1 of 3. The eigenvalue is the least that any values for them give.",
    ]
    assert consistency_notes(tree)[2].text("zh") == (
        "缺失判断 1 个（应有 3 个）。最大特征值为补全缺失判断所能达到的最小值。"
    )
    alone = ahp([[4, 3], [1]], random_index={4: 0.9})
    notes = consistency_notes(alone)
    assert notes[1].text("en") == (
        "No consistency ratio: the table of random indices (a table of one's own) has no value for 3 things."
    )
    assert notes[2].text("en").endswith("with it the consistency ratio would be –.")


def test_long_lists_are_cut() -> None:
    rows = [[20.0] * k for k in range(6, 0, -1)]
    notes = consistency_notes(ahp(rows))
    assert notes[-1].text("en").endswith("; and 11 more.")
    assert notes[-1].text("zh").endswith("；另有 11 个。")


def test_nothing_can_be_changed() -> None:
    found = ahp([[2]], labels=["a", "b"])
    with pytest.raises(dataclasses.FrozenInstanceError):
        found.lambda_max = 1.0  # type: ignore[misc]  # that is the point
    assert found == {"a": 2 / 3, "b": pytest.approx(1 / 3)}
