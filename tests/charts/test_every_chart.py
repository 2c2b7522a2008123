"""What holds for every chart: clean layout, both languages, its what-line, its words, same bytes."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

import pytest
from matplotlib.colors import to_rgb

from scorecard import plots
from scorecard._text import Lang, LocalText
from scorecard.plots import Chart, Theme
from scorecard.plots.theme import Paper
from scorecard.scoring import Evaluation
from tests.charts import answer_samples, curve_samples, measure_charts, samples, score_samples, service_samples
from tests.charts.layout_lint import lint


def _map_with_evidence(ev: Evaluation, **options: object) -> Chart:
    return plots.strategy_map(ev, evidence=samples.made_up_evidence(ev), **options)


CHARTS: dict[str, Callable[..., Chart]] = {
    "gaps": lambda long=False, **k: plots.gap_dumbbell(samples.kiosk_gaps(long=long), **k),
    "gaps by item": lambda long=False, **k: plots.gap_dumbbell(samples.kiosk_gaps(long=long), rows="items", **k),
    "scorecard": lambda long=False, **k: plots.scorecard_table(samples.kiosk_evaluation(long=long, total=True), **k),
    "map": lambda long=False, **k: plots.strategy_map(samples.kiosk_evaluation(long=long), **k),
    "importance": lambda long=False, **k: plots.importance_performance(samples.kiosk_ipa(long=long), **k),
    "small gaps": lambda long=False, **k: plots.gap_dumbbell(samples.small_gaps(), **k),
    "small scorecard": lambda long=False, **k: plots.scorecard_table(samples.small_evaluation(), **k),
    "forest": lambda long=False, **k: plots.forest(samples.kiosk_robustness(long=long), **k),
    "entities": lambda long=False, **k: plots.forest(samples.units_robustness(25, long=long), node="total", **k),
    "strip": lambda long=False, **k: plots.probability_strip(samples.kiosk_robustness(long=long), **k),
    "strip of entities": lambda long=False, **k: plots.probability_strip(
        samples.units_robustness(8, long=long), node="total", **k
    ),
    "ranks": lambda long=False, **k: plots.rank_acceptability(samples.units_robustness(8, long=long), **k),
    "many ranks": lambda long=False, **k: plots.rank_acceptability(samples.units_robustness(25, long=long), **k),
    "tornado": lambda long=False, **k: plots.tornado(samples.kiosk_tornado(long=long), **k),
    "influence": lambda long=False, **k: plots.influence(samples.kiosk_robustness(long=long), **k),
    "evidence": lambda long=False, **k: _map_with_evidence(samples.kiosk_evaluation(long=long), **k),
    "behaviour": lambda long=False, **k: plots.process_behaviour(samples.otif_change(long=long), **k),
    "few values": lambda long=False, **k: plots.process_behaviour(
        samples.otif_change(long=long, months=9, baseline=None), **k
    ),
    "waterfall": lambda long=False, **k: plots.waterfall(samples.four_blocks(long=long), **k),
    "pareto": lambda long=False, **k: plots.pareto(samples.failed_orders(long=long), **k),
    "zones": lambda long=False, **k: plots.zone_ladder(answer_samples.zones(long=long), **k),
    "zones by item": lambda long=False, **k: plots.zone_ladder(answer_samples.zones(long=long), rows="items", **k),
    "means": lambda long=False, **k: plots.mean_dots(answer_samples.means(long=long), **k),
    "means by item": lambda long=False, **k: plots.mean_dots(answer_samples.means(long=long), rows="items", **k),
    "heat map": lambda long=False, **k: plots.segment_heat_map(answer_samples.heat(long=long), **k),
    "heat map of perceptions": lambda long=False, **k: plots.segment_heat_map(
        answer_samples.heat(statistic="perception", long=long), **k
    ),
    "heat map by item": lambda long=False, **k: plots.segment_heat_map(
        answer_samples.heat(rows="items", long=long), **k
    ),
    "likert": lambda long=False, **k: plots.likert(answer_samples.answers(long=long), **k),
    "small map": lambda long=False, **k: plots.strategy_map(samples.small_evaluation(), **k),
    **measure_charts.CHARTS,
    **score_samples.CHARTS,
    **curve_samples.CHARTS,
    **service_samples.CHARTS,
}
PLAIN = [
    "gaps",
    "scorecard",
    "map",
    "importance",
    "forest",
    "strip",
    "ranks",
    "tornado",
    "influence",
    "behaviour",
    "waterfall",
    "pareto",
    "zones",
    "means",
    "heat map",
    "likert",
    *measure_charts.PLAIN,
    *score_samples.PLAIN,
    *curve_samples.PLAIN,
    *service_samples.PLAIN,
]
LONG = [
    *PLAIN,
    *measure_charts.LONG,
    "gaps by item",
    "zones by item",
    "means by item",
    "heat map by item",
    "heat map of perceptions",
    "entities",
    "strip of entities",
    "many ranks",
    "evidence",
    "few values",
    *score_samples.LONG,
    *service_samples.LONG,
]
GROUP_LABELS = {*answer_samples.GROUPS, "region"}
HAN = re.compile(r"[\u4e00-\u9fff]")


@cache
def drawn(name: str, *, lang: Lang = "en", long: bool = False) -> Chart:
    """Return a chart that is only looked at: drawn once for all tests."""
    return CHARTS[name](long=long, lang=lang)


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("name", [n if n in PLAIN else pytest.param(n, marks=pytest.mark.slow) for n in CHARTS])
def test_layout_is_clean(name: str, lang: Lang) -> None:
    assert lint(drawn(name, lang=lang)) == []


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("name", LONG)
def test_layout_is_clean_with_long_names(name: str, lang: Lang) -> None:
    assert lint(drawn(name, lang=lang, long=True)) == []


@pytest.mark.parametrize("name", PLAIN)
def test_english_has_no_chinese_word(name: str) -> None:
    chart = drawn(name)
    words = " ".join([*(t.get_text() for axes in chart.axes for t in axes.texts), chart.alt_text, chart.what])
    assert not HAN.search(words)


@pytest.mark.parametrize("name", PLAIN)
def test_chinese_has_no_english_sentence(name: str) -> None:
    """Names of units, of Holm and of a statistic's sign stay as they are; whole words would be left-overs."""
    chart = drawn(name, lang="zh")
    words = " ".join([*(t.get_text() for axes in chart.axes for t in axes.texts), chart.alt_text, chart.what])
    assert set(re.findall(r"[A-Za-z]{3,}", words)) <= {
        "KRW",
        "Holm",
        "Hall",
        "Dirichlet",
        "Jansen",
        "Demo",
        "XmR",
        "Shapley",
        "Kaplan",
        "Meier",
        "Greenwood",
        "Welch",
        "logit",
        *GROUP_LABELS,
    }


@pytest.mark.slow
@pytest.mark.parametrize("name", PLAIN)
def test_what_line_is_never_absent(name: str) -> None:
    chart = CHARTS[name](message="")
    assert chart.message == ""
    shown = [t.get_text() for t in chart.axes[0].texts if (t.get_gid() or "").startswith("what")]
    assert " ".join(shown) == chart.what
    assert not any((t.get_gid() or "").startswith("message") for t in chart.axes[0].texts)


@pytest.mark.slow
@pytest.mark.parametrize("name", PLAIN)
def test_given_message_replaces_the_computed_one(name: str) -> None:
    chart = CHARTS[name](message=LocalText(en="As agreed", zh="按约定"), lang="zh")
    assert chart.message == "按约定"
    assert chart.axes[0].texts[0].get_text() == "按约定"
    assert chart.alt_text.startswith("按约定。")


@pytest.mark.parametrize("name", PLAIN)
def test_alt_text_holds_the_what_line_and_every_name(name: str) -> None:
    for lang in ("en", "zh"):
        chart = drawn(name, lang=lang)
        assert chart.what in chart.alt_text
        for record in chart.data.records():
            label = record["name"]
            assert isinstance(label, LocalText)
            assert label.text(lang) in chart.alt_text


@pytest.mark.parametrize("kind", ["png", "svg", "pdf"])
def test_same_result_gives_same_bytes(kind: plots.chart.Format) -> None:
    assert CHARTS["small map"]().render(kind) == CHARTS["small map"]().render(kind)


@pytest.mark.slow
@pytest.mark.parametrize("name", PLAIN)
def test_same_result_gives_same_drawing(name: str) -> None:
    assert CHARTS[name]().svg() == drawn(name).svg()


@pytest.mark.parametrize("name", PLAIN)
def test_chart_fits_the_text_width_of_a_page(name: str) -> None:
    width, height = drawn(name).figure.get_size_inches()
    assert width == pytest.approx(6.7)
    assert height <= 9.3, "297 mm less margins"


@pytest.mark.slow
def test_doors_give_the_same_chart() -> None:
    assert samples.kiosk_gaps().plot.dumbbell().svg() == drawn("gaps").svg()
    assert samples.kiosk_ipa().plot.quadrants(lang="zh").svg() == drawn("importance", lang="zh").svg()
    assert samples.four_blocks().plot.steps().svg() == drawn("waterfall").svg()
    assert samples.failed_orders().plot.pareto().svg() == drawn("pareto").svg()
    assert samples.otif_change().plot.process_behaviour().svg() == drawn("behaviour").svg()
    assert plots.EvaluationPlots(samples.kiosk_evaluation()).strategy_map().svg() == drawn("map").svg()


# ------------------------------------------------------------ papers and themes

PAPERS: tuple[Paper, ...] = ("letter", "16:9")
HERE = ["gaps", "map"]
"""Looked at on every paper whenever the tests run; the others, and long names, with the slow ones."""


@cache
def dressed(name: str, dress: str, lang: Lang) -> Chart:
    """Return a chart for a paper or in a theme."""
    theme = Theme.grey() if dress == "grey" else Theme().on("letter" if dress == "letter" else "16:9")
    return CHARTS[name](lang=lang, theme=theme)


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("dress", [*PAPERS, "grey"])
@pytest.mark.parametrize("name", [n if n in HERE else pytest.param(n, marks=pytest.mark.slow) for n in CHARTS])
def test_layout_is_clean_on_every_paper_and_in_grey(name: str, dress: str, lang: Lang) -> None:
    chart = dressed(name, dress, lang)
    assert lint(chart) == []
    if not name.startswith("dashboard"):  # a page of its own, whose size its caller chooses
        width = {"letter": 6.9, "16:9": 8.0, "grey": 6.7}[dress]
        assert chart.figure.get_size_inches()[0] == pytest.approx(width)


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("name", LONG)
def test_layout_is_clean_with_long_names_on_every_paper(name: str, paper: Paper, lang: Lang) -> None:
    assert lint(CHARTS[name](long=True, lang=lang, theme=Theme().on(paper))) == []


HUE = 1e-3
"""Channels of a grey differ by no more than this."""


def colours(chart: Chart) -> set[tuple[float, float, float]]:
    """Return every colour that the drawing uses."""
    found = re.findall(r"#[0-9a-f]{6}\b", chart.svg())
    return {to_rgb(colour) for colour in found}


@pytest.mark.slow
@pytest.mark.parametrize("name", PLAIN)
def test_grey_theme_has_no_hue_left(name: str) -> None:
    """A colour written into the drawing code would stand out."""
    hued = {c for c in colours(dressed(name, "grey", "en")) if max(c) - min(c) > HUE}
    assert hued == set()
