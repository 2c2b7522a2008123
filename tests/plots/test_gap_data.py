from __future__ import annotations

from dataclasses import replace

import pytest

from scorecard._text import LocalText
from scorecard.errors import UsageError
from scorecard.models import Period
from scorecard.plots import prepare_gap_dumbbell
from scorecard.survey import GapRow
from tests.charts import samples
from tests.refusal import refusal


def row(dimension: str, gap: float | None, p: float | None, **more: object) -> GapRow:
    """Return a row of a dimension with a gap and an adjusted p-value."""
    return GapRow(
        dimension, "dimension", 100, 6.0, None if gap is None else 6.0 + gap, gap, p_value=p, p_adjusted=p, **more
    )


def with_rows(*rows: GapRow) -> object:
    return replace(samples.kiosk_gaps(), dimensions=rows, weighted=None, weights=None)


def test_verdict_needs_the_adjusted_p_value() -> None:
    gaps = samples.small_gaps()
    low, high = gaps.dimensions[0], gaps.dimensions[1]
    rows = (
        replace(low, p_value=0.03, p_adjusted=0.09),
        replace(high, p_value=0.2, p_adjusted=0.04),
        gaps.dimensions[2],
    )
    data = prepare_gap_dumbbell(replace(gaps, dimensions=rows))
    assert {mark.id: mark.verdict for mark in data.rows} == {
        "usefulness": "unclear",
        "security": "below",
        "control": "above",
    }


def test_verdict_at_the_stop_itself_is_unclear() -> None:
    data = prepare_gap_dumbbell(
        with_rows(row("security", -1.0, 0.05), row("control", -1.0, 0.0499), row("economy", 0.0, 0.001))
    )
    assert {mark.id: mark.verdict for mark in data.rows} == {
        "security": "unclear",
        "control": "below",
        "economy": "unclear",
    }


def test_without_adjustment_the_plain_p_value_counts() -> None:
    gaps = samples.small_gaps()
    rows = tuple(replace(r, p_adjusted=None) for r in gaps.dimensions)
    data = prepare_gap_dumbbell(replace(gaps, dimensions=rows, adjust="none"))
    assert data.rows[0].verdict == "below"
    assert "tests not adjusted" in data.foot("en")[0]


def test_order_and_rows_without_a_gap_last() -> None:
    gaps = samples.small_gaps()
    assert [m.id for m in prepare_gap_dumbbell(gaps).rows] == [
        "usefulness",
        "economy",
        "security",
        "control",
        "convenience",
    ]
    in_order = prepare_gap_dumbbell(gaps, order="instrument")
    assert [m.id for m in in_order.rows] == [r.id for r in gaps.dimensions]
    assert in_order.what("en").endswith("in the order of the questionnaire")


def test_weights_are_shares() -> None:
    gaps = samples.kiosk_gaps()
    weights = {m.id: m.weight for m in prepare_gap_dumbbell(gaps).rows}
    assert weights["security"] == pytest.approx(0.19)
    assert sum(weights.values()) == pytest.approx(1.0)
    assert all(m.weight is None for m in prepare_gap_dumbbell(gaps, rows="items").rows)


def test_wholes_belong_to_dimensions_only() -> None:
    gaps = samples.kiosk_gaps()
    assert [m.id for m in prepare_gap_dumbbell(gaps).wholes] == ["overall", "weighted"]
    assert prepare_gap_dumbbell(gaps, rows="items").wholes == ()


def test_group_of_respondents() -> None:
    import scorecard as sc

    gaps = sc.gap_analysis(samples.survey(), by="sex")
    label = next(iter(gaps.segments))
    data = prepare_gap_dumbbell(gaps, segment=label)
    assert data.n == gaps.segments[label].n
    assert f", {label}, " in data.what("en")
    with pytest.raises(UsageError, match="the analysis has no such group"):
        prepare_gap_dumbbell(gaps, segment="nobody")


MESSAGES: list[tuple[tuple[GapRow, ...], str, str]] = [
    (
        (row("security", -1.2, 0.001), row("control", -0.4, 0.001), row("economy", 0.1, 0.6)),
        "2 of 3 dimensions fall short of expectations, Security most (−1.20)",
        "3 个维度中有 2 个低于期望，安全性差距最大（−1.20）",
    ),
    (
        (row("security", -1.2, 0.001), row("control", -0.4, 0.001)),
        "All 2 dimensions fall short of expectations, Security most (−1.20)",
        "全部 2 个维度均低于期望，安全性差距最大（−1.20）",
    ),
    (
        (row("security", -0.3, 0.001), row("control", 0.4, 0.001)),
        "1 of 2 dimensions falls short of expectations: Security (−0.30); Control is above",
        "2 个维度中有 1 个低于期望：安全性（−0.30）；自主性高于期望",
    ),
    (
        (row("security", -0.3, 0.4), row("control", 0.4, 0.001), row("economy", 0.3, 0.01)),
        "None of 3 dimensions falls measurably short of expectations; Control and Economy are above",
        "3 个维度均未显著低于期望；自主性和经济性高于期望",
    ),
    (
        (row("security", -0.3, 0.001), row("control", -0.4, None, reason="one_respondent")),
        "1 of 1 dimension falls short of expectations: Security (−0.30); 1 not tested",
        "1 个维度中有 1 个低于期望：安全性（−0.30）；1 个未检验",
    ),
    (
        (row("security", -1.2, 0.001), row("control", -1.2 + 1e-15, 0.001), row("economy", -0.1, 0.001)),
        "All 3 dimensions fall short of expectations, Security and Control most (−1.20 each)",
        "全部 3 个维度均低于期望，安全性和自主性差距最大（均为 −1.20）",
    ),
    (
        (*(row(name, -1.0, 0.001) for name in ("security", "control", "economy")), row("convenience", 0.1, 0.6)),
        "3 of 4 dimensions fall short of expectations, Security and 2 more most (−1.00 each)",
        "4 个维度中有 3 个低于期望，安全性等 3 个维度差距最大（均为 −1.00）",
    ),
    (
        (row("security", -0.3, 0.4), row("control", -0.4, None, reason="one_respondent")),
        "The one dimension tested does not fall measurably short of expectations; 1 not tested",
        "经检验的 1 个维度未显著低于期望；1 个未检验",
    ),
    ((row("security", None, None, reason="nobody_answered"),), "No gap could be tested", "没有可检验的差距"),
]


@pytest.mark.parametrize(("rows", "en", "zh"), MESSAGES, ids=[m[1][:24] for m in MESSAGES])
def test_message_says_what_the_numbers_say(rows: tuple[GapRow, ...], en: str, zh: str) -> None:
    data = prepare_gap_dumbbell(with_rows(*rows))
    assert (data.message("en"), data.message("zh")) == (en, zh)


def test_what_line_names_object_measure_unit_period_and_n() -> None:
    data = prepare_gap_dumbbell(
        samples.kiosk_gaps(), period=Period.parse("2019-Q4"), subject=LocalText(en="Kiosks", zh="自助机")
    )
    assert data.what("en") == (
        "Service gap by dimension, Kiosks, mean answer on the scale 1 to 7, 2019 Q4, n = 194 respondents, ordered by gap"
    )
    assert (
        data.what("zh") == "各维度服务质量差距，自助机，量表 1–7 的平均分，2019年第4季度，n = 194 名受访者，按差距排序"
    )


def test_foot_names_method_adjustment_and_exclusions() -> None:
    signs, rules, untested = prepare_gap_dumbbell(samples.small_gaps()).foot("en")
    assert (
        signs
        == "◆ below 0, ● above 0, ○ not told apart from 0, or not tested (Holm-adjusted over 3 tests, overall rows not, "
        "α = 0.05)"
    ), "Economy has a mark and no test"
    tested = prepare_gap_dumbbell(samples.kiosk_gaps()).foot("en")[0]
    assert tested.startswith("◆ below 0, ● above 0, ○ not told apart from 0 (Holm-adjusted over 6 tests")
    assert rules == (
        "Gap = perception − expectation of the same respondent; 95 % interval of its mean by Student's t, unadjusted; "
        "a respondent enters a dimension with at least half of its items answered; "
        "n of a row counts those who enter it: 0 to 100 of 100"
    )
    assert untested == "No test: Economy (one respondent only) and Convenience (nobody answered enough)"
    zh = prepare_gap_dumbbell(samples.small_gaps()).foot("zh")
    assert zh[2] == "未检验：经济性（仅 1 人作答）和便利性（没有足够的作答）"
    once = replace(prepare_gap_dumbbell(samples.small_gaps()), tests=1)
    assert "(Holm-adjusted over 1 test, overall rows not, α = 0.05)" in once.foot("en")[0]


def test_one_test_stands_in_the_singular() -> None:
    data = replace(prepare_gap_dumbbell(samples.small_gaps()), tests=1)
    for adjust in ("holm", "benjamini_hochberg", "bonferroni"):
        assert " over 1 test, overall rows not, " in replace(data, adjust=adjust).foot("en")[0]  # type: ignore[arg-type]  # a word


def test_foot_names_every_adjustment_and_interval() -> None:
    data = prepare_gap_dumbbell(samples.small_gaps())
    for adjust, word in (("benjamini_hochberg", "Benjamini–Hochberg"), ("bonferroni", "Bonferroni")):
        told = replace(data, adjust=adjust)  # type: ignore[arg-type]  # a word of the option
        assert f"{word}" in told.foot("en")[0]
        assert f"（{word} 校正 3 次检验，总体行未校正，α = 0.05）" in told.foot("zh")[0]
    for method, en, zh in (
        ("bca", "the BCa bootstrap", "BCa 自助法"),
        ("percentile", "the percentile bootstrap", "百分位自助法"),
        ("cluster_t", "Student's t over clusters", "按群组计算的 t 分布"),
    ):
        told = replace(data, method=method)
        assert f"95 % interval of its mean by {en}, unadjusted" in told.foot("en")[1]
        assert f"区间（{zh}），未校正" in told.foot("zh")[1]


def test_foot_says_when_nobody_is_left_out() -> None:
    assert "all 194 respondents enter every row" in prepare_gap_dumbbell(samples.kiosk_gaps()).foot("en")[1]
    assert "全部 194 名受访者均计入每一行" in prepare_gap_dumbbell(samples.kiosk_gaps()).foot("zh")[1]


def test_alt_text_speaks_each_row() -> None:
    data = prepare_gap_dumbbell(samples.small_gaps())
    assert (
        "Usefulness: expected 6.40, perceived 5.20, gap −1.20 (interval −1.40 to −1.00), below expectation, n = 90."
        in (data.alt_text("en", ""))
    )
    assert "便利性：期望 –，感知 –，差距 –，没有足够的作答，n = 0。" in data.alt_text("zh", "")


def test_table_keeps_full_precision() -> None:
    gaps = samples.kiosk_gaps()
    records = {r["id"]: r for r in prepare_gap_dumbbell(gaps).table().records()}
    assert records["security"]["gap"] == gaps.row("security").gap
    assert records["overall"]["low"] == gaps.overall.low


@pytest.mark.parametrize(
    ("options", "line"),
    [
        ({"rows": "item"}, "rows has no such option; found 'item'. Did you mean 'items'? [unknown-option]"),
        ({"order": "size"}, "order has no such option; found 'size'. Use one of: gap, instrument. [unknown-option]"),
    ],
)
def test_words_that_there_are_not_are_refused(options: dict[str, object], line: str) -> None:
    assert refusal(lambda: prepare_gap_dumbbell(samples.small_gaps(), **options), error=UsageError) == [line]  # type: ignore[arg-type]
