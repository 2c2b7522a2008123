from __future__ import annotations

from dataclasses import replace

import pytest

from scorecard._text import LocalText
from scorecard.errors import ChartError, UsageError
from scorecard.plots import prepare_zone_ladder
from tests.charts import answer_samples as samples
from tests.refusal import refusal


def test_rows_are_those_of_the_result_least_adequate_first() -> None:
    found = samples.zones()
    data = prepare_zone_ladder(found, period="2026-Q2")
    assert [row.id for row in data.rows] == [
        row.id for row in sorted(found.dimensions, key=lambda row: row.msa.mean or 0.0)
    ]
    assert [row.id for row in data.wholes] == ["overall"]
    for row in data.rows:
        known = found.row(row.id)
        assert (row.minimum, row.desired, row.perceived) == (known.minimum, known.desired, known.perceived)
        assert row.msa == pytest.approx(known.perceived - known.minimum)


def test_words() -> None:
    data = prepare_zone_ladder(samples.zones(), subject="Kiosks", period="2026-Q2")
    assert data.what("en") == (
        "Zone of tolerance by dimension, Kiosks, mean answer on the scale 1 to 7, 2026-Q2, n = 150 respondents, "
        "ordered by adequacy"
    )
    assert data.foot("zh")[0] == (
        "◆ 低于最低水平，▲ 在容忍区间内，● 达到或高于理想水平；粗体：与 0 有显著差别（各列经 Holm 校正，总体行未校正，α = 0.05）"
    )
    reason = LocalText(en="all differences equal", zh="差值全部相同")
    unsure = replace(data, rows=(replace(data.rows[0], reason=reason), *data.rows[1:]))
    assert unsure.foot("zh")[-1].endswith("（差值全部相同）")
    low = data.rows[0]
    assert data.message("en").startswith(f"1 of 6 dimensions is below the least that customers accept: {low.name.en}")
    nothing = replace(data, rows=tuple(replace(row, position=None) for row in data.rows))
    assert nothing.message("zh") == "没有三问均有回答的行"
    fine = replace(data, rows=tuple(replace(row, position="within") for row in data.rows))
    assert fine.message("en") == "None of 6 dimensions is below the least that customers accept"
    alone = replace(fine, rows=fine.rows[:1])
    assert alone.message("en") == "The one dimension is not below the least that customers accept"
    assert alone.message("zh") == "仅有的 1 个维度不低于客户可接受的最低水平"


def test_alt_text_says_both_differences_with_their_intervals() -> None:
    data = prepare_zone_ladder(samples.zones())
    row = data.rows[0]
    spoken = data.alt_text("en", "")
    assert f"adequacy {row.msa:+.2f} ({row.msa_low:+.2f} to ".replace("-", "−") in spoken
    assert len(data.table().rows) == 7


def test_more_than_forty_rows_are_refused_and_none() -> None:
    found = samples.zones()
    many = replace(found, items=found.items * 2)
    assert refusal(lambda: prepare_zone_ladder(many, rows="items"), error=ChartError) == [
        (
            "the zone-of-tolerance ladder shows up to 40 rows; found '48'. Use rows='items' or rows='dimensions'. "
            "[too-many-rows]"
        )
    ]
    assert refusal(lambda: prepare_zone_ladder(replace(found, dimensions=())), error=ChartError) == [
        "the zone-of-tolerance ladder has nothing to show; found '0'. Use rows='items' or rows='dimensions'. [no-rows]"
    ]


def test_words_that_there_are_not_are_refused() -> None:
    assert refusal(lambda: prepare_zone_ladder(samples.zones(), rows="item"), error=UsageError) == [  # type: ignore[arg-type]
        "rows has no such option; found 'item'. Did you mean 'items'? [unknown-option]"
    ]
    assert refusal(lambda: prepare_zone_ladder(samples.zones(), order="msa"), error=UsageError) == [  # type: ignore[arg-type]
        "order has no such option; found 'msa'. Use one of: adequacy, instrument. [unknown-option]"
    ]
