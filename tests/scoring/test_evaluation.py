"""The evaluation as users meet it: by node, in part, as a table, and with errors that say what to do."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest

from scorecard.errors import UsageError
from scorecard.scoring import Evaluation, evaluate, observe
from scorecard.scoring.evaluation import _ARRAYS, WEIGHTS
from scorecard.series import MeasureRecord
from tests.scoring.cards import card, measure, records, unscored

REGIONS = [{"id": "north", "name": {"en": "North", "zh": "北区"}}, {"id": "south", "name": "South"}]


def one() -> Evaluation:
    described = card(
        measure("otif", unit={"kind": "percent"}, worst=80, target=100, best=100, baseline=85, weight=3),
        measure("damage"),
        unscored("visits"),
    )
    values = [MeasureRecord("otif", "2026-Q1", 90.0, n=200, standard_error=2.0), *records(visits=12)]
    return evaluate(described, observe(described, values=values), period="2026-Q1")


def two_regions() -> Evaluation:
    described = card(measure("otif"), entities=REGIONS)
    values = [
        MeasureRecord("otif", f"2026-Q{q}", 20.0 * q + 5 * e, entity=r["id"])
        for q in (1, 2, 3, 4)
        for e, r in enumerate(REGIONS)
    ]
    return evaluate(described, observe(described, values=values))


def test_measure_by_its_id():
    found = one()["otif"]
    assert (found.id, found.kind, found.entity, found.period) == ("otif", "measure", "demo", "2026-Q1")
    assert (found.value, found.raw, found.score, found.status, found.reason) == (90.0, 50.0, 50.0, "red", None)
    assert (found.performance, found.progress) == pytest.approx((0.5, 5 / 15))
    assert (found.n, found.standard_error, found.coverage) == (200.0, 2.0, 1.0)
    # t(0.975; 199) = 1.97195654 in published tables; 5 points of score a percent
    assert found.low == pytest.approx(50 - 5 * 2 * 1.97195654, abs=1e-6)


def test_node_above_the_measures():
    found = one()["customer"]
    assert found.kind == "perspective"
    assert found.name.text("zh") == "客户"
    assert (found.value, found.n, found.standard_error, found.value_low) == (None, None, None, None)
    # the one measure with a score is all that it is made of
    assert (found.low, found.high, found.error_known) == (one()["otif"].low, one()["otif"].high, 1.0)
    assert (found.score, found.raw, found.coverage) == (50.0, 50.0, 0.75)
    assert (found.bound_low, found.bound_high) == (37.5, 62.5)


def test_a_value_carried_forward_keeps_its_cases_and_standard_error():
    """Both belong to the value, as its interval does; what no value stands for has neither."""
    described = card(measure("otif", carry_forward=1))
    value = MeasureRecord("otif", "2026-Q1", 90.0, n=200, standard_error=2.0)
    ev = evaluate(described, observe(described, values=[value]))
    carried, gone = ev.at(period="2026-Q2"), ev.at(period="2026-Q3")["otif"]
    assert (carried["otif"].n, carried["otif"].standard_error, carried["otif"].age) == (200.0, 2.0, 1)
    assert "n = 200, standard error 2" in carried.explain("otif").to_text()
    table = carried.table()
    assert table.rows[-1][[column.key for column in table.columns].index("n")] == 200.0
    assert (gone.n, gone.standard_error) == (None, None)


def test_unscored_measure_shows_its_value():
    found = one()["visits"]
    assert (found.value, found.score, found.status, found.reason) == (12.0, None, "no_data", "unscored")


@pytest.mark.parametrize(
    ("evaluation", "message"),
    [
        (
            two_regions(),
            "One entity and one period are needed, and the evaluation holds 2 entities and 4 periods.\n  one entity and one period are needed, and the evaluation holds 2 entities and 4 periods. Choose them first: ev.at(entity='north', period='2026-Q4'). [evaluation-open]",
        ),
        (
            two_regions().at(entity="south"),
            "One entity and one period are needed, and the evaluation holds 1 entity and 4 periods.\n  one entity and one period are needed, and the evaluation holds 1 entity and 4 periods. Choose them first: ev.at(period='2026-Q4'). [evaluation-open]",
        ),
        (
            two_regions().at(period="2026-Q1"),
            "One entity and one period are needed, and the evaluation holds 2 entities and 1 period.\n  one entity and one period are needed, and the evaluation holds 2 entities and 1 period. Choose them first: ev.at(entity='north'). [evaluation-open]",
        ),
    ],
)
def test_several_entities_or_periods_need_a_choice(evaluation, message):
    for ask in (evaluation.__getitem__, evaluation.explain, evaluation.band_of):
        with pytest.raises(UsageError) as caught:
            ask("otif")
        assert str(caught.value) == message


def test_nodes_are_found_where_they_lie_not_by_a_search_through_all(monkeypatch):
    found = two_regions()
    monkeypatch.setattr("scorecard.scoring.evaluation.position", lambda name, known, kind: pytest.fail(name))
    for place, node in enumerate(found.nodes):
        assert found._row(node) == place
    monkeypatch.undo()
    # some nodes of the card are not there, as where confidential ones are left out
    part = replace(
        found, nodes=found.nodes[1:], **{name: getattr(found, name)[..., 1:] for name in (*_ARRAYS, *WEIGHTS)}
    )
    assert [part._row(node) for node in part.nodes] == list(range(len(part.nodes)))


def test_unknown_node_names_the_near_one():
    for ask in (one().__getitem__, one().explain, one().band_of):
        with pytest.raises(UsageError) as caught:
            ask("custmer")
        assert (
            str(caught.value)
            == "There is no node 'custmer'.\n  there is no node 'custmer'. Did you mean 'customer'? [unknown-node]"
        )


def test_total_of_a_card_without_one():
    with pytest.raises(UsageError) as caught:
        one()["total"]
    assert str(caught.value) == (
        "The card asks for no total.\n"
        "  the card asks for no total. Write total: true in the card if one number is wanted. [no-total]"
    )


def test_part_of_an_evaluation():
    ev = two_regions()
    assert ev.at(entity="south", period="2026-Q2")["otif"].score == 45.0
    assert ev.at(period=ev.periods[3]).score[:, 0, -1].tolist() == [80.0, 85.0]
    assert ev.at().score.shape == ev.score.shape
    with pytest.raises(UsageError, match=r"there is no entity 'east'"):
        ev.at(entity="east")
    with pytest.raises(UsageError, match=r"there is no period '2027'"):
        ev.at(period="2027")


def test_arrays_cannot_be_changed():
    for ev in (one(), one().at(period="2026-Q1")):
        for name in ("value", "score", "coverage", "status", "reason", "low"):
            with pytest.raises(ValueError, match="read-only"):
                getattr(ev, name)[0, 0, 0] = 1


def test_band_of_a_node():
    ev = two_regions().at(entity="south", period="2026-Q4")
    assert (ev["otif"].status, ev.band_of("otif").id) == ("amber", "amber")
    assert one().band_of("damage") is None


def test_table_of_one_period():
    table = one().table()
    assert table.title.text("en") == "Demo, 2026 Q1"
    assert table.title.text("zh") == "Demo，2026年第1季度"
    rows = table.records()
    assert [r["node"] for r in rows] == ["customer", "deliver", "otif", "damage", "visits"]
    assert [r["status"].text("en") for r in rows] == ["off target", "off target", "off target", "no data", "not scored"]
    assert (rows[2]["value"], rows[2]["unit"].text("en"), rows[2]["score"], rows[2]["n"]) == (90.0, "%", 50.0, 200.0)
    assert rows[3]["score"] is None
    assert "无数据" in table.to_text("zh")


def test_table_of_many_has_entity_and_period():
    rows = two_regions().table().records()
    assert len(rows) == 2 * 4 * 3
    assert [(r["entity"], r["period"], r["score"]) for r in rows if r["node"] == "otif"][:2] == [
        ("north", "2026-Q1", 20.0),
        ("north", "2026-Q2", 40.0),
    ]


def test_numbers_as_json_are_finite_and_the_same_for_the_same_numbers():
    numbers = json.loads(one().numbers_json())
    assert numbers["score"][0][0] == [50.0, 50.0, 50.0, None, None]
    assert one().numbers_json() == one().numbers_json()


def test_same_numbers_for_another_order_of_perspectives():
    """The order of siblings changes no score."""
    described = card(measure("a", weight=0.1), measure("b", weight=0.7), measure("c", weight=0.35))
    turned = card(measure("c", weight=0.35), measure("a", weight=0.1), measure("b", weight=0.7))
    scores = [
        evaluate(c, observe(c, values=records(a=33, b=57, c=91)), period="2026-Q1")["customer"].score
        for c in (described, turned)
    ]
    np.testing.assert_allclose(scores[0], scores[1], rtol=0, atol=1e-12)


def test_charts_are_behind_a_door_that_loads_them_when_opened():
    code = "import sys, scorecard.scoring; print('matplotlib' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
    ev = one()
    assert ev.plot.evaluation is ev


def test_the_cases_of_a_share_are_those_it_was_counted_in():
    """2 067 of 2 408 orders: n is 2 408, unless another n is given or the share is not said to be one of cases."""
    orders = measure("orders", unit={"kind": "percent"}, sampling="proportion")
    staff, margin = (
        measure(name, unit={"kind": "percent"}, sampling=how) for name, how in (("staff", "exact"), ("m", None))
    )
    described = card(orders, staff, margin)
    counts = {"numerator": 2067, "denominator": 2408}
    values = [MeasureRecord(name, "2026-Q1", **counts) for name in ("orders", "staff", "m")]
    ev = evaluate(described, observe(described, values=values), period="2026-Q1")
    assert [ev[name].n for name in ("orders", "staff", "m")] == [2408.0, None, None]
    assert "n = " not in ev.explain("orders").to_text().replace("\u00a0", " "), "the value tells it: 2 067 / 2 408"
    given = [MeasureRecord("orders", "2026-Q1", n=1200, **counts)]
    assert evaluate(described, observe(described, values=given), period="2026-Q1")["orders"].n == 1200.0
