"""A DuckDB job: SQL prepares the data, its relations go straight into the readers.

Run it with ``python examples/duckdb_job/run.py build/duckdb``; it needs the extra ``duckdb``.
"""

from __future__ import annotations

import sys
from pathlib import Path

import duckdb

import scorecard as sc
from scorecard import logistics

HERE = Path(__file__).parent
PERIOD = "2026-Q2"


def main(out: Path) -> None:
    """Score the card of the template and write its tables."""
    files = sc.template_files("logistics_customer_service")
    card = sc.read_card(files["card"])
    definitions = sc.read_service_definitions(files["definitions"])
    with duckdb.connect() as connection:
        for name, path in (("orders", files["orders"]), ("answers", files["survey"]), ("values", files["values"])):
            connection.read_csv(str(path)).create_view(f"raw_{name}")
        connection.execute((HERE / "prepare.sql").read_text("utf-8"))

        values = sc.read_observations(connection.view("measure_values"), card=card)
        survey = sc.read_survey(connection.view("answers"), card.surveys["customers"])
        orders = sc.read_orders(connection.view("orders"), sc.read_order_layout(files["layout"]))

    service = logistics.service_performance(orders, definitions=definitions, period="quarter")
    otif = sc.service_observations(card, service, measures={"otif": "otif_rate"})
    observations = sc.observe(card, surveys={"customers": {PERIOD: sc.gap_analysis(survey)}}, values=[values, otif])
    evaluation = sc.evaluate(card, observations, period=PERIOD)
    out.mkdir(parents=True, exist_ok=True)
    sc.write_table(evaluation, out / "scores.parquet")
    sc.write_table(orders.quality, out / "quality.md")
    for measure in ("line_fill_rate", "otif"):
        node = evaluation[measure]
        print(f"{measure}: {node.value:.2f}, score {node.score:.0f}, {node.status}")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "build/duckdb"))
