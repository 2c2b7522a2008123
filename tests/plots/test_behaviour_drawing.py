from __future__ import annotations

from scorecard.plots import process_behaviour
from scorecard.plots.behaviour_data import SIGNS
from scorecard.plots.behaviour_drawing import SHAPES
from scorecard.plots.theme import Theme
from scorecard.series import change_from_values
from scorecard.stats.control_rules import RULES
from tests.charts import samples, structure


def test_every_rule_has_a_shape_and_a_sign_of_its_own() -> None:
    assert set(SHAPES) == set(SIGNS) == set(RULES)
    assert len(set(SHAPES.values())) == len(set(SIGNS.values())) == len(RULES)


def test_line_breaks_where_a_value_is_missing() -> None:
    panel = process_behaviour(samples.otif_change()).axes[1]
    runs = [list(line.get_xdata()) for line in panel.lines if line.get_gid() is None]
    assert runs == [list(range(21)), [22, 23]]


def test_level_lines_start_at_the_known_step() -> None:
    found = structure.artists(process_behaviour(change_from_values([30.0, 31.0, *([10.0, 12.0] * 7)], start=2)))
    assert list(found["limit:upper"].get_xdata()) == [1.5, 15.5]


def test_panels_are_flatter_on_a_slide_so_that_its_words_stay_large() -> None:
    """A chart higher than the slide is made smaller with all its words."""
    page, slide = (process_behaviour(samples.otif_change(), theme=Theme().on(paper)) for paper in ("a4", "16:9"))
    high = slide.figure.get_size_inches()[1]
    upper, lower = (panel.get_position().height * high * 72 for panel in slide.axes[1:3])
    assert (round(upper), round(lower)) == (90, 34)
    high = page.figure.get_size_inches()[1]
    assert [round(panel.get_position().height * high * 72) for panel in page.axes[1:3]] == [150, 58]
