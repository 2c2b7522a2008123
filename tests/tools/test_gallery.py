"""The gallery shows every chart, and its code makes what it says."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from scorecard import LocalText, plots
from scorecard.plots import Chart
from tests.house.test_plot_doors import DOORS, called_by
from tools.gallery.entries import ENTRIES, SETUPS, Entry
from tools.gallery.making import chart_of, code_of
from tools.gallery.pages import page_of, write_gallery
from tools.gallery.readme_pictures import CHARTS

FROM_DOOR: dict[str, set[str]] = {}
for _door, (_method, _) in DOORS.items():
    FROM_DOOR.setdefault(_door.rpartition(".")[2], set()).add(called_by(_method)[0].__name__)
"""What each method of a ``.plot`` calls."""

DRAWN = {name for name in plots.__all__ if f"draw_{name}" in plots.__all__}
SMALL = Entry(
    "gap_dumbbell",
    LocalText(en="Gaps", zh="差距"),
    LocalText(en="A question?", zh="问题？"),
    "card",
    'chart = gaps.plot.dumbbell(lang="{lang}")',
)


def last_call(entry: Entry) -> str:
    """Return the name of the method with which the code of an entry ends."""
    statement = ast.parse(entry.code).body[-1]
    assert isinstance(statement, ast.Assign)
    assert [ast.unparse(target) for target in statement.targets] == ["chart"]
    assert isinstance(statement.value, ast.Call)
    assert isinstance(statement.value.func, ast.Attribute)
    return statement.value.func.attr


def test_every_public_chart_has_one_entry() -> None:
    behind_doors = {called_by(method)[0].__name__ for method, _ in DOORS.values()}
    assert len(DRAWN) >= 15
    assert sorted(entry.chart for entry in ENTRIES) == sorted(DRAWN | behind_doors)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.chart)
def test_code_ends_in_the_chart_that_the_entry_names(entry: Entry) -> None:
    assert entry.chart in FROM_DOOR.get(last_call(entry), {last_call(entry)})
    assert 'lang="{lang}"' in entry.code
    assert entry.title.complete
    assert entry.use.complete


def test_every_setup_is_used() -> None:
    assert set(SETUPS) == {entry.setup for entry in ENTRIES}


def test_code_is_printed_as_it_is_run() -> None:
    code = code_of(SMALL, "zh")
    assert code.startswith("import scorecard as sc\n")
    assert code.endswith('chart = gaps.plot.dumbbell(lang="zh")')
    names: dict[str, object] = {}
    exec(code, names)  # noqa: S102 - the code that the page prints
    chart = names["chart"]
    assert isinstance(chart, Chart)
    assert chart.alt_text == chart_of(SMALL, "zh").alt_text


def test_code_without_a_chart_is_refused() -> None:
    with pytest.raises(TypeError) as caught:
        chart_of(Entry("none", SMALL.title, SMALL.use, "survey", "chart = survey"), "en")
    assert str(caught.value) == "none: the code leaves no chart behind"


def test_page_has_both_pictures_their_words_and_the_code(tmp_path: Path) -> None:
    write_gallery(tmp_path, (SMALL,))
    page = (tmp_path / "gap_dumbbell.md").read_text("utf-8")
    assert page == page_of(SMALL, {"en": chart_of(SMALL, "en"), "zh": chart_of(SMALL, "zh")})
    assert page.startswith("# Gaps 差距\n\nA question? 问题？\n")
    pictures = re.findall(r"^!\[(.+)\]\((\S+)\)$", page, re.M)
    assert [name for _, name in pictures] == ["gap_dumbbell-en.png", "gap_dumbbell-zh.png"]
    assert all(len(words) > 100 for words, _ in pictures)
    assert 'gaps.plot.dumbbell(lang="en")\nchart.save("gap_dumbbell.svg")\n```' in page
    for name in re.findall(r"\(([\w-]+\.(?:svg|png))\)", page):
        assert (tmp_path / name).stat().st_size > 10_000
    index = (tmp_path / "index.md").read_text("utf-8")
    assert "## [Gaps 差距](gap_dumbbell.md)" in index
    assert "```{toctree}\n:hidden:\n\ngap_dumbbell\n```" in index


def test_pictures_of_the_readme_are_charts_of_the_gallery() -> None:
    assert {chart for chart, _ in CHARTS.values()} <= {entry.chart for entry in ENTRIES}
    readme = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    shown = set(re.findall(r"docs/images/([\w-]+\.png)", readme))
    assert shown >= set(CHARTS)
    assert {name for name in shown if not name.startswith("review-")} == set(CHARTS)


@pytest.mark.slow
@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.chart)
def test_code_makes_a_chart_in_both_languages(entry: Entry) -> None:
    assert [chart_of(entry, lang).lang for lang in ("en", "zh")] == ["en", "zh"]
