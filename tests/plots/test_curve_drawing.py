from __future__ import annotations

from pathlib import Path

from matplotlib.text import Text

from scorecard.plots import Theme, concentration_curve, retention_curve
from tests.charts import curve_samples as samples
from tests.plots.fonts.test_house import made


def test_axes_are_marked_in_their_own_numbers() -> None:
    panel = concentration_curve(samples.values()).axes[1]
    assert [label.get_text() for label in panel.get_xticklabels()] == ["0 %", "20 %", "40 %", "60 %", "80 %", "100 %"]
    ages = [label.get_text() for label in retention_curve(samples.stay()).axes[1].get_xticklabels()]
    assert ages == ["0", "2", "4", "6", "8", "10"]


def test_numbers_of_the_axes_are_set_in_the_house_font(tmp_path: Path) -> None:
    theme = Theme.house(font=made(tmp_path), bold=made(tmp_path, bold=True))
    chart = concentration_curve(samples.values(), theme=theme)
    chart.render("png")
    shown = [text for text in chart.figure.findobj(Text) if text.get_text()]
    assert {text.get_fontfamily()[0] for text in shown} == {"Block House"}
    assert len(shown) > 12
