"""A chain shows each step as arithmetic with its numbers, sources and range."""

from __future__ import annotations

from scorecard.errors import UsageError
from scorecard.logistics import ComplaintCounts, IcebergParameters, Parameter, complaint_iceberg
from tests.refusal import refusal

FOUND = complaint_iceberg(
    ComplaintCounts(unsolved=10, slow=20, prompt=70),
    parameters=IcebergParameters(
        silent_per_complaint=Parameter(value=6, source="s"),
        told_by_each=Parameter(value=9, low=5, high=20, source="told"),
        influence=Parameter(value=0.25, source="i"),
        profit_each=Parameter(value=1000, low=500, high=2000, source="books"),
    ),
    draws=500,
    seed=1,
)


def test_arithmetic_shows_the_numbers() -> None:
    assert FOUND.arithmetic("dissatisfied") == "100 × (1 + 6) = 700"
    assert FOUND.arithmetic("leaving") == "534 + 10 × 0.89 + 20 × 0.25 + 70 × 0.05 = 551.4"
    assert FOUND.arithmetic("deterred_profit") == "1\u00a0575 × 1\u00a0000 = 1.575e+06"


def test_table_has_sources_ranges_and_what_is_left_out() -> None:
    table = FOUND.table()
    rows = {row["arithmetic"]: row for row in table.records()}
    told = rows["700 × 9 = 6\u00a0300"]
    assert str(told["source"]) == str(FOUND.parameters[-1].source) or told["source"] is not None
    assert rows["100 × (1 + 6) = 700"]["low"] is None
    assert table.to_text("en").startswith("Complaint iceberg")
    assert table.to_text("zh").startswith("投诉冰山")
    notes = [note.text("en") for note in table.notes]
    assert notes[0] == "Low to high: 95 % of 500 draws of the parameters within their ranges (seed 1)."
    assert "Not computed: revenue_at_risk. Not given: revenue_each." in notes


def test_sensitivity_names_the_most_important_first() -> None:
    table = FOUND.sensitivity()
    shares = [row["share_of_variance"] for row in table.records()]
    assert shares == sorted(shares, key=lambda s: -float(str(s)))
    assert table.title is not None
    assert table.title.text("en") == "What matters for: Profit at risk"
    assert "PERT 分布" in table.to_text("zh")


def test_an_unknown_step_is_told() -> None:
    assert refusal(lambda: FOUND["diss"], error=UsageError) == [
        (
            "the chain has no such step; found 'diss'. Use one of: silent, dissatisfied, people_told, deterred, "
            "deterred_profit, leaving_silent, leaving, at_risk, profit_at_risk. [unknown-step]"
        )
    ]
