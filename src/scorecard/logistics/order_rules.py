"""Rules for order rows that are not clean, each with a declared treatment."""

from __future__ import annotations

from typing import Literal

from scorecard._model import Frozen

__all__ = ["OrderRules"]


class OrderRules(Frozen):
    """What is done with order rows that are not clean; each rule counts its rows in the data-quality table.

    ``left_out`` leaves rows out of what the rule names, ``missing`` treats the cell as missing, ``kept`` only counts.
    Three rules have one treatment: a line without a promise is left out of what is judged by that promise;
    values in another currency without a rate are left out of value figures; lines of one number and
    order with different contents are kept.

    Attributes
    ----------
    delivered_before_ordered : {"left_out", "missing", "kept"}
        A line delivered before it was ordered is left out of cycle times, with its order where orders are timed,
        its delivery date counts as missing, or its negative cycle time is kept.
    negative_quantity : {"left_out", "missing", "kept"}
        A line with a quantity below zero, such as a return, is left out of every figure, its
        quantities count as missing, or it is kept.
    negative_value : {"missing", "kept"}
        A value below zero of a line whose quantities are not, such as a credit, counts as missing, since a share of
        value is none of it, or is kept.
    over_delivered : {"kept", "missing"}
        More delivered than ordered: kept (whether it is in full is declared beside the figure), or
        the quantity delivered counts as missing. Where less than nothing is ordered, as in a return, there is
        no more.
    repeated_line : {"left_out", "kept"}
        A row that repeats another in every column counts once, or again. Where no column numbers
        the lines, or a row has no number, equal rows may be two lines, and are kept.
    unknown_customer : {"kept", "left_out"}
        An order without a customer, or of one who is not in the list of customers, stands for
        itself where customers are clusters, or is left out of every figure.
    skipped_time : {"shifted", "missing"}
        A local time that the change to summer time skips is moved on by what is skipped, or is missing.
    repeated_time : {"first", "second", "missing"}
        A local time that comes twice when summer time ends is the first, the second, or missing.

    Examples
    --------
    >>> OrderRules().negative_quantity
    'left_out'
    """

    delivered_before_ordered: Literal["left_out", "missing", "kept"] = "left_out"
    negative_quantity: Literal["left_out", "missing", "kept"] = "left_out"
    negative_value: Literal["missing", "kept"] = "missing"
    over_delivered: Literal["kept", "missing"] = "kept"
    repeated_line: Literal["left_out", "kept"] = "left_out"
    unknown_customer: Literal["kept", "left_out"] = "kept"
    skipped_time: Literal["shifted", "missing"] = "shifted"
    repeated_time: Literal["first", "second", "missing"] = "first"
