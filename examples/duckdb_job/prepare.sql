-- What analysts change: how raw tables become what the scorecard reads. Needs raw_orders, raw_answers, raw_values.

-- one row an order line; a nightly export may hold a line twice
CREATE VIEW orders AS
SELECT DISTINCT * FROM raw_orders;

-- answers without those of our own staff
CREATE VIEW answers AS
SELECT * FROM raw_answers
WHERE respondent NOT LIKE 'STAFF%';

-- values of measures: those of other systems, and line fill as counted here
CREATE VIEW measure_values AS
SELECT measure, period, value, n, standard_error, numerator, denominator
FROM raw_values
WHERE NOT (period = '2026-Q2' AND measure IN ('line_fill_rate', 'otif'))
UNION ALL BY NAME
SELECT 'line_fill_rate' AS measure,
       '2026-Q2' AS period,
       count(*) FILTER (quantity_delivered >= quantity_ordered) AS numerator,
       count(*) AS denominator
FROM orders
WHERE quantity_delivered IS NOT NULL
  AND ordered_at >= DATE '2026-04-01' AND ordered_at < DATE '2026-07-01';
