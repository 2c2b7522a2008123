"""The competitive position is shown with its method in both languages."""

from __future__ import annotations

from scorecard.errors import UsageError
from scorecard.logistics import ItemSummary, RatingSummary, benchmark
from tests.refusal import refusal

OWN = RatingSummary({"speed": ItemSummary(4, 1, 100), "care": ItemSummary(6, 1, 100)})
RIVAL = RatingSummary({"speed": ItemSummary(5, 1, 100), "care": ItemSummary(5, 1, 100)})
FOUND = benchmark(OWN, {"x": RIVAL}, importance={"speed": 6, "care": 5})


def test_cells_name_their_items() -> None:
    assert FOUND.cells() == {"match": ("speed",), "lead": (), "hold": (), "save": ("care",)}


def test_tables_tell_method_and_cut() -> None:
    table = FOUND.table()
    assert [note.text("en") for note in table.notes] == [
        ("Gap: own − rival; t interval (95 %), paired where the same respondents rated both, Welch where others did."),
        "Important: 5.50 or more, the mean importance of the items.",
        "Item by item against the rival with the highest mean; being chosen so, its lead is overstated a little.",
    ]
    assert "追赶" in table.to_text("zh")
    given = benchmark(OWN, {"x": RIVAL}, importance={"speed": 6, "care": 5}, cut=4, against="x").table()
    assert [note.text("en") for note in given.notes][1:] == ["Important: 4.00 or more, as given."]
    assert len(FOUND.comparison_table().rows) == 2


def test_an_unknown_item_is_told() -> None:
    assert refusal(lambda: FOUND["sped"], error=UsageError) == [
        "there is no such item; found 'sped'. Did you mean 'speed'? [unknown-item]"
    ]
