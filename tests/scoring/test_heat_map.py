"""Entities across nodes: scores, statuses and which measures only some have; by hand."""

from __future__ import annotations

from scorecard.errors import UsageError
from tests.refusal import refusal
from tests.scoring.entity_cards import unit_evaluation


def test_total_and_perspectives_of_all_entities():
    found = unit_evaluation().heat_map()
    assert found.entities == ("north", "south", "east", "west")
    assert found.nodes == ("total", "customer", "internal_process")
    assert [[cell.score for cell in row] for row in found.cells] == [
        [52.5, 45, 60],
        [82.5, 85, 80],
        [70, 60, 80],
        [None, None, None],
    ]
    assert [[cell.status for cell in row] for row in found.cells] == [
        ["red", "red", "red"],
        ["amber", "amber", "amber"],
        ["red", "red", "amber"],
        ["no_data", "no_data", "no_data"],
    ]
    assert found.cell("south", "customer").band == 1
    assert (found.cell("west", "customer").band, found.cell("west", "customer").reason) == (None, "no_data")
    assert found.cell("west", "customer").coverage == 0
    assert found.common == ("a", "b")
    assert [(s.measure, s.entities) for s in found.specific] == [("port", ("north", "south"))]


def test_any_nodes_even_measures_that_not_all_have():
    found = unit_evaluation().heat_map(nodes=("port", "b"), period="2026-Q1")
    assert [[cell.score for cell in row] for row in found.cells] == [[10, 60], [90, 80], [None, 80], [None, None]]
    assert found.cell("east", "port").reason == "not_applicable"
    assert found.cell("east", "port").status_name.text("en") == "not applicable"
    assert (found.common, [s.measure for s in found.specific]) == (("b",), ["port"])


def test_table():
    table = unit_evaluation().heat_map(nodes=("customer",)).table()
    assert [column.key for column in table.columns] == ["entity", "name", "customer", "customer_status"]
    assert [(row[0], row[2], row[3].text("zh")) for row in table.rows] == [
        ("north", 45, "未达标"),
        ("south", 85, "关注"),
        ("east", 60, "未达标"),
        ("west", None, "无数据"),
    ]
    assert table.title.text("en") == "Entities by node, 2026-Q1"
    assert [note.text("en") for note in table.notes] == ["Not every entity has Port calls: only North, South."]


def test_refusals_list_all():
    ev = unit_evaluation()
    assert refusal(lambda: ev.heat_map(nodes=("custome", "zzz")), error=UsageError) == [
        "nodes: the evaluation has no such node; found 'custome'. Did you mean 'customer'? [unknown-node]",
        (
            "nodes: the evaluation has no such node; found 'zzz'. "
            "Use one of: total, customer, serve, a, port, internal_process, run, b. [unknown-node]"
        ),
    ]
    assert refusal(lambda: ev.heat_map().cell("nort", "tota"), error=UsageError) == [
        "there is no entity 'nort'. Did you mean 'north'? [unknown-entity]",
        "there is no node 'tota'. Did you mean 'total'? [unknown-node]",
    ]
