from __future__ import annotations

import pytest

from scorecard.plots import importance_performance
from tests.charts import samples, structure


@pytest.mark.parametrize("lines", ["means", "medians", "midpoint"])
def test_lines_are_named_with_their_value(lines: str) -> None:
    ipa = samples.kiosk_ipa(lines=lines)
    found = structure.artists(importance_performance(ipa))
    word = {"means": "mean", "medians": "median", "midpoint": "midpoint"}[lines]
    assert structure.text_of(found, "ipa:line:performance:name") == f"{word} {ipa.line_performance:.2f}"
    assert structure.text_of(found, "ipa:line:importance:name") == f"{word} {ipa.line_importance:.2f}"


def test_diagonal_is_where_both_are_equal() -> None:
    found = structure.artists(importance_performance(samples.kiosk_ipa()))
    line = found["ipa:diagonal"]
    assert list(line.get_xdata()) == list(line.get_ydata())
    assert line.get_linestyle() == "--"


def test_axes_name_role_and_scale() -> None:
    found = structure.artists(importance_performance(samples.kiosk_ipa(), lang="zh"))
    assert structure.text_of(found, "axis:performance") == "绩效（感知均值，1–7）"
    assert structure.text_of(found, "axis:importance") == "重要性（重要性均值，1–7）"


def test_every_quadrant_is_named_beside_its_mark() -> None:
    found = structure.artists(importance_performance(samples.kiosk_ipa()))
    for quadrant, text in (("concentrate", "Concentrate here"), ("overkill", "Possible overkill")):
        assert structure.text_of(found, f"ipa:{quadrant}:name") == text
        structure.same_row(found, f"ipa:{quadrant}:name", f"ipa:key:{quadrant}")


def test_leaders_stop_short_of_their_label() -> None:
    found = structure.artists(importance_performance(samples.kiosk_ipa(), lang="zh"))
    leaders = [gid for gid in found if gid.endswith(":leader")]
    for gid in leaders:
        x, y = found[gid].get_xydata()[0]
        point = found[gid.replace(":leader", ":point")]
        at = point.get_transform().transform(point.get_xydata())[0]
        assert tuple(found[gid].axes.transData.transform((x, y))) == pytest.approx(tuple(at), abs=0.5)
