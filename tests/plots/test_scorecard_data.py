from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

import scorecard as sc
from scorecard._text import Lang, LocalText
from scorecard.errors import UsageError
from scorecard.models import Band, Bands, Scorecard
from scorecard.plots import prepare_scorecard_table
from scorecard.plots.scorecard_data import band_key, status_message
from scorecard.plots.scorecard_rows import ScoreRow
from scorecard.series import MeasureRecord
from tests.charts import samples
from tests.scoring.cards import frozen_and_saved

MEASURES = LocalText(en="measures", zh="项指标")


def rows(*levels: str | None) -> list[ScoreRow]:
    """Return rows named A, B, … with a status each; None is no data."""
    base = prepare_scorecard_table(samples.small_evaluation()).measures[0]
    bands = {band.level: band for band in Bands.default()}
    return [
        replace(base, id=f"m{i}", name=LocalText(en="ABCDEFG"[i], zh="甲乙丙丁戊己庚"[i]), band=bands.get(level))
        for i, level in enumerate(levels)
    ]


@pytest.mark.parametrize(
    ("levels", "en", "zh"),
    [
        (("bad", "good"), "1 of 2 measures off target: A", "2 项指标中 1 项未达标：甲"),
        (
            ("bad", "bad", "good", None),
            "2 of 4 measures off target: A and B; 1 without data",
            "4 项指标中 2 项未达标：甲和乙；1 项无数据",
        ),
        (("bad", "bad", "bad", "watch"), "3 of 4 measures off target", "4 项指标中 3 项未达标"),
        (("watch", "good"), "None of 2 measures off target, 1 to watch", "2 项指标无一未达标，1 项需关注"),
        (("good", "good"), "All 2 measures on target", "全部 2 项指标达标"),
        (("good", None), "1 of 2 measures on target; 1 without data", "2 项指标中 1 项达标；1 项无数据"),
        (("bad",), "1 of 1 measure off target: A", "1 项指标中 1 项未达标：甲"),
        (("watch",), "The one measure is to watch, not off target", "仅有的 1 项指标需关注，并非未达标"),
        (("good",), "The one measure is on target", "仅有的 1 项指标达标"),
        ((None,), "The one measure has no data", "仅有的 1 项指标无数据"),
        ((None, None), "None of 2 measures has data", "2 项指标均无数据"),
        ((), "", ""),
    ],
)
def test_message_says_what_the_statuses_say(levels: tuple[str | None, ...], en: str, zh: str) -> None:
    assert status_message(rows(*levels), MEASURES, "en") == en
    assert status_message(rows(*levels), MEASURES, "zh") == zh


def test_rows_that_cannot_have_a_status_are_not_counted() -> None:
    some = rows("bad", "good", None)
    assert (
        status_message([*some[:2], replace(some[2], scored=False)], MEASURES, "en") == "1 of 2 measures off target: A"
    )


def test_a_status_that_the_card_names_itself_keeps_its_name() -> None:
    poor, low = (replace_band(name) for name in (LocalText(en="poor", zh="差"), LocalText(en="very poor", zh="很差")))
    some = rows("bad", "bad", "good")
    named = [replace(some[0], band=poor), replace(some[1], band=poor), some[2]]
    assert status_message(named, MEASURES, "en") == "2 of 3 measures poor: A and B"
    assert status_message(named, MEASURES, "zh") == "3 项指标中 2 项为“差”：甲和乙"
    mixed = [replace(some[0], band=poor), replace(some[1], band=low), some[2]]
    assert status_message(mixed, MEASURES, "en") == "2 of 3 measures off target: A and B"


def replace_band(name: LocalText) -> Band:
    """Return the worst band under another name."""
    return next(band for band in Bands.default() if band.level == "bad").model_copy(update={"name": name})


def test_second_clause_begins_small_and_a_total_above_the_target_is_no_part_of_100() -> None:
    total = replace(prepare_scorecard_table(samples.kiosk_evaluation(total=True)).rows[0], score=104.2)
    said = status_message(rows("watch", "good"), MEASURES, "en", total=total)
    assert said == "Total 104 (target 100), watch; none of 2 measures off target, 1 to watch"
    said = status_message(rows("good", "good"), MEASURES, "zh", total=total)
    assert said == "总分 104（目标 100，关注）；全部 2 项指标达标"


def test_total_comes_first_where_there_is_one() -> None:
    data = prepare_scorecard_table(samples.kiosk_evaluation(total=True))
    assert data.rows[0].kind == "total"
    assert data.message("en").startswith("Total 76 of 100, watch; ")
    assert data.message("zh").startswith("总分 76（满分 100，关注）；")


def test_rows_are_the_nodes_of_the_card() -> None:
    ev = samples.small_evaluation()
    assert tuple(row.id for row in prepare_scorecard_table(ev).rows) == ev.card.node_ids


def test_several_periods_are_refused() -> None:
    chosen = Scorecard.model_validate(samples.SMALL_CARD)
    ev = sc.evaluate(chosen, sc.observe(chosen, values=[MeasureRecord("otif", "2026-Q1", 90.0)]))
    with pytest.raises(UsageError, match="one entity and one period are needed"):
        prepare_scorecard_table(ev)


def test_history_ends_at_the_period() -> None:
    data = prepare_scorecard_table(samples.small_evaluation())
    assert [str(p) for p in data.periods] == ["2026-Q1", "2026-Q2", "2026-Q3"]
    assert data.previous is not None
    assert (data.period.text("en"), data.previous.text("en")) == ("2026 Q3", "2026 Q2")
    assert len(prepare_scorecard_table(samples.small_evaluation(), periods=2).periods) == 2


def test_first_period_has_none_before() -> None:
    chosen = Scorecard.model_validate(samples.SMALL_CARD)
    ev = sc.evaluate(chosen, sc.observe(chosen, values=[MeasureRecord("otif", "2026-Q1", 90.0)]), period="2026-Q1")
    data = prepare_scorecard_table(ev)
    assert data.previous is None
    assert not any("Arrow" in line for line in data.foot("en"))


@pytest.mark.parametrize(("cap", "top"), [(100.0, 100.0), (120.0, 120.0), ("none", 140.0)])
def test_bars_reach_to_the_cap_or_the_highest_score(cap: float | str, top: float) -> None:
    chosen = Scorecard.model_validate({**samples.SMALL_CARD, "cap": cap})
    obs = sc.observe(chosen, values=[MeasureRecord("otif", "2026-Q1", 107.0)])
    data = prepare_scorecard_table(sc.evaluate(chosen, obs, period="2026-Q1"))
    assert data.top == top
    assert ("score 0–100" in data.what("en")) == (top == 100), "no score of 140 is one of 0–100"
    assert ("score (0 = worst, target = 100)" in data.what("en")) == (top > 100)


def test_key_names_every_band_from_the_top() -> None:
    bands = Bands.default()
    assert band_key(bands, "en") == "● G on target (90–100), ▲ A watch (75–90), ◆ R off target (0–75), □ no data"
    assert band_key(bands, "zh") == "● 达标（90–100），▲ 关注（75–90），◆ 未达标（0–75），□ 无数据"


def test_foot_explains_only_what_is_there() -> None:
    small = " ".join(prepare_scorecard_table(samples.small_evaluation()).foot("en"))
    assert "95 % interval of the score" in small
    assert "Coverage" in small
    assert "†" not in small
    plain = replace(prepare_scorecard_table(samples.small_evaluation()), rows=tuple(rows("good", "bad")))
    assert "Coverage" not in " ".join(plain.foot("en"))


def test_the_level_of_each_interval_is_told() -> None:
    """A survey at 90 % gives its measures such intervals; those of the nodes above are always of 95 %."""
    ev = samples.small_evaluation()
    obs = ev.observations
    known = replace(obs, confidence=np.where(np.isnan(obs.value), np.nan, 0.9))
    data = prepare_scorecard_table(sc.evaluate(ev.card, known, period=str(ev.periods[0])))
    levels = {(row.kind == "measure", row.level) for row in data.rows if row.low is not None}
    assert levels == {(True, 0.9), (False, 0.95)}
    assert all(row.level is None for row in data.rows if row.low is None)
    assert "line below = 90 % or 95 % interval of the score" in data.foot("en")[1]
    alone = replace(data, rows=tuple(row for row in data.rows if row.kind == "measure"))
    assert "下方细线 = 得分的 90 % 区间" in alone.foot("zh")[1]


def test_foot_explains_the_arrows_that_are_there() -> None:
    data = prepare_scorecard_table(samples.small_evaluation())

    def arrows(*drawn: tuple[str | None, str | None], lang: Lang = "en") -> list[str]:
        rows_ = tuple(
            replace(row, change=change, verdict=verdict)  # type: ignore[arg-type]  # words of the row
            for row, (change, verdict) in zip(data.rows, drawn, strict=False)
        )
        return [line for line in replace(data, rows=rows_).foot(lang) if line.startswith(("Arrow", "箭头"))]

    plain = "Arrow: value went up or down since 2026 Q2; filled = better, hollow = worse"
    assert arrows((None, None)) == []
    assert arrows(("up", "better"), (None, None)) == [plain]
    assert arrows(("up", "better"), ("same", "neutral")) == [plain + "; “=”: unchanged"]
    assert arrows(("down", "neutral")) == [plain + "; grey = neither"]
    assert arrows(("same", "neutral"), lang="zh")[0].endswith("；实心 = 变好，空心 = 变差；“=”：不变")


def test_alt_text_speaks_each_row() -> None:
    data = prepare_scorecard_table(samples.small_evaluation())
    text = data.alt_text("en", "")
    assert "OTIF: actual 98.0 %, target 100.0, score 90, on target, up (better)." in text
    assert "Claims closed: actual –, target 10.0, no data." in text
    assert "Keep loads even: score 50, off target, coverage 50 %." in text
    assert "准时足量率：实际 98.0 %，目标 100.0，得分 90，达标，上升（变好）。" in data.alt_text("zh", "")


def test_table_keeps_full_precision() -> None:
    records = {r["id"]: r for r in prepare_scorecard_table(samples.kiosk_evaluation()).table().records()}
    assert records["security_gap"]["value"] == samples.kiosk_gaps().row("security").gap


def test_words_bands_and_fiscal_years_are_those_of_the_period() -> None:
    words = {"name": "Name", "letter": "N"}
    edges = [{"id": "bad", "low": 0, "high": 60, "level": "bad", **words}, {"id": "good", "low": 60, "high": 100, "level": "good", **words}]  # fmt: skip
    measures = [
        {"id": "one", "name": "One", "worst": 0, "target": 100},
        {"id": "asked", "name": "Asked", "scoring": "yes_no"},
        {"id": "later", "name": "Later", "worst": 0, "target": 1, "starts": "2026-Q4"},
    ]
    chosen = Scorecard.model_validate(
        {
            "id": "demo",
            "name": "Demo",
            "calendar": {"first": "2026-Q1", "last": "2026-Q4", "year_starts": 4},
            "perspectives": [{"id": "customer", "objectives": [{"id": "o", "name": "O", "measures": measures}]}],
            "changes": [{"since": "2026-Q2", "bands": edges}],
        }
    )
    values = [MeasureRecord("one", quarter, 60.0) for quarter in ("2026-Q1", "2026-Q2")]
    values.append(MeasureRecord("asked", "2026-Q2", text="no"))
    data = prepare_scorecard_table(sc.evaluate(chosen, sc.observe(chosen, values=values), period="2026-Q2"))
    rows = {row.id: row for row in data.rows}
    assert (rows["one"].band.id, [b.id for b in rows["one"].bands], len(data.bands)) == ("good", ["bad", "good"], 2)
    assert "2026/27 Q2" in data.what("en")
    assert any("2026/27财年第1季度" in line for line in data.foot("zh"))
    assert "Asked: actual no" in data.alt_text("en", "")
    assert (rows["later"].reason.text("en"), rows["later"].scored) == ("not due yet", False)


def test_a_frozen_period_has_the_targets_and_bands_of_its_time() -> None:
    ev, saved = frozen_and_saved()
    data = prepare_scorecard_table(ev)
    assert data == prepare_scorecard_table(saved)
    row = data.measures[0]
    assert (row.value, row.target, row.score, row.difference) == (92, 95, 80, -3)
    assert [band.id for band in data.bands] == ["red", "amber", "green"]
