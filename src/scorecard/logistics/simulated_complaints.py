"""Complaints about simulated orders."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from scorecard.logistics.service_laws import MENDING, MINUTES_A_DAY
from scorecard.logistics.service_truth import PERFECT
from scorecard.logistics.simulated_columns import SimulatedColumn, SimulatedColumns, flags, names, stamps, words
from scorecard.logistics.simulated_customers import CUSTOMER_DIGITS
from scorecard.logistics.simulated_orders import BLOCK_ORDERS, ORDER_DIGITS, OrderBlock
from scorecard.logistics.simulated_plan import OrderPlan
from scorecard.stats.draw_blocks import generator_of

__all__ = ["COMPLAINING_DAYS", "complaint_columns"]

Ints = NDArray[np.int64]

COMPLAINING_DAYS = (1, 6)
"""A complaint comes 1 to 5 days after the delivery, each alike."""
_OFFICE = (8 * 60, 16 * 60)


def complaint_columns(plan: OrderPlan, block: OrderBlock) -> SimulatedColumns:
    """Return the complaints about the orders of a block, one row each.

    Parameters
    ----------
    plan : OrderPlan
        What all blocks have in common.
    block : OrderBlock
        The orders.

    Returns
    -------
    dict of str to SimulatedColumn
        The columns; the complaint has the number of its order.

    Notes
    -----
    The cause is the first condition, in the order of `PERFECT`, that the order fails. A complaint that is solved is
    answered at the latest then.
    """
    truth, n = plan.truth.complaints, len(block.customer)
    rng = generator_of(plan.seed, block.first // BLOCK_ORDERS, stream="complaints")
    failed = np.array([~block.met[c] for c in PERFECT])
    rows = np.flatnonzero((rng.random(n) < truth.complains) & failed.any(axis=0))
    chance = rng.random((4, n))[:, rows]
    solved = chance[0] < truth.solved
    promptly = solved & (chance[1] < truth.promptly)
    day = block.times.delivered[rows] // MINUTES_A_DAY + rng.integers(*COMPLAINING_DAYS, n)[rows]
    opened = day * MINUTES_A_DAY + rng.integers(*_OFFICE, n)[rows]
    answer_days = np.where(chance[2] < truth.answered_on_day, 0, plan.laws.mending.drawn(n, rng=rng)[rows])
    solving_days = np.where(promptly, 0, plan.laws.solving.drawn(n, rng=rng)[rows])
    answered = opened + answer_days * MINUTES_A_DAY + MENDING.drawn(n, rng=rng)[rows]
    ended = opened + solving_days * MINUTES_A_DAY + MENDING.drawn(n, rng=rng)[rows]
    staying = np.where(promptly, truth.stays_promptly, np.where(solved, truth.stays_solved, truth.stays_unsolved))
    paid = rng.integers(0, truth.compensation + 1, n)[rows] * solved
    return {
        "complaint": names("K", block.numbers[rows], digits=ORDER_DIGITS),
        "customer": names("C", block.customer[rows] + 1, digits=CUSTOMER_DIGITS),
        "order": names("O", block.numbers[rows], digits=ORDER_DIGITS),
        "opened_at": stamps(opened),
        "answered_at": stamps(np.where(solved, np.minimum(answered, ended), answered)),
        "solved_at": stamps(ended, solved),
        "cause": words(failed[:, rows].argmax(axis=0), PERFECT),
        "solved": flags(solved),
        "stayed": flags(chance[3] < staying),
        "compensation": SimulatedColumn("money", 100 * paid),
    }
