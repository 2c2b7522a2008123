"""A DuckDB relation goes into every reader that takes a frame, and gives what its file gives."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

import scorecard as sc
from scorecard import io as doors
from scorecard.errors import ObservationError
from scorecard.io.table_json import table_text
from scorecard.logistics import service_performance
from tests.refusal import refusal

KIOSK = {role: Path(str(path)) for role, path in sc.template_files("self_service_kiosk").items()}
ORDERS = {role: Path(str(path)) for role, path in sc.template_files("logistics_customer_service").items()}
CARD = sc.load_template("self_service_kiosk")
DEFINITIONS = sc.read_service_definitions(ORDERS["definitions"])
LAYOUT = sc.read_order_layout(ORDERS["layout"])
HISTORY = (
    "select * from (values ('c1', DATE '2026-01-01', 10.5), ('c2', DATE '2026-02-01', 7)) t(customer, date, amount)"
)


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as opened:
        yield opened


def answers(source: object) -> str:
    return sc.gap_analysis(sc.read_survey(source, CARD.surveys["customers"])).numbers_json()


def counted(source: object) -> str:
    return sc.gap_analysis(sc.tally_survey(source, CARD.surveys["customers"])).numbers_json()


def orders(source: object) -> str:
    """Return every figure; examples of what was not clean have the rows of a file or of a frame."""
    return table_text(service_performance(sc.read_orders(source, LAYOUT), definitions=DEFINITIONS).table())


def complaints(source: object) -> str:
    return sc.read_complaints(source).numbers_json()


@pytest.mark.parametrize(
    ("path", "numbers"),
    [
        (KIOSK["survey"], answers),
        (KIOSK["survey"], counted),
        (ORDERS["orders"], orders),
        (ORDERS["complaints"], complaints),
    ],
    ids=["answers", "counted", "orders", "complaints"],
)
def test_a_relation_gives_what_its_file_gives(
    path: Path, numbers: Callable[[object], str], connection: duckdb.DuckDBPyConnection
) -> None:
    """Every cell as text, as it stands in the file."""
    assert numbers(connection.read_csv(str(path), all_varchar=True)) == numbers(path)


def test_values_of_measures(connection: duckdb.DuckDBPyConnection) -> None:
    """As DuckDB reads the file, with numbers that are numbers; only the place is another."""
    found = sc.read_observations(connection.read_csv(str(KIOSK["values"])), card=CARD)
    expected = sc.read_observations(KIOSK["values"], card=CARD)
    assert [(r.measure, r.period, r.value, r.n, r.standard_error) for r in found.records] == [
        (r.measure, r.period, r.value, r.n, r.standard_error) for r in expected.records
    ]
    assert found.provenance is not None
    assert found.provenance.source == "duckdb DuckDBPyRelation"


def test_sums_and_decimals_are_numbers(connection: duckdb.DuckDBPyConnection) -> None:
    """DuckDB adds whole numbers up to ones of 128 bits."""
    query = "select 'otif' as measure, DATE '2026-01-01' as period, sum(range) as numerator, 10.50 as denominator from range(4)"
    record = sc.read_observations(connection.sql(query)).records[0]
    assert (record.numerator, record.denominator, record.period) == (6.0, 10.5, "2026-01-01")


def test_judgements_and_histories(connection: duckdb.DuckDBPyConnection) -> None:
    query = "select 'a' as first, 'b' as second, 3 as judgement"
    found = sc.read_judgements(connection.sql(query))
    assert [(sheet.expert, dict(sheet.judgements)) for sheet in found.sheets] == [
        ("duckdb DuckDBPyRelation", {("a", "b"): 3.0})
    ]
    history = sc.read_customer_history(connection.sql(HISTORY))
    assert history.values() == {"c1": 10.5, "c2": 7.0}


def test_a_relation_is_inspected(connection: duckdb.DuckDBPyConnection) -> None:
    found = doors.inspect_file(connection.sql("select range as E1, 8 - range as P1 from range(1, 8)"))
    assert found.provenance.source == "duckdb DuckDBPyRelation"
    assert [column.name for column in found.columns] == ["E1", "P1"]


def test_what_cannot_be_computed(connection: duckdb.DuckDBPyConnection) -> None:
    """Whether the rows are wanted at once or batch by batch."""
    said = "duckdb DuckDBPyRelation: DuckDB cannot compute the rows (Invalid Input Error: no). Mend the query. [not-computed]"
    values = connection.sql("select error('no') as measure, '2026' as period, 1 as value")
    assert refusal(lambda: sc.read_observations(values), error=ObservationError) == [said]
    history = connection.sql(HISTORY).project("error('no') as customer, date, amount")
    assert refusal(lambda: sc.read_customer_history(history), error=ObservationError) == [said]


def test_names_that_stand_twice_and_no_rows(connection: duckdb.DuckDBPyConnection) -> None:
    twice = connection.sql("select 'a' as measure, 'b' as measure, '2026' as period, 1 as value")
    assert refusal(lambda: sc.read_observations(twice), error=ObservationError) == [
        "duckdb DuckDBPyRelation, column measure: the column stands 2 times. Rename or delete all but one. [duplicate-column]"
    ]
    none = connection.from_arrow(pa.table({"measure": ["a"], "period": ["2026"], "value": [1]})).filter("value > 1")
    assert refusal(lambda: sc.read_observations(none), error=ObservationError) == [
        "duckdb DuckDBPyRelation: the table has no data rows. Hand over the rows too. [no-rows]"
    ]
