from __future__ import annotations

from itertools import combinations

import matplotlib
import pytest
from matplotlib.colors import to_rgb

from scorecard._text import LocalText
from scorecard.models import Band, Bands
from scorecard.plots import gap_dumbbell
from scorecard.plots.theme import DEFAULT, SMALLEST, drawing, status_label
from tests.charts import samples
from tests.charts.layout_lint import contrast

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


@pytest.mark.parametrize("kind", ["png", "pdf"])
def test_users_settings_do_not_change_a_picture(kind: str) -> None:
    chart = gap_dumbbell(samples.small_gaps())
    plain = chart.render(kind)
    with matplotlib.rc_context({"savefig.facecolor": "black", "pdf.fonttype": 3, "savefig.dpi": 30}):
        assert chart.render(kind) == plain
