from __future__ import annotations

import pytest

from scorecard._text import LANGS, Lang
from scorecard.plots import strategy_map
from tests.charts import samples, structure
from tests.charts.layout_lint import lint
from tests.charts.spread_structure import check_evidence


@pytest.mark.parametrize("lang", LANGS)
def test_worked_chain_shows_its_verdicts(lang: Lang) -> None:
    ev, evidence = samples.chain()
    chart = strategy_map(ev, evidence=evidence, lang=lang)
    check_evidence(chart, evidence)
    assert lint(chart) == []


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("long", [False, True])
def test_all_four_verdicts_on_one_map(long: bool, lang: Lang) -> None:
    ev = samples.kiosk_evaluation(long=long)
    evidence = samples.made_up_evidence(ev)
    chart = strategy_map(ev, evidence=evidence, lang=lang)
    check_evidence(chart, evidence)
    assert lint(chart) == []


def test_marks_stand_apart_from_boxes_and_each_other() -> None:
    ev = samples.kiosk_evaluation()
    found = structure.artists(strategy_map(ev, evidence=samples.made_up_evidence(ev)))
    badges = [structure.place(found[gid]) for gid in found if gid.startswith("link:") and gid.endswith(":badge")]
    assert len(badges) == 7
    boxes = [found[f"map:{o.id}:box"].get_window_extent() for o in ev.card.objectives]
    for x, y in badges:
        assert not any(box.x0 < x < box.x1 and box.y0 < y < box.y1 for box in boxes)
    gaps = [((a - c) ** 2 + (b - d) ** 2) ** 0.5 for i, (a, b) in enumerate(badges) for c, d in badges[:i]]
    assert min(gaps) > 8.8 * 200 / 72
