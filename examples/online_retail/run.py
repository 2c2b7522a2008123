"""Value classes, retention and lifetime values of a wholesaler's customers; run from the top of the repository."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from scorecard.io import read_customer_history
from scorecard.logistics import (
    CustomerHistory,
    concentration,
    lifetime_values,
    order_frequency,
    retention,
    value_classes,
)

INVOICES = Path(__file__).with_name("invoices.csv")


def history(first: date, last: date) -> CustomerHistory:
    """Return what customers ordered and returned from one day to another."""
    return read_customer_history(
        INVOICES, order="invoice", kind="kind", quantity="units", since=first, until=last, decimals=3
    )


def main() -> None:
    """Print what is known of the customers."""
    before = history(date(2009, 12, 1), date(2010, 11, 30))
    after = history(date(2010, 12, 1), date(2011, 11, 30))
    values = before.values(buyers=True)
    classes = value_classes(values, not_positive="last")
    stayed = retention(before.buyers(), after.buyers(), classes=classes)
    margins = {one.label: 0.25 * one.value / one.n for one in classes.classes}
    worth = lifetime_values(margins, stayed, discount=0.1, timing="first_margin_now")
    print(before.rule_table().to_text())
    for result in (classes, concentration(values), order_frequency(before.orders), stayed, worth):
        print(f"\n{result}")


if __name__ == "__main__":
    main()
