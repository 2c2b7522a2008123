from __future__ import annotations

import re
from dataclasses import fields
from itertools import combinations
from pathlib import Path
from threading import Event, Thread

import matplotlib
import pytest
from matplotlib.colors import to_rgb

from scorecard._marks import Mark
from scorecard._text import LocalText
from scorecard.models import Band, Bands
from scorecard.plots import gap_dumbbell
from scorecard.plots.ranks import rank_fill
from scorecard.plots.theme import DEFAULT, SMALLEST, Theme, drawing, readable, status_label
from tests.charts import samples
from tests.charts.layout_lint import contrast
from tests.house.source import PACKAGE

WHITE = (1.0, 1.0, 1.0)


def lightness(color: str) -> float:
    """Return CIE L* of a colour (D65), the grey it prints as."""
    ratio = contrast(to_rgb(color), (0, 0, 0)) * 0.05 - 0.05
    return 116 * ratio ** (1 / 3) - 16 if ratio > 0.008856 else 903.3 * ratio


def test_text_colours_are_legible_on_white() -> None:
    theme = DEFAULT
    texts = [
        theme.ink,
        theme.muted,
        theme.perception,
        *(m.text for m in (theme.good, theme.watch, theme.bad, theme.no_data)),
    ]
    assert all(contrast(to_rgb(color), WHITE) >= 4.5 for color in texts)


def test_muted_text_is_legible_on_a_band() -> None:
    assert contrast(to_rgb(DEFAULT.muted), to_rgb(DEFAULT.band)) >= 4.5


def test_statuses_differ_in_grey_print() -> None:
    greys = [lightness(mark.fill) for mark in (DEFAULT.good, DEFAULT.watch, DEFAULT.bad)]
    assert min(abs(a - b) for a, b in combinations(greys, 2)) > 15


def test_statuses_differ_in_shape_and_have_an_edge_that_shows() -> None:
    marks = [DEFAULT.mark(level) for level in ("good", "watch", "bad", None)]
    assert len({mark.shape for mark in marks}) == 4
    assert all(contrast(to_rgb(mark.edge), WHITE) >= 3 for mark in marks)


def test_sizes_keep_the_smallest_allowed() -> None:
    assert min(DEFAULT.title, DEFAULT.text, DEFAULT.small, DEFAULT.least) >= SMALLEST


def test_status_label_by_language() -> None:
    bands = Bands.default()
    assert [status_label(bands.of(s), "en") for s in (10, 80, 95)] == ["R", "A", "G"]
    assert [status_label(bands.of(s), "zh") for s in (10, 80, 95)] == ["未达标", "关注", "达标"]
    assert (status_label(None, "en"), status_label(None, "zh")) == ("–", "无数据")


def test_long_chinese_name_gives_way_to_its_letter() -> None:
    name, letter = LocalText(en="far off", zh="严重偏离目标"), LocalText(en="F", zh="严")
    assert status_label(Band(id="far", low=0, high=100, level="bad", name=name, letter=letter), "zh") == "严"


def test_drawing_leaves_the_users_settings_alone() -> None:
    with matplotlib.rc_context({"axes.grid": True, "font.size": 21.0}):
        before = dict(matplotlib.rcParams)
        with drawing():
            assert matplotlib.rcParams["axes.grid"] is False
            assert matplotlib.rcParams["svg.fonttype"] == "none"
        assert dict(matplotlib.rcParams) == before


def test_threads_draw_one_after_the_other() -> None:
    """Settings belong to the process: what two threads set and take back by turns would stay with the user."""
    before, began, both, first_done = dict(matplotlib.rcParams), Event(), Event(), Event()
    kept: list[bool] = []

    def first() -> None:
        with drawing():
            began.set()
            kept.append(not both.wait(0.3))
        first_done.set()

    def second() -> None:
        began.wait(5)
        with drawing():
            both.set()
            first_done.wait(0.3)

    threads = [Thread(target=first), Thread(target=second)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    after = dict(matplotlib.rcParams)
    matplotlib.rcParams.update(before)
    assert (kept, after) == ([True], before)


def test_users_settings_do_not_change_a_chart() -> None:
    plain = gap_dumbbell(samples.small_gaps()).render("svg")
    loud = {
        "axes.grid": True,
        "font.family": ["serif"],
        "lines.linewidth": 9.0,
        "axes.facecolor": "yellow",
        "text.color": "red",
    }
    with matplotlib.rc_context(loud):
        assert gap_dumbbell(samples.small_gaps()).render("svg") == plain


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["png", "pdf"])
def test_users_settings_do_not_change_a_picture(kind: str) -> None:
    chart = gap_dumbbell(samples.small_gaps())
    plain = chart.render(kind)
    with matplotlib.rc_context({"savefig.facecolor": "black", "pdf.fonttype": 3, "savefig.dpi": 30}):
        assert chart.render(kind) == plain


# ---------------------------------------------------------------------- themes


def test_grey_statuses_stay_apart_by_contrast_and_shape() -> None:
    theme = Theme.grey()
    marks = [theme.good, theme.watch, theme.bad]
    for first, second in combinations(marks, 2):
        assert contrast(to_rgb(first.fill), to_rgb(second.fill)) >= 3
    assert len({mark.shape for mark in (*marks, theme.no_data)}) == 4
    assert all(contrast(to_rgb(mark.edge), WHITE) >= 3 for mark in (*marks, theme.no_data))
    assert all(contrast(to_rgb(mark.text), WHITE) >= 4.5 for mark in (*marks, theme.no_data))


def test_grey_theme_is_grey() -> None:
    found = [v for v in vars_of(Theme.grey()) if v.startswith("#")]
    assert len(found) > 20
    assert {v for v in found if len({v[1:3], v[3:5], v[5:7]}) > 1} == set()


def vars_of(theme: Theme) -> list[str]:
    """Return every colour of a theme."""
    parts = [getattr(theme, field.name) for field in fields(theme)]
    found = [p for p in parts if isinstance(p, str)]
    found += [c for p in parts if isinstance(p, tuple) for c in p]
    return found + [c for p in parts if isinstance(p, Mark) for c in (p.fill, p.edge, p.text)]


@pytest.mark.parametrize("theme", [DEFAULT, Theme.grey(), Theme.house(colours={"accent": "#7A1FA2"})])
def test_ranks_and_answers_leave_text_legible(theme: Theme) -> None:
    for place in range(1, 26):
        fill = rank_fill(place, 25, theme=theme)
        assert contrast(to_rgb(readable(fill, theme)), to_rgb(fill)) >= 4.5
    for fill in (theme.good.fill, theme.watch.fill, theme.bad.fill):
        assert contrast(to_rgb(readable(fill, theme)), to_rgb(fill)) >= 4.5


def test_house_colour_reaches_what_it_names() -> None:
    theme = Theme.house(colours={"accent": "#7A1FA2", "bad": "#8B0000", "link": "#555555"})
    assert (theme.accent, theme.perception, theme.link, theme.bad.fill) == ("#7A1FA2", "#7A1FA2", "#555555", "#8B0000")
    assert theme.good == DEFAULT.good
    drawn = gap_dumbbell(samples.small_gaps(), theme=theme).svg().lower()
    assert "#7a1fa2" in drawn
    assert DEFAULT.perception.lower() not in drawn


def test_paper_keeps_everything_but_the_sizes() -> None:
    slide = Theme.grey().on("16:9")
    assert (slide.paper, slide.width, slide.enlarged) == ("16:9", 8.0, 1.25)
    assert slide.on("a4") == Theme.grey()
    assert gap_dumbbell(samples.small_gaps(), theme=slide).figure.dpi == 250


COLOURS_STAND_IN = {"colour_vision", "house_colours", "marks", "theme"}


@pytest.mark.parametrize(
    "path",
    [p for p in sorted((PACKAGE / "plots").rglob("*.py")) if p.stem not in COLOURS_STAND_IN],
    ids=lambda p: p.stem,
)
def test_no_drawing_has_a_colour_of_its_own(path: Path) -> None:
    """In a theme of other colours it would be left behind."""
    assert re.findall(r"""["'](#[0-9A-Fa-f]{3,8}|white|black|gr[ae]y)["']""", path.read_text("utf-8")) == []


@pytest.mark.parametrize("path", sorted((PACKAGE / "plots").glob("*_words.py")), ids=lambda p: p.stem)
def test_no_words_of_a_chart_name_a_colour_that_a_theme_may_change(path: Path) -> None:
    """Grey print has no red, and a house has colours of its own: shapes, fills and signs are what words name."""
    said = " ".join(re.findall(r'"([^"]*)"', path.read_text("utf-8")))
    assert re.findall(r"\b(?:[Rr]ed|[Gg]reen|[Tt]eal|[Bb]lue|[Aa]mber|[Yy]ellow)\b|[红绿青蓝黄]色", said) == []
