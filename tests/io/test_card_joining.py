"""Tests of rows as a card; whole workbooks are read in test_card_workbook.py."""

from __future__ import annotations

from scorecard.errors import Place, Problems
from scorecard.io.card_joining import ReadRest, ReadRow, join_card


def row(key: str, parent: str = "", **cells: object) -> ReadRow:
    """Return a row whose cells stand in cells of their own names."""
    places = {name: Place(cell=name) for name in ("", "..", *cells)}
    return ReadRow(key, parent, cells, places)


def rest(table: str, key: str, path: str, kind: str, value: str) -> ReadRest:
    """Return a row of everything else."""
    return ReadRest(table, key, path, kind, value, Place(cell="R1"))


def test_rows_become_a_card_with_places() -> None:
    """What stands nowhere is placed at what should hold it."""
    rows = {
        "card": [row("", id="c", total="是")],
        "perspectives": [row("p", weight=1)],
        "objectives": [row("o", "p")],
        "links": [row("", cause="o", effect="o"), row("7", cause="p", effect="o")],
        "surveys": [row("s")],
    }
    left = [rest("links", "7", "delay", "number", "2"), rest("card", "", "cap", "null", "")]
    left += [rest("surveys", "s", "layout/missing/#0", "text", "9"), rest("surveys", "s", "layout/answers", "map", "")]
    problems = Problems()
    data, marks = join_card(rows, left, source="c.xlsx", problems=problems)
    assert not problems
    assert data == {
        "id": "c",
        "total": True,
        "cap": None,
        "perspectives": [{"id": "p", "weight": 1, "objectives": [{"id": "o"}]}],
        "strategy_map": {"links": [{"cause": "o", "effect": "o"}, {"cause": "p", "effect": "o", "delay": 2}]},
        "surveys": {"s": {"layout": {"missing": ["9"], "answers": {}}}},
    }
    assert marks.place(("perspectives", 0, "weight")).cell == "weight"
    assert marks.place(("perspectives", 0, "name")) == Place(file="c.xlsx", cell="", path="perspectives.0.name")
    assert marks.place(("strategy_map", "links", 1, "delay")).cell == "R1"
    assert marks.place(("nowhere",)) == Place(file="c.xlsx", path="nowhere")
    assert not marks.is_broken(("perspectives",))


def test_a_rest_that_contradicts_a_column_is_told() -> None:
    """Neither of the two is dropped in silence."""
    problems = Problems()
    left = [rest("card", "", "id", "text", "d"), rest("card", "", "notes/#0/en", "text", "a")]
    left.append(rest("card", "", "notes/#0", "text", "b"))
    left += [
        rest("card", "", "notes/x", "text", "b"),
        rest("card", "", "#0", "text", "b"),
        rest("x", "", "a", "text", "b"),
    ]
    left += [
        rest("card", "", path, kind, value) for path, kind, value in (("a", "number", "true"), ("a", "yes_no", "x"))
    ]
    left += [rest("card", "", "a", kind, "x") for kind in ("null", "list", "escaped", "nothing")]
    left.append(rest("card", "", "#x", "text", "1"))
    data, _ = join_card({"card": [row("", id="c")]}, left, source="c.xlsx", problems=problems)
    assert data == {"id": "c", "notes": [{"en": "a"}]}
    assert problems.counts == {"bad-path": 4, "unknown-row": 1, "bad-rest": 7}


def test_new_rows_get_ids_that_are_free() -> None:
    """From the English name or statement."""
    rows = {
        "card": [row("")],
        "perspectives": [
            row("a_b", **{"name.en": "x"}),
            row("", **{"name.en": "A, b!"}),
            row("", **{"name.en": "Á b"}),
        ],
        "surveys": [row("s")],
        "items": [row("", "s", **{"text.en": "Is quick?"}), row("", "s", **{"text.en": "2 words"})],
    }
    problems = Problems()
    data, _ = join_card(rows, [], source="c.xlsx", problems=problems)
    assert [p["id"] for p in data["perspectives"]] == ["a_b", "a_b_2", "a_b_3"]  # type: ignore[index, union-attr, call-overload]
    assert data["surveys"]["s"]["instrument"]["items"][0]["id"] == "is_quick"  # type: ignore[index, call-overload]
    assert problems.counts == {"row-without-id": 1}


def test_a_new_row_takes_no_id_of_another_row() -> None:
    """Neither that of a row further down, nor that of a row of another sheet."""
    rows = {
        "card": [row("")],
        "perspectives": [row("p"), row("on_time")],
        "objectives": [row("", "p", **{"name.en": "On time"}), row("on_time_2", "p"), row("", "p", **{"name.en": "P"})],
    }
    problems = Problems()
    data, _ = join_card(rows, [], source="c.xlsx", problems=problems)
    assert not problems
    perspectives = data["perspectives"]
    assert isinstance(perspectives, list)
    assert isinstance(perspectives[0], dict)
    objectives = perspectives[0]["objectives"]
    assert isinstance(objectives, list)
    assert [part["id"] for part in objectives if isinstance(part, dict)] == ["on_time_3", "on_time_2", "p_2"]


def test_a_copied_row_does_not_take_what_belongs_to_its_model() -> None:
    """Rows without a name may be copied; a value of the last sheet that names both is told."""
    rows = {"card": [row("")], "links": [row("1", cause="a"), row("1", cause="b")]}
    problems = Problems()
    data, _ = join_card(rows, [], source="c.xlsx", problems=problems)
    assert not problems
    assert data["strategy_map"] == {"links": [{"cause": "a"}, {"cause": "b"}]}
    join_card(rows, [rest("links", "1", "x", "text", "t")], source="c.xlsx", problems=problems)
    assert [str(problem) for problem in problems] == [
        (
            "cell R1: two rows have this id, the second in cell : this value may belong to either; found 'links 1'."
            " Show the hidden column A there, and leave it empty in the row that is new. [copied-row]"
        )
    ]
