"""Checks that read charts of survey results back and hold them against their results.

`tests/charts/test_answer_mutations.py` shows that each can fail.
"""

from __future__ import annotations

import pytest
from matplotlib.artist import Artist
from matplotlib.colors import same_color

from scorecard.instruments import Role
from scorecard.plots import Chart
from scorecard.survey import HeatMap, QuestionMeans, Survey, ZoneOfTolerance
from tests.charts.structure import FILLS, SHAPES, artists, place, printed, same_row, text_of

LEVELS = {"below": "bad", "within": "watch", "above": "good"}


def shown_rows(found: dict[str, Artist], start: str) -> list[str]:
    """Return the ids of the rows drawn, from top to bottom."""
    names = [gid for gid in found if gid.startswith(f"{start}:") and gid.endswith(":name")]
    return [gid.split(":")[1] for gid in sorted(names, key=lambda gid: -place(found[gid])[1])]


def check_name(found: dict[str, Artist], gid: str, name: str) -> None:
    """Assert that a row has its name, as far as there is room."""
    squeezed = text_of(found, gid).replace(" ", "").rstrip("…")
    assert squeezed
    assert name.replace(" ", "").startswith(squeezed)


def check_means(chart: Chart, result: QuestionMeans, *, question: Role, rows: str = "dimensions") -> None:
    """Assert that each dot stands at its mean with its interval, in the order of what matters, numbers beside."""
    found = artists(chart)
    instrument = result.instrument
    parts = [part.id for part in (instrument.dimensions if rows == "dimensions" else instrument.items)]
    whole = "overall" if rows == "dimensions" else "overall_items"
    shown = shown_rows(found, "mean")
    assert sorted(shown) == sorted([*parts, whole])
    assert shown[-1] == whole
    known = [row.mean for each in shown[:-1] if (row := result.row(question, each)).mean is not None]
    assert known == sorted(known, reverse=question not in ("perception", "satisfaction"))
    for each in shown:
        row, gid = result.row(question, each), f"mean:{each}"
        if each != whole:
            check_name(found, f"{gid}:name", instrument.name_of(each).text(chart.lang))
        assert text_of(found, f"{gid}:n:text") == str(row.n)
        same_row(found, *(f"{gid}:{part}:text" for part in ("mean", "interval", "deviation", "n")))
        if row.mean is None:
            assert text_of(found, f"{gid}:reason")
            assert f"{gid}:mean" not in found
            continue
        assert found[f"{gid}:mean"].get_xdata()[0] == row.mean
        assert printed(text_of(found, f"{gid}:mean:text")) == pytest.approx(row.mean, abs=0.00501)
        same_row(found, f"{gid}:mean", f"{gid}:mean:text")
        if row.reason is None:
            assert list(found[f"{gid}:interval"].get_xdata()) == [row.low, row.high]
            ends = [printed(end) for end in text_of(found, f"{gid}:interval:text").split("–")]
            assert ends == pytest.approx([row.low, row.high], abs=0.00501)
        else:
            assert f"{gid}:interval" not in found
            assert text_of(found, f"{gid}:interval:text") == "–"


def check_zones(chart: Chart, result: ZoneOfTolerance, *, rows: str = "dimensions") -> None:
    """Assert that each zone runs from minimum to desired, with the perceived level and its position."""
    found = artists(chart)
    drawn = list(result.dimensions if rows == "dimensions" else result.items)
    shown = shown_rows(found, "zone")
    assert sorted(shown) == sorted([row.id for row in drawn] + (["overall"] if rows == "dimensions" else []))
    adequacy = [result.row(each).msa.mean for each in shown if each != "overall"]
    known = [value for value in adequacy if value is not None]
    assert known == sorted(known), "least adequate first"
    assert adequacy[: len(known)] == known, "undefined last"
    for each in shown:
        row, gid = result.row(each), f"zone:{each}"
        if each != "overall":
            check_name(found, f"{gid}:name", result.instrument.name_of(each).text(chart.lang))
        assert text_of(found, f"{gid}:n") == str(row.n)
        level = None if row.position is None else LEVELS[row.position]
        assert found[f"{gid}:status"].get_marker() == SHAPES[level]
        assert same_color(found[f"{gid}:status"].get_markerfacecolor(), FILLS[level])
        assert text_of(found, f"{gid}:position")
        same_row(found, *(f"{gid}:{part}" for part in ("bar", "perceived", "msa", "mss", "status", "position", "n")))
        if row.position is None:
            assert text_of(found, f"{gid}:reason")
            assert f"{gid}:perceived" not in found
            continue
        bar, mark = found[f"{gid}:bar"], found[f"{gid}:perceived"]
        ends = [bar.get_x(), bar.get_x() + bar.get_width()]
        assert ends == pytest.approx(sorted((row.minimum, row.desired)))
        assert bool(bar.get_hatch()) == (row.minimum > row.desired)
        assert mark.get_xdata()[0] == row.perceived
        assert mark.get_marker() == SHAPES[level]
        assert same_color(mark.get_markerfacecolor(), FILLS[level])
        for what, test in (("msa", row.msa), ("mss", row.mss)):
            text = found[f"{gid}:{what}"]
            assert printed(text.get_text()) == pytest.approx(test.mean, abs=0.005 + 1e-9)
            p = test.p_value if test.p_adjusted is None else test.p_adjusted
            assert (text.get_fontweight() == "bold") == (p is not None and p < 0.05)
        _check_reach(found, gid, row.msa if abs(row.msa.mean) <= abs(row.mss.mean) else row.mss, row.perceived)


def _check_reach(found: dict[str, Artist], gid: str, nearer: object, perceived: float) -> None:
    """Assert that the interval at the mark is that of the difference from the nearer end."""
    if nearer.low is None:
        assert f"{gid}:interval" not in found
        return
    low, high = found[f"{gid}:interval"].get_xdata()
    assert (low, high) == pytest.approx((perceived + nearer.low - nearer.mean, perceived + nearer.high - nearer.mean))


def check_heat(chart: Chart, result: HeatMap) -> None:
    """Assert that each cell has the number of its group, on the side of its colour, hatched where it is hidden."""
    found = artists(chart)
    down = len(result.rows) <= 7
    groups = [*result.labels, "all"]
    for number, row in enumerate(result.rows):
        for place_, (label, one) in enumerate(zip(groups, (*row.groups, row.everyone), strict=True)):
            line, column = (label, number) if down else (row.id, place_)
            gid = f"heat:{line}:{column}"
            box = found[gid]
            same_row(found, gid, f"{gid}:value", f"heat:{line}:n")
            assert place(box)[0] == pytest.approx(place(found[f"head:{column}"])[0], abs=1.0)
            if one.reason == "suppressed":
                assert box.get_hatch()
                assert f"{gid}:value" not in found
                continue
            assert not box.get_hatch()
            counts = [int(part) for part in text_of(found, f"heat:{line}:n").split("–")]
            assert counts[0] <= one.n <= counts[-1]
            assert printed(text_of(found, f"{gid}:value")) == pytest.approx(one.value, abs=0.005 + 1e-9)
            _check_side(found, gid, one.value - (0.0 if result.statistic == "gap" else row.everyone.value), result)
    shown = shown_rows(found, "heat")
    assert shown == (groups if down else [row.id for row in result.rows])
    for each in shown:
        name = each if down else result.instrument.name_of(each).text(chart.lang)
        if each != "all":
            check_name(found, f"heat:{each}:name", name)
    for number, row in enumerate(result.rows if down else ()):
        check_name(found, f"head:{number}", result.instrument.name_of(row.id).text(chart.lang))


def _check_side(found: dict[str, Artist], gid: str, away: float, result: HeatMap) -> None:
    """Assert that a cell is red below, green above, and says its side without colour too."""
    red, green, _, _ = found[gid].get_facecolor()
    if abs(away) > 0.05:  # nearer ones are all but white
        assert (red > green) == (away < 0)
    if result.statistic == "gap":
        printed_sign = found[f"{gid}:value"].get_text()[0]
        assert printed_sign == ("−" if away < 0 else "+") or abs(away) <= 0.005
        return
    if away:
        ys = found[f"{gid}:sign"].get_xy()[:3, 1]
        assert (ys[2] < ys[0]) == (away > 0), "tip up for above"


def check_likert(chart: Chart, survey: Survey, *, role: str = "perception") -> None:
    """Assert that each side starts at the line, cut at the counts of its answers, with the middle apart."""
    found, codes = artists(chart), survey.instrument.scale.values
    half = len(codes) // 2
    zero, wide = found["likert:zero"].get_xdata()[0], []
    shown = shown_rows(found, "likert")
    ids = [item.id for item in survey.instrument.items]
    assert sorted(shown) == sorted(ids)
    above = []
    for each in shown:
        given = survey.answers[role][:, ids.index(each)]
        n = int((given > 0).sum())
        share = [int((given == place + 1).sum()) / n for place in range(len(codes))]
        gid = f"likert:{each}"
        check_name(found, f"{gid}:name", survey.instrument.name_of(each).text(chart.lang))
        assert text_of(found, f"{gid}:n") == str(n)
        sides = {"low": sum(share[:half]), "high": sum(share[len(codes) - half :])}
        above.append(sides["high"])
        for side, value in sides.items():
            assert _percent(found, f"{gid}:{side}") == pytest.approx(100 * value, abs=0.5 + 1e-9)
        edges = {"low": zero, "high": zero}
        for place_ in (*reversed(range(half)), *range(len(codes) - half, len(codes))):
            if not share[place_]:
                continue
            box = found[f"{gid}:{codes[place_]}"]
            wide.append(box.get_width() / share[place_])
            assert same_color(box.get_facecolor(), found[f"key:{codes[place_]}:box"].get_facecolor())
            side = "low" if place_ < half else "high"
            near = box.get_x() + (box.get_width() if side == "low" else 0.0)
            assert near == pytest.approx(edges[side]), "parts follow each other outwards"
            edges[side] = box.get_x() if side == "low" else box.get_x() + box.get_width()
            if f"{gid}:{codes[place_]}:value" in found:
                assert _percent(found, f"{gid}:{codes[place_]}:value") == pytest.approx(100 * share[place_], abs=0.501)
        if len(codes) % 2:
            assert _percent(found, f"{gid}:middle") == pytest.approx(100 * share[half], abs=0.5 + 1e-9)
            if share[half]:
                assert found[f"{gid}:{codes[half]}"].get_x() == pytest.approx(found["head:middle"].get_position()[0])
                wide.append(found[f"{gid}:{codes[half]}"].get_width() / share[half])
        same_row(found, *(f"{gid}:{part}" for part in ("low", "high", "middle", "n", *map(str, codes))))
    assert wide == pytest.approx([wide[0]] * len(wide)), "one scale for all"
    assert above == sorted(above, reverse=True), "largest share above the middle first"


def _percent(found: dict[str, Artist], gid: str) -> float:
    text = text_of(found, gid).removesuffix(" %")
    return {"<1": 0.5, ">99": 99.5}.get(text.replace(" ", ""), 0.0) or printed(text)
