from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard._text import LANGS, Lang, LocalText
from scorecard.logistics import ItemSummary, RatingSummary, benchmark
from scorecard.plots import competitive_position, draw_competitive_position, prepare_competitive_position
from tests.charts import service_samples as samples
from tests.charts.layout_lint import lint
from tests.charts.service_structure import check_position


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("against", ["best", "hill"])
def test_marks_stand_where_the_ratings_are(lang: Lang, against: str) -> None:
    found = samples.rivals(against)
    chart = competitive_position(found, names=samples.NAMES, lang=lang)
    check_position(chart, found, names=samples.NAMES)
    assert lint(chart) == []


MEANS = st.sampled_from([1.0, 4.0, 6.99, 7.0, 0.001, 99.95, 999.0, -12.5])
ITEM = st.tuples(MEANS, MEANS, MEANS, st.sampled_from([0, 1, 2, 900]), st.sampled_from([0.0, 0.001, 1.3]))
WORDS = st.sampled_from(
    ["时效 on time", "x", "The parcel 包裹 comes on the day that was promised 按时 to the door, " * 2]
)


@pytest.mark.slow
@settings(max_examples=8)
@given(st.lists(ITEM, min_size=1, max_size=9), WORDS, st.sampled_from(LANGS), st.sampled_from(["best", "b"]))
def test_ratings_of_any_size(
    items: list[tuple[float, float, float, int, float]], name: str, lang: Lang, of: str
) -> None:
    def rated(at: int) -> RatingSummary:
        summaries = {}
        for k, item in enumerate(items):
            n = item[3] if at == 0 else 40
            summaries[f"i{k}"] = ItemSummary(item[at] if n else None, item[4] if n > 1 else None, n)
        return RatingSummary(summaries)

    importance = {f"i{k}": item[1] for k, item in enumerate(items)}
    found = benchmark(rated(0), {"b": rated(1), "c": rated(2)}, importance=importance, against=of)
    names = {key: LocalText(en=name, zh=name) for key in (*importance, "b", "c")}
    chart = competitive_position(found, names=names, lang=lang)
    assert lint(chart) == []
    if all(item[3] for item in items):
        check_position(chart, found, names=names)


def test_nobody_rated() -> None:
    found = samples.rivals()
    empty = {"own": None, "other": None, "gap": None, "low": None, "high": None, "p_value": None, "p_adjusted": None}
    nothing = {**empty, "cell": None, "probability": None, "rival": None, "n": 0, "n_rival": 0}
    rows = tuple(replace(row, **nothing, reason="nobody_answered") for row in found.rows)
    chart = competitive_position(replace(found, rows=rows, comparisons=()))
    assert lint(chart) == []
    assert chart.message == "No item could be tested"


def test_door_and_prepared_data_give_the_same_chart() -> None:
    found = samples.rivals()
    plain = competitive_position(found, names=samples.NAMES, lang="zh").svg()
    assert found.plot.position(names=samples.NAMES, lang="zh").svg() == plain
    data = prepare_competitive_position(found, names=samples.NAMES)
    assert draw_competitive_position(data, lang="zh").svg() == plain
