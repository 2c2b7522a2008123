"""Suppliers and carriers: the rows of the scorecard that are about them, and no other."""

from __future__ import annotations

from scorecard._text import LocalText
from scorecard.errors import ReportError
from scorecard.models import ReviewNotes
from scorecard.report.document import Figure, Grid, Heading, Paragraph
from scorecard.report.notes_pages import NOT_SUPPLIED
from scorecard.report.supplier_page import supplier_blocks, supplier_nodes
from tests.refusal import refusal
from tests.report.kiosk import kiosk


def test_a_node_stands_for_all_below_it_in_the_order_of_the_card() -> None:
    card = kiosk().card
    found = supplier_nodes(card, ["repair_time", "learning_growth"])
    assert found[0] == "repair_time"
    assert found[1] == "learning_growth"
    assert set(found[2:]) == {n for n in card.node_ids if n in found[2:]}
    assert [n for n in card.node_ids if n in found] == list(found)
    assert supplier_nodes(card, []) == ()


def test_rows_are_those_of_the_whole_table() -> None:
    ev = kiosk().evaluation
    nodes = supplier_nodes(kiosk().card, ["keep_running"])
    blocks = supplier_blocks(ev, nodes, notes=ReviewNotes(external_providers=(LocalText(en="Late twice."),)))
    assert [type(block) for block in blocks] == [Heading, Figure, Grid, Paragraph]
    grid = next(block for block in blocks if isinstance(block, Grid))
    assert [row[0] for row in grid.table.rows] == [kiosk().card.name_of(node) for node in nodes]
    assert grid.depths[0] == 0
    chart = next(block for block in blocks if isinstance(block, Figure)).draw("en")
    names = [kiosk().card.name_of(node).text("en") for node in kiosk().card.node_ids]
    shown = {name for name in names if name in chart.alt_text}
    assert {kiosk().card.name_of(node).text("en") for node in nodes} <= shown
    assert "Revenue per kiosk" not in shown


def test_words_alone_and_nothing_at_all() -> None:
    ev = kiosk().evaluation
    assert supplier_blocks(ev, (), notes=ReviewNotes())[1] == Paragraph(NOT_SUPPLIED)
    said = supplier_blocks(ev, (), notes=ReviewNotes(external_providers=(LocalText(en="Late twice."),)))
    assert said[1] == Paragraph(LocalText(en="Late twice."))


def test_every_unknown_id_is_named() -> None:
    assert refusal(lambda: supplier_nodes(kiosk().card, ["repair_tme", "total"]), error=ReportError) == [
        "the card holds no such node; found 'repair_tme'. Did you mean 'repair_time'? [supplier-node]",
        (
            "the card holds no such node; found 'total'. Use one of: financial, grow_profitably, revenue_per_kiosk, "
            "operating_margin, lower_cost, cost_per_transaction, customer, earn_trust, security_gap, save_time, "
            "economy_gap, easy_for_all, …. [supplier-node]"
        ),
    ]
