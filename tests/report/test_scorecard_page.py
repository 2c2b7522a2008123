"""The pages of scores: weights, partial coverage, own bands, big cards, empty maps."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from scorecard._text import LANGS
from scorecard.models import Scorecard
from scorecard.report import review
from scorecard.report.document import Figure, Grid, Heading, Paragraph
from scorecard.report.remarks import remarks
from scorecard.report.scorecard_page import chart_parts, scorecard_blocks, weight_share
from scorecard.scoring import Evaluation, evaluate, observe
from scorecard.series import USABLE, MeasureRecord
from tests.report.kiosk import dense, kiosk, reader


def measure(name: str, **changes: object) -> dict[str, object]:
    """Return a measure whose score is its value."""
    return {"id": name, "name": name.upper(), "worst": 0, "target": 100, **changes}


def card(*perspectives: dict[str, object], **changes: object) -> Scorecard:
    """Return a card of these perspectives."""
    calendar = {"first": "2026-Q1", "last": "2026-Q1"}
    data = {"id": "demo", "name": "Demo", "calendar": calendar, "perspectives": perspectives, **changes}
    return Scorecard.model_validate(data)


def perspective(name: str, *measures: dict[str, object], **changes: object) -> dict[str, object]:
    """Return a perspective of one objective."""
    objective = {"id": f"{name}_goal", "name": f"Goal of {name}", "measures": measures}
    return {"id": name, "name": name.title(), "objectives": [objective], **changes}


def scored(of: Scorecard, **values: float) -> Evaluation:
    """Return the evaluation of values."""
    records = [MeasureRecord(name, "2026-Q1", value=value) for name, value in values.items()]
    return evaluate(of, observe(of, values=records), period="2026-Q1")


def score_rows(ev: Evaluation) -> dict[str, tuple[str, ...]]:
    """Return the printed table of scores by the name of its rows."""
    (grid,) = [b for b in scorecard_blocks(ev.card, ev) if isinstance(b, Grid) and b.table.columns[1].key == "weight"]
    return {row[0]: row[1:] for row in grid.table.cells("en")}


def headings(ev: Evaluation) -> list[str]:
    """Return the headings of the pages."""
    return [b.text.text("en") for b in scorecard_blocks(ev.card, ev) if isinstance(b, Heading)]


def test_weights_are_shares_among_siblings() -> None:
    of = card(
        perspective("a", measure("one", weight=3), measure("two", weight=1), weight=1),
        perspective("b", measure("three"), weight=4),
        total=True,
    )
    ev = scored(of, one=40, two=80, three=100)
    shares = {node: weight_share(of, ev[node]) for node in of.node_ids}
    assert shares == {
        "total": None, "a": 0.2, "a_goal": 1.0, "one": 0.75, "two": 0.25, "b": 0.8, "b_goal": 1.0, "three": 1.0,
    }  # fmt: skip
    alone = card(perspective("a", measure("one")))
    assert weight_share(alone, scored(alone, one=40)["a"]) is None  # no total: nothing is made of it
    # a: 0.75 · 40 + 0.25 · 80 = 50; total: 0.2 · 50 + 0.8 · 100 = 90
    rows = score_rows(scored(of, one=40, two=80, three=100))
    assert rows["A"][0] == "20 %"
    assert rows["A"][4] == "50.0"
    assert rows["Total"][4] == "90.0"


def test_share_of_weight_counts_what_is_scored_only() -> None:
    bare = {"id": "shown", "name": "Shown", "weight": 4}
    of = card(perspective("a", measure("one", weight=1), measure("two", weight=3), bare))
    ev = scored(of, one=40)
    assert [weight_share(of, ev[node]) for node in ("one", "two", "shown")] == [0.25, 0.75, None]


def tables() -> dict[str, Grid]:
    """Return each table of the kiosk's pages by the heading above it."""
    found: dict[str, Grid] = {}
    heading = ""
    for block in scorecard_blocks(kiosk().card, kiosk().evaluation):
        if isinstance(block, Heading):
            heading = block.text.text("en")
        elif isinstance(block, Grid):
            found[heading] = block
    return found


def test_every_node_has_its_row_in_the_order_of_the_card() -> None:
    of, scores = kiosk().card, tables()["All scores"]
    assert [row[0] for row in scores.table.rows] == [of.name_of(node) for node in of.node_ids]
    assert {of.node_ids[i] for i in scores.strong} == {p.id for p in of.perspectives}


def test_links_and_initiatives_are_those_of_the_card() -> None:
    of, found = kiosk().card, tables()
    assert len(found["Links"].table.rows) == len(of.strategy_map.links)
    assert len(found["Initiatives"].table.rows) == sum(len(o.initiatives) for o in of.objectives)


def test_partial_coverage_shows_the_bounds() -> None:
    of = card(perspective("a", measure("one", weight=3), measure("two", weight=1)))
    rows = score_rows(scored(of, one=40))
    # 75 % of the weight at 40; the rest could bring 0 or 25 points
    assert rows["A"][4:8] == ("40.0", "", "75 %", "30.0–55.0")
    assert rows["TWO"][4:8] == ("–", "–", "0 %", "0.0–100.0")
    assert rows["ONE"][6:8] == ("100 %", "")


def test_there_are_no_bounds_where_nothing_is_missing() -> None:
    of = card(perspective("a", measure("one"), measure("two")))

    def said(ev: Evaluation) -> tuple[list[str], str]:
        """Return the columns of the scores, and what is said below them."""
        blocks = scorecard_blocks(of, ev)
        at = next(i for i, b in enumerate(blocks) if isinstance(b, Grid) and b.table.columns[1].key == "weight")
        grid, below = blocks[at], " ".join(b.text.text("en") for b in blocks if isinstance(b, Paragraph))
        assert isinstance(grid, Grid)
        assert len(grid.widths) == len(grid.table.columns)
        return [column.key for column in grid.table.columns], below

    columns, below = said(scored(of, one=40, two=60))
    assert "bounds" not in columns
    assert "Bounds:" not in below
    columns, below = said(scored(of, one=40))
    assert "bounds" in columns
    assert "has a value. Bounds: the score" in below


def test_score_is_printed_in_the_band_of_its_status() -> None:
    rows = score_rows(scored(card(perspective("a", measure("one"))), one=89.97))
    assert (rows["ONE"][4], rows["ONE"][7]) == ("89.97", "watch")


def test_measure_without_references_keeps_its_row_and_is_remarked() -> None:
    bare = {"id": "one", "name": "ONE"}
    of = card(perspective("a", bare, measure("two")))
    ev = scored(of, one=12.5, two=70)
    assert score_rows(ev)["ONE"][2:5] == ("12.5", "number", "–")
    assert [r.text("en") for r in remarks(of, ev, ev.periods[0])] == [
        "ONE: no score in 2026 Q1 (it has no reference values)."
    ]


def test_map_without_links_has_no_table_of_links() -> None:
    assert headings(scored(card(perspective("a", measure("one"))))) == ["Scorecard", "All scores", "Strategy map"]


@pytest.mark.slow
@pytest.mark.parametrize(
    "of",
    [
        card({"id": "customer"}),
        card({"id": "customer", "objectives": [{"id": "goal", "name": "Goal"}]}),
        card(perspective("a", measure("one"))),
        card(*(perspective(f"p{i}", measure(f"m{i}")) for i in range(5)), total=True),
    ],
    ids=["no objective", "no measure", "one measure", "five perspectives"],
)
def test_any_card_prints_in_both_languages(of: Scorecard) -> None:
    ev = scored(of, **{m.id: 50 + 10 * i for i, m in enumerate(of.measures)})
    made = review(of, ev)
    for lang in LANGS:
        text = dense("".join(page.extract_text() for page in reader(made.to_pdf(lang=lang)).pages))
        assert all(dense(of.name_of(node).text(lang)) in text for node in of.node_ids)
    assert ("Strategy map" in headings(ev)) is bool(of.objectives)


def test_card_without_any_value_says_so_everywhere() -> None:
    of = card(perspective("a", measure("one")))
    made = review(of, scored(of))
    assert [m.text("zh") for m in made.document.messages] == [
        "2026年第1季度，没有任何指标有得分。",
        "没有得分的维度：A。",
    ]
    assert score_rows(scored(of))["A"][4] == "–"


def test_english_card_prints_in_chinese_with_its_own_names() -> None:
    of = card(perspective("a", measure("one")), name="English only")
    text = dense("".join(p.extract_text() for p in reader(review(of, scored(of, one=5)).to_pdf(lang="zh")).pages))
    assert "Englishonly" in text
    assert "管理评审" in text


# -------------------------------------------------------------------- big cards


def test_kiosk_fits_one_chart() -> None:
    assert len(chart_parts(kiosk().card)) == 1


def test_chart_is_broken_before_a_heading() -> None:
    sizes = (20, 20, 10)
    of = card(
        *(perspective(f"p{i}", *(measure(f"m{i}_{k}") for k in range(n))) for i, n in enumerate(sizes)), total=True
    )
    parts = chart_parts(of)
    assert [len(part) for part in parts] == [23, 34]  # total, 22; 22 and 12
    assert "total" in parts[0]
    assert "p1" in parts[1]
    assert {node for part in parts for node in part} == set(of.node_ids)


def test_perspective_longer_than_a_page_is_broken_before_an_objective() -> None:
    goals = [
        {"id": f"g{i}", "name": f"Goal {i}", "measures": [measure(f"m{i}_{k}") for k in range(9)]} for i in range(7)
    ]
    parts = chart_parts(card({"id": "customer", "objectives": goals}))
    assert [len(part) for part in parts] == [31, 30, 10]
    assert parts[0] >= {"customer", "g0", "g2"}


def test_every_row_of_a_big_card_is_drawn_once_and_the_message_covers_them_all() -> None:
    of = card(*(perspective(f"p{i}", *(measure(f"m{i}_{k}") for k in range(18))) for i in range(3)))
    ev = scored(of, **{m.id: 60.0 for m in of.measures})
    charts = [b.draw("en") for b in scorecard_blocks(of, ev) if isinstance(b, Figure)][:-1]
    drawn = [str(row["id"]) for chart in charts for row in chart.data.records()]
    assert len(charts) == 3  # 20 rows each; two of them would not fit
    assert drawn == list(of.node_ids)
    assert charts[0].message == "54 of 54 measures off target"
    assert [chart.message for chart in charts[1:]] == ["", ""]


def test_long_numbers_are_drawn_all_the_same() -> None:
    money = {"kind": "currency", "currency": "KRW"}
    wide = {**measure("one", target=5e11, unit=money), "name": "Revenue of all shops in the country"}
    of = card(perspective("a", wide), total=True)
    (table, _) = [b for b in scorecard_blocks(of, scored(of, one=123_456_789_012.0)) if isinstance(b, Figure)]
    chart = table.draw("en")
    assert chart.figure.get_size_inches()[0] > 6.7
    assert "123 456 789 012 KRW" in chart.alt_text


def test_weights_bands_words_and_reasons_are_those_of_the_period() -> None:
    """In the second fiscal quarter the weights are equal, and 60 is enough."""
    names = {"name": {"en": "all", "zh": "全部"}, "letter": "A"}
    edges = [{"id": "bad", "low": 0, "high": 60, "level": "bad", **names, "name": "poor"}]
    edges += [{"id": "good", "low": 60, "high": 100, "level": "good", **names, "name": "fine"}]
    one = measure("one", weight=3, changes=[{"since": "2026-Q2", "weight": 1}])
    asked = measure("asked", scoring="yes_no")
    later = measure("later", starts="2026-Q4")
    of = card(
        perspective("a", one, asked, later),
        calendar={"first": "2026-Q1", "last": "2026-Q4", "year_starts": 4},
        changes=[{"since": "2026-Q2", "bands": edges}],
    )
    values = [MeasureRecord("one", "2026-Q2", 60.0), MeasureRecord("asked", "2026-Q2", text="yes")]
    ev = evaluate(of, observe(of, values=values), period="2026-Q2")
    rows = score_rows(ev)
    assert [rows[name][0] for name in ("ONE", "ASKED", "LATER")] == ["33 %", "33 %", "33 %"]
    assert (rows["ONE"][7], rows["ASKED"][2]) == ("fine", "yes")
    assert [text.text("en") for text in remarks(of, ev, ev.periods[0])] == [
        "LATER: no score in 2026/27 Q2 (not due yet)."
    ]
    assert remarks(of, ev, ev.periods[0])[0].text("zh") == "LATER：2026/27财年第2季度无得分（尚未到期）。"


def test_slides_have_fewer_rows_and_lose_none() -> None:
    built = kiosk()
    figures = [b for b in scorecard_blocks(built.card, built.evaluation) if isinstance(b, Figure)]
    *tables, drawn_map = figures
    assert [len(one.on("a4")) for one in figures] == [1] * len(figures)
    slides = [draw("en") for one in tables for draw in one.on("16:9")]
    assert len(slides) > len(tables)
    rows = [row["id"] for chart in slides for row in chart.data.records()]
    assert rows == [row["id"] for one in tables for row in one.draw("en").data.records()]
    assert max(len(chart.data.rows) for chart in slides) <= 12
    assert drawn_map.on("16:9") != drawn_map.on("letter")


def test_the_level_of_an_interval_that_is_carried_forward_is_that_of_its_value() -> None:
    of = card(perspective("a", measure("one", carry_forward=1)), calendar={"first": "2026-Q1", "last": "2026-Q2"})
    obs = observe(of, values=[MeasureRecord("one", "2026-Q1", value=60, n=40, standard_error=4)])
    obs = replace(obs, confidence=np.where(obs.state == USABLE, 0.9, np.nan))
    told = [
        b.text.text("en") for b in scorecard_blocks(of, evaluate(of, obs, period="2026-Q2")) if isinstance(b, Paragraph)
    ]
    assert any("95 % interval of the score" in text and "another level: ONE: 90 %." in text for text in told), told


def notes_on_intervals(ev: Evaluation, *levels: float) -> tuple[str, str]:
    """Return what is said of intervals below the scores, in English and Chinese."""
    blocks = scorecard_blocks(ev.card, ev, survey_levels=levels)
    (note,) = [b.text for b in blocks if isinstance(b, Paragraph) and b.text.text("en").startswith("Interval: ")]
    return note.text("en"), note.text("zh")


def uncertain(**levels: float) -> Evaluation:
    """Return an evaluation of measures with errors, each with the level of its interval."""
    of = card(perspective("a", *(measure(name) for name in levels)))
    values = [MeasureRecord(name, "2026-Q1", value=60, n=40, standard_error=4) for name in levels]
    obs = observe(of, values=values)
    return evaluate(of, replace(obs, confidence=np.array([[list(levels.values())]])), period="2026-Q1")


def test_measures_with_intervals_of_another_level_are_named() -> None:
    en, zh = notes_on_intervals(uncertain(one=0.95, two=0.9, three=np.nan, four=0.99, five=0.9))
    assert en.startswith("Interval: 95 % interval of the score, ")
    assert en.endswith("Intervals of another level: TWO, FIVE: 90 %; FOUR: 99 %.")
    assert zh.startswith("区间：得分的 95 % 区间，")
    assert zh.endswith("区间水平不同者：TWO、FIVE：90 %；FOUR：99 %。")
    assert "another level" not in notes_on_intervals(uncertain(one=0.95, two=np.nan))[0]


def test_the_level_of_surveys_is_said_where_it_is_not_that_of_the_scores() -> None:
    plain = uncertain(one=0.95)
    en, zh = notes_on_intervals(plain, 0.9, 0.95)
    assert en.endswith("Intervals on the pages of surveys: 90 % and 95 %.")
    assert zh.endswith("调查各页的区间水平：90 %、95 %。")
    assert "surveys" not in notes_on_intervals(plain, 0.95)[0]
    assert notes_on_intervals(plain) == notes_on_intervals(plain, 0.95)
