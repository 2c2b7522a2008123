"""Tests of the table of an evaluation."""

from __future__ import annotations

from datetime import date

from scorecard.scoring import evaluate, observe
from scorecard.series import MeasureRecord
from tests.scoring.cards import card, measure, records

PLAIN = [
    "node", "name", "kind", "value", "unit", "score", "status", "low", "high",
    "coverage", "bound_low", "bound_high", "n", "weight", "absolute_weight",
]  # fmt: skip


def test_weights_stand_in_every_table() -> None:
    """Weights 3 and 1 in the first objective's only level, halved from the third quarter on."""
    described = card(
        measure("a", weight=3, changes=[{"since": "2026-Q3", "weight": 1}]),
        measure("b"),
        measure("c", scoring="unscored"),
    )
    obs = observe(described, values=records(a=50, b=70))
    table = evaluate(described, obs, period="2026-Q1").table()
    assert [column.key for column in table.columns] == PLAIN
    found = {r["node"]: (r["weight"], r["absolute_weight"]) for r in table.records()}
    assert found == {
        "customer": (1.0, 1.0), "deliver": (1.0, 1.0), "a": (0.75, 0.75), "b": (0.25, 0.25), "c": (None, None)
    }  # fmt: skip
    later = {r["node"]: r["weight"] for r in evaluate(described, obs, period="2026-Q3").table().records()}
    assert (later["a"], later["b"]) == (0.5, 0.5)


def test_what_is_not_due_or_old_stands_where_there_is_any() -> None:
    described = card(measure("a", carry_forward=2), measure("b", starts="2026-Q3"))
    obs = observe(described, values=records(a=50))
    first = evaluate(described, obs, period="2026-Q1").table()
    assert [column.key for column in first.columns] == [*PLAIN, "not_due"]
    assert [r["not_due"] for r in first.records()] == [0.5, 0.5, 0.0, 1.0]
    second = evaluate(described, obs, period="2026-Q2", as_of=date(2026, 12, 31)).table()
    assert [column.key for column in second.columns] == [*PLAIN, "not_due", "stale"]
    assert [r["stale"] for r in second.records()] == [1.0, 1.0, 1.0, None]


def test_words_stand_beside_their_numbers() -> None:
    levels = [
        {"id": "poor", "name": {"en": "poor", "zh": "差"}, "score": 0},
        {"id": "fair", "name": "fair", "score": 60},
    ]
    described = card(
        measure("a", scoring={"kind": "levels", "levels": levels}), measure("b", scoring="yes_no"), measure("c")
    )
    values = [
        MeasureRecord("a", "2026-Q1", text="poor"), MeasureRecord("b", "2026-Q1", text="yes"), MeasureRecord("c", "2026-Q1", 5)
    ]  # fmt: skip
    table = evaluate(described, observe(described, values=values), period="2026-Q1").table()
    rows = {r["node"]: (r["value"], None if r["word"] is None else r["word"].text("zh")) for r in table.records()}
    assert rows == {
        "customer": (None, None),
        "deliver": (None, None),
        "a": (1.0, "差"),
        "b": (1.0, "是"),
        "c": (5.0, None),
    }


def test_the_title_names_the_fiscal_year() -> None:
    calendar = {"first": "2026-Q1", "last": "2026-Q4", "year_starts": 4}
    described = card(measure("a"), calendar=calendar)
    title = evaluate(described, observe(described, values=records(a=1)), period="2026-Q1").table().title
    assert title is not None
    assert (title.text("en"), title.text("zh")) == ("Demo, 2026/27 Q1", "Demo，2026/27财年第1季度")


def test_history_is_a_column_where_any_period_is_frozen() -> None:
    old = card(measure("a", unit={"kind": "percent"}))
    saved = evaluate(old, observe(old, values=records(a=40)), period="2026-Q1")
    new = card(measure("a"), measure("b"))
    obs = observe(new, values=[*records(a=1, b=2), *records("2026-Q2", a=60, b=70)])
    plain = evaluate(new, obs).table()
    assert "basis" not in [column.key for column in plain.columns]
    table = evaluate(new, obs, frozen=saved).table()
    rows = {(row["period"], row["node"]): row for row in table.records()}
    first, late, lacking = rows["2026-Q1", "a"], rows["2026-Q2", "a"], rows["2026-Q1", "b"]
    assert [str(row["basis"].en) for row in (first, late, lacking)] == ["frozen", "restated", "frozen"]  # type: ignore[union-attr]
    assert (first["value"], first["unit"].en, late["unit"]) == (40.0, "%", None)  # type: ignore[union-attr]
    assert lacking["status"].text("zh") == "冻结评价中无此项"  # type: ignore[union-attr]
    assert table.columns[-1].label.text("zh") == "历史口径"
    part = evaluate(new, obs, frozen=saved).at(period="2026-Q2").table()
    assert "basis" not in [column.key for column in part.columns]


def test_no_score_is_printed_in_another_band_and_no_coverage_as_whole() -> None:
    # 74.96 is red, and 75.0 would be amber; b is 3 of 10 000 parts of the weight
    described = card(measure("a", weight=9997), measure("b", weight=3))
    ev = evaluate(described, observe(described, values=records(a=74.96)), period="2026-Q1")
    text = {row[0]: row for row in ev.table().cells("en")}["customer"]
    keys = [column.key for column in ev.table().columns]
    assert {key: text[keys.index(key)] for key in ("score", "status", "coverage")} == {
        "score": "74.96", "status": "off target", "coverage": "99.97 %"
    }  # fmt: skip


def test_bands_of_a_frozen_evaluation_keep_their_edges_in_print() -> None:
    edge = [
        {"id": "low", "name": "Low", "low": 0, "high": 60, "level": "bad", "letter": "L"},
        {"id": "high", "name": "High", "low": 60, "high": 100, "level": "good", "letter": "H"},
    ]
    then, now = card(measure("a"), bands=edge), card(measure("a"))
    kept = evaluate(then, observe(then, values=records(a=59.97)), period="2026-Q1")
    ev = evaluate(now, observe(now, values=records(a=59.97)), period="2026-Q1", frozen=kept)
    row = ev.table().cells("en")[0]
    assert (row[5], row[6]) == ("59.97", "Low")


def test_values_are_printed_as_finely_as_their_measures() -> None:
    """A share of 0.0023 with four declared digits was printed as 0.00."""
    described = card(
        measure("a", worst=0.004, target=0.001, direction="minimise", unit={"kind": "fraction", "decimals": 4}),
        measure("b"),
    )
    table = evaluate(described, observe(described, values=records(a=0.0023, b=5)), period="2026-Q1").table()
    at = [column.key for column in table.columns].index("value")
    assert {row[0]: row[at] for row in table.cells("en") if row[0] in "ab"} == {"a": "0.0023", "b": "5.0000"}


def test_a_limit_is_not_printed_in_a_band_in_which_it_does_not_lie() -> None:
    """80 less 1.96 standard errors of 2.57 are 74.963, which is not 75.0, where the next band begins."""
    described = card(measure("a"))
    ev = evaluate(described, observe(described, values=[MeasureRecord("a", "2026-Q1", 80.0, standard_error=2.57)]))
    part = ev.at(period="2026-Q1")
    assert "  74.96  " in part.table().to_text("en")
    assert "  74.96  " in part.ranking("a").table().to_text("en")
