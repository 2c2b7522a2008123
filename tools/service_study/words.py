"""Words of the page on service figures."""

from __future__ import annotations

__all__ = ["FIGURES", "TEMPLATE"]

FIGURES: dict[str, str] = {
    "orders: on_time": "orders on time",
    "orders: invoice_right": "orders with a right invoice",
    "orders: right_place": "orders at the right place",
    "orders: documents_right": "orders with right documents",
    "orders: special_request_met": "special requests met",
    "orders: in_full": "orders in full",
    "orders: undamaged": "orders undamaged",
    "orders: right_quantity": "orders with right quantities",
    "orders: on time and in full": "orders on time and in full",
    "orders: perfect": "perfect orders",
    "orders: in stock": "orders without a stock-out",
    "questions: answered on the day": "questions answered on the day",
    "malfunctions: mended on the day": "malfunctions mended on the day",
    "late orders: told in advance": "late orders told in advance",
    "units: fill rate": "fill rate by unit",
    "value: fill rate": "fill rate by value",
    "lines: in full": "lines in full",
    "lines: undamaged": "lines undamaged",
    "lines: right_quantity": "lines with the right quantity",
    "lines: in stock": "lines in stock",
    "lines: on time": "lines on time",
    "value: on time": "value on time",
    "cycle time in days": "cycle time in days, mean",
    "cycle time in minutes": "cycle time in minutes, mean",
    "days after the promise": "days after the promise, mean",
    "time to recover": "minutes to recover, mean",
    "cycle time, standard deviation": "cycle time in days, standard deviation",
    "cycle time, median": "cycle time in days, median",
    "cycle time, 90 % quantile": "cycle time in days, 90 % quantile",
    "cycle time, 95 % quantile": "cycle time in days, 95 % quantile",
}
"""What the page calls each figure."""

TEMPLATE = """# How often intervals of service figures hold what is true

A share of orders on time, a fill rate or a mean cycle time is counted from some orders, and has a 95 % interval for
what the service is like. This page tells how often such intervals held what is true, in services of which
everything is known. The command that computed every number below, and wrote the page:

```sh
make coverage-study
```

{seeds} samples for each line, from seeds 1 to {seeds}; twice the error of simulation of a coverage near 95 % is
{error} points. Python {python}, numpy {numpy}, scipy {scipy}; {minutes} minutes in two processes. Of what follows this
part alone: `python -m tools.service_study`.

A sample is drawn by the generator behind `logistics.simulate`, and what is true is known by algebra
(`Simulation.truth`). Counts are taken from the drawn orders at once, without a file between; a test holds that
`read_orders` and `service_performance` find the same from the file. Intervals are those of `service_performance`:
Wilson's for shares of orders, t for means, and Wilson's with an effective number of trials for ratios of sums
(`clustered_ratio`), clustered by order or by customer.

## In short

{summary}

The bars: rates of orders and means of durations 93–97.5 %, clustered ratios 92–98 %. A rate has a bar if {few} trials
fail on the mean, a ratio if what fails is worth {few} whole orders, a mean if it is of {durations} durations; with less
to count, intervals jump from one number to the next, and a mean of skewed durations is no normal one: see
[fewer failures](#fewer-failures). Lines outside their bar:

{missed}

The columns of all tables: *n* is the mean number of trials, durations or clusters; *held* the share of the intervals
that hold what is true, *too low* and *too high* the shares of those that lie below and above it, all in per cent;
*none* how many samples gave no interval.

## The services

- *usual*: 400 customers, of whom 5 % bring 80 % of the revenue; a tenth of the orders is in trouble, in which
  everything fails five times as often, so that failures come together; 1 to 30 lines an order.
- *failures rarely come alone*: a twentieth of the orders is in trouble, and everything fails twelve times as often.
- *getting worse*: failures of on time and in full rise by 3 % of their first rate a month, and by half of it in the
  seventh month; what is true is the rate over all months.
- *customers differ*: a quarter of the customers is in trouble, in which everything fails three times as often, in all
  of their orders; ten orders a customer on the mean. Ratios are clustered by customer.
- *customers differ much*: a fifth of the customers fails five times as often.
- *usual, clustered by customer*: the first service again, with ratios clustered by its 400 customers, who do not
  differ.

## Rates of orders

{rates}

## Means of durations

{means}

## Clustered ratios

{ratios}

## Fewer failures

The same where fewer than {few} fail on the mean, or there are fewer than {durations} durations.

{few_lines}

## Quantiles and deviations

Intervals of quantiles lie between two order statistics, and hold at least as often as said; days are whole numbers, so
that they hold more often. That of a standard deviation supposes no distribution.

{others}

## How far it carries

What the bars were not set for. Where customers differ, orders are no independent trials: the intervals of rates and
means, which take them for such, are too short, and a ratio clustered by customer (`fill_rate_line`,
`on_time_rate_line`) is the one to trust. *Five customers bring nearly everything*: 100 customers who do not differ, of
whom five bring 80 % of the revenue; so few clusters tell little of the error, and the intervals of ratios are wider
than they need be. *Customers differ, a few bring nearly everything*: 40 and 200 customers who differ, of whom two and
ten bring 80 %. *Five orders a customer*: customers differ, with half as many orders each.

{beyond}
"""
