from __future__ import annotations

from scorecard.plots import concentration_curve, retention_curve
from tests.charts import curve_samples as samples


def test_axes_are_marked_in_their_own_numbers() -> None:
    panel = concentration_curve(samples.values()).axes[1]
    assert [label.get_text() for label in panel.get_xticklabels()] == ["0 %", "20 %", "40 %", "60 %", "80 %", "100 %"]
    ages = [label.get_text() for label in retention_curve(samples.stay()).axes[1].get_xticklabels()]
    assert ages == ["0", "2", "4", "6", "8", "10"]
