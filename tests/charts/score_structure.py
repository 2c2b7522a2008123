"""Checks that read charts of scores at two times back and hold them against their results.

`tests/charts/test_score_mutations.py` shows that each can fail.
"""

from __future__ import annotations

import pytest
from matplotlib.colors import same_color

from scorecard.plots import Chart
from scorecard.scoring import Contributions
from tests.charts.structure import BAD, GOOD, artists, place, printed, same_row, text_of

TWO_DIGITS = 0.005 + 1e-9


def check_contributions(chart: Chart, found: Contributions, *, most: int = 12) -> None:
    """Assert that the bars lead from score to score by their points, the largest measure first, the rest summed."""
    shown = artists(chart)
    ranked = sorted((row for row in found.rows if row.points is not None), key=lambda row: -abs(row.points))
    single = ranked if len(ranked) <= most + 1 else ranked[:most]
    rest = ranked[len(single) :]
    expected = [(row.id, row.points) for row in single]
    expected += [("part.rest", sum(row.points for row in rest))] if rest else []
    expected += [("part.coverage", found.coverage)] + ([("part.weights", found.weights)] if found.weights else [])
    names = [gid.split(":")[1] for gid in shown if gid.startswith("contribution:") and gid.endswith(":name")]
    assert sorted(names, key=lambda name: -place(shown[f"contribution:{name}:name"])[1]) == [
        "before",
        *(part for part, _ in expected),
        "after",
    ]
    for end, score in (("before", found.before), ("after", found.after)):
        assert list(shown[f"contribution:{end}"].get_xdata()) == [score]
        assert printed(text_of(shown, f"contribution:{end}:score")) == pytest.approx(score, abs=TWO_DIGITS)
        same_row(shown, f"contribution:{end}", f"contribution:{end}:score")
    at = found.before
    for part, points in expected:
        gid, bar = f"contribution:{part}", shown[f"contribution:{part}"]
        assert (bar.get_x(), bar.get_width()) == pytest.approx((at, points), abs=1e-9)
        at += points
        same_row(shown, gid, *(f"{gid}:{key}" for key in ("points", "score", "weight", "change")))
        assert printed(text_of(shown, f"{gid}:points")) == pytest.approx(points, abs=TWO_DIGITS)
        assert printed(text_of(shown, f"{gid}:score")) == pytest.approx(at, abs=TWO_DIGITS)
        color = GOOD if points > 0 else BAD
        assert not points or same_color(bar.get_edgecolor(), color)
        assert not points or same_color(shown[f"{gid}:points"].get_color(), color)
        assert not points or (bar.get_hatch() is None) == (points > 0)
    assert at == pytest.approx(found.after, abs=1e-9), "the bars sum to the change"
    for row in single:
        gid = f"contribution:{row.id}"
        assert_named(row.name.text(chart.lang), text_of(shown, f"{gid}:name"))
        assert printed(text_of(shown, f"{gid}:weight").rstrip(" %")) == pytest.approx(100 * row.weight, abs=0.05 + 1e-9)
        if row.change is not None:
            assert printed(text_of(shown, f"{gid}:change")) == pytest.approx(row.change, abs=TWO_DIGITS)


def assert_named(name: str, shown: str) -> None:
    """Assert that a text is a name, or its beginning where the end is cut; breaks between lines do not count."""
    name, text = "".join(name.split()), "".join(shown.split())
    assert name.startswith(text[:-1]) if text.endswith("…") else name == text
